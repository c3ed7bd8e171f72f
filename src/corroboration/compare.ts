import { type Claim, type ClaimId, type EntityId, type EventKind, endOf, metresBetween, startOf } from '../model/index.ts';
import type { Comparison } from '../linkage/index.ts';
import { detailsOf } from './details.ts';
import { fold, hashOf, wordsOf } from './text.ts';

/** Kinds of event that can be one event told in different words. A kind in no family is only ever like itself. */
const families: readonly (readonly EventKind[])[] = [
  ['attack', 'killing', 'injury', 'casualties', 'destruction', 'weapon-use'],
  ['offensive', 'clash', 'territorial-change', 'movement'],
  ['vote', 'draft'],
  ['visit', 'meeting'],
  ['offer', 'evacuation'],
  ['agreement', 'cooperation'],
  ['detention', 'abduction'],
  ['investigation', 'referral', 'prosecution'],
  ['ceasefire', 'ceasefire-breach'],
  ['deployment', 'military-support'],
  ['siege', 'aid-denial'],
];
const familyOf = new Map(families.flatMap((kinds) => kinds.map((kind) => [kind, kinds[0]!] as const)));

/** The family in which a kind is compared. */
export const family = (kind: EventKind): EventKind => familyOf.get(kind) ?? kind;

/** Kinds that are words and not events: they are one only when the same person says the same. */
const words: ReadonlySet<EventKind> = new Set([
  'statement',
  'accusation',
  'characterisation',
  'condemnation',
  'denial',
  'admission',
  'warning',
  'demand',
]);
export const isWords = (kind: EventKind): boolean => words.has(kind);

/** Families of events that are many and alike: reports of two of them differ in nothing but day and place. */
const anchored: ReadonlySet<EventKind> = new Set([
  'attack',
  'offensive',
  'siege',
  'detention',
  'displacement',
  'torture',
  'pillage',
]);

/** A claim with what the comparisons look at, folded once. */
export interface Compared {
  readonly claim: Claim;
  readonly family: EventKind;
  readonly actors: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
  /** Targets with a name of their own, as "the Saint Brigid hospital". */
  readonly proper: ReadonlySet<string>;
  /** Names of two words in the passage that are not its place, its parties or its speaker. */
  readonly named: ReadonlySet<string>;
  readonly place: string | null;
  /** The words of the passage that say something, as sorted hashes, each once. */
  readonly words: Float64Array;
  /** Index of the paragraph of the passage in its text. */
  readonly paragraph: number;
  readonly real: boolean;
  /** Those named as backing what others do; they tell one campaign from another, and never who did it. */
  readonly supporters: ReadonlySet<string>;
  /** A toll over a period, which no strike is the same as. */
  readonly period: boolean;
  /** One event with its day, its own object or its own figures; a campaign that lasts; or neither said. */
  readonly extent: 'single' | 'campaign' | 'open';
  readonly tolls: readonly string[];
  /** First moment of its time and the moment after its last, in milliseconds since 1970; null where not said. */
  readonly first: number | null;
  readonly end: number | null;
  /** Days that it covers; 0 when it names none. */
  readonly lasts: number;
  /** When its text was published, in milliseconds since 1970, or null. */
  readonly published: number | null;
  /** Whether it stands in the title or a heading of its text. */
  readonly headline: boolean;
  /** Whether its own words point back ("the proposal", "these strikes"). */
  readonly back: boolean;
  /** Whether all that its text tells of this family can be one event: no two days, no two places. */
  readonly only: boolean;
  /** For figures that name no day, place or object of their own: the attack told just before them. */
  readonly follows: ClaimId | null;
}

/** What the comparisons look at beyond a claim itself: the other claims of its text. */
export interface Told {
  readonly text: string;
  /** The claims of the same text. */
  readonly claims: readonly Claim[];
  readonly published: string | null;
  /** The State that someone is or acts for, where it is known: its army and its government are one side. */
  readonly stateOf: (entity: EntityId) => string | null;
}

/** Words before a word that point back to what was told already. */
const BACK = /(?:^|[^\p{L}])(?:the|this|these|those|that|both|such|its|le|la|les|ce|cet|cette|ces)\s+(?:\p{L}+\s+)?$/iu;

const targetKey = (name: string) => fold(name).replace(/^(?:the|a|an|two|three|several) /, '');
const nameKey = (name: string, entity: EntityId | null) => entity ?? fold(name).replace(/^the /, '');

/** Kinds that say what was done to people, and not by which act. */
const harmOnly: ReadonlySet<EventKind> = new Set(['killing', 'injury', 'casualties', 'destruction']);

/** Families of which a short report mostly tells one event. */
const told: ReadonlySet<EventKind> = new Set(['attack', 'vote', 'detention']);
const happened = ({ factuality, stance }: Claim) =>
  factuality === 'happened' || factuality === 'ongoing' || factuality === 'did-not-happen' || stance === 'denied';

/** Whether what one text tells of a family can all be of one event: no two days and no two places among its claims. */
export function tellsOfOne(claim: Claim, claims: readonly Claim[]): boolean {
  if (harmOnly.has(claim.kind) || !told.has(family(claim.kind)) || !happened(claim)) return false;
  const own = claims.filter((other) => family(other.kind) === family(claim.kind) && !harmOnly.has(other.kind) && happened(other));
  const days = new Set(own.flatMap(({ when }) => (when?.first ? [when.first.slice(0, 10)] : [])));
  const places = new Set(own.flatMap(({ where }) => (where ? [fold(where.name)] : [])));
  return days.size < 2 && places.size < 2;
}

/** Names of two words in the passage of a claim, without those that its fields know already. */
function namesIn({ from, to, where, actors, voice }: Claim, text: string): string[] {
  const known = fold([where?.name, ...(where?.within ?? []), voice.speaker?.name, ...actors.map(({ name }) => name)].join(' | '));
  return [...detailsOf(text.slice(from, to)).names.keys()].filter((name) => !known.includes(name));
}

/** How many letters after an attack its dead and injured are told of. */
const NEAR = 220;

/** The attack that figures follow closely. */
function toldBefore(claim: Claim, claims: readonly Claim[]): ClaimId | null {
  if (!harmOnly.has(claim.kind) || !claim.harms.some(({ scope, min }) => scope === 'incident' && min !== null)) return null;
  let best: Claim | null = null;
  for (const other of claims)
    if (other.kind === 'attack' && happened(other) && other.to <= claim.from && claim.from - other.to <= NEAR)
      if (best === null || other.from > best.from) best = other;
  return best?.id ?? null;
}

/** What the comparisons look at in a claim, with the text it stands in and the claims beside it. */
export function compared(claim: Claim, { text, claims, published, stateOf }: Told): Compared {
  const side = ({ name, entity }: { name: string; entity: EntityId | null }) =>
    (entity && stateOf(entity)) ?? nameKey(name, entity);
  const backing = ({ role }: { role: string }) => role === 'supporter' || role === 'beneficiary';
  const agents = claim.actors.filter((actor) => !backing(actor) && actor.role !== 'speaker');
  const cumulative = claim.harms.length > 0 && claim.harms.every(({ scope }) => scope === 'cumulative');
  const classes = setOf(claim.targets.map((target) => target.class));
  // A noun that seems to go on ("shells") beside a verb that is done ("hit") tells of the one attack.
  const inOneSentence = claims.some(
    (other) =>
      other !== claim &&
      other.kind === claim.kind &&
      other.factuality === 'happened' &&
      other.from < claim.to &&
      claim.from < other.to,
  );
  const days = lasts(claim);
  const dated = claim.when !== null && (claim.when.first !== null || claim.when.last !== null);
  return {
    claim,
    family: family(claim.kind),
    actors: setOf([...agents, ...claim.harms.flatMap(({ attributedTo }) => attributedTo)].map(side)),
    targets: setOf(claim.targets.map(({ name }) => targetKey(name))),
    supporters: new Set(claim.kind === 'military-support' || claim.vote !== null ? [] : claim.actors.filter(backing).map(side)),
    classes,
    named: anchored.has(family(claim.kind)) ? setOf(namesIn(claim, text)) : none,
    proper: setOf(
      claim.targets
        .filter(({ name }) => /\p{Lu}/u.test(name.replace(/^\P{L}*\p{L}+\s*/u, '')))
        .map(({ name }) => targetKey(name)),
    ),
    place: claim.where && fold(claim.where.name),
    words: Float64Array.from(new Set(wordsOf(text.slice(claim.from, claim.to)).map(hashOf))).sort(),
    paragraph: paragraphsBefore(text, claim.from),
    real: happened(claim),
    period: cumulative,
    extent:
      days > 21 ||
      claim.kind === 'siege' ||
      claim.kind === 'offensive' ||
      (claim.factuality === 'ongoing' && !dated && !inOneSentence)
        ? 'campaign'
        : (dated && days <= 2 && claim.when?.precision !== 'vague') ||
            claim.harms.some(({ scope, min }) => scope === 'incident' && min !== null) ||
            [...classes].some((one) => objectOf(one) !== null)
          ? 'single'
          : 'open',
    tolls: claim.harms.filter(({ min }) => min !== null).map(({ outcome, min }) => `${outcome} ${min}`),
    first: claim.when?.first ? startOf(claim.when.first) : null,
    end: claim.when?.last ? endOf(claim.when.last) : null,
    lasts: days,
    published: published === null ? null : startOf(published.slice(0, 10)),
    headline: claim.voice.manner === 'headline',
    back: claim.trigger !== null && !dated && BACK.test(text.slice(Math.max(0, claim.trigger.from - 40), claim.trigger.from)),
    only: tellsOfOne(claim, claims),
    follows: dated || claim.where !== null || claim.targets.length > 0 ? null : toldBefore(claim, claims),
  };
}

function paragraphsBefore(text: string, at: number): number {
  let count = 0;
  for (let n = text.indexOf('\n'); n >= 0 && n < at; n = text.indexOf('\n', n + 1)) count += 1;
  return count;
}

/** Days that a claim's time covers; 0 when it names none. An open end counts as long. */
function lasts({ when, factuality }: Claim): number {
  if (when === null || when.precision === 'year' || when.precision === 'month' || (when.first === null && when.last === null))
    return 0;
  if (when.first === null || when.last === null) return factuality === 'ongoing' ? 999 : 0;
  return (endOf(when.last) - startOf(when.first)) / 86_400_000;
}

/** How many two sorted lists have in common. */
function common(a: Float64Array, b: Float64Array): number {
  let [count, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) count += 1;
    if (a[i]! <= b[j]!) i += 1;
    else {
      j += 1;
      continue;
    }
    if (a[i - 1] === b[j]) j += 1;
  }
  return count;
}

/** One empty set for all, since most claims name no target, no supporter and no proper name. */
const none: ReadonlySet<string> = new Set();
const setOf = (all: readonly string[]): ReadonlySet<string> => (all.length === 0 ? none : new Set(all));

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>) => {
  let count = 0;
  for (const one of a) if (b.has(one)) count += 1;
  return count;
};

const known = ({ first, end }: Compared) => first !== null || end !== null;
const sameReading = (a: Compared, b: Compared) => a.claim.reading === b.claim.reading;
const apart = Number.NEGATIVE_INFINITY;

function oneSentence(a: Compared, b: Compared): boolean {
  return sameReading(a, b) && a.claim.from < b.claim.to && b.claim.from < a.claim.to;
}

/** Metres between two places beyond what their radii allow; null when either cannot be placed. */
export function metresBeyond(a: Claim, b: Claim): number | null {
  if (!a.where || !b.where || a.where.lat === null || a.where.lon === null || b.where.lat === null || b.where.lon === null)
    return null;
  const between = metresBetween({ lat: a.where.lat, lon: a.where.lon }, { lat: b.where.lat, lon: b.where.lon });
  return Math.max(0, between - (a.where.radiusMetres ?? 0) - (b.where.radiusMetres ?? 0));
}

const votes = (a: Compared, b: Compared) => a.family === 'vote' && b.family === 'vote';
const names = (mentions: readonly { name: string; entity: EntityId | null }[]) =>
  new Set(mentions.map(({ name, entity }) => nameKey(name, entity)));
const drafters = ({ claim }: Compared) => (claim.vote ? names(claim.vote.drafters) : new Set<string>());
const benefits = (claim: Claim) => claim.actors.some(({ role }) => role === 'beneficiary');
const backers = ({ claim }: Compared) =>
  claim.vote
    ? names([
        ...claim.vote.drafters,
        ...claim.vote.supportedBy,
        ...(benefits(claim) ? [] : claim.actors.filter(({ role }) => role === 'supporter')),
      ])
    : new Set<string>();
/** "Twice before, A was backed by B": how members vote, and not one draft. */
const habit = ({ claim }: Compared) =>
  claim.vote !== null && benefits(claim) && claim.vote.outcome === null && claim.vote.drafters.length === 0;
const blockers = ({ claim }: Compared) =>
  claim.vote ? names([...claim.vote.vetoedBy, ...claim.vote.opposedBy]) : new Set<string>();

/**
 * What speaks for two claims being of one event. Weights are log2 of a likelihood ratio, set by judgement and held by the golden
 * stories; `docs/method/corroboration.md` shows one pair worked through.
 */
export const comparisons: readonly Comparison<Compared>[] = [
  {
    name: 'kind',
    levels: [
      { holds: (a, b) => a.family !== b.family, weight: apart, because: 'different kinds of event' },
      {
        holds: (a, b) => a.real !== b.real,
        weight: apart,
        because: 'one is told as done, the other as planned, offered or feared',
      },
      {
        holds: (a, b) =>
          (a.period !== b.period && a.family === 'attack') ||
          // What one sentence tells of an attack it does not tell of a campaign, in whatever tense.
          (!oneSentence(a, b) &&
            ((a.extent === 'single' && b.extent === 'campaign') || (a.extent === 'campaign' && b.extent === 'single'))),
        weight: apart,
        because: 'one covers a period, the other a single event',
      },
      {
        holds: (a, b) =>
          a.extent === 'campaign' && b.extent === 'campaign' && (a.claim.kind === 'siege') !== (b.claim.kind === 'siege'),
        weight: apart,
        because: 'a siege and an offensive',
      },
      {
        holds: (a, b) => a.family === 'offensive' && (a.claim.kind === 'offensive') !== (b.claim.kind === 'offensive'),
        weight: -3,
        because: 'one is a campaign, the other fighting in it',
      },
      { holds: (a, b) => refersBack(a, b), weight: 1, because: 'kinds of event that can be one' },
      {
        holds: (a, b) => !a.real && a.claim.factuality !== b.claim.factuality && a.family === 'offer',
        weight: -1.5,
        because: 'one is hinted at or sought, the other made',
      },
      {
        holds: (a, b) =>
          a.claim.kind === b.claim.kind && (a.claim.detail === b.claim.detail || !a.claim.detail || !b.claim.detail),
        weight: 1,
        because: 'the same kind of event',
      },
      {
        holds: (a, b) => a.claim.detail !== null && b.claim.detail !== null && a.claim.detail !== b.claim.detail,
        weight: -3,
        because: 'told as different forms of attack',
      },
      { holds: () => true, weight: 0.5, because: 'kinds of event that can be one' },
    ],
  },
  {
    name: 'words',
    levels: [
      { holds: (a) => !isWords(a.claim.kind), weight: 0, because: 'an event and not words' },
      {
        holds: (a, b) =>
          nameKeyOfSpeaker(a) !== nameKeyOfSpeaker(b) ||
          nameKeyOfSpeaker(a) === null ||
          common(a.words, b.words) < 0.5 * Math.min(a.words.length, b.words.length),
        weight: apart,
        because: 'not the same words of the same speaker',
      },
      { holds: () => true, weight: 4, because: 'the same speaker says much the same' },
    ],
  },
  {
    name: 'draft',
    levels: [
      { holds: (a, b) => !votes(a, b), weight: 0, because: 'not a vote' },
      { holds: (a, b) => habit(a) !== habit(b), weight: apart, because: 'one tells how members used to vote' },
      // "A draft backed by Russia" is not the draft that Russia blocked.
      {
        holds: (a, b) => overlap(backers(a), blockers(b)) > 0 || overlap(backers(b), blockers(a)) > 0,
        weight: apart,
        because: 'backed by whom the other names as blocking it',
      },
      { holds: (a, b) => overlap(drafters(a), drafters(b)) > 0, weight: 4, because: 'the same drafters' },
      { holds: (a, b) => drafters(a).size > 0 && drafters(b).size > 0, weight: apart, because: 'different drafters' },
      { holds: (a, b) => overlap(blockers(a), blockers(b)) > 0, weight: 2, because: 'blocked by the same members' },
      {
        holds: (a, b) => sameReading(a, b) && Math.abs(a.paragraph - b.paragraph) <= 2,
        weight: 1.5,
        because: 'told in the same paragraph',
      },
      { holds: () => true, weight: 0, because: 'no drafters named' },
    ],
  },
  {
    name: 'time',
    levels: [
      { holds: (a, b) => a.real && b.real && tooEarly(a, b), weight: -5, because: 'published before the day of the other' },
      {
        holds: (a, b) => a.real && b.real && longAfter(a, b),
        weight: -2.5,
        because: 'one names no time, and they were published far apart',
      },
      { holds: (a, b) => !known(a) || !known(b), weight: 0, because: 'one names no time' },
      {
        // What is planned is put off: two days told for it are a dispute, and not two plans.
        holds: (a, b) => !a.real && !b.real && gap(a, b) > 0 && gap(a, b) <= 60 && movable.has(a.family),
        weight: -0.5,
        because: 'planned for different times',
      },
      { holds: (a, b) => gap(a, b) > 14, weight: apart, because: 'more than two weeks apart' },
      { holds: (a, b) => gap(a, b) >= 1 && exact(a) && exact(b), weight: -5, because: 'told of different days' },
      { holds: (a, b) => gap(a, b) > 0, weight: -3, because: 'the times do not overlap' },
      { holds: (a, b) => open(a) || open(b), weight: 0.5, because: 'one time is open' },
      { holds: (a, b) => exact(a) && exact(b) && sameDay(a, b), weight: 3, because: 'the same day' },
      { holds: (a, b) => exact(a) && exact(b), weight: 1, because: 'days that follow one another' },
      { holds: () => true, weight: 1.5, because: 'the times overlap' },
    ],
  },
  {
    name: 'place',
    levels: [
      { holds: (a, b) => a.place === null || b.place === null, weight: 0, because: 'one names no place' },
      { holds: (a, b) => a.place === b.place, weight: 2, because: 'the same place' },
      {
        holds: (a, b) => within(a.claim, b.claim) || within(b.claim, a.claim),
        weight: 1,
        because: 'one place lies in the other',
      },
      { holds: (a, b) => (metresBeyond(a.claim, b.claim) ?? 0) > 20_000, weight: apart, because: 'places more than 20 km apart' },
      { holds: () => true, weight: -1, because: 'places of different names' },
    ],
  },
  {
    name: 'actors',
    levels: [
      { holds: (a, b) => a.actors.size === 0 || b.actors.size === 0, weight: 0, because: 'one names nobody' },
      // Two parties at war do a thousand things to one another: that they are named says little of which attack is meant.
      { holds: (a, b) => a.family === 'attack' && overlap(a.actors, b.actors) > 1, weight: 1.5, because: 'the same actors' },
      { holds: (a, b) => a.family === 'attack' && overlap(a.actors, b.actors) > 0, weight: 1, because: 'the same actor' },
      { holds: (a, b) => overlap(a.actors, b.actors) > 1, weight: 3, because: 'the same actors' },
      {
        holds: (a, b) =>
          overlap(a.actors, b.actors) > 0 && (overlap(a.supporters, b.actors) > 0 || overlap(b.supporters, a.actors) > 0),
        weight: 2.5,
        because: 'the same actors, one told as backing the other',
      },
      { holds: (a, b) => a.family === 'visit' && overlap(a.actors, b.actors) > 0, weight: 2.5, because: 'the same traveller' },
      { holds: (a, b) => overlap(a.actors, b.actors) > 0, weight: 1.5, because: 'the same actor' },
      { holds: (a, b) => a.period && b.period, weight: apart, because: 'tolls or campaigns of different parties' },
      {
        holds: (a, b) => a.family === 'offensive' && !(sameReading(a, b) && (a.headline || b.headline)),
        weight: -3,
        because: 'ground and forces of different parties',
      },
      { holds: () => true, weight: -1, because: 'different actors' },
    ],
  },
  {
    name: 'targets',
    levels: [
      {
        holds: (a, b) => (a.classes.size === 0 || b.classes.size === 0) && overlap(a.named, b.named) > 0,
        weight: 2.5,
        because: 'a proper name in common',
      },
      { holds: (a, b) => a.classes.size === 0 || b.classes.size === 0, weight: 0, because: 'one names no target' },
      { holds: (a, b) => overlap(a.targets, b.targets) > 0, weight: 2.5, because: 'the same target in words' },
      { holds: (a, b) => overlap(a.classes, b.classes) > 0, weight: 1.5, because: 'the same kind of target' },
      {
        holds: (a, b) => a.family === 'attack' && differentObjects(a, b),
        weight: apart,
        because: 'different kinds of object struck',
      },
      { holds: (a, b) => a.family === 'attack' && sharp(a) && sharp(b), weight: -3, because: 'different kinds of target' },
      { holds: () => true, weight: -1, because: 'different targets' },
    ],
  },
  {
    name: 'figures',
    levels: [
      { holds: (a, b) => a.tolls.length === 0 || b.tolls.length === 0, weight: 0, because: 'one gives no figure' },
      { holds: (a, b) => a.tolls.some((toll) => b.tolls.includes(toll)), weight: 2, because: 'the same figure' },
      { holds: () => true, weight: -0.5, because: 'different figures' },
    ],
  },
  {
    name: 'anchor',
    levels: [
      { holds: (a, b) => sameReading(a, b) || !anchored.has(a.family), weight: 0, because: 'told in one report' },
      { holds: copied, weight: 2.5, because: 'a sentence taken over' },
      { holds: (a, b) => anchor(a, b), weight: 0, because: 'a day, a place or a proper name in common' },
      // "Twelve people were killed" stands in a thousand reports.
      { holds: () => true, weight: -4, because: 'no day, place or proper name in common' },
    ],
  },
  {
    name: 'passage',
    levels: [
      {
        holds: (a, b) =>
          sameReading(a, b) &&
          a.claim.trigger !== null &&
          b.claim.trigger !== null &&
          a.claim.trigger.from === b.claim.trigger.from,
        weight: 4,
        because: 'the same word says it',
      },
      {
        holds: oneSentence,
        weight: 3,
        because: 'told in one sentence',
      },
      {
        holds: (a, b) => sameReading(a, b) && (a.headline || b.headline) && Math.abs(a.paragraph - b.paragraph) <= LEAD,
        weight: 2.5,
        because: 'the headline and the report below it',
      },
      { holds: (a, b) => a.family !== 'attack' && refersBack(a, b), weight: 3.5, because: 'the words point back to it' },
      { holds: (a, b) => refersBack(a, b), weight: 2.5, because: 'the words point back to it' },
      {
        holds: (a, b) => a.follows === b.claim.id || b.follows === a.claim.id,
        weight: 3,
        because: 'the figures that follow it',
      },
      { holds: (a, b) => sameReading(a, b) && a.only && b.only, weight: 2.5, because: 'the report tells of no other' },
      { holds: (a, b) => sameReading(a, b) && a.paragraph === b.paragraph, weight: 1.5, because: 'told in one paragraph' },
      { holds: (a, b) => likeness(a, b) >= 0.6, weight: 3, because: 'much the same words' },
      { holds: (a, b) => likeness(a, b) >= 0.35, weight: 1.5, because: 'many of the same words' },
      { holds: (a, b) => sameReading(a, b), weight: 0.5, because: 'told in one report' },
      { holds: () => true, weight: -0.5, because: 'few of the same words' },
    ],
  },
];

/** Lines below a headline in which a report tells what its headline is of. */
const LEAD = 5;
/** A sentence of some length that stands in two reports word for word, or nearly: whoever has it second has it from the first. */
function copied(a: Compared, b: Compared): boolean {
  return a.words.length >= 7 && b.words.length >= 7 && common(a.words, b.words) >= 0.9 * Math.max(a.words.length, b.words.length);
}

function anchor(a: Compared, b: Compared): boolean {
  if (a.place !== null && b.place !== null && (a.place === b.place || within(a.claim, b.claim) || within(b.claim, a.claim)))
    return true;
  if (known(a) && known(b) && !open(a) && !open(b) && gap(a, b) === 0) return true;
  for (const name of a.proper) if (b.proper.has(name)) return true;
  for (const name of a.named) if (b.named.has(name)) return true;
  return false;
}

/** Days between two times: 0 when they overlap or when either is open towards the other. */
function gap(a: Compared, b: Compared): number {
  const after = a.end !== null && b.first !== null ? b.first - a.end : 0;
  const before = b.end !== null && a.first !== null ? a.first - b.end : 0;
  return Math.max(0, after, before) / DAY;
}
const DAY = 86_400_000;
const open = ({ first, end }: Compared) => first === null || end === null;
const exact = (one: Compared) => !open(one) && one.lasts <= 2;
const sameDay = (a: Compared, b: Compared) => a.first! < b.end! && b.first! < a.end!;

/** A report tells of what happened before it was published; of what happened long before it mostly says when. */
const LATE = 30 * DAY;
/** One names no day, and its text came out before the other's day. */
function tooEarly(a: Compared, b: Compared): boolean {
  const [dated, undated] = known(a) ? [a, b] : [b, a];
  return (
    known(dated) &&
    !known(undated) &&
    undated.published !== null &&
    dated.first !== null &&
    dated.first >= undated.published + 2 * DAY
  );
}
function longAfter(a: Compared, b: Compared): boolean {
  if (known(a) && known(b)) return false;
  const [one, other] = [known(a) ? (a.end ?? a.first) : a.published, known(b) ? (b.end ?? b.first) : b.published];
  return one !== null && other !== null && Math.abs(one - other) > LATE;
}

/** What can be put off and still be the same. */
const movable: ReadonlySet<EventKind> = new Set(['visit', 'vote', 'ceasefire', 'offer']);

/** One stands in the same paragraph as the other or up to two before, and the words of the later point back. */
function refersBack(a: Compared, b: Compared): boolean {
  if (!sameReading(a, b)) return false;
  const [first, later] = a.claim.from < b.claim.from ? [a, b] : [b, a];
  if (harmOnly.has(first.claim.kind) || harmOnly.has(later.claim.kind)) return false;
  if (
    (a.family === 'attack' || a.family === 'offensive') &&
    first.actors.size > 0 &&
    later.actors.size > 0 &&
    overlap(first.actors, later.actors) === 0
  )
    return false;
  return later.back && first.claim.to <= later.claim.from && later.paragraph - first.paragraph <= 4;
}

/** Objects by which attacks can be told apart, kinds that reports mix up in one line. */
const objects = new Map(
  [
    'hospital field-hospital clinic medical-facility',
    'ambulance medical-convoy',
    'school university orphanage',
    'place-of-worship',
    'aid-convoy aid-warehouse un-vehicle',
    'market shop queue-for-aid aid-distribution-point',
    'idp-camp un-facility',
    'water-infrastructure',
    'power-infrastructure',
    'bakery food-supply farm',
    'media-office',
    'bus vehicle',
    'civilian-infrastructure',
    'cultural-site museum',
    'government-building',
    'prison',
    'cemetery',
  ].flatMap((line) => line.split(' ').map((one) => [one, line] as const)),
);
const objectOf = (targetClass: string): string | null => objects.get(targetClass) ?? null;

/** Both say which object was struck, and none of the objects of one is an object of the other. */
function differentObjects(a: Compared, b: Compared): boolean {
  const of = ({ classes }: Compared) => new Set([...classes].map(objectOf).filter((one) => one !== null));
  const [one, other] = [of(a), of(b)];
  return one.size > 0 && other.size > 0 && overlap(one, other) === 0;
}

/** Places, cities and people in general are struck in most attacks; a hospital or a convoy tells one attack from another. */
const broad = new Set([
  'city',
  'town-or-village',
  'civilian',
  'civilians',
  'civilian-objects',
  'civilian-object',
  'people',
  'unknown',
  'other',
]);
const sharp = ({ classes }: Compared) => [...classes].some((one) => !broad.has(one));

function nameKeyOfSpeaker({ claim: { voice } }: Compared): string | null {
  return voice.speaker && nameKey(voice.speaker.name, voice.speaker.entity);
}

function within(inner: Claim, outer: Claim): boolean {
  const name = fold(outer.where!.name);
  return inner.where!.within.some((one) => fold(one) === name);
}

/** Share of the shorter passage's telling words that stand in the other. */
function likeness(a: Compared, b: Compared): number {
  const shorter = Math.min(a.words.length, b.words.length);
  return shorter < 3 ? 0 : common(a.words, b.words) / shorter;
}

/** Above this two claims are held to be of one event. */
export const THRESHOLD = 3.5;

/** Keys by which claims find one another: what they share must be one of these. Each says enough that few events have it. */
export function keysOf(record: Compared): string[] {
  const { claim, family: kind, actors, proper, classes, place } = record;
  const keys = [`${kind} reading ${claim.reading}`];
  const days = daysOf(claim);
  const months = new Set(
    days.length > 0 ? days.map((day) => day.slice(0, 7)) : claim.when?.first ? [claim.when.first.slice(0, 7)] : [],
  );
  if ((record.extent === 'campaign' || record.period) && claim.when?.first)
    keys.push(`${kind} since ${claim.when.first.slice(0, 10)}`);
  for (const target of proper) keys.push(`${kind} target ${target}`);
  for (const name of record.named) keys.push(`${kind} name ${name}`);
  if (place !== null) {
    keys.push(`${kind} at ${place}`);
    for (const one of classes) keys.push(`${kind} ${one} at ${place}`);
    for (const month of months) keys.push(`${kind} at ${place} ${month}`);
    for (const harm of claim.harms) if (harm.min !== null) keys.push(`${kind} at ${place} ${harm.outcome} ${harm.min}`);
  }
  for (const day of days) {
    for (const one of classes) keys.push(`${kind} ${one} on ${day}`);
    for (const harm of claim.harms) if (harm.min !== null) keys.push(`${kind} on ${day} ${harm.outcome} ${harm.min}`);
    for (const actor of actors) keys.push(`${kind} actor ${actor} ${day}`);
  }
  if (!anchored.has(kind)) {
    for (const actor of actors) keys.push(`${kind} actor ${actor}`, `${kind} actor ${actor} ${[...months][0] ?? ''}`);
    const pair = [...actors].sort((x, y) => (x < y ? -1 : 1)).slice(0, 2);
    if (pair.length === 2) keys.push(`${kind} actors ${pair.join(' and ')}`);
  } else if (claim.harms.some(({ scope }) => scope === 'cumulative'))
    for (const actor of actors) keys.push(`${kind} toll ${actor}`);
  // A sentence taken over whole is found by three of its words, the same three in every report.
  if (anchored.has(kind) && record.words.length >= 7) keys.push(`${kind} words ${record.words.slice(0, 3).join(' ')}`);
  if (claim.vote)
    for (const one of [...claim.vote.drafters, ...claim.vote.vetoedBy, ...claim.vote.opposedBy, ...claim.vote.supportedBy])
      keys.push(`vote ${nameKey(one.name, one.entity)}`);
  if (claim.voice.speaker && isWords(claim.kind))
    keys.push(`${kind} by ${nameKey(claim.voice.speaker.name, claim.voice.speaker.entity)}`);
  return keys;
}

/** The days of a time that is known to three days or better, with the days beside them. */
function daysOf({ when }: Claim): string[] {
  if (when === null || when.first === null || when.last === null) return [];
  const [from, to] = [startOf(when.first.slice(0, 10)), startOf(when.last.slice(0, 10))];
  if (to - from > 2 * 86_400_000 || to < from) return [];
  const days: string[] = [];
  for (let day = from - 86_400_000; day <= to + 86_400_000; day += 86_400_000)
    days.push(new Date(day).toISOString().slice(0, 10));
  return days;
}
