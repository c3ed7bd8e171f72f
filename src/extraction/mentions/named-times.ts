import { smallNumbers } from '../languages/en/numbers.ts';
import { feasts, namedDays, rates, timeUnits } from '../languages/en/time.ts';
import { lengthOfUnit, spell } from './amounts.ts';
import { dayNumber, easter, lengthOf, partsOf } from './calendar.ts';
import { type Context, type Match, point, type Tense, two, unknown, wordsOf, yearFor, yearOf } from './timex.ts';
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
    reference(context, at, last)
  );
}

/** "Good Friday", "Christmas Day", "New Year's Eve 2012"; the attacks that are named by their day. */
function feast(context: Context, at: number, last: number, tense: Tense): Match | null {
  const { tokens } = context;
  const named = namedDays.find(({ words }) => words.every((part, k) => wordsOf(context, last)(at + k) === part));
  if (named !== undefined) return point(dayNumber(...named.date), at + named.length, 'feast', 'stated');
  const found = feasts.find(({ words }) => words.every((part, k) => wordsOf(context, last)(at + k) === part));
  if (found === undefined || !/^\p{Lu}/u.test(tokens[at]!.text)) return null;
  let next = at + found.words.length;
  let year = next < last ? yearOf(tokens[next]) : null;
  const stated = year !== null;
  if (year !== null) next++;
  const { day } = found;
  if (year === null) {
    if (context.base === null) year = context.year;
    else if (typeof day === 'number') {
      const now = partsOf(context.base).year;
      year = easter(now) + day <= context.base || tense === 'future' ? now : now - 1;
    } else year = yearFor(context, day[0], day[1], tense === 'none' ? 'past' : tense);
  }
  if (year === null)
    return unknown(next, 'day', 'feast', typeof day === 'number' ? 'XXXX-XX-XX' : `XXXX-${two(day[0])}-${two(day[1])}`);
  const on = typeof day === 'number' ? easter(year) + day : dayNumber(year, day[0], day[1]);
  return point(on, next, 'feast', stated ? 'stated' : context.baseAnchor);
}

const times = /^(?:once|twice|thrice)$/;

/** "twice a week", "every two years", "annual": how often, and never when. */
function rate(context: Context, at: number, last: number): Match | null {
  const w = wordsOf(context, last);
  const set = (next: number, value: string): Match => unknown(next, 'vague', 'set', value, 'set');
  const known = rates.get(w(at));
  if (known !== undefined) return set(at + 1, known);
  let k = at;
  if (times.test(w(k))) k++;
  else if (smallNumbers.has(w(k)) && w(k + 1) === 'times') k += 2;
  else k = -1;
  if (k > 0 && /^(?:a|an|per|each|every)$/.test(w(k))) {
    const unit = timeUnits.get(w(k + 1));
    if (unit !== undefined) return set(k + 2, lengthOfUnit(1, unit));
  }
  if (w(at) === 'every') {
    const n =
      w(at + 1) === 'other' ? 2 : (smallNumbers.get(w(at + 1)) ?? (/^\d{1,3}$/.test(w(at + 1)) ? Number(w(at + 1)) : null));
    const unit = timeUnits.get(w(at + 2));
    if (n !== null && unit !== undefined) return set(at + 3, lengthOfUnit(n, unit));
  }
  return null;
}

/** "on the 14th": the last such day before publication, when nothing that the number could count follows. */
function dayOfThisMonth(context: Context, at: number, last: number, tense: Tense): Match | null {
  const { tokens } = context;
  const said = /^([12]?\d|3[01])(?:st|nd|rd|th)$/.exec(wordsOf(context, last)(at));
  if (said === null || tokens[at - 1]?.lower !== 'the' || !/^(?:on|of|by|until|since)$/.test(tokens[at - 2]?.lower ?? ''))
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

/** "now", "the future", "the coming days": a time that is referred to and not given. */
function reference(context: Context, at: number, last: number): Match | null {
  const w = wordsOf(context, last);
  const refer = (next: number, value: string): Match => unknown(next, 'vague', 'reference', value);
  if (w(at) === 'now' && w(at - 1) !== 'until' && w(at + 1) !== 'that') return refer(at + 1, 'PRESENT_REF');
  if (w(at) === 'at' && w(at + 1) === 'the' && w(at + 2) === 'moment' && w(at + 3) !== 'of' && w(at + 3) !== 'when')
    return refer(at + 3, 'PRESENT_REF');
  if (w(at) === 'the' && w(at + 1) === 'future') return refer(at + 2, 'FUTURE_REF');
  if (
    w(at) === 'the' &&
    w(at + 1) === 'past' &&
    !/^(?:NOUN|NUM)$/.test(context.tokens[at + 2]?.upos ?? '') &&
    !/^(?:few|several|couple|many)$/.test(w(at + 2))
  )
    return refer(at + 2, 'PAST_REF');
  if (w(at) === 'coming' && timeUnits.has(w(at + 1)) && w(at + 1).endsWith('s')) return refer(at + 2, 'FUTURE_REF');
  return null;
}
