import type { Factuality } from '../../model/index.ts';
import { hasFinite, phraseBefore, verbGroup } from '../attribution/phrases.ts';
import { lemmaOf } from '../attribution/lemmas.ts';
import { dependents, isParsed } from '../attribution/tree.ts';
import { conditionMarks, embeddingAdjectives, harmNouns, negations, speechVerbs } from '../languages/en/speech.ts';
import type { Document, Token } from '../types.ts';

// What the form of an event word and its own phrase say: tense, mood, negation, "planned", "no".

export interface Step {
  readonly factuality: Factuality;
  readonly because: string;
}

export const verbal = (token: Token): boolean => token.upos === 'VERB' || token.upos === 'AUX';

/** "was attacked": a participle that a tagger takes for an adjective. */
export const likeParticiple = (doc: Document, i: number): boolean =>
  doc.tokens[i]!.upos === 'ADJ' && doc.tokens[i]!.lower.endsWith('ed') && doc.tokens[i - 1]?.upos === 'AUX';

/** A gerund that stands where a noun does ("the shelling of", "bombing by") is read as one. */
export const nounLike = (doc: Document, i: number): boolean => {
  const token = doc.tokens[i]!;
  if (!verbal(token)) return token.upos !== 'ADJ';
  return (
    token.xpos === 'VBG' && /^(of|by)$/.test(doc.tokens[i + 1]?.lower ?? '') && !/^(AUX)$/.test(doc.tokens[i - 1]?.upos ?? '')
  );
};

export function phraseStart(doc: Document, i: number): number {
  const { tokens } = doc;
  const { first } = doc.sentences[tokens[i]!.sentence]!;
  let at = i;
  // A determiner opens the phrase: what stands before it is another one ("offered the town | an amnesty").
  while (at > first && /^(DET|ADJ|NOUN|PROPN|NUM)$/.test(tokens[at - 1]!.upos) && tokens[at]!.upos !== 'DET') at--;
  return at;
}

/** What the word's own form says: tense, aspect, mood, negation. Null when the form says nothing ("to leave", "leaving"). */
export function ownForm(doc: Document, i: number): Step | null {
  const { tokens } = doc;
  const token = tokens[i]!;
  const sentence = doc.sentences[token.sentence]!;
  const group = verbGroup(doc, sentence, i);
  const xpos = likeParticiple(doc, i) ? 'VBN' : token.xpos;
  const helpers = tokens.slice(group.first, i);
  if (isParsed(doc, token.sentence))
    for (const at of dependents(doc, i, 'aux', 'advmod'))
      if (at < group.first && (tokens[at]!.upos === 'AUX' || negations.has(tokens[at]!.lower))) helpers.push(tokens[at]!);
  const words = new Set(helpers.map(({ lower }) => lower));
  const has = (...list: string[]): boolean => list.some((word) => words.has(word));
  const negated = helpers.some(({ lower }) => negations.has(lower)) || noSubject(doc, i);
  const asks =
    tokens[sentence.last - 1]?.text === '?' &&
    !/^(who|what|why|how|where|when|which)$/.test(tokens[sentence.first]!.lower) &&
    !/^["“]$/.test(tokens[sentence.first]!.text);
  if (group.infinitive) {
    if (negated) return { factuality: 'did-not-happen', because: 'negation' };
    return helpers.some(({ lower }) => lower === 'have') ? { factuality: 'happened', because: 'infinitive:perfect' } : null;
  }
  if (has('may', 'might', 'could', 'can') || asks) {
    if (has('can', 'could') && negated) return { factuality: 'did-not-happen', because: 'negation' };
    return { factuality: 'hypothetical', because: asks ? 'question' : 'modal:may' };
  }
  if (negated) return { factuality: 'did-not-happen', because: 'negation' };
  if (has('must', 'should', 'ought', 'shall')) return { factuality: 'sought', because: 'modal:must' };
  if (has('will', "'ll", '’ll', 'wo'))
    return { factuality: isConditional(doc, i) ? 'hypothetical' : 'planned', because: 'modal:will' };
  // "We would need", "we would like": a wish that is felt now.
  if (has('would', "'d", '’d') && /^(need|like|want|ask|urge|hope|prefer|welcome)$/.test(lemmaOf(token)))
    return { factuality: 'ongoing', because: 'modal:would-wish' };
  if (has('would', "'d", '’d')) return { factuality: reportedPast(doc, i) ? 'planned' : 'hypothetical', because: 'modal:would' };
  const perfect = has('has', 'have', 'had', "'ve", '’ve', "'s") && (xpos === 'VBN' || has('been'));
  if (xpos === 'VBG') {
    if (has('is', 'are', 'am', "'s", "'re", "'m", '’s', '’re', '’m'))
      return { factuality: 'ongoing', because: 'tense:progressive' };
    if (perfect) return { factuality: 'ongoing', because: 'tense:perfect-progressive' };
    if (has('was', 'were')) return { factuality: 'happened', because: 'tense:past-progressive' };
    return null;
  }
  if (xpos === 'VBN' || (xpos === 'VBD' && helpers.length > 0)) {
    if (has('being')) return { factuality: 'ongoing', because: 'tense:progressive' };
    if (perfect || has('was', 'were', 'been', 'got'))
      return { factuality: 'happened', because: perfect ? 'tense:perfect' : 'tense:past' };
    if (has('is', 'are', "'s", "'re"))
      return { factuality: sentence.kind === 'body' ? 'ongoing' : 'happened', because: 'tense:present' };
    if (has('be')) return null;
    return { factuality: 'happened', because: 'participle' };
  }
  if (xpos === 'VBD') return { factuality: 'happened', because: 'tense:past' };
  if (xpos === 'VBZ' || xpos === 'VBP')
    // A headline tells of yesterday in the present tense.
    return {
      factuality: sentence.kind === 'body' ? 'ongoing' : 'happened',
      because: sentence.kind === 'body' ? 'tense:present' : 'tense:headline',
    };
  if (xpos === 'VB' && i === sentence.first) return { factuality: 'sought', because: 'imperative' };
  return null;
}

/** "Nobody was hurt", "no convoy reached": the negation stands in the subject (or, in the passive, in what was done to). */
function noSubject(doc: Document, i: number): boolean {
  const subjects = isParsed(doc, doc.tokens[i]!.sentence) ? dependents(doc, i, 'nsubj') : subjectByWords(doc, i);
  return subjects.some((at) => isNegatedNoun(doc, at));
}

function subjectByWords(doc: Document, i: number): number[] {
  const sentence = doc.sentences[doc.tokens[i]!.sentence]!;
  const phrase = phraseBefore(doc, sentence, verbGroup(doc, sentence, i).first - 1);
  return phrase === null ? [] : [phrase.head];
}

function isNegatedNoun(doc: Document, i: number): boolean {
  if (negations.has(doc.tokens[i]!.lower)) return true;
  const start = phraseStart(doc, i);
  for (let at = start; at < i; at++) if (/^(no|neither)$/.test(doc.tokens[at]!.lower)) return true;
  return false;
}

/** Whether the clause has an "if"-clause hanging on it. */
function isConditional(doc: Document, i: number): boolean {
  const sentence = doc.sentences[doc.tokens[i]!.sentence]!;
  for (let at = sentence.first; at < sentence.last; at++) if (/^(if|unless)$/.test(doc.tokens[at]!.lower)) return true;
  return false;
}

/** "said it would send": the future seen from the past, and no condition. */
function reportedPast(doc: Document, i: number): boolean {
  if (isConditional(doc, i)) return false;
  const { tokens } = doc;
  const { first } = doc.sentences[tokens[i]!.sentence]!;
  for (let at = i - 1; at >= first; at--)
    // "said that supporting them would feed the war": a gerund as subject weighs a possibility.
    if (/^(that|said|says)$/.test(tokens[at]!.lower) && tokens[at + 1]?.xpos === 'VBG') return false;
    else if (tokens[at]!.upos === 'VERB' && speechVerbs.has(lemmaOf(tokens[at]!)) && /^(VBD|VBN|VBG)$/.test(tokens[at]!.xpos))
      return true;
  return false;
}

/** A noun or adjective with "be": "The deal is dead", "an attack was likely": the copula's tense. */
export function copula(doc: Document, i: number): Step | null {
  const { tokens } = doc;
  const at = isParsed(doc, tokens[i]!.sentence) ? dependents(doc, i, 'cop')[0] : undefined;
  if (at === undefined) return null;
  const negated = dependents(doc, i, 'advmod').some((k) => negations.has(tokens[k]!.lower)) || isNegatedNoun(doc, i);
  if (negated) return { factuality: 'did-not-happen', because: 'negation' };
  const aux = dependents(doc, i, 'aux').map((k) => tokens[k]!.lower);
  if (aux.some((word) => /^(would|could|may|might|can)$/.test(word))) return { factuality: 'hypothetical', because: 'modal' };
  if (aux.some((word) => /^(will|'ll)$/.test(word))) return { factuality: 'planned', because: 'modal:will' };
  if (/^(was|were|been)$/.test(tokens[at]!.lower)) return { factuality: 'happened', because: 'tense:past' };
  return { factuality: 'ongoing', because: 'tense:present' };
}

/** What stands inside the noun's own phrase: "a planned visit", "no deaths", "a failed raid". */
export function nounForm(doc: Document, i: number): Step | null {
  const { tokens } = doc;
  const start = phraseStart(doc, i);
  for (let at = Math.max(0, start); at < i; at++) {
    const token = tokens[at]!;
    if (/^(no|neither)$/.test(token.lower)) return { factuality: 'did-not-happen', because: 'negation' };
  }
  const before = tokens[start - 1];
  if (before?.lower === 'without') return { factuality: 'did-not-happen', because: 'without' };
  const near = new Set<number>(isParsed(doc, tokens[i]!.sentence) ? dependents(doc, i, 'amod', 'acl') : []);
  for (let at = start; at < i; at++) near.add(at);
  if (i - 1 >= 0) near.add(i - 1);
  for (const at of near) {
    const token = tokens[at]!;
    // "a meeting planned in Orsk": a participle that describes it may follow.
    const after = at > i && token.xpos === 'VBN' && token.deprel === 'acl';
    if ((at > i && !after) || !(token.upos === 'ADJ' || /^VB[NG]$/.test(token.xpos))) continue;
    const kind = embeddingAdjectives.get(token.lower);
    if (kind === undefined || /^(able|set|due|ready|next|bound|immediate)$/.test(token.lower)) continue;
    if (kind === 'planned' || kind === 'offered' || kind === 'sought' || kind === 'hypothetical' || kind === 'did-not-happen')
      return { factuality: kind, because: `adjective:${token.lower}>${kind}` };
  }
  return null;
}

export function hasIf(doc: Document, i: number): boolean {
  const { tokens } = doc;
  const sentence = doc.sentences[tokens[i]!.sentence]!;
  if (isParsed(doc, tokens[i]!.sentence))
    return dependents(doc, i, 'mark', 'advmod').some((at) => conditionMarks.has(tokens[at]!.lower) && at < i);
  for (let at = i - 1; at >= Math.max(sentence.first, i - 8); at--) {
    if (conditionMarks.has(tokens[at]!.lower)) return !hasFinite(doc, at, verbGroup(doc, sentence, i).first);
    if (tokens[at]!.text === ',') return false;
  }
  return false;
}

/** A noun of harm that is definite, plural or dated stands for something that took place, whatever is wanted about it. */
export function isGiven(doc: Document, i: number): boolean {
  const { tokens } = doc;
  const token = tokens[i]!;
  if (!(harmNouns.has(token.lemma) || harmNouns.has(token.lower))) return false;
  const start = phraseStart(doc, i);
  const plural = token.xpos === 'NNS' || token.xpos === 'NNPS';
  for (let at = Math.max(0, start - 1); at < i; at++)
    if (/^(the|this|that|these|those|its|their|his|her|'s|’s)$/.test(tokens[at]!.lower)) return true;
  return plural;
}
