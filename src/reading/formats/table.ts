import type { Anchor, Block, Span } from '../../model/index.ts';
import { decode } from '../decode.ts';
import { type Drawn, type Enclosed, type Outcome, cutText, note, only } from '../drawn.ts';
import { limits } from '../limits.ts';
import type { Piece } from '../positions.ts';
import { holdsReports } from './fields.ts';
import { type Field, drawRow } from './row.ts';

const nothing = { title: null, byline: null, publisher: null, published: null, updated: null, address: null } as const;
const drawnTable = (
  text: string,
  blocks: readonly Block[],
  rule: string,
  notes: Drawn['notes'],
  anchors: readonly Anchor[] = [],
): Outcome => ({
  drawn: { text, about: nothing, declaredLanguage: null, blocks, furniture: [], anchors, notes, rule, confidence: 0.9 },
  enclosed: [],
  notes: [],
});
const cut = (rows: number) =>
  note(
    'reading/too-large',
    `The table has more than ${rows} rows; those beyond are one block, not one each.`,
    'Split the table, and add its parts.',
  );
const empty = () =>
  only(note('reading/empty', 'The table has no rows.', 'Check that it was exported in full, and add it again.'));

/** Where each record of a CSV file stands (RFC 4180): a line break between quotation marks does not end one. */
function recordsOf(text: string): { from: number; to: number }[] {
  const records: { from: number; to: number }[] = [];
  let from = 0;
  let quoted = false;
  for (let i = 0; i <= text.length; i++) {
    const code = i === text.length ? 10 : text.charCodeAt(i);
    if (code === 34) quoted = !quoted;
    if (code !== 10 || (quoted && i < text.length)) continue;
    let start = from;
    let end = i;
    while (start < end && /\s/.test(text[start]!)) start += 1;
    while (end > start && /\s/.test(text[end - 1]!)) end -= 1;
    if (end > start) records.push({ from: start, to: end });
    from = i + 1;
  }
  return records;
}

/** A cell of a record: its value, and where it is written, quotation marks aside. */
interface Cell extends Span {
  readonly value: string;
}

/** The most columns of a table that are told apart. */
const MOST_COLUMNS = 1000;

/** The cells of a record (RFC 4180), in any of the separators that exports use. */
function cellsOf(text: string, record: Span, separator: string): Cell[] {
  const cells: Cell[] = [];
  let at = record.from;
  while (at <= record.to && cells.length < MOST_COLUMNS) {
    let from = at;
    while (from < record.to && text[from] === ' ') from += 1;
    if (text[from] === '"') {
      let end = from + 1;
      while (end < record.to && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
      end = Math.min(end, record.to);
      cells.push({ value: text.slice(from + 1, end).replace(/""/g, '"'), from: from + 1, to: end });
      const next = text.indexOf(separator, end);
      at = next === -1 || next >= record.to ? record.to + 1 : next + 1;
    } else {
      const next = text.indexOf(separator, at);
      const end = next === -1 || next > record.to ? record.to : next;
      cells.push({ value: text.slice(at, end).trim(), from: at, to: end });
      at = end + 1;
    }
  }
  return cells;
}

/** The sign that parts the cells of a heading: the one that stands in it most often. */
const separatorOf = (heading: string): string =>
  [',', ';', '\t', '|']
    .map((sign) => [sign, heading.split(sign).length] as const)
    .reduce((best, one) => (one[1] > best[1] ? one : best))[0];

/** Whether a first record names its columns: short words, no two the same, no numbers or dates. */
export const isHeading = (cells: readonly string[]): boolean =>
  cells.length > 1 &&
  new Set(cells).size === cells.length &&
  cells.every((name) => name.length <= 60 && !/^[\d.,:/-]+$/.test(name)) &&
  cells.filter((name) => name !== '').length >= cells.length * 0.8;

/** Rows beyond this many are no sources of their own: the table is read as one text. */
export const MOST_ROWS = 2000;

/** Every row a file of its own, and the note that says so. */
export const rowsAsSources = (enclosed: readonly Enclosed[], notes: Drawn['notes']): Outcome => ({
  drawn: null,
  enclosed,
  notes: [
    ...notes,
    note(
      'reading/rows-as-sources',
      `The table has ${enclosed.length} ${enclosed.length === 1 ? 'row' : 'rows'} of reports; each is a source of its own, with its fields.`,
      'Open the rows, which are listed under the name of the table.',
    ),
  ],
});

/** The table that a row was taken from, by the name it comes under ("folder/posts.csv/row 12.csv"); null for a file that came by itself. */
const tableOf = (path: string): string | null => /([^/]+)\/[^/]*row \d+\.(?:csv|json)$/.exec(path)?.[1] ?? null;

/** The fields of one record, with the words of heading and record that say them. */
const fieldsOf = (heading: readonly Cell[], cells: readonly Cell[]): Field[] =>
  cells.flatMap((cell, at) => {
    const name = heading[at]?.value ?? '';
    const value = cell.value.replace(/[^\S\n]+/g, ' ').trim();
    const piece = ({ value: text, from, to }: Cell): Piece => ({ text, from, to });
    return value === ''
      ? []
      : [{ name, value, pieces: [...(heading[at] === undefined ? [] : [piece(heading[at])]), piece(cell)] }];
  });

/**
 * A CSV file. Where its rows are reports (posts, incidents), each becomes a source of its own, whose bytes are the heading and the
 * row; a file of one such row is that report. Any other table is one text, its content unchanged, each record a block.
 */
export function readCsv(bytes: Uint8Array, path: string): Outcome {
  const { text, notes } = decode(bytes);
  const records = recordsOf(text);
  if (records.length === 0) return empty();
  const [first] = records;
  const separator = separatorOf(text.slice(first!.from, first!.to));
  const heading = cellsOf(text, first!, separator);
  const columns = heading.map(({ value }) => value);
  if (records.length > 1 && records.length <= MOST_ROWS + 1 && isHeading(columns)) {
    const rows = records.slice(1).map((record) => cellsOf(text, record, separator));
    const values = rows.map((row) => row.map(({ value }) => value));
    if (tableOf(path) !== null || holdsReports(columns, values)) {
      const [only_] = rows;
      const drawn = rows.length === 1 ? drawRow(fieldsOf(heading, only_!), { table: tableOf(path), rule: 'row', notes }) : null;
      if (drawn !== null && drawn.text.trim() !== '') return { drawn, enclosed: [], notes: [] };
      if (drawn === null) {
        const named = text.slice(first!.from, first!.to);
        return rowsAsSources(
          records.slice(1).map(
            ({ from, to }, i): Enclosed => ({
              name: `row ${i + 2}.csv`,
              bytes: new TextEncoder().encode(`${named}\r\n${text.slice(from, to)}\r\n`),
              mediaType: 'text/csv',
            }),
          ),
          notes,
        );
      }
    }
  }
  const last = records.at(-1)!;
  const kept = records.slice(0, limits.tableRows);
  if (records.length > kept.length) kept.push({ from: records[kept.length]!.from, to: last.to });
  const blocks = kept.map((record): Block => ({ kind: 'table-row', ...record, page: null }));
  return drawnTable(text, blocks, 'csv', records.length > limits.tableRows ? [...notes, cut(limits.tableRows)] : notes);
}

/** The values of one record with their names, names of nested values joined by dots. */
function valuesOf(record: unknown): { readonly name: string; readonly value: string }[] {
  const values: { name: string; value: string }[] = [];
  let length = 0;
  const visit = (value: unknown, name: string, depth: number): void => {
    if (value === null || depth > 20 || values.length > 2000 || length > limits.drawn) return;
    if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' || typeof item === 'number'))
      visit(value.slice(0, 2000).join(', '), name, depth + 1);
    else if (typeof value === 'object') {
      for (const [key, inner] of Object.entries(value))
        visit(inner, Array.isArray(value) || name === '' ? (Array.isArray(value) ? name : key) : `${name}.${key}`, depth + 1);
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      const text = String(value)
        .replace(/[^\S\n]+/g, ' ')
        .trim();
      if (text === '') return;
      values.push({ name, value: text });
      length += name.length + text.length;
    }
  };
  visit(record, '', 0);
  return values;
}

/** The values of one record as "name: value" lines. */
const linesOf = (record: unknown): string[] =>
  valuesOf(record).map(({ name, value }) => {
    const text = value.replace(/\s+/g, ' ');
    return name === '' ? text : `${name}: ${text}`;
  });

/** The strings and numbers of a JSON document with their places, what is written by its name piece by piece. */
function* jsonWords(json: string, offset: number): Generator<Piece> {
  for (const match of json.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false/g)) {
    const from = offset + match.index;
    const [written] = match;
    if (!written.startsWith('"')) yield { text: written, from, to: from + written.length };
    else
      for (const part of written.slice(1, -1).matchAll(/[^\\]+|\\u[0-9a-fA-F]{4}|\\./g)) {
        const at = from + 1 + part.index;
        const [own] = part;
        yield { text: own.startsWith('\\') ? String(JSON.parse(`"${own}"`)) : own, from: at, to: at + own.length };
      }
  }
}

/** The rows of a JSON document as reports of their own, or null where they are none. */
function jsonReports(
  text: string,
  { rows, spans }: NonNullable<ReturnType<typeof parseJson>>,
  path: string,
  notes: Drawn['notes'],
): Outcome | null {
  if (rows.length > MOST_ROWS || !rows.every(isRecord)) return null;
  const values = rows.map(valuesOf);
  const columns = [...new Set(values.slice(0, 50).flatMap((row) => row.map(({ name }) => name)))].slice(0, MOST_COLUMNS);
  const cells = values.map((row) => columns.map((column) => row.find(({ name }) => name === column)?.value ?? ''));
  if (tableOf(path) === null && !holdsReports(columns, cells)) return null;
  if (rows.length > 1)
    return rowsAsSources(
      spans.map(
        ({ from, to }, i): Enclosed => ({
          name: `row ${i + 1}.json`,
          bytes: new TextEncoder().encode(text.slice(from, to)),
          mediaType: 'application/json',
        }),
      ),
      notes,
    );
  const [span] = spans;
  const pieces = span === undefined ? [] : [...jsonWords(text.slice(span.from, span.to), span.from)];
  const fields = (values[0] ?? []).map((value, i): Field => ({ ...value, pieces: i === 0 ? pieces : [] }));
  return fields.length === 0
    ? null
    : { drawn: drawRow(fields, { table: tableOf(path), rule: 'row', notes }), enclosed: [], notes: [] };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The rows of a JSON document: its list, or the longest list right inside it (and its name), or the document as one row. */
function rowsOf(value: unknown): { readonly rows: readonly unknown[]; readonly list: string | null } {
  if (Array.isArray(value)) return { rows: value, list: '' };
  if (!isRecord(value)) return { rows: [value], list: null };
  const lists = Object.entries(value).filter(
    (item): item is [string, unknown[]] => Array.isArray(item[1]) && item[1].some(isRecord),
  );
  const [name, rows] = lists.sort((a, b) => b[1].length - a[1].length)[0] ?? [null, [value]];
  return { rows, list: name };
}

/** Where a JSON string that begins at `at` ends, past its quotation mark. */
function endOfString(json: string, at: number): number {
  let i = at + 1;
  while (i < json.length && json[i] !== '"') i += json[i] === '\\' ? 2 : 1;
  return i + 1;
}

/**
 * Where each row stands in a well-formed document: the elements of the list at its root (`list` is ''), or of the list under a name
 * right inside it; where that name is given twice, of the last, as `JSON.parse` has it.
 */
function rowSpans(json: string, list: string): Span[] {
  const level = list === '' ? 1 : 2;
  let spans: Span[] = [];
  let depth = 0;
  let from = -1;
  let inList = list === '';
  let key = '';
  const close = (to: number) => {
    if (from !== -1 && json.slice(from, to).trim() !== '') {
      let start = from;
      while (/\s/.test(json[start]!)) start += 1;
      spans.push({ from: start, to: start + json.slice(start, to).trimEnd().length });
    }
    from = -1;
  };
  for (let i = 0; i < json.length; i++) {
    const char = json[i];
    if (char === '"') {
      const end = endOfString(json, i);
      if (depth === 1 && list !== '') key = json.slice(i, end);
      i = end - 1;
    } else if (char === '[' || char === '{') {
      depth += 1;
      if (depth === level && char === '[' && (list === '' || JSON.parse(key) === list)) {
        inList = true;
        spans = [];
        from = i + 1;
      }
    } else if (char === ']' || char === '}') {
      if (depth === level && inList) {
        close(i);
        inList = false;
      }
      depth -= 1;
    } else if (char === ',' && depth === level && inList) {
      close(i);
      from = i + 1;
    }
  }
  return spans;
}

/** A JSON document's rows with their places, of a document a line those of the lines; null for what is no JSON (RFC 8259). */
function parseJson(text: string): { readonly rows: readonly unknown[]; readonly spans: readonly Span[] } | null {
  try {
    const { rows, list } = rowsOf(JSON.parse(text));
    return { rows, spans: list === null ? [{ from: 0, to: text.length }] : rowSpans(text, list) };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  try {
    // One document a line, as exports of posts are written.
    const rows: unknown[] = [];
    const spans: Span[] = [];
    let at = 0;
    for (const line of text.split('\n')) {
      if (line.trim() !== '') {
        rows.push(JSON.parse(line));
        spans.push({ from: at, to: at + line.length });
      }
      at += line.length + 1;
    }
    return { rows, spans };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return null;
  }
}

/**
 * A JSON export. Where its rows are reports, each becomes a source of its own, whose bytes are the row as it is written. Any other text is
 * drawn anew, one paragraph of "name: value" lines for each row.
 */
export function readJson(bytes: Uint8Array, path: string): Outcome {
  const decoded = decode(bytes);
  const parsed = parseJson(decoded.text);
  if (parsed === null)
    return only(
      ...decoded.notes,
      note(
        'reading/unreadable',
        'The file looks like JSON, but does not follow its grammar (RFC 8259); it may be cut off.',
        'Export it again, or add it as plain text.',
      ),
    );
  const reports = jsonReports(decoded.text, parsed, path, decoded.notes);
  if (reports !== null) return reports;
  const { rows, spans } = parsed;
  const blocks: Block[] = [];
  const anchors: Anchor[] = [];
  let text = '';
  let whole = true;
  for (const [i, row] of rows.slice(0, limits.tableRows).entries()) {
    const words = linesOf(row).join('\n');
    if (text.length + words.length > limits.drawn) {
      whole = false;
      break;
    }
    if (words === '') continue;
    if (text !== '') text += '\n\n';
    const span = { from: text.length, to: text.length + words.length };
    blocks.push({ kind: 'table-row', ...span, page: null });
    anchors.push({ ...span, original: { kind: 'offsets', ...(spans[i] ?? { from: 0, to: decoded.text.length }) } });
    text += words;
  }
  if (blocks.length === 0) return whole ? empty() : only(...decoded.notes, cutText());
  const notes = [...decoded.notes];
  if (rows.length > limits.tableRows) notes.push(cut(limits.tableRows));
  if (!whole) notes.push(cutText());
  return drawnTable(text, blocks, 'json', notes, anchors);
}
