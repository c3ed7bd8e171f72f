import type { EventKind, Factuality } from '../model/index.ts';
import { hasFinite, isNominal, phraseBefore, verbGroup } from './attribution/phrases.ts';
import { lemmaOf, nounLemmaOf } from './attribution/lemmas.ts';
import { dependents, isParsed } from './attribution/tree.ts';
import {
  allowing,
  causing,
  conditionMarks,
  documentNouns,
  doingVerbs,
  type Embedding,
  embeddingAdjectives,
  embeddingNouns,
  embeddingVerbs,
  goingVerbs,
  harmNouns,
  negations,
  occurringVerbs,
  purposeMarks,
  speechVerbs,
  timeShields,
  undoesHarm,
} from './languages/en/speech.ts';
import type { Document, Token } from './types.ts';

export interface FactualityReading {
  readonly factuality: Factuality;
  /** 0 to 1; lower where the words had to be read without a parse. */
  readonly confidence: number;
  /** The way from the event word outwards: "tense:past", "verb:promise>offered" … */
  readonly rule: string;
}

interface Step {
  readonly factuality: Factuality;
  readonly because: string;
}

/**
 * Whether the event named by the word at `trigger` happened, as the sentence has it: by the tense, mood and negation of its own
 * verb, then by each word it depends on, from the inside out. The outer word wins ("hinted that it would offer": hinted), unless
 * it takes the event for granted ("condemned the raid") or only passes it on ("said", "managed to"). For an event of the kind
 * `offer` or `demand` the reading is of what is offered or demanded, not of the speaking.
 */
export function factualityOf(doc: Document, trigger: number, kind?: EventKind): FactualityReading {
  const token = doc.tokens[trigger]!;
  let step = climb(doc, trigger, 0, new Set());
  // The words were spoken; what they offer or demand was not done by that.
  if (settled(step.factuality) && (kind === 'offer' || kind === 'demand'))
    step = { factuality: kind === 'offer' ? 'offered' : 'sought', because: `${step.because} kind:${kind}` };
  const parsed = isParsed(doc, token.sentence);
  const words = step.because.split(' ').length;
  return {
    factuality: step.factuality,
    confidence: Math.max(0.35, (parsed ? 0.9 : 0.6) - 0.1 * (words - 1)),
    rule: step.because,
  };
}

const verbal = (token: Token): boolean => token.upos === 'VERB' || token.upos === 'AUX';
/** "was attacked": a participle that a tagger takes for an adjective. */
const likeParticiple = (doc: Document, i: number): boolean =>
  doc.tokens[i]!.upos === 'ADJ' && doc.tokens[i]!.lower.endsWith('ed') && doc.tokens[i - 1]?.upos === 'AUX';
/** A gerund that stands where a noun does ("the shelling of", "bombing by") is read as one. */
const nounLike = (doc: Document, i: number): boolean => {
  const token = doc.tokens[i]!;
  if (!verbal(token)) return token.upos !== 'ADJ';
  return (
    token.xpos === 'VBG' && /^(of|by)$/.test(doc.tokens[i + 1]?.lower ?? '') && !/^(AUX)$/.test(doc.tokens[i - 1]?.upos ?? '')
  );
};

interface Governor {
  readonly head: number;
  readonly relation: string;
  /** The preposition or conjunction between the two, or null. */
  readonly link: string | null;
}

/** What a word depends on: by the parse, or by the words to its left when there is none or it cannot be right. */
function governorOf(doc: Document, i: number, infinitive: boolean): Governor | null {
  const token = doc.tokens[i]!;
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
  const noun = doc.tokens[governor.head]!;
  const upper = noun.head >= 0 ? doc.tokens[noun.head]! : null;
  if (upper === null || !/^(NOUN|PROPN|PRON)$/.test(noun.upos) || upper.upos !== 'VERB' || upper.index > noun.index)
    return governor;
  if (!/^(obj|iobj|nsubj|xcomp|ccomp)/.test(noun.deprel)) return governor;
  const lemma = lemmaOf(upper);
  if (infinitive && governor.relation.startsWith('acl')) {
    const takesBoth = allowing.has(lemma) || causing.has(lemma) || (speechVerbs.get(lemma)?.takes.includes('object-to') ?? false);
    if (classOf(doc, governor.head) === undefined && (takesBoth || embeddingVerbs.has(lemma)))
      return { ...governor, head: upper.index, relation: 'xcomp' };
  } else if (/^(obj|iobj|xcomp|ccomp)$/.test(governor.relation) && i > noun.index) return { ...governor, head: upper.index };
  return governor;
}

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

function phraseStart(doc: Document, i: number): number {
  const { tokens } = doc;
  const { first } = doc.sentences[tokens[i]!.sentence]!;
  let at = i;
  // A determiner opens the phrase: what stands before it is another one ("offered the town | an amnesty").
  while (at > first && /^(DET|ADJ|NOUN|PROPN|NUM)$/.test(tokens[at - 1]!.upos) && tokens[at]!.upos !== 'DET') at--;
  return at;
}

/** What the word's own form says: tense, aspect, mood, negation. Null when the form says nothing ("to leave", "leaving"). */
function ownForm(doc: Document, i: number): Step | null {
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

function classOf(doc: Document, i: number): Embedding | undefined {
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

const settled = (factuality: Factuality): boolean => factuality === 'happened' || factuality === 'ongoing';

/** What an outer word of class `kind`, itself read as `outer`, makes of what depends on it. */
function under(kind: Embedding, outer: Step, inner: Step | null, word: string): Step {
  const because = `${outer.because} ${word}>${kind}`;
  switch (kind) {
    case 'taken-for-granted':
      return inner ?? { factuality: 'happened', because };
    case 'happens':
      return inner ?? { factuality: outer.factuality, because };
    case 'ends':
      return { factuality: settled(outer.factuality) ? 'happened' : 'ongoing', because };
    case 'did-not-happen':
      if (settled(outer.factuality)) return { factuality: 'did-not-happen', because };
      return { factuality: outer.factuality === 'did-not-happen' ? 'happened' : 'hypothetical', because };
    default:
      return { factuality: settled(outer.factuality) ? kind : outer.factuality, because };
  }
}

function climb(doc: Document, i: number, depth: number, seen: Set<number>): Step {
  const { tokens } = doc;
  const token = tokens[i]!;
  const noun = nounLike(doc, i) || (token.upos === 'ADJ' && !likeParticiple(doc, i));
  const sentence = doc.sentences[token.sentence]!;
  seen.add(i);
  const infinitive = !noun && verbGroup(doc, sentence, i).infinitive;
  const own = noun ? nounForm(doc, i) : ownForm(doc, i);
  const predicate = noun ? copula(doc, i) : null;
  if (predicate !== null && own === null) return hasIf(doc, i) ? { factuality: 'hypothetical', because: 'condition' } : predicate;
  const fallback: Step =
    own ??
    (noun
      ? { factuality: 'happened', because: 'noun' }
      : infinitive
        ? lone(doc, i)
        : { factuality: 'happened', because: 'form' });
  if (depth > 8) return fallback;
  if (token.xpos === 'VBG' && own === null && tokens[i - 1]?.lower === 'before' && !pastBefore(doc, i))
    return { factuality: 'planned', because: 'before' };
  if (!noun && token.xpos === 'VBG' && own === null && sentence.kind !== 'body' && token.head < 0)
    return { factuality: 'ongoing', because: 'headline:participle' };
  if (infinitive && isToBe(doc, i)) return { factuality: 'planned', because: 'be to' };
  if (!noun && hasIf(doc, i)) return { factuality: 'hypothetical', because: 'condition' };
  const governor = governorOf(doc, i, infinitive);
  if (governor === null || seen.has(governor.head) || tokens[governor.head]!.sentence !== token.sentence) return fallback;
  const { head, link } = governor;
  const kind = governor.relation.split(':', 1)[0]!;
  const upper = tokens[head]!;
  const up = (): Step => climb(doc, head, depth + 1, seen);
  const word = `${verbal(upper) ? 'verb' : upper.upos === 'ADJ' ? 'adjective' : 'noun'}:${lemmaOf(upper)}`;
  if (governor.relation === 'acl:relcl' || kind === 'parataxis' || kind === 'root') return fallback;
  if (kind === 'conj') {
    const joined = up();
    if (own === null) return noun || !settled(joined.factuality) ? joined : fallback;
    // A finite verb keeps its own tense, but stays under what governs the verb it is joined to.
    return !settled(joined.factuality) && settled(own.factuality) && outerGoverned(doc, head) ? joined : own;
  }
  if (kind === 'compound' || kind === 'amod' || kind === 'nummod' || kind === 'fixed' || kind === 'flat') {
    const made = classOf(doc, head);
    if (kind === 'compound' && made !== undefined && noun) return under(made, up(), own, word);
    return kind === 'compound' && noun ? (own ?? up()) : fallback;
  }
  const made = classOf(doc, head);
  if (link !== null && timeShields.has(link) && !conditionMarks.has(link)) {
    if (link === 'before' && !noun && own === null) return { factuality: 'planned', because: 'before' };
    if (noun || own !== null) return own ?? { factuality: 'happened', because: `noun ${link}` };
  }
  if (noun) return nounUnder(doc, i, governor, kind, made, own, up, word);
  // A clause or verb under another word.
  if (kind === 'advcl' || kind === 'acl') {
    if (infinitive) {
      if (made !== undefined && (kind === 'acl' || made !== 'taken-for-granted')) return under(made, up(), own, word);
      if (kind === 'acl' && sentence.kind !== 'body' && upper.deprel === 'root') return lone(doc, i);
      if (goingTo(doc, head)) return { factuality: 'planned', because: 'going to' };
      return { factuality: 'sought', because: `purpose ${word}` };
    }
    if (own !== null && token.xpos !== 'VBN') return own;
    if (made !== undefined && (link !== null || kind === 'acl') && token.xpos === 'VBG') return under(made, up(), own, word);
    if (link !== null && purposeMarks.has(link)) return { factuality: 'sought', because: `purpose ${link}` };
    if (token.xpos === 'VBG' || own === null) {
      const outer = up();
      return { factuality: outer.factuality, because: `${outer.because} participle` };
    }
    return own;
  }
  if (kind === 'xcomp' || kind === 'ccomp' || kind === 'csubj' || kind === 'obl' || kind === 'obj') {
    if (infinitive && goingTo(doc, head)) return { factuality: 'planned', because: 'going to' };
    if (infinitive && goingVerbs.has(lemmaOf(upper))) return { factuality: 'sought', because: `purpose ${word}` };
    if (infinitive && /^(have|need|ought)$/.test(lemmaOf(upper))) return { factuality: 'sought', because: 'have to' };
    if (/^(able|successful|capable)$/.test(upper.lower)) {
      const outer = copula(doc, head) ?? up();
      if (settled(outer.factuality) && outer.because.startsWith('tense:pre') && upper.lower !== 'successful')
        return { factuality: 'hypothetical', because: word };
      return { factuality: outer.factuality, because: `${outer.because} ${word}` };
    }
    if (infinitive && /^(announce|declare|say|tell)$/.test(lemmaOf(upper)))
      return { factuality: lemmaOf(upper) === 'tell' ? 'sought' : 'planned', because: `${word}>planned` };
    if (infinitive && /^(believe|say|report|think|know|allege|understand|claim|accuse|appear|seem)$/.test(lemmaOf(upper)))
      return own ?? { factuality: 'ongoing', because: `${word} infinitive` };
    if (made !== undefined) {
      // A finite clause under a verb of mere saying keeps its own tense; "promised that it would" is offered.
      if (kind === 'ccomp' && made === 'taken-for-granted') return fallback;
      return under(made, up(), own, word);
    }
    if (kind === 'ccomp' && own !== null)
      return deniedBy(doc, head) ? { factuality: 'did-not-happen', because: `${own.because} ${word}>denied` } : own;
    if (own !== null) return own;
    const outer = up();
    return { factuality: outer.factuality, because: `${outer.because} ${word}` };
  }
  return fallback;
}

/** Whether the sentence tells of the past before this word. */
function pastBefore(doc: Document, i: number): boolean {
  const { first } = doc.sentences[doc.tokens[i]!.sentence]!;
  return doc.tokens.slice(first, i).some(({ xpos }) => xpos === 'VBD');
}

const deniedBy = (doc: Document, i: number): boolean => /^(deny|refute|disprove)$/.test(lemmaOf(doc.tokens[i]!));

function outerGoverned(doc: Document, i: number): boolean {
  return /^(ccomp|xcomp|advcl|acl)/.test(doc.tokens[i]!.deprel);
}

/** "are going to": the verb of motion has become a future. */
function goingTo(doc: Document, i: number): boolean {
  return doc.tokens[i]!.lower === 'going' && doc.tokens[i + 1]?.lower === 'to';
}

/** "is to rule": what is set for later. */
function isToBe(doc: Document, i: number): boolean {
  const sentence = doc.sentences[doc.tokens[i]!.sentence]!;
  const before = doc.tokens[verbGroup(doc, sentence, i).first - 1];
  return before !== undefined && /^(is|are|was|were)$/.test(before.lower) && before.sentence === sentence.index;
}

/** An infinitive that hangs on nothing: in a headline a plan ("Council to meet"), elsewhere a wish. */
function lone(doc: Document, i: number): Step {
  const sentence = doc.sentences[doc.tokens[i]!.sentence]!;
  return sentence.kind === 'body'
    ? { factuality: 'sought', because: 'infinitive' }
    : { factuality: 'planned', because: 'headline:infinitive' };
}

function hasIf(doc: Document, i: number): boolean {
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

/** A noun or adjective with "be": "The deal is dead", "an attack was likely": the copula's tense. */
function copula(doc: Document, i: number): Step | null {
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
function nounForm(doc: Document, i: number): Step | null {
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
    if (at > i || !(token.upos === 'ADJ' || /^VB[NG]$/.test(token.xpos))) continue;
    const kind = embeddingAdjectives.get(token.lower);
    if (kind === undefined || /^(able|set|due|ready|next|bound|immediate)$/.test(token.lower)) continue;
    if (kind === 'planned' || kind === 'offered' || kind === 'sought' || kind === 'hypothetical' || kind === 'did-not-happen')
      return { factuality: kind, because: `adjective:${token.lower}>${kind}` };
  }
  return null;
}

/** A noun of harm that is definite, plural or dated stands for something that took place, whatever is wanted about it. */
function isGiven(doc: Document, i: number): boolean {
  const { tokens } = doc;
  const token = tokens[i]!;
  if (!(harmNouns.has(token.lemma) || harmNouns.has(token.lower))) return false;
  const start = phraseStart(doc, i);
  const plural = token.xpos === 'NNS' || token.xpos === 'NNPS';
  for (let at = Math.max(0, start - 1); at < i; at++)
    if (/^(the|this|that|these|those|its|their|his|her|'s|’s)$/.test(tokens[at]!.lower)) return true;
  return plural;
}

function nounUnder(
  doc: Document,
  i: number,
  governor: Governor,
  kind: string,
  made: Embedding | undefined,
  own: Step | null,
  up: () => Step,
  word: string,
): Step {
  const upper = doc.tokens[governor.head]!;
  const fallback: Step = own ?? { factuality: 'happened', because: 'noun' };
  const given = isGiven(doc, i);
  const { link } = governor;
  // A text exists whatever becomes of it: "vetoed a resolution" does not undo the draft.
  if (documentNouns.has(doc.tokens[i]!.lemma)) return fallback;
  if (kind === 'nmod' || (kind === 'obl' && !verbal(upper))) {
    if (made === undefined) return link === 'of' && !given ? (own ?? up()) : fallback;
    if (made === 'taken-for-granted' || made === 'ends') return under(made, up(), own, word);
    if (link !== null && !/^(of|for|to|on|against)$/.test(link)) return fallback;
    // "calls for an end", "threat of attack" reach the noun; "resolution on the attacks" does not.
    if (given && made !== 'hypothetical' && made !== 'planned' && made !== 'did-not-happen') return fallback;
    return under(made, own ?? up(), own, word);
  }
  if (!verbal(upper)) return fallback;
  const passiveSubject = governor.relation === 'nsubj:pass';
  if (kind === 'nsubj' && !passiveSubject) {
    const lemma = lemmaOf(upper);
    if (!occurringVerbs.has(lemma)) return fallback;
    return own ?? up();
  }
  if (kind === 'obj' || passiveSubject || kind === 'xcomp' || kind === 'ccomp') {
    if (made !== undefined) {
      if (given && !undoesHarm.has(lemmaOf(upper)) && made !== 'happens' && made !== 'ends') return fallback;
      return under(made, up(), own, word);
    }
    if (given && !doingVerbs.has(lemmaOf(upper))) return fallback;
    return own ?? up();
  }
  if (kind === 'obl' || kind === 'advcl') {
    if (made !== undefined && link !== null && /^(for|at|on|from|to|against|of|with|in)$/.test(link)) {
      if (given && !undoesHarm.has(lemmaOf(upper))) return fallback;
      if (link === 'in' && made !== 'happens') return fallback;
      if (made === 'did-not-happen' && link !== 'from') return fallback;
      return under(made, up(), own, word);
    }
    if (given || link === null || !/^(with|to|for|through|by)$/.test(link)) return fallback;
    return own ?? up();
  }
  return fallback;
}
