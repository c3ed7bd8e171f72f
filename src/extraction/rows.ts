import type { Claim, EventKind, Reading, When, Where } from '../model/index.ts';
import type { PlaceMention, TimeMention } from './types.ts';

/** What a row in a table of incidents is a row of. Words, meetings and visits told in it have their own times. */
const ofIncident: ReadonlySet<EventKind> = new Set<EventKind>([
  'attack',
  'offensive',
  'killing',
  'injury',
  'casualties',
  'siege',
  'clash',
  'destruction',
]);

const day = (instant: string | null) => instant?.slice(0, 10) ?? null;
/** Whether a time lies in another, by their days; one that is not settled may. */
const liesIn = (inner: When, outer: When): boolean => {
  const [first, last] = [day(inner.first), day(inner.last)];
  return (first === null || first >= day(outer.first)!) && (last === null || last <= day(outer.last)!);
};

/**
 * Gives the date and the place that fields of a row state to those of its claims that tell of its incident and have none of their own.
 * Where the row's words name another time, a claim without one may be of then, and none is given; so with places.
 */
export function withFields(
  { about: { incident } }: Reading,
  times: readonly TimeMention[],
  places: readonly PlaceMention[],
): (claim: Claim) => Claim {
  const row = incident?.when ?? null;
  let when: When | null = null;
  if (row !== null && times.every((time) => liesIn(time.when, row))) {
    const { first, last, precision, text, anchor } = row;
    when = { first, last, precision, text, anchor };
  }
  const span = incident?.place?.span ?? null;
  const inField = ({ from, to }: PlaceMention) => span !== null && span.from <= from && to <= span.to;
  const [place, other] = places.filter(({ inside }) => inside === null);
  const where: Where | null = place !== undefined && other === undefined && inField(place) ? place.where : null;
  if (when === null && where === null) return (claim) => claim;
  return (claim) => {
    if (!ofIncident.has(claim.kind) || !/^(happened|ongoing)$/.test(claim.factuality)) return claim;
    const given = { when: claim.when ?? when, where: claim.where ?? where };
    if (given.when === claim.when && given.where === claim.where) return claim;
    return { ...claim, ...given, method: { ...claim.method, rule: `${claim.method.rule} row:fields` } };
  };
}
