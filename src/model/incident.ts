import type { Mention, Vote } from './claim.ts';
import type { ClaimId, DisputeId, EntityId, IncidentId, OriginId, SourceId } from './ids.ts';
import type { Where } from './values/place.ts';
import type { When } from './values/when.ts';
import type { EventKind } from './vocabulary/events.ts';
import type { HarmClass, HarmOutcome } from './vocabulary/harms.ts';

/** How many independent origins stand behind something, and of what kinds the speakers are. */
export interface Support {
  readonly origins: readonly OriginId[];
  readonly sources: readonly SourceId[];
  /** Kind of speaker (source_classes of the vocabulary) → how many claims. */
  readonly kinds: Readonly<Record<string, number>>;
}

/** One line of a tally: every figure stays with its claim; what is shown is computed by the rule named. */
export interface TallyLine {
  readonly outcome: HarmOutcome;
  readonly class: HarmClass;
  readonly min: number | null;
  readonly max: number | null;
  readonly best: number | null;
  /** The printed rule by which best was chosen. */
  readonly rule: string;
  readonly scope: 'incident' | 'cumulative' | 'unclear';
  readonly since: When | null;
  readonly attributedTo: readonly string[];
  /** Index in the tally of the whole that this is a part of, or null. */
  readonly partOf: number | null;
  readonly from: readonly ClaimId[];
  readonly dissent: readonly ClaimId[];
}

/** Who is said to be responsible, by whom, on what basis. Never a verdict. */
export interface Attribution {
  readonly entity: EntityId | null;
  readonly name: string;
  readonly accusedBy: readonly { readonly speaker: string; readonly claim: ClaimId }[];
  readonly deniedBy: readonly { readonly speaker: string; readonly claim: ClaimId }[];
  readonly basis: readonly string[];
  readonly origins: number;
}

/** Airwars' public grades: what is known of a civilian-harm event, computed by a printed rule. */
export type Grade = 'confirmed' | 'fair' | 'weak' | 'contested' | 'discounted';

/** Claims that speak of one event. Nobody edits an incident: it is computed, and a review changes what it is computed from. */
export interface Incident {
  readonly id: IncidentId;
  /** An event of the war ('incident') or of the record around it: votes, offers, statements, visits. */
  readonly shelf: 'incident' | 'record';
  readonly kind: EventKind;
  /** A line for a list, made from fields and never from judgement: "Attack on hospitals, Aleppo, September 2016". */
  readonly title: string;
  readonly claims: readonly ClaimId[];
  readonly when: When | null;
  /** `where.from/to` count in the reading of `whereClaim`. */
  readonly where: Where | null;
  readonly whenClaim: ClaimId | null;
  readonly whereClaim: ClaimId | null;
  readonly support: Support;
  readonly grade: Grade;
  readonly gradeBecause: string;
  readonly tally: readonly TallyLine[];
  readonly attribution: readonly Attribution[];
  readonly disputes: readonly DisputeId[];
  /** For votes: the values shown, each from the claims; null for other kinds. */
  readonly vote:
    | (Omit<Vote, 'drafters' | 'vetoedBy' | 'opposedBy' | 'abstainedBy' | 'supportedBy'> & {
        readonly drafters: readonly string[];
        readonly vetoedBy: readonly string[];
        readonly opposedBy: readonly string[];
        readonly abstainedBy: readonly string[];
        readonly supportedBy: readonly string[];
      })
    | null;
}

export type DisputeKind = 'count' | 'time' | 'place' | 'actor' | 'outcome' | 'status' | 'vote' | 'denial';

/** What cannot all be true: two sides, each with its claims. */
export interface Dispute {
  readonly id: DisputeId;
  readonly kind: DisputeKind;
  readonly incident: IncidentId | null;
  readonly claims: readonly [readonly ClaimId[], readonly ClaimId[]];
  readonly what: string;
  readonly severity: 'low' | 'medium' | 'high';
}

export interface Relation {
  readonly kind: 'agree' | 'complement' | 'contradict' | 'supersede' | 'same-event' | 'not-same' | 'part-of';
  readonly claims: readonly [ClaimId, ClaimId];
  readonly because: string;
}

export type { Mention };
