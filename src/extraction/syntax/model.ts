import { AssizeError } from '../../model/index.ts';
import { lemmaOf, type LemmaTable } from '../lemma.ts';
import { LABEL_FEATURES, MOVE_HASHES, ParseState, parseRow } from './parser.ts';
import { type RelationLists, Relations } from './relations.ts';
import { fillRow, type Form, Forms, newRow, TAG_FEATURES, tagRow } from './tagger.ts';
import { type ChoiceScorer, ChoiceWeights, type Cursor, type MoveScorer, MoveWeights, readNumber } from './weights.ts';
import { hashOf, normal } from './words.ts';

/** What the tagger and the parser say of one sentence; all lists have the length of the sentence. */
export interface Parse {
  /** Penn Treebank tags. */
  readonly xpos: readonly string[];
  /** Universal parts of speech. */
  readonly upos: readonly string[];
  /** Index of the head within the sentence, -1 for the root. May be longer than the sentence. */
  readonly heads: ArrayLike<number>;
  readonly deprels: readonly string[];
  readonly lemmas: readonly string[];
}

/** A trained tagger, parser and lemmatiser. */
export interface SyntaxModel {
  /** Which training gave it, for `Method.version`. */
  readonly version: string;
  /** `uncased` says that capitals mean nothing in this sentence (a wire report all in capitals). The answer holds until the next call. */
  parse(words: readonly string[], uncased: boolean): Parse;
}

/** What a model file says of itself before its weights. */
export interface Header {
  readonly version: string;
  /** Penn tag and universal part of speech, "VBD VERB". */
  readonly tags: readonly string[];
  readonly labels: readonly string[];
  /** Relations by direction and tags. */
  readonly relations: RelationLists;
  /** Words with the numbers of their tags: "said 3 17". */
  readonly cased: readonly string[];
  readonly uncased: readonly string[];
  readonly open: readonly number[];
  readonly lemmaRules: readonly string[];
  readonly lemmaWords: readonly string[];
}

export const MAGIC = 'assize-syntax/2\n';

/**
 * Opens a model from the bytes of its file: the line "assize-syntax/2", the length of the header as a LEB128 number, the header
 * as JSON, then the weights of moves, labels and tags. `more` gives words that the training had not, with the pattern their tags
 * ("NNS NOUN") match; a word in capitals stands for itself, one in small letters for all its forms. Throws `extraction/not-a-syntax-model` when the bytes are something else.
 */
export function loadModel(bytes: Uint8Array, more: ReadonlyMap<string, RegExp> = new Map()): SyntaxModel {
  const text = new TextDecoder();
  if (text.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    throw new AssizeError(
      'extraction/not-a-syntax-model',
      `The ${bytes.length} bytes given as a language model do not begin with "${MAGIC.trim()}".`,
      'Restore languages/en/syntax.bin from the release, or build it again with scripts/train-syntax.ts.',
    );
  const cursor: Cursor = { bytes, at: MAGIC.length };
  const length = readNumber(cursor);
  const header = JSON.parse(text.decode(bytes.subarray(cursor.at, cursor.at + length))) as Header;
  cursor.at += length;
  const moves = new MoveWeights(cursor);
  const labels = new ChoiceWeights(cursor);
  const tags = new ChoiceWeights(cursor);
  return assemble(header, moves, labels, tags, more);
}

/** Puts a model together from its parts; training uses it to try weights that are not yet written. */
export function assemble(
  header: Header,
  moves: MoveScorer,
  labels: ChoiceScorer,
  tags: ChoiceScorer,
  more: ReadonlyMap<string, RegExp> = new Map(),
): SyntaxModel {
  const cased = tagLists(header.cased);
  const uncased = tagLists(header.uncased);
  for (const [word, pattern] of more) {
    const list = word === normal(word) ? uncased : cased;
    const options = header.tags.flatMap((tag, i) => (pattern.test(tag) ? [i] : []));
    if (!list.has(word) && options.length > 0) list.set(word, Uint8Array.from(options));
  }
  const forms = new Forms({ cased, uncased, open: Uint8Array.from(header.open) });
  const lemmas: LemmaTable = { rules: pairs(header.lemmaRules), words: pairs(header.lemmaWords) };
  const xposOf = header.tags.map((tag) => tag.split(' ')[0]!);
  const uposOf = header.tags.map((tag) => tag.split(' ')[1]!);
  const root = header.labels.indexOf('root');
  const relations = new Relations(header.relations, header.tags.length);
  const features = new Int32Array(Math.max(MOVE_HASHES, LABEL_FEATURES, TAG_FEATURES));
  const scores = new Float64Array(256);
  const row = newRow();
  const state = new ParseState();
  const lemmaFor = (form: Form, word: string, tag: number): string => {
    const known = form.lemmas[tag];
    if (known !== undefined) return known;
    const lemma = lemmaOf(word, xposOf[tag]!, lemmas);
    form.lemmas[tag] = lemma;
    form.lemmaHashes[tag] = lemmaHash(lemma);
    return lemma;
  };
  return {
    version: header.version,
    parse(words, uncased) {
      const n = words.length;
      fillRow(row, words, uncased, forms);
      tagRow(row, tags, features, scores);
      state.begin(n);
      const xpos: string[] = [];
      const upos: string[] = [];
      const found: string[] = [];
      for (let i = 0; i < n; i++) {
        const tag = row.tag[i]!;
        const form = row.forms[i]!;
        xpos.push(xposOf[tag]!);
        upos.push(uposOf[tag]!);
        found.push(lemmaFor(form, words[i]!, tag));
        state.word[i] = form.hash;
        state.tag[i] = tag;
        state.lemma[i] = form.lemmaHashes[tag]!;
      }
      parseRow(state, moves, labels, relations, root, features, scores);
      const deprels: string[] = [];
      for (let i = 0; i < n; i++) {
        deprels.push(header.labels[state.label[i]!]!);
        if (state.head[i] === n) state.head[i] = -1;
      }
      return { xpos, upos, heads: state.head, deprels, lemmas: found };
    },
  };
}

/** How the parser sees a lemma. */
export const lemmaHash = (lemma: string): number => hashOf(lemma.toLowerCase());

function tagLists(lines: readonly string[]): Map<string, Uint8Array> {
  return new Map(
    lines.map((line) => {
      const [word, ...tags] = line.split(' ');
      return [word!, Uint8Array.from(tags, Number)];
    }),
  );
}

/** Lines "V ombed 2" as a map from "V ombed" to "2". */
function pairs(lines: readonly string[]): Map<string, string> {
  return new Map(
    lines.map((line) => {
      const cut = line.lastIndexOf(' ');
      return [line.slice(0, cut), line.slice(cut + 1)];
    }),
  );
}
