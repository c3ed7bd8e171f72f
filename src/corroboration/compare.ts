import { type Claim, type EntityId, type EventKind, metresBetween } from '../model/index.ts';
import type { Comparison } from '../linkage/index.ts';
import { type Compared, anchored, harmOnly, isWords, nameKey } from './compared.ts';

/** Above this two claims are held to be of one event. */
export const THRESHOLD = 3.5;

/** How many two sorted lists have in common. */
function common(a: readonly number[], b: readonly number[]): number {
  let [count, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i]!, b[j]!];
    if (x === y) count += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return count;
}

const overlap = (a: readonly string[], b: readonly string[]) => {
  let count = 0;
  for (const one of a) if (b.includes(one)) count += 1;
  return count;
};

const known = ({ first, end }: Compared) => first !== null || end !== null;
const sameReading = (a: Compared, b: Compared) => a.claim.reading === b.claim.reading;
const apart = Number.NEGATIVE_INFINITY;

function oneSentence(a: Compared, b: Compared): boolean {
  return sameReading(a, b) && a.claim.from < b.claim.to && b.claim.from < a.claim.to;
}

/** Metres beyond which two places are not one. */
const FAR = 20_000;

/** Metres between two places beyond what their radii allow; null when either cannot be placed. */
export function metresBeyond(a: Pick<Claim, 'where'>, b: Pick<Claim, 'where'>): number | null {
  if (!a.where || !b.where || a.where.lat === null || a.where.lon === null || b.where.lat === null || b.where.lon === null)
    return null;
  const between = metresBetween({ lat: a.where.lat, lon: a.where.lon }, { lat: b.where.lat, lon: b.where.lon });
  return Math.max(0, between - (a.where.radiusMetres ?? 0) - (b.where.radiusMetres ?? 0));
}

const votes = (a: Compared, b: Compared) => a.family === 'vote' && b.family === 'vote';
const names = (mentions: readonly { name: string; entity: EntityId | null }[]) => [
  ...new Set(mentions.map(({ name, entity }) => nameKey(name, entity))),
];
const drafters = ({ claim }: Compared) => (claim.vote ? names(claim.vote.drafters) : []);
const benefits = (claim: Claim) => claim.actors.some(({ role }) => role === 'beneficiary');
const backers = ({ claim }: Compared) =>
  claim.vote
    ? names([
        ...claim.vote.drafters,
        ...claim.vote.supportedBy,
        ...(benefits(claim) ? [] : claim.actors.filter(({ role }) => role === 'supporter')),
      ])
    : [];
/** "Twice before, A was backed by B": how members vote, and not one draft. */
const habit = ({ claim }: Compared) =>
  claim.vote !== null && benefits(claim) && claim.vote.outcome === null && claim.vote.drafters.length === 0;
const blockers = ({ claim }: Compared) => (claim.vote ? names([...claim.vote.vetoedBy, ...claim.vote.opposedBy]) : []);

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
        holds: (a, b) => longAfter(a, b),
        weight: apart,
        because: 'the same words, published far apart: said again',
      },
      {
        holds: (a, b) =>
          a.speaker !== b.speaker ||
          a.speaker === null ||
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
      { holds: (a, b) => drafters(a).length > 0 && drafters(b).length > 0, weight: apart, because: 'different drafters' },
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
      {
        holds: (a, b) => a.real && b.real && !sameReading(a, b) && soonAfter(a, b),
        weight: 1,
        because: 'one names no time, and it was published within days',
      },
      {
        holds: (a, b) => a.real && b.real && !sameReading(a, b) && !known(a) && !known(b) && bothPublished(a, b),
        weight: -1,
        because: 'neither names a time, and they were published over a week apart',
      },
      { holds: (a, b) => !known(a) || !known(b), weight: 0, because: 'one names no time' },
      {
        // What is planned is put off: two days told for it are a dispute, and not two plans.
        holds: (a, b) => !a.real && !b.real && gap(a, b) > 0 && gap(a, b) <= 60 && movable.has(a.family),
        weight: -0.5,
        because: 'planned for different times',
      },
      { holds: (a, b) => closes(a, b) || closes(b, a), weight: 1, because: 'one tells how the siege ended' },
      { holds: (a, b) => gap(a, b) > 14, weight: apart, because: 'more than two weeks apart' },
      { holds: (a, b) => gap(a, b) >= 1 && exact(a) && exact(b), weight: -5.5, because: 'told of different days' },
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
      {
        holds: (a, b) => namesPlaceOf(a, b) || namesPlaceOf(b, a),
        weight: 1.5,
        because: 'the words of one name the place of the other',
      },
      {
        holds: namesApart,
        weight: -3,
        because: 'one has no place, and no name is in both',
      },
      { holds: (a, b) => a.place === null || b.place === null, weight: 0, because: 'one names no place' },
      { holds: (a, b) => a.place === b.place, weight: 2, because: 'the same place' },
      {
        holds: (a, b) => within(a, b) || within(b, a),
        weight: 1,
        because: 'one place lies in the other',
      },
      { holds: (a, b) => (metresBeyond(a, b) ?? 0) > FAR, weight: apart, because: 'places more than 20 km apart' },
      { holds: () => true, weight: -1, because: 'places of different names' },
    ],
  },
  {
    name: 'actors',
    levels: [
      { holds: (a, b) => a.actors.length === 0 || b.actors.length === 0, weight: 0, because: 'one names nobody' },
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
        holds: (a, b) => a.family === 'attack' && (a.classes.length === 0 || b.classes.length === 0) && differentObjects(a, b),
        weight: apart,
        because: 'figures of attacks on different kinds of object',
      },
      {
        holds: (a, b) => (a.classes.length === 0 || b.classes.length === 0) && overlap(a.named, b.named) > 0,
        weight: 2.5,
        because: 'a proper name in common',
      },
      { holds: (a, b) => a.classes.length === 0 || b.classes.length === 0, weight: 0, because: 'one names no target' },
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
      // What differs in nothing but its names is a turn of phrase that two attacks were told in.
      { holds: namesApart, weight: -0.5, because: 'no name is in both' },
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
  if (a.place !== null && b.place !== null && (a.place === b.place || within(a, b) || within(b, a))) return true;
  if (!open(a) && !open(b) && sameDay(a, b)) return true;
  return overlap(a.proper, b.proper) > 0 || overlap(a.named, b.named) > 0;
}

/** Days between two times: 0 when they overlap or when either is open towards the other. */
function gap(a: Pick<Compared, 'first' | 'end'>, b: Pick<Compared, 'first' | 'end'>): number {
  const after = a.end !== null && b.first !== null ? b.first - a.end : 0;
  const before = b.end !== null && a.first !== null ? a.first - b.end : 0;
  return Math.max(0, after, before) / DAY;
}
const DAY = 86_400_000;
const open = ({ first, end }: Compared) => first === null || end === null;
const exact = (one: Compared) => !open(one) && one.lasts <= 2;

/** Whether a claim says on which day it was. */
export const hasDay = exact;
/** Whether a claim says where it was, to a town or better. */
export const hasPlace = ({ where }: Compared): boolean =>
  where !== null && where.lat !== null && (where.radiusMetres ?? 0) <= FAR;

/** When a claim says it was; of one that says no day, the week before its text came out. */
function spanOf(one: Compared): { first: number | null; end: number | null } {
  if (known(one) || one.published === null) return one;
  return { first: one.published - SOON, end: one.published + DAY };
}
/** Told of days that are not the same, or of a day and in a text that came out long after it. */
export const cannotShareDay = (a: Compared, b: Compared): boolean => gap(spanOf(a), spanOf(b)) >= 1;
/** Told of places that are far from one another, or of a place that the words of the other do not name. */
export function cannotSharePlace(a: Compared, b: Compared): boolean {
  if (a.place === null || b.place === null) return namesApart(a, b);
  return a.place !== b.place && !within(a, b) && !within(b, a) && (metresBeyond(a, b) ?? 0) > FAR;
}

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
  // A report months later tells of the day in one line, and of what happened in the next.
  if ((known(a) && known(b)) || sameReading(a, b)) return false;
  const [one, other] = [known(a) ? (a.end ?? a.first) : a.published, known(b) ? (b.end ?? b.first) : b.published];
  return one !== null && other !== null && Math.abs(one - other) > LATE;
}

/** Most reports on an attack come out within days of it. */
const SOON = 7 * DAY;
/** One names no day, and its text came out within days of the other's day, or of the other's text. */
function soonAfter(a: Compared, b: Compared): boolean {
  if (known(a) && known(b)) return false;
  const [told, undated] = known(a) ? [a, b] : [b, a];
  if (undated.published === null) return false;
  if (!known(told)) return told.published !== null && Math.abs(told.published - undated.published) <= SOON;
  return exact(told) && undated.published >= told.first! && undated.published < told.end! + SOON;
}

const bothPublished = (a: Compared, b: Compared) => a.published !== null && b.published !== null;

/** One has no place, and its words name that of the other. */
const namesPlaceOf = (a: Compared, b: Compared) =>
  a.place === null && a.naming.length > 0 && b.placeWords.length > 0 && b.placeWords.every((word) => a.naming.includes(word));

/** One has no place that is known, and what the two reports tell of the event has no name in common, be it of a place or an object. */
function namesApart(a: Compared, b: Compared): boolean {
  if ((a.place !== null && b.place !== null) || a.naming.length === 0 || b.naming.length === 0 || sameReading(a, b)) return false;
  for (const name of a.naming) if (b.naming.includes(name)) return false;
  return !namesPlaceOf(a, b) && !namesPlaceOf(b, a);
}

/** The longest that a siege is taken to last, in days. */
const LONGEST_SIEGE = 3 * 366;
/** One tells the end of a siege, the other a day of it before. */
const closes = (end: Compared, day: Compared): boolean =>
  end.ends &&
  day.claim.kind === 'siege' &&
  !day.ends &&
  day.first !== null &&
  end.first !== null &&
  day.first < end.first &&
  gap(day, end) <= LONGEST_SIEGE;

/** What can be put off and still be the same. */
const movable: ReadonlySet<EventKind> = new Set(['visit', 'vote', 'ceasefire', 'offer']);

/** One stands in the same paragraph as the other or up to two before, and the words of the later point back. */
function refersBack(a: Compared, b: Compared): boolean {
  if (!sameReading(a, b)) return false;
  const [first, later] = a.claim.from < b.claim.from ? [a, b] : [b, a];
  if (harmOnly.has(first.claim.kind) || harmOnly.has(later.claim.kind)) return false;
  if (
    (a.family === 'attack' || a.family === 'offensive') &&
    first.actors.length > 0 &&
    later.actors.length > 0 &&
    overlap(first.actors, later.actors) === 0
  )
    return false;
  return later.back && first.claim.to <= later.claim.from && later.paragraph - first.paragraph <= 4;
}

/** Both say which object was struck, and none of the objects of one is an object of the other. */
function differentObjects(a: Compared, b: Compared): boolean {
  return a.objects.length > 0 && b.objects.length > 0 && overlap(a.objects, b.objects) === 0;
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
const sharp = ({ classes }: Compared) => classes.some((one) => !broad.has(one));

function within(inner: Compared, outer: Compared): boolean {
  return inner.inside.includes(outer.place!);
}

/** Share of the shorter passage's telling words that stand in the other. */
function likeness(a: Compared, b: Compared): number {
  const shorter = Math.min(a.words.length, b.words.length);
  return shorter < 3 ? 0 : common(a.words, b.words) / shorter;
}

/** Above this two claims are held to be of one event. */
