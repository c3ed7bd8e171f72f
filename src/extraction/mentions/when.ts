import { hedges, smallNumbers, vagueWords } from '../languages/en/numbers.ts';
import { futureWords, matchWords, openingWords, scheduleVerbs, tellingTime } from '../languages/en/time.ts';
import type { Document, Token } from '../types.ts';
import { amount } from './amounts.ts';
import { dayNumber, dayOf, isoOf, validDay } from './calendar.ts';
import { calendarDate, numericDate } from './calendar-dates.ts';
import { clock } from './clock.ts';
import { deictic, relative, weekday } from './deictic.ts';
import { namedTime } from './named-times.ts';
import {
  type Anchor,
  type Context,
  dayNumeral,
  isDash,
  isTimely,
  type Match,
  monthOf,
  ordinals,
  type Tense,
  type Timex,
  yearOf,
} from './timex.ts';
import { yearAlone } from './years.ts';

/**
 * Every expression of time of a document, as intervals of inclusive ISO days. Relative times are counted from the publication date;
 * without one they stay null with their words. A day and month take their year only from the publication date or from the only
 * year of the text's full dates. A past tense never gives a day after publication. An ambiguous "3/4/2016" covers both readings.
 */
export function findTimes(doc: Document): Timex[] {
  return findTimexes(doc).filter(isTimely);
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
      if (told - at > (opensClause(doc.tokens[at]!.lower) ? FURTHEST : NEAREST)) {
        at++;
        continue;
      }
      const hit = begins(doc.tokens[at]!.lower) ? timeAt(context, at, sentence.first, sentence.last, title) : null;
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
      remember(context, hit.timex);
      at = hit.next;
    }
  }
  return found;
}

/** Keeps the year and the quarter told last, for "that year" and "a year earlier". */
function remember(context: Context, { when, value, sentence, type }: Timex): void {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(value);
  if (quarter !== null) context.quarter = { year: Number(quarter[1]), nth: Number(quarter[2]), sentence };
  const year = when.first?.slice(0, 4);
  if (type !== 'duration' && year !== undefined && when.last?.slice(0, 4) === year) {
    context.toldYear = Number(year);
    context.toldIn = sentence;
  }
}

const bodies =
  /^(?:Movement|MOVEMENT|Brigades?|Front|Battalion|Army|Group|Organi[sz]ation|Forces?|Party|Alliance|Coalition|Revolution|Youth|Division|Corps|Militia|Square|Bridge|Street|Avenue|Mosque|Hospital|Airport|Stadium|Camp|Market)$/;

/** "the March 12 Movement", "Shining Dawn", "the Friday Mosque": a time that is part of a name is none. */
function inName({ tokens }: Document, first: number, at: number, next: number): boolean {
  if (bodies.test(tokens[next]?.text ?? '') && /^\p{Lu}|^\d/u.test(tokens[next - 1]!.text)) return true;
  const before = tokens[at - 1];
  const { text, lower } = tokens[at]!;
  if (next - at === 1) {
    const named = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}/u.test(token.text);
    // "the Daily Courier", "People Weekly"
    if (/^(?:Daily|Weekly|Monthly|Quarterly)$/.test(text) && (named(tokens[next]) || (at > first && named(before)))) return true;
    // "USA Today"
    if (at > first && /^(?:Today|Tonight)$/.test(text) && /^\p{Lu}/u.test(before!.text)) return true;
    // "The Sun", "Sun City": the short name of a day stands beside a number or a comma.
    if (
      /^(?:sun|mon|wed|thu|fri|sat)$/.test(lower) &&
      !/^(?:\d|,|\()/.test(tokens[next]?.text ?? '') &&
      !/^(?:\d|,|\()/.test(before?.text ?? '')
    )
      return true;
  }
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

/** The same for an expression that does not begin with "since": "at least two-and-a-half-year". */
const NEAREST = 8;

const opensClause = (word: string): boolean => word === 'since' || word === 'ever';

/** The first token from `at` on that is a number or a word of time; `last` when there is none. */
function nextTold(tokens: readonly Token[], at: number, last: number): number {
  let k = at;
  while (k < last && !tellsTime(tokens[k]!.lower)) k++;
  return k;
}

/** Whether an expression of time can begin with a word: told by its number, its hedge, or as a word that opens one. */
const begins = (word: string): boolean =>
  openingWords.has(word) ||
  tellsTime(word) ||
  smallNumbers.has(word) ||
  ordinals.has(word) ||
  hedges.has(word) ||
  opensVague.has(word);

const opensVague: ReadonlySet<string> = new Set(vagueWords.map((phrase) => phrase.split(' ')[0]!));

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
  return {
    doc,
    tokens,
    base,
    baseAnchor,
    year,
    months,
    told: null,
    toldYear: null,
    toldIn: 0,
    ofMatch: tellsOfMatch(tokens),
    quarter: null,
  };
}

/** Whether a text tells of a match: three words of one, or one for each hundred words of a short text. */
function tellsOfMatch(tokens: readonly Token[]): boolean {
  let told = 0;
  for (const { lower } of tokens) if (matchWords.has(lower)) told++;
  return told >= 3 || (told > 0 && told * 100 >= tokens.length);
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
  'only',
  'just',
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
  const tense = tenseAt(tokens, at, first, last, title);
  const word = tokens[at]!.lower;
  // "ever since Monday"
  if (word === 'ever' && tokens[at + 1]?.lower === 'since' && at + 1 < last)
    return boundedAt(context, at, at + 2, last, 'since', tense);
  const bound = bounds.get(word);
  if (bound !== undefined) return boundedAt(context, at, at + 1, last, bound, tense);
  const core = coreAt(context, at, last, tense);
  if (core === null) return null;
  const clamped = tense === 'past' ? notAfter(core, context.base) : core;
  return { timex: timexOf(doc, at, at, clamped, tokens[at]!.sentence), next: core.last };
}

type Bound = 'since' | 'until' | 'by' | 'before' | 'after';

const bounds: ReadonlyMap<string, Bound> = new Map([
  ['since', 'since'],
  ['until', 'until'],
  ['till', 'until'],
  ['by', 'by'],
  ['before', 'before'],
  ['after', 'after'],
]);

/** "since September 22", "until Friday", "before 4 May": the expression that begins at `start`, bounded by the word at `at`. */
function boundedAt(
  context: Context,
  at: number,
  start: number,
  last: number,
  bound: Bound,
  tense: Tense,
): { timex: Timex; next: number } | null {
  const { tokens, doc, base } = context;
  const { sentence } = tokens[at]!;
  let inner = start < last ? coreAt(context, start, last, tense) : null;
  if (inner === null && start + 1 < last && /^(?:the|about|around|at|early|late)$/.test(tokens[start]!.lower))
    inner = coreAt(context, start + 1, last, tense);
  let from = start;
  if (inner === null && bound === 'since') {
    const held = heldAfter(context, start, last);
    // "the heaviest raids since the truce broke on 2 May": the day is that of the clause.
    if (held === null || isSuperlativeBefore(tokens, at)) return null;
    ({ inner, from } = held);
  }
  if (inner === null || inner.type === 'set') return null;
  if (inner.type === 'duration' && bound !== 'since') return null;
  const whole = (match: Match): { timex: Timex; next: number } => ({
    timex: timexOf(doc, at, coreStart(tokens, from, inner), match, sentence),
    next: inner.last,
  });
  // "before noon on Sunday", "shortly after 9 p.m. Saturday": on that day, at an hour that nobody told; "after 9 p.m." runs into the night.
  if (inner.rule === 'clock' && inner.end !== null && bound !== 'since' && bound !== 'until') {
    const close =
      bound !== 'after' || /^(?:shortly|just|soon|right|immediately|moments|minutes)$/.test(tokens[at - 1]?.lower ?? '');
    return whole(close ? { ...inner, type: 'date' } : { ...inner, end: inner.end + 1, rule: 'after' });
  }
  // "until now" bounds nothing; "since its 2008 launch" does; "the deadliest attack since 2008" was not made since 2008.
  if (!isTimely({ rule: `time/${inner.rule}` }) && !(bound === 'since' && inner.rule === 'of-noun'))
    return { timex: timexOf(doc, from, from, inner, sentence), next: inner.last };
  if (bound === 'since' && isSuperlativeBefore(tokens, at)) return whole({ ...inner, rule: 'of-noun' });
  const { first } = inner;
  const running = base !== null && first !== null && base >= first ? base : null;
  switch (bound) {
    case 'since':
      return whole({ ...inner, end: running, rule: 'since' });
    case 'after':
      return whole({ ...inner, end: tense === 'future' ? null : running, rule: 'after' });
    case 'before':
      return whole({ ...inner, first: null, end: first === null ? null : first - 1, rule: 'before' });
    default:
      // "will pull back by 1 March": from now on, and not before the text was written.
      return whole({
        ...inner,
        first: bound === 'by' && tense === 'future' && base !== null && inner.end !== null && inner.end >= base ? base : null,
        rule: 'until',
      });
  }
}

/** "since the offensive began on 2 May": the date that the clause after "since" holds. */
function heldAfter(context: Context, start: number, last: number): { inner: Match; from: number } | null {
  for (let from = start + 1; from < Math.min(last, start + 14); from++) {
    if (/^[,;]$/.test(context.tokens[from]!.text)) return null;
    const inner = coreAt(context, from, last, 'past');
    if (inner !== null && (inner.type === 'date' || inner.type === 'time')) return { inner, from };
  }
  return null;
}

/** Whether a superlative stands before in the same phrase: "the deadliest in the capital since 2024", "the first vote since May". */
function isSuperlativeBefore(tokens: readonly Token[], at: number): boolean {
  const { sentence } = tokens[at]!;
  for (let k = at - 1; k >= Math.max(0, at - 10) && tokens[k]!.sentence === sentence && tokens[k]!.upos !== 'VERB'; k--) {
    const { xpos, lower } = tokens[k]!;
    if (xpos === 'JJS' || xpos === 'RBS' || (tokens[k - 1]?.lower === 'the' && (lower === 'only' || ordinals.has(lower))))
      return true;
  }
  return false;
}

const coreStart = (tokens: readonly Token[], from: number, match: Match): number =>
  withModifiers(tokens, /^(?:the|about|around|at)$/.test(tokens[from]!.lower) && match.last > from + 1 ? from + 1 : from, match);

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
    tokens[begin + 1]!.lower !== 'least' &&
    !(isHedged(match) && /^(?:about|around)$/.test(tokens[begin]!.lower)) &&
    (!/^(?:this|the)$/.test(tokens[begin]!.lower) || (match.type === 'duration' && isDash(tokens[begin + 2])))
  )
    begin++;
  begin = withModifiers(tokens, begin, match);
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

/** Whether "about" before an expression is counted to it. */
const isHedged = ({ type, rule }: Match): boolean => type === 'duration' || type === 'time' || rule === 'ago';

/** The expression with the article and the words before it that TIMEX3 counts to it: "the", "about", "early", "late". */
function withModifiers(tokens: readonly Token[], begin: number, match: Match): number {
  const { sentence } = tokens[begin]!;
  const w = (k: number): string => (k >= 0 && tokens[k]!.sentence === sentence ? tokens[k]!.lower : '');
  let at = begin;
  if (match.type === 'time' && /^(?:about|around|nearly|almost|roughly|approximately|exactly)$/.test(w(at - 1))) at--;
  if (/^(?:early|late)$/.test(w(at - 1)) && match.type !== 'duration' && match.type !== 'set') at--;
  if (
    /^(?:decade|century|season|part-of-year|year-(?:early|mid|late)|month-(?:early|mid|late)|day-of-month)$/.test(match.rule) &&
    w(at - 1) === 'the'
  )
    at--;
  return at;
}

/** Which way a day without a year lies: by the nearest finite words of the sentence. */
function tenseAt(tokens: readonly Token[], at: number, first: number, last: number, title: boolean): Tense {
  let near: Tense = 'none';
  let distance = Number.POSITIVE_INFINITY;
  for (let k = Math.max(first, at - 24); k < Math.min(last, at + 16); k++) {
    const way = wayOf(tokens, k, title);
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

const forms = /^(?:was|were|had|has|have|said)$/;

/** Which way a word points: "will", "is to", "set for" ahead, a past tense back. */
function wayOf(tokens: readonly Token[], k: number, title: boolean): Tense {
  const { lower, xpos, upos } = tokens[k]!;
  const next = tokens[k + 1]?.lower ?? '';
  switch (lower) {
    case 'set':
      return next === 'for' || next === 'to' ? 'future' : 'none';
    case 'to':
      // "is to meet", "a meeting to be held"
      return /^(?:is|are)$/.test(tokens[k - 1]?.lower ?? '') || (next === 'be' && tokens[k + 2]?.xpos === 'VBN')
        ? 'future'
        : 'none';
    case 'may':
    case 'might':
    case 'must':
    case 'should':
    case 'can':
    case 'would':
      return upos === 'AUX' && next !== 'have' ? 'open' : 'none';
    case 'next':
    case 'plan':
    case 'ahead':
      return 'none';
    default:
      break;
  }
  if (futureWords.has(lower)) return 'future';
  // "The truce begins on Friday" tells of a plan; a headline writes what happened in the same words.
  if (scheduleVerbs.has(lower) && xpos.startsWith('VB') && upos === 'VERB' && !title) return 'future';
  return xpos === 'VBD' || forms.test(lower) || (xpos === 'VBN' && upos === 'VERB') ? 'past' : 'none';
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
    yearAlone(context, at, last, tense)
  );
}
