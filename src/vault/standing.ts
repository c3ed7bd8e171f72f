import { Authority, openRecord } from '../ledger/index.ts';
import type { Digest, Entry, Note } from '../model/index.ts';
import type { Log } from './log.ts';
import type { Objects } from './objects.ts';

// As they stand in a record. Inside a string the quotes would be written with a backslash, so that nothing else looks like this.
const TELLING = /"kind":"(?:withdrawn|key-added|key-revoked|sealed|merged)"/;
const plainly = new TextDecoder('latin1');

/** Whether a record says something that the entries after it depend on. */
export const isTelling = (record: Uint8Array): boolean => TELLING.test(plainly.decode(record));

/**
 * What a writer must know of the ledger before it writes: which keys count now, which bytes are withdrawn, and when the last
 * entry was made. Taken from the records in one pass; few of them need to be opened.
 */
export class Standing {
  readonly authority: Authority;
  readonly withdrawn = new Set<Digest>();
  readonly sealed = new Map<Digest, Extract<Entry, { kind: 'sealed' }>>();
  #last: Uint8Array | null = null;
  #lastAt: string | null = null;
  /** The records of a merged ledger still to come: they say nothing of whose signature counts here. */
  #foreign = 0;

  constructor(founder: string) {
    this.authority = new Authority(founder);
  }

  /** When the last entry was made that is not another ledger's, by the clock of then; null before the first. */
  get lastAt(): string | null {
    if (this.#last !== null) this.#lastAt = openRecord(this.#last).at;
    this.#last = null;
    return this.#lastAt;
  }

  /** Takes in a record as the ledger holds it. */
  takeRecord(record: Uint8Array): void {
    if (this.#foreign === 0) this.#last = record;
    if (isTelling(record)) this.take(openRecord(record));
    else if (this.#foreign > 0) this.#foreign -= 1;
  }

  /** Takes in an entry. */
  take(entry: Entry): void {
    if (entry.kind === 'withdrawn') this.withdrawn.add(entry.object);
    if (entry.kind === 'sealed') this.sealed.set(entry.object, entry);
    if (this.#foreign > 0) {
      this.#foreign -= 1;
      return;
    }
    this.#last = null;
    this.#lastAt = entry.at;
    if (entry.kind === 'merged') this.#foreign = entry.entries;
    else this.authority.admit(entry);
  }
}

/** Where a ledger stands. */
export async function readStanding(log: Log, founder: string): Promise<Standing> {
  const standing = new Standing(founder);
  for await (const { record } of log.records()) standing.takeRecord(record);
  return standing;
}

/** Takes the bytes that an entry withdrew just before a run was stopped. */
export async function finishWithdrawals(objects: Objects, { withdrawn }: Standing, notes: Note[]): Promise<void> {
  for (const digest of withdrawn) {
    if (!(await objects.has(digest))) continue;
    await objects.remove(digest);
    notes.push({
      code: 'vault/withdrawal-finished',
      source: null,
      what: `The bytes of ${digest} were withdrawn by an entry and were still here; they are removed now.`,
      next: 'Nothing to do.',
    });
  }
}
