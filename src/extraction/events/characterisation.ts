import type { Span } from '../../model/index.ts';
import { dependents } from '../attribution/tree.ts';
import { legalNames, namingVerbs } from '../languages/en/events.ts';
import type { AttributedSpeech, Document } from '../types.ts';
import { isNoun, lemmaOf, relation } from './words.ts';

/** Acts given a legal or moral name: "called the raid a war crime", "the siege amounts to genocide", "victims of war crimes". */
export interface Naming {
  /** The word of naming ("called"), or the name itself where a copula or nothing does the naming. */
  readonly token: number;
  readonly trigger: Span;
  /** The name. */
  readonly name: Span;
  readonly sentence: number;
  readonly rule: string;
}

/** Few words begin a name, so that most need no comparing. */
const firstWords: ReadonlySet<string> = new Set(legalNames.flatMap((words) => words.slice(0, 1)));

/** First and last token of a legal name that starts at `i`, or null. */
function nameAt(doc: Document, i: number): { last: number; head: number } | null {
  const first = doc.tokens[i]!;
  if (!firstWords.has(first.lower) && !firstWords.has(lemmaOf(first))) return null;
  const { last } = doc.sentences[first.sentence]!;
  for (const words of legalNames) {
    let fits = i + words.length <= last;
    for (let k = 0; k < words.length && fits; k++) {
      const token = doc.tokens[i + k]!;
      fits = lemmaOf(token) === words[k] || token.lower === words[k];
    }
    if (!fits) continue;
    const end = i + words.length - 1;
    return { last: end, head: words.includes('against') || words.includes('of') ? i : end };
  }
  return null;
}

export function findNamings(doc: Document, speeches: readonly AttributedSpeech[]): Naming[] {
  const found: Naming[] = [];
  for (const sentence of doc.sentences) {
    for (let i = sentence.first; i < sentence.last; i++) {
      const name = nameAt(doc, i);
      if (name === null) continue;
      const naming = namingOf(doc, speeches, i, name);
      if (naming !== null && !found.some(({ token, sentence: at }) => at === sentence.index && token === naming.token))
        found.push(naming);
      i = name.last;
    }
  }
  return found;
}

function namingOf(
  doc: Document,
  speeches: readonly AttributedSpeech[],
  first: number,
  { last, head }: { last: number; head: number },
): Naming | null {
  const { tokens } = doc;
  const own = tokens[head]!;
  const { sentence } = own;
  const name = { from: tokens[first]!.from, to: tokens[last]!.to };
  // "war crimes investigation", "terrorism suspects": the name of something else.
  const next = tokens[last + 1];
  if (
    next !== undefined &&
    next.sentence === sentence &&
    isNoun(next) &&
    (own.head === next.index || relation(own) === 'compound')
  )
    return null;
  const whole = { token: head, trigger: name, name, sentence };
  for (const speech of speeches)
    if (
      speech.manner === 'characterisation' &&
      speech.cue !== null &&
      speech.sentence === sentence &&
      speech.cue.from < name.from
    ) {
      const cue = tokenIn(doc, sentence, speech.cue);
      if (cue >= 0 && name.from - speech.cue.to < 200)
        return {
          token: cue,
          trigger: { from: speech.cue.from, to: speech.cue.to },
          name,
          sentence,
          rule: 'characterisation:named',
        };
    }
  // "was a war crime", "are acts of terrorism": the copula names.
  if (dependents(doc, head, 'cop').length > 0) return { ...whole, rule: 'characterisation:copula' };
  let at = head;
  for (let steps = 0; steps < 3; steps++) {
    const token = tokens[at]!;
    if (token.head < 0) break;
    const upper = tokens[token.head]!;
    if (upper.upos === 'VERB') {
      if (!namingVerbs.has(lemmaOf(upper))) return null;
      if (!/^(obj|xcomp|obl|nsubj|advcl)$/.test(relation(token))) return null;
      if (relation(token) === 'nsubj' && token.deprel !== 'nsubj:pass') return null;
      return {
        ...whole,
        token: upper.index,
        trigger: { from: upper.from, to: upper.to },
        rule: `characterisation:${lemmaOf(upper)}`,
      };
    }
    if (/^(victim|act|case|campaign|evidence)$/.test(lemmaOf(upper)) && dependents(doc, upper.index, 'cop').length > 0)
      return { ...whole, rule: 'characterisation:copula' };
    at = token.head;
  }
  return null;
}

function tokenIn(doc: Document, sentence: number, span: Span): number {
  const { first, last } = doc.sentences[sentence]!;
  for (let i = first; i < last; i++) if (doc.tokens[i]!.to > span.from) return i;
  return -1;
}
