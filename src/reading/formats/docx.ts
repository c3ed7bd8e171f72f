import mammoth from 'mammoth';
import type { Block } from '../../model/index.ts';
import { type Enclosed, type Outcome, note, only } from '../drawn.ts';
import { type DrawnBlock, drawPage } from '../html/draw.ts';
import { type Piece, align } from '../positions.ts';
import { drawUnits } from '../text/plain.ts';
import { elementsOf, wordsOf } from '../xml.ts';
import { readArchive } from './archive.ts';
import { officeProperties, withProperties } from './properties.ts';

const kindOf = ({ tag }: DrawnBlock): Block['kind'] | null => {
  if (/^h[1-6]$/.test(tag)) return 'heading';
  if (tag === 'li') return 'list-item';
  return tag === 'tr' || tag === 'td' ? 'table-row' : null;
};

/** The words of the parts in the order in which the library gives them, with their places: the library itself gives none. */
function* piecesOf(parts: readonly Enclosed[]): Generator<Piece> {
  for (const part of ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml']) {
    const bytes = parts.find(({ name }) => name === part)?.bytes;
    if (bytes === undefined) continue;
    for (const { inner, innerFrom } of elementsOf(new TextDecoder().decode(bytes), 'w:t')) yield* wordsOf(inner, innerFrom, part);
  }
}

/** A Word document (ECMA-376): its paragraphs, headings, lists and tables; pictures are left out. */
export async function readDocx(bytes: Uint8Array): Promise<Outcome> {
  // Unpacked once under the limits of archives before the library, which has none, unpacks it again.
  const parts = await readArchive(bytes);
  const stop = parts.notes.find(({ code }) => code !== 'reading/archive-link');
  if (stop !== undefined) return only(stop);
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) },
    { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })), externalFileAccess: false },
  );
  const page = drawPage(value, true);
  if (page.blocks.length === 0)
    return only(
      note(
        'reading/no-text',
        'The document has no text; it may consist of pictures.',
        'Type out what it shows in a text file, and add that beside it.',
      ),
    );
  const units = page.blocks.map((block, i) => ({
    from: block.from,
    to: block.to,
    text: page.text.slice(block.from, block.to),
    group: i,
  }));
  const anchors = align(page.text, piecesOf(parts.enclosed));
  const drawn = drawUnits(page.text, units, { rule: 'docx', notes: [], anchors, kindOf: (i) => kindOf(page.blocks[i]!) });
  const core = parts.enclosed.find(({ name }) => name === 'docProps/core.xml');
  const properties = officeProperties(core === undefined ? '' : new TextDecoder().decode(core.bytes));
  return { drawn: withProperties(drawn, properties), enclosed: [], notes: [] };
}
