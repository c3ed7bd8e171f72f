import type { Assessment, Route, VoteCheck } from './assessment.ts';
import type { Claim, Entity } from './claim.ts';
import type { Dispute, Incident, Relation, Story } from './incident.ts';
import type { Note } from './note.ts';
import type { Origin } from './origin.ts';
import type { Reading } from './reading.ts';
import type { Review } from './review.ts';
import type { Source } from './source.ts';

/** Everything that was computed from what was kept. Deleting it loses nothing: it comes out the same again. */
export interface Findings {
  readonly sources: readonly Source[];
  readonly readings: readonly Reading[];
  readonly entities: readonly Entity[];
  readonly claims: readonly Claim[];
  readonly origins: readonly Origin[];
  readonly incidents: readonly Incident[];
  readonly disputes: readonly Dispute[];
  readonly relations: readonly Relation[];
  /** Reports grouped by the event that they mainly tell of; findings kept before stories were do not have them. */
  readonly stories?: readonly Story[];
  readonly assessments: readonly Assessment[];
  readonly routes: readonly Route[];
  readonly voteChecks: readonly VoteCheck[];
  readonly reviews: readonly Review[];
  readonly notes: readonly Note[];
}
