import type { EntityKind } from '../../model/index.ts';
import { treeOf } from '../attribution/tree.ts';
import {
  armedNouns,
  facilityNouns,
  groupNouns,
  officeNouns,
  organisationNouns,
  personNouns,
} from '../languages/en/world/people.ts';
import type { World } from '../languages/en/world.ts';
import type { Document, Token } from '../types.ts';
import type { NameFound } from './who.ts';

// Phrases that speak of someone without a name: "the Syrian government", "rebels", "a witness", "the Turkish president".

/** A noun phrase, tokens `first` (included) to `last` (excluded). */
export interface NominalFound {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly kind: EntityKind;
  /** Head noun in the singular where the kind is a role or person, otherwise as written, in lower case. */
  readonly noun: string;
  /** The state whose they are, from an adjective or a name inside the phrase. */
  readonly state: string | null;
  /** The name inside the phrase whom it belongs to ("ISIL" in "ISIL fighters", "Assad" in "the Assad regime"), or null. */
  readonly of: NameFound | null;
  readonly definite: boolean;
  readonly plural: boolean;
  readonly sentence: number;
}

// Nouns that name a body only with a word that says whose: "the mission" and "a service" say nothing.
const weak: ReadonlySet<string> = new Set(
  'body panel board campaign mission service press office movement network station channel team leadership presidency union church entity company firm bank delegation opposition charity newspaper foundation university institute authority association league federation'.split(
    ' ',
  ),
);
const armedModifiers: ReadonlySet<string> = new Set(
  'armed rebel militant jihadist jihadi terrorist insurgent extremist islamist opposition paramilitary guerrilla pro-government anti-government militia military criminal separatist fighting terror'.split(
    ' ',
  ),
);
const bodyModifiers: ReadonlySet<string> = new Set(
  'relief aid rights human monitoring humanitarian advocacy charity news media opposition'.split(' '),
);
const quantifiers: ReadonlySet<string> = new Set(
  'a an the this that these those some any no each every both all many most several few other another such more certain various'.split(
    ' ',
  ),
);

/** The kind that a head noun gives, with the help of the words before it; null for a noun that speaks of nobody. */
function kindOfNoun(token: Token, before: readonly Token[], named: boolean): EntityKind | null {
  const { lower, lemma } = token;
  const plural = /^NNP?S$/.test(token.xpos) || lower === 'people' || lower === 'police';
  if (
    /^(?:group|groups|faction|factions|organisation|organisations|organization|organizations|wing|units|unit|elements|network|cell|cells)$/.test(
      lower,
    )
  ) {
    if (before.some((word) => armedModifiers.has(word.lower) && word.lower !== 'opposition')) return 'armed-group';
    if (before.some((word) => bodyModifiers.has(word.lower))) return plural ? 'group' : 'organisation';
    if (before.some((word) => word.lower === 'opposition')) return 'armed-group';
    return named && /^(?:faction|wing|cell|unit)/.test(lower)
      ? 'armed-group'
      : groupNouns.has(lower) || lower.startsWith('organi')
        ? plural
          ? 'group'
          : 'organisation'
        : null;
  }
  if (armedNouns.has(lower))
    return /^(?:enemy|guard|guards|gang|artillery|squad|squads|military|navy|rebel|guerrilla|paramilitary|force)$/.test(lower) &&
      !headsPhrase(lower, before)
      ? null
      : 'armed-group';
  if (
    groupNouns.has(lower) &&
    (plural || !personNouns.has(lower)) &&
    !/^(?:dead|wounded|injured|displaced|public|others|homeless|elderly)$/.test(lower)
  )
    return 'group';
  if (/^(?:dead|wounded|injured|displaced|homeless|elderly)$/.test(lower)) return before[0]?.lower === 'the' ? 'group' : null;
  if (organisationNouns.has(lower)) {
    if (weak.has(lower) && !named) return null;
    return 'organisation';
  }
  if (!plural && officeNouns.has(lemma)) return 'role';
  if (!plural && personNouns.has(lemma)) return 'person';
  if (facilityNouns.has(lower)) return 'facility';
  return null;
}

function headsPhrase(lower: string, before: readonly Token[]): boolean {
  if (lower === 'force') return before.some((word) => /^(?:air|armed|military|rebel|security|police|army)$/.test(word.lower));
  return before.length > 0;
}

/** All phrases of a document that speak of someone without naming them, in the order of the text. */
export function findNominals(doc: Document, names: readonly NameFound[], world: World): NominalFound[] {
  const { tokens } = doc;
  const tree = treeOf(doc);
  const nameAt = new Map<number, NameFound>();
  for (const name of names) for (let i = name.first; i < name.last; i++) nameAt.set(i, name);
  const found: NominalFound[] = [];
  for (const sentence of doc.sentences) {
    for (let head = sentence.first; head < sentence.last; head++) {
      const token = tokens[head]!;
      if (token.upos !== 'NOUN' && token.upos !== 'PROPN' && token.upos !== 'ADJ') continue;
      if (nameAt.has(head) || token.deprel === 'compound') continue;
      // "rebel-held": a part of a word.
      if (tokens[head + 1]?.text === '-' && tokens[head + 1]!.from === token.to) continue;
      if (
        token.upos === 'ADJ' &&
        !(
          /^(?:dead|wounded|injured|displaced|military|homeless|elderly)$/.test(token.lower) &&
          tokens[head - 1]?.lower === 'the' &&
          tokens[head + 1]?.upos !== 'NOUN'
        )
      )
        continue;
      const first = beginOf(doc, sentence.first, head, tree);
      const before = tokens.slice(first, head);
      const adjective = before.findLast((word) => world.adjectives.has(word.lower.replaceAll('’', "'")));
      let of: NameFound | null = null;
      for (let i = head - 1; i >= first && of === null; i--) {
        const name = nameAt.get(i);
        if (name !== undefined && name.first >= first) of = name;
      }
      let last = head + 1;
      // "the government of Iraq", "the people of Aleppo": the name behind belongs to the phrase.
      if (tokens[last]?.lower === 'of' && last < sentence.last) {
        let j = last + 1;
        if (tokens[j]?.lower === 'the') j++;
        const behind = nameAt.get(j);
        if (behind !== undefined && behind.first === j && of === null) {
          of = behind;
          last = behind.last;
        }
      }
      const kind = kindOfNoun(token, before, of !== null || adjective !== undefined);
      if (kind === null) continue;
      const determined = before[0];
      const definite =
        (determined !== undefined && /^(?:the|this|that|these|those|his|her|its|their|our|my|your)$/.test(determined.lower)) ||
        (of !== null && (of.last < head ? tokens[of.last]?.xpos === 'POS' : false));
      const code = adjective === undefined ? null : (world.adjectives.get(adjective.lower.replaceAll('’', "'")) ?? null);
      const plural = /^NNP?S$/.test(token.xpos) || /^(?:people|police)$/.test(token.lower);
      const base = {
        last,
        head,
        kind,
        noun: kind === 'role' || kind === 'person' ? token.lemma.toLowerCase() : token.lower,
        of,
        definite,
        plural,
        sentence: sentence.index,
      };
      const joined = kind === 'facility' ? null : joinedAdjective(doc, sentence.first, first, head, world);
      if (joined !== null) {
        // "Syrian and Russian forces": two parties in one phrase. The parse may hang the verb on the first adjective.
        const own = tokens[joined.at]!.head === head || tokens[tokens[joined.at]!.head]?.head === head ? head : joined.at;
        found.push({
          ...base,
          first: joined.first,
          last: joined.at + 1,
          head: own,
          noun: base.noun,
          of: null,
          state: joined.state,
        });
        found.push({ ...base, first: joined.at + 2, state: code });
        continue;
      }
      found.push({ ...base, first, state: code ?? of?.state ?? null });
    }
  }
  return found;
}

/** The first token of the noun phrase that ends with `head`: what stands before it and hangs from it. */
function beginOf(doc: Document, floor: number, head: number, tree: readonly (readonly number[])[]): number {
  const { tokens } = doc;
  let first = head;
  for (let i = head - 1; i >= floor; i--) {
    const token = tokens[i]!;
    if (!under(tokens, i, head)) break;
    if (/^(?:ADP|SCONJ|PRON|AUX)$/.test(token.upos) && token.xpos !== 'PRP$') break;
    if (token.deprel === 'punct' && token.text !== '-' && token.text !== '"' && token.text !== '“' && token.text !== '”') break;
    if (
      token.deprel.startsWith('nsubj') ||
      token.deprel === 'mark' ||
      token.deprel === 'cop' ||
      token.deprel === 'obl' ||
      (token.deprel === 'case' && token.xpos !== 'POS')
    )
      break;
    if (token.upos === 'VERB' && !/^(?:VBN|VBG)$/.test(token.xpos)) break;
    if (token.upos === 'VERB' && token.head === head && token.deprel !== 'amod' && token.deprel !== 'compound') break;
    if (token.upos === 'ADV' && i === head - 1) break;
    first = i;
  }
  // A phrase begins with a word of its own: no stray conjunction, mark or adverb.
  while (first < head) {
    const token = tokens[first]!;
    if (
      token.upos === 'CCONJ' ||
      token.upos === 'PUNCT' ||
      token.xpos === 'POS' ||
      (token.upos === 'ADV' && tree[head]!.includes(first) && !/^(?:nearly|about|around|almost|newly)$/.test(token.lower))
    )
      first++;
    else break;
  }
  return first;
}

function under(tokens: readonly Token[], i: number, head: number): boolean {
  let at = i;
  for (let steps = 0; steps < 12; steps++) {
    at = tokens[at]!.head;
    if (at === head) return true;
    if (at < 0 || at > head) return false;
  }
  return false;
}

/** "Syrian and Russian" before a noun: where the phrase begins and where its first adjective stands. */
function joinedAdjective(
  doc: Document,
  floor: number,
  begin: number,
  head: number,
  world: World,
): { first: number; at: number; state: string } | null {
  const { tokens } = doc;
  for (let i = Math.max(floor, begin - 2); i + 2 < head; i++) {
    const state = world.adjectives.get(tokens[i]!.lower);
    if (typeof state !== 'string' || !/^(?:and|or)$/.test(tokens[i + 1]!.lower)) continue;
    if (!world.adjectives.has(tokens[i + 2]!.lower)) continue;
    const before = tokens[i - 1];
    const first = Math.min(i, i - 1 >= floor && before?.lower === 'the' ? i - 1 : i);
    return { first, at: i, state };
  }
  return null;
}

const backing = /^(?:led|backed|supported|sponsored|allied|funded|armed|trained|controlled|held)$/;

/** The words of a phrase without its articles, other words of quantity and "-backed", by which it is the same again. */
export function bareWords(doc: Document, first: number, last: number): string {
  const words: string[] = [];
  for (let i = first; i < last; i++) {
    const token = doc.tokens[i]!;
    // "Russian-backed Syrian forces" are Syrian forces; "the US-led coalition" is called so.
    if (doc.tokens[i + 1]?.text === '-' && i + 3 < last && backing.test(doc.tokens[i + 2]!.lower)) {
      if (doc.tokens[i + 3]!.lower !== 'coalition') {
        i += 2;
        continue;
      }
    }
    if (
      words.length === 0 &&
      (quantifiers.has(token.lower) || token.upos === 'NUM' || token.xpos === 'PRP$' || token.upos === 'ADV')
    )
      continue;
    words.push(i > first && words.length > 0 && token.from > doc.tokens[i - 1]!.to ? ` ${token.text}` : token.text);
  }
  return words.join('').trim();
}
