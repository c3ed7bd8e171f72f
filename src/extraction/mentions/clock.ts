import type { TimePrecision } from '../../model/index.ts';
import { smallNumbers } from '../languages/en/numbers.ts';
import { dayParts } from '../languages/en/time.ts';
import { isoOf } from './calendar.ts';
import { calendarDate } from './calendar-dates.ts';
import { deictic, weekday } from './deictic.ts';
import { type Context, type Match, type Tense, two, unknown, wordsOf } from './timex.ts';

// Clock times and hours of the day.

/** "10:30 a.m.", "7 pm on Friday", "noon", "at dawn on Monday", "the early hours of Tuesday". */
export function clock(context: Context, start: number, last: number, tense: Tense): Match | null {
  const { tokens } = context;
  const w = wordsOf(context, last);
  let at = start;
  let stamp: string | null = null;
  let precision: TimePrecision = 'minute';
  const spoken = /^([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?(am|pm)?$/.exec(w(at));
  const half = (k: number): 'a' | 'p' | null =>
    /^(?:a\.m\.?|am)$/.test(w(k)) ? 'a' : /^(?:p\.m\.?|pm)$/.test(w(k)) ? 'p' : null;
  const hourOf = (hour: number, side: 'a' | 'p' | null): number => (side === null ? hour : (hour % 12) + (side === 'p' ? 12 : 0));
  /** "in the morning", "at night" after an hour without a.m. or p.m. */
  const partAfter = (k: number): { side: 'a' | 'p'; words: number } | null => {
    const inThe = w(k) === 'in' && w(k + 1) === 'the' ? /^(?:(morning)|afternoon|evening)$/.exec(w(k + 2)) : null;
    if (inThe !== null) return { side: inThe[1] === undefined ? 'p' : 'a', words: 3 };
    return w(k) === 'at' && w(k + 1) === 'night' ? { side: 'p', words: 2 } : null;
  };
  const past = pastHour(w, at);
  if (past !== null) {
    stamp = past.stamp;
    at = past.next;
  } else if (spoken !== null) {
    const part = partAfter(at + 1);
    const side = spoken[3] === undefined ? (half(at + 1) ?? part?.side ?? null) : (spoken[3][0] as 'a' | 'p');
    if (spoken[0].includes('.') && side === null) return null;
    if (
      side === null &&
      !/^(?:at|around|about|by|before|after|near|approximately|to|until)$/.test(tokens[at - 1]?.lower ?? '') &&
      !/^(?:local|gmt|utc|on|hours)$/.test(w(at + 1))
    )
      return null;
    stamp = `T${two(hourOf(Number(spoken[1]), side))}:${spoken[2]!}`;
    at += 1 + (spoken[3] === undefined && half(at + 1) !== null ? 1 : (part?.words ?? 0));
  } else if (/^(?:1[0-2]|0?[1-9])(?:am|pm)?$/.test(w(at)) || (smallNumbers.has(w(at)) && smallNumbers.get(w(at))! <= 12)) {
    const glued = /(am|pm)$/.exec(w(at));
    const oclock = /^o['’]clock$/.test(w(at + 1));
    const part = oclock ? partAfter(at + 2) : null;
    const side = glued === null ? (half(at + 1) ?? part?.side ?? null) : (glued[1]![0] as 'a' | 'p');
    const hour = smallNumbers.get(w(at)) ?? Number(w(at).replace(/[ap]m$/, ''));
    if (side === null && !oclock) return null;
    stamp = `T${two(hourOf(hour, side))}:00`;
    precision = 'hour';
    at += (glued === null ? 2 : 1) + (part?.words ?? 0);
  } else if (/^(?:[01]\d|2[0-3])[0-5]\d$/.test(w(at)) && /^(?:gmt|utc|hours|hrs)$/.test(w(at + 1))) {
    stamp = `T${w(at).slice(0, 2)}:${w(at).slice(2)}`;
    at += w(at + 1).startsWith('h') ? 2 : 1;
  } else if (isBareTime(w, at)) {
    stamp = `T${w(at).slice(0, 2)}:${w(at).slice(2)}`;
    at++;
  } else if (/^(?:noon|midday|midnight)$/.test(w(at))) {
    stamp = w(at) === 'midnight' ? 'T00:00' : 'T12:00';
    precision = 'hour';
    at++;
  } else if (w(at) === 'the' && w(at + 1) === 'early' && w(at + 2) === 'hours') {
    stamp = 'TMO';
    precision = 'vague';
    at += 3;
  } else if (w(at) === 'in' && w(at + 1) === 'the' && w(at + 2) === 'early' && w(at + 3) === 'hours') {
    stamp = 'TMO';
    precision = 'vague';
    at += 4;
  } else if (/^(?:dawn|daybreak|dusk|sunset|sunrise|nightfall)$/.test(w(at))) {
    stamp = `T${dayParts.get(w(at))!}`;
    precision = 'vague';
    at++;
  } else if (/^(?:in|during)$/.test(w(at)) && w(at + 1) === 'the' && /^(?:morning|afternoon|evening|night)$/.test(w(at + 2))) {
    stamp = `T${dayParts.get(w(at + 2))!}`;
    precision = 'vague';
    at += 3;
  } else return null;
  if (w(at) === 'local' && w(at + 1) === 'time') at += 2;
  else if (/^(?:gmt|utc|est|edt|et|pst|pdt|pt|cst|cdt|mst|mdt|bst|cet|cest)$/.test(w(at))) at++;
  else if (
    /^(?:eastern|pacific|central|mountain|moscow|paris|london|universal)$/.test(w(at)) &&
    /^(?:standard|daylight|time)$/.test(w(at + 1))
  )
    at += w(at + 1) === 'time' ? 2 : 3;
  if (w(at) === '(' && /^(?:gmt|utc)$/.test(w(at + 2)) && w(at + 3) === ')') at += 4;
  // The day beside it: "at 7:35 p.m. Friday", "at dawn on Monday".
  let k = at;
  if (w(k) === ',') k++;
  if (/^(?:on|of)$/.test(w(k))) k++;
  let day: Match | null = null;
  if (k < last)
    day = calendarDate(context, k, last, tense) ?? weekday(context, k, last, tense) ?? deictic(context, k, last, tense);
  if (day !== null && day.precision === 'day' && day.type !== 'set')
    return { ...day, type: 'time', value: `${day.value.replace(/T.*$/, '')}${stamp}`, rule: 'clock' };
  // The day is not told: the interval stays open, the value takes the day last told or that of publication.
  const near = context.told ?? context.base;
  return unknown(at, precision, 'clock', `${near === null ? 'XXXX-XX-XX' : isoOf(near)}${stamp}`, 'time');
}

/** "at 0230", "at 2200 on 6 December", "around 1950 (0050 GMT)": four digits that are told as an hour. */
const isBareTime = (w: (k: number) => string, at: number): boolean =>
  /^(?:[01]\d|2[0-3])[0-5]\d$/.test(w(at)) &&
  /^(?:at|around|about|until)$/.test(w(at - 1)) &&
  (w(at).startsWith('0') || /^(?:on|local|\()$/.test(w(at + 1)));

/** "half past nine", "a quarter to eight", "ten minutes past six". */
function pastHour(w: (k: number) => string, start: number): { stamp: string; next: number } | null {
  let at = w(start) === 'a' && w(start + 1) === 'quarter' ? start + 1 : start;
  const minutes =
    w(at) === 'half' ? 30 : w(at) === 'quarter' ? 15 : w(at + 1) === 'minutes' ? (smallNumbers.get(w(at)) ?? null) : null;
  if (minutes === null) return null;
  at += w(at + 1) === 'minutes' ? 2 : 1;
  const way = w(at) === 'past' || w(at) === 'after' ? 1 : w(at) === 'to' || w(at) === 'before' ? -1 : 0;
  const hour = smallNumbers.get(w(at + 1)) ?? (/^(?:1[0-2]|[1-9])$/.test(w(at + 1)) ? Number(w(at + 1)) : 13);
  if (way === 0 || hour < 1 || hour > 12 || (minutes === 30 && way < 0)) return null;
  const told = hour * 60 + way * minutes;
  return { stamp: `T${two(Math.floor(told / 60))}:${two(told % 60)}`, next: at + 2 };
}
