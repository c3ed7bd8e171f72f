import {
  type Claim,
  type ClaimId,
  type Dispute,
  type Incident,
  type Relation,
  agree,
  daysApart,
  idFrom,
} from '../model/index.ts';
import { family, metresBeyond } from './compare.ts';
import type { Provenance } from './support.ts';
import { fold } from './text.ts';

/** What is said of an incident, as the disputes look at it. Claims come in order of publication. */
export interface Said {
  readonly incident: Incident;
  readonly claims: readonly Claim[];
  readonly from: Provenance;
  readonly textOf: (claim: Claim) => string;
}

const ids = (claims: readonly Claim[]): ClaimId[] => claims.map(({ id }) => id);
const real = (claim: Claim) => (claim.factuality === 'happened' || claim.factuality === 'ongoing') && claim.stance !== 'denied';
const denies = (claim: Claim) => claim.stance === 'denied' || claim.kind === 'denial';

/**
 * What cannot all be true of one incident, and what is told differently. Differences of precision are no disputes, except that a
 * planned event for which two sources name different times is shown, with the words that both can be true.
 */
export function disputesOf(said: Said): Dispute[] {
  return [
    ...counts(said),
    ...times(said),
    ...places(said),
    ...denials(said),
    ...actors(said),
    ...outcomes(said),
    ...status(said),
  ];
}

function dispute(
  said: Said,
  kind: Dispute['kind'],
  one: readonly Claim[],
  other: readonly Claim[],
  what: string,
  severity: Dispute['severity'],
): Dispute {
  return {
    id: idFrom('dispute', kind, said.incident.id, ...ids(one), '|', ...ids(other)),
    kind,
    incident: said.incident.id,
    claims: [ids(one), ids(other)],
    what,
    severity,
  };
}

/** Figures of one line of the tally that exclude one another, from different origins or from one origin without a later figure. */
function counts(said: Said): Dispute[] {
  return said.incident.tally.flatMap((line) => {
    const figures = [...line.from, ...line.dissent]
      .map((id) => said.claims.find((claim) => claim.id === id)!)
      .flatMap((claim) =>
        claim.harms
          .filter((harm) => harm.outcome === line.outcome && harm.class === line.class && harm.min !== null)
          .map((harm) => ({ claim, harm })),
      );
    const first = figures[0];
    if (!first) return [];
    const against = figures.filter(({ claim, harm }) => agree(harm, first.harm) === null && claim !== first.claim);
    if (against.length === 0 || line.scope === 'cumulative') return [];
    const withFirst = figures.filter(({ harm }) => agree(harm, first.harm) !== null);
    const numbers = figures.map(({ harm }) => harm.min ?? 0);
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    const words = [
      ...new Set(
        figures.map(({ claim, harm }) => `“${said.textOf(claim).slice(harm.from, harm.to)}” (${said.from.writerOf(claim)})`),
      ),
    ];
    return [
      dispute(
        said,
        'count',
        withFirst.map(({ claim }) => claim),
        against.map(({ claim }) => claim),
        `${line.class === 'unknown' ? 'People' : `Those called ${line.class}`} ${line.outcome}: ${words.join(' against ')}. A later figure may revise an earlier one.`,
        high > 2 * low + 5 ? 'high' : 'medium',
      ),
    ];
  });
}

function timeText(claim: Claim, said: Said): string {
  const when = claim.when!;
  const words = when.text ? `“${said.textOf(claim).slice(when.text.from, when.text.to)}”` : 'its date';
  const days = when.first === when.last ? when.first : `${when.first ?? '?'} to ${when.last ?? '?'}`;
  return `${words}${when.first || when.last ? ` (${days})` : ''} in ${said.from.writerOf(claim)}`;
}

function times(said: Said): Dispute[] {
  const dated = said.claims.filter(
    ({ when, kind }) =>
      when !== null &&
      (when.first !== null || when.last !== null || when.text !== null) &&
      family(kind) === family(said.incident.kind),
  );
  const planned = dated.filter(({ factuality }) => factuality === 'planned' || factuality === 'hypothetical');
  const found: Dispute[] = [];
  const done = dated.filter(real);
  const first = done.find(({ when }) => when!.first !== null || when!.last !== null);
  if (first) {
    const against = done.filter((claim) => daysApart(claim.when!, first.when!) > 0);
    if (against.length > 0)
      found.push(
        dispute(
          said,
          'time',
          done.filter((claim) => !against.includes(claim)),
          against,
          `The times cannot all be right: ${[first, ...against].map((claim) => timeText(claim, said)).join('; ')}.`,
          'medium',
        ),
      );
  }
  const plan = planned[0];
  const other =
    plan &&
    planned.find(
      (claim) =>
        claim.reading !== plan.reading && (claim.when!.first !== plan.when!.first || claim.when!.last !== plan.when!.last),
    );
  if (plan && other) {
    const open = [plan, other].some(({ when }) => when!.first === null && when!.last === null);
    const apart = !open && daysApart(plan.when!, other.when!) > 0;
    found.push(
      dispute(
        said,
        'time',
        planned.filter((claim) => claim.reading === plan.reading),
        planned.filter((claim) => claim.reading !== plan.reading),
        `The planned time is told differently: ${timeText(plan, said)}; ${timeText(other, said)}. ${apart ? 'Both cannot be true.' : 'Both can be true.'}`,
        apart ? 'medium' : 'low',
      ),
    );
  }
  return found;
}

function places(said: Said): Dispute[] {
  const placed = said.claims.filter((claim) => claim.where !== null && claim.where.lat !== null && real(claim));
  const first = placed[0];
  if (!first) return [];
  const against = placed.filter((claim) => (metresBeyond(first, claim) ?? 0) > 10_000);
  if (against.length === 0) return [];
  const kilometres = Math.round(Math.max(...against.map((claim) => metresBeyond(first, claim) ?? 0)) / 1000);
  return [
    dispute(
      said,
      'place',
      placed.filter((claim) => !against.includes(claim)),
      against,
      `Told of ${first.where!.name} and of ${[...new Set(against.map(({ where }) => where!.name))].join(', ')}, at least ${kilometres} km apart.`,
      'medium',
    ),
  ];
}

function denials(said: Said): Dispute[] {
  const denying = said.claims.filter(denies);
  const asserting = said.claims.filter((claim) => real(claim) && !denies(claim));
  if (denying.length === 0 || asserting.length === 0) return [];
  const who = [...new Set(denying.map(({ voice }) => voice.speaker?.name ?? 'A source'))].join(', ');
  return [
    dispute(said, 'denial', asserting, denying, `${who} ${denying.length === 1 ? 'denies' : 'deny'} what others say.`, 'high'),
  ];
}

/** Claims that hold different parties responsible. Allies that one passage names together are one side. */
function actors(said: Said): Dispute[] {
  if (said.incident.shelf !== 'incident') return [];
  const sides = new Map<string, Claim[]>();
  const together = said.claims.filter(real).map((claim) => ({
    claim,
    names: claim.actors.filter(({ role }) => role === 'agent').map(({ name, entity }) => entity ?? fold(name)),
  }));
  const parent = new Map<string, string>();
  const find = (name: string): string => {
    const up = parent.get(name);
    return up === undefined || up === name ? name : find(up);
  };
  for (const { names } of together) for (const name of names) parent.set(find(name), find(names[0]!));
  for (const { claim, names } of together)
    if (names.length > 0) sides.set(find(names[0]!), [...(sides.get(find(names[0]!)) ?? []), claim]);
  if (sides.size < 2) return [];
  const [one, ...rest] = [...sides.values()];
  const named = [...sides.values()].map((claims) =>
    [...new Set(claims.flatMap((claim) => claim.actors.filter(({ role }) => role === 'agent').map(({ name }) => name)))].join(
      ' and ',
    ),
  );
  return [dispute(said, 'actor', one!, rest.flat(), `Different parties are named as acting: ${named.join('; ')}.`, 'high')];
}

function outcomes(said: Said): Dispute[] {
  if (said.incident.kind !== 'vote') return [];
  const found: Dispute[] = [];
  const of = (...outcomes: (string | null)[]) =>
    said.claims.filter(({ vote }) => vote !== null && outcomes.includes(vote.outcome));
  const [adopted, fell] = [of('adopted'), of('failed', 'vetoed')];
  if (adopted.length > 0 && fell.length > 0)
    found.push(
      dispute(said, 'outcome', adopted, fell, 'The draft is said to have been adopted and not to have been adopted.', 'high'),
    );
  const vetoing = said.claims.filter(({ vote }) => vote !== null && vote.vetoedBy.length > 0);
  const opposing = said.claims.filter(
    ({ vote }) =>
      vote !== null &&
      vote.opposedBy.some(({ name }) => !vetoing.some((other) => other.vote!.vetoedBy.some((one) => one.name === name))),
  );
  if (vetoing.length > 0 && opposing.length > 0) {
    const veto = [...new Set(vetoing.flatMap(({ vote }) => vote!.vetoedBy.map(({ name }) => name)))].join(', ');
    const opposed = [...new Set(opposing.flatMap(({ vote }) => vote!.opposedBy.map(({ name }) => name)))]
      .filter((name) => !vetoing.some((other) => other.vote!.vetoedBy.some((one) => one.name === name)))
      .join(', ');
    found.push(
      dispute(
        said,
        'outcome',
        vetoing,
        opposing,
        `Why the draft fell is told differently: a veto by ${veto}, and opposition by ${opposed}. Both can be true: only a permanent member's negative vote is a veto.`,
        'low',
      ),
    );
  }
  for (const [key, label] of [
    ['inFavour', 'in favour'],
    ['against', 'against'],
    ['abstained', 'abstaining'],
  ] as const) {
    const counted = said.claims.filter(({ vote }) => vote !== null && vote[key] !== null);
    const other = counted.filter(({ vote }) => vote![key] !== counted[0]!.vote![key]);
    if (other.length > 0)
      found.push(
        dispute(
          said,
          'vote',
          counted.filter((claim) => !other.includes(claim)),
          other,
          `The number ${label} is told differently: ${[...new Set(counted.map(({ vote }) => vote![key]))].join(', ')}.`,
          'medium',
        ),
      );
  }
  return found;
}

/** What was struck, told as protected by some and as military by others. */
function status(said: Said): Dispute[] {
  const military = new Set([
    'military',
    'military-base',
    'military-object',
    'armed-group',
    'combatant',
    'fighters',
    'command-post',
  ]);
  const sharp = new Set([
    'hospital',
    'clinic',
    'school',
    'market',
    'aid-convoy',
    'residential-building',
    'civilian',
    'civilians',
  ]);
  const as = (classes: ReadonlySet<string>) =>
    said.claims.filter((claim) => real(claim) && claim.targets.some((target) => classes.has(target.class)));
  const [one, other] = [as(sharp), as(military).filter((claim) => !as(sharp).includes(claim))];
  if (said.incident.shelf !== 'incident' || one.length === 0 || other.length === 0) return [];
  return [
    dispute(
      said,
      'status',
      one,
      other,
      'What was struck is told as civilian or protected by some, and as military by others.',
      'high',
    ),
  ];
}

/** How the claims of an incident stand to one another, pair by pair of different readings, or where a figure replaces an earlier one. */
export function relationsOf({ claims, from }: Said, disputes: readonly Dispute[]): Relation[] {
  const relations: Relation[] = [];
  const first = claims[0];
  if (!first) return relations;
  for (const [at, a] of claims.entries())
    for (const b of claims.slice(at + 1, at + 12)) {
      if (a.reading === b.reading) continue;
      const disputed = disputes.find(
        ({ claims: [one, other] }) =>
          (one.includes(a.id) && other.includes(b.id)) || (one.includes(b.id) && other.includes(a.id)),
      );
      if (disputed) relations.push({ kind: 'contradict', claims: [a.id, b.id], because: disputed.what });
      else {
        const same = a.harms.find((harm) =>
          b.harms.some(
            (other) =>
              other.outcome === harm.outcome && other.class === harm.class && harm.min !== null && other.min === harm.min,
          ),
        );
        if (same) relations.push({ kind: 'agree', claims: [a.id, b.id], because: `Both give ${same.min} ${same.outcome}.` });
        else
          relations.push({
            kind: from.originOf(a) === from.originOf(b) ? 'same-event' : 'complement',
            claims: [a.id, b.id],
            because:
              from.originOf(a) === from.originOf(b) ? 'One origin tells it twice.' : 'Different origins tell of the same event.',
          });
      }
    }
  return relations;
}
