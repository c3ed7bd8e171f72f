import { sha256Hex } from '../../model/index.ts';
import { type Cbor, decodeCbor } from './cbor.ts';
import { jpegSegments } from './dimensions.ts';
import { type Superbox, boxesOf, superboxOf } from './jumbf.ts';

/** What the manifest of content credentials in an image says (C2PA 2.1), and how far it holds together. None of it is proved. */
export interface Credentials {
  /** The program that wrote the manifest, as it calls itself. */
  readonly generator: string | null;
  readonly title: string | null;
  /** What is said to have been done, in order: "c2pa.created, 2024-05-04T10:15:00Z, by Darkroom 3, as trainedAlgorithmicMedia". */
  readonly actions: readonly string[];
  /** What it is said to be made from. */
  readonly ingredients: readonly string[];
  /** The labels of all assertions of the active manifest. */
  readonly assertions: readonly string[];
  readonly manifests: number;
  /** Whether the assertions are those that the claim was made over: their hashes are in it. */
  readonly whole: boolean;
  /** Whether the bytes of the file are those that the manifest was made for; 'not compared' where its hash is of another form. */
  readonly file: 'same' | 'changed' | 'not compared';
  readonly signature: boolean;
}

const ascii = (bytes: Uint8Array, from: number, length: number) => String.fromCharCode(...bytes.subarray(from, from + length));

/** The chunks of a PNG or a RIFF file: type, and where the content lies. */
function* chunksOf(bytes: Uint8Array, png: boolean): Generator<{ type: string; from: number; to: number }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = png ? 8 : 12; at + 8 <= bytes.length; ) {
    const length = png ? view.getUint32(at) : view.getUint32(at + 4, true);
    const type = ascii(bytes, png ? at + 4 : at, 4);
    yield { type, from: at + 8, to: Math.min(bytes.length, at + 8 + length) };
    at += png ? 12 + length : 8 + length + (length % 2);
  }
}

/** 'c2pa' near the beginning of a box, as the label that a manifest store bears, also where the box is damaged. */
const isStore = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 256)).includes('c2pa');

/** The most segments of one box that are put together: sixty-four thousand bytes fit in each. */
const MOST_PARTS = 2000;

/**
 * Boxes in APP11 segments of a JPEG (ISO/IEC 19566-5, annex D): each segment repeats the head of its box, with the number of the box and
 * of the part.
 */
function inJpeg(bytes: Uint8Array): Uint8Array | null {
  const parts = new Map<number, { readonly order: number; readonly content: Uint8Array }[]>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (const { marker, from, to } of jpegSegments(bytes)) {
    if (marker !== 0xeb || to - from < 16 || ascii(bytes, from, 2) !== 'JP') continue;
    const box = view.getUint16(from + 2);
    const same = parts.get(box) ?? [];
    if (same.length >= MOST_PARTS) continue;
    const head = same.length === 0 ? 0 : view.getUint32(from + 8) === 1 ? 16 : 8;
    same.push({ order: view.getUint32(from + 4), content: bytes.subarray(from + 8 + head, to) });
    parts.set(box, same);
  }
  for (const same of parts.values()) {
    const whole = new Uint8Array(Buffer.concat(same.sort((a, b) => a.order - b.order).map(({ content }) => content)));
    if (isStore(whole)) return whole;
  }
  return null;
}

// The `uuid` box that holds a manifest store in a file of the ISO base media format.
const manifestUuid = [0xd8, 0xfe, 0xc3, 0xd6, 0x1b, 0x0e, 0x48, 0x3c, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7e, 0xc4, 0x81];

/** HEIC and AVIF: behind the sixteen bytes of the box's type stand its version, its purpose up to a zero, and a place of eight bytes. */
function inBaseMedia(bytes: Uint8Array): Uint8Array | null {
  let seen = 0;
  for (const { type, from, to } of boxesOf(bytes)) {
    if ((seen += 1) > 1000) return null;
    if (type !== 'uuid' || !manifestUuid.every((byte, i) => bytes[from + i] === byte)) continue;
    const purpose = bytes.indexOf(0, from + 20);
    return purpose === -1 || purpose + 9 > to ? new Uint8Array() : bytes.subarray(purpose + 9, to);
  }
  return null;
}

/** The bytes of the manifest store: in APP11 segments of a JPEG, the `caBX` chunk of a PNG, the `C2PA` chunk of a WebP, a `uuid` box. */
function storeIn(bytes: Uint8Array, mediaType: string): Uint8Array | null {
  if (mediaType === 'image/jpeg') return inJpeg(bytes);
  if (mediaType === 'image/png' || mediaType === 'image/webp') {
    const png = mediaType === 'image/png';
    for (const { type, from, to } of chunksOf(bytes, png)) if (type === (png ? 'caBX' : 'C2PA')) return bytes.subarray(from, to);
  }
  return mediaType === 'image/heic' || mediaType === 'image/avif' ? inBaseMedia(bytes) : null;
}

/** No more of anything is told: a manifest of a real program has a dozen. */
const MOST_TOLD = 100;

const inner = (value: Cbor | undefined, key: string): Cbor | undefined => (value instanceof Map ? value.get(key) : undefined);
/** Words as they are shown: what turns the direction of writing or has no shape would make a note read as another. */
const seen = (words: string) => words.replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim();
const wordsOf = (value: Cbor | undefined): string | null =>
  typeof value === 'string' && seen(value) !== '' ? seen(value).slice(0, 300) : null;
const listOf = (value: Cbor | undefined): readonly Cbor[] =>
  Array.isArray(value) ? (value as readonly Cbor[]).slice(0, MOST_TOLD) : [];
const bytesIn = (value: Cbor | undefined): Uint8Array | null => (value instanceof Uint8Array ? value : null);

/** What a box of CBOR holds; undefined where it holds none. */
const contentOf = (box: Superbox | undefined): Cbor | undefined => {
  const leaf = box?.leaves.find(({ type }) => type === 'cbor');
  return leaf === undefined ? undefined : decodeCbor(leaf.content);
};

/** A program by its name and version: a text in the first version of the standard, fields later. */
function programOf(value: Cbor | undefined): string | null {
  const name = wordsOf(inner(value, 'name'));
  return name === null ? wordsOf(value) : [name, wordsOf(inner(value, 'version'))].filter((word) => word !== null).join(' ');
}

function actionOf(action: Cbor): string | null {
  const name = wordsOf(inner(action, 'action'));
  if (name === null) return null;
  const program = programOf(inner(action, 'softwareAgent'));
  // The kind of source is an address of a vocabulary (IPTC), of which the last part is the term.
  const source = wordsOf(inner(action, 'digitalSourceType'))?.split('/').at(-1) ?? null;
  const when = wordsOf(inner(action, 'when'));
  return [name, when, program && `by ${program}`, source && `as ${source}`]
    .filter((word) => word !== null && word !== '')
    .join(', ');
}

const sha256Of = (bytes: Uint8Array) => `sha256 ${sha256Hex(bytes)}`;
/** A hash as the manifest gives it, with the method it names; null for a method other than SHA-256. */
function hashIn(value: Cbor | undefined, fallback: string | null): string | null {
  const hash = bytesIn(inner(value, 'hash'));
  return hash === null || (wordsOf(inner(value, 'alg')) ?? fallback ?? 'sha256') !== 'sha256'
    ? null
    : `sha256 ${Buffer.from(hash.buffer, hash.byteOffset, hash.length).toString('hex')}`;
}

/** The bytes of the file outside the stretches that a hash leaves out; null for stretches that make no sense. */
function without(bytes: Uint8Array, exclusions: readonly Cbor[]): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const exclusion of exclusions) {
    const start = inner(exclusion, 'start');
    const length = inner(exclusion, 'length');
    if (typeof start !== 'number' || typeof length !== 'number' || start < at || length < 0 || start + length > bytes.length)
      return null;
    parts.push(bytes.subarray(at, start));
    at = start + length;
  }
  return new Uint8Array(Buffer.concat([...parts, bytes.subarray(at)]));
}

function fileAgainst(bytes: Uint8Array, assertion: Cbor | undefined, fallback: string | null): Credentials['file'] {
  const stated = hashIn(assertion, fallback);
  const counted = stated === null ? null : without(bytes, listOf(inner(assertion, 'exclusions')));
  if (stated === null || counted === null) return 'not compared';
  return sha256Of(counted) === stated ? 'same' : 'changed';
}

const nothing: Credentials = {
  generator: null,
  title: null,
  actions: [],
  ingredients: [],
  assertions: [],
  manifests: 0,
  whole: false,
  file: 'not compared',
  signature: false,
};

/**
 * The content credentials (C2PA) of an image, or null where it carries none. Read from the active manifest, which is the last of the
 * store (§11.1.4). Hashes are compared; the signature is not, and who signed is not: a manifest says what whoever
 * wrote it wanted it to say. One that is damaged gives what can be read of it.
 */
export function credentialsOf(bytes: Uint8Array, mediaType: string): Credentials | null {
  const store = storeIn(bytes, mediaType);
  if (store === null) return null;
  const manifests = superboxOf(store)?.boxes ?? [];
  const active = manifests.at(-1);
  if (active === undefined) return nothing;
  const named = (label: string) => active.boxes.find((box) => box.label === label);
  const claim = contentOf(named('c2pa.claim.v2') ?? named('c2pa.claim'));
  const assertions = named('c2pa.assertions')?.boxes ?? [];
  const method = wordsOf(inner(claim, 'alg'));
  const info = inner(claim, 'claim_generator_info');
  const kind = (label: string) => assertions.filter((box) => new RegExp(`^${label}(?:\\.v\\d)?(?:__\\d+)?$`).test(box.label));
  const references = ['assertions', 'created_assertions', 'gathered_assertions'].flatMap((key) => listOf(inner(claim, key)));
  // Each is hashed once, however often a hostile claim names it.
  const hashes = new Map(assertions.map(({ label, content }) => [label, sha256Of(content)]));
  const holds = (reference: Cbor) => {
    const hash = hashIn(reference, method);
    return hash !== null && hash === hashes.get(wordsOf(inner(reference, 'url'))?.split('/').at(-1) ?? '');
  };
  return {
    generator: programOf(Array.isArray(info) ? (info as readonly Cbor[])[0] : info) ?? wordsOf(inner(claim, 'claim_generator')),
    title: wordsOf(inner(claim, 'dc:title')),
    actions: kind('c2pa\\.actions')
      .flatMap((box) => listOf(inner(contentOf(box), 'actions')))
      .flatMap((action) => actionOf(action) ?? [])
      .slice(0, MOST_TOLD),
    ingredients: kind('c2pa\\.ingredient')
      .flatMap((box) => wordsOf(inner(contentOf(box), 'dc:title')) ?? [])
      .slice(0, MOST_TOLD),
    assertions: assertions.map(({ label }) => seen(label).slice(0, 100)).slice(0, MOST_TOLD),
    manifests: manifests.length,
    whole: references.length > 0 && references.every(holds),
    file: fileAgainst(bytes, contentOf(kind('c2pa\\.hash\\.data')[0]), method),
    signature: named('c2pa.signature') !== undefined,
  };
}
