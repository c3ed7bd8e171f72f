import { bestOf, type ChoiceScorer } from './weights.ts';
import { CASED, caseOf, hashOf, mix, normal, shapeOf, UNCASED } from './words.ts';

// Parts of speech, left to right, by an averaged perceptron over the word, its neighbours, its ending, its shape and the two
// tags before it (Collins 2002). A tag is a Penn tag and a universal one together: "IN ADP" and "IN SCONJ" are two.

/** Which tags a word has had in training: `sure` when it has only one, so that nothing need be decided. */
export interface Lexicon {
  /** Tags by the form as written, for sentences that use capitals; keyed by {@link normal} for those that do not. */
  readonly cased: ReadonlyMap<string, Uint8Array>;
  readonly uncased: ReadonlyMap<string, Uint8Array>;
  /** Tags that a word never seen can have. */
  readonly open: Uint8Array;
}

/** What is known of a word whatever stands around it: worked out once, since the same words come again and again. */
export interface Form {
  readonly normal: string;
  readonly hash: number;
  readonly ending: number;
  /** The features that the word alone gives. */
  readonly own: Int32Array;
  /** By use of capitals and whether the word stands first; 0 as long as nobody asked. */
  readonly shapes: Int32Array;
  /** The tags it can have, and a hash of that set: as it is written, and in any case. Null for a word never seen. */
  readonly asWritten: Options | null;
  readonly inAnyCase: Options | null;
  /** By tag, filled by whoever knows lemmas. */
  readonly lemmas: (string | undefined)[];
  readonly lemmaHashes: number[];
}

interface Options {
  readonly tags: Uint8Array;
  readonly hash: number;
}

/** Words met so far. A text with no end of new words cannot fill the memory: beyond a number they are forgotten and begun anew. */
export class Forms {
  readonly #lexicon: Lexicon;
  readonly #met = new Map<string, Form>();
  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  get open(): Uint8Array {
    return this.#lexicon.open;
  }

  of(word: string): Form {
    const met = this.#met.get(word);
    if (met !== undefined) return met;
    const form = normal(word);
    const length = form.length;
    const ending = hashOf(form, Math.max(0, length - 3));
    const hash = hashOf(form);
    const made: Form = {
      normal: form,
      hash,
      ending,
      own: Int32Array.of(
        mix(1, hash),
        mix(2, hashOf(form, length - 1)),
        mix(3, hashOf(form, Math.max(0, length - 2))),
        mix(4, ending),
        mix(5, hashOf(form, Math.max(0, length - 4))),
        mix(6, hashOf(form, 0, 1)),
        mix(7, hashOf(form, 0, Math.min(3, length))),
      ),
      shapes: new Int32Array(6).fill(-1),
      asWritten: optionsOf(this.#lexicon.cased.get(word)),
      inAnyCase: optionsOf(this.#lexicon.uncased.get(form)),
      lemmas: [],
      lemmaHashes: [],
    };
    if (this.#met.size >= 20_000) this.#met.clear();
    this.#met.set(word, made);
    return made;
  }
}

function optionsOf(tags: Uint8Array | undefined): Options | null {
  if (tags === undefined) return null;
  let hash = 7;
  for (const tag of tags) hash = mix(hash, tag);
  return { tags, hash };
}

/** A sentence as numbers. Lists may be longer than `count`. */
export interface Row {
  count: number;
  mode: number;
  word: Int32Array;
  shape: Int32Array;
  tag: Int32Array;
  /** Hash of the set of tags the word can have; 0 for a word never seen. */
  ambiguity: Int32Array;
  endings: Int32Array;
  forms: Form[];
  candidates: Uint8Array[];
}

export function newRow(): Row {
  return { count: 0, mode: CASED, ...numbersFor(256), forms: [], candidates: [] };
}

const numbersFor = (size: number) => ({
  word: new Int32Array(size),
  shape: new Int32Array(size),
  tag: new Int32Array(size),
  ambiguity: new Int32Array(size),
  endings: new Int32Array(size),
});

const PAD = 0x5bd1e995;
export const TAG_FEATURES = 40;

/** Fills a row with what the tagger needs to know of the words. */
export function fillRow(row: Row, words: readonly string[], uncased: boolean, forms: Forms): void {
  const n = words.length;
  if (row.word.length < n) Object.assign(row, numbersFor(2 * n));
  row.count = n;
  row.mode = uncased ? UNCASED : caseOf(words);
  row.candidates.length = n;
  row.forms.length = n;
  for (let i = 0; i < n; i++) {
    const word = words[i]!;
    const form = forms.of(word);
    row.forms[i] = form;
    row.word[i] = form.hash;
    row.endings[i] = form.ending;
    const kind = 2 * row.mode + (i === 0 ? 1 : 0);
    if (form.shapes[kind] === -1) form.shapes[kind] = shapeOf(word, row.mode, i === 0);
    row.shape[i] = form.shapes[kind]!;
    // Inside a sentence that uses capitals, "Said" is not "said".
    const known = row.mode === CASED && i > 0 && word !== form.normal ? form.asWritten : form.inAnyCase;
    row.candidates[i] = known?.tags ?? forms.open;
    row.ambiguity[i] = known?.hash ?? 0;
  }
}

/** Writes the features of word `i` into `out` and gives their number. The tags before it must be set. */
export function tagFeatures(row: Row, i: number, out: Int32Array): number {
  const n = row.count;
  const { word, shape, tag, ambiguity, endings } = row;
  const w0 = word[i]!;
  const w1 = i + 1 < n ? word[i + 1]! : PAD;
  const w2 = i + 2 < n ? word[i + 2]! : PAD;
  const v1 = i > 0 ? word[i - 1]! : PAD;
  const v2 = i > 1 ? word[i - 2]! : PAD;
  const t1 = i > 0 ? tag[i - 1]! : 253;
  const t2 = i > 1 ? tag[i - 2]! : 253;
  const a0 = ambiguity[i]!;
  const a1 = i + 1 < n ? ambiguity[i + 1]! : PAD;
  const a2 = i + 2 < n ? ambiguity[i + 2]! : PAD;
  const e1 = i + 1 < n ? endings[i + 1]! : PAD;
  const f1 = i > 0 ? endings[i - 1]! : PAD;
  const s0 = shape[i]!;
  const s1 = i + 1 < n ? shape[i + 1]! : 999;
  const r1 = i > 0 ? shape[i - 1]! : 999;
  const { own } = row.forms[i]!;
  let k = 0;
  for (; k < own.length; k++) out[k] = own[k]!;
  out[k++] = mix(8, s0);
  out[k++] = mix(mix(9, s0), endings[i]!);
  out[k++] = mix(10, v1);
  out[k++] = mix(11, v2);
  out[k++] = mix(12, w1);
  out[k++] = mix(13, w2);
  out[k++] = mix(14, t1);
  out[k++] = mix(mix(15, t1), t2);
  out[k++] = mix(mix(16, t1), w0);
  out[k++] = mix(mix(17, w0), w1);
  out[k++] = mix(mix(18, v1), w0);
  out[k++] = mix(mix(19, t1), a1);
  out[k++] = mix(mix(20, t1), w1);
  out[k++] = mix(21, a1);
  out[k++] = mix(mix(22, a1), a2);
  out[k++] = mix(mix(23, a0), a1);
  out[k++] = mix(mix(24, t1), a0);
  out[k++] = mix(25, e1);
  out[k++] = mix(26, f1);
  out[k++] = mix(mix(27, s0), s1);
  out[k++] = mix(mix(28, r1), s0);
  out[k++] = mix(mix(mix(29, t1), s0), s1);
  out[k++] = mix(mix(mix(30, t1), t2), w0);
  out[k++] = mix(mix(mix(31, t1), a0), a1);
  out[k++] = mix(mix(32, s0), t1);
  out[k++] = mix(mix(mix(33, v1), w0), w1);
  out[k++] = mix(mix(34, w1), w2);
  out[k++] = mix(mix(35, a0), w1);
  out[k++] = mix(36, a0);
  return k;
}

/** Gives every word of the row its tag. */
export function tagRow(row: Row, scorer: ChoiceScorer, features: Int32Array, scores: Float64Array): void {
  for (let i = 0; i < row.count; i++) {
    const options = row.candidates[i]!;
    if (options.length === 1) {
      row.tag[i] = options[0]!;
      continue;
    }
    scorer.score(features, tagFeatures(row, i, features), options, scores);
    row.tag[i] = bestOf(options, scores);
  }
}
