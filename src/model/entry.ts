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
  /**
   * 'report' is read for claims; 'gazetteer' is a pack of places that extraction uses, kept because findings depend on it;
   * 'proposal' is what a language model answered about a text, kept because it cannot be computed again.
   */
  readonly role: 'report' | 'gazetteer' | 'proposal';
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

/** A person's key: from here on it may sign entries. Signed by the key of the ledger, or by the key that it replaces. */
export interface KeyAdded extends Common {
  readonly kind: 'key-added';
  readonly person: PersonId;
  readonly name: string;
  /** The key that signs: `ed25519:` and 64 hex digits. */
  readonly key: string;
  /** Where bytes are sealed to that person: an age recipient, `age1…`. */
  readonly recipient: string;
  /** The key that counts no more from here on, because this one takes its place. */
  readonly replaces: string | null;
}

/** From here on a key signs nothing. What it signed before stands. Signed by the key of the ledger, or by that key itself. */
export interface KeyRevoked extends Common {
  readonly kind: 'key-revoked';
  readonly key: string;
  readonly why: string;
}

/** Bytes that only some people can open. The digest of what is inside is never said without a salt that is sealed with it. */
export interface Sealed extends Common {
  readonly kind: 'sealed';
  /** The sealed bytes: an age file. Opened, it gives a salt of 32 bytes and then what was sealed. */
  readonly object: Digest;
  readonly bytes: number;
  /** SHA-256 of everything that opening gives, salt and all. */
  readonly salted: Digest;
  /** The keys of the people who can open it, `ed25519:…`. */
  readonly to: readonly string[];
  /** What may be said of it in the open. */
  readonly label: string;
}

/**
 * The ledger of another copy, or of another file, was taken in: the records of its that were not here follow this entry as they
 * are. `parts` and those records, in order, are its ledger, so that its own head can still be checked.
 */
export interface Merged extends Common {
  readonly kind: 'merged';
  readonly name: string;
  /** The key of the other ledger. */
  readonly key: string;
  /** Its last signed head; null where it had none. */
  readonly checkpoint: string | null;
  /** Its records as ranges of this ledger, first included and last not; they may reach into the records that follow. */
  readonly parts: readonly (readonly [from: number, to: number])[];
  /** How many records follow. */
  readonly entries: number;
}

/** A file that came with a bag (RFC 8493) beside what the bag holds: its manifests and what is told of it. */
export interface TagFile extends Common {
  readonly kind: 'tag-file';
  readonly bag: string;
  readonly path: string;
  readonly object: Digest;
  readonly bytes: number;
}

/** What a ledger may say. */
export type Entry =
  | Opened
  | Received
  | Read
  | Noted
  | Reviewed
  | Exported
  | Withdrawn
  | Stamped
  | KeyAdded
  | KeyRevoked
  | Sealed
  | Merged
  | TagFile;

/** An entry before it is entered: the vault adds the version, the time and the key. */
export type EntryDraft = Entry extends infer E ? (E extends Entry ? Omit<E, 'v' | 'at' | 'by'> : never) : never;
