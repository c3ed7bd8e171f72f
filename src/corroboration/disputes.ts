import {
  type Claim,
  type ClaimId,
  type Dispute,
  type EntityId,
  type Incident,
  agree,
  daysApart,
  idFrom,
} from '../model/index.ts';
import { metresBeyond } from './compare.ts';
import { family, tellsEnd } from './compared.ts';
import type { Provenance } from './support.ts';
import { fold } from './text.ts';

/** What is said of an incident, as the disputes look at it. Claims come in order of publication. */
export interface Said {
  readonly incident: Incident;
  readonly claims: readonly Claim[];
  readonly from: Provenance;
  readonly textOf: (claim: Claim) => string;
  /** The State that someone is or acts for: its army and its government are one side. */
  readonly stateOf: (entity: EntityId) => string | null;
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
    ...quotes(said),
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

/**
 * Figures of one line of the tally that count and exclude one another. Tolls over a period are in dispute only where they count
 * until one day: a later toll is higher because more have died.
 */
function counts(said: Said): Dispute[] {
  return said.incident.tally.flatMap((line) => {
    const byId = new Map(said.claims.map((claim) => [claim.id, claim]));
    const figures = (line.figures ?? [])
      .filter(({ standing, min, max }) => standing === 'counts' && (min !== null || max !== null))
      .flatMap((figure) => {
        const claim = byId.get(figure.claim)!;
        const harm = claim.harms.find(
          (one) => one.outcome === line.outcome && one.class === line.class && one.min === figure.min && one.max === figure.max,
        );
        return harm ? [{ claim, harm, asOf: figure.asOf }] : [];
      });
    const first = figures[0];
    if (!first) return [];
    const against = figures.filter(
      ({ claim, harm, asOf }) =>
        agree(harm, first.harm) === null && claim !== first.claim && (line.scope !== 'cumulative' || asOf === first.asOf),
    );
    if (against.length === 0) return [];
    const withFirst = figures.filter(({ harm }) => agree(harm, first.harm) !== null);
    const numbers = [...withFirst, ...against].map(({ harm }) => harm.min ?? 0);
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    const words = [
      ...new Set(
        [...withFirst, ...against].map(
          ({ claim, harm }) => `“${said.textOf(claim).slice(harm.from, harm.to)}” (${said.from.writerOf(claim)})`,
        ),
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
  const dated = said.claims.filter((claim) => {
    const { when, kind } = claim;
    if (when === null || (when.first === null && when.last === null && when.text === null)) return false;
    // The day on which a siege ended is none on which it began.
    if (tellsEnd(claim, said.textOf(claim))) return false;
    // A death in hospital days later has a day of its own.
    return said.incident.kind === 'attack' ? kind === 'attack' : family(kind) === family(said.incident.kind);
  });
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

/**
 * Claims that hold different parties responsible. Allies that one passage names together are one side, and so are the army and the
 * government of one State. One report in one voice does not contradict itself: "the army" of its headline is "government forces" below.
 */
function actors(said: Said): Dispute[] {
  if (said.incident.shelf !== 'incident') return [];
  const together = said.claims.filter(real).map((claim) => ({
    claim,
    names: claim.actors
      .filter(({ role }) => role === 'agent')
      .map(({ name, entity }) => (entity && said.stateOf(entity)) ?? entity ?? fold(name)),
  }));
  const parent = new Map<string, string>();
  const find = (name: string): string => {
    const up = parent.get(name);
    return up === undefined || up === name ? name : find(up);
  };
  const unite = (a: string, b: string) => {
    if (find(a) !== find(b)) parent.set(find(a), find(b));
  };
  const voice = new Map<string, string>();
  for (const { claim, names } of together)
    for (const name of names) {
      unite(name, names[0]!);
      const key = `${claim.reading} ${claim.voice.speaker?.name ?? ''}`;
      const known = voice.get(key);
      if (known === undefined) voice.set(key, name);
      else unite(name, known);
    }
  const sides = new Map<string, Claim[]>();
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
  if (said.incident.shelf !== 'incident') return [];
  const dead = people(said);
  if (one.length === 0 || other.length === 0) return dead;
  return [
    ...dead,
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

/** As many dead told as civilians by some and as fighters by others: who they were is what is disputed, and not how many. */
function people(said: Said): Dispute[] {
  const figures = said.claims
    .filter(real)
    .flatMap((claim) =>
      claim.harms.filter(({ min, scope }) => min !== null && scope !== 'cumulative').map((harm) => ({ claim, harm })),
    );
  const fighters = figures.filter(({ harm }) => harm.class === 'combatant');
  const civilians = figures.filter(
    ({ claim, harm }) =>
      harm.class === 'civilian' &&
      fighters.some(
        (other) => other.claim.reading !== claim.reading && other.harm.outcome === harm.outcome && agree(other.harm, harm),
      ),
  );
  const against = fighters.filter(({ harm }) =>
    civilians.some((other) => other.harm.outcome === harm.outcome && agree(other.harm, harm)),
  );
  if (civilians.length === 0 || against.length === 0) return [];
  return [
    dispute(
      said,
      'status',
      civilians.map(({ claim }) => claim),
      against.map(({ claim }) => claim),
      `The ${civilians[0]!.harm.min} ${civilians[0]!.harm.outcome} are told as civilians by ${said.from.writerOf(civilians[0]!.claim)}, and as fighters by ${said.from.writerOf(against[0]!.claim)}.`,
      'high',
    ),
  ];
}

/** Share of the words of the shorter quotation that the other has, in one order, above which they are of one saying. */
const ONE_SAYING = 0.6;

/** Words in quotation marks of one speaker that two outlets give differently. */
function quotes(said: Said): Dispute[] {
  const quoted = said.claims.flatMap((claim) => {
    const { speaker, content, manner } = claim.voice;
    if (speaker === null || content === null || manner !== 'direct') return [];
    const text = said.textOf(claim).slice(content.from, content.to);
    const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.length < 4 ? [] : [{ claim, who: speaker.entity ?? fold(speaker.name), name: speaker.name, text, words }];
  });
  const found: Dispute[] = [];
  for (const [n, a] of quoted.entries()) {
    const b = quoted
      .slice(n + 1)
      .find((other) => other.who === a.who && other.claim.reading !== a.claim.reading && differs(a.words, other.words));
    if (b)
      found.push(
        dispute(
          said,
          'quote',
          [a.claim],
          [b.claim],
          `${a.name} is quoted differently: “${a.text}” (${said.from.writerOf(a.claim)}) against “${b.text}” (${said.from.writerOf(b.claim)}).`,
          'low',
        ),
      );
  }
  return found;
}

/** Mostly the same words in one order, and neither a part of the other. */
function differs(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (` ${long.join(' ')} `.includes(` ${short.join(' ')} `)) return false;
  let row = new Uint16Array(long.length + 1);
  for (const word of short) {
    const next = new Uint16Array(long.length + 1);
    for (let n = 1; n <= long.length; n++) next[n] = long[n - 1] === word ? row[n - 1]! + 1 : Math.max(row[n]!, next[n - 1]!);
    row = next;
  }
  return row[long.length]! >= ONE_SAYING * short.length;
}
