import type { Piece } from './layout.ts';

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const mark = /^\p{M}+$/u;

/** Whether a piece is written from right to left (Hebrew, Arabic, Syriac, Thaana, N'Ko), from left to right (Latin, digits), or neither. */
function directionOf({ text }: Piece): 'right-to-left' | 'left-to-right' | null {
  if (rightToLeft.test(text) && /\p{L}|\p{M}/u.test(text)) return 'right-to-left';
  return /[\p{L}\p{N}]/u.test(text) ? 'left-to-right' : null;
}

export const isRightToLeft = (pieces: readonly Piece[]): boolean => {
  let balance = 0;
  for (const piece of pieces) {
    const direction = directionOf(piece);
    if (direction !== null && /\p{L}/u.test(piece.text)) balance += (direction === 'right-to-left' ? 1 : -1) * piece.text.length;
  }
  return balance > 0;
};

/** How far two pieces of one line stand apart, whichever is on the left; below zero where they overlap. */
export const gapOf = (a: Piece, b: Piece): number => Math.max(b.x - (a.x + a.width), a.x - (b.x + b.width));

/** Letters by their shapes in a word (U+FB1D to U+FEFC) as the letters that they are: a search for a name must find it. */
const asLetters = (text: string): string =>
  text.replace(/[\ufb1d-\ufdff\ufe70-\ufefc]+/g, (shapes) => shapes.normalize('NFKC').replace(/ (?=\p{M})/gu, ''));

/** A line of more pieces than this is no line that anybody set; turning it would cost with the square of them. */
const MOST_PIECES = 5000;

/** Pieces from the left. A mark takes the place of the letter it stands on, right before it, so that it follows once the run is turned. */
function fromTheLeft(pieces: readonly Piece[]): Piece[] {
  const letters = pieces.filter(({ text }) => !mark.test(text)).sort((a, b) => a.x - b.x);
  return pieces
    .map((piece) => {
      if (!mark.test(piece.text)) return { piece, at: piece.x };
      const base = letters.findLast(({ x, width }) => x - 1 <= piece.x && piece.x < x + width + 1);
      return base === undefined
        ? { piece, at: piece.x }
        : { piece: { ...piece, x: base.x, width: base.width }, at: base.x - 0.001 };
    })
    .sort((a, b) => a.at - b.at)
    .map(({ piece }) => piece);
}

/**
 * The pieces of one line in the order in which they are read. Browsers and others write Hebrew and Arabic into a PDF as it looks, from
 * the left, letter by letter and by the shapes of letters; here it is turned round, stretches of Latin words and of digits aside
 * (a plain form of UAX 9, rule L2, backwards).
 */
export function asRead(pieces: readonly Piece[]): readonly Piece[] {
  if (pieces.length > MOST_PIECES || !pieces.some(({ text }) => rightToLeft.test(text))) return pieces;
  const turned = isRightToLeft(pieces);
  const visual = fromTheLeft(pieces);
  const own = visual.map(directionOf);
  // What has no direction goes with both sides where they agree, and with the line where they do not.
  const directions = own.map((direction, i) => {
    if (direction !== null) return direction === 'right-to-left';
    const before = own.slice(0, i).findLast((one) => one !== null) ?? null;
    const after = own.slice(i + 1).find((one) => one !== null) ?? null;
    return before !== null && before === after ? before === 'right-to-left' : turned;
  });
  const runs: { readonly back: boolean; readonly pieces: Piece[] }[] = [];
  visual.forEach((piece, i) => {
    const back = directions[i]!;
    const run = runs.at(-1);
    if (run !== undefined && run.back === back) run.pieces.push(piece);
    else runs.push({ back, pieces: [piece] });
  });
  if (turned) runs.reverse();
  return runs.flatMap(({ back, pieces: run }) =>
    (back ? run.toReversed() : run).map((piece) => {
      const text = asLetters(piece.text);
      return text === piece.text ? piece : { ...piece, text };
    }),
  );
}
