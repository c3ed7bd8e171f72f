import { type Kysely, type RawBuilder, sql } from 'kysely';
import { AssizeError, type Page } from '../../model/index.ts';
import type { Tables } from '../tables.ts';

export type Database = Kysely<Tables>;

/**
 * A list for `IN`, as one parameter: the statement is the same for lists of every length, so that it is prepared once, and the list
 * may be longer than the 32,766 parameters that SQLite takes.
 */
export const listed = <T extends string | number>(values: Iterable<T>): RawBuilder<T> =>
  sql<T>`(SELECT value FROM json_each(${JSON.stringify([...values])}))`;

/** Where a part of a list ended: the value it is ordered by, and the id that breaks ties. */
export interface Cursor {
  readonly key: string | number;
  readonly id: string;
}

export const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString('base64url');

/** The cursor that `next` of an earlier part gave. Throws `store/unknown-cursor` on anything else. */
export function readCursor(text: string): Cursor {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.length === 2) {
      const [key, id] = value as [unknown, unknown];
      if ((typeof key === 'string' || typeof key === 'number') && typeof id === 'string') return { key, id };
    }
  } catch (cause) {
    throw unknownCursor(cause);
  }
  throw unknownCursor(undefined);
}

const unknownCursor = (cause: unknown) =>
  new AssizeError(
    'store/unknown-cursor',
    'The place to go on from is not one that this list gave.',
    'Ask for the list from its start.',
    {
      cause,
    },
  );

/** Rows read one beyond the limit, made into a page. */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  total: number,
  make: (row: R) => T,
  cursor: (row: R) => Cursor,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(make),
    total,
    next: rows.length > limit && last !== undefined ? writeCursor(cursor(last)) : null,
  };
}
