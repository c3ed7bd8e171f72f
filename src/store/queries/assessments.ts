import type { Asked, Assessment, AssessmentView, IncidentRow, Page } from '../../model/index.ts';
import { nameOf } from './names.ts';
import { type Database, pageOf, readCursor } from './page.ts';

/** Assessments with what their incident is called, in the order they were made. */
export async function assessmentPage(db: Database, asked: Asked): Promise<Page<AssessmentView>> {
  const { total } = await db
    .selectFrom('assessments')
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('assessments as a')
    .innerJoin('incidents as i', 'i.id', 'a.incident')
    .select(['a.ord', 'a.json', 'i.line'])
    .$if(asked.after !== undefined, (q) => q.where('a.ord', '>', Number(readCursor(asked.after!).key)))
    .orderBy('a.ord')
    .limit(asked.limit + 1)
    .execute();
  return pageOf(
    rows,
    asked.limit,
    total,
    (row) => ({ ...(JSON.parse(row.json) as Assessment), of: nameOf(JSON.parse(row.line) as IncidentRow) }),
    (row) => ({ key: row.ord, id: '' }),
  );
}
