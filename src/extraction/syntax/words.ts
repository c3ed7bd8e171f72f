// What the tagger and the parser see of a word: numbers only, so that the hot loops touch no strings.

/** Mixes one value into a hash; 32 bits, the same on every machine. */
export function mix(hash: number, value: number): number {
  const h = Math.imul(hash ^ value, 0x9e3779b1);
  return h ^ (h >>> 15);
}

/** FNV-1a over UTF-16 code units, finished with a shift so that low bits are well spread. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let h = 0x811c9dc5;
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h ^ (h >>> 13);
}

/** How far capitals can be trusted in a sentence. */
export const CASED = 0;
/** All capitals, or none at all: capitals say nothing. */
export const UNCASED = 1;
/** A headline That Writes Most Words Like This. */
export const TITLED = 2;

/** How capitals are used in a sentence. */
export function caseOf(words: readonly string[]): number {
  let long = 0;
  let capital = 0;
  let upper = 0;
  let lower = 0;
  for (const word of words) {
    const c = word.charCodeAt(0);
    const letter = (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c > 191;
    if (!letter || word.length < 2) continue;
    const big = word[0] !== word[0]!.toLowerCase();
    if (big && word.length > 2 && word === word.toUpperCase()) upper++;
    if (!big) lower++;
    if (word.length < 4) continue;
    long++;
    if (big) capital++;
  }
  if (lower === 0 && upper >= 3) return UNCASED;
  if (long >= 4 && capital === 0 && words.length >= 8 && lower > 0) return CASED;
  if (long >= 4 && capital >= 0.8 * long && upper < 0.5 * long) return TITLED;
  return CASED;
}

/** The form that features and dictionaries are keyed by: lower case, digits as "0", curly marks as straight ones. */
export function normal(word: string): string {
  let plain = true;
  for (let i = 0; i < word.length; i++) {
    const c = word.charCodeAt(i);
    if (c < 97 || c > 122) {
      plain = false;
      break;
    }
  }
  if (plain) return word;
  if (word.length === 1) return marks.get(word) ?? word.toLowerCase();
  const lower = word.toLowerCase();
  return /[0-9’‘“”`]/.test(lower)
    ? lower.replace(/[0-9]/g, '0').replace(/[’‘`]/g, "'").replace(/[“”]/g, '"').replace(/0{5,}/, '00000')
    : lower;
}
const marks = new Map([
  ['’', "'"],
  ['‘', "'"],
  ['`', "'"],
  ['“', '"'],
  ['”', '"'],
  ['«', '"'],
  ['»', '"'],
  ['–', '-'],
  ['…', '...'],
  ['—', '--'],
]);

/** The shape of a word as a small number: capitals, digits, hyphens, marks; with the sentence's use of capitals and whether it stands first. */
export function shapeOf(word: string, mode: number, first: boolean): number {
  const c = word.charCodeAt(0);
  let digits = false;
  let letters = 0;
  let uppers = 0;
  let hyphen = false;
  let stop = false;
  for (let i = 0; i < word.length; i++) {
    const c = word.charCodeAt(i);
    if (c >= 48 && c <= 57) digits = true;
    else if (c >= 97 && c <= 122) letters++;
    else if (c >= 65 && c <= 90) {
      letters++;
      uppers++;
    } else if (c === 45) hyphen = true;
    else if (c === 46) stop = true;
    else if (c > 127) {
      const char = word[i]!;
      if (char !== char.toLowerCase()) uppers++;
      if (char.toLowerCase() !== char.toUpperCase()) letters++;
    }
  }
  let shape = (digits ? 1 : 0) + (hyphen ? 2 : 0) + (stop ? 4 : 0) + (letters === 0 ? 8 : 0);
  if (mode === UNCASED) return shape + 16 * 5;
  const capital = uppers > 0 && (c < 128 ? c >= 65 && c <= 90 : true);
  const kind = uppers === 0 ? 0 : uppers === letters ? (letters === 1 ? 1 : 2) : capital ? 3 : 4;
  shape += 16 * kind;
  return shape + 96 * (first ? 1 : 0) + 192 * (mode === TITLED ? 1 : 0);
}
