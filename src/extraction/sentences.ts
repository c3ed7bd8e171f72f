import type { Span } from '../model/index.ts';
import { closeAbbreviations, openAbbreviations, sentenceOpeners } from './languages/en/words.ts';
import { type Cuts, isCapitals } from './tokens.ts';

const closers = new Set(['"', '”', '’', "'", "''", '’’', '»', ')', ']', '}']);
const openers = new Set(['"', '“', '‘', "'", '``', '«', '(', '[', '{']);
const speech =
  /^(?:said|says|say|told|added|asked|wrote|replied|warned|insisted|continued|noted|stressed|shouted|cried|explained|recalled|declared|announced|claimed|tweeted|quipped|concluded|remarked|argued|observed|according)$/;

/**
 * Where sentences begin among the tokens `first` (included) to `last` (excluded) of one block, as token indices. The first is
 * always `first`. Stops inside abbreviations, initials, numbers and running quotations do not end a sentence.
 */
export function sentenceStarts(text: string, block: Span, cuts: Cuts, first: number, last: number): number[] {
  const starts = [first];
  const capitals = isCapitals(text, block);
  const uncased = capitals || !hasUpper(text, cuts, first, last);
  const at = (i: number) => text.slice(cuts.from[i], cuts.to[i]);
  const spaced = (i: number) => i >= last || cuts.from[i]! > cuts.to[i - 1]!;
  // Straight quotation marks: an odd one opens, an even one closes.
  let open: boolean = false;
  for (let i = first; i < last - 1; i++) {
    const c = text.charCodeAt(cuts.from[i]!);
    const length = cuts.to[i]! - cuts.from[i]!;
    if (c === 0x22) open = !open;
    let end = -1;
    if (c === 0x2e || c === 0x2026 || c === 0x21 || c === 0x3f || c === 0x61f || c === 0x6d4 || c === 0x3002) end = i + 1;
    else if (c === 0x5b && length > 1) {
      // "[...]": a break only when what follows looks like the beginning of a sentence.
      if (opens(at(i + 1), uncased, true)) starts.push(i + 1);
      continue;
    } else if (length > 1 && text.charCodeAt(cuts.to[i]! - 1) === 0x2e) {
      if (!closesAbbreviation(at(i), at(i + 1), i > first ? at(i - 1) : '', uncased)) continue;
      end = i + 1;
    } else if (c === 0x5d && capitals) {
      // Wire copy: "BOGOTA, 3 JAN 90 -- [REPORT] [TEXT] THE …"
      if (!(wireHead(text, cuts, first, i) && at(i + 1) !== '[')) continue;
      starts.push(i + 1);
      continue;
    } else continue;
    if (
      c === 0x2e &&
      length === 1 &&
      !spaced(end) &&
      !closers.has(at(end)) &&
      !openers.has(at(end)) &&
      !isUpperAt(text, cuts, end)
    )
      continue;
    let quoted = false;
    let inside: boolean = open;
    while (end < last) {
      const mark = at(end);
      if (!closers.has(mark)) break;
      if (mark === '"') {
        if (!inside) break;
        inside = false;
        quoted = true;
      } else if (mark === "'" || mark === '’') {
        if (spaced(end) && !spaced(end + 1)) break;
        quoted = true;
      } else if (mark !== ')' && mark !== ']' && mark !== '}') quoted = true;
      end++;
    }
    // "[17]": the number of a footnote belongs to the sentence before it.
    while (at(end) === '[' && /^\d{1,3}$/.test(at(end + 1)) && at(end + 2) === ']') end += 3;
    if (end >= last) break;
    if (/^[!?.…]/.test(at(end))) continue;
    if (!follows(end)) continue;
    const ellipsis = length > 1 && c === 0x2e;
    if ((ellipsis || c === 0x2026) && !opens(at(end), uncased, true)) continue;
    if (quoted && speechFollows(end)) continue;
    starts.push(end);
    open = inside;
    // Marks passed over have been counted.
    i = end - 1;
  }
  return starts;

  /** Whether a sentence can begin with this token. */
  function follows(i: number): boolean {
    let j = i;
    while (j < last && (openers.has(at(j)) || /^[-–—•*…]+$/.test(at(j)))) j++;
    if (j >= last) return false;
    return opens(at(j), uncased, false);
  }

  /** `"Stop!" the guard said`, `"Why?" Ayrault asked`: the speaker belongs to the sentence of the quotation. */
  function speechFollows(i: number): boolean {
    const end = Math.min(last, i + 6);
    for (let j = i; j < end; j++) {
      const word = at(j);
      if (speech.test(word.toLowerCase()))
        return j === i || (/^[!?"”’']$/.test(text[cuts.to[i - 1]! - 1] ?? '') && isQuestion(i));
      if (/^[.,;:!?"“”]$/.test(word)) return false;
    }
    return false;
  }

  /** Whether the closed quotation before token i ended in a question or exclamation mark. */
  function isQuestion(i: number): boolean {
    return /[!?]["”’']+$/.test(text.slice(Math.max(0, cuts.to[i - 1]! - 4), cuts.to[i - 1]));
  }
}

function hasUpper(text: string, cuts: Cuts, first: number, last: number): boolean {
  for (let i = first; i < last; i++) if (isUpperAt(text, cuts, i)) return true;
  return false;
}

function isUpperAt(text: string, cuts: Cuts, i: number): boolean {
  const c = text.charCodeAt(cuts.from[i] ?? text.length);
  if (c >= 65 && c <= 90) return true;
  return c > 127 && /\p{Lu}/u.test(String.fromCharCode(c));
}

function opens(word: string, uncased: boolean, strict: boolean): boolean {
  if (uncased) return !strict || sentenceOpeners.has(word.toLowerCase());
  const c = word.charCodeAt(0);
  if (/^\p{Lu}/u.test(word)) return true;
  // A lower-case word after a full stop: careless writing, or the stop of an abbreviation we do not know; stay together.
  if (/^\p{Ll}/u.test(word)) return false;
  return !strict && (c < 0x21 || c > 0x2f || c === 0x24 || c === 0x23 || c === 0x2a || c === 0x2d);
}

/** Whether the stop of an abbreviation also ends the sentence. */
function closesAbbreviation(word: string, next: string, before: string, uncased: boolean): boolean {
  const stem = word.slice(0, -1).toLowerCase();
  if (openAbbreviations.has(stem)) return false;
  if (/^(?:c|p|v|d|b|r)$/.test(stem) && /^\d/.test(next)) return false;
  if (stem.length === 1) {
    // An initial ("J. Smith"), unless a common opener follows ("Vitamin C. The …").
    return !uncased && sentenceOpeners.has(next.toLowerCase()) && /^\p{Lu}/u.test(next) && !/^\p{Lu}/u.test(before);
  }
  if (/^\p{Ll}/u.test(next) || /^[,;:)]/.test(next)) return false;
  if (closeAbbreviations.has(stem) || stem.indexOf('.') > 0)
    return sentenceOpeners.has(next.toLowerCase()) && (uncased || /^\p{Lu}/u.test(next));
  return true;
}

/** Whether the tokens up to a bracket look like the head of a wire report: brackets with a "--" before them. */
function wireHead(text: string, cuts: Cuts, first: number, i: number): boolean {
  if (i - first > 40) return false;
  const head = text.slice(cuts.from[first], cuts.to[i]);
  return head.startsWith('[') || /--\s{0,3}\[/.test(head);
}
