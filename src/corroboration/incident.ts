import {
  type Claim,
  type Dispute,
  type Entity,
  type EventKind,
  type Incident,
  type IncidentId,
  type Relation,
  agreeOnTime,
  endOf,
  idFrom,
  shelfOf,
  startOf,
} from '../model/index.ts';
import { tallyOf } from './casualties.ts';
import { disputesOf, relationsOf } from './disputes.ts';
import { type Provenance, attributionOf, gradeOf, supportOf } from './support.ts';
import { titleOf } from './titles.ts';
import { voteOf } from './votes.ts';

/** What incidents are built from beside their claims. */
export interface Context {
  readonly from: Provenance;
  readonly entities: ReadonlyMap<Entity['id'], Entity>;
  readonly textOf: (claim: Claim) => string;
}

/** One incident with what cannot all be true of it, and how its claims stand to one another. */
export interface Built {
  readonly incident: Incident;
  readonly disputes: readonly Dispute[];
  readonly relations: readonly Relation[];
}

/** The incident that some claims speak of. `pin` is the id that a review knows it by, or null: then its first claim gives it. */
export function buildIncident(own: readonly Claim[], { from, entities, textOf }: Context, pin: IncidentId | null): Built {
  const kind = kindOf(own);
  const vote = own.some((claim) => claim.vote !== null) ? voteOf(own) : null;
  // What came of an event (a burial, a death days later) has times and places of its own.
  const main = own.filter((claim) => claim.kind === kind);
  const when = timeOf(main) ?? timeOf(own);
  const where = placeOf(main) ?? placeOf(own);
  const support = supportOf(own, from, entities);
  const attribution = shelfOf(kind) === 'incident' ? attributionOf(own, from, entities) : [];
  const { grade, because } = gradeOf(own, support, attribution);
  const base: Incident = {
    id: pin ?? idFrom('incident', own[0]!.id),
    shelf:
      shelfOf(kind) === 'incident' && own.some((claim) => tookPlace(claim) || claim.stance === 'denied') ? 'incident' : 'record',
    kind,
    title: titleOf(kind, own, vote, where?.where?.name ?? null, textOf),
    claims: own.map(({ id }) => id),
    when: when?.when ?? null,
    whenClaim: when?.id ?? null,
    where: where?.where ?? null,
    whereClaim: where?.id ?? null,
    support,
    grade,
    gradeBecause: because,
    tally: tallyOf(own, from.originOf),
    attribution,
    disputes: [],
    vote,
  };
  const said = { incident: base, claims: own, from, textOf };
  const disputes = disputesOf(said);
  return { incident: { ...base, disputes: disputes.map(({ id }) => id) }, disputes, relations: relationsOf(said, disputes) };
}

const tookPlace = (claim: Claim) => claim.factuality === 'happened' || claim.factuality === 'ongoing';

/** The kind shown for a group: what was done before what came of it, and the most frequent among equals. */
function kindOf(claims: readonly Claim[]): EventKind {
  const rank: readonly EventKind[] = [
    'attack',
    'vote',
    'offensive',
    'territorial-change',
    'siege',
    'visit',
    'meeting',
    'killing',
    'casualties',
    'injury',
  ];
  const counts = new Map<EventKind, number>();
  for (const { kind } of claims) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const place = (kind: EventKind) => (rank.includes(kind) ? rank.indexOf(kind) : rank.length);
  return [...counts].toSorted(([a, m], [b, n]) => place(a) - place(b) || n - m || (a < b ? -1 : 1))[0]![0];
}

/** The time shown: what most claims agree on, at the narrowest; it is one claim's own, so that it has words. */
function timeOf(claims: readonly Claim[]): { when: NonNullable<Claim['when']>; id: Claim['id'] } | null {
  const dated = claims.filter((claim) => claim.when !== null && (claim.when.first !== null || claim.when.last !== null));
  const agreeing = (claim: Claim) => dated.filter((other) => agreeOnTime(claim.when!, other.when!) !== null).length;
  const span = ({ when }: Claim) =>
    when!.first === null || when!.last === null ? Number.MAX_SAFE_INTEGER : endOf(when!.last) - startOf(when!.first);
  const best = dated.toSorted((a, b) => agreeing(b) - agreeing(a) || span(a) - span(b))[0];
  if (best) return { when: best.when!, id: best.id };
  const worded = claims.find((claim) => claim.when !== null);
  return worded ? { when: worded.when!, id: worded.id } : null;
}

/** The place shown: the one most claims name, or the narrowest of those named as often. */
function placeOf(claims: readonly Claim[]): { where: Claim['where']; id: Claim['id'] } | null {
  const placed = claims.filter((claim) => claim.where !== null);
  const count = (claim: Claim) => placed.filter((other) => other.where!.name === claim.where!.name).length;
  const size = ({ where }: Claim) => where!.radiusMetres ?? Number.MAX_SAFE_INTEGER;
  const best = placed.toSorted((a, b) => count(b) - count(a) || size(a) - size(b))[0];
  return best ? { where: best.where, id: best.id } : null;
}
