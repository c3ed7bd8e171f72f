import { AssizeError } from '../model/index.ts';
import { foldName, skeleton, withoutArticle } from './fold.ts';
import type { PackPlace } from './packs.ts';
import type { Places } from './places.ts';
import { hashOf } from './syntax/words.ts';

// A large pack as a file that is used where it lies in memory: columns of numbers, the names as one text, and for each way of looking
// a name up a table of places by its hash. Nothing is built at start-up; a name becomes a string when somebody asks for it.

/** "APP1" where the lowest byte comes first: a machine that reads numbers the other way round sees another word. */
export const MARK = 0x31505041;

/** What a file says of itself before its columns; lengths count numbers, not bytes. */
export interface PackedHeader {
  readonly id: string;
  readonly title: string;
  readonly licence: string;
  readonly places: number;
  readonly kinds: readonly string[];
  readonly countries: readonly string[];
  /** What a place can lie in, besides its country; the first is "nothing". */
  readonly parts: readonly string[];
  /** Numbers of countries and regions, which other places lie in. */
  readonly holders: readonly number[];
  /** Entries of each table: names as they stand, names without the article, skeletons. */
  readonly entries: readonly [number, number, number];
  readonly textBytes: number;
}

/** The bits of a hash that choose a bucket, and those that an entry of a table keeps above the number of its place. */
export const BUCKET_BITS = 16;
export const PLACE_BITS = 18;

/** From here on an id is no number of GeoNames: that of a part which places lie in, by its number, or (0) made of country and name. */
export const OWN_IDS = 0xf0000000;

export const bucketOf = (hash: number): number => hash >>> (32 - BUCKET_BITS);
export const entryOf = (hash: number, place: number): number => ((hash << PLACE_BITS) | place) >>> 0;

/** One way of looking names up: where each bucket begins, and its entries. */
interface Table {
  readonly starts: Uint32Array;
  readonly entries: Uint32Array;
}

/**
 * Opens a packed list of places. The bytes are kept and not copied, unless they do not begin at a multiple of four. Throws
 * `extraction/bad-gazetteer` when they are something else.
 */
export function openPacked(bytes: Uint8Array): Places {
  const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  let at = 8;
  const mark = whole.length < at ? Uint32Array.of(0, 0) : new Uint32Array(whole.buffer, whole.byteOffset, 2);
  if (mark[0] !== MARK)
    throw new AssizeError(
      'extraction/bad-gazetteer',
      `The ${bytes.length} bytes given as a packed list of places are none.`,
      'Restore places/geonames.bin from the release, or build it again with scripts/pack-places.ts.',
    );
  const text = new TextDecoder();
  const header = JSON.parse(text.decode(whole.subarray(at, at + mark[1]!))) as PackedHeader;
  at += mark[1]! + (-mark[1]! & 3);
  const { places, kinds, countries, parts } = header;
  const words = (length: number): Uint32Array => {
    const column = new Uint32Array(whole.buffer, whole.byteOffset + at, length);
    at += 4 * length;
    return column;
  };
  const names = words(places + 1);
  const ids = words(places);
  const lats = new Int32Array(words(places).buffer, whole.byteOffset + at - 4 * places, places);
  const lons = new Int32Array(words(places).buffer, whole.byteOffset + at - 4 * places, places);
  const populations = words(places);
  const reaches = words(places);
  /** The number of the part in the upper 16 bits, then country and kind in eight each. */
  const classes = words(places);
  const tables = header.entries.map((length): Table => ({ starts: words((1 << BUCKET_BITS) + 1), entries: words(length) }));
  const letters = whole.subarray(at, at + header.textBytes);

  const namesOf = (place: number): string[] => text.decode(letters.subarray(names[place], names[place + 1])).split('\n');

  /** Places in the bucket of that key whose names are truly meant by it. */
  function found(table: Table, key: string, formOf: (folded: string) => string): number[] {
    const hash = hashOf(key);
    const wanted = entryOf(hash, 0);
    const bucket = bucketOf(hash);
    const result: number[] = [];
    for (let i = table.starts[bucket]!; i < table.starts[bucket + 1]!; i++) {
      const entry = table.entries[i]!;
      const place = entry & ((1 << PLACE_BITS) - 1);
      if (entry - place !== wanted || result.includes(place)) continue;
      if (namesOf(place).some((name) => formOf(foldName(name)) === key)) result.push(place);
    }
    return result;
  }

  return {
    pack: { id: header.id, title: header.title, licence: header.licence, places },
    holders: header.holders,
    named: (key) => found(tables[0]!, key, (folded) => folded),
    withoutArticle: (short) => found(tables[1]!, short, withoutArticle),
    alike: (bone) => found(tables[2]!, bone, skeleton),
    at(place): PackPlace {
      const [name = '', ...others] = namesOf(place);
      const sort = classes[place]!;
      const part = sort >>> 16;
      const id = ids[place]!;
      const country = countries[(sort >>> 8) & 255]!;
      return {
        id: id < OWN_IDS ? `${id}` : id > OWN_IDS ? parts[id - OWN_IDS]! : `${country}.${foldName(name).replaceAll(' ', '-')}`,
        name,
        names: others,
        lat: lats[place]! / 1e5,
        lon: lons[place]! / 1e5,
        kind: kinds[sort & 255]!,
        population: populations[place]!,
        ...(reaches[place] === 0 ? {} : { radiusMetres: reaches[place]! }),
        ...(country === '' ? {} : { country }),
        within: part === 0 ? [] : [parts[part]!],
      };
    },
    // Towns hold no other places here.
    nameOf: () => undefined,
  };
}
