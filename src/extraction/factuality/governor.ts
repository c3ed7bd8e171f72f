import { isNominal, verbGroup } from '../attribution/phrases.ts';
import { lemmaOf, nounLemmaOf } from '../attribution/lemmas.ts';
import { dependents, isParsed } from '../attribution/tree.ts';
import {
  allowing,
  causing,
  type Embedding,
  embeddingAdjectives,
  embeddingNouns,
  embeddingVerbs,
  phaseVerbs,
  speechVerbs,
  timeShields,
} from '../languages/en/speech.ts';
import type { Document } from '../types.ts';
import { likeParticiple, nounLike, phraseStart, verbal } from './form.ts';

// What an event word depends on, by the parse where it can be right and by the words to the left where it cannot.

export interface Governor {
  readonly head: number;
  readonly relation: string;
  /** The preposition or conjunction between the two, or null. */
  readonly link: string | null;
}

/** What a word depends on: by the parse, or by the words to its left when there is none or it cannot be right. */
export function governorOf(doc: Document, i: number, infinitive: boolean): Governor | null {
  const token = doc.tokens[i]!;
  const phase = doc.tokens[i - 1];
  if (token.xpos === 'VBG' && phase?.upos === 'VERB' && phase.sentence === token.sentence && phaseVerbs.has(lemmaOf(phase)))
    return { head: i - 1, relation: 'xcomp', link: null };
  const beside = besideEmbedder(doc, i, infinitive);
  if (beside !== null) return beside;
  if (isParsed(doc, token.sentence) && token.head >= 0) {
    const links = dependents(doc, i, 'case', 'mark').filter((at) => at < i);
    const link =
      links.map((at) => doc.tokens[at]!.lower).find((word) => word !== 'to' || !infinitive) ?? (infinitive ? 'to' : null);
    return passedUp(doc, i, { head: token.head, relation: token.deprel, link }, infinitive);
  }
  if (isParsed(doc, token.sentence) && !infinitive) return null;
  return governorByWords(doc, i, infinitive);
}

/**
 * A parser hangs the infinitive of "allowed families to leave" and the second object of "offered the rebels an amnesty" on the noun
 * between; the verb above that noun is meant.
 */
function passedUp(doc: Document, i: number, governor: Governor, infinitive: boolean): Governor {
  const { tokens } = doc;
  const nominalHead = (at: number): boolean => /^(NOUN|PROPN|PRON)$/.test(tokens[at]!.upos);
  let noun = governor.head;
  // "allow rebels holding out in the town to leave": over the participle to the noun it belongs to.
  if (infinitive && /^VB[GN]$/.test(tokens[noun]!.xpos) && tokens[noun]!.deprel.startsWith('acl') && tokens[noun]!.head >= 0)
    noun = tokens[noun]!.head;
  else if (infinitive && tokens[noun]!.xpos === 'VBG' && tokens[noun]!.deprel === 'advcl' && tokens[noun]!.head >= 0) {
    const verb = tokens[noun]!.head;
    if (
      tokens[verb]!.upos === 'VERB' &&
      takesBoth(lemmaOf(tokens[verb]!)) &&
      dependents(doc, verb, 'obj', 'iobj').some((at) => at < noun)
    )
      return { ...governor, head: verb, relation: 'xcomp' };
  }
  const direct = noun;
  for (let steps = 0; steps < 4 && nominalHead(noun) && tokens[noun]!.head >= 0 && nominalHead(tokens[noun]!.head); steps++)
    noun = tokens[noun]!.head;
  const upper = tokens[tokens[noun]!.head];
  if (upper === undefined || !nominalHead(noun) || upper.upos !== 'VERB' || upper.index > noun || noun > i) return governor;
  const lemma = lemmaOf(upper);
  if (infinitive) {
    const open = governor.relation.startsWith('acl') || direct !== governor.head;
    if (open && classOf(doc, governor.head) === undefined && (takesBoth(lemma) || embeddingVerbs.has(lemma)))
      return { ...governor, head: upper.index, relation: 'xcomp' };
  } else if (/^(obj|iobj|xcomp|ccomp)$/.test(governor.relation)) return { ...governor, head: upper.index };
  return governor;
}

/** Verbs with an object that does what the infinitive says: "allowed families to leave", "urged the army to withdraw". */
const takesBoth = (lemma: string): boolean =>
  allowing.has(lemma) || causing.has(lemma) || (speechVerbs.get(lemma)?.takes.includes('object-to') ?? false);

/** "failed | to pass", "plans | of setting up": a word right before the mark governs the verb, whatever the parse says. */
function besideEmbedder(doc: Document, i: number, infinitive: boolean): Governor | null {
  const { tokens } = doc;
  const token = tokens[i]!;
  if (nounLike(doc, i) || !(verbal(token) || likeParticiple(doc, i))) return null;
  const sentence = doc.sentences[token.sentence]!;
  const mark = infinitive ? verbGroup(doc, sentence, i).first : i - 1;
  const before = mark - 1;
  if (
    before < sentence.first ||
    (!infinitive && !(token.xpos === 'VBG' && /^(of|for|at|from|in|to|on)$/.test(tokens[mark]!.lower)))
  )
    return null;
  const upper = tokens[before]!;
  if (!/^(VERB|NOUN|ADJ)$/.test(upper.upos) || classOf(doc, before) === undefined) return null;
  return { head: before, relation: upper.upos === 'NOUN' ? 'acl' : 'xcomp', link: infinitive ? 'to' : tokens[mark]!.lower };
}

function governorByWords(doc: Document, i: number, infinitive: boolean): Governor | null {
  const { tokens } = doc;
  const sentence = doc.sentences[tokens[i]!.sentence]!;
  let at = (infinitive ? verbGroup(doc, sentence, i).first : i) - 1;
  if (nounLike(doc, i)) {
    const phrase = isNominal(tokens[i]) ? phraseStart(doc, i) : i;
    at = phrase - 1;
  }
  let link: string | null = infinitive ? 'to' : null;
  const start = at;
  // A reduced relative ("a text drafted by") is a fact of its own.
  if (!infinitive && tokens[i]!.xpos === 'VBN' && isNominal(tokens[at])) return null;
  if (/^(and|or|but)$/.test(tokens[at]?.lower ?? '') || (tokens[at]?.upos === 'ADV' && tokens[at - 1]?.upos === 'CCONJ')) {
    const joined = joinedTo(doc, i, at);
    if (joined !== null) return joined;
  }
  if (/^(who|which|that)$/.test(tokens[at]?.lower ?? '') && !infinitive && verbal(tokens[i]!)) return null;
  for (let steps = 0; at >= sentence.first && steps < 9; at--, steps++) {
    const token = tokens[at]!;
    if (token.upos === 'ADP' || token.upos === 'SCONJ') {
      // Only a preposition right before the phrase is its own; one further left belongs to a phrase between.
      if (token.xpos === 'RP' || /^(up|out|off|down|away)$/.test(token.lower)) continue;
      if (at !== start || infinitive) continue;
      if (timeShields.has(token.lower) || tokens[at - 1]?.lower === 'due') return null;
      link = token.lower;
    } else if (token.text === ',' || token.text === ';' || token.upos === 'CCONJ') {
      if (!infinitive) return null;
    } else if (token.upos === 'VERB') {
      return { head: at, relation: infinitive || verbal(tokens[i]!) ? 'xcomp' : link === null ? 'obj' : 'obl', link };
    } else if (token.upos === 'NOUN' && (link !== null || infinitive) && embeddingNouns.has(nounLemmaOf(token))) {
      return { head: at, relation: infinitive || verbal(tokens[i]!) ? 'acl' : 'nmod', link };
    } else if (token.upos === 'ADJ' && infinitive && embeddingAdjectives.has(token.lower))
      return { head: at, relation: 'xcomp', link };
  }
  return nounLike(doc, i) ? verbAfter(doc, i) : null;
}

/** Without a parse: what a word after "and" is joined to, which is a word of the same form before it. */
function joinedTo(doc: Document, i: number, before: number): Governor | null {
  const { tokens } = doc;
  const { first } = doc.sentences[tokens[i]!.sentence]!;
  for (let at = before - 1; at >= Math.max(first, before - 14); at--) {
    const token = tokens[at]!;
    if (nounLike(doc, i) ? isNominal(token) : token.upos === 'VERB' && token.xpos === tokens[i]!.xpos && token.xpos === 'VB')
      return { head: at, relation: 'conj', link: null };
    if (nounLike(doc, i) && token.upos === 'VERB') return null;
  }
  return null;
}

/** Without a parse: the finite verb after a noun that no word to its left governs, as whose subject it stands. */
function verbAfter(doc: Document, i: number): Governor | null {
  const { tokens } = doc;
  const sentence = doc.sentences[tokens[i]!.sentence]!;
  for (let at = i + 1; at < Math.min(sentence.last, i + 9); at++) {
    const token = tokens[at]!;
    if (token.text === ',' || /^(SCONJ|CCONJ)$/.test(token.upos) || /^(that|which|who)$/.test(token.lower)) return null;
    if (token.upos !== 'VERB' || /^(VBG)$/.test(token.xpos)) continue;
    const group = verbGroup(doc, sentence, at);
    if (token.xpos === 'VBN' && group.first === at) continue;
    return { head: at, relation: group.passive ? 'nsubj:pass' : 'nsubj', link: null };
  }
  return null;
}

export function classOf(doc: Document, i: number): Embedding | undefined {
  const token = doc.tokens[i]!;
  if (verbal(token)) {
    const next = doc.tokens[i + 1]?.lower ?? '';
    return (
      embeddingVerbs.get(`${lemmaOf(token)}_${next}`) ??
      embeddingVerbs.get(lemmaOf(token)) ??
      embeddingAdjectives.get(token.lower)
    );
  }
  if (token.upos === 'ADJ') {
    const { lower } = token;
    return embeddingAdjectives.get(lower) ?? (/(ed|ing)$/.test(lower) ? embeddingVerbs.get(lemmaOf(token)) : undefined);
  }
  return embeddingNouns.get(nounLemmaOf(token));
}

/** "preventing civilians from crossing": the word to the left that keeps someone from it, or null. */
export function keptFrom(doc: Document, i: number): number | null {
  const { first } = doc.sentences[doc.tokens[i]!.sentence]!;
  for (let at = i - 2; at >= Math.max(first, i - 9); at--) {
    const token = doc.tokens[at]!;
    if (token.text === ',' || token.text === ';') return null;
    if (/^(prevent|stop|keep|ban|bar|block|deter|discourage|refrain|hinder|prohibit)/.test(token.lower)) return at;
  }
  return null;
}

/** The word that the parse puts at the top of the sentence. */
export function rootOf(doc: Document, i: number): number {
  let at = i;
  for (let steps = 0; steps < 30 && doc.tokens[at]!.head >= 0; steps++) at = doc.tokens[at]!.head;
  return at;
}
