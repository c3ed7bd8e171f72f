import type { EntityRow, Note, Overview, Route } from '../../model/index.ts';
import type { Columns } from '../selection.ts';
import { disputePage } from './disputes.ts';
import { document, nothing } from './documents.ts';
import { incidentPage } from './incidents.ts';
import { notePage } from './notes.ts';
import type { Database } from './page.ts';

/** What is in the file, for the first page. */
export async function overview(db: Database, columns: Columns): Promise<Overview> {
  const entities = await db.selectFrom('entities').select('line').where('kind', '!=', 'place').orderBy('ord').limit(10).execute();
  const notes: readonly Note[] = (await notePage(db, { limit: 20 })).items;
  return {
    counts: await document(db, 'counts', nothing),
    facets: columns.facets({ shelf: 'incident' }),
    latest: (await incidentPage(db, columns, { shelf: 'incident' }, '-sources', { limit: 8 })).items,
    record: (await incidentPage(db, columns, { shelf: 'record' }, '-when', { limit: 8 })).items,
    disputes: (await disputePage(db, undefined, { limit: 5 })).items,
    places: columns.spread({ shelf: 'incident' }).places.slice(0, 2000),
    entities: entities.map((row) => JSON.parse(row.line) as EntityRow),
    routes: await document<readonly Route[]>(db, 'routes', []),
    notes,
    questions: await document<Overview['questions']>(db, 'questions', []),
  };
}
