import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Digest, Note } from '../model/index.ts';
import type { ReadResult } from '../reading/index.ts';

/** What one document may cost before it is given up. */
export interface ReaderLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const defaults: ReaderLimits = { milliseconds: 60_000, megabytes: 1024 };

interface Task {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly hints: { path: string; object: Digest; mediaType?: string };
  readonly done: (result: ReadResult) => void;
}

/**
 * Reads documents in threads of their own: a document that loops, swells or breaks its reader costs that document and nothing
 * else. Readers come back when they are needed again; `close` ends them.
 */
export class Readers {
  readonly #limits: ReaderLimits;
  readonly #queue: Task[] = [];
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #most: number;
  #next = 0;
  #closed = false;

  constructor(limits: ReaderLimits = defaults, most = Math.max(1, Math.min(4, availableParallelism() - 1))) {
    this.#limits = limits;
    this.#most = most;
  }

  /** How many documents it is worth handing over at once. */
  get width(): number {
    return this.#most * 2;
  }

  /** Reads one document; a document that cannot be read is a result with a note, never an error. */
  read(bytes: Uint8Array, hints: Task['hints']): Promise<ReadResult> {
    return new Promise((done) => {
      this.#queue.push({ id: this.#next++, bytes, hints, done });
      this.#work();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
    this.#all.clear();
    this.#idle.length = 0;
  }

  #work(): void {
    while (this.#queue.length > 0 && !this.#closed) {
      const worker = this.#idle.pop() ?? (this.#all.size < this.#most ? this.#start() : null);
      if (worker === null) return;
      this.#give(worker, this.#queue.shift()!);
    }
  }

  #start(): Worker {
    const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.megabytes },
      stdout: true,
      stderr: true,
    });
    worker.unref();
    this.#all.add(worker);
    return worker;
  }

  #give(worker: Worker, task: Task): void {
    let over = false;
    const end = (result: ReadResult, keep: boolean) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      for (const [event, listener] of listening) worker.off(event, listener);
      if (keep) {
        worker.unref();
        this.#idle.push(worker);
      } else {
        this.#all.delete(worker);
        void worker.terminate();
      }
      task.done(result);
      this.#work();
    };
    const giveUp = (code: Note['code'], what: string) =>
      end(
        {
          mediaType: task.hints.mediaType ?? 'application/octet-stream',
          reading: null,
          enclosed: [],
          notes: [
            {
              code,
              source: null,
              what,
              next: 'The file is kept as it came; open it by itself in a safe place, and save its text as a plain file to have it read.',
            },
          ],
        },
        false,
      );
    const timer = setTimeout(
      () => giveUp('reading/too-slow', `Reading took longer than ${this.#limits.milliseconds / 1000} seconds and was given up.`),
      this.#limits.milliseconds,
    );
    // Only our own listeners are taken off again: the thread has others of its own.
    const listening = [
      ['message', (result: ReadResult) => end(result, true)],
      [
        'error',
        (error: Error & { code?: string }) =>
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? giveUp(
                'reading/too-much-memory',
                `Reading needed more than ${this.#limits.megabytes} MB of memory and was given up.`,
              )
            : giveUp('reading/failed', `The reader failed on this file (${error.name}).`),
      ],
      ['exit', () => giveUp('reading/failed', 'The reader ended before it had read this file.')],
    ] as const;
    for (const [event, listener] of listening) worker.on(event, listener);
    worker.ref();
    worker.postMessage({ bytes: task.bytes, hints: task.hints });
  }
}
