import { AssizeError, sha256 } from '../model/index.ts';
import { ripemd160, sha1 } from './opentimestamps-hashes.ts';
import { hashToHex, sameHash } from './tree.ts';

// Proofs in the form of OpenTimestamps (detached, version 1): a hash is led by operations to a block of Bitcoin, or so far only to
// a calendar that promised to bring it there. Read, written and followed here; no network.

const MAGIC = Uint8Array.from('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294'.match(/../g)!, (pair) =>
  Number.parseInt(pair, 16),
);
const VERSION = 1;
const SHA256 = 0x08;
const [APPEND, PREPEND, HEXLIFY, FORK, ATTESTATION] = [0xf0, 0xf1, 0xf3, 0xff, 0x00];
const HASHES: Readonly<Record<number, (message: Uint8Array) => Uint8Array>> = { 0x02: sha1, 0x03: ripemd160, [SHA256]: sha256 };
const PENDING = '83dfe30d2ef90c8e';
const BITCOIN = '0588960d73d71901';
/** The longest message, the longest attestation, the longest address, the deepest nesting, the largest file that is read. */
const LIMIT = { message: 4096, attestation: 8192, uri: 1000, depth: 256, file: 65_536 } as const;
export const HEADER_BYTES = 80;

/** What stands at the end of a branch. */
type Attestation =
  | { readonly kind: 'pending'; readonly uri: string }
  | { readonly kind: 'bitcoin'; readonly height: number }
  | { readonly kind: 'other' };
/** A step: an operation and what follows from its result, or an attestation. Its bytes are kept as they are. */
type Step = { readonly written: Uint8Array } & (
  | { readonly attestation: Attestation }
  | { readonly apply: (message: Uint8Array) => Uint8Array; readonly next: readonly Step[] }
);

/** A proof that has been read: the hash it begins with, and the steps from there. */
export interface Proof {
  readonly digest: Uint8Array;
  readonly steps: readonly Step[];
}

/** Where a proof leads. */
export interface Anchors {
  /** Calendars that hold a message and have not yet brought it into a block. A promise proves nothing. */
  readonly pending: readonly { readonly uri: string; readonly message: Uint8Array }[];
  /** Blocks of Bitcoin, by height, whose Merkle root (in the order of its bytes in the header) the proof leads to. */
  readonly blocks: readonly { readonly height: number; readonly merkleRoot: Uint8Array }[];
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    if (bytes.length > LIMIT.file) throw malformed('it is too large');
    this.#bytes = bytes;
  }

  get at(): number {
    return this.#at;
  }

  take(count: number): Uint8Array {
    if (count > this.#bytes.length - this.#at) throw malformed('it breaks off');
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  byte(): number {
    return this.take(1)[0]!;
  }

  /** Seven bits a byte, lowest first; the high bit says that more follow. */
  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (!Number.isSafeInteger(value)) throw malformed('a number in it is too large');
      if (byte >= 0x80) continue;
      if (byte === 0 && factor > 1) throw malformed('a number in it is written longer than needed');
      return value;
    }
  }

  sized(most: number, least = 0): Uint8Array {
    const length = this.number();
    if (length < least || length > most) throw malformed('a part of it has a length that is not allowed');
    return this.take(length);
  }

  since(from: number): Uint8Array {
    return this.#bytes.slice(from, this.#at);
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw malformed('something follows its end');
  }
}

function readSteps(reader: Reader, depth: number): Step[] {
  if (depth > LIMIT.depth) throw malformed('it nests too deep');
  const steps: Step[] = [];
  for (;;) {
    const first = reader.byte();
    const last = first !== FORK;
    steps.push(readStep(reader, last ? first : reader.byte(), depth));
    if (last) return steps;
  }
}

function readStep(reader: Reader, tag: number, depth: number): Step {
  const from = reader.at - 1;
  if (tag === ATTESTATION) {
    const kind = hashToHex(reader.take(8));
    const payload = new Reader(reader.sized(LIMIT.attestation));
    return { attestation: readAttestation(kind, payload), written: reader.since(from) };
  }
  let apply: (message: Uint8Array) => Uint8Array;
  if (tag === APPEND || tag === PREPEND) {
    const more = reader.sized(LIMIT.message, 1);
    apply = tag === APPEND ? (message) => joined(message, more) : (message) => joined(more, message);
  } else if (tag === HEXLIFY) apply = (message) => new TextEncoder().encode(hashToHex(message));
  else {
    const hash = HASHES[tag];
    if (hash === undefined)
      throw malformed(`its operation ${tag.toString(16).padStart(2, '0')} is not one that is followed here`);
    apply = hash;
  }
  const written = reader.since(from);
  return { apply, written, next: readSteps(reader, depth + 1) };
}

function readAttestation(kind: string, payload: Reader): Attestation {
  if (kind === PENDING) {
    const uri = new TextDecoder('latin1').decode(payload.sized(LIMIT.uri));
    payload.end();
    if (!/^[A-Za-z0-9._/:-]*$/.test(uri)) throw malformed('the address of a calendar holds marks that it may not hold');
    return { kind: 'pending', uri };
  }
  if (kind !== BITCOIN) return { kind: 'other' };
  const height = payload.number();
  payload.end();
  return { kind: 'bitcoin', height };
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

/** A detached proof over a SHA-256 (`.ots`). Throws `ledger/malformed-proof`. */
export function readProof(bytes: Uint8Array): Proof {
  const reader = new Reader(bytes);
  if (!sameHash(reader.take(MAGIC.length), MAGIC)) throw malformed('it does not begin as such a proof does');
  if (reader.number() !== VERSION) throw malformed('it has a version that is not known');
  if (reader.byte() !== SHA256) throw malformed('it is over another hash than SHA-256');
  const digest = reader.take(32).slice();
  const steps = readSteps(reader, 0);
  reader.end();
  return { digest, steps };
}

function writeSteps(steps: readonly Step[]): Uint8Array {
  return joined(
    ...steps.flatMap((step, n) => [
      ...(n < steps.length - 1 ? [Uint8Array.of(FORK)] : []),
      step.written,
      ...('next' in step ? [writeSteps(step.next)] : []),
    ]),
  );
}

/** A proof as the bytes of an `.ots` file. */
export const writeProof = ({ digest, steps }: Proof): Uint8Array =>
  joined(MAGIC, Uint8Array.of(VERSION, SHA256), digest, writeSteps(steps));

/** What a calendar is asked to keep for a hash: SHA-256(hash ‖ nonce), so that it learns nothing. `nonce` has 16 bytes of chance. */
export const calendarDigest = (digest: Uint8Array, nonce: Uint8Array): Uint8Array => sha256(digest, nonce);

/** The proof of a hash from a calendar's reply to `calendarDigest`. Throws `ledger/malformed-proof`. */
export function proofFromReply(digest: Uint8Array, nonce: Uint8Array, reply: Uint8Array): Proof {
  if (nonce.length === 0 || nonce.length > 127) throw new RangeError('A nonce has 1 to 127 bytes.');
  return readProof(
    joined(
      MAGIC,
      Uint8Array.of(VERSION, SHA256),
      digest,
      Uint8Array.of(APPEND, nonce.length),
      nonce,
      Uint8Array.of(SHA256),
      reply,
    ),
  );
}

/** Follows every branch and tells of each attestation with the message that it is over. Throws `ledger/malformed-proof`. */
function walk(steps: readonly Step[], message: Uint8Array, found: (attestation: Attestation, message: Uint8Array) => void): void {
  for (const step of steps) {
    if ('attestation' in step) found(step.attestation, message);
    else {
      const result = step.apply(message);
      if (result.length > LIMIT.message) throw malformed('a message in it grows too long');
      walk(step.next, result, found);
    }
  }
}

/** Where a proof leads, by working it through. Throws `ledger/malformed-proof`. */
export function anchorsOf({ digest, steps }: Proof): Anchors {
  const pending: { uri: string; message: Uint8Array }[] = [];
  const blocks: { height: number; merkleRoot: Uint8Array }[] = [];
  walk(steps, digest, (attestation, message) => {
    if (attestation.kind === 'pending') pending.push({ uri: attestation.uri, message });
    if (attestation.kind === 'bitcoin') {
      if (message.length !== 32) throw malformed('what it says stands in a block is no hash');
      blocks.push({ height: attestation.height, merkleRoot: message });
    }
  });
  return { pending, blocks };
}

/** The proof with what a calendar has added by now to a message that was pending. Throws `ledger/malformed-proof`. */
export function withReply({ digest, steps }: Proof, pending: Uint8Array, reply: Uint8Array): Proof {
  const reader = new Reader(reply);
  const more = readSteps(reader, 0);
  reader.end();
  const grown = (at: readonly Step[], message: Uint8Array): Step[] =>
    at.flatMap((step) => {
      if ('next' in step) return [{ ...step, next: grown(step.next, step.apply(message)) }];
      return step.attestation.kind === 'pending' && sameHash(message, pending) ? [...more, step] : [step];
    });
  // Read again from its bytes, so that what is kept is known to be readable.
  return readProof(writeProof({ digest, steps: grown(steps, digest) }));
}

/** A block's header that proves work: the Merkle root over what is in the block, and when it was made by its maker's clock. */
export interface Header {
  readonly merkleRoot: Uint8Array;
  /** ISO 8601 in UTC; true to about two hours. */
  readonly time: string;
  /** How many first bits of its hash are zero: each one more doubled what it cost to make. */
  readonly work: number;
}

/** So much work went into every block since early 2014; a header that anybody could make on a table has less. */
const LEAST_WORK = 64;

/** The 80 bytes of a block's header. Throws `ledger/malformed-header` where they prove no work. */
export function readHeader(bytes: Uint8Array): Header {
  const hash = sha256(sha256(bytes)).toReversed();
  const first = hash.findIndex((byte) => byte !== 0);
  const work = first < 0 ? 256 : 8 * first + Math.clz32(hash[first]!) - 24;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length !== HEADER_BYTES || work < LEAST_WORK || !meetsTarget(hash, view.getUint32(72, true)))
    throw new AssizeError(
      'ledger/malformed-header',
      'What is given as the header of a block is not one into which the work of Bitcoin went.',
      'A header has 80 bytes, as `bitcoin-cli getblockheader HASH false` prints them in hex.',
    );
  return { merkleRoot: bytes.slice(36, 68), time: new Date(view.getUint32(68, true) * 1000).toISOString(), work };
}

/** Whether a hash, highest byte first, is at most the target that a header states for itself. */
function meetsTarget(hash: Uint8Array, bits: number): boolean {
  const exponent = bits >>> 24;
  const target = BigInt(bits & 0x7fffff) << BigInt(8 * Math.max(0, exponent - 3));
  return (bits & 0x800000) === 0 && exponent >= 3 && exponent <= 32 && BigInt(`0x${hashToHex(hash)}`) <= target;
}

/** What a proof shows of a hash. */
export interface OpenTimestamp extends Anchors {
  /** The time of the earliest block of which a header was given; null while nothing is proved. */
  readonly time: string | null;
}

/**
 * Checks a detached proof of a hash, with the headers of blocks (80 bytes each, one after another) that are trusted. Without the
 * header of a block that it leads to it proves nothing: `time` is null. A header states when its maker says it was made.
 * Throws `ledger/malformed-proof`, `ledger/other-proof` and `ledger/malformed-header`.
 */
export function checkProof(bytes: Uint8Array, digest: Uint8Array, headers: Uint8Array = new Uint8Array()): OpenTimestamp {
  const proof = readProof(bytes);
  if (!sameHash(proof.digest, digest))
    throw new AssizeError(
      'ledger/other-proof',
      'The OpenTimestamps proof is over something else.',
      'It proves nothing here. Compare with another copy.',
    );
  const anchors = anchorsOf(proof);
  const times: string[] = [];
  for (let at = 0; at < headers.length; at += HEADER_BYTES) {
    const { merkleRoot, time } = readHeader(headers.subarray(at, at + HEADER_BYTES));
    if (anchors.blocks.some((block) => sameHash(block.merkleRoot, merkleRoot))) times.push(time);
  }
  return { ...anchors, time: times.sort()[0] ?? null };
}

function malformed(what: string): AssizeError {
  return new AssizeError(
    'ledger/malformed-proof',
    `The OpenTimestamps proof is malformed: ${what}.`,
    'Take it from another copy, or ask the calendar again.',
  );
}
