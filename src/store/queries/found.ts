import { type RawBuilder, sql } from 'kysely';
import type {
  Asked,
  ClaimId,
  EntityRow,
  EventKind,
  Findable,
  Hit,
  IncidentRow,
  IncidentSelection,
  SourceId,
} from '../../model/index.ts';
import type { Columns } from '../columns.ts';
import { fold } from '../fold.ts';
import { type FieldQuery, MARK_OFF, MARK_ON, fieldsOf, isNamed, litSpans, snippet, toMatch } from '../search.ts';
import { incidentPage } from './incidents.ts';
import { type Database, pageOf, readCursor } from './page.ts';

/** How many matches are counted exactly: a common word of a large file has half a million. */
const COUNTED = 10_000;
/** How many of them, the newest, are ranked: working out a rank costs more than finding the match. */
const RANKED = 2000;

interface Found {
  readonly id: number;
  readonly reading: string;
  readonly source: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The folded text with marks around what matched; null where only fields were asked for. */
  readonly marked: string | null;
  readonly title: string;
}

/** Blocks of text that match, with their words lit, and the incidents and people that match too. */
export async function find(db: Database, columns: Columns, query: string, asked: Asked): Promise<Findable> {
  const fields = fieldsOf(query);
  const match = toMatch(fields.words);
  const where = await conditions(db, fields);
  if (match === null && where.length === 0) return { hits: { items: [], total: 0, next: null }, incidents: [], entities: [] };
  const offset = asked.after === undefined ? 0 : Number(readCursor(asked.after).key);
  const { rows, total } = await blocks(db, match, where, asked.limit + 1, offset);
  const hits: Hit[] = [];
  for (const row of rows) {
    const lit = row.marked === null ? [] : litSpans(row.text, row.marked);
    const at = row.from + (lit[0]?.from ?? 0);
    const claim = await db
      .selectFrom('claims')
      .select('id')
      .where('reading', '=', row.reading)
      .where('span_from', '<=', lit.length > 0 ? at : row.to)
      .where('span_to', '>', at)
      .orderBy('span_from', 'desc')
      .executeTakeFirst();
    hits.push({
      source: row.source as SourceId,
      title: row.title,
      from: at,
      to: row.from + (lit[0]?.to ?? row.text.length),
      parts: snippet(row.text, lit),
      claim: (claim?.id as ClaimId | undefined) ?? null,
    });
  }
  return {
    hits: pageOf(
      hits,
      asked.limit,
      total,
      (hit) => hit,
      (hit) => ({ key: offset + asked.limit, id: hit.source }),
    ),
    incidents: await incidentsOf(db, columns, fields),
    entities: await people(db, fields),
  };
}

/** The incidents told of most among those that the query's words, kinds and places select. */
async function incidentsOf(db: Database, columns: Columns, fields: FieldQuery): Promise<IncidentRow[]> {
  const selection: IncidentSelection = {
    ...(fields.words === '' ? {} : { words: fields.words }),
    ...(fields.kind.length > 0 ? { kind: fields.kind as EventKind[] } : {}),
    ...(fields.place[0] === undefined ? {} : { place: placeNamed(columns, fields.place[0]) }),
  };
  if (Object.keys(selection).length === 0) return [];
  return [...(await incidentPage(db, columns, selection, '-sources', { limit: 8 })).items];
}

/** The name of a place as the findings write it, for one that a person typed. */
function placeNamed(columns: Columns, typed: string): string {
  const wanted = fold(typed).text;
  return Object.keys(columns.facets({}).place).find((name) => fold(name).text === wanted) ?? typed;
}

async function people(db: Database, fields: FieldQuery): Promise<EntityRow[]> {
  const wanted = [fields.words, ...fields.by]
    .join(' ')
    .replaceAll(/["*]|(^|\s)(-\S+|OR|AND|NOT)(?=\s|$)/g, ' ')
    .trim();
  if (wanted === '') return [];
  const rows = await db
    .selectFrom('entities')
    .select('line')
    .where(isNamed('entity_names', wanted))
    .orderBy('ord')
    .limit(8)
    .execute();
  return rows.map((row) => JSON.parse(row.line) as EntityRow);
}

/** What the fields of a query ask of a block `b`. */
async function conditions(db: Database, fields: FieldQuery): Promise<RawBuilder<unknown>[]> {
  const conditions: RawBuilder<unknown>[] = [];
  if (fields.kind.length > 0)
    conditions.push(sql`EXISTS (SELECT 1 FROM claims c WHERE c.block = b.id AND c.kind IN (${sql.join(fields.kind)}))`);
  for (const name of fields.source)
    conditions.push(sql`b.source IN (SELECT id FROM sources WHERE ${isNamed('source_names', name)})`);
  for (const name of fields.by) {
    const speakers = await db
      .selectFrom('entities')
      .select('id')
      .where(isNamed('entity_names', name))
      .orderBy('ord')
      .limit(50)
      .execute();
    const ids = speakers.map((row) => row.id);
    conditions.push(
      ids.length === 0
        ? sql`0`
        : sql`b.id IN (SELECT c.block FROM entity_claims e JOIN claims c ON c.id = e.claim
              WHERE e.part = 'said' AND e.entity IN (${sql.join(ids)}))`,
    );
  }
  for (const name of fields.place)
    conditions.push(sql`b.id IN (SELECT block FROM claims WHERE place = ${fold(name.normalize('NFKC')).text})`);
  return conditions;
}

/** A part of the matching blocks, the best first, and how many there are. */
async function blocks(
  db: Database,
  match: string | null,
  where: readonly RawBuilder<unknown>[],
  limit: number,
  offset: number,
): Promise<{ rows: readonly Found[]; total: number }> {
  const and = where.length === 0 ? sql`1` : sql.join(where, sql` AND `);
  const title = sql`coalesce(json_extract(s.line, '$.title'), json_extract(s.line, '$.from')) AS title`;
  if (match === null) {
    const counted = await sql<{ n: number }>`
      SELECT count(*) AS n FROM (SELECT 1 FROM blocks b WHERE ${and} LIMIT ${COUNTED + 1})`.execute(db);
    const { rows } = await sql<Found>`
      SELECT b.id, b.reading, b.source, b.span_from AS "from", b.span_to AS "to", b.text, NULL AS marked, ${title}
      FROM blocks b JOIN sources s ON s.id = b.source WHERE ${and} ORDER BY b.id LIMIT ${limit} OFFSET ${offset}`.execute(db);
    return { rows, total: counted.rows[0]!.n };
  }
  const bare = where.length === 0;
  // The rank is worked out for each match it is asked for: of a common word, only for the newest.
  const oldest = await sql<{ id: number }>`
    SELECT rowid AS id FROM words WHERE words MATCH ${match} ORDER BY rowid DESC LIMIT 1 OFFSET ${RANKED - 1}`.execute(db);
  const floor = oldest.rows[0]?.id ?? 0;
  const counted = bare
    ? await sql<{ n: number }>`
        SELECT count(*) AS n FROM (SELECT 1 FROM words WHERE words MATCH ${match} LIMIT ${COUNTED + 1})`.execute(db)
    : await sql<{ n: number }>`
        SELECT count(*) AS n FROM (SELECT 1 FROM words w JOIN blocks b ON b.id = w.rowid
        WHERE words MATCH ${match} AND ${and} LIMIT ${COUNTED + 1})`.execute(db);
  const ranked = bare
    ? sql`SELECT rowid AS id, rank AS score FROM words
          WHERE words MATCH ${match} AND rowid >= ${floor} ORDER BY rank LIMIT ${limit} OFFSET ${offset}`
    : sql`SELECT w.rowid AS id, w.rank AS score FROM words w JOIN blocks b ON b.id = w.rowid
          WHERE words MATCH ${match} AND ${and} ORDER BY w.rank LIMIT ${limit} OFFSET ${offset}`;
  const best = await sql<{ id: number }>`SELECT id FROM (${ranked}) ORDER BY score, id`.execute(db);
  const ids = best.rows.map((row) => row.id);
  // Whoever goes on past what was ranked gets the older matches in the order of their age, none twice and none left out.
  if (bare && floor > 0 && ids.length < limit) {
    const older = await sql<{ id: number }>`
      SELECT rowid AS id FROM words WHERE words MATCH ${match} AND rowid < ${floor}
      ORDER BY rowid DESC LIMIT ${limit - ids.length} OFFSET ${Math.max(0, offset - RANKED)}`.execute(db);
    ids.push(...older.rows.map((row) => row.id));
  }
  if (ids.length === 0) return { rows: [], total: counted.rows[0]!.n };
  const { rows } = await sql<Found>`
    SELECT b.id, b.reading, b.source, b.span_from AS "from", b.span_to AS "to", b.text,
      highlight(words, 0, ${MARK_ON}, ${MARK_OFF}) AS marked, ${title}
    FROM words JOIN blocks b ON b.id = words.rowid JOIN sources s ON s.id = b.source
    WHERE words MATCH ${match} AND words.rowid IN (${sql.join(ids)})`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { rows: ids.flatMap((id) => byId.get(id) ?? []), total: counted.rows[0]!.n };
}
