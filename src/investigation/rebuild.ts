import type { Findings } from '../model/index.ts';
import { findingsOf, type WalkOptions } from './investigate.ts';
import type { OpenFile } from './open.ts';

/**
 * The ledger replayed from its first entry: every source read again, every finding computed again. Open the file with
 * `anew` to have the store deleted first.
 */
export async function rebuild(file: OpenFile, options: WalkOptions = {}): Promise<Findings> {
  file.results.clear();
  file.extractions.clear();
  return findingsOf(file, options);
}
