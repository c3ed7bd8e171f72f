import { type Header, MAGIC } from '../syntax/model.ts';
import type { ChoicePerceptron, MovePerceptron } from './perceptron.ts';

/** A number as `readNumber` reads it. */
function numberBytes(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

/** Weights as bytes: the given share of them fits, the largest of the rest are cut off. */
function quantised(weights: Float64Array, share: number): Int8Array {
  const sizes = weights.filter((weight) => weight !== 0).map(Math.abs);
  sizes.sort();
  const scale = 127 / (sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))] ?? 1);
  return Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * scale))));
}

function joined(parts: readonly ArrayLike<number>[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The bytes that `MoveWeights` reads. */
export function moveBytes({ bits, weights }: MovePerceptron, share: number): Uint8Array {
  const against = Float64Array.from(
    { length: 2 << bits },
    (_, i) => weights[4 * (i >> 1) + 1 + (i & 1)]! - weights[4 * (i >> 1)]!,
  );
  return joined([numberBytes(bits), quantised(against, share)]);
}

/** The bytes that `ChoiceWeights` reads. */
export const choiceBytes = ({ bits, weights }: ChoicePerceptron, share: number): Uint8Array =>
  joined([numberBytes(bits), quantised(Float64Array.from(weights), share)]);

/** A model file: mark, header, then the weights of moves, labels and tags. */
export function modelBytes(header: Header, tables: readonly Uint8Array[]): Uint8Array {
  const text = new TextEncoder();
  const json = text.encode(JSON.stringify(header));
  return joined([text.encode(MAGIC), numberBytes(json.length), json, ...tables]);
}
