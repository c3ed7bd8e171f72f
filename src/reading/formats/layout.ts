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
}

interface PageBox {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Paragraph {
  readonly page: number;
  readonly running: boolean;
  readonly heading: boolean;
  /** The text in order; white space between words has no box. */
  readonly stretches: readonly { readonly text: string; readonly box: PageBox | null }[];
}

/** Pieces on one base line, in the order in which the page draws them (which follows the columns in all but rare files). */
export function linesOfPage(pieces: readonly Piece[], page: number): Line[] {
  const lines: Line[] = [];
  let current: Piece[] = [];
  const close = () => {
    const words = current.filter((piece) => piece.text.trim() !== '');
    if (words.length > 0) lines.push(lineOf(words, page));
    current = [];
  };
  for (const piece of pieces) {
    const last = current.at(-1);
    if (last !== undefined) {
      const tolerance = Math.max(last.size, piece.size) * 0.4;
      // A wide gap on one base line is the gutter between two columns.
      const apart = piece.x - (last.x + last.width) > Math.max(last.size, piece.size) * 4;
      if (Math.abs(piece.y - last.y) > tolerance || (apart && piece.text.trim() !== '') || piece.x < last.x - last.size * 2)
        close();
    }
    if (piece.text !== '') current.push(piece);
    if (piece.ends) close();
  }
  close();
  return lines;
}

function lineOf(pieces: readonly Piece[], page: number): Line {
  let text = '';
  pieces.forEach((piece, i) => {
    const before = pieces[i - 1];
    if (before !== undefined && gapBetween(before, piece)) text += ' ';
    text += piece.text;
  });
  const x = Math.min(...pieces.map((piece) => piece.x));
  const right = Math.max(...pieces.map((piece) => piece.x + piece.width));
  const size = pieces.reduce((a, b) => (b.text.length > a.text.length ? b : a)).size;
  return { page, text: text.trim(), pieces, x, right, y: pieces[0]!.y, size };
}

/** Whether a blank belongs between two pieces: neither brings its own, and they stand apart. */
function gapBetween(before: Piece, piece: Piece): boolean {
  if (/\s$/.test(before.text) || /^\s/.test(piece.text)) return false;
  const gap = piece.x - (before.x + before.width);
  return gap > piece.size * 0.12 || gap < -piece.size;
}

const stopped = /[.!?:。؟”"»)]$/;

/** Whether a line begins a new paragraph after another: by the space above it, its size, its indent, or a short line before it. */
function begins(line: Line, before: Line, leading: number, width: number): boolean {
  const drop = before.y - line.y;
  if (drop <= 0 || drop > leading * 1.45) {
    // The head of the next column goes on with a sentence that the foot of this one left open.
    const column = drop < 0 && line.x > before.x + before.size && Math.abs(line.size - before.size) < 0.6;
    return !(column && !stopped.test(before.text) && /^\p{Ll}/u.test(line.text));
  }
  if (Math.abs(line.size - before.size) > 1) return true;
  const indented = line.x - before.x > line.size * 0.9 && line.x - before.x < line.size * 6;
  if (indented && stopped.test(before.text)) return true;
  if (/^(?:[•▪‣]|\(?\d{1,2}[.)]\s|[-–]\s)/.test(line.text)) return true;
  return stopped.test(before.text) && before.right - before.x < width * 0.75 && /^[\p{Lu}\p{N}"“«]/u.test(line.text);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The lines of a page put together to paragraphs; running heads stay apart. Words that a line end divided are joined. */
export function paragraphsOf(lines: readonly Line[], running: ReadonlySet<Line>): Paragraph[] {
  const body = lines.filter((line) => !running.has(line));
  const drops = body
    .slice(1)
    .map((line, i) => body[i]!.y - line.y)
    .filter((drop) => drop > 0);
  const leading = Math.max(median(drops), median(body.map((line) => line.size)) * 1.05);
  const width = median(body.map((line) => line.right - line.x));
  const usual = median(body.map((line) => line.size));
  const groups: Line[][] = [];
  let previous: Line | null = null;
  for (const line of lines) {
    if (running.has(line)) {
      groups.push([line]);
      continue;
    }
    const group = groups.at(-1);
    if (
      group === undefined ||
      previous === null ||
      group.at(-1) !== previous ||
      begins(line, previous, leading, Math.max(width, previous.right - previous.x))
    )
      groups.push([line]);
    else group.push(line);
    previous = line;
  }
  return groups.map((group) => {
    const [first] = group;
    const text = group.map((line) => line.text).join(' ');
    const heading = first!.size > usual * 1.15 && text.length < 200 && !/[.,;]$/.test(text);
    return { page: first!.page, running: running.has(first!), heading, stretches: stretchesOf(group) };
  });
}

function stretchesOf(lines: readonly Line[]): Paragraph['stretches'] {
  const stretches: { text: string; box: PageBox | null }[] = [];
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    line.pieces.forEach((piece, at) => {
      const before = line.pieces[at - 1];
      if (before !== undefined && gapBetween(before, piece)) stretches.push({ text: ' ', box: null });
      const lastPiece = at === line.pieces.length - 1;
      let text = at === 0 ? piece.text.trimStart() : piece.text;
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
