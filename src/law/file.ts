import type { LawFile, Origin, Route, Source, VoteCheck } from '../model/index.ts';
import { type AssessInput, type Assessed, assessFile, standardOf } from './assess.ts';
import { outlineCommunication } from './communication.ts';
import { romeStatute } from './instruments/index.ts';
import { accusationsIn, assessLiability } from './liability.ts';
import type { Facts } from './facts.ts';
import { openQuestions } from './questions.ts';
import { findRoutes } from './routes.ts';
import { settledBy } from './support.ts';

/**
 * Everything that the law room says of a file: kinds of conflict, crimes with their elements, patterns, modes of liability, ways
 * to begin, votes, open questions, and the outline of a communication. Computed from claims alone: deleting it loses nothing.
 */
export function lawFile(
  input: AssessInput & {
    readonly sources: readonly Source[];
    readonly origins: readonly Origin[];
    readonly voteChecks: readonly VoteCheck[];
    /** Facts that the ways hang on and the file does not say. */
    readonly facts?: Partial<Facts>;
  },
): LawFile {
  const assessed: Assessed = assessFile(input);
  const instruments = input.instruments ?? [romeStatute];
  const first = instruments[0]!;
  const standard = standardOf(first, input.stage ?? 'authorisation') ?? first.standards[0]!;
  const routes: Route[] = findRoutes({ ...input, assessments: assessed.assessments, conflicts: assessed.conflicts });
  const { liability, commands } = assessLiability(input, first, accusationsIn(assessed.assessments), settledBy(input.reviews));
  return {
    instruments: instruments.map(({ id, version, title, text }) => `${id} ${version}: ${title}. ${text}`),
    standard: { stage: standard.stage, words: standard.standard, article: standard.article },
    ...assessed,
    liability,
    commands,
    questions: openQuestions(assessed.assessments),
    routes,
    votes: input.voteChecks,
    communication: outlineCommunication({ ...input, assessments: assessed.assessments, routes }),
  };
}
