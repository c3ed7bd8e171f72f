// How names of places are compared: by what is left of them without case, accents and the usual differences of transliteration.

/** A word with a straight apostrophe for the printer's one, as the lists write it. */
export const straight = (word: string): string => (word.includes('’') ? word.replaceAll('’', "'") : word);

/** The Arabic article, and the English one, before a name. */
export const article = /^(?:al|el|ad|ar|as|ash|at|ath|az|an|the)[\s-]+(?=\S{3})/;

/** What each code unit beyond ASCII folds to; filled as they are met. */
const folds = new Map<number, string>();

function foldUnit(code: number): string {
  const known = folds.get(code);
  if (known !== undefined) return known;
  const char = String.fromCharCode(code);
  let folded = '';
  if (/[–—‐‑\s]/u.test(char)) folded = ' ';
  else if (/[‘’ʻʼʿʾ´]/u.test(char)) folded = '';
  else folded = letters.get(char) ?? char.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  folds.set(code, folded);
  return folded;
}

const letters: ReadonlyMap<string, string> = new Map([
  ['ı', 'i'],
  ['İ', 'i'],
  ['ø', 'o'],
  ['Ø', 'o'],
  ['ß', 'ss'],
  ['ł', 'l'],
  ['Ł', 'l'],
  ['đ', 'd'],
  ['Đ', 'd'],
  ['æ', 'ae'],
  ['Æ', 'ae'],
  ['œ', 'oe'],
  ['ə', 'a'],
  ['Ə', 'a'],
]);

/** Case, accents, apostrophes and hyphens away, so that two spellings of one name meet. */
export function foldName(name: string): string {
  let plain = true;
  for (let i = 0; i < name.length && plain; i++) {
    const c = name.charCodeAt(i);
    plain = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c === 32 && i > 0 && name.charCodeAt(i - 1) !== 32);
  }
  if (plain) return name.toLowerCase().trimEnd();
  let folded = '';
  let gap = false;
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i);
    let piece: string;
    if (c >= 128) piece = foldUnit(c);
    else if (c === 39 || c === 96) continue;
    else if (c === 45 || c === 46 || c === 44 || c <= 32) piece = ' ';
    else piece = name[i]!;
    if (piece === ' ') gap = folded !== '';
    else if (piece !== '') {
      folded += gap ? ` ${piece}` : piece;
      gap = false;
    }
  }
  return folded.toLowerCase();
}

/** A folded name without the article before it. */
export const withoutArticle = (folded: string): string => folded.replace(article, '');

/** What is left of a folded name when the usual differences of transliteration are taken out. */
export function skeleton(folded: string): string {
  return folded
    .replace(article, '')
    .replaceAll(/\s(?:al|el|ad|ar|as|ash|at|ath|az|an|ez|es|ed|er)\s/g, ' ')
    .replaceAll(/[\s-]/g, '')
    .replaceAll(/kh|gh|dh|th|sh|ch/g, (pair) => pair[0]!)
    .replaceAll(/ou|oo|u|w/g, 'o')
    .replaceAll(/ee|ei|ey|ai|ay|y|i/g, 'e')
    .replaceAll('q', 'k')
    .replaceAll(/ah$/g, 'a')
    .replaceAll(/(.)\1/g, '$1');
}
