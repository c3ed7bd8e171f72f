import { smallNumbers } from '../languages/en/numbers.ts';
import { type FeastDay, feasts, namedDays, pluralDays, rates, referringWords, timeUnits } from '../languages/en/time.ts';
import { spell } from './amounts.ts';
import { dayNumber, easter, isoOf, lengthOf, partsOf } from './calendar.ts';
import { lengthText } from './lengths.ts';
import { type Context, type Match, point, type Tense, two, unknown, wordsOf, yearOf } from './timex.ts';
import { century, modifiedYear, partOfYear } from './years.ts';

// Feasts and days with a name, rates ("twice a week"), and words such as "now" that refer to a time without giving one.

/** One such expression that begins at token `at`, or null. */
export function namedTime(context: Context, at: number, last: number, tense: Tense): Match | null {
  return (
    feast(context, at, last, tense) ??
    partOfYear(context, at, last, tense) ??
    modifiedYear(context, at, last) ??
    century(context, at, last) ??
    rate(context, at, last) ??
    spell(context, at, last, tense) ??
    dayOfThisMonth(context, at, last, tense) ??
    reference(context, at, last, tense)
  );
}

/** "Good Friday", "Christmas Day", "New Year's Eve 2012"; the attacks that are named by their day. */
function feast(context: Context, at: number, last: number, tense: Tense): Match | null {
  const { tokens } = context;
  if (!/^[\p{Lu}\d]/u.test(tokens[at]!.text)) return null;
  const w = wordsOf(context, last);
  const named = namedDays.find(({ words }) => words.every((part, k) => w(at + k) === part));
  if (named !== undefined) return point(dayNumber(...named.date), at + named.length, 'feast', 'stated');
  const found = feasts.find(({ words }) => words.every((part, k) => w(at + k) === part));
  if (found === undefined || /^[-–]$/.test(w(at - 1))) return null;
  let next = at + found.words.length;
  const after = /^(?:in|of|,)$/.test(w(next)) ? next + 1 : next;
  let year = after < last ? yearOf(tokens[after]) : null;
  const stated = year !== null;
  if (year !== null) next = after + 1;
  const { day } = found;
  if (year === null) {
    const before = yearOf(tokens[at - 1]);
    if (before !== null) year = before;
    else if (context.base === null) year = context.year;
    else {
      const now = partsOf(context.base).year;
      const ahead = feastDay(day, now) - context.base;
      year = tense === 'future' && ahead < -45 ? now + 1 : ahead <= 45 || tense === 'future' ? now : now - 1;
      // What is told as past shortly before a feast may be of the last one or of the next: "rejected the Christmas truce".
      if (ahead > 0 && tense !== 'future' && year === now) return unknown(next, 'day', 'feast', isoOf(feastDay(day, year)));
    }
  }
  if (year === null)
    return unknown(next, 'day', 'feast', Array.isArray(day) ? `XXXX-${two(day[0])}-${two(day[1])}` : 'XXXX-XX-XX');
  // "the Christmas truce" is no day on which something was done.
  const ofNoun = !stated && next < last && /^(?:NOUN|ADJ)$/.test(tokens[next]!.upos);
  return point(feastDay(day, year), next, ofNoun ? 'of-noun' : 'feast', stated ? 'stated' : context.baseAnchor);
}

function feastDay(day: FeastDay, year: number): number {
  if (typeof day === 'number') return easter(year) + day;
  if (!('nth' in day)) return dayNumber(year, day[0], day[1]);
  const first = dayNumber(year, day.month, 1);
  const earliest = first + ((day.weekday - partsOf(first).weekday + 7) % 7);
  return day.nth > 0
    ? earliest + 7 * (day.nth - 1)
    : earliest + 7 * Math.floor((lengthOf(year, day.month) - 1 - (earliest - first)) / 7);
}

const times = /^(?:once|twice|thrice)$/;

/** "twice a week", "every two years", "annual": how often, and never when. */
function rate(context: Context, at: number, last: number): Match | null {
  const w = wordsOf(context, last);
  const set = (next: number, value: string): Match => unknown(next, 'vague', 'set', value, 'set');
  const known = rates.get(w(at));
  if (known !== undefined) return set(at + 1, known);
  const plural = pluralDays.indexOf(w(at));
  if (plural >= 0 && context.tokens[at - 1]?.upos !== 'NUM') return set(at + 1, `XXXX-WXX-${plural === 0 ? 7 : plural}`);
  if (w(at) === 'weekends') return set(at + 1, 'XXXX-WXX-WE');
  let k = at;
  if (times.test(w(k))) k++;
  else if (smallNumbers.has(w(k)) && w(k + 1) === 'times') k += 2;
  else k = -1;
  if (k > 0 && /^(?:a|an|per|each|every)$/.test(w(k))) {
    const unit = timeUnits.get(w(k + 1));
    if (unit !== undefined) return set(k + 2, lengthText(unit.times, unit.unit));
  }
  if (w(at) === 'every') {
    const n =
      w(at + 1) === 'other' ? 2 : (smallNumbers.get(w(at + 1)) ?? (/^\d{1,3}$/.test(w(at + 1)) ? Number(w(at + 1)) : null));
    const unit = timeUnits.get(w(at + 2));
    if (n !== null && unit !== undefined) return set(at + 3, lengthText(n * unit.times, unit.unit));
  }
  return null;
}

/** "on the 14th": the last such day before publication, when nothing that the number could count follows. */
function dayOfThisMonth(context: Context, at: number, last: number, tense: Tense): Match | null {
  const { tokens } = context;
  const said = /^([12]?\d|3[01])(?:st|nd|rd|th)$/.exec(wordsOf(context, last)(at));
  if (said === null || tokens[at - 1]?.lower !== 'the' || !/^(?:on|by|until|since)$/.test(tokens[at - 2]?.lower ?? ''))
    return null;
  const next = tokens[at + 1];
  if (next !== undefined && at + 1 < last && /^(?:NOUN|PROPN|ADJ|NUM)$/.test(next.upos)) return null;
  const from = context.base ?? context.told;
  const day = Number(said[1]);
  if (from === null) return unknown(at + 1, 'day', 'day-of-month', `XXXX-XX-${two(day)}`);
  const now = partsOf(from);
  let { year, month } = now;
  if (
    context.base !== null &&
    tense !== 'future' &&
    dayNumber(year, month, Math.min(day, lengthOf(year, month))) > context.base
  ) {
    month = month === 1 ? 12 : month - 1;
    if (month === 12) year--;
  }
  if (day < 1 || day > lengthOf(year, month)) return null;
  return point(dayNumber(year, month, day), at + 1, 'day-of-month', context.base === null ? 'event' : context.baseAnchor);
}

/** "now", "soon", "at that time", "the near future", "the coming days": a time that is referred to and not given. */
function reference(context: Context, at: number, last: number, tense: Tense): Match | null {
  const w = wordsOf(context, last);
  const { tokens } = context;
  const refer = (next: number, value: 'PAST_REF' | 'PRESENT_REF' | 'FUTURE_REF'): Match =>
    unknown(next, 'vague', 'reference', value);
  const word = referringWords.get(w(at));
  if (word !== undefined) {
    if (w(at) === 'now' && w(at + 1) === 'that') return null;
    // "as soon as", "soon after", "soon-to-be"
    const soon =
      tense !== 'past' && !/^(?:as|so|how|too|very|than)$/.test(w(at - 1)) && !/^(?:as|after|afterwards?|-|–)$/.test(w(at + 1));
    if (w(at) === 'soon' && !soon) return null;
    // "once again", "once he had left", "at once"
    const formerly =
      at > 0 &&
      at + 1 < last &&
      /^(?:was|were|had|who|which|that|is|are)$/.test(w(at - 1)) &&
      !/^(?:again|more|and)$/.test(w(at + 1)) &&
      tokens[at + 1]!.upos !== 'PUNCT';
    if (w(at) === 'once' && !formerly) return null;
    return refer(at + 1, word);
  }
  if (w(at) === 'at') {
    if (w(at + 1) === 'present') return refer(at + 2, 'PRESENT_REF');
    const which = w(at + 1);
    if (!/^(?:the|this|that)$/.test(which) || !/^(?:time|moment|point)$/.test(w(at + 2))) return null;
    if (/^(?:of|when|in)$/.test(w(at + 3))) return null;
    // "at the time he fled"
    const clause = at + 3 < last && /^(?:DET|PRON|NOUN|PROPN|SCONJ)$/.test(tokens[at + 3]!.upos);
    if (which === 'the' && (w(at + 2) === 'point' || clause)) return null;
    return refer(at + 3, which === 'this' || (which === 'the' && w(at + 2) === 'moment') ? 'PRESENT_REF' : 'PAST_REF');
  }
  if (/^(?:these|those)$/.test(w(at)) && w(at + 1) === 'days')
    return refer(at + 2, w(at) === 'these' ? 'PRESENT_REF' : 'PAST_REF');
  if (w(at) === 'the') {
    const far = /^(?:near|immediate|foreseeable|distant|recent)$/.test(w(at + 1));
    const k = far ? at + 2 : at + 1;
    const beside = k + 1 < last ? tokens[k + 1]!.upos : '';
    if (w(k) === 'future' && !/^(?:NOUN|ADJ|PROPN)$/.test(beside)) return refer(k + 1, 'FUTURE_REF');
    if (w(k) === 'past' && !/^(?:NOUN|NUM|PROPN)$/.test(beside) && !/^(?:few|several|couple|many|two|three)$/.test(w(k + 1)))
      return refer(k + 1, 'PAST_REF');
    if (w(at + 1) === 'other' && w(at + 2) === 'day') return refer(at + 3, 'PAST_REF');
  }
  if (w(at) === 'long' && w(at + 1) === 'ago') return refer(at + 2, 'PAST_REF');
  if (w(at) === 'some' && w(at + 1) === 'time' && w(at + 2) === 'ago') return refer(at + 3, 'PAST_REF');
  if (w(at) === 'coming' && timeUnits.has(w(at + 1)) && w(at + 1).endsWith('s')) return refer(at + 2, 'FUTURE_REF');
  return null;
}
