import { type Claim, type Entity, type Harm, type Incident, type Reading, type Where, idFrom } from '../model/index.ts';
import { blankClaim, blankHarm, blankReading, blankVote, blankWhere } from '../model/testing/blank.ts';

/** A claim for tests: an attack on nothing by nobody that took place, with whatever the test cares about laid over it. */
export function aClaim(text: string, over: Partial<Claim> = {}): { claim: Claim; reading: Reading } {
  const reading = blankReading(text);
  const claim = blankClaim(reading, { from: 0, to: text.length }, { id: idFrom('claim', text, JSON.stringify(over)), ...over });
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
  ...blankVote(),
  body: 'UN Security Council',
  drafters: [],
  vetoedBy: [],
  opposedBy: [],
  abstainedBy: [],
  supportedBy: [],
  ...over,
});

/** A target of a class, for tests; the span is that of the first words. */
export const struck = (cls: string, name = cls.replaceAll('-', ' ')) => ({ ...mention(name), class: cls });

/** An actor in a role, for tests. */
export const acting = (entity: Entity, role = 'agent') => ({ ...mention(entity.name, entity), role });

/** People harmed, for tests: three civilians killed, with whatever the test cares about laid over it. */
export const aHarm = (over: Partial<Harm> = {}): Harm =>
  blankHarm({ from: 0, to: 1 }, { class: 'civilian', min: 3, max: 3, ...over });

/** A place, for tests. */
export const inPlace = (name: string, ...within: string[]): Where => blankWhere({ from: 0, to: 1 }, { name, within });
