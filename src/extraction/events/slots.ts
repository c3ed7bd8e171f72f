import { dependents, isParsed, reach } from '../attribution/tree.ts';
import { subjectBefore, verbGroup } from '../attribution/phrases.ts';
import { phaseVerbs } from '../languages/en/speech.ts';
import {
  armedNouns,
  hyphenRoles,
  lightVerbs,
  objectControl,
  ownNouns,
  personNouns,
  supportingVerbs,
} from '../languages/en/events.ts';
import type { Document, Token } from '../types.ts';
import { headAfter, isGerundNoun, isLostVerb, isNoun, lemmaOf, phraseStart, properHead, relation } from './words.ts';

/** A place in the clause of an event and the word that fills it; conjoined words fill it too, each on its own. */
export interface Filler {
  readonly slot: string;
  readonly head: number;
  /** 0 to 1: lower where the place is taken over from another verb, or where parse and word order differ. */
  readonly sure: number;
}

/** The preposition of a dependent: its first `case`, joined with a fixed part ("because of" is "because"). */
function prepositionOf(doc: Document, head: number): string | null {
  const at = dependents(doc, head, 'case').find((i) => i < head);
  return at === undefined ? null : doc.tokens[at]!.lower;
}

/** A head and all that is joined to it by "and", "or", commas. */
export function joined(doc: Document, head: number): number[] {
  const out = [head];
  for (let k = 0; k < out.length && k < 12; k++)
    for (const at of dependents(doc, out[k]!, 'conj')) {
      const token = doc.tokens[at]!;
      if (out.includes(at) || token.upos === 'VERB' || token.upos === 'AUX') continue;
      // A joined noun with a subject or copula of its own is another clause, however the parse draws it.
      if (dependents(doc, at, 'nsubj', 'cop', 'aux').length > 0) continue;
      out.push(at);
    }
  return [...out, ...out.flatMap((at) => listed(doc, at)).filter((at) => !out.includes(at))];
}

/** "hospitals, an aid convoy and other targets": a list whose second member the parse takes for another name of the first. */
function listed(doc: Document, head: number): number[] {
  if (doc.tokens[head]!.upos !== 'NOUN') return [];
  return dependents(doc, head, 'appos').flatMap((at) => {
    const start = phraseStart(doc, at);
    if (doc.tokens[at]!.upos !== 'NOUN' || doc.tokens[start - 1]?.text !== ',') return [];
    const more = dependents(doc, at, 'conj').filter((k) => doc.tokens[k]!.upos === 'NOUN');
    // "two hospitals, an aid convoy and other targets": the last may hang on the first.
    return more.length > 0 || dependents(doc, head, 'conj').some((k) => k > at) ? [at, ...more] : [];
  });
}

function spread(doc: Document, slot: string, head: number, sure: number): Filler[] {
  return joined(doc, head).map((at) => ({ slot, head: properHead(doc, at), sure }));
}

function headlinePassive(doc: Document, token: Token): boolean {
  if (doc.sentences[token.sentence]!.kind === 'body' || dependents(doc, token.index, 'obj').length > 0) return false;
  return /^(of|by|in|as|from|after|on|over|near|at|during)$/.test(doc.tokens[token.index + 1]?.lower ?? '');
}

/** Verbs that say nothing without whom they harm: without an object they are passive. */
const harmVerbs = /^(kill|wound|injure|maim|murder|behead|execute|abduct|kidnap|detain|arrest)$/;

const passive = (doc: Document, verb: number): boolean => {
  const token = doc.tokens[verb]!;
  if (dependents(doc, verb, 'nsubj').some((i) => doc.tokens[i]!.deprel === 'nsubj:pass')) return true;
  if (dependents(doc, verb, 'aux').some((i) => doc.tokens[i]!.deprel === 'aux:pass')) return true;
  if (token.xpos !== 'VBN' && token.xpos !== 'VBD') return false;
  // "Rebels accused of killing dozens": a headline leaves the helping verb out.
  if (headlinePassive(doc, token)) return true;
  // "was struck and killed by a shell", "one was killed and another wounded": the helping verb serves both.
  if (
    relation(token) === 'conj' &&
    (/^(and|or|then)$/.test(doc.tokens[verb - 1]?.lower ?? '') || harmVerbs.test(lemmaOf(token))) &&
    dependents(doc, verb, 'obj').length === 0 &&
    token.head < verb &&
    doc.tokens[token.head]!.upos === 'VERB' &&
    !/^(DET|NOUN|PROPN|NUM|PRON|ADJ)$/.test(doc.tokens[verb + 1]?.upos ?? '')
  )
    return passive(doc, token.head);
  const sentence = doc.sentences[token.sentence]!;
  if (verbGroup(doc, sentence, verb).passive) return true;
  return relation(token) === 'acl' && token.deprel !== 'acl:relcl' && token.xpos === 'VBN';
};

/** Whether a word stands under "between … and". */
function isBetween({ tokens, sentences }: Document, head: number): boolean {
  for (let i = head - 1; i >= Math.max(sentences[tokens[head]!.sentence]!.first, head - 12); i--) {
    if (tokens[i]!.lower === 'between') return true;
    if (tokens[i]!.upos === 'VERB' || tokens[i]!.upos === 'AUX' || tokens[i]!.text === ',') return false;
  }
  return false;
}

/** Whether the subject found by the parse can be one: on the right side, and no clause boundary of another subject between. */
function vetSubject(doc: Document, verb: number, head: number): number {
  const { tokens } = doc;
  if (tokens[head]!.sentence !== tokens[verb]!.sentence) return 0;
  if (head > verb) return 0.6;
  // A finite verb between subject and verb that is not in a relative clause shows that the subject is another's.
  let sure = 0.9;
  if (verb - head > 14) sure -= 0.15;
  if (tokens[head]!.upos === 'VERB' || tokens[head]!.upos === 'PUNCT') return 0;
  // "Fighting between A and B has displaced …": neither of the two is the subject.
  if (isBetween(doc, head)) return 0;
  // A noun under a preposition is no subject: "of the rebels moved" makes the parse doubtful.
  const before = tokens[phraseStart(doc, head) - 1];
  if (
    before !== undefined &&
    before.sentence === tokens[head]!.sentence &&
    before.upos === 'ADP' &&
    relation(before) !== 'mark' &&
    !dependents(doc, head, 'case').length
  )
    sure -= 0.4;
  return sure;
}

interface Subject {
  readonly heads: readonly number[];
  readonly sure: number;
}
const none: Subject = { heads: [], sure: 0 };

/** Who does what a verb says, in the active sense: its subject, its by-phrase when passive, or one taken over from another verb. */
function subjectOf(doc: Document, verb: number, depth = 0): Subject {
  const found = parsedSubject(doc, verb, depth);
  if (found.heads.length > 0 || passive(doc, verb)) return found;
  const shared = sharedSubject(doc, verb, depth);
  if (shared.heads.length > 0) return shared;
  // "contrary to the above A has announced": a finite verb whose subject the parse hung elsewhere.
  return dependents(doc, verb, 'aux').some((i) => /^(has|have|had|will)$/.test(doc.tokens[i]!.lower)) ? byWords(doc, verb) : none;
}

/**
 * "… have advanced and also have pushed back the front": a finite verb right after "and" has the subject of the finite verb before
 * it, wherever the parse hangs it.
 */
function sharedSubject(doc: Document, verb: number, depth: number): Subject {
  const { tokens } = doc;
  const token = tokens[verb]!;
  if (depth > 5 || token.upos !== 'VERB') return none;
  const sentence = doc.sentences[token.sentence]!;
  if (verbGroup(doc, sentence, verb).infinitive || token.xpos === 'VBG' || token.xpos === 'VB') return none;
  let at = verb - 1;
  let helped = false;
  for (; at > sentence.first; at--) {
    const helper = /^(have|has|had|will|would)$/.test(tokens[at]!.lower);
    if (!helper && tokens[at]!.upos !== 'ADV') break;
    helped ||= helper;
  }
  if (token.xpos === 'VBN' && !helped) return none;
  if (!/^(and|but)$/.test(tokens[at]?.lower ?? '')) return none;
  for (let i = at - 1; i >= sentence.first; i--) {
    const upper = tokens[i]!;
    if (!/^(VERB|AUX|ADJ)$/.test(upper.upos)) continue;
    const own = dependents(doc, i, 'nsubj').filter((k) => k < i);
    if (own.length === 0 || /^(who|which|that)$/.test(tokens[own[0]!]!.lower)) continue;
    if (passive(doc, i)) return none;
    const shared = parsedSubject(doc, i, depth + 1);
    return { heads: shared.heads, sure: Math.min(0.7, shared.sure - 0.15) };
  }
  return none;
}

function parsedSubject(doc: Document, verb: number, depth: number): Subject {
  if (depth > 5) return none;
  const { tokens } = doc;
  const token = tokens[verb]!;
  const isPassive = passive(doc, verb);
  if (isPassive) {
    const by = dependents(doc, verb, 'obl').find((i) => prepositionOf(doc, i) === 'by');
    return by === undefined ? none : { heads: joined(doc, by), sure: 0.9 };
  }
  // "keep hitting hospitals": the parse may take the second verb for an adjective of its object.
  const phase = tokens[verb - 1];
  if (token.xpos === 'VBG' && phase?.upos === 'VERB' && phaseVerbs.has(lemmaOf(phase))) {
    const who = subjectOf(doc, verb - 1, depth + 1);
    if (who.heads.length > 0) return { heads: who.heads, sure: who.sure - 0.05 };
  }
  if (isLostVerb(doc, verb)) return byWords(doc, verb);
  const parsed = dependents(doc, verb, 'nsubj')[0];
  const own = parsed === undefined ? undefined : nearName(doc, verb, parsed);
  if (own !== undefined) {
    const word = tokens[own]!;
    if (/^(who|which|that|whom)$/.test(word.lower) && token.head >= 0 && relation(token) === 'acl')
      return { heads: antecedents(doc, token.head, own), sure: 0.85 };
    // "A and the B fight": the parse may hang both on the verb.
    const second = dependents(doc, verb, 'nsubj')[1];
    const both =
      second !== undefined && second < verb && tokens.slice(own + 1, second).some(({ lower }) => lower === 'and')
        ? [...joined(doc, own), ...joined(doc, second)]
        : joined(doc, own);
    return { heads: both, sure: vetSubject(doc, verb, own) };
  }
  // "have been successful in seizing": who is successful.
  const able = tokens[verb - 2];
  if (token.xpos === 'VBG' && /^(in|at|of)$/.test(tokens[verb - 1]?.lower ?? '') && able?.upos === 'ADJ') {
    const who = parsedSubject(doc, verb - 2, depth + 1);
    if (who.heads.length > 0) return { heads: who.heads, sure: who.sure - 0.1 };
  }
  if (token.head < 0) return byWords(doc, verb);
  // "had previously offered" parsed as two verbs: the helping verb holds the subject.
  if (isHelper(doc, verb, token.head)) {
    const held = dependents(doc, token.head, 'nsubj')[0];
    if (held !== undefined) return { heads: joined(doc, held), sure: vetSubject(doc, verb, held) - 0.1 };
  }
  // "rebels holding out", hung on the verb over "rebels": the noun right before a bare participle is its subject.
  const before = tokens[verb - 1];
  if (
    token.xpos === 'VBG' &&
    before !== undefined &&
    isNoun(before) &&
    before.head === token.head &&
    /^(obj|iobj|obl)$/.test(relation(before))
  )
    return { heads: joined(doc, before.index), sure: 0.75 };
  // "allowed the government to take control": whom it was allowed is who takes it, also where the parse hangs the verb on them.
  if (
    relation(token) === 'acl' &&
    token.head >= 0 &&
    token.head < verb &&
    dependents(doc, verb, 'mark').some((i) => tokens[i]!.lower === 'to') &&
    /^(iobj|obj)$/.test(relation(tokens[token.head]!)) &&
    tokens[token.head]!.head >= 0 &&
    objectControl.has(lemmaOf(tokens[tokens[token.head]!.head]!))
  )
    return { heads: joined(doc, token.head), sure: 0.75 };
  // "its plans of setting up a base", hung on the verb over "plans".
  const mark = dependents(doc, verb, 'mark').find((i) => i === verb - 1 && /^(of|to|for)$/.test(tokens[i]!.lower));
  const planned = mark === undefined ? undefined : tokens[mark - 1];
  if (
    planned !== undefined &&
    // Only for what one has in mind: the object of "accused A of bombing" is who is said to bomb.
    ownNouns.has(lemmaOf(planned)) &&
    planned.head === token.head &&
    relation(planned) === 'obj' &&
    relation(token) === 'advcl'
  )
    return ownerOf(doc, planned.index, depth + 1);
  // "the role A can play in B's efforts to destroy …": whose efforts they are, whatever the parse hangs the verb on.
  const aim = tokens[verb - 2];
  if (
    tokens[verb - 1]?.lower === 'to' &&
    aim?.upos === 'NOUN' &&
    aim.index !== token.head &&
    ownNouns.has(lemmaOf(aim)) &&
    dependents(doc, aim.index, 'nmod').some((i) => tokens[i]!.deprel === 'nmod:poss' && tokens[i]!.xpos !== 'PRP$')
  )
    return ownerOf(doc, aim.index, depth + 1);
  const upper = tokens[token.head]!;
  const kind = relation(token);
  if (kind === 'conj') {
    // Joined verbs share a subject, not a voice.
    if (isNoun(upper) && (/^(VBD|VBZ|VBP)$/.test(token.xpos) || (token.xpos === 'VBN' && tokens[verb - 1]?.lower === 'and'))) {
      // "offered an amnesty and promised …": a finite verb joined to the object belongs to the verb over it.
      const over = governingVerb(doc, token.head);
      const shared = over === null || over > verb ? none : subjectOf(doc, over, depth + 1);
      return { heads: shared.heads, sure: shared.sure - 0.2 };
    }
    if (upper.upos !== 'VERB' && upper.upos !== 'AUX' && upper.upos !== 'ADJ') return none;
    if (passive(doc, token.head)) {
      const patient = patientOf(doc, token.head, depth + 1);
      return { heads: patient.heads, sure: patient.sure - 0.1 };
    }
    // "announced that the two have agreed and will …": the verb may be joined to either; the clause between is the nearer.
    const between = dependents(doc, token.head, 'ccomp').find((i) => i > token.head && i < verb);
    if (between !== undefined && speaking.test(lemmaOf(upper))) {
      const inner = subjectOf(doc, between, depth + 1);
      return { heads: inner.heads, sure: Math.min(0.6, inner.sure) };
    }
    const shared = subjectOf(doc, token.head, depth + 1);
    return { heads: shared.heads, sure: shared.sure - 0.05 };
  }
  if (kind === 'xcomp' || kind === 'advcl' || kind === 'ccomp') {
    const marked = dependents(doc, verb, 'mark').map((i) => tokens[i]!.lower);
    if (kind === 'ccomp' && !marked.includes('to') && token.xpos !== 'VBG' && token.xpos !== 'VB') return none;
    if (kind === 'advcl' && !(token.xpos === 'VBG' || token.xpos === 'VB' || marked.includes('to'))) return none;
    const object = dependents(doc, token.head, 'obj', 'iobj').find((i) => i < verb);
    if (
      object !== undefined &&
      objectControl.has(lemmaOf(upper)) &&
      (kind !== 'advcl' || (lemmaOf(upper) === 'assist' && marked.includes('to')))
    )
      return { heads: joined(doc, object), sure: 0.8 };
    if (object !== undefined && /^(accuse|suspect|blame|stop|prevent|bar|keep|convict)$/.test(lemmaOf(upper)))
      return { heads: joined(doc, object), sure: 0.8 };
    if (charging.test(lemmaOf(upper)) && !passive(doc, token.head) && marked.includes('of')) return none;
    if (passive(doc, token.head)) {
      const patient = patientOf(doc, token.head, depth + 1);
      return { heads: patient.heads, sure: patient.sure - 0.1 };
    }
    if (upper.upos === 'NOUN' || upper.upos === 'PROPN') return none;
    // "a plane crashed, killing 11": nobody killed them.
    if (accidents.test(lemmaOf(upper))) return none;
    const shared = subjectOf(doc, token.head, depth + 1);
    // A purpose clause after a comma may hang on another verb.
    return { heads: shared.heads, sure: shared.sure - (kind === 'advcl' ? 0.15 : 0.05) };
  }
  if (kind === 'acl' && token.deprel !== 'acl:relcl') {
    if (token.xpos === 'VBG') {
      // "plans of setting up", "efforts towards ending": whose plans they are; "forces fighting": the forces.
      const marked = dependents(doc, verb, 'mark', 'case').length > 0;
      if (!marked) return { heads: joined(doc, token.head), sure: 0.75 };
      // "accused the militia of carrying out …": hung on the militia, it is what the militia is said to do.
      const over = upper.head >= 0 ? lemmaOf(tokens[upper.head]!) : '';
      if (charging.test(over)) return { heads: joined(doc, token.head), sure: 0.8 };
    }
    // A person or a force has no plans of its own in its grammar: only what one has in mind hands its owner on.
    if (upper.upos === 'PROPN' && doc.sentences[token.sentence]!.kind === 'body') return none;
    if (armedNouns.has(lemmaOf(upper)) || personNouns.has(lemmaOf(upper))) return none;
    // "France to press for …": in a headline the noun before an infinitive is its subject.
    const { kind: place } = doc.sentences[token.sentence]!;
    if (place !== 'body' && upper.head < 0 && upper.upos === 'PROPN' && token.head < verb)
      return { heads: joined(doc, token.head), sure: 0.8 };
    return ownerOf(doc, token.head, depth + 1);
  }
  if (kind === 'acl') return { heads: antecedents(doc, token.head, verb), sure: 0.5 };
  return none;
}

/** "contrary to what was said A announced": a bare adjective is no subject where a name stands right before the verb. */
function nearName(doc: Document, verb: number, subject: number): number {
  const { tokens } = doc;
  if (tokens[subject]!.upos !== 'ADJ' || dependents(doc, subject, 'det').length > 0 || subject > verb) return subject;
  const before = verbGroup(doc, doc.sentences[tokens[verb]!.sentence]!, verb).first - 1;
  return tokens[before]?.upos === 'PROPN' && before > subject ? before : subject;
}

/** Whose plan it is when it stands as object: who announced or began it, not who discussed or rejected it. */
const planningVerbs =
  /^(announce|plan|launch|start|begin|prepare|lead|conduct|make|have|continue|step|intensify|join|resume|pursue|mount|vow|declare|unveil|set|take|wage|seek|support|use|show|renew|redouble|confirm|reveal|secure|reach|sign|agree)$/;
const meansVerbs = /^(support|back|help|aid|assist|respond|retaliate|answer|follow|pound|press|punish|target)$/;
const accidents = /^(crash|collide|plunge|overturn|sink|capsize|derail)$/;
const charging = /^(accuse|suspect|blame|charge|convict|acquit)$/;
const speaking =
  /^(say|announce|tell|add|declare|state|report|claim|confirm|warn|insist|believe|argue|note|explain|admit|stress)$/;

/** Whether `helper` is a helping verb right before the verb that the parse took for a verb of its own. */
function isHelper(doc: Document, verb: number, helper: number): boolean {
  const token = doc.tokens[helper]!;
  if (helper >= verb || verb - helper > 4 || !/^(have|be|do|will|would|can|could|may|might|must|should)$/.test(token.lemma))
    return false;
  for (let i = helper + 1; i < verb; i++) if (!/^(ADV|AUX|PART)$/.test(doc.tokens[i]!.upos)) return false;
  return true;
}

/** The subject by the order of the words alone, for a finite verb that the parse left without one. */
function byWords(doc: Document, verb: number): Subject {
  const token = doc.tokens[verb]!;
  const sentence = doc.sentences[token.sentence]!;
  const group = verbGroup(doc, sentence, verb);
  const lost = isLostVerb(doc, verb);
  if (!lost && (group.infinitive || /^(VBG|VB)$/.test(token.xpos) || (token.xpos === 'VBN' && group.first === verb))) return none;
  const phrase = subjectBefore(doc, sentence, group.first);
  if (phrase === null || phrase.head >= verb || isBetween(doc, phrase.head)) return none;
  // "contrary to the above A has announced": under a preposition, but nobody else stands before the verb.
  const alone =
    doc.tokens[phrase.head]!.upos === 'PROPN' &&
    phrase.head === group.first - 1 &&
    doc.tokens.slice(sentence.first, phrase.head).every(({ upos }) => !/^(NOUN|PROPN|PRON|NUM)$/.test(upos));
  if (!phrase.safe && !alone) return none;
  return { heads: [phrase.head], sure: phrase.safe ? 0.6 : 0.7 };
}

/** Whose a plan, effort or right is: its possessor, or the subject of the verb that has it as object. */
function ownerOf(doc: Document, noun: number, depth: number): Subject {
  const owner = dependents(doc, noun, 'nmod').find((i) => doc.tokens[i]!.deprel === 'nmod:poss');
  if (owner !== undefined && doc.tokens[owner]!.xpos !== 'PRP$') return { heads: joined(doc, owner), sure: 0.8 };
  const { head } = doc.tokens[noun]!;
  const objectOfVerb = relation(doc.tokens[noun]!) === 'obj' && head >= 0 && doc.tokens[head]!.upos === 'VERB';
  // "A announced its plans": the object that belongs to someone belongs to who acts.
  if (owner !== undefined && objectOfVerb && /^(its|their)$/.test(doc.tokens[owner]!.lower)) {
    const upper = subjectOf(doc, head, depth + 1);
    if (upper.heads.length > 0) return { heads: upper.heads, sure: upper.sure - 0.1 };
  }
  if (owner !== undefined && head >= 0) return { heads: [owner], sure: 0.7 };
  const kind = relation(doc.tokens[noun]!);
  if (
    head >= 0 &&
    doc.tokens[head]!.upos === 'VERB' &&
    planningVerbs.test(lemmaOf(doc.tokens[head]!)) &&
    (kind === 'obj' || kind === 'obl' || kind === 'xcomp')
  ) {
    const upper = subjectOf(doc, head, depth + 1);
    return { heads: upper.heads, sure: upper.sure - 0.2 };
  }
  return none;
}

/** What a relative pronoun stands for: the noun the clause hangs on, and its conjuncts when they stand before the pronoun. */
function antecedents(doc: Document, noun: number, before: number): number[] {
  const list = joined(doc, noun).filter((i) => i < before);
  return list.length > 0 ? list : [noun];
}

/** What is done to: the object, or the subject of a passive. */
function patientOf(doc: Document, verb: number, depth = 0): Subject {
  const { tokens } = doc;
  const token = tokens[verb]!;
  if (depth > 5) return none;
  if (passive(doc, verb)) {
    // "Two S-300 missiles were fired": of two that the parse gives, without a comma between, the nearer one heads the phrase.
    const subjects = dependents(doc, verb, 'nsubj').filter((i) => i < verb);
    const near = subjects.at(-1);
    const one =
      near !== undefined && subjects.length > 1 && !tokens.slice(subjects[0], near).some(({ text }) => text === ',')
        ? near
        : undefined;
    const own = one ?? dependents(doc, verb, 'nsubj')[0];
    if (own !== undefined) {
      if (/^(who|which|that)$/.test(tokens[own]!.lower) && relation(token) === 'acl' && token.head >= 0)
        return { heads: antecedents(doc, token.head, own), sure: 0.85 };
      return { heads: joined(doc, own), sure: 0.9 };
    }
    if (token.head < 0) return none;
    const kind = relation(token);
    if (kind === 'acl')
      return { heads: token.deprel === 'acl:relcl' ? antecedents(doc, token.head, verb) : [token.head], sure: 0.85 };
    if (kind === 'conj' && passive(doc, token.head)) return patientOf(doc, token.head, depth + 1);
    if (kind === 'xcomp') {
      const object = dependents(doc, token.head, 'obj').find((i) => i < verb);
      if (object !== undefined) return { heads: joined(doc, object), sure: 0.8 };
      return { heads: subjectOf(doc, token.head, depth + 1).heads, sure: 0.6 };
    }
    return none;
  }
  if (isLostVerb(doc, verb)) return { heads: [token.head], sure: 0.7 };
  // A parse that calls the noun of a prepositional phrase an object is wrong about the relation, not about the noun.
  const object = dependents(doc, verb, 'obj').find((i) => prepositionOf(doc, i) === null);
  if (object !== undefined) return { heads: joined(doc, object), sure: object > verb ? 0.9 : 0.6 };
  const next = tokens[verb + 1];
  if (next?.sentence === token.sentence && /^(DET|ADJ|NOUN|PROPN|NUM)$/.test(next.upos) && token.deprel !== 'acl:relcl') {
    // The phrase right after an active verb is its object, whatever the parse made of it; a time is not.
    const after = headAfter(doc, verb + 1);
    if (after !== null && !/^(obl:unmarked|obl:npmod|obl:tmod|nmod:unmarked)$/.test(tokens[after]!.deprel))
      return { heads: joined(doc, after), sure: 0.7 };
  }
  if (token.deprel === 'acl:relcl' && token.head >= 0) {
    const own = dependents(doc, verb, 'nsubj')[0];
    if (own !== undefined && !/^(who|which|that)$/.test(tokens[own]!.lower)) return { heads: [token.head], sure: 0.7 };
  }
  return none;
}

/** A preposition right after the word, whatever the parse hangs it on: "bombing by …", "shelling of …". */
function following(doc: Document, at: number): { slot: string; head: number } | null {
  const next = doc.tokens[at + 1];
  if (next === undefined || next.sentence !== doc.tokens[at]!.sentence || next.upos !== 'ADP') return null;
  const head = headAfter(doc, at + 2);
  return head === null ? null : { slot: next.lower, head };
}

/** Prepositional dependents of a word as slots; "including" and "such as" are left to the places. */
function prepositional(doc: Document, of: number, sure: number): Filler[] {
  const out: Filler[] = [];
  for (const i of dependents(doc, of, 'obl', 'nmod', 'obj')) {
    if (doc.tokens[i]!.deprel === 'nmod:poss' || doc.tokens[i]!.deprel === 'obl:npmod' || doc.tokens[i]!.deprel === 'obl:tmod')
      continue;
    const slot = prepositionOf(doc, i);
    if (slot !== null) out.push(...spread(doc, slot, i, relation(doc.tokens[i]!) === 'obj' ? sure - 0.1 : sure));
  }
  return out;
}

function add(list: Filler[], more: readonly Filler[]): void {
  for (const filler of more) {
    const same = list.findIndex((known) => known.slot === filler.slot && known.head === filler.head);
    if (same < 0) list.push(filler);
    else if (list[same]!.sure < filler.sure) list[same] = filler;
  }
}

/** The filled places around a verb, in the terms of its active voice. */
export function verbSlots(doc: Document, verb: number): Filler[] {
  if (!isParsed(doc, doc.tokens[verb]!.sentence)) return [];
  const out: Filler[] = [];
  const subject = subjectOf(doc, verb);
  add(
    out,
    subject.heads.map((head) => ({ slot: 'subj', head: properHead(doc, head), sure: subject.sure })),
  );
  const patient = patientOf(doc, verb);
  add(
    out,
    patient.heads.map((head) => ({ slot: 'obj', head: properHead(doc, head), sure: patient.sure })),
  );
  for (const i of dependents(doc, verb, 'iobj')) {
    add(out, spread(doc, 'iobj', i, 0.85));
    // "allow rebels to leave": the parse may take the only object for the indirect one.
    if (patient.heads.length === 0) add(out, spread(doc, 'obj', i, 0.7));
  }
  const oblique = prepositional(doc, verb, 0.85);
  add(out, passive(doc, verb) ? oblique.filter(({ slot }) => slot !== 'by') : oblique);
  // "A, B and C hit D": joined objects share the verb's own phrases.
  const object = dependents(doc, verb, 'obj')[0];
  // A phrase after the object may be the verb's, whichever of the two the parse hangs it on ("take the matter to the court").
  if (object !== undefined)
    for (const filler of prepositional(doc, object, 0.6))
      if (/^(to|with|from|on|against|at|for|in|into)$/.test(filler.slot) && !out.some(({ slot }) => slot === filler.slot))
        add(out, [filler]);
  return out;
}

/** Who is named before a noun of event: possessor, demonyms, compounds ("Russia's", "the Syrian and Russian", "rebel"). */
function before(doc: Document, noun: number): Filler[] {
  const out: Filler[] = [];
  const { tokens } = doc;
  for (const i of dependents(doc, noun, 'nmod')) if (tokens[i]!.deprel === 'nmod:poss') add(out, spread(doc, 'poss', i, 0.9));
  const start = phraseStart(doc, noun);
  for (let i = start; i < noun; i++) {
    const token = tokens[i]!;
    if (token.xpos === 'POS') {
      add(out, [{ slot: 'poss', head: i - 1, sure: 0.85 }]);
      continue;
    }
    if (!/^(ADJ|PROPN|NOUN)$/.test(token.upos) || tokens[i + 1]?.xpos === 'POS') continue;
    const hyphen = hyphenatedRole(doc, i);
    if (hyphen !== undefined) {
      // "the A-led alliance's strikes": A leads those who strike.
      const within = hyphen?.role === 'agent' && tokens.slice(i, noun).some(({ xpos }) => xpos === 'POS');
      if (hyphen !== null) out.push({ slot: `role:${within ? 'leader' : hyphen.role}`, head: i, sure: 0.85 });
      i += hyphen === null ? 0 : hyphen.skip;
      continue;
    }
    if (tokens[i + 1]?.text === '-' || tokens[i - 1]?.text === '-') continue;
    out.push({ slot: 'dem', head: i, sure: 0.75 });
  }
  return out;
}

/**
 * What a compound with a hyphen makes of the word before it: "Russian-backed" gives a supporter, "rebel-held" nobody (null), any
 * other word undefined. The tokeniser may or may not have cut at the hyphen.
 */
export function hyphenatedRole(doc: Document, i: number): { role: string; skip: number } | null | undefined {
  const token = doc.tokens[i]!;
  const whole = /^(.+)-([a-z]+)$/.exec(token.lower);
  const last = whole?.[2] ?? (doc.tokens[i + 1]?.text === '-' ? doc.tokens[i + 2]?.lower : undefined);
  if (last === undefined || !hyphenRoles.has(last)) return undefined;
  const role = hyphenRoles.get(last)!;
  return role === null ? null : { role, skip: whole ? 0 : 2 };
}

const lemma = (token: Token): string => lemmaOf(token);

/**
 * The filled places around a noun of event: what stands before it, its prepositions, a participle after it ("launched by",
 * "backed by"), and the verb that carries it out ("X launched an attack on Y", "an attack was launched by X").
 */
export function nounSlots(doc: Document, noun: number): Filler[] {
  if (!isParsed(doc, doc.tokens[noun]!.sentence)) return [];
  const { tokens } = doc;
  const out: Filler[] = [];
  add(out, before(doc, noun));
  add(out, prepositional(doc, noun, 0.85));
  if (isGerundNoun(doc, noun)) {
    const object = dependents(doc, noun, 'obj')[0];
    if (object !== undefined) add(out, spread(doc, 'of', object, 0.7));
  }
  const next = following(doc, noun);
  if (next !== null && !(next.slot === 'in' && dependents(doc, noun, 'nmod').length > 0)) {
    const list = spread(doc, next.slot, next.head, 0.8);
    if (!out.some((known) => known.slot === next.slot && known.head === next.head)) add(out, list);
  }
  for (const i of dependents(doc, noun, 'acl')) {
    if (tokens[i]!.deprel === 'acl:relcl') continue;
    const by = dependents(doc, i, 'obl').find((k) => prepositionOf(doc, k) === 'by');
    const after = following(doc, i);
    const who = by ?? (after?.slot === 'by' ? after.head : undefined);
    if (tokens[i]!.xpos === 'VBG') {
      if (lemma(tokens[i]!) === 'involve' || lemma(tokens[i]!) === 'target')
        add(
          out,
          patientOf(doc, i).heads.map((head) => ({
            slot: lemma(tokens[i]!) === 'target' ? 'against' : 'between',
            head,
            sure: 0.75,
          })),
        );
      continue;
    }
    if (who === undefined) continue;
    if (supportingVerbs.has(lemma(tokens[i]!))) add(out, spread(doc, 'role:supporter', who, 0.9));
    else if (lightVerbs.has(lemma(tokens[i]!))) add(out, spread(doc, 'by', who, 0.9));
    else if (/^(attribute|blame)$/.test(lemma(tokens[i]!))) continue;
  }
  const token = tokens[noun]!;
  const participle = tokens[noun + 1];
  if (
    participle?.sentence === token.sentence &&
    participle.xpos === 'VBN' &&
    tokens[noun + 2]?.lower === 'by' &&
    !dependents(doc, noun, 'acl').includes(noun + 1)
  ) {
    const who = headAfter(doc, noun + 3);
    const slot = supportingVerbs.has(lemma(participle)) ? 'role:supporter' : lightVerbs.has(lemma(participle)) ? 'by' : null;
    if (who !== null && slot !== null) add(out, spread(doc, slot, who, 0.8));
  }
  const carriers: number[] = [];
  if (token.head >= 0 && /^(obj|nsubj|xcomp)$/.test(relation(token))) carriers.push(token.head);
  for (const i of dependents(doc, noun, 'acl')) if (tokens[i]!.deprel === 'acl:relcl') carriers.push(i);
  for (const verb of carriers) {
    if (!lightVerbs.has(lemma(tokens[verb]!))) continue;
    const done = relation(token) === 'nsubj' && !passive(doc, verb) && tokens[noun]!.head === verb;
    if (done) continue;
    const relativeSubject =
      tokens[verb]!.deprel === 'acl:relcl' &&
      !passive(doc, verb) &&
      dependents(doc, verb, 'nsubj').some((i) => /^(which|that|who)$/.test(tokens[i]!.lower));
    if (relativeSubject) continue;
    const subject = subjectOf(doc, verb);
    add(
      out,
      subject.heads.filter((head) => head !== noun).map((head) => ({ slot: 'by', head, sure: subject.sure })),
    );
    add(
      out,
      prepositional(doc, verb, 0.7).filter(({ slot }) => /^(on|against|in|at)$/.test(slot)),
    );
  }
  // "supported the army with a bombing campaign": who supports is who bombs. "said during a visit to": who speaks is the visitor.
  const verb = governingVerb(doc, noun);
  const link = prepositionOf(doc, noun);
  const owned = out.some(({ slot }) => slot === 'poss');
  if (
    !(owned && link !== 'with') &&
    verb !== null &&
    link !== null &&
    !passive(doc, verb) &&
    !out.some(({ slot }) => slot === 'by')
  ) {
    const serves = link === 'with' && meansVerbs.test(lemmaOf(tokens[verb]!));
    const slot = serves ? 'by' : link === 'during' || link === 'in' || link === 'on' ? 'subject' : null;
    const subject = slot === null ? none : subjectOf(doc, verb);
    if (slot !== null)
      add(
        out,
        subject.heads.map((head) => ({ slot, head, sure: subject.sure - 0.15 })),
      );
  }
  return out.filter(({ head }) => head !== noun);
}

/** The verb that a noun's prepositional phrase belongs to: its head, or the verb over the object it was hung on. */
export function governingVerb(doc: Document, noun: number): number | null {
  const token = doc.tokens[noun]!;
  if (token.head < 0 || !/^(obl|nmod|obj)$/.test(relation(token))) return null;
  const upper = doc.tokens[token.head]!;
  if (upper.upos === 'VERB') return upper.index;
  if (relation(upper) === 'obj' && upper.head >= 0 && doc.tokens[upper.head]!.upos === 'VERB') return upper.head;
  return null;
}

/** First and last token under a verb or noun, without other clauses joined to it. */
export const clauseReach = (doc: Document, head: number): { first: number; last: number } =>
  reach(
    doc,
    head,
    (token) =>
      token.head === head && (token.deprel === 'parataxis' || (relation(token) === 'conj' && hasSubject(doc, token.index))),
  );

export const hasSubject = (doc: Document, verb: number): boolean => dependents(doc, verb, 'nsubj', 'csubj', 'expl').length > 0;
export const isNominalHead = (token: Token): boolean => isNoun(token) || token.upos === 'PRON' || token.upos === 'NUM';
