import { AssizeError, type Stamped, sha256 } from '../model/index.ts';
import { parseCheckpoint, parseNote, signatureOf, type Checkpoint } from './checkpoint.ts';
import { type Anchors, checkProof } from './opentimestamps.ts';
import { isSignedBy } from './signature-anywhere.ts';
import { verifySignature } from './signature.ts';
import { type Timestamp, readTimestampRequest, verifyTimestamp } from './timestamp.ts';
import { sameHash } from './tree.ts';

/** What a time-stamp is checked with: the bytes that an entry names. */
export interface StampParts {
  /** The signed note that was stamped. */
  readonly note: Uint8Array;
  readonly request: Uint8Array | null;
  readonly answer: Uint8Array;
  readonly against: Uint8Array | null;
}

/** What a time-stamp was found to show. */
export type Stamp =
  | ({ readonly proof: 'rfc3161' } & Timestamp)
  | ({ readonly proof: 'opentimestamps' /** Null: it proves nothing yet. */; readonly time: string | null } & Anchors);

/**
 * Checks a time-stamp against what its entry says: that it is over that very note, under the policy that was demanded, and states
 * that very time. What `verifyTimestamp` and `checkProof` throw; `ledger/other-timestamp` where the entry says something else.
 */
export async function checkStamp(
  { proof, policy, time }: Pick<Stamped, 'proof' | 'policy' | 'time'>,
  { note, request, answer, against }: StampParts,
): Promise<Stamp> {
  const digest = sha256(note);
  if (proof === 'opentimestamps') {
    const found = checkProof(answer, digest, against ?? new Uint8Array());
    if (found.time !== time) throw otherTime(time, found.time);
    return { proof, ...found };
  }
  if (request === null || against === null)
    throw new AssizeError(
      'ledger/other-timestamp',
      'The entry of the time-stamp names no request or no certificates.',
      'Without both it cannot be checked. Ask the authority again.',
    );
  const asked = readTimestampRequest(request);
  const found = await verifyTimestamp({ request, answer, roots: new TextDecoder().decode(against) });
  if (!sameHash(asked.imprint, digest)) throw otherTime('this checkpoint', 'another one');
  if (policy !== null && found.policy !== policy) throw otherTime(`the policy ${policy}`, found.policy);
  if (found.time !== time) throw otherTime(time, found.time);
  return { proof, ...found };
}

function otherTime(said: string | null, found: string | null): AssizeError {
  return new AssizeError(
    'ledger/other-timestamp',
    `The entry says ${said ?? 'no time'}, the time-stamp says ${found ?? 'no time'}.`,
    'Do not rely on it. Compare with another copy of the file.',
  );
}

/** A note taken apart, with the one signature on it that may be by the key; null where there is none or another besides. */
function readHead(note: Uint8Array, publicKey: Uint8Array) {
  const { text, signatures } = parseNote(new TextDecoder('utf-8', { ignoreBOM: true }).decode(note));
  const checkpoint = parseCheckpoint(text);
  const signature = signatures.length === 1 ? signatureOf(signatures, checkpoint.origin, publicKey) : null;
  return { checkpoint, message: new TextEncoder().encode(text), signature };
}

/**
 * The head that a note is, after its signature by a ledger's key was checked. Throws `ledger/malformed-note`,
 * `ledger/malformed-checkpoint` and `ledger/unsigned-head`.
 */
export function openHead(note: Uint8Array, publicKey: Uint8Array): Checkpoint {
  const { checkpoint, message, signature } = readHead(note, publicKey);
  if (signature === null || !verifySignature(publicKey, message, signature)) throw unsigned();
  return checkpoint;
}

/** The same, in a browser as well as in Node. Throws what `openHead` throws. */
export async function checkHead(note: Uint8Array, publicKey: Uint8Array): Promise<Checkpoint> {
  const { checkpoint, message, signature } = readHead(note, publicKey);
  if (signature === null || !(await isSignedBy(publicKey, message, signature))) throw unsigned();
  return checkpoint;
}

const unsigned = (): AssizeError =>
  new AssizeError(
    'ledger/unsigned-head',
    'The head is not signed by the key of the ledger.',
    'Do not rely on it. Compare with another copy of the file.',
  );
