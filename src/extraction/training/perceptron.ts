// Averaged perceptrons over tables of a fixed size: a feature's place is the low bits of its hash, as when the weights are used.
import type { ChoiceScorer, MoveScorer } from '../syntax/weights.ts';

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

/** What both perceptrons have: weights, and what is needed for their averages. */
class Table {
  readonly bits: number;
  readonly weights: Float32Array;
  /** Sum of what each change would have to be multiplied with: average = weight - sum / clock. */
  readonly #sums: Float64Array;
  /** How often each place was corrected, up to 255. */
  readonly #changes: Uint8Array;
  clock = 1;

  constructor(bits: number, width: number) {
    this.bits = bits;
    this.weights = new Float32Array(width << bits);
    this.#sums = new Float64Array(width << bits);
    this.#changes = new Uint8Array(width << bits);
  }

  protected add(place: number, step: number): void {
    this.weights[place]! += step;
    this.#sums[place]! += step * this.clock;
    if (this.#changes[place]! < 255) this.#changes[place]!++;
  }

  /** Replaces the weights by their averages over the training; training is then over. Places corrected less than `least` times are emptied. */
  average(least: number): void {
    for (let i = 0; i < this.weights.length; i++)
      this.weights[i] = this.#changes[i]! < least ? 0 : this.weights[i]! - this.#sums[i]! / this.clock;
  }

  /** Adds the weights of another that learned the same in another order: what several agree on stays, chance cancels out. */
  join(other: Table): void {
    for (let i = 0; i < this.weights.length; i++) this.weights[i]! += other.weights[i]!;
  }

  /** How many places have a weight. */
  get filled(): number {
    return this.weights.reduce((sum, weight) => sum + (weight === 0 ? 0 : 1), 0);
  }
}

/** Learns the three transitions; the weights of the first are taken from the others when they are written. */
export class MovePerceptron extends Table implements MoveScorer {
  readonly #mask: number;
  constructor(bits: number) {
    super(bits, 4);
    this.#mask = (1 << bits) - 1;
  }

  score(features: Int32Array, count: number, scores: Float64Array): void {
    const { weights } = this;
    scores.fill(0, 0, 3);
    for (let i = 0; i < count; i++) {
      const place = 4 * placeOf(features[i]!, this.#mask);
      for (let c = 0; c < 3; c++) scores[c]! += weights[place + c]!;
    }
  }

  /** Moves the weights of the features towards `right` and away from `wrong`. */
  update(features: Int32Array, count: number, right: number, wrong: number): void {
    for (let i = 0; i < count; i++) {
      const place = 4 * placeOf(features[i]!, this.#mask);
      this.add(place + right, 1);
      this.add(place + wrong, -1);
    }
  }
}

// The table in use has two bytes for each place, so its places are the bits above the lowest.
const placeOf = (feature: number, mask: number): number => (feature >>> 1) & mask;

/** Learns to choose among many classes. */
export class ChoicePerceptron extends Table implements ChoiceScorer {
  readonly #mask: number;
  constructor(bits: number) {
    super(bits, 1);
    this.#mask = (1 << bits) - 1;
  }

  score(features: Int32Array, count: number, options: Uint8Array, scores: Float64Array): void {
    const { weights } = this;
    for (const option of options) {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += weights[(features[i]! ^ option) & this.#mask]!;
      scores[option] = sum;
    }
  }

  /** Moves the weights of the features towards `right` and away from `wrong`. */
  update(features: Int32Array, count: number, right: number, wrong: number): void {
    for (let i = 0; i < count; i++) {
      this.add((features[i]! ^ right) & this.#mask, 1);
      this.add((features[i]! ^ wrong) & this.#mask, -1);
    }
  }
}
