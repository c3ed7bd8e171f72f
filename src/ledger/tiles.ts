import { AssizeError } from '../model/index.ts';
import { type Hash, nodeHash } from './tree.ts';

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

/** The root over a full tile: the hash that stands for it in the level above. */
export function tileRoot(hashes: readonly Hash[]): Hash {
  let level = [...hashes];
  while (level.length > 1) level = Array.from({ length: level.length / 2 }, (_, n) => nodeHash(level[2 * n]!, level[2 * n + 1]!));
  return level[0]!;
}

/** Entries as one bundle. Throws `ledger/entry-too-long`. */
export function packBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > LONGEST_ENTRY)
      throw new AssizeError(
        'ledger/entry-too-long',
        `An entry of ${entry.length} bytes is longer than ${LONGEST_ENTRY}.`,
        'Say it in fewer words; put long material into an object and name its digest.',
      );
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
    entries.push(bundle.slice(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}
