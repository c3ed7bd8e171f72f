import type { Review } from '../../model/index.ts';
import type { Database } from './page.ts';

/** Every review in the order it was entered. */
export async function allReviews(db: Database): Promise<Review[]> {
  const rows = await db.selectFrom('reviews').select('json').orderBy('ord').execute();
  return rows.map((row) => JSON.parse(row.json) as Review);
}

/** The reviews about any of these, in the order they were entered. */
export async function reviewsOn(db: Database, subjects: readonly string[]): Promise<Review[]> {
  if (subjects.length === 0) return [];
  const rows = await db
    .selectFrom('reviews')
    .select(['json', 'ord'])
    .where('id', 'in', (q) => q.selectFrom('review_subjects').select('review').where('subject', 'in', subjects.slice(0, 10_000)))
    .orderBy('ord')
    .execute();
  return rows.map((row) => JSON.parse(row.json) as Review);
}
