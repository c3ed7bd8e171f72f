import type {
  AskedByName,
  Comparison,
  Dispute,
  IncidentRow,
  Origin,
  Page,
  Passage,
  Reading,
  Relation,
  Source,
  SourceFile,
  SourceId,
  SourceRow,
} from '../../model/index.ts';
import { ordsNamed } from '../search.ts';
import { claimsOfReading } from './claims.ts';
import { viewDisputes } from './disputes.ts';
import { document, nothing } from './documents.ts';
import { nameOf } from './names.ts';
import { notesOn } from './notes.ts';
import { type Database, listed, pageOf, readCursor } from './page.ts';

/** The sources in the order they were received. */
export async function sourcePage(db: Database, asked: AskedByName): Promise<Page<SourceRow>> {
  const after = asked.after === undefined ? -1 : Number(readCursor(asked.after).key);
  const named = asked.words === undefined ? null : await ordsNamed(db, 'source_names', asked.words);
  const chosen = db.selectFrom('sources').select(['id', 'ord', 'line']).where('ord', '>', after).orderBy('ord');
  // Names are looked through once: what they select, how many, and the part asked for come of the same list.
  const few = named?.filter((ord) => ord > after).slice(0, asked.limit + 1);
  const rows = await (few ? chosen.where('ord', 'in', listed(few)) : chosen.limit(asked.limit + 1)).execute();
  return pageOf(
    rows,
    asked.limit,
    named ? named.length : (await document(db, 'counts', nothing)).sources,
    (row) => JSON.parse(row.line) as SourceRow,
    (row) => ({ key: row.ord, id: row.id }),
  );
}

export async function sourcesById(db: Database, ids: readonly string[]): Promise<SourceRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('sources').select('line').where('id', 'in', listed(ids)).orderBy('ord').execute();
  return rows.map((row) => JSON.parse(row.line) as SourceRow);
}

/** The words of a passage, or null where the file has no such reading or its text no such stretch. */
export async function wordsOf(db: Database, { reading, from, to }: Passage): Promise<string | null> {
  const kept = await db.selectFrom('readings').select('json').where('id', '=', reading).executeTakeFirst();
  const text = kept ? (JSON.parse(kept.json) as Reading).text : '';
  return from < to && to <= text.length ? text.slice(from, to) : null;
}

/** One source with its text and what was found in it, or null where the store has none of that id. */
export async function sourceFile(db: Database, id: SourceId): Promise<SourceFile | null> {
  const found = await db.selectFrom('sources').selectAll().where('id', '=', id).executeTakeFirst();
  if (!found) return null;
  const kept =
    found.reading === null
      ? undefined
      : await db.selectFrom('readings').select(['json', 'mentions']).where('id', '=', found.reading).executeTakeFirst();
  const reading = kept ? (JSON.parse(kept.json) as Reading) : null;
  const claims = reading ? await claimsOfReading(db, reading.id) : [];
  const ids = [...new Set(claims.flatMap((claim) => claim.incidents))];
  const incidents = ids.length
    ? await db.selectFrom('incidents').select('line').where('id', 'in', listed(ids)).orderBy('sort_ms').execute()
    : [];
  const origin =
    found.origin === null
      ? undefined
      : await db.selectFrom('origins').select('json').where('id', '=', found.origin).executeTakeFirst();
  return {
    row: JSON.parse(found.line) as SourceRow,
    source: JSON.parse(found.json) as Source,
    text: reading && {
      id: reading.id,
      text: reading.text,
      about: reading.about,
      blocks: reading.blocks,
      furniture: reading.furniture,
      boxes: reading.anchors.filter(({ original }) => original.kind === 'box'),
      method: reading.method,
    },
    claims,
    mentions: kept ? (JSON.parse(kept.mentions) as SourceFile['mentions']) : [],
    incidents: incidents.map((each) => {
      const line = JSON.parse(each.line) as IncidentRow;
      return { ...nameOf(line), shelf: line.shelf };
    }),
    origin: origin ? (JSON.parse(origin.json) as Origin) : null,
    sharing: origin ? (await sourcesById(db, (JSON.parse(origin.json) as Origin).sources)).filter((row) => row.id !== id) : [],
    notes: await notesOn(db, id),
  };
}

/** Two sources beside each other, or null where one of them is not there. */
export async function compareSources(db: Database, left: SourceId, right: SourceId): Promise<Comparison | null> {
  const [one, other] = [await sourceFile(db, left), await sourceFile(db, right)];
  if (!one || !other) return null;
  const [here, there] = [one, other].map((file) => new Set<string>(file.claims.map((claim) => claim.id))) as [
    Set<string>,
    Set<string>,
  ];
  if (here.size === 0) return { left: one, right: other, relations: [], disputes: [] };
  const relations = await db.selectFrom('relations').select('json').distinct().where('claim', 'in', listed(here)).execute();
  const disputes = await db
    .selectFrom('disputes')
    .select('json')
    .where('id', 'in', (q) => q.selectFrom('dispute_claims').select('dispute').where('claim', 'in', listed(here)))
    .orderBy('ord')
    .execute();
  const across = ([a, b]: readonly [readonly string[], readonly string[]]) =>
    (a.some((id) => here.has(id)) && b.some((id) => there.has(id))) ||
    (a.some((id) => there.has(id)) && b.some((id) => here.has(id)));
  return {
    left: one,
    right: other,
    relations: relations.map((row) => JSON.parse(row.json) as Relation).filter(({ claims: [a, b] }) => across([[a], [b]])),
    disputes: await viewDisputes(
      db,
      disputes.map((row) => JSON.parse(row.json) as Dispute).filter((dispute) => across(dispute.claims)),
    ),
  };
}
