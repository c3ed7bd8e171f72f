import { describe, expect, it } from 'vitest';
import { unitsOf } from './units.ts';

const wrapped = `   A WEEK LATER A SHELL EXPLODED IN THE COURTYARD OF THE
ADMINISTRATIVE BUILDING OF THE PROVINCE, IN THE CENTRE OF THE TOWN,
AND BROKE THE WINDOWS OF FOUR HOUSES.

   NOBODY WAS HURT, BUT THE MARKET BESIDE IT STAYED CLOSED UNTIL THE
END OF THE MONTH, A BAKER SAID.

   THE GOVERNOR DID NOT ANSWER THE QUESTIONS THAT THE PAPER HAD SENT
TO HIS OFFICE IN WRITING.`;

describe('cutting a text into paragraphs', () => {
  it('joins lines that were wrapped by hand, the indent of the first one counted', () => {
    expect(unitsOf(wrapped).map(({ text }) => text.split('\n').length)).toEqual([3, 2, 2]);
  });

  it('keeps lines apart that are paragraphs', () => {
    const text = 'The market was hit.\nTwo people died.\nThe town was quiet after noon.';
    expect(unitsOf(text)).toHaveLength(3);
  });
});
