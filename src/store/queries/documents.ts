import type { Database } from './page.ts';

/** A list that is small and always wanted whole (routes, notes); `empty` before the first findings are written. */
export async function document<T>(db: Database, name: string, empty: T): Promise<T> {
  const row = await db.selectFrom('documents').select('json').where('name', '=', name).executeTakeFirst();
  return row ? (JSON.parse(row.json) as T) : empty;
}
