import type {
  Attribution,
  Claim,
  Entity,
  EntityId,
  Grade,
  OriginId,
  Reading,
  Source,
  SourceId,
  Support,
} from '../model/index.ts';

/** Where claims come from: readings to sources, sources to origins. */
export interface Provenance {
  readonly sourcesOf: (claim: Claim) => readonly SourceId[];
  readonly originOf: (claim: Claim) => OriginId | null;
  /** The file name of a claim's first source, for sentences that name the writer. */
  readonly writerOf: (claim: Claim) => string;
}

/** `objects` holds the sources of each object in order of their ids. */
export function provenance(
  objects: ReadonlyMap<Source['object'], readonly Source[]>,
  originOf: ReadonlyMap<SourceId, OriginId>,
  readings: ReadonlyMap<Claim['reading'], Pick<Reading, 'object'>>,
): Provenance {
  const of = (claim: Claim) => {
    const object = readings.get(claim.reading)?.object;
    return object === undefined ? [] : (objects.get(object) ?? []);
  };
  return {
    sourcesOf: (claim) => of(claim).map(({ id }) => id),
    originOf: (claim) => originOf.get(of(claim)[0]?.id ?? ('' as SourceId)) ?? null,
    writerOf: (claim) => of(claim)[0]?.from ?? 'the writer',
  };
}

/** What kind of speaker stands behind a claim, in the words of the attack vocabulary's source classes. */
export function speakerKind(claim: Claim, entities: ReadonlyMap<EntityId, Entity>): string {
  const { speaker } = claim.voice;
  if (speaker === null) return claim.voice.manner === 'narrator' || claim.voice.manner === 'headline' ? 'media' : 'unnamed';
  const entity = speaker.entity === null ? undefined : entities.get(speaker.entity);
  const name = speaker.name.toLowerCase();
  if (/witness|resident|survivor|nurse|neighbour/.test(name)) return 'witness';
  if (/\b(?:un|united nations|unicef|ocha|ohchr|unhcr)\b/.test(name)) return 'un';
  if (/hospital|doctor|medic|red crescent|red cross|health/.test(name)) return 'medical';
  if (/rights|watch|amnesty|observatory|monitor/.test(name)) return 'ngo';
  if (entity?.kind === 'armed-group') return 'armed-group';
  if (entity?.kind === 'state' || (entity?.state !== null && entity?.state !== undefined)) return 'government';
  return entity?.kind === 'person' ? 'named-person' : 'other';
}

/** How many independent origins stand behind claims, and of what kinds the speakers are. */
export function supportOf(claims: readonly Claim[], from: Provenance, entities: ReadonlyMap<EntityId, Entity>): Support {
  const kinds: Record<string, number> = {};
  for (const claim of claims) {
    const kind = speakerKind(claim, entities);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  const unique = <T extends string>(ids: readonly (T | null)[]) =>
    [...new Set(ids.filter((id): id is T => id !== null))].sort((a, b) => (a < b ? -1 : 1));
  return {
    origins: unique(claims.map(from.originOf)),
    sources: unique(claims.flatMap((claim) => from.sourcesOf(claim))),
    kinds: Object.fromEntries(Object.entries(kinds).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const denies = (claim: Claim) => claim.stance === 'denied' || claim.kind === 'denial';

/**
 * Who is said to be responsible: every party that a claim names as acting or blames for harm, with who says so, who denies it,
 * on what basis, and how many origins stand behind it. Never a verdict.
 */
export function attributionOf(
  claims: readonly Claim[],
  from: Provenance,
  entities: ReadonlyMap<EntityId, Entity>,
): Attribution[] {
  const parties = new Map<string, { entity: EntityId | null; name: string; accusing: Claim[]; denying: Claim[] }>();
  const partyOf = (entity: EntityId | null, name: string) => {
    const key = entity ?? name.toLowerCase();
    const party = parties.get(key) ?? { entity, name, accusing: [], denying: [] };
    parties.set(key, party);
    return party;
  };
  for (const claim of claims) {
    const blamed = [
      ...claim.actors.filter(({ role }) => role === 'agent' || role === 'accused'),
      ...claim.harms.flatMap(({ attributedTo }) => attributedTo),
    ];
    for (const { entity, name } of new Map(blamed.map((one) => [one.entity ?? one.name, one])).values()) {
      const party = partyOf(entity, name);
      if (denies(claim)) party.denying.push(claim);
      else if (claim.factuality === 'happened' || claim.factuality === 'ongoing') party.accusing.push(claim);
    }
  }
  // A party's own denial that does not name the act's doer is a denial by and for that party.
  for (const claim of claims)
    if (denies(claim) && claim.actors.length === 0 && claim.voice.speaker) {
      const state = claim.voice.speaker.entity === null ? null : (entities.get(claim.voice.speaker.entity)?.state ?? null);
      for (const party of parties.values())
        if (party.entity !== null && state !== null && entities.get(party.entity)?.state === state) party.denying.push(claim);
    }
  const said = (claim: Claim) => ({ speaker: claim.voice.speaker?.name ?? from.writerOf(claim), claim: claim.id });
  return [...parties.values()]
    .filter(({ accusing }) => accusing.length > 0)
    .map(({ entity, name, accusing, denying }) => ({
      entity,
      name,
      accusedBy: accusing.map(said),
      deniedBy: [...new Map(denying.map((claim) => [claim.id, claim])).values()].map(said),
      basis: [...new Set(accusing.map((claim) => basisOf(claim, entity)))].toSorted(),
      origins: new Set(accusing.map(from.originOf)).size,
    }))
    .sort((a, b) => b.origins - a.origins || b.accusedBy.length - a.accusedBy.length || (a.name < b.name ? -1 : 1));
}

function basisOf(claim: Claim, party: EntityId | null): string {
  if (claim.kind === 'admission' || (party !== null && claim.voice.speaker?.entity === party)) return 'said by that party itself';
  if (claim.voice.speaker !== null) return 'said by a named speaker';
  return claim.stance === 'reported' || claim.stance === 'alleged'
    ? 'reported without a named speaker'
    : 'stated as fact by the writer';
}

/**
 * A grade on Airwars' public scale by a printed rule. Confirmed: a party says that it did it. Contested: denied, or blamed on
 * parties that are not allies. Fair: two or more origins. Weak: one origin. Discounted is only ever set by review.
 */
export function gradeOf(
  claims: readonly Claim[],
  support: Support,
  attribution: readonly Attribution[],
): { grade: Grade; because: string } {
  const denied = attribution.filter(({ deniedBy }) => deniedBy.length > 0);
  if (denied.length > 0)
    return { grade: 'contested', because: `${denied.map(({ name }) => name).join(', ')}: named as responsible, and denied.` };
  if (claims.some(denies)) return { grade: 'contested', because: 'A claim denies it.' };
  if (attribution.some(({ basis }) => basis.includes('said by that party itself')))
    return { grade: 'confirmed', because: 'A party named as responsible says so itself.' };
  if (support.origins.length >= 2)
    return {
      grade: 'fair',
      because: `${support.origins.length} independent origins report it, and nobody in the file denies it.`,
    };
  return { grade: 'weak', because: 'One origin reports it, and nobody in the file denies it.' };
}
