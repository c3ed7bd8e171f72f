import type {
  AskedByName,
  ClaimView,
  EntityFile,
  EntityId,
  EntityKind,
  EntityRow,
  Incident,
  IncidentRow,
  Page,
} from '../../model/index.ts';
import { isNamed } from '../search.ts';
import { nameOf } from './names.ts';
import { type Database, pageOf, readCursor } from './page.ts';

/** People, groups and places, the most often named first. */
export async function entityPage(
  db: Database,
  kinds: readonly EntityKind[] | undefined,
  asked: AskedByName,
): Promise<Page<EntityRow>> {
  const selected = db
    .selectFrom('entities')
    .$if(kinds !== undefined && kinds.length > 0, (q) => q.where('kind', 'in', kinds!))
    .$if(asked.words !== undefined, (q) => q.where(isNamed('entity_names', asked.words!)));
  const { total } = await selected.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await selected
    .select(['id', 'ord', 'line'])
    .$if(asked.after !== undefined, (q) => q.where('ord', '>', Number(readCursor(asked.after!).key)))
    .orderBy('ord')
    .limit(asked.limit + 1)
    .execute();
  return pageOf(
    rows,
    asked.limit,
    total,
    (row) => JSON.parse(row.line) as EntityRow,
    (row) => ({ key: row.ord, id: row.id }),
  );
}

/** One of them with what it said and what is said of it, or null where the store has none of that id. */
export async function entityFile(db: Database, id: EntityId): Promise<EntityFile | null> {
  const found = await db.selectFrom('entities').select('line').where('id', '=', id).executeTakeFirst();
  if (!found) return null;
  const part = async (of: 'said' | 'named') => {
    const rows = await db
      .selectFrom('entity_claims as e')
      .innerJoin('claims as c', 'c.ord', 'e.claim')
      .select('c.view')
      .where('e.entity', '=', id)
      .where('e.part', '=', of)
      .orderBy('e.claim')
      .limit(1000)
      .execute();
    return rows.map((row) => JSON.parse(row.view) as ClaimView);
  };
  const incidentsWith = (field: 'entity' | 'accused') =>
    db
      .selectFrom('incidents as i')
      .innerJoin('incident_terms as t', 't.incident', 'i.ord')
      .where('t.field', '=', field)
      .where('t.value', '=', id)
      .orderBy('i.sort_ms')
      .orderBy('i.id')
      .limit(500);
  const incidents = await incidentsWith('entity').select('i.line').execute();
  const accused = await incidentsWith('accused')
    .innerJoin('kept_incidents as k', 'k.seq', 'i.seq')
    .select(['i.line', 'k.json'])
    .execute();
  return {
    row: JSON.parse(found.line) as EntityRow,
    said: await part('said'),
    named: await part('named'),
    incidents: incidents.map((row) => JSON.parse(row.line) as IncidentRow),
    attribution: accused.flatMap((row) => {
      const incident = JSON.parse(row.json) as Incident;
      return incident.attribution
        .filter((each) => each.entity === id)
        .map((attribution) => ({ incident: nameOf(JSON.parse(row.line) as IncidentRow), attribution }));
    }),
  };
}
