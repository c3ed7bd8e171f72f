import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { train } from '../src/extraction/training/train.ts';
import { fieldSentences } from '../src/extraction/training/field.ts';
import { treebank } from '../src/extraction/training/treebank.ts';

// Builds the language model from the treebanks named in languages/en/syntax.NOTICE.txt:
//   node scripts/train-syntax.ts --data FOLDER --out src/extraction/languages/en/syntax.bin
// The folder holds CoNLL-U files, gzipped or not. The same files give the same bytes.

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    out: { type: 'string' },
    files: { type: 'string', default: 'ewt-train.conllu.gz,gum-open-train.conllu.gz' },
    epochs: { type: 'string', default: '12' },
    'tag-epochs': { type: 'string', default: '6' },
    rounds: { type: 'string', default: '6' },
    folds: { type: 'string', default: '5' },
    margin: { type: 'string', default: '0' },
    field: { type: 'string', default: '5500' },
    least: { type: 'string', default: '2' },
    'move-bits': { type: 'string', default: '21' },
    'label-bits': { type: 'string', default: '21' },
    'tag-bits': { type: 'string', default: '21' },
    seed: { type: 'string', default: '20161010' },
  },
});
if (values.data === undefined || values.out === undefined) {
  console.error('usage: node scripts/train-syntax.ts --data FOLDER --out FILE [--epochs 12] [--folds 5] [--seed N]');
  process.exit(2);
}
const { data, out } = values;
const sentences = values.files.split(',').flatMap((name) => {
  const bytes = readFileSync(`${data}/${name}`);
  return treebank((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
});
const began = performance.now();
const least = Number(values.least);
const bytes = train(
  sentences,
  {
    version: 'en-ewt-gum-2.16/2',
    seed: Number(values.seed),
    tagEpochs: Number(values['tag-epochs']),
    parseEpochs: Number(values.epochs),
    rounds: Number(values.rounds),
    folds: Number(values.folds),
    margin: Number(values.margin),
    bits: { moves: Number(values['move-bits']), labels: Number(values['label-bits']), tags: Number(values['tag-bits']) },
    least,
    share: 0.99999,
  },
  (line) => console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`),
  fieldSentences(Number(values.field), Number(values.seed)),
);
writeFileSync(out, bytes);
console.log(`${out}: ${bytes.length} bytes`);
