import {
  type Attribution,
  type BasisKind,
  type Blame,
  type Claim,
  type Entity,
  type EntityId,
  basisKinds,
  blameScale,
} from '../model/index.ts';
import { fold } from './text.ts';
import { type Provenance, speakerKind, voicesOf } from './support.ts';

export const denies = (claim: Claim): boolean => claim.stance === 'denied' || claim.kind === 'denial';

/** What is said of responsibility, as attribution looks at it. */
export interface Accounts {
  /** The claims of the incident. */
  readonly claims: readonly Claim[];
  /** Accusations, denials and admissions of the same reports, where a report tells of this event only. */
  readonly beside: readonly Claim[];
  readonly from: Provenance;
  readonly entities: ReadonlyMap<EntityId, Entity>;
  readonly textOf: (claim: Claim) => string;
}

/**
 * Who is said to be responsible: every party that a claim names as acting or blames for harm, with who says so, who denies it,
 * on what grounds, how the blame is put (MUC-4), and how many independent origins stand behind each side. Never a verdict.
 */
export function attributionOf({ claims, beside, from, entities, textOf }: Accounts): Attribution[] {
  const parties = new Map<string, { entity: EntityId | null; name: string; accusing: Claim[]; denying: Claim[] }>();
  const partyOf = (entity: EntityId | null, name: string) => {
    const key = entity ?? name.toLowerCase().replace(/^the /, '');
    const party = parties.get(key) ?? { entity, name, accusing: [], denying: [] };
    parties.set(key, party);
    return party;
  };
  const all = [...claims, ...beside];
  for (const claim of all) {
    const blamed = [
      ...claim.actors.filter(({ role }) => role === 'agent' || role === 'accused'),
      ...claim.harms.flatMap(({ attributedTo }) => attributedTo),
    ];
    const admitted = claim.kind === 'admission' && claim.factuality === 'happened' ? claim.voice.speaker : null;
    for (const { entity, name } of new Map(
      [...blamed, ...(admitted ? [admitted] : [])].map((one) => [one.entity ?? one.name, one]),
    ).values()) {
      const party = partyOf(entity, name);
      if (denies(claim)) party.denying.push(claim);
      else if (claim.factuality === 'happened' || claim.factuality === 'ongoing') party.accusing.push(claim);
    }
  }
  // A party's own denial that does not name the act's doer is a denial by and for that party.
  for (const claim of all)
    if (denies(claim) && claim.actors.length === 0 && claim.voice.speaker) {
      const state = claim.voice.speaker.entity === null ? null : (entities.get(claim.voice.speaker.entity)?.state ?? null);
      for (const party of parties.values())
        if (party.entity !== null && state !== null && entities.get(party.entity)?.state === state) party.denying.push(claim);
    }
  const said = (claim: Claim) => ({ speaker: claim.voice.speaker?.name ?? from.writerOf(claim), claim: claim.id });
  return [...parties.values()]
    .filter(({ accusing }) => accusing.length > 0)
    .map(({ entity, name, accusing, denying }) => {
      const party = { entity, name };
      const grounds = groundsOf(accusing, party, entities, textOf);
      const denied = [...new Map(denying.map((claim) => [claim.id, claim])).values()];
      return {
        entity,
        name,
        accusedBy: accusing.map(said),
        deniedBy: denied.map(said),
        basis: [...new Set(accusing.map((claim) => basisOf(claim, party)))].toSorted(),
        origins: voicesOf(accusing, from).origins.length,
        grounds,
        blame: strongest(accusing.map((claim) => blameOf(claim, party, entities))),
        denialOrigins: voicesOf(denied, from).origins.length,
      };
    })
    .sort((a, b) => b.origins - a.origins || b.accusedBy.length - a.accusedBy.length || (a.name < b.name ? -1 : 1));
}

/** A party as attribution keeps it. */
type Party = Pick<Attribution, 'entity' | 'name'>;

/** Said by that party, by its entity or, where it has none, by its name. */
const byItself = ({ kind, voice: { speaker } }: Claim, { entity, name }: Party) =>
  kind === 'admission' || (speaker !== null && (entity === null ? fold(speaker.name) === fold(name) : speaker.entity === entity));

function basisOf(claim: Claim, party: Party): string {
  if (byItself(claim, party)) return 'said by that party itself';
  if (claim.voice.speaker !== null) return 'said by a named speaker';
  return claim.stance === 'reported' || claim.stance === 'alleged'
    ? 'reported without a named speaker'
    : 'stated as fact by the writer';
}

/** Words by which a passage gives a ground. They are looked for in the passage that blames, and nowhere else. */
const words: readonly (readonly [BasisKind, RegExp])[] = [
  [
    'flight records',
    /\b(?:flight (?:log|record|path|data)s?|radar|air[- ]traffic|spotters?|took off from|journal de vol|plan de vol)\b/iu,
  ],
  [
    'weapon or capability',
    /\b(?:only (?:\p{L}+ ){0,6}(?:has|have|flies|fly|operates?|possess\p{L}*)|serial numbers?|remnants?|fragments? of|type of (?:bomb|rocket|missile|aircraft)|capab\p{L}+|seul\p{L}* .{0,20} dispos\p{L}+)\b/iu,
  ],
  [
    'presence',
    /\b(?:hold|holds|held|control\p{L}*|positions?|stationed|deployed|fired from|launched from|within range|occup\p{L}+|présen\p{L}+)\b/iu,
  ],
];

function groundsOf(
  claims: readonly Claim[],
  party: Party,
  entities: ReadonlyMap<EntityId, Entity>,
  textOf: (claim: Claim) => string,
): NonNullable<Attribution['grounds']> {
  const found = new Map<BasisKind, Claim[]>();
  const add = (kind: BasisKind, claim: Claim) => found.set(kind, [...(found.get(kind) ?? []), claim]);
  for (const claim of claims) {
    const speaker = speakerKind(claim, entities);
    if (byItself(claim, party)) add('claim of responsibility', claim);
    else if (speaker === 'witness' || speaker === 'medical') add('witness', claim);
    else if (speaker === 'government' || speaker === 'un' || speaker === 'armed-group') add('official accusation', claim);
    else if (claim.voice.speaker !== null) add('named speaker', claim);
    else if (claim.stance === 'reported' || claim.stance === 'alleged' || speaker === 'unnamed') add('unnamed report', claim);
    else add('writer', claim);
    const passage = textOf(claim).slice(claim.from, claim.to);
    for (const [kind, pattern] of words) if (pattern.test(passage)) add(kind, claim);
  }
  return basisKinds.flatMap((kind) => {
    const own = found.get(kind);
    return own ? [{ kind, claims: [...new Set(own.map(({ id }) => id))] }] : [];
  });
}

/** How one claim puts the blame, on the scale of the MUC-4 templates. */
function blameOf(claim: Claim, party: Party, entities: ReadonlyMap<EntityId, Entity>): Blame {
  if (byItself(claim, party)) return 'CLAIMED OR ADMITTED';
  if (claim.stance === 'doubted' || claim.stance === 'feared') return 'POSSIBLE';
  const speaker = speakerKind(claim, entities);
  if (speaker === 'government' || speaker === 'un') return 'SUSPECTED OR ACCUSED BY AUTHORITIES';
  if (claim.voice.speaker !== null) return 'SUSPECTED OR ACCUSED';
  return claim.stance === 'alleged' || claim.stance === 'reported' ? 'POSSIBLE' : 'REPORTED AS FACT';
}

const strongest = (all: readonly Blame[]): Blame => blameScale.find((one) => all.includes(one)) ?? 'POSSIBLE';
