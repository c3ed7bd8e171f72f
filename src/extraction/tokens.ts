import type { Span } from '../model/index.ts';
import { keepsStop } from './abbreviations.ts';
import { elided, fileEndings, fused, fusedBefore, joinedPrefixes, slashed } from './languages/en/words.ts';

// Words and marks as Universal Dependencies English has them: "do|n't", "Putin|'s", "US|-|led", "pro-government", "U.S.", "11/15".
// The text is never altered: the scanner goes over it once and gives back offsets.

/** Where each token begins (included) and ends (excluded), in UTF-16 code units of the whole text. */
export interface Cuts {
  readonly from: number[];
  readonly to: number[];
}

const OTHER = 0;
const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;

const ascii = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  if (c <= 32 || c === 127) ascii[c] = SPACE;
  else if ((c >= 65 && c <= 90) || (c >= 97 && c <= 122)) ascii[c] = LETTER;
  else if (c >= 48 && c <= 57) ascii[c] = DIGIT;
}
const wide = new Map<number, number>();

/** The class of the code unit; halves of a pair count as letters, so that a pair is never split. */
function classAt(text: string, at: number): number {
  const c = text.charCodeAt(at);
  if (c < 128) return ascii[c]!;
  const known = wide.get(c);
  if (known !== undefined) return known;
  const char = String.fromCharCode(c);
  const found =
    /\s|[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u.test(char) || c === 0x85
      ? SPACE
      : (/[\p{L}\p{M}\u00ad]/u.test(char) && c !== 0xba && c !== 0xaa) || (c >= 0xd800 && c <= 0xdfff)
        ? LETTER
        : /\p{Nd}/u.test(char)
          ? DIGIT
          : OTHER;
  wide.set(c, found);
  return found;
}

const APOSTROPHE = 0x27;
const CURLY = 0x2019;
const STOP = 0x2e;
const HYPHEN = 0x2d;
const PLUS = 0x2b;
const isApostrophe = (c: number): boolean => c === APOSTROPHE || c === CURLY || c === 0x60;
const isHyphen = (c: number): boolean => c === HYPHEN || c === 0x2010 || c === 0x2011;
const isUpper = (c: number): boolean => (c >= 65 && c <= 90) || (c > 127 && /\p{Lu}/u.test(String.fromCharCode(c)));
const isLower = (c: number): boolean => (c >= 97 && c <= 122) || (c > 127 && /\p{Ll}/u.test(String.fromCharCode(c)));

const address = /^(?:https?:\/\/|www\.|mailto:|[\w.+%-]{1,64}@[\w-])/i;
const domain =
  /^[a-z0-9-]{2,63}(?:\.[a-z0-9-]{1,63}){0,4}\.(?:com|org|net|int|gov|edu|mil|info|news|co|uk|de|fr|ru|ua|sy|tr|il|iq|ir|tv|eu|us|me|io)(?:\/\S*)?$/i;
const numberUnit = /^(?:am|pm|km|m|cm|mm|kg|g|mw|kw|mph|kph|hz|khz|mhz|ghz|mb|gb|kb|ft|lb|lbs|k|bn|mn|hrs|min|sec|ml|kt|mt)$/i;

/** Adds the tokens of `text` between two offsets to `cuts`. Every code unit that is not white space falls into exactly one token. */
export function cutTokens(text: string, { from, to }: Span, cuts: Cuts): void {
  let at = from;
  while (at < to) {
    if (classAt(text, at) === SPACE) {
      at++;
      continue;
    }
    let end = at + 1;
    let plain = classAt(text, at) === LETTER;
    while (end < to) {
      const kind = classAt(text, end);
      if (kind === SPACE) break;
      if (kind !== LETTER) plain = false;
      end++;
    }
    if (plain) pushWord(text, at, end, cuts);
    else cutChunk(text, at, end, cuts);
    at = end;
  }
}

function push(cuts: Cuts, from: number, to: number): void {
  cuts.from.push(from);
  cuts.to.push(to);
}

/** The last two letters of all words that are two to the grammar: most words are known not to be one by these alone. */
const fusedEndings = new Uint8Array(1024);
const endingAt = (text: string, to: number) => ((text.charCodeAt(to - 2) & 31) << 5) | (text.charCodeAt(to - 1) & 31);
let longestFused = 0;
for (const word of [...fused.keys(), ...fusedBefore.keys()]) {
  fusedEndings[endingAt(word, word.length)] = 1;
  longestFused = Math.max(longestFused, word.length);
}

/** A run of letters: one word, unless it is one of the few that are two. */
function pushWord(text: string, from: number, to: number, cuts: Cuts): void {
  const length = to - from;
  if (length > 1 && length <= longestFused && fusedEndings[endingAt(text, to)] === 1) {
    const second = secondPart(text, from, to);
    if (second > 0) {
      push(cuts, from, from + second);
      push(cuts, from + second, to);
      return;
    }
  }
  push(cuts, from, to);
}

/** Where the second of two words written as one begins; 0 when it is one word. */
function secondPart(text: string, from: number, to: number): number {
  const word = text.slice(from, to).toLowerCase();
  const second = fused.get(word);
  if (second !== undefined) return second;
  const before = fusedBefore.get(word);
  if (before === undefined) return 0;
  const next = /^ ([a-z]{1,12})(?![a-z])/.exec(text.slice(to, to + 14))?.[1];
  return next !== undefined && before.next.has(next) ? before.second : 0;
}

/** A stretch without white space that holds more than letters. */
function cutChunk(text: string, start: number, end: number, cuts: Cuts): void {
  let at = start;
  while (at < end) {
    const kind = classAt(text, at);
    if (kind === LETTER || kind === DIGIT) {
      const web = at === start || classAt(text, at - 1) === OTHER ? addressEnd(text, at, end) : 0;
      if (web > at) {
        push(cuts, at, web);
        at = web;
      } else if (kind === LETTER) at = cutWord(text, at, end, cuts);
      else at = cutNumber(text, at, end, cuts);
    } else at = cutMark(text, at, end, cuts);
  }
}

/** The end of a web or mail address that begins here, without the marks that close a sentence; 0 when none does. */
function addressEnd(text: string, at: number, end: number): number {
  if (end - at < 5) return 0;
  const chunk = text.slice(at, Math.min(end, at + 2000));
  let length = chunk.length;
  while (length > 0 && /[.,;:!?)\]}"'”’»>]/.test(chunk[length - 1]!)) length--;
  const core = chunk.slice(0, length);
  if (core.indexOf('.') < 0 && core.indexOf('@') < 0 && core.indexOf('://') < 0) return 0;
  if (fileEndings.has(core.slice(core.lastIndexOf('.') + 1).toLowerCase()) && /^[\w~#%!.-]+$/.test(core)) return at + length;
  // Names of news groups: "alt.gardens.roses".
  if (/^[a-z]{2,20}(?:\.[a-z][a-z-]{1,20}){2,6}$/.test(core)) return at + length;
  // "home.In" is a missing space after a stop and not a domain.
  if (address.test(core) || (domain.test(core) && !/[a-z]\.\p{Lu}/u.test(core))) return at + length;
  return 0;
}

/** A word that begins with a letter, with its stops, hyphens and apostrophes; gives where it stopped. */
function cutWord(text: string, start: number, end: number, cuts: Cuts): number {
  let at = start;
  while (at < end) {
    const kind = classAt(text, at);
    if (kind === LETTER || kind === DIGIT) {
      at++;
      continue;
    }
    const c = text.charCodeAt(at);
    const next = at + 1 < end ? classAt(text, at + 1) : SPACE;
    // "first_draft", "d*mn"
    if ((c === 0x5f && (next === LETTER || next === DIGIT)) || (c === 0x2a && next === LETTER)) {
      at++;
      continue;
    }
    if (c === 0x2f && next === LETTER && at - start === 1) {
      const whole = wordEnd(text, at + 1, end);
      if (slashed.has(text.slice(start, whole).toLowerCase())) return pushed(cuts, start, whole);
    }
    if (c === STOP) {
      // "U.S.", "e.g.": single letters with stops between them.
      const single = at - start === 1 || (at >= 2 && text.charCodeAt(at - 2) === STOP && at - 2 > start - 1);
      if (text.startsWith('Ph.D', start) && at === start + 2) {
        at++;
        continue;
      }
      if (single && next === LETTER && (at + 2 >= end || classAt(text, at + 2) !== LETTER)) {
        at++;
        continue;
      }
      if (keepsStop(text, start, at, end)) return pushed(cuts, start, at + 1);
      break;
    }
    if (c === 0x24 && /^(?:US|A|C|NZ|HK)$/.test(text.slice(start, at))) return pushed(cuts, start, at + 1);
    if (c === 0x26 && next === LETTER && at - start <= 3 && end - at <= 4) {
      at++; // "AT&T"
      continue;
    }
    if (isHyphen(c) && (next === LETTER || next === DIGIT)) {
      // Only a known prefix keeps its hyphen: "pro-government", "mid-1980s".
      const prefix = text.slice(start, at);
      if (prefix !== 'UN' && joinedPrefixes.has(prefix.toLowerCase())) {
        at++;
        continue;
      }
      break;
    }
    if (isApostrophe(c) && next === LETTER) {
      const clitic = cliticEnd(text, at, end);
      if (clitic > 0) return cutClitic(text, start, at, clitic, cuts);
      at++;
      continue;
    }
    break;
  }
  pushWord(text, start, at, cuts);
  return at;
}

/** The end of the run of letters that begins at `at`. */
function wordEnd(text: string, at: number, end: number): number {
  let to = at;
  while (to < end && classAt(text, to) === LETTER) to++;
  return to;
}

function pushed(cuts: Cuts, from: number, to: number): number {
  push(cuts, from, to);
  return to;
}

/** The end of "'s", "'re", "n't" and their like that begin at the apostrophe; 0 when the apostrophe is inside a name (O'Brien). */
function cliticEnd(text: string, at: number, end: number): number {
  let stop = at + 1;
  while (stop < end && stop - at <= 4 && classAt(text, stop) === LETTER) stop++;
  const tail = text.slice(at + 1, stop);
  if (tail.length === 1) return /[smd]/i.test(tail) ? stop : /t/i.test(tail) && /n/i.test(text[at - 1] ?? '') ? stop : 0;
  return tail.length === 2 && /^(?:re|ve|ll)$/i.test(tail) ? stop : 0;
}

function cutClitic(text: string, start: number, at: number, clitic: number, cuts: Cuts): number {
  const begin = /t/i.test(text[at + 1] ?? '') ? at - 1 : at;
  if (begin > start) push(cuts, start, begin);
  push(cuts, begin, clitic);
  return clitic;
}

/** A number with its commas, points, colons and slashes ("1,000", "22:52", "11/15", "2016-10-10"), or "15th", "1990s", "5|km". */
function cutNumber(text: string, start: number, end: number, cuts: Cuts): number {
  let at = text.charCodeAt(start) === PLUS ? start + 1 : start;
  let hyphens = 0;
  for (; at < end; at++) {
    if (classAt(text, at) === DIGIT) continue;
    if (at + 1 >= end || classAt(text, at + 1) !== DIGIT) break;
    const c = text.charCodeAt(at);
    if (c === 0x2c || c === STOP || c === 0x3a || c === 0x2f) continue;
    if (isHyphen(c) && staysHyphenated(text, start, end, hyphens)) {
      hyphens++;
      continue;
    }
    break;
  }
  // "the 60's"
  if (text[at - 1] === '0' && isApostrophe(text.charCodeAt(at)) && text[at + 1] === 's' && wordEnd(text, at + 1, end) === at + 2)
    return pushed(cuts, start, at + 2);
  let tail = at;
  while (tail < end && (classAt(text, tail) === LETTER || classAt(text, tail) === DIGIT)) tail++;
  if (tail > at) {
    const letters = text.slice(at, tail);
    // "20minutes" is two words; "$5b" is an amount, "article 5b" a label.
    if (
      numberUnit.test(letters) ||
      /^[a-z]{4,}$/.test(letters) ||
      (/^[bt]$/i.test(letters) && /[$£€]/.test(text[start - 1] ?? ''))
    ) {
      push(cuts, start, at);
      if (/^[ap]m$/i.test(letters) || tail >= end) return pushed(cuts, at, tail);
      push(cuts, at, tail);
      return tail;
    }
    at = tail;
  }
  push(cuts, start, at);
  return at;
}

/** Dates and telephone numbers keep their hyphens, ranges do not ("4-5" is three tokens). */
function staysHyphenated(text: string, start: number, end: number, hyphens: number): boolean {
  if (hyphens > 0) return true;
  return /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{2,4}|(?:\d{1,2}-|\d{3}\/)?\d{3}-(?:\d{3}-)?\d{4}|\d{5}-\d{4})(?!\d)/.test(
    text.slice(start, Math.min(end, start + 20)),
  );
}

/** A face drawn with marks at the beginning of a string, ":)", ";-)", "^_^", and before what may follow one. */
export const face =
  /^(?:>?[:;=]['’]?-?(?:[)(/|\\]{1,3}|[DPOpo3](?![\w.]))|[(][:;](?!\w)|\^_{1,3}\^|-_{1,3}-|<3)(?=$|[\s.,!?)\w])/;
/** Stops, and marks that are drawn with, in any order. */
const STOPS = '.!?';
const DRAWN = '-=+*~_#<>|—–•';

/** A mark: repeated stops, dashes and the like are one token, brackets and quotation marks one each. */
function cutMark(text: string, at: number, end: number, cuts: Cuts): number {
  const c = text.charCodeAt(at);
  const char = text[at]!;
  const fresh = at === 0 || classAt(text, at - 1) === SPACE;
  if (isApostrophe(c)) return cutApostrophe(text, at, end, cuts);
  if (c === 0x2018 && text.charCodeAt(at + 1) === CURLY && at + 1 < end) return pushed(cuts, at, at + 2);
  if (text.startsWith('[...]', at) || text.startsWith('[…]', at)) return pushed(cuts, at, text.indexOf(']', at) + 1);
  if (at + 1 >= end) return pushed(cuts, at, at + 1);
  if (':;=(^->'.indexOf(char) >= 0 || (c === 0x3c && text[at + 1] === '3')) {
    const found = face.exec(text.slice(at, Math.min(end, at + 6)));
    if (found !== null && (fresh || !/\w$/.test(found[0]))) return pushed(cuts, at, at + found[0].length);
  }
  const kind = classAt(text, at + 1);
  // "#NotOurWar", "+44"
  if (fresh && c === 0x23 && kind === LETTER) {
    let to = at + 1;
    while (to < end && (classAt(text, to) === LETTER || classAt(text, to) === DIGIT || text.charCodeAt(to) === 0x5f)) to++;
    return pushed(cuts, at, to);
  }
  if (c === PLUS && fresh && kind === DIGIT) return cutNumber(text, at, end, cuts);
  if (STOPS.indexOf(char) >= 0) return cutStops(text, at, end, cuts);
  if (DRAWN.indexOf(char) < 0) {
    let to = at + 1;
    if (c === 0x2026) while (to < end && text.charCodeAt(to) === STOP) to++;
    return pushed(cuts, at, to);
  }
  let to = at + 1;
  while (to < end && text.charCodeAt(to) === c) to++;
  // "--->", "|-----+": lines and arrows drawn with several marks.
  let drawn = to;
  while (drawn < end && DRAWN.indexOf(text[drawn]!) >= 0) drawn++;
  if (drawn - at >= 5 || /^(?:[-=]+>|<[-=]+)$/.test(text.slice(at, drawn))) to = drawn;
  return pushed(cuts, at, to);
}

function cutApostrophe(text: string, at: number, end: number, cuts: Cuts): number {
  if (text.charCodeAt(at + 1) === text.charCodeAt(at) && at + 1 < end) return pushed(cuts, at, at + 2);
  const clitic = at + 1 < end ? cliticEnd(text, at, end) : 0;
  // A clitic after a mark: "(EU)'s".
  if (clitic > 0 && at > 0 && (clitic >= end || classAt(text, clitic) !== LETTER) && classAt(text, at - 1) !== SPACE)
    return pushed(cuts, at, clitic);
  // "'90s"
  if (/^.\d\ds?(?!\w)/.test(text.slice(at, at + 5))) return pushed(cuts, at, /s/.test(text[at + 3] ?? '') ? at + 4 : at + 3);
  const word = wordEnd(text, at + 1, Math.min(end, at + 8));
  return pushed(cuts, at, elided.has(text.slice(at + 1, word).toLowerCase()) ? word : at + 1);
}

/** "...", "?!", ".?", "!.", and ".38". */
function cutStops(text: string, at: number, end: number, cuts: Cuts): number {
  let to = at;
  while (to < end && text.charCodeAt(to) === STOP) to++;
  if (to <= at + 1) {
    while (to < end && (text[to] === '!' || text[to] === '?')) to++;
    // "gone!." but "wait!..."
    if (text.charCodeAt(at) !== STOP && to < end && text[to] === '.' && text[to + 1] !== '.') to++;
  }
  if (text.charCodeAt(at) === STOP && to === at + 1 && (at === 0 || classAt(text, at - 1) !== LETTER)) {
    const kind = classAt(text, to);
    if (kind === DIGIT) while (to < end && classAt(text, to) === DIGIT) to++;
    else if (kind === LETTER) {
      const word = wordEnd(text, to, end);
      if (word <= to + 4 && fileEndings.has(text.slice(to, word).toLowerCase())) to = word;
    }
  }
  return pushed(cuts, at, to);
}

/** Whether most letters of a stretch are capitals, so that capitals say nothing about names in it. */
export function isCapitals(text: string, { from, to }: Span): boolean {
  let upper = 0;
  let lower = 0;
  for (let at = from; at < to; at++) {
    const c = text.charCodeAt(at);
    if (isUpper(c)) upper++;
    // With a fifth of small letters the rest cannot be four times as many capitals.
    else if (isLower(c) && 5 * ++lower >= to - from) return false;
  }
  return upper > 8 && upper > 4 * lower;
}
