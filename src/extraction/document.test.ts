import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, blocksOf } from './document.ts';
import { documentOf, marked, readingOf, shippedModel } from './testing.ts';

describe('analysing a reading', () => {
  it('leaves furniture and by-lines out', () => {
    const reading = readingOf('The bridge fell\n\nBy Ana Ruel\n\nIt fell on Monday.\n\nRelated: other bridges');
    const blocks = reading.blocks.map((block, i) => ({
      ...block,
      kind: (['title', 'byline', 'paragraph', 'furniture'] as const)[i]!,
    }));
    const doc = analyse({ ...reading, blocks }, shippedModel());
    expect(doc.sentences.map(({ kind, block }) => [kind, block])).toEqual([
      ['title', 0],
      ['body', 2],
    ]);
  });

  it('cuts what no sentence can be into pieces, and loses no word', () => {
    const text = 'the army shelled a town and '.repeat(300);
    const { sentences, tokens } = documentOf(text);
    expect(Math.max(...sentences.map(({ first, last }) => last - first))).toBeLessThanOrEqual(400);
    expect(sentences.map(({ first }) => first)).toEqual([0, ...sentences.slice(0, -1).map(({ last }) => last)]);
    expect(tokens.map((token) => token.text).join(' ')).toBe(text.trim());
  });

  it('cuts a text without blocks at blank lines, or at every line where there are none', () => {
    const pieces = (text: string) => blocksOf(text).map(({ from, to }) => text.slice(from, to));
    expect(pieces('One\ntwo\n\n\nthree\r\n\r\nfour')).toEqual(['One\ntwo', 'three', 'four']);
    expect(pieces('One\ntwo')).toEqual(['One', 'two']);
    expect(pieces('')).toEqual([]);
  });

  it('gives every word the words it stands for, and every sentence one root from which all others hang', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'the',
            'army',
            'said',
            ',',
            '"',
            'Ruel',
            '12',
            'killed',
            '.',
            'of',
            'and',
            '(',
            'that',
            'U.S.',
            '-',
            'é',
          ),
          { maxLength: 40 },
        ),
        (words) => {
          const doc = documentOf(words.join(' '));
          for (const token of doc.tokens) {
            expect(doc.text.slice(token.from, token.to)).toBe(token.text);
            expect(doc.tokens[token.index]).toBe(token);
          }
          for (const { first, last } of doc.sentences) {
            const roots = doc.tokens.slice(first, last).filter(({ head }) => head === -1);
            expect(roots).toHaveLength(1);
            expect(roots[0]!.deprel).toBe('root');
            for (let i = first; i < last; i++) {
              let at = i;
              let steps = 0;
              while (at !== -1 && steps++ <= last - first) {
                expect(at).toBeGreaterThanOrEqual(first);
                expect(at).toBeLessThan(last);
                at = doc.tokens[at]!.head;
              }
              expect(at).toBe(-1);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives the same document twice', () => {
    const text = 'Rebels shelled the market in Orla on Monday, the mayor said. Twelve people died.';
    expect(documentOf(text)).toEqual(documentOf(text));
  });

  it('reads reports in capitals and with slips of typing', () => {
    const doc = documentOf('THE ARMY SAID THAT GUNMEN KILLED TWO POLICEMEN NEAR THE BRIDGE.\n\nThe frontttline  moved  west.');
    expect(doc.tokens.find(({ text }) => text === 'KILLED')).toMatchObject({ upos: 'VERB', lemma: 'kill' });
    expect(doc.tokens.find(({ text }) => text === 'frontttline')).toMatchObject({ upos: 'NOUN' });
  });

  it.each([
    ['the one who acts', 'Rebels shelled the market.', 'Rebels', 'nsubj', 'shelled'],
    ['the one acted upon in the passive', 'Two villages were burned by soldiers.', 'villages', 'nsubj:pass', 'burned'],
    ['the one who acts in the passive', 'Two villages were burned by soldiers.', 'soldiers', 'obl:agent', 'burned'],
    ['what is said', 'The mayor said that the clinic had been hit.', 'hit', 'ccomp', 'said'],
    ['a clause that describes a noun', 'The shells that hit the clinic came from the hills.', 'hit', 'acl:relcl', 'shells'],
    ['an owner', "The mayor's house burned.", 'mayor', 'nmod:poss', 'house'],
    ['a particle', 'They blew up the bridge.', 'up', 'compound:prt', 'blew'],
    ['a joined noun', 'Soldiers and rebels left.', 'rebels', 'conj', 'Soldiers'],
  ])('finds %s', (_, text, word, deprel, head) => {
    const doc = documentOf(text);
    const token = doc.tokens.find((other) => other.text === word)!;
    expect([token.deprel, doc.tokens[token.head]?.text]).toEqual([deprel, head]);
  });
});

describe('marks in test texts', () => {
  it('are taken out, and what they enclosed is found by its place', () => {
    const { text, spans } = marked('«Two «men»» fell');
    expect(text).toBe('Two men fell');
    expect(spans.map(({ from, to }) => text.slice(from, to))).toEqual(['Two men', 'men']);
  });
});
