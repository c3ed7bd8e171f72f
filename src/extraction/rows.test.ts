import { describe, expect, it } from 'vitest';
import type { Reading, Span } from '../model/index.ts';
import { extract, type Tools } from './extract.ts';
import { makeGazetteer } from './gazetteer.ts';
import { builtInPack } from './languages/en/places.ts';
import { readingOf, shippedModel } from './testing.ts';

const tools: Tools = { model: shippedModel(), gazetteer: makeGazetteer([builtInPack]) };

/** A row of a table of incidents, with its date and place in fields, as the reader of tables gives it. */
function rowOf(description: string, date = '2016-05-04', place = 'Aleppo'): Reading {
  const text = `Date: ${date}\n\nPlace: ${place}\n\n${description}`;
  const at = (words: string): Span => ({ from: text.indexOf(words), to: text.indexOf(words) + words.length });
  const reading = readingOf(text);
  return {
    ...reading,
    about: {
      ...reading.about,
      incident: {
        when: { first: date, last: date, precision: 'day', text: at(date), anchor: 'stated', where: 'field "Date"' },
        place: { value: place, span: at(place), where: 'field "Place"' },
      },
    },
  };
}
const told = (reading: Reading) =>
  extract(reading, tools).claims.map(({ kind, when, where }) => [kind, when?.first ?? null, where?.name ?? null]);

describe('claims of a row in a table of incidents', () => {
  it('have the date and place of its fields, in the words of the fields', () => {
    const reading = rowOf('Shells fell on the grain market. Four people were killed.');
    expect(told(reading)).toEqual([
      ['attack', '2016-05-04', 'Aleppo'],
      ['killing', '2016-05-04', 'Aleppo'],
    ]);
    const [claim] = extract(reading, tools).claims;
    expect(reading.text.slice(claim!.when!.text!.from, claim!.when!.text!.to)).toBe('2016-05-04');
  });

  it('keep a date of their own, and then those without one are given none', () => {
    expect(told(rowOf('Shells fell on the market. On 2 May 2016 two people were killed.'))).toEqual([
      ['attack', null, 'Aleppo'],
      ['killing', '2016-05-02', 'Aleppo'],
    ]);
  });

  it('keep a place of their own, and then those without one are given none', () => {
    expect(told(rowOf('Shells fell on the market. Two people were killed in Homs.'))).toEqual([
      ['attack', '2016-05-04', null],
      ['killing', '2016-05-04', 'Homs'],
    ]);
  });

  it('of what was said or only feared have none', () => {
    for (const claim of extract(rowOf('The governor denied that his forces had fired.'), tools).claims)
      expect(claim.when).toBeNull();
    for (const claim of extract(rowOf('An attack on the town is feared.'), tools).claims) expect(claim.when).toBeNull();
  });
});
