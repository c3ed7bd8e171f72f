import { type Bound, hedges, roundUnits, scales, smallNumbers, vagueWords } from '../languages/en/numbers.ts';
import type { Document, Token } from '../types.ts';

/** A number as words or digits write it, with its hedge. Token indices: `first` included, `last` excluded. */
export interface NumberFound {
  readonly first: number;
  readonly last: number;
  /** First token of the hedge or number itself, after "the" or "all". */
  readonly spoken: number;
  readonly min: number | null;
  readonly max: number | null;
  /** The hedging words as written, or null. */
  readonly hedge: string | null;
  /** The bare number without its hedge; null for a range and for vague words. */
  readonly value: number | null;
  /** "another four": beside others counted before. */
  readonly further: boolean;
  readonly form: 'digits' | 'words' | 'round' | 'range' | 'vague';
}

interface Core {
  readonly value: number;
  readonly last: number;
  readonly form: 'digits' | 'words' | 'round';
}

const digits = /^(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?:\.\d{1,3})?$/;
const vagueByFirst: ReadonlyMap<string, readonly (readonly string[])[]> = (() => {
  const map = new Map<string, (readonly string[])[]>();
  for (const phrase of vagueWords) {
    const words = phrase.split(' ');
    map.set(words[0]!, [...(map.get(words[0]!) ?? []), words]);
  }
  for (const list of map.values()) list.sort((a, b) => b.length - a.length);
  return map;
})();

const dash = (word: string): boolean => word === '-' || word === '–' || word === '—' || word === '‑';

/** Whether the words stand at `at`. */
export function standsAt(tokens: readonly Token[], at: number, end: number, words: readonly string[]): boolean {
  if (at + words.length > end) return false;
  for (let k = 0; k < words.length; k++) if (tokens[at + k]!.lower !== words[k]) return false;
  return true;
}

/** A cardinal without hedge: "1,200", "twenty-three", "two hundred and six", "1.5 million", "half a dozen". */
function coreAt(tokens: readonly Token[], start: number, end: number): Core | null {
  let at = start;
  const head = tokens[at]!.lower;
  if (digits.test(head)) {
    let value = Number(head.replaceAll(',', ''));
    at++;
    let scale = at < end ? scales.get(tokens[at]!.lower) : undefined;
    while (scale !== undefined) {
      value *= scale;
      at++;
      scale = at < end ? scales.get(tokens[at]!.lower) : undefined;
    }
    const unit = at < end ? roundUnits.get(tokens[at]!.lower) : undefined;
    if (unit !== undefined && tokens[at]!.lower === 'dozen') return { value: value * unit, last: at + 1, form: 'round' };
    // "0.5 people" is no count, "1.5 million" is.
    return Number.isInteger(Math.round(value * 1e6) / 1e6) ? { value: Math.round(value), last: at, form: 'digits' } : null;
  }
  if (standsAt(tokens, at, end, ['half', 'a', 'dozen'])) return { value: 6, last: at + 3, form: 'round' };
  if (standsAt(tokens, at, end, ['half', '-', 'a', '-', 'dozen'])) return { value: 6, last: at + 5, form: 'round' };
  if (standsAt(tokens, at, end, ['a', 'half', 'dozen'])) return { value: 6, last: at + 3, form: 'round' };
  let total = 0;
  let current = 0;
  let seen = false;
  let tens = false;
  let afterScale = false;
  if ((head === 'a' || head === 'an') && at + 1 < end) {
    const next = tokens[at + 1]!.lower;
    if (!scales.has(next) && !roundUnits.has(next)) return null;
    current = 1;
    seen = true;
    at++;
  }
  for (; at < end; at++) {
    const word = tokens[at]!.lower;
    const small = smallNumbers.get(word);
    if (small !== undefined) {
      if (seen && !afterScale && !(tens && small < 10 && dash(tokens[at - 1]!.lower))) break;
      current += small;
      seen = true;
      tens = small >= 20;
      afterScale = false;
      continue;
    }
    if (!seen) return null;
    const scale = scales.get(word);
    if (scale !== undefined) {
      if (scale === 100) current *= 100;
      else {
        total += Math.max(current, 1) * scale;
        current = 0;
      }
      afterScale = true;
      tens = false;
      continue;
    }
    const unit = roundUnits.get(word);
    if (unit !== undefined) return { value: (total + current) * unit, last: at + 1, form: 'round' };
    const next = at + 1 < end ? smallNumbers.get(tokens[at + 1]!.lower) : undefined;
    if (dash(word) && tens && next !== undefined && next > 0 && next < 10) continue;
    if (word === 'and' && afterScale && next !== undefined) continue;
    break;
  }
  return seen ? { value: total + current, last: at, form: 'words' } : null;
}

function bounded(value: number, bound: Bound): { min: number | null; max: number | null } {
  if (bound === 'above') return { min: value + 1, max: null };
  if (bound === 'from') return { min: value, max: null };
  if (bound === 'upto') return { min: null, max: value };
  if (bound === 'below') return { min: null, max: Math.max(0, value - 1) };
  return { min: value, max: value };
}

/** Words from one token to another as they are written. */
export const written = (doc: Document, first: number, last: number): string =>
  doc.text.slice(doc.tokens[first]!.from, doc.tokens[last - 1]!.to);

/**
 * The number expression that begins at token `at`, hedge included, or null. Bounds: "more than 290" is 291 or more, "at least four"
 * four or more, "up to 20" and "nearly 300" at most that, "about 50" fifty with its hedge, "dozens" neither bound.
 */
export function numberAt(doc: Document, at: number, end: number): NumberFound | null {
  const { tokens } = doc;
  const start = at;
  let bound: Bound | null = null;
  let further = false;
  let hedgeFrom = -1;
  let hedgeTo = -1;
  const between = tokens[at]!.lower === 'between';
  if (between) at++;
  else
    for (let turn = 0; turn < 3 && at < end; turn++) {
      const hedge = hedges.get(tokens[at]!.lower)?.find(({ words }) => standsAt(tokens, at, end, words));
      if (hedge === undefined) break;
      if (hedge.bound === 'further') further = true;
      else if (hedge.bound !== 'exact') {
        if (bound !== null && hedge.bound !== 'about') break;
        if (bound === null) bound = hedge.bound;
      }
      if (hedge.bound !== 'exact') {
        if (hedgeFrom < 0) hedgeFrom = at;
        hedgeTo = at + hedge.words.length;
      }
      at += hedge.words.length;
    }
  if (at >= end) return null;
  const core = coreAt(tokens, at, end);
  if (core === null) {
    if (between) return null;
    // "some" is itself vague when no number follows it.
    return vagueAt(doc, start, end, at) ?? vagueAt(doc, start, end, start);
  }
  const joint = core.last < end ? tokens[core.last]!.lower : '';
  if (core.last + 1 < end && (between ? joint === 'and' : joint === 'to' || joint === 'or' || dash(joint))) {
    const upper = coreAt(tokens, core.last + 1, end);
    const comparable = upper !== null && upper.value > core.value && (upper.value <= core.value * 20 || core.value < 5);
    // "from 12 to 15" after a verb of rising is a change, and its second number is the count.
    const change = start > 0 && tokens[start - 1]!.lower === 'from';
    if (comparable && !change) {
      const low = bound === null || bound === 'about' || bound === 'from' ? core.value : null;
      return {
        first: start,
        spoken: between || hedgeFrom < 0 ? (between ? start : at) : hedgeFrom,
        last: upper.last,
        min: low,
        max: bound === 'from' ? null : upper.value,
        hedge: between
          ? `${tokens[start]!.text} … ${tokens[core.last]!.text}`
          : hedgeFrom >= 0
            ? written(doc, hedgeFrom, hedgeTo)
            : tokens[core.last]!.text,
        value: null,
        further,
        form: 'range',
      };
    }
  }
  if (between) return null;
  let { last } = core;
  let after: Bound | null = null;
  let tail = -1;
  if (standsAt(tokens, last, end, ['or', 'more'])) after = 'from';
  else if (standsAt(tokens, last, end, ['or', 'so'])) after = 'about';
  else if (standsAt(tokens, last, end, ['or', 'fewer'])) after = 'upto';
  if (after !== null) {
    tail = last;
    last += 2;
  } else if (last < end && tokens[last]!.text === '+') {
    after = 'from';
    tail = last;
    last++;
  } else if (standsAt(tokens, last, end, ['-', 'odd']) || standsAt(tokens, last, end, ['-', 'plus'])) {
    after = tokens[last + 1]!.lower === 'odd' ? 'about' : 'from';
    tail = last;
    last += 2;
  }
  const effect = bound ?? after ?? 'exact';
  const hedge =
    hedgeFrom >= 0
      ? written(doc, hedgeFrom, hedgeTo)
      : tail >= 0
        ? written(doc, tail, last)
        : core.form === 'round'
          ? written(doc, at, core.last)
          : null;
  return {
    first: start,
    spoken: hedgeFrom >= 0 ? hedgeFrom : at,
    last,
    ...bounded(core.value, effect),
    hedge,
    value: core.value,
    further,
    form: core.form,
  };
}

function vagueAt(doc: Document, start: number, end: number, at: number): NumberFound | null {
  const { tokens } = doc;
  const words = vagueByFirst.get(tokens[at]!.lower)?.find((list) => standsAt(tokens, at, end, list));
  if (words === undefined) return null;
  let last = at + words.length;
  const hedge = written(doc, start, last);
  if (last < end && tokens[last]!.lower === 'of') last++;
  return { first: start, spoken: start, last, min: null, max: null, hedge, value: null, further: false, form: 'vague' };
}
