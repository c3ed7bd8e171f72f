import type { Heard } from './api.ts';

/** How an ingest goes, as a page shows it. Times are in milliseconds on the page's own clock. */
export interface Ingest {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly what: string | null;
  /** When this phase was first heard of, and how much of it was done by then. */
  readonly since: number;
  readonly from: number;
  readonly now: number;
}

export type Progress = Extract<Heard, { kind: 'progress' }>;

export function heard(before: Ingest | null, { phase, done, total, what }: Progress, now: number): Ingest {
  // Another phase, or the same one begun anew: its rate is its own.
  const same = before !== null && before.phase === phase && done >= before.done;
  return { phase, done, total, what, now, since: same ? before.since : now, from: same ? before.from : done };
}

/** Things done in a second, or null while there is nothing to tell it from. */
export function rateOf({ done, from, since, now }: Ingest): number | null {
  const seconds = (now - since) / 1000;
  return seconds < 0.5 || done <= from ? null : (done - from) / seconds;
}

/** Seconds that this phase will still take at its rate so far, or null while that is not known. */
export function secondsLeft(ingest: Ingest): number | null {
  const rate = rateOf(ingest);
  return rate === null ? null : Math.ceil((ingest.total - ingest.done) / rate);
}
