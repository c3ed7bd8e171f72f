import { type Unclear, fitsTwo } from './unclear.ts';
import type { Compared } from './compared.ts';

/** Weights are kept in halves beside the number of the other record, both in one whole number. */
const STEP = 128;

/**
 * The links between records. A claim that fits two events which cannot be one is linked to neither, or to the one that it fits clearly
 * better: its other links are kept, so that a report that comes later can settle it, but hold nothing together.
 */
export class Neighbours {
  readonly #records: readonly Compared[];
  readonly #order: (a: number, b: number) => number;
  readonly #links: (number[] | undefined)[] = [];
  readonly #unclear = new Map<number, Unclear>();

  constructor(records: readonly Compared[], order: (a: number, b: number) => number) {
    this.#records = records;
    this.#order = order;
  }

  link(a: number, b: number, weight: number): void {
    this.#put(a, b, weight);
    this.#put(b, a, weight);
  }

  #put(from: number, to: number, weight: number): void {
    const packed = to * STEP + 2 * weight;
    const links = this.#links[from];
    if (links) links.push(packed);
    else this.#links[from] = [packed];
  }

  /** Visits what a record is linked to, with the weights; not what it fits unclearly. */
  each(n: number, visit: (other: number, weight: number) => void): void {
    const unclear = this.#unclear.get(n)?.from;
    this.#all(n, (other, weight) => {
      if (unclear?.has(other) !== true && this.#unclear.get(other)?.from.has(n) !== true) visit(other, weight);
    });
  }

  #all(n: number, visit: (other: number, weight: number) => void): void {
    const links = this.#links[n];
    if (links) for (const packed of links) visit(Math.trunc(packed / STEP), (packed % STEP) / 2);
  }

  /** Takes links away, all of them at one end; those that `keeps` does not hold. Gives whether any went. */
  cut(n: number, keeps: (other: number) => boolean): boolean {
    const links = this.#links[n];
    const kept = links?.filter((packed) => keeps(Math.trunc(packed / STEP)));
    if (!links || kept!.length === links.length) return false;
    this.#links[n] = kept;
    return true;
  }

  /** The two events that a claim fits about as well, or null when it is clear. */
  unclear(n: number): Unclear | null {
    return this.#unclear.get(n) ?? null;
  }

  /** Decides anew what a record fits, after its links have changed; gives the records whose links count otherwise now. */
  settle(n: number): readonly number[] {
    const record = this.#records[n]!;
    const before = this.#unclear.get(n);
    const links: { other: number; weight: number }[] = [];
    this.#all(n, (other, weight) => links.push({ other, weight }));
    const now = fitsTwo(record, links, this.#records, this.#order);
    if (now === null) this.#unclear.delete(n);
    else this.#unclear.set(n, now);
    if (before === undefined && now === null) return [];
    const same =
      before !== undefined &&
      now !== null &&
      before.best === now.best &&
      before.rival === now.rival &&
      before.from.size === now.from.size &&
      [...now.from].every((other) => before.from.has(other));
    return same ? [] : [n, ...(before?.from ?? []), ...(now?.from ?? [])];
  }
}
