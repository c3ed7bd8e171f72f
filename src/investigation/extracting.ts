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

/** Each thread loads, and its code is slow until it is compiled; with fewer characters than these that costs more than it gains. */
const WORTH_THREADS = 5_000_000;
/** A thread beyond these gains little: what they find is put together in one. */
const MOST_THREADS = 4;

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
  /** How many threads to use: 1 is none but this one. By default as many as there are processors, where the texts are worth it. */
  readonly threads?: number;
}

/** What each text claims, in the order of the texts and the same whatever does the work: this thread, or several others. */
export async function extractAll(readings: readonly Reading[], tools: Tools, options: ExtractOptions = {}): Promise<Extracted[]> {
  const characters = readings.reduce((sum, { text }) => sum + text.length, 0);
  const wanted = options.threads ?? (characters < WORTH_THREADS ? 1 : Math.min(MOST_THREADS, availableParallelism()));
  const threads = Math.min(wanted, readings.length);
  return threads > 1 ? inThreads(readings, tools.packs, threads, options) : here(readings, tools, options);
}

async function here(readings: readonly Reading[], tools: Tools, { signal, told }: ExtractOptions): Promise<Extracted[]> {
  const found: Extracted[] = [];
  for (const reading of readings) {
    signal?.throwIfAborted();
    found.push(extractOne(reading, tools));
    told?.();
    await breathe();
  }
  return found;
}

/** Each thread takes the next text when it is done with one. The longest come first, so that none is left over at the end. */
async function inThreads(
  readings: readonly Reading[],
  packs: readonly Pack[],
  threads: number,
  { signal, told }: ExtractOptions,
): Promise<Extracted[]> {
  const found = new Map<number, Extracted>();
  const order = readings.map((_, i) => i).sort((a, b) => readings[b]!.text.length - readings[a]!.text.length);
  let next = 0;
  const work = async (): Promise<void> => {
    let thread = new Extractor(packs);
    try {
      while (next < order.length) {
        signal?.throwIfAborted();
        const at = order[next++]!;
        const answer = await thread.extract(readings[at]!);
        found.set(at, answer);
        if ('fault' in answer && thread.ended) thread = new Extractor(packs);
        told?.();
      }
    } finally {
      await thread.close();
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
  return readings.map((_, i) => found.get(i)!);
}

/** One thread that extracts one text at a time. */
class Extractor {
  readonly #worker: Worker;
  ended = false;

  constructor(packs: readonly Pack[]) {
    this.#worker = new Worker(new URL('./extracting-thread.ts', import.meta.url), { workerData: packs });
  }

  /** A thread that breaks down over a text costs that text. */
  extract(reading: Reading): Promise<Extracted> {
    return new Promise((done) => {
      const broken = (fault: string) => {
        this.ended = true;
        end({ fault });
      };
      // Only our own listeners are taken off again: the thread has others of its own.
      const listening = [
        ['message', (answer: Answered) => end(answer)],
        ['error', (error: Error) => broken(error.message.slice(0, 160))],
        ['messageerror', () => broken('what was found could not be taken over')],
        ['exit', () => broken('the thread ended')],
      ] as const;
      const end = (answer: Extracted) => {
        for (const [event, listener] of listening) this.#worker.off(event, listener);
        done(answer);
      };
      for (const [event, listener] of listening) this.#worker.on(event, listener);
      this.#worker.postMessage(reading satisfies Asked);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
