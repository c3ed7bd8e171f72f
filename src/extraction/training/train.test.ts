import { describe, expect, it } from 'vitest';
import { LEFT, ParseState, RIGHT, SHIFT } from '../syntax/parser.ts';
import { loadModel } from '../syntax/model.ts';
import { oracle, type Plan, train } from './train.ts';
import { treebank } from './treebank.ts';

const sentence = (text: string, rows: readonly string[]): string =>
  [`# text = ${text}`, ...rows.map((row, i) => `${i + 1}\t${row.replaceAll(' ', '\t')}\t_\t_`)].join('\n');

const invented = [
  sentence('Rebels burned villages .', [
    'Rebels rebel NOUN NNS _ 2 nsubj',
    'burned burn VERB VBD _ 0 root',
    'villages village NOUN NNS _ 2 obj',
    '. . PUNCT . _ 2 punct',
  ]),
  sentence('Soldiers shelled towns .', [
    'Soldiers soldier NOUN NNS _ 2 nsubj',
    'shelled shell VERB VBD _ 0 root',
    'towns town NOUN NNS _ 2 obj',
    '. . PUNCT . _ 2 punct',
  ]),
].join('\n\n');

const plan: Plan = {
  version: 'test',
  seed: 1,
  tagEpochs: 4,
  parseEpochs: 6,
  rounds: 2,
  folds: 3,
  margin: 0,
  bits: { moves: 12, labels: 12, tags: 12 },
  least: 1,
  share: 1,
};
// Each sentence thirty times, so that its tags are frequent enough to be kept.
const lessons = Array.from({ length: 30 }, () => treebank(invented)).flat();

describe('training', () => {
  it('gives the same bytes for the same treebank, and a model that knows what it was taught', () => {
    const bytes = train(lessons, plan, () => undefined);
    expect(train(lessons, plan, () => undefined)).toEqual(bytes);
    const { heads, deprels, lemmas } = loadModel(bytes).parse(['Rebels', 'shelled', 'villages', '.'], false);
    expect(Array.from({ length: 4 }, (_, i) => heads[i])).toEqual([1, -1, 1, 1]);
    expect(deprels).toEqual(['nsubj', 'root', 'obj', 'punct']);
    expect(lemmas).toEqual(['rebel', 'shell', 'village', '.']);
  });

  it('knows at every step which transitions lose nothing, so that following them gives the whole tree', () => {
    // "The rebels who fled burned two villages."
    const heads = Int32Array.of(1, 4, 3, 1, 8, 6, 4, 4);
    const state = new ParseState();
    state.begin(8);
    while (!state.done) {
      const good = oracle(state, heads, state.allowed());
      const move = good & (1 << LEFT) ? LEFT : good & (1 << RIGHT) ? RIGHT : SHIFT;
      if (move === SHIFT) state.shift();
      else state.arc(move);
    }
    expect([...state.head.subarray(0, 8)]).toEqual([...heads]);
  });
});

describe('reading a treebank', () => {
  it('gives the parts of a word written as one their places inside it', () => {
    const [first] = treebank(
      [
        "# text = I don't go",
        '1\tI\tI\tPRON\tPRP\t_\t4\tnsubj\t_\t_',
        "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_",
        '2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_',
        "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_",
        '4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_',
      ].join('\n'),
    );
    expect(first!.words.map((_, i) => first!.text.slice(first!.from[i], first!.to[i]))).toEqual(['I', 'do', "n't", 'go']);
    expect(first!.heads).toEqual([3, 3, 3, -1]);
  });
});
