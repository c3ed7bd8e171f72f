import type { Relation } from '../model/index.ts';
import { type Link, type Score, score } from '../linkage/index.ts';
import { type Compared, comparisons } from './compare.ts';

/** Records with, for each, those it is linked to: index and weight in turn. */
export interface Linked {
  readonly records: readonly Compared[];
  readonly links: readonly (readonly number[] | undefined)[];
  /** Reasons already written down: a few thousand serve a million links. */
  readonly written: Map<string, string>;
}

/** Why the claims of a group are together: the strongest links that hold all of them, each with its weights. */
export function sameEvent(group: readonly number[], { records, links: linksOf, written }: Linked): Relation[] {
  if (group.length === 1) return [];
  const place = new Map(group.map((n, at) => [n, at]));
  const links: Link[] = [];
  for (const [a, n] of group.entries()) {
    const own = linksOf[n] ?? [];
    for (let at = 0; at < own.length; at += 2) {
      const b = place.get(own[at]!);
      if (b !== undefined && a < b) links.push({ a, b, weight: own[at + 1]! });
    }
  }
  const root = group.map((_, at) => at);
  const find = (at: number): number => {
    let one = at;
    while (root[one] !== one) one = root[one] = root[root[one]!]!;
    return one;
  };
  const relations: Relation[] = [];
  const relate = (a: number, b: number, weight: number | null, because: string) => {
    root[Math.max(find(a), find(b))] = Math.min(find(a), find(b));
    relations.push({ kind: 'same-event', claims: [records[group[a]!]!.claim.id, records[group[b]!]!.claim.id], because, weight });
  };
  for (const { a, b } of links.sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b)) {
    if (find(a) === find(b)) continue;
    const one = score(records[group[a]!]!, records[group[b]!]!, comparisons);
    relate(a, b, one.weight, once(reasonsOf(one), written));
  }
  // What no link holds, a person joined.
  for (const at of group.keys()) if (find(at) !== find(0)) relate(0, at, null, 'A person joined them.');
  return relations;
}

/** Groups of one component that were kept apart: for each pair of them, the claims that come nearest and what speaks against. */
export function notSame(
  groups: readonly (readonly number[])[],
  { records, links }: Linked,
): ReadonlyMap<readonly number[], Relation[]> {
  const found = new Map<readonly number[], Relation[]>();
  if (groups.length < 2) return found;
  const groupOf = new Map(groups.flatMap((group, g) => group.map((n) => [n, g] as const)));
  const nearest = new Map<number, { a: number; b: number; weight: number }>();
  for (const [g, group] of groups.entries())
    for (const a of group) {
      const own = links[a] ?? [];
      for (let at = 0; at < own.length; at += 2) {
        const [b, weight] = [own[at]!, own[at + 1]!];
        const other = groupOf.get(b)!;
        if (other <= g) continue;
        const key = g * groups.length + other;
        const known = nearest.get(key);
        if (!known || weight > known.weight) nearest.set(key, { a, b, weight });
      }
    }
  for (const [key, { a, b, weight }] of nearest) {
    const [one, other] = [groups[Math.floor(key / groups.length)]!, groups[key % groups.length]!];
    const reason = against(one, other, records);
    if (reason === null) continue;
    const list = found.get(one) ?? [];
    list.push({ kind: 'not-same', claims: [records[a]!.claim.id, records[b]!.claim.id], because: reason, weight });
    found.set(one, list);
  }
  return found;
}

/** What keeps two groups apart, by the first pair of their claims that cannot be of one event; null where a person parted them. */
function against(one: readonly number[], other: readonly number[], records: Linked['records']): string | null {
  for (const a of one)
    for (const b of other) {
      const { weight, reasons } = score(records[a]!, records[b]!, comparisons);
      if (weight === Number.NEGATIVE_INFINITY) return `Kept apart: ${reasons.at(-1)!.because}.`;
    }
  return null;
}

/** "kind +1: the same kind of event; time +3: the same day; in all +4", without what counts neither way. */
const reasonsOf = ({ weight, reasons }: Score): string =>
  `${reasons
    .filter((one) => one.weight !== 0)
    .map((one) => `${one.comparison} ${one.weight > 0 ? '+' : '−'}${Math.abs(one.weight)}: ${one.because}`)
    .join('; ')}; in all ${weight > 0 ? '+' : '−'}${Math.abs(weight)}`;

/** One string for all that are equal. */
function once(text: string, written: Map<string, string>): string {
  const known = written.get(text);
  if (known !== undefined) return known;
  written.set(text, text);
  return text;
}
