import { dayParts, monthNames, timeUnits } from '../languages/en/time.ts';
import type { Token } from '../types.ts';
import { dayNumber, isoOf, monthSpan, partsOf, validDay } from './calendar.ts';
import {
  type Anchor,
  type Context,
  dayNumeral,
  isDash,
  type Match,
  monthOf,
  onlyYear,
  ordinals,
  point,
  type Tense,
  two,
  unknown,
  weekdayOf,
  wordsOf,
  yearFor,
  yearOf,
} from './timex.ts';

// Days and months that are told by their number or name.

/** "2016-10-10", "10/10/2016", "14.3.2022"; "3/4/2016" covers both its readings. */
export function numericDate({ tokens, base }: Context, at: number): Match | null {
  const { text } = tokens[at]!;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T\d.*)?$/.exec(text);
  if (iso !== null) {
    const [year, month, day] = [Number(iso[1]), Number(iso[2]), Number(iso[3])];
    return validDay(year, month, day) ? point(dayNumber(year, month, day), at + 1, 'iso', 'stated') : null;
  }
  const parts = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (parts === null) return null;
  const a = Number(parts[1]);
  const b = Number(parts[3]);
  // Two digits are the year of that ending nearest to the text's own; "02-27-98" is a date only beside it.
  const now = base === null ? 2000 : partsOf(base).year;
  const short = now + ((((Number(parts[4]) - now + 50) % 100) + 100) % 100) - 50;
  const year = parts[4]!.length === 4 ? Number(parts[4]) : base === null ? 2000 + Number(parts[4]) : short;
  if (parts[4]!.length === 2 && parts[2] !== '/' && (base === null || parts[2] === '.' || Math.abs(year - now) > 1)) return null;
  const readings = [
    validDay(year, b, a) ? dayNumber(year, b, a) : null,
    validDay(year, a, b) ? dayNumber(year, a, b) : null,
  ].filter((day): day is number => day !== null);
  if (readings.length === 0) return null;
  const low = Math.min(...readings);
  const high = Math.max(...readings);
  if (low === high) return point(low, at + 1, 'numeric', 'stated');
  return {
    last: at + 1,
    first: low,
    end: high,
    precision: 'vague',
    anchor: 'stated',
    type: 'date',
    value: parts[2] === '/' ? isoOf(dayNumber(year, a, b)) : isoOf(dayNumber(year, b, a)),
    rule: 'numeric-ambiguous',
  };
}

const anchorOf = (context: Context, stated: boolean): Anchor =>
  stated ? 'stated' : context.base !== null ? context.baseAnchor : 'stated';

/** "10 October 2016", "October 10", "27 to 28 May", "May 27-28", "early March", "the night of 27 to 28 May", "October". */
export function calendarDate(context: Context, start: number, last: number, tense: Tense): Match | null {
  const { tokens } = context;
  let at = start;
  let part: string = '';
  const w = wordsOf(context, last);
  // "the night of", "the morning of", "overnight on"
  if (w(at) === 'the' && dayParts.has(w(at + 1)) && w(at + 2) === 'of') {
    part = `T${dayParts.get(w(at + 1))!}`;
    at += 3;
  } else if (dayParts.has(w(at)) && w(at + 1) === 'of') {
    part = `T${dayParts.get(w(at))!}`;
    at += 2;
  }
  if (w(at) === 'the' && dayNumeral(tokens[at + 1]) !== null && at + 1 < last) at++;
  // A weekday before the date: "Monday, 10 October".
  if (weekdayOf(tokens[at]) !== null && at < last) {
    const k = w(at + 1) === ',' ? at + 2 : w(at + 1) === 'the' ? at + 2 : at + 1;
    const dated =
      (monthOf(tokens[k]) !== null && dayNumeral(tokens[k + 1]) !== null) ||
      (dayNumeral(tokens[k]) !== null &&
        (monthOf(tokens[k + 1]) !== null || (w(k + 1) === 'of' && monthOf(tokens[k + 2]) !== null)));
    if (!dated || k >= last) return null;
    at = k;
  }
  const between = w(at) === 'between';
  const from = w(at) === 'from';
  let k = at;
  if (between || from) k++;
  const joins = (j: number): boolean =>
    between ? w(j) === 'and' : w(j) === 'to' || w(j) === 'until' || w(j) === 'through' || w(j) === 'and' || isDash(tokens[j]);
  const early = /^(?:early|mid|late|mid-)$/.exec(w(k))?.[0];
  const dayFirst = dayNumeral(tokens[k]);
  if (k < last && dayFirst !== null && !(between || from) && yearOf(tokens[k]) === null) {
    // 10 October · 27 to 28 May · 27-28 May · 1 and 2 May
    let m = k + 1;
    if (w(m) === 'of') m++;
    const month = m < last ? monthOf(tokens[m]) : null;
    if (month !== null) {
      const ended = rangeEnd(context, m, last, { day: dayFirst, month }, tense, part, start);
      if (ended !== null) return ended;
      return dated(context, [dayFirst, month], [dayFirst, month], m + 1, last, tense, part);
    }
    if (joins(k + 1) && w(k + 1) !== 'until') {
      const second = k + 2 < last ? dayNumeral(tokens[k + 2]) : null;
      const month2 = k + 3 < last ? monthOf(tokens[k + 3]) : null;
      if (second !== null && month2 !== null && second > dayFirst && dayFirst >= 1)
        return dated(context, [dayFirst, month2], [second, month2], k + 4, last, tense, part);
    }
    return null;
  }
  if ((between || from) && k < last && dayFirst !== null && joins(k + 1)) {
    const second = k + 2 < last ? dayNumeral(tokens[k + 2]) : null;
    const month2 = k + 3 < last ? monthOf(tokens[k + 3]) : null;
    if (second !== null && month2 !== null) return dated(context, [dayFirst, month2], [second, month2], k + 4, last, tense, part);
  }
  if ((between || from) && k < last && dayFirst !== null) {
    const month = k + 1 < last ? monthOf(tokens[k + 1]) : null;
    return month === null ? null : rangeEnd(context, k + 1, last, { day: dayFirst, month }, tense, part, start);
  }
  if (early !== undefined) {
    let m = k + 1;
    if (isDash(tokens[m])) m++;
    const month = m < last ? monthOf(tokens[m]) : null;
    if (month === null) return null;
    // "early Aug. 2" is a part of that day, "early August 2014" of that month.
    if (m + 1 < last && yearOf(tokens[m + 1]) === null && dayNumeral(tokens[m + 1]) !== null)
      return calendarDate(context, m, last, tense);
    return monthAlone(context, month, m + 1, last, tense, early.slice(0, 3) === 'mid' ? 'mid' : (early as 'early' | 'late'));
  }
  const glued = /^(early|mid|late)-(\p{L}+\.?)$/u.exec(w(k));
  if (glued !== null) {
    const named = monthNames.get(glued[2]!);
    return named === undefined ? null : monthAlone(context, named, k + 1, last, tense, glued[1] as 'early' | 'mid' | 'late');
  }
  const part2 =
    /^(?:beginning|start|end|middle)$/.test(w(k)) && w(k + 1) === 'of'
      ? w(k)
      : w(k) === 'the' && /^(?:beginning|start|end|middle)$/.test(w(k + 1)) && w(k + 2) === 'of'
        ? w(k + 1)
        : null;
  if (part2 !== null) {
    const m = w(k) === 'the' ? k + 3 : k + 2;
    const month = m < last ? monthOf(tokens[m]) : null;
    if (month === null) return null;
    return monthAlone(context, month, m + 1, last, tense, part2 === 'end' ? 'late' : part2 === 'middle' ? 'mid' : 'early');
  }
  const month = k < last ? monthOf(tokens[k]) : null;
  if (month === null) return null;
  if (between || from) {
    const range = monthRange(context, k, last, tense, joins);
    if (range !== null) return range;
  }
  // "May" with a small verb after it, "March on the capital", "a march"
  if (tokens[k]!.lower === 'may' && tokens[k]!.upos === 'AUX') return null;
  let d = k + 1;
  if (w(d) === 'the') d++;
  const day = d < last && yearOf(tokens[d]) === null ? dayNumeral(tokens[d]) : null;
  if (day !== null && !(ordinals.has(w(d)) && w(k + 1) !== 'the')) {
    if (joins(d + 1)) {
      const second = d + 2 < last ? dayNumeral(tokens[d + 2]) : null;
      const month2 = d + 2 < last ? monthOf(tokens[d + 2]) : null;
      if (second !== null && second > day && monthOf(tokens[d + 3]) === null && !timeUnits.has(w(d + 3)))
        return dated(context, [day, month], [second, month], d + 3, last, tense, part);
      if (month2 !== null) {
        const day2 = d + 3 < last ? dayNumeral(tokens[d + 3]) : null;
        if (day2 !== null) return dated(context, [day, month], [day2, month2], d + 4, last, tense, part);
      }
    }
    return dated(context, [day, month], [day, month], d + 1, last, tense, part);
  }
  // "Jan" and "Mar" without a day or a year are names, or part of one.
  if (/^(?:jan|mar|dec|jun)$/.test(tokens[k]!.lower) && (k + 1 >= last || yearOf(tokens[k + 1]) === null)) return null;
  return monthAlone(context, month, k + 1, last, tense, null);
}

/** "1 March to 5 April": the second date after a first with its own month. */
function rangeEnd(
  context: Context,
  month: number,
  last: number,
  from: { day: number; month: number },
  tense: Tense,
  part: string,
  start: number,
): Match | null {
  const { tokens } = context;
  const k = month + 1;
  const w = wordsOf(context, last);
  const between = tokens[start]!.lower === 'between';
  if (!(w(k) === 'to' || w(k) === 'until' || w(k) === 'through' || isDash(tokens[k]) || (between && w(k) === 'and'))) return null;
  const day = k + 1 < last ? dayNumeral(tokens[k + 1]) : null;
  const second = k + 2 < last ? monthOf(tokens[k + 2]) : null;
  if (day === null || second === null) return null;
  return dated(context, [from.day, from.month], [day, second], k + 3, last, tense, part);
}

/** "between March and May", "from June to November 1998": all months of it. */
function monthRange(context: Context, at: number, last: number, tense: Tense, joins: (k: number) => boolean): Match | null {
  const { tokens } = context;
  const stated = yearOf(tokens[at + 1]);
  const k = stated === null ? at + 1 : at + 2;
  const second = k + 1 < last && joins(k) ? monthOf(tokens[k + 1]) : null;
  if (second === null || (k + 2 < last && yearOf(tokens[k + 2]) === null && dayNumeral(tokens[k + 2]) !== null)) return null;
  const end = monthAlone(context, second, k + 2, last, tense, null);
  const until = end?.first ?? null;
  if (end === null || until === null) return null;
  const { year } = partsOf(until);
  const month = monthOf(tokens[at])!;
  const from = stated ?? (month < second ? year : year - 1);
  const first = monthSpan(from, month).first;
  if (first >= until) return null;
  return { ...end, first, value: `${from}-${two(month)}/${end.value}`, rule: 'range' };
}

/** The year of a full date before 1800. */
const oldYearOf = (token: Token | undefined): number | null =>
  token !== undefined && /^1[0-7]\d{2}$/.test(token.text) ? Number(token.text) : null;

/** Gives a day or range of days its year, from the words after it or the context. */
function dated(
  context: Context,
  a: readonly [number, number],
  b: readonly [number, number],
  at: number,
  last: number,
  tense: Tense,
  part: string,
): Match | null {
  const { tokens } = context;
  let next = at;
  let year: number | null = null;
  const k = tokens[at]?.text === ',' ? at + 1 : at;
  if (k < last) {
    year = yearOf(tokens[k]) ?? oldYearOf(tokens[k]);
    // "4 FEB 90": two digits are a year in datelines of the last century only.
    if (
      year === null &&
      k === at &&
      /^[6-9]\d$/.test(tokens[k]!.text) &&
      tokens[at - 1]!.text === tokens[at - 1]!.text.toUpperCase() &&
      /\p{L}/u.test(tokens[at - 1]!.text)
    )
      year = 1900 + Number(tokens[k]!.text);
    if (year !== null) next = k + 1;
  }
  const stated = year !== null;
  // Told as past and some days ahead of the text: the coming one, planned or by another clock, and no day to date a deed with.
  const { base } = context;
  const coming = stated || tense !== 'past' || base === null ? null : comingDay(base, b[1], b[0]);
  if (coming !== null)
    return { ...unknown(next, 'day', 'day-month', `${isoOf(coming)}${part}`), type: part === '' ? 'date' : 'time' };
  year ??= yearFor(context, b[1], b[0], tense);
  const same = a[0] === b[0] && a[1] === b[1];
  const short = `XXXX-${two(a[1])}-${two(a[0])}`;
  if (year === null) return { ...unknown(next, 'day', 'day-month', `${short}${part}`), type: part === '' ? 'date' : 'time' };
  const firstYear = a[1] > b[1] ? year - 1 : year;
  if (!validDay(firstYear, a[1], a[0]) || !validDay(year, b[1], b[0])) return null;
  const first = dayNumber(firstYear, a[1], a[0]);
  const end = dayNumber(year, b[1], b[0]);
  const anchor = anchorOf(context, stated);
  // A part of the day after the date: "10 October at dawn" is read by the clock rule; "on the night of 27 May" runs into the next day.
  if (same) return point(first, next, 'day', anchor, part);
  return {
    last: next,
    first,
    end,
    precision: 'day',
    anchor,
    type: part === '' ? 'date' : 'time',
    value: `${isoOf(first)}/${isoOf(end)}`,
    rule: 'range',
  };
}

/** A day of the year that lies within the month after another day; null when it lies elsewhere. */
function comingDay(base: number, month: number, day: number): number | null {
  const { year } = partsOf(base);
  for (const near of [year, year + 1])
    if (validDay(near, month, day)) {
      const ahead = dayNumber(near, month, day) - base;
      if (ahead > 0 && ahead <= 30) return dayNumber(near, month, day);
    }
  return null;
}

export function monthAlone(
  context: Context,
  month: number,
  at: number,
  last: number,
  tense: Tense,
  third: 'early' | 'mid' | 'late' | null,
): Match | null {
  const { tokens } = context;
  const k = at < last && (tokens[at]!.text === ',' || tokens[at]!.lower === 'of') ? at + 1 : at;
  let year = k < last ? yearOf(tokens[k]) : null;
  let next = year === null ? at : k + 1;
  const stated = year !== null;
  const before = tokens[at - 2];
  // "in March last year"
  if (
    year === null &&
    context.base !== null &&
    at + 1 < last &&
    /^(?:last|this|next)$/.test(tokens[at]!.lower) &&
    tokens[at + 1]!.lower === 'year'
  ) {
    year = partsOf(context.base).year + (tokens[at]!.lower === 'last' ? -1 : tokens[at]!.lower === 'next' ? 1 : 0);
    next = at + 2;
  }
  if (year === null && before !== undefined && /^(?:last|next|this)$/.test(before.lower) && context.base !== null) {
    const now = partsOf(context.base);
    if (before.lower === 'last') year = month < now.month ? now.year : now.year - 1;
    else if (before.lower === 'next') year = month > now.month ? now.year : now.year + 1;
    else year = now.year;
  }
  if (year === null && context.base !== null) {
    const now = partsOf(context.base);
    // A month named like a thing ("the September shelling") is past; the publication month is this one.
    const way = tense === 'none' && tokens[at]?.upos === 'NOUN' ? 'past' : tense;
    year = month === now.month ? now.year : yearFor(context, month, 15, way);
  }
  year ??= onlyYear(context, month);
  const mod = third === 'early' ? 'early' : third === 'late' ? 'late' : third === 'mid' ? 'mid' : null;
  if (year === null) return unknown(next, 'month', mod === null ? 'month' : `month-${mod}`, `XXXX-${two(month)}`);
  const span = monthSpan(year, month);
  const bounds =
    mod === 'early'
      ? { first: span.first, end: span.first + 9 }
      : mod === 'mid'
        ? { first: span.first + 9, end: span.first + 19 }
        : mod === 'late'
          ? { first: span.first + 19, end: span.last }
          : { first: span.first, end: span.last };
  return {
    last: next,
    ...bounds,
    precision: mod === null ? 'month' : 'week',
    anchor: anchorOf(context, stated),
    type: 'date',
    value: `${year}-${two(month)}`,
    rule: mod === null ? 'month' : `month-${mod}`,
  };
}
