import type { Anchor, FurnitureKind, Note } from '../model/index.ts';
import { note } from './drawn.ts';
import type { Unit } from './text/units.ts';

/** What a program for text recognition gave: its name and languages, and the words as a table in the form of Tesseract's TSV. */
export interface Recognised {
  readonly by: string;
  readonly tsv: string;
}

/**
 * Text recognition where the machine has it, for the document that is being read: the image itself (`null`), or a page of it,
 * counted from 1. It lives outside this room, because it starts a program. Null where none is installed; a note where it failed.
 */
export type Recognise = (page: number | null) => Promise<Recognised | Note | null>;

interface Word {
  readonly text: string;
  /** The page it stands on, counted from 1: an image of several pages (TIFF) has more than one. */
  readonly page: number;
  /** 0 to 100. */
  readonly confidence: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Paragraphs of recognised words, their lines parted as they were; the size in pixels is that of the first page. */
export interface Recognition {
  readonly width: number;
  readonly height: number;
  readonly paragraphs: readonly (readonly (readonly Word[])[])[];
}

/** Below this mean confidence a paragraph is taken for noise: marked, so that nothing is extracted from it. */
const UNSURE = 60;

/**
 * The words of a table in Tesseract's form: level, page, block, paragraph, line, word, left, top, width, height, conf, text. The first line
 * names the columns; rows of level 1 to 4 are pages to lines, with a confidence of -1 and no text.
 */
export function parseTsv(tsv: string): Recognition {
  let width = 0;
  let height = 0;
  const paragraphs: Word[][][] = [];
  let paragraph = '';
  let line = '';
  for (const row of tsv.split('\n')) {
    const cells = row.replace(/\r$/, '').split('\t');
    const [level, page = '1', block, par, at] = cells;
    const [left = Number.NaN, top = Number.NaN, wide = Number.NaN, high = Number.NaN, confidence = Number.NaN] = cells
      .slice(6, 11)
      .map(Number);
    if (level === '1' && width === 0) {
      width = wide;
      height = high;
    }
    const text = (cells[11] ?? '').trim();
    if (level !== '5' || text === '' || !(confidence >= 0) || ![left, top, wide, high].every(Number.isFinite)) continue;
    if (paragraph !== `${page} ${block} ${par}`) {
      paragraph = `${page} ${block} ${par}`;
      line = '';
      paragraphs.push([]);
    }
    if (line !== `${paragraph} ${at}`) {
      line = `${paragraph} ${at}`;
      paragraphs.at(-1)!.push([]);
    }
    paragraphs
      .at(-1)!
      .at(-1)!
      .push({ text, page: Number(page) || 1, confidence, x: left, y: top, width: wide, height: high });
  }
  return { width, height, paragraphs };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Recognised words as text with boxes. `place` turns a box in pixels into one of the original. */
export function drawRecognised(
  { paragraphs }: Recognition,
  from: number,
  group: number,
  place: (word: Word) => Extract<Anchor['original'], { kind: 'box' }>,
): {
  readonly text: string;
  readonly units: Unit[];
  readonly anchors: Anchor[];
  readonly furniture: (FurnitureKind | null)[];
  readonly words: number;
  readonly confidence: number;
} {
  let text = '';
  const units: Unit[] = [];
  const anchors: Anchor[] = [];
  const furniture: (FurnitureKind | null)[] = [];
  const all: number[] = [];
  for (const lines of paragraphs) {
    if (text !== '') text += '\n\n';
    const begins = text.length;
    lines.forEach((line, i) => {
      if (i > 0) text += '\n';
      line.forEach((word, at) => {
        if (at > 0) text += ' ';
        const start = from + text.length;
        text += word.text;
        anchors.push({ from: start, to: from + text.length, original: place(word) });
      });
    });
    const sure = lines.flat().map((word) => word.confidence);
    all.push(...sure);
    units.push({ from: from + begins, to: from + text.length, text: text.slice(begins), group: group + units.length });
    furniture.push(mean(sure) < UNSURE ? 'boilerplate' : null);
  }
  return { text, units, anchors, furniture, words: all.length, confidence: mean(all) };
}

/** Says by what and how surely a text was recognised. `what` is "The text of the image" or "The text of page 3". */
export const recognisedNote = (what: string, by: string, words: number, confidence: number): Note =>
  note(
    'reading/recognised-text',
    `${what} was recognised by ${by}: ${words} words, mean confidence ${Math.round(confidence)} of 100. Recognition errs, most of all in names and numbers.`,
    'Compare every quoted word with the picture before relying on it.',
  );
