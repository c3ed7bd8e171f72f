import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Digest, Note } from '../model/index.ts';
import type { ReadResult, Recognised } from '../reading/index.ts';
import { Recognition } from './recognition.ts';

/** What one document may cost before it is given up. */
export interface ReaderLimits {
  /** Reading itself; the time of text recognition is counted apart. */
  readonly milliseconds: number;
  /** Everything the thread holds: objects, texts, unpacked bytes. */
  readonly megabytes: number;
  /** Text recognition of all images and pages of one document. */
  readonly recognitionMilliseconds: number;
}

const defaults: ReaderLimits = { milliseconds: 60_000, megabytes: 1024, recognitionMilliseconds: 300_000 };

/** How often a thread at work is asked how much memory it holds. */
const WATCH_MILLISECONDS = 200;

/** What a thread is told: read this document; what recognition gave for the page that it asked for. */
export type ToThread =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly hints: Task['hints'] }
  | { readonly kind: 'recognised'; readonly answer: Recognised | Note | null };

/** What a thread tells: it wants a page (or, with null, the image) recognised; what it read. */
export type FromThread =
  | { readonly kind: 'recognise'; readonly page: number | null }
  | { readonly kind: 'result'; readonly result: ReadResult };

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
  readonly #recognition: Recognition;
  readonly #queue: Task[] = [];
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #most: number;
  #next = 0;
  #closed = false;

  constructor(
    limits: Partial<ReaderLimits> = {},
    most = Math.max(1, Math.min(4, availableParallelism() - 1)),
    recognition = new Recognition(),
  ) {
    this.#limits = { ...defaults, ...limits };
    this.#recognition = recognition;
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
    const { milliseconds, megabytes, recognitionMilliseconds } = this.#limits;
    const stop = new AbortController();
    let over = false;
    const end = (result: ReadResult, keep: boolean) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      clearInterval(watching);
      stop.abort();
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
    const tooSlow = () => giveUp('reading/too-slow', `Reading took longer than ${milliseconds / 1000} seconds and was given up.`);
    const tooMuch = () =>
      giveUp('reading/too-much-memory', `Reading needed more than ${megabytes} MB of memory and was given up.`);
    let left = milliseconds;
    let since = performance.now();
    let timer = setTimeout(tooSlow, left);
    // The limit that the engine keeps is for its objects only: unpacked bytes lie beside them.
    let asked = false;
    const watching = setInterval(() => {
      if (asked) return;
      asked = true;
      worker.getHeapStatistics().then(
        (held) => {
          asked = false;
          if (held.used_heap_size + held.external_memory > megabytes * 1024 * 1024) tooMuch();
        },
        // A thread that has ended cannot be asked; its end is heard of by itself.
        () => undefined,
      );
    }, WATCH_MILLISECONDS);
    let recognising = recognitionMilliseconds;
    const recognise = async (page: number | null) => {
      clearTimeout(timer);
      left -= performance.now() - since;
      const from = performance.now();
      const answer: Recognised | Note | null =
        recognising > 0
          ? await this.#recognition.recognise(task.bytes, page, stop.signal)
          : {
              code: 'reading/recognition-failed',
              source: null,
              what: `Text recognition was stopped after ${recognitionMilliseconds / 1000} seconds; the images and pages after that have no text.`,
              next: 'Split the document, and add its parts.',
            };
      recognising -= performance.now() - from;
      if (over) return;
      since = performance.now();
      timer = setTimeout(tooSlow, Math.max(1, left));
      worker.postMessage({ kind: 'recognised', answer } satisfies ToThread);
    };
    // Only our own listeners are taken off again: the thread has others of its own.
    const listening = [
      [
        'message',
        (message: FromThread) => {
          if (message.kind === 'result') end(message.result, true);
          else void recognise(message.page);
        },
      ],
      [
        'error',
        (error: Error & { code?: string }) =>
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? tooMuch()
            : giveUp('reading/failed', `The reader failed on this file (${error.name}).`),
      ],
      ['messageerror', () => giveUp('reading/failed', 'What the reader gave for this file could not be taken over.')],
      ['exit', () => giveUp('reading/failed', 'The reader ended before it had read this file.')],
    ] as const;
    for (const [event, listener] of listening) worker.on(event, listener);
    worker.ref();
    worker.postMessage({ kind: 'read', bytes: task.bytes, hints: task.hints } satisfies ToThread);
  }
}
