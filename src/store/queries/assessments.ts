import type { Asked, Assessment, Page } from '../../model/index.ts';
import { type Database, pageOf, readCursor } from './page.ts';

/** Assessments with the title of their incident, in the order they were made. */
export async function assessmentPage(db: Database, asked: Asked): Promise<Page<Assessment & { readonly incidentTitle: string }>> {
  const { total } = await db
    .selectFrom('assessments')
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('assessments as a')
    .innerJoin('incidents as i', 'i.id', 'a.incident')
    .select(['a.ord', 'a.json', 'i.title'])
    .$if(asked.after !== undefined, (q) => q.where('a.ord', '>', Number(readCursor(asked.after!).key)))
    .orderBy('a.ord')
    .limit(asked.limit + 1)
    .execute();
  return pageOf(
    rows,
    asked.limit,
    total,
    (row) => ({ ...(JSON.parse(row.json) as Assessment), incidentTitle: row.title }),
    (row) => ({ key: row.ord, id: '' }),
  );
}
