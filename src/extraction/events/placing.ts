import { relation } from './words.ts';
import type { Span } from '../../model/index.ts';

import type { AttributedSpeech, Document, PlaceMention, TimeMention } from '../types.ts';

/** What an event looks like from here: its words, and the words of other events, which claim what is nearer to them. */
export interface Site {
  readonly token: number;
  /** All words that name the event, absorbed ones included. */
  readonly tokens: ReadonlySet<number>;
  readonly sentence: number;
}

/** Outermost token of a span: the one whose head lies outside it; -1 when the span holds no token. */
function outermost(doc: Document, span: Span, sentence: number): number {
  const { first, last } = doc.sentences[sentence]!;
  let best = -1;
  for (let i = first; i < last; i++) {
    const token = doc.tokens[i]!;
    if (token.to <= span.from || token.from >= span.to) continue;
    const head = token.head < 0 ? null : doc.tokens[token.head]!;
    if (head === null || head.to <= span.from || head.from >= span.to) {
      best = i;
      if (token.upos !== 'ADP' && token.upos !== 'DET') return i;
    }
  }
  return best;
}

/** The words above a token, nearest first. */
function above(doc: Document, token: number): number[] {
  const out: number[] = [];
  for (let at = doc.tokens[token]!.head; at >= 0 && out.length < 40 && !out.includes(at); at = doc.tokens[at]!.head) out.push(at);
  return out;
}

/** How strongly words at `token` belong to an event: by the nearest event or verb above them. 0: not at all. */
function belonging(doc: Document, token: number, site: Site, others: ReadonlySet<number>, cues: ReadonlySet<number>): number {
  const chain = above(doc, token);
  for (const [steps, at] of chain.entries()) {
    if (site.tokens.has(at)) return steps < 3 ? 3 : 2.5;
    if (cues.has(at)) return 0;
    if (others.has(at)) return 0;
    const up = doc.tokens[at]!;
    // "a meeting planned in Orsk next week"
    if (up.deprel === 'acl' && site.tokens.has(up.head)) return 2;
    if (up.upos === 'VERB' || up.upos === 'AUX') {
      // The verb over the event: "launched an attack … on Monday", "scheduled to meet … next week".
      const over = above(doc, site.token);
      const place = over.indexOf(at);
      if (place < 0) return 0;
      const path = [site.token, ...over.slice(0, place)];
      return path.every((k) => !/^(conj|advcl|parataxis|acl|ccomp)$/.test(relation(doc.tokens[k]!))) ? 2 : 0.8;
    }
  }
  return 0;
}

/** Tokens of the cues of speech: a time right after one is when it was said. */
export function cueTokens(doc: Document, speeches: readonly AttributedSpeech[]): Set<number> {
  const out = new Set<number>();
  for (const { cue, sentence } of speeches) {
    if (cue === null) continue;
    const { first, last } = doc.sentences[sentence]!;
    for (let i = first; i < last; i++) if (doc.tokens[i]!.from < cue.to && cue.from < doc.tokens[i]!.to) out.add(i);
  }
  return out;
}

/** The time that the sentence gives to the event, or null; "he said on Monday" is when it was said. */
export function timeOf(
  doc: Document,
  times: readonly TimeMention[],
  site: Site,
  others: ReadonlySet<number>,
  cues: ReadonlySet<number>,
): { readonly time: TimeMention; readonly score: number } | null {
  let best: { time: TimeMention; score: number } | null = null;
  const rootless = brokenRoot(doc, site.sentence);
  const here = times.filter(({ sentence, type }) => sentence === site.sentence && type !== 'set');
  for (const time of here) {
    const token = outermost(doc, time, site.sentence);
    if (token < 0) continue;
    let score = [...site.tokens].some((at) => doc.tokens[at]!.from < time.to && time.from < doc.tokens[at]!.to)
      ? 3
      : belonging(doc, token, site, others, cues);
    const { first } = doc.sentences[site.sentence]!;
    const before = doc.tokens[firstOf(doc, time, site.sentence) - 1];
    const earlier = before?.upos === 'ADP' ? doc.tokens[before.index - 1] : before;
    if (earlier !== undefined && cues.has(earlier.index) && !site.tokens.has(earlier.index)) score = 0;
    else if (score < 2 && token - first < 4 && (leads(doc, site) || rootless)) score = Math.max(score, 1.6);
    // A time that gives no day ("at 2:40 a.m.", "for weeks") yields to one that does.
    const ahead = best === null || (isDated(time) === isDated(best.time) ? score > best.score : isDated(time));
    if (score >= 1.5 && ahead) best = { time, score };
  }
  return best;
}

const isDated = ({ when }: TimeMention): boolean => when.first !== null || when.last !== null;

function firstOf(doc: Document, span: Span, sentence: number): number {
  const { first, last } = doc.sentences[sentence]!;
  for (let i = first; i < last; i++) if (doc.tokens[i]!.to > span.from) return i;
  return first;
}

/** A sentence whose root is a word of no clause ("Ever since …") has lost its parse: its opening time is everyone's. */
function brokenRoot(doc: Document, sentence: number): boolean {
  const { first, last } = doc.sentences[sentence]!;
  for (let i = first; i < last; i++) if (doc.tokens[i]!.head < 0) return /^(ADV|ADP|SCONJ|PUNCT|DET)$/.test(doc.tokens[i]!.upos);
  return true;
}

/** Whether the event is the first or main one of its sentence, so that an opening "On Monday, …" is its own. */
function leads(doc: Document, site: Site): boolean {
  const chain = [site.token, ...above(doc, site.token)];
  return chain.every((at) => {
    const kind = relation(doc.tokens[at]!);
    return doc.tokens[at]!.head < 0 || /^(obj|nsubj|xcomp|obl|csubj|conj)$/.test(kind);
  });
}

/** Whether a place stands where places do: under a preposition, before a noun, or beside another place; not as a subject. */
function locates(doc: Document, place: PlaceMention): boolean {
  const token = doc.tokens[place.head]!;
  const kind = relation(token);
  if (
    /^(nsubj|iobj|vocative|root)$/.test(kind) &&
    !doc.tokens.slice(Math.max(0, place.head - 3), place.head).some(({ upos }) => upos === 'ADP')
  )
    return false;
  return true;
}

/** What stands before a place that is one of several. */
const exampleOf = /\b(?:including|notably|especially|particularly)(?: in)?(?: the)? $/;

const exactness = ({ where }: PlaceMention): number => where.radiusMetres ?? 1e9;

/**
 * The place that the sentence gives to the event, from those `here` of all `places` of the document: of those that belong to it about equally, the most exact one ("in Said in
 * Aleppo").
 */
export function placeOf(
  doc: Document,
  places: readonly PlaceMention[],
  here: readonly PlaceMention[],
  site: Site,
  named: ReadonlySet<number>,
  others: ReadonlySet<number>,
  cues: ReadonlySet<number>,
  taken: readonly Span[],
): { readonly place: PlaceMention; readonly score: number } | null {
  const found: { place: PlaceMention; score: number }[] = [];
  for (const place of here) {
    if (place.sentence !== site.sentence) continue;
    if (taken.some((span) => span.from < place.to && place.from < span.to)) continue;
    const chain = above(doc, place.head);
    let score = named.has(place.head) ? 3.2 : locates(doc, place) ? belonging(doc, place.head, site, others, cues) : 0;
    if (
      score < 3 &&
      chain.some((at) => named.has(at)) &&
      !chain
        .slice(
          0,
          chain.findIndex((at) => named.has(at)),
        )
        .some((at) => others.has(at))
    )
      score = 3.1;
    if (score >= 1.5) found.push({ place, score });
  }
  const top = Math.max(...found.map(({ score }) => score));
  const close = found.filter(({ score }) => score >= top - 0.7);
  // "in the north, including Orsk": a part that is named as one of several is not where it all was.
  const whole = close.filter(({ place }) => !exampleOf.test(doc.text.slice(Math.max(0, place.from - 24), place.from)));
  const near = whole.length > 0 ? whole : close;
  const inside = near.filter(
    ({ place }) => !near.some(({ place: other }) => other.inside !== null && places[other.inside] === place),
  );
  return (
    inside.sort((a, b) => exactness(a.place) - exactness(b.place) || b.score - a.score || a.place.from - b.place.from)[0] ?? null
  );
}
