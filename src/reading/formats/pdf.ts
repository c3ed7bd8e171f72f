import type { PDFDocumentProxy, TextItem } from 'pdfjs-dist/types/src/display/api.js';
import type { Anchor, FurnitureKind, Note } from '../../model/index.ts';
import { type Outcome, note, only } from '../drawn.ts';
import { limits } from '../limits.ts';
import { drawUnits } from '../text/plain.ts';
import { type Line, linesOfPage, paragraphsOf, type Piece } from './layout.ts';

/** A fault of the library that tells what is wrong with the file, by the name it gives its errors. */
const faultName = (cause: unknown) => (cause instanceof Error ? cause.name : '');

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy | Note> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  try {
    // The library takes the bytes over, so it is given a copy. Nothing is fetched, no script of the document is run.
    return await getDocument({
      data: new Uint8Array(bytes),
      verbosity: VerbosityLevel.ERRORS,
      enableXfa: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      maxImageSize: 16_000_000,
      useWasm: false,
    }).promise;
  } catch (cause) {
    if (faultName(cause) === 'PasswordException')
      return note(
        'reading/encrypted',
        'The PDF is locked with a password; it was not read.',
        'Ask the sender for the password, save a copy without it, and add that.',
      );
    if (/InvalidPDF|FormatError|MissingPDF|UnknownError|XRef/i.test(faultName(cause)))
      return note(
        'reading/unreadable',
        'The PDF is damaged or cut off, and could not be opened.',
        'Ask for another copy, or repair it with a PDF program and add the repaired copy beside it.',
      );
    throw cause;
  }
}

const isText = (item: unknown): item is TextItem => typeof item === 'object' && item !== null && 'str' in item;

/** The words of one page with their boxes in points, the origin at the lower left corner as in the file. */
async function piecesOf(document: PDFDocumentProxy, number: number): Promise<{ pieces: Piece[]; height: number }> {
  const page = await document.getPage(number);
  const { height } = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const pieces = content.items.filter(isText).flatMap((item): Piece[] => {
    if (item.str === '' && !item.hasEOL) return [];
    const [a = 1, b = 0, , d = 1, x = 0, y = 0] = item.transform as number[];
    const size = Math.hypot(a, b) || Math.abs(d) || 1;
    return [{ text: item.str, x, y, width: item.width, size, ends: item.hasEOL }];
  });
  page.cleanup();
  return { pieces, height };
}

/** Lines at the head or foot of pages that come again with nothing but their number changed: running heads and page numbers. */
function runningLines(pages: readonly (readonly Line[])[]): ReadonlySet<Line> {
  const shape = (line: Line) =>
    line.text
      .toLowerCase()
      .replace(/\d+|\b[ivxlc]+\b/g, '#')
      .replace(/\s+/g, ' ')
      .trim();
  const edges = pages.map((lines) => {
    const byHeight = [...lines].sort((a, b) => b.y - a.y);
    return new Set([...byHeight.slice(0, 2), ...byHeight.slice(-2)]);
  });
  const seen = new Map<string, number>();
  for (const edge of edges) for (const words of new Set([...edge].map(shape))) seen.set(words, (seen.get(words) ?? 0) + 1);
  const often = Math.max(2, Math.ceil(pages.length * 0.3));
  const running = new Set<Line>();
  edges.forEach((edge, page) => {
    // A head in larger letters than the text is the report's own, on however many pages it stands.
    const sizes = pages[page]!.map((line) => line.size).sort((a, b) => a - b);
    const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
    for (const line of edge) {
      if (line.size > usual * 1.15) continue;
      const words = shape(line);
      const pageNumber = /^(?:page |seite |p\. ?)?[-–— ]{0,2}#[-–— ]{0,2}(?:(?: of | von |\/)#)?$/.test(words);
      if ((pageNumber && /\d/.test(line.text)) || ((seen.get(words) ?? 0) >= often && pages.length > 1 && line.text.length < 160))
        running.add(line);
    }
  });
  return running;
}

/**
 * A PDF (ISO 32000): its words in the order of the page's columns, with an anchor from each stretch to page and box. Running
 * heads and page numbers are marked. A page without words is noted. Encrypted and damaged files end in a note.
 */
export async function readPdf(bytes: Uint8Array): Promise<Outcome> {
  const document = await open(bytes);
  if ('code' in document) return only(document);
  const notes: Note[] = [];
  const pages: Line[][] = [];
  const wordless: number[] = [];
  const count = Math.min(document.numPages, limits.pdfPages);
  try {
    for (let number = 1; number <= count; number++) {
      try {
        const { pieces } = await piecesOf(document, number);
        const lines = linesOfPage(pieces, number);
        if (lines.length === 0) wordless.push(number);
        pages.push(lines);
      } catch (cause) {
        if (!(cause instanceof Error)) throw cause;
        pages.push([]);
        notes.push(
          note(
            'reading/unreadable',
            `Page ${number} of the PDF could not be read: ${cause.message.slice(0, 120)}`,
            'Look at that page in a PDF program, and type out what matters in a text file beside it.',
          ),
        );
      }
    }
  } finally {
    await document.loadingTask.destroy();
  }
  if (document.numPages > count)
    notes.push(
      note(
        'reading/too-large',
        `The PDF has ${document.numPages} pages; the first ${count} were read.`,
        'Split it, and add its parts.',
      ),
    );
  if (wordless.length > 0) notes.push(scanned(wordless, count));
  const running = runningLines(pages);
  const paragraphs = pages.flatMap((lines) => paragraphsOf(lines, running));
  let text = '';
  const anchors: Anchor[] = [];
  const units = paragraphs.map((paragraph, group) => {
    if (text !== '') text += '\n\n';
    const from = text.length;
    for (const stretch of paragraph.stretches) {
      const at = text.length;
      text += stretch.text;
      if (stretch.box !== null && text.length > at)
        anchors.push({ from: at, to: text.length, original: { kind: 'box', ...stretch.box } });
    }
    return { from, to: text.length, text: text.slice(from), group };
  });
  if (units.length === 0) return only(...notes);
  const furnitureOf = (i: number): FurnitureKind | null => (paragraphs[i]!.running ? 'boilerplate' : null);
  const kindOf = (i: number) => (paragraphs[i]!.heading ? 'heading' : null);
  const drawn = drawUnits(text, units, { rule: 'pdf', notes, anchors, furnitureOf, kindOf, pageOf: (i) => paragraphs[i]!.page });
  return { drawn, enclosed: [], notes: [] };
}

function scanned(pages: readonly number[], of: number): Note {
  const list = pages.length > 12 ? `${pages.slice(0, 12).join(', ')} and ${pages.length - 12} more` : pages.join(', ');
  const all = pages.length === of;
  return note(
    'reading/scanned-page',
    all
      ? 'The PDF has no text on any page; its pages are images or empty.'
      : `${pages.length === 1 ? 'Page' : 'Pages'} ${list} of the PDF ${pages.length === 1 ? 'has' : 'have'} no text: an image, or empty.`,
    'Run text recognition over it, and add the result beside it, or type out what it shows.',
  );
}
