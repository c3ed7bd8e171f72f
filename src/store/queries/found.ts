import { sql } from 'kysely';
import type { Asked, ClaimId, EntityRow, Findable, Hit, Reading, SourceId, SourceRow } from '../../model/index.ts';
import { fold } from '../fold.ts';
import { MARK_OFF, MARK_ON, litSpans, snippet, toMatch } from '../search.ts';
import { incidentPage } from './incidents.ts';
import { type Database, pageOf, readCursor } from './page.ts';

/** Blocks of text that match, with their words lit, and the incidents and people that match too. */
export async function find(db: Database, query: string, asked: Asked): Promise<Findable> {
  const match = toMatch(query);
  if (match === null) return { hits: { items: [], total: 0, next: null }, incidents: [], entities: [] };
  const { total } = await sql<{ total: number }>`SELECT count(*) AS total FROM words WHERE words MATCH ${match}`
    .execute(db)
    .then(({ rows }) => rows[0]!);
  const offset = asked.after === undefined ? 0 : Number(readCursor(asked.after).key);
  // Only the newest 10,000 matches are ranked: a common word would otherwise cost half a second.
  const { rows } = await sql<{
    reading: string;
    source: string;
    from: number;
    to: number;
    marked: string;
    line: string;
    json: string;
  }>`
    SELECT b.reading, b.source, b.span_from AS "from", b.span_to AS "to", h.marked, s.line, r.json
    FROM (SELECT rowid AS id, highlight(words, 0, ${MARK_ON}, ${MARK_OFF}) AS marked, rank AS score
          FROM words WHERE words MATCH ${match} ORDER BY rank LIMIT ${asked.limit + 1} OFFSET ${offset}) AS h
    JOIN blocks AS b ON b.id = h.id JOIN sources AS s ON s.id = b.source JOIN readings AS r ON r.id = b.reading
    ORDER BY h.score, b.id`.execute(db);
  const hits: Hit[] = [];
  for (const row of rows) {
    const { text } = JSON.parse(row.json) as Reading;
    const words = text.slice(row.from, row.to);
    const lit = litSpans(words, row.marked);
    const at = row.from + (lit[0]?.from ?? 0);
    const claim = await db
      .selectFrom('claims')
      .select('id')
      .where('reading', '=', row.reading)
      .where('span_from', '<=', at)
      .where('span_to', '>', at)
      .orderBy('span_from', 'desc')
      .executeTakeFirst();
    const line = JSON.parse(row.line) as SourceRow;
    hits.push({
      source: row.source as SourceId,
      title: line.title ?? line.from,
      from: at,
      to: row.from + (lit[0]?.to ?? 0),
      parts: snippet(words, lit),
      claim: (claim?.id as ClaimId | undefined) ?? null,
    });
  }
  const wanted = fold(query.replaceAll(/["*]/g, ' ')).text.trim();
  const people = wanted
    ? await db
        .selectFrom('entities')
        .select('line')
        .where(sql<boolean>`instr(folded, ${wanted}) > 0`)
        .orderBy('ord')
        .limit(8)
        .execute()
    : [];
  const incidents = await incidentPage(db, { words: query }, '-sources', { limit: 8 });
  return {
    hits: pageOf(
      hits,
      asked.limit,
      total,
      (hit) => hit,
      (hit) => ({ key: offset + asked.limit, id: hit.source }),
    ),
    incidents: incidents.items,
    entities: people.map((row) => JSON.parse(row.line) as EntityRow),
  };
}
