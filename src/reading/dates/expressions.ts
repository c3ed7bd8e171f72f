import type { Span, TimePrecision, When } from '../../model/index.ts';
import { fold } from '../fold.ts';
import { monthByName, monthPattern, weekdayByName, weekdayPattern, zones } from './names.ts';

/** A date found in a line: `when` is null when its words do not settle which day they mean, and `doubt` says why. */
export interface DateExpression extends Span {
  readonly when: When | null;
  readonly doubt: string | null;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number | null;
}

const two = (n: number) => String(n).padStart(2, '0');
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const valid = ({ year, month, day }: Day) =>
  year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && (day === null || (day >= 1 && day <= lastDay(year, month)));
const weekdayOf = ({ year, month, day }: Day) => new Date(Date.UTC(year, month - 1, day ?? 1)).getUTCDay();

const start = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';
const ordinal = '(?:st|nd|rd|th|er|º|ª|\\.)?';
const of = '(?:\\s?(?:de|of|del)\\s|\\.?\\s?[-/]?\\s?)';
const patterns = {
  iso: new RegExp(`${start}(\\d{4})-(\\d{1,2})-(\\d{1,2})(?!\\d)`, 'gu'),
  yearFirst: new RegExp(`${start}(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})${end}`, 'gu'),
  cjk: /(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/gu,
  dayMonthYear: new RegExp(
    `${start}(\\d{1,2})${ordinal}${of}(${monthPattern})\\.?,?(?:\\s(?:de\\s|del\\s)?|[-/ ])\\s?(\\d{4})(?!\\d)`,
    'gu',
  ),
  monthDayYear: new RegExp(`${start}(${monthPattern})\\.?\\s(\\d{1,2})${ordinal},?\\s{1,2}(\\d{4})(?!\\d)`, 'gu'),
  monthYear: new RegExp(`${start}(${monthPattern})\\.?,?\\s(?:de\\s)?(\\d{4})(?!\\d)`, 'gu'),
  numeric: new RegExp(`${start}(?<!\\d[./-])(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![./-]?\\d)`, 'gu'),
};
const weekdayBefore = new RegExp(`${start}(${weekdayPattern})[.,]?\\s{0,2}(?:the\\s|le\\s|el\\s|den\\s)?$`, 'u');
const weekdayAfter = new RegExp(`^\\s?[,(]?\\s?(${weekdayPattern})${end}`, 'u');
const clock = '(\\d{1,2})\\s?[:.h]\\s?(\\d{2})(?::\\d{2})?(?:\\.\\d+)?\\s?(am|pm|a\\.m\\.?|p\\.m\\.?)?';
const zone =
  '\\s?\\(?(?:(utc|gmt)?\\s?([+-]\\d{1,2}:?(?:\\d{2})?)|(z|utc|gmt|cest|cet|mesz|mez|eest|eet|msk|est|edt|mst|mdt|pst|pdt|cdt)(?![\\p{L}\\p{N}]))?';
const timeAfter = new RegExp(
  `^(?:t|[\\s,–—|•·@-]{0,5}(?:at\\s|a\\s|um\\s|as\\s|alle\\s|в\\s|о\\s|الساعة\\s)?\\s?)${clock}(?!\\d)${zone}`,
  'u',
);
const timeBefore = new RegExp(
  `${start}${clock}${zone}\\)?[\\s,–—|•·-]{0,5}(?:on\\s|le\\s)?(?:(?:${weekdayPattern})[.,]?\\s)?$`,
  'u',
);

/** "22:52" and "10.52 pm" with the zone kept: `22:52`, `22:52+03:00`, or null when it is no time of day. */
function timeOf(match: RegExpExecArray | null): string | null {
  if (match === null) return null;
  const [, h = '', m = '', half = '', , offset = '', name = ''] = match;
  let hour = Number(h);
  if (half !== '') {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.startsWith('p') ? 12 : 0);
  }
  if (hour > 23 || Number(m) > 59) return null;
  const signed = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset);
  const shift = signed === null ? (zones[name] ?? '') : `${signed[1]}${two(Number(signed[2]))}:${signed[3] ?? '00'}`;
  return `${two(hour)}:${m}${shift === '+00:00' ? 'Z' : shift}`;
}

/** The value of a day, month or minute with the words that say so. */
export function whenOf(day: Day, time: string | null, text: Span | null): When {
  const month = `${String(day.year)}-${two(day.month)}`;
  const give = (first: string, last: string, precision: TimePrecision): When => ({
    first,
    last,
    precision,
    text,
    anchor: 'stated',
  });
  if (day.day === null) return give(`${month}-01`, `${month}-${two(lastDay(day.year, day.month))}`, 'month');
  const date = `${month}-${two(day.day)}`;
  return time === null ? give(date, date, 'day') : give(`${date}T${time}`, `${date}T${time}`, 'minute');
}

interface Candidate extends Span {
  readonly days: readonly Day[];
}

/** "10/11/2016" may be two days: both stay candidates until something else decides. Dots mean day first wherever they are used. */
function numericDays(a: number, separator: string, b: number, year: number): Day[] {
  const dayFirst = { year, month: b, day: a };
  const monthFirst = { year, month: a, day: b };
  if (separator === '.' || a === b) return [dayFirst];
  return [dayFirst, monthFirst];
}

const fullYear = (text: string) => (text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900));

function candidatesIn(line: string): Candidate[] {
  const found: Candidate[] = [];
  const add = (from: number, to: number, days: readonly Day[]) => {
    const possible = days.filter(valid);
    if (possible.length > 0 && !found.some((other) => from < other.to && other.from < to))
      found.push({ from, to, days: possible });
  };
  const each = (pattern: RegExp, days: (m: RegExpExecArray) => readonly Day[]) => {
    for (const match of line.matchAll(pattern)) add(match.index, match.index + match[0].length, days(match));
  };
  const ymd = (m: RegExpExecArray) => [{ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) }];
  each(patterns.iso, ymd);
  each(patterns.yearFirst, ymd);
  each(patterns.cjk, ymd);
  each(patterns.dayMonthYear, (m) => [{ year: Number(m[3]), month: monthByName.get(m[2] ?? '') ?? 0, day: Number(m[1]) }]);
  each(patterns.monthDayYear, (m) => [{ year: Number(m[3]), month: monthByName.get(m[1] ?? '') ?? 0, day: Number(m[2]) }]);
  each(patterns.numeric, (m) => numericDays(Number(m[1]), m[2] ?? '', Number(m[3]), fullYear(m[4] ?? '')));
  each(patterns.monthYear, (m) => [{ year: Number(m[2]), month: monthByName.get(m[1] ?? '') ?? 0, day: null }]);
  return found.sort((a, b) => a.from - b.from);
}

const dayText = (d: Day) => `${String(d.year)}-${two(d.month)}-${two(d.day ?? 1)}`;

/**
 * The dates of one line (of at most 500 code units; what is beyond is not looked at), in order, with offsets counted in
 * the text that the line was cut from (`offset` is where it begins). A numeric date whose order of day and month is not settled
 * by its own weekday or its own numbers has `when` null; so has a date whose weekday contradicts it.
 */
export function datesIn(line: string, offset = 0): DateExpression[] {
  const folded = fold(line.slice(0, 500));
  // Every date has a number in it, and most lines have none.
  if (!/\d/.test(folded)) return [];
  return candidatesIn(folded).map(({ from, to, days }) => {
    let first = from;
    let last = to;
    let possible = days;
    const before = weekdayBefore.exec(folded.slice(Math.max(0, from - 24), from));
    const after = before === null ? weekdayAfter.exec(folded.slice(to, to + 20)) : null;
    const weekday = weekdayByName.get(before?.[1] ?? after?.[1] ?? '');
    if (weekday !== undefined && days[0]?.day !== null) {
      possible = days.filter((day) => weekdayOf(day) === weekday);
      if (before !== null) first = Math.max(0, from - 24) + before.index;
      if (after !== null) last = to + after[0].length;
    }
    const following = timeAfter.exec(folded.slice(last, last + 48));
    const leading = following === null ? timeBefore.exec(folded.slice(Math.max(0, first - 48), first)) : null;
    const time = timeOf(following ?? leading);
    if (time !== null && following !== null) last += following[0].length;
    if (time !== null && leading !== null) first = Math.max(0, first - 48) + leading.index;
    while (folded[last - 1] === ' ') last -= 1;
    const span = { from: offset + first, to: offset + last };
    // "16/12/25" has three readings; without a weekday the century and the order are both guesses.
    if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(folded.slice(from, to)) && weekday === undefined)
      return { ...span, when: null, doubt: 'its year has two digits' };
    const [day, other] = possible;
    if (day === undefined) return { ...span, when: null, doubt: 'its weekday does not fall on that date' };
    if (other !== undefined) return { ...span, when: null, doubt: `it may mean ${dayText(day)} or ${dayText(other)}` };
    return { ...span, when: whenOf(day, time, span), doubt: null };
  });
}

/** A machine-written date (ISO 8601 or RFC 5322) as a When without a passage, or null when it is neither. */
export function machineDate(value: string): When | null {
  const text = value.trim().slice(0, 100);
  const [first] = datesIn(text);
  if (first === undefined || first.when === null) return null;
  return { ...first.when, text: null };
}
