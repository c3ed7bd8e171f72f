import type { Assessment, EntityRow, IncidentId, IncidentRow, Note, Overview, Route } from '../../model/index.ts';
import type { Tables } from '../tables.ts';
import { disputePage } from './disputes.ts';
import { document } from './documents.ts';
import { facetsOf, incidentPage } from './incidents.ts';
import type { Database } from './page.ts';

/** What is in the file, for the first page. */
export async function overview(db: Database): Promise<Overview> {
  const count = async (table: keyof Tables) =>
    (
      await db
        .selectFrom(table)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  const incidents = await incidentPage(db, { shelf: 'incident' }, '-sources', { limit: 8 });
  const record = await incidentPage(db, { shelf: 'record' }, '-when', { limit: 8 });
  const notes = await document<readonly Note[]>(db, 'notes', []);
  const entities = await db.selectFrom('entities').select('line').where('kind', '!=', 'place').orderBy('ord').limit(10).execute();
  const elements = (await db.selectFrom('assessments').select('json').orderBy('ord').execute()).map(
    (row) => JSON.parse(row.json) as Assessment,
  );
  return {
    counts: {
      sources: await count('sources'),
      origins: await count('origins'),
      claims: await count('claims'),
      incidents: incidents.total,
      record: record.total,
      disputes: await count('disputes'),
      entities: await count('entities'),
      reviews: await count('reviews'),
      notes: notes.length,
    },
    facets: await facetsOf(db, { shelf: 'incident' }),
    latest: incidents.items,
    record: record.items,
    disputes: (await disputePage(db, undefined, { limit: 5 })).items,
    places: await places(db),
    entities: entities.map((row) => JSON.parse(row.line) as EntityRow),
    routes: await document<readonly Route[]>(db, 'routes', []),
    notes: notes.slice(0, 20),
    questions: openQuestions(elements),
  };
}

/** The places of incidents that could be placed, with how many incidents are there. */
async function places(db: Database): Promise<Overview['places']> {
  const rows = await db
    .selectFrom('incidents')
    .select(['place', 'line'])
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('shelf', '=', 'incident')
    .where('place', 'is not', null)
    .groupBy('place')
    .orderBy('n', 'desc')
    .limit(2000)
    .execute();
  return rows.flatMap((row) => {
    const { place } = JSON.parse(row.line) as IncidentRow;
    if (!place || place.lat === null || place.lon === null) return [];
    return [{ name: place.name, lat: place.lat, lon: place.lon, radiusMetres: place.radiusMetres, incidents: row.n }];
  });
}

function openQuestions(assessments: readonly Assessment[]): Overview['questions'] {
  const asked = new Map<string, Set<IncidentId>>();
  for (const { incident, elements } of assessments)
    for (const element of elements)
      for (const question of element.missing) asked.set(question, (asked.get(question) ?? new Set()).add(incident));
  return [...asked]
    .map(([question, incidents]) => ({ question, incidents: [...incidents] }))
    .sort((a, b) => b.incidents.length - a.incidents.length)
    .slice(0, 12);
}
