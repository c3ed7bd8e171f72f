import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canonical, hashToHex, keyText, makeKey, openRecord, openSigner, parseKey, sealRecord } from '../ledger/index.ts';
import { AssizeError, type Digest, type Entry, type EntryDraft } from '../model/index.ts';
import { takeLock } from './lock.ts';
import { Log, writeWhole } from './log.ts';
import { Objects, type Put } from './objects.ts';

/** What `assize.json` says: enough to check the ledger. Its bytes are the canonical JSON of these fields and a line feed. */
export interface Card {
  readonly format: 'assize-vault/1';
  readonly name: string;
  /** The public key of the ledger: `ed25519:` and 64 hex digits. */
  readonly key: string;
}

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

/** Custody on disk. One writer at a time; any number of readers. */
export interface Vault {
  readonly folder: string;
  readonly name: string;
  readonly key: string;
  /** How many entries there are. */
  readonly size: number;
  /** Keeps bytes, streaming; they are durable after `flush`. The same bytes twice are one object. */
  putObject(data: Uint8Array | AsyncIterable<Uint8Array>): Promise<Put>;
  /** The bytes of an object, checked against its name. */
  getObject(digest: Digest): Promise<Uint8Array>;
  has(digest: Digest): Promise<boolean>;
  /** Enters something, signed. It is durable after `flush`, and never before the objects that it names. */
  append(draft: EntryDraft): Promise<Placed>;
  /** Makes objects and then entries durable. */
  flush(): Promise<void>;
  entries(from?: number): AsyncGenerator<Placed>;
  /** Signs the head over everything entered; gives the signed note. */
  checkpoint(): Promise<string>;
  proofFor(index: number): Promise<Proof>;
  /** Removes an object's bytes by an entry that says who and why. Its digest stays, and the tree still proves. */
  withdraw(digest: Digest, who: string, why: string): Promise<void>;
  close(): Promise<void>;
}

const CARD = 'assize.json';
const origin = (key: string) => `assize/${key.slice(8, 24)}`;
export const originOf = origin;
export const cardText = (card: Card): string => `${canonical({ ...card })}\n`;
export const ledgerFolder = (folder: string): string => join(folder, 'vault', 'ledger');
export const objectsFolder = (folder: string): string => join(folder, 'vault', 'objects');

/** Begins a vault in an empty folder, with a key of its own, and opens it for writing. */
export async function createVault(
  folder: string,
  { name, now }: { readonly name: string; readonly now: () => Date },
): Promise<Vault> {
  const pem = makeKey();
  const signer = openSigner(pem);
  const key = keyText(signer.publicKey);
  await mkdir(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  await writeWhole(join(folder, 'keys', 'ledger.pem'), pem, 0o600);
  await mkdir(objectsFolder(folder), { recursive: true });
  await mkdir(ledgerFolder(folder), { recursive: true });
  // The card comes last: a folder is a vault when it has one, and then everything else is there.
  await writeWhole(join(folder, CARD), cardText({ format: 'assize-vault/1', name, key }));
  const vault = await openVault(folder, { mode: 'write', now });
  if (vault.size === 0) {
    await vault.append({ kind: 'opened', name });
    await vault.checkpoint();
  }
  return vault;
}

/** The card of a vault. Throws `vault/no-card` and `vault/malformed-card`. */
export async function readCard(folder: string): Promise<Card> {
  const text = await readFile(join(folder, CARD), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new AssizeError(
      'vault/no-card',
      `There is no readable ${CARD} in "${folder}".`,
      'Name the folder of an investigation file.',
      { cause: error },
    );
  });
  let value: Partial<Card> | null = null;
  try {
    value = JSON.parse(text) as Partial<Card> | null;
  } catch {
    // Told below with everything else that can be wrong with it.
  }
  if (value?.format !== 'assize-vault/1' || typeof value.name !== 'string' || typeof value.key !== 'string')
    throw new AssizeError(
      'vault/malformed-card',
      `${CARD} in "${folder}" is not one that this version of Assize can read.`,
      'Take it from another copy, or open the file with the version that made it.',
    );
  parseKey(value.key);
  return { format: value.format, name: value.name, key: value.key };
}

/** Opens a vault: `write` takes the lock, `read` takes none and sees what was durable when it opened. */
export async function openVault(
  folder: string,
  { mode, now }: { readonly mode: 'read' | 'write'; readonly now: () => Date },
): Promise<Vault> {
  const card = await readCard(folder);
  const publicKey = parseKey(card.key);
  const unlock = mode === 'write' ? await takeLock(join(folder, 'lock'), now) : null;
  try {
    const scratch = join(folder, 'vault', 'incoming');
    if (unlock) {
      // What is here was on its way in when a run was stopped; nothing names it.
      for (const name of await readdir(scratch).catch(() => [])) await rm(join(scratch, name), { force: true });
      await mkdir(scratch, { recursive: true });
    }
    const log = await Log.open(ledgerFolder(folder), origin(card.key), publicKey);
    const objects = new Objects(objectsFolder(folder), scratch);
    const signer = unlock ? openSigner(await readKey(folder)) : null;
    if (signer && keyText(signer.publicKey) !== card.key)
      throw new AssizeError(
        'vault/other-key',
        'The private key in keys/ is not the one that this file names.',
        'Put back the right key, or open the file for reading.',
      );
    return new DiskVault(folder, card, log, objects, signer, unlock, now);
  } catch (error) {
    await unlock?.();
    throw error;
  }
}

async function readKey(folder: string): Promise<string> {
  return readFile(join(folder, 'keys', 'ledger.pem'), 'utf8').catch((cause: unknown) => {
    throw new AssizeError(
      'vault/no-key',
      'The private key of this file (keys/ledger.pem) cannot be read.',
      'Without it nothing can be added; everything can still be read, verified and exported from a copy.',
      { cause },
    );
  });
}

class DiskVault implements Vault {
  readonly folder: string;
  readonly name: string;
  readonly key: string;
  readonly #log: Log;
  readonly #objects: Objects;
  readonly #signer: ReturnType<typeof openSigner> | null;
  readonly #unlock: (() => Promise<void>) | null;
  readonly #now: () => Date;

  constructor(
    folder: string,
    card: Card,
    log: Log,
    objects: Objects,
    signer: ReturnType<typeof openSigner> | null,
    unlock: (() => Promise<void>) | null,
    now: () => Date,
  ) {
    this.folder = folder;
    this.name = card.name;
    this.key = card.key;
    this.#log = log;
    this.#objects = objects;
    this.#signer = signer;
    this.#unlock = unlock;
    this.#now = now;
  }

  get size(): number {
    return this.#log.size;
  }

  #writer(): ReturnType<typeof openSigner> {
    if (this.#signer === null)
      throw new AssizeError(
        'vault/read-only',
        'The investigation file was opened for reading.',
        'Open it for writing when no other process writes to it.',
      );
    return this.#signer;
  }

  putObject(data: Uint8Array | AsyncIterable<Uint8Array>): Promise<Put> {
    this.#writer();
    return this.#objects.put(data);
  }

  getObject(digest: Digest): Promise<Uint8Array> {
    return this.#objects.get(digest);
  }

  has(digest: Digest): Promise<boolean> {
    return this.#objects.has(digest);
  }

  async append(draft: EntryDraft): Promise<Placed> {
    const signer = this.#writer();
    const entry: Entry = { ...draft, v: 1, at: this.#now().toISOString(), by: this.key };
    const { index, leaf } = this.#log.append(sealRecord(entry, signer));
    return { index, entry, leaf: hashToHex(leaf) };
  }

  async flush(): Promise<void> {
    await this.#objects.flush();
    await this.#log.flush();
  }

  async *entries(from = 0): AsyncGenerator<Placed> {
    for await (const { index, record, leaf } of this.#log.records(from))
      yield { index, entry: openRecord(record), leaf: hashToHex(leaf) };
  }

  async checkpoint(): Promise<string> {
    const signer = this.#writer();
    await this.flush();
    return this.#log.checkpoint(origin(this.key), signer);
  }

  async proofFor(index: number): Promise<Proof> {
    if (index >= this.#log.signed || this.#log.note === null)
      throw new AssizeError('vault/not-yet-signed', `Entry ${index} is not yet under a checkpoint.`, 'Make a checkpoint first.');
    for await (const { record, leaf } of this.#log.records(index))
      return {
        index,
        entry: new TextDecoder().decode(record),
        leaf: hashToHex(leaf),
        size: this.#log.signed,
        path: this.#log.proof(index).map(hashToHex),
        checkpoint: this.#log.note,
      };
    throw new AssizeError('vault/no-such-entry', `There is no entry ${index}.`, 'Entries are counted from 0.');
  }

  async withdraw(digest: Digest, who: string, why: string): Promise<void> {
    await this.append({ kind: 'withdrawn', object: digest, who, why });
    // The entry is durable and signed before the bytes go: a crash leaves bytes that an entry says are withdrawn, never a hole.
    await this.checkpoint();
    await this.#objects.remove(digest);
  }

  async close(): Promise<void> {
    try {
      if (this.#signer) await this.flush();
    } finally {
      await this.#unlock?.();
    }
  }
}
