import type { Span } from '../../model/index.ts';

/** One paragraph, heading or line of a text as its shape shows it; `text` is the slice. `group` counts blank-line groups. */
export interface Unit extends Span {
  readonly text: string;
  readonly group: number;
}

interface Line extends Span {
  readonly blankBefore: boolean;
  /** Characters up to its last one, the indent counted: what the wrapping saw. */
  readonly width: number;
}

// The white space of `String.prototype.trim`, so that nothing but that lies between two units.
const isSpace = (code: number) =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  (code >= 0x1680 && (code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029)) ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000 ||
  code === 0xfeff;

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let blank = true;
  let at = 0;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const stop = newline === -1 ? text.length : newline;
    let from = at;
    let to = stop;
    while (from < to && isSpace(text.charCodeAt(from))) from += 1;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
    if (from === to) blank = true;
    else {
      lines.push({ from, to, blankBefore: blank, width: to - at });
      blank = false;
    }
    at = stop + 1;
  }
  return lines;
}

/** The column at which the text was wrapped by hand or by a mail program, or null when its lines are whole paragraphs. */
function wrapColumn(lines: readonly Line[]): number | null {
  const lengths = lines.map((line) => line.width);
  const widest = lengths.reduce((a, b) => Math.max(a, b), 0);
  if (widest < 40 || widest > 120) return null;
  const full = lengths.filter((length) => length > widest * 0.75).length;
  const pairs = lines.filter((line) => !line.blankBefore).length;
  return full >= lengths.length * 0.35 && pairs >= lengths.length * 0.3 ? widest : null;
}

const listMark = /^(?:[-*•·‣▪–]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s)/;
const isHeadingMark = /^#{1,6}\s/;

/** The first word of a line, which would have stood on the line before if there had been room for it. */
function firstWordLength(text: string, line: Line): number {
  let to = line.from;
  while (to < line.to && !isSpace(text.charCodeAt(to))) to += 1;
  return to - line.from;
}

/**
 * A text cut into units: blank lines part them, and so does each line break, except one that wrapping made: in a text wrapped
 * at a column, a break after which the next word would not have fitted; elsewhere, one before a small letter in mid-sentence.
 */
export function unitsOf(text: string): Unit[] {
  const lines = linesOf(text);
  const column = wrapColumn(lines);
  const units: { from: number; to: number; group: number }[] = [];
  let group = -1;
  let previous: Line | null = null;
  for (const line of lines) {
    if (line.blankBefore) group += 1;
    const last = units.at(-1);
    const begins = text.slice(line.from, line.from + 8);
    const joins =
      previous !== null &&
      last !== undefined &&
      !line.blankBefore &&
      !listMark.test(begins) &&
      !isHeadingMark.test(begins) &&
      !isHeadingMark.test(text.slice(previous.from, previous.from + 8)) &&
      (column === null
        ? /^\p{Ll}/u.test(begins) &&
          /[\p{L}\p{N},]$/u.test(text.slice(previous.to - 2, previous.to)) &&
          previous.to - previous.from > 30
        : previous.width + 1 + firstWordLength(text, line) > column ||
          // A ragged line that ends in mid-sentence goes on in the next.
          (previous.width > column * 0.6 && /[\p{L}\p{N},]$/u.test(text.slice(previous.to - 2, previous.to))));
    if (joins) last.to = line.to;
    else units.push({ from: line.from, to: line.to, group });
    previous = line;
  }
  return units.map((unit) => ({ ...unit, text: text.slice(unit.from, unit.to) }));
}
