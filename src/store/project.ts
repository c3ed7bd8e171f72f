import {
  type Claim,
  type ClaimView,
  type Entity,
  type EntityRow,
  type Findings,
  type Incident,
  type IncidentRow,
  type Reading,
  type ReadingId,
  type Review,
  type Source,
  type SourceFile,
  type SourceRow,
  type Span,
  type Toll,
  type Waiting,
  endOf,
  quoteSpan,
  startOf,
  writtenId,
} from '../model/index.ts';
import { fold } from './fold.ts';

// Findings → rows. Pure: the same findings give the same rows in the same order.

type Quoted<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer U)[]
    ? Quoted<U>[]
    : { -readonly [K in keyof T]: Quoted<T[K]> } & (T extends Span ? { quote: string } : unknown);

/** A copy of a value in which everything that has `from` and `to` also has its exact words. */
export function withQuotes<T>(value: T, text: string): Quoted<T> {
  if (Array.isArray(value)) return value.map((each: unknown) => withQuotes(each, text)) as Quoted<T>;
  if (value === null || typeof value !== 'object') return value as Quoted<T>;
  const made: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) made[key] = withQuotes<unknown>(each, text);
  if (typeof made['from'] === 'number' && typeof made['to'] === 'number')
    made['quote'] = quoteSpan(text, value as unknown as Span);
  return made as Quoted<T>;
}

/** Past every date that a row can hold: undated incidents come after dated ones in either order. */
export const UNDATED = 8.64e15;

const tally = <T extends string>(values: readonly T[]): Partial<Record<T, number>> => {
  const counts: Partial<Record<T, number>> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

/** The values that are there, the most frequent first, ties in the order of coming. */
const ranked = (values: readonly (string | null)[]): string[] =>
  Object.entries(tally(values.filter((value) => value !== null)))
    .toSorted(([, a], [, b]) => b! - a!)
    .map(([value]) => value);

/** In whose name an event of the record stands: who does it, drafts it or takes part; where no words name such a one, who says it. */
function whoseDeed({ vote }: Incident, claims: readonly Claim[]): string | null {
  // Whoever voted, and how, is not whose vote it is.
  if (vote !== null) return vote.drafters.length > 0 ? vote.drafters.join(', ') : null;
  const names = claims.map(
    ({ actors, voice }) =>
      actors.find(({ role }) => role === 'agent' || role === 'drafter' || role === 'participant')?.name ??
      voice.speaker?.name ??
      null,
  );
  return ranked(names)[0] ?? null;
}

/** The lines of a tally that a list shows: the wholes, not their parts, and first what was harmed in the incident itself. */
function tollOf(incident: Incident): Toll[] {
  const tolls = new Map<string, Toll>();
  for (const line of incident.tally) {
    if (line.partOf !== null) continue;
    const key = `${line.outcome} ${line.scope === 'cumulative' ? 'cumulative' : 'incident'}`;
    const before = tolls.get(key);
    if (!before) {
      tolls.set(key, { outcome: line.outcome, min: line.min, max: line.max, best: line.best, scope: line.scope });
      continue;
    }
    // Two wholes of one outcome (fighters and civilians, or two accounts) are never added together: the range takes both in.
    const min = before.min === null || line.min === null ? null : Math.min(before.min, line.min);
    const max = before.max === null || line.max === null ? null : Math.max(before.max, line.max);
    tolls.set(key, { ...before, min, max, best: before.best === line.best ? before.best : null });
  }
  return [...tolls.values()];
}

/** From the first to the last day on which sources were published, or null when none says. */
function toldOf(published: readonly NonNullable<SourceRow['published']>[]): IncidentRow['told'] {
  const days = published.flatMap(({ first, last }) => [first, last].flatMap((iso) => (iso === null ? [] : [iso.slice(0, 10)])));
  if (days.length === 0) return null;
  const sorted = days.toSorted();
  return { first: sorted[0]!, last: sorted.at(-1)! };
}

/** The subjects of a review: what a page about one of them should show it on. */
function subjectsOf({ conclusion, id }: Review, earlier: ReadonlyMap<string, readonly string[]>): readonly string[] {
  switch (conclusion.kind) {
    case 'join':
      return conclusion.incidents;
    case 'part':
      return [conclusion.incident, ...conclusion.claims];
    case 'confirm':
    case 'reject':
      return [conclusion.claim];
    case 'join-origins':
    case 'part-origins':
      return conclusion.sources;
    case 'join-entities':
      return conclusion.entities;
    case 'part-entities':
      return [conclusion.entity, ...conclusion.parts];
    case 'set-element':
    case 'set-grade':
      return [conclusion.incident];
    case 'set-rule':
      return conclusion.incident === null ? [] : [conclusion.incident];
    case 'write':
      return [writtenId(conclusion), ...(conclusion.instead === null ? [] : [conclusion.instead])];
    default:
      return [id, conclusion.review, ...(earlier.get(conclusion.review) ?? [])];
  }
}

export interface Rows {
  readonly sources: readonly { source: Source; row: SourceRow; folded: string }[];
  /** A claim as it is shown, made when it is written: a million of them beside their claims would not fit in memory. */
  readonly viewOf: (claim: Claim) => ClaimView;
  /** Why a person should read a claim, and how much hangs on it. */
  readonly weightOf: (claim: Claim) => { readonly weight: number; readonly why: readonly Waiting['because'][number][] };
  readonly incidents: readonly {
    incident: Incident;
    row: IncidentRow;
    ord: number;
    firstMs: number | null;
    lastMs: number | null;
    sortMs: number;
    killed: number;
    terms: readonly (readonly [field: string, value: string])[];
    /** Its title and the words of its claims, folded, for `words` of a selection. */
    words: () => string;
  }[];
  readonly entities: readonly {
    entity: Entity;
    row: EntityRow;
    folded: string;
    said: readonly string[];
    named: readonly string[];
  }[];
  readonly reviews: readonly { review: Review; subjects: readonly string[] }[];
  /** The answer that stands of each person on each claim. */
  readonly answers: readonly { claim: string; name: string; answer: 'confirm' | 'reject'; reason: string }[];
  /** Who and what each reading names, in the order of its text. */
  readonly mentionsOf: (reading: ReadingId) => SourceFile['mentions'];
}

/** What to call a source in a line. */
const nameOf = (row: Pick<SourceRow, 'publisher' | 'title' | 'from'>): string => row.publisher ?? row.title ?? row.from;

/** The answers that stand: neither undone nor followed by another of the same person. */
export function standingAnswers(reviews: readonly Review[]): Rows['answers'] {
  const undone = new Set(reviews.flatMap(({ conclusion }) => (conclusion.kind === 'undo' ? [conclusion.review] : [])));
  const answers = new Map<string, Rows['answers'][number]>();
  const answer = (claim: string, name: string, given: 'confirm' | 'reject', reason: string) =>
    answers.set(`${claim} ${name}`, { claim, name, answer: given, reason });
  for (const { id, conclusion, name, reason } of reviews) {
    if (undone.has(id)) continue;
    if (conclusion.kind === 'confirm' || conclusion.kind === 'reject') answer(conclusion.claim, name, conclusion.kind, reason);
    else if (conclusion.kind === 'write') {
      // Who writes a claim holds it for what the words say, and the one it mends for what they do not.
      answer(writtenId(conclusion), name, 'confirm', reason);
      if (conclusion.instead !== null) answer(conclusion.instead, name, 'reject', reason);
    }
  }
  return [...answers.values()];
}

/** Every row that `replace` writes, computed from findings alone. */
export function project(findings: Findings): Rows {
  const readings = new Map(findings.readings.map((reading) => [reading.id, reading]));
  const readingOf = new Map<string, Reading>(findings.readings.map((reading) => [reading.object, reading]));
  const originOf = new Map(findings.origins.flatMap((origin) => origin.sources.map((source) => [source, origin] as const)));
  const firstSource = new Map<string, Source>();
  for (const source of findings.sources) {
    const reading = readingOf.get(source.object);
    if (reading && !firstSource.has(reading.id)) firstSource.set(reading.id, source);
  }
  const incidentsOf = new Map<string, Incident[]>();
  for (const incident of findings.incidents)
    for (const claim of incident.claims) incidentsOf.set(claim, [...(incidentsOf.get(claim) ?? []), incident]);

  const subjects = new Map<string, readonly string[]>();
  const reviews = findings.reviews.map((review) => {
    const of = subjectsOf(review, subjects);
    subjects.set(review.id, of);
    return { review, subjects: [...new Set(of)] };
  });
  const reviewsOf = new Map<string, Review[]>();
  for (const { review, subjects: of } of reviews)
    for (const subject of of) reviewsOf.set(subject, [...(reviewsOf.get(subject) ?? []), review]);

  const claimOf = new Map(findings.claims.map((claim) => [claim.id, claim]));

  const claimsIn = tally(findings.claims.map((claim) => claim.reading));
  const incidentsIn = new Map<string, Set<string>>();
  for (const claim of findings.claims) {
    const inside = incidentsIn.get(claim.reading) ?? new Set();
    for (const incident of incidentsOf.get(claim.id) ?? []) inside.add(incident.id);
    incidentsIn.set(claim.reading, inside);
  }
  const notesOn = tally(findings.notes.flatMap((note) => (note.source === null ? [] : [note.source])));
  const sources = findings.sources.map((source) => {
    const reading = readingOf.get(source.object) ?? null;
    const origin = originOf.get(source.id);
    const row: SourceRow = {
      id: source.id,
      from: source.from,
      title: reading?.about.title?.value ?? null,
      publisher: reading?.about.publisher?.value ?? null,
      published: reading?.about.published ?? null,
      language: reading?.about.language.code ?? null,
      mediaType: source.mediaType,
      bytes: source.bytes,
      object: source.object,
      at: source.at,
      inside: source.inside,
      reading: reading?.id ?? null,
      claims: reading ? (claimsIn[reading.id] ?? 0) : 0,
      incidents: reading ? (incidentsIn.get(reading.id)?.size ?? 0) : 0,
      notes: notesOn[source.id] ?? 0,
      origin: origin?.id ?? null,
      sharing: origin?.sources.length ?? 1,
    };
    return { source, row, folded: fold([row.title, row.publisher, row.from].filter(Boolean).join('\n')).text };
  });
  const rowOfSource = new Map(sources.map(({ row }) => [row.id as string, row]));

  const viewOf = (claim: Claim): ClaimView => {
    const reading = readings.get(claim.reading)!;
    const source = firstSource.get(claim.reading);
    const row = source && rowOfSource.get(source.id);
    return {
      ...withQuotes(claim, reading.text),
      reading: claim.reading,
      source: source?.id ?? '',
      sourceName: row ? nameOf(row) : '',
      origin: row?.origin ?? null,
      incidents: (incidentsOf.get(claim.id) ?? []).map((incident) => incident.id),
      reviews: reviewsOf.get(claim.id) ?? [],
    };
  };
  const disputed = new Set<string>(findings.disputes.flatMap((dispute) => dispute.claims.flat()));
  const weightOf: Rows['weightOf'] = (claim) => {
    const own = incidentsOf.get(claim.id) ?? [];
    const reasons: readonly (readonly [Waiting['because'][number], boolean, number])[] = [
      ['actor', claim.actors.length > 0 || claim.harms.some((harm) => harm.attributedTo.length > 0), 4],
      ['figure', claim.harms.some((harm) => harm.min !== null || harm.max !== null), 4],
      ['disputed', disputed.has(claim.id), 3],
      ['unsure', claim.method.confidence < 0.6, 2],
      ['alone', own.some((incident) => incident.support.origins.length === 1), 1],
    ];
    const told = reasons.filter(([, holds]) => holds);
    // What is only said, and of no attack, waits behind what is told of the war itself.
    const shelf = own.some((incident) => incident.shelf === 'incident') ? 10 : 0;
    return { weight: shelf + told.reduce((sum, [, , points]) => sum + points, 0), why: told.map(([why]) => why) };
  };
  const mentions = new Map<string, (readonly [number, number, Entity])[]>();
  for (const entity of findings.entities)
    for (const { reading, from, to } of entity.mentions) {
      const list = mentions.get(reading);
      if (list) list.push([from, to, entity]);
      else mentions.set(reading, [[from, to, entity]]);
    }
  const mentionsOf: Rows['mentionsOf'] = (reading) =>
    (mentions.get(reading) ?? [])
      .toSorted((x, y) => x[0] - y[0] || y[1] - x[1])
      .map(([from, to, { id, name, kind }]) => ({ from, to, entity: id, name, kind }));

  const saidBy = new Map<string, Set<string>>();
  const naming = new Map<string, Set<string>>();
  const enter = (index: Map<string, Set<string>>, entity: string | null | undefined, claim: string) => {
    if (entity === null || entity === undefined) return;
    const before = index.get(entity);
    if (before) before.add(claim);
    else index.set(entity, new Set([claim]));
  };
  for (const claim of findings.claims) {
    const { speaker, coSpeakers, via } = claim.voice;
    for (const mention of [speaker, via, ...coSpeakers]) enter(saidBy, mention?.entity, claim.id);
    for (const mention of [...claim.actors, ...claim.targets, ...claim.harms.flatMap((harm) => harm.attributedTo)])
      enter(naming, mention.entity, claim.id);
  }
  const entities = findings.entities
    .map((entity) => {
      const said = [...(saidBy.get(entity.id) ?? [])];
      const named = [...(naming.get(entity.id) ?? [])];
      const row: EntityRow = {
        id: entity.id,
        kind: entity.kind,
        name: entity.name,
        aliases: entity.aliases,
        state: entity.state,
        mentions: entity.mentions.length,
        sources: new Set(entity.mentions.map((mention) => mention.reading)).size,
        said: said.length,
        named: named.length,
        parts: entity.parts ?? [],
      };
      return { entity, row, folded: fold([entity.name, ...entity.aliases].join('\n')).text, said, named };
    })
    .sort(
      (a, b) => b.row.mentions - a.row.mentions || a.row.name.localeCompare(b.row.name, 'en') || (a.row.id < b.row.id ? -1 : 1),
    );

  const claimRank = new Map(findings.claims.map((claim, rank) => [claim.id, rank]));
  const firstRank = (incident: Incident) =>
    incident.claims.reduce((least, id) => Math.min(least, claimRank.get(id) ?? least), Number.MAX_SAFE_INTEGER);
  const met = new Map(
    findings.incidents
      .map((incident, at) => ({ id: incident.id, rank: firstRank(incident), at }))
      .sort((a, b) => a.rank - b.rank || a.at - b.at)
      .map(({ id }, ord) => [id, ord]),
  );
  const incidents = findings.incidents.map((incident) => {
    const own = incident.claims.flatMap((id) => claimOf.get(id) ?? []);
    const where = incident.where;
    const row: IncidentRow = {
      id: incident.id,
      shelf: incident.shelf,
      kind: incident.kind,
      title: incident.title,
      detail: ranked(own.map((claim) => claim.detail))[0] ?? null,
      targets: ranked(own.flatMap((claim) => [...new Set(claim.targets.map((target) => target.class))])).slice(0, 3),
      who: incident.shelf === 'record' ? whoseDeed(incident, own) : null,
      when: incident.when && { first: incident.when.first, last: incident.when.last, precision: incident.when.precision },
      place: where && {
        name: where.name,
        within: where.within,
        lat: where.lat,
        lon: where.lon,
        radiusMetres: where.radiusMetres,
      },
      grade: incident.grade,
      gradeBecause: incident.gradeBecause,
      factuality: tally(own.map((claim) => claim.factuality)),
      stance: tally(own.map((claim) => claim.stance)),
      toll: tollOf(incident),
      claims: incident.claims.length,
      sources: incident.support.sources.length,
      origins: incident.support.origins.length,
      disputes: incident.disputes.length,
      vote: incident.vote,
      told: toldOf(incident.support.sources.flatMap((id) => rowOfSource.get(id)?.published ?? [])),
    };
    const firstMs = incident.when?.first ? startOf(incident.when.first) : null;
    const lastMs = incident.when?.last ? endOf(incident.when.last) : null;
    const terms = new Set<string>();
    const term = (field: string, value: string | null) => value !== null && terms.add(JSON.stringify([field, value]));
    for (const claim of own) {
      term('factuality', claim.factuality);
      for (const harm of claim.harms) term('outcome', harm.outcome);
      const { speaker, via, coSpeakers } = claim.voice;
      for (const mention of [speaker, via, ...coSpeakers, ...claim.actors, ...claim.targets])
        term('entity', mention?.entity ?? null);
      for (const mention of claim.actors) term('actor', mention.entity);
      for (const mention of claim.targets) term('target', mention.class);
    }
    for (const each of incident.attribution) term('accused', each.entity);
    for (const source of incident.support.sources) term('source', source);
    return {
      incident,
      row,
      ord: met.get(incident.id)!,
      firstMs,
      lastMs,
      sortMs: firstMs ?? lastMs ?? UNDATED,
      killed: Math.max(0, ...row.toll.filter((toll) => toll.outcome === 'killed').map((toll) => toll.best ?? toll.min ?? 0)),
      terms: [...terms].map((json) => JSON.parse(json) as [string, string]),
      words: () =>
        fold([incident.title, ...own.map((claim) => quoteSpan(readings.get(claim.reading)!.text, claim))].join('\n\n')).text,
    };
  });

  return { sources, viewOf, weightOf, incidents, entities, reviews, answers: standingAnswers(findings.reviews), mentionsOf };
}
