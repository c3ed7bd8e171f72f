import type { Anchor, Block, Span } from '../../model/index.ts';
import { decode } from '../decode.ts';
import { type Drawn, type Outcome, cutText, note, only } from '../drawn.ts';
import { limits } from '../limits.ts';

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

/** A CSV file: the text is its content unchanged, each record a block. */
export function readCsv(bytes: Uint8Array): Outcome {
  const { text, notes } = decode(bytes);
  const records = recordsOf(text);
  if (records.length === 0) return empty();
  const kept = records.slice(0, limits.tableRows);
  const last = records.at(-1)!;
  if (records.length > kept.length) kept.push({ from: records[kept.length]!.from, to: last.to });
  const blocks = kept.map((record): Block => ({ kind: 'table-row', ...record, page: null }));
  return drawnTable(text, blocks, 'csv', records.length > limits.tableRows ? [...notes, cut(limits.tableRows)] : notes);
}

/** The values of one record as "name: value" lines, names of nested values joined by dots. */
function linesOf(record: unknown): string[] {
  const lines: string[] = [];
  let length = 0;
  const visit = (value: unknown, name: string, depth: number): void => {
    if (value === null || depth > 20 || lines.length > 2000 || length > limits.drawn) return;
    if (typeof value === 'object') {
      for (const [key, inner] of Object.entries(value))
        visit(inner, Array.isArray(value) || name === '' ? (Array.isArray(value) ? name : key) : `${name}.${key}`, depth + 1);
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      const text = String(value).replace(/\s+/g, ' ').trim();
      if (text === '') return;
      lines.push(name === '' ? text : `${name}: ${text}`);
      length += name.length + text.length;
    }
  };
  visit(record, '', 0);
  return lines;
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

/** A JSON export: the text is drawn anew, one paragraph of "name: value" lines for each row. */
export function readJson(bytes: Uint8Array): Outcome {
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
