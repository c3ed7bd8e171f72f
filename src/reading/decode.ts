import { analyse } from 'chardet';
import type { Note } from '../model/index.ts';

/** Text out of bytes, with the encoding it was decoded by (a label of the WHATWG Encoding Standard). */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly notes: readonly Note[];
}

const isWellFormedUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (cause) {
    // `fatal` throws a TypeError for bytes that are not UTF-8; anything else (memory) is not ours to judge.
    if (cause instanceof TypeError) return false;
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

/**
 * The text of some bytes: by the byte-order mark, then the encoding that the document declares (with a note when bytes do not
 * fit it), then UTF-8 when the bytes are well-formed, then UTF-16 by its zero bytes, then a guess whose name and confidence
 * stand in a note. Labels are those of the WHATWG Encoding Standard. A byte-order mark is left out. Never throws for bad bytes.
 */
export function decode(bytes: Uint8Array, declared: string | null = null): Decoded {
  const mark = markOf(bytes);
  if (mark !== null) return withLosses(decodeAs(bytes, mark) ?? '', mark, []);
  const utf16 = utf16WithoutMark(bytes);
  if (utf16 !== null) return withLosses(decodeAs(bytes, utf16) ?? '', utf16, []);
  // Pages often declare what they were before they were converted: bytes that are well-formed UTF-8 beyond ASCII are UTF-8.
  if (isWellFormedUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8', notes: [] };
  if (declared !== null && !/^utf-?8$/i.test(declared.trim())) {
    const text = decodeAs(bytes, declared.trim());
    if (text !== null) return withLosses(text, declared.trim().toLowerCase(), []);
  }
  // A few bad bytes in a text that is otherwise UTF-8 are damage, and no reason to read all of it as something else.
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const beyondAscii = countBeyondAscii(utf8);
  if (beyondAscii - lost(utf8) >= 3 * lost(utf8)) return withLosses(utf8, 'utf-8', []);
  const guess = analyse(bytes.subarray(0, 256 * 1024)).find((match) => !/^utf-?(?:8|16|32)/i.test(match.name));
  const text = guess === undefined ? null : decodeAs(bytes, guess.name);
  if (guess === undefined || text === null) return withLosses(utf8, 'utf-8', []);
  return withLosses(text, guess.name, [
    {
      code: 'reading/encoding-guessed',
      source: null,
      what: `The file does not say how its characters are encoded; it was read as ${guess.name} (confidence ${guess.confidence} of 100).`,
      next: 'If names or letters look wrong, ask for a copy in UTF-8 and add it beside this one.',
    },
  ]);
}

function countBeyondAscii(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) count += 1;
  return count;
}
