import type { EventKind, Span } from '../model/index.ts';
import {
  isKind,
  type Numbered,
  type ProposedField,
  type ProposedHarm,
  type ProposedRole,
  type ProposedSingle,
  proposedHarms,
  proposedRoles,
  proposedSingles,
} from './proposer.ts';

// Reads an answer that nobody vouches for. Only two things of it are used: kinds that the vocabulary has, and quotes, which are
// looked for in the sentence they name. All else is dropped, and counted.

/** Why a part of an answer was dropped. */
export type Dropped =
  | 'not-json' //        the answer, or a claim in it, is not of the shape that was asked for
  | 'unknown-kind' //    a kind that the vocabulary does not have
  | 'not-asked' //       a field or a sentence that the question does not have
  | 'not-found' //       the quote does not stand in its sentence
  | 'found-twice' //     it stands there more than once, so that nobody knows which is meant
  | 'cuts-a-word' //     it begins or ends inside a word
  | 'too-many' //        more claims, or more words for one field, than anybody writes
  | 'not-read' //        our own readers find no number, date, place or class in the words
  | 'no-trigger'; //     a claim whose trigger was dropped: it tells of nothing
export type Drops = Readonly<Partial<Record<Dropped, number>>>;

/** A claim as far as its quotes were found: nothing is resolved yet. */
export interface Quoted {
  readonly kind: EventKind;
  readonly trigger: Span;
  readonly fields: readonly { readonly field: Exclude<ProposedField, 'trigger'>; readonly span: Span }[];
}

/** How many claims one answer, and how many quotes one field, may hold. */
const MOST_CLAIMS = 200;
const MOST_QUOTES = 20;
const LONGEST_QUOTE = 600;

const fieldNames: ReadonlySet<string> = new Set([...proposedSingles, ...proposedRoles, ...proposedHarms]);

/** Counts drops while an answer is read. */
export class Tally {
  readonly counts: Partial<Record<Dropped, number>> = {};
  drop(why: Dropped, times = 1): void {
    this.counts[why] = (this.counts[why] ?? 0) + times;
  }
}

/** Where a quote stands in a sentence, when it stands there exactly once and cuts no word; else why it counts for nothing. */
export function findQuote(text: string, sentence: Span, quote: string): Span | Dropped {
  if (quote.trim() === '' || quote.length > LONGEST_QUOTE) return 'not-found';
  const words = text.slice(sentence.from, sentence.to);
  const at = words.indexOf(quote);
  if (at < 0) return 'not-found';
  if (words.indexOf(quote, at + 1) >= 0) return 'found-twice';
  const from = sentence.from + at;
  const to = from + quote.length;
  const inWord = (mark: string): boolean => /[\p{L}\p{N}]/u.test(mark);
  const cutsAt = (place: number): boolean => inWord(charBefore(text, place)) && inWord(charAt(text, place));
  if (cutsAt(from) || cutsAt(to)) return 'cuts-a-word';
  return { from, to };
}

const charAt = (text: string, at: number): string => (at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : '');
const charBefore = (text: string, at: number): string => {
  if (at === 0) return '';
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff && at > 1 ? text.slice(at - 2, at) : text.slice(at - 1, at);
};

/** The JSON of an answer: models like to set it between fences, or to say a word before it. Null where there is none. */
function parse(answer: string): unknown {
  const from = answer.indexOf('{');
  const to = answer.lastIndexOf('}');
  if (from < 0 || to < from) return null;
  try {
    return JSON.parse(answer.slice(from, to + 1));
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The claims of one answer whose quotes stand in the sentences that were asked about. Never throws, whatever the answer holds;
 * what is dropped is counted in `tally`.
 */
export function readAnswer(
  answer: string,
  text: string,
  sentences: readonly Numbered[],
  { first, last }: { readonly first: number; readonly last: number },
  tally: Tally,
): Quoted[] {
  const parsed = parse(answer);
  if (!isRecord(parsed) || !Array.isArray(parsed['claims'])) {
    tally.drop('not-json');
    return [];
  }
  const byNumber = new Map(sentences.filter(({ number }) => number >= first && number <= last).map((one) => [one.number, one]));
  const span = (value: unknown): Span | null => {
    if (!isRecord(value) || typeof value['s'] !== 'number' || typeof value['q'] !== 'string') {
      tally.drop('not-json');
      return null;
    }
    const sentence = byNumber.get(value['s']);
    const found = sentence === undefined ? 'not-asked' : findQuote(text, sentence, value['q']);
    if (typeof found !== 'string') return found;
    tally.drop(found);
    return null;
  };
  const all: readonly unknown[] = parsed['claims'];
  if (all.length > MOST_CLAIMS) tally.drop('too-many', all.length - MOST_CLAIMS);
  const claims: Quoted[] = [];
  for (const claim of all.slice(0, MOST_CLAIMS)) {
    if (!isRecord(claim)) {
      tally.drop('not-json');
      continue;
    }
    const { kind } = claim;
    if (!isKind(kind)) {
      tally.drop('unknown-kind');
      continue;
    }
    const strange = Object.keys(claim).filter((name) => name !== 'kind' && !fieldNames.has(name)).length;
    if (strange > 0) tally.drop('not-asked', strange);
    const trigger = span(claim['trigger']);
    if (trigger === null) {
      tally.drop('no-trigger');
      continue;
    }
    const fields: Quoted['fields'][number][] = [];
    for (const field of proposedSingles as readonly ProposedSingle[]) {
      const value = claim[field];
      if (field === 'trigger' || value === null || value === undefined) continue;
      const found = span(value);
      if (found !== null) fields.push({ field, span: found });
    }
    for (const field of [...proposedRoles, ...proposedHarms] as readonly (ProposedRole | ProposedHarm)[]) {
      const value = claim[field];
      if (value === null || value === undefined) continue;
      if (!Array.isArray(value)) {
        tally.drop('not-json');
        continue;
      }
      if (value.length > MOST_QUOTES) tally.drop('too-many', value.length - MOST_QUOTES);
      for (const one of value.slice(0, MOST_QUOTES)) {
        const found = span(one);
        if (found !== null) fields.push({ field, span: found });
      }
    }
    claims.push({ kind, trigger, fields });
  }
  return claims;
}
