import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { holds, litSpans, ranked, readQuery, snippet, toMatch } from './search.ts';

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
    const lit = (query: string) => litSpans(readQuery(query), original).map(({ from, to }) => original.slice(from, to).trim());
    expect(lit('مستشفى')).toEqual(['مُسْتَشْفَى']);
    expect(lit('مست*')).toEqual(['مُسْتَشْفَى']);
    expect(lit('مست')).toEqual([]);
  });

  it.each([
    ['a word and no part of one', 'clinic', 'The clinic, the clinics and a polyclinic', ['clinic']],
    ['a beginning', 'clin*', 'The clinic, the clinics and a polyclinic', ['clinic', 'clinics']],
    [
      'a phrase across marks',
      '"safe passage"',
      'safe, passage; safe (passage) and unsafe passage',
      ['safe, passage', 'safe (passage'],
    ],
    ['either of two', 'shells OR rockets', 'rockets and shells', ['rockets', 'shells']],
    ['no word that must not stand there', 'clinic -shells', 'shells at the clinic', ['clinic']],
    ['a longer term before a shorter one', 'safe "safe passage"', 'safe passage', ['safe passage']],
  ])('lights %s', (_, query, text, words) => {
    expect(litSpans(readQuery(query), text).map(({ from, to }) => text.slice(from, to))).toEqual(words);
  });

  it.each([
    ['clinic shells', 'shells hit the clinic', true],
    ['clinic shells', 'shells hit the clinics', false],
    ['clinic OR school', 'a school', true],
    ['clinic -shells', 'shells hit the clinic', false],
    ['"the clinic"', 'clinic, the', false],
  ])('tells that «%s» of «%s» is %s', (query, folded, expected) => {
    expect(holds(readQuery(query), folded)).toBe(expected);
  });

  it('puts first the block in which the words stand more often for its length, and keeps the order of equals', () => {
    const blocks = ['clinic and much else that is not asked for here', 'clinic clinic', 'clinic and more', 'clinic and more'].map(
      (folded, id) => ({ id, folded }),
    );
    expect(ranked(readQuery('clinic'), blocks)).toEqual([1, 2, 3, 0]);
  });

  it('lets the rarer of two words weigh more', () => {
    const blocks = ['a road', 'a road', 'a mine', 'a road'].map((folded, id) => ({ id, folded }));
    expect(ranked(readQuery('road OR mine'), blocks)[0]).toBe(2);
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
        const match = toMatch(readQuery(typed));
        const outside = (match ?? '').replaceAll(/"[^"]*"\*?/g, '');
        expect(outside).toMatch(/^(\(| |\)|AND|OR|NOT)*$/);
      }),
    );
  });
});
