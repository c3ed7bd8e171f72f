import { isShortPart } from './languages/en/places.ts';
import {
  closeAbbreviations,
  finalAbbreviations,
  numberAbbreviations,
  openAbbreviations,
  sentenceOpeners,
} from './languages/en/words.ts';

// The stop of an abbreviation: whether it belongs to the word, and whether it ends the sentence as well.

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);

/** Whether the stop at `at` belongs to the word before it: an abbreviation or an initial. */
export function keepsStop(text: string, start: number, at: number, end: number): boolean {
  // "in D.C..": one stop for the abbreviation and one for the sentence; three are an omission.
  if (at + 2 < end && text[at + 1] === '.' && text[at + 2] === '.') return false;
  const word = text.slice(start, at);
  if (word.indexOf('.') > 0) return true;
  if (word.length === 1) {
    if (isCapital(word)) return word !== 'I';
    // "c. 1750", "p. 28", "(b. May 1901)"
    return (
      /[bcdmp]/.test(word) &&
      (/^ \d/.test(text.slice(at + 1, at + 3)) || (text[start - 1] === '(' && /^ \p{Lu}/u.test(text.slice(at + 1, at + 3))))
    );
  }
  if (word.length > 6) return false;
  const lower = word.toLowerCase();
  if (numberAbbreviations.has(lower)) return /^ ?[\d(+]/.test(text.slice(at + 1, at + 3));
  if (openAbbreviations.has(lower)) {
    // "no." is an abbreviation only before a number, and "art." or "gen." only with something after it.
    if (lower === 'no' || lower === 'nos') return /^\s?\d/.test(text.slice(at + 1, at + 3));
    if (lower === 'para' || lower === 'art' || lower === 'det' || lower === 'rep') return isCapital(word);
    return true;
  }
  // "Tulsa, Okla.": only after a comma, or "Ga" and "Pa" would be states.
  if (isShortPart(word)) return text.slice(start - 2, start) === ', ';
  if (!closeAbbreviations.has(lower)) return false;
  // "and guns etc. They left": the stop is that of the sentence.
  if (finalAbbreviations.has(lower)) return !/^\s*(?:\p{Lu}|$)/u.test(text.slice(at + 1, at + 4));
  if (/^(?:sat|sun|mar|dec|min|mon|co|ft|al|mt|rd)$/.test(lower)) return isCapital(word) || /^(?:al|ft|min)$/.test(lower);
  return true;
}

/** Whether the stop of an abbreviation also ends the sentence. */
export function closesSentence(word: string, next: string, before: string, uncased: boolean): boolean {
  const stem = word.slice(0, -1).toLowerCase();
  if (openAbbreviations.has(stem)) return false;
  if (/^(?:c|p|v|d|b|r)$/.test(stem) && /^\d/.test(next)) return false;
  if (stem.length === 1) {
    // An initial ("J. Smith"), unless a common opener follows ("Vitamin C. The …").
    return !uncased && sentenceOpeners.has(next.toLowerCase()) && /^\p{Lu}/u.test(next) && !/^\p{Lu}/u.test(before);
  }
  if (/^\p{Ll}/u.test(next) || /^[,;:)]/.test(next)) return false;
  // Inside a sentence a comma follows: "in Tulsa, Okla., on Monday".
  if (isShortPart(word.slice(0, -1))) return /^\p{Lu}/u.test(next);
  if (closeAbbreviations.has(stem) || stem.indexOf('.') > 0)
    return sentenceOpeners.has(next.toLowerCase()) && (uncased || /^\p{Lu}/u.test(next));
  return true;
}
