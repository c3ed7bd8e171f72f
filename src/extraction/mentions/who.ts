import type { EntityKind, MentionForm } from '../../model/index.ts';
import { straight } from '../fold.ts';
import {
  armedNouns,
  facilityNouns,
  groupNouns,
  organisationNouns,
  personNouns,
  shortTitles,
  speakingLemmas,
  titleModifiers,
  titleWords,
} from '../languages/en/world/people.ts';
import type { Known, Phrase, World } from '../languages/en/world.ts';
import type { Document, Sentence, Token } from '../types.ts';
import { type Evidence, kindOf } from './kinds.ts';
import { capital, isCapitalsOnly, opensSentence, runAt } from './runs.ts';

// Names as they stand in the text: first those the world knows, then runs of capitals, whose kind follows from their titles,
// their own words and from how all their occurrences in the document are used.

/** A name found in a sentence, before it is known which names mean the same. Tokens `first` (included) to `last` (excluded). */
export interface NameFound {
  readonly first: number;
  readonly last: number;
  /** First token of the name itself, after its title. */
  readonly name: number;
  readonly head: number;
  readonly kind: EntityKind;
  readonly form: MentionForm;
  /** What the lists say it is, or null for a name they do not hold. */
  readonly known: Known | null;
  readonly state: string | null;
  /** The last word of the title before it ("minister"), or null. */
  readonly title: string | null;
  readonly sentence: number;
}

/** A stretch that looks like a name and whose kind is not settled yet. */
interface Candidate {
  readonly first: number;
  readonly name: number;
  readonly last: number;
  readonly title: string | null;
  readonly state: string | null;
  readonly sentence: number;
  readonly key: string;
}

/** All names of a document in the order of the text; none overlaps another. */
export function findNames(doc: Document, world: World): NameFound[] {
  const found: NameFound[] = [];
  const candidates: Candidate[] = [];
  const evidence = new Map<string, Evidence[]>();
  const running = namesInRunningText(doc);
  for (const sentence of doc.sentences) {
    const uncased = isCapitalsOnly(doc, sentence);
    const headline = !uncased && sentence.kind !== 'body' && titled(doc, sentence);
    let i = sentence.first;
    while (i < sentence.last) {
      const phrase = phraseAt(doc, sentence, i, world, uncased);
      const end = runAt(doc, sentence, i, uncased, headline ? running : null, running);
      if (phrase !== null && i + phrase.words.length >= end && !continues(doc, sentence, i + phrase.words.length)) {
        const known = knownName(doc, sentence, i, phrase, world);
        if (known !== null) found.push(known);
        i += phrase.words.length;
        continue;
      }
      if (end <= i) {
        i++;
        continue;
      }
      const split = splitTitle(doc, sentence, i, end, world, uncased);
      const inner = phraseAt(doc, sentence, split.name, world, uncased);
      if (inner !== null && split.name + inner.words.length >= split.last && inner.known.form === 'name') {
        // "broadcaster TMC", "the Syrian city Aleppo": the list decides, a title notwithstanding.
        const known = knownName(doc, sentence, split.name, inner, world);
        if (known !== null) found.push(known);
        i = Math.max(i + 1, split.last);
        continue;
      }
      if (split.name < split.last && !commonNoun(doc, sentence, split.name, split.last)) {
        const key = keyOf(doc, split.name, split.last);
        candidates.push({ ...split, sentence: sentence.index, key });
        const list = evidence.get(key) ?? [];
        list.push({ doc, sentence, first: split.name, last: split.last, title: split.title, uncased });
        evidence.set(key, list);
      }
      i = Math.max(i + 1, split.last);
    }
  }
  const kinds = new Map([...evidence].map(([key, list]) => [key, kindOf(list, world)]));
  // A surname alone is a person where the full name is one: every ending of a person's name is known as such.
  const surnames = new Set<string>();
  for (const [key, kind] of kinds) {
    if (kind !== 'person') continue;
    for (let cut = key.indexOf(' '); cut >= 0; cut = key.indexOf(' ', cut + 1)) surnames.add(key.slice(cut + 1));
  }
  for (const [key, kind] of kinds) {
    if (kind !== null && kind !== 'person') continue;
    if (key.includes(' ') && kind === null) continue;
    if (surnames.has(key)) kinds.set(key, 'person');
  }
  for (const candidate of candidates) {
    const kind = kinds.get(candidate.key) ?? null;
    if (kind === null) continue;
    const person = kind === 'person';
    const first = person ? candidate.first : candidate.name;
    found.push({
      first,
      last: candidate.last,
      name: candidate.name,
      head: headOf(doc, candidate.name, candidate.last),
      kind,
      form: person && first < candidate.name ? 'name+title' : 'name',
      known: null,
      state: candidate.state,
      title: person ? candidate.title : null,
      sentence: candidate.sentence,
    });
  }
  return found.sort((a, b) => a.first - b.first);
}

/** "Jihadist fighters": a noun that begins a sentence is no name. */
function commonNoun(doc: Document, sentence: Sentence, first: number, last: number): boolean {
  if (last - first > 1) return false;
  const { lower } = doc.tokens[first]!;
  const noun = [armedNouns, groupNouns, organisationNouns, facilityNouns].some(
    (nouns) => nouns.has(lower) || nouns.has(`${lower}s`),
  );
  return (
    (noun || personNouns.has(lower)) &&
    (opensSentence(doc, sentence, first) || sentence.kind !== 'body' || !/^NNPS?$/.test(doc.tokens[first]!.xpos) || noun)
  );
}

/** The words of a name in lower case, by which its occurrences are gathered. */
export function keyOf(doc: Document, first: number, last: number): string {
  let key = '';
  for (let i = first; i < last; i++) key += (i > first ? ' ' : '') + straight(doc.tokens[i]!.lower);
  return key;
}

/** The word of a stretch that the others hang from: the one whose head lies outside. */
export function headOf(doc: Document, first: number, last: number): number {
  for (let i = first; i < last; i++) {
    const { head, upos } = doc.tokens[i]!;
    if ((head < first || head >= last) && upos !== 'PUNCT' && upos !== 'DET' && upos !== 'ADP') return i;
  }
  return last - 1;
}

/** Words written with a capital inside a sentence of running text: what a headline's capitals may be taken for. */
function namesInRunningText(doc: Document): Set<string> {
  const words = new Set<string>();
  for (const sentence of doc.sentences) {
    if (sentence.kind !== 'body' || isCapitalsOnly(doc, sentence) || titled(doc, sentence)) continue;
    for (let i = sentence.first + 1; i < sentence.last; i++) {
      const token = doc.tokens[i]!;
      if (capital(token) && token.upos === 'PROPN') words.add(token.lower);
    }
  }
  return words;
}

/** Whether a headline writes most of its words with a capital. */
function titled(doc: Document, { first, last }: Sentence): boolean {
  let long = 0;
  let capitals = 0;
  for (let i = first; i < last; i++) {
    const token = doc.tokens[i]!;
    if (token.text.length < 4 || !/^\p{L}/u.test(token.text)) continue;
    long++;
    if (capital(token)) capitals++;
  }
  return long >= 3 && capitals >= 0.8 * long;
}

// Acronyms that are common words where everything is in capitals.
const ambiguous: ReadonlySet<string> = new Set(['us', 'is', 'au', 'car', 'sams', 'eta', 'ria']);

/** The longest name of the world that begins at token `i`, or null. */
export function phraseAt(doc: Document, sentence: Sentence, i: number, world: World, uncased: boolean): Phrase | null {
  const token = doc.tokens[i];
  if (token === undefined) return null;
  const phrases = world.names.get(straight(token.lower));
  if (phrases === undefined) return null;
  for (const phrase of phrases) {
    const n = phrase.words.length;
    if (i + n > sentence.last || !matches(doc.tokens, i, phrase, uncased)) continue;
    return phrase;
  }
  return null;
}

function matches(tokens: readonly Token[], i: number, { words, exactly }: Phrase, uncased: boolean): boolean {
  for (let j = 0; j < words.length; j++) if (straight(tokens[i + j]!.lower) !== words[j]) return false;
  if (uncased) return words.length > 1 || exactly === null || !ambiguous.has(words[0]!);
  if (exactly !== null) return exactly.every((word, j) => straight(tokens[i + j]!.text) === word);
  // Every word but the small ones has its capital, in the lists as in the text.
  return words.every((_, j) => {
    const token = tokens[i + j]!;
    return (
      capital(token) ||
      /^(?:of|the|for|and|in|on|to|al|ash|ad|an|ez|el|as|at|d'|de|du|la|las|sans|without|anti|peshmerga|s|'s|’s|human|rights|office|chemical|weapons|agency|refugee|[^\p{L}]+)$/iu.test(
        token.text,
      )
    );
  });
}

/** Whether a name goes on after a known one with "-" or a further capital that the parse hangs it from ("Syria Trust", "Bank of China"). */
function continues(doc: Document, sentence: Sentence, at: number): boolean {
  const next = doc.tokens[at];
  return next !== undefined &&
    at < sentence.last &&
    next.text === '-' &&
    capital(doc.tokens[at + 1]) &&
    next.from === doc.tokens[at - 1]!.to
    ? doc.tokens[at - 1]!.upos === 'PROPN' && doc.tokens[at + 1]!.upos === 'PROPN' && doc.tokens[at + 1]!.deprel === 'flat'
    : false;
}

/** A known name as a mention; null where its word only describes another ("Syrian forces"). */
function knownName(doc: Document, sentence: Sentence, first: number, phrase: Phrase, world: World): NameFound | null {
  const last = first + phrase.words.length;
  const { known } = phrase;
  const head = headOf(doc, first, last);
  const token = doc.tokens[head]!;
  if (known.form === 'demonym' && !standsAlone(doc, sentence, first, last)) return null;
  // "US-led", "Russian-backed" are handled with the noun they describe; the name still stands for itself ("US - led").
  let { kind } = known;
  let { canonical } = known;
  if (known.seat) {
    const verb = token.head >= 0 ? doc.tokens[token.head]! : null;
    const speaks = verb !== null && token.deprel.startsWith('nsubj') && speakingLemmas.has(verb.lemma) && verb.upos === 'VERB';
    if (speaks || /^(?:Kremlin|White House)$/.test(canonical)) {
      kind = 'state';
      canonical = world.states.get(known.state ?? '') ?? canonical;
    }
  }
  return {
    first,
    last,
    name: first,
    head,
    kind,
    form: known.form === 'demonym' ? 'demonym' : 'name',
    known: { ...known, kind, canonical },
    state: known.seat && kind === 'place' ? null : known.state,
    title: null,
    sentence: sentence.index,
  };
}

/** Whether a word of nationality is itself the noun: "the Syrians", "the French said", and not "French officials". */
function standsAlone(doc: Document, sentence: Sentence, first: number, last: number): boolean {
  const token = doc.tokens[last - 1]!;
  const next = doc.tokens[last];
  if (next !== undefined && last < sentence.last) {
    if (/^(?:NOUN|PROPN|ADJ|NUM)$/.test(next.upos) || next.text === '-') return false;
    if (/^(?:and|or)$/.test(next.lower) && !/^(?:NNS|NNPS)$/.test(token.xpos)) return false;
  }
  if (/^(?:NNS|NNPS)$/.test(token.xpos) && token.lower.endsWith('s')) return true;
  const before = doc.tokens[first - 1];
  return before !== undefined && first > sentence.first && before.lower === 'the' && !/^(?:amod|compound)/.test(token.deprel);
}

const portfolios: ReadonlySet<string> = new Set(
  `state defense defence interior war foreign affairs health finance justice homeland security energy education information communications the army
  staff navy air force police council labor labour culture transport economy environment treasury commerce agriculture human rights international
  parliament assembly intelligence operations mission party government central command`.split(/\s+/),
);

/** Cuts a run of capitals into title and name, and takes in the lower-case title words before it. */
function splitTitle(
  doc: Document,
  sentence: Sentence,
  first: number,
  end: number,
  world: World,
  uncased: boolean,
): { first: number; name: number; last: number; title: string | null; state: string | null } {
  const { tokens } = doc;
  let name = first;
  let title: string | null = null;
  let state: string | null = null;
  let at = first;
  // What may belong to a title inside the run: states, modifiers, title words, "of" with a portfolio.
  while (at < end) {
    const token = tokens[at]!;
    const word = straight(token.lower);
    const phrase = phraseAt(doc, sentence, at, world, uncased);
    if (titleWords.has(word) || shortTitles.has(word)) {
      at++;
      while (tokens[at]?.text === '-' && titleWords.has(tokens[at + 1]?.lower ?? '')) at += 2;
      if (tokens[at]?.lower === 'of' && at + 1 < end && portfolios.has(tokens[at + 1]!.lower)) {
        at += 2;
        while (at < end && (portfolios.has(tokens[at]!.lower) || /^(?:and|for|of)$/.test(tokens[at]!.lower))) at++;
      } else if (tokens[at]?.lower === 'for' && at < end) {
        // "Minister for the Middle East Tobias Ellwood"
        let j = at + 1;
        if (tokens[j]?.lower === 'the') j++;
        const region = phraseAt(doc, sentence, j, world, uncased);
        if (region === null) break;
        at = j + region.words.length;
      }
      title = word.replace(/\.$/, '');
      name = at;
      continue;
    }
    if (phrase !== null && (phrase.known.kind !== 'place' || at > first)) {
      if (phrase.known.state !== null) state ??= phrase.known.state;
      at += phrase.words.length;
      continue;
    }
    if (world.adjectives.has(word)) {
      state ??= world.adjectives.get(word) ?? null;
      at++;
      continue;
    }
    if (titleModifiers.has(word) || word === '-') {
      at++;
      continue;
    }
    break;
  }
  if (title === null) {
    name = first;
    // "spokesman Smith", "prime minister al-Abadi": a title in small letters before the name.
    let before = first - 1;
    // "Prime Minister-designate Saad Harani"
    if (before - 2 >= sentence.first && /^(?:designate|elect)$/.test(tokens[before]!.lower) && tokens[before - 1]!.text === '-')
      before -= 2;
    while (before >= sentence.first && belongsToTitle(tokens[before]!, world, title !== null)) {
      const word = straight(tokens[before]!.lower);
      if (title === null) {
        if (!titleWords.has(word) && !shortTitles.has(word)) break;
        title = word.replace(/\.$/, '');
      }
      const code = world.adjectives.get(word);
      if (code !== undefined && code !== null) state ??= code;
      const known = world.names.get(word)?.find((other) => other.words.length === 1)?.known;
      if (known !== undefined && known.state !== null) state ??= known.state;
      before--;
    }
    // "rebel leader" and "force commander" keep their first word; a lone modifier at the edge does no harm.
    return { first: title === null ? first : before + 1, name, last: end, title, state: title === null ? null : state };
  }
  let begin = first;
  while (begin - 1 >= sentence.first && belongsToTitle(tokens[begin - 1]!, world, true)) {
    const code = world.adjectives.get(straight(tokens[begin - 1]!.lower));
    if (code !== undefined && code !== null) state ??= code;
    begin--;
  }
  return { first: begin, name, last: end, title, state };
}

/** Whether a word before a name or title is a part of the title. */
function belongsToTitle(token: Token, world: World, inside: boolean): boolean {
  const word = straight(token.lower);
  if (token.upos === 'VERB' || token.upos === 'AUX' || token.upos === 'ADP' || token.upos === 'DET') return false;
  if (titleWords.has(word) || shortTitles.has(word)) return true;
  if (!inside) return false;
  if (token.text === '-') return true;
  return (
    titleModifiers.has(word) ||
    world.adjectives.has(word) ||
    (world.names.get(word)?.some(({ words }) => words.length === 1) ?? false)
  );
}
