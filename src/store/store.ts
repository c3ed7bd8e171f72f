import { AssizeError, type Findings, type Overview, type Questions, type Route } from '../model/index.ts';
import { loadColumns } from './columns.ts';
import { assessmentPage } from './queries/assessments.ts';
import { claimById, claimsById } from './queries/claims.ts';
import { disputePage } from './queries/disputes.ts';
import { document } from './queries/documents.ts';
import { entityFile, entityPage } from './queries/entities.ts';
import { findingsAt, holdsHead } from './queries/findings.ts';
import { type Rankings, find } from './queries/found.ts';
import { incidentFile, incidentPage } from './queries/incidents.ts';
import { incidentNames } from './queries/names.ts';
import { notePage } from './queries/notes.ts';
import { overview } from './queries/overview.ts';
import { agreementOf, queueOf } from './queries/queue.ts';
import { allReviews, logPage } from './queries/reviews.ts';
import { compareSources, sourceFile, sourcePage, wordsOf } from './queries/sources.ts';
import { Recent } from './recent.ts';
import { type Columns, columnsOver } from './selection.ts';
import { openDatabase, queryBuilder } from './sqlite.ts';
import { takeTurns } from './turns.ts';
import { writeFindings } from './write.ts';

/** Findings laid out for quick questions. It may be deleted at any time and filled again: nothing is lost with it. */
export interface Store extends Questions {
  /** Puts these findings in the place of what was there, in one transaction: a reader sees the old or the new, never a mixture. */
  replace(findings: Findings, head?: string): Promise<void>;
  /** The findings as they were put in with this head (what they were computed from), or null where the store holds others or none. */
  findings(head: string): Promise<Findings | null>;
  /** Whether the store holds the findings of this head, without reading them. */
  holds(head: string): Promise<boolean>;
  close(): void;
}

/** How many queries' rankings are remembered: a few thousand numbers each. */
const RANKINGS = 300;

/** What was worked out of the rows while they stay as they are. */
interface WorkedOut {
  readonly columns: Columns;
  readonly rankings: Rankings;
  overview?: Overview;
}

/**
 * Opens the store in a file (made where missing, `:memory:` for one that is not kept). A file written by another version of the
 * rows is emptied. Throws `store/unreadable` when the file is not a database or is damaged.
 */
export function openStore(file: string): Store {
  let database: ReturnType<typeof openDatabase>;
  try {
    database = openDatabase(file);
  } catch (cause) {
    throw new AssizeError(
      'store/unreadable',
      `The store ${file} cannot be opened: ${cause instanceof Error ? cause.message : 'unknown cause'}.`,
      'Delete the file and run `assize rebuild`: everything in it is computed from the vault.',
      { cause },
    );
  }
  const db = queryBuilder(database);
  const turns = takeTurns();
  let worked: WorkedOut | null = null;
  const known = () => (worked ??= { columns: columnsOver(loadColumns(database), database), rankings: new Recent(RANKINGS) });
  const columns = () => known().columns;
  return {
    replace: (findings, head = '') =>
      turns.write(() => {
        worked = null;
        writeFindings(database, findings, head);
      }),
    findings: (head) => turns.read(() => findingsAt(db, head)),
    holds: (head) => turns.read(() => holdsHead(db, head)),
    close: () => database.close(),
    overview: () => turns.read(async () => (known().overview ??= await overview(db, columns()))),
    incidents: (selection, order, asked) => turns.read(() => incidentPage(db, columns(), selection, order, asked)),
    facets: (selection) => turns.read(async () => columns().facets(selection)),
    spread: (selection) => turns.read(async () => columns().spread(selection)),
    incident: (id) => turns.read(() => incidentFile(db, id)),
    names: (ids) => turns.read(async () => [...(await incidentNames(db, ids)).values()]),
    claim: (id) => turns.read(() => claimById(db, id)),
    claims: (ids) => turns.read(() => claimsById(db, ids)),
    sources: (asked) => turns.read(() => sourcePage(db, asked)),
    source: (id) => turns.read(() => sourceFile(db, id)),
    words: (passage) => turns.read(() => wordsOf(db, passage)),
    compare: (left, right) => turns.read(() => compareSources(db, left, right)),
    disputes: (kind, asked) => turns.read(() => disputePage(db, kind, asked)),
    entities: (kinds, asked) => turns.read(() => entityPage(db, kinds, asked)),
    entity: (id) => turns.read(() => entityFile(db, id)),
    assessments: (asked) => turns.read(() => assessmentPage(db, asked)),
    routes: () => turns.read(() => document<readonly Route[]>(db, 'routes', [])),
    reviews: () => turns.read(() => allReviews(db)),
    log: (asked) => turns.read(() => logPage(db, asked)),
    queue: (name, asked) => turns.read(() => queueOf(db, name, asked)),
    agreement: () => turns.read(() => agreementOf(db)),
    notes: (asked) => turns.read(() => notePage(db, asked)),
    search: (query, asked) => turns.read(() => find(db, columns(), known().rankings, query, asked)),
  };
}
