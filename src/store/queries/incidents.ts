import { sql } from 'kysely';
import {
  type Asked,
  type Assessment,
  type Facets,
  type Incident,
  type IncidentFile,
  type IncidentId,
  type IncidentOrder,
  type IncidentRow,
  type IncidentSelection,
  type Origin,
  type Page,
  type Relation,
  type VoteCheck,
  endOf,
  startOf,
} from '../../model/index.ts';
import { UNDATED } from '../project.ts';
import { toMatch } from '../search.ts';
import { claimsById } from './claims.ts';
import { disputesOfIncident } from './disputes.ts';
import { document } from './documents.ts';
import { type Database, pageOf, readCursor } from './page.ts';
import { reviewsOn } from './reviews.ts';
import { sourcesById } from './sources.ts';

/** The incidents of a selection, as a query to go on from. */
function selected(db: Database, selection: IncidentSelection) {
  const { shelf, kind, grade, factuality, outcome, place, entity, source, disputed, from, to, words } = selection;
  let query = db.selectFrom('incidents');
  const term = (field: string, values: readonly string[]) => {
    query = query.where('id', 'in', (q) =>
      q.selectFrom('incident_terms').select('incident').where('field', '=', field).where('value', 'in', values),
    );
  };
  if (shelf !== undefined) query = query.where('shelf', '=', shelf);
  if (kind !== undefined && kind.length > 0) query = query.where('kind', 'in', kind);
  if (grade !== undefined && grade.length > 0) query = query.where('grade', 'in', grade);
  if (factuality !== undefined && factuality.length > 0) term('factuality', factuality);
  if (outcome !== undefined) term('outcome', [outcome]);
  if (entity !== undefined) term('entity', [entity]);
  if (source !== undefined) term('source', [source]);
  if (place !== undefined) query = query.where('place', '=', place);
  if (disputed === true) query = query.where('disputes', '>', 0);
  if (disputed === false) query = query.where('disputes', '=', 0);
  // An interval open on one side may reach into the span asked for; one without any date cannot be placed in it.
  if (from !== undefined)
    query = query.where((e) =>
      e.and([e('sort_ms', '<', UNDATED), e.or([e('last_ms', 'is', null), e('last_ms', '>', startOf(from))])]),
    );
  if (to !== undefined)
    query = query.where((e) =>
      e.and([e('sort_ms', '<', UNDATED), e.or([e('first_ms', 'is', null), e('first_ms', '<', endOf(to))])]),
    );
  if (words !== undefined) {
    const match = toMatch(words);
    query =
      match === null
        ? query.where(sql<boolean>`0`)
        : query.where('id', 'in', (q) =>
            q
              .selectFrom('incident_claims as ic')
              .innerJoin('claims as c', 'c.id', 'ic.claim')
              .innerJoin('blocks as b', (join) =>
                join
                  .onRef('b.reading', '=', 'c.reading')
                  .onRef('b.span_from', '<=', 'c.span_from')
                  .onRef('b.span_to', '>=', 'c.span_from'),
              )
              .select('ic.incident')
              .where('b.id', 'in', (inner) =>
                inner.selectFrom('words').select('rowid').where(sql<boolean>`words MATCH ${match}`),
              ),
          );
  }
  return query;
}

const orders = {
  when: ['sort_ms', 'asc'],
  '-when': ['sort_ms', 'desc'],
  '-sources': ['sources', 'desc'],
  '-claims': ['claims', 'desc'],
  '-killed': ['killed', 'desc'],
  title: ['title', 'asc'],
} as const satisfies Record<IncidentOrder, readonly [string, 'asc' | 'desc']>;

/** A part of a selection in the order asked for; ties are broken by the order in which a reader meets them. */
export async function incidentPage(
  db: Database,
  selection: IncidentSelection,
  order: IncidentOrder,
  asked: Asked,
): Promise<Page<IncidentRow>> {
  const [column, direction] = orders[order];
  const { total } = await selected(db, selection)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  // The newest first must not mean the undated first: they are moved behind every date.
  const key =
    order === '-when'
      ? sql<number>`CASE WHEN sort_ms = ${UNDATED} THEN ${-UNDATED} ELSE sort_ms END`
      : sql<number | string>`${sql.ref(column)}`;
  let query = selected(db, selection).select(['ord', 'line']).select(key.as('key'));
  if (asked.after !== undefined) {
    const cursor = readCursor(asked.after);
    const past = direction === 'asc' ? sql`>` : sql`<`;
    query = query.where(sql<boolean>`(${key} ${past} ${cursor.key} OR (${key} = ${cursor.key} AND ord > ${Number(cursor.id)}))`);
  }
  const rows = await query
    .orderBy(key, direction)
    .orderBy('ord')
    .limit(asked.limit + 1)
    .execute();
  return pageOf(
    rows,
    asked.limit,
    total,
    (row) => JSON.parse(row.line) as IncidentRow,
    (row) => ({ key: row.key, id: String(row.ord) }),
  );
}

/** How many incidents of a selection fall under each value of the fields a list can be narrowed by. */
export async function facetsOf(db: Database, selection: IncidentSelection): Promise<Facets> {
  const count = async (column: 'kind' | 'grade' | 'place') => {
    const rows = await selected(db, selection)
      .select(column)
      .select((e) => e.fn.countAll<number>().as('n'))
      .where(column, 'is not', null)
      .groupBy(column)
      .orderBy('n', 'desc')
      .orderBy(column)
      .limit(200)
      .execute();
    return Object.fromEntries(rows.map((row) => [row[column], row.n]));
  };
  const factuality = await db
    .selectFrom('incident_terms')
    .select('value')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('field', '=', 'factuality')
    .where('incident', 'in', selected(db, selection).select('id'))
    .groupBy('value')
    .orderBy('n', 'desc')
    .execute();
  const { disputed } = await selected(db, selection)
    .where('disputes', '>', 0)
    .select((e) => e.fn.countAll<number>().as('disputed'))
    .executeTakeFirstOrThrow();
  return {
    kind: await count('kind'),
    grade: await count('grade'),
    place: await count('place'),
    factuality: Object.fromEntries(factuality.map((row) => [row.value, row.n])),
    disputed,
  };
}

/** Everything about one incident, or null where the store has none of that id. */
export async function incidentFile(db: Database, id: IncidentId): Promise<IncidentFile | null> {
  const found = await db.selectFrom('incidents').select(['line', 'json']).where('id', '=', id).executeTakeFirst();
  if (!found) return null;
  const incident = JSON.parse(found.json) as Incident;
  const claims = await claimsById(db, incident.claims);
  const rows = incident.claims.length
    ? await db.selectFrom('relations').select('json').distinct().where('claim', 'in', incident.claims.slice(0, 10_000)).execute()
    : [];
  const origins = incident.support.origins.length
    ? await db.selectFrom('origins').select('json').where('id', 'in', incident.support.origins).execute()
    : [];
  const assessments = await db.selectFrom('assessments').select('json').where('incident', '=', id).orderBy('ord').execute();
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
    voteCheck: (await document<readonly VoteCheck[]>(db, 'voteChecks', [])).find((check) => check.incident === id) ?? null,
    reviews: await reviewsOn(db, [id, ...incident.claims]),
  };
}
