import { WIDEST } from '../linkage/index.ts';

/**
 * Records by the hashes of their keys, in flat arrays: a million claims have some ten million keys, and most keys one record. Two keys
 * of one hash only cost comparisons that find nothing.
 */
export class Blocks {
  /** Open addressing with linear probing; a key of 0 is a free place, so that a hash of 0 is entered as 1. */
  #keys = new Float64Array(1 << 10);
  /** For each place the entry made last, and how many there are. */
  #last = new Int32Array(1 << 10);
  #sizes = new Int32Array(1 << 10);
  #used = 0;
  /** For each entry the record, and the entry made before it under the same key; entry 0 is none. */
  #records = new Int32Array(1 << 10);
  #before = new Int32Array(1 << 10);
  #entries = 1;

  /** Enters a record under a key; gives how many the key has now. */
  enter(key: number, record: number): number {
    if (this.#used * 3 > this.#keys.length * 2) this.#widen();
    const at = this.#place(key);
    if (this.#sizes[at] === 0) {
      this.#keys[at] = key || 1;
      this.#used += 1;
    }
    if (this.#entries === this.#records.length) {
      this.#records = longer(this.#records);
      this.#before = longer(this.#before);
    }
    const entry = this.#entries++;
    this.#records[entry] = record;
    this.#before[entry] = this.#last[at]!;
    this.#last[at] = entry;
    this.#sizes[at]! += 1;
    return this.#sizes[at]!;
  }

  /** How many records have a key. */
  size(key: number): number {
    return this.#sizes[this.#place(key)]!;
  }

  /** True while few enough records have a key for it to say something. */
  narrow(key: number): boolean {
    return this.size(key) <= WIDEST;
  }

  /** Visits the records of a key, the latest first. */
  each(key: number, visit: (record: number) => void): void {
    for (let entry = this.#last[this.#place(key)]!; entry !== 0; entry = this.#before[entry]!) visit(this.#records[entry]!);
  }

  #place(key: number): number {
    const mask = this.#keys.length - 1;
    const wanted = key || 1;
    let at = (wanted / 0x200000) & mask;
    while (this.#sizes[at] !== 0 && this.#keys[at] !== wanted) at = (at + 1) & mask;
    return at;
  }

  #widen(): void {
    const [keys, last, sizes] = [this.#keys, this.#last, this.#sizes];
    this.#keys = new Float64Array(2 * keys.length);
    this.#last = new Int32Array(2 * keys.length);
    this.#sizes = new Int32Array(2 * keys.length);
    for (const [n, key] of keys.entries()) {
      if (sizes[n] === 0) continue;
      const at = this.#place(key);
      this.#keys[at] = key;
      this.#last[at] = last[n]!;
      this.#sizes[at] = sizes[n]!;
    }
  }
}

function longer(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * list.length);
  more.set(list);
  return more;
}
