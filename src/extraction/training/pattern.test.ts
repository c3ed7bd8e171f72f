import { describe, expect, it } from 'vitest';
import { fieldPatterns } from './field.ts';
import { fromPattern } from './pattern.ts';
import { patterns } from '../languages/en/patterns.ts';
import { leaf, sentenceOf } from './tree.ts';

const always = (share: number) => ({ chance: () => share, fill: (name: string) => leaf(name, 'NNS') });
const line = (pattern: string, share = 0): string => {
  const { words, heads, deprels } = sentenceOf(fromPattern(pattern, always(share)));
  return words.map((word, i) => `${word} ${deprels[i]}${heads[i]}`).join(', ');
};

describe('a pattern', () => {
  it('becomes words in its order, each under the word of its bracket', () => {
    expect(line('nsubj(det(the/DT) army/NN) shelled/VBD obj($towns)')).toBe('The det1, army nsubj2, shelled root-1, towns obj2');
  });

  it('takes one of several words, each with the tag that follows', () => {
    const tags = (share: number) => sentenceOf(fromPattern('clashes|raids/NNS|fighting/NN', always(share))).xpos;
    expect([tags(0), tags(0.5), tags(0.9)]).toEqual([['NNS'], ['NNS'], ['NN']]);
  });

  it('leaves out every other time what a question mark allows it to', () => {
    expect(line('died/VBD obl?(case(in/IN) May/NNP)', 0)).toBe('Died root-1, in case2, May obl0');
    expect(line('died/VBD obl?(case(in/IN) May/NNP)', 0.9)).toBe('Died root-1');
  });

  it.each(['nsubj(army/NN shelled/VBD', 'army/NN shelled/VBD', 'nsubj(army/NN)', 'army', 'army/NN)'])(
    'is refused as %s',
    (pattern) => {
      expect(() => fromPattern(pattern, always(0))).toThrow(/pattern/);
    },
  );

  it('of the field leaves nothing of the notation in the words, however chance falls', () => {
    for (const pattern of patterns)
      for (const sentence of fieldPatterns(pattern, 6)) {
        expect(sentence.words.join(' '), pattern).not.toMatch(/[|$?()]/);
        expect(sentence.xpos.join(' '), pattern).toMatch(/^(?:[A-Z]+\$?|[,:.]|``|'')(?: (?:[A-Z]+\$?|[,:.]|``|''))*$/);
      }
  });
});
