import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { litSpans, MARK_OFF, MARK_ON, snippet, toMatch } from './search.ts';

describe('folding a text for search', () => {
  it.each([
    ['case and accents', 'Évacuation à Şehîr', 'evacuation a sehir'],
    ['Arabic letters, harakat and tatweel', 'مُسْتَشْفَى الأطـفال', 'مستشفي الاطفال'],
    ['ta marbuta and digits', 'مدينة ١٢ ۳۴', 'مدينه 12 34'],
    ['compatibility forms', 'ﬁre ①', 'fire 1'],
  ])('brings together %s', (_, text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  it('leads every folded unit back to a unit of the original, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (original) => {
        const { text, origin } = fold(original);
        expect(origin).toHaveLength(text.length + 1);
        expect(origin.at(-1)).toBe(original.length);
        for (let at = 1; at < origin.length; at += 1) expect(origin[at]!).toBeGreaterThanOrEqual(origin[at - 1]!);
      }),
    );
  });

  it('folds what is folded to itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text).text).text === fold(text).text));
  });
});

describe('what was found, in the words as they stand', () => {
  it('lights the original letters with their marks', () => {
    const original = 'في مُسْتَشْفَى المدينة';
    const folded = fold(original).text;
    const marked = folded.replace('مستشفي', `${MARK_ON}مستشفي${MARK_OFF}`);
    expect(litSpans(original, marked).map(({ from, to }) => original.slice(from, to).trim())).toEqual(['مُسْتَشْفَى']);
  });

  it('shows a stretch whose parts join to words of the source', () => {
    const original = 'a '.repeat(200) + 'clinic' + ' b'.repeat(200);
    const from = original.indexOf('clinic');
    const parts = snippet(original, [{ from, to: from + 6 }]);
    expect(original).toContain(parts.map((part) => part.text).join(''));
    expect(parts.filter((part) => part.lit)).toEqual([{ text: 'clinic', lit: true }]);
  });
});

describe('a query', () => {
  it('quotes every term, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (typed) => {
        const match = toMatch(typed);
        const outside = (match ?? '').replaceAll(/"[^"]*"\*?/g, '');
        expect(outside).toMatch(/^(\(| |\)|AND|OR|NOT)*$/);
      }),
    );
  });
});
