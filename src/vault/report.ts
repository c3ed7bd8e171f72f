import { AssizeError } from '../model/index.ts';

/** Something wrong: what it touches, and what to do. */
export interface Fault {
  readonly code: `${string}/${string}`;
  readonly what: string;
  /** The file, object or entry that it touches. */
  readonly touches: string;
  readonly next: string;
}

export interface Report {
  readonly faults: readonly Fault[];
  /** What was checked, by kind. */
  readonly counts: Readonly<Record<string, number>>;
}

const COPY = 'Copy the file as it is before you change anything; then take this part from another copy and check again.';

/** The report while it is being written. */
export class Findings implements Report {
  readonly faults: Fault[] = [];
  readonly counts: Record<string, number> = {};

  fault(code: Fault['code'], what: string, touches: string, next = COPY): void {
    this.faults.push({ code, what, touches, next });
  }

  count(what: string, by = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + by;
  }

  /** Does some work, and makes a fault of whatever it throws: one broken part must not hide the others. */
  async guard(touches: string, work: () => Promise<void> | void): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof AssizeError) this.fault(error.code, `${touches}: ${error.message}`, touches, error.next);
      else {
        const reason = error instanceof Error ? error.message : 'unknown cause';
        this.fault('vault/unreadable', `${touches} cannot be read (${reason}).`, touches);
      }
    }
  }
}
