import { describe, expect, it } from 'vitest';
import { digestOf } from '../../model/index.ts';
import { read } from '../index.ts';
import { faults } from '../testing.ts';
import { type Words, pdfOf } from '../testing/make.ts';

async function blocksOf(pages: readonly (readonly Words[])[]) {
  const bytes = pdfOf(pages);
  const { reading } = await read(bytes, { path: 'x.pdf', object: digestOf(bytes) });
  expect(faults(reading!)).toEqual([]);
  return reading!.blocks.map(({ kind, from, to }) => [kind, reading!.text.slice(from, to)]);
}
/** Lines of one column from the top, 14 points apart. */
const column = (x: number, y: number, lines: readonly string[], size = 10): Words[] =>
  lines.map((text, i) => [x, y - i * 14, size, text]);
const across = (left: readonly Words[], right: readonly Words[]) => left.flatMap((line, i) => [line, right[i]!]);

describe('the layout of a PDF', () => {
  it('reads columns one after the other although the file draws them line by line across', async () => {
    const left = column(60, 700, [
      'The first column tells of the attack on',
      'the market of Qarna in the morning of',
      'that Monday, when at least four people',
      'were killed, and of those who carried',
    ]);
    const right = column(320, 700, [
      'the wounded to the clinic at Tell Omar.',
      'The governor denied that his forces had',
      'fired towards the town. Nobody else has',
      'said so since then, the council wrote.',
    ]);
    const blocks = await blocksOf([[[60, 740, 18, 'Shells on the grain market of Qarna'], ...across(left, right)]]);
    expect(blocks.map(([, text]) => text)).toEqual([
      'Shells on the grain market of Qarna',
      'The first column tells of the attack on the market of Qarna in the morning of that Monday, when at least four people were killed, and of those who carried the wounded to the clinic at Tell Omar. The governor denied that his forces had fired towards the town. Nobody else has said so since then, the council wrote.',
    ]);
  });

  it('gives each row of a table as a block, its cells parted by tabs', async () => {
    const row = (y: number, cells: readonly string[]): Words[] => cells.map((text, i) => [72 + i * 120, y, 10, text]);
    const blocks = await blocksOf([
      [
        [72, 760, 18, 'Incidents in the valley of Qarna'],
        [72, 730, 10, 'The council of the town has counted the incidents of one week as they were told to it by residents.'],
        ...row(700, ['Date', 'Place', 'Killed']),
        ...row(686, ['4 May 2016', 'Grain market', '4']),
        ...row(672, ['5 May 2016', 'Clinic, Tell Omar', '2']),
        ...row(658, ['9 May 2016', 'Bridge', '0']),
        [
          72,
          620,
          10,
          'It has not counted those who died of their wounds later than in that week, and asks families to write to it.',
        ],
      ],
    ]);
    expect(blocks.filter(([kind]) => kind === 'table-row').map(([, text]) => text)).toEqual([
      'Date\tPlace\tKilled',
      '4 May 2016\tGrain market\t4',
      '5 May 2016\tClinic, Tell Omar\t2',
      '9 May 2016\tBridge\t0',
    ]);
    expect(blocks.at(-1)).toEqual([
      'paragraph',
      'It has not counted those who died of their wounds later than in that week, and asks families to write to it.',
    ]);
  });

  it('makes a paragraph whole that a page break divides, and keeps footnotes, heads and page numbers out of it', async () => {
    const pageOf = (number: number, lines: readonly string[], note: readonly string[]): Words[] => [
      [72, 800, 9, 'Council of Qarna: report on the market'],
      ...column(72, 760, lines, 11),
      ...column(72, 90, note, 8),
      [290, 40, 9, String(number)],
    ];
    const blocks = await blocksOf([
      pageOf(
        1,
        [
          'The council has heard nine witnesses of the shelling in its',
          'first week. At least four people were killed when shells fell',
        ],
        ['1 Interview with a baker, 9 May 2016.'],
      ),
      pageOf(2, ['on the grain market of the town, and eleven were wounded.', 'Nobody has counted those who fled.'], []),
    ]);
    expect(blocks).toEqual([
      ['furniture', 'Council of Qarna: report on the market'],
      [
        'paragraph',
        'The council has heard nine witnesses of the shelling in its first week. At least four people were killed when shells fell on the grain market of the town, and eleven were wounded. Nobody has counted those who fled.',
      ],
      ['paragraph', '1 Interview with a baker, 9 May 2016.'],
      ['furniture', '1'],
      ['furniture', 'Council of Qarna: report on the market'],
      ['furniture', '2'],
    ]);
  });

  it('never lets the mark of a footnote become part of a number', async () => {
    const blocks = await blocksOf([
      [
        [72, 700, 11, 'The shells killed 4'],
        [159.6, 704, 7, '12'],
        [171, 700, 11, 'people at the grain market of Qarna, the council of the town said.'],
      ],
    ]);
    expect(blocks.map(([, text]) => text)).toEqual([
      'The shells killed 4¹² people at the grain market of Qarna, the council of the town said.',
    ]);
  });
});
