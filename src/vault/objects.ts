import { createHash, randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { AssizeError, type Digest, digestOf, parseDigest } from '../model/index.ts';
import { type Disk, IN_FLIGHT, type Writing, forEachOf, isAbsent } from './disk.ts';

/** What came of putting some bytes. */
export interface Put {
  readonly digest: Digest;
  readonly bytes: number;
  readonly isNew: boolean;
}

/** The path of an object below the folder of objects: `3b/3b5d…`. */
export const objectPath = (digest: Digest): string => join(digest.slice(7, 9), digest.slice(7));

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
  readonly #made = new Set<string>();
  #failed: { readonly cause: unknown } | null = null;

  constructor(disk: Disk, folder: string, scratch: string) {
    this.#disk = disk;
    this.#folder = folder;
    this.#scratch = scratch;
  }

  pathOf(digest: Digest): string {
    return join(this.#folder, objectPath(digest));
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
    if (await this.#holds(digest)) return { digest, bytes: data.length, isNew: false };
    const path = this.pathOf(digest);
    await this.#makeFolder(dirname(path));
    const temporary = join(this.#scratch, randomUUID());
    try {
      await this.#disk.place(temporary, path, data, 0o444);
    } catch (error) {
      await this.#disk.remove(temporary);
      throw error;
    }
    this.#placed.add(path);
    return { digest, bytes: data.length, isNew: true };
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
      await this.#makeFolder(dirname(path));
      await this.#disk.rename(temporary, path);
      kept = true;
      this.#folders.add(dirname(path));
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

  async #makeFolder(folder: string): Promise<void> {
    if (this.#made.has(folder)) return;
    await this.#disk.makeFolder(folder);
    this.#made.add(folder);
  }

  /**
   * Whether the bytes are there already, and whole: a crash may have left a torn file under the right name. They are made durable
   * again, since a run that was killed may have put them and not come to that.
   */
  async #holds(digest: Digest): Promise<boolean> {
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
        for (const path of placed) this.#folders.add(dirname(path));
      }
    } catch (cause) {
      this.#failed ??= { cause };
    }
  }

  /** Returns when everything put is durable. Throws `vault/not-durable`, so that nothing is named that may not be there. */
  async flush(): Promise<void> {
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
    return (await this.#disk.look(this.pathOf(digest))) !== null;
  }

  async remove(digest: Digest): Promise<void> {
    const path = this.pathOf(digest);
    this.#placed.delete(path);
    await this.#disk.remove(path);
    if ((await this.#disk.look(dirname(path))) === 'folder') await this.#disk.syncFolder(dirname(path));
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
