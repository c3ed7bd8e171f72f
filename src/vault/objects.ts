import { createHash, randomUUID } from 'node:crypto';
import { join, sep } from 'node:path';
import { AssizeError, type Digest, digestOf, parseDigest } from '../model/index.ts';
import { type Disk, IN_FLIGHT, type Writing, forEachOf, isAbsent } from './disk.ts';
import type { Placing } from './place-file.ts';

/** What came of putting some bytes. */
export interface Put {
  readonly digest: Digest;
  readonly bytes: number;
  readonly isNew: boolean;
}

/** So many small objects, or so many bytes of them, are placed at a time beside what else is done, and so many times at once. */
const BATCH = { files: 128, bytes: 1 << 20, inFlight: 4 } as const;
/** Of so many objects at most is remembered that they are not there yet, without asking the disk. */
const MOST_KNOWN = 65_536;

/** The folder of an object below the folder of objects: `3b`. */
const shardOf = (digest: Digest): string => digest.slice(7, 9);

/** The path of an object below the folder of objects: `3b/3b5d…`. */
export const objectPath = (digest: Digest): string => `${shardOf(digest)}${sep}${digest.slice(7)}`;

/**
 * Objects on disk: each named by its SHA-256, written once, read-only, so that `sha256sum` alone can check them. Bytes stream
 * through in one pass; memory does not depend on their number. What was put is durable after `flush`.
 */
export class Objects {
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #scratch: string;
  readonly #syncing = new Set<Promise<void>>();
  /** Files whose bytes and names are not yet durable. */
  readonly #placed = new Set<string>();
  /** Folders whose lists of names are not yet durable. */
  readonly #folders = new Set<string>();
  /** Folders of objects that are there; with what was put into each that this run made, so that nothing else can be in it. */
  readonly #shards = new Map<string, Set<Digest> | null>();
  #known = 0;
  /** Small objects that wait to be placed together, and how many bytes they are. */
  #batch: { readonly digest: Digest; readonly file: Placing }[] = [];
  #batchBytes = 0;
  #space = new Uint8Array();
  /** Those that wait or are being placed. */
  readonly #coming = new Set<Digest>();
  readonly #placing = new Set<Promise<void>>();
  #flushing: Promise<unknown> = Promise.resolve();
  #failed: { readonly cause: unknown } | null = null;

  constructor(disk: Disk, folder: string, scratch: string) {
    this.#disk = disk;
    this.#folder = folder;
    this.#scratch = scratch;
  }

  pathOf(digest: Digest): string {
    return `${this.#folder}${sep}${objectPath(digest)}`;
  }

  /**
   * A piece given by `data` must stay as it is until the next but one is asked for. `admit` throws for bytes that are not to be
   * here, before they are.
   */
  async put(data: Uint8Array | AsyncIterable<Uint8Array>, admit: (digest: Digest) => void = () => undefined): Promise<Put> {
    if (data instanceof Uint8Array) return this.#putSmall(data, admit);
    const pieces = data[Symbol.asyncIterator]();
    try {
      // What is small is taken whole first: it costs a tenth of what a stream costs.
      const head: Uint8Array[] = [];
      let size = 0;
      for (;;) {
        const next = await pieces.next();
        if (next.done) return await this.#putSmall(joined(head, size), admit);
        head.push(next.value.slice());
        size += next.value.length;
        if (size > this.#disk.pace.small) return await this.#putLarge(head, pieces, admit);
      }
    } finally {
      await pieces.return?.();
    }
  }

  async #putSmall(data: Uint8Array, admit: (digest: Digest) => void): Promise<Put> {
    const digest = digestOf(data);
    admit(digest);
    const put = { digest, bytes: data.length };
    if (this.#coming.has(digest) || (await this.#holds(digest))) return { ...put, isNew: false };
    const path = this.pathOf(digest);
    await this.#shardFor(digest);
    const file: Placing = { temporary: `${this.#scratch}${sep}${randomUUID()}`, path, data, mode: 0o444 };
    if (this.#placed.size + this.#coming.size < this.#disk.pace.bulk) {
      await this.#disk.place(file);
      this.#placed.add(path);
    } else await this.#placeLater(digest, file);
    return { ...put, isNew: true };
  }

  /** One of many: placed with others, while the next are hashed. Whatever asks for it waits, and so does `flush`. */
  async #placeLater(digest: Digest, file: Placing): Promise<void> {
    const { length } = file.data;
    if (this.#batchBytes + length > this.#space.length) this.#placeBatch();
    if (this.#batch.length === 0) this.#space = new Uint8Array(Math.max(BATCH.bytes, length));
    // A copy: the bytes are the caller's own again when this returns.
    const data = this.#space.subarray(this.#batchBytes, this.#batchBytes + length);
    data.set(file.data);
    this.#coming.add(digest);
    this.#batch.push({ digest, file: { ...file, data } });
    this.#batchBytes += length;
    if (this.#batch.length >= BATCH.files) this.#placeBatch();
    while (this.#placing.size >= BATCH.inFlight) await Promise.race(this.#placing);
  }

  #placeBatch(): void {
    const batch = this.#batch;
    if (batch.length === 0) return;
    this.#batch = [];
    this.#batchBytes = 0;
    const one = this.#disk
      .placeMany(batch.map(({ file }) => file))
      .then(() => {
        for (const { file } of batch) this.#placed.add(file.path);
      })
      .catch((cause: unknown) => {
        this.#failed ??= { cause };
      })
      .finally(() => {
        this.#placing.delete(one);
        for (const { digest } of batch) this.#coming.delete(digest);
      });
    this.#placing.add(one);
  }

  /** Returns when everything put has its name, or is known to have failed. */
  async #arrived(): Promise<void> {
    this.#placeBatch();
    await Promise.all(this.#placing);
  }

  async #putLarge(head: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>, admit: (digest: Digest) => void): Promise<Put> {
    const temporary = join(this.#scratch, randomUUID());
    const file = await this.#disk.createLarge(temporary, 0o444);
    let kept = false;
    try {
      const { digest, bytes } = await this.#pour(file, head, rest);
      // Whole before it has its name: a run that is stopped here leaves nothing torn.
      await file.finish();
      admit(digest);
      if (await this.#holds(digest)) return { digest, bytes, isNew: false };
      const path = this.pathOf(digest);
      await this.#shardFor(digest);
      await this.#disk.rename(temporary, path);
      kept = true;
      this.#folders.add(this.#shardPath(digest));
      await this.#sync(file);
      return { digest, bytes, isNew: true };
    } finally {
      // The handle of an object that is kept is closed when it is durable.
      if (!kept) {
        await file.close();
        await this.#disk.remove(temporary);
      }
    }
  }

  /** Writes pieces to a file and hashes them on the way: written while hashed, and while the next is read. */
  async #pour(
    file: Writing,
    head: readonly Uint8Array[],
    rest: AsyncIterator<Uint8Array>,
  ): Promise<{ readonly digest: Digest; readonly bytes: number }> {
    const hash = createHash('sha256');
    let bytes = 0;
    let fresh = 0;
    const underway = { writing: Promise.resolve(), settling: Promise.resolve(), isSettling: false };
    const take = async (piece: Uint8Array) => {
      await underway.writing;
      underway.writing = file.write(piece);
      underway.writing.catch(() => undefined);
      hash.update(piece);
      bytes += piece.length;
      fresh += piece.length;
      if (fresh < this.#disk.pace.stride || underway.isSettling) return;
      // Begun early, so that little is left to wait for at the end. The system tells of a failure once: here, it must count.
      fresh = 0;
      underway.isSettling = true;
      underway.settling = file.settle().then(() => void (underway.isSettling = false));
      underway.settling.catch(() => undefined);
    };
    try {
      for (const piece of head) await take(piece);
      for (let next = await rest.next(); !next.done; next = await rest.next()) await take(next.value);
    } finally {
      await Promise.allSettled([underway.writing, underway.settling]);
    }
    await underway.writing;
    await underway.settling;
    return { digest: parseDigest(`sha256:${hash.digest('hex')}`), bytes };
  }

  #shardPath(digest: Digest): string {
    return `${this.#folder}${sep}${shardOf(digest)}`;
  }

  /** Sees to the folder of an object that is about to be there. */
  async #shardFor(digest: Digest): Promise<void> {
    const shard = shardOf(digest);
    let inside = this.#shards.get(shard);
    if (inside === undefined) {
      inside = (await this.#disk.makeFolder(this.#shardPath(digest))) ? new Set() : null;
      this.#shards.set(shard, inside);
    }
    if (inside === null) return;
    inside.add(digest);
    this.#known += 1;
    if (this.#known < MOST_KNOWN) return;
    // Memory must not grow with the number of objects: from here on the disk is asked.
    for (const one of this.#shards.keys()) this.#shards.set(one, null);
    this.#known = 0;
  }

  /**
   * Whether the bytes are there already, and whole: a crash may have left a torn file under the right name. They are made durable
   * again, since a run that was killed may have put them and not come to that.
   */
  async #holds(digest: Digest): Promise<boolean> {
    // A folder that this run made holds what this run put into it.
    if (this.#shards.get(shardOf(digest))?.has(digest) === false) return false;
    const path = this.pathOf(digest);
    if ((await this.#disk.look(path)) !== 'file' || (await hashOf(this.#disk, path)) !== digest) return false;
    this.#placed.add(path);
    return true;
  }

  async #sync(file: Writing): Promise<void> {
    while (this.#syncing.size >= IN_FLIGHT) await Promise.race(this.#syncing);
    const one = file
      .sync()
      .finally(() => file.close())
      .catch((cause: unknown) => {
        this.#failed ??= { cause };
      })
      .finally(() => this.#syncing.delete(one));
    this.#syncing.add(one);
  }

  /** Makes durable what was written and not yet seen to: a few one by one, many in one act of the whole disk. */
  async #settle(): Promise<void> {
    await this.#arrived();
    const placed = [...this.#placed];
    if (placed.length === 0) return;
    // Forgotten first: what is put while this waits asks to be seen to again.
    this.#placed.clear();
    try {
      if (placed.length < this.#disk.pace.many || !(await this.#disk.syncAll(this.#folder))) {
        await forEachOf(placed, async (path) => {
          const file = await this.#disk.reopen(path);
          await file.sync().finally(() => file.close());
        });
        for (const path of placed) this.#folders.add(path.slice(0, path.lastIndexOf(sep)));
      }
    } catch (cause) {
      this.#failed ??= { cause };
    }
  }

  /** Returns when everything put is durable. Throws `vault/not-durable`, so that nothing is named that may not be there. */
  flush(): Promise<void> {
    // One after another: what an earlier one took upon itself and has not done yet is not durable for a later one either.
    const done = this.#flushing.then(() => this.#flush());
    this.#flushing = done.catch(() => undefined);
    return done;
  }

  async #flush(): Promise<void> {
    await Promise.all([...this.#syncing, this.#settle()]);
    // After one failure the system may take lost bytes for written ones: only a new beginning reads them from the disk again.
    if (this.#failed !== null)
      throw new AssizeError(
        'vault/not-durable',
        `The disk did not keep an object (${reasonOf(this.#failed.cause)}).`,
        'Mend the disk or free some space, open the file again and repeat: what was confirmed before is there.',
        { cause: this.#failed.cause },
      );
    const folders = [...this.#folders];
    if (folders.length === 0) return;
    // Forgotten first: what is put while this waits asks for its folder to be seen to again.
    this.#folders.clear();
    try {
      await forEachOf([...folders, this.#folder], (folder) => this.#disk.syncFolder(folder));
    } catch (error) {
      for (const folder of folders) this.#folders.add(folder);
      throw error;
    }
  }

  /** The bytes of an object, checked. Throws `vault/no-such-object` and `vault/altered-object`. */
  async get(digest: Digest): Promise<Uint8Array> {
    if (this.#coming.has(digest)) await this.#arrived();
    const bytes = await this.#disk.read(this.pathOf(digest)).catch((error: unknown) => {
      throw isAbsent(error) ? missing(digest) : error;
    });
    if (digestOf(bytes) !== digest) throw altered(digest);
    return bytes;
  }

  /**
   * The bytes of an object in pieces, whatever its size. They are known to be the right ones only when the last has come without
   * an error: `vault/no-such-object` is thrown at the beginning, `vault/altered-object` at the end.
   */
  async *stream(digest: Digest): AsyncGenerator<Uint8Array> {
    if (this.#coming.has(digest)) await this.#arrived();
    const hash = createHash('sha256');
    try {
      for await (const piece of this.#disk.stream(this.pathOf(digest))) {
        hash.update(piece);
        yield piece;
      }
    } catch (error) {
      throw isAbsent(error) ? missing(digest) : error;
    }
    if (`sha256:${hash.digest('hex')}` !== digest) throw altered(digest);
  }

  async has(digest: Digest): Promise<boolean> {
    if (this.#coming.has(digest)) await this.#arrived();
    return (await this.#disk.look(this.pathOf(digest))) !== null;
  }

  async remove(digest: Digest): Promise<void> {
    if (this.#coming.has(digest)) await this.#arrived();
    const path = this.pathOf(digest);
    this.#placed.delete(path);
    await this.#disk.remove(path);
    const shard = this.#shardPath(digest);
    if ((await this.#disk.look(shard)) === 'folder') await this.#disk.syncFolder(shard);
  }

  /** Every file below the folder of objects, by path relative to it, in order. */
  async *names(): AsyncGenerator<string> {
    for (const shard of await this.#disk.list(this.#folder)) {
      if ((await this.#disk.look(join(this.#folder, shard))) !== 'folder') yield shard;
      else for (const name of await this.#disk.list(join(this.#folder, shard))) yield join(shard, name);
    }
  }
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = pieces;
  if (first?.length === size) return first;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : 'unknown cause');

/** The digest of a file's bytes, in one pass. */
export async function hashOf(disk: Disk, path: string): Promise<Digest> {
  const hash = createHash('sha256');
  for await (const piece of disk.stream(path)) hash.update(piece);
  return parseDigest(`sha256:${hash.digest('hex')}`);
}

function missing(digest: Digest): AssizeError {
  return new AssizeError(
    'vault/no-such-object',
    `The object ${digest} is not in the vault.`,
    'If it was withdrawn, the ledger says by whom and why. Otherwise copy it from another copy of the file and run `assize verify`.',
  );
}

function altered(digest: Digest): AssizeError {
  return new AssizeError(
    'vault/altered-object',
    `The bytes of the object ${digest} are not the ones it is named by.`,
    'Do not use them. Copy the vault as it is, then take this object from another copy and run `assize verify`.',
  );
}
