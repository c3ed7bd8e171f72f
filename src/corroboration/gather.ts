import {
  type Claim,
  type Dispute,
  type Entity,
  type EventKind,
  type Incident,
  type IncidentId,
  type Origin,
  type Reading,
  type Relation,
  type Review,
  type Source,
  agreeOnTime,
  endOf,
  idFrom,
  shelfOf,
  startOf,
} from '../model/index.ts';
import { type Link, candidatePairs, cluster, score } from '../linkage/index.ts';
import { tallyOf } from './casualties.ts';
import { type Compared, THRESHOLD, compared, comparisons, keysOf } from './compare.ts';
import { disputesOf, relationsOf } from './disputes.ts';
import { attributionOf, gradeOf, provenance, supportOf } from './support.ts';
import { titleOf } from './titles.ts';
import { voteOf } from './votes.ts';

export interface GatherInput {
  readonly sources: readonly Source[];
  readonly readings: readonly Reading[];
  readonly claims: readonly Claim[];
  readonly entities: readonly Entity[];
  readonly origins: readonly Origin[];
  readonly reviews: readonly Review[];
}

export interface Gathered {
  readonly incidents: Incident[];
  readonly disputes: Dispute[];
  readonly relations: Relation[];
}

/**
 * Claims that speak of one event are gathered, by weights and by review; each claim stands in exactly one incident. The order in
 * which sources came changes nothing but the order of the list. What was planned, offered or feared never becomes something that happened.
 */
export function gather({ sources, readings, claims: all, entities, origins, reviews }: GatherInput): Gathered {
  const readingById = new Map(readings.map((reading) => [reading.id, reading]));
  const undone = new Set(reviews.flatMap(({ conclusion }) => (conclusion.kind === 'undo' ? [conclusion.review] : [])));
  const standing = reviews.filter(({ id }) => !undone.has(id)).map(({ conclusion }) => conclusion);
  const rejected = new Set(standing.flatMap((conclusion) => (conclusion.kind === 'reject' ? [conclusion.claim] : [])));
  const claims = all.filter(({ id }) => !rejected.has(id)).toSorted(stableOrder(readingById));
  const textOf = (claim: Claim) => readingById.get(claim.reading)?.text ?? '';
  const from = provenance(sources, origins, (claim) => readingById.get(claim.reading)?.object ?? null);
  const byEntity = new Map(entities.map((entity) => [entity.id, entity]));
  const records = claims.map((claim) => compared(claim, textOf(claim)));

  const groups = groupsOf(records, standing);
  const incidents: Incident[] = [];
  const disputes: Dispute[] = [];
  const relations: Relation[] = [];
  for (const group of groups) {
    const own = group.map((n) => claims[n]!);
    const kind = kindOf(own);
    const vote = own.some((claim) => claim.vote !== null) ? voteOf(own) : null;
    // What came of an event (a burial, a death days later) has times and places of its own.
    const main = own.filter((claim) => claim.kind === kind);
    const when = timeOf(main) ?? timeOf(own);
    const where = placeOf(main) ?? placeOf(own);
    const support = supportOf(own, from, byEntity);
    const attribution = shelfOf(kind) === 'incident' ? attributionOf(own, from, byEntity) : [];
    const { grade, because } = gradeOf(own, support, attribution);
    const base: Incident = {
      id: idFrom('incident', own[0]!.id),
      shelf:
        shelfOf(kind) === 'incident' && own.some((claim) => tookPlace(claim) || claim.stance === 'denied')
          ? 'incident'
          : 'record',
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
    const found = disputesOf(said);
    disputes.push(...found);
    relations.push(...relationsOf(said, found));
    incidents.push({ ...base, disputes: found.map(({ id }) => id) });
  }
  incidents.sort((a, b) => moment(a) - moment(b) || (a.id < b.id ? -1 : 1));
  relations.push(...partsOf(incidents, new Map(claims.map((claim) => [claim.id, claim]))));
  return { incidents, disputes, relations };
}

const moment = ({ when }: Incident) =>
  when?.first ? startOf(when.first) : when?.last ? endOf(when.last) : Number.MAX_SAFE_INTEGER;
const tookPlace = (claim: Claim) => claim.factuality === 'happened' || claim.factuality === 'ongoing';

/** By publication, then by text, then by place in it: the same on every machine and for every order of arrival. */
function stableOrder(readings: ReadonlyMap<string, Reading>): (a: Claim, b: Claim) => number {
  const published = (claim: Claim) => {
    const date = readings.get(claim.reading)?.about.published?.first;
    return date ? startOf(date.slice(0, 10)) : Number.MAX_SAFE_INTEGER;
  };
  return (a, b) =>
    published(a) - published(b) ||
    (a.reading < b.reading ? -1 : a.reading > b.reading ? 1 : a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1));
}

/** Groups of claims: links above the threshold, with what people joined and parted. */
function groupsOf(records: readonly Compared[], standing: readonly Review['conclusion'][]): number[][] {
  const links: Link[] = [];
  for (const [a, b] of candidatePairs(records.length, (n) => keysOf(records[n]!))) {
    const { weight } = score(records[a]!, records[b]!, comparisons);
    if (weight >= THRESHOLD) links.push({ a, b, weight });
  }
  const index = new Map(records.map(({ claim }, n) => [claim.id, n]));
  const partedPairs = new Set<string>();
  const pair = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const keepsApart = (a: number, b: number) =>
    partedPairs.has(pair(a, b)) || score(records[a]!, records[b]!, comparisons).weight === Number.NEGATIVE_INFINITY;

  // Reviews name incidents, whose ids come from their first claim: found again among the groups made without the review.
  const firstOf = (groups: readonly number[][]) =>
    new Map<IncidentId, readonly number[]>(groups.map((group) => [idFrom('incident', records[group[0]!]!.claim.id), group]));
  let groups = cluster(records.length, links, { apart: keepsApart });
  const together: [number, number][] = [];
  for (const conclusion of standing) {
    if (conclusion.kind === 'part') {
      const whole = firstOf(groups).get(conclusion.incident);
      if (!whole) continue;
      const out = new Set(conclusion.claims.map((id) => index.get(id)).filter((n) => n !== undefined));
      for (const a of whole) for (const b of whole) if (out.has(a) !== out.has(b)) partedPairs.add(pair(a, b));
    } else if (conclusion.kind === 'join') {
      const [first, ...rest] = conclusion.incidents.map((id) => firstOf(groups).get(id)).filter((group) => group !== undefined);
      if (first) for (const other of rest) together.push([first[0]!, other[0]!]);
    } else continue;
    groups = cluster(records.length, links, { together, apart: keepsApart });
  }
  return groups;
}

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

/** Single attacks within the time and place of an offensive or a siege are parts of it. */
function partsOf(incidents: readonly Incident[], claims: ReadonlyMap<string, Claim>): Relation[] {
  const wholes = incidents.filter(({ kind, shelf }) => shelf === 'incident' && (kind === 'offensive' || kind === 'siege'));
  const relations: Relation[] = [];
  for (const whole of wholes)
    for (const part of incidents) {
      if (
        part === whole ||
        part.shelf !== 'incident' ||
        part.kind !== 'attack' ||
        !part.when?.first ||
        !whole.when?.first ||
        !part.where ||
        !whole.where
      )
        continue;
      const inTime =
        startOf(part.when.first) >= startOf(whole.when.first) &&
        (whole.when.last === null || startOf(part.when.first) <= endOf(whole.when.last));
      const inPlace = part.where.name === whole.where.name || part.where.within.includes(whole.where.name);
      const [a, b] = [claims.get(part.claims[0]!), claims.get(whole.claims[0]!)];
      if (inTime && inPlace && a && b)
        relations.push({ kind: 'part-of', claims: [a.id, b.id], because: `Within the time and the place of “${whole.title}”.` });
    }
  return relations;
}
