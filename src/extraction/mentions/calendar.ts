// Days as numbers since 1970-01-01, in the proleptic Gregorian calendar; no clock and no zone is asked.

const DAY = 86_400_000;
const two = (n: number): string => String(n).padStart(2, '0');

export interface Interval {
  readonly first: number | null;
  readonly last: number | null;
}

export const dayNumber = (year: number, month: number, day: number): number => Math.round(Date.UTC(year, month - 1, day) / DAY);
export const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
export const validDay = (year: number, month: number, day: number): boolean =>
  year >= 1000 && year <= 2999 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month);

export function partsOf(day: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
} {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday: date.getUTCDay() };
}

/** `2016-10-10` */
export function isoOf(day: number): string {
  const { year, month, day: d } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(d)}`;
}

/** A day from the date part of an ISO date or instant; null when it is not one. */
export function dayOf(iso: string | null): number | null {
  const match = iso === null ? null : /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return validDay(year, month, day) ? dayNumber(year, month, day) : null;
}

/** The Monday of the day's week (ISO 8601). */
export const weekStart = (day: number): number => day - ((partsOf(day).weekday + 6) % 7);

export const monthSpan = (year: number, month: number): { first: number; last: number } => ({
  first: dayNumber(year, month, 1),
  last: dayNumber(year, month, lengthOf(year, month)),
});

/** A day some months away; the end of a shorter month stands for days it does not have. */
export function addMonths(day: number, months: number): number {
  const at = partsOf(day);
  const index = at.year * 12 + at.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return dayNumber(year, month, Math.min(at.day, lengthOf(year, month)));
}

/** `2016-W41`: ISO 8601 week of a day. */
export function isoWeek(day: number): string {
  const thursday = weekStart(day) + 3;
  const { year } = partsOf(thursday);
  const week = 1 + Math.floor((thursday - dayNumber(year, 1, 1)) / 7);
  return `${year}-W${two(week)}`;
}

/** Easter Sunday of the Gregorian calendar (the "anonymous" computus, as in Meeus, Astronomical Algorithms, chapter 8). */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayNumber(year, Math.floor(f / 31), (f % 31) + 1);
}
