import type { Spread } from '../../model/index.ts';

const DAY = 86_400_000;
const msOf = (iso: string) => Date.parse(`${iso}T00:00:00Z`);
export const isoOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

type Bar = Spread['time']['bars'][number];

/** From the first moment of the first bar to the moment after the last, or null when there is none. */
export function domainOf(bars: readonly Bar[]): [number, number] | null {
  const [first, last] = [bars[0], bars.at(-1)];
  return first && last ? [msOf(first.from), msOf(last.to) + DAY] : null;
}

/** Where a bar lies on an axis of `width` pixels: at least two of them wide, so that one day in ten years can be seen. */
export function barAt(bar: Bar, [low, high]: readonly [number, number], width: number): { start: number; size: number } {
  const scale = width / (high - low);
  const start = (msOf(bar.from) - low) * scale;
  return { start, size: Math.max(2, (msOf(bar.to) + DAY - msOf(bar.from)) * scale - 1) };
}

/** The days between two places on the axis, both included, in order and within the axis. */
export function daysBetween(
  a: number,
  b: number,
  [low, high]: readonly [number, number],
  width: number,
): { from: string; to: string } {
  const at = (x: number) => low + (Math.min(width, Math.max(0, x)) / width) * (high - low);
  // The end of the axis is the first moment of a day that is no more on it.
  const day = (x: number) => isoOf(Math.min(high - DAY, at(x)));
  return { from: day(Math.min(a, b)), to: day(Math.max(a, b)) };
}
