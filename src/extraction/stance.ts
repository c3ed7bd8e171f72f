import { type EventKind, eventKinds, type Manner, type Span, type Stance } from '../model/index.ts';
import { isNominal, verbGroup } from './attribution/phrases.ts';
import { factualityOf } from './factuality.ts';
import { hearsayParticiples, hearsayWords, speechNouns, speechVerbs, stanceOfUse, type Takes } from './languages/en/speech.ts';
import { lastFrom } from './by-place.ts';
import type { AttributedSpeech, Document, EntityMention } from './types.ts';

/** Who is speaking where an event is told, and how the words are brought in. */
export interface HeardVoice {
  readonly manner: Manner;
  readonly speaker: EntityMention | null;
  /** The words that name the speaker, also when no entity was made of them. */
  readonly speakerSpan: Span | null;
  readonly coSpeakers: readonly EntityMention[];
  readonly via: EntityMention | null;
  readonly cue: (Span & { readonly lemma: string }) | null;
  /** What is said, without quotation marks: one stretch, that which holds the event where the words come in several. */
  readonly content: Span | null;
  readonly confidence: number;
  readonly rule: string;
}

/**
 * The stance towards the event named at `trigger`, and whose voice tells it. The voice is the innermost speech whose words hold
 * the trigger; where that is only a wish or feeling told by someone else ("X said that Y wants …"), the one who tells it. What a
 * speaker states as fact is `asserted` with the speaker named; `reported` is hearsay, with nobody who answers for it.
 */
export function stanceOf(
  doc: Document,
  trigger: number,
  attributions: readonly AttributedSpeech[],
  kindOfEvent: EventKind,
): { readonly stance: Stance; readonly voice: HeardVoice } {
  const at = doc.tokens[trigger]!;
  const hearsay = hearsayAt(doc, trigger);
  const family = eventKinds.get(kindOfEvent)?.family;
  if (family === 'speech' || kindOfEvent === 'demand') {
    // The event is the saying itself: its voice is its own speaker's.
    const own = speechesNear(doc, attributions, at.sentence).find(
      ({ cue }) => cue !== null && cue.from <= at.from && at.to <= cue.to,
    );
    if (own !== undefined) return { stance: stanceOfSpeech(own), voice: voiceOf(doc, own, own.content[0] ?? at) };
  }
  const holding = speechesNear(doc, attributions, at.sentence)
    .filter((speech) => speech.content.some((span) => holds(span, at)) && !(speech.cue !== null && holds(speech.cue, at)))
    .sort((a, b) => size(a) - size(b) || (b.cue?.from ?? -1) - (a.cue?.from ?? -1));
  const inner = holding[0];
  if (inner === undefined) {
    const manner: Manner = doc.sentences[at.sentence]!.kind === 'body' ? 'narrator' : 'headline';
    return {
      stance: hearsay ?? 'asserted',
      voice: {
        manner: hearsay === null ? manner : 'stance',
        speaker: null,
        speakerSpan: null,
        coSpeakers: [],
        via: null,
        cue: null,
        content: null,
        confidence: 0.9,
        rule: hearsay === null ? manner : 'hearsay',
      },
    };
  }
  const speaking =
    inner.manner === 'stance' || nameless(inner)
      ? (holding.slice(1).find((speech) => speech.manner !== 'stance' && !nameless(speech)) ?? inner)
      : inner;
  let stance = stanceOfSpeech(inner);
  // "wants the bombardment investigated": what is taken for granted inside a wish or fear is stated.
  if (stance === 'demanded' || stance === 'feared') {
    const { factuality, rule } = factualityOf(doc, trigger);
    if (factuality === 'happened' && (rule === 'noun' || rule.includes('taken-for-granted'))) stance = 'asserted';
  }
  return {
    stance: stance === 'asserted' && hearsay !== null ? hearsay : stance,
    voice: voiceOf(doc, speaking, at),
  };
}

const indices = new WeakMap<readonly AttributedSpeech[], ReadonlyMap<number, readonly AttributedSpeech[]>>();

/** The speeches that have their cue or some of their words in a sentence; looked up once for a list, which never changes. */
function speechesNear(doc: Document, attributions: readonly AttributedSpeech[], sentence: number): readonly AttributedSpeech[] {
  let index = indices.get(attributions);
  if (index === undefined) {
    const bySentence = new Map<number, AttributedSpeech[]>();
    for (const speech of attributions) {
      const touched = new Set<number>([speech.sentence]);
      for (const { from, to } of speech.content)
        for (let i = lastFrom(doc.sentences, from); i <= lastFrom(doc.sentences, to - 1); i++) touched.add(i);
      for (const i of touched) bySentence.set(i, [...(bySentence.get(i) ?? []), speech]);
    }
    index = bySentence;
    indices.set(attributions, index);
  }
  return index.get(sentence) ?? [];
}

const holds = (span: Span, inside: Span): boolean => span.from <= inside.from && inside.to <= span.to;
const size = ({ content }: AttributedSpeech): number => content.reduce((sum, { from, to }) => sum + to - from, 0);
/** Words without anyone who says them ("reports of"): whoever brings them up is the voice. */
const nameless = ({ speaker, speakerSpan, cue }: AttributedSpeech): boolean =>
  speaker === null && speakerSpan === null && cue !== null;

function voiceOf(doc: Document, speech: AttributedSpeech, at: Span): HeardVoice {
  const { manner, speaker, speakerSpan, coSpeakers, via, cue, confidence, rule } = speech;
  return { manner, speaker, speakerSpan, coSpeakers, via, cue, content: contentAround(doc, speech, at), confidence, rule };
}

/** One span of what is said: all of it when only marks and spaces stand between the stretches, else the one around the event. */
function contentAround(doc: Document, { content }: AttributedSpeech, at: Span): Span | null {
  const index = Math.max(
    0,
    content.findIndex((span) => holds(span, at)),
  );
  if (content.length === 0) return null;
  let first = index;
  let last = index;
  const joined = (a: Span, b: Span): boolean => /^[\s"“”„«»‘’',.]*$/.test(doc.text.slice(a.to, b.from));
  while (first > 0 && joined(content[first - 1]!, content[first]!)) first--;
  while (last + 1 < content.length && joined(content[last]!, content[last + 1]!)) last++;
  return { from: content[first]!.from, to: content[last]!.to };
}

/** The stance that a speech gives to what it holds, from its cue and the way the cue is used. */
export function stanceOfSpeech({ rule, cue }: AttributedSpeech): Stance {
  const [kind, ...rest] = rule.split(':');
  const use = rest.join(':');
  if (kind === 'noun') return speechNouns.get(use) ?? 'reported';
  if (kind === 'expressed')
    return /fear|doubt|concern|worr|alarm/.test(use) ? (use.startsWith('doubt') ? 'doubted' : 'feared') : 'asserted';
  if (rule === 'frame:attributed-to') return 'reported';
  if (kind === 'verb' && cue !== null) {
    if (use.endsWith(':not')) return 'doubted';
    if (use === 'quote' || use === 'before' || use === 'around')
      return speechVerbs.get(cue.lemma)?.stance === 'demanded' ? 'asserted' : stanceOfUse(cue.lemma, 'quote');
    if (use === 'passive') return speechVerbs.get(cue.lemma)?.stance ?? 'asserted';
    return stanceOfUse(cue.lemma, use as Takes);
  }
  return 'asserted';
}

/**
 * Hearsay around the word: "reportedly", "is said to", "was accused of", "have been reported". Null when there is none. The
 * participle must stand in a passive, before the word and joined to it by "to", "of", "as" or "that", or be its own passive.
 */
function hearsayAt(doc: Document, trigger: number): Stance | null {
  const { tokens } = doc;
  const sentence = doc.sentences[tokens[trigger]!.sentence]!;
  for (let i = trigger - 1, steps = 0; i >= sentence.first && steps < 14; i--, steps++) {
    const token = tokens[i]!;
    if (token.text === ';' || /^["“”«»]$/.test(token.text)) break;
    const near = hearsayWords.get(token.lower);
    if (
      near !== undefined &&
      steps < 5 &&
      (token.upos === 'ADV' || isNominal(tokens[i + 1]) || tokens[i + 1]?.upos === 'ADJ') &&
      token.upos !== 'VERB'
    )
      return near;
    if (near !== undefined && token.lower === 'alleged' && token.upos === 'VERB' && steps < 3 && tokens[i - 1]?.upos === 'DET')
      return near;
    const stance = hearsayParticiples.get(token.lower);
    if (stance === undefined || !/^(to|of|that|as|by)$/.test(tokens[i + 1]?.lower ?? '') || tokens[i + 1]!.lower === 'by')
      continue;
    const group = verbGroup(doc, sentence, i);
    const reduced = group.first === i && isNominal(tokens[i - 1]) && token.xpos === 'VBN';
    if (group.negated || !(group.passive || reduced)) continue;
    return stance;
  }
  // "Casualties have been reported": the word is the subject of a passive of hearsay.
  let at = trigger + 1;
  while (at < sentence.last && /^(NOUN|ADP|DET|ADJ|PROPN|NUM)$/.test(tokens[at]!.upos) && at < trigger + 8) at++;
  while (at < sentence.last && (tokens[at]!.upos === 'AUX' || tokens[at]!.upos === 'ADV')) at++;
  const participle = tokens[at];
  if (
    participle !== undefined &&
    at < sentence.last &&
    /^(reported|rumoured|rumored|alleged|feared|denied|suspected)$/.test(participle.lower)
  ) {
    const group = verbGroup(doc, sentence, at);
    if (group.passive && !group.negated) return hearsayParticiples.get(participle.lower) ?? null;
  }
  const next = tokens[trigger + 1];
  if (next !== undefined && /^(reportedly|allegedly)$/.test(next.lower)) return hearsayWords.get(next.lower) ?? null;
  return null;
}
