import type { Link } from './cluster.ts';

/**
 * Groups that agree on average: the two groups whose records agree best are united while the mean weight over all their pairs is at
 * least `least`; a pair without a link counts 0, so that a chain of likely pairs does not draw unlike records together. Weights are
 * 0 to 1. The same links in any order give the same groups, in order of index.
 */
export function averageClusters(count: number, links: readonly Link[], least: number): number[][] {
  const sums = Array.from({ length: count }, () => new Map<number, number>());
  for (const { a, b, weight } of links) {
    sums[a]!.set(b, weight);
    sums[b]!.set(a, weight);
  }
  const members = Array.from({ length: count }, (_, n) => [n]);
  const mean = (a: number, b: number) => (sums[a]!.get(b) ?? 0) / (members[a]!.length * members[b]!.length);
  const queue = new Queue();
  for (const { a, b, weight } of links) if (weight >= least) queue.push({ a: Math.min(a, b), b: Math.max(a, b), weight });
  for (let best = queue.pop(); best; best = queue.pop()) {
    const { a, b, weight } = best;
    if (members[a]!.length === 0 || members[b]!.length === 0 || mean(a, b) !== weight) continue;
    for (const [other, sum] of sums[b]!) {
      sums[other]!.delete(b);
      if (other === a) continue;
      const all = sum + (sums[a]!.get(other) ?? 0);
      sums[a]!.set(other, all);
      sums[other]!.set(a, all);
    }
    members[a]!.push(...members[b]!);
    members[b] = [];
    sums[b]!.clear();
    for (const other of sums[a]!.keys()) {
      const now = mean(a, other);
      if (now >= least) queue.push({ a: Math.min(a, other), b: Math.max(a, other), weight: now });
    }
  }
  return members.filter((one) => one.length > 0).map((one) => one.toSorted((x, y) => x - y));
}

/** Highest weight first; of equal weights the pair of smaller indices. */
class Queue {
  readonly #heap: Link[] = [];

  push(link: Link): void {
    const heap = this.#heap;
    let at = heap.push(link) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!before(heap[at]!, heap[up]!)) break;
      [heap[at], heap[up]] = [heap[up]!, heap[at]!];
      at = up;
    }
  }

  pop(): Link | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return top;
    heap[0] = last;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      let next = at;
      if (left < heap.length && before(heap[left]!, heap[next]!)) next = left;
      if (left + 1 < heap.length && before(heap[left + 1]!, heap[next]!)) next = left + 1;
      if (next === at) return top;
      [heap[at], heap[next]] = [heap[next]!, heap[at]!];
      at = next;
    }
  }
}

const before = (x: Link, y: Link) => x.weight > y.weight || (x.weight === y.weight && (x.a < y.a || (x.a === y.a && x.b < y.b)));
