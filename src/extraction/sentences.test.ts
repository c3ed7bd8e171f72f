import { describe, expect, it } from 'vitest';
import { processorTime } from '../model/testing/processor.ts';
import { sentenceStarts } from './sentences.ts';
import { cutTokens } from './tokens.ts';

const sentences = (text: string): string[] => {
  const cuts = { from: [] as number[], to: [] as number[] };
  const block = { from: 0, to: text.length };
  cutTokens(text, block, cuts);
  const starts = sentenceStarts(text, block, cuts, 0, cuts.from.length);
  return starts.map((start, i) => text.slice(cuts.from[start], cuts.to[(starts[i + 1] ?? cuts.to.length) - 1]));
};

// A stroke stands where a sentence ends.
describe('cutting a paragraph into sentences', () => {
  it.each([
    ['at stops', 'The town fell. | Nobody came.'],
    ['not after titles and initials', 'Gen. A. B. Tarn and Mr. Vole met Dr. Ito. | They left.'],
    ['not inside abbreviations before a name', 'The U.S. Navy came from St. Orla Bay.'],
    ['after an abbreviation before a common opening', 'They flew to the U.S. | The others stayed.'],
    ['not after a month cut short', 'On Sept. 22 it began.'],
    ['after a closing quotation mark', 'He called it "a crime." | She agreed.'],
    ['not between a quotation and its speaker', '"Why us?" Tarn asked.'],
    ['inside a quotation of two sentences', '"Who did it? | It was them," Tarn said.'],
    ['with curly marks', '“It was quiet.” | “Then it was not.”'],
    ['at an omission that a new sentence follows', 'He said so because it is true [...] | The groups became stronger.'],
    ['not at an omission inside a sentence', 'He said that they [...] had gone.'],
    ['where the space is missing', 'The town fell.Nobody came.'.replace('.N', '. | N'), 'The town fell.Nobody came.'],
    ['without a stop at the end', 'The town fell. | Nobody came'],
    ['in capitals', 'THE BRIDGE FELL. | TWO MEN DIED ON 5 MAY. | THE U.S. EMBASSY WAS CLOSED.'],
    ['after the head of a wire report', 'ORLA, 3 JAN 90 -- [REPORT] [TEXT] | THE ARMY SAID IT. | NOBODY ELSE DID.'],
    ['in small letters', 'the town fell. | nobody came. | it was night.'],
    ['not at decimal points', 'About 3.5 million left.'],
    ['not at the number of a footnote', 'It fell in 1805. [19] | Then it rose.'],
    ['not after the number of a list', '1. Open the gate. | 2. Wait.'],
    ['after a number that ends a sentence', 'He came in 2019. | He left in 20. | Then it rained.'],
    ['after a face', 'We are safe :) | Thank you. :) | See you'],
    ['before a bracket after a stop', 'The town fell. | (nobody said when.) | It was night.'],
    ['not before a year in brackets after a title', 'She wrote Who Goes There? (1951) and left.'],
    ['by the spaces beside straight marks', 'Orla said. | "Further, it fell," he said. | "It did." | He left.'],
    ['before small letters where "i" is small', 'i saw it fall. | nobody came. | Then we ran.'],
    ['before a small word that opens sentences', 'It fell at Night. | they all ran'],
    ['not before the speaker of a question', 'Who fired? asked Tarn. | Nobody knew.'],
    ['between addresses', 'http://example.org/one | http://example.org/two'],
    ['not before a small letter', 'It fell to the 3rd div. of the army.'],
  ])('%s', (_, marked, text = marked.replaceAll(' | ', ' ')) => {
    expect(sentences(text)).toEqual(marked.split(' | '));
  });

  it('takes time in proportion to the length, whatever the marks', async () => {
    for (const piece of [
      '. :) ',
      ':) ',
      ' ."',
      '[1]',
      '. [1]',
      '( 1. ',
      '. ((',
      '. a ',
      '. i ',
      '? said ',
      '---- ',
      ', Ana ',
      'A. ',
    ]) {
      const text = `A ${piece.repeat(20_000)} a`;
      // It takes some tens of milliseconds; a square would be many seconds.
      expect(await processorTime(() => sentences(text))).toBeLessThan(1500);
    }
  });
});
