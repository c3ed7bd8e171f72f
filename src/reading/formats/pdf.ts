import type { PDFDocumentProxy, TextItem } from 'pdfjs-dist/types/src/display/api.js';
import type { Anchor, Block, FurnitureKind, Note } from '../../model/index.ts';
import { type Outcome, cutText, note, only } from '../drawn.ts';
import { limits } from '../limits.ts';
import { type Recognise, drawRecognised, parseTsv, recognisedNote } from '../recognition.ts';
import { drawUnits } from '../text/plain.ts';
import type { Unit } from '../text/units.ts';
import { arranged } from './columns.ts';
import { type Properties, pdfProperties, withProperties } from './properties.ts';
import { type Line, type Paragraph, type Piece, acrossPages, linesOfPage, paragraphsOf, stretchesOf } from './layout.ts';

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
async function piecesOf(document: PDFDocumentProxy, number: number): Promise<{ pieces: Piece[]; height: number; width: number }> {
  const page = await document.getPage(number);
  const { height, width } = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const pieces = content.items.filter(isText).flatMap((item): Piece[] => {
    if (item.str === '' && !item.hasEOL) return [];
    const [a = 1, b = 0, , d = 1, x = 0, y = 0] = item.transform as number[];
    const size = Math.hypot(a, b) || Math.abs(d) || 1;
    return [{ text: item.str, x, y, width: item.width, size, ends: item.hasEOL }];
  });
  page.cleanup();
  return { pieces, height, width };
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
  // The head of a chapter stands on few pages, but always at one height, beside a page number or three times.
  const placed = new Map<string, number>();
  const at = (line: Line) => `${shape(line)} ${Math.round(line.y / 2)}`;
  for (const edge of edges) for (const place of new Set([...edge].map(at))) placed.set(place, (placed.get(place) ?? 0) + 1);
  const often = Math.max(2, Math.ceil(pages.length * 0.3));
  const running = new Set<Line>();
  edges.forEach((edge, page) => {
    // A head in larger letters than the text is the report's own, on however many pages it stands.
    const sizes = pages[page]!.map((line) => line.size).sort((a, b) => a - b);
    const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
    for (const line of edge) {
      // So is a sentence, although it stands at the edge of two pages.
      if (line.size > usual * 1.15 || (line.text.length > 40 && /[.!?؟。]["”»]?$/.test(line.text))) continue;
      const words = shape(line);
      const pageNumber = /^(?:page |seite |p\. ?)?[-–— ]{0,2}#[-–— ]{0,2}(?:(?: of | von |\/)#)?$/.test(words);
      const numbered = [...edge].some(
        (other) => other !== line && Math.abs(other.y - line.y) < 2 && /^\d{1,4}$/.test(other.text),
      );
      const there = placed.get(at(line)) ?? 0;
      const repeated = (seen.get(words) ?? 0) >= often || there >= (numbered ? 2 : 3);
      if ((pageNumber && /\d/.test(line.text)) || (repeated && pages.length > 1 && line.text.length < 160)) running.add(line);
    }
  });
  return running;
}

/** What the pages of a PDF hold: lines of words, or nothing, with the size of the page in points. */
interface Pages {
  readonly lines: Line[][];
  readonly wordless: { readonly number: number; readonly width: number; readonly height: number }[];
  readonly notes: Note[];
}

async function pagesOf(document: PDFDocumentProxy): Promise<Pages> {
  const notes: Note[] = [];
  const lines: Line[][] = [];
  const wordless: Pages['wordless'] = [];
  const count = Math.min(document.numPages, limits.pdfPages);
  let unread = 0;
  let length = 0;
  for (let number = 1; number <= count; number++) {
    // Pages can share one stream of words: a small file would otherwise be drawn thousands of times.
    if (length > limits.drawn) {
      notes.push(cutText());
      break;
    }
    try {
      const { pieces, width, height } = await piecesOf(document, number);
      const found = arranged(linesOfPage(pieces, number));
      length += pieces.reduce((sum, piece) => sum + piece.text.length + 20, 0);
      if (found.length === 0) wordless.push({ number, width, height });
      lines.push(found);
    } catch (cause) {
      if (!(cause instanceof Error)) throw cause;
      lines.push([]);
      unread += 1;
      if (unread <= MOST_NOTES)
        notes.push(
          note(
            'reading/unreadable',
            `Page ${number} of the PDF could not be read: ${cause.message.slice(0, 120)}`,
            'Look at that page in a PDF program, and type out what matters in a text file beside it.',
          ),
        );
    }
  }
  if (unread > MOST_NOTES)
    notes.push(
      note('reading/unreadable', `${unread - MOST_NOTES} more pages of the PDF could not be read.`, 'Ask for another copy.'),
    );
  if (document.numPages > count)
    notes.push(
      note(
        'reading/too-large',
        `The PDF has ${document.numPages} pages; the first ${count} were read.`,
        'Split it, and add its parts.',
      ),
    );
  return { lines, wordless, notes };
}

/** Notes of one kind beyond this many are counted in one. */
const MOST_NOTES = 20;

const blockKinds: Readonly<Record<Paragraph['kind'], Block['kind'] | null>> = {
  heading: 'heading',
  row: 'table-row',
  footnote: 'paragraph',
  running: null,
  body: null,
};

/** A unit of the text with what the layout knows of it. */
interface Placed {
  readonly page: number;
  readonly kind: Paragraph['kind'];
  readonly furniture: FurnitureKind | null;
}

/** The text of a PDF as it is put together, page by page. */
class Assembly {
  text = '';
  readonly units: Unit[] = [];
  readonly placed: Placed[] = [];
  readonly anchors: Anchor[] = [];

  paragraph(paragraph: Paragraph): void {
    const { page, kind } = paragraph;
    if (this.text !== '') this.text += '\n\n';
    const from = this.text.length;
    // Put together by itself: a cut out of the whole text would make the engine copy all of it each time.
    let words = '';
    for (const stretch of stretchesOf(paragraph)) {
      const at = from + words.length;
      words += stretch.text;
      if (stretch.box !== null && from + words.length > at)
        this.anchors.push({ from: at, to: from + words.length, original: { kind: 'box', ...stretch.box } });
    }
    this.text += words;
    this.units.push({ from, to: this.text.length, text: words, group: this.units.length });
    this.placed.push({ page, kind, furniture: kind === 'running' ? 'boilerplate' : null });
  }

  /** A page as recognition read it; its boxes in pixels are turned into points with the origin at the lower left corner. */
  recognised(page: Pages['wordless'][number], tsv: string): { words: number; confidence: number } {
    const seen = parseTsv(tsv);
    const scale = seen.width > 0 ? page.width / seen.width : 1;
    const gap = this.text === '' ? '' : '\n\n';
    const drawn = drawRecognised(seen, this.text.length + gap.length, this.units.length, ({ x, y, width, height }) => ({
      kind: 'box',
      page: page.number,
      x: x * scale,
      y: page.height - (y + height) * scale,
      width: width * scale,
      height: height * scale,
    }));
    if (drawn.words > 0) {
      this.text += gap + drawn.text;
      this.units.push(...drawn.units);
      this.placed.push(...drawn.furniture.map((furniture) => ({ page: page.number, kind: 'body' as const, furniture })));
      this.anchors.push(...drawn.anchors);
    }
    return drawn;
  }
}

/**
 * A PDF (ISO 32000): its words in the order of the page's columns, with an anchor from each stretch to page and box. Running
 * heads and page numbers are marked, footnotes follow the paragraph they stand under, rows of tables are blocks of their own. A page without words goes to text recognition where the caller has it, and is noted.
 * Encrypted and damaged files end in a note.
 */
export async function readPdf(bytes: Uint8Array, recognise?: Recognise): Promise<Outcome> {
  const document = await open(bytes);
  if ('code' in document) return only(document);
  const { lines, wordless, notes, properties } = await (async () => {
    try {
      const pages = await pagesOf(document);
      return { ...pages, properties: await propertiesOf(document) };
    } finally {
      await document.loadingTask.destroy();
    }
  })();
  const running = runningLines(lines);
  const assembly = new Assembly();
  const left: number[] = [];
  const read = { by: '', pages: 0, words: 0, sum: 0 };
  let installed = true;
  let pending: Paragraph[][] = [];
  const settle = () => {
    for (const paragraph of acrossPages(pending)) assembly.paragraph(paragraph);
    pending = [];
  };
  for (const [i, page] of lines.entries()) {
    pending.push(paragraphsOf(page, running));
    const empty = wordless.find(({ number }) => number === i + 1);
    if (empty === undefined) continue;
    const answer = read.pages < limits.recognisedPages ? ((await recognise?.(empty.number)) ?? null) : null;
    if (answer === null || 'code' in answer) {
      left.push(empty.number);
      if (answer === null && read.pages < limits.recognisedPages) installed = false;
      if (answer !== null && !notes.some(({ code, what }) => code === answer.code && what === answer.what)) notes.push(answer);
      continue;
    }
    settle();
    const { words, confidence } = assembly.recognised(empty, answer.tsv);
    if (words === 0) left.push(empty.number);
    else {
      read.by = answer.by;
      read.pages += 1;
      read.words += words;
      read.sum += words * confidence;
    }
  }
  settle();
  if (left.length > 0) notes.push(scanned(left, lines.length, installed));
  if (read.pages > 0)
    notes.push(
      recognisedNote(
        read.pages === 1 ? 'The text of one page without words' : `The text of ${read.pages} pages without words`,
        read.by,
        read.words,
        read.sum / read.words,
      ),
    );
  const { text, units, placed, anchors } = assembly;
  if (units.length === 0 && notes.length === 0)
    notes.push(note('reading/empty', 'The PDF has no pages that could be found.', 'Ask for another copy of it.'));
  if (units.length === 0) return only(...notes);
  const drawn = drawUnits(text, units, {
    rule: read.pages > 0 ? `pdf, ${read.by}` : 'pdf',
    notes,
    anchors,
    furnitureOf: (i) => placed[i]!.furniture,
    kindOf: (i) => blockKinds[placed[i]!.kind],
    pageOf: (i) => placed[i]!.page,
  });
  return { drawn: withProperties(drawn, properties), enclosed: [], notes: [] };
}

/** What the PDF says of itself. */
async function propertiesOf(document: PDFDocumentProxy): Promise<Properties> {
  try {
    const { info } = await document.getMetadata();
    return pdfProperties(info as Readonly<Record<string, unknown>>);
  } catch (cause) {
    // Damaged fields say nothing; the pages are read all the same.
    if (!(cause instanceof Error)) throw cause;
    return pdfProperties({});
  }
}

function scanned(pages: readonly number[], of: number, installed: boolean): Note {
  const list = pages.length > 12 ? `${pages.slice(0, 12).join(', ')} and ${pages.length - 12} more` : pages.join(', ');
  const all = pages.length === of;
  const tried = installed ? '' : ' No text recognition is installed (it takes the programs tesseract and pdftoppm).';
  return note(
    'reading/scanned-page',
    `${
      all
        ? 'The PDF has no text on any page; its pages are images or empty.'
        : `${pages.length === 1 ? 'Page' : 'Pages'} ${list} of the PDF ${pages.length === 1 ? 'has' : 'have'} no text: an image, or empty.`
    }${tried}`,
    'Run text recognition over it, and add the result beside it, or type out what it shows.',
  );
}
