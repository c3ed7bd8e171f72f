import { idFrom } from '../../model/index.ts';
import { readingOf } from '../testing.ts';
import type { Document, EntityMention, Sentence, Token } from '../types.ts';

// For tests of roles only: sentences with a parse written by hand, so that a test of a frame does not test the parser too.

/**
 * A document from rows "word lemma XPOS head relation", one word a line, sentences parted by an empty line; heads count from 1
 * within the sentence and 0 is the root, as in CoNLL-U. Words are set apart by one space.
 */
export function parsed(rows: string): Document {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  let text = '';
  for (const block of rows.trim().split(/\n\s*\n/)) {
    const first = tokens.length;
    for (const line of block.trim().split('\n')) {
      const [word, lemma, xpos, head, deprel] = line.trim().split(/\s+/) as [string, string, string, string, string];
      const from = text.length;
      text += `${word} `;
      tokens.push({
        index: tokens.length,
        text: word,
        lower: word.toLowerCase(),
        lemma,
        xpos,
        upos: uposOf(xpos, deprel),
        head: head === '0' ? -1 : first + Number(head) - 1,
        deprel,
        sentence: sentences.length,
        from,
        to: from + word.length,
      });
    }
    sentences.push({
      index: sentences.length,
      block: 0,
      kind: 'body',
      first,
      last: tokens.length,
      from: tokens[first]!.from,
      to: tokens.at(-1)!.to,
    });
  }
  const reading = readingOf(text);
  return { reading, text, sentences, tokens, furniture: [], published: null };
}

function uposOf(xpos: string, deprel: string): string {
  if (/^aux|^cop/.test(deprel) || xpos === 'MD') return 'AUX';
  if (xpos.startsWith('NNP')) return 'PROPN';
  if (xpos.startsWith('NN')) return 'NOUN';
  if (xpos.startsWith('VB')) return 'VERB';
  if (xpos.startsWith('JJ')) return 'ADJ';
  if (xpos.startsWith('RB')) return 'ADV';
  if (/^(PRP|WP)/.test(xpos)) return 'PRON';
  if (/^(DT|WDT)$/.test(xpos)) return deprel === 'det' ? 'DET' : 'PRON';
  if (xpos === 'IN' || xpos === 'TO') return deprel === 'mark' ? 'SCONJ' : 'ADP';
  if (xpos === 'CC') return 'CCONJ';
  if (xpos === 'CD') return 'NUM';
  if (xpos === 'POS' || xpos === 'RP') return xpos === 'POS' ? 'PART' : 'ADP';
  return 'PUNCT';
}

/** A mention of some words of a document as an entity, found by its last word. */
export function mentioned(
  doc: Document,
  words: string,
  kind: EntityMention['kind'],
  form: EntityMention['form'] = 'name',
  name = words,
): EntityMention {
  const from = doc.text.indexOf(words);
  const to = from + words.length;
  const head = doc.tokens.findIndex((token) => token.to === to);
  return { from, to, kind, form, name, entity: idFrom('entity', name), state: null, head, sentence: doc.tokens[head]!.sentence };
}
