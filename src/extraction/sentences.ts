import type { Span } from '../model/index.ts';
import { closesSentence } from './abbreviations.ts';
import { sentenceOpeners, smallOpeners } from './languages/en/words.ts';
import { endsLine, isAddress, isFace, isUpperAt } from './line-ends.ts';
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
  // Straight quotation marks: an odd one opens, an even one closes, unless the spaces beside it tell.
  let open: boolean = false;
  let careless: boolean | null = null;
  for (let i = first; i < last - 1; i++) {
    const c = text.charCodeAt(cuts.from[i]!);
    const length = cuts.to[i]! - cuts.from[i]!;
    if (c === 0x22) open = opensQuotation(i) ?? !open;
    let end = -1;
    // Most words stand before a small letter, where only a long mark or address ends a line.
    const next = text.charCodeAt(cuts.from[i + 1]!);
    if (!capitals && (length > 4 || next < 0x61 || next > 0x7a) && endsLine(text, cuts, i, first, starts[starts.length - 1]!)) {
      starts.push(i + 1);
      continue;
    }
    if (c === 0x2e || c === 0x2026 || c === 0x21 || c === 0x3f || c === 0x61f || c === 0x6d4 || c === 0x3002) end = i + 1;
    else if (c === 0x5b && length > 1) {
      // "[...]": a break only when what follows looks like the beginning of a sentence.
      if (opens(at(i + 1), uncased, true)) starts.push(i + 1);
      continue;
    } else if (length > 1 && text.charCodeAt(cuts.to[i]! - 1) === 0x2e) {
      if (!closesSentence(at(i), at(i + 1), i > first ? at(i - 1) : '', uncased)) continue;
      end = i + 1;
    } else if (c === 0x5d && capitals) {
      // Wire copy: "BOGOTA, 3 JAN 90 -- [REPORT] [TEXT] THE …"
      if (!(wireHead(text, cuts, first, i) && at(i + 1) !== '[')) continue;
      starts.push(i + 1);
      continue;
    } else if ((c < 0x41 || c === 0x5e) && isFace(text, cuts, i)) end = i + 1;
    else continue;
    // "1. Open the gate": the number of a list belongs to what it counts.
    if (c === 0x2e && length === 1 && i > first && isNumberOfList(i - 1)) continue;
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
    while (end < last && end < i + 8) {
      const mark = at(end);
      if (!closers.has(mark)) break;
      if (mark === '"') {
        if (opensQuotation(end) ?? !inside) break;
        inside = false;
        quoted = true;
      } else if (mark === "'" || mark === '’') {
        if (spaced(end) && !spaced(end + 1)) break;
        quoted = true;
      } else if (mark !== ')' && mark !== ']' && mark !== '}') quoted = true;
      end++;
    }
    // "[17]": the number of a footnote belongs to the sentence before it.
    while (end < i + 16 && at(end) === '[' && /^\d{1,3}$/.test(at(end + 1)) && at(end + 2) === ']') end += 3;
    for (const most = end + 3; end < most && end < last && isFace(text, cuts, end); ) end++;
    if (end >= last) break;
    if (/^[!?.…]/.test(at(end))) continue;
    // "Who Goes There? (1951)"
    if (c !== 0x2e && at(end) === '(' && /^\d/.test(at(end + 1))) continue;
    if (!follows(end) && !(length === 1 && end === i + 1 && spaced(end) && followsSmall(end, c))) continue;
    const ellipsis = length > 1 && c === 0x2e;
    if ((ellipsis || c === 0x2026) && !opens(at(end), uncased, true)) continue;
    if (quoted && speechFollows(end)) continue;
    starts.push(end);
    open = inside;
    // Marks passed over have been counted.
    i = end - 1;
  }
  return starts;

  /** Whether the spaces beside a straight quotation mark show that it opens (or closes) a quotation; null when they do not tell. */
  function opensQuotation(i: number): boolean | null {
    const before = i === first || cuts.from[i]! > cuts.to[i - 1]!;
    const after = i + 1 >= last || cuts.from[i + 1]! > cuts.to[i]!;
    return before === after ? null : before;
  }

  /** Whether token i is a number that opens a sentence, perhaps in a bracket or after a mark. */
  function isNumberOfList(i: number): boolean {
    let start = starts[starts.length - 1]!;
    if (i - start > 3 || !/^\d{1,2}$/.test(at(i))) return false;
    while (start < i && /^[(*"#-]$/.test(at(start))) start++;
    return start === i;
  }

  /** Whether a sentence can begin with this small letter after a stop: an address, a common opening, or a text that is careless of capitals. */
  function followsSmall(i: number, stop: number): boolean {
    const word = at(i);
    if (isAddress(text, cuts, i)) return true;
    if (!/^\p{Ll}/u.test(word)) return word === '(';
    if (speechFollows(i) || speech.test(at(i + 1).toLowerCase())) return false;
    careless ??= /(?:^|\s)i[\s,']/.test(text.slice(block.from, block.to));
    return stop !== 0x2e || careless || smallOpeners.has(word);
  }

  /** Whether a sentence can begin with this token. */
  function follows(i: number): boolean {
    let j = i;
    while (j < last && j < i + 8 && (openers.has(at(j)) || /^[-–—•*…]+$/.test(at(j)))) j++;
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

function opens(word: string, uncased: boolean, strict: boolean): boolean {
  if (uncased) return !strict || sentenceOpeners.has(word.toLowerCase());
  const c = word.charCodeAt(0);
  if (/^\p{Lu}/u.test(word)) return true;
  // A lower-case word after a full stop: careless writing, or the stop of an abbreviation we do not know; stay together.
  if (/^\p{Ll}/u.test(word)) return false;
  return !strict && (c < 0x21 || (c > 0x2f && c !== 0x3a && c !== 0x3b) || c === 0x24 || c === 0x23 || c === 0x2a || c === 0x2d);
}

/** Whether the tokens up to a bracket look like the head of a wire report: brackets with a "--" before them. */
function wireHead(text: string, cuts: Cuts, first: number, i: number): boolean {
  if (i - first > 40) return false;
  const head = text.slice(cuts.from[first], cuts.to[i]);
  return head.startsWith('[') || /--\s{0,3}\[/.test(head);
}
