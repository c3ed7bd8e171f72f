import { speechVerbs } from '../languages/en/speech.ts';
import { lemmaOf } from './lemmas.ts';
import type { Manner } from '../../model/index.ts';
import { tokenAt } from '../quotations.ts';
import type { Document, Quotation, Sentence, Token } from '../types.ts';
import { hasFinite, isComma, isQuoteMark, type Phrase, subjectBefore, verbGroup } from './phrases.ts';
import { dependents, isParsed, reach, subjectOf } from './tree.ts';

/** What a rule makes of one cue, in tokens; it becomes an `AttributedSpeech` when the speaker has been looked up. */
export interface Proposal {
  readonly sentence: number;
  readonly manner: Manner;
  readonly rule: string;
  readonly cue: { readonly first: number; readonly last: number; readonly lemma: string } | null;
  readonly source: Phrase | null;
  /** Whom it was told to: an outlet carries the words. */
  readonly hearer: Phrase | null;
  /** Stretches of tokens, both ends included. */
  readonly content: readonly { readonly first: number; readonly last: number }[];
  readonly confidence: number;
}

/** A document with its quotations and where each word stands among them. */
export interface Scene {
  readonly doc: Document;
  readonly quotations: readonly Quotation[];
  /** For every token the index of the quotation it stands in, or -1. */
  readonly quotationOf: Int32Array;
  /** For every quotation its first and last word. */
  readonly words: readonly { readonly first: number; readonly last: number }[];
}

export function sceneOf(doc: Document, quotations: readonly Quotation[]): Scene {
  const quotationOf = new Int32Array(doc.tokens.length).fill(-1);
  const words = quotations.map((quotation, index) => {
    const first = tokenAt(doc, quotation.from);
    let last = first;
    for (let i = first; i < doc.tokens.length && doc.tokens[i]!.from < quotation.to; i++) {
      quotationOf[i] = index;
      last = i;
    }
    return { first, last };
  });
  return { doc, quotations, quotationOf, words };
}

/** Whether the token is a finite verb of speech or thought, as far as word classes tell. */
export function isCue(token: Token | undefined): boolean {
  return token !== undefined && token.upos === 'VERB' && speechVerbs.has(lemmaOf(token));
}

/** The quotation whose closing mark stands right before the token (a comma may stand between), or -1. */
export function quotationBefore({ doc, quotationOf }: Scene, at: number): number {
  let i = at - 1;
  let marks = 0;
  while (i >= 0 && (isQuoteMark(doc.tokens[i]) || (isComma(doc.tokens[i]) && quotationOf[i] === -1)) && marks < 3) {
    i--;
    marks++;
  }
  return i >= 0 && marks > 0 ? quotationOf[i]! : -1;
}

/** The quotation that opens at the token or right after marks that stand there, or -1. */
export function quotationAfter({ doc, quotationOf }: Scene, at: number): number {
  let i = at;
  while (i < doc.tokens.length && i < at + 3 && (isQuoteMark(doc.tokens[i]) || /^[,:]$/.test(doc.tokens[i]!.text))) i++;
  return i > at || (i < doc.tokens.length && quotationOf[i] !== -1) ? (quotationOf[i] ?? -1) : -1;
}

/** Last token of the sentence that is not a closing mark. */
export function lastWord(doc: Document, sentence: Sentence): number {
  let last = sentence.last - 1;
  while (last > sentence.first && doc.tokens[last]!.upos === 'PUNCT') last--;
  return last;
}

const leaving = /^(but|while|whereas|although|though|yet)$/;

/**
 * Where reported words that start at token `from` end, by clause grammar: before a joined clause or verb with a cue of its own,
 * before ", but" and its like, before ", adding" and its like, else with the sentence. Words in quotation marks never end it.
 */
export function clauseEnd(scene: Scene, sentence: Sentence, from: number, ends: readonly string[]): number {
  const { doc, quotationOf } = scene;
  const { tokens } = doc;
  // A cue inside a quotation brings in words of that quotation only.
  const own = from > 0 && quotationOf[from - 1] === quotationOf[from] ? quotationOf[from]! : -1;
  const last = own === -1 ? lastWord(doc, sentence) : Math.min(lastWord(doc, sentence), scene.words[own]!.last);
  for (let i = from; i <= last; i++) {
    if (quotationOf[i] !== own) continue;
    const token = tokens[i]!;
    const before = i - 1;
    if (token.lower === 'according' && tokens[i + 1]?.lower === 'to' && i > from)
      return isComma(tokens[before]) ? before - 1 : before;
    if (token.text === ';' && i > from) return before;
    if (isComma(token)) {
      const next = tokens[i + 1];
      if (next === undefined || i + 1 > last) continue;
      if (leaving.test(next.lower) && hasFinite(doc, i + 2, last + 1)) return before;
      if (next.xpos === 'VBG' && (ends.includes(lemmaOf(next)) || /^(citing|quoting|referring)$/.test(next.lower))) return before;
      if (/^(and|or)$/.test(next.lower) && opensCue(scene, i + 2, last)) return before;
      // "…, a claim that others reject": the writer's own remark on what was said.
      if (
        next.upos === 'DET' &&
        /^(claim|charge|allegation|accusation|statement|move|remark|figure)$/.test(tokens[i + 2]?.lower ?? '')
      )
        return before;
      if (closesWithCue(scene, i + 1, last)) return before;
      continue;
    }
    if (/^(and|but)$/.test(token.lower) && i > from && opensCue(scene, i + 1, last)) return before;
  }
  return last;
}

/** "…, the report says on Monday": a subject and a verb of speech with nothing said after it, up to the end of the sentence. */
function closesWithCue(scene: Scene, at: number, last: number): boolean {
  const { tokens } = scene.doc;
  if (last - at > 14 || !opensCue(scene, at, last)) return false;
  for (let i = at; i <= last; i++) {
    if (!isCue(tokens[i])) continue;
    const rest = tokens.slice(i + 1, last + 1);
    return !rest.some((token) => token.upos === 'VERB' || token.upos === 'AUX' || token.upos === 'SCONJ' || isComma(token));
  }
  return false;
}

/** Whether a verb of speech, with or without a subject of its own, comes next after a joining word. */
function opensCue({ doc, quotationOf }: Scene, at: number, last: number): boolean {
  const { tokens } = doc;
  for (let i = at; i <= Math.min(last, at + 12); i++) {
    const token = tokens[i]!;
    if (quotationOf[i] !== -1) return false;
    if (isCue(token) && /^(VBD|VBZ|VBP|VBN)$/.test(token.xpos || 'VBD')) {
      const group = verbGroup(doc, doc.sentences[token.sentence]!, i);
      return (
        !group.passive &&
        group.first <= Math.max(i, at) &&
        (i === at || group.first === at || isSubjectLike(doc, at, group.first))
      );
    }
    if (/^(SCONJ|PUNCT)$/.test(token.upos) && token.text !== '-') return false;
    if (token.upos === 'VERB') return false;
  }
  return false;
}

function isSubjectLike(doc: Document, from: number, to: number): boolean {
  const sentence = doc.sentences[doc.tokens[from]!.sentence]!;
  const phrase = subjectBefore(doc, sentence, to);
  return phrase !== null && phrase.first <= from + 2;
}

/** Who speaks by the parse alone: the subject of the verb with all that belongs to it but relative clauses and the verb itself. */
export function treeSubject(doc: Document, verb: number): Phrase | null {
  if (!isParsed(doc, doc.tokens[verb]!.sentence)) return null;
  const subject = subjectOf(doc, verb);
  if (subject === null || subject.passive) return null;
  const token = doc.tokens[subject.head]!;
  if (/^([Ww]ho|which|that|whom)$/.test(token.text)) {
    // A relative pronoun stands for the noun over the relative clause.
    let at = verb;
    while (doc.tokens[at]!.head >= 0 && !doc.tokens[at]!.deprel.startsWith('acl')) at = doc.tokens[at]!.head;
    const noun = doc.tokens[at]!.head;
    if (noun < 0) return null;
    const { first, last } = reach(doc, noun, (t) => t.deprel.startsWith('acl') || t.upos === 'PUNCT');
    return { first, last: Math.min(last, verb - 1), head: noun };
  }
  const { first, last } = reach(
    doc,
    subject.head,
    (t) => /^(acl:relcl|punct|parataxis|cc)$/.test(t.deprel) && t.index > subject.head && t.deprel !== 'cc',
  );
  if (first <= verb && verb <= last) return { first: subject.head, last: subject.head, head: subject.head };
  return { first, last, head: subject.head };
}

/** The clause or object that the parse puts under a verb as what is said: first and last token, or null. */
export function treeContent(
  doc: Document,
  verb: number,
  ...relations: readonly string[]
): { first: number; last: number } | null {
  if (!isParsed(doc, doc.tokens[verb]!.sentence)) return null;
  const head = dependents(doc, verb, ...relations).find((i) => i > verb);
  if (head === undefined) return null;
  const span = reach(doc, head);
  return span.first > verb ? span : null;
}
