import type { Anchor, Reading } from '../model/index.ts';

/** Words of the original with their place in it; `part` names the file inside the original, where there are several. */
export interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly part?: string;
}

/** How far ahead a word is looked for when it does not come next: what a reader leaves out or moves is rarely longer. */
const AHEAD = 400;

const isBlank = (text: string, at: number) => /\s/.test(text[at] ?? 'x');

/** Adds an anchor, made one with the last where both go on side by side in text and original. */
function push(anchors: Anchor[], from: number, to: number, original: Extract<Anchor['original'], { kind: 'offsets' }>): void {
  const last = anchors.at(-1);
  if (last?.original.kind === 'offsets' && last.original.part === original.part) {
    const linear = last.to - last.from === last.original.to - last.original.from;
    const same = to - from === original.to - original.from;
    const gap = from - last.to;
    if (linear && same && gap >= 0 && gap <= 1 && original.from - last.original.to === gap) {
      anchors[anchors.length - 1] = { from: last.from, to, original: { ...last.original, to: original.to } };
      return;
    }
  }
  anchors.push({ from, to, original });
}

/**
 * Anchors of a drawn text, found by going through the words of the original in their order: for formats whose library gives words
 * and no places. White space may differ. What is not found has no anchor, and its place is that of the words before it.
 */
export function align(text: string, pieces: Iterable<Piece>): Anchor[] {
  const anchors: Anchor[] = [];
  let cursor = 0;
  for (const piece of pieces) {
    const linear = piece.text.length === piece.to - piece.from;
    const part = piece.part === undefined ? {} : { part: piece.part };
    const whole = piece.text.trim();
    if (linear && whole !== '') {
      while (cursor < text.length && isBlank(text, cursor)) cursor += 1;
      // Most pieces read as they are written, and need no look at each word.
      if (text.startsWith(whole, cursor)) {
        const from = piece.from + piece.text.indexOf(whole);
        push(anchors, cursor, cursor + whole.length, { kind: 'offsets', from, to: from + whole.length, ...part });
        cursor += whole.length;
        continue;
      }
    }
    for (const match of piece.text.matchAll(/\S+/g)) {
      const [word] = match;
      while (cursor < text.length && isBlank(text, cursor)) cursor += 1;
      if (!text.startsWith(word, cursor)) {
        const ahead = word.length < 3 ? -1 : text.slice(cursor, cursor + AHEAD + word.length).indexOf(word);
        if (ahead === -1) continue;
        cursor += ahead;
      }
      const from = linear ? piece.from + match.index : piece.from;
      push(anchors, cursor, cursor + word.length, { kind: 'offsets', from, to: linear ? from + word.length : piece.to, ...part });
      cursor += word.length;
    }
  }
  return anchors;
}

/** The last anchor that begins at or before an offset, or the first one. */
function anchorAt(anchors: readonly Anchor[], offset: number): Anchor | undefined {
  let low = 0;
  let high = anchors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (anchors[middle]!.from <= offset) low = middle + 1;
    else high = middle;
  }
  return anchors[Math.max(0, low - 1)];
}

/**
 * The place in the original of an offset in a reading's text: to the character where the reader knows it, else the stretch or the
 * box it lies in. White space that the reader put in has the place of the last character before it; signs that it put in ("name: value")
 * have that of the words before them, as a stretch.
 */
export function placeOf(reading: Pick<Reading, 'text' | 'anchors'>, offset: number): Anchor['original'] {
  const anchor = anchorAt(reading.anchors, offset);
  if (anchor === undefined) return { kind: 'offsets', from: offset, to: Math.min(offset + 1, reading.text.length) };
  const { original } = anchor;
  if (original.kind === 'box' || original.to - original.from !== anchor.to - anchor.from) return original;
  if (offset >= anchor.to && !isBlank(reading.text, offset)) {
    if (original.to - original.from > 1) return original;
    // One letter alone would look like a place known to the character.
    return original.from > 0 ? { ...original, from: original.from - 1 } : { ...original, to: original.to + 1 };
  }
  const at = original.from + Math.min(Math.max(0, offset - anchor.from), anchor.to - anchor.from - 1);
  return { ...original, from: at, to: at + 1 };
}

/** The first offset in a reading's text whose place is, or lies in, a place of the original; null when none of its words came from there. */
export function offsetOf(reading: Pick<Reading, 'text' | 'anchors'>, place: Anchor['original']): number | null {
  if (reading.anchors.length === 0) return place.kind === 'offsets' && place.from < reading.text.length ? place.from : null;
  let within: number | null = null;
  for (const anchor of reading.anchors) {
    const { original } = anchor;
    if (original.kind === 'box' && place.kind === 'box') {
      const apart =
        original.page !== place.page ||
        original.x + original.width < place.x ||
        place.x + place.width < original.x ||
        original.y + original.height < place.y ||
        place.y + place.height < original.y;
      if (!apart) return anchor.from;
    } else if (original.kind === 'offsets' && place.kind === 'offsets') {
      const from = Math.max(place.from, original.from);
      if (original.part !== place.part || from >= Math.min(place.to, original.to)) continue;
      // Words known to the character come before a stretch that is known as a whole.
      if (original.to - original.from === anchor.to - anchor.from) return anchor.from + from - original.from;
      within ??= anchor.from;
    }
  }
  return within;
}
