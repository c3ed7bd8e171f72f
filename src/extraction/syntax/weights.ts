// Trained weights, quantised to 8 bits, as the tagger and the parser use them. A feature is a 32-bit hash, and its low bits are its
// place in a table: features that fall on one place share their weight, in training as in use. So a look-up has no branch, and a
// table is used where it lies in the bytes of the model file.

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

/** The next bytes of the file as signed weights, without a copy. */
function taken(cursor: Cursor, length: number): Int8Array {
  const { buffer, byteOffset } = cursor.bytes;
  const weights = new Int8Array(buffer, byteOffset + cursor.at, length);
  cursor.at += length;
  return weights;
}

/** What scores the three transitions, whether trained or in training. */
export interface MoveScorer {
  /** Adds up the weights of the first `count` features; `scores` gets one number for each of the three. */
  score(features: Int32Array, count: number, scores: Float64Array): void;
}

/** What scores tags and relations. */
export interface ChoiceScorer {
  /** Adds up the weights of the first `count` features for each of the `options`; the other `scores` are left as they are. */
  score(features: Int32Array, count: number, options: Uint8Array, scores: Float64Array): void;
}

/** Weights of three transitions, of which the first is always 0: two bytes side by side for each place of the table. */
export class MoveWeights implements MoveScorer {
  readonly #weights: Int8Array;
  readonly #mask: number;

  /** The bytes hold the number of bits of a place, then the table. */
  constructor(cursor: Cursor) {
    const bits = readNumber(cursor);
    this.#weights = taken(cursor, 2 << bits);
    this.#mask = (2 << bits) - 2;
  }

  score(features: Int32Array, count: number, scores: Float64Array): void {
    const weights = this.#weights;
    const mask = this.#mask;
    let one = 0;
    let two = 0;
    for (let i = 0; i < count; i++) {
      const place = features[i]! & mask;
      one += weights[place]!;
      two += weights[place + 1]!;
    }
    scores[0] = 0;
    scores[1] = one;
    scores[2] = two;
  }
}

/**
 * Weights for many classes, one byte for each place of the table. Those of one feature differ only in the lowest bits of their
 * places, as many as number the classes: all that is asked of a feature lies within 64 or 128 bytes, which a processor fetches at once.
 */
export class ChoiceWeights implements ChoiceScorer {
  readonly #weights: Int8Array;
  readonly #mask: number;

  /** The bytes hold the number of bits of a place, then the table. */
  constructor(cursor: Cursor) {
    const bits = readNumber(cursor);
    this.#weights = taken(cursor, 1 << bits);
    this.#mask = (1 << bits) - 1;
  }

  score(features: Int32Array, count: number, options: Uint8Array, scores: Float64Array): void {
    const weights = this.#weights;
    const mask = this.#mask;
    for (let o = 0; o < options.length; o++) {
      const option = options[o]!;
      let sum = 0;
      for (let i = 0; i < count; i++) sum += weights[(features[i]! ^ option) & mask]!;
      scores[option] = sum;
    }
  }
}

/** The option with the highest score; the earlier one of equals. */
export function bestOf(options: Uint8Array, scores: Float64Array): number {
  let best = options[0]!;
  for (let j = 1; j < options.length; j++) if (scores[options[j]!]! > scores[best]!) best = options[j]!;
  return best;
}
