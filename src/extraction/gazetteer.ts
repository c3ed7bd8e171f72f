import { foldName, skeleton, withoutArticle } from './fold.ts';
import { spelledOut } from './languages/en/places.ts';
import type { Pack, PackPlace } from './packs.ts';
import { countryCode, listed, type Places } from './places.ts';

export { foldName } from './fold.ts';
export { openPacked } from './packed-places.ts';
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

/** How many names are remembered with the places found for them. */
const REMEMBERED = 20_000;

/** One gazetteer out of packs, the ones given first being trusted first: a user's own before the built-in. */
export function makeGazetteer(packs: readonly (Pack | Places)[]): Gazetteer {
  const all = packs.map((pack) => ('format' in pack ? listed(pack) : pack));
  // A place's number among all packs.
  const starts: number[] = [];
  let end = 0;
  for (const { pack } of all) {
    starts.push(end);
    end += pack.places;
  }
  const byId = new Map<string, number>();
  all.forEach((places, rank) => {
    for (const number of places.holders) {
      const { id } = places.at(number);
      if (!byId.has(id)) byId.set(id, starts[rank]! + number);
    }
  });
  const made = new Map<number, Place>();
  const met = new Map<string, readonly Place[]>();

  /** What each pack finds, one after another. */
  const gathered = (find: (places: Places) => readonly number[]): number[] =>
    all.flatMap((places, rank) => find(places).map((number) => starts[rank]! + number));

  const rankOf = (at: number): number => {
    let rank = 0;
    while (rank + 1 < starts.length && starts[rank + 1]! <= at) rank++;
    return rank;
  };
  const packPlace = (at: number): PackPlace => {
    const rank = rankOf(at);
    return all[rank]!.at(at - starts[rank]!);
  };

  function placeOf(at: number): Place {
    const known = made.get(at);
    if (known !== undefined) return known;
    const place = packPlace(at);
    const rank = rankOf(at);
    const population = place.population ?? 0;
    const country = place.country === undefined ? null : countryCode(place.country);
    const within: string[] = [];
    const name = (id: string): string | null => {
      const own = all[rank]!.nameOf(id);
      if (own !== undefined) return own;
      const shared = byId.get(id);
      if (shared !== undefined) return packPlace(shared).name;
      // An id of another pack that is not here says nothing to a reader; a name does.
      return /^[A-Z]{2}(?:\.|$)/.test(id) ? null : id;
    };
    for (const id of place.within ?? []) {
      const named = name(id);
      if (named !== null && named !== place.name && !within.includes(named)) within.push(named);
    }
    if (country !== null && place.kind !== 'country') {
      const land = byId.get(country);
      const named = land === undefined ? null : packPlace(land).name;
      if (named !== null && !within.includes(named)) within.push(named);
    }
    const built: Place = {
      id: `${all[rank]!.pack.id}:${place.id}`,
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
    if (made.size >= REMEMBERED) made.clear();
    made.set(at, built);
    return built;
  }

  function found(key: string, loose: boolean): readonly Place[] {
    if (key.length < 2) return [];
    let list = gathered((places) => places.named(key));
    const other = spelledOut(key);
    if (other !== key) list.push(...gathered((places) => places.named(other)).filter((place) => !list.includes(place)));
    if (list.length === 0 && loose) {
      const short = withoutArticle(key);
      if (short !== key) list = gathered((places) => places.named(short));
      list.push(...gathered((places) => places.withoutArticle(short)));
      const bone = list.length === 0 ? skeleton(key) : '';
      if (bone.length >= 4) list = gathered((places) => places.alike(bone));
    }
    return list.slice(0, 200).map(placeOf);
  }

  return {
    packs: all.map(({ pack }) => pack),
    lookup(name, loose = false) {
      const key = foldName(name);
      const asked = loose ? `${key}?` : key;
      const known = met.get(asked);
      if (known !== undefined) return known;
      const places = found(key, loose);
      if (met.size >= REMEMBERED) met.clear();
      met.set(asked, places);
      return places;
    },
    country(code) {
      const at = byId.get(countryCode(code));
      if (at === undefined || packPlace(at).kind !== 'country') return null;
      return placeOf(at);
    },
  };
}
