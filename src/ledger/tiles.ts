import { type Hash, joinPeaks, pairHash, subtreesOf } from './tree.ts';
import { AssizeError, sha256 } from '../model/index.ts';

// The tree cut into files that never change (C2SP tlog-tiles): a tile holds up to 256 hashes of one level, level 0 being the
// leaves; an entry bundle holds the entries of a level-0 tile, each after its length in two bytes, highest first.

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256;

/** The longest entry that a bundle can hold. */
export const LONGEST_ENTRY = 65_535;

/** A tile number as a path: 1234067 is `x001/x234/067`. */
export function numberPath(n: number): string {
  const groups: string[] = [];
  let rest = n;
  do {
    groups.unshift(String(rest % 1000).padStart(3, '0'));
    rest = Math.floor(rest / 1000);
  } while (rest > 0);
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
}

const partial = (width: number) => (width === TILE_WIDTH ? '' : `.p/${width}`);

/** The path of a tile of a level; a tile that is not full names its width. */
export const tilePath = (level: number, n: number, width = TILE_WIDTH): string =>
  `tile/${level}/${numberPath(n)}${partial(width)}`;

/** The path of a bundle of entries. */
export const bundlePath = (n: number, width = TILE_WIDTH): string => `tile/entries/${numberPath(n)}${partial(width)}`;

/** The tiles of a tree of a size: level, number and width, lowest level first. */
export function tilesOf(size: number): { level: number; n: number; width: number }[] {
  const tiles: { level: number; n: number; width: number }[] = [];
  for (let level = 0, nodes = size; nodes > 0; level++, nodes = Math.floor(nodes / TILE_WIDTH))
    for (let n = 0; n * TILE_WIDTH < nodes; n++) tiles.push({ level, n, width: Math.min(TILE_WIDTH, nodes - n * TILE_WIDTH) });
  return tiles;
}

/** A tile with the nodes above its hashes, each row computed when it is first asked for. */
export class Tile {
  // Each row is its hashes one after another: thousands of small arrays would cost more memory than all the tiles.
  readonly #rows: Uint8Array[];

  constructor(hashes: readonly Hash[]) {
    this.#rows = [packTile(hashes)];
  }

  /** How many hashes it holds. */
  get width(): number {
    return this.#rows[0]!.length / 32;
  }

  /** The root over the complete subtree of some height (0 to 8) that is number `n` of its height in this tile. */
  node(height: number, n: number): Hash {
    while (this.#rows.length <= height) {
      const below = this.#rows.at(-1)!;
      const row = new Uint8Array(Math.floor(below.length / 64) * 32);
      for (let at = 0; at < row.length; at += 32) row.set(pairHash(below.subarray(2 * at, 2 * at + 64)), at);
      this.#rows.push(row);
    }
    const row = this.#rows[height]!;
    if ((n + 1) * 32 > row.length) throw new RangeError(`A tile of ${this.width} hashes has no node ${n} of height ${height}.`);
    return row.slice(n * 32, n * 32 + 32);
  }
}

/** The bytes of a tile: its hashes one after another. */
export function packTile(hashes: readonly Hash[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * 32);
  for (const [n, hash] of hashes.entries()) bytes.set(hash, n * 32);
  return bytes;
}

/** The hashes of a tile, or null when the bytes are not exactly so many. */
export function unpackTile(bytes: Uint8Array, width: number): Hash[] | null {
  return bytes.length === width * 32 ? Array.from({ length: width }, (_, n) => bytes.subarray(n * 32, n * 32 + 32)) : null;
}

/**
 * The right edge of a tree that grows by tiles: at each level the hashes of the tile that is not yet full. All that is needed to
 * add to a tree of any size, and to know its root.
 */
export class Edge {
  #size: number;
  readonly #levels: Hash[][];

  constructor(size = 0, levels: readonly (readonly Hash[])[] = []) {
    this.#size = size;
    this.#levels = levels.map((hashes) => [...hashes]);
  }

  get size(): number {
    return this.#size;
  }

  /** At each level, lowest first, the hashes of the tile that is not full; none where every tile is full. */
  get levels(): readonly (readonly Hash[])[] {
    return this.#levels;
  }

  copy(): Edge {
    return new Edge(this.#size, this.#levels);
  }

  /** Adds a leaf; `full` is told of each tile that it fills, lowest first. */
  append(leaf: Hash, full: (level: number, n: number, hashes: readonly Hash[]) => void = () => undefined): void {
    let hash = leaf;
    let number = this.#size;
    for (let level = 0; ; level++) {
      const tile = (this.#levels[level] ??= []);
      tile.push(hash);
      number = Math.floor(number / TILE_WIDTH);
      if (tile.length < TILE_WIDTH) break;
      full(level, number, tile);
      hash = new Tile(tile).node(8, 0);
      this.#levels[level] = [];
    }
    this.#size += 1;
  }

  /** The root over everything appended. RFC 9162 §2.1.1. */
  root(): Hash {
    const peaks = this.#levels.toReversed().flatMap((hashes) => {
      const tile = new Tile(hashes);
      return subtreesOf([0, hashes.length]).map(({ height, n }) => tile.node(height, n));
    });
    return peaks.length === 0 ? sha256() : joinPeaks(peaks);
  }
}

export const tooLong = (bytes: number): AssizeError =>
  new AssizeError(
    'ledger/entry-too-long',
    `An entry of ${bytes} bytes is longer than ${LONGEST_ENTRY}.`,
    'Say it in fewer words; put long material into an object and name its digest.',
  );

/** Entries as one bundle. Throws `ledger/entry-too-long`. */
export function packBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > LONGEST_ENTRY) throw tooLong(entry.length);
    bundle[at] = entry.length >> 8;
    bundle[at + 1] = entry.length & 255;
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
}

/** A bundle taken apart. Throws `ledger/malformed-bundle` when its lengths do not fit. */
export function unpackBundle(bundle: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; ) {
    const length = ((bundle[at] ?? 0) << 8) | (bundle[at + 1] ?? 0);
    if (at + 2 + length > bundle.length)
      throw new AssizeError(
        'ledger/malformed-bundle',
        `A bundle of entries breaks off at byte ${at}.`,
        'Take the file from another copy of the ledger, and keep the broken one.',
      );
    entries.push(bundle.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}
