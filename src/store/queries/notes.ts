import type { Asked, Note, Page } from '../../model/index.ts';
import { type Database, pageOf, readCursor } from './page.ts';

/** What a reader must know of the evidence, in the order in which it was found out. */
export async function notePage(db: Database, asked: Asked): Promise<Page<Note>> {
  const { total } = await db
    .selectFrom('notes')
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('notes')
    .select(['ord', 'json'])
    .$if(asked.after !== undefined, (q) => q.where('ord', '>', Number(readCursor(asked.after!).key)))
    .orderBy('ord')
    .limit(asked.limit + 1)
    .execute();
  return pageOf(
    rows,
    asked.limit,
    total,
    (row) => JSON.parse(row.json) as Note,
    (row) => ({ key: row.ord, id: '' }),
  );
}

export async function notesOn(db: Database, source: string): Promise<Note[]> {
  const rows = await db.selectFrom('notes').select('json').where('source', '=', source).orderBy('ord').execute();
  return rows.map((row) => JSON.parse(row.json) as Note);
}
