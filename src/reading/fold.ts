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

/** One code unit beyond ASCII, folded to one. */
function foldBeyond(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0x660 && code <= 0x669) return String.fromCharCode(48 + code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String.fromCharCode(48 + code - 0x6f0);
  const plain = arabic[char] ?? letters[char] ?? char.normalize('NFD')[0] ?? char;
  const lower = plain.toLowerCase();
  return lower.length === 1 ? lower : char;
}

const plainAscii = /^[ -~]*$/;
const toFold = /[A-Z]+|[^\x21-\x7e]/g;

/**
 * A copy for matching, of the same length in code units, so that a place in it is the same place in the text: lower case,
 * accents and Arabic variants of alef, ya and waw levelled, digits of any script as 0 to 9, all white space as a blank.
 */
export function fold(text: string): string {
  // Most lines are ASCII, and the whole of a page goes through here several times.
  if (plainAscii.test(text)) return text.toLowerCase();
  return text.replace(toFold, (found) => {
    const code = found.charCodeAt(0);
    if (code < 33) return ' ';
    return code < 128 ? found.toLowerCase() : foldBeyond(found);
  });
}
