import type { Anchor, Block, Note } from '../../model/index.ts';
import { type Enclosed, type Outcome, cutText, note, only } from '../drawn.ts';
import { limits } from '../limits.ts';
import { elementsOf, unescaped } from '../xml.ts';
import { readArchive } from './archive.ts';
import { holdsReports } from './fields.ts';
import { damaged } from './office.ts';
import { MOST_ROWS, isHeading, rowsAsSources } from './table.ts';

/** The words between `<t>` tags, joined. */
const wordsIn = (xml: string) => [...elementsOf(xml, 't')].map(({ inner }) => unescaped(inner)).join('');

const attribute = (written: string, name: string): string | null =>
  new RegExp(`\\b${name}="([^"]{0,200})"`).exec(written)?.[1] ?? null;

/** Formats of numbers that the standard itself counts as dates (ECMA-376 Part 1 §18.8.30). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Whether a format of somebody's own shows a date: it has years, days or hours, quoted words and conditions aside. */
const isDateCode = (code: string) =>
  /[ydhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\\\./g, '')) && !/[#0?]/.test(code.replace(/\.0+|"[^"]*"|\[[^\]]*\]/g, ''));

/** For each style of a cell, whether it shows its number as a date. */
function dateStyles(styles: string): boolean[] {
  const codes = new Map(
    [...elementsOf(styles, 'numFmt')].map(
      ({ attributes }) =>
        [Number(attribute(attributes, 'numFmtId')), unescaped(attribute(attributes, 'formatCode') ?? '')] as const,
    ),
  );
  const [formats] = elementsOf(styles, 'cellXfs');
  return [...elementsOf(formats?.inner ?? '', 'xf')].map(({ attributes }) => {
    const id = Number(attribute(attributes, 'numFmtId') ?? 0);
    const code = codes.get(id);
    return code === undefined ? isBuiltInDate(id) : isDateCode(code);
  });
}

/**
 * A day counted from 1900 (or from 1904, where the workbook says so) as ISO 8601, with the time of day where it has one. Null before
 * March 1900, which such a count has wrong (it knows a 29 February 1900), and beyond the year 9999.
 */
export function dateOfSerial(serial: number, from1904: boolean): string | null {
  const days = from1904 ? serial + 1462 : serial;
  if (!(days >= 61 && days < 2_958_466)) return null;
  const minutes = Math.round(days * 1440);
  const iso = new Date((minutes - 25_569 * 1440) * 60_000).toISOString();
  return minutes % 1440 === 0 ? iso.slice(0, 10) : iso.slice(0, 16);
}

/** "C" is 2: the column of a cell by the letters of its reference, or null where it has none. */
function columnOf(attributes: string): number | null {
  const letters = /\br="([A-Z]{1,3})\d/.exec(attributes)?.[1];
  return letters === undefined ? null : Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

interface Row {
  readonly cells: readonly string[];
  readonly number: number;
  readonly original: Extract<Anchor['original'], { kind: 'offsets' }>;
}

/** What the parts of a workbook say about its cells. */
interface Book {
  readonly shared: readonly string[];
  readonly dates: readonly boolean[];
  readonly from1904: boolean;
  /** Set when numbers stand in the sheets that may be dates, and no style says whether they are. */
  doubtful: boolean;
}

function cellsOf(row: string, book: Book): string[] {
  const cells: string[] = [];
  for (const { attributes, inner } of elementsOf(row, 'c')) {
    const column = columnOf(attributes) ?? cells.length;
    // A reference far to the right would make a row of thousands of empty cells.
    if (column > 1000) continue;
    while (cells.length < column) cells.push('');
    const type = /\bt="(\w+)"/.exec(attributes)?.[1] ?? 'n';
    const value = unescaped(/<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? '');
    const style = Number(attribute(attributes, 's') ?? 0);
    const day = type === 'n' && value !== '' && book.dates[style] === true ? dateOfSerial(Number(value), book.from1904) : null;
    if (type === 'n' && style > 0 && book.dates.length === 0 && /^[34]\d{4}(?:\.\d+)?$/.test(value)) book.doubtful = true;
    const words =
      type === 's'
        ? (book.shared[Number(value)] ?? '')
        : type === 'inlineStr'
          ? wordsIn(inner)
          : type === 'b'
            ? value === '1'
              ? 'yes'
              : 'no'
            : (day ?? value);
    cells[column] = words.replace(/[^\S\n]+/g, ' ').trim();
  }
  return cells;
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
const csvOf = (cells: readonly string[]) => cells.map(quoted).join(',');

/** The rows of the sheets that have reports in them, as files of their own; null where some sheet has none or too many. */
function reportsOf(sheets: readonly (readonly Row[])[]): Enclosed[] | null {
  const enclosed: Enclosed[] = [];
  for (const [at, [heading, ...rows]] of sheets.entries()) {
    if (heading === undefined) continue;
    if (
      !isHeading(heading.cells) ||
      !holdsReports(
        heading.cells,
        rows.map(({ cells }) => cells),
      )
    )
      return null;
    for (const { cells, number } of rows)
      enclosed.push({
        name: `${sheets.length > 1 ? `sheet ${at + 1} ` : ''}row ${number}.csv`,
        bytes: new TextEncoder().encode(`${csvOf(heading.cells)}\r\n${csvOf(cells)}\r\n`),
        mediaType: 'text/csv',
      });
  }
  return enclosed.length === 0 || enclosed.length > MOST_ROWS ? null : enclosed;
}

/**
 * A workbook (ECMA-376 SpreadsheetML). Where its rows are reports, each becomes a source of its own. Otherwise each row is a block, its cells parted by
 * tabs, sheet after sheet. Numbers that the workbook shows as dates are given as dates.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Outcome> {
  const parts = await readArchive(bytes);
  const textOf = (name: string) => {
    const part = parts.enclosed.find((file) => file.name === name);
    return part === undefined ? null : new TextDecoder().decode(part.bytes);
  };
  const files = parts.enclosed
    .filter(({ name }) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  if (files.length === 0) return parts.notes[0] === undefined ? damaged('xl/worksheets') : only(parts.notes[0]);
  const book: Book = {
    shared: [...elementsOf(textOf('xl/sharedStrings.xml') ?? '', 'si')].map(({ inner }) => wordsIn(inner)),
    dates: dateStyles(textOf('xl/styles.xml') ?? ''),
    from1904: /<workbookPr[^>]{0,400}\bdate1904="(?:1|true)"/.test(textOf('xl/workbook.xml') ?? ''),
    doubtful: false,
  };
  let length = 0;
  let count = 0;
  const sheets = files.map(({ name, bytes: sheet }) => {
    const rows: Row[] = [];
    for (const row of elementsOf(new TextDecoder().decode(sheet), 'row')) {
      if (count > limits.tableRows || length > limits.drawn) break;
      const cells = cellsOf(row.inner, book);
      // A cell of a few bytes can name a shared text of a megabyte, as often as it likes.
      length = cells.reduce((sum, cell) => sum + cell.length + 1, length);
      if (length > limits.drawn) break;
      if (cells.every((cell) => cell === '')) continue;
      count += 1;
      const number = Number(attribute(row.attributes, 'r') ?? rows.length + 1);
      rows.push({ cells, number, original: { kind: 'offsets', from: row.from, to: row.to, part: name } });
    }
    return rows;
  });
  if (count === 0 && length > limits.drawn) return only(cutText());
  if (count === 0)
    return only(note('reading/empty', 'The workbook has no rows.', 'Check that it was exported in full, and add it again.'));
  const notes: Note[] = [];
  if (count > limits.tableRows)
    notes.push(
      note(
        'reading/too-large',
        `The workbook has more than ${limits.tableRows} rows; those beyond were not read.`,
        'Split it, and add its parts.',
      ),
    );
  if (length > limits.drawn) notes.push(cutText());
  if (book.doubtful)
    notes.push(
      note(
        'reading/numbered-dates',
        'Some cells hold numbers that may be dates, which a workbook counts in days from 1900; they are given as numbers.',
        'Save the sheet as CSV with dates written out, and add that beside it.',
      ),
    );
  const reports = notes.length === 0 ? reportsOf(sheets) : null;
  if (reports !== null) return rowsAsSources(reports, notes);
  let text = '';
  const anchors: Anchor[] = [];
  const blocks = sheets
    .flat()
    .slice(0, limits.tableRows)
    .map(({ cells, original }): Block => {
      if (text !== '') text += '\n';
      const from = text.length;
      text += cells
        .map((cell) => cell.replace(/\s+/g, ' '))
        .join('\t')
        .trim();
      anchors.push({ from, to: text.length, original });
      return { kind: 'table-row', from, to: text.length, page: null };
    });
  const about = { title: null, byline: null, publisher: null, published: null, updated: null, address: null };
  return {
    drawn: { text, about, declaredLanguage: null, blocks, furniture: [], anchors, notes, rule: 'xlsx', confidence: 0.9 },
    enclosed: [],
    notes: [],
  };
}
