import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { analyse } from '../src/extraction/document.ts';
import { loadModel, type SyntaxModel } from '../src/extraction/syntax/model.ts';
import { readingOf, shippedModel } from '../src/extraction/testing.ts';
import { type TreebankSentence, treebank } from '../src/extraction/training/treebank.ts';

const universal = (deprel: string) => deprel.split(':', 1)[0];
const percent = (part: number, whole: number) => ((100 * part) / Math.max(1, whole)).toFixed(2);

/** Scores on the treebank's own words, with the tags that we give. */
function onItsWords(sentences: readonly TreebankSentence[], model: SyntaxModel): void {
  let words = 0;
  const right = { xpos: 0, upos: 0, head: 0, both: 0, lemma: 0 };
  const began = performance.now();
  for (const gold of sentences) {
    const found = model.parse(gold.words, false);
    for (let i = 0; i < gold.words.length; i++) {
      words++;
      if (found.xpos[i] === gold.xpos[i]) right.xpos++;
      if (found.upos[i] === gold.upos[i]) right.upos++;
      if (found.lemmas[i]?.toLowerCase() === gold.lemmas[i]?.toLowerCase()) right.lemma++;
      if (found.heads[i] !== gold.heads[i]) continue;
      right.head++;
      if (universal(found.deprels[i]!) === universal(gold.deprels[i]!)) right.both++;
    }
  }
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `  its words   UAS ${percent(right.head, words)}  LAS ${percent(right.both, words)}  UPOS ${percent(right.upos, words)}  ` +
      `XPOS ${percent(right.xpos, words)}  lemma ${percent(right.lemma, words)}  ${Math.round(words / seconds)} tokens/s`,
  );
}

/** Scores from the raw text, with our own sentences and words: F1 over words that begin and end at the same places. */
function onRawText(sentences: readonly TreebankSentence[], model: SyntaxModel): void {
  let goldWords = 0;
  let ourWords = 0;
  let sentencesRight = 0;
  let ourSentences = 0;
  const right = { words: 0, xpos: 0, head: 0, both: 0 };
  let milliseconds = 0;
  for (const paragraph of paragraphs(sentences)) {
    let text = '';
    const gold = new Map<string, { xpos: string; head: string; deprel: string }>();
    const bounds = new Set<string>();
    for (const sentence of paragraph) {
      if (text !== '') text += ' ';
      const base = text.length;
      text += sentence.text;
      bounds.add(`${base}-${text.length}`);
      const key = (i: number) => (i < 0 ? 'root' : `${base + sentence.from[i]!}-${base + sentence.to[i]!}`);
      sentence.words.forEach((_, i) => {
        goldWords++;
        gold.set(key(i), { xpos: sentence.xpos[i]!, head: key(sentence.heads[i]!), deprel: sentence.deprels[i]! });
      });
    }
    const reading = { ...readingOf(text), blocks: [{ kind: 'paragraph', page: null, from: 0, to: text.length }] as const };
    const began = performance.now();
    const { tokens, sentences: found } = analyse(reading, model);
    milliseconds += performance.now() - began;
    ourWords += tokens.length;
    ourSentences += found.length;
    for (const { from, to } of found) if (bounds.has(`${from}-${to}`)) sentencesRight++;
    for (const token of tokens) {
      const other = gold.get(`${token.from}-${token.to}`);
      if (other === undefined) continue;
      right.words++;
      if (other.xpos === token.xpos) right.xpos++;
      const head = token.head < 0 ? 'root' : `${tokens[token.head]!.from}-${tokens[token.head]!.to}`;
      if (head !== other.head) continue;
      right.head++;
      if (universal(other.deprel) === universal(token.deprel)) right.both++;
    }
  }
  const f1 = (n: number, ours = ourWords, theirs = goldWords) => percent(2 * n, ours + theirs);
  console.log(
    `  raw text    UAS ${f1(right.head)}  LAS ${f1(right.both)}  XPOS ${f1(right.xpos)}  words ${f1(right.words)}  ` +
      `sentences ${f1(sentencesRight, ourSentences, sentences.length)}  ${Math.round((1000 * ourWords) / milliseconds)} tokens/s`,
  );
}

function* paragraphs(sentences: readonly TreebankSentence[]): Generator<TreebankSentence[]> {
  let open: TreebankSentence[] = [];
  for (const sentence of sentences) {
    if (sentence.newParagraph && open.length > 0) {
      yield open;
      open = [];
    }
    open.push(sentence);
  }
  if (open.length > 0) yield open;
}

/**
 * Measures tagging and parsing on CoNLL-U files (`--data FILE`, several with commas): attachment without and with the universal
 * relation, tags, lemmas, and tokens a second on one core. `--model FILE` measures another model than the shipped one.
 */
export function run(args: string[]): void {
  const { values } = parseArgs({ args, options: { data: { type: 'string' }, model: { type: 'string' } } });
  if (values.data === undefined) throw new Error('bench syntax needs --data FILE, a CoNLL-U file, gzipped or not.');
  const model = values.model === undefined ? shippedModel() : loadModel(readFileSync(values.model));
  for (const path of values.data.split(',')) {
    const bytes = readFileSync(path);
    const sentences = treebank((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
    console.log(`${path}: ${sentences.length} sentences`);
    // A first pass lets the compiler warm up, so that the speed is that of a long run.
    for (const sentence of sentences.slice(0, 400)) model.parse(sentence.words, false);
    onItsWords(sentences, model);
    onRawText(sentences, model);
  }
}

if (import.meta.main) run(process.argv.slice(2));
