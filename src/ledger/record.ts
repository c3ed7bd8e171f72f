import { AssizeError, type Entry } from '../model/index.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { type Json, canonical } from './canonical.ts';
import { parseEntry } from './entry.ts';
import { isSignedBy } from './signature-anywhere.ts';
import { type Signer, verifySignature } from './signature.ts';
import { LONGEST_ENTRY, tooLong } from './tiles.ts';
import { hashToHex, hexToHash } from './tree.ts';

// A record is what stands in the ledger: an entry and the signature of its writer over the entry's canonical bytes. The tree
// hashes the record, so that neither can be swapped for another.

const utf8 = new TextEncoder();

/** A public key as entries write it: `ed25519:` and 64 hex digits. */
export const keyText = (publicKey: Uint8Array): string => `ed25519:${hashToHex(publicKey)}`;

/** The 32 bytes of a key as entries write it. Throws `ledger/malformed-hash` or `ledger/malformed-record`. */
export function parseKey(text: string): Uint8Array {
  if (!text.startsWith('ed25519:')) throw malformed('its key is not an Ed25519 key');
  return hexToHash(text.slice(8));
}

/**
 * The bytes of an entry that its writer signs: canonical JSON (RFC 8785) in UTF-8. Throws `ledger/malformed-entry`: what could not
 * be read again is not written.
 */
export const messageOf = (entry: Entry): Uint8Array => utf8.encode(canonical(parseEntry(entry) as unknown as Json));

const [OPENING, BETWEEN, CLOSING] = ['{"entry":', ',"sig":"', '"}'].map((part) => utf8.encode(part)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/** An entry's bytes with the signature over them, as the ledger holds them. Throws `ledger/entry-too-long`. */
export function recordOf(message: Uint8Array, signature: Uint8Array): Uint8Array {
  const parts = [OPENING, message, BETWEEN, utf8.encode(toBase64(signature)), CLOSING];
  const record = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  if (record.length > LONGEST_ENTRY) throw tooLong(record.length);
  let at = 0;
  for (const part of parts) {
    record.set(part, at);
    at += part.length;
  }
  return record;
}

/** An entry signed, as the bytes that the ledger holds. Throws `ledger/malformed-entry` and `ledger/entry-too-long`. */
export function sealRecord(entry: Entry, signer: Signer): Uint8Array {
  const message = messageOf(entry);
  return recordOf(message, signer.sign(message));
}

/** A record whose form was checked, and whose signature was not: `message` is what `signature` should be over. */
interface Unchecked {
  readonly entry: Entry;
  readonly message: Uint8Array;
  readonly signature: Uint8Array | null;
}

function readRecord(bytes: Uint8Array): Unchecked {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw malformed('it is not JSON in UTF-8');
  }
  const { entry: said, sig } = (value ?? {}) as { entry?: unknown; sig?: unknown };
  if (typeof sig !== 'string' || said === undefined) throw malformed('it has no entry or no signature');
  // The form first: it bounds how deep the value goes.
  const entry = parseEntry(said);
  const body = canonical(entry as unknown as Json);
  // Whatever else could be written for the same value would let two records pass for one.
  if (`{"entry":${body},"sig":${JSON.stringify(sig)}}` !== text) throw malformed('it is not written canonically');
  return { entry, message: utf8.encode(body), signature: fromBase64(sig) };
}

/**
 * A record taken apart, its signature checked against the key that the entry names. Throws `ledger/malformed-record` when it is
 * not canonical JSON of that form, `ledger/malformed-entry`, and `ledger/bad-signature`.
 */
export function openRecord(bytes: Uint8Array): Entry {
  const { entry, message, signature } = readRecord(bytes);
  if (signature === null || !verifySignature(parseKey(entry.by), message, signature)) throw badSignature(entry);
  return entry;
}

/** The same, in a browser as well as in Node, and many at once. Throws what `openRecord` throws. */
export async function checkRecord(bytes: Uint8Array): Promise<Entry> {
  const { entry, message, signature } = readRecord(bytes);
  if (signature === null || !(await isSignedBy(parseKey(entry.by), message, signature))) throw badSignature(entry);
  return entry;
}

const badSignature = ({ kind }: Entry): AssizeError =>
  new AssizeError(
    'ledger/bad-signature',
    `The signature on an entry of kind "${kind}" is not by the key that it names.`,
    'Compare the ledger with another copy of it; do not go on writing to this one.',
  );

function malformed(what: string): AssizeError {
  return new AssizeError(
    'ledger/malformed-record',
    `A record of the ledger is malformed: ${what}.`,
    'Compare the ledger with another copy of it.',
  );
}
