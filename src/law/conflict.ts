import type { Claim, ClaimId, ConflictFinding, ConflictKind, ConflictParty, Entity, EntityId, Incident } from '../model/index.ts';
import { sha256Hex } from '../model/index.ts';
import type { FileEvidence } from './evidence.ts';
import { tookPlace } from './signals.ts';
import { isoOf, nameOf } from './states.ts';
import { type Settled, setStateOf, stateOf } from './support.ts';

/** Kinds of event in which parties fight each other. */
const fighting = new Set(['attack', 'clash', 'offensive', 'siege', 'territorial-change', 'killing', 'weapon-use', 'movement']);
/** Roles in which an entity fights, as against those in which it only helps or gains. */
const helping = new Set(['supporter', 'beneficiary', 'requester', 'recipient', 'leader']);

/** Common names of a side that name no one group. */
const anyRebels =
  /^(?:the )?(?:\p{L}+ )?(?:rebel|opposition|insurgent|militant|anti-government)s?(?: (?:group|fighter|force|faction|hold-out)s?)?$/iu;
/** A name for several States at once is no side of its own: its members are. */
const anyCoalition = /\b(?:coalition|alliance|allies|axis)\b/iu;
const anyLoyalists = /^(?:the )?pro-government (?:armed group|militia|force|fighter)s?$/iu;

/** The side that an entity belongs to: a State by its code, a named group by its name, nameless rebels as one side. */
export function sideOf(entity: Entity | undefined): ConflictParty | null {
  if (!entity || anyCoalition.test(entity.name)) return null;
  if (entity.kind === 'armed-group') {
    const name = anyLoyalists.test(entity.name)
      ? 'pro-government armed groups'
      : anyRebels.test(entity.name)
        ? 'rebels'
        : entity.name.replace(/^the /i, '');
    return { name, kind: 'armed-group', state: null };
  }
  if (
    entity.state &&
    (entity.kind === 'state' || entity.kind === 'organisation' || entity.kind === 'role' || entity.kind === 'person')
  )
    return { name: nameOf(entity.state), kind: 'state', state: entity.state };
  return null;
}

export const sideKey = (side: ConflictParty): string =>
  side.state === null ? `group:${side.name.toLowerCase()}` : `state:${side.state}`;

/** The State in whose territory a place lies, by the names that the gazetteer gives. */
export function territoryOf(where: { readonly name: string; readonly within: readonly string[] } | null): string | null {
  if (!where) return null;
  for (const name of [where.name, ...where.within].toReversed()) {
    const iso = isoOf(name);
    if (iso) return iso;
  }
  return null;
}

interface Draft {
  territory: string | null;
  readonly parties: readonly [ConflictParty, ConflictParty];
  readonly force: Claim[];
  readonly occupation: Claim[];
  readonly support: Claim[];
  readonly against: Claim[];
  readonly long: Claim[];
}

const drafted = (territory: string | null, a: ConflictParty, b: ConflictParty): Draft => ({
  territory,
  parties: sideKey(a) < sideKey(b) ? [a, b] : [b, a],
  force: [],
  occupation: [],
  support: [],
  against: [],
  long: [],
});

/**
 * Which kinds of armed conflict the file speaks of, for each territory and pair of parties, over the period that the claims
 * give: international, non-international, occupation, or several side by side (Elements of Crimes, Article 8, introduction;
 * common Articles 2 and 3 of the Geneva Conventions). Force between a State and a group, or between groups, speaks for a
 * non-international conflict; force of one State against another for an international one. Help that a State gives to the other
 * State of a pair speaks against force between them; help that it gives to a group leaves the question of control open.
 */
export function classifyConflicts(file: FileEvidence, incidents: readonly Incident[], settled: Settled): ConflictFinding[] {
  const whereOf = new Map<ClaimId, string | null>();
  for (const incident of incidents) for (const id of incident.claims) whereOf.set(id, territoryOf(incident.where));
  const drafts = new Map<string, Draft>();
  const draft = (territory: string | null, a: ConflictParty, b: ConflictParty): Draft => {
    const made = drafted(territory, a, b);
    const key = [territory ?? '', ...made.parties.map(sideKey)].join(' | ');
    const found = drafts.get(key) ?? made;
    drafts.set(key, found);
    return found;
  };
  for (const claim of file.claims) {
    const fights = fighting.has(claim.kind);
    const supports = claim.kind === 'military-support';
    if (!fights && !supports) continue;
    const signals = file.signals(claim);
    const denied = signals.has('denied');
    if (!denied && !tookPlace(claim)) continue;
    const territory = territoryOf(claim.where) ?? whereOf.get(claim.id) ?? null;
    const side = (id: EntityId | null) => sideOf(id === null ? undefined : file.entities.get(id));
    const actors = distinct(claim.actors.filter(({ role }) => !helping.has(role)).map(({ entity }) => side(entity)));
    const targets = distinct(claim.targets.map(({ entity }) => side(entity)));
    const pairs: [ConflictParty, ConflictParty][] = actors.flatMap((a) =>
      targets.filter((b) => sideKey(a) !== sideKey(b)).map((b): [ConflictParty, ConflictParty] => [a, b]),
    );
    // A clash names its sides alike. One group among States fights them all; with more groups nobody says who fights whom.
    const groups = actors.filter(({ kind }) => kind === 'armed-group');
    if (claim.kind === 'clash' && targets.length === 0) {
      const [a, b] = actors;
      if (actors.length === 2 && a && b) pairs.push([a, b]);
      else if (groups.length === 1) for (const one of actors) if (one.kind === 'state') pairs.push([one, groups[0]!]);
    }
    for (const [a, b] of pairs) {
      const one = draft(territory, a, b);
      if (denied || signals.has('words:unrest')) one.against.push(claim);
      if (!denied) {
        one.force.push(claim);
        if (signals.has('words:long') || isLong(claim)) one.long.push(claim);
        if (signals.has('words:occupation')) one.occupation.push(claim);
      }
    }
    if (denied) continue;
    const helpers = distinct(claim.actors.filter(({ role }) => role === 'supporter').map(({ entity }) => side(entity)));
    const helped = distinct(claim.actors.filter(({ role }) => role === 'beneficiary').map(({ entity }) => side(entity)));
    for (const helper of helpers)
      for (const gains of helped) if (sideKey(helper) !== sideKey(gains)) draft(territory, helper, gains).support.push(claim);
  }
  const known = new Set([...drafts.values()].flatMap(({ territory }) => (territory === null ? [] : [territory])));
  const only = known.size === 1 ? [...known][0]! : null;
  const merged = new Map<string, Draft>();
  for (const one of drafts.values()) {
    const territory = one.territory ?? only;
    const key = [territory ?? '', ...one.parties.map(sideKey)].join(' | ');
    const before = merged.get(key);
    if (!before) merged.set(key, { ...one, territory });
    else for (const list of ['force', 'occupation', 'support', 'against', 'long'] as const) before[list].push(...one[list]);
  }
  return [...merged]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, one]) => {
      const kinds = kindsOf(`cfl_${sha256Hex(key).slice(0, 16)}`, one, settled);
      return kinds.length === 0 ? [] : [findingOf(`cfl_${sha256Hex(key).slice(0, 16)}`, one, kinds)];
    });
}

function kindsOf(id: string, one: Draft, settled: Settled): ConflictKind[] {
  const [a, b] = one.parties;
  const between = `${a.name} and ${b.name}`;
  const made: Omit<ConflictKind, 'element' | 'state' | 'suggested' | 'set'>[] = [];
  if (a.kind === 'state' && b.kind === 'state') {
    if (one.force.length > 0 || one.occupation.length > 0)
      made.push({
        kind: 'international',
        for: idsOf(one.force),
        against: idsOf([...one.against, ...one.support]),
        missing: ['Was force asked for, or agreed to, by the State in whose territory it was used?'],
        because: `${counted(one.force.length)} of force between ${between}${one.support.length > 0 ? `; ${counted(one.support.length)} of help of one to the other` : ''}.`,
      });
    if (one.occupation.length > 0)
      made.push({
        kind: 'occupation',
        for: idsOf(one.occupation),
        against: idsOf(one.against),
        missing: ['Who held effective control of the place, since when, without the consent of its State?'],
        because: `${counted(one.occupation.length)} of occupation between ${between}.`,
      });
  } else if (one.force.length > 0 || one.against.length > 0)
    made.push({
      kind: 'non-international',
      for: idsOf(one.force),
      against: idsOf(one.against),
      missing: ['How is the armed group organised?', 'How intense is the fighting, and since when?'],
      because: `${counted(one.force.length)} of fighting between ${between}${one.against.length > 0 ? `; ${counted(one.against.length)} against it` : ''}.`,
    });
  if (one.support.length > 0 && one.force.length === 0 && (a.kind === 'armed-group') !== (b.kind === 'armed-group')) {
    const helper = a.kind === 'state' ? a : b;
    const group = a.kind === 'state' ? b : a;
    if (helper.state !== one.territory)
      made.push({
        kind: 'international',
        for: [],
        against: [],
        missing: [
          `Did ${helper.name} hold overall control over ${group.name}, beyond arms and money (a test of case-law, unconfirmed)?`,
        ],
        because: `${counted(one.support.length)} of help of ${helper.name} to ${group.name}; help alone makes no international conflict, control would.`,
      });
  }
  return made.map((kind) => {
    const element = `conflict:${id}#${kind.kind}`;
    const suggested = stateOf(kind);
    const set = setStateOf(settled, null, element);
    return { ...kind, element, suggested, state: set?.state ?? suggested, set: set?.set ?? null };
  });
}

function findingOf(id: string, one: Draft, kinds: readonly ConflictKind[]): ConflictFinding {
  const days = [...one.force, ...one.support]
    .flatMap(({ when }) => [when?.first, when?.last])
    .flatMap((day) => (day ? [day.slice(0, 10)] : []))
    .sort();
  return {
    id,
    territory: one.territory === null ? null : { state: one.territory, name: nameOf(one.territory) },
    parties: one.parties,
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    kinds,
    protracted: idsOf(one.long),
  };
}

/** A kind of conflict under which an incident is looked at. */
export interface Under {
  readonly finding: ConflictFinding;
  readonly kind: ConflictKind;
}

/** Beyond this many days outside the period that the claims give, a finding is not taken to cover an incident. */
const SLACK = 400;

/**
 * The kinds of conflict that an incident is looked at under: those of its territory and time, and of the parties accused where
 * the file names them. Kinds that a person set to unsupported are left out. Empty where the file speaks of no conflict there.
 */
export function conflictsFor(
  incident: Incident,
  sides: readonly string[],
  findings: readonly ConflictFinding[],
): { readonly under: readonly Under[]; readonly spoken: boolean } {
  const territory = territoryOf(incident.where);
  let fit = findings.filter(
    (finding) => territory === null || finding.territory === null || finding.territory.state === territory,
  );
  fit = fit.filter((finding) => covers(finding, incident.when?.first ?? null, incident.when?.last ?? null));
  const ofSides = fit.filter((finding) => finding.parties.some((party) => sides.includes(sideKey(party))));
  if (ofSides.length > 0) fit = ofSides;
  const under = fit.flatMap((finding) =>
    finding.kinds.filter(({ state }) => state === 'supported' || state === 'contested').map((kind): Under => ({ finding, kind })),
  );
  const decided = fit.some((finding) => finding.kinds.some(({ set }) => set !== null));
  return { under, spoken: under.length > 0 || decided };
}

function covers({ first, last }: ConflictFinding, from: string | null, to: string | null): boolean {
  const day = (iso: string) => Date.parse(iso.slice(0, 10)) / 86_400_000;
  if (first !== null && to !== null && day(to) < day(first) - SLACK) return false;
  return !(last !== null && from !== null && day(from) > day(last) + SLACK);
}

function distinct(sides: readonly (ConflictParty | null)[]): ConflictParty[] {
  const seen = new Map<string, ConflictParty>();
  for (const side of sides) if (side) seen.set(sideKey(side), side);
  return [...seen.values()];
}

const idsOf = (claims: readonly Claim[]): ClaimId[] => [...new Set(claims.map(({ id }) => id))];
const counted = (n: number) => (n === 1 ? '1 claim speaks' : `${n} claims speak`);

function isLong({ when }: Claim): boolean {
  if (!when?.first || !when.last) return false;
  return when.precision !== 'year' && Date.parse(when.last) - Date.parse(when.first) > 90 * 86_400_000;
}
