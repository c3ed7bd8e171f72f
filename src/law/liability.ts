import type {
  Claim,
  ClaimId,
  CommandRelation,
  Entity,
  EntityId,
  Incident,
  IncidentId,
  LiabilityAssessment,
} from '../model/index.ts';
import { sideKey, sideOf } from './conflict.ts';
import { Evidence, type FileEvidence, type LawInput, mentionsIn } from './evidence.ts';
import type { Instrument, PartRule } from './instruments/index.ts';
import { tookPlace } from './signals.ts';
import { stateOf } from './support.ts';

/** Words that tie a person to a body, and whether the person stands before them. */
const ties: readonly (readonly [pattern: RegExp, personFirst: boolean, kind: CommandRelation['kind']])[] = [
  [/\b(?:commander(?:-in-chief)? of|commanded(?! by)|commands|chief of staff of)\b/giu, true, 'command'],
  [/\b(?:head of|leader of)\b/giu, true, 'leadership'],
  [/\b(?:commanded by|under the command of)\b/giu, false, 'command'],
  [/\b(?:led by|headed by)\b/giu, false, 'leadership'],
];
/** How far from such words, in UTF-16 code units, a name may stand. */
const REACH = 60;

/**
 * Who is said to lead or command what: a person and a body named on the two sides of words of command in one claim. Dates are
 * those of the claim, or open. Whoever only holds a title is not tied to anything by this.
 */
export function findCommands(input: LawInput, file: FileEvidence = new Evidence(input)): CommandRelation[] {
  const spots = mentionsIn(input.entities);
  const found = new Map<string, { person: Entity; over: Entity; kind: CommandRelation['kind']; claims: Claim[] }>();
  for (const claim of file.claims) {
    if (!tookPlace(claim)) continue;
    const words = file.words(claim);
    const near = (spots.get(claim.reading) ?? []).filter(({ from, to }) => from >= claim.from && to <= claim.to);
    if (near.length < 2) continue;
    for (const [pattern, personFirst, kind] of ties)
      for (const match of words.matchAll(pattern)) {
        const begin = claim.from + match.index;
        const end = begin + match[0].length;
        const before = (wanted: (entity: Entity) => boolean) =>
          near.filter(({ to, entity }) => to <= begin && begin - to <= REACH && wanted(entity)).sort((a, b) => b.to - a.to)[0]
            ?.entity;
        const after = (wanted: (entity: Entity) => boolean) =>
          near
            .filter(({ from, entity }) => from >= end && from - end <= REACH && wanted(entity))
            .sort((a, b) => a.from - b.from)[0]?.entity;
        const person = personFirst ? before(isPerson) : after(isPerson);
        const over = personFirst ? after(isBody) : before(isBody);
        if (!person || !over) continue;
        const key = `${person.id} ${over.id} ${kind}`;
        const one = found.get(key) ?? { person, over, kind, claims: [] };
        if (!one.claims.includes(claim)) one.claims.push(claim);
        found.set(key, one);
      }
  }
  return [...found.values()]
    .map(({ person, over, kind, claims }) => {
      const days = claims
        .flatMap(({ when }) => [when?.first, when?.last].flatMap((day) => (day ? [day.slice(0, 10)] : [])))
        .sort();
      return {
        person: person.name,
        over: over.name,
        kind,
        first: days[0] ?? null,
        last: days.at(-1) ?? null,
        claims: claims.map(({ id }) => id),
      };
    })
    .sort((a, b) => (`${a.person} ${a.over}` < `${b.person} ${b.over}` ? -1 : 1));
}

const isPerson = ({ kind }: Entity) => kind === 'person';
const isBody = ({ kind }: Entity) => kind === 'organisation' || kind === 'armed-group' || kind === 'state';

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
  assessed: ReadonlySet<IncidentId>,
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
  // Whoever is said to command a side that is accused is looked at beside it, by the same yardstick on every side.
  for (const { person, over, claims } of relations) {
    const entity = named.get(person);
    const side = sideOf(named.get(over));
    const incidents = side ? sidesAccused.get(sideKey(side)) : undefined;
    if (!entity || !incidents) continue;
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
        const { on, against, because } = partOf(element.rule, one, relations, struck, file);
        const state = stateOf({ for: on, against });
        return {
          id: `${mode.id}#${element.n}`,
          question: element.question,
          kind: element.kind,
          state,
          suggested: state,
          for: on,
          against,
          missing: element.missing,
          because,
          authority: mode.article,
          unconfirmed: mode.unconfirmed,
        };
      });
      // That a crime happened bears on every mode; only what bears on this person's part makes a mode worth looking at.
      const bears = mode.elements.some(({ rule }, at) => rule !== 'happened' && elements[at]!.for.length > 0);
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

function accusedIn(
  incidents: readonly Incident[],
  assessed: ReadonlySet<IncidentId>,
  file: FileEvidence,
): Map<EntityId, Accused> {
  const accused = new Map<EntityId, Accused>();
  const add = (id: EntityId | null, incident: IncidentId | null, claim: Claim) => {
    const entity = id === null ? undefined : file.entities.get(id);
    if (!entity || (!isPerson(entity) && !isBody(entity) && entity.kind !== 'role')) return;
    const one = accused.get(entity.id) ?? { entity, incidents: new Set(), claims: new Set() };
    if (incident !== null) one.incidents.add(incident);
    one.claims.add(claim);
    accused.set(entity.id, one);
  };
  for (const incident of incidents) {
    if (!assessed.has(incident.id)) continue;
    for (const { entity, accusedBy } of incident.attribution)
      for (const { claim: id } of accusedBy) {
        const claim = file.byId.get(id);
        if (claim) add(entity, incident.id, claim);
      }
    for (const id of incident.claims) {
      const claim = file.byId.get(id);
      if (!claim || !tookPlace(claim) || !file.signals(claim).has('attack')) continue;
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

/** Several names of one side (a State, its government, its forces) are one body here: the question is who led it. */
function joinBodies(accused: Map<EntityId, Accused>): void {
  const first = new Map<string, Accused>();
  for (const [id, one] of [...accused].sort(([, a], [, b]) => a.entity.name.length - b.entity.name.length)) {
    const side = isBody(one.entity) ? sideOf(one.entity) : null;
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
  const tied = relations.filter(({ person }) => person === entity.name);
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
      return told(
        of.flatMap((one) => one.claims),
        `of ${rule === 'superior' ? 'command or leadership' : 'command'} over ${[...new Set(of.map(({ over }) => over))].join(', ')}; who commanded the unit that acted is another question`,
      );
    }
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
