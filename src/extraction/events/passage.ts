import { relation } from './words.ts';
import type { Span } from '../../model/index.ts';
import { reach } from '../attribution/tree.ts';
import type { Document, Token } from '../types.ts';
import { hasSubject } from './slots.ts';

/** Whether a word opens a clause that can stand by itself: the root, or a verb joined to it with a subject of its own. */
function standsAlone(doc: Document, token: Token): boolean {
  if (token.head < 0) return true;
  const kind = relation(token);
  return (
    (kind === 'conj' || kind === 'parataxis') &&
    (token.upos === 'VERB' || token.upos === 'AUX' || token.upos === 'ADJ') &&
    hasSubject(doc, token.index)
  );
}

const parts = (doc: Document, at: number): boolean => doc.tokens[at]!.upos === 'CCONJ' || doc.tokens[at]!.text === ';';
const joint = (doc: Document, token: Token, top: number): boolean =>
  token.index !== top && standsAlone(doc, token) && token.head >= 0;

/**
 * The smallest clause that can stand by itself and holds the event, as a span: a whole sentence, or one of the main clauses that
 * a sentence joins ("A was hit, and B withdrew"). Marks and joining words at its edges are left out; when the parse gives a
 * clause that does not hold the words asked for, the sentence is taken.
 */
export function clauseAround(doc: Document, token: number, needed: readonly Span[]): Span {
  const sentence = doc.sentences[doc.tokens[token]!.sentence]!;
  const whole = { from: sentence.from, to: sentence.to };
  let top = token;
  for (let steps = 0; steps < 30 && !standsAlone(doc, doc.tokens[top]!); steps++) top = doc.tokens[top]!.head;
  let { first, last } = reach(doc, top, (each) => joint(doc, each, top));
  if (first < sentence.first || last >= sentence.last || token < first || token > last) return whole;
  while (first < last && /^(PUNCT|CCONJ)$/.test(doc.tokens[first]!.upos) && !/^["“‘(]$/.test(doc.tokens[first]!.text)) first++;
  while (last > first && (/^[,;:–—-]$/.test(doc.tokens[last]!.text) || doc.tokens[last]!.upos === 'CCONJ')) last--;
  // Only a joining word or a semicolon parts main clauses; anywhere else the parse has cut too deep.
  if (first > sentence.first && !parts(doc, first - 1)) return whole;
  if (last < sentence.last - 2 && !parts(doc, last + 1) && !parts(doc, last + 2)) return whole;
  const span = { from: doc.tokens[first]!.from, to: doc.tokens[last]!.to };
  if (last - first < 2) return whole;
  // A clause with an odd number of quotation marks has lost one.
  const marks = doc.text.slice(span.from, span.to).match(/["“”]/g)?.length ?? 0;
  if (marks % 2 === 1) return whole;
  if (!needed.every((each) => each.from >= span.from && each.to <= span.to)) return union(whole, needed);
  // The full stop belongs to the sentence, not to its last clause, unless the clause is all of it.
  return span.from === whole.from && span.to >= whole.to - 2 ? whole : span;
}

/** The smallest span that holds all of them. */
export const union = (one: Span, more: readonly Span[]): Span => ({
  from: Math.min(one.from, ...more.map(({ from }) => from)),
  to: Math.max(one.to, ...more.map(({ to }) => to)),
});
