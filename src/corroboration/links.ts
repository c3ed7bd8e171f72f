import type { Relation } from '../model/index.ts';
import { type Link, type Score, score } from '../linkage/index.ts';
import { comparisons } from './compare.ts';
import type { Compared } from './compared.ts';
import type { Neighbours } from './neighbours.ts';

/** Records with what links them. */
export interface Linked {
  readonly records: readonly Compared[];
  readonly neighbours: Neighbours;
  /** One string for all reasons that are equal: a few thousand serve a million links. */
  readonly once: (text: string) => string;
}

/** Why the claims of a group are together: the strongest links that hold all of them, each with its weights. */
export function sameEvent(group: readonly number[], { records, neighbours, once }: Linked): Relation[] {
  if (group.length === 1) return [];
  const place = new Map(group.map((n, at) => [n, at]));
  const links: Link[] = [];
  for (const [a, n] of group.entries()) {
    neighbours.each(n, (other, weight) => {
      const b = place.get(other);
      if (b !== undefined && a < b) links.push({ a, b, weight });
    });
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
    relate(a, b, one.weight, once(reasonsOf(one)));
  }
  // What no link holds, a person joined.
  for (const at of group.keys()) if (find(at) !== find(0)) relate(0, at, null, 'A person joined them.');
  return relations;
}

/** Groups of one component that were kept apart: for each pair of them, the claims that come nearest and what speaks against. */
export function notSame(
  groups: readonly (readonly number[])[],
  { records, neighbours }: Linked,
): ReadonlyMap<readonly number[], Relation[]> {
  const found = new Map<readonly number[], Relation[]>();
  if (groups.length < 2) return found;
  const groupOf = new Map(groups.flatMap((group, g) => group.map((n, at) => [n, { g, at }] as const)));
  const nearest = new Map<number, { a: number; b: number; weight: number; at: number }>();
  for (const [g, group] of groups.entries())
    for (const a of group)
      neighbours.each(a, (b, weight) => {
        const other = groupOf.get(b)!;
        if (other.g <= g) return;
        const key = g * groups.length + other.g;
        const known = nearest.get(key);
        // Of equal links the one to the first claim, so that the order of arrival changes nothing.
        if (!known || weight > known.weight || (weight === known.weight && a === known.a && other.at < known.at))
          nearest.set(key, { a, b, weight, at: other.at });
      });
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

/** Claims of a group that fit two events which cannot be one: which two, and what they say too little of. */
export function leftApart(group: readonly number[], { records, neighbours, once }: Linked): Relation[] {
  return group.flatMap((n) => {
    const unclear = neighbours.unclear(n);
    if (unclear === null) return [];
    const { lacks, best, rival, weights, settled } = unclear;
    const said = lacks === 'place' ? 'It names no place' : 'It names no day';
    const [more, less] = weights.map((weight) => `+${weight}`);
    const because = once(
      settled
        ? `${said}, and another event fits it better (${more} against ${less}).`
        : `${said}, and fits two events that cannot be one about as well (${more} and ${less}): held to neither.`,
    );
    return (settled ? [rival] : [best, rival]).map((other, at) => ({
      kind: 'not-same' as const,
      claims: [records[n]!.claim.id, records[other]!.claim.id] as const,
      because,
      weight: weights[settled ? 1 : at]!,
    }));
  });
}

/** "kind +1: the same kind of event; time +3: the same day; in all +4", without what counts neither way. */
const reasonsOf = ({ weight, reasons }: Score): string =>
  `${reasons
    .filter((one) => one.weight !== 0)
    .map((one) => `${one.comparison} ${one.weight > 0 ? '+' : '−'}${Math.abs(one.weight)}: ${one.because}`)
    .join('; ')}; in all ${weight > 0 ? '+' : '−'}${Math.abs(weight)}`;
