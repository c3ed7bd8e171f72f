import { shortParts } from '../languages/en/places.ts';
import type { Document, Sentence, Token } from '../types.ts';
import { capital, isCapitalsOnly } from './runs.ts';

// "KARSA, Ohio (AP) — Two men …": where a report was written, before its first words.

/** The name of a town that opens a sentence as its dateline. Token indices: `first` included, `last` and `end` excluded. */
export interface Dateline {
  readonly first: number;
  /** End of the town's name. */
  readonly last: number;
  /** End of the whole, up to the dash. */
  readonly end: number;
  /** Whether more than a dash says so: an agency in brackets, a state written short. */
  readonly sure: boolean;
}

const dash = /^(?:[—–-]|--)$/;
const shouted = (token: Token | undefined): boolean =>
  token !== undefined && /^\p{Lu}[\p{Lu}.'’]+$/u.test(token.text) && token.text.length > 2;

/** Whether a sentence is all in capitals, and not because it is nothing but the dateline of the next. */
export const isShouted = (doc: Document, sentence: Sentence): boolean =>
  isCapitalsOnly(doc, sentence) && isCapitalsOnly(doc, doc.sentences[sentence.index + 1] ?? sentence);

/** The dateline that a sentence begins with, or null. */
export function datelineOf(doc: Document, sentence: Sentence): Dateline | null {
  const { tokens } = doc;
  const { first, last } = sentence;
  if (!capital(tokens[first]) || tokens[first]!.text.length < 3) return null;
  let at = first + 1;
  const small = !shouted(tokens[first]);
  while (at < last && at - first < 5 && (small ? capital(tokens[at]) : shouted(tokens[at])) && tokens[at]!.upos !== 'PUNCT') at++;
  if (tokens[at]?.text === '.' && tokens[at - 1]!.lower === 'st') at += 2;
  const name = at;
  let sure = false;
  // ", Ohio", ", N.Y.", ", W. Va."
  if (tokens[at]?.text === ',') {
    const from = at + 1;
    at = from;
    let letters = '';
    while (at < last && at - from < 5 && (capital(tokens[at]) || tokens[at]!.text === '.')) {
      letters += tokens[at]!.text.replaceAll('.', '');
      at++;
    }
    if (at === from) return null;
    sure = shortParts.has(letters);
  }
  let agency = false;
  if (tokens[at]?.text === '(') {
    let close = at + 1;
    while (close < last && close - at < 12 && tokens[close]!.text !== ')') close++;
    if (tokens[close]?.text !== ')') return null;
    agency = /^\p{Lu}[\p{L}\d]+$/u.test(tokens[at + 1]!.text);
    at = close + 1;
  }
  // The stop of a state written short may have ended the sentence.
  const dashed = at < last ? dash.test(tokens[at]!.text) && tokens[at]!.from > tokens[at - 1]!.to : sure;
  if (!dashed && !(agency && sure)) return null;
  if (isShouted(doc, sentence)) return null;
  sure ||= agency;
  // In small letters a dash alone says nothing: "Karsa — the film — opens".
  if (small && !sure && name === at) return null;
  return { first, last: name, end: at, sure };
}
