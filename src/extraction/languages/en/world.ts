import type { EntityKind } from '../../../model/index.ts';
import { cutTokens } from '../../tokens.ts';
import { bodyLines } from './world/bodies.ts';
import { peopleWords, regions, stateLines, towns } from './world/states.ts';

/** What a name in the lists stands for. */
export interface Known {
  readonly kind: EntityKind;
  readonly form: 'name' | 'demonym';
  /** The usual full name, by which it is the same in every text. */
  readonly canonical: string;
  /** ISO 3166-1 alpha-3. */
  readonly state: string | null;
  /** Seat of a state's government: stands for the state where it speaks ("Moscow denied"). */
  readonly seat: boolean;
}

/** One name as its words, in lower case. */
export interface Phrase {
  readonly words: readonly string[];
  /** The words as they must be written, or null when only the capitals of the beginning matter. */
  readonly exactly: readonly string[] | null;
  readonly known: Known;
}

/** Small knowledge of the world: what a newspaper reader knows without looking up. */
export interface World {
  /** Names by their first word in lower case, longer ones first. */
  readonly names: ReadonlyMap<string, readonly Phrase[]>;
  /** Adjectives of states ("french" to FRA) and words of peoples and faiths (to null). */
  readonly adjectives: ReadonlyMap<string, string | null>;
  /** The usual name of each state by its code. */
  readonly states: ReadonlyMap<string, string>;
}

function worldOf(): World {
  const names = new Map<string, Phrase[]>();
  const adjectives = new Map<string, string | null>();
  const states = new Map<string, string>();
  const add = (name: string, known: Known) => {
    const marked = name.startsWith('!');
    const words = wordsOf(marked ? name.slice(1) : name);
    const [first] = words;
    if (first === undefined) return;
    const phrases = names.get(first.toLowerCase()) ?? [];
    phrases.push({ words: words.map((word) => word.toLowerCase()), exactly: marked ? words : null, known });
    names.set(first.toLowerCase(), phrases);
  };
  for (const line of lines(stateLines)) {
    const [code = '', all = '', people = '', seats = ''] = line.split('|');
    const [usual = ''] = parts(all);
    const canonical = bare(usual);
    states.set(code, canonical);
    const known: Known = { kind: 'state', form: 'name', canonical, state: code, seat: false };
    for (const name of parts(all)) add(name, known);
    for (const word of parts(people)) {
      add(word, { ...known, form: 'demonym' });
      adjectives.set(bare(word).toLowerCase(), code);
    }
    for (const seat of parts(seats)) add(seat, { kind: 'place', form: 'name', canonical: seat, state: code, seat: true });
  }
  for (const word of peopleWords) {
    if (word === '') continue;
    if (!adjectives.has(word.toLowerCase())) adjectives.set(word.toLowerCase(), null);
  }
  for (const line of lines(bodyLines)) {
    const [letter, all = '', code = ''] = line.split('|');
    const [usual = ''] = parts(all);
    const kind = letter === 'a' ? 'armed-group' : 'organisation';
    for (const name of parts(all))
      add(name, { kind, form: 'name', canonical: bare(usual), state: code === '' ? null : code, seat: false });
  }
  for (const name of [...regions, ...towns])
    if (name !== '') add(name, { kind: 'place', form: 'name', canonical: name, state: null, seat: false });
  for (const phrases of names.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  return { names, adjectives, states };
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
const parts = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
const bare = (name: string): string => (name.startsWith('!') ? name.slice(1) : name);

/** A name cut into words as texts are. */
export function wordsOf(name: string): string[] {
  const cuts = { from: [], to: [] };
  cutTokens(name, { from: 0, to: name.length }, cuts);
  return cuts.from.map((from, i) => name.slice(from, cuts.to[i]));
}

/** The world that ships with the project. */
export const world: World = worldOf();
