import type { Note } from '../model/index.ts';

const unseen =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|\u034f|\udb40[\udc00-\udc7f]/g;
const joins = /[\u200c\u200d]/;
/** Letters and signs whose spelling needs joiners: Arabic, Syriac, the scripts of India and beyond, and pictures put together. */
const joined =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Mongolian}\p{Extended_Pictographic}\ufe0f\p{M}]/u;

/**
 * The note of characters that nobody sees: those that turn the direction of writing, those without width, and tags. They are kept
 * as they are, since they are the text; but they can make a name read as another, or keep a word from being found. Joiners where
 * a script spells with them are no news. Null when there are none.
 */
export function hiddenNote(text: string): Note | null {
  let turning = 0;
  let narrow = 0;
  let first = -1;
  for (const match of text.matchAll(unseen)) {
    const [char] = match;
    const at = match.index;
    if (char === '\u00ad') continue; // A soft hyphen is a hyphen, shown where a line ends at it.
    if (joins.test(char) && joined.test(text.slice(Math.max(0, at - 2), at))) continue;
    if (first === -1) first = at;
    if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(char)) turning += 1;
    else narrow += 1;
  }
  if (first === -1) return null;
  const said = [
    ...(turning > 0 ? [`${turning} that ${turning === 1 ? 'turns' : 'turn'} the direction of writing`] : []),
    ...(narrow > 0 ? [`${narrow} without width`] : []),
  ];
  return {
    code: 'reading/hidden-characters',
    source: null,
    what: `The text has characters that are not seen: ${said.join(' and ')}, the first at ${first}. They are kept as they are.`,
    next: 'Where a name or a file name looks odd or is not found, look at its characters one by one.',
  };
}
