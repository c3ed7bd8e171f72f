import type { Asked, Note, Origin, Page, Reading, Source, SourceFile, SourceId, SourceRow } from '../../model/index.ts';
import { claimsOfReading } from './claims.ts';
import { document } from './documents.ts';
import { type Database, pageOf, readCursor } from './page.ts';

/** The sources in the order they were received. */
export async function sourcePage(db: Database, asked: Asked): Promise<Page<SourceRow>> {
  const { total } = await db
    .selectFrom('sources')
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('sources')
    .select(['id', 'ord', 'line'])
    .$if(asked.after !== undefined, (q) => q.where('ord', '>', Number(readCursor(asked.after!).key)))
    .orderBy('ord')
    .limit(asked.limit + 1)
    .execute();
  return pageOf(
    rows,
    asked.limit,
    total,
    (row) => JSON.parse(row.line) as SourceRow,
    (row) => ({ key: row.ord, id: row.id }),
  );
}

export async function sourcesById(db: Database, ids: readonly string[]): Promise<SourceRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('sources').select('line').where('id', 'in', ids.slice(0, 10_000)).orderBy('ord').execute();
  return rows.map((row) => JSON.parse(row.line) as SourceRow);
}

/** One source with its text and what was found in it, or null where the store has none of that id. */
export async function sourceFile(db: Database, id: SourceId): Promise<SourceFile | null> {
  const found = await db.selectFrom('sources').selectAll().where('id', '=', id).executeTakeFirst();
  if (!found) return null;
  const kept =
    found.reading === null
      ? undefined
      : await db.selectFrom('readings').select('json').where('id', '=', found.reading).executeTakeFirst();
  const reading = kept ? (JSON.parse(kept.json) as Reading) : null;
  const claims = reading ? await claimsOfReading(db, reading.id) : [];
  const ids = [...new Set(claims.flatMap((claim) => claim.incidents))];
  const incidents = ids.length
    ? await db
        .selectFrom('incidents')
        .select(['id', 'title', 'shelf'])
        .where('id', 'in', ids.slice(0, 10_000))
        .orderBy('sort_ms')
        .execute()
    : [];
  const origin =
    found.origin === null
      ? undefined
      : await db.selectFrom('origins').select('json').where('id', '=', found.origin).executeTakeFirst();
  const notes = await document<readonly Note[]>(db, 'notes', []);
  return {
    row: JSON.parse(found.line) as SourceRow,
    source: JSON.parse(found.json) as Source,
    text: reading && {
      id: reading.id,
      text: reading.text,
      about: reading.about,
      blocks: reading.blocks,
      furniture: reading.furniture,
      method: reading.method,
    },
    claims,
    incidents: incidents as SourceFile['incidents'][number][],
    origin: origin ? (JSON.parse(origin.json) as Origin) : null,
    sharing: origin ? (await sourcesById(db, (JSON.parse(origin.json) as Origin).sources)).filter((row) => row.id !== id) : [],
    notes: notes.filter((note) => note.source === id),
  };
}
