import { type TimeUnit, timeUnits } from '../languages/en/time.ts';
import type { Token } from '../types.ts';
import { dayNumber, isoOf, isoWeek, monthSpan, partsOf } from './calendar.ts';
import { lengthValue, shift } from './deictic.ts';
import { type NumberFound, numberAt } from './number.ts';
import {
  type Anchor,
  type Context,
  isDash,
  type Match,
  point,
  precisionOf,
  type Tense,
  two,
  unitLetter,
  unknown,
  wordsOf,
} from './timex.ts';

// Lengths of time, and times that lie a length of time away: "for months", "a 10-day siege", "two weeks ago".

/** "two days ago", "a week earlier", "for more than a year", "a 10-day siege", "half-decade-long", "several hours". */
export function amount(context: Context, start: number, last: number, tense: Tense): Match | null {
  const { tokens, doc, base } = context;
  const w = wordsOf(context, last);
  const lead = /^(?:for|within|in|over|during|after)$/.test(w(start)) ? w(start) : null;
  let at = lead === null ? start : start + 1;
  if (at >= last) return null;
  let number: NumberFound | null = null;
  let value: number | null = null;
  let hedged = false;
  let next: number;
  if (w(at) === 'half' && (isDash(tokens[at + 1]) || w(at + 1) === 'a')) {
    const unit = timeUnits.get(w(at + 2));
    if (unit === undefined) return null;
    next = at + 3;
    value = null;
    while (isDash(tokens[next]) && next + 1 < last) next += 2;
    const months =
      unit.unit === 'decade'
        ? 'P5Y'
        : unit.unit === 'year'
          ? 'P6M'
          : unit.unit === 'day'
            ? 'PT12H'
            : unit.unit === 'hour'
              ? 'PT30M'
              : 'PX';
    return unknown(next, precisionOf(unit.unit), 'duration', months, 'duration');
  }
  if ((w(at) === 'a' || w(at) === 'an') && timeUnits.has(w(at + 1))) {
    value = 1;
    next = at + 1;
  } else {
    number = numberAt(doc, at, last);
    if (number === null || number.last >= last) {
      // "more than a year", "nearly a week": the hedge and then "a".
      const hedge = hedgeBeforeA(tokens, at, last);
      if (hedge === null) return null;
      hedged = true;
      value = 1;
      next = hedge;
    } else {
      ({ value } = number);
      next = number.last;
      hedged = number.hedge !== null;
    }
  }
  let unitAt = next;
  const attributive = isDash(tokens[unitAt]) && unitAt < last;
  if (attributive) unitAt++;
  const unit = timeUnits.get(w(unitAt));
  if (unit === undefined) return null;
  if (attributive && isDash(tokens[unitAt + 1]) && w(unitAt + 2) === 'old') return null;
  if (w(unitAt + 1) === 'old' || (/^(?:in|of)$/.test(w(unitAt + 1)) && /^(?:prison|jail|age|detention)$/.test(w(unitAt + 2))))
    return null;
  next = unitAt + 1;
  const count = number ?? {
    first: at,
    spoken: at,
    last: next,
    min: null,
    max: null,
    hedge: null,
    value,
    further: false,
    form: 'words' as const,
  };
  const said = lengthValue(count, unit);
  const n = value === null ? null : value * unit.times;
  if (attributive) {
    if (isDash(tokens[next]) && w(next + 1) === 'long') next += 2;
    return unknown(next, precisionOf(unit.unit), 'duration', said, 'duration');
  }
  const tail = w(next);
  if (
    tail === 'ago' ||
    (tail === 'earlier' && lead === null) ||
    (tail === 'before' && lead === null) ||
    (tail === 'later' && lead === null) ||
    ((tail === 'after' || tail === 'on') && false)
  ) {
    next++;
    const back = tail !== 'later';
    const anchorDay = tail === 'ago' ? base : context.told;
    const anchor: Anchor = tail === 'ago' ? context.baseAnchor : 'event';
    const rule = tail === 'ago' ? 'ago' : 'told';
    if (tail === 'before' && next < last && tokens[next]!.upos !== 'PUNCT')
      return unknown(next - 1, precisionOf(unit.unit), 'duration', said, 'duration');
    if (anchorDay === null || n === null)
      return {
        ...unknown(next, n === null ? 'vague' : precisionOf(unit.unit), rule, valueFrom(base, n, back, unit.unit)),
        end: tail === 'ago' ? base : null,
        anchor: tail === 'ago' && base !== null ? anchor : null,
      };
    if (rule === 'told' && (unit.unit === 'hour' || unit.unit === 'minute'))
      // Hours after a day that was told may fall on the next one.
      return {
        last: next,
        first: back ? anchorDay - 1 : anchorDay,
        end: back ? anchorDay : anchorDay + 1,
        precision: 'day',
        anchor,
        type: 'time',
        value: back ? 'PAST_REF' : 'FUTURE_REF',
        rule,
      };
    const centre = shift(anchorDay, back ? -n : n, unit.unit);
    return aroundUnit(centre, unit.unit, next, anchor, rule, hedged);
  }
  if (lead === 'for' || lead === 'over') {
    // "has bombed for more than a year": it runs up to publication; when it began is known only where the number is exact.
    const running = tense !== 'future' && base !== null && perfectBefore(tokens, start);
    if (running && n !== null && !hedged)
      return {
        last: next,
        first: shift(base, -n, unit.unit),
        end: base,
        precision: precisionOf(unit.unit),
        anchor: context.baseAnchor,
        type: 'duration',
        value: said,
        rule: 'span',
      };
    if (running) return { ...unknown(next, 'vague', 'span', said, 'duration'), end: base, anchor: context.baseAnchor };
  }
  if (lead === 'in' || lead === 'within') {
    if (tense === 'future' && base !== null && n !== null && lead === 'within')
      return {
        last: next,
        first: base,
        end: shift(base, n, unit.unit),
        precision: precisionOf(unit.unit),
        anchor: context.baseAnchor,
        type: 'duration',
        value: said,
        rule: 'span',
      };
  }
  return unknown(next, precisionOf(unit.unit), 'duration', said, 'duration');
}

/** What "a year earlier" is when the text told no day to count from: counted from publication for the value, and never for the interval. */
function valueFrom(base: number | null, n: number | null, back: boolean, unit: TimeUnit): string {
  const open = back ? 'PAST_REF' : 'FUTURE_REF';
  if (base === null || n === null || unit === 'hour' || unit === 'minute' || !back) return open;
  return aroundUnit(shift(base, -n, unit), unit, 0, null, '', false).value;
}

/** A day, week, month or year that lies n units away: "two weeks ago" is no day but about a week. */
function aroundUnit(day: number, unit: TimeUnit, next: number, anchor: Anchor, rule: string, hedged: boolean): Match {
  const at = partsOf(day);
  if (unit === 'minute' || unit === 'hour' || unit === 'day')
    return hedged
      ? { last: next, first: null, end: null, precision: 'vague', anchor, type: 'date', value: isoOf(day), rule }
      : { ...point(day, next, rule, anchor), first: unit === 'hour' ? day : day };
  if (unit === 'week')
    return { last: next, first: day - 3, end: day + 3, precision: 'week', anchor, type: 'date', value: isoWeek(day), rule };
  if (unit === 'month')
    return {
      last: next,
      ...rename(monthSpan(at.year, at.month)),
      precision: 'month',
      anchor,
      type: 'date',
      value: `${at.year}-${two(at.month)}`,
      rule,
    };
  return {
    last: next,
    first: dayNumber(at.year, 1, 1),
    end: dayNumber(at.year, 12, 31),
    precision: 'year',
    anchor,
    type: 'date',
    value: String(at.year),
    rule,
  };
}

const rename = (span: { first: number; last: number }): { first: number; end: number } => ({ first: span.first, end: span.last });

function hedgeBeforeA(tokens: readonly Token[], at: number, last: number): number | null {
  const text = (k: number): string => (k < last ? tokens[k]!.lower : '');
  let k = at;
  if (/^(?:more|less)$/.test(text(k)) && text(k + 1) === 'than') k += 2;
  else if (/^(?:about|around|nearly|almost|over|roughly|approximately)$/.test(text(k))) k++;
  else if (text(k) === 'at' && text(k + 1) === 'least') k += 2;
  else return null;
  return (text(k) === 'a' || text(k) === 'an') && timeUnits.has(text(k + 1)) ? k + 1 : null;
}

/** Whether "has" or "have" stands in the clause before. */
function perfectBefore(tokens: readonly Token[], at: number): boolean {
  const { sentence } = tokens[at]!;
  for (let k = at - 1; k >= 0 && at - k < 24 && tokens[k]!.sentence === sentence; k--) {
    if (/^(?:has|have|'ve|’ve)$/.test(tokens[k]!.lower)) return true;
    if (/^(?:was|were|had|did)$/.test(tokens[k]!.lower)) return false;
  }
  return false;
}

type Unit = NonNullable<ReturnType<typeof timeUnits.get>>;
export const lengthOfUnit = (n: number | 'X', { unit, times: each }: Unit): string =>
  `P${unit === 'hour' || unit === 'minute' ? 'T' : ''}${n === 'X' ? n : n * each}${unitLetter[unit]}`;

/** "for months", "years of war", "half an hour", "a year and a half": lengths without a number. */
export function spell(context: Context, start: number, last: number, tense: Tense): Match | null {
  const w = wordsOf(context, last);
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
