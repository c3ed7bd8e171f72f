import { causing, goingOn, timeWords, type Takes } from '../languages/en/speech.ts';
import type { Document, Sentence, Token } from '../types.ts';
import {
  afterAdverbials,
  hasFinite,
  isHedge,
  isComma,
  isFinite,
  isNominal,
  isQuoteMark,
  type Phrase,
  phraseAfter,
  phraseBefore,
} from './phrases.ts';
import { clauseEnd, isCue, lastWord, quotationAfter, type Scene, treeContent } from './proposal.ts';
import { lemmaOf } from './lemmas.ts';
import { closingBefore, type Who } from './sources.ts';
import { isParsed } from './tree.ts';

// What is said: the words that a verb of speech brings in, before, after or around it.

export const ends: readonly string[] = [...goingOn, ...causing];
export type Stretch = { readonly first: number; readonly last: number };
export interface Said {
  readonly content: readonly Stretch[];
  readonly use: Takes | 'before' | 'around';
  readonly hearer: Phrase | null;
  /** Quotations that are what is said, wholly. */
  readonly quoted: boolean;
  /** The parse gives the same words. */
  readonly agreed: boolean;
}

/** What is said, by clause grammar, with the parse asked where it ends. */
export function saidWith(
  scene: Scene,
  sentence: Sentence,
  verb: number,
  first: number,
  who: Who | null,
  takes: readonly Takes[],
  parenthetical: boolean,
): Said | null {
  const { doc } = scene;
  const { tokens } = doc;
  const participle = tokens[verb]!.xpos === 'VBG' && first === verb;
  const opening = who === null || participle || who.first > verb ? first : Math.min(who.first, first);
  const tail = who !== null && who.first > verb ? who.last + 1 : verb + 1;
  const none = { hearer: null, quoted: false, agreed: true };

  // "…," X said: a quotation closes right before the clause of the cue.
  const closing = takes.includes('quote') || takes.includes('clause') ? closingBefore(scene, sentence, opening) : -1;
  if (
    closing !== -1 &&
    !/^([Ww]ho|which)$/.test(tokens[first - 1]?.text ?? '') &&
    (!participle || !/^(that)$/.test(tokens[verb + 1]?.lower ?? ''))
  ) {
    const quotation = scene.words[closing]!;
    const from = quotation.first;
    const start = tokens[from]!.sentence === sentence.index ? lead(scene, sentence, from) : from;
    const rest = medial(scene, sentence, tail);
    return {
      ...none,
      hearer: takes.includes('hearer') ? phraseAfter(doc, sentence, tail) : null,
      content: [{ first: start, last: quotation.last }, ...rest],
      use: rest.length > 0 ? 'around' : 'quote',
      quoted: start === from,
    };
  }

  let at = tail;
  let hearer: Phrase | null = null;
  if (takes.includes('hearer') && tail === verb + 1) {
    const object = phraseAfter(doc, sentence, at);
    const next = object === null ? undefined : tokens[afterAdverbials(doc, sentence, object.last + 1)];
    // "told him that", "told the radio the bridge": an object before a clause; "warned of", "warned that" have none.
    if (object !== null && next !== undefined && !isFinite(tokens[object.last + 1])) {
      hearer = object;
      const short = phraseAfter(doc, sentence, at, false)!;
      const nested = tokens[short.last + 1];
      if (nested !== undefined && /^(the|a|his|her|their|its|he|she|they|we|it|there)$/.test(nested.lower)) hearer = short;
      at = hearer.last + 1;
      if (isComma(tokens[at])) {
        // "told Lantern, a rights group, that"
        for (let i = at + 1; i < Math.min(sentence.last, at + 12); i++)
          if (isComma(tokens[i]) && /^that$/.test(tokens[i + 1]?.lower ?? '')) at = i + 1;
      }
    }
  }
  const next = afterAdverbials(doc, sentence, at);
  const that = /^(that|how|why|whether)$/.test(tokens[next]?.lower ?? '') ? next : -1;
  const afterThat = that !== -1 && tokens[that]!.lower === 'that' ? that + 1 : that !== -1 ? that : next;
  const following = quotationAfter(scene, afterThat);
  const opens = following === scene.quotationOf[verb] ? -1 : following;

  // The pilots, she says, "knew": a phrase before, a quotation after.
  const parted = opening - 1;
  if (
    opens !== -1 &&
    that === -1 &&
    parenthetical &&
    isComma(tokens[parted]) &&
    isComma(tokens[tail]) &&
    parted > sentence.first
  ) {
    const start = lead(scene, sentence, parted);
    const subject = phraseBefore(doc, sentence, parted - 1);
    if (subject?.safe && subject.first === start && !isAdverbial(tokens[start]!))
      return { ...none, content: [{ first: start, last: parted - 1 }, scene.words[opens]!], use: 'around' };
  }

  // X said: "…"  ·  X said that, "…"
  if (opens !== -1 && (takes.includes('quote') || takes.includes('clause'))) {
    const quotation = scene.quotations[opens]!;
    const words = scene.words[opens]!;
    const end = clauseEnd(scene, sentence, words.first, ends);
    const whole = quotation.extent === 'clause' || end <= words.last || isComma(tokens[afterThat]);
    if (whole && words.last >= end)
      return { ...none, hearer, content: [words], use: 'quote', quoted: quotation.extent === 'clause' };
    return { ...none, hearer, content: [{ first: words.first, last: Math.max(end, words.last) }], use: 'clause', quoted: false };
  }

  const before = opening - 1;
  const takesMore =
    (tokens[next]?.lower === 'to' && tokens[next + 1]?.xpos === 'VB' && takes.includes('to')) ||
    (takes.includes('object') && phraseAfter(doc, sentence, next) !== null);
  const goesOn = clause(scene, sentence, verb, afterThat, that !== -1 ? tokens[that]!.lower : '');
  // A clause before the comma; a tagger may take its verb for a participle, so where nothing is said after the cue any words will do.
  const precededByClause =
    parenthetical &&
    !takesMore &&
    isComma(tokens[before]) &&
    before > sentence.first &&
    that === -1 &&
    (hasFinite(doc, sentence.first, before) || (goesOn === null && !isAdverbial(tokens[sentence.first]!)));
  if (precededByClause) {
    // S, X said …: unless a clause follows with its own verb and no comma before it.
    const comma = tailComma(scene, sentence, tail);
    if (comma !== -1 && comma + 1 <= lastWord(doc, sentence) && goesOnAfter(scene, sentence, before, comma))
      return {
        ...none,
        content: [
          { first: lead(scene, sentence, before), last: before - 1 },
          { first: comma + 1, last: clauseEnd(scene, sentence, comma + 1, ends) },
        ],
        use: 'around',
      };
    if (goesOn === null || !subordinateStart(tokens[sentence.first]!.lower))
      if (goesOn === null || !hasFinite(doc, tail, lastWord(doc, sentence) + 1))
        return { ...none, content: [{ first: lead(scene, sentence, before), last: before - 1 }], use: 'before' };
  }
  // "The bridge, X said, was hit": nothing but a phrase stands before, and a comma right after.
  if (parenthetical && isComma(tokens[before]) && isComma(tokens[tail]) && before > sentence.first && that === -1)
    return {
      ...none,
      content: [
        { first: lead(scene, sentence, before), last: before - 1 },
        { first: tail + 1, last: clauseEnd(scene, sentence, tail + 1, ends) },
      ],
      use: 'around',
    };

  const naming = takes.includes('naming') ? named(scene, sentence, verb, tail) : null;
  if (naming !== null) return { ...none, content: [naming], use: 'naming' };
  if (takes.includes('object-of')) {
    const object = phraseAfter(doc, sentence, tail, false);
    const of = object === null ? -1 : object.last + 1;
    if (object !== null && tokens[of]?.lower === 'of')
      return { ...none, content: [{ first: object.first, last: clauseEnd(scene, sentence, of, ends) }], use: 'object-of' };
  }
  for (const use of takes) {
    if (!use.startsWith('prep:')) continue;
    const preposition = hearer === null ? tail : at;
    if (tokens[preposition]?.lower !== use.slice(5) || tokens[preposition + 1]?.xpos === 'VB') continue;
    return { ...none, hearer, content: [objectSpan(scene, sentence, preposition + 1)], use };
  }
  if (takes.includes('object-to') && hearer === null) {
    const object = phraseAfter(doc, sentence, tail);
    if (object !== null && tokens[object.last + 1]?.lower === 'to')
      return {
        ...none,
        content: [{ first: object.first, last: clauseEnd(scene, sentence, object.last + 1, ends) }],
        use: 'object-to',
      };
  }
  if (
    tokens[next]?.lower === 'to' &&
    tokens[next + 1]?.xpos === 'VB' &&
    (takes.includes('to') || (hearer !== null && takes.includes('object-to')))
  )
    return { ...none, hearer, content: [{ first: next, last: clauseEnd(scene, sentence, next, ends) }], use: 'to' };
  if (takes.includes('clause') && goesOn !== null) {
    const parse = treeContent(doc, verb, 'ccomp');
    const agreed = parse !== null && Math.abs(parse.last - goesOn.last) <= 2;
    // "confirmed a report published by": an object with a participle is no clause.
    const nounLike = that === -1 && takes.includes('object') && !hasFinite(doc, goesOn.first, goesOn.last + 1);
    if (!nounLike) return { ...none, hearer, agreed: agreed || !isParsed(doc, sentence.index), content: [goesOn], use: 'clause' };
  }
  if (takes.includes('object') && tokens[tail]?.xpos === 'VBG')
    return { ...none, content: [{ first: tail, last: clauseEnd(scene, sentence, tail, ends) }], use: 'object' };
  if (takes.includes('object') && phraseAfter(doc, sentence, tail) !== null)
    return { ...none, content: [objectSpan(scene, sentence, tail)], use: 'object' };
  return null;
}

const isAdverbial = (token: Token): boolean =>
  /^(ADP|ADV|SCONJ|PART)$/.test(token.upos) || token.xpos === 'VBG' || timeWords.has(token.lower);

const subordinateStart = (word: string): boolean =>
  /^(when|while|as|after|before|if|asked|speaking|although|since|because)$/.test(word);

/** First token of the words that a closing cue covers: after a joining word and marks at the start of the sentence. */
function lead({ doc, quotationOf }: Scene, sentence: Sentence, before: number): number {
  let first = sentence.first;
  while (first < before && (isQuoteMark(doc.tokens[first]) || /^(but|and)$/i.test(doc.tokens[first]!.text))) first++;
  // A quotation of its own, finished before this one in the same sentence, is left where it stands.
  for (let i = before - 1; i > first; i--)
    if (
      quotationOf[i] === -1 &&
      /^(but|while|whereas)$/.test(doc.tokens[i]!.lower) &&
      isComma(doc.tokens[i - 1]) &&
      hasFinite(doc, first, i)
    )
      return i + 1;
  return first;
}

/** The comma that closes "…, X said on Monday, …", or -1. */
function tailComma({ doc }: Scene, sentence: Sentence, tail: number): number {
  const at = afterAdverbials(doc, sentence, tail);
  return isComma(doc.tokens[at]) ? at : -1;
}

const goesOnAfter = ({ doc }: Scene, sentence: Sentence, before: number, comma: number): boolean =>
  !hasFinite(doc, sentence.first, before) && hasFinite(doc, comma + 1, sentence.last);

/** A second quotation after the cue in the same sentence: "…," X said, "…". */
function medial(scene: Scene, sentence: Sentence, tail: number): Stretch[] {
  const { doc, quotationOf } = scene;
  for (let i = tail; i < sentence.last; i++) {
    const quotation = quotationOf[i]!;
    if (quotation === -1) {
      if (doc.tokens[i]!.lower === 'that' || isCue(doc.tokens[i])) return [];
      continue;
    }
    return [scene.words[quotation]!];
  }
  return [];
}

/** The clause that starts at `from`, when it has a finite verb of its own; the parse may shorten it. */
function clause(scene: Scene, sentence: Sentence, verb: number, from: number, mark: string): Stretch | null {
  const { doc } = scene;
  const { tokens } = doc;
  const start = tokens[from];
  if (start === undefined || from > lastWord(doc, sentence)) return null;
  if (
    mark === '' &&
    !isHedge(doc, from) &&
    /^(PUNCT|CCONJ|SCONJ|VERB|ADP|PART)$/.test(start.upos) &&
    !/^(if|there)$/.test(start.lower)
  )
    return null;
  const end = clauseEnd(scene, sentence, from, ends);
  if (!hasFinite(doc, from, end + 1) && !hasPast(doc, from, end)) return null;
  const parse = treeContent(doc, verb, 'ccomp');
  // The parse is asked only where a comma or joining word follows: inside a phrase it cuts too soon.
  if (parse !== null && parse.last < end && parse.last > from + 1 && Math.abs(parse.first - from) <= 2) {
    const after = tokens[parse.last + 1];
    if (
      isComma(after) &&
      /^(and|but|as|after|when)$/.test(tokens[parse.last + 2]?.lower ?? '') &&
      hasFinite(doc, parse.last + 1, end + 1)
    )
      return { first: from, last: parse.last };
  }
  return { first: from, last: end };
}

/** A past that the tagger takes for a participle ("said two jets bombed the bridge"): a verb right after a noun, and not before "by". */
function hasPast(doc: Document, from: number, end: number): boolean {
  for (let i = from + 1; i <= end; i++)
    if (doc.tokens[i]!.xpos === 'VBN' && isNominal(doc.tokens[i - 1]) && doc.tokens[i + 1]?.lower !== 'by') return true;
  return false;
}

/** An object that is what is thought of: the noun phrase, or all that the parse hangs on it. */
function objectSpan(scene: Scene, sentence: Sentence, first: number): Stretch {
  const { doc } = scene;
  const end = clauseEnd(scene, sentence, first, ends);
  const phrase = phraseAfter(doc, sentence, first);
  let last = phrase?.last ?? end;
  // What follows the phrase belongs to it unless it is an adverbial of time or a new clause.
  const next = doc.tokens[last + 1];
  if (phrase !== null && next !== undefined && last < end) {
    const verbal = next.upos === 'VERB' || /^(that|which|who|to|as|if)$/.test(next.lower);
    const quoted = isQuoteMark(next);
    const gerund = next.upos === 'ADP' && (doc.tokens[last + 2]?.lower ?? '').endsWith('ing');
    // "offered rebels an amnesty": whom it is offered to, and what.
    const second = next.upos === 'DET' ? phraseAfter(doc, sentence, last + 1) : null;
    if (verbal || quoted || gerund) last = end;
    else if (second !== null) last = second.last;
  }
  return { first, last: Math.min(Math.max(last, first), Math.max(end, first)) };
}

/** "called the raid a crime", "described the vote as a farce": what is named and the name given. */
function named(scene: Scene, sentence: Sentence, verb: number, tail: number): Stretch | null {
  const { doc, quotationOf } = scene;
  const { tokens } = doc;
  if (tokens[verb]!.lower === 'considering') return null;
  const object = phraseAfter(doc, sentence, tail);
  if (object === null) return null;
  const lemma = lemmaOf(tokens[verb]!);
  const end = clauseEnd(scene, sentence, tail, ends);
  const next = object.last + 1;
  const asName = /^(describe|characterise|characterize|denounce|condemn|decry|slam|depict|portray)$/.test(lemma);
  if (asName) {
    for (let i = next; i <= Math.min(end, next + 3); i++)
      if (tokens[i]!.lower === 'as') return { first: object.first, last: end };
    return lemma === 'describe' ? { first: object.first, last: end } : null;
  }
  if (next > end) return null;
  const short = phraseAfter(doc, sentence, tail, false)!;
  const follows = tokens[next]!;
  const name =
    follows.upos === 'DET' || follows.upos === 'ADJ' || isQuoteMark(follows) || isNominal(follows) || quotationOf[next] !== -1;
  if (name || (short.last < object.last && end > object.last)) return { first: object.first, last: end };
  return null;
}
