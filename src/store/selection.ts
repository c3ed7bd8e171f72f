import type { DatabaseSync } from 'node:sqlite';
import { type Facets, type IncidentOrder, type IncidentSelection, type Spread, endOf, startOf } from '../model/index.ts';
import { type ColumnData, type One, type Several, inOrder, keysOf } from './columns.ts';
import { UNDATED } from './project.ts';
import { readQuery, toMatch } from './search.ts';

// Selecting, counting and paging of incidents over their columns. Rows themselves stay on disk.

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
  /**
   * The rows told of by most sources among those whose words match, at most `limit`. Of a word that stands in more than a few
   * thousand incidents only the first of them are looked at.
   */
  told(selection: IncidentSelection, limit: number): readonly number[];
}

const DAY = 86_400_000;

/** How many selections are remembered: the pages that people have open ask the same ones again and again. */
const REMEMBERED = 256;

/** How many matches of words are looked at where only the foremost are wanted. */
const GLANCED = 3000;

/** Answers questions over columns; `db` is asked for what stands in no column: words, and who stands in which incident. */
export function columnsOver(data: ColumnData, db: DatabaseSync): Columns {
  const { size, one, terms, first, last, sort, sources, disputes, killed, lat, lon, radius } = data;
  const rowsOf = (sql: string) => {
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  };
  const posted = rowsOf('SELECT incident FROM incident_terms WHERE field = ? AND value = ?');
  const worded = rowsOf('SELECT rowid FROM incident_words WHERE incident_words MATCH ?');
  const glanced = rowsOf(`SELECT rowid FROM incident_words WHERE incident_words MATCH ? LIMIT ${GLANCED}`);
  const { place } = one;

  /** Keeps, of `inside`, the rows that some list of numbers names. */
  const only = (inside: Uint8Array, ords: Iterable<readonly [number]>) => {
    const named = new Uint8Array(size);
    for (const [ord] of ords) named[ord] = 1;
    for (let at = 0; at < size; at += 1) inside[at]! &= named[at]!;
  };

  function compute(selection: IncidentSelection, matching = worded): Uint32Array {
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
      const match = toMatch(readQuery(words));
      if (match === null) inside.fill(0);
      else only(inside, matching.iterate(match) as unknown as Iterable<[number]>);
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
        name: data.actors.get(id) ?? id,
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
          name: place.names[name] ?? '',
          lat: lat[at]!,
          lon: lon[at]!,
          radiusMetres: Number.isNaN(radius[at]!) ? null : radius[at]!,
          incidents,
        })),
      undated,
      unplaced,
    };
  }

  const compare = (order: IncidentOrder) => {
    const key = keysOf(data)[order];
    const sign = order.startsWith('-') ? -1 : 1;
    return (aKey: string | number, aOrd: number, bOrd: number, bKey = key(bOrd)) =>
      (aKey < bKey ? -sign : aKey > bKey ? sign : 0) || aOrd - bOrd;
  };
  /** Every row in an order: as it was kept, or made once when it is first asked for. */
  const wholes = new Map<IncidentOrder, Uint32Array>(Object.entries(data.orders) as [IncidentOrder, Uint32Array][]);
  const whole = (order: IncidentOrder) => {
    const known = wholes.get(order);
    if (known) return known;
    const made = inOrder(data, order);
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
        else found.push({ ord, key: keysOf(data)[order](ord) });
      }
      return { total: rows.length, rows: found };
    },
    told: (selection, limit) =>
      [...compute(selection, glanced)].sort((a, b) => sources[b]! - sources[a]! || a - b).slice(0, limit),
  };
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
