import { asRead, gapOf, isRightToLeft } from './direction.ts';

/** Words that a PDF draws in one go: their place is the left end of the base line, in points. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly ends: boolean;
}

export interface Line {
  readonly page: number;
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** The cells of a row of a table; null for a line of running words. */
  readonly cells: readonly (readonly Piece[])[] | null;
  readonly rightToLeft: boolean;
}

interface PageBox {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Lines that belong together. A paragraph that goes on on the next page has lines of both. */
export interface Paragraph {
  readonly page: number;
  readonly kind: 'running' | 'heading' | 'row' | 'footnote' | 'body';
  readonly lines: readonly Line[];
}

/** Text in order; white space between words has no box. */
export interface Stretch {
  readonly text: string;
  readonly box: PageBox | null;
}

/** Pieces on one base line, in the order in which the page draws them (which follows the columns in all but rare files). */
export function linesOfPage(pieces: readonly Piece[], page: number): Line[] {
  const lines: Line[] = [];
  let current: Piece[] = [];
  const close = () => {
    if (current.length > 0) lines.push(lineOf(current, page));
    current = [];
  };
  for (const piece of pieces) {
    // A blank is seen by the gap it leaves; as a piece it would bridge the gutter between two columns.
    if (piece.text.trim() === '') {
      if (piece.ends) close();
      continue;
    }
    const last = current.at(-1);
    if (last !== undefined) {
      // The mark of a footnote is smaller and stands higher, and the words after it are back on the line.
      const marks = isRaised(piece, last) || (current.length > 1 && isRaised(last, current.at(-2)!));
      const tolerance = Math.max(last.size, piece.size) * (marks ? 0.75 : 0.4);
      // A wide gap on one base line is the gutter between two columns.
      const apart = piece.x - (last.x + last.width) > Math.max(last.size, piece.size) * 4;
      if (Math.abs(piece.y - last.y) > tolerance || apart || (piece.x < last.x - last.size * 2 && !goesLeft(last, piece)))
        close();
    }
    current.push(piece);
    if (piece.ends) close();
  }
  close();
  return lines;
}

/** Whether a line is drawn from the right, as it is read. */
const goesLeft = (last: Piece, piece: Piece) =>
  (isRightToLeft([last]) || isRightToLeft([piece])) && gapOf(last, piece) < Math.max(last.size, piece.size) * 4;

/** Whether a piece is a number set small and high right after another piece. */
const isRaised = (piece: Piece, before: Piece) =>
  piece.size < before.size * 0.8 &&
  piece.y > before.y + before.size * 0.15 &&
  piece.y < before.y + before.size * 0.75 &&
  /^\s?\d{1,3}\s?$/.test(piece.text);

const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The mark of a footnote is written as it looks: "killed four¹²" must never read as a number that the report does not give. */
const withMarks = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece, i) =>
    i > 0 && isRaised(piece, pieces[i - 1]!)
      ? { ...piece, text: piece.text.replace(/\d/g, (digit) => raisedDigits[Number(digit)]!) }
      : piece,
  );

function lineOf(drawn: readonly Piece[], page: number): Line {
  const pieces = asRead(withMarks(drawn));
  let text = '';
  pieces.forEach((piece, i) => {
    const before = pieces[i - 1];
    if (before !== undefined && gapBetween(before, piece)) text += ' ';
    text += piece.text;
  });
  const x = Math.min(...pieces.map((piece) => piece.x));
  const right = Math.max(...pieces.map((piece) => piece.x + piece.width));
  const size = pieces.reduce((a, b) => (b.text.length > a.text.length ? b : a)).size;
  return { page, text: text.trim(), pieces, x, right, y: pieces[0]!.y, size, cells: null, rightToLeft: isRightToLeft(pieces) };
}

/** Whether a blank belongs between two pieces: neither brings its own, and they stand apart. */
function gapBetween(before: Piece, piece: Piece): boolean {
  if (/\s$/.test(before.text) || /^\s/.test(piece.text)) return false;
  return gapOf(before, piece) > piece.size * 0.12;
}

const stopped = /[.!?:。؟”"»)]$/;

/** Whether a line begins a new paragraph after another: by the space above it, its size, its indent, or a short line before it. */
function begins(line: Line, before: Line, leading: number, width: number): boolean {
  const drop = before.y - line.y;
  if (drop <= 0 || drop > leading * 1.45) {
    // The head of the next column goes on with a sentence that the foot of this one left open.
    const column = drop < 0 && line.x > before.x + before.size && Math.abs(line.size - before.size) < 0.6;
    return !(column && goesOn(before, line, width));
  }
  if (Math.abs(line.size - before.size) > 1) return true;
  const indented = line.x - before.x > line.size * 0.9 && line.x - before.x < line.size * 6;
  if (indented && stopped.test(before.text)) return true;
  if (listMark.test(line.text)) return true;
  return stopped.test(before.text) && before.right - before.x < width * 0.75 && /^[\p{Lu}\p{N}"“«]/u.test(line.text);
}

const listMark = /^(?:[•▪‣]|\(?\d{1,2}[.)]\s|[-–]\s)/;

/** Whether a line at the head of a column or page goes on with the sentence that another left open at the foot of the one before. */
function goesOn(before: Line, line: Line, width: number): boolean {
  if (stopped.test(before.text) || listMark.test(line.text)) return false;
  return /^\p{Ll}/u.test(line.text) || (before.right - before.x > width * 0.8 && /^[\p{L}\p{N}(“"«]/u.test(line.text));
}

/** The value below which a share of the values lie; 0 for none. */
const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Small print below everything else on the page, from where its first line begins with a mark. */
function footnoteLines(body: readonly Line[], usual: number): ReadonlySet<Line> {
  const isSmall = ({ size }: Line) => size <= usual * 0.92;
  const lowest = Math.min(...body.filter((line) => !isSmall(line)).map(({ y }) => y));
  const below = body.filter((line) => isSmall(line) && line.y < lowest);
  const first = below.findIndex(({ text }) => footnoteMark.test(text));
  return new Set(first === -1 ? [] : below.slice(first));
}
const footnoteMark = /^(?:\d{1,3}[.)]?|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[*†‡§]{1,3})\s?\p{L}/u;

/** The lines of a page put together to paragraphs; running heads, rows of tables and footnotes stay apart. */
export function paragraphsOf(lines: readonly Line[], running: ReadonlySet<Line>): Paragraph[] {
  const body = lines.filter((line) => !running.has(line) && line.cells === null);
  const usual = median(body.flatMap(({ size, text }) => Array.from({ length: Math.ceil(text.length / 40) }, () => size)));
  const footnotes = footnoteLines(body, usual);
  const drops = body
    .slice(1)
    .map((line, i) => body[i]!.y - line.y)
    .filter((drop) => drop > 0);
  // The lower quarter: on a page of short paragraphs with gaps between them the usual drop is that of the gaps.
  const leading = Math.max(quantile(drops, 0.25), median(body.map((line) => line.size)) * 1.05);
  const width = median(body.map((line) => line.right - line.x));
  const kindOf = (line: Line): Paragraph['kind'] =>
    running.has(line) ? 'running' : line.cells !== null ? 'row' : footnotes.has(line) ? 'footnote' : 'body';
  const groups: { kind: Paragraph['kind']; lines: Line[] }[] = [];
  for (const line of lines) {
    const kind = kindOf(line);
    const group = groups.at(-1);
    const previous = group?.lines.at(-1);
    const apart =
      group === undefined ||
      previous === undefined ||
      group.kind !== kind ||
      kind === 'running' ||
      kind === 'row' ||
      (kind === 'footnote' && footnoteMark.test(line.text)) ||
      begins(line, previous, leading, Math.max(width, previous.right - previous.x));
    if (apart) groups.push({ kind, lines: [line] });
    else group.lines.push(line);
  }
  return groups.map(({ kind, lines: own }) => {
    const text = own.map((line) => line.text).join(' ');
    const heading = kind === 'body' && own[0]!.size > usual * 1.15 && text.length < 200 && !/[.,;]$/.test(text);
    return { page: own[0]!.page, kind: heading ? 'heading' : kind, lines: own };
  });
}

/**
 * Paragraphs of all pages, with those that a page break divides made whole. What stood at the break (footnotes, page numbers, running
 * heads) comes after the paragraph, so that it is in no sentence.
 */
export function acrossPages(pages: readonly (readonly Paragraph[])[]): Paragraph[] {
  const whole: Paragraph[] = [];
  pages.forEach((paragraphs) => {
    const first = paragraphs.findIndex(({ kind }) => kind !== 'running' && kind !== 'footnote');
    const next = paragraphs[first];
    const open = whole.findLastIndex(({ kind }) => kind !== 'running' && kind !== 'footnote');
    const last = whole[open];
    const foot = last?.lines.at(-1);
    const head = next?.lines[0];
    const joined =
      last?.kind === 'body' &&
      next?.kind === 'body' &&
      foot !== undefined &&
      head !== undefined &&
      foot.page === head.page - 1 &&
      Math.abs(foot.size - head.size) < 0.6 &&
      goesOn(foot, head, Math.max(...last.lines.map((line) => line.right - line.x), head.right - head.x));
    if (!joined) whole.push(...paragraphs);
    else {
      whole[open] = { ...last, lines: [...last.lines, ...next.lines] };
      whole.push(...paragraphs.filter((_, i) => i !== first));
    }
  });
  return whole;
}

/** The words of a paragraph with their boxes. Words that a line end divided are joined; cells of a row are parted by tabs. */
export function stretchesOf({ lines }: Paragraph): Stretch[] {
  const stretches: Stretch[] = [];
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    const starts = new Set(line.cells?.slice(1).map(([first]) => first));
    line.pieces.forEach((piece, at) => {
      const before = line.pieces[at - 1];
      if (starts.has(piece)) stretches.push({ text: '\t', box: null });
      else if (before !== undefined && gapBetween(before, piece)) stretches.push({ text: ' ', box: null });
      const lastPiece = at === line.pieces.length - 1;
      let text = at === 0 || starts.has(piece) ? piece.text.trimStart() : piece.text;
      if (lastPiece) text = text.trimEnd();
      // "hospi-" at the end of a line and "tal" on the next are one word; so is a soft hyphen.
      const divided = lastPiece && next !== undefined && /\p{Ll}[-\u00ad]$/u.test(text) && /^\p{Ll}/u.test(next.text);
      if (divided) text = text.slice(0, -1);
      const box = { page: line.page, x: piece.x, y: piece.y, width: piece.width, height: piece.size };
      if (text !== '') stretches.push({ text, box });
      if (lastPiece && next !== undefined && !divided) stretches.push({ text: ' ', box: null });
    });
  });
  return stretches;
}
