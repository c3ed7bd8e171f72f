import type { TimePrecision } from '../../model/index.ts';
import { smallNumbers } from '../languages/en/numbers.ts';
import { type TimeUnit, dayParts, futureWords, scheduleVerbs, seasons, tellingTime, timeUnits } from '../languages/en/time.ts';
import type { Document, Token } from '../types.ts';
import { addMonths, dayNumber, dayOf, isoOf, isoWeek, monthSpan, partsOf, validDay, weekStart } from './calendar.ts';
import { namedTime } from './named-times.ts';
import { type NumberFound, numberAt } from './number.ts';
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
  precisionOf,
  type Tense,
  type Timex,
  two,
  unitLetter,
  unknown,
  weekdayOf,
  yearFor,
  yearOf,
} from './timex.ts';

/**
 * Every expression of time of a document, as intervals of inclusive ISO days. Relative times are counted from the publication date;
 * without one they stay null with their words. A day and month take their year only from the publication date or from the only
 * year of the text's full dates. A past tense never gives a day after publication. An ambiguous "3/4/2016" covers both readings.
 */
export function findTimes(doc: Document): Timex[] {
  return findTimexes(doc).filter(({ rule }) => rule !== 'time/reference');
}

/** The same with words that refer to a time and give none ("now", "the future"), as TIMEX3 annotates them. */
export function findTimexes(doc: Document): Timex[] {
  const context = contextOf(doc);
  const found: Timex[] = [];
  for (const sentence of doc.sentences) {
    const title = sentence.kind !== 'body';
    let at = sentence.first;
    let told = -1;
    while (at < sentence.last) {
      // Whatever the rules read holds a number or a word of time, and begins not far before it: elsewhere nothing need be tried.
      if (told < at) told = nextTold(doc.tokens, at, sentence.last);
      if (told === sentence.last) break;
      if (told - at > FURTHEST) {
        at++;
        continue;
      }
      const hit = timeAt(context, at, sentence.first, sentence.last, title);
      if (hit === null || inName(doc, sentence.first, at, hit.next)) {
        at++;
        continue;
      }
      found.push(hit.timex);
      // After a range of days "two days later" counts from its end, after a night from the day it began.
      if (
        hit.timex.when.precision === 'day' &&
        hit.timex.when.first !== null &&
        hit.timex.when.last !== null &&
        !/since|until|before|after/.test(hit.timex.rule)
      )
        context.told = dayOf(hit.timex.type === 'time' ? hit.timex.when.first : hit.timex.when.last);
      at = hit.next;
    }
  }
  return found;
}

const bodies =
  /^(?:Movement|Brigades?|Front|Battalion|Army|Group|Organi[sz]ation|Forces?|Party|Alliance|Coalition|Revolution|Youth|Division|Corps|Militia|Square|Bridge|Street|Avenue|Mosque|Hospital|Airport|Stadium|Camp|Market)$/;

/** "the March 12 Movement", "Shining Dawn", "the Friday Mosque": a time that is part of a name is none. */
function inName({ tokens }: Document, first: number, at: number, next: number): boolean {
  if (bodies.test(tokens[next]?.text ?? '') && /^\p{Lu}|^\d/u.test(tokens[next - 1]!.text)) return true;
  const before = tokens[at - 1];
  return (
    next - at === 1 &&
    at > first &&
    /^(?:Dawn|Morning|Night|Evening|Noon|Midnight|Spring|Summer|Autumn|Winter|September|October|November)$/.test(
      tokens[at]!.text,
    ) &&
    /^(?:Shining|Golden|New|Red|Black|White|Green|Silent|Free|True|Bloody|Long|Arab|Silver|Holy)$/.test(before!.text)
  );
}

/** How many words before the first number or word of time an expression begins, at the most: "since the offensive … began on 2 May". */
const FURTHEST = 20;

/** The first token from `at` on that is a number or a word of time; `last` when there is none. */
function nextTold(tokens: readonly Token[], at: number, last: number): number {
  let k = at;
  while (k < last && !tellsTime(tokens[k]!.lower)) k++;
  return k;
}

const tellsTime = (word: string): boolean => tellingTime.has(word) || /\d/.test(word);

function contextOf(doc: Document): Context {
  const { published, tokens } = doc;
  let base: number | null = null;
  let baseAnchor: Anchor = null;
  if (published !== null && published.first !== null && published.first.slice(0, 10) === published.last?.slice(0, 10)) {
    base = dayOf(published.first);
    baseAnchor = 'publication';
  }
  if (base === null) {
    base = datelineDay(tokens);
    if (base !== null) baseAnchor = 'dateline';
  }
  let year: number | null = null;
  const months = new Set<number>();
  if (base === null) {
    const years = new Set<number>();
    for (let at = 0; at < tokens.length; at++) {
      if (!monthOf(tokens[at]) && !/^\d{4}-\d\d-\d\d$|^\d{1,2}[/.]\d{1,2}[/.]\d{4}$/.test(tokens[at]!.text)) continue;
      const full = fullDateNear(tokens, at);
      if (full === null) continue;
      years.add(full);
      const month = monthOf(tokens[at]);
      if (month !== null) months.add(month);
    }
    if (years.size === 1) year = [...years][0]!;
  }
  return { doc, tokens, base, baseAnchor, year, months, told: null };
}

/** The year of a full date that has its month at `at`. */
function fullDateNear(tokens: readonly Token[], at: number): number | null {
  const numeric = /^(\d{4})-\d\d-\d\d$|^\d{1,2}[/.]\d{1,2}[/.](\d{4})$/.exec(tokens[at]!.text);
  if (numeric !== null) return Number(numeric[1] ?? numeric[2]);
  for (let k = at + 1; k < Math.min(tokens.length, at + 4); k++) {
    const year = yearOf(tokens[k]);
    if (year !== null) return year;
    if (!/^(?:,|\d{1,2}(?:st|nd|rd|th)?|of)$/.test(tokens[k]!.lower)) return null;
  }
  return null;
}

/** "ORVA, 4 Feb 90 (Agency) --": a full date among the first words, followed by a bracket or a dash. */
function datelineDay(tokens: readonly Token[]): number | null {
  const limit = Math.min(tokens.length, 24);
  for (let at = 1; at + 2 < limit; at++) {
    const month = monthOf(tokens[at]);
    if (month === null) continue;
    const day = dayNumeral(tokens[at - 1]);
    const dayAfter = dayNumeral(tokens[at + 1]);
    const short = /^\d{2}$/.test(tokens[at + 1]!.text) ? 1900 + Number(tokens[at + 1]!.text) : null;
    const closes = (k: number): boolean => /^(?:\(|--|—|–|-|\[)$/.test(tokens[k]?.text ?? '');
    if (day !== null) {
      const year = yearOf(tokens[at + 1]) ?? (short !== null && short >= 1960 ? short : null);
      if (year !== null && closes(at + 2) && validDay(year, month, day)) return dayNumber(year, month, day);
    }
    if (dayAfter !== null) {
      const k = tokens[at + 2]!.text === ',' ? at + 3 : at + 2;
      const year = yearOf(tokens[k]);
      if (year !== null && closes(k + 1) && validDay(year, month, dayAfter)) return dayNumber(year, month, dayAfter);
    }
  }
  return null;
}

const leads: ReadonlySet<string> = new Set([
  'on',
  'in',
  'at',
  'during',
  'by',
  'for',
  'over',
  'within',
  'throughout',
  'of',
  'about',
  'around',
  'the',
  'from',
  'as',
  'this',
]);

/** One expression with the words that bound it ("since", "until", "before"), its tense settled by the words around it. */
function timeAt(
  context: Context,
  at: number,
  first: number,
  last: number,
  title: boolean,
): { timex: Timex; next: number } | null {
  const { tokens, doc } = context;
  const word = tokens[at]!.lower;
  const tense = tenseAt(tokens, at, first, last, title);
  // "since September 22", "ever since Monday", "until Friday", "before 4 May".
  let start = at;
  let lead: 'since' | 'until' | 'before' | 'after' | null = null;
  if (word === 'ever' && tokens[at + 1]?.lower === 'since' && at + 1 < last) {
    lead = 'since';
    start = at + 2;
  } else if (/^(?:since|until|till|before|after|by)$/.test(word)) {
    lead = word === 'since' ? 'since' : word === 'before' ? 'before' : word === 'after' ? 'after' : 'until';
    start = at + 1;
  }
  if (lead !== null) {
    let inner = start < last ? coreAt(context, start, last, tense) : null;
    if (inner === null && start < last && /^(?:the|about|around|at|early|late)$/.test(tokens[start]!.lower))
      inner = start + 1 < last ? coreAt(context, start + 1, last, tense) : null;
    // "since the offensive began on 2 May": the date that the clause after "since" holds.
    if (inner === null && lead === 'since') {
      for (let k = start + 1; k < Math.min(last, start + 14); k++) {
        if (/^[,;]$/.test(tokens[k]!.text)) break;
        const held = coreAt(context, k, last, 'past');
        if (held !== null && (held.type === 'date' || held.type === 'time')) {
          inner = held;
          break;
        }
      }
    }
    if (inner === null || (inner.type !== 'date' && inner.type !== 'time' && lead !== 'since')) return null;
    if (inner.type === 'set' || (inner.type === 'duration' && inner.first === null && lead !== 'since')) return null;
    // "before noon on Sunday": on that day, at an hour that nobody told.
    const within = (lead === 'before' || lead === 'until') && inner.type === 'time' && inner.first !== null;
    if (
      within &&
      inner.end !== null &&
      /noon|midday|dawn|sunrise|sunset|dusk/.test(doc.text.slice(tokens[start]!.from, tokens[inner.last - 1]!.to))
    ) {
      const day = { ...inner, type: 'date' as const };
      return { timex: timexOf(doc, at, coreStart(tokens, start, inner), day, tokens[at]!.sentence), next: inner.last };
    }
    const { base } = context;
    const open = lead === 'since' || lead === 'after';
    const bounds =
      lead === 'since'
        ? { first: inner.first, end: base !== null && inner.first !== null && base >= inner.first ? base : null }
        : lead === 'after'
          ? {
              first: inner.first,
              end: tense === 'future' ? null : inner.first !== null && base !== null && base >= inner.first ? base : null,
            }
          : lead === 'before'
            ? { first: null, end: inner.first === null ? null : inner.first - 1 }
            : { first: null, end: inner.end };
    const from = start;
    return {
      timex: timexOf(
        doc,
        at,
        coreStart(tokens, from, inner),
        { ...inner, ...bounds, rule: open && lead === 'since' ? 'since' : lead },
        tokens[at]!.sentence,
      ),
      next: inner.last,
    };
  }
  const core = coreAt(context, at, last, tense);
  if (core === null) return null;
  const clamped = tense === 'past' ? notAfter(core, context.base) : core;
  return { timex: timexOf(doc, at, at, clamped, tokens[at]!.sentence), next: core.last };
}

const coreStart = (tokens: readonly Token[], from: number, match: Match): number =>
  /^(?:the|about|around|at)$/.test(tokens[from]!.lower) && match.last > from + 1 ? from + 1 : from;

/** A past tense speaks of nothing after publication. */
function notAfter(match: Match, base: number | null): Match {
  if (base === null || match.anchor === 'stated' || match.end === null || match.end <= base) return match;
  if (match.first !== null && match.first > base) return match;
  return { ...match, end: base };
}

function timexOf(doc: Document, first: number, core: number, match: Match, sentence: number): Timex {
  const { tokens } = doc;
  let begin = core;
  while (
    begin < match.last - 1 &&
    leads.has(tokens[begin]!.lower) &&
    (!/^(?:this|the)$/.test(tokens[begin]!.lower) || (match.type === 'duration' && isDash(tokens[begin + 2])))
  )
    begin++;
  const span = { from: tokens[first]!.from, to: tokens[match.last - 1]!.to };
  const iso = (day: number | null): string | null => (day === null ? null : isoOf(day));
  return {
    ...span,
    when: { first: iso(match.first), last: iso(match.end), precision: match.precision, text: span, anchor: match.anchor },
    type: match.type,
    rule: `time/${match.rule}`,
    sentence,
    value: match.value,
    core: { from: tokens[begin]!.from, to: span.to },
  };
}

/** Which way a day without a year lies: by the nearest finite words of the sentence. */
function tenseAt(tokens: readonly Token[], at: number, first: number, last: number, title: boolean): Tense {
  let near: Tense = 'none';
  let distance = Number.POSITIVE_INFINITY;
  for (let k = Math.max(first, at - 24); k < Math.min(last, at + 16); k++) {
    const { lower, xpos, upos } = tokens[k]!;
    const way: Tense =
      futureWords.has(lower) && lower !== 'next' && lower !== 'set' && lower !== 'plan' && lower !== 'would' && lower !== 'ahead'
        ? 'future'
        : // "The truce begins on Friday" tells of a plan; a headline writes what happened in the same words.
          scheduleVerbs.has(lower) && xpos.startsWith('VB') && upos === 'VERB' && !title
          ? 'future'
          : xpos === 'VBD' ||
              lower === 'was' ||
              lower === 'were' ||
              lower === 'had' ||
              lower === 'has' ||
              lower === 'have' ||
              lower === 'said' ||
              (xpos === 'VBN' && upos === 'VERB')
            ? 'past'
            : 'none';
    if (way === 'none') continue;
    // Words before the time govern it more often than those after it; a comma between weakens the tie.
    const gap = k < at ? at - k : (k - at) * 2;
    // "was scheduled", "are due", "had planned": the plan wins over the tense of its own verb.
    const weight = way === 'future' ? gap - 3 : gap;
    if (weight < distance) {
      distance = weight;
      near = way;
    }
  }
  return near === 'none' && title ? 'past' : near;
}

function coreAt(context: Context, at: number, last: number, tense: Tense): Match | null {
  const { tokens } = context;
  const token = tokens[at]!;
  const { lower } = token;
  // The first word decides which rules can begin here, so that each token costs little.
  return (
    numericDate(context, at) ??
    namedTime(context, at, last, tense) ??
    calendarDate(context, at, last, tense) ??
    weekday(context, at, last, tense) ??
    (lower.length > 1 || lower === 'a' || /^\d/.test(lower)
      ? (deictic(context, at, last, tense) ??
        relative(context, at, last, tense) ??
        clock(context, at, last, tense) ??
        amount(context, at, last, tense))
      : null) ??
    yearAlone(context, at, last)
  );
}

/** "2016-10-10", "10/10/2016", "14.3.2022"; "3/4/2016" covers both its readings. */
function numericDate({ tokens }: Context, at: number): Match | null {
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
  const year = parts[4]!.length === 4 ? Number(parts[4]) : 2000 + Number(parts[4]);
  if (parts[4]!.length === 2 && parts[2] !== '/') return null;
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
function calendarDate(context: Context, start: number, last: number, tense: Tense): Match | null {
  const { tokens } = context;
  let at = start;
  let part: string = '';
  const w = (k: number): string => (k < last ? tokens[k]!.lower : '');
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
    return monthAlone(context, month, m + 1, last, tense, early.slice(0, 3) === 'mid' ? 'mid' : (early as 'early' | 'late'));
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
  const w = (j: number): string => (j < last ? tokens[j]!.lower : '');
  const between = tokens[start]!.lower === 'between';
  if (!(w(k) === 'to' || w(k) === 'until' || w(k) === 'through' || isDash(tokens[k]) || (between && w(k) === 'and'))) return null;
  const day = k + 1 < last ? dayNumeral(tokens[k + 1]) : null;
  const second = k + 2 < last ? monthOf(tokens[k + 2]) : null;
  if (day === null || second === null) return null;
  return dated(context, [from.day, from.month], [day, second], k + 3, last, tense, part);
}

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
    year = yearOf(tokens[k]);
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

function monthAlone(
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

/** "Monday", "on Monday night", "last Friday", "between Friday and Sunday", "early on Tuesday". */
function weekday(context: Context, start: number, last: number, tense: Tense): Match | null {
  const { tokens, base } = context;
  let at = start;
  const w = (k: number): string => (k < last ? tokens[k]!.lower : '');
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
function deictic(context: Context, at: number, last: number, tense: Tense): Match | null {
  const { tokens, base } = context;
  const w = (k: number): string => (k < last ? tokens[k]!.lower : '');
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
function relative(context: Context, start: number, last: number, tense: Tense): Match | null {
  const { tokens, base } = context;
  const w = (k: number): string => (k < last ? tokens[k]!.lower : '');
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

function shift(day: number, n: number, unit: TimeUnit): number {
  if (unit === 'minute') return day;
  if (unit === 'hour') return day + Math.sign(n) * Math.ceil(Math.abs(n) / 24);
  if (unit === 'day') return day + n;
  if (unit === 'week') return day + 7 * n;
  if (unit === 'month') return addMonths(day, n);
  return addMonths(day, n * (unit === 'year' ? 12 : unit === 'decade' ? 120 : 1200));
}

function lengthValue(number: NumberFound, unit: { readonly unit: TimeUnit; readonly times: number }): string {
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

function seasonOf(
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

/** "10:30 a.m.", "7 pm on Friday", "noon", "at dawn on Monday", "the early hours of Tuesday". */
function clock(context: Context, start: number, last: number, tense: Tense): Match | null {
  const { tokens } = context;
  const w = (k: number): string => (k < last ? tokens[k]!.lower : '');
  let at = start;
  let stamp: string | null = null;
  let precision: TimePrecision = 'minute';
  const spoken = /^([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?(am|pm)?$/.exec(w(at));
  const half = (k: number): 'a' | 'p' | null =>
    /^(?:a\.m\.?|am)$/.test(w(k)) ? 'a' : /^(?:p\.m\.?|pm)$/.test(w(k)) ? 'p' : null;
  const hourOf = (hour: number, side: 'a' | 'p' | null): number => (side === null ? hour : (hour % 12) + (side === 'p' ? 12 : 0));
  if (spoken !== null) {
    const side = spoken[3] === undefined ? half(at + 1) : (spoken[3][0] as 'a' | 'p');
    if (spoken[0].includes('.') && side === null) return null;
    if (
      side === null &&
      !/^(?:at|around|about|by|before|after|near|approximately|to|until)$/.test(tokens[at - 1]?.lower ?? '') &&
      !/^(?:local|gmt|utc|on|hours)$/.test(w(at + 1))
    )
      return null;
    stamp = `T${two(hourOf(Number(spoken[1]), side))}:${spoken[2]!}`;
    at += 1 + (spoken[3] === undefined && side !== null ? 1 : 0);
  } else if (/^(?:1[0-2]|0?[1-9])(?:am|pm)?$/.test(w(at)) || (smallNumbers.has(w(at)) && smallNumbers.get(w(at))! <= 12)) {
    const glued = /(am|pm)$/.exec(w(at));
    const side = glued === null ? half(at + 1) : (glued[1]![0] as 'a' | 'p');
    const hour = smallNumbers.get(w(at)) ?? Number(w(at).replace(/[ap]m$/, ''));
    if (side === null && w(at + 1) !== "o'clock" && w(at + 1) !== 'o’clock') return null;
    stamp = `T${two(hourOf(hour, side))}:00`;
    precision = 'hour';
    at += glued === null ? 2 : 1;
  } else if (/^(?:[01]\d|2[0-3])[0-5]\d$/.test(w(at)) && /^(?:gmt|utc|hours|hrs)$/.test(w(at + 1))) {
    stamp = `T${w(at).slice(0, 2)}:${w(at).slice(2)}`;
    at += w(at + 1).startsWith('h') ? 2 : 1;
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
  else if (/^(?:gmt|utc)$/.test(w(at))) at++;
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

/** "two days ago", "a week earlier", "for more than a year", "a 10-day siege", "half-decade-long", "several hours". */
function amount(context: Context, start: number, last: number, tense: Tense): Match | null {
  const { tokens, doc, base } = context;
  const w = (k: number): string => (k < last ? tokens[k]!.lower : '');
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

/** "2016", "in 2011", "the summer of 2016", "the 1990s". */
function yearAlone(context: Context, at: number, last: number): Match | null {
  const { tokens } = context;
  const w = (k: number): string => (k < last ? tokens[k]!.lower : '');
  const season = seasons.get(w(at));
  if (season !== undefined) {
    const k = w(at + 1) === 'of' ? at + 2 : at + 1;
    const year = k < last ? yearOf(tokens[k]) : null;
    return year === null ? null : seasonOf(year, season, k + 1, 'stated');
  }
  const decade = /^(1[89]|20)(\d)0s$/.exec(tokens[at]!.text);
  if (decade !== null) {
    const year = Number(`${decade[1]}${decade[2]}0`);
    return {
      last: at + 1,
      first: dayNumber(year, 1, 1),
      end: dayNumber(year + 9, 12, 31),
      precision: 'year',
      anchor: 'stated',
      type: 'date',
      value: `${decade[1]}${decade[2]}`,
      rule: 'decade',
    };
  }
  const year = yearOf(tokens[at]);
  if (year === null) return null;
  const before = tokens[at - 1];
  const same = before !== undefined && before.sentence === tokens[at]!.sentence;
  if (
    !same ||
    !/^(?:in|since|of|from|by|until|till|during|between|to|and|before|after|late|early|mid|\(|throughout|-|–|year|,)$/.test(
      before.lower,
    )
  )
    return null;
  const next = tokens[at + 1];
  // A quantity of something, or a number in a name.
  if (
    next !== undefined &&
    at + 1 < last &&
    next.upos === 'NOUN' &&
    !/^(?:attack|war|offensive|strike|bombing|siege|massacre|killing|invasion|conflict|uprising|revolution|election|report|ceasefire|agreement|resolution)/.test(
      next.lower,
    ) &&
    next.xpos === 'NNS' &&
    next.from === tokens[at]!.to + 1
  )
    return null;
  if (before.text === ',' && (next === undefined || !/^[,.)]$/.test(next.text))) return null;
  if (/^(?:-|–|and|to)$/.test(before.text) && (at < 2 || yearOf(tokens[at - 2]) === null)) return null;
  if (before.lower === 'of' && at >= 2 && tokens[at - 2]!.upos === 'NUM') return null;
  return {
    last: at + 1,
    first: dayNumber(year, 1, 1),
    end: dayNumber(year, 12, 31),
    precision: 'year',
    anchor: 'stated',
    type: 'date',
    value: String(year),
    rule: 'year',
  };
}
