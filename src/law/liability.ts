import type {
  Assessment,
  Claim,
  ClaimId,
  CommandRelation,
  Entity,
  EntityId,
  Incident,
  IncidentId,
  LiabilityAssessment,
} from '../model/index.ts';
import { findCommands, heldOn, heldThen, isBody, isPerson, isUnit } from './command.ts';
import { sideKey, sideOf } from './sides.ts';
import { Evidence, type FileEvidence, type LawInput } from './evidence.ts';
import type { Instrument, PartRule } from './instruments/index.ts';
import { tookPlace } from './signals.ts';
import { type Settled, setStateOf, settledBy, stateOf } from './support.ts';

/** For an incident that is assessed, the claims that hold somebody responsible for conduct that a crime is looked at for; null for all. */
export type Accusations = ReadonlySet<ClaimId> | null;

/** Which claims accuse somebody, for each incident, by the assessments of it. */
export function accusationsIn(assessments: readonly Assessment[]): Map<IncidentId, ReadonlySet<ClaimId>> {
  const found = new Map<IncidentId, Set<ClaimId>>();
  for (const { incident, accused = [] } of assessments) {
    const claims = found.get(incident) ?? new Set<ClaimId>();
    for (const one of accused) for (const id of one.claims) claims.add(id);
    found.set(incident, claims);
  }
  return found;
}

interface Accused {
  readonly entity: Entity;
  readonly incidents: Set<IncidentId>;
  /** Claims that name this person or body as acting, helping or responsible. */
  readonly claims: Set<Claim>;
}

/**
 * Modes of liability for the persons and bodies that the file names in connection with incidents that are assessed: those held
 * responsible, those said to help the side that is, and those said to command it. Modes reach natural persons only; for a body the
 * elements stand as questions about whoever led it. Authority: for the Rome Statute Articles 25 and 28.
 */
export function assessLiability(
  input: LawInput,
  instrument: Instrument,
  assessed: ReadonlyMap<IncidentId, Accusations>,
  settled: Settled = settledBy([]),
  file: FileEvidence = new Evidence(input),
): { readonly liability: LiabilityAssessment[]; readonly commands: CommandRelation[] } {
  const relations = findCommands(input, file);
  const accused = accusedIn(input.incidents, assessed, file);
  const sidesAccused = new Map<string, Set<IncidentId>>();
  joinBodies(accused);
  for (const { entity, incidents } of accused.values()) {
    const side = sideOf(entity);
    if (!side) continue;
    const all = sidesAccused.get(sideKey(side)) ?? new Set();
    for (const id of incidents) all.add(id);
    sidesAccused.set(sideKey(side), all);
  }
  const named = new Map(input.entities.map((entity) => [entity.name, entity]));
  const when = new Map(input.incidents.map((incident) => [incident.id, incident.when]));
  // Whoever is said to command a side that is accused is looked at beside it, by the same yardstick on every side; whoever is said to
  // command one unit, only for what that unit itself is accused of, and nobody for days on which the claims say otherwise.
  for (const relation of relations) {
    const { person, over, claims } = relation;
    const entity = named.get(person);
    const body = named.get(over);
    const side = body && !isUnit(body) ? sideOf(body) : null;
    const all = side ? sidesAccused.get(sideKey(side)) : body ? accused.get(body.id)?.incidents : undefined;
    const incidents = [...(all ?? [])].filter((id) => heldOn(relation, when.get(id) ?? null));
    if (!entity || incidents.length === 0) continue;
    const one = accused.get(entity.id) ?? { entity, incidents: new Set(), claims: new Set() };
    for (const id of incidents) one.incidents.add(id);
    for (const id of claims) {
      const claim = file.byId.get(id);
      if (claim) one.claims.add(claim);
    }
    accused.set(entity.id, one);
  }
  const struck = new Map<IncidentId, readonly Claim[]>();
  for (const incident of input.incidents)
    if (assessed.has(incident.id))
      struck.set(
        incident.id,
        incident.claims.flatMap((id) => file.byId.get(id) ?? []),
      );
  const liability: LiabilityAssessment[] = [];
  for (const one of [...accused.values()].sort((a, b) => (a.entity.name < b.entity.name ? -1 : 1)))
    for (const mode of instrument.modes) {
      if (mode.onlyFor !== null) continue;
      const natural = one.entity.kind === 'person' || one.entity.kind === 'role';
      const elements = mode.elements.map((element) => {
        const { on, against, because } = partOf(element.rule, one, relations, struck, when, file);
        const suggested = stateOf({ for: on, against });
        const set = setStateOf(settled, null, `${mode.id}#${element.n}@${one.entity.id}`);
        return {
          id: `${mode.id}#${element.n}`,
          question: element.question,
          kind: element.kind,
          state: set?.state ?? suggested,
          suggested,
          set: set?.set ?? null,
          for: on,
          against,
          missing: element.missing,
          because: set ? `Set by ${set.set.name}: ${set.set.reason} (suggested: ${suggested}. ${because})` : because,
          authority: mode.article,
          unconfirmed: mode.unconfirmed,
        };
      });
      // That a crime happened bears on every mode; only what bears on this person's part makes a mode worth looking at.
      const bears = mode.elements.some(
        ({ rule }, at) => rule !== 'happened' && (elements[at]!.for.length > 0 || elements[at]!.set !== null),
      );
      const always = natural ? mode.id.startsWith('lia.28') : mode.id === 'lia.28.a';
      if (!bears && !always) continue;
      liability.push({
        name: one.entity.name,
        entity: one.entity.id,
        natural,
        mode: mode.id,
        title: mode.title,
        article: mode.article,
        incidents: [...one.incidents].sort(),
        elements,
      });
    }
  return { liability, commands: relations };
}

/** Somebody with a name, or a body that is a side of its own or a unit of one: "men" and "the enemy" are nobody. */
const canAnswer = (entity: Entity): boolean =>
  isPerson(entity) || entity.kind === 'role'
    ? /\p{Lu}/u.test(entity.name) &&
      !/^(?:the )?(?:men|m[ae]n|gunm[ae]n|fighters?|bombers?|soldiers?|individuals|persons?|people)$/iu.test(entity.name)
    : isBody(entity) && (sideOf(entity) !== null || (isUnit(entity) && /\p{Lu}/u.test(entity.name)));

function accusedIn(
  incidents: readonly Incident[],
  assessed: ReadonlyMap<IncidentId, Accusations>,
  file: FileEvidence,
): Map<EntityId, Accused> {
  const accused = new Map<EntityId, Accused>();
  const add = (id: EntityId | null, incident: IncidentId | null, claim: Claim) => {
    const entity = id === null ? undefined : file.entities.get(id);
    if (!entity || !canAnswer(entity)) return;
    const one = accused.get(entity.id) ?? { entity, incidents: new Set(), claims: new Set() };
    if (incident !== null) one.incidents.add(incident);
    one.claims.add(claim);
    accused.set(entity.id, one);
  };
  for (const incident of incidents) {
    const accusing = assessed.get(incident.id);
    if (accusing === undefined) continue;
    for (const { entity, accusedBy } of incident.attribution)
      for (const { claim: id } of accusedBy) {
        const claim = file.byId.get(id);
        if (claim && (accusing === null || accusing.has(id))) add(entity, incident.id, claim);
      }
    for (const id of incident.claims) {
      const claim = file.byId.get(id);
      if (!claim || !tookPlace(claim) || !file.signals(claim).has('attack')) continue;
      if (accusing !== null && !accusing.has(id)) continue;
      for (const { entity, role } of claim.actors)
        if (role === 'agent' || role === 'participant') add(entity, incident.id, claim);
      for (const { attributedTo } of claim.harms) for (const { entity } of attributedTo) add(entity, incident.id, claim);
    }
  }
  const sides = new Map(
    [...accused.values()].flatMap((one) => {
      const side = sideOf(one.entity);
      return side ? [[sideKey(side), one] as const] : [];
    }),
  );
  for (const claim of file.claims) {
    if (claim.kind !== 'military-support' || !tookPlace(claim)) continue;
    const helped = claim.actors
      .filter(({ role }) => role === 'beneficiary')
      .flatMap(({ entity }) => {
        const side = sideOf(entity === null ? undefined : file.entities.get(entity));
        return (side && sides.get(sideKey(side))) ?? [];
      });
    if (helped.length === 0) continue;
    for (const { entity, role } of claim.actors) {
      if (role !== 'supporter') continue;
      for (const { incidents: theirs } of helped) for (const incident of theirs) add(entity, incident, claim);
    }
  }
  return accused;
}

/** Several names of one side (a State, its government, its forces) are one body here, but for units named as such. */
function joinBodies(accused: Map<EntityId, Accused>): void {
  const first = new Map<string, Accused>();
  for (const [id, one] of [...accused].sort(([, a], [, b]) => a.entity.name.length - b.entity.name.length)) {
    const side = isBody(one.entity) && !isUnit(one.entity) ? sideOf(one.entity) : null;
    if (!side) continue;
    const before = first.get(sideKey(side));
    if (!before) {
      first.set(sideKey(side), one);
      continue;
    }
    for (const incident of one.incidents) before.incidents.add(incident);
    for (const claim of one.claims) before.claims.add(claim);
    accused.delete(id);
  }
}

interface Part {
  readonly on: readonly ClaimId[];
  readonly against: readonly ClaimId[];
  readonly because: string;
}

/** At most this many claims are named under one element of a mode. */
const NAMED = 8;

function partOf(
  rule: PartRule,
  { entity, incidents, claims }: Accused,
  relations: readonly CommandRelation[],
  struck: ReadonlyMap<IncidentId, readonly Claim[]>,
  when: ReadonlyMap<IncidentId, Incident['when']>,
  file: FileEvidence,
): Part {
  const told = (on: readonly ClaimId[], says: string, against: readonly ClaimId[] = []): Part => ({
    on: [...new Set(on)].slice(0, NAMED),
    against: [...new Set(against)].slice(0, NAMED),
    because:
      on.length === 0 && against.length === 0
        ? 'No words in the file bear on this.'
        : `${on.length === 1 ? '1 claim speaks' : `${new Set(on).size} claims speak`} ${says}${against.length > 0 ? `; ${against.length} against it` : ''}.`,
  });
  const worded = (list: string, says: string) =>
    told(
      [...claims].filter((claim) => file.signals(claim).has(`words:${list}`)).map(({ id }) => id),
      says,
    );
  const tied = relations.filter(({ person, past }) => person === entity.name && past !== true);
  switch (rule) {
    case 'own-hand':
    case 'plan':
    case 'ordered':
    case 'urged':
    case 'told':
    case 'unpunished':
      return worded(rule, saysOf[rule]);
    case 'assisted':
      return told(
        [...claims]
          .filter(
            ({ kind, actors }) =>
              kind === 'military-support' && actors.some((one) => one.role === 'supporter' && sameBody(one.entity, entity, file)),
          )
          .map(({ id }) => id),
        'of help given to the side accused',
      );
    case 'superior':
    case 'commander': {
      const of = rule === 'superior' ? tied : tied.filter(({ kind }) => kind === 'command');
      const on = of.map(({ over, first, last }) => `${over}${first || last ? ` (${first ?? '…'} to ${last ?? '…'})` : ''}`);
      return told(
        of.flatMap((one) => one.claims),
        `of ${rule === 'superior' ? 'command or leadership' : 'command'} over ${[...new Set(on)].join(', ')}; who commanded the unit that acted on that day is another question`,
      );
    }
    // Over the forces that acted, and then: a claim without a time says neither.
    case 'commander-then':
    case 'superior-then': {
      const of = tied.filter(({ kind }) => rule === 'superior-then' || kind === 'command');
      const then = of.filter((one) => [...incidents].some((id) => heldThen(one, when.get(id) ?? null)));
      if (of.length > 0 && then.length === 0)
        return {
          on: [],
          against: [],
          because: `${of.length === 1 ? 'A claim speaks' : 'Claims speak'} of ${rule === 'superior-then' ? 'command or leadership' : 'command'} over ${[...new Set(of.map(({ over }) => over))].join(', ')}; none says that it was held, in fact, when this happened.`,
        };
      return told(
        then.flatMap((one) => one.claims),
        `of ${rule === 'superior-then' ? 'command or leadership' : 'command'} over ${[...new Set(then.map(({ over }) => over))].join(', ')} at that time; whether it was effective is another question`,
      );
    }
    // To lead is not yet to control, and acts alone show no common purpose.
    case 'control':
      return worded('in-control', 'of control');
    case 'common-purpose':
      return worded('plan', 'of a plan with others');
    case 'happened': {
      const all = [...incidents].flatMap((id) => struck.get(id) ?? []);
      return told(
        all.filter((claim) => file.signals(claim).has('attack') || file.signals(claim).has('harm:any')).map(({ id }) => id),
        'of the acts themselves; whether they are the crime is assessed apart',
        all.filter((claim) => file.signals(claim).has('denied')).map(({ id }) => id),
      );
    }
    default:
      return { on: [], against: [], because: 'No words in the file bear on this.' };
  }
}

/** Whether an actor is this person or body, or another name of the same side. */
function sameBody(id: EntityId | null, entity: Entity, file: FileEvidence): boolean {
  if (id === null || id === entity.id) return id !== null;
  const [one, other] = [sideOf(file.entities.get(id)), sideOf(entity)];
  return isBody(entity) && one !== null && other !== null && sideKey(one) === sideKey(other);
}

const saysOf: Readonly<Record<Extract<PartRule, 'own-hand' | 'plan' | 'ordered' | 'urged' | 'told' | 'unpunished'>, string>> = {
  'own-hand': 'of an act in person',
  plan: 'of a plan with others',
  ordered: 'of orders given',
  urged: 'of urging others',
  told: 'of what was known',
  unpunished: 'of acts that were not looked into or punished',
};
