import { sql } from 'kysely';
import type { Findings } from '../../model/index.ts';
import { document } from './documents.ts';
import type { Database } from './page.ts';

/** Whether the store holds the findings of this head, without reading them. */
export const holdsHead = async (db: Database, head: string): Promise<boolean> =>
  (await document<string | null>(db, 'head', null)) === head;

/** The findings as they were put in, or null where the store holds none or those of another head. */
export async function findingsAt(db: Database, head: string): Promise<Findings | null> {
  if (!(await holdsHead(db, head))) return null;
  const all = async <T>(rows: Promise<readonly { readonly json: string }[]>) =>
    (await rows).map((row) => JSON.parse(row.json) as T);
  const stories = await document<Findings['stories'] | null>(db, 'stories', null);
  return {
    ...(stories && { stories }),
    sources: await all(db.selectFrom('sources').select('json').orderBy('ord').execute()),
    readings: await all(db.selectFrom('readings').select('json').orderBy(sql`rowid`).execute()),
    entities: await all(db.selectFrom('entities').select('json').orderBy(sql`rowid`).execute()),
    claims: await all(db.selectFrom('kept_claims').select('json').orderBy('ord').execute()),
    origins: await all(db.selectFrom('origins').select('json').orderBy(sql`rowid`).execute()),
    incidents: await all(db.selectFrom('kept_incidents').select('json').orderBy('seq').execute()),
    disputes: await all(db.selectFrom('disputes').select('json').orderBy(sql`rowid`).execute()),
    relations: await all(db.selectFrom('relations').select('json').where('side', '=', 0).orderBy(sql`rowid`).execute()),
    assessments: await all(db.selectFrom('assessments').select('json').orderBy('ord').execute()),
    routes: await document(db, 'routes', []),
    voteChecks: await all(db.selectFrom('vote_checks').select('json').orderBy('ord').execute()),
    reviews: await all(db.selectFrom('reviews').select('json').orderBy('ord').execute()),
    notes: await all(db.selectFrom('notes').select('json').orderBy('ord').execute()),
  };
}
