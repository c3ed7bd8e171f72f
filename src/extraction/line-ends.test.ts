import { describe, expect, it } from 'vitest';
import { documentOf } from './testing.ts';

const sentences = (text: string): string[] => documentOf(text).sentences.map(({ from, to }) => text.slice(from, to));

// A stroke stands where a line ends.
describe('a line without a stop ends', () => {
  it.each([
    ['after a dateline with an agency', 'Port Orva (NNA) — | A bridge fell.'],
    ['after a dateline with a state', 'ORVA, Okla. (NNA) – | A bridge fell.'],
    ['after a town in capitals and a dash', 'ORVA — | A bridge fell.'],
    ['not after a word in capitals and a hyphen', 'WARNING - the bridge fell.'],
    ['not after a dash inside a sentence', 'ORVA fell — Nobody knew why.'],
    ['at a drawn line', 'It fell | ------- | Nobody came.'],
    ['around the time in the head of a letter', 'Ana Ruel | 03/15/2031 04:03 PM | Please call me.'],
    ['not at a time inside a sentence', 'They left on 03/15/2031 at 04:03 PM with Ana.'],
    ['after the close of a letter', 'Please call. | Thanks, | Ana'],
    ['before the credit of a picture', 'A bridge at Orva | Photo: Ana Ruel'],
    ['after the number of a figure', 'Figure 2.1 | The road to Orva in spring.'],
    ['after an address', 'https://example.org/bridge | The bridge fell.'],
  ])('%s', (_, marked) => {
    expect(sentences(marked.replaceAll(' | ', ' '))).toEqual(marked.split(' | '));
  });

  it('so that the town of a dateline is no word of what is said', () => {
    const { sentences: found, tokens } = documentOf('TARN (NNA) — Police are searching for a man.');
    expect(found.map(({ kind }) => kind)).toEqual(['heading', 'body']);
    expect(tokens.find(({ text }) => text === 'searching')?.head).toBe(-1);
    expect(tokens.find(({ text }) => text === 'TARN')?.sentence).toBe(0);
  });
});
