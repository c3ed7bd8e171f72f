import { type TimeUnit, timeUnits } from '../languages/en/time.ts';
import { addMonths } from './calendar.ts';
import { numberAt } from './number.ts';
import { type Context, isClockUnit, isDash, unitLetter, wordsOf } from './timex.ts';

// Lengths of time: how many of which unit, how TIMEX3 writes them, and how far they lead from a day.

/** A length of time as words give it: `count` units, null where the words give no number. */
interface Length {
  readonly unit: TimeUnit;
  readonly count: number | null;
  readonly hedged: boolean;
  /** Joined to its unit, as in "a 10-day siege". */
  readonly attributive: boolean;
  /** The token after it. */
  readonly next: number;
}

/** "two and a half years", "another week", "3 1/2 months", "five consecutive days", "half an hour", "a quarter-century", "all day". */
export function lengthAt(context: Context, at: number, last: number): Length | null {
  const { tokens } = context;
  const w = wordsOf(context, last);
  if (at >= last) return null;
  const part = partAt(context, at, last);
  if (part !== null) return part;
  let count: number | null = 1;
  let hedged = false;
  let k: number;
  const hedge = hedgeBeforeA(context, at, last);
  if (/^(?:an?|another)$/.test(w(at)) && timeUnits.has(w(at + 1))) k = at + 1;
  else if (/^(?:all|a|an|one|the)$/.test(w(at)) && /^(?:full|entire|whole|single)$/.test(w(at + 1)) && timeUnits.has(w(at + 2)))
    k = at + 2;
  else if (w(at) === 'all' && /^(?:day|week|month|year)$/.test(w(at + 1))) k = at + 1;
  else if (hedge !== null) {
    hedged = true;
    k = hedge;
  } else {
    const number = numberAt(context.doc, at, last);
    const decimal = number === null ? /^\d{1,3}\.\d{1,2}$/.exec(w(at)) : null;
    if (number === null && decimal === null) return null;
    count = number === null ? Number(decimal![0]) : number.value;
    hedged = number !== null && number.hedge !== null;
    k = number === null ? at + 1 : number.last;
    const half = halfAfter(w, k);
    if (count !== null && half > 0) {
      count += 0.5;
      k += half;
    }
    // "2018 day five" is no length.
    if (count === 0 || (count !== null && count >= 1800 && count <= 2100 && w(k) === 'day')) return null;
  }
  const attributive = isDash(tokens[k]) && k < last;
  if (attributive) k++;
  else if (tokens[k]?.upos === 'ADJ' && k + 1 < last && w(k + 1).endsWith('s')) k++;
  const unit = timeUnits.get(w(k));
  if (unit === undefined || isOrdinalSecond(context, k, last)) return null;
  if (count !== null) count *= unit.times;
  const half = attributive ? 0 : halfAfter(w, k + 1);
  if (half > 0 && count !== null) count += 0.5;
  return { unit: unit.unit, count, hedged, attributive, next: k + 1 + half };
}

/** How many words "and a half", "½" or "1/2" are at `k`. */
function halfAfter(w: (k: number) => string, k: number): number {
  if (w(k) === '1/2' || w(k) === '½') return 1;
  if (w(k) === 'and' && w(k + 1) === 'a' && w(k + 2) === 'half') return 3;
  return /^[-–]$/.test(w(k)) && w(k + 1) === 'and' && w(k + 3) === 'a' && w(k + 5) === 'half' ? 6 : 0;
}

/** "half an hour", "half-century", "a half hour", "a quarter of a century", "quarter-century". */
function partAt(context: Context, at: number, last: number): Length | null {
  const w = wordsOf(context, last);
  let k = /^an?$/.test(w(at)) && /^(?:half|quarter)$/.test(w(at + 1)) ? at + 1 : at;
  const count = w(k) === 'half' ? 0.5 : w(k) === 'quarter' ? 0.25 : null;
  if (count === null) return null;
  k++;
  if (w(k) === 'of' && /^an?$/.test(w(k + 1))) k += 2;
  else if (/^an?$/.test(w(k)) || /^[-–]$/.test(w(k))) k++;
  else if (k === at + 1) return null;
  const unit = timeUnits.get(w(k));
  if (unit === undefined || w(k).endsWith('s')) return null;
  let next = k + 1;
  while (/^[-–]$/.test(w(next)) && w(next + 1) === 'long') next += 2;
  return { unit: unit.unit, count: count * unit.times, hedged: false, attributive: false, next };
}

/** "a second attack" counts attacks. */
function isOrdinalSecond({ tokens }: Context, k: number, last: number): boolean {
  if (tokens[k]!.lower !== 'second') return false;
  return tokens[k]!.upos !== 'NOUN' || (k + 1 < last && /^(?:NOUN|ADJ|PROPN|NUM)$/.test(tokens[k + 1]!.upos));
}

/** Halves and quarters of a unit in the units they are written in. */
const parts: Readonly<Record<TimeUnit, readonly [whole: number, letter: string]>> = {
  second: [1, 'S'],
  minute: [60, 'S'],
  hour: [60, 'M'],
  day: [24, 'H'],
  week: [1, 'W'],
  month: [1, 'M'],
  year: [12, 'M'],
  decade: [10, 'Y'],
  century: [100, 'Y'],
};

/** "P2Y", "P2.5Y", "PT1H30M", "P6M": a length in TIMEX3. */
export function lengthText(count: number | null, unit: TimeUnit): string {
  const clock = isClockUnit(unit) ? 'T' : '';
  if (count === null) return `P${clock}X${unitLetter[unit]}`;
  if (Number.isInteger(count)) return `P${clock}${count}${unitLetter[unit]}`;
  if (unit === 'hour' && count > 1) return `PT${Math.floor(count)}H${Math.round((count % 1) * 60)}M`;
  const [whole, letter] = parts[unit];
  return count < 1 && whole > 1
    ? `P${clock || unit === 'day' ? 'T' : ''}${count * whole}${letter}`
    : `P${clock}${count}${unitLetter[unit]}`;
}

/** A day that lies a length away; half a year is six months. */
export function shift(day: number, count: number, unit: TimeUnit): number {
  if (unit === 'second' || unit === 'minute') return day;
  if (unit === 'hour') return day + Math.sign(count) * Math.ceil(Math.abs(count) / 24);
  if (unit === 'day') return day + Math.round(count);
  if (unit === 'week') return day + Math.round(7 * count);
  if (unit === 'month') return Number.isInteger(count) ? addMonths(day, count) : day + Math.round(30 * count);
  return addMonths(day, Math.round(count * (unit === 'year' ? 12 : unit === 'decade' ? 120 : 1200)));
}

/** "more than a year", "nearly a week": the token of the unit. */
function hedgeBeforeA(context: Context, at: number, last: number): number | null {
  const w = wordsOf(context, last);
  let k = at;
  if (/^(?:more|less)$/.test(w(k)) && w(k + 1) === 'than') k += 2;
  else if (/^(?:about|around|nearly|almost|over|under|roughly|approximately)$/.test(w(k))) k++;
  else if (w(k) === 'at' && w(k + 1) === 'least') k += 2;
  else return null;
  return /^an?$/.test(w(k)) && timeUnits.has(w(k + 1)) ? k + 1 : null;
}
