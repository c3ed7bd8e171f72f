import type { Digest, PersonId, ReadingId, SourceId } from './ids.ts';
import type { Note } from './note.ts';
import type { Conclusion } from './review.ts';

/** Fields that every entry has. `at` is an ISO 8601 instant in UTC by the clock of the machine that wrote it: a claim, not a proof. */
interface Common {
  readonly v: 1;
  readonly at: string;
  /** The key that signed the entry: `ed25519:` and its public key, 64 hex digits. */
  readonly by: string;
}

export interface Opened extends Common {
  readonly kind: 'opened';
  readonly name: string;
}

export interface Received extends Common {
  readonly kind: 'received';
  readonly source: SourceId;
  readonly object: Digest;
  readonly bytes: number;
  readonly mediaType: string;
  readonly from: string;
  readonly inside: SourceId | null;
  /** 'report' is read for claims; 'gazetteer' is a pack of places that extraction uses, kept because findings depend on it. */
  readonly role: 'report' | 'gazetteer';
}

export interface Read extends Common {
  readonly kind: 'read';
  readonly source: SourceId;
  readonly object: Digest;
  readonly reading: ReadingId;
  /** The object that holds the text drawn from the source, in UTF-8. */
  readonly text: Digest;
  readonly method: string;
}

export interface Reviewed extends Common {
  readonly kind: 'reviewed';
  readonly person: PersonId;
  readonly name: string;
  readonly conclusion: Conclusion;
  readonly reason: string;
}

export interface Exported extends Common {
  readonly kind: 'exported';
  readonly manifest: Digest;
  readonly to: string;
}

export interface Withdrawn extends Common {
  readonly kind: 'withdrawn';
  readonly object: Digest;
  readonly who: string;
  readonly why: string;
}

/** Somebody outside said when a checkpoint existed; or was asked to, and the answer proves nothing yet. */
export interface Stamped extends Common {
  readonly kind: 'stamped';
  readonly proof: 'rfc3161' | 'opentimestamps';
  /** The object that holds the signed note which was stamped. Its digest is all that was sent. */
  readonly checkpoint: Digest;
  /** The object that holds the request (TimeStampReq, DER); null for OpenTimestamps. */
  readonly request: Digest | null;
  /** The object that holds the answer: a TimeStampResp (DER), or a detached OpenTimestamps proof. */
  readonly answer: Digest;
  /** The object that holds what the answer is checked against: certificates in PEM, or Bitcoin block headers; null where there is none yet. */
  readonly against: Digest | null;
  /** The URL that was asked. */
  readonly authority: string;
  /** The policy that was demanded (an OID), or null. */
  readonly policy: string | null;
  /** The instant (ISO 8601, UTC) before which the checkpoint existed, or null while the answer proves nothing yet. */
  readonly time: string | null;
}

/** Something that went wrong while receiving, which no file in the vault would tell again. */
export interface Noted extends Common {
  readonly kind: 'noted';
  readonly note: Note;
}

/** What a ledger may say. */
export type Entry = Opened | Received | Read | Noted | Reviewed | Exported | Withdrawn | Stamped;

/** An entry before it is entered: the vault adds the version, the time and the key. */
export type EntryDraft = Entry extends infer E ? (E extends Entry ? Omit<E, 'v' | 'at' | 'by'> : never) : never;
