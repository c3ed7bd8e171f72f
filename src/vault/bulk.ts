import { Worker } from 'node:worker_threads';
import { AssizeError } from '../model/index.ts';
import type { Answer, Asked } from './bulk-thread.ts';
import type { Placing } from './place-file.ts';

// What is done beside when many small files come in at once. Hashing, reading and parsing go on meanwhile on another core.

/** After so many milliseconds with nothing to do the thread ends, and gives its memory back. */
const PATIENCE = 2000;

interface Waiting {
  readonly done: (answer: Exclude<Answer, { readonly code: string }>) => void;
  readonly failed: (cause: unknown) => void;
}

/** A thread that does what it is asked in the order in which it was asked. */
class BulkThread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #rest: NodeJS.Timeout | undefined;

  constructor(ended: () => void) {
    // Little memory of its own: what it holds at a time is one batch.
    this.#worker = new Worker(new URL('./bulk-thread.ts', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 },
    });
    this.#worker.unref();
    this.#worker.on('message', (answer: Answer) => {
      const one = this.#waiting.shift();
      if (answer !== null && 'code' in answer) one?.failed(Object.assign(new Error(answer.message), { code: answer.code }));
      else one?.done(answer);
      if (this.#waiting.length > 0) return;
      this.#worker.unref();
      this.#rest = setTimeout(() => {
        ended();
        void this.#worker.terminate();
      }, PATIENCE).unref();
    });
    this.#worker.on('error', (cause) => {
      ended();
      for (const { failed } of this.#waiting.splice(0)) failed(cause);
    });
  }

  /** How many askings have no answer yet. */
  get behind(): number {
    return this.#waiting.length;
  }

  ask(asked: Asked, given: ArrayBuffer[] = []): Promise<Exclude<Answer, { readonly code: string }>> {
    clearTimeout(this.#rest);
    return new Promise((done, failed) => {
      this.#waiting.push({ done, failed });
      this.#worker.ref();
      this.#worker.postMessage(asked, given);
    });
  }
}

let thread: BulkThread | null = null;

function theThread(): BulkThread {
  const mine = (thread ??= new BulkThread(() => {
    if (thread === mine) thread = null;
  }));
  return mine;
}

/** Gives small files their places, and returns when all have them. Their bytes are given away, with the buffers they lie in. */
export async function placeBeside(files: readonly Placing[]): Promise<void> {
  await theThread().ask({ place: files }, [...new Set(files.map(({ data }) => data.buffer as ArrayBuffer))]);
}

/** Whether the thread has more to do than it is asked for meanwhile: whoever asks is quicker alone then. */
export const isBehind = (): boolean => (thread?.behind ?? 0) > 2;

/** The Ed25519 signatures over messages, in order, by a key (PKCS #8 in PEM). Throws `vault/not-signed`. */
export async function signBeside(messages: readonly Uint8Array[], pem: string): Promise<readonly Uint8Array[]> {
  try {
    return (await theThread().ask({ sign: messages, pem })) ?? [];
  } catch (cause) {
    throw new AssizeError(
      'vault/not-signed',
      `Entries could not be signed (${cause instanceof Error ? cause.message : 'unknown cause'}).`,
      'Run the same command again: what was confirmed is there, and is not taken twice.',
      { cause },
    );
  }
}
