/** Text folded for matching: case, accents and marks away. Only ever compared, never shown. */
export const fold = (text: string): string =>
  // Most names are plain letters, which have nothing to fold but their case.
  /^[ -~\n]*$/.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const common = new Set(
  'the and for that with was were has have had been are not but from this which their they will would into after over said says say who what when where also more than its his her him our you all any out about there these those being because while during among between before since against under one two other some such can could may might must shall should did does done'.split(
    ' ',
  ),
);

/** True for a folded word that stands in any text and says nothing of an event. */
export const isCommon = (word: string): boolean => common.has(word);

const calendar = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(
    ' ',
  ),
);

/** True for a folded word that is the name of a day or a month, which is no name of a place or a thing. */
export const isCalendar = (word: string): boolean => calendar.has(word);

/** The words of a text that say something, folded, in order. */
export function wordsOf(text: string): string[] {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 2 && !common.has(word));
}

/** 53 bits of a text (two runs of FNV-1a over its code units, with different beginnings): enough that few texts of millions share one. */
export function hashOf(text: string): number {
  let [a, b] = [0x811c9dc5, 0x2545f491];
  for (let n = 0; n < text.length; n++) {
    const unit = text.charCodeAt(n);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + 0x9e37), 0x01000193);
  }
  return (a >>> 0) * 0x200000 + ((b >>> 11) & 0x1fffff);
}

/** 32 bits of a text, as a whole number that may be negative: for words, of which a passage has few. */
export const shortHashOf = (text: string): number => Math.trunc(hashOf(text) / 0x200000) | 0;

/** One string for all that are equal. */
export function once(text: string, written: Map<string, string>): string {
  const known = written.get(text);
  if (known !== undefined) return known;
  written.set(text, text);
  return text;
}
