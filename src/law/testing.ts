import { type Claim, type Entity, type Harm, type Incident, type Reading, digestOf, idFrom } from '../model/index.ts';

/** A claim for tests: an attack on nothing by nobody that took place, with whatever the test cares about laid over it. */
export function aClaim(text: string, over: Partial<Claim> = {}): { claim: Claim; reading: Reading } {
  const reading: Reading = {
    id: idFrom('reading', text),
    object: digestOf(text),
    text,
    about: {
      title: null,
      byline: null,
      publisher: null,
      published: null,
      updated: null,
      address: null,
      language: { code: 'en', confidence: 1 },
    },
    blocks: [],
    furniture: [],
    anchors: [],
    notes: [],
    method: { rule: 'test', version: '1', confidence: 1 },
  };
  const claim: Claim = {
    id: idFrom('claim', text, JSON.stringify(over)),
    reading: reading.id,
    from: 0,
    to: text.length,
    kind: 'attack',
    detail: null,
    voice: { manner: 'narrator', speaker: null, coSpeakers: [], via: null, cue: null, content: null },
    stance: 'asserted',
    factuality: 'happened',
    trigger: null,
    when: null,
    where: null,
    actors: [],
    targets: [],
    weapons: [],
    harms: [],
    vote: null,
    method: { rule: 'test', version: '1', confidence: 1 },
    ...over,
  };
  return { claim, reading };
}

/** An incident over some claims, for tests. */
export function anIncident(claims: readonly Claim[], over: Partial<Incident> = {}): Incident {
  return {
    id: idFrom('incident', claims[0]?.id ?? ''),
    shelf: 'incident',
    kind: claims[0]?.kind ?? 'attack',
    title: 'an incident',
    claims: claims.map((claim) => claim.id),
    when: null,
    where: null,
    whenClaim: null,
    whereClaim: null,
    support: { origins: [], sources: [], kinds: {} },
    grade: 'weak',
    gradeBecause: '',
    tally: [],
    attribution: [],
    disputes: [],
    vote: null,
    ...over,
  };
}

/** A mention over the first words of a text, for tests. */
export const mention = (name: string, entity: Entity | null = null) => ({ from: 0, to: 1, name, entity: entity?.id ?? null });

export function anEntity(kind: Entity['kind'], name: string, state: string | null = null): Entity {
  return { id: idFrom('entity', kind, name), kind, name, aliases: [], state, mentions: [] };
}

/** The numbers and names of a vote, empty but for what a test lays over it. */
export const aVote = (over: Partial<NonNullable<Incident['vote']>> = {}): NonNullable<Incident['vote']> => ({
  body: 'UN Security Council',
  item: null,
  drafters: [],
  inFavour: null,
  against: null,
  abstained: null,
  members: null,
  vetoedBy: [],
  opposedBy: [],
  abstainedBy: [],
  supportedBy: [],
  outcome: null,
  ordinal: null,
  ...over,
});

/** A target of a class, for tests; the span is that of the first words. */
export const struck = (cls: string, name = cls.replaceAll('-', ' ')) => ({ ...mention(name), class: cls });

/** An actor in a role, for tests. */
export const acting = (entity: Entity, role = 'agent') => ({ ...mention(entity.name, entity), role });

/** People harmed, for tests: three civilians killed, with whatever the test cares about laid over it. */
export const aHarm = (over: Partial<Harm> = {}): Harm => ({
  from: 0,
  to: 1,
  outcome: 'killed',
  class: 'civilian',
  min: 3,
  max: 3,
  hedge: null,
  partOf: null,
  scope: 'incident',
  since: null,
  attributedTo: [],
  ...over,
});

/** A day as a time, for tests. */
export const onDay = (day: string): NonNullable<Incident['when']> => ({
  first: day,
  last: day,
  precision: 'day',
  text: null,
  anchor: 'stated',
});

/** A place, for tests. */
export const inPlace = (name: string, ...within: string[]): NonNullable<Incident['where']> => ({
  from: 0,
  to: 1,
  name,
  lat: null,
  lon: null,
  radiusMetres: null,
  within,
  gazetteer: null,
});
