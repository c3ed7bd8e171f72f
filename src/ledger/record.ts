import { AssizeError, type Entry } from '../model/index.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { type Json, canonical } from './canonical.ts';
import { type Signer, verifySignature } from './signature.ts';
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

/** An entry with its signature, as the bytes that the ledger holds: canonical JSON (RFC 8785) in UTF-8. */
export function sealRecord(entry: Entry, signer: Signer): Uint8Array {
  const body = canonical(entry as unknown as Json);
  return utf8.encode(`{"entry":${body},"sig":"${toBase64(signer.sign(utf8.encode(body)))}"}`);
}

/**
 * A record taken apart, its signature checked against the key that the entry names. Throws `ledger/malformed-record` when it is
 * not canonical JSON of that form, and `ledger/bad-signature`.
 */
export function openRecord(bytes: Uint8Array): Entry {
  const text = new TextDecoder('utf-8', { fatal: false }).decode(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('it is not JSON');
  }
  const { entry, sig } = (value ?? {}) as { entry?: unknown; sig?: unknown };
  if (typeof sig !== 'string' || !isEntry(entry)) throw malformed('it has no entry or no signature');
  const body = canonical(entry as unknown as Json);
  // Whatever else could be written for the same value would let two records pass for one.
  if (`{"entry":${body},"sig":${JSON.stringify(sig)}}` !== text) throw malformed('it is not written canonically');
  const signature = fromBase64(sig);
  if (signature === null || !verifySignature(parseKey(entry.by), utf8.encode(body), signature))
    throw new AssizeError(
      'ledger/bad-signature',
      `The signature on an entry of kind "${entry.kind}" is not by the key that it names.`,
      'Compare the ledger with another copy of it; do not go on writing to this one.',
    );
  return entry;
}

const kinds = new Set(['opened', 'received', 'read', 'noted', 'reviewed', 'exported', 'withdrawn']);

function isEntry(value: unknown): value is Entry {
  const entry = value as Partial<Entry> | null;
  return (
    typeof entry === 'object' &&
    entry !== null &&
    entry.v === 1 &&
    typeof entry.by === 'string' &&
    typeof entry.at === 'string' &&
    kinds.has(String(entry.kind))
  );
}

function malformed(what: string): AssizeError {
  return new AssizeError(
    'ledger/malformed-record',
    `A record of the ledger is malformed: ${what}.`,
    'Compare the ledger with another copy of it.',
  );
}
