import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import type { Tables } from './tables.ts';

/** The version of the rows: a file of another version is emptied and filled again, never converted. */
export const ROWS_VERSION = 2;

const schema = `
CREATE TABLE IF NOT EXISTS documents(name TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS sources(id TEXT PRIMARY KEY, ord INTEGER NOT NULL, object TEXT NOT NULL, reading TEXT, origin TEXT, line TEXT NOT NULL, json TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS sources_ord ON sources(ord);
CREATE INDEX IF NOT EXISTS sources_origin ON sources(origin);
CREATE TABLE IF NOT EXISTS readings(id TEXT PRIMARY KEY, object TEXT NOT NULL, json TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS claims(id TEXT PRIMARY KEY, ord INTEGER NOT NULL, reading TEXT NOT NULL, span_from INTEGER NOT NULL, span_to INTEGER NOT NULL, kind TEXT NOT NULL, json TEXT NOT NULL, view TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS claims_reading ON claims(reading, span_from);
CREATE TABLE IF NOT EXISTS incidents(id TEXT PRIMARY KEY, ord INTEGER NOT NULL, shelf TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, grade TEXT NOT NULL, first_ms INTEGER, last_ms INTEGER, sort_ms INTEGER NOT NULL, place TEXT, sources INTEGER NOT NULL, claims INTEGER NOT NULL, disputes INTEGER NOT NULL, killed INTEGER NOT NULL, line TEXT NOT NULL, json TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS incidents_time ON incidents(shelf, sort_ms, ord);
CREATE INDEX IF NOT EXISTS incidents_kind ON incidents(kind, sort_ms, ord);
CREATE INDEX IF NOT EXISTS incidents_place ON incidents(place, sort_ms, ord);
CREATE INDEX IF NOT EXISTS incidents_sources ON incidents(shelf, sources DESC, ord);
CREATE TABLE IF NOT EXISTS incident_claims(incident TEXT NOT NULL, claim TEXT NOT NULL, ord INTEGER NOT NULL, PRIMARY KEY(incident, claim)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS incident_claims_claim ON incident_claims(claim);
CREATE TABLE IF NOT EXISTS incident_terms(field TEXT NOT NULL, value TEXT NOT NULL, incident TEXT NOT NULL, PRIMARY KEY(field, value, incident)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS incident_terms_incident ON incident_terms(incident);
CREATE TABLE IF NOT EXISTS disputes(id TEXT PRIMARY KEY, ord INTEGER NOT NULL, kind TEXT NOT NULL, incident TEXT, json TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS disputes_ord ON disputes(ord);
CREATE TABLE IF NOT EXISTS dispute_claims(dispute TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY(dispute, claim)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS relations(claim TEXT NOT NULL, side INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS relations_claim ON relations(claim);
CREATE TABLE IF NOT EXISTS assessments(incident TEXT NOT NULL, ord INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS assessments_incident ON assessments(incident);
CREATE TABLE IF NOT EXISTS entities(id TEXT PRIMARY KEY, ord INTEGER NOT NULL, kind TEXT NOT NULL, folded TEXT NOT NULL, line TEXT NOT NULL, json TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS entities_ord ON entities(ord);
CREATE TABLE IF NOT EXISTS entity_claims(entity TEXT NOT NULL, claim TEXT NOT NULL, part TEXT NOT NULL, PRIMARY KEY(entity, part, claim)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS origins(id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS reviews(id TEXT PRIMARY KEY, ord INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS review_subjects(subject TEXT NOT NULL, review TEXT NOT NULL, PRIMARY KEY(subject, review)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS blocks(id INTEGER PRIMARY KEY, reading TEXT NOT NULL, source TEXT NOT NULL, span_from INTEGER NOT NULL, span_to INTEGER NOT NULL) STRICT;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(folded, tokenize = "unicode61 remove_diacritics 0");
`;

/** Every table that `replace` empties. */
export const tableNames = [
  'documents',
  'sources',
  'readings',
  'claims',
  'incidents',
  'incident_claims',
  'incident_terms',
  'disputes',
  'dispute_claims',
  'relations',
  'assessments',
  'entities',
  'entity_claims',
  'origins',
  'reviews',
  'review_subjects',
  'blocks',
  'words',
] as const;

/** A database file, opened for one process. `:memory:` keeps nothing. */
export function openDatabase(file: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;');
  const found = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (found.user_version !== 0 && found.user_version !== ROWS_VERSION)
    for (const name of tableNames) db.exec(`DROP TABLE IF EXISTS ${name}`);
  db.exec(`${schema} PRAGMA user_version = ${ROWS_VERSION};`);
  return db;
}

/** The twelve lines by which Kysely speaks to `node:sqlite`. */
export function queryBuilder(db: DatabaseSync): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new SqliteDialect({
      database: {
        close: () => undefined,
        prepare(sql: string) {
          const statement = db.prepare(sql);
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
