import type { LawLists, LawPart, LawSummary } from '../../model/index.ts';
import { document } from './documents.ts';
import type { Database } from './page.ts';

/** What stands above the lists of the law, and how long they are; null before it is worked out for these findings. */
export const lawSummary = (db: Database): Promise<LawSummary | null> => document<LawSummary | null>(db, 'law', null);

/** Up to `limit` lines of a list of the law, from line `start`. */
export async function lawLines<P extends LawPart>(db: Database, part: P, start: number, limit: number): Promise<LawLists[P]> {
  const rows = await db
    .selectFrom('law')
    .select('json')
    .where('part', '=', part)
    .where('ord', '>=', start)
    .orderBy('ord')
    .limit(limit)
    .execute();
  return rows.map((row) => JSON.parse(row.json) as LawLists[P][number]) as unknown as LawLists[P];
}
