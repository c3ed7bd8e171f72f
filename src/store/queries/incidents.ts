import type {
  AskedOfMany,
  Assessment,
  Incident,
  IncidentFile,
  IncidentId,
  IncidentOrder,
  IncidentRow,
  IncidentSelection,
  Origin,
  Page,
  Relation,
  VoteCheck,
} from '../../model/index.ts';
import type { Columns } from '../selection.ts';
import { claimsOfIncident } from './claims.ts';
import { disputesOfIncident } from './disputes.ts';
import { type Database, listed, readCursor, writeCursor } from './page.ts';
import { reviewsOn } from './reviews.ts';
import { sourcesById } from './sources.ts';

/** A part of a selection in the order asked for; ties are broken by the order in which a reader meets them. */
export async function incidentPage(
  db: Database,
  columns: Columns,
  selection: IncidentSelection,
  order: IncidentOrder,
  asked: AskedOfMany,
): Promise<Page<IncidentRow>> {
  const cursor = asked.after === undefined ? null : readCursor(asked.after);
  const after = cursor && { key: cursor.key, ord: Number(cursor.id) };
  // One more than asked for tells whether there is a part after this one.
  const { total, rows } = columns.page(selection, order, asked.limit + 1, after, asked.skip);
  const shown = rows.slice(0, asked.limit);
  const last = shown.at(-1);
  return {
    items: await incidentRows(
      db,
      shown.map((row) => row.ord),
    ),
    total,
    next: rows.length > asked.limit && last ? writeCursor({ key: last.key, id: String(last.ord) }) : null,
  };
}

/** The lines of these incidents, in the order given. */
export async function incidentRows(db: Database, ords: readonly number[]): Promise<IncidentRow[]> {
  if (ords.length === 0) return [];
  const rows = await db.selectFrom('incidents').select(['ord', 'line']).where('ord', 'in', listed(ords)).execute();
  const lines = new Map(rows.map((row) => [row.ord, row.line]));
  return ords.flatMap((ord) => {
    const line = lines.get(ord);
    return line === undefined ? [] : [JSON.parse(line) as IncidentRow];
  });
}

/** Everything about one incident, or null where the store has none of that id. */
export async function incidentFile(db: Database, id: IncidentId): Promise<IncidentFile | null> {
  const found = await db
    .selectFrom('incidents as i')
    .innerJoin('kept_incidents as k', 'k.seq', 'i.seq')
    .select(['i.ord', 'i.line', 'k.json'])
    .where('i.id', '=', id)
    .executeTakeFirst();
  if (!found) return null;
  const incident = JSON.parse(found.json) as Incident;
  const claims = await claimsOfIncident(db, found.ord);
  const rows = incident.claims.length
    ? await db.selectFrom('relations').select('json').distinct().where('claim', 'in', listed(incident.claims)).execute()
    : [];
  const origins = incident.support.origins.length
    ? await db.selectFrom('origins').select('json').where('id', 'in', listed(incident.support.origins)).execute()
    : [];
  const assessments = await db.selectFrom('assessments').select('json').where('incident', '=', id).orderBy('ord').execute();
  const check = await db.selectFrom('vote_checks').select('json').where('incident', '=', id).executeTakeFirst();
  return {
    row: JSON.parse(found.line) as IncidentRow,
    // Whose words `since` was counted from is not said in a tally line, so a span of it would point nowhere.
    incident: {
      ...incident,
      tally: incident.tally.map((line) => ({ ...line, since: line.since && { ...line.since, text: null } })),
    },
    claims,
    sources: await sourcesById(db, incident.support.sources),
    origins: origins.map((row) => JSON.parse(row.json) as Origin),
    disputes: await disputesOfIncident(db, id),
    assessments: assessments.map((row) => JSON.parse(row.json) as Assessment),
    relations: rows.map((row) => JSON.parse(row.json) as Relation),
    voteCheck: check ? (JSON.parse(check.json) as VoteCheck) : null,
    reviews: await reviewsOn(db, [id, ...incident.claims]),
  };
}
