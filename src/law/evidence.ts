import type { Claim, ClaimId, Entity, EntityId, Incident, Reading, ReadingId } from '../model/index.ts';

/** What the rules of assessment look at: the claims of one incident, and those of the whole file for what surrounds it. */
export interface Case {
  readonly incident: Incident;
  /** The incident's claims, in the order of the incident. */
  readonly claims: readonly Claim[];
  readonly file: FileEvidence;
}

/** What is looked up over and over, gathered once for a file. */
export interface FileEvidence {
  readonly claims: readonly Claim[];
  readonly byId: ReadonlyMap<ClaimId, Claim>;
  readonly entities: ReadonlyMap<EntityId, Entity>;
  readonly words: (claim: Claim) => string;
  readonly conflict: Conflict;
}

/** The classes of target that stand for each kind of protection. Codes of the attack vocabulary, with hyphens. */
export const protectedBuildings = new Set([
  'hospital',
  'clinic',
  'field-hospital',
  'medical-facility',
  'school',
  'university',
  'place-of-worship',
  'cultural-site',
  'museum',
  'orphanage',
]);
export const medical = new Set([
  'hospital',
  'clinic',
  'field-hospital',
  'medical-facility',
  'ambulance',
  'medical-convoy',
  'medical-worker',
]);
export const relief = new Set([
  'aid-convoy',
  'aid-warehouse',
  'aid-distribution-point',
  'un-facility',
  'un-vehicle',
  'aid-worker',
  'medical-convoy',
]);
export const civilians = new Set([
  'civilian',
  'civilians',
  'child',
  'woman',
  'civilian-gathering',
  'queue-for-aid',
  'idp-camp',
  'displaced-person',
  'family',
  'journalist',
  'rescuer',
  'rescue-team',
  'teacher-or-student',
  'older-person',
]);
export const civilianObjects = new Set([
  ...protectedBuildings,
  'market',
  'shop',
  'residential-building',
  'town-or-village',
  'city',
  'bakery',
  'water-infrastructure',
  'power-infrastructure',
  'food-supply',
  'farm',
  'civilian-object',
  'civilian-objects',
  'civilian-infrastructure',
  'vehicle',
  'bus',
  'idp-camp',
  'media-office',
  'prison',
  'cemetery',
]);
export const military = new Set([
  'military',
  'military-base',
  'military-object',
  'armed-group',
  'combatant',
  'fighters',
  'checkpoint',
]);

/** Whether a claim says that something took place: plans, offers and what did not happen support no element. */
export const tookPlace = (claim: Claim): boolean =>
  (claim.factuality === 'happened' || claim.factuality === 'ongoing') && claim.stance !== 'denied' && claim.stance !== 'doubted';

/** Whether a claim says that something did not take place, or that those accused did not do it. */
export const speaksAgainst = (claim: Claim): boolean =>
  claim.stance === 'denied' || claim.factuality === 'did-not-happen' || claim.kind === 'denial';

export const ids = (claims: readonly Claim[]): ClaimId[] => claims.map((claim) => claim.id);

/** Claims of the file that bear on what kind of armed conflict there is: for and against are claims, never a verdict. */
export interface Conflict {
  readonly nonInternational: readonly ClaimId[];
  readonly international: readonly ClaimId[];
  /** Claims that fighting has gone on for long. */
  readonly protracted: readonly ClaimId[];
}

const fighting = new Set(['attack', 'clash', 'offensive', 'siege', 'territorial-change', 'military-support', 'killing']);

/**
 * Which claims speak of fighting between States, and which of fighting with an organised armed group. One file can hold both:
 * conflicts can exist side by side (Elements of Crimes, Article 8, introduction).
 */
export function classifyConflict(
  claims: readonly Claim[],
  entities: ReadonlyMap<EntityId, Entity>,
  words: (claim: Claim) => string,
): Conflict {
  const nonInternational: ClaimId[] = [];
  const international: ClaimId[] = [];
  const protracted: ClaimId[] = [];
  for (const claim of claims) {
    if (!fighting.has(claim.kind) || !tookPlace(claim)) continue;
    const of = (id: EntityId | null) => (id === null ? undefined : entities.get(id));
    const attackers = claim.actors.filter(({ role }) => role !== 'supporter').map(({ entity }) => of(entity));
    const attacked = claim.targets.map(({ entity }) => of(entity));
    const groups = [...attackers, ...attacked].filter((entity) => entity?.kind === 'armed-group');
    const states = new Set(
      [...attackers, ...attacked].map((entity) => (entity?.kind === 'armed-group' ? null : entity?.state)).filter(Boolean),
    );
    if (groups.length > 0) nonInternational.push(claim.id);
    const byState = attackers.map((entity) => entity?.state).filter(Boolean);
    const onState = attacked
      .map((entity) => (entity && (entity.kind === 'state' || entity.kind === 'organisation') ? entity.state : null))
      .filter(Boolean);
    if (byState.length > 0 && onState.some((state) => !byState.includes(state)) && states.size > 1) international.push(claim.id);
    if (
      isLong(claim) ||
      /\b(?:for (?:more than |over |nearly |almost )?(?:a|one|two|three|four|five|six|seven|\d+) years?|years[- ](?:long|old)|decade)\b/i.test(
        words(claim),
      )
    )
      protracted.push(claim.id);
  }
  return { nonInternational, international, protracted };
}

function isLong(claim: Claim): boolean {
  const { when } = claim;
  if (!when?.first || !when.last) return false;
  return when.precision !== 'year' && Date.parse(when.last) - Date.parse(when.first) > 90 * 86_400_000;
}

/** The evidence of a file, looked up by the rules. */
export function evidenceOf(claims: readonly Claim[], entities: readonly Entity[], readings: readonly Reading[]): FileEvidence {
  const texts = new Map<ReadingId, string>(readings.map((reading) => [reading.id, reading.text]));
  const words = (claim: Claim) => texts.get(claim.reading)?.slice(claim.from, claim.to) ?? '';
  const byEntity = new Map(entities.map((entity) => [entity.id, entity]));
  return {
    claims,
    byId: new Map(claims.map((claim) => [claim.id, claim])),
    entities: byEntity,
    words,
    conflict: classifyConflict(claims, byEntity, words),
  };
}
