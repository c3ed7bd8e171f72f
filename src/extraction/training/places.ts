import { byLooseName, byName, isHolder } from '../places.ts';
import { BUCKET_BITS, bucketOf, entryOf, MARK, OWN_IDS, type PackedHeader, PLACE_BITS } from '../packed-places.ts';
import type { Pack } from '../packs.ts';
import { hashOf } from '../syntax/words.ts';

type Index = ReturnType<typeof byName>;

/** The places of an index by hash: where each bucket begins, then the entries of all. */
function tableOf(index: Index): { readonly starts: Uint32Array; readonly entries: Uint32Array } {
  const buckets: number[][] = Array.from({ length: 1 << BUCKET_BITS }, () => []);
  for (const [key, places] of index) {
    const hash = hashOf(key);
    buckets[bucketOf(hash)]!.push(...places.map((place) => entryOf(hash, place)));
  }
  const starts = new Uint32Array(buckets.length + 1);
  buckets.forEach((bucket, b) => {
    starts[b + 1] = starts[b]! + bucket.length;
  });
  return { starts, entries: Uint32Array.from(buckets.flat()) };
}

/** Different values in the order of their first use, with the number of each. */
function numbered(values: readonly string[], first: readonly string[] = []): { readonly all: string[]; readonly of: number[] } {
  const all = [...new Set([...first, ...values])];
  const number = new Map(all.map((value, i) => [value, i]));
  return { all, of: values.map((value) => number.get(value)!) };
}

/**
 * The file that `openPacked` reads, little-endian: mark, length of the header, header as JSON, columns, tables, names. Ids are whole
 * numbers, or those of parts that places lie in, or made of the country and the name; places lie in one thing besides their country at
 * most. The same pack gives the same bytes.
 */
export function packedBytes({ id, title, licence, places }: Pack): Uint8Array {
  if (places.length >= 1 << PLACE_BITS) throw new RangeError(`A packed list holds ${1 << PLACE_BITS} places at most.`);
  const kinds = numbered(places.map(({ kind }) => kind));
  const countries = numbered(places.map(({ country = '' }) => country));
  const parts = numbered(
    places.map(({ within = [] }) => within[0] ?? ''),
    [''],
  );
  const encoder = new TextEncoder();
  const texts = places.map(({ name, names = [] }) => encoder.encode([name, ...names].join('\n')));
  const starts = new Uint32Array(places.length + 1);
  texts.forEach((text, i) => {
    starts[i + 1] = starts[i]! + text.length;
  });
  const exact = byName(places);
  const { short, bones } = byLooseName(places, exact);
  const tables = [tableOf(exact), tableOf(short), tableOf(bones)] as const;
  const header: PackedHeader = {
    id,
    title,
    licence,
    places: places.length,
    kinds: kinds.all,
    countries: countries.all,
    parts: parts.all,
    holders: places.flatMap((place, number) =>
      isHolder(place) && (parts.all.includes(place.id) || place.kind === 'country') ? [number] : [],
    ),
    entries: [tables[0].entries.length, tables[1].entries.length, tables[2].entries.length],
    textBytes: starts.at(-1)!,
  };
  const idOf = (id: string): number => (/^\d+$/.test(id) ? Number(id) : OWN_IDS + Math.max(0, parts.all.indexOf(id)));
  const json = encoder.encode(JSON.stringify(header));
  const bytes = (numbers: readonly number[]): Uint8Array => new Uint8Array(Int32Array.from(numbers).buffer);
  const pieces: Uint8Array[] = [
    bytes([MARK, json.length]),
    json,
    new Uint8Array(-json.length & 3),
    new Uint8Array(starts.buffer),
    new Uint8Array(Uint32Array.from(places.map(({ id: own }) => idOf(own))).buffer),
    bytes(places.map(({ lat }) => Math.round(lat * 1e5))),
    bytes(places.map(({ lon }) => Math.round(lon * 1e5))),
    bytes(places.map(({ population = 0 }) => population)),
    bytes(places.map(({ radiusMetres = 0 }) => radiusMetres)),
    bytes(places.map((_, i) => (parts.of[i]! << 16) | (countries.of[i]! << 8) | kinds.of[i]!)),
    ...tables.flatMap((table) => [new Uint8Array(table.starts.buffer), new Uint8Array(table.entries.buffer)]),
    ...texts,
  ];
  const file = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    file.set(piece, at);
    at += piece.length;
  }
  return file;
}
