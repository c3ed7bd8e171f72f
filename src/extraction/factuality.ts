import type { EventKind, Factuality } from '../model/index.ts';
import { lemmaOf } from './attribution/lemmas.ts';
import { verbGroup } from './attribution/phrases.ts';
import { isParsed } from './attribution/tree.ts';
import { withoutSubtype } from './events/words.ts';
import { copula, hasIf, isGiven, nounForm, nounLike, ownForm, type Step, verbal, likeParticiple } from './factuality/form.ts';
import { classOf, type Governor, governorOf, keptFrom, rootOf } from './factuality/governor.ts';
import {
  conditionMarks,
  documentNouns,
  doingVerbs,
  type Embedding,
  goingVerbs,
  occurringVerbs,
  purposeMarks,
  timeNouns,
  timeShields,
  timeWords,
  undoesHarm,
} from './languages/en/speech.ts';
import type { Document } from './types.ts';

export interface FactualityReading {
  readonly factuality: Factuality;
  /** 0 to 1; lower where the words had to be read without a parse. */
  readonly confidence: number;
  /** The way from the event word outwards: "tense:past", "verb:promise>offered" … */
  readonly rule: string;
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
  // "will decide whether to meet him during his visit": the visit is as far off as what is to be done during it. An attack or a
  // siege "during" which something is wanted has happened all the same.
  if ((kind === 'visit' || kind === 'meeting') && step.because === 'noun during') {
    const governor = governorOf(doc, trigger, false);
    const outer = governor === null ? null : climb(doc, governor.head, 1, new Set([trigger]));
    if (outer !== null && !settled(outer.factuality) && outer.factuality !== 'did-not-happen')
      step = { factuality: outer.factuality, because: `${outer.because} during` };
  }
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
  const kept = token.xpos === 'VBG' && own === null && tokens[i - 1]?.lower === 'from' ? keptFrom(doc, i) : null;
  if (kept !== null)
    return under(
      'did-not-happen',
      verbal(tokens[kept]!) && !seen.has(kept) ? climb(doc, kept, depth + 1, seen) : { factuality: 'ongoing', because: 'form' },
      null,
      `verb:${lemmaOf(tokens[kept]!)}`,
    );
  if (token.xpos === 'VBG' && own === null && tokens[i - 1]?.lower === 'before' && !pastBefore(doc, i))
    return { factuality: 'planned', because: 'before' };
  if (!noun && token.xpos === 'VBG' && own === null && sentence.kind !== 'body' && token.head < 0)
    return { factuality: 'ongoing', because: 'headline:participle' };
  if (infinitive && isToBe(doc, i)) return { factuality: 'planned', because: 'be to' };
  if (!noun && hasIf(doc, i)) return { factuality: 'hypothetical', because: 'condition' };
  const governor = governorOf(doc, i, infinitive);
  if (governor === null || seen.has(governor.head) || tokens[governor.head]!.sentence !== token.sentence) return fallback;
  const { head, link } = governor;
  const kind = withoutSubtype(governor.relation);
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
    if (link === 'before' && !noun && own === null)
      return pastBefore(doc, i) ? fallback : { factuality: 'planned', because: 'before' };
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
      let outer = up();
      // ", prompting …" tells what came of the sentence as a whole, also of its failure.
      if (outer.factuality === 'did-not-happen' && tokens[i - 1]?.text === ',')
        outer = climb(doc, rootOf(doc, i), depth + 1, seen);
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
  // An object that the parser took for an adverbial: no preposition, and no word of time.
  const bare =
    kind === 'obl' &&
    link === null &&
    i > governor.head &&
    !timeNouns.has(doc.tokens[i]!.lemma) &&
    !timeWords.has(doc.tokens[i]!.lower);
  if (bare || kind === 'obj' || passiveSubject || kind === 'xcomp' || kind === 'ccomp') {
    if (made !== undefined) {
      if (given && !undoesHarm.has(lemmaOf(upper)) && made !== 'happens' && made !== 'ends') return fallback;
      return under(made, up(), own, word);
    }
    if (given && !doingVerbs.has(lemmaOf(upper))) return fallback;
    return own ?? up();
  }
  if (kind === 'obl' || kind === 'advcl') {
    // "is reeling under an intense bombing": it lasts as long as what it does to people.
    if (link === 'under' && /^(reel|suffer|live|struggle|stagger|groan|remain|come)$/.test(lemmaOf(upper))) return own ?? up();
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
