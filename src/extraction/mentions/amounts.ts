import { agedThings, lengthWords, type TimeUnit, timeUnits } from '../languages/en/time.ts';
import type { Token } from '../types.ts';
import { dayNumber, isoOf, isoWeek, monthSpan, partsOf } from './calendar.ts';
import { lengthAt, lengthText, shift } from './lengths.ts';
import {
  type Anchor,
  type Context,
  isClockUnit,
  isDash,
  type Match,
  point,
  precisionOf,
  type Tense,
  two,
  unknown,
  wordsOf,
} from './timex.ts';
import { quarterOf } from './years.ts';

// Lengths of time, and times that lie a length of time away: "for months", "a 10-day siege", "two weeks ago".

/** "two days ago", "a week earlier", "for more than a year", "a 10-day siege", "half-decade-long", "several hours". */
export function amount(context: Context, start: number, last: number, tense: Tense): Match | null {
  const { tokens, base } = context;
  const w = wordsOf(context, last);
  const lead = /^(?:for|within|in|over|during|after)$/.test(w(start)) ? w(start) : null;
  const length = lengthAt(context, lead === null ? start : start + 1, last);
  if (length === null) return null;
  const { unit, count, hedged, attributive } = length;
  let { next } = length;
  const said = lengthText(count, unit);
  const plain = (rule: string, end = next): Match => unknown(end, precisionOf(unit), rule, said, 'duration');
  // An age is no time, unless it is a thing's.
  const old = isDash(tokens[next]) && w(next + 1) === 'old' ? next + 2 : w(next) === 'old' ? next + 1 : null;
  if (old !== null) return attributive && agedThings.has(w(old)) ? plain('age', old) : null;
  if (w(next) === 'of' && w(next + 1) === 'age') return null;
  if (/^(?:in|of)$/.test(w(next)) && /^(?:prison|jail|detention)$/.test(w(next + 1))) return plain('sentence');
  if (attributive || (isDash(tokens[next]) && w(next + 1) === 'long')) {
    if (isDash(tokens[next]) && w(next + 1) === 'long') next += 2;
    return plain('duration', next);
  }
  // "24 hours a day": how often.
  if (/^(?:an?|per|each|every)$/.test(w(next)) && timeUnits.has(w(next + 1)) && !w(next + 1).endsWith('s'))
    return unknown(next + 2, 'vague', 'set', lengthText(1, timeUnits.get(w(next + 1))!.unit), 'set');
  // "ten years from now"
  if (w(next) === 'from' && /^(?:now|today)$/.test(w(next + 1)))
    return base === null || count === null || isClockUnit(unit)
      ? unknown(next + 2, 'vague', 'from-now', 'FUTURE_REF')
      : aroundUnit(shift(base, count, unit), unit, next + 2, context.baseAnchor, 'from-now', hedged);
  const tail = w(next);
  if (tail === 'ago' || (lead === null && /^(?:earlier|before|later)$/.test(tail))) {
    next++;
    const back = tail !== 'later';
    const anchorDay = tail === 'ago' ? base : context.told;
    const anchor: Anchor = tail === 'ago' ? context.baseAnchor : 'event';
    const rule = tail === 'ago' ? 'ago' : 'told';
    if (tail === 'before' && next < last && tokens[next]!.upos !== 'PUNCT') return plain('duration', next - 1);
    if (w(next) === 'than') return plain('duration', next - 1);
    const quarter = back && unit === 'year' ? quarterBefore(context, count, start, next) : null;
    if (quarter !== null) return quarter;
    if (anchorDay === null || count === null)
      return {
        ...unknown(next, count === null ? 'vague' : precisionOf(unit), rule, valueFrom(base, count, back, unit)),
        end: tail === 'ago' ? base : null,
        anchor: tail === 'ago' && base !== null ? anchor : null,
      };
    if (rule === 'told' && isClockUnit(unit))
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
    return aroundUnit(shift(anchorDay, back ? -count : count, unit), unit, next, anchor, rule, hedged);
  }
  if (lead === 'for' || lead === 'over') {
    // "has bombed for more than a year": it runs up to publication; when it began is known only where the number is exact.
    const running = tense !== 'future' && base !== null && perfectBefore(tokens, start);
    if (running && count !== null && !hedged)
      return { ...plain('span'), first: shift(base, -count, unit), end: base, anchor: context.baseAnchor };
    if (running) return { ...plain('span'), precision: 'vague', end: base, anchor: context.baseAnchor };
  }
  if (lead === 'within' && tense === 'future' && base !== null && count !== null)
    return { ...plain('span'), first: base, end: shift(base, count, unit), anchor: context.baseAnchor };
  return plain('duration');
}

/** "a year earlier" beside a quarter of the year is the same quarter of the year before. */
function quarterBefore(context: Context, years: number | null, at: number, next: number): Match | null {
  const { quarter, tokens } = context;
  if (quarter === null || years === null || !Number.isInteger(years) || tokens[at]!.sentence - quarter.sentence > 1) return null;
  return quarterOf(quarter.year - years, quarter.nth, next, context.baseAnchor);
}

/** What "a year earlier" is when the text told no day to count from: counted from publication for the value, and never for the interval. */
function valueFrom(base: number | null, n: number | null, back: boolean, unit: TimeUnit): string {
  const open = back ? 'PAST_REF' : 'FUTURE_REF';
  if (base === null || n === null || isClockUnit(unit) || !back) return open;
  return aroundUnit(shift(base, -n, unit), unit, 0, null, '', false).value;
}

/** A day, week, month or year that lies n units away: "two weeks ago" is no day but about a week. */
function aroundUnit(day: number, unit: TimeUnit, next: number, anchor: Anchor, rule: string, hedged: boolean): Match {
  const at = partsOf(day);
  if (isClockUnit(unit) || unit === 'day')
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

/** Whether "has" or "have" stands in the clause before. */
function perfectBefore(tokens: readonly Token[], at: number): boolean {
  const { sentence } = tokens[at]!;
  for (let k = at - 1; k >= 0 && at - k < 24 && tokens[k]!.sentence === sentence; k--) {
    if (/^(?:has|have|'ve|’ve)$/.test(tokens[k]!.lower)) return true;
    if (/^(?:was|were|had|did)$/.test(tokens[k]!.lower)) return false;
  }
  return false;
}

/** "for months", "years of war", "spent hours": lengths without a number; "a year-long siege". */
export function spell(context: Context, start: number, last: number, tense: Tense): Match | null {
  const w = wordsOf(context, last);
  const word = lengthWords.get(w(start));
  if (word !== undefined) return unknown(start + 1, 'vague', 'duration', word, 'duration');
  const joined = timeUnits.get(w(start));
  if (
    joined !== undefined &&
    !/^[-–\d]/.test(w(start - 1)) &&
    /^[-–]$/.test(w(start + 1)) &&
    /^(?:long|old)$/.test(w(start + 2))
  ) {
    const many = w(start).endsWith('s');
    if (w(start + 2) === 'old' && !many && joined.unit !== 'century') return null;
    return unknown(
      start + 3,
      'vague',
      w(start + 2) === 'old' ? 'age' : 'duration',
      lengthText(many ? null : joined.times, joined.unit),
      'duration',
    );
  }
  if (/^[-–]$/.test(w(start + 1)) && w(start + 2) === 'old') return null;
  // "after-hours clubs"
  if (/^[-–]$/.test(w(start - 1))) return null;
  const lead = /^(?:for|in|within|after|over)$/.test(w(start));
  const at = lead ? start + 1 : start;
  const unit = timeUnits.get(w(at));
  if (unit === undefined || !w(at).endsWith('s') || /^(?:hrs|mins|weekends|nights)$/.test(w(at))) return null;
  const value = lengthText(null, unit.unit);
  const tail = w(at + 1);
  if (tail === 'ago')
    return {
      ...unknown(at + 2, 'vague', 'ago', 'PAST_REF'),
      end: context.base,
      anchor: context.base === null ? null : context.baseAnchor,
    };
  const before =
    lead || start === 0 || context.tokens[start - 1]!.sentence !== context.tokens[start]!.sentence
      ? ''
      : context.tokens[start - 1]!.upos;
  if (/^(?:NUM|ADJ|DET|PRON)$/.test(before) || /^(?:later|early|earlier)$/.test(w(start - 1))) return null;
  if (tail === 'later' || tail === 'earlier')
    return unknown(at + 2, 'vague', 'told', tail === 'later' ? 'FUTURE_REF' : 'PAST_REF', 'date');
  if (tail === 'before' || tail === 'after') return unknown(at + 2, 'vague', 'told', value, 'duration');
  if (!/^(?:|VERB|ADP|ADV|PUNCT|CCONJ|SCONJ)$/.test(before)) return null;
  if (w(start) === 'for' && tense !== 'future' && context.base !== null)
    return { ...unknown(at + 1, 'vague', 'span', value, 'duration'), end: context.base, anchor: context.baseAnchor };
  return unknown(at + 1, 'vague', 'duration', value, 'duration');
}
