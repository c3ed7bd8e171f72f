// Sentences as trees with the relations of Universal Dependencies, from which sentences for training are written.
import type { TreebankSentence } from './treebank.ts';

/** A word with what hangs from it. */
export interface Tree {
  readonly word: string;
  readonly xpos: string;
  readonly before: readonly Branch[];
  readonly after: readonly Branch[];
}
export interface Branch {
  readonly relation: string;
  readonly tree: Tree;
}

export const leaf = (word: string, xpos: string): Tree => ({ word, xpos, before: [], after: [] });
export const before = (tree: Tree, relation: string, under: Tree): Tree => ({
  ...tree,
  before: [...tree.before, { relation, tree: under }],
});
export const after = (tree: Tree, relation: string, under: Tree): Tree => ({
  ...tree,
  after: [...tree.after, { relation, tree: under }],
});

const universal: Readonly<Record<string, string>> = {
  NN: 'NOUN',
  NNS: 'NOUN',
  NNP: 'PROPN',
  NNPS: 'PROPN',
  JJ: 'ADJ',
  JJR: 'ADJ',
  JJS: 'ADJ',
  RB: 'ADV',
  WRB: 'ADV',
  RP: 'ADP',
  IN: 'ADP',
  DT: 'DET',
  CD: 'NUM',
  PRP: 'PRON',
  PRP$: 'PRON',
  WDT: 'PRON',
  WP: 'PRON',
  CC: 'CCONJ',
  TO: 'PART',
  POS: 'PART',
  MD: 'AUX',
  EX: 'PRON',
  HYPH: 'PUNCT',
};

function wordClass({ word, xpos }: Tree, relation: string): string {
  if (/^(aux|cop)/.test(relation)) return 'AUX';
  if (relation === 'mark' && xpos === 'IN') return 'SCONJ';
  if (relation === 'amod' && xpos === 'NNP') return 'ADJ';
  if (relation === 'case' && xpos === 'POS') return 'PART';
  if (relation === 'case' || relation === 'fixed') return xpos === 'VBG' ? 'VERB' : 'ADP';
  if (xpos.startsWith('VB')) return 'VERB';
  if (word === 'not') return 'PART';
  if (xpos === 'DT' && !relation.startsWith('det')) return 'PRON';
  return universal[xpos] ?? 'PUNCT';
}

const places = ['case', 'cc:preconj', 'det', 'nmod:poss', 'nummod', 'amod', 'nmod:desc', 'compound', 'nmod:unmarked'];
/** What stands before a noun, in the order of English. */
function inOrder({ xpos, before: branches }: Tree): readonly Branch[] {
  return /^(NN|CD)/.test(xpos) ? branches.toSorted((a, b) => places.indexOf(a.relation) - places.indexOf(b.relation)) : branches;
}

/** A sentence from its tree: words in order, heads as indexes; without lemmas. */
export function sentenceOf(tree: Tree): TreebankSentence {
  const words: string[] = [];
  const xpos: string[] = [];
  const upos: string[] = [];
  const heads: number[] = [];
  const deprels: string[] = [];
  const write = (node: Tree, relation: string): number => {
    const left = inOrder(node).map((branch) => write(branch.tree, branch.relation));
    const at = words.length;
    words.push(node.word);
    xpos.push(node.xpos);
    upos.push(wordClass(node, relation));
    heads.push(-1);
    deprels.push(relation);
    const right = node.after.map((branch) => write(branch.tree, branch.relation));
    for (const child of [...left, ...right]) heads[child] = at;
    return at;
  };
  write(tree, 'root');
  for (let i = 0; i + 1 < words.length; i++) if (words[i] === 'a' && /^[aeiou]/i.test(words[i + 1]!)) words[i] = 'an';
  words[0] = words[0]!.charAt(0).toUpperCase() + words[0]!.slice(1);
  const from: number[] = [];
  const to: number[] = [];
  let text = '';
  for (const word of words) {
    if (text !== '' && !/^[.,:;)'’]/.test(word)) text += ' ';
    from.push(text.length);
    text += word;
    to.push(text.length);
  }
  return {
    text,
    words,
    lemmas: words.map(() => '_'),
    xpos,
    upos,
    heads,
    deprels,
    from,
    to,
    misc: words.map(() => '_'),
    newParagraph: false,
  };
}

/** A preposition stands before everything else in its phrase. */
export function caseFirst(tree: Tree): Tree {
  const isCase = ({ relation }: Branch) => relation === 'case';
  return { ...tree, before: [...tree.before.filter(isCase), ...tree.before.filter((branch) => !isCase(branch))] };
}
