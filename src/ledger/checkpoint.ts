import { AssizeError, sha256 } from '../model/index.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { type Hash, sameHash } from './tree.ts';

// Checkpoints as C2SP tlog-checkpoint: a signed note (C2SP signed-note) whose text is the log's origin, the size of the tree and
// its root hash. Any reader of those formats can read ours.

export interface Checkpoint {
  /** The name of the log, also the name of its key. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** A signature line of a signed note. */
export interface NoteSignature {
  readonly name: string;
  /** The first four bytes of SHA-256 over the name, a line feed, the type of the algorithm and the public key. */
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

/** The type of an Ed25519 key in a signed note. */
const ED25519 = Uint8Array.of(1);
const DASH = '\u2014';
const utf8 = new TextEncoder();

/** The id of an Ed25519 key by its name and its 32 bytes. */
export const keyIdOf = (name: string, publicKey: Uint8Array): Uint8Array =>
  sha256(utf8.encode(`${name}\n`), ED25519, publicKey).slice(0, 4);

/** The text of a checkpoint: what is signed. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${toBase64(root)}\n`;

/** A checkpoint as a signed note; `signature` is over the UTF-8 bytes of `checkpointText`. */
export function formatCheckpoint(checkpoint: Checkpoint, publicKey: Uint8Array, signature: Uint8Array): string {
  const line = new Uint8Array(4 + signature.length);
  line.set(keyIdOf(checkpoint.origin, publicKey));
  line.set(signature, 4);
  return `${checkpointText(checkpoint)}\n${DASH} ${checkpoint.origin} ${toBase64(line)}\n`;
}

/** A signed note taken apart: its text with the last line feed, and its signatures. Throws `ledger/malformed-note`. */
export function parseNote(note: string): { readonly text: string; readonly signatures: readonly NoteSignature[] } {
  const end = note.lastIndexOf('\n\n');
  // Control characters have no place in a note; they could make it look like another on a terminal.
  // oxlint-disable-next-line no-control-regex
  if (end < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f\u007f\ufffd]/.test(note))
    throw malformed('a note needs text, an empty line and signatures');
  const text = note.slice(0, end + 1);
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map((line) => {
      const parts = line.split(' ');
      const bytes = parts.length === 3 ? fromBase64(parts[2]!) : null;
      if (parts[0] !== DASH || !parts[1] || parts[1].includes('+') || bytes === null || bytes.length < 5)
        throw malformed('a line after the text is no signature');
      return { name: parts[1], keyId: bytes.slice(0, 4), signature: bytes.slice(4) };
    });
  return { text, signatures };
}

/** The text of a note as a checkpoint. Throws `ledger/malformed-checkpoint`. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, size, rootText] = text.split('\n');
  const root = fromBase64(rootText ?? '');
  if (!origin || !/^(?:0|[1-9]\d{0,15})$/.test(size ?? '') || root?.length !== 32 || !text.endsWith('\n'))
    throw new AssizeError(
      'ledger/malformed-checkpoint',
      'The text of the note is no checkpoint.',
      'A checkpoint is an origin, a size and a root hash, each on a line.',
    );
  return { origin, size: Number(size), root };
}

/** The signature of a key by its name on a note, or null when the note has none by it. */
export function signatureOf(signatures: readonly NoteSignature[], name: string, publicKey: Uint8Array): Uint8Array | null {
  const id = keyIdOf(name, publicKey);
  return signatures.find((one) => one.name === name && sameHash(one.keyId, id))?.signature ?? null;
}

function malformed(what: string): AssizeError {
  return new AssizeError(
    'ledger/malformed-note',
    `The signed note is malformed: ${what}.`,
    'Take the note from another copy of the file, and keep the broken one.',
  );
}
