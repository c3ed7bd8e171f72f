import type { Span } from '../model/index.ts';
import { creditWords, figureWords, letterCloses } from './languages/en/words.ts';
import { type Cuts, face, isCapitals } from './tokens.ts';

// Lines that end without a stop and stand in one paragraph with what follows: datelines, captions, the heads and closes of letters.

const drawn = new Set(Array.from('-=+*~_#<>|—–•', (mark) => mark.charCodeAt(0)));

const codeAt = (text: string, cuts: Cuts, i: number): number => text.charCodeAt(cuts.from[i] ?? text.length);
const lengthOf = (cuts: Cuts, i: number): number => cuts.to[i]! - cuts.from[i]!;
const wordAt = (text: string, cuts: Cuts, i: number): string => text.slice(cuts.from[i], cuts.to[i]);

/** Whether token i begins with a capital letter. */
export function isUpperAt(text: string, cuts: Cuts, i: number): boolean {
  const c = codeAt(text, cuts, i);
  if (c >= 65 && c <= 90) return true;
  return c > 127 && /\p{Lu}/u.test(String.fromCharCode(c));
}

/** Whether token i is a web address. */
export function isAddress(text: string, cuts: Cuts, i: number): boolean {
  const c = codeAt(text, cuts, i);
  if ((c !== 0x68 && c !== 0x77) || lengthOf(cuts, i) < 10) return false;
  return text.startsWith('http', cuts.from[i]) || text.startsWith('www.', cuts.from[i]);
}

/** Whether token i is a face drawn with marks: ":)", ";-)", "^_^". */
export function isFace(text: string, cuts: Cuts, i: number): boolean {
  const c = codeAt(text, cuts, i);
  if (!((c > 0x39 && c < 0x3f) || c === 0x5e || c === 0x28 || c === 0x2d)) return false;
  const length = lengthOf(cuts, i);
  return length > 1 && length < 7 && face.exec(wordAt(text, cuts, i))?.[0].length === length;
}

/** Whether token i is a line of at least so many marks: "-----". */
function isDrawn(text: string, cuts: Cuts, i: number, least: number): boolean {
  return (
    lengthOf(cuts, i) >= least && drawn.has(codeAt(text, cuts, i)) && /^(?:[=+*~_#|—–•]+|[<>|=+-]+)$/.test(wordAt(text, cuts, i))
  );
}

/** "14:05", "9:05:30" */
function isClock(text: string, cuts: Cuts, i: number): boolean {
  return /^\d{1,2}:\d{2}(?::\d{2})?$/.test(wordAt(text, cuts, i));
}

/** "03/15/2031" */
function isDay(text: string, cuts: Cuts, i: number): boolean {
  return /^\d{1,2}\/\d{1,2}\/\d{2,4}$/.test(wordAt(text, cuts, i));
}

/**
 * Whether a line that bears no stop ends after token i: a drawn line, an address, the head of a letter with its time, its close, a
 * caption before its credit or after its number. `block` is the first token of the block and `sentence` that of the open sentence.
 */
export function endsLine(text: string, cuts: Cuts, i: number, block: number, sentence: number): boolean {
  const next = i + 1;
  const to = cuts.to[i]!;
  const from = cuts.from[next]!;
  if (from === to) return false;
  const long = to - cuts.from[i]! > 4;
  const c = text.charCodeAt(from);
  if (c >= 0x61 && c <= 0x7a) {
    if (!long) return false;
    return (isAddress(text, cuts, i) && isAddress(text, cuts, next)) || isDrawn(text, cuts, i, 5);
  }
  if ((long && isDrawn(text, cuts, i, 5)) || isDrawn(text, cuts, next, 5)) return true;
  // "Ana Ruel 03/15/2031 04:03 PM"
  if (c >= 0x30 && c <= 0x39)
    return (
      lengthOf(cuts, next) > 5 &&
      isDay(text, cuts, next) &&
      isClock(text, cuts, next + 1) &&
      !/^\p{Ll}/u.test(wordAt(text, cuts, i))
    );
  if (!isUpperAt(text, cuts, next)) return false;
  // "… at the gate Photo: Ana Ruel", "Figure 2 The road to Orva"
  if (text.charCodeAt(cuts.to[next]!) === 0x3a && creditWords.has(wordAt(text, cuts, next).toLowerCase())) return true;
  if (i === block + 1 && /^\d[\d.]*$/.test(wordAt(text, cuts, i)))
    return figureWords.has(wordAt(text, cuts, block).toLowerCase());
  const first = text.charCodeAt(cuts.from[i]!);
  // "04:03 PM Please call": a zone of time may stand between.
  if (first === 0x41 || first === 0x50)
    return (
      lengthOf(cuts, i) === 2 &&
      text[to - 1] === 'M' &&
      i - 2 >= block &&
      isClock(text, cuts, i - 1) &&
      isDay(text, cuts, i - 2) &&
      !/^\p{Lu}{2,4}$/u.test(wordAt(text, cuts, next))
    );
  // "Thanks, Ana"
  if (first === 0x2c)
    return (i === sentence + 1 || i === sentence + 2) && letterCloses.has(wordAt(text, cuts, i - 1).toLowerCase());
  return isAddress(text, cuts, i);
}

/** Whether the name of a town in capitals begins with token i. */
function isTown(text: string, cuts: Cuts, i: number): boolean {
  const word = wordAt(text, cuts, i);
  return /^\p{Lu}{3,}$/u.test(word) || (/^\p{Lu}{2}$/u.test(word) && /^\p{Lu}{3,}$/u.test(wordAt(text, cuts, i + 1)));
}

/**
 * Where the text after a dateline begins ("ORVA, Norland (AP) — |A bridge fell") among the tokens of a block, or `first` when there
 * is none: a town in capitals, or an agency in brackets, then a dash. Where all is in capitals nothing tells a town from a word.
 */
export function datelineEnd(text: string, block: Span, cuts: Cuts, first: number, last: number): number {
  let agency = false;
  let parts = false;
  for (let i = first; i + 1 < last && i < first + 20; i++) {
    const word = wordAt(text, cuts, i);
    if (i > first && /^(?:--?|[—–_])$/.test(word) && (agency || (isTown(text, cuts, first) && (parts || word !== '-')))) {
      const begins = /^[\p{Lu}\d"“‘']/u.test(wordAt(text, cuts, i + 1)) && cuts.from[i + 1]! > cuts.to[i]!;
      return begins && !isCapitals(text, block) ? i + 1 : first;
    }
    if (word === ')') agency = true;
    else if (word === ',') parts = true;
    else if (!/^(?:[\p{Lu}\d].*|[(/.-]|al|de|del|el|la|of)$/u.test(word)) return first;
  }
  return first;
}
