import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit, plain, table, width, wrap } from './terminal.ts';

describe('text from evidence on a terminal', () => {
  it('cannot move the cursor, change colours or turn the direction of what follows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plain(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
    expect(plain('a\u001b[2Jb')).toBe('a⟨001B⟩[2Jb');
  });
  it('is cut to the columns there are, whatever its script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 2, max: 40 }), (text, room) => {
        expect(width(fit(plain(text), room))).toBeLessThanOrEqual(room);
      }),
    );
  });
});

describe('tables', () => {
  it('fit the columns there are, the wide cells giving way', () => {
    const rows = [
      {
        id: 'clm_0123456789abcdef',
        words: 'Mortar shells hit the market of Mirova on Thursday and killed nine people. '.repeat(3),
      },
    ];
    const printed = table(
      rows,
      [
        { head: 'Claim', of: ({ id }) => id },
        { head: 'Words', of: ({ words }) => words, gives: 1 },
      ],
      60,
    );
    for (const line of printed.split('\n')) expect(width(line)).toBeLessThanOrEqual(60);
    expect(printed).toContain('clm_0123456789abcdef');
    expect(printed).toContain('…');
  });
  it('are whole where nobody set a width', () => {
    expect(table([{ a: 'x'.repeat(300) }], [{ head: 'A', of: ({ a }) => a, gives: 1 }], Number.POSITIVE_INFINITY)).toContain(
      'x'.repeat(300),
    );
  });
});

describe('wrapping', () => {
  it('keeps every word and the width', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }), (words) => {
        const lines = wrap(words.join(' '), '  ', 40).split('\n');
        expect(lines.join(' ').split(/\s+/).filter(Boolean)).toEqual(words);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
      }),
    );
  });
});
