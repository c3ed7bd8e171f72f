import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { extract, type Pack } from '../extraction/index.ts';
import type { Extraction, Reading } from '../model/index.ts';
import type { Tools } from './resources.ts';

/** What came of one text: its extraction, or why there is none. */
export type Extracted = { readonly extraction: Extraction } | { readonly fault: string };

/** What a thread is told and tells. */
export type Asked = Reading;
export type Answered = Extracted;

/**
 * With fewer characters than these a second thread costs more than it gains: it loads, and all its code is compiled a second time, on the
 * same processors. It takes some 150 MB of memory.
 */
const WORTH_THREADS = 2_000_000;
/** A thread beyond these gains little: what they find is put together in one. */
const MOST_THREADS = 4;

/** What is thrown away soon has so much room in a thread: a quarter of what it would have, 90 MB less of memory, and no slower. */
const YOUNG_MEGABYTES = 48;

/** Lets other work run between long computations: a page that waits, a person who presses Ctrl-C. */
export const breathe = () => new Promise<void>((done) => setImmediate(done));

/** One document that trips the extractor must not cost the others. */
export function extractOne(reading: Reading, tools: Tools): Extracted {
  try {
    return { extraction: extract(reading, tools) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message.slice(0, 160) : 'unknown fault' };
  }
}

export interface ExtractOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called after each text. */
  readonly told?: (() => void) | undefined;
  /** How many threads to use, this one among them. By default as many as there are processors, where the texts are worth it. */
  readonly threads?: number;
}

/**
 * What each text claims, in the order of the texts and the same whatever does the work: this thread, or others with it. The others take
 * the longest texts first, so that none is left over at the end; this one the shortest, so that it is soon back to give them more and to
 * let other work run.
 */
export async function extractAll(
  readings: readonly Reading[],
  tools: Tools,
  { signal, told, threads: wanted }: ExtractOptions = {},
): Promise<Extracted[]> {
  const characters = readings.reduce((sum, { text }) => sum + text.length, 0);
  const worth = characters < WORTH_THREADS ? 1 : Math.min(MOST_THREADS, availableParallelism());
  const threads = Math.min(wanted ?? worth, readings.length);
  const found = new Map<number, Extracted>();
  const left = readings.map((_, i) => i).sort((a, b) => readings[b]!.text.length - readings[a]!.text.length);
  const others = Array.from({ length: Math.max(0, threads - 1) }, () => new Extractor(tools.packs));
  const keep = (at: number, answer: Extracted): void => {
    found.set(at, answer);
    told?.();
  };
  const here = async (): Promise<void> => {
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      signal?.throwIfAborted();
      keep(at, extractOne(readings[at]!, tools));
      await breathe();
    }
  };
  /** Another thread's work, as long as more than so many texts are left. */
  const there = async (thread: Extractor, more: number): Promise<void> => {
    while (left.length > more) {
      signal?.throwIfAborted();
      const at = left.shift()!;
      keep(at, await thread.extract(readings[at]!));
    }
  };
  try {
    // Each of the others has the next text with it while it does one, but for the last ones, which whoever is free takes.
    await Promise.all([...others.flatMap((thread) => [there(thread, 0), there(thread, threads)]), here()]);
    signal?.throwIfAborted();
  } finally {
    await Promise.all(others.map((thread) => thread.close()));
  }
  return readings.map((_, i) => found.get(i)!);
}

/** A thread that extracts the texts it is given, one after the other. One that breaks down over a text costs that text. */
class Extractor {
  readonly #packs: readonly Pack[];
  readonly #asked: { readonly reading: Reading; readonly done: (answer: Extracted) => void }[] = [];
  #worker: Worker | null = null;

  constructor(packs: readonly Pack[]) {
    this.#packs = packs;
  }

  extract(reading: Reading): Promise<Extracted> {
    return new Promise((done) => {
      this.#asked.push({ reading, done });
      if (this.#worker === null) this.#start();
      else this.#worker.postMessage(reading satisfies Asked);
    });
  }

  /** A new thread, with all that is still to be done. */
  #start(): void {
    const worker = new Worker(new URL('./extracting-thread.ts', import.meta.url), {
      workerData: this.#packs,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    this.#worker = worker;
    const broken = (fault: string): void => {
      if (this.#worker !== worker) return;
      void this.close();
      this.#asked.shift()?.done({ fault });
      if (this.#asked.length > 0) this.#start();
    };
    worker.on('message', (answer: Answered) => this.#asked.shift()?.done(answer));
    worker.on('error', (error: Error) => broken(error.message.slice(0, 160)));
    worker.on('messageerror', () => broken('what was found could not be taken over'));
    worker.on('exit', () => broken('the thread ended'));
    for (const { reading } of this.#asked) worker.postMessage(reading satisfies Asked);
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}
