import { AssizeError, type Conclusion, type Findings, idFrom } from '../model/index.ts';
import { findingsOf, type WalkOptions } from './investigate.ts';
import type { OpenFile } from './open.ts';

/** Enters a person's conclusion with its reason in the ledger, and computes the findings again. */
export async function review(
  file: OpenFile,
  { conclusion, reason, name }: { readonly conclusion: Conclusion; readonly reason: string; readonly name: string },
  options: WalkOptions = {},
): Promise<Findings> {
  if (reason.trim() === '' || name.trim() === '')
    throw new AssizeError(
      'investigation/no-reason',
      'A conclusion came without a reason or without a name.',
      'Say who concludes, and why: a stranger will ask both.',
    );
  await file.vault.append({
    kind: 'reviewed',
    person: idFrom('person', name.trim()),
    name: name.trim(),
    conclusion,
    reason: reason.trim(),
  });
  await file.vault.flush();
  return findingsOf(file, options);
}
