import { type Header, MAGIC } from '../syntax/model.ts';
import { slotsFor } from '../syntax/weights.ts';
import type { KeptFeature, Perceptron } from './perceptron.ts';

/** Which weights are worth their bytes. */
export interface Thrift {
  /** Features corrected fewer times are dropped. */
  readonly least: number;
  /** Weights that quantise to less than this are dropped (0 to 127). */
  readonly floor: number;
  /** The share of weights that fit into 8 bits without being cut off. */
  readonly share: number;
}

class Bytes {
  #bytes = new Uint8Array(1 << 20);
  length = 0;
  push(value: number): void {
    if (this.length === this.#bytes.length) {
      const larger = new Uint8Array(this.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.length++] = value;
  }
  number(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.push(rest);
  }
  taken(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }
}

/** Rows in the order in which a table takes them, with the numbers that name the key of each. */
function inSlots<Row extends { readonly key: number }>(rows: readonly Row[]): { row: Row; step: number; above: number }[] {
  const slots = slotsFor(rows.length);
  let last = 0;
  return rows
    .map((row) => ({ row, slot: row.key % slots, above: Math.floor(row.key / slots) }))
    .sort((a, b) => a.slot - b.slot || a.above - b.above)
    .map(({ row, slot, above }) => {
      const step = slot - last;
      last = slot;
      return { row, step, above };
    });
}

/** The factor that brings the given share of weights within 8 bits. */
function factor(features: readonly KeptFeature[], share: number): number {
  const sizes: number[] = [];
  for (const { weights } of features) for (const weight of weights) if (weight !== 0) sizes.push(Math.abs(weight));
  const sorted = Float64Array.from(sizes).sort();
  return 127 / (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 1);
}

const quantised = (weight: number, scale: number): number => Math.max(-127, Math.min(127, Math.round(weight * scale)));

/** The bytes that `TripleWeights` reads. */
export function tripleBytes(perceptron: Perceptron, thrift: Thrift): Uint8Array {
  const features = perceptron.kept(thrift.least).map(({ key, weights }) => ({
    key,
    weights: Float64Array.of(weights[1]! - weights[0]!, weights[2]! - weights[0]!),
  }));
  const scale = factor(features, thrift.share);
  const rows: { key: number; one: number; two: number }[] = [];
  for (const { key, weights } of features) {
    const one = quantised(weights[0]!, scale);
    const two = quantised(weights[1]!, scale);
    if (Math.abs(one) < thrift.floor && Math.abs(two) < thrift.floor) continue;
    // A feature whose hash and weights are all zero would look like an empty slot.
    if (one === 0 && two === 0) continue;
    rows.push({ key, one, two });
  }
  const bytes = new Bytes();
  bytes.number(rows.length);
  for (const { row, step, above } of inSlots(rows)) {
    bytes.number(step);
    bytes.number(above);
    bytes.push(row.one & 255);
    bytes.push(row.two & 255);
  }
  return bytes.taken();
}

/** The bytes that `SparseWeights` reads. */
export function sparseBytes(perceptron: Perceptron, thrift: Thrift): Uint8Array {
  const features = perceptron.kept(thrift.least);
  const scale = factor(features, thrift.share);
  const rows: { key: number; pairs: number[] }[] = [];
  let weights = 0;
  for (const feature of features) {
    const pairs: number[] = [];
    feature.weights.forEach((weight, c) => {
      const value = quantised(weight, scale);
      if (Math.abs(value) >= thrift.floor && value !== 0) pairs.push(c, value & 255);
    });
    if (pairs.length === 0) continue;
    rows.push({ key: feature.key, pairs });
    weights += pairs.length / 2;
  }
  const bytes = new Bytes();
  bytes.number(rows.length);
  bytes.number(weights);
  for (const { row, step, above } of inSlots(rows)) {
    bytes.number(step);
    bytes.number(above);
    bytes.push(row.pairs.length / 2);
    for (const value of row.pairs) bytes.push(value);
  }
  return bytes.taken();
}

/** A model file: mark, header, then the weights of moves, labels and tags. */
export function modelBytes(header: Header, moves: Uint8Array, labels: Uint8Array, tags: Uint8Array): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const head = new Bytes();
  for (const byte of new TextEncoder().encode(MAGIC)) head.push(byte);
  head.number(json.length);
  const parts = [head.taken(), json, moves, labels, tags];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
