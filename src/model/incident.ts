import type { Mention, Vote } from './claim.ts';
import type { ClaimId, DisputeId, EntityId, IncidentId, OriginId, SourceId } from './ids.ts';
import type { OriginReason } from './origin.ts';
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
  /** Why sources that share no text still count as one here: a credited agency, one publisher, one witness; and which add one. */
  readonly because?: readonly {
    readonly kind: OriginReason['kind'];
    readonly what: string;
    readonly claims: readonly ClaimId[];
  }[];
}

/** How one figure is chosen from several. 'range' chooses none. */
export const tallyRules = ['range', 'majority', 'hierarchy', 'latest-official'] as const;
export type TallyRule = (typeof tallyRules)[number];

/** One figure of a tally line as one claim gives it. */
export interface Figure {
  readonly claim: ClaimId;
  readonly min: number | null;
  readonly max: number | null;
  readonly origin: OriginId | null;
  /** Kind of speaker, as in `Support.kinds`. */
  readonly speaker: string;
  /** Until when the figure counts: the day it speaks of, or the day it was published. ISO date, or null. */
  readonly asOf: string | null;
  /** 'counts', or why it does not: a later figure of the same origin stands in its place, or it counts part of the people only. */
  readonly standing: 'counts' | 'superseded' | 'partial';
  readonly supersededBy: ClaimId | null;
}

/** What one rule gives for a tally line. */
export interface Chosen {
  readonly rule: TallyRule;
  readonly best: number | null;
  readonly because: string;
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
  /** Every figure with its origin, its time and whether it still counts. */
  readonly figures?: readonly Figure[];
  /** Lowest and highest of the figures that count; high is null where the highest has no upper bound. */
  readonly low?: number | null;
  readonly high?: number | null;
  /** What each rule gives, so that a reader can see what the choice of rule changes. */
  readonly byRule?: readonly Chosen[];
  /** What does not add up: parts above their whole. */
  readonly warnings?: readonly string[];
}

/** How blame is put, from the strongest to the weakest: the scale of the MUC-4 templates, "confidence of the organisation". */
export const blameScale = [
  'CLAIMED OR ADMITTED',
  'REPORTED AS FACT',
  'SUSPECTED OR ACCUSED BY AUTHORITIES',
  'SUSPECTED OR ACCUSED',
  'POSSIBLE',
  'ACQUITTED',
] as const;
export type Blame = (typeof blameScale)[number];

/** What an attribution rests on, as the passages put it. */
export const basisKinds = [
  'claim of responsibility',
  'witness',
  'weapon or capability',
  'flight records',
  'presence',
  'official accusation',
  'named speaker',
  'unnamed report',
  'writer',
] as const;
export type BasisKind = (typeof basisKinds)[number];

/** Who is said to be responsible, by whom, on what basis. Never a verdict. */
export interface Attribution {
  readonly entity: EntityId | null;
  readonly name: string;
  readonly accusedBy: readonly { readonly speaker: string; readonly claim: ClaimId }[];
  readonly deniedBy: readonly { readonly speaker: string; readonly claim: ClaimId }[];
  readonly basis: readonly string[];
  readonly origins: number;
  /** The grounds by kind, each with the claims that give them. */
  readonly grounds?: readonly { readonly kind: BasisKind; readonly claims: readonly ClaimId[] }[];
  /** The strongest way in which a claim puts the blame. */
  readonly blame?: Blame;
  /** Independent origins behind those who deny. */
  readonly denialOrigins?: number;
}

/** One fact of an incident with what stands behind it, graded by a printed rule. */
export interface GradedFact {
  readonly fact: 'what' | 'when' | 'where' | 'target' | 'actor' | 'harm';
  /** The value as it is shown. */
  readonly value: string;
  readonly claims: readonly ClaimId[];
  readonly origins: number;
  /**
   * The two characters of the Admiralty scale: the source, F while nobody has judged it; the information, 1 confirmed by other sources,
   * 2 probably, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.
   */
  readonly admiralty: string;
  /** Strength of the evidence; no rule gives 'high'. */
  readonly confidence: 'low' | 'moderate' | 'high';
  readonly because: string;
}

/** Something that changed as reports came in, as a line that can be cited. */
export interface Change {
  /** ISO date of publication of the report that changed it, or null. */
  readonly at: string | null;
  readonly what: string;
  readonly claims: readonly ClaimId[];
}

/** Airwars' public grades: what is known of a civilian-harm event, computed by a printed rule. */
export const grades = ['confirmed', 'fair', 'weak', 'contested', 'discounted'] as const;
export type Grade = (typeof grades)[number];

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
  /** Each fact of the incident with its own grade. */
  readonly facts?: readonly GradedFact[];
  /** How what is known of it changed, oldest first. */
  readonly changes?: readonly Change[];
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

/** Reports that tell mainly of one event, each a source; grouped by what they tell and not by who repeats whom. */
export interface Story {
  readonly sources: readonly SourceId[];
  readonly origins: readonly OriginId[];
  /** The rarest details that its reports share (names, numbers), for a reader who asks why; empty where one source tells it alone. */
  readonly shared: readonly string[];
}

export type DisputeKind = 'count' | 'time' | 'place' | 'actor' | 'outcome' | 'status' | 'vote' | 'denial' | 'quote';

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
  /** For 'same-event' and 'not-same': log2 of the likelihood ratio, the sum of the weights named in `because`; null where a person decided. */
  readonly weight?: number | null;
}

export type { Mention };
