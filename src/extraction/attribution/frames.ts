import { goingOn, neverSpeakers, proposalNouns, sourceFrames, speechNouns } from '../languages/en/speech.ts';
import { world } from '../languages/en/world.ts';
import type { Sentence } from '../types.ts';
import { hasFinite, isComma, isFinite, isNominal, isQuoteMark, type Phrase, phraseAfter, phraseBefore } from './phrases.ts';
import { clauseEnd, lastWord, type Proposal, type Scene } from './proposal.ts';

// Frames without a verb of saying: "according to X", "attributed by X to Y", "the claim by X that", "X: …".

/** "according to X" before, inside or after what it covers. */
export function accordingTo(scene: Scene, at: number): Proposal | null {
  const { doc } = scene;
  const { tokens } = doc;
  const opening = tokens[at]!.lower;
  const frame = sourceFrames.find((words) => words[0] === opening && words.every((word, i) => tokens[at + i]?.lower === word));
  if (frame === undefined) return null;
  const sentence = doc.sentences[tokens[at]!.sentence]!;
  const cue = { first: at, last: at + frame.length - 1, lemma: frame.join(' ') };
  const phrase = phraseAfter(doc, sentence, cue.last + 1);
  if (phrase === null) return null;
  const end = lastWord(doc, sentence);
  let source: Phrase = phrase;
  const leading = at <= sentence.first + 1 && !isComma(tokens[at - 1]);
  // Up to the comma that closes the frame: "according to hospital records seen by the paper, …".
  let comma = -1;
  for (let i = phrase.last + 1; i <= end; i++) {
    if (!isComma(tokens[i])) continue;
    comma = i;
    break;
  }
  const stop = comma === -1 ? end : comma - 1;
  if (!hasFinite(doc, phrase.last + 1, stop + 1) && (leading || comma === -1)) source = { ...phrase, last: stop };
  const content: { first: number; last: number }[] = [];
  if (leading) {
    if (comma === -1) return null;
    content.push({ first: comma + 1, last: clauseEnd(scene, sentence, comma + 1, [...goingOn]) });
  } else {
    const before = isComma(tokens[at - 1]) ? at - 2 : at - 1;
    let first = sentence.first;
    while (first < before && isQuoteMark(tokens[first])) first++;
    content.push({ first, last: before });
    if (comma !== -1 && isComma(tokens[at - 1]) && comma + 1 <= end && !hasFinite(doc, sentence.first, at))
      content.push({ first: comma + 1, last: end });
  }
  const quoted = content.map(({ first, last }) => scene.quotationOf.slice(first, last + 1).some((quotation) => quotation !== -1));
  const whole = content.every(({ first, last }) => scene.words.some((words) => words.first === first && words.last >= last - 1));
  return {
    sentence: sentence.index,
    manner: whole ? 'direct' : quoted.includes(true) ? 'mixed' : 'indirect',
    rule: 'frame:according-to',
    cue,
    source,
    hearer: null,
    content,
    confidence: 0.9,
  };
}

/** "The ministry put the death toll at 31": who gives a figure says it. */
export function putsAt(scene: Scene, at: number): Proposal | null {
  const { doc } = scene;
  const { tokens } = doc;
  const token = tokens[at]!;
  if (!/^(put|puts|putting)$/.test(token.lower)) return null;
  const sentence = doc.sentences[token.sentence]!;
  const figure = phraseAfter(doc, sentence, at + 1, false);
  if (figure === null || !/^(toll|number|figure|count|total|losses|casualties)$/.test(tokens[figure.head]!.lower)) return null;
  let link = figure.last + 1;
  while (link < sentence.last && link < figure.last + 12 && tokens[link]!.lower !== 'at') link++;
  if (tokens[link]?.lower !== 'at') return null;
  const source = phraseBefore(doc, sentence, at - 1);
  if (source === null) return null;
  return {
    sentence: sentence.index,
    manner: 'indirect',
    rule: 'frame:puts-at',
    cue: { first: at, last: at, lemma: 'put' },
    source,
    hearer: null,
    content: [{ first: figure.first, last: lastWord(doc, sentence) }],
    confidence: 0.85,
  };
}

/** "The proposal, attributed by the agency to a ministry source, …": Y speaks, X carries it, the proposal is what is said. */
export function attributedTo(scene: Scene, at: number): Proposal | null {
  const { doc } = scene;
  const { tokens } = doc;
  const token = tokens[at]!;
  if (token.lower !== 'attributed' && token.lower !== 'ascribed') return null;
  const sentence = doc.sentences[token.sentence]!;
  let i = at + 1;
  let via: Phrase | null = null;
  if (tokens[i]?.lower === 'by') {
    via = phraseUpTo(scene, sentence, i + 1, 'to');
    if (via === null) return null;
    i = via.last + 1;
  }
  if (tokens[i]?.lower !== 'to') return null;
  const source = phraseAfter(doc, sentence, i + 1);
  let end = at - 1;
  while (end > sentence.first && (isComma(tokens[end]) || tokens[end]!.upos === 'AUX')) end--;
  const noun = phraseBefore(doc, sentence, end);
  if (
    source === null ||
    noun === null ||
    !(proposalNouns.has(tokens[noun.head]!.lemma) || proposalNouns.has(tokens[noun.head]!.lower))
  )
    return null;
  return {
    sentence: sentence.index,
    manner: 'attributed-noun',
    rule: 'frame:attributed-to',
    cue: { first: at, last: at, lemma: 'attribute' },
    source,
    hearer: via,
    content: [noun],
    confidence: 0.85,
  };
}

/** The words from `first` up to a preposition, read as one phrase: "the ministry's mouthpiece Norpress news agency" before "to". */
function phraseUpTo({ doc }: Scene, sentence: Sentence, first: number, word: string): Phrase | null {
  const { tokens } = doc;
  for (let i = first + 1; i < Math.min(sentence.last, first + 15); i++)
    if (tokens[i]!.lower === word && isNominal(tokens[i - 1])) return { first, last: i - 1, head: i - 1 };
  return null;
}

const introducing: ReadonlyMap<string, RegExp> = new Map([
  ['report', /^(of|that)$/],
  ['rumour', /^(of|that)$/],
  ['allegation', /^(of|that)$/],
  ['accusation', /^(of|that)$/],
  ['suspicion', /^(of|that)$/],
  ['denial', /^(of|that)$/],
  ['fear', /^(of|that)$/],
  ['warning', /^(of|that)$/],
  ['demand', /^(for|that)$/],
  ['call', /^for$/],
  ['appeal', /^for$/],
  ['plea', /^for$/],
  ['concern', /^(about|over|that)$/],
  ['claim', /^(of|that)$/],
]);

/** "the claim by X that …", "X's claim that …", "reports of …": a noun for words said, and what is said. */
export function speechNoun(scene: Scene, at: number): Proposal | null {
  const { doc } = scene;
  const { tokens } = doc;
  const token = tokens[at]!;
  const owned = tokens[at - 1]?.xpos === 'POS' && /^(VB|VBP)$/.test(token.xpos);
  if (!(token.upos === 'NOUN' || owned) || !(speechNouns.has(token.lemma) || speechNouns.has(token.lower))) return null;
  const lemma = speechNouns.has(token.lemma) ? token.lemma : token.lower;
  const sentence = doc.sentences[token.sentence]!;
  let link = at + 1;
  let source: Phrase | null = null;
  if (/^(by|from)$/.test(tokens[link]?.lower ?? '')) {
    source = phraseAfter(doc, sentence, link + 1);
    if (source === null) return null;
    link = source.last + 1;
  }
  const mark = tokens[link]?.lower ?? '';
  // "for fear of" is a motive; "fears of" are somebody's.
  if (lemma === 'fear' && mark === 'of' && token.lower === 'fear') return null;
  if (!(introducing.get(lemma) ?? /^that$/).test(mark) || link + 1 > lastWord(doc, sentence)) return null;
  const that = mark === 'that';
  // "a claim that neighbours reject" is a relative clause: nothing is told of what the claim says.
  if (that && !hasFinite(doc, link + 1, sentence.last)) return null;
  if (that && isRelative(scene, sentence, link)) return null;
  const start = tokens[at - 1];
  if (
    source === null &&
    (start?.xpos === 'POS' || start?.lower === "'s" || start?.lower === '’s' || start?.lower === "'" || start?.lower === '’')
  ) {
    const owner = phraseBefore(doc, sentence, at - 2);
    if (owner !== null) source = owner;
  } else if (source === null && start?.xpos === 'PRP$') source = { first: at - 1, last: at - 1, head: at - 1 };
  if (source === null && /^(call|appeal|demand|plea|warning|view|hope|belief)$/.test(lemma) && !that) return null;
  if (source !== null && neverSpeakers.has(tokens[source.head]!.lower)) return null;
  const last = that ? nounClauseEnd(scene, sentence, link + 1) : (phraseAfter(doc, sentence, link + 1)?.last ?? -1);
  if (last < link + 1) return null;
  return {
    sentence: sentence.index,
    manner: 'attributed-noun',
    rule: `noun:${lemma}`,
    cue: { first: at, last: at, lemma },
    source,
    hearer: null,
    content: [{ first: link + 1, last }],
    confidence: source === null ? 0.6 : 0.75,
  };
}

/** Whether "that" stands for the noun: it is the subject of the next verb, or the clause ends in a verb without its object. */
function isRelative({ doc }: Scene, sentence: Sentence, that: number): boolean {
  const { tokens } = doc;
  if (isFinite(tokens[that + 1]) || tokens[that]!.xpos === 'WDT') return true;
  return tokens[lastWord(doc, sentence)]!.upos === 'VERB' && isFinite(tokens[lastWord(doc, sentence)]);
}

/** A clause under a noun ends before the verb of the sentence's own subject: "the claim that X fell | could not be confirmed". */
function nounClauseEnd(scene: Scene, sentence: Sentence, from: number): number {
  const { doc } = scene;
  const end = clauseEnd(scene, sentence, from, [...goingOn]);
  let verbs = 0;
  for (let i = from; i <= end; i++) {
    const token = doc.tokens[i]!;
    if (isComma(token) && verbs > 0) return i - 1;
    if (!isFinite(token)) continue;
    if (isFinite(doc.tokens[i - 1]) || doc.tokens[i - 1]!.upos === 'ADV') continue;
    verbs++;
    if (verbs > 1 && (isNominal(doc.tokens[i - 1]) || doc.tokens[i - 1]!.upos === 'VERB')) return i - 1;
  }
  return end;
}

/** Headlines: "Minister: no troops in the city", and "…: minister". */
/** Whether a single word is the name of a state, region or town that the lists hold. */
const isStateOrPlace = (word: string): boolean =>
  world.names
    .get(word)
    ?.some(({ words, known }) => words.length === 1 && known.form === 'name' && /^(state|place)$/.test(known.kind)) ?? false;

export function headline(scene: Scene, sentence: Sentence): Proposal | null {
  const { doc } = scene;
  const { tokens } = doc;
  const end = lastWord(doc, sentence);
  for (let i = sentence.first + 1; i < Math.min(end, sentence.first + 6); i++) {
    if (tokens[i]!.text !== ':') continue;
    const source = phraseAfter(doc, sentence, sentence.first);
    if (source === null || source.last !== i - 1 || neverSpeakers.has(tokens[source.head]!.lower)) return null;
    let first = i + 1;
    while (first < end && isQuoteMark(tokens[first])) first++;
    const quoted = scene.quotationOf[first] !== -1;
    if (sentence.kind === 'body' ? !quoted : end - first < 2 && !hasFinite(doc, first, end + 1)) return null;
    if (!isNominal(tokens[source.head])) return null;
    // "Norland: rebels accused of killing dozens" only says where; a state speaks so in quotation marks alone.
    if (!quoted && source.first === source.last && isStateOrPlace(tokens[source.head]!.lower)) return null;
    return {
      sentence: sentence.index,
      manner: sentence.kind === 'body' ? 'direct' : 'headline',
      rule: 'frame:headline',
      cue: null,
      source,
      hearer: null,
      content: [{ first, last: end }],
      confidence: sentence.kind === 'body' ? 0.5 : 0.7,
    };
  }
  return null;
}
