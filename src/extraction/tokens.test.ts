import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../model/testing/processor.ts';
import { cutTokens } from './tokens.ts';

const words = (text: string): string[] => {
  const cuts = { from: [] as number[], to: [] as number[] };
  cutTokens(text, { from: 0, to: text.length }, cuts);
  return cuts.from.map((from, i) => text.slice(from, cuts.to[i]));
};

describe('cutting a text into words', () => {
  it.each([
    ['parts clitics from their word', "They didn't see Orla's, it’s late", "They did n't see Orla 's , it ’s late"],
    ['parts a possessive after a plural', "the rebels' base", "the rebels ' base"],
    ['parts "cannot" in two', 'they cannot go', 'they can not go'],
    ['keeps an apostrophe inside a name', "al-Qa'ida and O'Brien", "al - Qa'ida and O'Brien"],
    ['parts hyphenated words', 'the Norland-backed rebel-held town', 'the Norland - backed rebel - held town'],
    ['keeps known prefixes joined', 'pro-government co-ordinated mid-1980s', 'pro-government co-ordinated mid-1980s'],
    ['keeps the stops of abbreviations and initials', 'Mr. J. R. Vole of the U.S. left.', 'Mr. J. R. Vole of the U.S. left .'],
    ['parts a stop that ends a line', 'It fell.', 'It fell .'],
    ['sees two sentences where the space is missing', 'It fell.Then it rose', 'It fell . Then it rose'],
    [
      'keeps dates, times and large numbers whole',
      '11/15 at 22:52, 10/10/2016, 2016-10-10, 1,200',
      '11/15 at 22:52 , 10/10/2016 , 2016-10-10 , 1,200',
    ],
    ['parts a range and a unit', '4-5 people, 10km at 5pm', '4 - 5 people , 10 km at 5 pm'],
    ['keeps ordinals and decades', 'the 15th in the 1990s', 'the 15th in the 1990s'],
    ['parts money and shares', '$3 or 5% (US$4)', '$ 3 or 5 % ( US$ 4 )'],
    ['keeps an omission in one piece', 'he left [...] and', 'he left [...] and'],
    ['parts quotation marks and brackets', '“No,” (she) said—twice', '“ No , ” ( she ) said — twice'],
    [
      'keeps addresses whole',
      'see https://example.org/a-b?c=1, or a.b@example.org.',
      'see https://example.org/a-b?c=1 , or a.b@example.org .',
    ],
    ['parts what is written as one without its apostrophe', 'they dont know, im sure', 'they do nt know , i m sure'],
    ['parts "its" only where a verb is meant', 'its not its own door', 'it s not its own door'],
    ['keeps a German or Korean "Im"', 'Im Soo came', 'Im Soo came'],
    ['keeps faces whole', 'late :) or never ;-( (see: here)', 'late :) or never ;-( ( see : here )'],
    ['keeps drawn lines and arrows whole', 'gate --> road +-----+ end', 'gate --> road +-----+ end'],
    ['keeps mixed stops whole', 'who?! gone!. wait...? no', 'who ?! gone !. wait ... ? no'],
    [
      'keeps file names and labels whole',
      'see road_map2.pdf and list_3, or notes.docx.',
      'see road_map2.pdf and list_3 , or notes.docx .',
    ],
    ['keeps telephone numbers, not ranges, whole', '+44 20, 1-800-555-0100 or 400-500', '+44 20 , 1-800-555-0100 or 400 - 500'],
    ['keeps decades whole and parts units', "the 60's, 20minutes, $4b, article 4b", "the 60's , 20 minutes , $ 4 b , article 4b"],
    ['keeps a stop before a number', 'c. 1750, p. 28 (b. May 1901) tel. 12', 'c. 1750 , p. 28 ( b. May 1901 ) tel. 12'],
    ['keeps the stop of a state after a town', 'in Orva, Okla., he saw Okla. grow', 'in Orva , Okla. , he saw Okla . grow'],
    [
      'gives the stop of "etc." to the sentence that it ends',
      'nuts etc. They, bolts etc. and',
      'nuts etc . They , bolts etc. and',
    ],
    ['parts two stops after an abbreviation', 'in the U.S..', 'in the U.S. .'],
    ['keeps tags whole', '#NotOurWar began', '#NotOurWar began'],
    ['keeps words that lost their beginning', "tell 'em 'til dawn", "tell 'em 'til dawn"],
    ['takes capitals before a hyphen for no prefix', 'UN-led un-led', 'UN - led un-led'],
    ['takes no harm from doubled spaces', 'part of the city  and  more', 'part of the city and more'],
  ])('%s', (_, text, cut) => {
    expect(words(text)).toEqual(cut.split(' '));
  });

  it('puts every character that is not white space into exactly one word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const cuts = { from: [] as number[], to: [] as number[] };
        cutTokens(text, { from: 0, to: text.length }, cuts);
        let at = 0;
        cuts.from.forEach((from, i) => {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(cuts.to[i]).toBeGreaterThan(from);
          expect(
            text.slice(at, from).replace(/[\s\u0000-\u0020\u007f\u0085\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, ''),
          ).toBe('');
          at = cuts.to[i]!;
        });
        expect(text.slice(at).replace(/[\s\u0000-\u0020\u007f\u0085\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')).toBe(
          '',
        );
      }),
    );
  });

  it('takes time in proportion to the length, whatever the characters', async () => {
    for (const piece of ['a.', "'", '-', 'a-', '[', '.', '1,', 'a@', 'www.', '!?', '\u00e9.', ':-', '+-', 'a_', '#a', ' dont']) {
      // It takes some ten milliseconds; a square would be many seconds.
      expect(await processorTime(() => words(piece.repeat(20_000)))).toBeLessThan(1500);
    }
  });
});
