import { treeOf } from '../attribution/tree.ts';
import { objectControl } from '../languages/en/events.ts';
import type { Figure, Sighting } from '../entities.ts';
import type { Document, Token } from '../types.ts';

// Whom pronouns stand for. Only clear cases: the subject of the clause above, or the one candidate that fits. The others stay open.

const masculine = /^(?:he|him|his|himself)$/;
const feminine = /^(?:she|her|hers|herself)$/;
const neuter = /^(?:it|its|itself)$/;
const many = /^(?:they|them|their|themselves)$/;
const collective: ReadonlySet<string> = new Set(['state', 'organisation', 'armed-group']);
const saying = /^(?:say|tell|add|ask|state|declare|write|explain|insist|warn|reply|continue|note|argue)$/;
const quoteMark = /^(?:["“”«»]|``|'')$/;

/** How many sentences back "he" may reach. */
const REACH = 2;

/** The pronouns of a document whose figure is clear. */
export function resolvePronouns(doc: Document, sightings: readonly Sighting[]): Sighting[] {
  const scene = new Scene(doc, sightings);
  const found: Sighting[] = [];
  for (const token of doc.tokens) {
    if (token.upos !== 'PRON') continue;
    const figure = scene.figureOf(token);
    if (figure === null) continue;
    // Whom "she" means is no "he" further on.
    if (figure.gender === null && !figure.plural && (masculine.test(token.lower) || feminine.test(token.lower)))
      figure.gender = masculine.test(token.lower) ? 'm' : 'f';
    const { index: first, sentence } = token;
    const sighting: Sighting = { first, last: first + 1, head: first, form: 'pronoun', figure, sentence, definite: true };
    found.push(sighting);
    scene.add(sighting);
  }
  return found;
}

class Scene {
  readonly #doc: Document;
  readonly #byHead = new Map<number, Sighting>();
  readonly #bySentence: Sighting[][];
  /** Whether an odd number of quotation marks stands before each token in its block. */
  readonly #quoted: Uint8Array;
  /** An office and the person who is named beside it: "the envoy for Orsk, Ana Ruel,". */
  readonly #holders = new Map<Figure, Figure>();

  constructor(doc: Document, sightings: readonly Sighting[]) {
    this.#doc = doc;
    this.#bySentence = doc.sentences.map(() => []);
    for (const sighting of sightings) this.add(sighting);
    for (const list of this.#bySentence)
      for (const office of list) {
        if (office.figure.kind !== 'role' || this.#holders.has(office.figure)) continue;
        const holder = list.find((one) => one.figure.kind === 'person' && one.figure.named && this.#namedBeside(office, one));
        if (holder !== undefined) this.#holders.set(office.figure, holder.figure);
      }
    this.#quoted = new Uint8Array(doc.tokens.length);
    let open = false;
    let block = -1;
    for (const { text, index, sentence } of doc.tokens) {
      const own = doc.sentences[sentence]!.block;
      if (own !== block) open = false;
      block = own;
      this.#quoted[index] = open ? 1 : 0;
      if (quoteMark.test(text)) open = !open;
    }
  }

  /** Whether a name between commas follows an office, with nothing between but what the office is of. */
  #namedBeside(office: Sighting, name: Sighting): boolean {
    const { tokens } = this.#doc;
    const comma = name.first - 1;
    if (comma < office.last || comma > office.last + 6 || tokens[comma]!.text !== ',') return false;
    const after = tokens[name.last];
    if (after === undefined || !/^[,:;.]$/.test(after.text)) return false;
    return tokens.slice(office.last, comma).every(({ upos }) => /^(ADP|DET|PROPN|NOUN|ADJ)$/.test(upos));
  }

  #who(figure: Figure): Figure {
    return this.#holders.get(figure) ?? figure;
  }

  add(sighting: Sighting): void {
    if (!this.#byHead.has(sighting.head)) this.#byHead.set(sighting.head, sighting);
    this.#bySentence[sighting.sentence]!.push(sighting);
  }

  figureOf(token: Token): Figure | null {
    const { lower } = token;
    if (masculine.test(lower) || feminine.test(lower)) return this.#person(token, masculine.test(lower) ? 'm' : 'f');
    if (!neuter.test(lower) && !many.test(lower)) return null;
    const above = this.#subjectAbove(token);
    if (above === null) return null;
    const { figure, form } = above;
    if (neuter.test(lower)) return collective.has(figure.kind) && !figure.plural && form !== 'demonym' ? figure : null;
    return figure.plural || figure.kind === 'group' || form === 'demonym' || this.#namedAsMany(above) ? figure : null;
  }

  /** "the Houthis", "the Red River Brigades": the name of a body that is a plural. */
  #namedAsMany({ figure, first, last }: Sighting): boolean {
    const { tokens } = this.#doc;
    const end = tokens[last - 1]!;
    return (
      collective.has(figure.kind) &&
      /[^s]s$/.test(end.lower) &&
      (/^NNP?S$/.test(end.xpos) || tokens[first]!.lower === 'the' || tokens[first - 1]?.lower === 'the')
    );
  }

  /** The person that "he" or "she" means: the subject above, or the only one who fits in this and the last two sentences. */
  #person(token: Token, gender: 'f' | 'm'): Figure | null {
    const fits = ({ figure }: Sighting) =>
      (figure.kind === 'person' || figure.kind === 'role') &&
      !figure.plural &&
      (figure.gender === null || figure.gender === gender);
    const quoted = this.#quoted[token.index] === 1;
    const speaker = quoted ? this.#speakerOf(token) : null;
    if (!quoted) {
      const above = this.#subjectAbove(token);
      if (above !== null && fits(above)) return this.#joined(above) ? null : this.#who(above.figure);
    }
    // "Kallo thanked him": whoever it is, not Kallo.
    const subject = token.xpos === 'PRP$' || token.deprel.startsWith('nsubj') ? null : this.#clauseSubject(token);
    const other = subject === null ? undefined : this.#byHead.get(subject)?.figure;
    const near: Sighting[] = [];
    for (let s = Math.max(0, token.sentence - REACH); s <= token.sentence; s++)
      for (const sighting of this.#bySentence[s]!)
        if (sighting.last <= token.index && fits(sighting) && sighting.figure !== speaker && sighting.figure !== other)
          near.push(sighting);
    const figures = new Set(near.map(({ figure }) => this.#who(figure)));
    if (figures.size === 1) return near.some((sighting) => this.#joined(sighting)) ? null : this.#who(near[0]!.figure);
    if (figures.size === 0) return null;
    const here = near.filter(({ sentence }) => sentence === token.sentence);
    if (here.length === 0) {
      // Of several, the subject of the sentence before, when this one has none before the pronoun.
      const subjects = near.filter((sighting) => sighting.sentence === token.sentence - 1 && this.#isMainSubject(sighting.head));
      const [first] = subjects;
      if (first !== undefined && subjects.every(({ figure }) => this.#who(figure) === this.#who(first.figure)))
        return this.#joined(first) ? null : this.#who(first.figure);
      // One man called by his name outweighs "an official" or an office held elsewhere, unless that was the subject just now.
      const named = near.filter(({ figure }) => figure.named);
      const [only] = named;
      if (only !== undefined && subjects.length === 0 && named.every(({ figure }) => figure === only.figure))
        return named.some((sighting) => this.#joined(sighting)) ? null : only.figure;
    } else if (quoted && here.every(({ figure }) => figure === here[0]!.figure)) return here[0]!.figure;
    return null;
  }

  /** Whether another person is joined to this one with "and". */
  #joined(sighting: Sighting): boolean {
    const tree = treeOf(this.#doc);
    for (let i = sighting.first; i < sighting.last; i++)
      for (const other of tree[i]!) {
        const { deprel, upos } = this.#doc.tokens[other]!;
        if (deprel === 'conj' && other >= sighting.last && (upos === 'PROPN' || this.#byHead.has(other))) return true;
      }
    return false;
  }

  #isMainSubject(i: number): boolean {
    const { tokens } = this.#doc;
    const token = tokens[i]!;
    if (!token.deprel.startsWith('nsubj') || token.head < 0) return false;
    const verb = tokens[token.head]!;
    return verb.head < 0 || verb.deprel === 'parataxis' || verb.deprel === 'ccomp';
  }

  /** The subject of the nearest clause above the pronoun's own, or of its own clause for a possessive: "Norway closed its embassy". */
  #subjectAbove(token: Token): Sighting | null {
    const { tokens } = this.#doc;
    let at = token.head;
    // "said its helicopters had": the owner of a clause's subject is no more found in that clause than the subject is.
    const owner = token.lower === 'its' && token.head >= 0 && tokens[token.head]!.deprel.startsWith('nsubj');
    let own = owner || token.deprel.startsWith('nsubj');
    let inner = true;
    const reflexive = token.xpos === 'PRP$' || /sel(?:f|ves)$/.test(token.lower);
    for (let steps = 0; at >= 0 && steps < 12; steps++) {
      const word = tokens[at]!;
      if (word.upos === 'VERB' || word.upos === 'AUX' || this.#hasCopula(at)) {
        const subject = this.#subjectOf(at, 4);
        // An object is never the subject of its own clause: "Norway criticised it".
        if (!own && inner && !reflexive) return null;
        // The pronoun's own clause counts only where the pronoun is not its subject.
        if (!own && subject !== null && subject !== token.index) {
          const sighting = this.#byHead.get(subject);
          if (sighting !== undefined) return subject < token.index || token.xpos === 'PRP$' ? sighting : null;
          // "the gunmen, who came with their": the noun that the clause describes.
          if (/^(?:which|that|who)$/.test(tokens[subject]!.lower) && word.deprel.startsWith('acl') && word.head >= 0)
            return this.#byHead.get(word.head) ?? null;
          // A subject that is nobody we know settles that it is not the next one up.
          return null;
        }
        own = false;
        inner = false;
      }
      at = word.head;
    }
    return null;
  }

  /** The subject of the clause that a pronoun stands in. */
  #clauseSubject(token: Token): number | null {
    const { tokens } = this.#doc;
    for (let at = token.head, steps = 0; at >= 0 && steps < 6; at = tokens[at]!.head, steps++)
      if (tokens[at]!.upos === 'VERB' || tokens[at]!.upos === 'AUX' || this.#hasCopula(at)) return this.#subjectOf(at, 4);
    return null;
  }

  #hasCopula(i: number): boolean {
    return treeOf(this.#doc)[i]!.some((child) => this.#doc.tokens[child]!.deprel === 'cop');
  }

  /** The subject of a verb, or of the verb it is joined to. */
  #subjectOf(verb: number, steps: number): number | null {
    const { tokens } = this.#doc;
    for (const child of treeOf(this.#doc)[verb]!) if (/^nsubj(?::pass)?$/.test(tokens[child]!.deprel)) return child;
    const { deprel, head } = tokens[verb]!;
    // "urged Norway to close its embassy": who is urged is who closes.
    if (deprel === 'xcomp' && head >= 0 && objectControl.has(tokens[head]!.lemma))
      for (const child of treeOf(this.#doc)[head]!) if (/^i?obj$/.test(tokens[child]!.deprel) && child < verb) return child;
    return steps > 0 && head >= 0 && (deprel === 'conj' || deprel === 'xcomp') ? this.#subjectOf(head, steps - 1) : null;
  }

  /** The subject of the verb of saying in the sentence, outside the quotation. */
  #speakerOf(token: Token): Figure | null {
    const { first, last } = this.#doc.sentences[token.sentence]!;
    for (let i = first; i < last; i++) {
      const verb = this.#doc.tokens[i]!;
      if (verb.upos !== 'VERB' || !saying.test(verb.lemma)) continue;
      const subject = this.#subjectOf(i, 4);
      const sighting = subject === null ? undefined : this.#byHead.get(subject);
      if (sighting !== undefined && this.#quoted[subject!] === 0) return sighting.figure;
    }
    return null;
  }
}
