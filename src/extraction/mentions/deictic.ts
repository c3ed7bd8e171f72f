import { type TimeUnit, dayParts, seasons, timeUnits } from '../languages/en/time.ts';
import { addMonths, dayNumber, isoOf, isoWeek, monthSpan, partsOf, weekStart } from './calendar.ts';
import { monthAlone } from './calendar-dates.ts';
import { lengthAt, lengthText, shift } from './lengths.ts';
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
  if (w(at) === 'this' && /^(?:past|coming)$/.test(w(at + 1))) at++;
  if (/^(?:last|next|this|following|previous|past|coming|early|late|earlier|later)$/.test(w(at))) {
    which = w(at);
    at++;
    if (w(at) === 'on') at++;
  }
  const first = at < last ? weekdayOf(tokens[at]) : null;
  if (first === null) return null;
  if (
    at + 1 < last &&
    /^(?:Times|Post|Mail|Telegraph|Express|Mirror|Herald|Star|Tribune|World|Independent|Observer|Night|Prayer|Prayers|Market)$/.test(
      tokens[at + 1]!.text,
    )
  )
    return null;
  let next = at + 1;
  if (dayParts.has(w(next)) && w(next) !== 'noon') {
    part = `T${dayParts.get(w(next))!}`;
    next++;
  }
  const many = /^(morning|afternoon|evening|night)s$/.exec(w(next));
  if (many !== null)
    return unknown(next + 1, 'vague', 'set', `XXXX-WXX-${first === 0 ? 7 : first}T${dayParts.get(many[1]!)!}`, 'set');
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
  else if (which === 'this' && tense !== 'past') day = base + ahead;
  else if (tense === 'future' || tense === 'open') day = base + ahead;
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
    case 'early':
    case 'late':
    case 'earlier':
    case 'later': {
      // "late yesterday", "early this morning", "later today"
      const inner = /^(?:yesterday|today|tomorrow|this|last|that|the)$/.test(w(at + 1))
        ? deictic(context, at + 1, last, tense)
        : null;
      return inner?.precision === 'day' && !inner.value.endsWith('WE') ? inner : null;
    }
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
    case 'this': {
      const part = dayParts.get(w(at + 1));
      if (word === 'last' && w(at + 1) === 'night') return give(-1, at + 2, 'TNI', 1);
      if (word === 'last' && w(at + 1) === 'evening') return give(-1, at + 2, `T${part!}`);
      if (word === 'this' && part !== undefined && w(at + 1) !== 'dawn') return give(0, at + 2, `T${part}`);
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
      const unit = timeUnits.get(w(at + 1))?.unit;
      const part = dayParts.get(w(at + 1));
      if (/^(?:before|after|earlier)$/.test(w(at + 2)) && unit !== undefined && !w(at + 1).endsWith('s')) {
        const counted = toldPeriod(context, unit, w(at + 2) === 'after' ? 1 : -1, at + 3);
        if (counted === null) return null;
        const named: Match = part === undefined ? counted : { ...counted, type: 'time', value: `${counted.value}T${part}` };
        // "the day after the raid" counts from the raid, whose day may be another than the one told last.
        const next = tokens[at + 3];
        const own = at + 3 < last && next !== undefined && /^(?:DET|NOUN|PROPN|PRON|ADJ|NUM|VERB)$/.test(next.upos);
        return own ? { ...named, first: null, end: null, anchor: null } : named;
      }
      if (w(at + 1) === 'weekend') return weekend(context, 0, at + 2, tense);
      return thisUnit(context, at, last);
    }
    case 'that': {
      const k = w(at + 1) === 'same' ? at + 2 : at + 1;
      const part = dayParts.get(w(k));
      const season = seasons.get(w(k));
      if (season !== undefined && context.toldYear !== null) return seasonOf(context.toldYear, season, k + 1, 'event');
      if (part !== undefined && w(k).length > 4) return fromTold(context, 0, k + 1, `T${part}`);
      return /^(?:day|week|month|year)$/.test(w(k)) ? toldPeriod(context, timeUnits.get(w(k))!.unit, 0, k + 1) : null;
    }
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
      if (unit !== undefined) return unknown(at + 2, 'vague', 'set', lengthText(unit.times, unit.unit), 'set');
      const season = seasons.get(w(at + 1));
      if (season !== undefined) return unknown(at + 2, 'vague', 'set', `XXXX-${season.code}`, 'set');
      const month = at + 1 < last ? monthOf(tokens[at + 1]) : null;
      if (month !== null) return unknown(at + 2, 'vague', 'set', `XXXX-${two(month)}`, 'set');
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
  const sided = sideOf(context, at, last, tense);
  if (sided !== null) return sided;
  const definite = w(at) === 'the';
  if (definite && /^(?:last|past|next|coming|recent|previous|current|following|preceding)$/.test(w(at + 1))) at++;
  else if (/^(?:this|these)$/.test(w(at)) && /^(?:past|coming|last)$/.test(w(at + 1))) at++;
  const which = w(at);
  if (!/^(?:last|past|this|next|coming|recent|previous|preceding|current|following)$/.test(which)) return null;
  // "to last a week"
  if (which === 'last' && !definite && tokens[at]!.upos === 'VERB') return null;
  const back = /^(?:last|past|previous|preceding)$/.test(which);
  if (w(at + 1) === 'fiscal' && w(at + 2) === 'year')
    return period(context, 'year', back ? -1 : /^(?:this|current)$/.test(which) ? 0 : 1, at + 3, null, 'none');
  const unit = timeUnits.get(w(at + 1))?.unit;
  if (unit !== undefined) {
    if (which === 'recent') return recent(context, at + 2, unit);
    if (w(at + 1).endsWith('s')) return which === 'past' || which === 'last' ? recent(context, at + 2, unit) : null;
    if (unit === 'second' || unit === 'minute') return null;
    if (w(at + 1) === 'weekend') return weekend(context, back ? -1 : which === 'next' ? 1 : 0, at + 2, tense);
    // "the last week of the season": of what it is the last was told before, if at all.
    if (definite && which !== 'past' && w(at + 2) === 'of') return null;
    if (definite && /^(?:previous|preceding|following)$/.test(which) && unit !== 'hour')
      return toldPeriod(context, unit, back ? -1 : 1, at + 2);
    if (w(at + 1) === 'day' || w(at + 1) === 'night') return which === 'past' ? rolling(context, 1, 'day', at + 2) : null;
    const decades = unit === 'decade' || unit === 'century';
    if (which === 'past' || (which === 'last' && definite) || (decades && back)) return rolling(context, 1, unit, at + 2);
    if (unit === 'hour') return null;
    if (decades && /^(?:next|coming)$/.test(which)) return ahead(context, 1, unit, at + 2);
    return period(context, unit, back ? -1 : /^(?:this|current)$/.test(which) ? 0 : 1, at + 2, half, tense);
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
  // "the past three days", "the last two and a half weeks", "the next 48 hours"
  const length = which === 'this' || which === 'current' ? null : lengthAt(context, at + 1, last);
  if (length === null) return null;
  // "a cult following four decades after"
  if (which === 'following' && !definite) return null;
  if (/^(?:next|coming|following)$/.test(which)) return ahead(context, length.count, length.unit, length.next);
  return length.count === null || which === 'recent'
    ? recent(context, length.next, length.unit)
    : rolling(context, length.count, length.unit, length.next);
}

/** "the end of the month", "the middle of next week": the year's parts are read with the year. */
function sideOf(context: Context, start: number, last: number, tense: Tense): Match | null {
  const w = wordsOf(context, last);
  const at = w(start) === 'the' ? start + 1 : start;
  if (!/^(?:end|start|beginning|middle|rest|remainder)$/.test(w(at)) || w(at + 1) !== 'of') return null;
  const unit = timeUnits.get(w(at + 3))?.unit;
  if (unit === undefined || !/^(?:day|week|month|decade|century)$/.test(w(at + 3))) return null;
  const step = { the: 0, this: 0, last: -1, next: 1 }[w(at + 2)];
  if (step === undefined) return null;
  if (unit === 'day') return step === 0 ? { ...fromTold(context, 0, at + 4), rule: 'reference' } : null;
  const match = period(context, unit, step, at + 4, null, tense);
  // Of what is past "the end of the month" may be that of a month told before.
  return match === null || step !== 0 || tense === 'future' ? match : { ...match, first: null, end: null, anchor: null };
}

/** The stretch that begins with publication: "the next three days", "the next few weeks". */
function ahead(context: Context, count: number | null, unit: TimeUnit, next: number): Match {
  const length = unknown(next, count === null ? 'vague' : precisionOf(unit), 'span', lengthText(count, unit), 'duration');
  const { base, baseAnchor } = context;
  return base === null
    ? length
    : { ...length, first: base, end: count === null ? null : shift(base, count, unit), anchor: baseAnchor };
}

/** "the previous year", "that month", "the week before": counted from what the text told last; open when it told nothing. */
function toldPeriod(context: Context, unit: TimeUnit, step: number, next: number): Match | null {
  if (unit === 'day') return fromTold(context, step, next);
  const { told, toldYear } = context;
  const from = told === null || (unit === 'year' && toldYear !== null) ? null : told;
  const day = from ?? (unit === 'year' && toldYear !== null ? dayNumber(toldYear, 7, 1) : null);
  const match = period({ ...context, base: day ?? context.base, baseAnchor: 'event' }, unit, step, next, null, 'none');
  if (match === null || day !== null) return match === null ? null : { ...match, rule: 'told' };
  return { ...match, first: null, end: null, anchor: null, rule: 'told' };
}

/** "earlier in the day", "for the year", "during the week": the one in which the text is written; no claim is dated by it. */
function thisUnit(context: Context, at: number, last: number): Match | null {
  const w = wordsOf(context, last);
  const unit = timeUnits.get(w(at + 1))?.unit;
  if (unit === undefined || !/^(?:day|week|month|year)$/.test(w(at + 1)) || /^\p{Lu}\p{Ll}/u.test(context.tokens[at + 1]!.text))
    return null;
  const before = w(at - 1);
  const since = /^(?:earlier|later|early|late|on)$/.test(w(at - 2));
  if (unit === 'day' ? !(before === 'in' && since) : !/^(?:for|during|throughout|in|of|over|through)$/.test(before)) return null;
  const after = context.tokens[at + 2];
  if (
    after !== undefined &&
    at + 2 < last &&
    (/^(?:NOUN|PROPN|ADJ|NUM|VERB)$/.test(after.upos) ||
      (!since && /^(?:PRON|DET)$/.test(after.upos)) ||
      /^(?:of|that|when|before|after|prior|-|–|to|until)$/.test(after.lower))
  )
    return null;
  const match =
    unit === 'day'
      ? fromTold(context, 0, at + 2)
      : unit === 'year' && context.toldYear !== null && context.tokens[at]!.sentence - context.toldIn <= 1
        ? toldPeriod(context, unit, 0, at + 2)
        : period(context, unit, 0, at + 2, null, 'none');
  return match === null ? null : { ...match, rule: 'reference' };
}

/** The stretch that ends with publication: "the past three days". */
function rolling(context: Context, count: number, unit: TimeUnit, next: number): Match {
  const length = unknown(next, precisionOf(unit), 'span', lengthText(count, unit), 'duration');
  const { base, baseAnchor } = context;
  return base === null ? length : { ...length, first: shift(base, -count, unit), end: base, anchor: baseAnchor };
}

/** "in recent days": no bounds but publication. */
function recent(context: Context, next: number, unit: TimeUnit): Match {
  const { base, baseAnchor } = context;
  return {
    ...unknown(next, 'vague', 'recent', lengthText(null, unit), 'duration'),
    end: base,
    anchor: base === null ? null : baseAnchor,
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
  } else if (unit === 'decade' && step === 0) {
    first = dayNumber(now.year - (now.year % 10), 1, 1);
    end = dayNumber(now.year - (now.year % 10) + 9, 12, 31);
    value = String(Math.floor(now.year / 10));
  } else if (unit === 'century' && step === 0) {
    first = dayNumber(now.year - (now.year % 100), 1, 1);
    end = dayNumber(now.year - (now.year % 100) + 99, 12, 31);
    value = String(Math.floor(now.year / 100));
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
