import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotations } from './quotations.ts';
import { documentOf } from './testing.ts';

const found = (text: string): string[] => {
  const doc = documentOf(text);
  return findQuotations(doc).map(({ from, to, extent }) => `${extent}: ${text.slice(from, to)}`);
};

describe('pairing quotation marks', () => {
  it.each([
    ['reads straight marks', '"We saw two planes," she said.', ['clause: We saw two planes,']],
    ['reads curled marks', '“We saw two planes,” she said.', ['clause: We saw two planes,']],
    ['reads angle marks', '«We saw two planes», she said.', ['clause: We saw two planes']],
    ['reads low opening marks', '„We saw two planes“, she said.', ['clause: We saw two planes']],
    ['reads single curled marks', '‘We saw two planes,’ she said.', ['clause: We saw two planes,']],
    ['does not take an apostrophe for a mark', 'The rebels’ guns and the town’s walls were gone.', []],
    ['does not take a straight apostrophe for a mark', "The rebels' guns and the town's walls were gone.", []],
    [
      'keeps apostrophes inside single marks',
      '‘We can’t leave the town’s walls,’ she said.',
      ['clause: We can’t leave the town’s walls,'],
    ],
    ['reads a fragment in single straight marks', "The council drew 'red lines' for the talks.", ['fragment: red lines']],
    ['tells a fragment from a clause', 'He called it "a great mistake" on Monday.', ['fragment: a great mistake']],
    [
      'keeps a predicate without its subject a fragment',
      'The vote "showed how alone they are."',
      ['fragment: showed how alone they are.'],
    ],
    [
      'joins a quotation over several sentences',
      'She said: "The road was open. Then they closed it. Nobody knows why."',
      ['clause: The road was open. Then they closed it. Nobody knows why.'],
    ],
    [
      'reads each paragraph of a quotation that goes on',
      '"We left at dawn. The road was full.\n\n"At noon the planes came," she said.',
      ['clause: We left at dawn. The road was full.', 'clause: At noon the planes came,'],
    ],
    [
      'ends a forgotten closing mark with its sentence',
      'She said: "The road was open. The army denied it.\n\nThe council met on Friday.',
      ['clause: The road was open.'],
    ],
    ['ignores a stray closing mark', 'The road was open," she said. The council met.', []],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('gives spans inside the text, in order, apart from one another and without marks at their edges', () => {
    const piece = fc.constantFrom(
      '"',
      '“',
      '”',
      '‘',
      '’',
      "'",
      '«',
      '»',
      ' ',
      ',',
      '. ',
      '\n\n',
      'We',
      'saw it',
      'The army’s',
      'said',
      '?',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const spans = findQuotations(documentOf(text));
        let last = 0;
        for (const { from, to } of spans) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(text.slice(from, to)).toBe(text.slice(from, to).trim());
          last = to;
        }
      }),
      { numRuns: 200 },
    );
  });
});
