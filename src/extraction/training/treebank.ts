// Reading CoNLL-U (https://universaldependencies.org/format.html) for training and measuring.

/** One sentence of a treebank. */
export interface TreebankSentence {
  /** The sentence as written. */
  readonly text: string;
  readonly words: readonly string[];
  readonly lemmas: readonly string[];
  readonly xpos: readonly string[];
  readonly upos: readonly string[];
  /** Index of the head, -1 for the root. */
  readonly heads: readonly number[];
  readonly deprels: readonly string[];
  /** Where each word begins and ends in `text`; words that the text does not hold (parts of "dont") have places inside their word. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** The last column. */
  readonly misc: readonly string[];
  readonly newParagraph: boolean;
}

/** The relation as we keep it: subtypes that say nothing we use are folded into their relation. */
export function keptRelation(deprel: string): string {
  if (deprel.endsWith(':outer')) return deprel.slice(0, -6);
  return deprel;
}

/** The sentences of a CoNLL-U text. */
export function treebank(text: string): TreebankSentence[] {
  return text
    .split(/\n\n+/)
    .filter((block) => block.trim() !== '')
    .map(sentenceOf);
}

function sentenceOf(block: string): TreebankSentence {
  let text = '';
  let newParagraph = false;
  const words: string[] = [];
  const lemmas: string[] = [];
  const xpos: string[] = [];
  const upos: string[] = [];
  const heads: number[] = [];
  const deprels: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const misc: string[] = [];
  let at = 0;
  // A word written as one and counted as several ("don't", 3-4): its parts share its place.
  let range: { last: number; from: number; to: number; used: number } | null = null;
  for (const line of block.split('\n')) {
    if (line.startsWith('# text = ')) text = line.slice(9);
    if (line.startsWith('# newpar') || line.startsWith('# newdoc')) newParagraph = true;
    if (line.startsWith('#')) continue;
    const c = line.split('\t');
    const id = c[0] ?? '';
    const form = c[1] ?? '';
    if (id.includes('.')) continue;
    if (id.includes('-')) {
      const begin = place(text, form, at);
      range = { last: Number(id.split('-')[1]), from: begin, to: begin + form.length, used: begin };
      at = range.to;
      continue;
    }
    words.push(form);
    lemmas.push(c[2] ?? '');
    upos.push(c[3] ?? '');
    xpos.push(c[4] ?? '');
    heads.push(Number(c[6]) - 1);
    deprels.push(keptRelation(c[7] ?? ''));
    misc.push(c[9] ?? '');
    if (range !== null) {
      const last: boolean = Number(id) === range.last;
      const begin = range.used;
      const end: number = last ? range.to : Math.min(range.to, begin + form.length);
      from.push(begin);
      to.push(end);
      range = last ? null : { ...range, used: end };
    } else {
      const begin = place(text, form, at);
      from.push(begin);
      to.push(begin + form.length);
      at = begin + form.length;
    }
  }
  return { text, words, lemmas, xpos, upos, heads, deprels, from, to, misc, newParagraph };
}

function place(text: string, form: string, at: number): number {
  const found = text.indexOf(form, at);
  return found < 0 ? at : found;
}
