import type { TimePrecision } from '../../model/index.ts';
import { smallNumbers } from '../languages/en/numbers.ts';
import { feasts, namedDays, rates, timeUnits } from '../languages/en/time.ts';
import { dayNumber, easter, lengthOf, partsOf } from './calendar.ts';
import {
  type Anchor,
  type Context,
  type Match,
  ordinals,
  point,
  precisionOf,
  type Tense,
  two,
  unitLetter,
  unknown,
  yearFor,
  yearOf,
} from './timex.ts';

// Expressions that name a stretch of time by a word of their own: quarters, halves, the end of a year, feasts, centuries, "for months",
// "twice a week", and words such as "now" that refer to a time without giving one.

/** One such expression that begins at token `at`, or null. */
export function namedTime(context: Context, at: number, last: number, tense: Tense): Match | null {
  return (
    feast(context, at, last, tense) ??
    partOfYear(context, at, last, tense) ??
    modifiedYear(context, at, last) ??
    century(context, at, last) ??
    rate(context, at, last) ??
    spell(context, at, last, tense) ??
    dayOfThisMonth(context, at, last, tense) ??
    reference(context, at, last)
  );
}

const word = (context: Context, k: number, last: number): string => (k >= 0 && k < last ? context.tokens[k]!.lower : '');

const stretch = (
  first: number,
  end: number,
  last: number,
  precision: TimePrecision,
  anchor: Anchor,
  value: string,
  rule: string,
): Match => ({ last, first, end, precision, anchor, type: 'date', value, rule });

/** The year that "of 2010", "of last year", ", 2010" or nothing gives; null when none can be told. */
function yearAfter(context: Context, at: number, last: number): { year: number | null; next: number; anchor: Anchor } {
  const w = (k: number): string => word(context, k, last);
  const k = w(at) === 'of' || w(at) === ',' || w(at) === 'in' ? at + 1 : at;
  const stated = k < last ? yearOf(context.tokens[k]) : null;
  if (stated !== null) return { year: stated, next: k + 1, anchor: 'stated' };
  const now = context.base === null ? null : partsOf(context.base).year;
  const m = w(k) === 'the' ? k + 1 : k;
  const step = w(m) === 'last' || w(m) === 'previous' ? -1 : w(m) === 'next' ? 1 : /^(?:this|current)$/.test(w(m)) ? 0 : null;
  if (step !== null && w(m + 1) === 'year')
    return { year: now === null ? null : now + step, next: m + 2, anchor: context.baseAnchor };
  if (w(at) === 'of' && w(k) === 'the' && w(m) === 'year') return { year: now, next: m + 1, anchor: context.baseAnchor };
  return { year: now, next: at, anchor: context.baseAnchor };
}

/** "the third quarter of 2012", "the first half of the year", "the end of last year", "early next year". */
function partOfYear(context: Context, start: number, last: number, tense: Tense): Match | null {
  const w = (k: number): string => word(context, k, last);
  const at = w(start) === 'the' ? start + 1 : start;
  const nth = ordinals.get(w(at)) ?? null;
  if (nth !== null && nth <= 4 && (w(at + 1) === 'quarter' || (w(at + 1) === 'half' && nth <= 2))) {
    const half = w(at + 1) === 'half';
    const { year: near, next, anchor } = yearAfter(context, at + 2, last);
    const begins = (nth - 1) * (half ? 6 : 3) + 1;
    // A quarter without its year is the last one that had begun, unless it lies ahead.
    const ahead =
      near !== null &&
      next === at + 2 &&
      tense !== 'future' &&
      context.base !== null &&
      dayNumber(near, begins, 1) > context.base;
    const year = near !== null && ahead ? near - 1 : near;
    // "in the first half" of a match or a building: only with a year, or as a quarter.
    if (half && next === at + 2) return null;
    const code = `${half ? 'H' : 'Q'}${nth}`;
    if (year === null) return unknown(next, 'month', 'part-of-year', `XXXX-${code}`);
    const months = half ? 6 : 3;
    const to = nth * months;
    return stretch(
      dayNumber(year, to - months + 1, 1),
      dayNumber(year, to, lengthOf(year, to)),
      next,
      'month',
      anchor,
      `${year}-${code}`,
      'part-of-year',
    );
  }
  const side = /^(?:end|start|beginning|middle)$/.exec(w(at))?.[0];
  if (side !== undefined && w(at + 1) === 'of' && (at > start || side === 'middle')) {
    const { year, next, anchor } = yearAfter(context, at + 1, last);
    if (next <= at + 2) return null;
    if (year === null) return unknown(next, 'year', 'part-of-year', 'XXXX');
    return thirdOf(year, side === 'end' ? 'late' : side === 'middle' ? 'mid' : 'early', next, anchor);
  }
  return null;
}

function thirdOf(year: number, third: 'early' | 'mid' | 'late', next: number, anchor: Anchor): Match {
  const [from, to] = third === 'early' ? [1, 4] : third === 'mid' ? [5, 8] : [9, 12];
  return stretch(
    dayNumber(year, from, 1),
    dayNumber(year, to, lengthOf(year, to)),
    next,
    'month',
    anchor,
    String(year),
    `year-${third}`,
  );
}

/** "mid-2012", "late 2011", "fiscal 2012", "the 2011 uprising". */
function modifiedYear(context: Context, at: number, last: number): Match | null {
  const { tokens } = context;
  const w = (k: number): string => word(context, k, last);
  const third = /^(early|mid|late)$/.exec(w(at))?.[1] as 'early' | 'mid' | 'late' | undefined;
  if (third !== undefined) {
    const k = /^[-–]$/.test(w(at + 1)) ? at + 2 : at + 1;
    const year = k < last ? yearOf(tokens[k]) : null;
    return year === null ? null : thirdOf(year, third, k + 1, 'stated');
  }
  const glued = /^(early|mid|late)-((?:1[89]|20|21)\d{2})$/.exec(w(at));
  if (glued !== null) return thirdOf(Number(glued[2]), glued[1] as 'early' | 'mid' | 'late', at + 1, 'stated');
  const year = at < last ? yearOf(tokens[at]) : null;
  if (year === null) return null;
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  const named =
    before?.lower === 'the' &&
    before.sentence === tokens[at]!.sentence &&
    next !== undefined &&
    at + 1 < last &&
    /^NN$|^NNP$|^JJ$/.test(next.xpos) &&
    next.text !== '-';
  if (!named && before?.lower !== 'fiscal') return null;
  return stretch(dayNumber(year, 1, 1), dayNumber(year, 12, 31), at + 1, 'year', 'stated', String(year), 'year');
}

/** "Good Friday", "Christmas Day", "New Year's Eve 2012"; the attacks that are named by their day. */
function feast(context: Context, at: number, last: number, tense: Tense): Match | null {
  const { tokens } = context;
  const named = namedDays.find(({ words }) => words.every((part, k) => word(context, at + k, last) === part));
  if (named !== undefined) return point(dayNumber(...named.date), at + named.length, 'feast', 'stated');
  const found = feasts.find(({ words }) => words.every((part, k) => word(context, at + k, last) === part));
  if (found === undefined || !/^\p{Lu}/u.test(tokens[at]!.text)) return null;
  let next = at + found.words.length;
  let year = next < last ? yearOf(tokens[next]) : null;
  const stated = year !== null;
  if (year !== null) next++;
  const { day } = found;
  if (year === null) {
    if (context.base === null) year = context.year;
    else if (typeof day === 'number') {
      const now = partsOf(context.base).year;
      year = easter(now) + day <= context.base || tense === 'future' ? now : now - 1;
    } else year = yearFor(context, day[0], day[1], tense === 'none' ? 'past' : tense);
  }
  if (year === null)
    return unknown(next, 'day', 'feast', typeof day === 'number' ? 'XXXX-XX-XX' : `XXXX-${two(day[0])}-${two(day[1])}`);
  const on = typeof day === 'number' ? easter(year) + day : dayNumber(year, day[0], day[1]);
  return point(on, next, 'feast', stated ? 'stated' : context.baseAnchor);
}

/** "the 20th century", "nineteenth-century". */
function century(context: Context, at: number, last: number): Match | null {
  const w = (k: number): string => word(context, k, last);
  const said = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(w(at));
  const nth = said === null ? (ordinals.get(w(at)) ?? null) : Number(said[1]);
  if (nth === null || nth < 1 || nth > 21) return null;
  const k = /^[-–]$/.test(w(at + 1)) ? at + 2 : at + 1;
  if (w(k) !== 'century') return null;
  return stretch(
    dayNumber((nth - 1) * 100 + 1, 1, 1),
    dayNumber(nth * 100, 12, 31),
    k + 1,
    'year',
    'stated',
    two(nth - 1),
    'century',
  );
}

const times = /^(?:once|twice|thrice)$/;

/** "twice a week", "every two years", "annual": how often, and never when. */
function rate(context: Context, at: number, last: number): Match | null {
  const w = (k: number): string => word(context, k, last);
  const set = (next: number, value: string): Match => unknown(next, 'vague', 'set', value, 'set');
  const known = rates.get(w(at));
  if (known !== undefined) return set(at + 1, known);
  let k = at;
  if (times.test(w(k))) k++;
  else if (smallNumbers.has(w(k)) && w(k + 1) === 'times') k += 2;
  else k = -1;
  if (k > 0 && /^(?:a|an|per|each|every)$/.test(w(k))) {
    const unit = timeUnits.get(w(k + 1));
    if (unit !== undefined) return set(k + 2, lengthOfUnit(1, unit));
  }
  if (w(at) === 'every') {
    const n =
      w(at + 1) === 'other' ? 2 : (smallNumbers.get(w(at + 1)) ?? (/^\d{1,3}$/.test(w(at + 1)) ? Number(w(at + 1)) : null));
    const unit = timeUnits.get(w(at + 2));
    if (n !== null && unit !== undefined) return set(at + 3, lengthOfUnit(n, unit));
  }
  return null;
}

type Unit = NonNullable<ReturnType<typeof timeUnits.get>>;
const lengthOfUnit = (n: number | 'X', { unit, times: each }: Unit): string =>
  `P${unit === 'hour' || unit === 'minute' ? 'T' : ''}${n === 'X' ? n : n * each}${unitLetter[unit]}`;

/** "for months", "years of war", "half an hour", "a year and a half": lengths without a number. */
function spell(context: Context, start: number, last: number, tense: Tense): Match | null {
  const w = (k: number): string => word(context, k, last);
  if (w(start) === 'half' && /^an?$/.test(w(start + 1)) && timeUnits.has(w(start + 2))) {
    const { unit } = timeUnits.get(w(start + 2))!;
    const value =
      unit === 'hour' ? 'PT30M' : unit === 'day' ? 'PT12H' : unit === 'year' ? 'P6M' : unit === 'decade' ? 'P5Y' : null;
    return value === null ? null : unknown(start + 3, precisionOf(unit), 'duration', value, 'duration');
  }
  const lead = /^(?:for|in|within|after|over)$/.test(w(start));
  const at = lead ? start + 1 : start;
  const unit = timeUnits.get(w(at));
  if (unit === undefined || !/(?:s|ies)$/.test(w(at)) || /^(?:hrs|mins|weekends|seconds|nights)$/.test(w(at))) return null;
  const before = context.tokens[start - 1];
  const alone =
    before === undefined || !/^(?:NUM|ADJ|DET|PRON)$/.test(before.upos) || before.sentence !== context.tokens[start]!.sentence;
  const of = w(at + 1) === 'of';
  const after = /^(?:ago|later|earlier|before|after)$/.test(w(at + 1));
  if (!alone || !(lead || of || after)) return null;
  const value = lengthOfUnit('X', unit);
  if (w(at + 1) === 'ago')
    return {
      ...unknown(at + 2, 'vague', 'ago', 'PAST_REF'),
      end: context.base,
      anchor: context.base === null ? null : context.baseAnchor,
    };
  if (after) return unknown(at + 2, 'vague', 'told', value, 'duration');
  if (w(start) === 'for' && tense !== 'future' && context.base !== null)
    return { ...unknown(at + 1, 'vague', 'span', value, 'duration'), end: context.base, anchor: context.baseAnchor };
  return unknown(at + 1, 'vague', 'duration', value, 'duration');
}

/** "on the 14th": the last such day before publication, when nothing that the number could count follows. */
function dayOfThisMonth(context: Context, at: number, last: number, tense: Tense): Match | null {
  const { tokens } = context;
  const said = /^([12]?\d|3[01])(?:st|nd|rd|th)$/.exec(word(context, at, last));
  if (said === null || tokens[at - 1]?.lower !== 'the' || !/^(?:on|of|by|until|since)$/.test(tokens[at - 2]?.lower ?? ''))
    return null;
  const next = tokens[at + 1];
  if (next !== undefined && at + 1 < last && /^(?:NOUN|PROPN|ADJ|NUM)$/.test(next.upos)) return null;
  const from = context.base ?? context.told;
  const day = Number(said[1]);
  if (from === null) return unknown(at + 1, 'day', 'day-of-month', `XXXX-XX-${two(day)}`);
  const now = partsOf(from);
  let { year, month } = now;
  if (
    context.base !== null &&
    tense !== 'future' &&
    dayNumber(year, month, Math.min(day, lengthOf(year, month))) > context.base
  ) {
    month = month === 1 ? 12 : month - 1;
    if (month === 12) year--;
  }
  if (day < 1 || day > lengthOf(year, month)) return null;
  return point(dayNumber(year, month, day), at + 1, 'day-of-month', context.base === null ? 'event' : context.baseAnchor);
}

/** "now", "the future", "the coming days": a time that is referred to and not given. */
function reference(context: Context, at: number, last: number): Match | null {
  const w = (k: number): string => word(context, k, last);
  const refer = (next: number, value: string): Match => unknown(next, 'vague', 'reference', value);
  if (w(at) === 'now' && w(at - 1) !== 'until' && w(at + 1) !== 'that') return refer(at + 1, 'PRESENT_REF');
  if (w(at) === 'at' && w(at + 1) === 'the' && w(at + 2) === 'moment' && w(at + 3) !== 'of' && w(at + 3) !== 'when')
    return refer(at + 3, 'PRESENT_REF');
  if (w(at) === 'the' && w(at + 1) === 'future') return refer(at + 2, 'FUTURE_REF');
  if (
    w(at) === 'the' &&
    w(at + 1) === 'past' &&
    !/^(?:NOUN|NUM)$/.test(context.tokens[at + 2]?.upos ?? '') &&
    !/^(?:few|several|couple|many)$/.test(w(at + 2))
  )
    return refer(at + 2, 'PAST_REF');
  if (w(at) === 'coming' && timeUnits.has(w(at + 1)) && w(at + 1).endsWith('s')) return refer(at + 2, 'FUTURE_REF');
  return null;
}
