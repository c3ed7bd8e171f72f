import {
  AssizeError,
  type Findings,
  type LawFile,
  type LawLists,
  type LawPart,
  type LawSummary,
  type Overview,
  type Questions,
  type Review,
  type Route,
} from '../model/index.ts';
import { loadColumns } from './columns.ts';
import { assessmentPage } from './queries/assessments.ts';
import { claimById, claimsById } from './queries/claims.ts';
import { disputePage } from './queries/disputes.ts';
import { document } from './queries/documents.ts';
import { entityFile, entityPage } from './queries/entities.ts';
import { findingsAt, holdsHead } from './queries/findings.ts';
import { type Rankings, find } from './queries/found.ts';
import { incidentFile, incidentPage } from './queries/incidents.ts';
import { lawLines, lawSummary } from './queries/law.ts';
import { incidentNames } from './queries/names.ts';
import { notePage } from './queries/notes.ts';
import { overview } from './queries/overview.ts';
import { agreementOf, queueOf } from './queries/queue.ts';
import { allReviews, logPage } from './queries/reviews.ts';
import { compareSources, sourceFile, sourcePage, wordsOf } from './queries/sources.ts';
import { readAhead } from './read-ahead.ts';
import { Recent } from './recent.ts';
import { type Columns, columnsOver } from './selection.ts';
import { openDatabase, queryBuilder } from './sqlite.ts';
import { takeTurns } from './turns.ts';
import { writeFindings, writeLaw } from './write.ts';

/** Findings laid out for quick questions. It may be deleted at any time and filled again: nothing is lost with it. */
export interface Store extends Questions {
  /** Puts these findings in the place of what was there, in one transaction: a reader sees the old or the new, never a mixture. */
  replace(findings: Findings, head?: string): Promise<void>;
  /** The findings as they were put in with this head (what they were computed from), or null where the store holds others or none. */
  findings(head: string): Promise<Findings | null>;
  /** Whether the store holds the findings of this head, without reading them. */
  holds(head: string): Promise<boolean>;
  /** Keeps what the law says of the findings of this head. */
  keepLaw(law: LawFile, head: string): Promise<void>;
  /** What stands above the lists of the law, or null where it is not worked out for these findings. */
  law(): Promise<LawSummary | null>;
  /** Up to `limit` lines of a list of the law, from line `start`. */
  lawLines<P extends LawPart>(part: P, start: number, limit: number): Promise<LawLists[P]>;
  /**
   * Holds answers to the findings as they are now, while another connection writes others; called again, goes over to the newest.
   */
  hold(): Promise<void>;
  /** Reviews that were entered after these findings were computed: the log and the queue know of them. */
  late(reviews: readonly Review[]): void;
  /** Has the system read the file into its memory, as far as there is room; ends when the store is closed. */
  readAhead(): Promise<void>;
  /** Brings what was written into the file itself, as far as those who read allow. */
  settle(): void;
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
  const closing = new AbortController();
  let held = false;
  /** By which SQLite tells that another connection has written. */
  let seen = -1;
  let late: readonly Review[] = [];
  const letGo = () => {
    if (held) database.exec('COMMIT');
  };
  // A transaction that has read sees what it saw until it ends, whatever another connection writes meanwhile.
  const takeHold = () => {
    database.exec('BEGIN');
    const { data_version: version } = database.prepare('PRAGMA data_version').get() as { data_version: number };
    database.prepare('SELECT count(*) FROM documents').get();
    if (version !== seen) worked = null;
    seen = version;
  };
  const write = (work: () => void) =>
    turns.write(() => {
      letGo();
      try {
        work();
      } finally {
        worked = null;
        if (held) takeHold();
      }
    });
  return {
    replace: (findings, head = '') => write(() => writeFindings(database, findings, head)),
    keepLaw: (law, head) => write(() => writeLaw(database, law, head)),
    hold: () =>
      turns.write(() => {
        letGo();
        takeHold();
        held = true;
      }),
    late(reviews) {
      late = reviews;
    },
    async readAhead() {
      if (file !== ':memory:') await readAhead(file, closing.signal);
    },
    settle: () => database.exec('PRAGMA wal_checkpoint(PASSIVE)'),
    law: () => turns.read(() => lawSummary(db)),
    lawLines: (part, start, limit) => turns.read(() => lawLines(db, part, start, limit)),
    findings: (head) => turns.read(() => findingsAt(db, head)),
    holds: (head) => turns.read(() => holdsHead(db, head)),
    close() {
      closing.abort();
      letGo();
      held = false;
      database.close();
    },
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
    reviews: () => turns.read(() => allReviews(db, late)),
    log: (asked) => turns.read(() => logPage(db, late, asked)),
    queue: (name, asked) => turns.read(() => queueOf(db, late, name, asked)),
    agreement: () => turns.read(() => agreementOf(db)),
    notes: (asked) => turns.read(() => notePage(db, asked)),
    search: (query, asked) => turns.read(() => find(db, columns(), known().rankings, query, asked)),
  };
}
