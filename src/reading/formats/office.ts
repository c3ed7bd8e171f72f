import type { Anchor, Block } from '../../model/index.ts';
import { type Outcome, note, only } from '../drawn.ts';
import { drawPage } from '../html/draw.ts';
import { drawUnits } from '../text/plain.ts';
import { readArchive } from './archive.ts';
import { officeProperties, withProperties } from './properties.ts';

const noText = () =>
  only(
    note(
      'reading/no-text',
      'The document has no text; it may consist of pictures.',
      'Type out what it shows in a text file, and add that beside it.',
    ),
  );
export const damaged = (part: string) =>
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
  'text:note-citation': 'sup',
  // An element that is not drawn where it stands, with a name as short as this.
  'text:note-body': 'object',
};

/** The bodies of notes alone, at their places: all else is blank, so that a place in it is one in the part too. */
function notesOf(html: string): string {
  let notes = '';
  for (let at = html.indexOf('<object'); at !== -1; at = html.indexOf('<object', at + 1)) {
    const from = html.indexOf('>', at) + 1;
    const to = html.indexOf('</object', from);
    if (from === 0 || to === -1) break;
    if (from >= notes.length) notes += ' '.repeat(from - notes.length) + html.slice(from, to);
  }
  return notes;
}

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
  // Notes stand inside the sentence that they explain: they are drawn once more by themselves, behind the text.
  const notes = notesOf(html);
  const page = drawPage(html + notes, true);
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
              from: (anchor.original.from % html.length) + begins,
              to: ((anchor.original.to - 1) % html.length) + 1 + begins,
              part: 'content.xml',
            },
          },
  );
  const meta = parts.enclosed.find(({ name }) => name === 'meta.xml');
  const properties = officeProperties(meta === undefined ? '' : new TextDecoder().decode(meta.bytes));
  const drawn = drawUnits(page.text, units, { rule: 'odt', notes: [], anchors, kindOf });
  return { drawn: withProperties(drawn, properties), enclosed: [], notes: [] };
}
