/** How many records may share a key before it says too little to compare them all by it. */
export const WIDEST = 400;

/**
 * Visits the pairs worth comparing: records that share a key. A key that more than `widest` share is passed over, since its pairs
 * are found by narrower keys or not worth finding. Each pair comes once, smaller index first, in order of index; memory grows with
 * the number of keys and not of pairs.
 */
export function eachCandidatePair(
  count: number,
  keysOf: (index: number) => readonly string[],
  visit: (a: number, b: number) => void,
  widest = WIDEST,
): void {
  const ids = new Map<string, number>();
  const blocks: number[][] = [];
  const own: Int32Array[] = [];
  for (let index = 0; index < count; index++) {
    const keys = new Set(keysOf(index));
    const mine = new Int32Array(keys.size);
    let n = 0;
    for (const key of keys) {
      let id = ids.get(key);
      if (id === undefined) {
        id = blocks.length;
        ids.set(key, id);
        blocks.push([]);
      }
      blocks[id]!.push(index);
      mine[n++] = id;
    }
    own.push(mine);
  }
  // Which record met this one last: tells a pair already visited without keeping all pairs.
  const met = new Int32Array(count).fill(-1);
  for (let a = 0; a < count; a++) {
    const partners: number[] = [];
    for (const id of own[a]!) {
      const block = blocks[id]!;
      if (block.length > widest) continue;
      // From the end, as a block is in order of index and only later records are wanted.
      for (let n = block.length - 1; n >= 0 && block[n]! > a; n--) {
        const b = block[n]!;
        if (met[b] === a) continue;
        met[b] = a;
        partners.push(b);
      }
    }
    partners.sort((x, y) => x - y);
    for (const b of partners) visit(a, b);
  }
}

/** The same pairs as a list. */
export function candidatePairs(count: number, keysOf: (index: number) => readonly string[], widest = WIDEST): [number, number][] {
  const pairs: [number, number][] = [];
  eachCandidatePair(count, keysOf, (a, b) => pairs.push([a, b]), widest);
  return pairs;
}
