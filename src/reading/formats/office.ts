import type { Anchor, Block } from '../../model/index.ts';
import { type Outcome, cutText, note, only } from '../drawn.ts';
import { drawPage } from '../html/draw.ts';
import { limits } from '../limits.ts';
import { drawUnits } from '../text/plain.ts';
import { elementsOf, unescaped } from '../xml.ts';
import { readArchive } from './archive.ts';

const noText = () =>
  only(
    note(
      'reading/no-text',
      'The document has no text; it may consist of pictures.',
      'Type out what it shows in a text file, and add that beside it.',
    ),
  );
const damaged = (part: string) =>
  only(
    note(
      'reading/unreadable',
      `The document lacks its part "${part}": it is damaged, or of another kind than its name says.`,
      'Open it with the program that made it, save it again, and add that copy.',
    ),
  );

const element = /<(\/?)([A-Za-z][\w:.-]*)([^<>]*?)(\/?)>/g;
const asHtml: Readonly<Record<string, string>> = {
  'text:p': 'p',
  'text:h': 'h2',
  'text:list': 'ul',
  'text:list-item': 'li',
  'text:span': 'span',
  'text:a': 'span',
  'table:table': 'table',
  'table:table-row': 'tr',
  'table:table-cell': 'td',
  'text:line-break': 'br',
  'text:tracked-changes': 'template',
  'office:annotation': 'template',
  'office:body': 'div',
  'text:note-body': 'div',
};

/** An OpenDocument text (ISO 26300): paragraphs, headings, lists and tables. Deleted passages and remarks are left out. */
export async function readOdt(bytes: Uint8Array): Promise<Outcome> {
  const parts = await readArchive(bytes);
  const content = parts.enclosed.find(({ name }) => name === 'content.xml');
  if (content === undefined) return parts.notes[0] === undefined ? damaged('content.xml') : only(parts.notes[0]);
  const manifest = parts.enclosed.find(({ name }) => name === 'META-INF/manifest.xml');
  if (manifest !== undefined && new TextDecoder().decode(manifest.bytes).includes('encryption-data'))
    return only(
      note(
        'reading/encrypted',
        'The document is locked with a password; it was not read.',
        'Ask the sender for the password, save a copy without it, and add that.',
      ),
    );
  const xml = new TextDecoder().decode(content.bytes);
  const begins = Math.max(0, xml.indexOf('<office:body'));
  const html = xml.slice(begins).replace(element, (all, end: string, name: string, __: string, empty: string) => {
    const tag = asHtml[name] ?? (name === 'text:tab' || name === 'text:s' ? null : 'q');
    // As long as what it stands for, so that every place in the page is one in the part.
    const open =
      tag === null ? '' : empty === '/' ? (tag === 'br' || tag === 'q' ? '<wbr' : `<${tag}></${tag}`) : `<${end}${tag}`;
    const padded = open.padEnd(all.length - 1);
    return tag === null ? ' '.repeat(all.length) : `${tag === 'br' ? padded.replace('<wbr', '<br ') : padded}>`;
  });
  const page = drawPage(html, true);
  if (page.blocks.length === 0) return noText();
  const units = page.blocks.map((block, i) => ({
    from: block.from,
    to: block.to,
    text: page.text.slice(block.from, block.to),
    group: i,
  }));
  const kindOf = (i: number): Block['kind'] | null => {
    const tag = page.blocks[i]!.tag;
    return tag === 'h2' ? 'heading' : tag === 'tr' || tag === 'td' ? 'table-row' : null;
  };
  const anchors = page.anchors.map(
    (anchor): Anchor =>
      anchor.original.kind === 'box'
        ? anchor
        : {
            ...anchor,
            original: {
              kind: 'offsets',
              from: anchor.original.from + begins,
              to: anchor.original.to + begins,
              part: 'content.xml',
            },
          },
  );
  return { drawn: drawUnits(page.text, units, { rule: 'odt', notes: [], anchors, kindOf }), enclosed: [], notes: [] };
}

/** The words between `<t>` tags, joined. */
const wordsIn = (xml: string) => [...elementsOf(xml, 't')].map(({ inner }) => unescaped(inner)).join('');

/** A workbook (ECMA-376 SpreadsheetML): each row a block, its cells parted by tabs, sheet after sheet. */
export async function readXlsx(bytes: Uint8Array): Promise<Outcome> {
  const parts = await readArchive(bytes);
  const textOf = (name: string) => {
    const part = parts.enclosed.find((file) => file.name === name);
    return part === undefined ? null : new TextDecoder().decode(part.bytes);
  };
  const sheets = parts.enclosed
    .filter(({ name }) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  if (sheets.length === 0) return parts.notes[0] === undefined ? damaged('xl/worksheets') : only(parts.notes[0]);
  const shared = [...elementsOf(textOf('xl/sharedStrings.xml') ?? '', 'si')].map(({ inner }) => wordsIn(inner));
  const rows: { readonly words: string; readonly original: Anchor['original'] }[] = [];
  let numbers = false;
  let length = 0;
  for (const sheet of sheets) {
    for (const row of elementsOf(new TextDecoder().decode(sheet.bytes), 'row')) {
      if (rows.length > limits.tableRows || length > limits.drawn) break;
      const cells = [...elementsOf(row.inner, 'c')].map(({ attributes, inner }) => {
        const type = /\bt="(\w+)"/.exec(attributes)?.[1] ?? 'n';
        const value = unescaped(/<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? '');
        if (type === 's') return shared[Number(value)] ?? '';
        if (type === 'inlineStr') return wordsIn(inner);
        if (type === 'n' && /\bs="[1-9]/.test(attributes) && /^[34]\d{4}(?:\.\d+)?$/.test(value)) numbers = true;
        return value;
      });
      // A cell of a few bytes can name a shared text of a megabyte, as often as it likes.
      if (cells.reduce((sum, cell) => sum + cell.length, length) > limits.drawn) {
        length = limits.drawn + 1;
        break;
      }
      const words = cells
        .map((cell) => cell.replace(/\s+/g, ' ').trim())
        .join('\t')
        .trim();
      if (words !== '') rows.push({ words, original: { kind: 'offsets', from: row.from, to: row.to, part: sheet.name } });
      length += words.length;
    }
  }
  if (rows.length === 0 && length > limits.drawn) return only(cutText());
  if (rows.length === 0)
    return only(note('reading/empty', 'The workbook has no rows.', 'Check that it was exported in full, and add it again.'));
  const notes =
    rows.length > limits.tableRows
      ? [
          note(
            'reading/too-large',
            `The workbook has more than ${limits.tableRows} rows; those beyond were not read.`,
            'Split it, and add its parts.',
          ),
        ]
      : [];
  if (length > limits.drawn) notes.push(cutText());
  if (numbers)
    notes.push(
      note(
        'reading/numbered-dates',
        'Some cells hold numbers that may be dates, which a workbook counts in days from 1900; they are given as numbers.',
        'Save the sheet as CSV with dates written out, and add that beside it.',
      ),
    );
  let text = '';
  const anchors: Anchor[] = [];
  const blocks = rows.slice(0, limits.tableRows).map(({ words, original }): Block => {
    if (text !== '') text += '\n';
    const from = text.length;
    text += words;
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
