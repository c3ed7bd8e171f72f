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
  ['They left «early May 2», before the shelling.', ['2031-05-02/2031-05-02 2031-05-02']],
  ['The bridge fell in «mid-April».', ['2031-04-10/2031-04-20 2031-04']],
  ['The mill closed in «the mid-1990s».', ['1990-01-01/1999-12-31 199']],
  ['Songs of «the late ’70s» were played.', ['1970-01-01/1979-12-31 197']],
  ['She taught there «in the early eighties».', ['1980-01-01/1989-12-31 198']],
  ['The siege lasted «two and a half years».', ['/ P2.5Y']],
  ['The siege lasted «a year and a half».', ['/ P1.5Y']],
  ['The lull lasted «half an hour», then «15 seconds».', ['/ PT30M', '/ PT15S']],
  ['«A quarter of a century» of rule ended.', ['/ P25Y']],
  ['It rained «all week».', ['/ P1W']],
  ['The town spent «months» without water.', ['/ PXM']],
  ['A «10-year-old» truce has held.', ['/ P10Y']],
  ['The judge gave him «20 years» in prison.', ['/ P20Y']],
  ['Guards stand there «24 hours a day».', ['/ P1D']],
  ['«Ten years from now» the dam will be full.', ['2041-01-01/2041-12-31 2041']],
  [
    'Exports fell in «the third quarter» from «a year earlier».',
    ['2030-07-01/2030-09-30 2030-Q3', '2029-07-01/2029-09-30 2029-Q3'],
  ],
  ['«Last quarter» the mill made a loss.', ['2031-01-01/2031-03-31 2031-Q1']],
  ['«First-half» profits of the mill fell.', ['2031-01-01/2031-05-14 2031-H1']],
  ['The mill hopes to open by «year-end».', ['2031-05-14/2031-12-31 2031']],
  ['They will leave by «the end of the month».', ['2031-05-14/2031-05-31 2031-05']],
  ['The ice melts «in the spring».', ['2031-03-01/2031-05-31 2031-SP']],
  ['The mill closed on «Thanksgiving Day».', ['2030-11-28/2030-11-28 2030-11-28']],
  ['A parade was held on «Memorial Day» 2030.', ['2030-05-27/2030-05-27 2030-05-27']],
  ['They rejected «the Easter truce», he said.', ['2031-04-13/2031-04-13 2031-04-13']],
  ['The gates are shut «on Mondays» and «on Sunday mornings».', ['/ XXXX-WXX-1', '/ XXXX-WXX-7TMO']],
  ['The convoy left «late yesterday».', ['2031-05-13/2031-05-13 2031-05-13']],
  ['The strike began «at half past nine».', ['/ 2031-05-14T09:30']],
  ['He rang at «1:30 in the afternoon».', ['/ 2031-05-14T13:30']],
  ['They met at «1 p.m. EST on Tuesday».', ['2031-05-13/2031-05-13 2031-05-13T13:00']],
  ['He was born on «4 March 1762».', ['1762-03-04/1762-03-04 1762-03-04']],
  ['A vote is to be held on «20 May».', ['2031-05-20/2031-05-20 2031-05-20']],
  ['A hearing is set for «Friday».', ['2031-05-16/2031-05-16 2031-05-16']],
  ['The team may leave «on Friday».', ['2031-05-16/2031-05-16 2031-05-16']],
  ['It burned «in 2029». «The following year» it was rebuilt.', ['2029-01-01/2029-12-31 2029', '2030-01-01/2030-12-31 2030']],
  ['«At the time», nobody objected; «these days» all do.', ['/ PAST_REF', '/ PRESENT_REF']],
  ['The road will reopen «soon» or in «the near future».', ['/ FUTURE_REF', '/ FUTURE_REF']],
  ['The hall was «once» a mill.', ['/ PAST_REF']],
  ['The note bore the date «11/02/30».', ['2030-02-11/2030-11-02 2030-11-02']],
  ['Filed «04-30-31».', ['2031-04-30/2031-04-30 2031-04-30']],
  ['A «month-long» strike began «long ago».', ['/ P1M', '/ PAST_REF']],
  ['Shells fell «at 0230» and «at 2200 on 6 May».', ['/ 2031-05-14T02:30', '2031-05-06/2031-05-06 2031-05-06T22:00']],
  ['He had spoken of «20 May» before he left.', ['/ 2031-05-20']],
  ['They will meet in «the next few days».', ['2031-05-14/ PXD']],
  ['Villagers were driven out «between 2021 and 2023».', ['2021-01-01/2023-12-31 2021/2023']],
  ['Reporters were held «from February to April».', ['2031-02-01/2031-04-30 2031-02/2031-04']],
  ['The army will pull back «by 1 June».', ['2031-05-14/2031-06-01 2031-06-01']],
  ['The raids are the heaviest since the truce broke on «2 May».', ['2031-05-02/2031-05-02 2031-05-02']],
  ["Wages fell in «the 1980's» and «the mid-1970's».", ['1980-01-01/1989-12-31 198', '1970-01-01/1979-12-31 197']],
  [
    "It made a loss in «the current fiscal year» and may sell by «year's end».",
    ['2031-01-01/2031-05-14 2031', '/2031-12-31 2031'],
  ],
  ['The vote is «this Friday».', ['2031-05-16/2031-05-16 2031-05-16']],
  [
    'The clinic was hit «shortly after 9 p.m. on Saturday» and burned «the following day».',
    ['2031-05-10/2031-05-10 2031-05-10T21:00', '2031-05-11/2031-05-11 2031-05-11'],
  ],
  ['He was seen «before 6:30 p.m. on Saturday».', ['2031-05-10/2031-05-10 2031-05-10T18:30']],
  ['He said he would step down «in November».', ['2031-11-01/2031-11-30 2031-11']],
  ['The river floods «every summer» and «each May».', ['/ XXXX-SU', '/ XXXX-05']],
  ['It melts «two weeks» earlier than it did.', ['/ P2W']],
  ['He left «in May 2029» and died «that summer».', ['2029-05-01/2029-05-31 2029-05', '2029-06-01/2029-08-31 2029-SU']],
  ['By «2034» most will have left.', ['2031-05-14/2034-12-31 2034']],
  ['They met on «Halloween in 2029».', ['2029-10-31/2029-10-31 2029-10-31']],
  ['Voters go to the polls «on Sunday».', ['2031-05-18/2031-05-18 2031-05-18']],
  ['Prices fell «earlier in the week».', ['2031-05-12/2031-05-14 2031-W20']],
];

/** Times that are marked and date no claim. */
const untimely: readonly string[] = [
  'The road is now closed, and in the future it will open; until now it was free.',
  'A 2029 report by the mill and its 2030 budget were lost.',
  'The judge gave him 20 years in prison.',
  'They rejected the Easter truce.',
  'It was the deadliest attack in the town since 2024, and the first strike since Monday.',
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
    'A second shell hit the 1900 block of Orla Road.',
    'About 2000 people fled to Velmar City, 1900 miles away.',
    'The Daily Courier, the Sunday Telegraph and The Sun told of it.',
    'USA Today told of after-hours clubs and their following.',
    'The vote was 1990 to 1875.',
    'A 12 year-old boy fell in the fourth quarter of the game.',
    'He is in his 60s and left as soon as he could, once again.',
    'Members of the 12 March Movement and THE 12 MARCH MOVEMENT spoke.',
    'Units of the 3rd and 6th brigades took La Mar province.',
  ])('finds no time in %s', (text) => expect(told(text)).toEqual([]));

  it('leaves a weekday open when the text has no date', () =>
    expect(told('Shells fell on Monday.', false)).toEqual(['/ XXXX-WXX-1']));

  it('reads a text that begins with a word of time', () => {
    for (const word of ['Now', 'The', 'Every', 'Half', 'Once', 'Good', 'Coming', 'For', '9/11', 'Late', '2031', 'Mid-2031'])
      expect(() => told(word)).not.toThrow();
  });

  it.each(untimely)('gives claims no time of %s', (text) => {
    expect(told(text)).not.toEqual([]);
    expect(findTimes(documentOf(text, { published }))).toEqual([]);
  });

  it('counts to an expression its article and hedge, and not its preposition or the clause between', () => {
    const text =
      'By the mid-1980s it was free; since the siege of Orla began in early May, it was hit about two weeks ago, at around 6 p.m. on Friday, as in the 1990s.';
    expect(findTimexes(documentOf(text, { published })).map(({ core }) => quoteSpan(text, core))).toEqual([
      'the mid-1980s',
      'early May',
      'about two weeks ago',
      'around 6 p.m. on Friday',
      'the 1990s',
    ]);
  });

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
