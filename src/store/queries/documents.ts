import type { Overview } from '../../model/index.ts';
import type { Database } from './page.ts';

/** The sums of a store before the first findings. */
export const nothing: Overview['counts'] = {
  sources: 0,
  origins: 0,
  claims: 0,
  incidents: 0,
  record: 0,
  disputes: 0,
  entities: 0,
  reviews: 0,
  notes: 0,
};

/** A list that is small and always wanted whole (routes, notes); `empty` before the first findings are written. */
export async function document<T>(db: Database, name: string, empty: T): Promise<T> {
  const row = await db.selectFrom('documents').select('json').where('name', '=', name).executeTakeFirst();
  return row ? (JSON.parse(row.json) as T) : empty;
}
