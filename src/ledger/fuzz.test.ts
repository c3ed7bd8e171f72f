import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AssizeError, sha256 } from '../model/index.ts';
import { processorTime } from '../model/testing/processor.ts';
import {
  canonical,
  checkProof,
  checkpointText,
  formatCheckpoint,
  keyText,
  leafHash,
  makeKey,
  openRecord,
  openSigner,
  packBundle,
  packTile,
  parseCheckpoint,
  parseNote,
  readProof,
  sealRecord,
  toBase64,
  unpackBundle,
  unpackTile,
  writeProof,
} from './index.ts';
import { Authority } from './testing/authority.ts';
import { readCertificates } from './timestamp-certificate.ts';
import { readDer } from './timestamp-der.ts';
import { readTimestampRequest, verifyTimestamp, writeTimestampRequest } from './timestamp.ts';

/** How many inputs each parser is given; `npm run torture` asks for 200,000. */
const INPUTS = Number(process.env['ASSIZE_FUZZ'] ?? 3000);
/** No input of the sizes made here may take longer, in milliseconds of this process's own time. */
const LONGEST = 2000;

/** Chance that comes out the same each time. */
class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(most: number): number {
    this.#state = (this.#state * 48_271) % 2_147_483_647;
    return most === 0 ? 0 : this.#state % most;
  }
}

// Bytes that mean something to one parser or another: lengths, tags, marks of JSON and of notes, ends of numbers.
const TELLING = [
  0, 1, 0x02, 0x04, 0x05, 0x06, 0x0a, 0x17, 0x20, 0x22, 0x2c, 0x30, 0x31, 0x5b, 0x5c, 0x7b, 0x7d, 0x7f, 0x80, 0x81, 0x82, 0x84,
  0xa0, 0xe2, 0xf0, 0xff,
];

/** One of the seeds with some things done to it: bits, bytes, runs cut out, doubled, moved, or taken from another seed. */
function mutated(seeds: readonly Uint8Array[], chance: Chance): Uint8Array {
  let bytes = [...seeds[chance.below(seeds.length)]!];
  for (let n = 1 + chance.below(4); n > 0; n--) {
    const at = chance.below(bytes.length + 1);
    const length = chance.below(Math.min(40, bytes.length - at + 1));
    const other = seeds[chance.below(seeds.length)]!;
    const from = chance.below(other.length);
    const how = chance.below(8);
    if (how === 0 && at < bytes.length) bytes[at] = bytes[at]! ^ (1 << chance.below(8));
    else if (how === 1 && at < bytes.length) bytes[at] = TELLING[chance.below(TELLING.length)]!;
    else if (how === 2) bytes.splice(at, length);
    else if (how === 3) bytes.splice(at, 0, ...bytes.slice(at, at + length));
    else if (how === 4) bytes.splice(at, 0, ...other.subarray(from, from + length));
    else if (how === 5) bytes = bytes.slice(0, at);
    else if (how === 6) bytes.splice(at, 0, TELLING[chance.below(TELLING.length)]!);
    else if (at < bytes.length) bytes[at] = chance.below(256);
  }
  return Uint8Array.from(bytes);
}

const utf8 = new TextEncoder();
function text(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AssizeError('test/no-text', 'It is not UTF-8.', '', { cause });
  }
}
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

const signer = openSigner(makeKey());
const by = keyText(signer.publicKey);
const head = { origin: 'assize/0123456789abcdef', size: 5, root: leafHash(utf8.encode('x')) };
const note = formatCheckpoint(head, signer.publicKey, signer.sign(utf8.encode(checkpointText(head))));
const records = [
  sealRecord({ v: 1, kind: 'opened', name: 'Selm "\\ é', at: '2020-01-01T00:00:00.000Z', by }, signer),
  sealRecord(
    { v: 1, kind: 'noted', at: '2020-01-01T00:00:00.000Z', by, note: { code: 'a/b', source: null, what: '\u0007', next: '' } },
    signer,
  ),
];
let clock: Authority;
let request: Uint8Array;
let answer: Uint8Array;
beforeAll(() => {
  clock = new Authority('Clock of Orlow');
  request = writeTimestampRequest(sha256(utf8.encode(note)), Uint8Array.of(200, 1, 2, 3, 4, 5, 6, 7));
  answer = clock.answer(request);
}, 60_000);
afterAll(() => clock?.remove());

interface Parser {
  readonly seeds: () => readonly Uint8Array[];
  /** Reads it, and gives what it would be written as again; null where there is no writing it. Throws AssizeError. */
  readonly read: (bytes: Uint8Array) => Uint8Array | null | Promise<Uint8Array | null>;
}

const proof = (steps: string) =>
  Uint8Array.from(
    Buffer.from(`004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108${'ab'.repeat(32)}${steps}`, 'hex'),
  );

const parsers: Record<string, Parser> = {
  'signed notes': {
    seeds: () => [utf8.encode(note), utf8.encode(`${note}${note.split('\n').at(-2)}\n`)],
    // Whatever is taken for a note is written by its parts again to the byte.
    read: (bytes) => {
      const { text: said, signatures } = parseNote(text(bytes));
      const lines = signatures.map(
        ({ name, keyId, signature }) => `— ${name} ${toBase64(Uint8Array.from([...keyId, ...signature]))}\n`,
      );
      return utf8.encode(`${said}\n${lines.join('')}`);
    },
  },
  checkpoints: {
    seeds: () => [utf8.encode(checkpointText(head))],
    // Lines after the third are extensions: what is read of the first three is written the same.
    read: (bytes) => {
      const said = checkpointText(parseCheckpoint(text(bytes)));
      return utf8.encode(said + text(bytes).slice(said.length));
    },
  },
  tiles: {
    seeds: () => [packTile([leafHash(utf8.encode('a')), leafHash(utf8.encode('b'))])],
    read: (bytes) => {
      const hashes = unpackTile(bytes, 2);
      if (hashes === null) throw new AssizeError('ledger/no-tile', 'It is no tile of two.', '');
      return packTile(hashes);
    },
  },
  'bundles of entries': {
    seeds: () => [packBundle(records), packBundle([]), packBundle([records[0]!])],
    read: (bytes) => packBundle(unpackBundle(bytes)),
  },
  records: {
    seeds: () => records,
    // What is signed cannot be changed: only the seeds themselves come through.
    read: (bytes) => {
      const entry = openRecord(bytes);
      const { sig } = JSON.parse(text(bytes)) as { sig: string };
      if (!records.some((one) => same(one, bytes))) throw new Error('A changed record was taken for a signed one.');
      return utf8.encode(`{"entry":${canonical(entry as never)},"sig":"${sig}"}`);
    },
  },
  DER: {
    seeds: () => [request, answer],
    read: (bytes) => readDer(bytes).whole,
  },
  'certificates in PEM': {
    seeds: () => [utf8.encode(clock.roots)],
    read: (bytes) => {
      for (const { der } of readCertificates(text(bytes))) expect(readDer(der).whole).toEqual(der);
      return null;
    },
  },
  'requests for time-stamps': {
    seeds: () => [request],
    read: (bytes) => {
      readTimestampRequest(bytes);
      return null;
    },
  },
  'answers to them': {
    seeds: () => [answer],
    // Accepted is only what says the same: the authority signed nothing else.
    read: async (bytes) => {
      const { time } = await verifyTimestamp({ request, answer: bytes, roots: clock.roots });
      expect(time).toBe((await verifyTimestamp({ request, answer, roots: clock.roots })).time);
      return null;
    },
  },
  'proofs of OpenTimestamps': {
    seeds: () => [
      proof('f00401020304080083dfe30d2ef90c8e06056874747073'),
      proof('fff102010208000588960d73d7190103aabb1808000588960d73d719010301aa05'),
    ],
    read: (bytes) => {
      const written = writeProof(readProof(bytes));
      checkProof(bytes, readProof(bytes).digest);
      return written;
    },
  },
};

describe('whatever the bytes', () => {
  it.each(Object.keys(parsers))(
    '%s are read as they would be written, or refused with a reason, at once',
    { timeout: 86_400_000 },
    async (name) => {
      const { seeds, read } = parsers[name]!;
      const all = seeds();
      const chance = new Chance(20_161 + name.length);
      let [taken, slowest] = [0, 0];
      // An answer costs a hundred times what the others cost: certificates are checked in it.
      const inputs = name === 'answers to them' ? Math.ceil(INPUTS / 5) : INPUTS;
      for (let n = 0; n < inputs; n++) {
        const bytes = n < 20 ? Uint8Array.from({ length: chance.below(200) }, () => chance.below(256)) : mutated(all, chance);
        const took = await processorTime(async () => {
          try {
            const written = await read(bytes);
            taken += 1;
            if (written !== null && !same(written, bytes))
              throw new Error(`Read, and would be written otherwise: ${Buffer.from(bytes).toString('hex')}`);
          } catch (error) {
            if (!(error instanceof AssizeError))
              throw new Error(`After ${n}: ${Buffer.from(bytes).toString('hex')}`, { cause: error });
            expect(error.code).toMatch(/^[a-z]+\//);
          }
        });
        slowest = Math.max(slowest, took);
      }
      expect(slowest).toBeLessThan(LONGEST);
      // A parser that refuses everything would pass all this.
      for (const seed of all.slice(0, 1)) await read(seed);
      expect(taken).toBeLessThan(inputs);
    },
  );
});
