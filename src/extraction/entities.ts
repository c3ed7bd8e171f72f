import { type EntityId, type EntityKind, idFrom, type MentionForm } from '../model/index.ts';
import { type World, world as shipped } from './languages/en/world.ts';
import { female, male, mensNames, rulers, womensNames } from './languages/en/world/people.ts';
import { resolvePronouns } from './mentions/antecedents.ts';
import { Past, People, partsOfText } from './mentions/figures.ts';
import { fold } from './mentions/kinds.ts';
import { bareWords, findNominals, type NominalFound } from './mentions/nominals.ts';
import { capital } from './mentions/runs.ts';
import { findNames, type NameFound, keyOf } from './mentions/who.ts';
import type { Document, EntityMention } from './types.ts';

/** One whom the document speaks of, while its mentions are gathered. */
export interface Figure {
  readonly kind: EntityKind;
  /** What the id is made of: the same in every document for a name that the world knows. */
  canonical: string;
  /** Fullest name so far. */
  name: string;
  state: string | null;
  /** The words of its titles and roles ("minister"). */
  readonly titles: Set<string>;
  /** 'f', 'm' or null when nothing says so. */
  gender: 'f' | 'm' | null;
  readonly plural: boolean;
  /** Whether it has a name; only then do pronouns and later phrases find it. */
  readonly named: boolean;
}

/** A mention with the figure it is of. */
export interface Sighting {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly form: MentionForm;
  readonly figure: Figure;
  readonly sentence: number;
  readonly definite: boolean;
}

/**
 * The persons, states, organisations, armed groups, places and groups that a document mentions, each mention with the entity it
 * is of: a surname is the person named in full elsewhere, "the regime" the government spoken of, "he" the one man in question. Where
 * that is not clear a pronoun is left out: a missing link is better than a wrong one. In the order of the text; spans are exact.
 */
export function findEntities(doc: Document, world: World = shipped): EntityMention[] {
  const names = withSurnames(doc, findNames(doc, world));
  const nominals = findNominals(doc, names, world);
  const figures = new Gathering(doc, world);
  for (const name of names) figures.name(name);
  figures.acronyms(names);
  figures.settled();
  const nameIn = bySentence(names);
  for (const nominal of nominals) figures.nominal(nominal, nameIn.get(nominal.sentence) ?? []);
  const sightings = figures.sightings.sort((a, b) => a.first - b.first || b.last - a.last);
  const all = [...sightings, ...resolvePronouns(doc, sightings)];
  const ids = new Map([...new Set(all.map(({ figure }) => figure))].map((figure) => [figure, idOf(figure)] as const));
  return all
    .map((sighting) => mentionOf(doc, sighting, ids.get(sighting.figure)!))
    .sort((a, b) => a.from - b.from || b.to - a.to);
}

/** A surname that opens a sentence and that the tagger took for a common word: "Orlin left" where a Pavel Orlin was named before. */
function withSurnames(doc: Document, names: readonly NameFound[]): NameFound[] {
  const surnames = new Map<string, number>();
  const covered = new Set<number>();
  for (const { kind, name, last, form } of names) {
    for (let i = name; i < last; i++) covered.add(i);
    if (kind === 'person' && form.startsWith('name') && last - name > 1) {
      const word = doc.tokens[last - 1]!.text;
      if (/^\p{Lu}\p{Ll}{3,}$/u.test(word) && !surnames.has(word)) surnames.set(word, last);
    }
  }
  if (surnames.size === 0) return [...names];
  const common = new Set(doc.tokens.filter(({ text, lower }) => text === lower).map(({ text }) => text));
  const more: NameFound[] = [];
  for (const { index, first } of doc.sentences) {
    const token = doc.tokens[first]!;
    const seen = surnames.get(token.text);
    if (seen === undefined || seen > first || covered.has(first) || common.has(token.lower)) continue;
    const one = { first, last: first + 1, name: first, head: first, sentence: index };
    more.push({ ...one, kind: 'person', form: 'name', known: null, state: null, title: null });
  }
  return [...names, ...more].sort((a, b) => a.first - b.first);
}

function bySentence(names: readonly NameFound[]): Map<number, NameFound[]> {
  const found = new Map<number, NameFound[]>();
  for (const name of names) {
    const list = found.get(name.sentence);
    if (list === undefined) found.set(name.sentence, [name]);
    else list.push(name);
  }
  return found;
}

function mentionOf(doc: Document, { first, last, head, form, figure, sentence }: Sighting, entity: EntityId): EntityMention {
  return {
    from: doc.tokens[first]!.from,
    to: doc.tokens[last - 1]!.to,
    kind: figure.kind,
    form,
    entity,
    name: figure.name,
    state: figure.state,
    head,
    sentence,
  };
}

const idOf = (figure: Figure): EntityId =>
  idFrom('entity', figure.kind, fold(figure.canonical).replaceAll('’', "'").replace(/\s+/g, ' '));

class Gathering {
  readonly doc: Document;
  readonly world: World;
  readonly sightings: Sighting[] = [];
  /** Figures by kind and folded name. */
  readonly #byName = new Map<string, Figure>();
  readonly #persons = new People();
  /** Sightings by the token they begin with, and those with a name by every token they hold. */
  readonly #beginning = new Map<number, Sighting[]>();
  readonly #named = new Map<number, Sighting>();
  readonly #past = new Past();
  /** Where a noun first stands with a capital and no name before it; -1 where nowhere. */
  readonly #bare = new Map<string, number>();
  /** Names in the order of the text, and how many of them stand before the phrase in hand. */
  #names: readonly Sighting[] = [];
  #passed = 0;

  constructor(doc: Document, world: World) {
    this.doc = doc;
    this.world = world;
  }

  #see(sighting: Sighting): void {
    this.sightings.push(sighting);
    this.#place(sighting);
  }

  #place(sighting: Sighting): void {
    const { first, last, form } = sighting;
    const list = this.#beginning.get(first);
    if (list === undefined) this.#beginning.set(first, [sighting]);
    else list.push(sighting);
    if (form.startsWith('name')) for (let i = first; i < last; i++) if (!this.#named.has(i)) this.#named.set(i, sighting);
  }

  /** Says that all names are in: from here on phrases are asked for in the order of the text. */
  settled(): void {
    this.#beginning.clear();
    this.#named.clear();
    for (const sighting of this.sightings) this.#place(sighting);
    this.#names = [...this.sightings].sort((a, b) => a.first - b.first);
  }

  /** What has been spoken of before a token. */
  #before(token: number): Past {
    for (let next = this.#names[this.#passed]; next !== undefined && next.first < token; next = this.#names[this.#passed]) {
      this.#past.add(next);
      this.#passed++;
    }
    return this.#past;
  }

  #figure(kind: EntityKind, canonical: string, name: string, state: string | null, named: boolean, plural: boolean): Figure {
    const key = `${kind} ${fold(canonical)}`;
    const known = this.#byName.get(key);
    if (known !== undefined) {
      known.state ??= state;
      if (named && name.length > known.name.length) known.name = name;
      return known;
    }
    const figure: Figure = { kind, canonical, name, state, titles: new Set(), gender: null, plural, named };
    this.#byName.set(key, figure);
    return figure;
  }

  #text(first: number, last: number): string {
    return this.doc.text.slice(this.doc.tokens[first]!.from, this.doc.tokens[last - 1]!.to).replace(/\s+/g, ' ');
  }

  /** Takes in a name; persons after the whole document's full names are known. */
  name(found: NameFound): void {
    const text = this.#text(found.name, found.last);
    let figure: Figure;
    if (found.kind === 'person') figure = this.#person(found, text);
    else if (found.known !== null) {
      const { canonical, kind, state } = found.known;
      const shown = kind === 'state' ? canonical : text;
      figure = this.#figure(kind, canonical, shown, state, true, false);
    } else figure = this.#figure(found.kind, text, text, found.state, true, false);
    this.#see({
      first: found.first,
      last: found.last,
      head: found.head,
      form: found.form,
      figure,
      sentence: found.sentence,
      definite: true,
    });
  }

  #person(found: NameFound, text: string): Figure {
    const parts = partsOf(this.doc, found.name, found.last);
    // The latest person with this name, or whose name holds it: "Ayrault" after "Jean-Marc Ayrault", "Ban" after "Ban Ki-moon".
    let figure = this.#persons.latest(parts);
    if (figure === null) {
      figure = {
        kind: 'person',
        canonical: text,
        name: text,
        state: found.state,
        titles: new Set(),
        gender: null,
        plural: false,
        named: true,
      };
      this.#persons.add(figure, partsOfText(text));
    } else if (parts.length > this.#persons.partsOf(figure).length) {
      figure.name = text;
      figure.canonical = text;
      this.#persons.add(figure, partsOfText(text));
    }
    if (found.title !== null) {
      figure.titles.add(found.title);
      figure.state ??= found.state;
      if (female.has(found.title)) figure.gender ??= 'f';
      if (male.has(found.title)) figure.gender ??= 'm';
    }
    const given = parts.length > 1 ? (parts[0] ?? '') : '';
    const joined = /^\p{L}+-\p{L}+/u.exec(fold(text))?.[0] ?? '';
    if (womensNames.has(given) && !mensNames.has(given)) figure.gender ??= 'f';
    else if (mensNames.has(given) || mensNames.has(joined)) figure.gender ??= womensNames.has(given) ? null : 'm';
    return figure;
  }

  /** "Syrian Democratic Forces (SDF)": both are one. */
  acronyms(names: readonly NameFound[]): void {
    const { tokens } = this.doc;
    const endsAt = new Map(names.filter((name) => name.last - name.name > 1).map((name) => [name.last, name]));
    const instead = new Map<Figure, Figure>();
    for (const short of names) {
      if (tokens[short.first - 1]?.text !== '(' || tokens[short.last]?.text !== ')' || short.last - short.first !== 1) continue;
      const long = endsAt.get(short.first - 1);
      if (long === undefined || !isAcronym(tokens[short.first]!.text, this.#text(long.name, long.last))) continue;
      const target = this.#beginning.get(long.first)?.[0]?.figure;
      const other = this.#beginning.get(short.first)?.[0]?.figure;
      if (target === undefined || other === undefined || target === other || instead.has(target)) continue;
      instead.set(other, target);
    }
    if (instead.size === 0) return;
    for (const [i, sighting] of this.sightings.entries()) {
      const figure = instead.get(sighting.figure);
      if (figure !== undefined) this.sightings[i] = { ...sighting, figure };
    }
  }

  /** Takes in a phrase without a name, after all names are known. */
  nominal(found: NominalFound, names: readonly NameFound[]): void {
    const past = this.#before(found.first);
    const figure = this.#beside(found, names) ?? this.#earlier(found, past) ?? this.#own(found);
    if (figure === null) return;
    const sighting: Sighting = {
      first: found.first,
      last: found.last,
      head: found.head,
      form: 'nominal',
      figure,
      sentence: found.sentence,
      definite: found.definite,
    };
    this.#see(sighting);
    past.add(sighting);
  }

  #at(token: number): Sighting | undefined {
    return this.#named.get(token);
  }

  /** "the foreign policy chief of the union, Ana Ruel", "Ana Ruel, the union's chief": one person. */
  #beside(found: NominalFound, names: readonly NameFound[]): Figure | null {
    if (found.kind !== 'role' && found.kind !== 'person') return null;
    const { tokens } = this.doc;
    const head = tokens[found.head]!;
    for (const name of names) {
      if (name.kind !== 'person') continue;
      const other = tokens[name.head]!;
      const linked =
        (other.head === found.head && /^(?:appos|flat|nmod:desc)$/.test(other.deprel)) ||
        (head.head === name.head && /^(?:appos|nmod:desc)$/.test(head.deprel));
      const touching = name.first >= found.last && this.#closes(found.last, name.first);
      if (!linked && !touching) continue;
      const figure = this.#at(name.name)?.figure ?? null;
      if (figure === null) continue;
      figure.titles.add(found.noun);
      figure.state ??= found.state;
      if (female.has(found.noun)) figure.gender ??= 'f';
      if (male.has(found.noun)) figure.gender ??= 'm';
      return figure;
    }
    return null;
  }

  /** Whether only "of X" and a comma stand between a role and a name that a comma or verb follows. */
  #closes(from: number, to: number): boolean {
    const { tokens } = this.doc;
    if (to - from > 8 || to <= from || tokens[to - 1]?.text !== ',') return false;
    for (let i = from; i < to - 1; i++) if (!/^(?:ADP|DET|PROPN|NOUN|ADJ|PART)$/.test(tokens[i]!.upos)) return false;
    return tokens[from]!.upos === 'ADP' || to - from === 1;
  }

  /** "the president", "the council", "the regime", "the bloc": one spoken of before, when only one can be meant. */
  #earlier(found: NominalFound, past: Past): Figure | null {
    if (!found.definite) return null;
    if (found.kind === 'role') {
      const holders = past.persons.filter(({ titles }) => titles.has(found.noun));
      const same = found.state === null ? holders : holders.filter(({ state }) => state === found.state);
      return same.length === 1 ? same[0]! : null;
    }
    if (found.of !== null || found.state !== null || this.doc.tokens[found.head - 1]?.lower !== 'the') return null;
    if (/^(?:government|regime|authorities|administration)$/.test(found.noun)) {
      const trail = found.noun === 'regime' && past.regimes.last !== null ? past.regimes : past.governments;
      return trail.all.size === 1 || (trail.last !== null && trail.last === past.governments.lastButOne) ? trail.last : null;
    }
    if (found.noun === 'bloc') return past.union;
    if (found.kind === 'organisation' || found.kind === 'armed-group') {
      const alike = past.named(found.kind, found.noun);
      return alike?.size === 1 && !this.#nameOfItsOwn(found, [...alike][0]!) ? [...alike][0]! : null;
    }
    return null;
  }

  /** "the Coalition", called so before a "Karsan Arab Coalition" came up: the word with its capital is another's name. */
  #nameOfItsOwn({ head, noun }: NominalFound, figure: Figure): boolean {
    const { tokens } = this.doc;
    if (!capital(tokens[head])) return false;
    const named = this.sightings.find((sighting) => sighting.figure === figure);
    if (named === undefined) return false;
    let before = this.#bare.get(noun);
    if (before === undefined) {
      before = tokens.findIndex(
        (token, i) => token.lower === noun && capital(token) && !(capital(tokens[i - 1]) && tokens[i - 1]!.upos === 'PROPN'),
      );
      this.#bare.set(noun, before);
    }
    return before >= 0 && before < named.first;
  }

  /** The first in a stretch of tokens who has a state and is no place; names before phrases. */
  #within(first: number, head: number): Sighting | undefined {
    let phrase: Sighting | undefined;
    for (let i = first; i <= head; i++)
      for (const sighting of this.#beginning.get(i) ?? []) {
        if (sighting.last > head || sighting.figure.state === null || sighting.figure.kind === 'place') continue;
        if (sighting.form !== 'nominal') return sighting;
        phrase ??= sighting;
      }
    return phrase;
  }

  #own(given: NominalFound): Figure | null {
    const { doc, world } = this;
    // "the regime's air forces": theirs is the state of the phrase inside.
    const owner = this.#within(given.first, given.head);
    const found = given.state !== null || owner === undefined ? given : { ...given, state: owner.figure.state };
    const state = found.state === null ? null : (world.states.get(found.state) ?? null);
    const inner = found.of === null ? null : (this.#at(found.of.name)?.figure ?? null);
    if (/^(?:government|regime|administration)$/.test(found.noun) && found.kind === 'organisation') {
      const code = found.state ?? inner?.state ?? (inner === null ? null : this.#ruled(inner));
      const of = code === null ? state : (world.states.get(code) ?? null);
      if (of !== null) {
        const figure = this.#figure('organisation', `government of ${of}`, this.#shown(found), code, false, false);
        figure.titles.add(found.noun);
        return figure;
      }
    }
    if (
      found.kind === 'organisation' &&
      !found.plural &&
      inner?.kind === 'organisation' &&
      found.of!.last <= found.head &&
      sameBody.test(found.noun)
    )
      return inner;
    if (found.kind === 'armed-group' && inner !== null && inner.kind === 'armed-group' && found.of!.last <= found.head)
      return inner;
    const shown = this.#shown(found);
    if (shown === '') return null;
    if (found.kind === 'role' || found.kind === 'person') {
      const plain = found.kind === 'role' && found.definite;
      const token = doc.tokens[found.first]!;
      // Two witnesses are two people: only an office is the same wherever it is named.
      const canonical = plain ? shown : `${shown} ${doc.reading.id} ${token.from}`;
      const figure = this.#figure(
        found.kind === 'role' && !found.definite ? 'person' : found.kind,
        canonical,
        shown,
        found.state,
        false,
        false,
      );
      if (female.has(found.noun)) figure.gender ??= 'f';
      if (male.has(found.noun)) figure.gender ??= 'm';
      return figure;
    }
    if (found.kind === 'facility' && !found.plural) {
      const token = doc.tokens[found.first]!;
      return this.#figure('facility', `${shown} ${doc.reading.id} ${token.from}`, shown, found.state, false, false);
    }
    return this.#figure(found.kind, shown, shown, found.state, false, found.plural);
  }

  /** The state that a ruler's name stands for, from the lists or from "the Syrian regime led by" the same person. */
  #ruled(person: Figure): string | null {
    const surname = partsOfText(person.name).at(-1) ?? '';
    return rulers.get(surname) ?? null;
  }

  /** The phrase as a name: without its article. */
  #shown(found: NominalFound): string {
    return found.shown ?? bareWords(this.doc, found.first, found.last).replace(/\s+/g, ' ');
  }
}

// "the SANA news agency" is SANA; "the UN mission" is not the UN.
const sameBody =
  /^(?:agency|newspaper|broadcaster|channel|network|group|movement|party|organisation|organization|station|newspaper|charity|watchdog)$/;

/** The words of a person's name, folded, without joints and hyphens: "Bashar al-Assad" is "bashar", "assad". */
function partsOf(doc: Document, first: number, last: number): string[] {
  return partsOfText(keyOf(doc, first, last));
}

/** Whether capitals stand for the beginnings of the words of a name. */
function isAcronym(short: string, long: string): boolean {
  const letters = short.replace(/[^\p{L}]/gu, '').toUpperCase();
  if (letters.length < 2) return false;
  const words = long.split(/[\s-]+/).filter((word) => word !== '');
  const all = words.map((word) => word[0]!.toUpperCase()).join('');
  const capitals = words
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0]!.toUpperCase())
    .join('');
  return all === letters || capitals === letters || capitals.startsWith(letters) || all.includes(letters);
}
