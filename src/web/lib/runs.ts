import type { Span } from '../../model/index.ts';

/** The same words in two texts, as they stand in each. */
export interface Run {
  readonly left: Span;
  readonly right: Span;
  readonly words: number;
}

interface Word extends Span {
  readonly folded: string;
}

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    folded: match[0].normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase(),
  }));

/**
 * The longest stretches of words that two texts share, each at least `least` words long, the longest first; no word of either
 * text is used twice. Case, accents and punctuation make no difference. Time and memory grow with the length of both texts, and
 * with repetitions in them only up to a fixed bound.
 */
export function copiedRuns(left: string, right: string, least = 7): Run[] {
  const [a, b] = [wordsOf(left), wordsOf(right)];
  const key = (words: readonly Word[], at: number) =>
    words
      .slice(at, at + least)
      .map((word) => word.folded)
      .join(' ');
  const places = new Map<string, number[]>();
  for (let at = 0; at + least <= b.length; at += 1) {
    const here = key(b, at);
    const known = places.get(here);
    // A line that stands a hundred times (a table, a refrain) is compared at its first places only.
    if (!known) places.set(here, [at]);
    else if (known.length < 16) known.push(at);
  }
  const found: { a: number; b: number; words: number }[] = [];
  const ends = new Map<number, number>();
  for (let at = 0; at + least <= a.length; at += 1)
    for (const other of places.get(key(a, at)) ?? []) {
      // A stretch already found from an earlier start is not found again from inside.
      const diagonal = at - other;
      if ((ends.get(diagonal) ?? -1) > at) continue;
      let words = least;
      while (at + words < a.length && other + words < b.length && a[at + words]!.folded === b[other + words]!.folded) words += 1;
      ends.set(diagonal, at + words);
      found.push({ a: at, b: other, words });
    }
  found.sort((x, y) => y.words - x.words || x.a - y.a || x.b - y.b);
  const usedA = new Uint8Array(a.length);
  const usedB = new Uint8Array(b.length);
  const runs: Run[] = [];
  for (const each of found) {
    // What a longer stretch took at either end is left to it.
    let [start, end] = [0, each.words];
    while (start < end && (usedA[each.a + start] === 1 || usedB[each.b + start] === 1)) start += 1;
    while (end > start && (usedA[each.a + end - 1] === 1 || usedB[each.b + end - 1] === 1)) end -= 1;
    let clear = end - start >= least;
    for (let at = start; clear && at < end; at += 1) clear = usedA[each.a + at] === 0 && usedB[each.b + at] === 0;
    if (!clear) continue;
    usedA.fill(1, each.a + start, each.a + end);
    usedB.fill(1, each.b + start, each.b + end);
    runs.push({
      left: { from: a[each.a + start]!.from, to: a[each.a + end - 1]!.to },
      right: { from: b[each.b + start]!.from, to: b[each.b + end - 1]!.to },
      words: end - start,
    });
  }
  return runs.toSorted((x, y) => x.left.from - y.left.from);
}

/** The share of the shorter text's words that stand in shared stretches, from 0 to 1. */
export function sharedShare(runs: readonly Run[], left: string, right: string): number {
  const shorter = Math.min(wordsOf(left).length, wordsOf(right).length);
  return shorter === 0 ? 0 : Math.min(1, runs.reduce((sum, run) => sum + run.words, 0) / shorter);
}
