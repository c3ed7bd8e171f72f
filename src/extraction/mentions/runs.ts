import { nameJoints, titleWords } from '../languages/en/world/people.ts';
import { organisationWords, forceWords } from '../languages/en/world/bodies.ts';
import { notNames } from '../languages/en/world/words.ts';
import type { Document, Sentence, Token } from '../types.ts';

/** Whether a word begins with a capital. */
export function capital(token: Token | undefined): boolean {
  if (token === undefined) return false;
  const c = token.text.charCodeAt(0);
  if (c < 128) return c >= 65 && c <= 90;
  return /^\p{Lu}/u.test(token.text);
}

/** Whether a sentence has no small letters, so that its capitals say nothing. */
export function isCapitalsOnly(doc: Document, { from, to, first, last }: Sentence): boolean {
  if (last - first < 3) return false;
  let upper = 0;
  for (let i = from; i < to; i++) {
    const c = doc.text.charCodeAt(i);
    if (c >= 97 && c <= 122) return false;
    if (c >= 65 && c <= 90) upper++;
  }
  return upper > 12;
}

/** Whether a token can be a word of a name by itself. */
function nameWord(token: Token, uncased: boolean, headline: ReadonlySet<string> | null): boolean {
  if (uncased) return /^NNPS?$/.test(token.xpos) && /^\p{L}/u.test(token.text) && !notNames.has(token.lower);
  if (!capital(token) || notNames.has(token.lower)) return false;
  if (headline !== null) return headline.has(token.lower);
  return true;
}

const syllable = /^\p{L}\p{Ll}{1,4}$/u;
const describes: ReadonlySet<string> = new Set(
  'based led run held made born style type area era only wide owned sized bound ruled like level free ready armed'.split(' '),
);

/**
 * Where a run of words that can be a name ends (excluded); `i` itself when none begins there. Small words stay inside ("al-Assad",
 * "Ministry of Defence"). A capital at the beginning of a sentence counts only when the tagger takes the word for a name, or when it
 * is a part of names `elsewhere` in the text.
 */
export function runAt(
  doc: Document,
  sentence: Sentence,
  i: number,
  uncased: boolean,
  headline: ReadonlySet<string> | null,
  elsewhere: ReadonlySet<string>,
): number {
  const { tokens } = doc;
  const start = tokens[i]!;
  let at = i;
  if (!uncased && jointed(doc, sentence, i)) at = i + 2;
  else if (!nameWord(start, uncased, headline)) return i;
  else {
    if (
      opensSentence(doc, sentence, i) &&
      !uncased &&
      !/^NNPS?$/.test(start.xpos) &&
      !(elsewhere.has(start.lower) && /^(?:NOUN|ADJ)$/.test(start.upos)) &&
      !titleWords.has(start.lower) &&
      !/^\p{Lu}[\p{Lu}\d]/u.test(start.text)
    )
      return i;
    // An adjective or common noun that happens to be capitalised inside a sentence is a name only with a name after it.
    if (/^(?:north|south|east|west)$/.test(start.lower) && tokens[i + 1]?.lower === 'of') return i;
    if (/^(?:PRON|DET|ADP|CCONJ|SCONJ|AUX|PART|INTJ)$/.test(start.upos)) return i;
    at = i + 1;
  }
  while (at < sentence.last) {
    const token = tokens[at]!;
    if (nameWord(token, uncased, headline)) {
      if (/^(?:PRON|SCONJ|AUX)$/.test(token.upos)) break;
      at++;
      continue;
    }
    const next = tokens[at + 1];
    if (at + 1 >= sentence.last || next === undefined) break;
    if (token.text === '-' && token.from === tokens[at - 1]!.to && next.from === token.to) {
      // "Jean-Marc", "al-Assad": but not "US-led".
      if (nameWord(next, uncased, headline) || nameJoints.has(next.lower)) {
        at += 2;
        continue;
      }
      // "Ban Ki-moon": a syllable, and not "York-based".
      if (at - i >= 2 && syllable.test(tokens[at - 1]!.text) && syllable.test(next.text) && !describes.has(next.lower)) {
        at += 2;
        continue;
      }
      break;
    }
    if (!uncased && jointed(doc, sentence, at)) {
      at += tokens[at + 1]!.text === '-' ? 2 : 1;
      continue;
    }
    if (token.lower === 'of' || token.lower === 'for') {
      // "Ministry of Defence", "Secretary of State", "Union for the Mediterranean".
      const j = next.lower === 'the' ? at + 2 : at + 1;
      const after = tokens[j];
      if (after !== undefined && j < sentence.last && nameWord(after, uncased, headline) && takesOf(tokens, i, at)) {
        at = j + 1;
        continue;
      }
      break;
    }
    if (token.text === '&' && nameWord(next, uncased, headline)) {
      at += 2;
      continue;
    }
    break;
  }
  return at;
}

function takesOf(tokens: readonly Token[], first: number, at: number): boolean {
  const before = tokens[at - 1]!.lower;
  if (organisationWords.has(before) || forceWords.has(before) || titleWords.has(before)) return true;
  for (let i = first; i < at; i++) if (organisationWords.has(tokens[i]!.lower) && tokens[at]!.lower === 'for') return true;
  return /^(?:cooperative|brotherhood|resistance|rally|vanguard|struggle|army|alliance|coalition|league|union|people|president|college|church|gulf|bay|university|front|movement|republic|islamic|kingdom|states|doctors|friends|house)$/.test(
    before,
  );
}

/** "al-Assad", "bin Laden", "de la Cruz": a small word with a name after it, joined by a hyphen or standing inside a name. */
function jointed(doc: Document, sentence: Sentence, i: number): boolean {
  const { tokens } = doc;
  const token = tokens[i]!;
  if (!nameJoints.has(token.lower) || capital(token)) return false;
  const next = tokens[i + 1];
  if (next === undefined || i + 1 >= sentence.last) return false;
  if (next.text === '-' && next.from === token.to) return capital(tokens[i + 2]) && tokens[i + 2]!.from === next.to;
  const before = tokens[i - 1];
  return (
    i > sentence.first &&
    capital(before) &&
    before!.upos === 'PROPN' &&
    (capital(next) || nameJoints.has(next.lower)) &&
    !/^(?:as|at|an|y|e|i|la|le)$/.test(token.lower)
  );
}

/** Whether a token is the first word of its sentence, or the first after an opening quotation mark or a colon. */
export function opensSentence(doc: Document, sentence: Sentence, i: number): boolean {
  if (i === sentence.first) return true;
  const before = doc.tokens[i - 1]!;
  return /^["“‘'«:([\]–—-]+$/.test(before.text) && before.text !== '-';
}
