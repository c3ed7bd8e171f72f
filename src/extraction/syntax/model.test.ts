import { describe, expect, it } from 'vitest';
import { AssizeError } from '../../model/index.ts';
import { shippedModel } from '../testing.ts';
import { loadModel } from './model.ts';

describe('the language model', () => {
  it('refuses bytes that are no model', () => {
    for (const bytes of [new Uint8Array(), new TextEncoder().encode('something else entirely')]) {
      let code: string | null = null;
      try {
        loadModel(bytes);
      } catch (cause) {
        code = cause instanceof AssizeError ? cause.code : null;
      }
      expect(code).toBe('extraction/not-a-syntax-model');
    }
  });

  it('says nothing of a sentence without words', () => {
    expect(shippedModel().parse([], false)).toMatchObject({ xpos: [], upos: [], deprels: [], lemmas: [] });
  });

  it('keeps tags apart that share a spelling', () => {
    const tagged = (text: string) => {
      const words = text.split(' ');
      const { xpos } = shippedModel().parse(words, false);
      return words.map((word, i) => `${word}/${xpos[i]}`).join(' ');
    };
    expect(tagged('They fear that troops will attack .')).toContain('attack/VB ');
    expect(tagged('The attack left two dead .')).toContain('attack/NN ');
  });

  it('reads a sentence of five thousand words', () => {
    const words = Array.from({ length: 5000 }, (_, i) => ['the', 'army', 'shelled', 'it', ','][i % 5]!);
    const { heads } = shippedModel().parse(words, false);
    expect(Array.from({ length: 5000 }, (_, i) => heads[i]).filter((head) => head === -1)).toHaveLength(1);
  });
});
