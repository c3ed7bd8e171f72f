import { AssizeError, type Conclusion, type Findings, type Review, idFrom } from '../model/index.ts';
import { findingsOf, type WalkOptions } from './investigate.ts';
import type { OpenFile } from './open.ts';

/** A person's conclusion with its reason and name. */
export interface Concluded {
  readonly conclusion: Conclusion;
  readonly reason: string;
  readonly name: string;
}

/** Enters a person's conclusion in the ledger; it is durable when this returns. Throws `investigation/no-reason`. */
export async function enterReview(
  { vault }: OpenFile,
  { conclusion, reason, name }: Concluded,
): Promise<{ readonly index: number; readonly review: Review }> {
  if (reason.trim() === '' || name.trim() === '')
    throw new AssizeError(
      'investigation/no-reason',
      'A conclusion came without a reason or without a name.',
      'Say who concludes, and why: a stranger will ask both.',
    );
  const person = idFrom('person', name.trim());
  const said = { name: name.trim(), conclusion, reason: reason.trim() };
  const { index, leaf, entry } = await vault.append({ kind: 'reviewed', person, ...said });
  await vault.flush();
  return { index, review: { id: leaf, by: person, at: entry.at, ...said } };
}

/** Enters a person's conclusion with its reason in the ledger, and computes the findings again. */
export async function review(file: OpenFile, concluded: Concluded, options: WalkOptions = {}): Promise<Findings> {
  await enterReview(file, concluded);
  return findingsOf(file, options);
}
