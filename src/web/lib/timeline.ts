import { ascending, extent } from 'd3-array';
import type { IncidentRow } from '../../model/index.ts';

/** An event as it lies on the axis. An open side is null: it is drawn as fading out, and never as an end. */
export interface Placed {
  readonly row: IncidentRow;
  readonly from: number;
  readonly to: number;
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

const DAY = 86_400_000;
const msOf = (iso: string, end: boolean): number => {
  const start = Date.parse(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
  return end && iso.length === 10 ? start + DAY : start;
};

/** Puts the dated rows on an axis in the order of time; the undated ones are given back apart. */
export function place(rows: readonly IncidentRow[]): { placed: Placed[]; undated: IncidentRow[] } {
  const placed: Placed[] = [];
  const undated: IncidentRow[] = [];
  for (const row of rows) {
    const first = row.when?.first ?? null;
    const last = row.when?.last ?? null;
    const from = first === null ? Number.NaN : msOf(first, false);
    const to = last === null ? Number.NaN : msOf(last, true);
    if (Number.isNaN(from) && Number.isNaN(to)) {
      undated.push(row);
      continue;
    }
    // An open side is given three days to fade in, so that it can be seen at all.
    placed.push({
      row,
      from: Number.isNaN(from) ? to - 3 * DAY : from,
      to: Number.isNaN(to) ? from + 3 * DAY : Math.max(to, from || to),
      openStart: Number.isNaN(from),
      openEnd: Number.isNaN(to),
    });
  }
  placed.sort((a, b) => ascending(a.from, b.from) || ascending(a.to, b.to) || ascending(a.row.id, b.row.id));
  return { placed, undated };
}

/** The first and last moment to show, with a little air; a single moment gets a week. */
export function span(placed: readonly Placed[]): [number, number] {
  const [from = 0] = extent(placed, (each) => each.from);
  const [, to = DAY] = extent(placed, (each) => each.to);
  const air = Math.max((to - from) * 0.04, 3.5 * DAY - (to - from) / 2, DAY / 2);
  return [from - air, to + air];
}

/** Rows within one lane, so that no two marks of a row touch: `start` and `end` in pixels. Gives the row of each. */
export function pack(marks: readonly { readonly start: number; readonly end: number }[], gap = 3): number[] {
  const ends: number[] = [];
  return marks.map(({ start, end }) => {
    const free = ends.findIndex((last) => last + gap <= start);
    const row = free === -1 ? ends.length : free;
    ends[row] = end;
    return row;
  });
}

/** The day under which a chronicle puts an event: where it begins, or ends when its beginning is open. */
export const dayOf = (row: IncidentRow): string | null => (row.when?.first ?? row.when?.last)?.slice(0, 10) ?? null;
