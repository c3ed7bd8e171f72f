import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Reading, digestOf } from '../../model/index.ts';
import { markRepeated, read } from '../index.ts';
import { faults } from '../testing.ts';
import { bytesOf } from '../testing/make.ts';

const stories = [
  'Ferry inquiry opens in Lower Tarn\n\nDivers told a panel of judges how they had reached the sunken boat, and which of its hatches stood open. The captain has not been heard yet, and his lawyer refused to comment.',
  'Olive harvest fails for the third year\n\nFarmers in the southern hills have lost most of their trees to a fungus that came with the rain. A cooperative asked the ministry for seedlings and for credit without interest.',
  'Teachers end their strike in Qarna\n\nClasses begin again on Sunday after a vote in the union hall. Salaries are to be paid from a fund that the province set up, but textbooks are still missing in most villages.',
  'Museum shows coins from the old harbour\n\nArchaeologists cleaned four hundred silver pieces with a needle under a microscope. Visitors may hold a copy in their hands, a curator said, and guess what it once bought.',
];

async function readingOf(text: string, publisher: string | null): Promise<Reading> {
  const bytes = bytesOf(text);
  const { reading } = await read(bytes, { path: 'x.txt', object: digestOf(bytes) });
  return {
    ...reading!,
    about: { ...reading!.about, publisher: publisher === null ? null : { value: publisher, span: null, where: 'meta' } },
  };
}
const markedIn = (reading: Reading) => reading.furniture.map(({ from, to }) => reading.text.slice(from, to));

describe('lines that one publisher repeats', () => {
  const withLine = (line: string, publisher: string | null, of: readonly string[] = stories) =>
    Promise.all(of.map((story) => readingOf(`${story.replace('\n\n', `\n\n${line}\n\n`)}\n`, publisher)));

  it('are marked where they stand in three of its reports on different things', async () => {
    const before = await withLine('Voices of the valley', 'Valley Echo');
    expect(before.flatMap(markedIn)).not.toContain('Voices of the valley');
    const after = markRepeated(before);
    for (const reading of after) {
      expect(markedIn(reading)).toContain('Voices of the valley');
      expect(faults(reading)).toEqual([]);
    }
  });

  it.each([
    ['a sentence', 'The war has killed many thousands of people since it began.', stories],
    ['a line with a number', 'Amal Darwish, 34', stories],
    [
      'a line in reports on one thing',
      'Amal Darwish',
      stories.slice(0, 1).flatMap((story) => [story, `${story} More is not known.`, `${story} He left.`]),
    ],
    ['a line in two reports', 'Voices of the valley', stories.slice(0, 2)],
  ])('are not %s', async (_, line, of) => {
    const before = await withLine(line, 'Valley Echo', of);
    expect(markRepeated(before)).toEqual(before);
  });

  it('need one report more where no publisher is known', async () => {
    const three = await withLine('Voices of the valley', null, stories.slice(0, 3));
    expect(markRepeated(three)).toEqual(three);
    const four = await withLine('Voices of the valley', null);
    expect(markRepeated(four).flatMap(markedIn)).toContain('Voices of the valley');
  });

  it('are the same in whatever order the reports came', async () => {
    const readings = [...(await withLine('Voices of the valley', 'Valley Echo')), ...(await withLine('Voices', 'Tarn Post'))];
    const inOrder = new Map(markRepeated(readings).map((reading) => [reading.id, reading]));
    fc.assert(
      fc.property(fc.shuffledSubarray(readings, { minLength: readings.length }), (shuffled) => {
        for (const reading of markRepeated(shuffled)) expect(reading).toEqual(inOrder.get(reading.id));
      }),
      { numRuns: 30 },
    );
  });
});
