import type { Document, Token } from '../types.ts';

/** Past forms that a lemmatiser which has not met them cuts wrongly. */
const irregular: ReadonlyMap<string, string> = new Map(
  'struck strike,stricken strike,shot shoot,fled flee,slain slay,slew slay,beaten beat,fought fight,lost lose,held hold,drove drive,driven drive,withdrew withdraw,withdrawn withdraw,fell fall,retook retake,retaken retake,overran overrun,blew blow,blown blow,broke break,broken break,met meet,hung hang,laid lay,struck strike,seized seize,fired fire,wounded wound'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** A lemma for looking words up: lower case, without hyphens ("air-strikes" and "airstrikes" are one word). */
export function lemmaOf(token: Token): string {
  if (token.upos === 'VERB') {
    const known = irregular.get(token.lower);
    if (known !== undefined) return known;
  }
  if (token.lower.endsWith('men') && /(?:gun|police|militia|service|fisher|crafts|tribes)men$/.test(token.lower))
    return token.lower.replace(/men$/, 'man');
  const lemma = (token.lemma || token.lower).toLowerCase();
  const plain = lemma.includes('-') && lemma.length > 1 ? lemma.replaceAll('-', '') : lemma;
  // A tagger that has not seen the plural leaves it: "airstrikes".
  if (
    (token.xpos === 'NNS' || token.xpos === 'NNPS') &&
    plain.length > 4 &&
    plain.endsWith('s') &&
    !plain.endsWith('ss') &&
    plain === token.lower.replaceAll('-', '')
  )
    return plain.endsWith('ies') ? `${plain.slice(0, -3)}y` : plain.slice(0, -1);
  return plain;
}

/** Whether a verb form is a past and nothing else ("struck"), whatever the tagger says of its tense. */
export const isPastForm = (token: Token): boolean => irregular.has(token.lower) && !/^(hit|fell|lay)$/.test(token.lower);

/** A relation without its subtype: `nsubj:pass` is `nsubj`. */
export function withoutSubtype(deprel: string): string {
  const subtype = deprel.indexOf(':');
  return subtype < 0 ? deprel : deprel.slice(0, subtype);
}

export const relation = (token: Token): string => withoutSubtype(token.deprel);

export const isNoun = (token: Token | undefined): boolean =>
  token !== undefined && (token.upos === 'NOUN' || token.upos === 'PROPN');
export const isVerb = (token: Token | undefined): boolean => token !== undefined && token.upos === 'VERB';

/** A verb form that stands where a noun does: "the shelling of", "intense aerial bombing by". */
export function isGerundNoun(doc: Document, i: number): boolean {
  const token = doc.tokens[i]!;
  if (token.xpos !== 'VBG' && !(token.upos === 'VERB' && token.lower.endsWith('ing'))) return false;
  const before = doc.tokens[i - 1];
  const after = doc.tokens[i + 1];
  if (before?.sentence === token.sentence && before.upos === 'AUX') return false;
  if (after?.sentence === token.sentence && /^(of|by)$/.test(after.lower)) return true;
  return (
    before?.sentence === token.sentence &&
    (before.upos === 'DET' ||
      before.xpos === 'PRP$' ||
      before.xpos === 'POS' ||
      (before.upos === 'ADJ' && doc.tokens[i - 2]?.upos === 'DET'))
  );
}

/** First token of the noun phrase that ends in this head: determiners, adjectives, numbers and nouns before it. */
export function phraseStart(doc: Document, head: number): number {
  // "said on Tuesday they": a pronoun is a phrase by itself.
  if (doc.tokens[head]!.xpos === 'PRP') return head;
  const { first } = doc.sentences[doc.tokens[head]!.sentence]!;
  let at = head;
  while (at > first) {
    const before = doc.tokens[at - 1]!;
    const inside =
      /^(DET|ADJ|NOUN|PROPN|NUM|SYM)$/.test(before.upos) ||
      before.xpos === 'PRP$' ||
      before.xpos === 'POS' ||
      before.text === '-' ||
      (before.upos === 'VERB' &&
        /^VB[NGD]$/.test(before.xpos) &&
        at - 2 >= first &&
        (/^(DET|ADJ|NUM)$/.test(doc.tokens[at - 2]!.upos) || doc.tokens[at - 2]!.text === '-')) ||
      (before.upos === 'CCONJ' && at - 2 >= first && doc.tokens[at - 2]!.upos === 'ADJ' && doc.tokens[at]!.upos === 'ADJ') ||
      (before.upos === 'ADV' && doc.tokens[at]!.upos === 'ADJ');
    if (!inside) break;
    // "the rebels" begins a phrase; nothing before its determiner belongs to it, unless that is a possessor.
    if (doc.tokens[at]!.upos === 'DET' && before.xpos !== 'POS') break;
    at--;
  }
  return at;
}

/**
 * The head that a phrase should have where the parse stopped short of it: "the pro-government [armed groups]" is headed by its last
 * noun when that hangs on the head, or on the same word in the same way.
 */
export function properHead(doc: Document, head: number): number {
  const token = doc.tokens[head]!;
  if (!isNoun(token) && token.upos !== 'ADJ') return head;
  const { last } = doc.sentences[token.sentence]!;
  let best = head;
  for (let i = head + 1; i < last && i <= head + 4; i++) {
    const next = doc.tokens[i]!;
    if (next.upos !== 'ADJ' && !isNoun(next)) break;
    if (
      isNoun(next) &&
      /^(obj|obl|nsubj|dep|nmod)/.test(next.deprel) &&
      (next.head === head || (next.head === token.head && next.deprel === token.deprel))
    )
      best = i;
  }
  return best;
}

/** Last token of the noun that starts the phrase at `at`: its head, past determiners, adjectives and compounds. Null when there is none. */
export function headAfter(doc: Document, at: number): number | null {
  const start = doc.tokens[at];
  if (start === undefined) return null;
  const { last } = doc.sentences[start.sentence]!;
  let head: number | null = null;
  for (let i = at; i < last && i < at + 14; i++) {
    const token = doc.tokens[i]!;
    if (token.upos === 'PRON' && i === at) return i;
    // "the rebel-held town": the first part of a compound with a participle heads nothing.
    if (doc.tokens[i + 1]?.text === '-' && doc.tokens[i + 2]?.xpos === 'VBN' && i + 3 < last) {
      i += 2;
      continue;
    }
    if (isNoun(token)) head = i;
    else if (token.xpos === 'POS') head = null;
    else if (token.upos === 'DET' && head !== null) break;
    else if (token.upos === 'CCONJ') {
      if (head !== null || !(doc.tokens[i - 1]?.upos === 'ADJ')) break;
    } else if (token.upos === 'VERB' && head === null && /^VB[NG]$/.test(token.xpos)) continue;
    else if (!/^(DET|ADJ|NUM|SYM|ADV)$/.test(token.upos) && token.text !== '-' && token.lower !== 'both') break;
    else if (head !== null && token.upos !== 'NUM' && token.text !== '-') break;
  }
  return head;
}

/**
 * "troops set fire to …", "and prevented convoys from …": a finite verb between a noun or "and" and its object that the parse took
 * for a quality of the object. A participle before a noun has a determiner, a number or an adjective before it.
 */
export function isLostVerb(doc: Document, i: number): boolean {
  const token = doc.tokens[i]!;
  const before = doc.tokens[i - 1];
  return (
    relation(token) === 'amod' &&
    token.head > i &&
    /^(VBD|VBN|VBP|VBZ)$/.test(token.xpos) &&
    before?.sentence === token.sentence &&
    (before.xpos === 'NNS' || before.xpos === 'NNPS' || before.upos === 'PRON' || before.lower === 'and')
  );
}
