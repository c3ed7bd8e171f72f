/** Two records that are held to be of one thing, and how strongly. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

export interface Bounds {
  /** Pairs that a person joined: together whatever their weight. */
  readonly together?: readonly (readonly [number, number])[];
  /** Pairs that may never be together: what a person parted, and what cannot be one thing. */
  readonly apart: (a: number, b: number) => boolean;
}

/**
 * Groups of records: the strongest link first, and two groups become one only when no record of the one must stay apart from
 * one of the other. The same links in any order give the same groups; each group and the list of groups are in order of index.
 */
export function cluster(count: number, links: readonly Link[], { together = [], apart }: Bounds): number[][] {
  const group = Array.from({ length: count }, (_, n) => n);
  const members = Array.from({ length: count }, (_, n) => [n]);
  /** For each group those that it may not be united with: groups only grow, so that once found it holds for good. */
  const barred = new Map<number, Set<number>>();
  const bar = (a: number, b: number) => {
    const known = barred.get(a);
    if (known) known.add(b);
    else barred.set(a, new Set([b]));
  };
  const unite = (a: number, b: number, force: boolean) => {
    const [ga, gb] = [group[a]!, group[b]!];
    if (ga === gb) return;
    const [into, from] = ga < gb ? [ga, gb] : [gb, ga];
    if (!force) {
      if (barred.get(into)?.has(from) === true) return;
      if (members[into]!.some((x) => members[from]!.some((y) => apart(x, y)))) {
        bar(into, from);
        bar(from, into);
        return;
      }
    }
    for (const one of members[from]!) group[one] = into;
    members[into]!.push(...members[from]!);
    members[from] = [];
    for (const other of barred.get(from) ?? []) {
      barred.get(other)!.delete(from);
      bar(into, other);
      bar(other, into);
    }
    barred.delete(from);
  };
  for (const [a, b] of together) unite(a, b, true);
  for (const { a, b } of links.toSorted((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b)) unite(a, b, false);
  return members.filter((one) => one.length > 0).map((one) => one.toSorted((a, b) => a - b));
}
