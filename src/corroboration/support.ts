import {
  type Claim,
  type ClaimId,
  type Entity,
  type EntityId,
  type OriginId,
  type Reading,
  type Source,
  type SourceId,
  type Support,
  idFrom,
} from '../model/index.ts';
import { fold } from './text.ts';

/** Where claims come from: readings to sources, sources to origins, and the house that a text is credited to. */
export interface Provenance {
  readonly sourcesOf: (claim: Claim) => readonly SourceId[];
  readonly originOf: (claim: Claim) => OriginId | null;
  /** The file name of a claim's first source, for sentences that name the writer. */
  readonly writerOf: (claim: Claim) => string;
  /** ISO date on which the text of a claim was published, or null. */
  readonly publishedOf: (claim: Claim) => string | null;
  /** The agency that the text is credited to ("(KarPress) -"), or else its publisher; null when it names neither. */
  readonly houseOf: (claim: Claim) => { readonly name: string; readonly kind: 'credited' | 'same-publisher' } | null;
  /** True where a text that repeats others brings a speaker of its own, of whom none of the others speaks. */
  readonly ownWitness: (claim: Claim) => boolean;
}

/** What provenance is looked up in. `objects` holds the sources of each object in order of their ids. */
export interface Holdings {
  readonly objects: ReadonlyMap<Source['object'], readonly Source[]>;
  readonly originOf: ReadonlyMap<SourceId, OriginId>;
  readonly sourcesOfOrigin: ReadonlyMap<OriginId, readonly SourceId[]>;
  readonly sources: ReadonlyMap<SourceId, Source>;
  readonly readings: ReadonlyMap<Claim['reading'], Reading>;
  readonly drawnFrom: ReadonlyMap<Source['object'], readonly Claim['reading'][]>;
}

/** A line of origin as agencies write it: "TARSK, 4 March (KarPress) - ". */
const CREDIT = /\((\p{Lu}[\p{L}\p{N}.&’'-]*(?: \p{Lu}[\p{L}\p{N}.&’'-]*){0,3})\)\s*(?:[-–—]|--)\s/u;
/** How far from its beginning a text is credited. */
const TOP = 600;

export function provenance({ objects, originOf, sourcesOfOrigin, sources, readings, drawnFrom }: Holdings): Provenance {
  const of = (claim: Claim) => {
    const object = readings.get(claim.reading)?.object;
    return object === undefined ? [] : (objects.get(object) ?? []);
  };
  const origin = (claim: Claim) => originOf.get(of(claim)[0]?.id ?? ('' as SourceId)) ?? null;
  const houses = new Map<Claim['reading'], ReturnType<Provenance['houseOf']>>();
  return {
    sourcesOf: (claim) => of(claim).map(({ id }) => id),
    originOf: origin,
    writerOf: (claim) => of(claim)[0]?.from ?? 'the writer',
    publishedOf: ({ reading }) => readings.get(reading)?.about.published?.first?.slice(0, 10) ?? null,
    houseOf: ({ reading: id }) => {
      let house = houses.get(id);
      if (house === undefined) {
        const reading = readings.get(id);
        const credit = reading && CREDIT.exec(reading.text.slice(0, TOP))?.[1];
        const publisher = reading?.about.publisher?.value;
        house = credit ? { name: credit, kind: 'credited' } : publisher ? { name: publisher, kind: 'same-publisher' } : null;
        houses.set(id, house);
      }
      return house;
    },
    ownWitness: (claim) => {
      const one = origin(claim);
      const name = claim.voice.speaker?.name;
      const group = one === null || name === undefined ? [] : (sourcesOfOrigin.get(one) ?? []);
      if (name === undefined || group.length < 2) return false;
      const others = new Set(group.flatMap((id) => drawnFrom.get(sources.get(id)?.object ?? ('' as Source['object'])) ?? []));
      others.delete(claim.reading);
      const last = fold(name).split(/\s+/).at(-1)!;
      return others.size > 0 && [...others].every((id) => !fold(readings.get(id)?.text ?? '').includes(last));
    },
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
  if (/ministry|minister|president|government|mayor|governor|police|spokes/.test(name)) return 'government';
  if (entity?.kind === 'state' || (entity?.state !== null && entity?.state !== undefined)) return 'government';
  return entity?.kind === 'person' ? 'named-person' : 'other';
}

interface Voices {
  readonly origins: OriginId[];
  readonly because: NonNullable<Support['because']>;
  /** The voice that each claim is counted under. */
  readonly of: ReadonlyMap<ClaimId, OriginId>;
}

/**
 * The independent voices behind some claims. Texts that repeat one another are one already; here one agency's texts, one
 * publisher's, and one speaker quoted by several outlets count once as well, since what they tell comes from one place. An outlet
 * whose own writers tell of the event counts beside the speaker it quotes; a copy that adds a witness of its own adds one.
 */
export function voicesOf(claims: readonly Claim[], from: Provenance): Voices {
  const parent = new Map<string, string>();
  const find = (key: string): string => {
    const up = parent.get(key);
    return up === undefined || up === key ? key : find(up);
  };
  const origins = new Map<string, OriginId>();
  const because = new Map<string, { kind: NonNullable<Support['because']>[number]['kind']; what: string; claims: ClaimId[] }>();
  const houses = new Map<string, { kind: 'credited' | 'same-publisher'; name: string; claims: Claim[]; origins: Set<string> }>();
  const keyOf = (claim: Claim): string => {
    const own = from.originOf(claim) ?? claim.id;
    if (from.ownWitness(claim)) {
      const key = `own ${from.sourcesOf(claim)[0] ?? claim.id}`;
      origins.set(key, idFrom('origin', from.sourcesOf(claim)[0] ?? claim.id, 'own witness'));
      because.set(key, {
        kind: 'alone',
        what: `${from.writerOf(claim)} repeats others, and adds ${claim.voice.speaker!.name}, of whom they do not speak.`,
        claims: [...(because.get(key)?.claims ?? []), claim.id],
      });
      return key;
    }
    origins.set(own, own as OriginId);
    const house = from.houseOf(claim);
    if (house !== null) {
      const key = `house ${fold(house.name)}`;
      const known = houses.get(key) ?? { ...house, claims: [], origins: new Set<string>() };
      known.claims.push(claim);
      known.origins.add(own);
      houses.set(key, known);
      const [a, b] = [find(own), find(key)];
      if (a !== b) parent.set(b, a);
    }
    return own;
  };
  const keyed = claims.map((claim) => ({ claim, key: keyOf(claim) }));
  // The union may have moved roots while keys were made, so roots are looked up only now.
  const readingsWithBody = new Set(claims.filter(({ voice }) => voice.manner !== 'headline').map(({ reading }) => reading));
  const telling = new Set<string>();
  const speakers = new Map<string, { name: string; claims: Claim[]; carriers: Set<string> }>();
  for (const { claim, key } of keyed) {
    const root = find(key);
    const { speaker } = claim.voice;
    const named = speaker !== null && (speaker.entity !== null || /\p{Lu}/u.test(speaker.name));
    if (!named) {
      if (claim.voice.manner !== 'headline' || !readingsWithBody.has(claim.reading)) telling.add(root);
      continue;
    }
    const id = speaker.entity ?? fold(speaker.name);
    const known = speakers.get(id) ?? { name: speaker.name, claims: [], carriers: new Set<string>() };
    known.claims.push(claim);
    known.carriers.add(root);
    speakers.set(id, known);
  }
  const spokenFor = new Map<ClaimId, string>();
  for (const { name, claims: own, carriers } of speakers.values()) {
    const shown = [...carriers].sort();
    if (shown.length > 1) for (const { id } of own) spokenFor.set(id, shown[0]!);
    if (shown.length > 1)
      because.set(`speaker ${name}`, {
        kind: 'same-witness',
        what: `${name} is quoted by ${[...new Set(own.map(from.writerOf))].sort().join(', ')}: one voice, whoever prints it.`,
        claims: own.map(({ id }) => id),
      });
    if (!shown.some((carrier) => telling.has(carrier))) telling.add(shown[0]!);
  }
  for (const [key, { kind, name, claims: own, origins: all }] of houses)
    if (all.size > 1)
      because.set(key, {
        kind,
        what:
          kind === 'credited'
            ? `“(${name})” is credited by ${[...new Set(own.map(from.writerOf))].sort().join(', ')}: one agency.`
            : `“${name}” publishes ${[...new Set(own.map(from.writerOf))].sort().join(', ')}.`,
        claims: own.map(({ id }) => id),
      });
  // The smallest id of what was united stands for it, so that order changes nothing.
  const least = new Map<string, OriginId>();
  for (const [key, id] of origins) {
    const root = find(key);
    const known = least.get(root);
    if (known === undefined || id < known) least.set(root, id);
  }
  return {
    origins: [...new Set([...telling].map((root) => least.get(find(root))!))].sort((a, b) => (a < b ? -1 : 1)),
    of: new Map(keyed.map(({ claim, key }) => [claim.id, least.get(find(spokenFor.get(claim.id) ?? key))!])),
    because: [...because].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
  };
}

/** How many independent origins stand behind claims, and of what kinds the speakers are. */
export function supportOf(claims: readonly Claim[], from: Provenance, entities: ReadonlyMap<EntityId, Entity>): Support {
  const kinds: Record<string, number> = {};
  for (const claim of claims) {
    const kind = speakerKind(claim, entities);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  const { origins, because } = voicesOf(claims, from);
  return {
    origins,
    sources: [...new Set(claims.flatMap((claim) => from.sourcesOf(claim)))].sort((a, b) => (a < b ? -1 : 1)),
    kinds: Object.fromEntries(Object.entries(kinds).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    because,
  };
}
