import type { DatabaseSync } from 'node:sqlite';
import { type Facets, type IncidentOrder, type IncidentSelection, type Spread, endOf, startOf } from '../model/index.ts';
import { type ColumnData, type One, type Several, inOrder, keysOf } from './columns.ts';
import { UNDATED } from './project.ts';
import { Recent } from './recent.ts';
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

/** How many row numbers of selections are remembered: the pages that people have open ask the same ones again and again. */
const REMEMBERED = 10_000_000;

/** How many of the short lists beside a search are remembered. */
const TELLINGS = 300;

/** How many matches of words are looked at where only the foremost are wanted. */
const GLANCED = 3000;

/** What was worked out of a selection. */
interface Remembered {
  readonly rows: Uint32Array;
  ordered?: { readonly order: IncidentOrder; readonly rows: Uint32Array };
  facets?: Facets;
  spread?: Spread;
}

/** Answers questions over columns; `db` is asked for what stands in no column: words, and who stands in which incident. */
export function columnsOver(data: ColumnData, db: DatabaseSync): Columns {
  const { size, one, terms, first, last, sort, sources, disputes, killed, lat, lon, radius } = data;
  // One text with all numbers: a list of 75,000 rows would take ten times as long to cross into JavaScript row by row.
  const numbersOf = (rows: string) => {
    const statement = db.prepare(`SELECT json_group_array(n) AS list FROM (${rows})`);
    return (...parameters: string[]) => JSON.parse((statement.get(...parameters) as { list: string }).list) as number[];
  };
  const posted = numbersOf('SELECT incident AS n FROM incident_terms WHERE field = ? AND value = ?');
  const worded = numbersOf('SELECT rowid AS n FROM incident_words WHERE incident_words MATCH ?');
  const glanced = numbersOf(`SELECT rowid AS n FROM incident_words WHERE incident_words MATCH ? LIMIT ${GLANCED}`);
  const everyRow = Uint32Array.from({ length: size }, (_, at) => at);
  const { place } = one;

  function compute(selection: IncidentSelection, matching = worded): Uint32Array {
    let rows = everyRow;
    const keep = (test: (at: number) => boolean) => {
      const kept = new Uint32Array(rows.length);
      let count = 0;
      for (const at of rows) if (test(at)) kept[count++] = at;
      rows = kept.subarray(0, count);
    };
    const only = (named: readonly number[]) => {
      const inside = new Uint8Array(size);
      for (const at of named) inside[at] = 1;
      keep((at) => inside[at] === 1);
    };
    const among = (field: keyof typeof one, wanted: readonly string[]) => {
      const { names, values } = one[field];
      const places = new Set(wanted.map((name) => names.indexOf(name)).filter((at) => at >= 0));
      keep((at) => places.has(values[at]!));
    };
    const { box, from, to, disputed, words } = selection;
    // What an index knows comes first: the columns are then looked at for those rows alone.
    if (words !== undefined) {
      const match = toMatch(readQuery(words));
      const named = match === null ? [] : matching(match);
      // The index of words names each row once, in their order.
      rows = Uint32Array.from(named);
    }
    const posting = (field: string, values: readonly string[]) => only(values.flatMap((value) => posted(field, value)));
    if (selection.factuality !== undefined && selection.factuality.length > 0) posting('factuality', selection.factuality);
    if (selection.outcome !== undefined) posting('outcome', [selection.outcome]);
    if (selection.entity !== undefined) posting('entity', [selection.entity]);
    if (selection.actor !== undefined) posting('actor', [selection.actor]);
    if (selection.target !== undefined) posting('target', [selection.target]);
    if (selection.source !== undefined) posting('source', [selection.source]);
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
    // A part of a longer array would keep the whole of it in memory.
    return rows === everyRow ? rows : rows.slice();
  }

  const remembered = new Map<string, Remembered>();
  let held = 0;
  const recall = (selection: IncidentSelection) => {
    const key = JSON.stringify(selection, Object.keys(selection).toSorted());
    let known = remembered.get(key);
    if (known) remembered.delete(key);
    else {
      known = { rows: compute(selection) };
      held += known.rows.length;
    }
    remembered.set(key, known);
    for (const [oldest, { rows, ordered }] of remembered) {
      if (held <= REMEMBERED || remembered.size === 1) break;
      remembered.delete(oldest);
      held -= rows.length + (ordered?.rows.length ?? 0);
    }
    return known;
  };
  /** The rows of a selection in an order, kept beside it until another order is asked for. */
  const inTheOrder = (known: Remembered, order: IncidentOrder): Uint32Array => {
    if (known.rows.length === size) return whole(order);
    if (known.ordered?.order === order) return known.ordered.rows;
    const inside = new Uint8Array(size);
    for (const at of known.rows) inside[at] = 1;
    const rows = new Uint32Array(known.rows.length);
    let next = 0;
    for (const at of whole(order)) if (inside[at] === 1) rows[next++] = at;
    if (known.ordered === undefined) held += rows.length;
    known.ordered = { order, rows };
    return rows;
  };

  const tellings = new Recent<readonly number[]>(TELLINGS);

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
      const rows = inTheOrder(recall(selection), order);
      const against = compare(order);
      const key = keysOf(data)[order];
      let low = 0;
      if (after !== null) {
        let high = rows.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (against(after.key, after.ord, rows[middle]!) < 0) high = middle;
          else low = middle + 1;
        }
      }
      const part = rows.subarray(low + skip, low + skip + limit);
      return { total: rows.length, rows: Array.from(part, (ord) => ({ ord, key: key(ord) })) };
    },
    told(selection, limit) {
      const asked = JSON.stringify([selection, limit]);
      const foremost = () => [...compute(selection, glanced)].sort((a, b) => sources[b]! - sources[a]! || a - b).slice(0, limit);
      return tellings.get(asked) ?? tellings.set(asked, foremost());
    },
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
