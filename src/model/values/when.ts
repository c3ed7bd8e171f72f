import type { Span } from '../reading.ts';

export type TimePrecision = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' | 'vague';

/**
 * A time as the source gives it: an interval, never a false precision. `first` and `last` are ISO 8601 dates (`2016-10-10`)
 * or instants with their zone when it is known; both are included. Null is unknown on that side ("before Monday" has no first).
 */
export interface When {
  readonly first: string | null;
  readonly last: string | null;
  readonly precision: TimePrecision;
  /** The words that say so, or null when it follows from the document's own date alone. */
  readonly text: Span | null;
  /** What the words were counted from: 'stated' (absolute), 'publication', 'dateline', 'event', or null when nothing was. */
  readonly anchor: 'stated' | 'publication' | 'dateline' | 'event' | null;
}

/** Milliseconds since 1970 (UTC) at the start of an ISO date or instant. */
export function startOf(iso: string): number {
  return Date.parse(iso.length === 10 ? `${iso}T00:00:00Z` : iso.length === 7 ? `${iso}-01T00:00:00Z` : iso);
}

/** Milliseconds since 1970 (UTC) at the end (excluded) of an ISO date; for an instant, the instant itself. */
export function endOf(iso: string): number {
  if (iso.length === 10) return startOf(iso) + 86_400_000;
  return Date.parse(iso);
}

/** Days between two intervals: 0 when they overlap or when either is open towards the other; otherwise the gap in days. */
export function daysApart(a: Pick<When, 'first' | 'last'>, b: Pick<When, 'first' | 'last'>): number {
  const gap = (before: string | null, after: string | null) =>
    before === null || after === null ? 0 : Math.max(0, startOf(after) - endOf(before));
  return Math.max(gap(a.last, b.first), gap(b.last, a.first)) / 86_400_000;
}

/** The interval that would satisfy both, or null when they cannot both be true. */
export function agreeOnTime(
  a: Pick<When, 'first' | 'last'>,
  b: Pick<When, 'first' | 'last'>,
): Pick<When, 'first' | 'last'> | null {
  if (daysApart(a, b) > 0) return null;
  const first = a.first === null || (b.first !== null && startOf(b.first) > startOf(a.first)) ? b.first : a.first;
  const last = a.last === null || (b.last !== null && endOf(b.last) < endOf(a.last)) ? b.last : a.last;
  return { first, last };
}
