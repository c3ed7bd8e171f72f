import { relation } from '../events/words.ts';
import type { Document, Token } from '../types.ts';

/** The dependents of every token, in order of the text. */
export type Tree = readonly (readonly number[])[];

const trees = new WeakMap<Document, Tree>();

/** The dependents of every token of a document; computed once for a document, which never changes. */
export function treeOf(doc: Document): Tree {
  const known = trees.get(doc);
  if (known) return known;
  const tree: number[][] = doc.tokens.map(() => []);
  for (const token of doc.tokens) if (token.head >= 0) tree[token.head]?.push(token.index);
  trees.set(doc, tree);
  return tree;
}

/** Whether a parser has seen the sentence: a rough tagger leaves every word without a head. */
export function isParsed(doc: Document, sentence: number): boolean {
  const { first, last } = doc.sentences[sentence]!;
  for (let i = first; i < last; i++) if (doc.tokens[i]!.head >= 0) return true;
  return last - first <= 1;
}

/** The dependents of a word whose relation (without its subtype, unless one is asked for) is among those given. */
export function dependents(doc: Document, head: number, ...relations: readonly string[]): number[] {
  return treeOf(doc)[head]!.filter((i) => {
    const token = doc.tokens[i]!;
    return relations.includes(token.deprel) || relations.includes(relation(token));
  });
}

/** First and last token under a word (both included), leaving out the branches that `without` refuses. */
export function reach(
  doc: Document,
  head: number,
  without: (token: Token) => boolean = () => false,
): { first: number; last: number } {
  const tree = treeOf(doc);
  let first = head;
  let last = head;
  const open = [head];
  const seen = new Set(open);
  while (open.length > 0) {
    for (const i of tree[open.pop()!]!) {
      if (seen.has(i) || without(doc.tokens[i]!)) continue;
      seen.add(i);
      first = Math.min(first, i);
      last = Math.max(last, i);
      open.push(i);
    }
  }
  return { first, last };
}

/**
 * The subject of a verb by the parse: its own, or that of the verb it is joined to or depends on as an open complement
 * (then the object of the upper verb when it has one, "prompting the minister to say"). Null when the parse has none.
 */
export function subjectOf(doc: Document, verb: number): { head: number; passive: boolean } | null {
  let at = verb;
  for (let steps = 0; steps < 6; steps++) {
    const own = dependents(doc, at, 'nsubj')[0];
    if (own !== undefined) return { head: own, passive: doc.tokens[own]!.deprel === 'nsubj:pass' };
    const token = doc.tokens[at]!;
    const kind = relation(token);
    if (token.head < 0) return null;
    if (kind === 'xcomp') {
      const object = dependents(doc, token.head, 'obj', 'iobj').find((i) => i < at);
      if (object !== undefined) return { head: object, passive: false };
    } else if (kind === 'acl') return relative(doc, at, token.head);
    else if (kind !== 'conj' && kind !== 'advcl' && kind !== 'parataxis') return null;
    at = token.head;
  }
  return null;
}

function relative(doc: Document, verb: number, noun: number): { head: number; passive: boolean } | null {
  // "the man who said": the parse gives "who" as the subject, handled above; a bare participle ("a man saying") is the noun's own.
  return doc.tokens[verb]!.xpos === 'VBG' ? { head: noun, passive: false } : null;
}
