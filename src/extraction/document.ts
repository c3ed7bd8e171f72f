import type { Block, Reading } from '../model/index.ts';
import { datelineEnd } from './line-ends.ts';
import { mend } from './mend.ts';
import { sentenceStarts } from './sentences.ts';
import type { SyntaxModel } from './syntax/model.ts';
import { type Cuts, cutTokens, isCapitals } from './tokens.ts';
import type { Document, Sentence, Token } from './types.ts';

/** The longest sentence in tokens: some rules look at every pair of words of a sentence. A longer one is a list, a table or no prose. */
const LONGEST_SENTENCE = 400;

/** Cuts sentences that are too long into pieces of the longest length. */
function keepShort(starts: number[]): void {
  const all = starts.flatMap((start, s) => {
    const count = Math.ceil(((starts[s + 1] ?? start) - start) / LONGEST_SENTENCE);
    return Array.from({ length: Math.max(1, count) }, (_, piece) => start + piece * LONGEST_SENTENCE);
  });
  starts.length = 0;
  for (const start of all) starts.push(start);
}

/**
 * Cuts a reading into sentences and words and gives every word its lemma, part of speech, head and relation. Furniture and
 * by-lines are left out; titles and headings are sentences of their own kind. The text is never altered, so every offset is one
 * of `reading.text`. The same reading and model give the same document on every machine.
 */
export function analyse(reading: Reading, model: SyntaxModel): Document {
  const { text } = reading;
  const blocks = reading.blocks.length > 0 ? reading.blocks : blocksOf(text);
  const sentences: Sentence[] = [];
  const tokens: Token[] = [];
  const cuts: Cuts = { from: [], to: [] };
  blocks.forEach((block, number) => {
    if (block.kind === 'furniture' || block.kind === 'byline') return;
    const first = cuts.from.length;
    cutTokens(text, block, cuts);
    const last = cuts.from.length;
    if (last === first) return;
    const kind = block.kind === 'title' || block.kind === 'heading' ? block.kind : 'body';
    // A dateline stands above the sentence that follows it, which says nothing of its town.
    const body = kind === 'body' ? datelineEnd(text, block, cuts, first, last) : first;
    const starts = kind === 'title' ? [first] : sentenceStarts(text, block, cuts, body, last);
    if (body > first) starts.unshift(first);
    starts.push(last);
    if (last - first > LONGEST_SENTENCE) keepShort(starts);
    for (let s = 0; s + 1 < starts.length; s++) {
      const from = starts[s]!;
      const to = starts[s + 1]!;
      const index = sentences.length;
      sentences.push({
        index,
        block: number,
        kind: to > body ? kind : 'heading',
        first: from,
        last: to,
        from: cuts.from[from]!,
        to: cuts.to[to - 1]!,
      });
      pushTokens(from, to, index);
    }
  });
  return { reading, text, sentences, tokens, furniture: reading.furniture, published: reading.about.published };

  function pushTokens(first: number, last: number, sentence: number): void {
    const words: string[] = [];
    for (let i = first; i < last; i++) words.push(text.slice(cuts.from[i], cuts.to[i]));
    const uncased = isCapitals(text, { from: cuts.from[first]!, to: cuts.to[last - 1]! });
    const parse = model.parse(words, uncased);
    const { lemmas } = parse;
    const columns = { words, xpos: [...parse.xpos], heads: words.map((_, i) => parse.heads[i]!), deprels: [...parse.deprels] };
    mend(columns);
    const { xpos, heads, deprels } = columns;
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      const head = heads[i]!;
      tokens.push({
        index: first + i,
        from: cuts.from[first + i]!,
        to: cuts.to[first + i]!,
        text: word,
        lower: word.toLowerCase(),
        lemma: lemmas[i]!,
        // "United" in "United Nations": the treebank calls its word class a verb; here it is a part of a name.
        upos: /^NNPS?$/.test(xpos[i]!) ? 'PROPN' : mended(parse.upos[i]!, parse.xpos[i]!, xpos[i]!, deprels[i]!),
        xpos: xpos[i]!,
        head: head < 0 ? -1 : first + head,
        deprel: deprels[i]!,
        sentence,
      });
    }
  }
}

/** The universal class of a word whose tag or relation was put right. */
function mended(upos: string, before: string, xpos: string, deprel: string): string {
  if (before !== xpos) return xpos.startsWith('NN') ? 'NOUN' : xpos.startsWith('VB') ? 'VERB' : upos;
  return upos === 'VERB' && deprel === 'aux' ? 'AUX' : upos;
}

/** Paragraphs of a text whose reader gave no blocks: cut at blank lines, or at every line where there are none. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const separator = /\n[^\S\n]{0,80}\r?\n/.test(text) ? /\n[^\S\n]{0,80}(?=\n)|\n[^\S\n]{0,80}\r\n/g : /\n/g;
  let at = 0;
  const add = (end: number) => {
    const piece = text.slice(at, end);
    const from = at + piece.length - piece.trimStart().length;
    const to = at + piece.trimEnd().length;
    if (from < to) blocks.push({ kind: 'paragraph', page: null, from, to });
  };
  for (const match of text.matchAll(separator)) {
    add(match.index);
    at = match.index;
  }
  add(text.length);
  return blocks;
}
