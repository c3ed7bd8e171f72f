import { analyse } from 'chardet';
import type { Note } from '../model/index.ts';

/** Text out of bytes, with the encoding it was decoded by (a label of the WHATWG Encoding Standard). */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly notes: readonly Note[];
}

/** The text of bytes that are well-formed UTF-8, or null. */
const wellFormedUtf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    // `fatal` throws a TypeError for bytes that are not UTF-8; anything else (memory) is not ours to judge.
    if (cause instanceof TypeError) return null;
    throw cause;
  }
};

/** UTF-16 without a mark, told by zero bytes that stand only on one side. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2]! += 1;
  });
  const [even = 0, odd = 0] = zeros;
  const half = Math.max(1, head.length / 2);
  if (odd > 0.4 * half && even < 0.05 * half) return 'utf-16le';
  if (even > 0.4 * half && odd < 0.05 * half) return 'utf-16be';
  return null;
}

const decodeAs = (bytes: Uint8Array, label: string): string | null => {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch (cause) {
    if (cause instanceof RangeError) return null; // a label that nobody knows
    throw cause;
  }
};

const lost = (text: string): number => text.split('\ufffd').length - 1;

function withLosses(text: string, encoding: string, notes: readonly Note[]): Decoded {
  const count = lost(text);
  if (count === 0) return { text, encoding, notes };
  const note: Note = {
    code: 'reading/undecodable-bytes',
    source: null,
    what: `${count} ${count === 1 ? 'place' : 'places'} could not be decoded as ${encoding} and ${count === 1 ? 'is' : 'are'} shown as U+FFFD.`,
    next: 'Compare with the original file; if the text looks wrong, ask for a copy in UTF-8.',
  };
  return { text, encoding, notes: [...notes, note] };
}

const markOf = (bytes: Uint8Array): string | null => {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
};

const guessed = (name: string, confidence: number, second: string): Note => ({
  code: 'reading/encoding-guessed',
  source: null,
  what: `The file does not say how its characters are encoded; it was read as ${name} (confidence ${confidence} of 100${second}).`,
  next: 'If names or letters look wrong, ask for a copy in UTF-8 and add it beside this one.',
});

const declaredNote = (name: string): Note => ({
  code: 'reading/encoding-declared',
  source: null,
  what: `The file says that its characters are encoded as ${name}, and was read so.`,
  next: 'If names or letters look wrong, what it says may be untrue: ask for a copy in UTF-8.',
});

/** Ukrainian letters stand where KOI8-R has the lines of boxes: beside a letter, a line is one of them. */
const isUkrainian = (text: string) => /\p{Script=Cyrillic}[\u2550-\u256b]|[\u2550-\u256b]\p{Script=Cyrillic}/u.test(text);

/** The best guess by the frequencies of letters, its name, confidence and the next best; null when there is nothing to go by. */
function guess(bytes: Uint8Array): { readonly text: string; readonly name: string; readonly note: Note } | null {
  const [best, next] = analyse(bytes.subarray(0, 256 * 1024)).filter((match) => !/^(?:utf-?(?:8|16|32)|ascii)/i.test(match.name));
  const text = best === undefined ? null : decodeAs(bytes, best.name);
  if (best === undefined || text === null) return null;
  const second = next === undefined || next.confidence === 0 ? '' : `; next ${next.name}, ${next.confidence}`;
  if (/^koi8-r$/i.test(best.name) && isUkrainian(text.slice(0, 10_000)))
    return { text: decodeAs(bytes, 'koi8-u') ?? text, name: 'KOI8-U', note: guessed('KOI8-U', best.confidence, second) };
  return { text, name: best.name, note: guessed(best.name, best.confidence, second) };
}

/**
 * The text of some bytes: by the byte-order mark, then UTF-16 by its zero bytes, then UTF-8 when the bytes are well-formed, then the
 * encoding that the document declares, then a guess by the frequencies of letters. Whatever is not UTF-8 or UTF-16 with its mark
 * is said in a note, a guess with its confidence. Labels are those of the WHATWG Encoding Standard. A byte-order mark is left
 * out. Never throws for bad bytes.
 */
export function decode(bytes: Uint8Array, declared: string | null = null): Decoded {
  const mark = markOf(bytes);
  if (mark !== null) return withLosses(decodeAs(bytes, mark) ?? '', mark, []);
  const utf16 = utf16WithoutMark(bytes);
  if (utf16 !== null) return withLosses(decodeAs(bytes, utf16) ?? '', utf16, [guessed(`${utf16}, by its zero bytes`, 95, '')]);
  // Pages often declare what they were before they were converted: bytes that are well-formed UTF-8 beyond ASCII are UTF-8.
  const wellFormed = wellFormedUtf8(bytes);
  if (wellFormed !== null) return { text: wellFormed, encoding: 'utf-8', notes: [] };
  const label = declared?.trim() ?? '';
  if (label !== '' && !/^utf-?8$/i.test(label)) {
    const text = decodeAs(bytes, label);
    if (text !== null) return withLosses(text, label.toLowerCase(), [declaredNote(label.toLowerCase())]);
  }
  // A few bad bytes in a text that is otherwise UTF-8 are damage, and no reason to read all of it as something else.
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const beyondAscii = countBeyondAscii(utf8);
  if (beyondAscii - lost(utf8) >= 3 * lost(utf8)) return withLosses(utf8, 'utf-8', []);
  const best = guess(bytes);
  return best === null ? withLosses(utf8, 'utf-8', []) : withLosses(best.text, best.name, [best.note]);
}

function countBeyondAscii(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) count += 1;
  return count;
}
