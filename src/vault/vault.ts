import type { PersonalKey } from '../ledger/index.ts';
import type { Digest, Entry, EntryDraft, Note } from '../model/index.ts';
import type { Taken } from './merging.ts';
import type { Put } from './objects.ts';
import type { UnlockedKey } from './people.ts';

/** An entry with its number and the hash of its leaf (64 hex digits). */
export interface Placed {
  readonly index: number;
  readonly entry: Entry;
  readonly leaf: string;
}

/** That an entry stands in the ledger under its last checkpoint. */
export interface Proof {
  readonly index: number;
  /** The record as the ledger holds it: canonical JSON of the entry and its signature. */
  readonly entry: string;
  readonly leaf: string;
  readonly size: number;
  /** Hashes from the leaf upward, 64 hex digits each (RFC 9162 §2.1.3). */
  readonly path: readonly string[];
  /** The signed note (C2SP tlog-checkpoint). */
  readonly checkpoint: string;
}

/** That a ledger only grew. */
export interface Growth {
  readonly earlier: number;
  readonly size: number;
  /** Hashes in hex, 64 digits each (RFC 9162 §2.1.4). */
  readonly path: readonly string[];
  /** The signed note over `size` entries. */
  readonly checkpoint: string;
}

/** Custody on disk. One writer at a time; any number of readers. */
export interface Vault {
  readonly folder: string;
  readonly name: string;
  readonly key: string;
  /** What was found and mended when it was opened, for whoever opened it: a lock taken over, a receipt cut short. */
  readonly notes: readonly Note[];
  /** How many entries there are. */
  readonly size: number;
  /** Keeps bytes, streaming; they are durable after `flush`. The same bytes twice are one object. */
  putObject(data: Uint8Array | AsyncIterable<Uint8Array>): Promise<Put>;
  /** The bytes of an object, checked against its name. */
  getObject(digest: Digest): Promise<Uint8Array>;
  /**
   * The bytes of an object in pieces, whatever its size. They are the right ones only when the last has come without an error.
   */
  openObject(digest: Digest): AsyncGenerator<Uint8Array>;
  has(digest: Digest): Promise<boolean>;
  /**
   * Enters something, signed by the key of the file or by a person. It is durable after `flush`, and never before the objects
   * that it names. Throws `vault/key-does-not-count` and `vault/clock-went-back`.
   */
  append(draft: EntryDraft, by?: UnlockedKey): Promise<Placed>;
  /** Enters many facts, signed by the file's own key: all, in this order with nothing between, or none. Throws what `append` throws. */
  appendAll(drafts: readonly EntryDraft[]): Promise<readonly Placed[]>;
  /** Makes objects and then entries durable. */
  flush(): Promise<void>;
  entries(from?: number): AsyncGenerator<Placed>;
  /** Signs the head over everything entered; gives the signed note. */
  checkpoint(): Promise<string>;
  proofFor(index: number): Promise<Proof>;
  /** That the ledger under its last checkpoint only added to what it was with `earlier` entries (RFC 9162 §2.1.4). */
  growthFrom(earlier: number): Promise<Growth>;
  /** Removes an object's bytes by an entry that says who and why. Its digest stays, and the tree still proves. */
  withdraw(digest: Digest, who: string, why: string, by?: UnlockedKey): Promise<void>;
  /** The keys of people that were ever added, in order. */
  people(): Promise<readonly PersonalKey[]>;
  /**
   * Adds a key for a person, kept under a passphrase; by `replaces`, which it takes the place of. Durable when this returns.
   * Throws `vault/short-passphrase` and `vault/no-name`.
   */
  addKey(
    person: { readonly name: string; readonly passphrase: string; readonly work?: number },
    replaces?: UnlockedKey,
  ): Promise<UnlockedKey>;
  /** From here on a key signs nothing more; what it signed stands. Durable when this returns. Throws `vault/no-such-key`. */
  revokeKey(key: string, why: string, by?: UnlockedKey): Promise<void>;
  /** Throws `vault/no-such-key`, `vault/no-key-file` and `vault/wrong-passphrase`. */
  unlock(key: string, passphrase: string): Promise<UnlockedKey>;
  /** Keeps bytes so that only some people can open them, and enters that. Streaming; durable after `flush`. */
  seal(data: Uint8Array | AsyncIterable<Uint8Array>, sealing: SealedTo): Promise<Placed>;
  /** What a sealed object holds, in pieces; right only when the last has come. Throws `vault/not-sealed-to-you`. */
  unseal(digest: Digest, by: UnlockedKey): AsyncGenerator<Uint8Array>;
  /**
   * Takes in another copy of this file, or another file: its records follow a `merged` entry as they are, and objects that are
   * missing here come with them. Nothing of either is lost, and both signed heads can still be checked. Durable when this
   * returns. Throws `vault/merge-with-itself` and `vault/broken-copy`.
   */
  merge(folder: string): Promise<Taken>;
  close(): Promise<void>;
}

/** To whom something is sealed (keys of people, `ed25519:…`), and what may be said of it in the open. */
export interface SealedTo {
  readonly to: readonly string[];
  readonly label: string;
  readonly by?: UnlockedKey;
}
