import { describe, expect, it } from 'vitest';
import { drawPlain } from '../text/plain.ts';
import { isAboutWriter } from './writer.ts';

describe('a note about the writer', () => {
  it.each([
    ['Salma Rashid is a reporter in Qarna.', 'By Salma Rashid', true],
    ['Ruth Elms covers the courts for this paper.', 'By Nadir Shah and Ruth Elms', true],
    ['Salma Rashid said that she had seen the aircraft.', 'By Salma Rashid', false],
    ['Salma is a nurse in Qarna.', 'By Salma', false],
    ['Salma Rashid is a reporter in Qarna.', null, false],
  ])('"%s" under "%s": %s', (text, byline, expected) => {
    expect(isAboutWriter(text, byline)).toBe(expected);
  });

  it('is marked at the foot of a report and nowhere else', () => {
    const about = 'Salma Rashid is a reporter who was wounded in the attack of 4 May, when shells fell on the market of Qarna.';
    const report =
      'Shells fell on the market of Qarna on Thursday morning and killed at least four people, the council said in a statement.';
    const kinds = (text: string) => drawPlain(text, 'plain-text', []).blocks.map((block) => block.kind);
    expect(kinds(`Shells on Qarna\n\nBy Salma Rashid\n\n${report}\n\n${report}\n\n${about}`)).toEqual([
      'title',
      'byline',
      'paragraph',
      'paragraph',
      'furniture',
    ]);
    expect(kinds(`Shells on Qarna\n\nBy Salma Rashid\n\n${about}\n\n${report}\n\n${report}`)).toEqual([
      'title',
      'byline',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
  });
});
