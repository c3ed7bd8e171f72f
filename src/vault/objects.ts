import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AssizeError, type Digest, parseDigest, sha256Hex } from '../model/index.ts';

/** What came of putting some bytes. */
export interface Put {
  readonly digest: Digest;
  readonly bytes: number;
  readonly isNew: boolean;
}

/** How many files are made durable at once: one by one is many times slower, more wins nothing. */
const IN_FLIGHT = 16;

/** The path of an object below the folder of objects: `3b/3b5d…`. */
export const objectPath = (digest: Digest): string => join(digest.slice(7, 9), digest.slice(7));

/** Makes a folder's own list of names durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Objects on disk: each named by its SHA-256, written once, read-only, so that `sha256sum` alone can check them. Bytes stream
 * through in one pass; memory does not depend on their number. What was put is durable after `flush`.
 */
export class Objects {
  readonly #folder: string;
  readonly #scratch: string;
  readonly #syncing = new Set<Promise<void>>();
  readonly #folders = new Set<string>();
  #failed: unknown = null;

  constructor(folder: string, scratch: string) {
    this.#folder = folder;
    this.#scratch = scratch;
  }

  pathOf(digest: Digest): string {
    return join(this.#folder, objectPath(digest));
  }

  async put(data: Uint8Array | AsyncIterable<Uint8Array>): Promise<Put> {
    const temporary = join(this.#scratch, randomUUID());
    const handle = await open(temporary, 'wx', 0o444);
    let done = false;
    try {
      const hash = createHash('sha256');
      let bytes = 0;
      const write = async (chunk: Uint8Array) => {
        hash.update(chunk);
        bytes += chunk.length;
        await writeAll(handle, chunk);
      };
      if (data instanceof Uint8Array) await write(data);
      else for await (const chunk of data) await write(chunk);
      const digest = parseDigest(`sha256:${hash.digest('hex')}`);
      const path = this.pathOf(digest);
      if (await this.#holds(digest, path)) return { digest, bytes, isNew: false };
      await mkdir(dirname(path), { recursive: true });
      await rename(temporary, path);
      done = true;
      this.#folders.add(dirname(path));
      await this.#sync(handle);
      return { digest, bytes, isNew: true };
    } finally {
      // The handle of an object that is kept is closed when it is durable.
      if (!done) {
        await handle.close();
        await rm(temporary, { force: true });
      }
    }
  }

  /** Whether the bytes are there already, and whole: a crash may have left a torn file under the right name. */
  async #holds(digest: Digest, path: string): Promise<boolean> {
    try {
      return (await hashOf(path)) === digest;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  async #sync(handle: FileHandle): Promise<void> {
    while (this.#syncing.size >= IN_FLIGHT) await Promise.race(this.#syncing);
    const one = handle
      .datasync()
      .catch((error: unknown) => {
        this.#failed ??= error;
      })
      .then(() => handle.close())
      .finally(() => this.#syncing.delete(one));
    this.#syncing.add(one);
  }

  /** Returns when everything put is durable. Throws what went wrong on the way, so that nothing is named that is not there. */
  async flush(): Promise<void> {
    await Promise.all(this.#syncing);
    if (this.#failed !== null) throw this.#failed;
    for (const folder of this.#folders) await syncFolder(folder);
    if (this.#folders.size > 0) await syncFolder(this.#folder);
    this.#folders.clear();
  }

  /** The bytes of an object, checked. Throws `vault/no-such-object` and `vault/altered-object`. */
  async get(digest: Digest): Promise<Uint8Array> {
    const path = this.pathOf(digest);
    const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? missing(digest) : error;
    });
    try {
      // A buffer of its own, so that it can be handed to another thread.
      const bytes = new Uint8Array((await handle.stat()).size);
      let at = 0;
      while (at < bytes.length) {
        const { bytesRead } = await handle.read(bytes, at, bytes.length - at, at);
        if (bytesRead === 0) break;
        at += bytesRead;
      }
      if (`sha256:${sha256Hex(bytes)}` !== digest) throw altered(digest);
      return bytes;
    } finally {
      await handle.close();
    }
  }

  async has(digest: Digest): Promise<boolean> {
    return stat(this.pathOf(digest)).then(
      () => true,
      () => false,
    );
  }

  async remove(digest: Digest): Promise<void> {
    await rm(this.pathOf(digest), { force: true });
    await syncFolder(dirname(this.pathOf(digest))).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }

  /** Every file below the folder of objects, by path relative to it, in order. */
  async *names(): AsyncGenerator<string> {
    const shards = await readdir(this.#folder).catch(() => []);
    for (const shard of shards.sort((a, b) => (a < b ? -1 : 1))) {
      const inside = await readdir(join(this.#folder, shard)).catch(() => null);
      if (inside === null) yield shard;
      else for (const name of inside.sort((a, b) => (a < b ? -1 : 1))) yield join(shard, name);
    }
  }
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await handle.write(chunk, at, chunk.length - at)).bytesWritten;
}

/** The digest of a file's bytes, in one pass. */
export async function hashOf(path: string): Promise<Digest> {
  const hash = createHash('sha256');
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(size, 1 << 20)));
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) break;
      hash.update(bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
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
