import { dirname, join } from 'node:path';
import {
  type Signer,
  canonical,
  hashToHex,
  keyText,
  makeKey,
  openRecord,
  openSigner,
  parseKey,
  sealRecord,
} from '../ledger/index.ts';
import { AssizeError, type Digest, type Entry, type EntryDraft, type Note } from '../model/index.ts';
import { type Disk, machineDisk, writeWhole } from './disk.ts';
import { type Lock, takeLock } from './lock.ts';
import { Log, PENDING } from './log.ts';
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
  /** Enters something, signed. It is durable after `flush`, and never before the objects that it names. */
  append(draft: EntryDraft): Promise<Placed>;
  /** Makes objects and then entries durable. */
  flush(): Promise<void>;
  entries(from?: number): AsyncGenerator<Placed>;
  /** Signs the head over everything entered; gives the signed note. */
  checkpoint(): Promise<string>;
  proofFor(index: number): Promise<Proof>;
  /** That the ledger under its last checkpoint only added to what it was with `earlier` entries (RFC 9162 §2.1.4). */
  growthFrom(earlier: number): Promise<Growth>;
  /** Removes an object's bytes by an entry that says who and why. Its digest stays, and the tree still proves. */
  withdraw(digest: Digest, who: string, why: string): Promise<void>;
  close(): Promise<void>;
}

const CARD = 'assize.json';
export const originOf = (key: string): string => `assize/${key.slice(8, 24)}`;
export const cardText = (card: Card): string => `${canonical({ ...card })}\n`;
export const ledgerFolder = (folder: string): string => join(folder, 'vault', 'ledger');
export const objectsFolder = (folder: string): string => join(folder, 'vault', 'objects');
const scratchFolder = (folder: string): string => join(folder, 'vault', 'incoming');
export const keyPath = (folder: string): string => join(folder, 'keys', 'ledger.pem');

/** How a vault is begun: its name, the clock, and another disk than the machine's where a test brings one. */
export interface Beginning {
  readonly name: string;
  readonly now: () => Date;
  readonly disk?: Disk;
}

/**
 * Begins a vault in a folder, with a key of its own, and opens it for writing. Throws `vault/already-begun` where there is one: a
 * new key would make the old ledger unreadable.
 */
export async function createVault(folder: string, { name, now, disk = machineDisk }: Beginning): Promise<Vault> {
  if ((await disk.look(join(folder, CARD))) !== null)
    throw new AssizeError(
      'vault/already-begun',
      `There is an investigation file in "${folder}" already.`,
      'Open it, or name another folder.',
    );
  const pem = makeKey();
  const key = keyText(openSigner(pem).publicKey);
  await disk.makeFolder(folder);
  for (const made of [scratchFolder(folder), ledgerFolder(folder), objectsFolder(folder)]) await disk.makeFolder(made);
  await disk.syncFolder(join(folder, 'vault'));
  await writeWhole(disk, folder, [{ path: keyPath(folder), data: pem, mode: 0o600 }]);
  // The card comes last: a folder is a vault when it has one, and then everything else is there.
  await writeWhole(disk, folder, [{ path: join(folder, CARD), data: cardText({ format: 'assize-vault/1', name, key }) }]);
  return openVault(folder, { mode: 'write', now, disk });
}

/** The card of a vault. Throws `vault/no-card` and `vault/malformed-card`. */
export async function readCard(disk: Disk, folder: string): Promise<Card> {
  const text = await disk.read(join(folder, CARD)).then(
    (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    (cause: unknown) => {
      throw new AssizeError(
        'vault/no-card',
        `There is no readable ${CARD} in "${folder}".`,
        'Name the folder of an investigation file.',
        { cause },
      );
    },
  );
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

/** How a vault is opened: `write` takes the lock, `read` takes none and sees what was durable when it opened. */
export interface Opening {
  readonly mode: 'read' | 'write';
  readonly now: () => Date;
  readonly disk?: Disk;
}

/**
 * Opens a vault. Throws `vault/no-card`, `vault/malformed-card`, `vault/locked`, `vault/no-key`, `vault/other-key`,
 * `vault/unsigned-checkpoint` and `vault/broken-ledger`.
 */
export async function openVault(folder: string, { mode, now, disk = machineDisk }: Opening): Promise<Vault> {
  const card = await readCard(disk, folder);
  const lock = mode === 'write' ? await takeLock(disk, join(folder, 'lock'), now) : null;
  try {
    const notes: Note[] = [];
    if (lock?.tookOver)
      notes.push({
        code: 'vault/lock-taken-over',
        source: null,
        what: `The right to write was left by ${lock.tookOver}.`,
        next: 'Nothing to do: what that process had confirmed is here. Run the same command again for what it had not.',
      });
    if (lock) {
      await settleNames(disk, folder);
      await clearScratch(disk, folder, notes);
    }
    const objects = new Objects(disk, objectsFolder(folder), scratchFolder(folder));
    const log = await Log.open({
      disk,
      folder: ledgerFolder(folder),
      origin: originOf(card.key),
      publicKey: parseKey(card.key),
      before: () => objects.flush(),
    });
    const signer = lock ? await readSigner(disk, folder, card) : null;
    const vault = new DiskVault(folder, card, { log, objects, now, notes, writing: lock && signer && { lock, signer } });
    if (signer) {
      await log.sweep();
      // A ledger says first of all what it is of; one that a crash left empty says it now.
      if (log.size === 0) await vault.append({ kind: 'opened', name: card.name });
      if (log.note === null) await vault.checkpoint();
    }
    return vault;
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

/**
 * Makes durable the names that an earlier run may have left in the system's memory only: what is read now is built upon, and must
 * not be gone after the next power cut.
 */
async function settleNames(disk: Disk, folder: string): Promise<void> {
  const ledger = ledgerFolder(folder);
  for (const one of [join(ledger, PENDING), ledger, dirname(ledger), folder, dirname(folder)])
    if ((await disk.look(one)) === 'folder') await disk.syncFolder(one);
}

/** What is here was on its way in when a run was stopped; nothing names it. */
async function clearScratch(disk: Disk, folder: string, notes: Note[]): Promise<void> {
  const left = await disk.list(scratchFolder(folder));
  for (const name of left) await disk.remove(join(scratchFolder(folder), name));
  await disk.makeFolder(scratchFolder(folder));
  if (left.length > 0)
    notes.push({
      code: 'vault/receipt-cut-short',
      source: null,
      what: `${left.length === 1 ? 'One file was' : `${left.length} files were`} on the way in when an earlier run was stopped, and had not been confirmed.`,
      next: 'Run the same command again: what is already received is not taken twice.',
    });
}

async function readSigner(disk: Disk, folder: string, card: Card): Promise<Signer> {
  const pem = await disk.read(keyPath(folder)).then(
    (bytes) => new TextDecoder().decode(bytes),
    (cause: unknown) => {
      throw new AssizeError(
        'vault/no-key',
        'The private key of this file (keys/ledger.pem) cannot be read.',
        'Without it nothing can be added; everything can still be read, verified and exported from a copy.',
        { cause },
      );
    },
  );
  const signer = signerOf(pem);
  if (signer === null || keyText(signer.publicKey) !== card.key)
    throw new AssizeError(
      'vault/other-key',
      'The private key in keys/ is not the one that this file names.',
      'Put back the right key, or open the file for reading.',
    );
  return signer;
}

function signerOf(pem: string): Signer | null {
  try {
    return openSigner(pem);
  } catch {
    // Whatever does not parse is not the right key: said by the caller.
    return null;
  }
}

/** What a vault is put together from; `writing` is null where it was opened for reading. */
interface Parts {
  readonly log: Log;
  readonly objects: Objects;
  readonly now: () => Date;
  readonly notes: readonly Note[];
  readonly writing: { readonly lock: Lock; readonly signer: Signer } | null;
}

class DiskVault implements Vault {
  readonly folder: string;
  readonly name: string;
  readonly key: string;
  readonly notes: readonly Note[];
  readonly #parts: Parts;
  #closed = false;

  constructor(folder: string, card: Card, parts: Parts) {
    this.folder = folder;
    this.name = card.name;
    this.key = card.key;
    this.notes = parts.notes;
    this.#parts = parts;
  }

  get size(): number {
    return this.#parts.log.size;
  }

  #writing(): NonNullable<Parts['writing']> {
    if (this.#closed) throw new AssizeError('vault/closed', 'The investigation file is closed.', 'Open it again.');
    if (this.#parts.writing === null)
      throw new AssizeError(
        'vault/read-only',
        'The investigation file was opened for reading.',
        'Open it for writing when no other process writes to it.',
      );
    return this.#parts.writing;
  }

  async putObject(data: Uint8Array | AsyncIterable<Uint8Array>): Promise<Put> {
    this.#writing();
    return this.#parts.objects.put(data);
  }

  getObject(digest: Digest): Promise<Uint8Array> {
    return this.#parts.objects.get(digest);
  }

  openObject(digest: Digest): AsyncGenerator<Uint8Array> {
    return this.#parts.objects.stream(digest);
  }

  has(digest: Digest): Promise<boolean> {
    return this.#parts.objects.has(digest);
  }

  async append(draft: EntryDraft): Promise<Placed> {
    const { signer } = this.#writing();
    const entry: Entry = { ...draft, v: 1, at: this.#parts.now().toISOString(), by: this.key };
    const { index, leaf } = this.#parts.log.append(sealRecord(entry, signer));
    return { index, entry, leaf: hashToHex(leaf) };
  }

  async flush(): Promise<void> {
    const { lock, signer } = this.#writing();
    await lock.confirm();
    await this.#parts.objects.flush();
    await this.#parts.log.flush(signer);
  }

  async *entries(from = 0): AsyncGenerator<Placed> {
    for await (const { index, record, leaf } of this.#parts.log.records(from))
      yield { index, entry: openRecord(record), leaf: hashToHex(leaf) };
  }

  async checkpoint(): Promise<string> {
    const { lock, signer } = this.#writing();
    await lock.confirm();
    return this.#parts.log.checkpoint(signer);
  }

  /** What is under the last checkpoint, held still while proofs are read. */
  #signed(): { readonly size: number; readonly checkpoint: string } {
    const { signed, note } = this.#parts.log;
    if (note === null)
      throw new AssizeError('vault/not-yet-signed', 'Nothing is under a checkpoint yet.', 'Make a checkpoint first.');
    return { size: signed, checkpoint: note };
  }

  async proofFor(index: number): Promise<Proof> {
    const { log } = this.#parts;
    const { size, checkpoint } = this.#signed();
    if (index >= size && index < log.size)
      throw new AssizeError('vault/not-yet-signed', `Entry ${index} is not yet under a checkpoint.`, 'Make a checkpoint first.');
    const path = (await log.proof(index, size)).map(hashToHex);
    for await (const { record, leaf } of log.records(index))
      return { index, entry: new TextDecoder().decode(record), leaf: hashToHex(leaf), size, path, checkpoint };
    throw new AssizeError('vault/no-such-entry', `There is no entry ${index}.`, 'Entries are counted from 0.');
  }

  async growthFrom(earlier: number): Promise<Growth> {
    const { size, checkpoint } = this.#signed();
    return { earlier, size, path: (await this.#parts.log.growth(earlier, size)).map(hashToHex), checkpoint };
  }

  async withdraw(digest: Digest, who: string, why: string): Promise<void> {
    if (who.trim() === '' || why.trim() === '')
      throw new AssizeError(
        'vault/no-reason',
        `The object ${digest} cannot be withdrawn without saying by whom and why.`,
        'Name both: whoever looks for the bytes will read them in their place.',
      );
    await this.append({ kind: 'withdrawn', object: digest, who, why });
    // The entry is durable and signed before the bytes go: a crash leaves bytes that an entry says are withdrawn, never a hole.
    await this.checkpoint();
    await this.#parts.objects.remove(digest);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    try {
      if (this.#parts.writing) await this.flush();
    } finally {
      this.#closed = true;
      await this.#parts.writing?.lock.release();
    }
  }
}
