import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, linesOfPage } from './layout.ts';

/** A line as a browser puts it into a PDF: letter by letter from the left, words from right to left, numbers and Latin words as they are. */
function drawn(words: readonly string[], shape: (letter: string) => string = (letter) => letter): Piece[] {
  const pieces: Piece[] = [];
  let x = 50;
  for (const word of words.toReversed()) {
    const turned = /[\u0590-\u08ff]/.test(word);
    const letters = turned ? Array.from(word).toReversed() : Array.from(word);
    for (const letter of letters) {
      const isMark = /\p{M}/u.test(letter);
      pieces.push({ text: shape(letter), x, y: 700, width: isMark ? 0 : 5, size: 10, ends: false });
      if (!isMark) x += 5;
    }
    x += 3;
  }
  return pieces;
}
const textOf = (pieces: readonly Piece[]) => linesOfPage(pieces, 1).map(({ text }) => text);

describe('the direction of writing in a PDF', () => {
  it('is turned back where letters stand as they look, numbers and Latin words aside', () => {
    const words = ['قُتل', 'أربعة', 'أشخاص', 'في', '9', 'مايو', '2016', 'قال', 'UN', 'يوم', 'الإثنين'];
    expect(textOf(drawn(words))).toEqual(['قُتل أربعة أشخاص في 9 مايو 2016 قال UN يوم الإثنين']);
    // Drawn from the right, as it is read, it comes out the same.
    expect(textOf(drawn(words).toReversed())).toEqual(textOf(drawn(words)));
  });

  it('gives letters for their shapes in a word', () => {
    const shapes: Readonly<Record<string, string>> = { س: '\ufeb3', و: '\ufeee', ق: '\ufed5' };
    expect(textOf(drawn(['سوق'], (letter) => shapes[letter]!))).toEqual(['سوق']);
  });

  it('leaves a line of Latin words with a Hebrew name in it from left to right', () => {
    const name = drawn(['שלום']).map((piece) => ({ ...piece, x: piece.x + 100 }));
    const before: Piece = { text: 'He is called', x: 50, y: 700, width: 97, size: 10, ends: false };
    const after: Piece = { text: 'here.', x: 173, y: 700, width: 20, size: 10, ends: false };
    expect(textOf([before, ...name, after])).toEqual(['He is called שלום here.']);
  });

  it('gives every line of words and numbers as it was written', () => {
    const word = fc.oneof(
      fc
        .array(fc.constantFrom(...Array.from('ابتثجحدرسعقلمنهوي')), { minLength: 1, maxLength: 8 })
        .map((letters) => letters.join('')),
      fc.nat(9999).map(String),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        // Two numbers side by side are one stretch from left to right, as they look.
        fc.pre(!words.some((one, i) => /\d/.test(one) && /\d/.test(words[i + 1] ?? '')) && words.some((one) => /\D/.test(one)));
        expect(textOf(drawn(words))).toEqual([words.join(' ')]);
      }),
    );
  });
});
