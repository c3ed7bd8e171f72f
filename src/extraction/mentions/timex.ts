import type { TimePrecision, When } from '../../model/index.ts';
import { monthNames, needsCapital, type TimeUnit, weekdayNames } from '../languages/en/time.ts';
import type { Document, TimeMention, Token } from '../types.ts';
import { dayNumber, isoOf, lengthOf, partsOf } from './calendar.ts';

// What the rules for expressions of time have in common: the shape of what they find, and the words they read.

/** A time mention with its value in TIMEX3 (ISO-TimeML): "2016-10-10", "2016-W41", "P1Y", "2016-10-10TNI", "PRESENT_REF". */
export interface Timex extends TimeMention {
  readonly value: string;
  /** Where the expression itself begins and ends, without "since", "on" or "for". */
  readonly core: { readonly from: number; readonly to: number };
}

export type Anchor = When['anchor'];
/** Which way the words around a time point; 'open' after "may" or "must", which lie ahead and name what has been as well. */
export type Tense = 'past' | 'future' | 'open' | 'none';

/** What a rule found: tokens `first` to `last` (excluded), the interval in day numbers, and the value. */
export interface Match {
  readonly last: number;
  readonly first: number | null;
  readonly end: number | null;
  readonly precision: TimePrecision;
  readonly anchor: Anchor;
  readonly type: TimeMention['type'];
  readonly value: string;
  readonly rule: string;
}

export interface Context {
  readonly doc: Document;
  readonly tokens: readonly Token[];
  /** The day the text counts from, or null. */
  readonly base: number | null;
  readonly baseAnchor: Anchor;
  /** The one year that all full dates of the text share, when there is no base. */
  readonly year: number | null;
  /** The months of those full dates: a month far from all of them may be of another year. */
  readonly months: ReadonlySet<number>;
  /** The last day told in the text, for "the next day" and "two days later". */
  told: number | null;
  /** The year of the last time told, for "that year" and "the following year", and the sentence it was told in. */
  toldYear: number | null;
  toldIn: number;
  /** Whether the text tells of a match, whose quarters and halves are no parts of a year. */
  readonly ofMatch: boolean;
  /** The last quarter of a year told: "a year earlier" beside it is the same quarter of the year before. */
  quarter: { readonly year: number; readonly nth: number; readonly sentence: number } | null;
}

/** The words of a sentence up to `last` in lower case, and nothing outside of it. */
export const wordsOf =
  ({ tokens }: Context, last: number) =>
  (k: number): string =>
    k >= 0 && k < last ? tokens[k]!.lower : '';

export const two = (n: number): string => String(n).padStart(2, '0');
export const unitLetter: Readonly<Record<TimeUnit, string>> = {
  second: 'S',
  minute: 'M',
  hour: 'H',
  day: 'D',
  week: 'W',
  month: 'M',
  year: 'Y',
  decade: 'DE',
  century: 'CE',
};

export function monthOf(token: Token | undefined): number | null {
  if (token === undefined) return null;
  const month = monthNames.get(token.lower);
  if (month === undefined) return null;
  return needsCapital.has(token.lower) && !/^\p{Lu}/u.test(token.text) ? null : month;
}

export function weekdayOf(token: Token | undefined): number | null {
  if (token === undefined) return null;
  const day = weekdayNames.get(token.lower);
  if (day === undefined) return null;
  return needsCapital.has(token.lower) && !/^\p{Lu}/u.test(token.text) ? null : day;
}

export function yearOf(token: Token | undefined): number | null {
  return token !== undefined && /^(?:1[89]|20|21)\d{2}$/.test(token.text) ? Number(token.text) : null;
}

export const ordinals: ReadonlyMap<string, number> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((word, at) => [word, at + 1] as const),
);

export function dayNumeral(token: Token | undefined): number | null {
  if (token === undefined) return null;
  const match = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token.lower);
  const day = match === null ? (ordinals.get(token.lower) ?? null) : Number(match[1]);
  return day !== null && day >= 1 && day <= 31 ? day : null;
}

export const isDash = (token: Token | undefined): boolean => token !== undefined && /^[-–—‑]$/.test(token.text);
export const point = (day: number, last: number, rule: string, anchor: Anchor, part: string = ''): Match => ({
  last,
  first: day,
  end: day,
  precision: 'day',
  anchor,
  type: part === '' ? 'date' : 'time',
  value: `${isoOf(day)}${part}`,
  rule,
});

export const unknown = (
  last: number,
  precision: TimePrecision,
  rule: string,
  value: string,
  type: TimeMention['type'] = 'date',
): Match => ({
  last,
  first: null,
  end: null,
  precision,
  anchor: null,
  type,
  value,
  rule,
});

/** The text's only year, for a month that lies near the full dates it was taken from; null when it may be another year. */
export function onlyYear({ year, months }: Context, month: number): number | null {
  return year !== null && (months.size === 0 || [...months].some((known) => Math.abs(known - month) <= 2)) ? year : null;
}

/** The year of a month and day that has none: by publication and tense, or the text's only year. */
export function yearFor(context: Context, month: number, day: number, tense: Tense): number | null {
  const { base } = context;
  if (base === null) return onlyYear(context, month);
  const now = partsOf(base);
  const held = Math.min(day, lengthOf(now.year, month));
  const here = dayNumber(now.year, month, held);
  if (tense === 'future') return here >= base ? now.year : base - here > 45 ? now.year + 1 : now.year;
  if (tense === 'past') return here <= base ? now.year : now.year - 1;
  // "said he would leave in September"
  if (tense === 'open' && here >= base && here - base <= 270) return now.year;
  // Without a tense: the nearest one, and at equal distance the past.
  return here - base > 183 ? now.year - 1 : base - here > 245 ? now.year + 1 : now.year;
}

export const precisionOf = (unit: TimeUnit): TimePrecision =>
  unit === 'decade' || unit === 'century' ? 'year' : unit === 'second' ? 'minute' : unit;

/** Whether a unit is less than a day: its lengths are written after a T, and days say nothing of them. */
export const isClockUnit = (unit: TimeUnit): unit is 'second' | 'minute' | 'hour' =>
  unit === 'second' || unit === 'minute' || unit === 'hour';

/** Expressions that annotators mark and that tell no claim when it was: "now", "the 1998 crash", "20 years in prison". */
const untimely: ReadonlySet<string> = new Set(['time/reference', 'time/of-noun', 'time/sentence', 'time/age']);

/** Whether an expression can be the time of something told. */
export const isTimely = ({ rule }: Pick<Timex, 'rule'>): boolean => !untimely.has(rule);
