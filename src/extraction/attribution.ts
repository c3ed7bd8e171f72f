import type { Span } from '../model/index.ts';
import { accordingTo, attributedTo, headline, putsAt, speechNoun } from './attribution/frames.ts';
import { isComma, isQuoteMark, type Phrase, phraseAfter } from './attribution/phrases.ts';
import { type Proposal, type Scene, sceneOf } from './attribution/proposal.ts';
import { findOutlet, findSpeakers } from './attribution/speakers.ts';
import { proposeVerb } from './attribution/verbs.ts';
import { speechNouns } from './languages/en/speech.ts';
import type { AttributedSpeech, Document, EntityMention, Quotation, Sentence } from './types.ts';

/**
 * Who is said to have said, thought or felt what, in the order of the text. A clause grammar proposes source, cue and content and
 * the parse vets them; `confidence` says how far they agree. A speaker who is not certain is null, with the words that name them
 * in `speakerSpan`: a wrong speaker is worse than none. Content leaves quotation marks out and the comma that the writer put
 * before a closing one. Quotations that no cue claims come out as `direct` without a speaker: the writer does not answer for them.
 */
export function attribute(
  doc: Document,
  mentions: readonly EntityMention[],
  quotations: readonly Quotation[],
): AttributedSpeech[] {
  const scene = sceneOf(doc, quotations);
  const proposals: Proposal[] = [];
  for (const sentence of doc.sentences) {
    // A run of words without a stop is a table or a list, and the grammar reads every cue to the end of its sentence.
    if (sentence.last - sentence.first > longest) continue;
    const title = headline(scene, sentence);
    if (title !== null) proposals.push(title);
    for (let i = sentence.first; i < sentence.last; i++) {
      const token = doc.tokens[i]!;
      const proposal =
        accordingTo(scene, i) ??
        putsAt(scene, i) ??
        attributedTo(scene, i) ??
        proposeVerb(scene, i) ??
        (speechNouns.has(token.lemma) || speechNouns.has(token.lower) ? speechNoun(scene, i) : null);
      if (proposal !== null && !firstPerson(scene, proposal)) proposals.push(proposal);
    }
  }
  const near = new Map<number, EntityMention[]>();
  for (const mention of mentions) {
    const list = near.get(mention.sentence);
    if (list === undefined) near.set(mention.sentence, [mention]);
    else list.push(mention);
  }
  const claimed = new Map<number, number>();
  const speeches = proposals.map((proposal, index) => {
    const speech = speechFrom(scene, near.get(proposal.sentence) ?? [], proposal);
    if (speech.manner === 'direct' || speech.manner === 'mixed')
      for (const { first, last } of proposal.content)
        for (let i = first; i <= last; i++) if (scene.quotationOf[i] !== -1) claimed.set(scene.quotationOf[i]!, index);
    return speech;
  });
  return inOrder(withLoose(scene, speeches, claimed));
}

/** Words in the longest sentence that is read. */
const longest = 400;

/** "I will tell him that …" inside a quotation: whoever is quoted says it, so it is no speech of its own. */
function firstPerson({ doc, quotationOf }: Scene, { cue, source }: Proposal): boolean {
  if (cue === null || quotationOf[cue.first] === -1) return false;
  return source === null || source.first > cue.first || /^(i|we|you)$/.test(doc.tokens[source.head]!.lower);
}

function spanOf({ doc }: Scene, phrase: Phrase): Span {
  let { first, last } = phrase;
  while (last > first && (isComma(doc.tokens[last]) || isQuoteMark(doc.tokens[last]))) last--;
  // A possessive right before the verb is a slip of the pen ("the envoy's said that") or belongs to the noun of saying.
  if (last > first && doc.tokens[last]!.xpos === 'POS') last--;
  while (first < last && (isComma(doc.tokens[first]) || isQuoteMark(doc.tokens[first]))) first++;
  return { from: doc.tokens[first]!.from, to: doc.tokens[last]!.to };
}

/** The stretches of text that a stretch of tokens covers once quotation marks are left out. */
function stretches({ doc, quotations, quotationOf, words }: Scene, first: number, last: number): Span[] {
  const spans: Span[] = [];
  for (let i = first; i <= last; ) {
    const quotation = quotationOf[i]!;
    let end = i;
    const goesOn = (at: number): boolean => quotationOf[at] === quotation && !(quotation === -1 && isQuoteMark(doc.tokens[at]));
    while (end < last && goesOn(end + 1)) end++;
    if (quotation !== -1 && words[quotation]!.first === i && words[quotation]!.last === end) {
      const { from, to } = quotations[quotation]!;
      spans.push({ from, to: /[,;]$/.test(doc.text.slice(from, to)) ? to - 1 : to });
    } else if (quotation !== -1 || !(end === i && doc.tokens[i]!.upos === 'PUNCT')) {
      let from = i;
      let to = end;
      if (quotation === -1) while (from < to && (isQuoteMark(doc.tokens[from]) || /^[,:;]$/.test(doc.tokens[from]!.text))) from++;
      while (to > from && (isQuoteMark(doc.tokens[to]) || /^[,:;]$/.test(doc.tokens[to]!.text))) to--;
      if (!isQuoteMark(doc.tokens[from]) && !/^[,:;.]$/.test(doc.tokens[from]!.text))
        spans.push({ from: doc.tokens[from]!.from, to: doc.tokens[to]!.to });
    }
    i = end + 1;
  }
  return spans.filter(({ from, to }) => from < to);
}

/** Whether the head of a phrase is a place or a building and nobody. */
function isPlace(doc: Document, mentions: readonly EntityMention[], { head }: Phrase): boolean {
  const { from, to } = doc.tokens[head]!;
  const held = mentions.filter((mention) => mention.from <= from && to <= mention.to);
  return held.length > 0 && held.every(({ kind }) => kind === 'place' || kind === 'facility');
}

function speechFrom(scene: Scene, mentions: readonly EntityMention[], proposal: Proposal): AttributedSpeech {
  const { doc } = scene;
  const { source, cue } = proposal;
  const found = source === null ? { speaker: null, coSpeakers: [] } : findSpeakers(doc, mentions, source);
  // Below this the grammar and the parse name different people: the words are shown, the name is left open.
  const sure = proposal.confidence >= 0.44;
  const hearer = proposal.hearer ?? (cue === null ? null : interviewer(scene, doc.sentences[proposal.sentence]!, cue.last));
  const carries = proposal.rule === 'frame:attributed-to';
  const via =
    hearer === null
      ? null
      : carries
        ? (findOutlet(doc, mentions, hearer) ?? findSpeakers(doc, mentions, hearer).speaker)
        : findOutlet(doc, mentions, hearer);
  return {
    manner: proposal.manner,
    speaker: sure ? found.speaker : null,
    speakerSpan: source === null || !sure || isPlace(doc, mentions, source) ? null : spanOf(scene, source),
    coSpeakers: sure ? found.coSpeakers : [],
    via: via !== null && via.entity === found.speaker?.entity ? null : via,
    cue: cue === null ? null : { ...spanOf(scene, { first: cue.first, last: cue.last, head: cue.first }), lemma: cue.lemma },
    content: proposal.content.flatMap(({ first, last }) => stretches(scene, first, last)),
    sentence: proposal.sentence,
    rule: proposal.rule,
    confidence: proposal.confidence,
  };
}

/** "said in an interview with broadcaster X": whom the words were given to, after the cue. */
function interviewer({ doc, quotationOf }: Scene, sentence: Sentence, cue: number): Phrase | null {
  for (let i = cue + 1; i < Math.min(sentence.last - 2, cue + 12); i++) {
    if (quotationOf[i] !== -1) return null;
    if (
      /^(interview|remarks|comments|statement|letter)$/.test(doc.tokens[i]!.lower) &&
      /^(with|to|for|on)$/.test(doc.tokens[i + 1]!.lower)
    )
      return phraseAfter(doc, sentence, i + 2);
  }
  return null;
}

/**
 * Quotations that no cue of their own claims. Right after the sentence of an attributed quotation, in the same paragraph, or
 * after a paragraph whose quotation was left open, they go on with the same speaker; anywhere else nobody is named.
 */
function withLoose(
  scene: Scene,
  speeches: readonly AttributedSpeech[],
  claimed: ReadonlyMap<number, number>,
): AttributedSpeech[] {
  const { doc, quotations } = scene;
  const out = [...speeches];
  const owner = new Map(claimed);
  quotations.forEach((quotation, index) => {
    if (owner.has(index) || quotation.extent !== 'clause') return;
    const content = stretches(scene, scene.words[index]!.first, scene.words[index]!.last);
    if (content.length === 0) return;
    const before = index > 0 ? owner.get(index - 1) : undefined;
    const previous = quotations[index - 1];
    if (before !== undefined && previous !== undefined && goesOn(scene, previous, quotation, out[before]!)) {
      out[before] = { ...out[before]!, content: [...out[before]!.content, ...content] };
      owner.set(index, before);
      return;
    }
    owner.set(index, out.length);
    out.push({
      manner: 'direct',
      speaker: null,
      speakerSpan: null,
      coSpeakers: [],
      via: null,
      cue: null,
      content,
      sentence: quotation.sentence,
      rule: 'quotation:no-cue',
      confidence: 0.5,
    });
  });
  function goesOn({ doc: { sentences } }: Scene, previous: Quotation, next: Quotation, speech: AttributedSpeech): boolean {
    const from = sentences[previous.sentence]!;
    const to = sentences[next.sentence]!;
    const opensSentence = /^[\s“"„«‘']*$/.test(doc.text.slice(to.from, next.from));
    if (!opensSentence) return false;
    const gap = doc.text.slice(previous.to, next.from);
    if (from.block === to.block) {
      // Nothing but the cue's own clause may stand between: another sentence may bring in another speaker.
      const last = Math.max(speech.sentence, previous.sentence);
      const ended = sentences[last]!;
      return next.sentence <= last + 1 || /^[\s”"»’'.]*$/.test(doc.text.slice(ended.to, next.from));
    }
    const open = !/[”"»]/.test(gap.replace(/[“"„«]\s*$/, ''));
    return to.block === from.block + 1 && open;
  }
  return out;
}

const startOf = (speech: AttributedSpeech): number =>
  Math.min(
    ...speech.content.map(({ from }) => from),
    speech.cue?.from ?? Number.POSITIVE_INFINITY,
    speech.speakerSpan?.from ?? Number.POSITIVE_INFINITY,
  );

const inOrder = (speeches: readonly AttributedSpeech[]): AttributedSpeech[] =>
  speeches
    .filter(({ content }) => content.length > 0)
    .map((speech) => ({ ...speech, content: [...speech.content].sort((a, b) => a.from - b.from) }))
    .sort((a, b) => startOf(a) - startOf(b) || (a.cue?.from ?? 0) - (b.cue?.from ?? 0));
