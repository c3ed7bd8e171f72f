import type {
  Assessment,
  Claim,
  ElementState,
  ElementSupport,
  Entity,
  EventKind,
  Incident,
  Reading,
  Review,
} from '../model/index.ts';
import { type Crime, crimes } from './crimes/index.ts';
import {
  type Case,
  type FileEvidence,
  civilianObjects,
  civilians,
  evidenceOf,
  medical,
  protectedBuildings,
  relief,
  tookPlace,
} from './evidence.ts';
import { type Bearing, tests } from './tests.ts';

export interface AssessInput {
  readonly incidents: readonly Incident[];
  readonly claims: readonly Claim[];
  readonly readings: readonly Reading[];
  readonly entities: readonly Entity[];
  readonly reviews: readonly Review[];
}

/**
 * For each incident the crimes that its claims make worth looking at, and for each element of them which words bear on it.
 * An incident without a claim that it took place has no assessment. States are suggestions: supported, contested,
 * unsupported or not assessed; a review sets another, and the suggestion stays visible in `because`.
 * Authority: Rome Statute, Articles 7 and 8; Elements of Crimes.
 */
export function assess({ incidents, claims, readings, entities, reviews }: AssessInput): Assessment[] {
  const file = evidenceOf(claims, entities, readings);
  const set = settled(reviews);
  const assessments: Assessment[] = [];
  for (const incident of incidents) {
    if (incident.shelf !== 'incident') continue;
    const own = incident.claims.map((id) => file.byId.get(id)).filter((claim) => claim !== undefined);
    if (!own.some(tookPlace)) continue;
    const one: Case = { incident, claims: own, file };
    for (const crime of candidates(one))
      assessments.push({
        incident: incident.id,
        crime: crime.id,
        title: crime.title,
        article: crime.article,
        conflict: crime.conflict,
        elements: crime.elements.map((element) => {
          const id = `${crime.id}#${element.n}`;
          const found = tests[element.test](one);
          const reviewed = set.get(`${incident.id} ${id}`);
          const suggested = stateOf(found);
          const support: ElementSupport = {
            id,
            question: element.question,
            kind: element.kind,
            article: crime.article,
            state: reviewed?.state ?? suggested,
            for: found.for,
            against: found.against,
            missing: found.missing,
            because: reviewed
              ? `Set by ${reviewed.name}: ${reviewed.reason} (suggested: ${suggested}. ${found.because})`
              : found.because,
          };
          return support;
        }),
      });
  }
  return assessments;
}

/** Support needs words for it; words on both sides are a contest; words on one side against it leave it unsupported. */
export function stateOf({ for: on, against }: Pick<Bearing, 'for' | 'against'>): ElementState {
  if (on.length > 0) return against.length > 0 ? 'contested' : 'supported';
  return against.length > 0 ? 'unsupported' : 'not-assessed';
}

function settled(reviews: readonly Review[]): Map<string, { state: ElementState; name: string; reason: string }> {
  const undone = new Set(reviews.flatMap(({ conclusion }) => (conclusion.kind === 'undo' ? [conclusion.review] : [])));
  const set = new Map<string, { state: ElementState; name: string; reason: string }>();
  for (const { id, conclusion, name, reason } of reviews)
    if (conclusion.kind === 'set-element' && !undone.has(id))
      set.set(`${conclusion.incident} ${conclusion.element}`, { state: conclusion.state, name, reason });
  return set;
}

/** The crimes worth looking at, by what was struck, who was harmed and how; by the kind of conflict the file speaks of. */
function candidates(one: Case): Crime[] {
  const wanted = new Set<string>();
  const add = (...ids: string[]) => ids.forEach((id) => wanted.add(id));
  const real = one.claims.filter(tookPlace);
  const has = (...kinds: EventKind[]) => real.some((claim) => kinds.includes(claim.kind));
  const struck = (classes: ReadonlySet<string>) =>
    real.some((claim) => claim.targets.some((target) => classes.has(target.class)));
  const killed = real.some((claim) =>
    claim.harms.some((harm) => harm.outcome === 'killed' && harm.class !== 'combatant' && harm.max !== 0),
  );
  const protectedHarm = real.some((claim) => claim.harms.some((harm) => harm.class !== 'combatant' && harm.class !== 'unknown'));
  const attack =
    has('attack', 'offensive', 'weapon-use', 'destruction') ||
    (has('killing', 'injury', 'casualties') && real.some((claim) => claim.actors.length > 0));
  if (attack) {
    if (struck(civilians) || protectedHarm) add('rs.8.2.e.i', 'rs.8.2.b.i');
    if (struck(civilianObjects)) add('rs.8.2.b.ii', 'rs.8.2.b.iv', 'rs.8.2.e.i', 'rs.8.2.b.i');
    if (struck(relief)) add('rs.8.2.e.iii', 'rs.8.2.b.iii');
    if (struck(protectedBuildings)) add('rs.8.2.e.iv', 'rs.8.2.b.ix');
    if (struck(medical)) add('rs.8.2.e.ii', 'rs.8.2.b.xxiv');
    if (
      real.some(
        (claim) => claim.detail === 'chemical-attack' || claim.weapons.some((weapon) => weapon.class.startsWith('chemical')),
      )
    )
      add('rs.8.2.e.xiv', 'rs.8.2.b.xviii');
  }
  if (killed) add('rs.8.2.c.i.1', 'rs.8.2.a.i', 'rs.7.1.a');
  if (has('siege', 'aid-denial')) add('rs.8.2.e.xix', 'rs.8.2.b.xxv');
  if (has('destruction')) add('rs.8.2.e.xii', 'rs.8.2.b.xiii');
  if (has('pillage')) add('rs.8.2.e.v', 'rs.8.2.b.xvi');
  if (has('torture')) add('rs.8.2.c.i.4', 'rs.8.2.a.ii.1', 'rs.7.1.f');
  if (has('abduction')) add('rs.8.2.c.iii', 'rs.8.2.a.viii', 'rs.7.1.e');
  if (has('detention')) add('rs.7.1.e');
  if (has('sexual-violence')) add('rs.8.2.e.vi.1', 'rs.8.2.b.xxii.1');
  if (has('displacement')) add('rs.8.2.e.viii', 'rs.7.1.d');
  if (has('recruitment')) add('rs.8.2.e.vii', 'rs.8.2.b.xxvi');
  if (has('human-shields')) add('rs.8.2.b.xxiii');
  return crimes.filter((crime) => wanted.has(crime.id) && fits(crime, one.file));
}

/** Whether the kind of conflict a crime needs is one that the file speaks of; where it speaks of none, both are looked at. */
function fits(crime: Crime, { conflict }: FileEvidence): boolean {
  if (crime.conflict === 'any') return true;
  const international = conflict.international.length > 0;
  const nonInternational = conflict.nonInternational.length > 0;
  if (!international && !nonInternational) return true;
  return crime.conflict === 'international' ? international : nonInternational;
}
