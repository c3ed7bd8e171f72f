import { neverSpeakers, timeNouns, timeWords } from '../languages/en/speech.ts';
import type { Document, Sentence, Token } from '../types.ts';

// The clause grammar's view of a sentence: phrases found from word classes alone, without a parse. It is right often enough to
// check the parse, and wrong in other places than the parse is.

/** Tokens `first` to `last`, both included, and the word that names the one spoken of. */
export interface Phrase {
  readonly first: number;
  readonly last: number;
  readonly head: number;
}

const nominal = (token: Token | undefined): boolean =>
  // Rare plurals come out of the tagger as foreign words or interjections ("envoys", "diplomats").
  token !== undefined &&
  (/^(NOUN|PROPN)$/.test(token.upos) || (/^(X|INTJ)$/.test(token.upos) && /^\p{L}{4,}s$/u.test(token.lower))) &&
  !timeWords.has(token.lower);
export const isNominal = nominal;
const mark = /^(["“”„«»‘’']|``|'')$/;
export const isQuoteMark = (token: Token | undefined): boolean =>
  token !== undefined && mark.test(token.text) && token.upos !== 'PART';
export const isComma = (token: Token | undefined): boolean => token?.text === ',';
export const isFinite = (token: Token | undefined): boolean =>
  token !== undefined && (/^(VBD|VBZ|VBP|MD)$/.test(token.xpos) || (token.upos === 'AUX' && !/^(VB|VBG|VBN)$/.test(token.xpos)));
export const isVerb = (token: Token | undefined): boolean =>
  token !== undefined && (token.upos === 'VERB' || token.upos === 'AUX');
const possessive = (token: Token | undefined): boolean =>
  token !== undefined && (token.xpos === 'POS' || token.lower === "'s" || token.lower === '’s');
const pronoun = (token: Token | undefined): boolean =>
  token !== undefined &&
  /^(he|she|they|i|we|it|you|others|some|many|several|both|one|two|everyone|someone|none|nobody)$/.test(token.lower) &&
  token.upos !== 'DET';
const determiner = (token: Token): boolean =>
  (token.upos === 'DET' && !/^(which|who)$/.test(token.lower) && token.xpos !== 'WDT') || token.xpos === 'PRP$';

/** Whether a word can stand inside a noun phrase, before its head. */
function inside(token: Token | undefined): boolean {
  if (token === undefined || timeWords.has(token.lower)) return false;
  return (
    nominal(token) ||
    /^(ADJ|NUM|SYM)$/.test(token.upos) ||
    determiner(token) ||
    possessive(token) ||
    token.text === '-' ||
    token.text === '&' ||
    (token.upos === 'VERB' && /^(VBN|VBG)$/.test(token.xpos))
  );
}

/** The plain noun phrase (no preposition) that ends at token `last`; null when none does. */
/** "45-year-old": the words that hyphens join, whatever the first one is. */
const hyphenated = (tokens: readonly Token[], at: number): boolean =>
  (tokens[at]!.text === '-' && tokens[at]!.to === tokens[at + 1]?.from) ||
  (tokens[at + 1]?.text === '-' && tokens[at]!.to === tokens[at + 1]!.from && tokens[at]!.upos !== 'PUNCT');

function coreBefore(doc: Document, sentence: Sentence, last: number): Phrase | null {
  const { tokens } = doc;
  const end = tokens[last];
  if (end === undefined || last < sentence.first) return null;
  if (pronoun(end) || (/^(them|us|whom)$/.test(end.lower) && tokens[last - 1]?.lower === 'of'))
    return { first: last, last, head: last };
  // "The wounded said", "both said": an adjective after a determiner stands for a noun.
  const substantive = end.upos === 'ADJ' && last > sentence.first && determiner(tokens[last - 1]!);
  if (!nominal(end) && end.upos !== 'NUM' && !possessive(end) && !substantive) return null;
  let first = last;
  while (first - 1 >= sentence.first && (inside(tokens[first - 1]) || hyphenated(tokens, first - 1))) {
    const before = tokens[first - 1]!;
    if (determiner(tokens[first]!) && !possessive(before)) break;
    // A participle belongs to the phrase only between a determiner and the noun ("the besieged town").
    if (before.upos === 'VERB' && !(first - 2 >= sentence.first && determiner(tokens[first - 2]!))) break;
    if (/^(last|this|next)$/.test(before.lower) && timeNouns.has(tokens[first]!.lower)) {
      first++;
      break;
    }
    first--;
  }
  return first > last ? null : { first, last, head: possessive(end) ? last - 1 : last };
}

const joining = /^(of|for|from|in|at|with|on|near|to|inside|outside|by|against|within)$/;

/**
 * The noun phrase that ends at token `last`, with its prepositional phrases and joined nouns to the left. `safe` is false when
 * what stands before it shows that it is an object or inside a relative clause, so that it need not be a subject.
 */
export function phraseBefore(doc: Document, sentence: Sentence, last: number): (Phrase & { safe: boolean }) | null {
  const { tokens } = doc;
  let phrase = coreBefore(doc, sentence, last);
  if (phrase === null) return null;
  for (;;) {
    const before: Token | undefined = phrase.first > sentence.first ? tokens[phrase.first - 1] : undefined;
    if (before === undefined) return { ...phrase, safe: true };
    const left: Phrase | null = phrase.first - 2 >= sentence.first ? coreBefore(doc, sentence, phrase.first - 2) : null;
    if (left !== null && before.upos === 'ADP' && joining.test(before.lower)) {
      phrase = { first: left.first, last: phrase.last, head: left.head };
      continue;
    }
    if (left !== null && /^(and|&)$/.test(before.lower) && opensClause(doc, sentence, left.first)) {
      return { first: left.first, last: phrase.last, head: left.head, safe: true };
    }
    const safe: boolean = before.lower === 'but' || !(isVerb(before) || before.upos === 'ADP' || before.upos === 'PART');
    return { ...phrase, safe };
  }
}

/** Whether a clause can start at this token: at the sentence's start, after a mark, "that" or a joining word. */
function opensClause(doc: Document, sentence: Sentence, at: number): boolean {
  if (at <= sentence.first) return true;
  const before = doc.tokens[at - 1]!;
  return before.upos === 'PUNCT' || before.upos === 'CCONJ' || before.upos === 'SCONJ';
}

/** Start of the group of auxiliaries, adverbs and "not" that ends in the verb, and what it holds. */
export function verbGroup(
  doc: Document,
  sentence: Sentence,
  verb: number,
): { first: number; negated: boolean; modal: boolean; infinitive: boolean; passive: boolean } {
  const { tokens } = doc;
  let first = verb;
  let negated = false;
  let modal = false;
  let infinitive = false;
  let be = false;
  while (first - 1 >= sentence.first) {
    // "have in recent days expressed": a phrase of time between the helper and the verb.
    const phrase = timeInside(doc, sentence, first - 1);
    if (phrase !== null) {
      first = phrase;
      continue;
    }
    const token = tokens[first - 1]!;
    if (token.lower === 'to' && (first === verb || tokens[first]!.upos === 'ADV' || /^(be|have)$/.test(tokens[first]!.lower))) {
      infinitive = true;
      first--;
      break;
    }
    const not = /^(not|n't|n’t|never)$/.test(token.lower);
    const auxiliary = token.upos === 'AUX' || token.xpos === 'MD';
    if (!(auxiliary || not || (token.upos === 'ADV' && !/^(when|where|how|why|so|as)$/.test(token.lower)))) break;
    negated ||= not;
    modal ||= token.xpos === 'MD';
    be ||= auxiliary && /^(is|are|was|were|be|been|being|'s|'re)$/.test(token.lower);
    first--;
  }
  // Adverbs at the very start of the sentence ("Also, …") are no part of the group.
  return { first, negated, modal, infinitive, passive: be && tokens[verb]!.xpos !== 'VBG' };
}

/** First token of a phrase of time that ends at `last` and has a helper verb before it, or null. */
function timeInside(doc: Document, sentence: Sentence, last: number): number | null {
  const { tokens } = doc;
  if (!/^(days?|weeks?|months?|years?|hours?|times?|past)$/.test(tokens[last]!.lower)) return null;
  for (let i = last - 1; i > Math.max(sentence.first, last - 5); i--) {
    if (tokens[i]!.upos === 'ADP') return tokens[i - 1]!.upos === 'AUX' ? i : null;
    if (!/^(ADJ|DET|NUM|NOUN|VERB|PRON)$/.test(tokens[i]!.upos)) return null;
  }
  return null;
}

/** The subject that stands before token `at` (exclusive): a phrase, or a phrase with an apposition or relative clause in commas. */
export function subjectBefore(doc: Document, sentence: Sentence, at: number): (Phrase & { safe: boolean }) | null {
  const { tokens } = doc;
  const last = at - 1;
  if (last < sentence.first) return null;
  if (/^([Ww]ho|which)$/.test(tokens[last]!.text)) {
    const antecedent = phraseBefore(doc, sentence, isComma(tokens[last - 1]) ? last - 2 : last - 1);
    // "a text drafted by X which demanded": "which" need not stand for the nearest noun, "who" nearly always does.
    return antecedent && { ...antecedent, safe: tokens[last]!.lower === 'who' || antecedent.safe };
  }
  if (isComma(tokens[last])) {
    for (let comma = last - 1; comma > Math.max(sentence.first, last - 25); comma--) {
      if (!isComma(tokens[comma])) continue;
      const phrase = phraseBefore(doc, sentence, comma - 1);
      const after = tokens[comma + 1]!;
      const relativeClause = /^(who|which|whose)$/.test(after.lower);
      if (phrase === null || !phrase.safe) continue;
      if (!relativeClause && hasFinite(doc, comma + 1, last)) return null;
      return { first: phrase.first, last: last - 1, head: phrase.head, safe: !tokens[phrase.first]!.lower.startsWith('in') };
    }
    return null;
  }
  const phrase = phraseBefore(doc, sentence, last);
  if (phrase === null) return null;
  if (phrase.safe) {
    // "the foreign policy chief of the union, Ana Ruel, said" has two commas; "the union's envoy, Ana Ruel said" has one.
    const comma = phrase.first - 1;
    if (isComma(tokens[comma]) && tokens[phrase.head]!.upos === 'PROPN') {
      const title = phraseBefore(doc, sentence, comma - 1);
      if (
        title?.safe &&
        tokens[title.head]!.upos === 'NOUN' &&
        !neverSpeakers.has(tokens[title.head]!.lower) &&
        opensClause(doc, sentence, title.first) &&
        isTitle(tokens[title.head]!)
      )
        return { first: title.first, last: phrase.last, head: phrase.head, safe: true };
    }
    return phrase;
  }
  // An object or the inside of a relative clause: go left to the relative pronoun and take what it belongs to.
  for (let i = phrase.first - 1; i > Math.max(sentence.first, at - 30); i--) {
    if (!/^(who|whose)$/.test(tokens[i]!.lower)) continue;
    const antecedent = phraseBefore(doc, sentence, isComma(tokens[i - 1]) ? i - 2 : i - 1);
    return antecedent && { first: antecedent.first, last: phrase.last, head: antecedent.head, safe: antecedent.safe };
  }
  return phrase;
}

const titles =
  /(er|or|man|woman|ian|ist|chief|head|director|president|minister|envoy|deputy|king|queen|general|secretary|colonel|captain|major|mayor|chair|engineer|founder|doctor|nurse|aide|delegate|official)$/;
const isTitle = (token: Token): boolean => titles.test(token.lemma || token.lower);

export function hasFinite(doc: Document, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isFinite(doc.tokens[i])) return true;
  return false;
}

/** The noun phrase that starts at token `first`, with the prepositional phrases after its head while they last. */
export function phraseAfter(doc: Document, sentence: Sentence, first: number, long = true): Phrase | null {
  const { tokens } = doc;
  const start = tokens[first];
  if (start === undefined || first >= sentence.last) return null;
  if (pronoun(start) || (start.upos === 'PRON' && start.xpos === 'PRP') || /^(him|her|them|us|me)$/.test(start.lower)) {
    if (!(start.lower === 'her' && inside(tokens[first + 1]))) return { first, last: first, head: first };
  }
  if (/^(each|one)$/.test(start.lower) && /^(other|another)$/.test(tokens[first + 1]?.lower ?? ''))
    return { first, last: first + 1, head: first + 1 };
  let last = first - 1;
  let head = -1;
  for (let i = first; i < sentence.last; i++) {
    const token = tokens[i]!;
    if (i > first && determiner(token) && head >= 0 && !possessive(tokens[i - 1])) break;
    if (!inside(token) && !(i === first && (determiner(token) || token.lower === 'that'))) break;
    if (nominal(token) || token.upos === 'NUM') head = i;
    if (possessive(token)) head = -1;
    last = i;
  }
  if (head < 0 || last < first) return null;
  last = head;
  if (!long) return { first, last, head };
  for (;;) {
    const link = tokens[last + 1];
    if (link === undefined || last + 2 >= sentence.last) break;
    if (
      !(link.upos === 'ADP' && (joining.test(link.lower) || /^(over|between|among|about|during)$/.test(link.lower))) &&
      link.lower !== 'and'
    )
      break;
    const next = coreAfter(doc, sentence, last + 2);
    if (next === null) break;
    if (link.lower === 'and' && isVerb(tokens[next.last + 1])) break;
    if (timeWords.has(tokens[next.last]!.lower)) break;
    last = next.last;
  }
  return { first, last, head };
}

const coreAfter = (doc: Document, sentence: Sentence, first: number): Phrase | null => phraseAfter(doc, sentence, first, false);

/** "at least 31", "up to 40", "around 20": words that belong to the number after them. */
export function isHedge(doc: Document, at: number): boolean {
  const pair = `${doc.tokens[at]?.lower} ${doc.tokens[at + 1]?.lower}`;
  if (/^(at least|at most|up to|as many|more than|fewer than|less than|no fewer|no less|some of)$/.test(pair)) return true;
  return (
    /^(about|around|nearly|almost|over|some|only|roughly)$/.test(doc.tokens[at]?.lower ?? '') &&
    doc.tokens[at + 1]?.upos === 'NUM'
  );
}

const addressing = /^(on|in|at|to|during|after|before|from|by|via|through|late|early|over)$/;

/**
 * First token after a cue that can begin what is said: adverbs and words of time are passed over always, a prepositional phrase
 * ("in a statement", "to reporters") only when "that", a mark or another such phrase follows it.
 */
export function afterAdverbials(doc: Document, sentence: Sentence, from: number): number {
  const { tokens } = doc;
  let at = from;
  for (let steps = 0; steps < 8 && at < sentence.last; steps++) {
    const token = tokens[at]!;
    if (isHedge(doc, at)) break;
    if (timeWords.has(token.lower) || (token.upos === 'ADV' && !/^(how|why|when|where|there|not|so)$/.test(token.lower))) {
      at++;
      continue;
    }
    if (/^(last|this|next|that)$/.test(token.lower) && timeNouns.has(tokens[at + 1]?.lower ?? '')) {
      at += 2;
      continue;
    }
    if (token.upos === 'ADP' || addressing.test(token.lower)) {
      const timed = timeWords.has(tokens[at + 1]?.lower ?? '');
      const object = timed ? { last: at + 1 } : phraseAfter(doc, sentence, at + 1);
      if (object === null) break;
      let end = object.last + 1;
      // "on Monday 3 May"
      if (timed) while (end < sentence.last && tokens[end]!.upos === 'NUM') end++;
      const next = tokens[end];
      if (
        timed ||
        next === undefined ||
        /^(that|:|,|how|whether)$/.test(next.lower) ||
        isQuoteMark(next) ||
        addressing.test(next.lower)
      ) {
        at = end;
        continue;
      }
    }
    break;
  }
  return at;
}
