import { causing, neverSpeakers, speechVerbs } from '../languages/en/speech.ts';
import type { Document, Sentence } from '../types.ts';
import {
  hasFinite,
  isComma,
  isFinite,
  isNominal,
  isQuoteMark,
  type Phrase,
  phraseAfter,
  phraseBefore,
  subjectBefore,
  verbGroup,
} from './phrases.ts';
import { isCue, type Proposal, quotationBefore, type Scene, treeSubject } from './proposal.ts';
import { lemmaOf } from './lemmas.ts';
import { isParsed } from './tree.ts';

// Who says it: the subject of a verb of speech, by clause grammar and by parse.

export type Who = Phrase & { readonly safe: boolean; readonly inverted?: boolean };

/** Grammar and parse laid side by side: agreement gives confidence, difference takes it, and the parse is preferred. */
export function chosen(
  scene: Scene,
  verb: number,
  grammar: Who | null,
  infinitive: boolean,
  agreed: boolean,
): Pick<Proposal, 'source' | 'confidence'> {
  const { doc } = scene;
  const parse = treeSubject(doc, verb);
  const share = agreed ? 1 : 0.9;
  const usable = (phrase: Phrase | null): phrase is Phrase => phrase !== null && speaks(scene, phrase);
  if (!isParsed(doc, doc.tokens[verb]!.sentence))
    return usable(grammar) && grammar.safe ? { source: grammar, confidence: 0.75 * share } : { source: null, confidence: 0.4 };
  if (usable(grammar) && usable(parse)) {
    if (grammar.head === parse.head || overlap(grammar, parse))
      return { source: grammar.safe ? longer(doc, grammar, parse) : parse, confidence: 0.95 * share };
    const clean = !holdsClause(doc, parse);
    // The grammar stopped at the last part of a longer phrase ("the director of the centre"): the parse knows its head.
    if (clean && !commaBetween(doc, parse, grammar) && parse.first <= grammar.first && Math.abs(parse.last - grammar.last) <= 1)
      return { source: parse, confidence: 0.8 * share };
    // The parse stopped at a part of the phrase that the grammar saw whole ("police chief Ana Ruel").
    if (grammar.safe && grammar.first <= parse.first && parse.last <= grammar.last)
      return { source: grammar, confidence: 0.8 * share };
    // Different people. What stands right beside the verb is right more often than a subject from further off.
    if (grammar.safe || grammar.inverted || infinitive) return { source: grammar, confidence: 0.6 * share };
    return { source: clean ? parse : null, confidence: 0.5 * share };
  }
  if (usable(grammar)) return { source: grammar, confidence: (grammar.safe || grammar.inverted ? 0.7 : 0.45) * share };
  if (usable(parse) && !holdsClause(doc, parse)) return { source: parse, confidence: 0.6 * share };
  return { source: null, confidence: 0.4 };
}

/** The longer of two phrases about the same head, so long as it holds no clause. */
function longer(doc: Document, grammar: Who, parse: Phrase): Phrase {
  const longer = parse.first <= grammar.first && grammar.last <= parse.last && !holdsClause(doc, parse);
  // "Nine dead in blast, officials said": words before a comma that the grammar left out are what is said.
  return longer && !commaBetween(doc, parse, grammar) ? { first: parse.first, last: parse.last, head: grammar.head } : grammar;
}

const commaBetween = (doc: Document, parse: Phrase, grammar: Phrase): boolean =>
  doc.tokens.slice(parse.first, grammar.first).some(isComma);

/** Whether a phrase that should name someone has a clause in it: then the parse has run together what is said and who says it. */
const holdsClause = (doc: Document, { first, last }: Phrase): boolean =>
  doc.tokens
    .slice(first, last + 1)
    .some((token) => isFinite(token) || (token.upos === 'VERB' && !/^(VBN|VBG)$/.test(token.xpos)));

const overlap = (a: Phrase, b: Phrase): boolean =>
  (a.first <= b.head && b.head <= a.last && b.first <= a.head && a.head <= b.last) || (a.first === b.first && a.last === b.last);

/** Whether the head of a phrase can speak at all. */
export function speaks({ doc, quotationOf }: Scene, phrase: Phrase): boolean {
  const head = doc.tokens[phrase.head]!;
  return (
    !neverSpeakers.has(head.lower) &&
    !/^(VERB|AUX|ADP|PUNCT|CCONJ|SCONJ|ADV)$/.test(head.upos) &&
    quotationOf[phrase.head] !== undefined
  );
}

/** "prompting the minister to say": the object of the verb that causes it; "went on to say": that verb's subject. */
export function ordered(scene: Scene, sentence: Sentence, to: number): Who | null {
  const { doc } = scene;
  const { tokens } = doc;
  const before = tokens[to - 1];
  if (before !== undefined && /^(went|goes|go|going|on|continued|began|proceeded|came)$/.test(before.lower)) {
    const verb = before.lower === 'on' ? to - 2 : to - 1;
    return subjectBefore(doc, sentence, verbGroup(doc, sentence, verb).first);
  }
  for (let i = to - 1; i >= Math.max(sentence.first, to - 12); i--) {
    if (tokens[i]!.upos !== 'VERB') continue;
    if (!causing.has(lemmaOf(tokens[i]!))) return null;
    const object = phraseAfter(doc, sentence, i + 1);
    if (object === null) return null;
    // "the opposition leader Tam Vire" may stop short at a name: the last noun before "to" is the head of the whole.
    return { first: object.first, last: Math.max(object.last, to - 1), head: object.head, safe: true };
  }
  return null;
}

/** The subject of a finite cue by clause grammar. */
export function sourceOf(scene: Scene, sentence: Sentence, verb: number, first: number): Who | null {
  const { doc } = scene;
  const { tokens } = doc;
  const token = tokens[verb]!;
  const before = tokens[first - 1];
  const edge = first === sentence.first || isQuoteMark(before) || isComma(before);
  if (edge && speechVerbs.get(lemmaOf(token))?.parenthetical && token.xpos !== 'VBG') {
    const after = phraseAfter(doc, sentence, verb + 1);
    const closing = closingBefore(scene, sentence, first) !== -1;
    if (after !== null && (closing || !hasFinite(doc, after.last + 1, lastOfClause(scene, sentence, after.last + 1)))) {
      const own = closing ? null : subjectBefore(doc, sentence, first);
      if (own === null || closing) return { ...withApposition(scene, sentence, after), safe: true, inverted: true };
    }
  }
  if (token.xpos === 'VBG' && first === verb) return comesFrom(scene, sentence, verb);
  if (before !== undefined && first > sentence.first && /^(and|but|or)$/.test(before.lower)) {
    const upper = earlierVerb(scene, sentence, first - 1);
    return upper === null ? null : sourceOf(scene, sentence, upper, verbGroup(doc, sentence, upper).first);
  }
  const subject = subjectBefore(doc, sentence, first);
  if (subject !== null && isQuoteMark(tokens[subject.first - 1])) return { ...subject, safe: true, inverted: true };
  return subject;
}

/** The quotation that closes right before a cue's clause; one that ended its own sentence with a full stop belongs to another cue. */
export function closingBefore(scene: Scene, sentence: Sentence, opening: number): number {
  const index = quotationBefore(scene, opening);
  if (index === -1) return -1;
  const quotation = scene.quotations[index]!;
  const earlier = scene.doc.tokens[scene.words[index]!.last]!.sentence !== sentence.index;
  return (earlier || opening === sentence.first) && scene.doc.text[quotation.to - 1] === '.' ? -1 : index;
}

/** First token after which the clause of `at` ends: a comma, an opening mark or the end of the sentence. */
function lastOfClause({ doc, quotationOf }: Scene, sentence: Sentence, at: number): number {
  let i = at;
  while (
    i < sentence.last &&
    !isComma(doc.tokens[i]) &&
    quotationOf[i] === -1 &&
    !/^(who|that|which|whose)$/.test(doc.tokens[i]!.lower)
  )
    i++;
  return i;
}

/** "said Ilen Moss, 34, who lives in a tent": the name with what is told of it, up to a quotation or the end. */
function withApposition({ doc, quotationOf }: Scene, sentence: Sentence, phrase: Phrase): Phrase {
  const { tokens } = doc;
  const comma = phrase.last + 1;
  const next = tokens[comma + 1];
  if (!isComma(tokens[comma]) || next === undefined || comma + 1 >= sentence.last) return phrase;
  if (!(next.upos === 'NUM' || next.upos === 'DET' || next.upos === 'NOUN' || /^(who|whose)$/.test(next.lower))) return phrase;
  let last = comma;
  while (last + 1 < sentence.last && quotationOf[last + 1] === -1 && !isQuoteMark(tokens[last + 1])) last++;
  while (last > phrase.last && tokens[last]!.upos === 'PUNCT') last--;
  return { first: phrase.first, last, head: phrase.head };
}

/** The verb whose subject a joined verb shares: the nearest cue to the left, else the nearest finite verb. */
function earlierVerb({ doc, quotationOf }: Scene, sentence: Sentence, at: number): number | null {
  let finite: number | null = null;
  for (let i = at - 1; i >= sentence.first; i--) {
    const token = doc.tokens[i]!;
    if (quotationOf[i] !== -1 || token.upos !== 'VERB') continue;
    const group = verbGroup(doc, sentence, i);
    if (group.infinitive) continue;
    let own = false;
    for (let k = group.first; k <= i; k++) own ||= isFinite(doc.tokens[k]);
    // A tagger takes "confirmed that" for a participle at times: a cue after a noun and not before "by" is a verb.
    own ||= token.xpos === 'VBN' && isCue(token) && isNominal(doc.tokens[i - 1]) && doc.tokens[i + 1]?.lower !== 'by';
    if (!own) continue;
    if (isCue(token)) return i;
    finite ??= i;
  }
  return finite;
}

/** "…, adding that": whoever is the subject of the nearest cue, or of the sentence's first finite verb. */
function comesFrom(scene: Scene, sentence: Sentence, verb: number): Who | null {
  const { doc, quotationOf } = scene;
  const { tokens } = doc;
  if (!isComma(tokens[verb - 1]) && !isQuoteMark(tokens[verb - 1]) && verb > sentence.first) {
    const noun = tokens[verb - 1]!;
    if (!isNominal(noun) || !/^(VBG)$/.test(tokens[verb]!.xpos)) return null;
    return phraseBefore(doc, sentence, verb - 1);
  }
  const upper = earlierVerb(scene, sentence, verb);
  if (upper === null) return null;
  let main = upper;
  if (!isCue(tokens[upper]))
    for (let i = sentence.first; i < verb; i++)
      if (quotationOf[i] === -1 && isFinite(tokens[i])) {
        main = i;
        break;
      }
  return sourceOf(scene, sentence, main, verbGroup(doc, sentence, main).first);
}
