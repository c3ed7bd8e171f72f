// Trained weights, quantised to 8 bits, as the tagger and the parser use them. A feature is a 32-bit hash; what the training did
// not keep weighs nothing.

/** Reads numbers out of the bytes of a model file, in order. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

/** An unsigned number in groups of seven bits, lowest first (LEB128). */
export function readNumber(cursor: Cursor): number {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = cursor.bytes[cursor.at++] ?? 0;
    value += (byte & 127) * scale;
    if (byte < 128) return value;
    scale *= 128;
  }
}

/** How many slots a table of so many features has. */
export const slotsFor = (count: number): number => {
  let slots = 1024;
  while (slots < count * 1.6) slots *= 2;
  return slots;
};

/**
 * The keys of a table's features, in the order of their slots, as the file has them: the step from the last slot, then what the key has
 * above the bits of its slot. In this order a table is filled from one end to the other, which takes a tenth of the time that a
 * table takes that is filled here and there.
 */
class Keys {
  readonly #cursor: Cursor;
  readonly #bits: number;
  #slot = 0;

  constructor(cursor: Cursor, slots: number) {
    this.#cursor = cursor;
    this.#bits = Math.log2(slots);
  }

  next(): number {
    this.#slot += readNumber(this.#cursor);
    return (readNumber(this.#cursor) << this.#bits) | this.#slot;
  }
}

/**
 * Weights for three classes, of which the first is always 0: one 32-bit word for each feature, 16 bits of its hash and two
 * weights, so that a look-up touches memory once.
 */
export class TripleWeights {
  readonly #slots: Int32Array;
  readonly #mask: number;

  /** The bytes hold the number of features, then for each its key and two weights. */
  constructor(cursor: Cursor) {
    const count = readNumber(cursor);
    const size = slotsFor(count);
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
    const keys = new Keys(cursor, size);
    for (let i = 0; i < count; i++) {
      const key = keys.next();
      const one = cursor.bytes[cursor.at++]!;
      const two = cursor.bytes[cursor.at++]!;
      let slot = key & this.#mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = ((key >>> 16) << 16) | (one << 8) | two;
    }
  }

  /** Adds up the weights of the first `count` features into `scores[1]` and `scores[2]`; `scores[0]` is 0. */
  score(features: Int32Array, count: number, scores: Float64Array): void {
    const slots = this.#slots;
    const mask = this.#mask;
    let one = 0;
    let two = 0;
    for (let i = 0; i < count; i++) {
      const key = features[i]!;
      const mark = key >>> 16;
      let slot = key & mask;
      for (;;) {
        const word = slots[slot]!;
        if (word === 0) break;
        if (word >>> 16 === mark) {
          one += (word << 16) >> 24;
          two += (word << 24) >> 24;
          break;
        }
        slot = (slot + 1) & mask;
      }
    }
    scores[0] = 0;
    scores[1] = one;
    scores[2] = two;
  }
}

/** Weights for many classes, of which a feature touches few. What one look-up needs lies side by side, so that it touches memory twice. */
export class SparseWeights {
  /** Two numbers for each slot: the feature, and where its weights begin; 0 there means "no feature". */
  readonly #slots: Int32Array;
  /** For each feature the number of its weights, then each as its class in the upper and its value in the lower eight bits. */
  readonly #weights: Uint16Array;
  readonly #mask: number;

  /** The bytes hold the number of features and of weights, then for each feature its key, how many weights, and class and weight of each. */
  constructor(cursor: Cursor) {
    const count = readNumber(cursor);
    const weights = readNumber(cursor);
    const size = slotsFor(count);
    this.#slots = new Int32Array(2 * size);
    this.#weights = new Uint16Array(weights + count + 1);
    this.#mask = size - 1;
    const keys = new Keys(cursor, size);
    let place = 1;
    for (let i = 0; i < count; i++) {
      const key = keys.next();
      const many = cursor.bytes[cursor.at++]!;
      let slot = key & this.#mask;
      while (this.#slots[2 * slot + 1] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[2 * slot] = key;
      this.#slots[2 * slot + 1] = place;
      this.#weights[place++] = many;
      for (let j = 0; j < many; j++) {
        const name = cursor.bytes[cursor.at++]!;
        this.#weights[place++] = (name << 8) | cursor.bytes[cursor.at++]!;
      }
    }
  }

  /** Adds up the weights of the first `count` features for every class; `scores` is cleared first. */
  score(features: Int32Array, count: number, scores: Float64Array): void {
    const slots = this.#slots;
    const weights = this.#weights;
    const mask = this.#mask;
    scores.fill(0);
    for (let i = 0; i < count; i++) {
      const key = features[i]!;
      let slot = key & mask;
      for (;;) {
        const start = slots[2 * slot + 1]!;
        if (start === 0) break;
        if (slots[2 * slot] === key) {
          const end = start + weights[start]!;
          for (let place = start + 1; place <= end; place++) {
            const weight = weights[place]!;
            scores[weight >> 8]! += (weight << 24) >> 24;
          }
          break;
        }
        slot = (slot + 1) & mask;
      }
    }
  }
}

/** What scores features, whether trained or in training. */
export interface Scorer {
  score(features: Int32Array, count: number, scores: Float64Array): void;
}
