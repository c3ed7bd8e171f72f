import { type TimeUnit, dayParts, seasons, timeUnits } from '../languages/en/time.ts';
import { addMonths, dayNumber, isoOf, isoWeek, monthSpan, partsOf, weekStart } from './calendar.ts';
import { monthAlone } from './calendar-dates.ts';
import { type NumberFound, numberAt } from './number.ts';
import {
  type Anchor,
  type Context,
  dayNumeral,
  type Match,
  monthOf,
  point,
  precisionOf,
  type Tense,
  two,
  unitLetter,
  unknown,
  weekdayOf,
  wordsOf,
} from './timex.ts';

// Expressions that are counted from the day of the text: weekdays, "yesterday", "last week", "the past three days".

/** "Monday", "on Monday night", "last Friday", "between Friday and Sunday", "early on Tuesday". */
export function weekday(context: Context, start: number, last: number, tense: Tense): Match | null {
  const { tokens, base } = context;
  let at = start;
  const w = wordsOf(context, last);
  let which: string | null = null;
  let part: string = '';
  if (w(at) === 'the' && dayParts.has(w(at + 1)) && w(at + 2) === 'of') {
    part = `T${dayParts.get(w(at + 1))!}`;
    at += 3;
  }
  if (w(at) === 'the' && /^(?:following|next|previous)$/.test(w(at + 1))) at++;
  if (/^(?:last|next|this|following|previous|past|coming|early|late)$/.test(w(at))) {
    which = w(at);
    at++;
    if (w(at) === 'on') at++;
  }
  const first = at < last ? weekdayOf(tokens[at]) : null;
  if (first === null) return null;
  if (tokens[at + 1]?.xpos === 'NNP' && /^(?:Times|Post|Mail|Night|Prayer|Prayers|Market)$/.test(tokens[at + 1]!.text))
    return null;
  let next = at + 1;
  if (dayParts.has(w(next)) && w(next) !== 'noon') {
    part = `T${dayParts.get(w(next))!}`;
    next++;
  }
  if (/^(?:last|this|next)$/.test(w(next)) && w(next + 1) === 'week') {
    which = `${w(next)} week`;
    next += 2;
  }
  const weekdayUnknown = (): Match => ({
    ...unknown(next, 'day', 'weekday', `XXXX-WXX-${first === 0 ? 7 : first}${part}`),
    type: part === '' ? 'date' : 'time',
  });
  if (base === null) return weekdayUnknown();
  const today = partsOf(base).weekday;
  const back = (today - first + 7) % 7;
  const ahead = (first - today + 7) % 7;
  let day: number;
  if (which === 'last week' || which === 'this week' || which === 'next week')
    day = weekStart(base) + ((first + 6) % 7) + (which === 'last week' ? -7 : which === 'next week' ? 7 : 0);
  else if (which === 'last' || which === 'past' || which === 'previous') day = base - (back === 0 ? 7 : back);
  else if (which === 'next' || which === 'coming' || which === 'following') day = base + (ahead === 0 ? 7 : ahead);
  else if (tense === 'future') day = base + ahead;
  else day = base - back;
  return point(day, next, 'weekday', context.baseAnchor, part);
}

/** "today", "yesterday", "overnight", "last night", "the day before yesterday", "this morning", "the next day", "that day". */
export function deictic(context: Context, at: number, last: number, tense: Tense): Match | null {
  const { tokens, base } = context;
  const w = wordsOf(context, last);
  const word = w(at);
  const give = (offset: number, next: number, part: string = '', extra = 0): Match =>
    base === null
      ? {
          ...unknown(next, 'day', 'deictic', part === '' ? 'XXXX-XX-XX' : `XXXX-XX-XX${part}`),
          type: part === '' ? 'date' : 'time',
        }
      : { ...point(base + offset, next, 'deictic', context.baseAnchor, part), end: base + offset + extra };
  const partAfter = (next: number): { part: string; next: number } =>
    dayParts.has(w(next)) ? { part: `T${dayParts.get(w(next))!}`, next: next + 1 } : { part: '', next };
  switch (word) {
    case 'today':
      return give(0, at + 1);
    case 'yesterday': {
      const { part, next } = partAfter(at + 1);
      return give(-1, next, part);
    }
    case 'tomorrow': {
      const { part, next } = partAfter(at + 1);
      return give(1, next, part);
    }
    case 'tonight':
      return give(0, at + 1, 'TNI', tense === 'future' ? 1 : 0);
    case 'overnight':
      if (/^(?:stay|bag|train|bus|camp|shelter|accommodation|curfew)$/.test(w(at + 1))) return null;
      // The night before publication, from one day into the next.
      return base === null
        ? unknown(at + 1, 'day', 'overnight', 'XXXX-XX-XXTNI', 'time')
        : { ...point(base - 1, at + 1, 'overnight', context.baseAnchor, 'TNI'), end: base };
    case 'last':
    case 'this':
    case 'earlier': {
      const k = word === 'earlier' && w(at + 1) === 'this' ? at + 2 : at + 1;
      const part = dayParts.get(w(k));
      if (word === 'last' && part !== undefined && w(k) === 'night') return give(-1, k + 1, 'TNI', 1);
      if (word === 'earlier' && w(at + 1) === 'today') return give(0, at + 2);
      if (word === 'last' && part !== undefined && w(k) === 'evening') return give(-1, k + 1, `T${part}`);
      if ((word === 'this' || w(at + 1) === 'this') && part !== undefined && w(k) !== 'dawn') return give(0, k + 1, `T${part}`);
      return null;
    }
    case 'the': {
      if (w(at + 1) === 'day' && w(at + 2) === 'before' && w(at + 3) === 'yesterday') return give(-2, at + 4);
      if (w(at + 1) === 'day' && w(at + 2) === 'after' && w(at + 3) === 'tomorrow') return give(2, at + 4);
      const step = /^(?:next|following)$/.test(w(at + 1))
        ? 1
        : /^(?:previous|preceding)$/.test(w(at + 1))
          ? -1
          : w(at + 1) === 'same'
            ? 0
            : null;
      if (step !== null && /^(?:day|morning|night|evening|afternoon)$/.test(w(at + 2))) {
        const part = w(at + 2) === 'day' ? '' : `T${dayParts.get(w(at + 2))!}`;
        return fromTold(context, step, at + 3, part);
      }
      if (w(at + 1) === 'day' && /^(?:before|after|earlier)$/.test(w(at + 2)))
        return fromTold(context, w(at + 2) === 'after' ? 1 : -1, at + 3);
      if (w(at + 1) === 'weekend') return weekend(context, 0, at + 2, tense);
      return null;
    }
    case 'that':
      return w(at + 1) === 'day' || w(at + 1) === 'night' || w(at + 1) === 'morning'
        ? fromTold(context, 0, at + 2, w(at + 1) === 'day' ? '' : `T${dayParts.get(w(at + 1))!}`)
        : null;
    case 'recently':
    case 'lately':
      return { ...unknown(at + 1, 'vague', 'recent', 'PAST_REF'), end: base, anchor: base === null ? null : context.baseAnchor };
    case 'nowadays':
    case 'currently':
      return {
        ...unknown(at + 1, 'vague', 'present', 'PRESENT_REF'),
        first: base,
        end: base,
        anchor: base === null ? null : context.baseAnchor,
      };
    case 'every':
    case 'each': {
      const unit = timeUnits.get(w(at + 1));
      if (unit !== undefined) return unknown(at + 2, 'vague', 'set', `P1${unitLetter[unit.unit]}`, 'set');
      const day = weekdayOf(tokens[at + 1]);
      if (day !== null && at + 1 < last) return unknown(at + 2, 'vague', 'set', `XXXX-WXX-${day === 0 ? 7 : day}`, 'set');
      return dayParts.has(w(at + 1)) ? unknown(at + 2, 'vague', 'set', `XXXX-XX-XXT${dayParts.get(w(at + 1))!}`, 'set') : null;
    }
    default:
      return null;
  }
}

/** "the next day", "two days later": counted from the last day the text told; null when it told none. */
function fromTold(context: Context, step: number, next: number, part: string = ''): Match {
  // Without a day told the interval stays open; the value is read from publication, as TIMEX3 annotators do.
  if (context.told === null) {
    const value = context.base === null ? 'XXXX-XX-XX' : isoOf(context.base + step);
    return { ...unknown(next, 'day', 'told', `${value}${part}`), type: part === '' ? 'date' : 'time' };
  }
  const day = context.told + step;
  return point(day, next, 'told', 'event', part);
}

function weekend(context: Context, weeks: number, next: number, tense: Tense): Match {
  const { base } = context;
  if (base === null) return unknown(next, 'day', 'weekend', 'XXXX-WXX-WE');
  let saturday = weekStart(base) + 5 + weeks * 7;
  if (weeks === 0 && tense !== 'future' && saturday > base) saturday -= 7;
  return {
    last: next,
    first: saturday,
    end: saturday + 1,
    precision: 'day',
    anchor: context.baseAnchor,
    type: 'date',
    value: `${isoWeek(saturday)}-WE`,
    rule: 'weekend',
  };
}

/** "last week", "this month", "next year", "earlier this week", "last summer", "recent days", "the past three days". */
export function relative(context: Context, start: number, last: number, tense: Tense): Match | null {
  const { tokens, base } = context;
  const w = wordsOf(context, last);
  let at = start;
  let half: 'earlier' | 'later' | null = null;
  if (/^(?:over|in|during|within|for|throughout|across)$/.test(w(at))) at++;
  if (/^(?:earlier|later|early|late)$/.test(w(at)) && /^(?:this|last|next|in)$/.test(w(at + 1))) {
    half = w(at).startsWith('e') ? 'earlier' : 'later';
    at++;
  }
  if (w(at) === 'the' && /^(?:last|past|next|coming|recent|previous|following|preceding)$/.test(w(at + 1))) at++;
  const which = w(at);
  if (!/^(?:last|past|this|next|coming|recent|previous|current|following)$/.test(which)) return null;
  const unit = timeUnits.get(w(at + 1));
  const after = w(at + 2);
  if (unit !== undefined) {
    if (which === 'recent') return recent(context, at + 2, unit.unit);
    if (w(at + 1).endsWith('s') && w(at + 1) !== 'hours')
      return which === 'past' || which === 'last' ? recent(context, at + 2, unit.unit) : null;
    if (unit.unit === 'hour' || unit.unit === 'minute') return null;
    if (w(at + 1) === 'weekend') return weekend(context, which === 'last' ? -1 : which === 'next' ? 1 : 0, at + 2, tense);
    const over = start !== at && /^(?:over|during|in|within|for)$/.test(w(start)) && /^(?:past|last)$/.test(which);
    const step =
      which === 'last' || which === 'past' || which === 'previous' ? -1 : which === 'this' || which === 'current' ? 0 : 1;
    if (w(at + 1) === 'day' || w(at + 1) === 'night') return which === 'past' ? rolling(context, 1, 'day', at + 2) : null;
    if (over && which === 'past') return rolling(context, 1, unit.unit, at + 2);
    return period(context, unit.unit, step, at + 2, half, tense);
  }
  const season = seasons.get(w(at + 1));
  if (season !== undefined && which !== 'recent') {
    if (base === null) return unknown(at + 2, 'month', 'season', `XXXX-${season.code}`);
    const now = partsOf(base);
    let { year } = now;
    const begun = now.month >= season.from;
    if (which === 'last' || which === 'past') year = now.month > season.to && season.to >= season.from ? year : year - 1;
    else if (which === 'next') year = begun ? year + 1 : year;
    return seasonOf(year, season, at + 2, context.baseAnchor);
  }
  const month = at + 1 < last ? monthOf(tokens[at + 1]) : null;
  if (month !== null && which !== 'recent' && dayNumeral(tokens[at + 2]) === null)
    return monthAlone(context, month, at + 2, last, tense, null);
  // "the past three days", "the last two weeks", "the next 48 hours"
  const number = at + 1 < last ? numberAt(context.doc, at + 1, last) : null;
  if (number !== null && number.last < last && which !== 'this' && which !== 'current') {
    const counted = timeUnits.get(w(number.last));
    if (counted === undefined) return null;
    if (number.value === null || which === 'recent') return recent(context, number.last + 1, counted.unit);
    if (which === 'next' || which === 'coming' || which === 'following') {
      if (base === null)
        return unknown(number.last + 1, precisionOf(counted.unit), 'span', lengthValue(number, counted), 'duration');
      return {
        last: number.last + 1,
        first: base,
        end: shift(base, number.value * counted.times, counted.unit),
        precision: precisionOf(counted.unit),
        anchor: context.baseAnchor,
        type: 'duration',
        value: lengthValue(number, counted),
        rule: 'span',
      };
    }
    return rolling(context, number.value * counted.times, counted.unit, number.last + 1, lengthValue(number, counted));
  }
  return after === '' ? null : null;
}

export function shift(day: number, n: number, unit: TimeUnit): number {
  if (unit === 'minute') return day;
  if (unit === 'hour') return day + Math.sign(n) * Math.ceil(Math.abs(n) / 24);
  if (unit === 'day') return day + n;
  if (unit === 'week') return day + 7 * n;
  if (unit === 'month') return addMonths(day, n);
  return addMonths(day, n * (unit === 'year' ? 12 : unit === 'decade' ? 120 : 1200));
}

export function lengthValue(number: NumberFound, unit: { readonly unit: TimeUnit; readonly times: number }): string {
  const time = unit.unit === 'hour' || unit.unit === 'minute' ? 'T' : '';
  return `P${time}${number.value === null ? 'X' : number.value * unit.times}${unitLetter[unit.unit]}`;
}

/** The stretch that ends with publication: "the past three days". */
function rolling(context: Context, n: number, unit: TimeUnit, next: number, value?: string): Match {
  const { base } = context;
  const time = unit === 'hour' || unit === 'minute' ? 'T' : '';
  const said = value ?? `P${time}${n}${unitLetter[unit]}`;
  if (base === null) return unknown(next, precisionOf(unit), 'span', said, 'duration');
  return {
    last: next,
    first: shift(base, -n, unit),
    end: base,
    precision: precisionOf(unit),
    anchor: context.baseAnchor,
    type: 'duration',
    value: said,
    rule: 'span',
  };
}

/** "in recent days": no bounds but publication. */
function recent(context: Context, next: number, unit: TimeUnit): Match {
  const { base, baseAnchor } = context;
  const time = unit === 'hour' || unit === 'minute' ? 'T' : '';
  return {
    last: next,
    first: null,
    end: base,
    precision: 'vague',
    anchor: base === null ? null : baseAnchor,
    type: 'duration',
    value: `P${time}X${unitLetter[unit]}`,
    rule: 'recent',
  };
}

function period(
  context: Context,
  unit: TimeUnit,
  step: number,
  next: number,
  half: 'earlier' | 'later' | null,
  tense: Tense,
): Match | null {
  const { base } = context;
  const rule = step < 0 ? 'last' : step > 0 ? 'next' : 'this';
  if (base === null)
    return unknown(next, precisionOf(unit), rule, unit === 'week' ? 'XXXX-WXX' : unit === 'month' ? 'XXXX-XX' : 'XXXX');
  const now = partsOf(base);
  let first: number;
  let end: number;
  let value: string;
  if (unit === 'week') {
    first = weekStart(base) + step * 7;
    end = first + 6;
    value = isoWeek(first);
  } else if (unit === 'month') {
    const start = addMonths(dayNumber(now.year, now.month, 1), step);
    const at = partsOf(start);
    first = start;
    end = monthSpan(at.year, at.month).last;
    value = `${at.year}-${two(at.month)}`;
  } else if (unit === 'year') {
    const year = now.year + step;
    first = dayNumber(year, 1, 1);
    end = dayNumber(year, 12, 31);
    value = String(year);
  } else return null;
  if (half === 'earlier' && step === 0) end = Math.min(end, base);
  if (half === 'later' && step === 0 && tense !== 'past') first = Math.max(first, base);
  return { last: next, first, end, precision: precisionOf(unit), anchor: context.baseAnchor, type: 'date', value, rule };
}

export function seasonOf(
  year: number,
  season: { readonly code: string; readonly from: number; readonly to: number },
  next: number,
  anchor: Anchor,
): Match {
  const end = season.to < season.from ? year + 1 : year;
  return {
    last: next,
    first: dayNumber(year, season.from, 1),
    end: monthSpan(end, season.to).last,
    precision: 'month',
    anchor,
    type: 'date',
    value: `${year}-${season.code}`,
    rule: 'season',
  };
}
