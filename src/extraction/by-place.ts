import type { Span } from '../model/index.ts';

/** What lies in a text, in the order of its beginnings: what touches a stretch is found without looking at all of it. */
export class ByPlace<T> {
  readonly #all: readonly { readonly span: Span; readonly value: T }[];
  readonly #longest: number;

  constructor(all: readonly T[], spanOf: (each: T) => Span) {
    this.#all = all.map((value) => ({ span: spanOf(value), value })).sort((a, b) => a.span.from - b.span.from);
    this.#longest = this.#all.reduce((most, { span }) => Math.max(most, span.to - span.from), 0);
  }

  /** What begins before `to` and ends after `from`, in the order of the text. */
  touching({ from, to }: Span): T[] {
    // Whatever touches the stretch begins at most the longest length before it.
    let [low, high] = [0, this.#all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#all[middle]!.span.from < from - this.#longest) low = middle + 1;
      else high = middle;
    }
    const found: T[] = [];
    for (let i = low; i < this.#all.length && this.#all[i]!.span.from < to; i++)
      if (this.#all[i]!.span.to > from) found.push(this.#all[i]!.value);
    return found;
  }
}
