/** A text made alike for search, and for each of its code units the code unit of the original that it came from. */
export interface Folded {
  readonly text: string;
  /** One longer than `text`: the last entry is the length of the original. */
  readonly origin: readonly number[];
}

// Letters that writers of Arabic interchange, and digits of three scripts, brought to one form.
const alike: ReadonlyMap<string, string> = new Map([
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
  ['ٱ', 'ا'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ئ', 'ي'],
  ['ؤ', 'و'],
  ['ة', 'ه'],
  ['ک', 'ك'],
  ['’', "'"],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['ı', 'i'],
]);
const tatweel = 'ـ';

function digit(character: string): string | null {
  const code = character.codePointAt(0)!;
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  return null;
}

/**
 * Case, accents, harakat, tatweel, compatibility forms, Arabic letter variants and digits folded (NFKD, marks dropped, lower
 * case). The original is not altered: `origin` leads each folded code unit back to it.
 */
export function fold(original: string): Folded {
  let text = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of original) {
    if (character <= '~') {
      // Most of most texts: nothing to decompose, and no mark to drop.
      text += character.toLowerCase();
      origin.push(at);
      at += 1;
      continue;
    }
    const before = alike.get(character) ?? digit(character) ?? character;
    for (const part of before.normalize('NFKD').toLowerCase()) {
      if (part === tatweel || /\p{M}/u.test(part)) continue;
      const made = alike.get(part) ?? digit(part) ?? part;
      text += made;
      for (let unit = 0; unit < made.length; unit += 1) origin.push(at);
    }
    at += character.length;
  }
  origin.push(original.length);
  return { text, origin };
}
