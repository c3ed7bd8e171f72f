import type { TimePrecision } from '../../model/index.ts';
import { businessNouns, decadeWords, seasons } from '../languages/en/time.ts';
import { dayNumber, lengthOf, partsOf } from './calendar.ts';
import { seasonOf } from './deictic.ts';
import { lengthAt, lengthText } from './lengths.ts';
import {
  type Anchor,
  type Context,
  isDash,
  type Match,
  ordinals,
  precisionOf,
  type Tense,
  two,
  unknown,
  wordsOf,
  yearOf,
} from './timex.ts';

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

/** The quarter of a year, counted from 1. */
export function quarterOf(year: number, nth: number, next: number, anchor: Anchor): Match {
  const to = nth * 3;
  return stretch(
    dayNumber(year, to - 2, 1),
    dayNumber(year, to, lengthOf(year, to)),
    next,
    'month',
    anchor,
    `${year}-Q${nth}`,
    'part-of-year',
  );
}

/** "the third quarter of 2012", "third-quarter", "the first half of the year", "the end of last year", "year-end". */
export function partOfYear(context: Context, start: number, last: number, tense: Tense): Match | null {
  const w = wordsOf(context, last);
  let at = w(start) === 'the' ? start + 1 : start;
  if (w(at) === 'fiscal' && ordinals.has(w(at + 1))) at++;
  const nth = ordinals.get(w(at)) ?? null;
  const joined = /^[-–]$/.test(w(at + 1));
  const k = joined ? at + 2 : at + 1;
  if (nth !== null && nth <= 4 && (w(k) === 'quarter' || (w(k) === 'half' && nth <= 2))) {
    const half = w(k) === 'half';
    if (context.ofMatch) return null;
    const { year: near, next, anchor } = yearAfter(context, k + 1, last);
    const stated = yearOf(context.tokens[start - 1]);
    const begins = (nth - 1) * (half ? 6 : 3) + 1;
    // A quarter without its year is the last one that had begun, unless it lies ahead.
    const ahead =
      near !== null && next === k + 1 && tense !== 'future' && context.base !== null && dayNumber(near, begins, 1) > context.base;
    const year = stated !== null && next === k + 1 ? stated : near !== null && ahead ? near - 1 : near;
    // "in the first half" of a match or a building: only with a year, or of what a business makes, or as a quarter.
    if (half && next === k + 1 && stated === null && !(joined && businessNouns.has(w(next)))) return null;
    const code = `${half ? 'H' : 'Q'}${nth}`;
    if (year === null) return unknown(next, 'month', 'part-of-year', `XXXX-${code}`);
    if (!half) return quarterOf(year, nth, next, anchor);
    return stretch(
      dayNumber(year, begins, 1),
      dayNumber(year, begins + 5, lengthOf(year, begins + 5)),
      next,
      'month',
      anchor,
      `${year}-${code}`,
      'part-of-year',
    );
  }
  // "the first nine months of 2012"
  if (/^(?:first|last|final)$/.test(w(at)) && (at > start || nth !== null)) {
    const length = lengthAt(context, at + 1, last);
    if (length !== null && length.count !== null && !length.attributive && w(length.next) === 'of') {
      const { next } = yearAfter(context, length.next, last);
      if (next > length.next)
        return unknown(next, precisionOf(length.unit), 'duration', lengthText(length.count, length.unit), 'duration');
    }
  }
  const side = /^(?:end|start|beginning|middle|rest|remainder)$/.exec(w(at))?.[0];
  if (side !== undefined && w(at + 1) === 'of' && (at > start || side === 'middle')) {
    const { year, next, anchor } = yearAfter(context, at + 1, last);
    if (next <= at + 2) return null;
    if (year === null) return unknown(next, 'year', 'part-of-year', 'XXXX');
    if (side === 'rest' || side === 'remainder') return wholeYear(year, next, anchor, 'part-of-year');
    return thirdOf(year, side === 'end' ? 'late' : side === 'middle' ? 'mid' : 'early', next, anchor);
  }
  return yearEnd(context, at, last, tense) ?? quarterNear(context, start, last);
}

/** "year-end", "yearend 1998": the last days of the year, at the latest of the one before publication. */
function yearEnd(context: Context, at: number, last: number, tense: Tense): Match | null {
  const w = wordsOf(context, last);
  const next =
    w(at) === 'yearend' ? at + 1 : w(at) === 'year' && /^(?:[-–]|['’]s)$/.test(w(at + 1)) && w(at + 2) === 'end' ? at + 3 : null;
  if (next === null) return null;
  const stated = next < last ? yearOf(context.tokens[next]) : null;
  if (stated !== null) return thirdOf(stated, 'late', next + 1, 'stated');
  if (context.base === null) return unknown(next, 'year', 'year-end', 'XXXX');
  const { year, month } = partsOf(context.base);
  return thirdOf(tense === 'past' && month <= 6 ? year - 1 : year, 'late', next, context.baseAnchor);
}

/** "last quarter", "the quarter", "the latest quarter", "the year-earlier quarter", "the year-ago period". */
function quarterNear(context: Context, start: number, last: number): Match | null {
  const w = wordsOf(context, last);
  const { base, quarter, tokens } = context;
  if (base === null) return null;
  const { year, month } = partsOf(base);
  const now = year * 4 + Math.ceil(month / 3) - 1;
  const told = quarter === null ? now - 1 : quarter.year * 4 + quarter.nth - 1;
  const give = (which: number, next: number): Match =>
    quarterOf(Math.floor(which / 4), (which % 4) + 1, next, context.baseAnchor);
  const at = w(start) === 'the' ? start + 1 : start;
  if (w(at) === 'year' && /^[-–]$/.test(w(at + 1)) && /^(?:earlier|ago)$/.test(w(at + 2)))
    return quarter === null && w(at + 3) !== 'quarter'
      ? wholeYear(year - 1, at + 3, context.baseAnchor, 'ago')
      : give(told - 4, w(at + 3) === 'quarter' ? at + 4 : at + 3);
  if (w(at) === 'quarter') {
    const after = tokens[at + 1];
    const bare = after === undefined || at + 1 >= last || !/^(?:NOUN|PROPN|NUM)$/.test(after.upos);
    return at > start && /^(?:for|in|during|of|from|over)$/.test(w(start - 1)) && bare && !/^(?:of|-|–)$/.test(w(at + 1))
      ? give(told, at + 1)
      : null;
  }
  if (w(at + 1) !== 'quarter' || w(at + 2) === '-') return null;
  if (w(at) === 'last' || w(at) === 'latest' || w(at) === 'previous') return give(now - 1, at + 2);
  if (w(at) === 'this' || w(at) === 'current') return give(now, at + 2);
  return w(at) === 'next' ? give(now + 1, at + 2) : null;
}

const wholeYear = (year: number, next: number, anchor: Anchor, rule: string): Match =>
  stretch(dayNumber(year, 1, 1), dayNumber(year, 12, 31), next, 'year', anchor, String(year), rule);

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

/** "mid-2012", "late 2011", "fiscal 2012", "the early 1970s". */
export function modifiedYear(context: Context, at: number, last: number): Match | null {
  const { tokens } = context;
  const w = wordsOf(context, last);
  const decade = decadeAt(context, at, last);
  if (decade !== null) return decade;
  const third = /^(early|mid|late)$/.exec(w(at))?.[1] as 'early' | 'mid' | 'late' | undefined;
  if (third !== undefined) {
    const k = /^[-–]$/.test(w(at + 1)) ? at + 2 : at + 1;
    const year = k < last ? yearOf(tokens[k]) : null;
    return year === null ? null : thirdOf(year, third, k + 1, 'stated');
  }
  const glued = /^(early|mid|late)-((?:1[89]|20|21)\d{2})$/.exec(w(at));
  if (glued !== null) return thirdOf(Number(glued[2]), glued[1] as 'early' | 'mid' | 'late', at + 1, 'stated');
  if (w(at) !== 'fiscal') return null;
  const k = w(at + 1) === 'year' ? at + 2 : at + 1;
  const year = k < last ? yearOf(tokens[k]) : null;
  return year === null ? null : wholeYear(year, k + 1, 'stated', 'year');
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
export function yearAlone(context: Context, at: number, last: number, tense: Tense): Match | null {
  const span = yearRange(context, at, last);
  if (span !== null) return span;
  const { tokens } = context;
  const w = wordsOf(context, last);
  const season = seasons.get(w(at));
  if (season !== undefined) {
    const k = w(at + 1) === 'of' ? at + 2 : at + 1;
    const year = k < last ? yearOf(tokens[k]) : null;
    return year === null ? seasonAlone(context, at, last, tense) : seasonOf(year, season, k + 1, 'stated');
  }
  const year = yearOf(tokens[at]);
  if (year === null) return null;
  const use = yearUse(context, at, last);
  return use === null ? null : wholeYear(year, at + 1, 'stated', use);
}

/** "between 1991 and 1998", "from 1991 to 1998": all years of it. */
function yearRange(context: Context, at: number, last: number): Match | null {
  const w = wordsOf(context, last);
  const between = w(at) === 'between';
  if ((!between && w(at) !== 'from') || at + 3 >= last) return null;
  const joined = between ? w(at + 2) === 'and' : /^(?:to|until|through|till)$/.test(w(at + 2));
  const first = yearOf(context.tokens[at + 1]);
  const end = yearOf(context.tokens[at + 3]);
  if (!joined || first === null || end === null || first >= end) return null;
  // "rose from 1950 to 2000 points"
  const after = context.tokens[at + 4];
  if (after !== undefined && at + 4 < last && /^(?:NOUN|NUM|SYM)$/.test(after.upos)) return null;
  return stretch(dayNumber(first, 1, 1), dayNumber(end, 12, 31), at + 4, 'year', 'stated', `${first}/${end}`, 'range');
}

/** "in the spring", "by summer": the last that had begun, or the next where the words lie ahead. */
function seasonAlone(context: Context, at: number, last: number, tense: Tense): Match | null {
  const w = wordsOf(context, last);
  const season = seasons.get(w(at))!;
  const the = w(at - 1) === 'the';
  const before = w(the ? at - 2 : at - 1);
  if (!/^(?:in|by|during|until|since|through|throughout|of)$/.test(before) || (w(at) === 'fall' && !the)) return null;
  const next = at + 1 < last ? context.tokens[at + 1]!.upos : 'PUNCT';
  if (/^(?:NOUN|PROPN|ADJ)$/.test(next) || /^(?:-|of)$/.test(w(at + 1))) return null;
  // "a boy in Spring": a town.
  if (!the && /^\p{Lu}\p{Ll}/u.test(context.tokens[at]!.text)) return null;
  if (context.base === null) return unknown(at + 1, 'month', 'season', `XXXX-${season.code}`);
  const { year, month } = partsOf(context.base);
  const begun = month >= season.from;
  const over = season.to >= season.from && month > season.to;
  return seasonOf(tense === 'future' ? (over ? year + 1 : year) : begun ? year : year - 1, season, at + 1, context.baseAnchor);
}

/** Whether a number that could be a year is one: the time of what is told ('year'), of the noun beside it ('of-noun'), or a quantity. */
function yearUse(context: Context, at: number, last: number): 'year' | 'of-noun' | null {
  const { tokens } = context;
  const before = tokens[at - 1];
  const next = at + 1 < last ? tokens[at + 1]! : undefined;
  const opens = before === undefined || before.sentence !== tokens[at]!.sentence;
  // "1989 was a good year"
  if (opens)
    return next !== undefined && /^(?:was|is|has|saw|will|marked|began|ended|brought)$/.test(next.lower) ? 'of-noun' : null;
  const far = at >= 2 && tokens[at - 2]!.sentence === before.sentence ? tokens[at - 2]! : undefined;
  const noun =
    next !== undefined && /^(?:NOUN|ADJ|PROPN|NUM|SYM)$/.test(next.upos) && next.from <= tokens[at]!.to + 1 ? next : undefined;
  if (noun !== undefined && /^(?:NUM|SYM)$/.test(noun.upos) && !isDash(noun)) return null;
  // "the 1983-87 plan"
  if (before.upos === 'DET' && isDash(next) && /^(?:\d{2}|[12]\d{3})$/.test(tokens[at + 2]?.text ?? '')) return 'of-noun';
  if (
    noun !== undefined &&
    /^(?:block|percent|per|mph|miles|feet|meters|metres|kilometers|kilometres|km|kilos|tons|tonnes|hours|hrs|gmt|people|points?)$/.test(
      noun.lower,
    )
  )
    return null;
  if (
    noun !== undefined &&
    /^(?:Street|Avenue|Road|Drive|Lane|Boulevard|Way|Place|Ave|Ave\.|St\.|Blvd\.?)$/.test(tokens[at + 2]?.text ?? '')
  )
    return null;
  const many = noun !== undefined && (noun.xpos === 'NNS' || (noun.upos === 'ADJ' && tokens[at + 2]?.xpos === 'NNS'));
  const event =
    noun !== undefined &&
    /^(?:attack|war|offensive|strike|bombing|siege|massacre|killing|invasion|conflict|uprising|revolution|election|report|ceasefire|agreement|resolution|protest|riot|season|level)/.test(
      noun.lower,
    );
  // "the 1988 floods", "its 2012 report", "a 1970 case": with a word that determines the noun, it is the noun's year.
  const owns = before.upos === 'DET' || before.xpos === 'PRP$' || before.xpos === 'POS';
  if (owns && !/^(?:all|some|these|those|any|no)$/.test(before.lower))
    return noun === undefined || isDash(noun) || (/^an?$/.test(before.lower) && many)
      ? null
      : before.lower === 'the' && /^(?:NN|NNP|JJ)$/.test(noun.xpos)
        ? 'year'
        : 'of-noun';
  if (many && !event) return null;
  const asNoun = noun !== undefined && !isDash(noun) && !event ? 'of-noun' : 'year';
  switch (before.lower) {
    case 'to':
    case 'and':
    case 'or':
    case '-':
    case '–':
      if (/^(?:prior|up|back|due)$/.test(far?.lower ?? '')) return 'year';
      // "1990 to 1995", and not a count of votes.
      return (yearOf(far) ?? Number.POSITIVE_INFINITY) < yearOf(tokens[at])! ? asNoun : null;
    case ',':
      return next === undefined || /^[,.)]$/.test(next.text) ? 'year' : null;
    case 'of':
      return far?.upos === 'NUM' ? null : asNoun;
    case 'than':
      return /^(?:more|less|fewer)$/.test(far?.lower ?? '') ? null : asNoun;
    case 'about':
    case 'around':
    case 'over':
    case 'under':
      return far?.upos === 'ADP' || noun !== undefined || far?.upos === 'NOUN' ? asNoun : null;
    case 'at':
    case 'with':
    case 'like':
    case 'per':
      return null;
    case 'by':
      return 'year';
    case 'copyright':
    case 'circa':
      return 'of-noun';
    case '(':
    case 'year':
    case 'late':
    case 'early':
    case 'mid':
    case 'fiscal':
    case 'during':
      return asNoun;
    // "In 1999 foreign trade fell": the year is the clause's and not the noun's.
    case 'in':
    case 'till':
    case 'until':
    case 'since':
    case 'before':
    case 'after':
      return 'year';
    default:
      return before.upos === 'ADP' && before.lower.length > 1 ? asNoun : null;
  }
}

/** "the 1990s", "the mid-1980s", "the late '70s", "the early sixties", "the 60s"; an age in tens ("in his 60s") is none. */
function decadeAt(context: Context, start: number, last: number): Match | null {
  const w = wordsOf(context, last);
  const { tokens } = context;
  let at = start;
  if (/^(?:early|mid|late)$/.test(w(at))) at += /^[-–]$/.test(w(at + 1)) ? 2 : 1;
  // "the 1980's": an older way to write the plural; "1980's harvest" is that year's.
  const possessive = /^['’]s$/.test(w(at + 1)) && (at > start || w(start - 1) === 'the') ? 1 : 0;
  const said = /^(?:(?:early|mid|late)-)?(?:(1\d|20)(\d)0['’]?s|['’]?(\d)0['’]?s)$/.exec(possessive === 1 ? `${w(at)}s` : w(at));
  const worded = decadeWords.get(w(at).replace(/^(?:early|mid|late)-/, ''));
  if (said === null && worded === undefined) return null;
  // "1980's harvest" is that year's.
  if (said?.[1] !== undefined && /['’]s$/.test(w(at)) && at === start && w(start - 1) !== 'the') return null;
  let first: number;
  if (said?.[1] !== undefined) first = Number(`${said[1]}${said[2]}0`);
  else {
    const tens = said === null ? worded! : Number(said[3]);
    const determiner = w(start - 1);
    if (/^(?:his|her|their|my|our|your|its)$/.test(determiner)) return null;
    // Without its apostrophe or its century only after "the": temperatures and scores are told in tens as well.
    if (!/^['’]/.test(w(at)) && (determiner !== 'the' || w(start) === 'mid' || w(start - 2) === 'into')) {
      if (said !== null || determiner !== 'the') return null;
    }
    const now = context.base === null ? 2000 : partsOf(context.base).year;
    first = (tens <= 2 && now >= 2010 ? 2000 : 1900) + tens * 10;
  }
  if (tokens[at]!.sentence !== tokens[start]!.sentence) return null;
  return stretch(
    dayNumber(first, 1, 1),
    dayNumber(first + 9, 12, 31),
    at + 1 + possessive,
    'year',
    'stated',
    String(first / 10),
    'decade',
  );
}
