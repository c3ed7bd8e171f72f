import type { Span } from '../model/index.ts';
import { lastFrom } from './by-place.ts';
import type { Document, Quotation } from './types.ts';

/** Opening marks and what may close each. Straight marks and apostrophes are told apart by what stands around them. */
const closers: ReadonlyMap<string, string> = new Map([
  ['“', '”“"'],
  ['„', '“”"'],
  ['«', '»'],
  ['"', '"”'],
  ['‘', '’'],
  ["'", "'"],
]);

/** Whether a character opens or closes; nearly all are letters, which come before all marks but the straight ones. */
const isMark = (char: string): boolean => char === '"' || char === "'" || (char >= '«' && marks.has(char));
const marks: ReadonlySet<string> = new Set([...closers].flatMap(([opening, closing]) => [opening, ...closing.split('')]));

const letter = /[\p{L}\p{N}]/u;
const isLetter = (char: string | undefined): boolean => char !== undefined && letter.test(char);
const isSpace = (char: string | undefined): boolean => char === undefined || /\s/.test(char);

/** Whether a mark here can open: nothing, white space, a bracket or a dash before it, and something that is not space after it. */
function opensAt(text: string, at: number, { from, to }: Span): boolean {
  const before = at > from ? text[at - 1] : undefined;
  const after = at + 1 < to ? text[at + 1] : undefined;
  return !isSpace(after) && (isSpace(before) || /[([{—–-]/.test(before ?? ''));
}

/**
 * Where a single quotation opened at `open` closes, or -1. An apostrophe inside a word never closes; a mark after a full stop
 * or comma closes before one after a plain letter does, since "the rebels’ guns" ends in a letter too.
 */
function closeOfSingle(text: string, open: number, to: number): number {
  const marks = closers.get(text[open]!)!;
  let plain = -1;
  for (let i = open + 1; i < to; i++) {
    const char = text[i]!;
    if (char === text[open] && opensAt(text, i, { from: open, to })) break;
    if (!marks.includes(char) || isLetter(text[i + 1])) continue;
    if (/[.,!?;…]/.test(text[i - 1] ?? '') || /[.,!?;:]/.test(text[i + 1] ?? '')) return i;
    if (plain < 0 || !/s/i.test(text[plain - 1] ?? '')) plain = plain < 0 ? i : plain;
    else plain = i;
  }
  return plain;
}

/** Pairs of marks in one paragraph: the span of the words between them, and whether a closing mark was found. */
function pairsIn(text: string, block: Span): { from: number; to: number; closed: boolean }[] {
  const pairs: { from: number; to: number; closed: boolean }[] = [];
  let open = -1;
  const leave = (at: number): void => {
    pairs.push({ from: open + 1, to: at, closed: false });
    open = -1;
  };
  for (let i = block.from; i < block.to; i++) {
    const char = text[i]!;
    if (!isMark(char)) continue;
    if (open >= 0) {
      const asOpener = opensAt(text, i, block);
      // A straight mark that can only open, met while one is open, means that the first was never closed.
      if (closers.get(text[open]!)!.includes(char) && !(asOpener && char !== '”' && char !== '»')) {
        pairs.push({ from: open + 1, to: i, closed: true });
        open = -1;
      } else if (closers.has(char) && char !== "'" && char !== '‘' && asOpener) {
        leave(i);
        open = i;
      }
      continue;
    }
    if (!closers.has(char) || !opensAt(text, i, block)) continue;
    if (char === "'" || char === '‘') {
      const close = closeOfSingle(text, i, block.to);
      if (close > i + 1) {
        pairs.push({ from: i + 1, to: close, closed: true });
        i = close;
      }
    } else open = i;
  }
  if (open >= 0) leave(block.to);
  return pairs;
}

const trimmed = (text: string, { from, to }: Span): Span => {
  while (from < to && isSpace(text[from])) from++;
  while (to > from && isSpace(text[to - 1])) to--;
  return { from, to };
};

/** Index of the first token that ends after `at`. */
export function tokenAt(doc: Document, at: number): number {
  let low = 0;
  let high = doc.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (doc.tokens[middle]!.to <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

const finite = /^(VBD|VBZ|VBP|MD)$/;

/** A clause starts like a sentence and holds a finite verb or ends like one; anything else is a fragment of the writer's sentence. */
function extentOf(doc: Document, span: Span): Quotation['extent'] {
  const words = [];
  for (let i = tokenAt(doc, span.from); i < doc.tokens.length && doc.tokens[i]!.from < span.to; i++)
    if (doc.tokens[i]!.upos !== 'PUNCT') words.push(doc.tokens[i]!);
  const text = doc.text.slice(span.from, span.to);
  const startsHigh = /^[\p{Lu}\p{N}[(…]/u.test(text) || /^[^\p{L}]*$/u.test(text.slice(0, 1));
  const endsLikeSentence = /[.?!…,][)\]]?$/.test(text);
  const verb = words.findIndex((word) => finite.test(word.xpos) || word.upos === 'AUX');
  if (startsHigh) return words.length > 1 && (verb >= 0 || endsLikeSentence) ? 'clause' : 'fragment';
  // In the middle of a sentence a clause keeps its own subject: a noun or pronoun before the finite verb.
  const subject = words.slice(0, Math.max(verb, 0)).some((word) => /^(NOUN|PROPN|PRON)$/.test(word.upos));
  const before = doc.text.slice(Math.max(0, span.from - 4), span.from);
  return verb > 0 && subject && /[,:]\s*[“"„«‘']\s*$/.test(before) ? 'clause' : 'fragment';
}

/**
 * The quotations of a document in order, paragraph by paragraph; they do not overlap, and a quotation inside a quotation stays
 * part of it. A mark left open runs to the end of its paragraph when the next paragraph opens with a mark again (a continued
 * quotation), and to the end of its sentence otherwise: the writer's next sentence must not pass for the witness's.
 */
export function findQuotations(doc: Document): Quotation[] {
  const blocks: readonly Span[] = doc.reading.blocks.some(({ kind }) => kind !== 'furniture')
    ? doc.reading.blocks.filter(({ kind }) => kind !== 'furniture')
    : [{ from: 0, to: doc.text.length }];
  const found: Quotation[] = [];
  blocks.forEach((block, index) => {
    const next = blocks[index + 1];
    const continues = next !== undefined && /^\s*[“"„«‘]/.test(doc.text.slice(next.from, next.from + 8));
    for (const pair of pairsIn(doc.text, block)) {
      const sentence = lastFrom(doc.sentences, pair.from);
      if (sentence < 0 || furnished(doc, pair)) continue;
      let { to } = pair;
      if (!pair.closed && !(continues && to === block.to)) to = Math.min(to, Math.max(doc.sentences[sentence]!.to, pair.from));
      const span = trimmed(doc.text, { from: pair.from, to });
      if (span.from < span.to) found.push({ ...span, extent: extentOf(doc, span), sentence });
    }
  });
  return found;
}

const furnished = (doc: Document, span: Span): boolean => doc.furniture.some(({ from, to }) => span.from < to && from < span.to);
