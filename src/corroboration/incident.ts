import {
  type Claim,
  type Dispute,
  type Entity,
  type EventKind,
  type Grade,
  type Incident,
  type IncidentId,
  type Relation,
  type TallyRule,
  agreeOnTime,
  endOf,
  idFrom,
  shelfOf,
  startOf,
} from '../model/index.ts';
import { family } from './compared.ts';
import { revisionsOf, tallyOf } from './casualties.ts';
import { attributionOf } from './attribution.ts';
import { disputesOf } from './disputes.ts';
import { factsOf, gradeOf } from './grades.ts';
import { relationsOf } from './relations.ts';
import { type Provenance, speakerKind, supportOf, voicesOf } from './support.ts';
import { titleOf } from './titles.ts';
import { voteOf } from './votes.ts';

/** What incidents are built from beside their claims. */
export interface Context {
  readonly from: Provenance;
  readonly entities: ReadonlyMap<Entity['id'], Entity>;
  readonly textOf: (claim: Claim) => string;
  /** Accusations, denials and admissions of the same reports, where a report tells of this event only. */
  readonly besideOf: (claims: readonly Claim[]) => readonly Claim[];
  /** By which rule figures are chosen, and the grade that a person set, each by the incident's id. */
  readonly ruleOf: (id: IncidentId) => TallyRule;
  readonly gradeSet: (id: IncidentId) => { readonly grade: Grade; readonly because: string } | null;
}

/** One incident with what cannot all be true of it, and how its claims stand to one another. */
export interface Built {
  readonly incident: Incident;
  readonly disputes: readonly Dispute[];
  readonly relations: readonly Relation[];
}

/** The incident that some claims speak of. `pin` is the id that a review knows it by, or null: then its first claim gives it. */
export function buildIncident(own: readonly Claim[], context: Context, pin: IncidentId | null): Built {
  const { from, entities, textOf } = context;
  const id = pin ?? idFrom('incident', own[0]!.id);
  const kind = kindOf(own);
  const vote = own.some((claim) => claim.vote !== null) ? voteOf(own) : null;
  // What came of an event (a burial, a death days later) has times and places of its own.
  const main = own.filter((claim) => (shelfOf(kind) === 'record' ? family(claim.kind) === family(kind) : claim.kind === kind));
  const when = timeOf(main) ?? timeOf(own);
  const where = placeOf(main) ?? placeOf(own);
  const support = supportOf(own, from, entities);
  const attribution =
    shelfOf(kind) === 'incident' ? attributionOf({ claims: own, beside: context.besideOf(own), from, entities, textOf }) : [];
  const voices = voicesOf(own, from).of;
  const rule = context.ruleOf(id);
  const tally = tallyOf(own, {
    originOf: (claim) => voices.get(claim.id) ?? null,
    speakerOf: (claim) => speakerKind(claim, entities),
    publishedOf: from.publishedOf,
    textOf,
    rule,
  });
  const { grade, because } = context.gradeSet(id) ?? gradeOf(own, support, attribution);
  const base: Incident = {
    id,
    shelf:
      shelfOf(kind) === 'incident' && own.some((claim) => tookPlace(claim) || claim.stance === 'denied') ? 'incident' : 'record',
    kind,
    title: titleOf({
      kind,
      claims: own,
      vote,
      when: when?.when ?? null,
      whenClaim: when?.id ?? null,
      where: where?.where ?? null,
      tally,
      textOf,
    }),
    claims: own.map((claim) => claim.id),
    when: when?.when ?? null,
    whenClaim: when?.id ?? null,
    where: where?.where ?? null,
    whereClaim: where?.id ?? null,
    support,
    grade,
    gradeBecause: because,
    tally,
    attribution,
    disputes: [],
    vote,
  };
  const stateOf = (entity: Entity['id']) => entities.get(entity)?.state ?? null;
  const said = { incident: base, claims: own, from, textOf, stateOf };
  const disputes = disputesOf(said);
  const byId = new Map(own.map((claim) => [claim.id, claim]));
  const writer = (claim: Claim['id']) => from.writerOf(byId.get(claim)!);
  return {
    incident: {
      ...base,
      disputes: disputes.map((dispute) => dispute.id),
      facts: factsOf(base, own, disputes, from),
      changes: revisionsOf(tally, rule).map(({ from: before, to, line, by, at }) => ({
        at,
        what: `${line.class === 'unknown' ? 'People' : `Those called ${line.class}`} ${line.outcome}: revised from ${before} to ${to}${at === null ? '' : ` on ${at}`}, because of ${writer(by)}.`,
        claims: [by],
      })),
    },
    disputes,
    relations: relationsOf(said, disputes),
  };
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
  // Of equal times the first stands for all, so that a thousand claims of a few days are compared as a few days.
  const times = new Map<string, { when: NonNullable<Claim['when']>; id: Claim['id']; times: number; span: number }>();
  for (const { when, id } of claims) {
    if (when === null || (when.first === null && when.last === null)) continue;
    const known = times.get(`${when.first} ${when.last}`);
    if (known) known.times += 1;
    else {
      const span = when.first === null || when.last === null ? Number.MAX_SAFE_INTEGER : endOf(when.last) - startOf(when.first);
      times.set(`${when.first} ${when.last}`, { when, id, times: 1, span });
    }
  }
  const all = [...times.values()];
  const agreeing = (one: (typeof all)[number]) =>
    all.reduce((sum, other) => sum + (agreeOnTime(one.when, other.when) === null ? 0 : other.times), 0);
  const counts = new Map(all.map((one) => [one, agreeing(one)]));
  const best = all.toSorted((a, b) => counts.get(b)! - counts.get(a)! || a.span - b.span)[0];
  if (best) return { when: best.when, id: best.id };
  const worded = claims.find((claim) => claim.when !== null);
  return worded ? { when: worded.when!, id: worded.id } : null;
}

/** The place shown: the one most claims name, or the narrowest of those named as often. */
function placeOf(claims: readonly Claim[]): { where: Claim['where']; id: Claim['id'] } | null {
  const placed = claims.filter((claim) => claim.where !== null);
  const counts = new Map<string, number>();
  for (const { where } of placed) counts.set(where!.name, (counts.get(where!.name) ?? 0) + 1);
  const count = (claim: Claim) => counts.get(claim.where!.name)!;
  const size = ({ where }: Claim) => where!.radiusMetres ?? Number.MAX_SAFE_INTEGER;
  const best = placed.toSorted((a, b) => count(b) - count(a) || size(a) - size(b))[0];
  return best ? { where: best.where, id: best.id } : null;
}
