import { lawFile } from '../law/index.ts';
import type { Findings, LawFile, Stage } from '../model/index.ts';

/**
 * Everything that the law says of an investigation's findings: kinds of conflict, crimes with their elements, patterns, modes of
 * liability, ways to begin, votes, open questions, and the outline of a communication. Computed from the findings each time it is
 * asked for, so there is nothing of it to keep, to lose, or to be out of step.
 */
export const lawOf = (findings: Findings, options: { readonly stage?: Stage } = {}): LawFile =>
  lawFile({ ...findings, ...options });
