import type { ClaimId, ClaimView } from '../../model/index.ts';
import { type Database, listed } from './page.ts';

/** The claims of these ids, in the order of the ids; one that is not in the store is left out. */
export async function claimsById(db: Database, ids: readonly string[]): Promise<ClaimView[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('claims').select(['id', 'view']).where('id', 'in', listed(ids)).execute();
  const found = new Map(rows.map((row) => [row.id, JSON.parse(row.view) as ClaimView]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

export async function claimById(db: Database, id: ClaimId): Promise<ClaimView | null> {
  return (await claimsById(db, [id]))[0] ?? null;
}

/** The claims of an incident, by its `ord`, in its own order. */
export async function claimsOfIncident(db: Database, incident: number): Promise<ClaimView[]> {
  const rows = await db
    .selectFrom('incident_claims as m')
    .innerJoin('claims as c', 'c.ord', 'm.claim')
    .select('c.view')
    .where('m.incident', '=', incident)
    .orderBy('m.ord')
    .execute();
  return rows.map((row) => JSON.parse(row.view) as ClaimView);
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
