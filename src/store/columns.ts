import type { DatabaseSync } from 'node:sqlite';
import { type Facets, type IncidentOrder, type IncidentSelection, type Spread, endOf, startOf } from '../model/index.ts';
import { UNDATED } from './project.ts';
import { toMatch } from './search.ts';

// What a list of incidents is selected and counted by, held in memory column by column: a facet over 100,000 incidents is then
// one pass over a few arrays instead of one grouping query for each field. Rows themselves stay on disk.

/** Values of one field for every row: those of row `n` are `values[starts[n]] … values[starts[n + 1] - 1]`, as places in `names`. */
interface Several {
  readonly names: readonly string[];
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** One value of one field for every row, as a place in `names`; -1 where the row has none. */
interface One {
  readonly names: readonly string[];
  readonly values: Int32Array;
}

const several = ['factuality', 'outcome', 'target', 'actor'] as const;
type SeveralField = (typeof several)[number];

/** The columns of a store's incidents, by their number in the order in which a reader meets them. */
export interface Columns {
  readonly size: number;
  /** Numbers of the rows that a selection holds, in their own order. The same array comes back while the findings stay. */
  select(selection: IncidentSelection): Uint32Array;
  facets(selection: IncidentSelection): Facets;
  spread(selection: IncidentSelection): Spread;
  /** Up to `limit` rows of a selection that come after `after` in an order, and after `skip` more, with the key each is ordered by. */
  page(
    selection: IncidentSelection,
    order: IncidentOrder,
    limit: number,
    after: { readonly key: string | number; readonly ord: number } | null,
    skip?: number,
  ): { readonly total: number; readonly rows: readonly { readonly ord: number; readonly key: string | number }[] };
}

const DAY = 86_400_000;

/** How many selections are remembered: the pages that people have open ask the same ones again and again. */
const REMEMBERED = 256;

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

/** Reads the columns of every incident. A second or less for 100,000. */
export function loadColumns(db: DatabaseSync): Columns {
  const rowsOf = (sql: string) => {
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  };
  const { n: size } = db.prepare('SELECT count(*) AS n FROM incidents').get() as { n: number };
  const column = () => ({ names: new Names(), values: new Int32Array(size).fill(-1) });
  const [shelf, kind, grade, place] = [column(), column(), column(), column()];
  const numbers = () => new Float64Array(size);
  const [first, last, sort, sources, claims, disputes, killed] = [
    numbers(),
    numbers(),
    numbers(),
    numbers(),
    numbers(),
    numbers(),
    numbers(),
  ];
  const [lat, lon, radius] = [numbers().fill(Number.NaN), numbers().fill(Number.NaN), numbers().fill(Number.NaN)];
  const titles: string[] = Array.from({ length: size }, () => '');
  type N = number | null;
  type Row = [number, string, string, string, string, N, N, number, string | null, N, N, N, number, number, number, number];
  const every = rowsOf(
    'SELECT ord, shelf, kind, title, grade, first_ms, last_ms, sort_ms, place, lat, lon, radius, sources, claims, disputes, killed FROM incidents',
  );
  for (const row of every.iterate() as unknown as Iterable<Row>) {
    const at = row[0];
    shelf.values[at] = shelf.names.place(row[1]);
    kind.values[at] = kind.names.place(row[2]);
    titles[at] = row[3];
    grade.values[at] = grade.names.place(row[4]);
    first[at] = row[5] ?? Number.NEGATIVE_INFINITY;
    last[at] = row[6] ?? Number.POSITIVE_INFINITY;
    sort[at] = row[7];
    if (row[8] !== null) place.values[at] = place.names.place(row[8]);
    if (row[9] !== null && row[10] !== null) {
      lat[at] = row[9];
      lon[at] = row[10];
      radius[at] = row[11] ?? Number.NaN;
    }
    sources[at] = row[12];
    claims[at] = row[13];
    disputes[at] = row[14];
    killed[at] = row[15];
  }
  const terms = {} as Record<SeveralField, Several>;
  for (const field of several) terms[field] = loadSeveral(rowsOf, field, size);
  const actorNames = new Map(
    (rowsOf("SELECT id, json_extract(line, '$.name') FROM entities").all() as unknown as [string, string][]).map(([id, name]) => [
      id,
      name,
    ]),
  );
  const posted = rowsOf('SELECT incident FROM incident_terms WHERE field = ? AND value = ?');
  const worded = rowsOf('SELECT rowid FROM incident_words WHERE incident_words MATCH ?');

  const one: Readonly<Record<'kind' | 'grade' | 'place' | 'shelf', One>> = {
    kind: { names: kind.names.names, values: kind.values },
    grade: { names: grade.names.names, values: grade.values },
    place: { names: place.names.names, values: place.values },
    shelf: { names: shelf.names.names, values: shelf.values },
  };

  /** Keeps, of `inside`, the rows that some list of numbers names. */
  const only = (inside: Uint8Array, ords: Iterable<readonly [number]>) => {
    const named = new Uint8Array(size);
    for (const [ord] of ords) named[ord] = 1;
    for (let at = 0; at < size; at += 1) inside[at]! &= named[at]!;
  };

  function compute(selection: IncidentSelection): Uint32Array {
    const inside = new Uint8Array(size).fill(1);
    const keep = (test: (at: number) => boolean) => {
      for (let at = 0; at < size; at += 1) if (inside[at] === 1 && !test(at)) inside[at] = 0;
    };
    const among = (field: keyof typeof one, wanted: readonly string[]) => {
      const { names, values } = one[field];
      const places = new Set(wanted.map((name) => names.indexOf(name)).filter((at) => at >= 0));
      keep((at) => places.has(values[at]!));
    };
    const { box, from, to, disputed, words } = selection;
    if (selection.shelf !== undefined) among('shelf', [selection.shelf]);
    if (selection.kind !== undefined && selection.kind.length > 0) among('kind', selection.kind);
    if (selection.grade !== undefined && selection.grade.length > 0) among('grade', selection.grade);
    if (selection.place !== undefined) among('place', [selection.place]);
    if (disputed !== undefined) keep((at) => disputes[at]! > 0 === disputed);
    if (box !== undefined) {
      const [west, south, east, north] = box;
      const across = west > east;
      keep((at) => {
        const x = lon[at]!;
        const y = lat[at]!;
        return y >= south && y <= north && (across ? x >= west || x <= east : x >= west && x <= east);
      });
    }
    if (selection.area !== undefined) {
      const inArea = insideOf(selection.area);
      keep((at) => inArea(lon[at]!, lat[at]!));
    }
    // An interval open on one side may reach into the span asked for; one without any date cannot be placed in it.
    if (from !== undefined) {
      const start = startOf(from);
      keep((at) => sort[at]! < UNDATED && last[at]! > start);
    }
    if (to !== undefined) {
      const end = endOf(to);
      keep((at) => sort[at]! < UNDATED && first[at]! < end);
    }
    const posting = (field: string, values: readonly string[]) =>
      only(
        inside,
        values.flatMap((value) => posted.all(field, value) as unknown as [number][]),
      );
    if (selection.factuality !== undefined && selection.factuality.length > 0) posting('factuality', selection.factuality);
    if (selection.outcome !== undefined) posting('outcome', [selection.outcome]);
    if (selection.entity !== undefined) posting('entity', [selection.entity]);
    if (selection.actor !== undefined) posting('actor', [selection.actor]);
    if (selection.target !== undefined) posting('target', [selection.target]);
    if (selection.source !== undefined) posting('source', [selection.source]);
    if (words !== undefined) {
      const match = toMatch(words);
      if (match === null) inside.fill(0);
      else only(inside, worded.iterate(match) as unknown as Iterable<[number]>);
    }
    let count = 0;
    for (let at = 0; at < size; at += 1) count += inside[at]!;
    const found = new Uint32Array(count);
    for (let at = 0, next = 0; at < size; at += 1) if (inside[at] === 1) found[next++] = at;
    return found;
  }

  const remembered = new Map<string, { rows: Uint32Array; facets?: Facets; spread?: Spread }>();
  const recall = (selection: IncidentSelection) => {
    const key = JSON.stringify(selection, Object.keys(selection).toSorted());
    let known = remembered.get(key);
    if (known) remembered.delete(key);
    else known = { rows: compute(selection) };
    remembered.set(key, known);
    if (remembered.size > REMEMBERED) for (const oldest of [...remembered.keys()].slice(0, 1)) remembered.delete(oldest);
    return known;
  };

  const countOne = ({ names, values }: One, rows: Uint32Array, most = 200) => {
    const counts = new Uint32Array(names.length);
    for (const at of rows) if (values[at]! >= 0) counts[values[at]!]! += 1;
    return ranked(names, counts, most);
  };
  const countSeveral = ({ names, starts, values }: Several, rows: Uint32Array, most = 200) => {
    const counts = new Uint32Array(names.length);
    for (const at of rows) for (let n = starts[at]!; n < starts[at + 1]!; n += 1) counts[values[n]!]! += 1;
    return ranked(names, counts, most);
  };

  function facetsOf(rows: Uint32Array): Facets {
    let disputed = 0;
    for (const at of rows) if (disputes[at]! > 0) disputed += 1;
    const of = (counts: readonly (readonly [string, number])[]) => Object.fromEntries(counts);
    return {
      kind: of(countOne(one.kind, rows)),
      grade: of(countOne(one.grade, rows)),
      place: of(countOne(one.place, rows)),
      factuality: of(countSeveral(terms.factuality, rows)),
      outcome: of(countSeveral(terms.outcome, rows)),
      target: of(countSeveral(terms.target, rows)),
      actor: countSeveral(terms.actor, rows, 50).map(([id, incidents]) => ({
        id: id as Facets['actor'][number]['id'],
        name: actorNames.get(id) ?? id,
        incidents,
      })),
      disputed,
    };
  }

  function spreadOf(rows: Uint32Array): Spread {
    let [undated, unplaced, low, high] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const places = new Map<number, { at: number; incidents: number }>();
    for (const at of rows) {
      if (sort[at]! >= UNDATED) undated += 1;
      else {
        low = Math.min(low, sort[at]!);
        high = Math.max(high, sort[at]!);
      }
      if (Number.isNaN(lat[at]!)) unplaced += 1;
      else {
        const known = places.get(place.values[at]!);
        if (known) known.incidents += 1;
        else places.set(place.values[at]!, { at, incidents: 1 });
      }
    }
    const days = (high - low) / DAY;
    const unit = days <= 120 ? 'day' : days <= 800 ? 'week' : days <= 7000 ? 'month' : 'year';
    const bars = new Map<number, { incidents: number; killed: number }>();
    for (const at of rows) {
      if (sort[at]! >= UNDATED) continue;
      // An end is the first moment after its day.
      const start = stepStart(first[at] === Number.NEGATIVE_INFINITY ? sort[at]! - 1 : sort[at]!, unit);
      const bar = bars.get(start) ?? { incidents: 0, killed: 0 };
      bar.incidents += 1;
      bar.killed += killed[at]!;
      bars.set(start, bar);
    }
    const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);
    return {
      time: {
        unit,
        bars: [...bars]
          .toSorted(([a], [b]) => a - b)
          .map(([start, bar]) => ({ from: iso(start), to: iso(stepEnd(start, unit)), ...bar })),
      },
      places: [...places]
        .toSorted(([, a], [, b]) => b.incidents - a.incidents || a.at - b.at)
        .slice(0, 5000)
        .map(([name, { at, incidents }]) => ({
          name: place.names.names[name] ?? '',
          lat: lat[at]!,
          lon: lon[at]!,
          radiusMetres: Number.isNaN(radius[at]!) ? null : radius[at]!,
          incidents,
        })),
      undated,
      unplaced,
    };
  }

  // The newest first must not mean the undated first: they are moved behind every date.
  const keyOf: Readonly<Record<IncidentOrder, (at: number) => string | number>> = {
    when: (at) => sort[at]!,
    '-when': (at) => (sort[at]! >= UNDATED ? -UNDATED : sort[at]!),
    '-sources': (at) => sources[at]!,
    '-claims': (at) => claims[at]!,
    '-killed': (at) => killed[at]!,
    title: (at) => titles[at]!,
  };
  const compare = (order: IncidentOrder) => {
    const key = keyOf[order];
    const sign = order.startsWith('-') ? -1 : 1;
    return (aKey: string | number, aOrd: number, bOrd: number, bKey = key(bOrd)) =>
      (aKey < bKey ? -sign : aKey > bKey ? sign : 0) || aOrd - bOrd;
  };
  /** Every row in an order, made once when it is first asked for. */
  const wholes = new Map<IncidentOrder, Uint32Array>();
  const whole = (order: IncidentOrder) => {
    const known = wholes.get(order);
    if (known) return known;
    const key = keyOf[order];
    const against = compare(order);
    const made = Uint32Array.from({ length: size }, (_, at) => at).sort((a, b) => against(key(a), a, b));
    wholes.set(order, made);
    return made;
  };

  return {
    size,
    select: (selection) => recall(selection).rows,
    facets(selection) {
      const known = recall(selection);
      return (known.facets ??= facetsOf(known.rows));
    },
    spread(selection) {
      const known = recall(selection);
      return (known.spread ??= spreadOf(known.rows));
    },
    page(selection, order, limit, after, skip = 0) {
      const { rows } = recall(selection);
      const inside = new Uint8Array(size);
      for (const at of rows) inside[at] = 1;
      const sorted = whole(order);
      const against = compare(order);
      let low = 0;
      if (after !== null) {
        let high = size;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (against(after.key, after.ord, sorted[middle]!) < 0) high = middle;
          else low = middle + 1;
        }
      }
      const found: { ord: number; key: string | number }[] = [];
      let left = skip;
      for (let at = low; at < size && found.length < limit; at += 1) {
        const ord = sorted[at]!;
        if (inside[ord] !== 1) continue;
        if (left > 0) left -= 1;
        else found.push({ ord, key: keyOf[order](ord) });
      }
      return { total: rows.length, rows: found };
    },
  };
}

function loadSeveral(
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

/** The names with a count, the most often counted first, ties by name. */
function ranked(names: readonly string[], counts: Uint32Array, most: number): [string, number][] {
  return [...counts]
    .flatMap((count, at): [string, number][] => (count > 0 ? [[names[at]!, count]] : []))
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, most);
}

/** The first moment of the step of time in which a moment lies; weeks begin on Monday (ISO 8601). */
function stepStart(ms: number, unit: Spread['time']['unit']): number {
  const day = Math.floor(ms / DAY);
  if (unit === 'day') return day * DAY;
  // 1 January 1970 was a Thursday.
  if (unit === 'week') return (day - ((((day + 3) % 7) + 7) % 7)) * DAY;
  const date = new Date(ms);
  return unit === 'month' ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) : Date.UTC(date.getUTCFullYear(), 0, 1);
}

/** The last day of the step that begins at `start`. */
function stepEnd(start: number, unit: Spread['time']['unit']): number {
  const date = new Date(start);
  if (unit === 'day') return start;
  if (unit === 'week') return start + 6 * DAY;
  if (unit === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) - DAY;
  return Date.UTC(date.getUTCFullYear() + 1, 0, 1) - DAY;
}

/**
 * Whether a point lies inside an area with these corners, by the even-odd rule: a line from the point to the east crosses its edge an
 * odd number of times. Unplaced points (NaN) lie in none.
 */
function insideOf(corners: readonly (readonly [lon: number, lat: number])[]): (x: number, y: number) => boolean {
  return (x, y) => {
    let inside = false;
    corners.forEach(([ax, ay], at) => {
      const [bx, by] = corners[(at + corners.length - 1) % corners.length]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    });
    return inside;
  };
}
