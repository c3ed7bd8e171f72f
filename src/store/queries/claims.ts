import type { ClaimId, ClaimView } from '../../model/index.ts';
import type { Database } from './page.ts';

/** The claims of these ids, in the order of the ids; one that is not in the store is left out. */
export async function claimsById(db: Database, ids: readonly string[]): Promise<ClaimView[]> {
  const found = new Map<string, ClaimView>();
  // SQLite takes at most 32,766 parameters in one statement.
  for (let at = 0; at < ids.length; at += 10_000) {
    const rows = await db
      .selectFrom('claims')
      .select(['id', 'view'])
      .where('id', 'in', ids.slice(at, at + 10_000))
      .execute();
    for (const row of rows) found.set(row.id, JSON.parse(row.view) as ClaimView);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

export async function claimById(db: Database, id: ClaimId): Promise<ClaimView | null> {
  return (await claimsById(db, [id]))[0] ?? null;
}

/** The claims of one reading in the order of its text. */
export async function claimsOfReading(db: Database, reading: string): Promise<ClaimView[]> {
  const rows = await db
    .selectFrom('claims')
    .select('view')
    .where('reading', '=', reading)
    .orderBy('span_from')
    .orderBy('span_to', 'desc')
    .orderBy('ord')
    .execute();
  return rows.map((row) => JSON.parse(row.view) as ClaimView);
}
