/** How many records may share a key before it says too little to compare them all by it. */
const WIDEST = 400;

/**
 * The pairs worth comparing: records that share a key. A key that too many share is passed over, since its pairs are found by
 * narrower keys or not worth finding. Each pair comes once, smaller index first, in a fixed order.
 */
export function candidatePairs(count: number, keysOf: (index: number) => readonly string[]): [number, number][] {
  const blocks = new Map<string, number[]>();
  for (let index = 0; index < count; index++)
    for (const key of new Set(keysOf(index))) {
      const block = blocks.get(key);
      if (block) block.push(index);
      else blocks.set(key, [index]);
    }
  const seen = new Set<number>();
  const pairs: [number, number][] = [];
  for (const block of blocks.values()) {
    if (block.length < 2 || block.length > WIDEST) continue;
    for (const [at, a] of block.entries())
      for (const b of block.slice(at + 1)) {
        const pair = a * count + b;
        if (seen.has(pair)) continue;
        seen.add(pair);
        pairs.push([a, b]);
      }
  }
  return pairs.sort(([a1, b1], [a2, b2]) => a1 - a2 || b1 - b2);
}
