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
import type { Recent } from '../recent.ts';
import type { Columns } from '../selection.ts';
import { fold } from '../fold.ts';
import {
  type FieldQuery,
  type WordQuery,
  fieldsOf,
  holds,
  isNamed,
  litSpans,
  ranked,
  readQuery,
  snippet,
  toMatch,
} from '../search.ts';
import { incidentRows } from './incidents.ts';
import { type Database, listed, pageOf, readCursor } from './page.ts';

/** How many matches are counted exactly: a common word of a large file has half a million. */
const COUNTED = 10_000;
/** How many of them, the newest, are ranked: whoever asks for a common word is not helped by the best of half a million. */
const RANKED = 1000;
/** How many blocks the fields of a query may select for each of them to be looked up by its number. */
const FEW = 3000;

interface Found {
  readonly id: number;
  readonly reading: string;
  readonly source: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly title: string;
}

/** Blocks of text that match, with their words lit, and the incidents and people that match too. */
export async function find(db: Database, columns: Columns, rankings: Rankings, query: string, asked: Asked): Promise<Findable> {
  const fields = fieldsOf(query);
  const words = readQuery(fields.words);
  const match = toMatch(words);
  const where = await conditions(db, fields);
  if (match === null && where.length === 0) return { hits: { items: [], total: 0, next: null }, incidents: [], entities: [] };
  const offset = asked.after === undefined ? 0 : Number(readCursor(asked.after).key);
  const { ids, total } =
    match === null
      ? await selected(db, where, asked.limit + 1, offset)
      : await matching(db, rankings, query, words, match, where, asked.limit + 1, offset);
  const rows = await blocksOf(db, ids);
  const claims = await claimSpans(
    db,
    rows.map((row) => row.reading),
  );
  const hits = rows.map((row): Hit => {
    const lit = litSpans(words, row.text);
    const at = row.from + (lit[0]?.from ?? 0);
    const last = lit.length > 0 ? at : row.to;
    const claim = claims.get(row.reading)?.findLast(({ from, to }) => from <= last && to > at);
    return {
      source: row.source as SourceId,
      title: row.title,
      from: at,
      to: row.from + (lit[0]?.to ?? row.text.length),
      parts: snippet(row.text, lit),
      claim: (claim?.id as ClaimId | undefined) ?? null,
    };
  });
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
  return incidentRows(db, columns.told(selection, 8));
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

/** What a field of a query asks of blocks: which they are, and how to tell of one, `b`, whether it is one of them. */
interface Condition {
  /** A query for their numbers; null where they are too many to be listed. */
  readonly ids: RawBuilder<{ id: number }> | null;
  readonly holds: RawBuilder<unknown>;
}

async function conditions(db: Database, fields: FieldQuery): Promise<Condition[]> {
  const conditions: Condition[] = [];
  if (fields.kind.length > 0)
    conditions.push({
      ids: null,
      holds: sql`EXISTS (SELECT 1 FROM claims c WHERE c.block = b.id AND c.kind IN ${listed(fields.kind)})`,
    });
  for (const name of fields.source) {
    const named = sql`SELECT id FROM sources WHERE ${isNamed('source_names', name)}`;
    conditions.push({
      ids: sql`SELECT id FROM blocks WHERE reading IN (SELECT reading FROM sources WHERE ${isNamed('source_names', name)})
        AND source IN (${named})`,
      holds: sql`EXISTS (SELECT 1 FROM blocks x WHERE x.id = b.id AND x.source IN (${named}))`,
    });
  }
  for (const name of fields.by) {
    const speakers = await db
      .selectFrom('entities')
      .select('id')
      .where(isNamed('entity_names', name))
      .orderBy('ord')
      .limit(50)
      .execute();
    const ids = speakers.map((row) => row.id);
    const who = sql`e.part = 'said' AND e.entity IN ${listed(ids)}`;
    conditions.push({
      ids: sql`SELECT DISTINCT e.block AS id FROM entity_claims e WHERE ${who}`,
      holds: sql`EXISTS (SELECT 1 FROM claims c JOIN entity_claims e ON e.claim = c.ord WHERE c.block = b.id AND ${who})`,
    });
  }
  for (const name of fields.place) {
    const place = fold(name.normalize('NFKC')).text;
    conditions.push({
      ids: sql`SELECT DISTINCT block AS id FROM claims WHERE place = ${place}`,
      holds: sql`EXISTS (SELECT 1 FROM claims c WHERE c.block = b.id AND c.place = ${place})`,
    });
  }
  return conditions;
}

const all = (where: readonly Condition[]) =>
  where.length === 0
    ? sql`1`
    : sql.join(
        where.map(({ holds }) => holds),
        sql` AND `,
      );

/** The blocks that one of the fields selects, and what the others ask of them; null where every field selects many. */
async function few(
  db: Database,
  where: readonly Condition[],
): Promise<{ readonly ids: readonly number[]; readonly rest: readonly Condition[] } | null> {
  for (const condition of where) {
    if (condition.ids === null) continue;
    const { rows } = await sql<{ id: number | null }>`${condition.ids} LIMIT ${FEW + 1}`.execute(db);
    if (rows.length <= FEW)
      return { ids: rows.flatMap(({ id }) => id ?? []), rest: where.filter((other) => other !== condition) };
  }
  return null;
}

interface Part {
  readonly ids: readonly number[];
  readonly total: number;
}

/** A part of the blocks that the fields alone select, in the order of the texts. */
async function selected(db: Database, where: readonly Condition[], limit: number, offset: number): Promise<Part> {
  const those = await few(db, where);
  const which = those === null ? all(where) : sql`b.id IN ${listed(those.ids)} AND ${all(those.rest)}`;
  const counted = await sql<{ n: number }>`
    SELECT count(*) AS n FROM (SELECT 1 FROM blocks b WHERE ${which} LIMIT ${COUNTED + 1})`.execute(db);
  const { rows } = await sql<{ id: number }>`
    SELECT b.id FROM blocks b WHERE ${which} ORDER BY b.id LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return { ids: rows.map(({ id }) => id), total: counted.rows[0]!.n };
}

/** The blocks that match a query, the best first, as far as they are ranked, and how many match. */
interface Ranking {
  readonly best: readonly number[];
  readonly total: number;
}

/** Rankings of queries asked lately: whoever turns a page asks the same one again. They hold while the findings stay. */
export type Rankings = Recent<Ranking>;

const matched = (match: string, where: readonly Condition[]) =>
  sql`FROM (SELECT rowid AS id, folded FROM words WHERE words MATCH ${match} ORDER BY rowid DESC) b WHERE ${all(where)}`;

/**
 * A part of the blocks whose words match: the newest of them ranked, then the older ones by age. The rank of FTS5 is not used: to
 * know how rare a word is it walks through every place where it stands, which of a common word takes half a second.
 */
async function matching(
  db: Database,
  rankings: Rankings,
  query: string,
  words: WordQuery,
  match: string,
  where: readonly Condition[],
  limit: number,
  offset: number,
): Promise<Part> {
  const { best, total } = rankings.get(query) ?? rankings.set(query, await rank(db, words, match, where));
  const ids = best.slice(offset, offset + limit);
  if (ids.length === limit || total <= best.length) return { ids, total };
  // Whoever goes on past what was ranked gets the older matches, none twice and none left out.
  const older = await sql<{ id: number }>`
    SELECT b.id ${matched(match, where)} LIMIT ${limit - ids.length} OFFSET ${Math.max(RANKED, offset)}`.execute(db);
  return { ids: [...ids, ...older.rows.map(({ id }) => id)], total };
}

async function rank(db: Database, words: WordQuery, match: string, where: readonly Condition[]): Promise<Ranking> {
  const candidates = where.length === 0 ? null : await few(db, where);
  if (candidates) {
    // So few are read and looked at one by one: the index of words would be asked anew for each of them.
    const { rows } = await sql<{ id: number; folded: string }>`
      SELECT b.id, w.folded FROM words w JOIN blocks b ON b.id = w.rowid
      WHERE w.rowid IN ${listed(candidates.ids)} AND ${all(candidates.rest)} ORDER BY b.id DESC`.execute(db);
    const those = rows.filter(({ folded }) => holds(words, folded));
    return { best: ranked(words, those), total: those.length };
  }
  const from = matched(match, where);
  const newest = (await sql<{ id: number; folded: string }>`SELECT b.id, b.folded ${from} LIMIT ${RANKED}`.execute(db)).rows;
  const best = ranked(words, newest);
  if (newest.length < RANKED) return { best, total: newest.length };
  const counted = await sql<{ n: number }>`SELECT count(*) AS n FROM (SELECT 1 ${from} LIMIT ${COUNTED + 1})`.execute(db);
  return { best, total: counted.rows[0]!.n };
}

/** The blocks of these numbers, in that order, each with what its source is called. */
async function blocksOf(db: Database, ids: readonly number[]): Promise<Found[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Found>`
    SELECT b.id, b.reading, b.source, b.span_from AS "from", b.span_to AS "to", b.text,
      coalesce(json_extract(s.line, '$.title'), json_extract(s.line, '$.from')) AS title
    FROM blocks b JOIN sources s ON s.id = b.source WHERE b.id IN ${listed(ids)}`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Where the claims of some readings stand, in the order of the text. */
async function claimSpans(db: Database, readings: readonly string[]) {
  if (readings.length === 0) return new Map<string, { id: string; from: number; to: number }[]>();
  const rows = await db
    .selectFrom('claims')
    .select(['id', 'reading', 'span_from as from', 'span_to as to'])
    .where('reading', 'in', listed(new Set(readings)))
    .orderBy('reading')
    .orderBy('span_from')
    .execute();
  return Map.groupBy(rows, ({ reading }) => reading);
}
