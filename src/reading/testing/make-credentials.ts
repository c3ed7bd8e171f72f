import { createHash } from 'node:crypto';
import { bytesOf, joined } from './make.ts';

/** What is written as CBOR in tests: whole numbers below 65536, texts, bytes, lists and maps. */
type Written = number | string | boolean | null | Uint8Array | readonly Written[] | { readonly [key: string]: Written };

const head = (kind: number, length: number): Uint8Array =>
  Uint8Array.from(
    length < 24
      ? [(kind << 5) | length]
      : length < 256
        ? [(kind << 5) | 24, length]
        : [(kind << 5) | 25, length >> 8, length & 255],
  );

/** CBOR of a value (RFC 8949), every length in its shortest form. */
export function cborOf(value: Written): Uint8Array {
  if (value === null) return Uint8Array.of(0xf6);
  if (typeof value === 'boolean') return Uint8Array.of(value ? 0xf5 : 0xf4);
  if (typeof value === 'number') return head(0, value);
  if (typeof value === 'string') return joined(head(3, bytesOf(value).length), value);
  if (value instanceof Uint8Array) return joined(head(2, value.length), value);
  if (Array.isArray(value)) return joined(head(4, value.length), ...value.map(cborOf));
  const entries = Object.entries(value);
  return joined(head(5, entries.length), ...entries.flatMap(([key, inner]) => [cborOf(key), cborOf(inner)]));
}

/** A box of a type (ISO/IEC 14496-12 §4.2). */
export function boxOf(type: string, content: Uint8Array): Uint8Array {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(content.length + 8);
  return joined(new Uint8Array(size), type, content);
}

/** A box of boxes with a label (ISO 19566-5). */
export const superbox = (label: string, ...boxes: readonly Uint8Array[]): Uint8Array =>
  boxOf('jumb', joined(boxOf('jumd', joined(new Uint8Array(16), Uint8Array.of(3), label, '\0')), ...boxes));

const hashOf = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

export interface Manifest {
  readonly generator?: string;
  readonly actions?: readonly Written[];
  readonly ingredient?: string;
  /** The stretch of the file that its hash leaves out, and the hash of the rest. */
  readonly file?: { readonly start: number; readonly length: number; readonly hash: Uint8Array };
}

/** A manifest store of one manifest (C2PA 2.1): assertions, the claim over their hashes, and a signature that is none. */
export function storeOf({ generator = 'Darkroom', actions = [], ingredient, file }: Manifest): Uint8Array {
  const assertion = (label: string, value: Written) => [label, superbox(label, boxOf('cbor', cborOf(value)))] as const;
  const assertions = [
    assertion('c2pa.actions.v2', { actions }),
    ...(ingredient === undefined ? [] : [assertion('c2pa.ingredient.v3', { 'dc:title': ingredient, relationship: 'parentOf' })]),
    ...(file === undefined
      ? []
      : [
          assertion('c2pa.hash.data', {
            exclusions: [{ start: file.start, length: file.length }],
            alg: 'sha256',
            hash: file.hash,
            pad: new Uint8Array(8),
          }),
        ]),
  ];
  const claim = cborOf({
    alg: 'sha256',
    claim_generator_info: { name: generator, version: '3.1' },
    'dc:title': 'Mill at the bridge',
    created_assertions: assertions.map(([label, box]) => ({
      url: `self#jumbf=c2pa.assertions/${label}`,
      hash: hashOf(box.subarray(8)),
    })),
  });
  return superbox(
    'c2pa',
    superbox(
      'urn:c2pa:0',
      superbox('c2pa.assertions', ...assertions.map(([, box]) => box)),
      superbox('c2pa.claim.v2', boxOf('cbor', claim)),
      superbox('c2pa.signature', boxOf('cbor', cborOf([new Uint8Array(3), {}, null, new Uint8Array(64)]))),
    ),
  );
}

/** A store in APP11 segments of at most `most` bytes each (ISO/IEC 19566-5, annex D). */
export function app11Of(store: Uint8Array, most = 60_000): Uint8Array {
  const segments: Uint8Array[] = [];
  for (let at = 8; at < store.length; at += most) {
    const content = joined(
      'JP',
      Uint8Array.of(0, 1, 0, 0, (segments.length + 1) >> 8, (segments.length + 1) & 255),
      store.subarray(0, 8),
      store.subarray(at, at + most),
    );
    segments.push(joined(Uint8Array.of(0xff, 0xeb, (content.length + 2) >> 8, (content.length + 2) & 255), content));
  }
  return joined(...segments);
}

/** A JPEG with a manifest made for it: the hash leaves out the segments of the manifest, which stand right after the beginning. */
export function signedJpeg(jpeg: Uint8Array, manifest: Manifest, most?: number): Uint8Array {
  const rest = jpeg.subarray(2);
  const segmentsOf = (length: number) =>
    app11Of(storeOf({ ...manifest, file: { start: 2, length, hash: hashOf(joined(jpeg.subarray(0, 2), rest)) } }), most);
  // The length of the manifest stands in it: it settles after a few rounds.
  let length = 300;
  for (let round = 0; round < 5; round++) length = segmentsOf(length).length;
  return joined(jpeg.subarray(0, 2), segmentsOf(length), rest);
}
