import { cannotShareDay, cannotSharePlace, hasDay, hasPlace } from './compare.ts';
import { type Compared, anchored } from './compared.ts';

/** A claim that fits two events which cannot be one. */
export interface Unclear {
  /** What it says too little of to tell them apart. */
  readonly lacks: 'place' | 'day';
  readonly best: number;
  readonly rival: number;
  /** The weights of both. */
  readonly weights: readonly [number, number];
  /** What it is linked to no longer. */
  readonly from: ReadonlySet<number>;
  /** Whether it stays with `best`, which it fits clearly better. */
  readonly settled: boolean;
}

/** By how much one must fit better than the other to be taken: almost three times as likely. */
const CLEARLY = 1.5;

interface Linked {
  readonly other: number;
  readonly weight: number;
}

/**
 * What a claim is linked to that cannot all be one event: "a hospital was hit on 3 March" fits the hospitals of two towns. It is left
 * with the one that it fits clearly better, or with the one that its own report tells of; else with neither, since a claim that
 * is missing from an incident does less harm than a wrong one. Null when all that it fits can be one.
 */
export function fitsTwo(
  record: Compared,
  links: readonly Linked[],
  records: readonly Compared[],
  order: (a: number, b: number) => number,
): Unclear | null {
  if (links.length < 2 || !anchored.has(record.family)) return null;
  const byPlace = hasPlace(record) ? null : between('place', cannotSharePlace, record, links, records, order);
  const rest = byPlace === null ? links : links.filter(({ other }) => !byPlace.from.has(other));
  const byDay = hasDay(record) ? null : between('day', cannotShareDay, record, rest, records, order);
  if (byPlace === null || byDay === null) return byPlace ?? byDay;
  return { ...byPlace, from: new Set([...byPlace.from, ...byDay.from]) };
}

function between(
  lacks: Unclear['lacks'],
  cannotShare: (a: Compared, b: Compared) => boolean,
  record: Compared,
  links: readonly Linked[],
  records: readonly Compared[],
  order: (a: number, b: number) => number,
): Unclear | null {
  const strongest = (all: readonly Linked[]): Linked | null => {
    let top: Linked | null = null;
    for (const one of all)
      if (top === null || one.weight > top.weight || (one.weight === top.weight && order(one.other, top.other) < 0)) top = one;
    return top;
  };
  const saying = links.filter(({ other }) => {
    const one = records[other]!;
    return lacks === 'place' ? hasPlace(one) || one.naming.length > 0 : hasDay(one) || one.published !== null;
  });
  const best = strongest(saying);
  if (best === null) return null;
  const against = saying.filter(({ other }) => cannotShare(records[best.other]!, records[other]!));
  const rival = strongest(against);
  if (rival === null) return null;
  const own = ({ other }: Linked) => records[other]!.claim.reading === record.claim.reading;
  const settled = best.weight - rival.weight >= CLEARLY || (own(best) && !own(rival));
  return {
    lacks,
    best: best.other,
    rival: rival.other,
    weights: [best.weight, rival.weight],
    // What one report tells together is not torn apart.
    from: new Set((settled ? against : saying).filter((one) => !own(one)).map(({ other }) => other)),
    settled,
  };
}
