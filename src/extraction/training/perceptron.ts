// An averaged perceptron that grows a row of weights for each feature it ever has to correct.

/** A source of chance with a fixed seed: mulberry32. */
export function chance(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The weights kept of one feature. */
export interface KeptFeature {
  readonly key: number;
  /** One weight for each class. */
  readonly weights: Float64Array;
}

export class Perceptron {
  readonly classes: number;
  #keys = new Int32Array(1 << 16);
  #rows = new Int32Array(1 << 16);
  #mask = (1 << 16) - 1;
  #count = 0;
  #weights: Float32Array;
  /** Sum of what each change would have to be multiplied with: average = weight - sum / clock. */
  #sums: Float32Array;
  #updates: Uint32Array;
  clock = 1;

  constructor(classes: number) {
    this.classes = classes;
    this.#weights = new Float32Array(classes * 4096);
    this.#sums = new Float32Array(classes * 4096);
    this.#updates = new Uint32Array(4096);
  }

  score(features: Int32Array, count: number, scores: Float64Array): void {
    const { classes } = this;
    const keys = this.#keys;
    const rows = this.#rows;
    const mask = this.#mask;
    const weights = this.#weights;
    for (let c = 0; c < classes; c++) scores[c] = 0;
    for (let i = 0; i < count; i++) {
      const key = features[i]!;
      let slot = key & mask;
      for (;;) {
        const row = rows[slot]!;
        if (row === 0) break;
        if (keys[slot] === key) {
          const base = row * classes;
          for (let c = 0; c < classes; c++) scores[c]! += weights[base + c]!;
          break;
        }
        slot = (slot + 1) & mask;
      }
    }
  }

  /** Moves the weights of the features towards `right` and away from `wrong`. */
  update(features: Int32Array, count: number, right: number, wrong: number, step = 1): void {
    for (let i = 0; i < count; i++) {
      const row = this.#rowOf(features[i]!);
      const base = row * this.classes;
      this.#weights[base + right]! += step;
      this.#sums[base + right]! += step * this.clock;
      this.#weights[base + wrong]! -= step;
      this.#sums[base + wrong]! -= step * this.clock;
      this.#updates[row]!++;
    }
  }

  #rowOf(key: number): number {
    let slot = key & this.#mask;
    for (;;) {
      const row = this.#rows[slot]!;
      if (row === 0) break;
      if (this.#keys[slot] === key) return row;
      slot = (slot + 1) & this.#mask;
    }
    const row = ++this.#count;
    this.#keys[slot] = key;
    this.#rows[slot] = row;
    if ((row + 1) * this.classes > this.#weights.length) {
      const size = Math.ceil(this.#updates.length * 1.6);
      this.#weights = grown(this.#weights, size * this.classes);
      this.#sums = grown(this.#sums, size * this.classes);
      const updates = new Uint32Array(size);
      updates.set(this.#updates);
      this.#updates = updates;
    }
    if (this.#count * 2 > this.#mask) this.#rehash();
    return row;
  }

  #rehash(): void {
    const keys = this.#keys;
    const rows = this.#rows;
    const size = keys.length * 2;
    this.#mask = size - 1;
    this.#keys = new Int32Array(size);
    this.#rows = new Int32Array(size);
    for (let i = 0; i < keys.length; i++) {
      if (rows[i] === 0) continue;
      let slot = keys[i]! & this.#mask;
      while (this.#rows[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = keys[i]!;
      this.#rows[slot] = rows[i]!;
    }
  }

  /** Replaces the weights by their averages over the training; training is then over. */
  average(): void {
    for (let i = 0; i < (this.#count + 1) * this.classes; i++) this.#weights[i]! -= this.#sums[i]! / this.clock;
  }

  /** The features corrected at least `least` times, in rising order of their key as an unsigned number. */
  kept(least: number): KeptFeature[] {
    const found: KeptFeature[] = [];
    for (let i = 0; i < this.#keys.length; i++) {
      const row = this.#rows[i]!;
      if (row === 0 || this.#updates[row]! < least) continue;
      found.push({
        key: this.#keys[i]! >>> 0,
        weights: Float64Array.from(this.#weights.subarray(row * this.classes, (row + 1) * this.classes)),
      });
    }
    return found.sort((a, b) => a.key - b.key);
  }

  get size(): number {
    return this.#count;
  }
}

function grown(list: Float32Array, size: number): Float32Array {
  const larger = new Float32Array(size);
  larger.set(list);
  return larger;
}
