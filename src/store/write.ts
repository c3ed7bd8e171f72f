import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Findings, IncidentId, LawFile, Overview } from '../model/index.ts';
import { keepColumns } from './columns.ts';
import { fold } from './fold.ts';
import { project } from './project.ts';
import { type TableName, emptyTables } from './sqlite.ts';

/** Empties the tables and fills them from findings, in one transaction. `head` names what they were computed from. */
export function writeFindings(db: DatabaseSync, findings: Findings, head: string): void {
  const rows = project(findings);
  db.exec('BEGIN IMMEDIATE');
  try {
    emptyTables(db);
    fill(db, findings, rows);
    keepColumns(db);
    db.prepare('INSERT INTO documents VALUES (?, ?)').run('head', JSON.stringify(head));
    db.exec('COMMIT');
  } catch (cause) {
    db.exec('ROLLBACK');
    throw cause;
  }
}

/** Keeps what the law says of the findings that are here, in one transaction; where they are those of another head, nothing. */
export function writeLaw(db: DatabaseSync, { instruments, standard, ...lists }: LawFile, head: string): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    const found = db.prepare("SELECT json FROM documents WHERE name = 'head'").get() as { json: string } | undefined;
    if (found?.json === JSON.stringify(head)) {
      db.exec('DELETE FROM law');
      const line = db.prepare('INSERT INTO law VALUES (?, ?, ?)');
      const parts: Record<string, number> = {};
      for (const [part, items] of Object.entries(lists)) {
        parts[part] = items.length;
        items.forEach((each, ord) => line.run(part, ord, JSON.stringify(each)));
      }
      db.prepare("INSERT OR REPLACE INTO documents VALUES ('law', ?)").run(JSON.stringify({ instruments, standard, parts }));
    }
    db.exec('COMMIT');
  } catch (cause) {
    db.exec('ROLLBACK');
    throw cause;
  }
}

function fill(db: DatabaseSync, findings: Findings, rows: ReturnType<typeof project>): void {
  // Two things of one id would be a fault in the program, and fail; only the plain links between things may repeat.
  const into = (table: TableName, columns: number, or = '') => {
    const statement = db.prepare(`INSERT ${or} INTO ${table} VALUES (${Array(columns).fill('?').join(',')})`);
    return (...values: SQLInputValue[]) => statement.run(...values);
  };
  const json = JSON.stringify;

  const document = into('documents', 2);
  document('routes', json(findings.routes));
  if (findings.stories) document('stories', json(findings.stories));
  document('counts', json(countsOf(findings)));
  document('questions', json(openQuestions(findings.assessments)));
  const note = into('notes', 3);
  findings.notes.forEach((each, ord) => note(ord, each.source, json(each)));
  const check = into('vote_checks', 3);
  findings.voteChecks.forEach((each, ord) => check(each.incident, ord, json(each)));

  const source = into('sources', 7);
  const sourceName = db.prepare('INSERT INTO source_names(rowid, folded) VALUES (?, ?)');
  rows.sources.forEach(({ source: each, row, folded }, ord) => {
    source(each.id, ord, each.object, row.reading, row.origin, json(row), json(each));
    sourceName.run(ord, folded);
  });
  const firstSource = new Map<string, string>();
  for (const { row } of rows.sources)
    if (row.reading !== null && !firstSource.has(row.reading)) firstSource.set(row.reading, row.id);

  const reading = into('readings', 4);
  const block = db.prepare('INSERT INTO blocks(reading, source, span_from, span_to, text) VALUES (?, ?, ?, ?, ?)');
  const words = db.prepare('INSERT INTO words(rowid, folded) VALUES (?, ?)');
  const blocksOf = new Map<string, { from: number; to: number; id: number | bigint }[]>();
  for (const each of findings.readings) {
    reading(each.id, each.object, json(each), json(rows.mentionsOf(each.id)));
    const from = firstSource.get(each.id);
    if (from === undefined) continue;
    const own: { from: number; to: number; id: number | bigint }[] = [];
    blocksOf.set(each.id, own);
    for (const part of each.blocks) {
      const text = each.text.slice(part.from, part.to);
      const { lastInsertRowid } = block.run(each.id, from, part.from, part.to, text);
      words.run(lastInsertRowid, fold(text).text);
      own.push({ from: part.from, to: part.to, id: lastInsertRowid });
    }
  }

  const claim = into('claims', 11);
  const keptClaim = into('kept_claims', 2);
  const claimAt = new Map<string, { readonly ord: number; readonly block: number | bigint | null }>();
  findings.claims.forEach((each, ord) => {
    const { weight, why } = rows.weightOf(each);
    const block = blocksOf.get(each.reading)?.find(({ from, to }) => from <= each.from && each.from < to)?.id ?? null;
    const place = each.where === null ? null : fold(each.where.name).text;
    const view = json(rows.viewOf(each));
    claim(ord, each.id, each.reading, each.from, each.to, each.kind, place, block, weight, json(why), view);
    keptClaim(ord, json(each));
    claimAt.set(each.id, { ord, block });
  });

  const incident = into('incidents', 19);
  const keptIncident = into('kept_incidents', 2);
  const told = db.prepare('INSERT INTO incident_words(rowid, folded) VALUES (?, ?)');
  const member = into('incident_claims', 3);
  const term = into('incident_terms', 3, 'OR IGNORE');
  rows.incidents.forEach((each, seq) => {
    const { row } = each;
    incident(
      each.ord,
      row.id,
      seq,
      row.shelf,
      row.kind,
      row.title,
      row.grade,
      each.firstMs,
      each.lastMs,
      each.sortMs,
      row.place?.name ?? null,
      row.place?.lat ?? null,
      row.place?.lon ?? null,
      row.place?.radiusMetres ?? null,
      row.sources,
      row.claims,
      row.disputes,
      each.killed,
      json(row),
    );
    keptIncident(seq, json(each.incident));
    each.incident.claims.forEach((id, ord) => {
      const of = claimAt.get(id);
      if (of) member(each.ord, ord, of.ord);
    });
    for (const [field, value] of each.terms) term(field, value, each.ord);
    told.run(each.ord, each.words());
  });

  const dispute = into('disputes', 5);
  const disputed = into('dispute_claims', 2, 'OR IGNORE');
  const severity = { high: 0, medium: 1, low: 2 } as const;
  // Rows stand in the order of the findings; `ord` is the order of a list, the most severe first.
  const ranked = new Map(
    [...findings.disputes].sort((a, b) => severity[a.severity] - severity[b.severity]).map((each, ord) => [each.id, ord]),
  );
  for (const each of findings.disputes) {
    dispute(each.id, ranked.get(each.id)!, each.kind, each.incident, json(each));
    for (const id of each.claims.flat()) disputed(each.id, id);
  }

  const relation = into('relations', 3);
  for (const each of findings.relations) {
    relation(each.claims[0], 0, json(each));
    relation(each.claims[1], 1, json(each));
  }
  const assessment = into('assessments', 3);
  findings.assessments.forEach((each, ord) => assessment(each.incident, ord, json(each)));

  const entity = into('entities', 5);
  const entityName = db.prepare('INSERT INTO entity_names(rowid, folded) VALUES (?, ?)');
  const part = into('entity_claims', 4);
  const order = new Map(rows.entities.map(({ row }, ord) => [row.id, ord]));
  const rowOf = new Map(rows.entities.map((each) => [each.row.id, each]));
  for (const each of findings.entities) {
    const { row, folded, said, named } = rowOf.get(each.id)!;
    const ord = order.get(each.id)!;
    entity(row.id, ord, row.kind, json(row), json(each));
    entityName.run(ord, folded);
    for (const [of, ids] of [
      ['said', said],
      ['named', named],
    ] as const)
      for (const id of ids) {
        const at = claimAt.get(id)!;
        part(row.id, of, at.ord, at.block);
      }
  }
  const origin = into('origins', 2);
  for (const each of findings.origins) origin(each.id, json(each));
  const review = into('reviews', 3);
  const subject = into('review_subjects', 2, 'OR IGNORE');
  rows.reviews.forEach(({ review: each, subjects }, ord) => {
    review(each.id, ord, json(each));
    for (const of of subjects) subject(of, each.id);
  });
  const answer = into('answers', 4);
  for (const each of rows.answers) answer(each.claim, each.name, each.answer, each.reason);
}

/** The sums of the first page, which would otherwise be counted anew at every look. */
function countsOf(findings: Findings): Overview['counts'] {
  const incidents = findings.incidents.filter((each) => each.shelf === 'incident').length;
  return {
    sources: findings.sources.length,
    origins: findings.origins.length,
    claims: findings.claims.length,
    incidents,
    record: findings.incidents.length - incidents,
    disputes: findings.disputes.length,
    entities: findings.entities.length,
    reviews: findings.reviews.length,
    notes: findings.notes.length,
  };
}

/** What is missing for elements of crimes, asked most often first. */
function openQuestions(assessments: Findings['assessments']): Overview['questions'] {
  const asked = new Map<string, Set<IncidentId>>();
  for (const { incident, elements } of assessments)
    for (const element of elements)
      for (const question of element.missing) asked.set(question, (asked.get(question) ?? new Set()).add(incident));
  return [...asked]
    .map(([question, incidents]) => ({ question, total: incidents.size, incidents: [...incidents].slice(0, 20) }))
    .sort((a, b) => b.total - a.total)
    .slice(0, 12);
}
