import { alpha2 } from './languages/en/places.ts';
import type { Pack, PackPlace } from './packs.ts';

export { packFromCities, packFromCsv, packFromGeoJson, packFromGeoNames, parsePack } from './packs.ts';
export type { CityRow, Pack, PackPlace } from './packs.ts';

/** A place as the gazetteer knows it. */
export interface Place {
  /** `pack:id` */
  readonly id: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly radiusMetres: number;
  readonly kind: string;
  readonly population: number;
  /** ISO 3166-1 alpha-2, or null. */
  readonly country: string | null;
  /** Names of what it lies in, nearest first, its country last. */
  readonly within: readonly string[];
  /** Rank of its pack: 0 is the pack given first, which knows the ground best. */
  readonly rank: number;
}

export interface Gazetteer {
  /**
   * Places of that name, whatever its case, accents and hyphens; at most 200, first packs first. When none has it and `loose` is
   * asked for, names that differ by the Arabic article or as transliterations do ("Al-Hasaka", "Hasakah").
   */
  lookup(name: string, loose?: boolean): readonly Place[];
  /** The country with that ISO 3166-1 code (alpha-2 or alpha-3), or null. */
  country(code: string): Place | null;
  readonly packs: readonly { readonly id: string; readonly title: string; readonly licence: string; readonly places: number }[];
}

const article = /^(?:al|el|ad|ar|as|ash|at|ath|az|an|the)[\s-]+(?=\S{3})/;

/** What each code unit beyond ASCII folds to; filled as they are met. */
const folds = new Map<number, string>();

function foldUnit(code: number): string {
  const known = folds.get(code);
  if (known !== undefined) return known;
  const char = String.fromCharCode(code);
  let folded = '';
  if (/[–—‐‑\s]/u.test(char)) folded = ' ';
  else if (/[‘’ʻʼʿʾ´]/u.test(char)) folded = '';
  else folded = letters.get(char) ?? char.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  folds.set(code, folded);
  return folded;
}

const letters: ReadonlyMap<string, string> = new Map([
  ['ı', 'i'],
  ['İ', 'i'],
  ['ø', 'o'],
  ['Ø', 'o'],
  ['ß', 'ss'],
  ['ł', 'l'],
  ['Ł', 'l'],
  ['đ', 'd'],
  ['Đ', 'd'],
  ['æ', 'ae'],
  ['Æ', 'ae'],
  ['œ', 'oe'],
  ['ə', 'a'],
  ['Ə', 'a'],
]);

/** Case, accents, apostrophes and hyphens away, so that two spellings of one name meet. */
export function foldName(name: string): string {
  let plain = true;
  for (let i = 0; i < name.length && plain; i++) {
    const c = name.charCodeAt(i);
    plain = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c === 32 && i > 0 && name.charCodeAt(i - 1) !== 32);
  }
  if (plain) return name.toLowerCase().trimEnd();
  let folded = '';
  let gap = false;
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i);
    let piece: string;
    if (c >= 128) piece = foldUnit(c);
    else if (c === 39 || c === 96) continue;
    else if (c === 45 || c === 46 || c === 44 || c <= 32) piece = ' ';
    else piece = name[i]!;
    if (piece === ' ') gap = folded !== '';
    else if (piece !== '') {
      folded += gap ? ` ${piece}` : piece;
      gap = false;
    }
  }
  return folded.toLowerCase();
}

/** What is left of a folded name when the usual differences of transliteration are taken out. */
export function skeleton(folded: string): string {
  return folded
    .replace(article, '')
    .replaceAll(/\s(?:al|el|ad|ar|as|ash|at|ath|az|an|ez|es|ed|er)\s/g, ' ')
    .replaceAll(/[\s-]/g, '')
    .replaceAll(/kh|gh|dh|th|sh|ch/g, (pair) => pair[0]!)
    .replaceAll(/ou|oo|u|w/g, 'o')
    .replaceAll(/ee|ei|ey|ai|ay|y|i/g, 'e')
    .replaceAll('q', 'k')
    .replaceAll(/ah$/g, 'a')
    .replaceAll(/(.)\1/g, '$1');
}

const radii: Readonly<Record<string, number>> = {
  country: 500_000,
  region: 80_000,
  area: 1_500_000,
  district: 2500,
  camp: 1500,
  facility: 500,
  village: 2000,
  river: 300_000,
  water: 500_000,
  town: 4000,
};

/** A radius for a place whose pack gives none: by kind, and for cities by population. */
function radiusOf(kind: string, population: number): number {
  if (kind === 'city' || kind === 'capital' || kind === 'town' || kind === 'village') {
    if (population >= 1_000_000) return 15_000;
    if (population >= 300_000) return 10_000;
    if (population >= 100_000) return 7000;
    if (population >= 20_000) return 4500;
    if (population >= 5000) return 3000;
    return kind === 'city' || kind === 'capital' ? 5000 : 2000;
  }
  return radii[kind] ?? 5000;
}

/** Countries where one name is spelled in many ways in Latin letters: only there are spellings compared by skeleton. */
const transliterated: ReadonlySet<string> = new Set(
  'SY IQ YE SD SS LY LB PS JO EG SA AF IR DZ MA TN SO ET ER UA RU BY KZ UZ TJ KG TM GE AM AZ PK IL KW OM AE QA BH TD ML NE MR'.split(
    ' ',
  ),
);

/**
 * One gazetteer out of packs, the ones given first being trusted first (a user's own before the built-in). Nothing is indexed until
 * the first lookup; with 135,000 places that takes well under 300 ms.
 */
export function makeGazetteer(packs: readonly Pack[]): Gazetteer {
  const all: PackPlace[] = [];
  const starts: number[] = [];
  let index: Map<string, number | number[]> | null = null;
  let bare: Map<string, number[]> | null = null;
  let bones: Map<string, number[]> | null = null;
  const byId = new Map<string, number>();
  const made = new Map<number, Place>();
  const ids = new Map<number, Map<string, string>>();

  function put(map: Map<string, number | number[]>, key: string, at: number): void {
    const known = map.get(key);
    if (known === undefined) map.set(key, at);
    else if (typeof known === 'number') {
      if (known !== at) map.set(key, [known, at]);
    } else if (known.at(-1) !== at) known.push(at);
  }

  function build(): Map<string, number | number[]> {
    const map = new Map<string, number | number[]>();
    for (const pack of packs) {
      starts.push(all.length);
      for (const place of pack.places) {
        const at = all.length;
        all.push(place);
        put(map, foldName(place.name), at);
        if (place.names !== undefined) for (const name of place.names) put(map, foldName(name), at);
        if (place.kind === 'country' || place.kind === 'region') {
          if (!byId.has(place.id)) byId.set(place.id, at);
        }
      }
    }
    index = map;
    return map;
  }

  /** Names without the Arabic article, and their skeletons: built at the first name that is not found as it stands. */
  function buildLoose(map: Map<string, number | number[]>): void {
    bare = new Map();
    bones = new Map();
    const add = (to: Map<string, number[]>, key: string, at: number): void => {
      const known = to.get(key);
      if (known === undefined) to.set(key, [at]);
      else if (known.at(-1) !== at) known.push(at);
    };
    for (const [name, at] of map) {
      const list = typeof at === 'number' ? [at] : at;
      const short = name.replace(article, '');
      for (const each of list) {
        const country = all[each]!.country ?? '';
        if (short !== name) add(bare, short, each);
        if (transliterated.has(country.length === 3 ? (alpha2.get(country) ?? '') : country)) {
          const bone = skeleton(name);
          if (bone.length >= 4) add(bones, bone, each);
        }
      }
    }
  }

  const rankOf = (at: number): number => {
    let rank = 0;
    while (rank + 1 < starts.length && starts[rank + 1]! <= at) rank++;
    return rank;
  };
  const codeOf = (country: string | undefined): string | null =>
    country === undefined
      ? null
      : country.length === 3
        ? (alpha2.get(country.toUpperCase()) ?? country.toUpperCase())
        : country.toUpperCase();

  /** Name of the place of that id in the same pack; in large packs only regions and countries can hold others. */
  function ownId(rank: number, id: string): string | undefined {
    const { places } = packs[rank]!;
    if (places.length > 20_000) return undefined;
    let names = ids.get(rank);
    if (names === undefined) {
      names = new Map(places.map((place) => [place.id, place.name] as const));
      ids.set(rank, names);
    }
    return names.get(id);
  }

  function placeOf(at: number): Place {
    const known = made.get(at);
    if (known !== undefined) return known;
    const place = all[at]!;
    const rank = rankOf(at);
    const population = place.population ?? 0;
    const country = codeOf(place.country);
    const within: string[] = [];
    const name = (id: string): string | null => {
      const own = ownId(rank, id);
      if (own !== undefined) return own;
      const shared = byId.get(id);
      if (shared !== undefined) return all[shared]!.name;
      // An id of another pack that is not here says nothing to a reader; a name does.
      return /^[A-Z]{2}(?:\.|$)/.test(id) ? null : id;
    };
    for (const id of place.within ?? []) {
      const named = name(id);
      if (named !== null && named !== place.name && !within.includes(named)) within.push(named);
    }
    if (country !== null && place.kind !== 'country') {
      const land = byId.get(country);
      const named = land === undefined ? null : all[land]!.name;
      if (named !== null && !within.includes(named)) within.push(named);
    }
    const built: Place = {
      id: `${packs[rank]!.id}:${place.id}`,
      name: place.name,
      lat: place.lat,
      lon: place.lon,
      radiusMetres: place.radiusMetres ?? radiusOf(place.kind, population),
      kind: place.kind,
      population,
      country,
      within,
      rank,
    };
    made.set(at, built);
    return built;
  }

  return {
    packs: packs.map(({ id, title, licence, places }) => ({ id, title, licence, places: places.length })),
    lookup(name, loose = false) {
      const map = index ?? build();
      const key = foldName(name);
      if (key.length < 2) return [];
      const exact = map.get(key);
      const list: number[] = exact === undefined ? [] : typeof exact === 'number' ? [exact] : exact.slice(0, 200);
      if (list.length === 0 && loose) {
        if (bare === null) buildLoose(map);
        const short = key.replace(article, '');
        const found = short !== key ? map.get(short) : undefined;
        if (found !== undefined) list.push(...(typeof found === 'number' ? [found] : found));
        list.push(...(bare!.get(short) ?? []));
        if (list.length === 0) {
          const bone = skeleton(key);
          if (bone.length >= 4) list.push(...(bones!.get(bone) ?? []));
        }
      }
      return list.slice(0, 200).map(placeOf);
    },
    country(code) {
      if (index === null) build();
      const at = byId.get(codeOf(code) ?? '');
      if (at === undefined || all[at]!.kind !== 'country') return null;
      return placeOf(at);
    },
  };
}
