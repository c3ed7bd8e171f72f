import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteSpan } from '../../model/index.ts';
import { publishedOn } from '../../model/testing/blank.ts';
import { documentOf, marked } from '../testing.ts';
import { easter, isoOf } from './calendar.ts';
import { findTimes, findTimexes } from './when.ts';

// A Wednesday.
const published = publishedOn('2031-05-14');

/** "first/last value" of each expression; a side that is not known is left out. */
const told = (text: string, dated = true): string[] =>
  findTimexes(documentOf(text, dated ? { published } : {})).map(
    ({ when, value }) => `${when.first ?? ''}/${when.last ?? ''} ${value}`,
  );

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['Shells fell on the town «on Monday».', ['2031-05-12/2031-05-12 2031-05-12']],
  ['The truce ends «on Friday», they will meet then.', ['2031-05-16/2031-05-16 2031-05-16']],
  ['The truce begins in Tell Omar «on Friday».', ['2031-05-16/2031-05-16 2031-05-16']],
  ['The road is closed «at the moment».', ['/ PRESENT_REF']],
  ['It was shelled «last Wednesday».', ['2031-05-07/2031-05-07 2031-05-07']],
  ['He died «yesterday evening».', ['2031-05-13/2031-05-13 2031-05-13TEV']],
  ['«Overnight» a clinic burned.', ['2031-05-13/2031-05-14 2031-05-13TNI']],
  ['Since «22 September» the roads have been closed.', ['2030-09-22/2031-05-14 2030-09-22']],
  ['They fled «on 3/4/2031».', ['2031-03-04/2031-04-03 2031-03-04']],
  ['It burned «in the third quarter of 2030».', ['2030-07-01/2030-09-30 2030-Q3']],
  ['Prices fell in «the fourth quarter».', ['2030-10-01/2030-12-31 2030-Q4']],
  ['It was built by «the end of last year».', ['/2030-12-31 2030']],
  ['They met in «mid-2029».', ['2029-05-01/2029-08-31 2029']],
  ['They met «in March last year».', ['2030-03-01/2030-03-31 2030-03']],
  ['The church was hit on «Good Friday».', ['2031-04-11/2031-04-11 2031-04-11']],
  ['She was freed «on the 4th».', ['2031-05-04/2031-05-04 2031-05-04']],
  ['She was freed «on the 24th».', ['2031-04-24/2031-04-24 2031-04-24']],
  ['The town has been shelled «for months».', ['/2031-05-14 PXM']],
  ['Trucks come «twice a week».', ['/ P1W']],
  ['The town fell in the «19th century».', ['1801-01-01/1900-12-31 18']],
  ['The state is «now» a republic.', ['/ PRESENT_REF']],
  ['Shells fell «at 8 a.m.» and stopped.', ['/ 2031-05-14T08:00']],
  ['Shells fell «at 0530 hours» and stopped.', ['/ 2031-05-14T05:30']],
];

describe('when', () => {
  it.each(cases)('reads %s', (spec, expected) => {
    const { text, spans } = marked(spec);
    expect(told(text)).toEqual(expected);
    for (const span of spans)
      expect(findTimexes(documentOf(text, { published })).some((t) => t.core.from < span.to && span.from < t.to)).toBe(true);
  });

  it.each([
    'The 14th Brigade held the hill on the 4th floor.',
    'It happened in the first half of the match.',
    'He was 52 years old, a 30-year-old man said.',
    'They may march on the capital.',
  ])('finds no time in %s', (text) => expect(told(text)).toEqual([]));

  it('leaves a weekday open when the text has no date', () =>
    expect(told('Shells fell on Monday.', false)).toEqual(['/ XXXX-WXX-1']));

  it('reads a text that begins with a word of time', () => {
    for (const word of ['Now', 'The', 'Every', 'Half', 'Once', 'Good', 'Coming', 'For', '9/11', 'Late', '2031', 'Mid-2031'])
      expect(() => told(word)).not.toThrow();
  });

  it('gives claims no words that only refer to a time', () =>
    expect(findTimes(documentOf('The bridge is now closed; in the future it will open.', { published }))).toEqual([]));

  it('knows the days of Easter', () =>
    expect([2016, 2024, 2025, 2038].map((year) => isoOf(easter(year)))).toEqual([
      '2016-03-27',
      '2024-03-31',
      '2025-04-20',
      '2038-04-25',
    ]));

  it('quotes words that stand in the text, ends no interval before it begins, and puts no past after publication', () => {
    const parts = fc.constantFrom(
      ...'shells fell|on Monday|last week|in March|since 2 May|two days later|the night of|27 to 28 May|on the 31st|for months|early next year|in the third quarter|Good Friday|overnight|at 10 p.m.|until|,|and|, 2030|between|the end of|September'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 12 }), (words) => {
        const text = `Troops ${words.join(' ')} .`;
        for (const { when, from, to, core } of findTimes(documentOf(text, { published }))) {
          expect(quoteSpan(text, { from, to }).trim()).not.toBe('');
          expect(from <= core.from && core.to <= to && core.from < core.to).toBe(true);
          if (when.first !== null && when.last !== null) expect(when.first <= when.last).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});
