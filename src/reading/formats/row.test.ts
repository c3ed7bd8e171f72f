import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../model/index.ts';
import { type ReadResult, placeOf, read } from '../index.ts';
import { faults } from '../testing.ts';
import { bytesOf, xlsxOf } from '../testing/make.ts';
import { isPost, roleOf } from './fields.ts';
import { dateOfSerial } from './workbook.ts';

const readBytes = (bytes: Uint8Array, path: string) => read(bytes, { path, object: digestOf(bytes) });

/** The rows that a table gives, each read as the walk reads it. */
async function rowsOf(bytes: Uint8Array, path: string): Promise<ReadResult[]> {
  const { reading, enclosed, notes } = await readBytes(bytes, path);
  expect(reading).toBeNull();
  expect(notes.map(({ code }) => code)).toEqual(['reading/rows-as-sources']);
  const rows: ReadResult[] = [];
  for (const row of enclosed) rows.push(await readBytes(row.bytes, `${path}/${row.name}`));
  for (const row of rows) expect(faults(row.reading!)).toEqual([]);
  return rows;
}
const wordsOf = ({ reading }: ReadResult, kind: string) =>
  reading!.blocks.filter((block) => block.kind === kind).map(({ from, to }) => reading!.text.slice(from, to));

describe('a table of posts or incidents', () => {
  it('in CSV gives each row as a source with its words, maker, address and time', async () => {
    const csv =
      'id,created_at,username,text,likes,url\n17,2016-05-04T10:15:00+03:00,valley_watch,"Four people were killed.\n\nEleven wounded, say ""the doctors"".",4211,https://posts.example/17\n18,Wed May 04 12:00:00 +0000 2016,qarna_news,The governor denied it.,12,https://posts.example/18\n';
    const [first, second] = await rowsOf(bytesOf(csv), 'posts.csv');
    expect(wordsOf(first!, 'paragraph')).toEqual(['Four people were killed.', 'Eleven wounded, say "the doctors".']);
    expect(first?.reading?.about).toMatchObject({
      byline: { value: 'valley_watch' },
      publisher: { value: 'valley_watch' },
      published: { first: '2016-05-04T10:15+03:00', inferred: false },
      address: 'https://posts.example/17',
    });
    expect(second?.reading?.about.published).toMatchObject({ first: '2016-05-04T12:00Z' });
    // What a service counts is no number of people.
    expect(wordsOf(first!, 'furniture')).toContain('likes: 4211');
  });

  it('with semicolons takes no date of an incident for one of publication, and the table for its publisher', async () => {
    const csv =
      'Date;Place;Description;Killed\n2016-05-04;Qarna;Shells fell on the grain market, the council said.;4\n2016-05-05;Tell Omar;The clinic was hit in the night.;1\n';
    const [first] = await rowsOf(bytesOf(csv), 'incidents.csv');
    expect(first?.reading?.about).toMatchObject({
      published: null,
      publisher: { value: 'incidents.csv', where: 'table' },
      incident: { when: { first: '2016-05-04', last: '2016-05-04', where: 'field "Date"' }, place: { value: 'Qarna' } },
    });
    const { when, place } = first!.reading!.about.incident!;
    expect([when!.text!, place!.span!].map(({ from, to }) => first!.reading!.text.slice(from, to))).toEqual([
      '2016-05-04',
      'Qarna',
    ]);
    expect(wordsOf(first!, 'table-row')).toEqual(['Date: 2016-05-04', 'Place: Qarna', 'Killed: 4']);
    expect(wordsOf(first!, 'paragraph')).toEqual(['Shells fell on the grain market, the council said.']);
  });

  it.each([
    ['a day', '7 May 2016', '2016-05-07', []],
    ['a day with its weekday and time', 'Saturday, 7 May 2016 10:15', '2016-05-07T10:15', []],
    ['a month', 'May 2016', '2016-05-01', []],
    ['no day that may be two', '04/05/2016', undefined, ['reading/unsettled-date']],
    ['no day of several', '4-6 May 2016', undefined, []],
    ['no day that is only a bound', 'before 7 May 2016', undefined, []],
    ['no day that is none', 'unknown', undefined, []],
  ])('of incidents gives the row %s', async (_, date, first, codes) => {
    const row = await readBytes(
      bytesOf(`event_date,description\n"${date}",The clinic was hit in the night.\n`),
      'x.csv/row 2.csv',
    );
    expect(row.reading?.about.incident?.when?.first).toBe(first);
    expect(row.notes.map(({ code }) => code)).toEqual(codes);
  });

  it('that may be of posts takes its date for neither', async () => {
    const row = await readBytes(bytesOf('time,text\n2016-05-04T10:15Z,Smoke over Qarna and the hills.\n'), 'x.csv/row 2.csv');
    expect(row.reading?.about).toMatchObject({ published: null });
    expect(row.reading?.about.incident).toBeUndefined();
  });

  it('of incidents with two dates or two places takes neither', async () => {
    const csv =
      'event date,date of attack,town,village,description\n2016-05-04,2016-05-05,Qarna,Arba,The clinic was hit in the night.\n';
    const row = await readBytes(bytesOf(csv), 'x.csv/row 2.csv');
    expect(row.reading?.about.incident).toBeUndefined();
  });

  it('in JSON gives each row with its bytes as they are written, and times counted from 1970', async () => {
    const row =
      '{"id": 1, "created_utc": 1462346100, "user": {"screen_name": "salma", "followers": 40000}, "full_text": "Shells on \\"Qarna\\".\\nFour dead."}';
    const [first] = await rowsOf(bytesOf(`{"posts": [${row}, {"id": 2, "full_text": "Not true."}]}`), 'posts.json');
    expect(wordsOf(first!, 'paragraph')).toEqual(['Shells on "Qarna".', 'Four dead.']);
    expect(first?.reading?.about.published).toMatchObject({ first: '2016-05-04T07:15Z', precision: 'minute' });
    expect(wordsOf(first!, 'furniture')).toContain('user.followers: 40000');
    const { enclosed } = await readBytes(bytesOf(`[${row},${row}]`), 'x.json');
    expect(enclosed.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual([row, row]);
  });

  it('in a workbook has cells under their own columns and numbers shown as dates as dates', async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows =
      `<row r="1">${cell('A1', 'Date')}${cell('B1', 'Place')}${cell('C1', 'What happened')}</row>` +
      `<row r="2"><c r="A2" s="1"><v>42494</v></c>${cell('C2', 'Shells fell on the market.')}</row>` +
      `<row r="9">${cell('B9', 'Tell Omar')}${cell('C9', 'The clinic was hit.')}</row>`;
    const given = await rowsOf(await xlsxOf(rows, [], '', styles), 'x.xlsx');
    expect(given.map((row) => wordsOf(row, 'table-row'))).toEqual([['Date: 2016-05-04'], ['Place: Tell Omar']]);
  });

  it.each([
    ['a list of names', 'name,age\nHuda,4\nMaryam,7\n', 'x.csv'],
    ['numbers', '1,2\n3,4\n', 'x.csv'],
    ['a list of names in JSON', '[{"name":"Huda"},{"name":"Maryam"}]', 'x.json'],
  ])('is not %s, which stays one text', async (_, text, path) => {
    const { reading, enclosed } = await readBytes(bytesOf(text), path);
    expect([reading !== null, enclosed.length]).toEqual([true, 0]);
  });

  it('of more rows than are told apart is one text', async () => {
    const csv = `text\n${'The bridge was hit on Monday.,x\n'.repeat(2100)}`;
    const { reading, enclosed } = await readBytes(bytesOf(`a,${csv}`), 'x.csv');
    expect([reading?.blocks.length, enclosed.length]).toEqual([2101, 0]);
  });

  it('leads from each word to where the row says it', async () => {
    const value = fc.array(fc.constantFrom('market', 'hit', 'Qarna', 'café', '“no”', 'a "b"', 'x;y', 'الخان'), {
      minLength: 2,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(value, value, async (place, words) => {
        const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`;
        const csv = `place,text\r\n${quoted(place.join(' '))},${quoted(words.join(' '))}\r\n`;
        const { reading } = await readBytes(bytesOf(csv), 't.csv/row 2.csv');
        for (const match of reading!.text.matchAll(/[a-zA-Z]{3,}/g)) {
          const found = placeOf(reading!, match.index);
          if (found.kind === 'box') throw new Error('a box');
          const original = csv.slice(found.from, found.to);
          if (found.to === found.from + 1) expect(original).toBe(match[0][0]);
          else expect(original).toContain(match[0]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the names of columns', () => {
  it.each([
    ['full_text', 'text'],
    ['createdAt', 'published'],
    ['user.screen_name', 'byline'],
    ['place.name', 'place'],
    ['public_metrics.like_count', 'count'],
    ['killed', null],
    ['death_count', null],
    ['number', null],
    ['date', null],
    ['النص', 'text'],
  ])('%s is %s', (name, role) => {
    expect(roleOf(name)).toBe(role);
  });

  it('tell posts from incidents', () => {
    expect(isPost(['date', 'username', 'text'])).toBe(true);
    expect(isPost(['date', 'place', 'description', 'killed'])).toBe(false);
  });
});

describe('a day counted from 1900', () => {
  it.each([
    [42_494, false, '2016-05-04'],
    [42_495.427083333336, false, '2016-05-05T10:15'],
    [41_032, true, '2016-05-04'],
    [61, false, '1900-03-01'],
    [60, false, null],
    [3_000_000, false, null],
    [Number.NaN, false, null],
  ])('%s (from 1904: %s) is %s', (serial, from1904, day) => {
    expect(dateOfSerial(serial, from1904)).toBe(day);
  });
});
