import type { Attribution, Claim, Dispute, Grade, GradedFact, Incident, Support } from '../model/index.ts';
import { agree, agreeOnTime } from '../model/index.ts';
import { denies } from './attribution.ts';
import { type Provenance, voicesOf } from './support.ts';
import { dayText } from './titles.ts';

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

/** Kinds of dispute that put a fact in doubt. */
const doubting: Readonly<Partial<Record<GradedFact['fact'], readonly Dispute['kind'][]>>> = {
  when: ['time'],
  where: ['place'],
  target: ['status'],
  actor: ['actor', 'denial'],
  harm: ['count', 'status'],
  what: ['denial', 'outcome', 'vote'],
};

/**
 * Each fact of an incident with its own grade, by this rule: origins that give the same value are counted; two or more that nobody
 * contradicts make it probable, three or more confirmed by others; one makes it possible; a dispute on the fact makes it doubtful. The
 * reliability of a source is F, cannot be judged, until a person judges it; a source's grade never passes to its next report.
 */
export function factsOf(
  incident: Incident,
  claims: readonly Claim[],
  disputes: readonly Dispute[],
  from: Provenance,
): GradedFact[] {
  const facts: GradedFact[] = [];
  const real = claims.filter((claim) => !denies(claim));
  const add = (
    fact: GradedFact['fact'],
    value: string,
    own: readonly Claim[],
    about: (dispute: Dispute) => boolean = () => true,
  ) => {
    if (own.length === 0) return;
    const origins = voicesOf(own, from).origins.length;
    const ids = new Set(own.map(({ id }) => id));
    const doubt = disputes.find(
      (dispute) =>
        (doubting[fact] ?? []).includes(dispute.kind) &&
        dispute.severity !== 'low' &&
        about(dispute) &&
        dispute.claims.some((side) => side.some((id) => ids.has(id))),
    );
    const information = doubt ? 4 : origins >= 3 ? 1 : origins === 2 ? 2 : 3;
    facts.push({
      fact,
      value,
      claims: own.map(({ id }) => id),
      origins,
      admiralty: `F${information}`,
      confidence: doubt || origins < 2 ? 'low' : 'moderate',
      because: doubt
        ? `Disputed: ${doubt.what}`
        : `${origins} independent ${origins === 1 ? 'origin gives' : 'origins give'} it, and nothing in the file contradicts it.`,
    });
  };
  add(
    'what',
    incident.kind,
    real.filter(({ kind }) => kind === incident.kind),
  );
  const { when, where } = incident;
  if (when !== null && (when.first !== null || when.last !== null))
    add(
      'when',
      dayText(when, null),
      real.filter(
        (claim) =>
          claim.when !== null &&
          (claim.when.first !== null || claim.when.last !== null) &&
          agreeOnTime(claim.when, when) !== null,
      ),
    );
  if (where !== null)
    add(
      'where',
      where.name,
      real.filter(
        (claim) => claim.where !== null && (claim.where.name === where.name || claim.where.within.includes(where.name)),
      ),
    );
  for (const cls of [...new Set(real.flatMap(({ targets }) => targets.map((target) => target.class)))].toSorted())
    add(
      'target',
      cls,
      real.filter(({ targets }) => targets.some((target) => target.class === cls)),
    );
  for (const { name, accusedBy } of incident.attribution) {
    const ids = new Set(accusedBy.map(({ claim }) => claim));
    add(
      'actor',
      `${name}, as said`,
      real.filter(({ id }) => ids.has(id)),
    );
  }
  for (const line of incident.tally) {
    if (line.min === null && line.max === null) continue;
    const own = new Set(line.from);
    const holding = real.filter(({ id }) => own.has(id));
    add(
      'harm',
      `${line.best ?? `${line.min ?? 0} to ${line.max ?? 'more'}`} ${line.class} ${line.outcome}`,
      holding,
      (dispute) =>
        dispute.kind !== 'count' ||
        line.dissent.some((id) => dispute.claims.some((side) => side.includes(id))) ||
        holding.some(({ harms }) =>
          harms.some((harm) => line.best !== null && agree(harm, { min: line.best, max: line.best }) === null),
        ),
    );
  }
  return facts;
}
