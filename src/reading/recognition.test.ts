import { describe, expect, it } from 'vitest';
import { digestOf, type Note } from '../model/index.ts';
import { placeOf, read } from './index.ts';
import { type Recognised, parseTsv } from './recognition.ts';
import { faults } from './testing.ts';
import { pdfOf, pngOf } from './testing/make.ts';

const columns = 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext';
/** A table as Tesseract 4 and 5 print it: its columns, rows of pages, blocks, paragraphs and lines, and words with fractions of confidence. */
const table = (...rows: readonly string[]) => `${[columns, ...rows].join('\n')}\n`;
const page = (number: number, width = 640, height = 480) => ['1', number, 0, 0, 0, 0, 0, 0, width, height, -1, ''].join('\t');
const above = (level: 2 | 3 | 4, number: number) => [level, number, 1, 1, 1, 0, 36, 92, 582, 30, -1, ''].join('\t');
const word = (text: string, left: number, { number = 1, block = 1, paragraph = 1, line = 1, confidence = '96.063751' } = {}) =>
  [5, number, block, paragraph, line, 1, left, 92, 60, 24, confidence, text].join('\t');

describe('the table that Tesseract prints', () => {
  it('gives words with boxes and confidences, by paragraph and line', () => {
    const seen = parseTsv(
      table(
        page(1),
        above(2, 1),
        above(3, 1),
        above(4, 1),
        word('Market', 36),
        word('hit', 100),
        word('twice', 36, { line: 2 }),
        word('Tags', 36, { paragraph: 2, confidence: '21.5' }),
      ),
    );
    expect([seen.width, seen.height]).toEqual([640, 480]);
    expect(seen.paragraphs.map((lines) => lines.map((line) => line.map(({ text }) => text)))).toEqual([
      [['Market', 'hit'], ['twice']],
      [['Tags']],
    ]);
    expect(seen.paragraphs[0]![0]![0]).toEqual({
      text: 'Market',
      page: 1,
      confidence: 96.063751,
      x: 36,
      y: 92,
      width: 60,
      height: 24,
    });
  });

  it.each([
    ['words of blanks', word('   ', 36)],
    ['words with a confidence of -1', word('a', 36, { confidence: '-1' })],
    ['rows that are cut off', '5\t1\t1\t1'],
    ['numbers that are none', word('a', Number.NaN)],
    ['nothing', ''],
  ])('passes over %s', (_, row) => {
    expect(parseTsv(table(page(1), row)).paragraphs).toEqual([]);
  });

  it('keeps pages of one image apart, each word with its own', async () => {
    const tsv = table(page(1), word('First', 36), page(2, 300, 200), word('second', 36, { number: 2 }));
    const seen = parseTsv(tsv);
    expect([seen.width, seen.paragraphs.length]).toEqual([640, 2]);
    const bytes = pngOf(20, 20);
    const answer: Recognised = { by: 'Tesseract 5.3.0 (eng)', tsv };
    const { reading, notes } = await read(bytes, { path: 'x.png', object: digestOf(bytes) }, () => Promise.resolve(answer));
    expect(reading?.text).toBe('First\n\nsecond');
    expect([0, 7].map((offset) => placeOf(reading!, offset))).toMatchObject([{ page: 1 }, { page: 2 }]);
    expect(faults(reading!)).toEqual([]);
    expect(notes[0]?.what).toContain('recognised by Tesseract 5.3.0 (eng): 2 words, mean confidence 96 of 100');
  });

  it('with line ends of Windows reads the same', () => {
    const tsv = table(page(1), word('Market', 36));
    expect(parseTsv(tsv.replaceAll('\n', '\r\n'))).toEqual(parseTsv(tsv));
  });
});

describe('where no text recognition is installed', () => {
  const notesOf = async (bytes: Uint8Array, answer: Note | null) =>
    (await read(bytes, { path: 'x', object: digestOf(bytes) }, () => Promise.resolve(answer))).notes.map(({ what }) => what);

  it('the notes of an image and of a scanned page say so', async () => {
    expect((await notesOf(pngOf(20, 20), null))[0]).toContain('no text recognition is installed');
    expect((await notesOf(pdfOf([[]]), null))[0]).toContain(
      'No text recognition is installed (it takes the programs tesseract and pdftoppm)',
    );
  });

  it('or fails, the note says how, and not that none is installed', async () => {
    const failure: Note = { code: 'reading/recognition-failed', source: null, what: 'It took too long.', next: 'Type it out.' };
    const said = await notesOf(pdfOf([[]]), failure);
    expect(said).toContain('It took too long.');
    expect(said.join(' ')).not.toContain('installed');
  });
});
