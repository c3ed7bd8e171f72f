import { AssizeError, sha256 } from '../model/index.ts';

/** A SHA-256 hash: 32 bytes. */
export type Hash = Uint8Array;

// Distinct prefixes, so that a leaf can never be passed off as a node.
const LEAF = Uint8Array.of(0);
const NODE = 1;

/** SHA-256(0x00 ‖ entry). RFC 9162 §2.1.1; the same as RFC 6962 §2.1. */
export const leafHash = (entry: Uint8Array): Hash => sha256(LEAF, entry);

/** SHA-256(0x01 ‖ left ‖ right). RFC 9162 §2.1.1. */
export function nodeHash(left: Hash, right: Hash): Hash {
  node.set(left, 1);
  node.set(right, 33);
  return sha256(node);
}

/** The same for left and right side by side: 64 bytes. */
export function pairHash(pair: Uint8Array): Hash {
  node.set(pair, 1);
  return sha256(node);
}

/** Where a node's 65 bytes are laid side by side: hashing is over before anything else can run. */
const node = new Uint8Array(65);
node[0] = NODE;

/** Two hashes are the same 32 bytes. Not constant in time: nothing here is secret. */
export const sameHash = (a: Hash, b: Hash): boolean => a.length === b.length && a.every((byte, n) => byte === b[n]);

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function hashToHex(hash: Hash): string {
  let text = '';
  for (let n = 0; n < hash.length; n++) text += HEX[hash[n]!]!;
  return text;
}

/** 64 hex digits as a hash. Throws `ledger/malformed-hash`. */
export function hexToHash(hex: string): Hash {
  if (!/^[0-9a-f]{64}$/.test(hex))
    throw new AssizeError('ledger/malformed-hash', `"${hex.slice(0, 80)}" is not a hash.`, 'A hash is 64 lowercase hex digits.');
  return Uint8Array.from({ length: 32 }, (_, n) => Number.parseInt(hex.slice(2 * n, 2 * n + 2), 16));
}

/**
 * The right edge of a tree that grows: the roots of its complete subtrees, widest first. Appending and asking for the root
 * cost a handful of hashes, whatever the size.
 */
export class Frontier {
  #size = 0;
  readonly #peaks: Hash[] = [];

  get size(): number {
    return this.#size;
  }

  append(leaf: Hash): void {
    let node = leaf;
    for (let n = this.#size; n % 2 === 1; n = Math.floor(n / 2)) node = nodeHash(this.#peaks.pop()!, node);
    this.#peaks.push(node);
    this.#size += 1;
  }

  /** The root of everything appended; of nothing, SHA-256 of nothing (RFC 9162 §2.1.1). */
  root(): Hash {
    return this.#size === 0 ? sha256() : joinPeaks(this.#peaks);
  }
}

/** The root over some leaf hashes. RFC 9162 §2.1.1. */
export function root(leaves: readonly Hash[]): Hash {
  const frontier = new Frontier();
  for (const leaf of leaves) frontier.append(leaf);
  return frontier.root();
}

/** The largest power of two smaller than n, for n over 1. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Some neighbouring leaves: `from` is included, `to` is not. */
export type Range = readonly [from: number, to: number];

/**
 * The ranges of leaves whose roots lead from a leaf to the root over `size` leaves, nearest first. RFC 9162 §2.1.3.1.
 * Throws `ledger/no-such-leaf`.
 */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new AssizeError(
      'ledger/no-such-leaf',
      `There is no entry ${index} in a ledger of ${size}.`,
      'Entries are counted from 0.',
    );
  const ranges: Range[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + split(to - from);
    if (index < middle) {
      ranges.push([middle, to]);
      to = middle;
    } else {
      ranges.push([from, middle]);
      from = middle;
    }
  }
  return ranges.reverse();
}

/**
 * The ranges whose roots prove that a tree of `later` leaves only added to one of `earlier`. RFC 9162 §2.1.4.1.
 * Throws `ledger/no-such-size`.
 */
export function consistencyRanges(earlier: number, later: number): Range[] {
  if (!Number.isSafeInteger(earlier) || earlier < 1 || earlier > later)
    throw new AssizeError(
      'ledger/no-such-size',
      `A ledger of ${later} entries had no size ${earlier}.`,
      'Name a size between 1 and the size now.',
    );
  const ranges: Range[] = [];
  let from = 0;
  let to = later;
  // While the earlier tree begins where the range begins, its root is known to whoever checks and is left out.
  let known = true;
  while (earlier !== to) {
    const middle = from + split(to - from);
    if (earlier <= middle) {
      ranges.push([middle, to]);
      to = middle;
    } else {
      ranges.push([from, middle]);
      from = middle;
      known = false;
    }
  }
  if (!known) ranges.push([from, to]);
  return ranges.reverse();
}

/** The complete subtrees that a range is made of, from left to right: height (0 is a leaf), and number among those of its height. */
export function subtreesOf([from, to]: Range): { readonly height: number; readonly n: number }[] {
  const trees: { height: number; n: number }[] = [];
  for (let at = from; at < to; ) {
    let [height, width] = [0, 1];
    while (at % (width * 2) === 0 && at + width * 2 <= to) {
      width *= 2;
      height += 1;
    }
    trees.push({ height, n: at / width });
    at += width;
  }
  return trees;
}

/** The root over the roots of complete subtrees that stand side by side, widest first. */
export const joinPeaks = (peaks: readonly Hash[]): Hash => peaks.reduceRight((right, left) => nodeHash(left, right));

/** Hashes that lead from a leaf to the root over all leaves, nearest first. RFC 9162 §2.1.3.1. Throws `ledger/no-such-leaf`. */
export const inclusionProof = (leaves: readonly Hash[], index: number): Hash[] =>
  inclusionRanges(index, leaves.length).map(([from, to]) => root(leaves.slice(from, to)));

/** The root that a leaf and its path lead to in a tree of some size, or null when the path has another length. RFC 9162 §2.1.3.2. */
export function impliedRoot(leaf: Hash, index: number, size: number, path: readonly Hash[]): Hash | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size || leaf.length !== 32)
    return null;
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const next of path) {
    if (sn === 0 || next.length !== 32) return null;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(next, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else hash = nodeHash(hash, next);
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 ? hash : null;
}

/** Whether the path proves that the leaf stands at `index` under the root of a tree of `size` entries. */
export function verifyInclusion(leaf: Hash, index: number, size: number, path: readonly Hash[], expected: Hash): boolean {
  const found = impliedRoot(leaf, index, size, path);
  return found !== null && sameHash(found, expected);
}

/** Hashes that prove that the first `earlier` leaves are a tree that all leaves only added to. RFC 9162 §2.1.4.1. */
export const consistencyProof = (leaves: readonly Hash[], earlier: number): Hash[] =>
  consistencyRanges(earlier, leaves.length).map(([from, to]) => root(leaves.slice(from, to)));

/** Whether the proof shows that a tree of `later` entries only added to one of `earlier`. RFC 9162 §2.1.4.2. */
export function verifyConsistency(
  earlier: number,
  later: number,
  earlierRoot: Hash,
  laterRoot: Hash,
  proof: readonly Hash[],
): boolean {
  if (!Number.isSafeInteger(earlier) || !Number.isSafeInteger(later) || earlier < 1 || earlier > later) return false;
  if (earlierRoot.length !== 32 || proof.some((hash) => hash.length !== 32)) return false;
  if (earlier === later) return proof.length === 0 && sameHash(earlierRoot, laterRoot);
  // For a power of two the earlier root is itself a node of the later tree and is left out of the proof.
  const full = Number.isInteger(Math.log2(earlier)) ? [earlierRoot, ...proof] : [...proof];
  const first = full.shift();
  if (proof.length === 0 || !first) return false;
  let fn = earlier - 1;
  let sn = later - 1;
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  let fr = first;
  let sr = first;
  for (const next of full) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(next, fr);
      sr = nodeHash(next, sr);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else sr = nodeHash(sr, next);
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && sameHash(fr, earlierRoot) && sameHash(sr, laterRoot);
}
