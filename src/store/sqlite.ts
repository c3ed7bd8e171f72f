import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { Recent } from './recent.ts';
import type { Tables } from './tables.ts';

/** The version of the rows: a file of another version is emptied and filled again, never converted. */
export const ROWS_VERSION = 7;

const schema = `
CREATE TABLE IF NOT EXISTS documents(name TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS columns(name TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS sources(id TEXT PRIMARY KEY, ord INTEGER NOT NULL, object TEXT NOT NULL, reading TEXT, origin TEXT, line TEXT NOT NULL, json TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS sources_ord ON sources(ord);
CREATE INDEX IF NOT EXISTS sources_origin ON sources(origin);
CREATE TABLE IF NOT EXISTS readings(id TEXT PRIMARY KEY, object TEXT NOT NULL, json TEXT NOT NULL, mentions TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS claims(ord INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, reading TEXT NOT NULL, span_from INTEGER NOT NULL, span_to INTEGER NOT NULL, kind TEXT NOT NULL, place TEXT, block INTEGER, weight INTEGER NOT NULL, why TEXT NOT NULL, view TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS kept_claims(ord INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS claims_block ON claims(block, kind);
CREATE INDEX IF NOT EXISTS claims_place ON claims(place);
CREATE INDEX IF NOT EXISTS claims_weight ON claims(weight DESC, ord);
CREATE INDEX IF NOT EXISTS claims_reading ON claims(reading, span_from);
CREATE TABLE IF NOT EXISTS incidents(ord INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL, shelf TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, grade TEXT NOT NULL, first_ms INTEGER, last_ms INTEGER, sort_ms INTEGER NOT NULL, place TEXT, lat REAL, lon REAL, radius REAL, sources INTEGER NOT NULL, claims INTEGER NOT NULL, disputes INTEGER NOT NULL, killed INTEGER NOT NULL, line TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS kept_incidents(seq INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS incident_claims(incident INTEGER NOT NULL, ord INTEGER NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY(incident, ord)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS incident_terms(field TEXT NOT NULL, value TEXT NOT NULL, incident INTEGER NOT NULL, PRIMARY KEY(field, value, incident)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS incident_words USING fts5(folded, content = '', contentless_delete = 1, detail = full, tokenize = "unicode61 remove_diacritics 0");
CREATE TABLE IF NOT EXISTS law(part TEXT NOT NULL, ord INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY(part, ord)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS vote_checks(incident TEXT PRIMARY KEY, ord INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS disputes(id TEXT PRIMARY KEY, ord INTEGER NOT NULL, kind TEXT NOT NULL, incident TEXT, json TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS disputes_ord ON disputes(ord);
CREATE INDEX IF NOT EXISTS disputes_incident ON disputes(incident);
CREATE TABLE IF NOT EXISTS dispute_claims(dispute TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY(dispute, claim)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS relations(claim TEXT NOT NULL, side INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS relations_claim ON relations(claim);
CREATE TABLE IF NOT EXISTS assessments(incident TEXT NOT NULL, ord INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS assessments_incident ON assessments(incident);
CREATE INDEX IF NOT EXISTS assessments_ord ON assessments(ord);
CREATE TABLE IF NOT EXISTS entities(id TEXT PRIMARY KEY, ord INTEGER NOT NULL, kind TEXT NOT NULL, line TEXT NOT NULL, json TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS entities_ord ON entities(ord);
CREATE INDEX IF NOT EXISTS entities_kind ON entities(kind, ord);
CREATE TABLE IF NOT EXISTS entity_claims(entity TEXT NOT NULL, part TEXT NOT NULL, claim INTEGER NOT NULL, block INTEGER, PRIMARY KEY(entity, part, claim)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS origins(id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS reviews(id TEXT PRIMARY KEY, ord INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS review_subjects(subject TEXT NOT NULL, review TEXT NOT NULL, PRIMARY KEY(subject, review)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answers(claim TEXT NOT NULL, name TEXT NOT NULL, answer TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY(claim, name)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS answers_name ON answers(name);
CREATE TABLE IF NOT EXISTS notes(ord INTEGER PRIMARY KEY, source TEXT, json TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS notes_source ON notes(source);
CREATE TABLE IF NOT EXISTS blocks(id INTEGER PRIMARY KEY, reading TEXT NOT NULL, source TEXT NOT NULL, span_from INTEGER NOT NULL, span_to INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS blocks_reading ON blocks(reading, span_from);
CREATE VIRTUAL TABLE IF NOT EXISTS source_names USING fts5(folded, content = '', contentless_delete = 1, prefix = '1 2 3 4 5 6 7 8', tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE IF NOT EXISTS entity_names USING fts5(folded, content = '', contentless_delete = 1, prefix = '1 2 3 4 5 6 7 8', tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(folded, tokenize = "unicode61 remove_diacritics 0");
`;

const tableNames = [
  'documents',
  'columns',
  'sources',
  'readings',
  'claims',
  'kept_claims',
  'incidents',
  'kept_incidents',
  'incident_claims',
  'incident_terms',
  'incident_words',
  'law',
  'vote_checks',
  'disputes',
  'dispute_claims',
  'relations',
  'assessments',
  'entities',
  'entity_claims',
  'origins',
  'reviews',
  'review_subjects',
  'answers',
  'notes',
  'blocks',
  'words',
  'source_names',
  'entity_names',
] as const;

/** The name of a table that findings are written into. */
export type TableName = (typeof tableNames)[number];

/** Makes every table anew and empty: to delete a million rows from an index of words takes as long as to write them. */
export function emptyTables(db: DatabaseSync): void {
  for (const name of tableNames) db.exec(`DROP TABLE IF EXISTS ${name}`);
  db.exec(schema);
}

/** A database file, opened for one process. `:memory:` keeps nothing. */
export function openDatabase(file: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file);
  // A claim as it is shown takes a third of a page of the usual 4096 bytes, and one that does not fit leaves the rest of it empty.
  db.exec(
    'PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -65536; PRAGMA journal_size_limit = 67108864;',
  );
  const found = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (found.user_version !== 0 && found.user_version !== ROWS_VERSION)
    for (const name of tableNames) db.exec(`DROP TABLE IF EXISTS ${name}`);
  // One transaction: thirty statements that each wait for the disk would be a third of a second at every opening.
  if (found.user_version !== ROWS_VERSION) db.exec(`BEGIN; ${schema} PRAGMA user_version = ${ROWS_VERSION}; COMMIT;`);
  return db;
}

/** How many statements stay prepared: the same questions are asked again and again. */
const PREPARED = 300;

/** The few lines by which Kysely speaks to `node:sqlite`. */
export function queryBuilder(db: DatabaseSync): Kysely<Tables> {
  const statements = new Recent<StatementSync>(PREPARED);
  const prepared = (sql: string): StatementSync => statements.get(sql) ?? statements.set(sql, db.prepare(sql));
  return new Kysely<Tables>({
    dialect: new SqliteDialect({
      database: {
        close: () => undefined,
        prepare(sql: string) {
          const statement = prepared(sql);
          return {
            reader: statement.columns().length > 0,
            all: (parameters: readonly unknown[]) => statement.all(...(parameters as SQLInputValue[])),
            run: (parameters: readonly unknown[]) => statement.run(...(parameters as SQLInputValue[])),
            iterate: (parameters: readonly unknown[]) => statement.iterate(...(parameters as SQLInputValue[])),
          };
        },
      },
    }),
  });
}
