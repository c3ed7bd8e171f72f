// The words of Assize: what every other room speaks. Imports nothing but a hash.
export { AssizeError } from './errors.ts';
export type { Note } from './note.ts';
export type * from './ids.ts';
export { digestOf, idFrom, parseDigest, parseId } from './ids.ts';
export { sha256, sha256Hex } from './hash.ts';
export type { Source } from './source.ts';
export type * from './reading.ts';
export { quote, quoteSpan } from './reading.ts';
export type { When, TimePrecision } from './values/when.ts';
export { agreeOnTime, daysApart, endOf, startOf } from './values/when.ts';
export type { Count } from './values/count.ts';
export { agree } from './values/count.ts';
export type { Where } from './values/place.ts';
export { metresBetween } from './values/place.ts';
export type * from './claim.ts';
export { factualities, stances } from './claim.ts';
export type { Origin, OriginReason } from './origin.ts';
export type {
  Attribution,
  BasisKind,
  Blame,
  Change,
  Chosen,
  Dispute,
  DisputeKind,
  Figure,
  Grade,
  GradedFact,
  Incident,
  Relation,
  Story,
  Support,
  TallyLine,
  TallyRule,
} from './incident.ts';
export { basisKinds, blameScale, grades, tallyRules } from './incident.ts';
export type { Conclusion, ElementState, HandClaim, Review, Written } from './review.ts';
export { writtenId } from './review.ts';
export type * from './assessment.ts';
export { likelihoodWords } from './assessment.ts';
export type { Findings } from './findings.ts';
export type * from './entry.ts';
export type { EventFamily, EventKind, Term } from './vocabulary/events.ts';
export { eventKinds, shelfOf } from './vocabulary/events.ts';
export type { HarmClass, HarmOutcome } from './vocabulary/harms.ts';
export { harmClasses, harmOutcomes } from './vocabulary/harms.ts';
export type { ClaimJson, FindingsJson, IncidentJson, SourceJson } from './wire/findings-json.ts';
export type * from './questions.ts';
export { incidentOrders } from './questions.ts';
