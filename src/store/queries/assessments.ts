import type { Assessment } from '../../model/index.ts';
import type { Database } from './page.ts';

/** Every assessment with the title of its incident, in the order they were made. */
export async function allAssessments(db: Database): Promise<(Assessment & { readonly incidentTitle: string })[]> {
  const rows = await db
    .selectFrom('assessments as a')
    .innerJoin('incidents as i', 'i.id', 'a.incident')
    .select(['a.json', 'i.title'])
    .orderBy('a.ord')
    .execute();
  return rows.map((row) => ({ ...(JSON.parse(row.json) as Assessment), incidentTitle: row.title }));
}
