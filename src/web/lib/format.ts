import type { When } from '../../model/index.ts';

// Dates and figures in words. Nothing here makes a value more exact than it came.

/** Looks up a text by its key; `count` chooses the plural form. */
export type Translate = (key: string, values?: Record<string, unknown>) => string;

/** A name inside a sentence: set off so that its script does not pull the words around it about (Unicode FSI and PDI). */
export const setOff = (name: string): string => `\u2068${name}\u2069`;

export interface Range {
  readonly min: number | null;
  readonly max: number | null;
}

/** Making a format takes a browser a millisecond or more, and a page writes hundreds of dates and numbers: each is made once. */
function kept<O, F>(make: (locale: string, options: O) => F): (locale: string, options: O) => F {
  const known = new Map<string, F>();
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const format = known.get(key) ?? make(locale, options);
    known.set(key, format);
    return format;
  };
}

export const numberFormat = kept((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));

export const formatNumber = (n: number, locale: string): string => numberFormat(locale, {}).format(n);

/** "7 or more", "20–30", "up to 9": the hedge stays. */
export function formatRange({ min, max }: Range, t: Translate, locale: string): string {
  const n = (value: number) => formatNumber(value, locale);
  if (min !== null && max !== null)
    return min === max ? t('figure.exact', { n: n(min) }) : t('figure.between', { min: n(min), max: n(max) });
  if (min !== null) return t('figure.atLeast', { n: n(min) });
  if (max !== null) return t('figure.atMost', { n: n(max) });
  return t('figure.none');
}

type Precision = When['precision'];

const dayParts = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const partsOf: Readonly<Record<Precision, Intl.DateTimeFormatOptions>> = {
  minute: { ...dayParts, hour: '2-digit', minute: '2-digit' },
  hour: { ...dayParts, hour: '2-digit', minute: '2-digit' },
  day: dayParts,
  week: dayParts,
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
  vague: dayParts,
};

/** The wall-clock of an ISO date or instant as written, as if it were UTC: a time is shown in the zone its source gave it. */
function asWritten(iso: string): Date {
  const [, date = iso, time = '00:00'] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(iso) ?? [];
  return new Date(`${date}T${time}:00Z`);
}

const zoneOf = (iso: string): string => {
  const zone = /T.*?(Z|[+-]\d{2}:\d{2})$/.exec(iso)?.[1];
  if (zone === undefined) return '';
  return zone === 'Z' ? ' UTC' : ` UTC${zone}`;
};

/** Latin, Arabic or other digits and calendars as the language writes them, always in the Gregorian calendar that sources use. */
const gregorian = (locale: string) => `${locale}-u-ca-gregory`;

export const dateFormat = kept(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(gregorian(locale), options),
);

export function formatDate(iso: string, precision: Precision, locale: string): string {
  const timed = iso.includes('T') && (precision === 'minute' || precision === 'hour');
  const options = timed || (precision !== 'minute' && precision !== 'hour') ? partsOf[precision] : dayParts;
  const date = asWritten(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return dateFormat(locale, { ...options, timeZone: 'UTC' }).format(date) + (timed ? zoneOf(iso) : '');
}

/** An instant of our own clock (received, decided), in the reader's own zone. */
export function formatInstant(iso: string, locale: string): string {
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

/** A time as a reader may rely on it: an interval stays an interval, an open side stays open. */
export function formatWhen(when: Pick<When, 'first' | 'last' | 'precision'> | null, t: Translate, locale: string): string {
  if (when === null || (when.first === null && when.last === null)) return t('when.unknown');
  const { first, last, precision } = when;
  if (first === null)
    return t(precision === 'vague' ? 'when.before' : 'when.until', { when: formatDate(last!, precision, locale) });
  if (last === null) return t('when.from', { when: formatDate(first, precision, locale) });
  const from = asWritten(first);
  const to = asWritten(last);
  if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return `${first} – ${last}`;
  if (first === last) return formatDate(first, precision, locale);
  if (precision === 'month' && first.slice(0, 7) === last.slice(0, 7)) return formatDate(first, 'month', locale);
  if (precision === 'year' && first.slice(0, 4) === last.slice(0, 4)) return formatDate(first, 'year', locale);
  if ((precision === 'minute' || precision === 'hour') && first.slice(0, 10) === last.slice(0, 10))
    return t('when.range', {
      from: formatDate(first, precision, locale),
      to: dateFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(to) + zoneOf(last),
    });
  const options = partsOf[precision === 'month' || precision === 'year' ? precision : 'day'];
  return dateFormat(locale, { ...options, timeZone: 'UTC' }).formatRange(from, to);
}

/** How sure a shown day is, for a line beneath it. */
export const isInterval = (when: Pick<When, 'first' | 'last'>) =>
  when.first === null || when.last === null || when.first !== when.last;
