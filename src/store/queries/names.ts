import type { IncidentName, IncidentRow } from '../../model/index.ts';
import { type Database, listed } from './page.ts';

/** What a list line calls its incident, with the parts that a title in another language is made of. */
export const nameOf = ({ id, title, kind, detail, targets, who, when, place }: IncidentRow): IncidentName => ({
  id,
  title,
  kind,
  detail,
  targets,
  who,
  when,
  place: place && { name: place.name },
});

/** The names of these incidents; one that is not in the store has none. */
export async function incidentNames(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, IncidentName>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('incidents').select(['id', 'line']).where('id', 'in', listed(ids)).execute();
  return new Map(rows.map((row) => [row.id, nameOf(JSON.parse(row.line) as IncidentRow)]));
}
