import type { TimePrecision } from '../../model/index.ts';
import { seasons } from '../languages/en/time.ts';
import { dayNumber, lengthOf, partsOf } from './calendar.ts';
import { seasonOf } from './deictic.ts';
import { type Anchor, type Context, type Match, ordinals, type Tense, two, unknown, wordsOf, yearOf } from './timex.ts';

// Years and their parts, decades and centuries.

const stretch = (
  first: number,
  end: number,
  last: number,
  precision: TimePrecision,
  anchor: Anchor,
  value: string,
  rule: string,
): Match => ({ last, first, end, precision, anchor, type: 'date', value, rule });

/** The year that "of 2010", "of last year", ", 2010" or nothing gives; null when none can be told. */
function yearAfter(context: Context, at: number, last: number): { year: number | null; next: number; anchor: Anchor } {
  const w = wordsOf(context, last);
  const k = w(at) === 'of' || w(at) === ',' || w(at) === 'in' ? at + 1 : at;
  const stated = k < last ? yearOf(context.tokens[k]) : null;
  if (stated !== null) return { year: stated, next: k + 1, anchor: 'stated' };
  const now = context.base === null ? null : partsOf(context.base).year;
  const m = w(k) === 'the' ? k + 1 : k;
  const step = w(m) === 'last' || w(m) === 'previous' ? -1 : w(m) === 'next' ? 1 : /^(?:this|current)$/.test(w(m)) ? 0 : null;
  if (step !== null && w(m + 1) === 'year')
    return { year: now === null ? null : now + step, next: m + 2, anchor: context.baseAnchor };
  if (w(at) === 'of' && w(k) === 'the' && w(m) === 'year') return { year: now, next: m + 1, anchor: context.baseAnchor };
  return { year: now, next: at, anchor: context.baseAnchor };
}

/** "the third quarter of 2012", "the first half of the year", "the end of last year", "early next year". */
export function partOfYear(context: Context, start: number, last: number, tense: Tense): Match | null {
  const w = wordsOf(context, last);
  const at = w(start) === 'the' ? start + 1 : start;
  const nth = ordinals.get(w(at)) ?? null;
  if (nth !== null && nth <= 4 && (w(at + 1) === 'quarter' || (w(at + 1) === 'half' && nth <= 2))) {
    const half = w(at + 1) === 'half';
    const { year: near, next, anchor } = yearAfter(context, at + 2, last);
    const begins = (nth - 1) * (half ? 6 : 3) + 1;
    // A quarter without its year is the last one that had begun, unless it lies ahead.
    const ahead =
      near !== null &&
      next === at + 2 &&
      tense !== 'future' &&
      context.base !== null &&
      dayNumber(near, begins, 1) > context.base;
    const year = near !== null && ahead ? near - 1 : near;
    // "in the first half" of a match or a building: only with a year, or as a quarter.
    if (half && next === at + 2) return null;
    const code = `${half ? 'H' : 'Q'}${nth}`;
    if (year === null) return unknown(next, 'month', 'part-of-year', `XXXX-${code}`);
    const months = half ? 6 : 3;
    const to = nth * months;
    return stretch(
      dayNumber(year, to - months + 1, 1),
      dayNumber(year, to, lengthOf(year, to)),
      next,
      'month',
      anchor,
      `${year}-${code}`,
      'part-of-year',
    );
  }
  const side = /^(?:end|start|beginning|middle)$/.exec(w(at))?.[0];
  if (side !== undefined && w(at + 1) === 'of' && (at > start || side === 'middle')) {
    const { year, next, anchor } = yearAfter(context, at + 1, last);
    if (next <= at + 2) return null;
    if (year === null) return unknown(next, 'year', 'part-of-year', 'XXXX');
    return thirdOf(year, side === 'end' ? 'late' : side === 'middle' ? 'mid' : 'early', next, anchor);
  }
  return null;
}

function thirdOf(year: number, third: 'early' | 'mid' | 'late', next: number, anchor: Anchor): Match {
  const [from, to] = third === 'early' ? [1, 4] : third === 'mid' ? [5, 8] : [9, 12];
  return stretch(
    dayNumber(year, from, 1),
    dayNumber(year, to, lengthOf(year, to)),
    next,
    'month',
    anchor,
    String(year),
    `year-${third}`,
  );
}

/** "mid-2012", "late 2011", "fiscal 2012", "the 2011 uprising". */
export function modifiedYear(context: Context, at: number, last: number): Match | null {
  const { tokens } = context;
  const w = wordsOf(context, last);
  const third = /^(early|mid|late)$/.exec(w(at))?.[1] as 'early' | 'mid' | 'late' | undefined;
  if (third !== undefined) {
    const k = /^[-–]$/.test(w(at + 1)) ? at + 2 : at + 1;
    const year = k < last ? yearOf(tokens[k]) : null;
    return year === null ? null : thirdOf(year, third, k + 1, 'stated');
  }
  const glued = /^(early|mid|late)-((?:1[89]|20|21)\d{2})$/.exec(w(at));
  if (glued !== null) return thirdOf(Number(glued[2]), glued[1] as 'early' | 'mid' | 'late', at + 1, 'stated');
  const year = at < last ? yearOf(tokens[at]) : null;
  if (year === null) return null;
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  const named =
    before?.lower === 'the' &&
    before.sentence === tokens[at]!.sentence &&
    next !== undefined &&
    at + 1 < last &&
    /^NN$|^NNP$|^JJ$/.test(next.xpos) &&
    next.text !== '-';
  if (!named && before?.lower !== 'fiscal') return null;
  return stretch(dayNumber(year, 1, 1), dayNumber(year, 12, 31), at + 1, 'year', 'stated', String(year), 'year');
}

/** "the 20th century", "nineteenth-century". */
export function century(context: Context, at: number, last: number): Match | null {
  const w = wordsOf(context, last);
  const said = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(w(at));
  const nth = said === null ? (ordinals.get(w(at)) ?? null) : Number(said[1]);
  if (nth === null || nth < 1 || nth > 21) return null;
  const k = /^[-–]$/.test(w(at + 1)) ? at + 2 : at + 1;
  if (w(k) !== 'century') return null;
  return stretch(
    dayNumber((nth - 1) * 100 + 1, 1, 1),
    dayNumber(nth * 100, 12, 31),
    k + 1,
    'year',
    'stated',
    two(nth - 1),
    'century',
  );
}

/** "2016", "in 2011", "the summer of 2016", "the 1990s". */
export function yearAlone(context: Context, at: number, last: number): Match | null {
  const { tokens } = context;
  const w = wordsOf(context, last);
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
