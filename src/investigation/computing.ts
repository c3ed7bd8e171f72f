import { totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AssizeError, type Digest, type Extraction } from '../model/index.ts';
import type { ReadResult } from '../reading/index.ts';
import { breathe } from './extracting.ts';
import type { OpenFile } from './open.ts';
import type { Progress, Watch } from './receive.ts';

/** What the thread is begun with. */
export interface Given {
  readonly folder: string;
}

/** What is asked of the thread. Jobs are done one after another. */
export type Job =
  | { readonly kind: 'compute' | 'settle'; readonly job: number }
  | { readonly kind: 'law'; readonly job: number; readonly head: string };

/** What the thread is told: jobs, and what was read and extracted elsewhere. */
export type ToComputing =
  | Job
  | { readonly kind: 'read'; readonly object: Digest; readonly result: ReadResult }
  | { readonly kind: 'extracted'; readonly seen: string; readonly extraction: Extraction };

/** What the thread tells. `head` is the one that findings were kept under. */
export type FromComputing =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly job: number; readonly head: string | null }
  | {
      readonly kind: 'refused';
      readonly job: number;
      readonly code: AssizeError['code'];
      readonly what: string;
      readonly next: string;
    };

/** The most memory that the thread may hold, of the machine's. */
const SHARE = 0.7;

/** So many texts are handed over between two moments at which others are answered. */
const TOGETHER = 20;

type Settle = { readonly done: (head: string | null) => void; readonly fail: (error: Error) => void };

/**
 * Computes findings in a thread of its own, so that nobody waits for it who only reads. The thread keeps what it has read and
 * extracted for the next time; one that breaks costs its job, and the next job begins another.
 */
export class Computing {
  readonly #folder: string;
  readonly #watch: Watch;
  readonly #program: URL;
  readonly #jobs = new Map<number, Settle>();
  #thread: Worker | null = null;
  /** What the thread has been given. */
  #given = new Set<string>();
  #handed = 0;
  #last = 0;
  #closed = false;

  constructor(folder: string, watch: Watch, program = new URL('./computing-thread.ts', import.meta.url)) {
    this.#folder = folder;
    this.#watch = watch;
    this.#program = program;
  }

  /**
   * The findings of the ledger as it stands are in the store when this returns; gives their head. What was read and extracted here is
   * handed over, each thing once.
   */
  async compute({ results, extractions }: Pick<OpenFile, 'results' | 'extractions'>): Promise<string> {
    const thread = this.#started();
    for (const [object, result] of results) {
      // What is enclosed was received by itself.
      if (this.#isNew(object))
        thread.postMessage({ kind: 'read', object, result: { ...result, enclosed: [] } } satisfies ToComputing);
      await this.#breathe();
    }
    for (const [seen, extraction] of extractions) {
      if (this.#isNew(seen)) thread.postMessage({ kind: 'extracted', seen, extraction } satisfies ToComputing);
      await this.#breathe();
    }
    return (await this.#ask((job) => ({ kind: 'compute', job })))!;
  }

  #isNew(handed: string): boolean {
    if (this.#given.has(handed)) return false;
    this.#given.add(handed);
    this.#handed += 1;
    return true;
  }

  /** Whoever asks for a page does not wait until everything is handed over. */
  async #breathe(): Promise<void> {
    if (this.#handed < TOGETHER) return;
    this.#handed = 0;
    await breathe();
  }

  /** What the law says of the findings of this head is in the store when this returns. */
  async law(head: string): Promise<void> {
    await this.#ask((job) => ({ kind: 'law', job, head }));
  }

  /** Brings what was written into the store's file itself. */
  async settle(): Promise<void> {
    await this.#ask((job) => ({ kind: 'settle', job }));
  }

  /** Ends the thread, whatever it is at. A transaction that it had not ended leaves nothing behind. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#thread?.terminate();
  }

  #started(): Worker {
    if (this.#thread) return this.#thread;
    if (this.#closed) throw stopped();
    const thread = new Worker(this.#program, {
      workerData: { folder: this.#folder } satisfies Given,
      resourceLimits: { maxOldGenerationSizeMb: Math.floor((totalmem() * SHARE) / (1 << 20)) },
    });
    thread.unref();
    this.#thread = thread;
    this.#given = new Set();
    let why: unknown = null;
    thread.on('message', (message: FromComputing) => this.#hear(message));
    thread.on('error', (error) => {
      why = error;
    });
    thread.on('exit', () => {
      this.#thread = null;
      const error = this.#closed ? stopped() : broken(why);
      for (const { fail } of this.#jobs.values()) fail(error);
      this.#jobs.clear();
    });
    return thread;
  }

  #ask(message: (job: number) => Job): Promise<string | null> {
    const thread = this.#started();
    const job = ++this.#last;
    return new Promise((done, fail) => {
      thread.ref();
      this.#jobs.set(job, { done, fail });
      thread.postMessage(message(job));
    });
  }

  #hear(message: FromComputing): void {
    if (message.kind === 'progress') return this.#watch(message.progress);
    const asked = this.#jobs.get(message.job);
    this.#jobs.delete(message.job);
    if (this.#jobs.size === 0) this.#thread?.unref();
    if (message.kind === 'done') asked?.done(message.head);
    else asked?.fail(new AssizeError(message.code, message.what, message.next));
  }
}

const stopped = () =>
  new AssizeError(
    'investigation/stopped',
    'The program was ended while findings were being computed.',
    'Open the file again: what was entered is in the ledger, and is computed then.',
  );

const broken = (cause: unknown) =>
  new AssizeError(
    'investigation/computing-failed',
    `The findings could not be computed anew: the thread that does it ended (${cause instanceof Error ? cause.name : 'without a reason'}).`,
    'What was entered is in the ledger; the pages show the findings from before it. Decide or add again to try once more, or run `assize rebuild`.',
    { cause },
  );
