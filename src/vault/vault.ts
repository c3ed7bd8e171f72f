import { dirname, join } from 'node:path';
import {
  type PersonalKey,
  type Signer,
  canonical,
  hashToHex,
  keyText,
  makeKey,
  openRecord,
  openSigner,
  originOf,
  parseKey,
  sealRecord,
} from '../ledger/index.ts';
import { AssizeError, type Digest, type Entry, type EntryDraft, type Note } from '../model/index.ts';
import { type Disk, machineDisk, writeWhole } from './disk.ts';
import { type Lock, takeLock } from './lock.ts';
import { Log, PENDING } from './log.ts';
import { Objects, type Put } from './objects.ts';
import { type UnlockedKey, makePersonalKey, unlockKey } from './people.ts';
import { openSealed, sealBytes } from './sealing.ts';
import { Standing } from './standing.ts';
import { telling } from './trouble.ts';

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
  /**
   * Enters something, signed by the key of the file or by a person. It is durable after `flush`, and never before the objects
   * that it names. Throws `vault/key-does-not-count` and `vault/clock-went-back`.
   */
  append(draft: EntryDraft, by?: UnlockedKey): Promise<Placed>;
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
  close(): Promise<void>;
}

/** To whom something is sealed (keys of people, `ed25519:…`), and what may be said of it in the open. */
export interface SealedTo {
  readonly to: readonly string[];
  readonly label: string;
  readonly by?: UnlockedKey;
}

const CARD = 'assize.json';
/** By so much the clock may go back without a word, in milliseconds: clocks are set right by a little all the time. */
const CLOCK_SLACK = 60_000;
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
export async function createVault(folder: string, { name, now, disk: given = machineDisk }: Beginning): Promise<Vault> {
  const disk = telling(given);
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
  /** Go on although the clock went back, and say so in the ledger: the clock was wrong before, and is right now. */
  readonly acceptClock?: boolean;
}

/**
 * Opens a vault. Throws `vault/no-card`, `vault/malformed-card`, `vault/locked`, `vault/no-key`, `vault/other-key`,
 * `vault/unsigned-checkpoint` and `vault/broken-ledger`.
 */
export async function openVault(
  folder: string,
  { mode, now, disk: given = machineDisk, acceptClock = false }: Opening,
): Promise<Vault> {
  const disk = telling(given);
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
    const writing = lock && signer && { lock, signer, standing: await readStanding(log, card.key) };
    const vault = new DiskVault(folder, card, { disk, log, objects, now, notes, writing });
    if (writing) {
      await log.sweep();
      await finishWithdrawals(objects, writing.standing, notes);
      if (acceptClock) await vault.acceptClock();
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

async function readStanding(log: Log, founder: string): Promise<Standing> {
  const standing = new Standing(founder);
  for await (const { record } of log.records()) standing.takeRecord(record);
  return standing;
}

/** Takes the bytes that an entry withdrew just before a run was stopped. */
async function finishWithdrawals(objects: Objects, { withdrawn }: Standing, notes: Note[]): Promise<void> {
  for (const digest of withdrawn) {
    if (!(await objects.has(digest))) continue;
    await objects.remove(digest);
    notes.push({
      code: 'vault/withdrawal-finished',
      source: null,
      what: `The bytes of ${digest} were withdrawn by an entry and were still here; they are removed now.`,
      next: 'Nothing to do.',
    });
  }
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
  readonly disk: Disk;
  readonly log: Log;
  readonly objects: Objects;
  readonly now: () => Date;
  readonly notes: readonly Note[];
  readonly writing: { readonly lock: Lock; readonly signer: Signer; readonly standing: Standing } | null;
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
    const { standing } = this.#writing();
    const put = await this.#parts.objects.put(data);
    if (!standing.withdrawn.has(put.digest)) return put;
    // What a court or a witness had taken away does not come back by being received again.
    await this.#parts.objects.remove(put.digest);
    throw new AssizeError(
      'vault/withdrawn-object',
      `The object ${put.digest} was withdrawn; its bytes are not taken again.`,
      'The ledger says by whom and why. If that no longer holds, begin a new file with it.',
    );
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

  async append(draft: EntryDraft, by?: UnlockedKey): Promise<Placed> {
    const { signer, standing } = this.#writing();
    this.#mustNotGoBack(standing);
    return this.#enter(draft, by ?? { key: this.key, signer }, standing);
  }

  #enter(draft: EntryDraft, { key, signer }: Pick<UnlockedKey, 'key' | 'signer'>, standing: Standing): Placed {
    if (!standing.authority.counts(key))
      throw new AssizeError(
        'vault/key-does-not-count',
        `The key ${key} signs nothing in this file: it was not added, or was replaced or revoked.`,
        'Sign with a key that counts; `assize keys` lists them.',
      );
    const entry: Entry = { ...draft, v: 1, at: this.#parts.now().toISOString(), by: key };
    const { index, leaf } = this.#parts.log.append(sealRecord(entry, signer));
    standing.take(entry);
    return { index, entry, leaf: hashToHex(leaf) };
  }

  /** Entries out of order in time would let nobody say what was known when: better a word now. */
  #mustNotGoBack({ lastAt }: Standing): void {
    const now = this.#parts.now();
    if (lastAt === null || now.getTime() >= Date.parse(lastAt) - CLOCK_SLACK) return;
    throw new AssizeError(
      'vault/clock-went-back',
      `The clock says ${now.toISOString()}, and the last entry was made at ${lastAt}.`,
      'Set the clock of this machine right. If it is right now and was wrong then, run `assize clock` once: the ledger will say so.',
    );
  }

  /** Enters that the clock went back, where it did. */
  async acceptClock(): Promise<void> {
    const { signer, standing } = this.#writing();
    try {
      this.#mustNotGoBack(standing);
    } catch (error) {
      if (!(error instanceof AssizeError)) throw error;
      const note: Note = {
        code: 'vault/clock-went-back',
        source: null,
        what: error.message,
        next: 'The times of the entries before this one are by a clock that was wrong.',
      };
      this.#enter({ kind: 'noted', note }, { key: this.key, signer }, standing);
    }
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

  async withdraw(digest: Digest, who: string, why: string, by?: UnlockedKey): Promise<void> {
    if (who.trim() === '' || why.trim() === '')
      throw new AssizeError(
        'vault/no-reason',
        `The object ${digest} cannot be withdrawn without saying by whom and why.`,
        'Name both: whoever looks for the bytes will read them in their place.',
      );
    await this.append({ kind: 'withdrawn', object: digest, who, why }, by);
    // The entry is durable and signed before the bytes go: a crash leaves bytes that an entry says are withdrawn, never a hole.
    await this.checkpoint();
    await this.#parts.objects.remove(digest);
  }

  async #standing(): Promise<Standing> {
    return this.#parts.writing?.standing ?? readStanding(this.#parts.log, this.key);
  }

  async people(): Promise<readonly PersonalKey[]> {
    return (await this.#standing()).authority.keys;
  }

  async #key(key: string): Promise<PersonalKey> {
    const found = (await this.people()).find((one) => one.key === key);
    if (found) return found;
    throw new AssizeError(
      'vault/no-such-key',
      `The key ${key} was never added to this file.`,
      '`assize keys` lists the keys of people.',
    );
  }

  async addKey(
    person: { readonly name: string; readonly passphrase: string; readonly work?: number },
    replaces?: UnlockedKey,
  ): Promise<UnlockedKey> {
    this.#writing();
    // The key is durable before an entry names it.
    const { unlocked, recipient } = await makePersonalKey(this.#parts.disk, this.folder, {
      ...person,
      name: replaces?.name ?? person.name,
    });
    const { person: id, name, key } = unlocked;
    await this.append({ kind: 'key-added', person: id, name, key, recipient, replaces: replaces?.key ?? null }, replaces);
    await this.checkpoint();
    return unlocked;
  }

  async revokeKey(key: string, why: string, by?: UnlockedKey): Promise<void> {
    this.#writing();
    await this.#key(key);
    if (why.trim() === '')
      throw new AssizeError(
        'vault/no-reason',
        `The key ${key} cannot be revoked without saying why.`,
        'Say why: it stays to be read.',
      );
    await this.append({ kind: 'key-revoked', key, why: why.trim() }, by);
    await this.checkpoint();
  }

  async unlock(key: string, passphrase: string): Promise<UnlockedKey> {
    return unlockKey(this.#parts.disk, this.folder, await this.#key(key), passphrase);
  }

  async seal(data: Uint8Array | AsyncIterable<Uint8Array>, { to, label, by }: SealedTo): Promise<Placed> {
    const { authority } = this.#writing().standing;
    const people = await Promise.all(to.map((key) => this.#key(key)));
    const ended = people.find(({ key }) => !authority.counts(key));
    if (people.length === 0 || ended)
      throw new AssizeError(
        'vault/no-recipient',
        ended ? `Nothing is sealed to ${ended.key}: that key was ${ended.ended}.` : 'Sealed to nobody, nobody could open it.',
        'Name keys that count; `assize keys` lists them.',
      );
    const sealing = await sealBytes(
      data,
      people.map(({ recipient }) => recipient),
    );
    const { digest, bytes } = await this.#parts.objects.put(sealing.bytes);
    return this.append({ kind: 'sealed', object: digest, bytes, salted: sealing.salted(), to, label }, by);
  }

  async *unseal(digest: Digest, { identity }: UnlockedKey): AsyncGenerator<Uint8Array> {
    const entry = (await this.#standing()).sealed.get(digest);
    if (!entry)
      throw new AssizeError(
        'vault/not-sealed',
        `The ledger tells of no sealed object ${digest}.`,
        'Name an object that `assize show sealed` lists.',
      );
    yield* openSealed(this.#parts.objects.stream(digest), identity, entry.salted);
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
