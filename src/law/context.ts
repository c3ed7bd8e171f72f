import type { ClaimId } from '../model/index.ts';
import type { Pool } from './acts.ts';
import type { Made, Surroundings } from './assess.ts';
import type { Bearing } from './bearing.ts';
import type { Under } from './conflict.ts';
import { sideKey } from './sides.ts';
import type { ContextRule, Element } from './instruments/index.ts';
import { stateOf } from './support.ts';

/** How many claims of the whole file are named under one incident's element; the rest are counted in the sentence. */
const NAMED = 8;
/** A pattern this unlikely by chance speaks for a system. A convention of this room; the chance itself is always shown. */
const UNLIKELY = 0.01;

/** Claims of the file, those of the incident itself first; when there are many, the first few. */
function some(pool: Pool, own: ReadonlySet<ClaimId>): ClaimId[] {
  const found = [...own].filter((id) => pool.has(id)).slice(0, NAMED);
  for (const id of pool.first()) {
    if (found.length === NAMED) break;
    if (!own.has(id)) found.push(id);
  }
  return found;
}
const counted = (n: number, what: string) => `${n === 1 ? '1 claim' : `${n} claims`} ${what}`;
const nothing = (because: string, missing: readonly string[]): Bearing => ({ for: [], against: [], missing, because });

/** An element of context, judged over the whole file as it surrounds the incident. */
export function contextOf(element: Element, made: Made, under: readonly Under[], around: Surroundings): Bearing {
  const own = new Set(made.of.own.map(({ claim }) => claim.id));
  return judges[element.rule!]({ element, made, under, around, own });
}

interface Asked {
  readonly element: Element;
  readonly made: Made;
  readonly under: readonly Under[];
  readonly around: Surroundings;
  readonly own: ReadonlySet<ClaimId>;
}

const judges: Readonly<Record<ContextRule, (asked: Asked) => Bearing>> = {
  international: (asked) => ofConflict(asked, false),
  'non-international': (asked) => ofConflict(asked, false),
  'non-international-protracted': (asked) => ofConflict(asked, true),
  nexus: ({ element, made, under }) => {
    const parties = new Set(under.flatMap(({ finding }) => finding.parties.map(sideKey)));
    const fighting = made.sides.filter((side) => parties.has(side));
    const on = made.of.own.filter(({ claim, signals }) => {
      if (signals.has('denied') || !signals.has('attack')) return false;
      return made.sidesOf(claim).some((side) => parties.has(side));
    });
    // That someone did it, known or not, ties nothing to a conflict: only that one who fights in it did.
    if (on.length === 0)
      return nothing(
        made.sides.length > 0 && fighting.length === 0
          ? 'The file speaks of no fighting of those said to have done it.'
          : 'No words in the file tie the conduct to the conflict.',
        element.missing,
      );
    return {
      for: on.map(({ claim }) => claim.id),
      against: [],
      missing: element.missing.slice(1),
      because: `${counted(on.length, on.length === 1 ? 'names' : 'name')} who carried it out, a party to the fighting of which the file speaks.`,
    };
  },
  aware: ({ element }) =>
    nothing('Not assessed from reports: it follows as a rule from a part in the fighting.', element.missing),
  'attack-on-population': ({ element, made, around, own }) => {
    const acts = around.acts.of(made.pooled);
    if (made.sides.length === 0)
      return nothing('The file names nobody as responsible, so no course of conduct of one side can be told.', [
        'Who did it?',
        ...element.missing,
      ]);
    if (acts.incidents < 2) return nothing('The file tells of no second such act by the same side.', element.missing);
    const { claims } = acts;
    return {
      for: some(claims, own),
      against: [],
      missing: element.missing,
      because: `${counted(claims.size, claims.size === 1 ? 'tells' : 'tell')} of ${acts.incidents} incidents in which the same side is said to have struck or harmed civilians.`,
    };
  },
  policy: ({ element, made, around, own }) => {
    const claims = around.acts.of(made.pooled).policy;
    return claims.size === 0
      ? nothing('No words in the file speak of a policy or system of the side accused.', element.missing)
      : {
          for: some(claims, own),
          against: [],
          missing: element.missing,
          because: `${counted(claims.size, 'of the same side’s acts')} with words of a policy or system.`,
        };
  },
  scale: ({ element, made, around, own }) => {
    const { many } = around.acts.of(made.pooled);
    const patterns = around.patterns.of(made.of.incident.id).filter(({ chance }) => chance !== null && chance < UNLIKELY);
    const inPattern = patterns.length > 0 ? [...own] : [];
    if (many.size === 0 && inPattern.length === 0)
      return nothing(
        'No words in the file speak of many civilians killed by the side accused, and no pattern is less likely than one in a hundred by chance.',
        element.missing,
      );
    return {
      for: [...new Set([...inPattern, ...some(many, own)])].slice(0, Math.max(NAMED, inPattern.length)),
      against: [],
      missing: element.missing,
      because: [
        many.size > 0 ? `${counted(many.size, 'of the same side’s acts')} with many civilians killed.` : '',
        ...patterns.map(({ what, chance }) => `Pattern: ${what} (chance that it is none: ${chance!.toPrecision(2)}).`),
      ]
        .filter(Boolean)
        .join(' '),
    };
  },
  part: ({ element, made, around, own }) => {
    const patterns = around.patterns.of(made.of.incident.id);
    return patterns.length === 0
      ? nothing('No pattern ties this act to others of the file.', element.missing)
      : {
          for: [...own],
          against: [],
          missing: element.missing,
          because: patterns
            .slice(0, 3)
            .map(
              ({ what, incidents, chance }) =>
                `Pattern of ${incidents.length} incidents: ${what}${chance === null ? '' : ` (chance that it is none: ${chance.toPrecision(2)})`}.`,
            )
            .join(' '),
        };
  },
  'knew-of-attack': ({ element }) => nothing('No words in the file bear on what the perpetrator knew.', element.missing),
  pattern: ({ element, made, around, own }) => {
    const claims = around.acts.of(made.pooled).group;
    return claims.size === 0
      ? nothing('No words in the file speak of like conduct against the group.', element.missing)
      : {
          for: some(claims, own),
          against: [],
          missing: element.missing,
          because: `${counted(claims.size, 'of the same side’s acts')} with words of destroying a group.`,
        };
  },
};

/** The kind of conflict, as the file's finding on it says, or as a person set it. */
function ofConflict({ element, under, own, around }: Asked, protracted: boolean): Bearing {
  if (under.length === 0)
    return nothing('No words in the file speak of such a conflict at this place and time.', element.missing);
  const key = under.map(({ kind }) => kind.element).join(' ');
  const on = around.pools.under(`for ${protracted ? 'long' : ''} ${key}`, () =>
    under.flatMap(({ kind, finding }) => [...kind.for, ...(protracted ? finding.protracted : [])]),
  );
  const against = around.pools.under(`against ${key}`, () => under.flatMap(({ kind }) => kind.against));
  const long = protracted && under.some(({ finding }) => finding.protracted.length > 0);
  const set = under.find(({ kind }) => kind.set !== null)?.kind;
  const where = [
    ...new Set(
      under.map(
        ({ finding: { parties, territory } }) =>
          `${parties[0].name} and ${parties[1].name}${territory ? `, ${territory.name}` : ''}`,
      ),
    ),
  ];
  return {
    for: some(on, own),
    against: some(against, own),
    missing: long && element.missing.length > 1 ? element.missing.slice(1) : element.missing,
    because: `${counted(on.size, `in the file of the fighting of ${where.slice(0, 3).join('; ')}`)}${long ? ', some of its length' : ''}.${set?.set ? ` The kind was set by ${set.set.name}: ${set.set.reason}` : ''}`,
    state: set ? set.state : stateOf({ for: { length: on.size }, against: { length: against.size } }),
  };
}
