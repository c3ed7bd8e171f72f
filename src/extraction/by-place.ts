import type { Span } from '../model/index.ts';

/** Index of the last of some spans, in the order of their beginnings, that begins at or before `at`; -1 where none does. */
export function lastFrom(spans: readonly Pick<Span, 'from'>[], at: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.from <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What lies in a text, in the order of its beginnings: what touches a stretch is found without looking at all of it. */
export class ByPlace<T> {
  readonly #all: readonly (Span & { readonly value: T })[];
  readonly #longest: number;

  constructor(all: readonly T[], spanOf: (each: T) => Span) {
    this.#all = all
      .map((value) => {
        const { from, to } = spanOf(value);
        return { from, to, value };
      })
      .sort((a, b) => a.from - b.from);
    this.#longest = this.#all.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  }

  /** What begins before `to` and ends after `from`, in the order of the text. */
  touching({ from, to }: Span): T[] {
    // Whatever touches the stretch begins at most the longest length before it.
    const near = this.#all.slice(lastFrom(this.#all, from - this.#longest) + 1, lastFrom(this.#all, to - 1) + 1);
    return near.filter((each) => each.to > from).map(({ value }) => value);
  }
}
