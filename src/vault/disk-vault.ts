import { resolve } from 'node:path';
import { type Authority, type PersonalKey, type Signer, hashToHex, messageOf, openRecord, recordOf } from '../ledger/index.ts';
import { AssizeError, type Digest, type Entry, type EntryDraft, type Note } from '../model/index.ts';
import { isBehind, signBeside } from './bulk.ts';
import type { Card } from './card.ts';
import { type Disk, writeWhole } from './disk.ts';
import type { Lock } from './lock.ts';
import type { Log } from './log.ts';
import { type Taken, keysOf, openOther, planMerge } from './merging.ts';
import type { Objects, Put } from './objects.ts';
import { type UnlockedKey, makePersonalKey, unlockKey } from './people.ts';
import { openSealed, sealBytes } from './sealing.ts';
import { type Standing, finishWithdrawals, readStanding } from './standing.ts';
import type { Growth, Placed, Proof, SealedTo, Vault } from './vault.ts';

/** By so much the clock may go back without a word, in milliseconds: clocks are set right by a little all the time. */
const CLOCK_SLACK = 60_000;

/** So many entries at once are signed beside what else is done; fewer are signed sooner than they are handed over. */
const MANY = 32;

/** The signer of the file's own key; `pem` is the key, for another thread to sign with. */
export type FileSigner = Signer & { readonly pem: string };

/** What a vault is put together from; `writing` is null where it was opened for reading. */
interface Parts {
  readonly disk: Disk;
  readonly log: Log;
  readonly objects: Objects;
  readonly now: () => Date;
  readonly notes: readonly Note[];
  readonly writing: { readonly lock: Lock; readonly signer: FileSigner; readonly standing: Standing } | null;
}

export class DiskVault implements Vault {
  readonly folder: string;
  readonly name: string;
  readonly key: string;
  readonly notes: readonly Note[];
  readonly #parts: Parts;
  #closed = false;
  /** Entries are made one after another, in the order in which they were asked for. */
  #turn: Promise<unknown> = Promise.resolve();

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
    return this.#parts.objects.put(data, (digest) => {
      // What a court or a witness had taken away does not come back by being received again.
      if (standing.withdrawn.has(digest))
        throw new AssizeError(
          'vault/withdrawn-object',
          `The object ${digest} was withdrawn; its bytes are not taken again.`,
          'The ledger says by whom and why. If that no longer holds, begin a new file with it.',
        );
    });
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

  #inTurn<T>(act: () => T | Promise<T>): Promise<T> {
    const done = this.#turn.then(act);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  append(draft: EntryDraft, by?: UnlockedKey): Promise<Placed> {
    return this.#inTurn(() => {
      const { signer, standing } = this.#writing();
      this.#mustNotGoBack(standing);
      return this.#enter(draft, by ?? { key: this.key, signer }, standing);
    });
  }

  appendAll(drafts: readonly EntryDraft[]): Promise<readonly Placed[]> {
    return this.#inTurn(async () => {
      const { signer, standing } = this.#writing();
      this.#mustNotGoBack(standing);
      const entries = drafts.map((draft) => this.#entryOf(draft, this.key, standing));
      const messages = entries.map(messageOf);
      const signatures =
        drafts.length < MANY || isBehind()
          ? messages.map((message) => signer.sign(message))
          : await signBeside(messages, signer.pem);
      // All or none: a record that is too long is found before the first is entered.
      const records = messages.map((message, n) => recordOf(message, signatures[n]!));
      return entries.map((entry, n) => this.#place(entry, records[n]!, standing));
    });
  }

  #entryOf(draft: EntryDraft, key: string, { authority }: Standing): Entry {
    if (!authority.counts(key))
      throw new AssizeError(
        'vault/key-does-not-count',
        `The key ${key} signs nothing in this file: it was not added, or was replaced or revoked.`,
        'Sign with a key that counts; `assize keys` lists them.',
      );
    return { ...draft, v: 1, at: this.#parts.now().toISOString(), by: key };
  }

  #place(entry: Entry, record: Uint8Array, standing: Standing): Placed {
    const { index, leaf } = this.#parts.log.append(record);
    standing.take(entry);
    return { index, entry, leaf: hashToHex(leaf) };
  }

  #enter(draft: EntryDraft, { key, signer }: Pick<UnlockedKey, 'key' | 'signer'>, standing: Standing): Placed {
    const entry = this.#entryOf(draft, key, standing);
    const message = messageOf(entry);
    return this.#place(entry, recordOf(message, signer.sign(message)), standing);
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
    await this.#turn;
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
    await this.#turn;
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
        '`assize seal` without a path lists what is sealed.',
      );
    yield* openSealed(this.#parts.objects.stream(digest), identity, entry.salted);
  }

  async merge(folder: string): Promise<Taken> {
    const { standing, signer } = this.#writing();
    const { disk, log, objects } = this.#parts;
    if (resolve(folder) === resolve(this.folder))
      throw new AssizeError('vault/merge-with-itself', 'A file is not merged with itself.', 'Name the folder of the other copy.');
    this.#mustNotGoBack(standing);
    const other = await openOther(disk, folder);
    let plan = await planMerge(log, other);
    // Objects first: nothing may name what is not durably there. What was withdrawn, here or there, does not come.
    let brought = 0;
    for (const digest of plan.named)
      if (!standing.withdrawn.has(digest) && !(await objects.has(digest)) && (await other.objects.has(digest)))
        brought += Number((await objects.put(other.objects.stream(digest))).isNew);
    const { card } = other;
    const isCopy = card.key === this.key;
    if (isCopy) await writeWhole(disk, this.folder, await keysOf(disk, folder, this.folder));
    const entered = await this.#inTurn(async () => {
      // Planned again where something was entered meanwhile: the places of the records must be those that they get.
      while (plan.at !== log.size) plan = await planMerge(log, other);
      const { records, parts, authority } = plan;
      if (records.length === 0) return 0;
      this.#enter(
        { kind: 'merged', name: card.name, key: card.key, checkpoint: other.log.note, parts, entries: records.length },
        { key: this.key, signer },
        standing,
      );
      for (const record of records) {
        log.append(record);
        standing.takeRecord(record);
      }
      if (isCopy) this.#adopt(authority, { key: this.key, signer }, standing);
      return records.length;
    });
    await this.checkpoint();
    await finishWithdrawals(objects, standing, []);
    return { entries: entered, objects: brought };
  }

  /** What a copy of this file says of people's keys is said here too. */
  #adopt({ keys }: Authority, by: Pick<UnlockedKey, 'key' | 'signer'>, standing: Standing): void {
    const known = new Map(standing.authority.keys.map((one) => [one.key, one]));
    for (const { ended, ...key } of keys) {
      if (!known.has(key.key) && ended === null) this.#enter({ kind: 'key-added', ...key, replaces: null }, by, standing);
      else if (known.get(key.key)?.ended === null && ended !== null)
        this.#enter({ kind: 'key-revoked', key: key.key, why: ended }, by, standing);
    }
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
