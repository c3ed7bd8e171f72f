import { lstatSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { type Digest, parseDigest } from '../model/index.ts';
import type { Disk } from './disk.ts';
import type { HashedFile } from './hash-thread.ts';
import { hashOf } from './objects.ts';

/** What came of hashing a file: its digest, or what kept it from being read. */
export type Hashed = { readonly path: string } & ({ readonly digest: Digest } | { readonly failure: unknown });

/** So many files, or about so many bytes, are handed to a thread at a time: to ask costs as much as to hash a small file. */
const BATCH = { files: 64, bytes: 8 << 20 } as const;
/** So many batches may be ahead of the one that is waited for: a large file must not leave the other cores idle. */
const AHEAD = 64;
/** Up to so many bytes are hashed without threads: to begin one costs as much as to hash them. */
const ALONE = 16 << 20;

interface Batch {
  readonly paths: readonly string[];
  readonly done: (all: readonly HashedFile[]) => void;
  readonly failed: (cause: unknown) => void;
}

/** Threads that hash files; each takes the next batch when it has done one. */
class Hashers {
  readonly #workers: Worker[] = [];
  readonly #idle: Worker[] = [];
  #queue: Batch[] = [];
  #broken: { readonly cause: unknown } | null = null;

  constructor(threads: number) {
    for (let n = 0; n < threads; n++) {
      const worker = new Worker(new URL('./hash-thread.ts', import.meta.url));
      worker.unref();
      this.#workers.push(worker);
      this.#idle.push(worker);
    }
  }

  hash(paths: readonly string[]): Promise<readonly HashedFile[]> {
    const answer = new Promise<readonly HashedFile[]>((done, failed) => {
      this.#queue.push({ paths, done, failed });
      this.#work();
    });
    // It is waited for in its turn; a failure before that is no surprise to the process.
    answer.catch(() => undefined);
    return answer;
  }

  #work(): void {
    if (this.#broken !== null) {
      // A thread that broke is not made good: whoever waits hears of it.
      for (const { failed } of this.#queue) failed(this.#broken.cause);
      this.#queue = [];
    }
    while (this.#queue.length > 0 && this.#idle.length > 0) {
      const worker = this.#idle.pop()!;
      const { paths, done, failed } = this.#queue.shift()!;
      const onMessage = (all: readonly HashedFile[]) => {
        worker.off('error', onError);
        worker.unref();
        this.#idle.push(worker);
        done(all);
        this.#work();
      };
      const onError = (cause: unknown) => {
        worker.off('message', onMessage);
        this.#broken ??= { cause };
        failed(cause);
        this.#work();
      };
      worker.once('message', onMessage);
      worker.once('error', onError);
      worker.ref();
      worker.postMessage(paths);
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/**
 * The digests of files, in the order in which they were named, on as many cores as the disk allows. Memory does not depend on
 * the size of files, nor on their number.
 */
export async function* digestsOf(disk: Disk, paths: AsyncIterable<string>): AsyncGenerator<Hashed> {
  let hashers: Hashers | null = null;
  const waiting: { readonly paths: readonly string[]; readonly answer: Promise<readonly HashedFile[]> }[] = [];
  let batch: string[] = [];
  let bytes = 0;
  let alone = 0;
  const next = async function* (): AsyncGenerator<Hashed> {
    const { paths: asked, answer } = waiting.shift()!;
    for (const [n, one] of (await answer).entries()) yield hashed(asked[n]!, one);
  };
  const hand = () => {
    hashers ??= new Hashers(disk.pace.threads);
    waiting.push({ paths: batch, answer: hashers.hash(batch) });
    batch = [];
    bytes = 0;
  };
  try {
    for await (const path of paths) {
      const size = disk.pace.threads === 0 ? 0 : sizeOf(path);
      alone += size;
      if (alone <= ALONE) {
        yield await hashHere(disk, path);
        continue;
      }
      batch.push(path);
      bytes += size;
      if (batch.length >= BATCH.files || bytes >= BATCH.bytes) hand();
      while (waiting.length >= AHEAD) yield* next();
    }
    if (batch.length > 0) hand();
    while (waiting.length > 0) yield* next();
  } finally {
    await (hashers as Hashers | null)?.end();
  }
}

const sizeOf = (path: string): number => lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;

async function hashHere(disk: Disk, path: string): Promise<Hashed> {
  try {
    return { path, digest: await hashOf(disk, path) };
  } catch (failure) {
    return { path, failure };
  }
}

function hashed(path: string, one: HashedFile): Hashed {
  if ('hex' in one) return { path, digest: parseDigest(`sha256:${one.hex}`) };
  return { path, failure: Object.assign(new Error(one.message), { code: one.code }) };
}
