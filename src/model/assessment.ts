import type { ClaimId, IncidentId } from './ids.ts';
import type { ElementState } from './review.ts';

/** One element of one crime for one incident: which words bear on it, on each side. Whether it is proved is for a court. */
export interface ElementSupport {
  readonly id: string;
  readonly question: string;
  readonly kind: 'material' | 'mental' | 'contextual';
  readonly article: string;
  readonly state: ElementState;
  readonly for: readonly ClaimId[];
  readonly against: readonly ClaimId[];
  /** What is missing, as questions an investigator can take to the field. */
  readonly missing: readonly string[];
  readonly because: string;
}

export interface Assessment {
  readonly incident: IncidentId;
  /** An id of the Rome Statute data: `rs.8.2.b.ix`. */
  readonly crime: string;
  readonly title: string;
  readonly article: string;
  /** Which kind of armed conflict this crime needs, and so under which classification it could apply. */
  readonly conflict: 'international' | 'non-international' | 'any' | 'none';
  readonly elements: readonly ElementSupport[];
}

/** A way in which an investigation can begin, and why it is open or shut. */
export interface Route {
  readonly id: string;
  readonly title: string;
  readonly article: string;
  readonly state: 'open' | 'shut' | 'open-if';
  readonly conditions: readonly {
    readonly id: string;
    readonly state: 'met' | 'not-met' | 'unknown';
    readonly because: string;
    readonly facts: readonly string[];
  }[];
  /** Who can act next, and how. */
  readonly next: string;
}

/** A reported vote held against the rules and the membership of its date, and against the recorded vote where it is known. */
export interface VoteCheck {
  readonly incident: IncidentId;
  /** The number of the draft where the record knows it ("S/2016/846"), or null. */
  readonly item: string | null;
  /** What the reported numbers and vetoes give by the rules of the body; null when they do not suffice. */
  readonly outcomeByRule: 'adopted' | 'failed' | 'vetoed' | null;
  /** The vote as recorded, with the authority it rests on; null when it is not known here. */
  readonly recorded: {
    readonly date: string;
    readonly inFavour: number | null;
    readonly against: readonly string[];
    readonly abstained: readonly string[];
    readonly outcome: string;
    readonly authority: string;
    readonly confirmed: boolean;
  } | null;
  readonly state: 'consistent' | 'inconsistent' | 'incomplete';
  /** Each rule that was applied and what it gave, in words. */
  readonly because: readonly { readonly rule: string; readonly what: string; readonly claims: readonly ClaimId[] }[];
}
