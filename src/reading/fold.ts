const arabic: Readonly<Record<string, string>> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ئ: 'ي', ؤ: 'و', ک: 'ك', ی: 'ي' };
const letters: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 's',
  æ: 'a',
  œ: 'o',
  '’': "'",
  '‘': "'",
  '\u00a0': ' ',
  '\u202f': ' ',
};

/**
 * A copy for matching, of the same length in code units, so that a place in it is the same place in the text: lower case,
 * accents and Arabic variants of alef, ya and waw levelled, digits of any script as 0 to 9, all white space as a blank.
 */
export function fold(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    const code = char.charCodeAt(0);
    if (code < 128) {
      folded += code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : code < 33 ? ' ' : char;
      continue;
    }
    if (code >= 0x660 && code <= 0x669) folded += String.fromCharCode(48 + code - 0x660);
    else if (code >= 0x6f0 && code <= 0x6f9) folded += String.fromCharCode(48 + code - 0x6f0);
    else {
      const known = arabic[char] ?? letters[char];
      const plain = known ?? char.normalize('NFD')[0] ?? char;
      const lower = plain.toLowerCase();
      folded += lower.length === 1 ? lower : char;
    }
  }
  return folded;
}
