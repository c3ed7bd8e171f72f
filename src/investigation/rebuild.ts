import type { Findings } from '../model/index.ts';
import { findingsOf, type WalkOptions } from './investigate.ts';
import type { OpenFile } from './open.ts';

/** The ledger replayed from its first entry: the store emptied, every source read again, every finding computed again. */
export async function rebuild(file: OpenFile, options: WalkOptions = {}): Promise<Findings> {
  file.results.clear();
  file.extractions.clear();
  await file.store.clear();
  return findingsOf(file, options);
}
