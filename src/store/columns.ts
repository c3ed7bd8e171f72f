import type { DatabaseSync } from 'node:sqlite';
import { type IncidentOrder, incidentOrders } from '../model/index.ts';
import { UNDATED } from './project.ts';

// What a list of incidents is selected and counted by, column by column: a facet over 100,000 incidents is then one pass over a
// few arrays instead of one grouping query for each field. The columns are kept as they are used, so that opening a file reads
// some megabytes of arrays and not every row.

/** Values of one field for every row: those of row `n` are `values[starts[n]] … values[starts[n + 1] - 1]`, as places in `names`. */
export interface Several {
  readonly names: readonly string[];
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** One value of one field for every row, as a place in `names`; -1 where the row has none. */
export interface One {
  readonly names: readonly string[];
  readonly values: Int32Array;
}

const singles = ['shelf', 'kind', 'grade', 'place'] as const;
const several = ['factuality', 'outcome', 'target', 'actor'] as const;
const numbers = ['first', 'last', 'sort', 'sources', 'claims', 'disputes', 'killed', 'lat', 'lon', 'radius'] as const;

/** The columns of all incidents, by their number in the order in which a reader meets them. Unplaced rows have NaN for degrees. */
export type ColumnData = {
  readonly size: number;
  readonly titles: readonly string[];
  readonly one: Readonly<Record<(typeof singles)[number], One>>;
  readonly terms: Readonly<Record<(typeof several)[number], Several>>;
  /** What those are called who are named as acting. */
  readonly actors: ReadonlyMap<string, string>;
  /** The rows in each order, where they were put in order already. */
  readonly orders: Readonly<Partial<Record<IncidentOrder, Uint32Array>>>;
} & Readonly<Record<(typeof numbers)[number], Float64Array>>;

class Names {
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();
  place(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

/** By what each order compares two rows. The newest first must not mean the undated first: they are moved behind every date. */
export const keysOf = ({
  sort,
  sources,
  claims,
  killed,
  titles,
}: ColumnData): Readonly<Record<IncidentOrder, (at: number) => string | number>> => ({
  when: (at) => sort[at]!,
  '-when': (at) => (sort[at]! >= UNDATED ? -UNDATED : sort[at]!),
  '-sources': (at) => sources[at]!,
  '-claims': (at) => claims[at]!,
  '-killed': (at) => killed[at]!,
  title: (at) => titles[at]!,
});

/** Every row in an order; ties in the order in which a reader meets them. */
export function inOrder(data: ColumnData, order: IncidentOrder): Uint32Array {
  const key = keysOf(data)[order];
  const sign = order.startsWith('-') ? -1 : 1;
  return Uint32Array.from({ length: data.size }, (_, at) => at).sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    return (x < y ? -sign : x > y ? sign : 0) || a - b;
  });
}

/** Reads the columns from the rows: seconds for 100,000 incidents. */
function readColumns(db: DatabaseSync): ColumnData {
  const rowsOf = (sql: string) => {
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  };
  const { n: size } = db.prepare('SELECT count(*) AS n FROM incidents').get() as { n: number };
  const names = { shelf: new Names(), kind: new Names(), grade: new Names(), place: new Names() };
  const one = Object.fromEntries(
    singles.map((field) => [field, { names: names[field].names, values: new Int32Array(size).fill(-1) }]),
  ) as Record<(typeof singles)[number], { names: string[]; values: Int32Array }>;
  const at = Object.fromEntries(numbers.map((field) => [field, new Float64Array(size)])) as Record<
    (typeof numbers)[number],
    Float64Array
  >;
  for (const field of ['lat', 'lon', 'radius'] as const) at[field].fill(Number.NaN);
  const titles: string[] = Array.from({ length: size }, () => '');
  type N = number | null;
  type Row = [number, string, string, string, string, N, N, number, string | null, N, N, N, number, number, number, number];
  const every = rowsOf(
    'SELECT ord, shelf, kind, title, grade, first_ms, last_ms, sort_ms, place, lat, lon, radius, sources, claims, disputes, killed FROM incidents',
  );
  for (const row of every.iterate() as unknown as Iterable<Row>) {
    const [ord, shelf, kind, title, grade, first, last, sort, place, lat, lon, radius, sources, claims, disputes, killed] = row;
    one.shelf.values[ord] = names.shelf.place(shelf);
    one.kind.values[ord] = names.kind.place(kind);
    one.grade.values[ord] = names.grade.place(grade);
    if (place !== null) one.place.values[ord] = names.place.place(place);
    titles[ord] = title;
    at.first[ord] = first ?? Number.NEGATIVE_INFINITY;
    at.last[ord] = last ?? Number.POSITIVE_INFINITY;
    at.sort[ord] = sort;
    if (lat !== null && lon !== null) {
      at.lat[ord] = lat;
      at.lon[ord] = lon;
      at.radius[ord] = radius ?? Number.NaN;
    }
    at.sources[ord] = sources;
    at.claims[ord] = claims;
    at.disputes[ord] = disputes;
    at.killed[ord] = killed;
  }
  const terms = Object.fromEntries(several.map((field) => [field, readSeveral(rowsOf, field, size)])) as ColumnData['terms'];
  const named = rowsOf("SELECT id, json_extract(line, '$.name') FROM entities").all() as unknown as [string, string][];
  const acting = new Set(terms.actor.names);
  return { size, titles, one, terms, actors: new Map(named.filter(([id]) => acting.has(id))), orders: {}, ...at };
}

function readSeveral(
  rowsOf: (sql: string) => { iterate(field: string): Iterable<unknown> },
  field: string,
  size: number,
): Several {
  const names = new Names();
  const starts = new Uint32Array(size + 1);
  const values: number[] = [];
  let row = 0;
  for (const [incident, value] of rowsOf(
    'SELECT incident, value FROM incident_terms WHERE field = ? ORDER BY incident, value',
  ).iterate(field) as Iterable<[number, string]>) {
    for (; row <= incident; row += 1) starts[row] = values.length;
    values.push(names.place(value));
  }
  for (; row <= size; row += 1) starts[row] = values.length;
  return { names: names.names, starts, values: Uint32Array.from(values) };
}

const INTEGERS = 4;
const REALS = 8;

const bytesOf = (array: Float64Array | Int32Array | Uint32Array) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
const textOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** Keeps the columns of the rows that were written, within the transaction that wrote them. */
export function keepColumns(db: DatabaseSync): void {
  const data = readColumns(db);
  const statement = db.prepare('INSERT INTO columns VALUES (?, ?)');
  const keep = (name: string, bytes: Uint8Array) => void statement.run(name, bytes);
  keep('titles', textOf(data.titles));
  keep('actors', textOf([...data.actors]));
  for (const field of singles) {
    keep(`${field} names`, textOf(data.one[field].names));
    keep(field, bytesOf(data.one[field].values));
  }
  for (const field of several) {
    keep(`${field} names`, textOf(data.terms[field].names));
    keep(`${field} starts`, bytesOf(data.terms[field].starts));
    keep(field, bytesOf(data.terms[field].values));
  }
  for (const field of numbers) keep(field, bytesOf(data[field]));
  for (const order of incidentOrders) keep(`by ${order}`, bytesOf(inOrder(data, order)));
}

/** The columns as they were kept, or, before the first findings, those of no rows. */
export function loadColumns(db: DatabaseSync): ColumnData {
  const rows = db.prepare('SELECT name, data FROM columns').all() as unknown as { name: string; data: Uint8Array }[];
  if (rows.length === 0) return readColumns(db);
  const kept = new Map(rows.map(({ name, data }) => [name, data]));
  // A copy begins where its memory begins: an array of reals may not begin anywhere else.
  const memory = (name: string) => kept.get(name)!.slice().buffer;
  const text = (name: string) => JSON.parse(new TextDecoder().decode(kept.get(name))) as unknown;
  const reals = (name: string) => new Float64Array(memory(name), 0, kept.get(name)!.byteLength / REALS);
  const integers = (name: string) => new Uint32Array(memory(name), 0, kept.get(name)!.byteLength / INTEGERS);
  const titles = text('titles') as string[];
  return {
    size: titles.length,
    titles,
    actors: new Map(text('actors') as [string, string][]),
    one: Object.fromEntries(
      singles.map((field) => [field, { names: text(`${field} names`), values: new Int32Array(memory(field)) }]),
    ) as unknown as ColumnData['one'],
    terms: Object.fromEntries(
      several.map((field) => [
        field,
        { names: text(`${field} names`), starts: integers(`${field} starts`), values: integers(field) },
      ]),
    ) as unknown as ColumnData['terms'],
    orders: Object.fromEntries(incidentOrders.map((order) => [order, integers(`by ${order}`)])),
    ...(Object.fromEntries(numbers.map((field) => [field, reals(field)])) as Record<(typeof numbers)[number], Float64Array>),
  };
}
