import { type Claim, type ClaimId, type EntityId, type EventKind, endOf, startOf } from '../model/index.ts';
import { detailsOf } from './details.ts';
import { fold, isCalendar, shortHashOf, wordsOf } from './text.ts';

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
export const anchored: ReadonlySet<EventKind> = new Set([
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
  readonly actors: readonly string[];
  readonly targets: readonly string[];
  readonly classes: readonly string[];
  /** Which objects these are, where they are of a kind by which attacks can be told apart. */
  readonly objects: readonly string[];
  /** Targets with a name of their own, as "the Saint Brigid hospital". */
  readonly proper: readonly string[];
  /** Names of two words in the passage that are not its place, its parties or its speaker. */
  readonly named: readonly string[];
  /** Its place, or that of the one event that its report tells of; folded in `place`. */
  readonly where: Claim['where'];
  readonly place: string | null;
  readonly placeWords: readonly number[];
  /** The names in what its report tells of the event, be they of places or of what was struck, as hashes; not those of who acts or speaks. */
  readonly naming: readonly number[];
  /** The names of the places that its place lies in. */
  readonly inside: readonly string[];
  /** Who says it, for what is words and no event. */
  readonly speaker: string | null;
  /** The words of the passage that say something, as sorted hashes of 32 bits, each once. */
  readonly words: readonly number[];
  /** Index of the paragraph of the passage in its text. */
  readonly paragraph: number;
  readonly real: boolean;
  /** Those named as backing what others do; they tell one campaign from another, and never who did it. */
  readonly supporters: readonly string[];
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
  /** Whether it tells how a siege ended. */
  readonly ends: boolean;
  /** Whether all that its text tells of this family can be one event: no two days, no two places. */
  readonly only: boolean;
  /** For figures that name no day, place or object of their own: the attack told just before them. */
  readonly follows: ClaimId | null;
}

/** What the comparisons look at beyond a claim itself: the other claims of its text. */
export interface Told {
  readonly text: string;
  /** The claims of the same text, and what it tells of one event only. */
  readonly claims: readonly Claim[];
  readonly tellings: ReadonlyMap<EventKind, Telling>;
  readonly published: string | null;
  /** The State that someone is or acts for, where it is known: its army and its government are one side. */
  readonly stateOf: (entity: EntityId) => string | null;
  /** One string for all that are equal, so that a name said a thousand times is kept once. */
  readonly once: (text: string) => string;
}

/** Words before a word that point back to what was told already. */
const BACK = /(?:^|[^\p{L}])(?:the|this|these|those|that|both|such|its|le|la|les|ce|cet|cette|ces)\s+(?:\p{L}+\s+)?$/iu;

/** Words that tell of the end of what lasted. */
const END = /(?<!\p{L})(?:end(?:ed|s)?|lift(?:ed|s)?|over|broken|levé|fin)(?!\p{L})/iu;

/** Whether a claim tells how a siege ended, in the text it stands in. */
export const tellsEnd = ({ kind, from, to }: Claim, text: string): boolean => kind === 'siege' && END.test(text.slice(from, to));

const targetKey = (name: string) => fold(name).replace(/^(?:the|a|an|two|three|several) /, '');
export const nameKey = (name: string, entity: EntityId | null) => entity ?? fold(name).replace(/^the /, '');

/** Kinds that say what was done to people, and not by which act. */
export const harmOnly: ReadonlySet<EventKind> = new Set(['killing', 'injury', 'casualties', 'destruction']);

/** Families of which a short report mostly tells one event. */
const told: ReadonlySet<EventKind> = new Set(['attack', 'vote', 'detention']);
const happened = ({ factuality, stance }: Claim) =>
  factuality === 'happened' || factuality === 'ongoing' || factuality === 'did-not-happen' || stance === 'denied';

/** What a text tells of one event only: its day and its place hold for every line on it that says none. */
export interface Telling {
  readonly when: Claim['when'];
  readonly where: Claim['where'];
  /** The names in its passages, as hashes, but for who acts or speaks. By them a place is known that no gazetteer has. */
  readonly names: readonly number[];
}

/** For each family of which a text can be telling one event, no two days and no two places among its claims, what it tells. */
export function tellingsOf(claims: readonly Claim[], text: string): ReadonlyMap<EventKind, Telling> {
  const byFamily = new Map<EventKind, Claim[]>();
  for (const claim of claims) {
    if (harmOnly.has(claim.kind) || !told.has(family(claim.kind)) || !happened(claim)) continue;
    const own = byFamily.get(family(claim.kind));
    if (own) own.push(claim);
    else byFamily.set(family(claim.kind), [claim]);
  }
  const tellings = new Map<EventKind, Telling>();
  for (const [kind, own] of byFamily) {
    const dated = own.flatMap(({ when }) => (when?.first ? [when] : []));
    const placed = own.flatMap(({ where }) => (where ? [where] : []));
    if (new Set(dated.map(({ first }) => first!.slice(0, 10))).size > 1) continue;
    if (new Set(placed.map(({ name }) => fold(name))).size > 1) continue;
    const spans = dated.toSorted((a, b) => ((a.last ?? '9') < (b.last ?? '9') ? -1 : 1));
    const persons = new Set(
      own.flatMap(({ actors, voice }) =>
        [...actors, ...(voice.speaker ? [voice.speaker] : [])].flatMap(({ name }) => wordsOf(name)),
      ),
    );
    const names = own.flatMap(({ from, to }) => [...detailsOf(text.slice(from, to)).name.keys()]);
    tellings.set(kind, {
      when: spans[0] ?? null,
      where: placed[0] ?? null,
      names: [...new Set(names.filter((name) => !persons.has(name) && !isCalendar(name)).map(shortHashOf))],
    });
  }
  return tellings;
}

/** Names of two words in the passage of a claim, without those that its fields know already. */
function namesIn({ from, to, where, actors, voice }: Claim, text: string): string[] {
  const known = fold([where?.name, ...(where?.within ?? []), voice.speaker?.name, ...actors.map(({ name }) => name)].join(' | '));
  return [...detailsOf(text.slice(from, to)).names.keys()].filter((name) => !known.includes(name));
}

/** Words that stand in every report on an attack: that two passages share them says nothing. */
const FORMULA: ReadonlySet<string> = new Set(
  'people persons civilians killed dead died deaths wounded injured hurt others attack attacks least many more several were'.split(
    ' ',
  ),
);

/** How many letters after an attack its dead and injured are told of. */
const NEAR = 220;

/** The attack that figures follow closely. */
function toldBefore(claim: Claim, claims: readonly Claim[]): Claim | null {
  if (!harmOnly.has(claim.kind) || !claim.harms.some(({ scope, min }) => scope === 'incident' && min !== null)) return null;
  let best: Claim | null = null;
  for (const other of claims)
    if (other.kind === 'attack' && happened(other) && other.to <= claim.from && claim.from - other.to <= NEAR)
      if (best === null || other.from > best.from) best = other;
  return best;
}

const datedBy = ({ when }: Claim) => when !== null && (when.first !== null || when.last !== null);

const none32: readonly number[] = [];
/** One empty list for all, since most claims name no target, no supporter and no proper name. */
const none: readonly string[] = [];

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

/** What the comparisons look at in a claim, with the text it stands in and the claims beside it. */
export function compared(claim: Claim, { text, claims, tellings, published, stateOf, once }: Told): Compared {
  const side = ({ name, entity }: { name: string; entity: EntityId | null }) =>
    (entity && stateOf(entity)) ?? nameKey(name, entity);
  const setOf = (all: readonly string[]) => (all.length === 0 ? none : [...new Set(all)].map(once));
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
  const dated = datedBy(claim);
  const before = dated || claim.where !== null || claim.targets.length > 0 ? null : toldBefore(claim, claims);
  const objects = setOf(
    (classes.length > 0 ? classes : (before?.targets ?? []).map((target) => target.class))
      .map(objectOf)
      .filter((one) => one !== null),
  );
  const telling = before !== null || !harmOnly.has(claim.kind) ? tellings.get(family(claim.kind)) : undefined;
  const only = telling !== undefined && before === null && happened(claim);
  // A line that names no day or no place has that of the one event that its report tells of, or of the attack whose figures it gives.
  const when = dated ? claim.when : before !== null && datedBy(before) ? before.when : (telling?.when ?? claim.when);
  const where = claim.where ?? before?.where ?? telling?.where ?? null;
  const days = lasts(claim);
  return {
    claim,
    family: family(claim.kind),
    actors: setOf([...agents, ...claim.harms.flatMap(({ attributedTo }) => attributedTo)].map(side)),
    targets: setOf(claim.targets.map(({ name }) => targetKey(name))),
    supporters: setOf(claim.kind === 'military-support' || claim.vote !== null ? [] : claim.actors.filter(backing).map(side)),
    classes,
    objects,
    named: anchored.has(family(claim.kind)) ? setOf(namesIn(claim, text)) : none,
    proper: setOf(
      claim.targets
        .filter(({ name }) => /\p{Lu}/u.test(name.replace(/^\P{L}*\p{L}+\s*/u, '')))
        .map(({ name }) => targetKey(name)),
    ),
    where,
    place: where && once(fold(where.name)),
    inside: setOf(where?.within.map(fold) ?? []),
    naming: telling && happened(claim) ? telling.names : none32,
    placeWords: where === null ? [] : wordsOf(where.name).map(shortHashOf),
    speaker:
      isWords(claim.kind) && claim.voice.speaker ? once(nameKey(claim.voice.speaker.name, claim.voice.speaker.entity)) : null,
    words: [
      ...Int32Array.from(
        new Set(
          wordsOf(text.slice(claim.from, claim.to))
            .filter((word) => !FORMULA.has(word))
            .map(shortHashOf),
        ),
      ).sort(),
    ],
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
            objects.length > 0
          ? 'single'
          : 'open',
    tolls: setOf(claim.harms.filter(({ min }) => min !== null).map(({ outcome, min }) => `${outcome} ${min}`)),
    first: when?.first ? startOf(when.first) : null,
    end: when?.last ? endOf(when.last) : null,
    lasts: when === claim.when ? days : lasts({ when, factuality: claim.factuality }),
    published: published === null ? null : startOf(published.slice(0, 10)),
    headline: claim.voice.manner === 'headline',
    back: claim.trigger !== null && !dated && BACK.test(text.slice(Math.max(0, claim.trigger.from - 40), claim.trigger.from)),
    ends: tellsEnd(claim, text),
    only,
    follows: before?.id ?? null,
  };
}

function paragraphsBefore(text: string, at: number): number {
  let count = 0;
  for (let n = text.indexOf('\n'); n >= 0 && n < at; n = text.indexOf('\n', n + 1)) count += 1;
  return count;
}

/** Days that a claim's time covers; 0 when it names none. An open end counts as long. */
function lasts({ when, factuality }: Pick<Claim, 'when' | 'factuality'>): number {
  if (when === null || when.precision === 'year' || when.precision === 'month' || (when.first === null && when.last === null))
    return 0;
  if (when.first === null || when.last === null) return factuality === 'ongoing' ? 999 : 0;
  return (endOf(when.last) - startOf(when.first)) / 86_400_000;
}
