import type { Span } from '../reading.ts';

/** A place as the source names it. Coordinates are WGS 84 degrees, null when it cannot be placed: unplaceable stays unplaced. */
export interface Where extends Span {
  readonly name: string;
  readonly lat: number | null;
  readonly lon: number | null;
  /** How far the true place may be from the point, in metres; null when unplaced. */
  readonly radiusMetres: number | null;
  /** The places it lies in, nearest first: ["Aleppo", "Syria"]. */
  readonly within: readonly string[];
  /** Which gazetteer placed it and its id there (`geonames:170063`), or null. */
  readonly gazetteer: string | null;
}

/** Great-circle distance in metres between two points (haversine, mean earth radius 6,371,008.8 m). */
export function metresBetween(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180;
  const dLat = (b.lat - a.lat) * rad;
  const dLon = (b.lon - a.lon) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(h)));
}
