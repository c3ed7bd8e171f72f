import { domainLemmas } from '../languages/en/lemmas.ts';
import { lemmaOf } from '../lemma.ts';
import { type Header, lemmaHash } from '../syntax/model.ts';
import {
  bestMove,
  LABEL_FEATURES,
  LEFT,
  labelFeatures,
  MOVE_HASHES,
  moveFeatures,
  ParseState,
  RIGHT,
  SHIFT,
} from '../syntax/parser.ts';
import { type RelationLists, Relations } from '../syntax/relations.ts';
import { fillRow, Forms, type Lexicon, newRow, TAG_FEATURES, tagFeatures, tagRow } from '../syntax/tagger.ts';
import { bestOf } from '../syntax/weights.ts';
import { hashOf, normal } from '../syntax/words.ts';
import { learnLemmas } from './lemmas.ts';
import { chance, ChoicePerceptron, MovePerceptron } from './perceptron.ts';
import type { TreebankSentence } from './treebank.ts';
import { choiceBytes, modelBytes, moveBytes } from './write.ts';

export interface Plan {
  readonly version: string;
  readonly seed: number;
  readonly tagEpochs: number;
  readonly parseEpochs: number;
  /** How many times tagger and parser learn, each time in another order; their weights are added up. */
  readonly rounds: number;
  /** How many parts the treebank is cut into so that the parser learns from tags that the tagger would really give. */
  readonly folds: number;
  readonly margin: number;
  /** Bits of a place in each table of weights: 20 are a million places. */
  readonly bits: { readonly moves: number; readonly labels: number; readonly tags: number };
  /** Weights that were corrected fewer times are dropped. */
  readonly least: number;
  /** The share of weights that fit into 8 bits without being cut off. */
  readonly share: number;
}

/** A sentence of the training with its tags and relations as numbers. */
interface Lesson {
  readonly words: readonly string[];
  readonly uncased: boolean;
  readonly tags: Uint8Array;
  readonly fold: number;
  readonly source: TreebankSentence;
}

/** The tagger and the parser at the end of an epoch, for measuring on the way. */
export type Report = (line: string) => void;

/**
 * Trains tagger, lemmatiser and parser on the sentences and gives the bytes of a model file; lemmas are learned from the treebanks
 * alone. The same sentences and plan give the
 * same bytes.
 */
export function train(
  treebanks: readonly TreebankSentence[],
  plan: Plan,
  report: Report,
  field: readonly TreebankSentence[] = [],
): Uint8Array {
  const random = chance(plan.seed);
  const sentences = [...treebanks, ...field];
  const tags = tagSet(sentences);
  const tagNumber = new Map(tags.map((tag, i) => [tag, i]));
  const labels = [...new Set(sentences.flatMap(({ deprels }) => deprels))].sort();
  const lemmas = learnLemmas(treebanks, domainLemmas);
  const table = { rules: mapOf(lemmas.rules), words: mapOf(lemmas.words) };
  const lessons = withOtherCases(
    sentences.map((source, s) => ({
      words: source.words,
      uncased: false,
      tags: Uint8Array.from(source.words, (_, i) => tagOf(source, i, tagNumber)),
      fold: s % plan.folds,
      source,
    })),
    random,
  );
  report(`${sentences.length} sentences, ${lessons.length} with other cases, ${tags.length} tags, ${labels.length} relations`);
  const lexicon = lexiconOf(lessons, tags);
  const predicted = new Map<Lesson, Uint8Array>();
  for (let fold = 0; fold < plan.folds; fold++) {
    const rest = lessons.filter((lesson) => lesson.fold !== fold);
    const held = lessons.filter((lesson) => lesson.fold === fold);
    const own = lexiconOf(rest, tags);
    const tagger = trainTagger(rest, own, tags.length, plan, chance(plan.seed + 1 + fold));
    const forms = new Forms(own);
    let right = 0;
    let all = 0;
    for (const lesson of held) {
      const found = tagWith(lesson, forms, tagger);
      predicted.set(lesson, found);
      found.forEach((tag, i) => {
        all++;
        if (tag === lesson.tags[i]) right++;
      });
    }
    report(`part ${fold + 1}: tags ${((100 * right) / all).toFixed(2)} %`);
  }
  const tagger = joined(plan.rounds, (round) =>
    trainTagger(lessons, lexicon, tags.length, plan, chance(plan.seed + 100 + round)),
  );
  report(`tagger: ${tagger.filled} weights`);
  const xposOf = tags.map((tag) => tag.split(' ')[0]!);
  const graded = lessons
    .filter((lesson) => lesson.words === lesson.source.words)
    .map((lesson) => gradedOf(lesson, predicted.get(lesson)!, xposOf, labels, table));
  const relations = relationLists(graded, tags.length, labels);
  const parsers = Array.from({ length: plan.rounds }, () =>
    trainParser(graded, labels, new Relations(relations, tags.length), plan, random, report),
  );
  const moves = joined(plan.rounds, (round) => parsers[round]!.moves);
  const names = joined(plan.rounds, (round) => parsers[round]!.names);
  const header: Header = {
    version: plan.version,
    tags,
    labels,
    relations,
    cased: lexiconLines(lexicon.cased),
    uncased: lexiconLines(lexicon.uncased),
    open: [...lexicon.open],
    lemmaRules: lemmas.rules,
    lemmaWords: lemmas.words,
  };
  return modelBytes(header, [moveBytes(moves, plan.share), choiceBytes(names, plan.share), choiceBytes(tagger, plan.share)]);
}

/** The weights of all rounds together. */
function joined<P extends MovePerceptron | ChoicePerceptron>(rounds: number, learned: (round: number) => P): P {
  const first = learned(0);
  for (let round = 1; round < rounds; round++) first.join(learned(round));
  return first;
}

const mapOf = (lines: readonly string[]): Map<string, string> =>
  new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), line.slice(line.lastIndexOf(' ') + 1)]));

/** Penn and universal tag together, where the pair is not a slip of annotation. */
function tagSet(sentences: readonly TreebankSentence[]): string[] {
  const counts = new Map<string, number>();
  for (const { xpos, upos } of sentences)
    xpos.forEach((x, i) => {
      const tag = `${x} ${upos[i]}`;
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
    });
  return [...counts]
    .filter(([, n]) => n >= 8)
    .map(([tag]) => tag)
    .sort();
}

function tagOf(sentence: TreebankSentence, i: number, numbers: ReadonlyMap<string, number>): number {
  const exact = numbers.get(`${sentence.xpos[i]} ${sentence.upos[i]}`);
  if (exact !== undefined) return exact;
  for (const [tag, number] of numbers) if (tag.startsWith(`${sentence.xpos[i]} `)) return number;
  for (const [tag, number] of numbers) if (tag.endsWith(` ${sentence.upos[i]}`)) return number;
  return 0;
}

/** Some sentences again all in capitals, all in small letters or as a headline, so that such texts are read too. */
function withOtherCases(lessons: readonly Lesson[], random: () => number): Lesson[] {
  const all: Lesson[] = [];
  for (const lesson of lessons) {
    all.push(lesson);
    const draw = random();
    if (lesson.words.length < 4) continue;
    if (draw < 0.12) all.push({ ...lesson, words: lesson.words.map((word) => word.toUpperCase()), uncased: true });
    else if (draw < 0.17 && lesson.words.length < 16) all.push({ ...lesson, words: lesson.words.map(titled) });
    else if (draw < 0.2) all.push({ ...lesson, words: lesson.words.map((word) => word.toLowerCase()) });
  }
  return all;
}

const titled = (word: string, i: number): string =>
  i > 0 && /^(?:a|an|the|of|in|on|to|and|or|for|by|at|from|as|with|'s|n't)$/.test(word)
    ? word
    : word.charAt(0).toUpperCase() + word.slice(1);

const closed = / (?:ADP|DET|PRON|AUX|CCONJ|SCONJ|PART)$/;

/** The tags of words seen often enough to trust that they have no others. */
function lexiconOf(lessons: readonly Lesson[], names: readonly string[]): Lexicon {
  const tagCount = names.length;
  const cased = new Map<string, Map<number, number>>();
  const uncased = new Map<string, Map<number, number>>();
  const count = (table: Map<string, Map<number, number>>, word: string, tag: number) => {
    const inner = table.get(word) ?? new Map<number, number>();
    inner.set(tag, (inner.get(tag) ?? 0) + 1);
    table.set(word, inner);
  };
  const rare = new Map<number, number>();
  for (const { words, tags, source } of lessons) {
    if (words !== source.words) continue;
    words.forEach((word, i) => {
      if (i > 0 && normal(word) !== word) count(cased, word, tags[i]!);
      count(uncased, normal(word), tags[i]!);
    });
  }
  const total = (inner: ReadonlyMap<number, number>) => [...inner.values()].reduce((sum, n) => sum + n, 0);
  const kept = (table: Map<string, Map<number, number>>) =>
    new Map(
      [...table]
        .filter(([, inner]) => total(inner) >= 10)
        .map(([word, inner]) => {
          const all = total(inner);
          const tags = [...inner].filter(([, n]) => n >= all * 0.002).map(([tag]) => tag);
          return [word, Uint8Array.from(tags.sort((a, b) => a - b))] as const;
        }),
    );
  for (const inner of uncased.values())
    if (total(inner) === 1) for (const tag of inner.keys()) rare.set(tag, (rare.get(tag) ?? 0) + 1);
  // A word that was never seen is no preposition, article or pronoun: those are few, and all of them have been.
  const open = Uint8Array.from({ length: tagCount }, (_, tag) => tag).filter(
    (tag) => (rare.get(tag) ?? 0) >= 3 && !closed.test(names[tag] ?? ''),
  );
  return { cased: kept(cased), uncased: kept(uncased), open };
}

const lexiconLines = (table: ReadonlyMap<string, Uint8Array>): string[] =>
  [...table].map(([word, tags]) => `${word} ${tags.join(' ')}`).sort((a, b) => (a < b ? -1 : 1));

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
  }
  return mixed;
}

function trainTagger(
  lessons: readonly Lesson[],
  lexicon: Lexicon,
  tagCount: number,
  plan: Plan,
  random: () => number,
): ChoicePerceptron {
  const tagger = new ChoicePerceptron(plan.bits.tags);
  const row = newRow();
  const forms = new Forms(lexicon);
  const features = new Int32Array(TAG_FEATURES);
  const scores = new Float64Array(tagCount);
  for (let epoch = 0; epoch < plan.tagEpochs; epoch++)
    for (const lesson of shuffled(lessons, random)) {
      fillRow(row, lesson.words, lesson.uncased, forms);
      for (let i = 0; i < row.count; i++) {
        const gold = lesson.tags[i]!;
        let options = row.candidates[i]!;
        if (options.length > 1) {
          if (!options.includes(gold)) options = Uint8Array.of(...options, gold);
          const count = tagFeatures(row, i, features);
          tagger.score(features, count, options, scores);
          const best = bestOf(options, scores);
          if (best !== gold) tagger.update(features, count, gold, best);
          row.tag[i] = best;
        } else row.tag[i] = options[0]!;
        tagger.clock++;
      }
    }
  tagger.average(plan.least);
  return tagger;
}

function tagWith(lesson: Lesson, forms: Forms, tagger: ChoicePerceptron): Uint8Array {
  const row = newRow();
  fillRow(row, lesson.words, lesson.uncased, forms);
  tagRow(row, tagger, new Int32Array(TAG_FEATURES), new Float64Array(256));
  return Uint8Array.from(row.tag.subarray(0, row.count));
}

interface Graded {
  readonly n: number;
  readonly word: Int32Array;
  readonly lemma: Int32Array;
  readonly tag: Uint8Array;
  /** The right head of each word; `n` for the root. */
  readonly heads: Int32Array;
  readonly labels: Uint8Array;
}

function gradedOf(
  lesson: Lesson,
  tag: Uint8Array,
  xposOf: readonly string[],
  labels: readonly string[],
  table: Parameters<typeof lemmaOf>[2],
): Graded {
  const { words, heads, deprels } = lesson.source;
  const n = words.length;
  return {
    n,
    word: Int32Array.from(words, (word) => hashOf(normal(word))),
    lemma: Int32Array.from(words, (word, i) => lemmaHash(lemmaOf(word, xposOf[tag[i]!]!, table))),
    tag,
    heads: Int32Array.from(heads, (head) => (head < 0 ? n : head)),
    labels: Uint8Array.from(deprels, (label) => labels.indexOf(label)),
  };
}

/** Between two tags those relations that the training has, and between tags seldom met all that the dependent has there. */
export function relationLists(lessons: readonly Graded[], tags: number, labels: readonly string[]): RelationLists {
  const root = labels.indexOf('root');
  const pairs = new Map<number, Map<number, number>>();
  const singles = new Map<number, Map<number, number>>();
  const count = (table: Map<number, Map<number, number>>, key: number, label: number) => {
    const inner = table.get(key) ?? new Map<number, number>();
    inner.set(label, (inner.get(label) ?? 0) + 1);
    table.set(key, inner);
  };
  for (const { heads, labels: names, tag } of lessons)
    heads.forEach((head, i) => {
      if (names[i] === root) return;
      const way = head > i ? tags : 0;
      count(pairs, (way + tag[head]!) * tags + tag[i]!, names[i]!);
      count(singles, way + tag[i]!, names[i]!);
    });
  const all = labels.flatMap((_, label) => (label === root ? [] : [label]));
  const lists: number[][] = [];
  const known = new Map<string, number>();
  const numberOf = (list: readonly number[]): number => {
    const key = list.join(' ');
    const number = known.get(key) ?? lists.length;
    if (number === lists.length) lists.push([...list]);
    known.set(key, number);
    return number;
  };
  const of = Array.from({ length: 2 * tags * tags }, (_, key) => {
    const pair = pairs.get(key);
    const single = singles.get((key >= tags * tags ? tags : 0) + (key % tags));
    const seen = pair !== undefined && [...pair.values()].reduce((sum, n) => sum + n, 0) >= 20 ? pair : single;
    return numberOf(seen === undefined ? all : [...seen.keys()].sort((a, b) => a - b));
  });
  return { lists, of };
}

/**
 * How many right arcs each possible transition puts out of reach (the dynamic oracle of Goldberg and Nivre 2013 for arc-hybrid).
 * Gives the transitions with the least loss as bits.
 */
export function oracle(state: ParseState, heads: Int32Array, allowed: number): number {
  const { stack, top, buffer: b, n } = state;
  const cost = [9999, 9999, 9999];
  const s0 = top > 0 ? stack[top - 1]! : -1;
  if (allowed & (1 << SHIFT)) {
    let c = 0;
    for (let i = 0; i < top; i++) {
      if (heads[stack[i]!] === b) c++;
      if (i < top - 1 && heads[b] === stack[i]) c++;
    }
    cost[SHIFT] = c;
  }
  if (s0 >= 0 && allowed & ((1 << LEFT) | (1 << RIGHT))) {
    let children = 0;
    for (let i = b; i < n; i++) if (heads[i] === s0) children++;
    if (allowed & (1 << LEFT)) {
      const head = heads[s0]!;
      cost[LEFT] = children + (head > b || (top > 1 && head === stack[top - 2]) ? 1 : 0);
    }
    if (allowed & (1 << RIGHT)) cost[RIGHT] = children + (heads[s0]! >= b ? 1 : 0);
  }
  const least = Math.min(...cost);
  let bits = 0;
  for (let move = 0; move < 3; move++) if ((allowed >> move) & 1 && cost[move] === least) bits |= 1 << move;
  return bits;
}

export function trainParser(
  lessons: readonly Graded[],
  labels: readonly string[],
  relations: Relations,
  plan: Plan,
  random: () => number,
  report: Report,
): { moves: MovePerceptron; names: ChoicePerceptron } {
  const moves = new MovePerceptron(plan.bits.moves);
  const names = new ChoicePerceptron(plan.bits.labels);
  const root = labels.indexOf('root');
  const state = new ParseState();
  const features = new Int32Array(Math.max(MOVE_HASHES, LABEL_FEATURES));
  const scores = new Float64Array(256);
  for (let epoch = 0; epoch < plan.parseEpochs; epoch++) {
    let right = 0;
    let named = 0;
    let all = 0;
    for (const lesson of shuffled(lessons, random)) {
      state.begin(lesson.n);
      state.word.set(lesson.word);
      state.lemma.set(lesson.lemma);
      state.tag.set(lesson.tag);
      while (!state.done) {
        const allowed = state.allowed();
        let move = allowed === 1 ? SHIFT : allowed === 2 ? LEFT : allowed === 4 ? RIGHT : -1;
        if (move < 0) {
          const good = oracle(state, lesson.heads, allowed);
          const count = moveFeatures(state, features);
          moves.score(features, count, scores);
          move = bestMove(allowed, scores);
          const gold = bestMove(good, scores);
          const bad = allowed & ~good;
          if (bad !== 0) {
            const rival = bestMove(bad, scores);
            if (scores[rival]! + plan.margin >= scores[gold]!) moves.update(features, count, gold, rival);
          }
          moves.clock++;
          // Wrong roads are walked too, so that the parser knows what to do after its own mistakes.
          if (epoch < 1) move = gold;
        }
        if (move === SHIFT) {
          state.shift();
          continue;
        }
        const child = state.arc(move);
        all++;
        const hit = state.head[child] === lesson.heads[child];
        if (hit) right++;
        if (state.head[child] === lesson.n) {
          state.name(child, root);
          if (hit) named++;
          continue;
        }
        const options = relations.between(move === LEFT, state.tag[state.head[child]!]!, state.tag[child]!);
        const count = labelFeatures(state, child, features);
        names.score(features, count, options, scores);
        const guess = bestOf(options, scores);
        const gold = lesson.labels[child]!;
        if (hit && gold !== root && options.includes(gold)) {
          if (guess === gold) named++;
          const rival = bestOf(
            options.filter((option) => option !== gold),
            scores,
          );
          if (options.length > 1 && scores[rival]! + plan.margin >= scores[gold]!) names.update(features, count, gold, rival);
          names.clock++;
        }
        state.name(child, guess);
      }
    }
    report(
      `epoch ${epoch + 1}: heads ${((100 * right) / all).toFixed(2)} %, with relation ${((100 * named) / all).toFixed(2)} %, ` +
        `${moves.filled} and ${names.filled} weights`,
    );
  }
  moves.average(plan.least);
  names.average(plan.least);
  return { moves, names };
}
