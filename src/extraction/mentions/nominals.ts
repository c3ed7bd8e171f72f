import type { EntityKind } from '../../model/index.ts';
import { treeOf } from '../attribution/tree.ts';
import { straight } from '../fold.ts';
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
  /** How the phrase is called where its own words do not say it: "Syrian forces" for the first of "Syrian and Russian forces". */
  readonly shown: string | null;
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

const built = /^(?:NOUN|ADJ|PROPN)$/;
const unbuilt: ReadonlySet<string> = new Set(
  'city town village urban historic historical old very main whole dead exact northern southern eastern western such same geographical political economic'.split(
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
  // "the centre" is where something lies; "the medical centre" is a building.
  if (/^(?:centers?|centres?|complex)$/.test(lower) && !before.some((word) => built.test(word.upos) && !unbuilt.has(word.lower)))
    return null;
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
      const adjective = before.findLast((word) => world.adjectives.has(straight(word.lower)));
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
      const joined = joinedStates(doc, sentence.first, head, nameAt, world);
      const one = joined === null ? null : singular(tokens, joined.at(-1)!.at, head);
      const kind = one?.kind ?? kindOfNoun(token, before, of !== null || adjective !== undefined);
      if (kind === null) continue;
      const determined = before[0];
      const definite =
        (determined !== undefined && /^(?:the|this|that|these|those|his|her|its|their|our|my|your)$/.test(determined.lower)) ||
        (of !== null && (of.last < head ? tokens[of.last]?.xpos === 'POS' : false));
      const code = adjective === undefined ? null : (world.adjectives.get(straight(adjective.lower)) ?? null);
      const plural = /^NNP?S$/.test(token.xpos) || /^(?:people|police)$/.test(token.lower);
      const base = {
        last,
        head,
        kind,
        noun: kind === 'role' || kind === 'person' ? token.lemma.toLowerCase() : token.lower,
        of,
        shown: null,
        definite,
        plural,
        sentence: sentence.index,
      };
      if (joined !== null && kind !== 'facility') {
        // "Syrian and Russian forces": a party for each. The parse may hang the verb on the first adjective.
        const own = one === null ? base : { ...base, kind: one.kind, noun: one.noun, plural: false };
        const rest = one?.text ?? textOf(doc, joined.at(-1)!.at + 1, head + 1);
        joined.forEach(({ first: begin, at, state }, i) => {
          const shown = `${tokens[at]!.text} ${rest}`;
          if (i === joined.length - 1) found.push({ ...own, first: begin, of: null, state, shown });
          else {
            const under = tokens[at]!.head === head || tokens[tokens[at]!.head]?.head === head;
            found.push({ ...own, first: begin, last: at + 1, head: under ? head : at, of: null, state, shown });
          }
        });
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

interface Member {
  readonly first: number;
  /** The word of nationality. */
  readonly at: number;
  readonly state: string | null;
}

/**
 * The words of nationality that share a noun, in order: "Syrian, Iranian and Russian forces". Read off the words, because the parse
 * often hangs the verb on the first of them. Null for fewer than two.
 */
function joinedStates(
  doc: Document,
  floor: number,
  head: number,
  nameAt: ReadonlyMap<number, NameFound>,
  world: World,
): Member[] | null {
  const { tokens } = doc;
  const stateAt = (i: number): string | null | undefined => {
    if (i < floor) return undefined;
    const state = world.adjectives.get(straight(tokens[i]!.lower));
    if (state !== undefined) return state;
    const name = nameAt.get(i);
    return name?.kind === 'state' && name.last - name.first === 1 ? name.state : undefined;
  };
  let i = head - 1;
  for (let steps = 0; steps < 3 && i > floor && stateAt(i) === undefined; steps++, i--)
    if (!/^(?:NOUN|ADJ|PROPN)$/.test(tokens[i]!.upos)) return null;
  const found: Member[] = [];
  for (let state = stateAt(i); state !== undefined; ) {
    found.unshift({ first: i, at: i, state });
    const before = tokens[i - 1]?.lower ?? '';
    const joint = found.length === 1 ? (/^(?:and|or)$/.test(before) ? 1 : 0) : before === ',' ? 1 : 0;
    // "the Syrian and the Russian forces", "Syrian, and Russian"
    let next = i - 1 - joint;
    if (joint === 0 && before === 'the' && /^(?:and|or)$/.test(tokens[i - 2]?.lower ?? '') && found.length === 1) next = i - 3;
    else if (joint === 0) break;
    if (tokens[next]?.text === ',') next--;
    state = stateAt(next);
    i = next;
  }
  const [first] = found;
  if (first === undefined || found.length < 2) return null;
  if (tokens[first.at - 1]?.lower === 'the' && first.at - 1 >= floor) found[0] = { ...first, first: first.at - 1 };
  return found;
}

/** Each has one: "the Syrian and Russian presidents" are two men, "governments" two governments. Null for what each has many of. */
function singular(tokens: readonly Token[], from: number, head: number): { kind: EntityKind; noun: string; text: string } | null {
  const noun = tokens[head]!.lemma.toLowerCase();
  const office = /^(?:president|premier|chancellor|king|queen|emir|sultan)$/.test(noun);
  const body = /^(?:government|regime|parliament|ministry|embassy|army|navy|military|junta)$/.test(noun);
  const minister =
    noun === 'minister' && /^(?:prime|foreign|defen[cs]e|interior|finance|justice|health)$/.test(tokens[head - 1]!.lower);
  if (!/^NNP?S$/.test(tokens[head]!.xpos) || !(office || body || minister)) return null;
  const before = tokens.slice(from + 1, head).map(({ text }) => text);
  const kind = office || minister ? 'role' : /^(?:army|navy|military|junta)$/.test(noun) ? 'armed-group' : 'organisation';
  return { kind, noun, text: [...before, noun].join(' ') };
}

const textOf = (doc: Document, first: number, last: number): string =>
  doc.text.slice(doc.tokens[first]!.from, doc.tokens[last - 1]!.to).replace(/\s+/g, ' ');

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
    // "two boys" are boys; "15-year-old boys" are no "-year-old boys".
    const counts = token.upos === 'NUM' && doc.tokens[i + 1]?.text !== '-';
    if (words.length === 0 && !/[\p{L}\p{N}]/u.test(token.text)) continue;
    if (words.length === 0 && (quantifiers.has(token.lower) || counts || token.xpos === 'PRP$' || token.upos === 'ADV')) continue;
    words.push(i > first && words.length > 0 && token.from > doc.tokens[i - 1]!.to ? ` ${token.text}` : token.text);
  }
  return words.join('').trim();
}
