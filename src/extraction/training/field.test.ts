import { describe, expect, it } from 'vitest';
import { fieldSentences } from './field.ts';

const made = fieldSentences(400, 11);

describe('sentences made for training', () => {
  it('are the same for the same seed', () => {
    expect(fieldSentences(20, 11)).toEqual(made.slice(0, 20));
  });

  it('are trees: one root, every word under it, no lines that cross', () => {
    for (const { text, heads, deprels } of made) {
      expect(heads.filter((head) => head < 0).length, text).toBe(1);
      heads.forEach((head, i) => {
        expect(head < 0 === (deprels[i] === 'root'), text).toBe(true);
        for (let at = i, steps = 0; at >= 0; at = heads[at]!, steps++) expect(steps, text).toBeLessThan(heads.length + 1);
        heads.forEach((other, j) => {
          if (head < 0 || other < 0) return;
          const [a, b] = [Math.min(i, head), Math.max(i, head)];
          const [c, d] = [Math.min(j, other), Math.max(j, other)];
          expect(a < c && c < b && b < d, text).toBe(false);
        });
      });
    }
  });

  it('have a determiner before its adjectives and a preposition before all', () => {
    const order = ['case', 'det', 'nummod', 'amod', 'compound'];
    for (const { text, heads, deprels, xpos } of made)
      heads.forEach((head, i) => {
        const next = heads.findIndex((other, j) => j > i && other === head && order.includes(deprels[j]!));
        if (!order.includes(deprels[i]!) || head < 0 || !xpos[head]!.startsWith('NN') || next > head || next < 0) return;
        expect(order.indexOf(deprels[i]!), text).toBeLessThanOrEqual(order.indexOf(deprels[next]!));
      });
  });
});
