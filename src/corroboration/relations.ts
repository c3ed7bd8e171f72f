import type { Dispute, OriginId, Relation } from '../model/index.ts';
import type { Said } from './disputes.ts';

/** With so many of the claims that follow is a claim compared. */
const NEXT = 12;

/**
 * How the claims of an incident stand to one another: those of different readings contradict where a dispute has them on two sides,
 * agree where they give one figure, and complement one another otherwise; a later figure of one origin supersedes its earlier one.
 */
export function relationsOf({ incident, claims, from }: Said, disputes: readonly Dispute[]): Relation[] {
  const relations: Relation[] = [];
  const writers = new Map(claims.map((claim) => [claim.id, from.writerOf(claim)]));
  for (const { figures = [], outcome } of incident.tally)
    for (const { claim, supersededBy, min, max } of figures)
      if (supersededBy !== null)
        relations.push({
          kind: 'supersede',
          claims: [supersededBy, claim],
          because: `A later figure of one origin: ${writers.get(supersededBy)} stands in the place of ${min ?? max} ${outcome} in ${writers.get(claim)}.`,
        });
  const sides = disputes.map(({ claims: [one, other], what }) => ({ one: new Set(one), other: new Set(other), what }));
  // That origins complement one another is said until all hang together, and not for each pair of a thousand.
  const joined = new Map<OriginId | null, OriginId | null>();
  const root = (origin: OriginId | null): OriginId | null => {
    let at = origin;
    for (let up = joined.get(at); up !== undefined; up = joined.get(at)) at = up;
    return at;
  };
  const superseded = new Set(relations.map(({ claims: [a, b] }) => `${a} ${b}`));
  for (const [at, a] of claims.entries())
    for (const b of claims.slice(at + 1, at + NEXT)) {
      if (a.reading === b.reading || superseded.has(`${b.id} ${a.id}`)) continue;
      const disputed = sides.find(({ one, other }) => (one.has(a.id) && other.has(b.id)) || (one.has(b.id) && other.has(a.id)));
      if (disputed) {
        relations.push({ kind: 'contradict', claims: [a.id, b.id], because: disputed.what });
        continue;
      }
      const same = a.harms.find((harm) =>
        b.harms.some(
          (other) => other.outcome === harm.outcome && other.class === harm.class && harm.min !== null && other.min === harm.min,
        ),
      );
      if (same) relations.push({ kind: 'agree', claims: [a.id, b.id], because: `Both give ${same.min} ${same.outcome}.` });
      else {
        const [one, other] = [root(from.originOf(a)), root(from.originOf(b))];
        if (one === other) continue;
        joined.set(other, one);
        relations.push({ kind: 'complement', claims: [a.id, b.id], because: 'Different origins tell of the same event.' });
      }
    }
  return relations;
}
