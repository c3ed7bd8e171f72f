import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteSpan } from '../../model/index.ts';
import { findEntities } from '../entities.ts';
import { makeGazetteer, packFromCities } from '../gazetteer.ts';
import { builtInPack } from '../languages/en/places.ts';
import { documentOf } from '../testing.ts';
import { findPlaces, findToponyms } from './where.ts';

let id = 0;
const city = (name: string, country: string, adminCode: string, population: number, lat: number, lon: number) => ({
  cityId: ++id,
  name,
  country,
  adminCode,
  featureCode: 'PPL',
  population,
  loc: { coordinates: [lon, lat] as const },
});
const gazetteer = makeGazetteer([
  builtInPack,
  packFromCities([
    city('Savannah', 'US', 'GA', 145_000, 32.08, -81.1),
    city('Savannah', 'US', 'MO', 5000, 39.94, -94.83),
    city('London', 'GB', 'ENG', 8_900_000, 51.51, -0.13),
    city('London', 'CA', '08', 383_000, 42.98, -81.25),
    city('Gori', 'GE', '73', 46_000, 41.98, 44.11),
    city('Hyderabad', 'IN', '40', 6_800_000, 17.38, 78.46),
    city('Hyderabad', 'PK', '05', 1_700_000, 25.4, 68.36),
    city('Karachi', 'PK', '05', 11_600_000, 24.86, 67.01),
    city('Shelby', 'US', 'NC', 20_000, 35.29, -81.54),
    city('Shelby', 'US', 'MI', 70_000, 42.67, -83.03),
    city('Gastonia', 'US', 'NC', 74_000, 35.26, -81.19),
    city('Saint Ansel', 'US', 'OH', 9000, 40.1, -82.2),
    city('Orvo', 'IT', '09', 3000, 45.7, 9.7),
  ]),
]);

/** "name @ lat,lon" of each place, rounded to degrees. */
const placed = (text: string): string[] => {
  const doc = documentOf(text);
  return findToponyms(doc, findEntities(doc), gazetteer).map(
    ({ where: { name, lat, lon } }) => `${name} @ ${lat === null ? '?' : `${Math.round(lat)},${Math.round(lon!)}`}`,
  );
};

describe('where', () => {
  it.each([
    [
      'takes a state after a comma for the state',
      'A deputy was shot in Savannah, Georgia.',
      ['Savannah @ 32,-81', 'Georgia @ 33,-83'],
    ],
    ['takes a country after a comma for the country', 'Shells fell on Gori, Georgia.', ['Gori @ 42,44', 'Georgia @ 42,44']],
    ['reads a province after a comma', 'The bank in London, Ontario, was robbed.', ['London @ 43,-81', 'Ontario @ 50,-86']],
    ['takes the great city when nothing else is said', 'Ministers met in London.', ['London @ 52,0']],
    [
      'lets the country named decide',
      'Police in Hyderabad, Pakistan, shut the road to Karachi.',
      ['Hyderabad @ 25,68', 'Pakistan @ 30,69', 'Karachi @ 25,67'],
    ],
    [
      'lets a state written short decide for every mention of the name',
      'SHELBY, N.C. (AP) — Two men were shot in Shelby.',
      ['Shelby @ 35,-82', 'North Carolina @ 36,-79', 'Shelby @ 35,-82'],
    ],
    [
      'lets the name of an organisation say where it is',
      'The Gastonia Fire Department sent a truck to Shelby.',
      ['Shelby @ 35,-82'],
    ],
    ['takes a short saint for a long one', 'A barn burned in St. Ansel, Ohio.', ['Saint Ansel @ 40,-82', 'Ohio @ 40,-83']],
    [
      'leaves a person who is called as a town is',
      'Maria Orvo was hurt. Police said Orvo lives in Gori, Georgia.',
      ['Gori @ 42,44', 'Georgia @ 42,44'],
    ],
    [
      'leaves a town of that name elsewhere, where the one meant is in no list',
      'A barn burned in Orvo, Ohio. Orvo has no firemen.',
      ['Orvo @ ?', 'Ohio @ 40,-83', 'Orvo @ ?'],
    ],
    ['leaves a street unplaced', 'Two men were shot on Savannah Avenue.', ['Savannah Avenue @ ?']],
  ])('%s', (_, text, expected) => expect(placed(text).map((each) => each.replace('-0', '0'))).toEqual(expected));

  it('puts no place where a state only acts', () => {
    const doc = documentOf('Russia vetoed the text. Shells fell on Aleppo.');
    expect(findPlaces(doc, findEntities(doc), gazetteer).map(({ where }) => where.name)).toEqual(['Aleppo']);
  });

  it('leaves a village that no gazetteer knows unplaced', () =>
    expect(placed('Gunmen raided the village of Oldermarsh.')).toEqual(['Oldermarsh @ ?']));

  it('quotes names that stand in the text, on the globe, in the order of the text', () => {
    const words = fc.constantFrom(
      ...'in|the city of|Aleppo|London|Georgia|,|Syria|shells fell on|Gori|near|northern|10 km south of|Savannah|and|Homs|from'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 14 }), (parts) => {
        const text = `Troops stood ${parts.join(' ')} .`;
        const doc = documentOf(text);
        for (const { from, to, where, nameSpan } of findToponyms(doc, findEntities(doc), gazetteer)) {
          expect(quoteSpan(text, { from, to }).trim()).not.toBe('');
          expect(from <= nameSpan.from && nameSpan.to <= to).toBe(true);
          if (where.lat !== null) expect(Math.abs(where.lat) <= 90 && Math.abs(where.lon!) <= 180).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
