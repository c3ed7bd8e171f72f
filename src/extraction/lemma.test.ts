import { describe, expect, it } from 'vitest';
import { applyRule, lemmaOf } from './lemma.ts';
import { documentOf } from './testing.ts';

describe('dictionary forms', () => {
  it('prefers the word itself to its longest ending, and that to a shorter one', () => {
    const table = {
      rules: new Map([
        ['D ed', '2'],
        ['D ied', '3y'],
      ]),
      words: new Map([['D fled', 'flee']]),
    };
    expect(['walked', 'tried', 'fled'].map((word) => lemmaOf(word, 'VBD', table))).toEqual(['walk', 'try', 'flee']);
  });

  it('leaves names as they are written and everything else in small letters', () => {
    const table = { rules: new Map<string, string>(), words: new Map<string, string>() };
    expect([lemmaOf('Ruel', 'NNP', table), lemmaOf('The', 'DT', table)]).toEqual(['Ruel', 'the']);
  });

  it('never takes off more than there is', () => {
    expect(applyRule('a', '3y')).toBe('a');
  });

  it.each([
    [
      'The shelling killed twelve civilians and wounded children.',
      ['the', 'shelling', 'kill', 'twelve', 'civilian', 'and', 'wound', 'child', '.'],
    ],
    ['The town was besieged and its people fled.', ['the', 'town', 'be', 'besiege', 'and', 'its', 'people', 'flee', '.']],
    ['They struck two hospitals and vetoed it.', ['they', 'strike', 'two', 'hospital', 'and', 'veto', 'it', '.']],
  ])('of the words of "%s"', (text, lemmas) => {
    expect(documentOf(text).tokens.map(({ lemma }) => lemma)).toEqual(lemmas);
  });
});
