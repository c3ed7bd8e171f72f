import type { ClaimId, EntityId, IncidentId } from './ids.ts';
import type { ElementState } from './review.ts';

/** Words of likelihood, with the share of cases each stands for: 1–5, 5–20, 20–45, 45–55, 55–80, 80–95, 95–99 % (ICD 203). */
export const likelihoodWords = [
  'almost no chance',
  'very unlikely',
  'unlikely',
  'roughly even chance',
  'likely',
  'very likely',
  'almost certain',
] as const;
export type Likelihood = (typeof likelihoodWords)[number];

/** The strength of the evidence and the reasoning, and never how likely the thing is: the two are kept apart. */
export type Confidence = 'low' | 'moderate' | 'high';

/** The stages of a case before a court; the standard of proof of each is data of the instrument. */
export type Stage = 'authorisation' | 'warrant' | 'charges' | 'trial';

/** What a person concluded of a state, beside the state that the rules suggest. */
export interface SetState {
  readonly review: string;
  readonly name: string;
  readonly at: string;
  readonly reason: string;
  /** Null where the person gave none. */
  readonly likelihood: Likelihood | null;
  readonly confidence: Confidence | null;
}

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
  /** What the rules suggest; `state` differs from it only where a person set another. */
  readonly suggested?: ElementState;
  readonly set?: SetState | null;
  /** The text the element rests on: "Elements of Crimes (2011), Article 8(2)(e)(iv), element 3". */
  readonly authority?: string;
  /** Of the evidence for the suggested state, by a printed rule; null where nothing was assessed. No rule gives 'high'. */
  readonly confidence?: Confidence | null;
  readonly note?: string | null;
  /** What of the element's data could not be confirmed, or null. */
  readonly unconfirmed?: string | null;
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
  /** The instrument whose crime this is, with its version: "rome-statute 1". */
  readonly instrument?: string;
  /** Why this crime is looked at: the claims that made it a candidate. */
  readonly candidate?: readonly ClaimId[];
  /** The standard of proof that is named beside every state: a state says which words bear, never that the standard is reached. */
  readonly standard?: { readonly stage: Stage; readonly words: string; readonly article: string };
  /** Claims that give numbers of dead and hurt. They bear on gravity; an attack crime turns on direction and intent. */
  readonly gravity?: readonly ClaimId[];
  /** The findings on the kind of conflict that this crime is looked at under; empty where it needs none or none is found. */
  readonly under?: readonly string[];
  /** For a crime added by amendment: which, and for whom it binds; null for the original text. */
  readonly amendment?: string | null;
  /** Survivors' matters: not shown by default, and not to be asked about again. */
  readonly sensitive?: boolean;
  /** Whom words of the file hold responsible for this conduct, with those claims: not everyone who is accused in the incident. */
  readonly accused?: readonly { readonly name: string; readonly entity: EntityId | null; readonly claims: readonly ClaimId[] }[];
  /** Why the instrument does not reach the conduct in time, so that its elements are a yardstick alone; null where it may. */
  readonly outOfTime?: string | null;
}

/** A crime that the claims would point to and that is not looked at, with the reason. */
export interface SetAside {
  readonly incident: IncidentId;
  readonly crime: string;
  readonly title: string;
  readonly article: string;
  readonly because: string;
  readonly claims: readonly ClaimId[];
}

export interface ConflictParty {
  readonly name: string;
  readonly kind: 'state' | 'armed-group';
  /** ISO 3166-1 alpha-3 for a State. */
  readonly state: string | null;
}

/** What is said of one kind of conflict between two parties; a review sets another state as for an element. */
export interface ConflictKind {
  readonly kind: 'international' | 'non-international' | 'occupation';
  /** What a review names as its element, on any incident of the file. */
  readonly element: string;
  readonly state: ElementState;
  readonly suggested: ElementState;
  readonly set: SetState | null;
  readonly for: readonly ClaimId[];
  readonly against: readonly ClaimId[];
  readonly missing: readonly string[];
  readonly because: string;
}

/** The classification of the fighting of two parties in one territory over the period that the claims give. */
export interface ConflictFinding {
  readonly id: string;
  /** The State whose territory it is; null where no claim says. */
  readonly territory: { readonly state: string; readonly name: string } | null;
  readonly parties: readonly [ConflictParty, ConflictParty];
  readonly first: string | null;
  readonly last: string | null;
  readonly kinds: readonly ConflictKind[];
  /** Claims that the fighting has gone on for long. */
  readonly protracted: readonly ClaimId[];
}

/** Incidents that are alike in a way that may be more than chance. */
export interface Pattern {
  readonly id: string;
  readonly kind: 'together' | 'repeated' | 'after-notice';
  readonly what: string;
  readonly incidents: readonly IncidentId[];
  /**
   * The chance of as many or more together if the two traits had nothing to do with each other in this file (hypergeometric
   * tail, times the number of pairs looked at, at most 1); null where the file cannot give it, and `because` says why.
   */
  readonly chance: number | null;
  readonly because: string;
}

/** A mode of liability looked at for one person or body that the file names as responsible, over its incidents. */
export interface LiabilityAssessment {
  readonly name: string;
  readonly entity: EntityId | null;
  /** Modes reach natural persons only: for a body the question is who led it then. */
  readonly natural: boolean;
  readonly mode: string;
  readonly title: string;
  readonly article: string;
  readonly incidents: readonly IncidentId[];
  readonly elements: readonly Omit<ElementSupport, 'article'>[];
}

/** Who is said to lead or command what, when. */
export interface CommandRelation {
  readonly person: string;
  readonly over: string;
  /** 'command' by words of military command, 'leadership' by words of leading or heading. */
  readonly kind: 'command' | 'leadership';
  readonly first: string | null;
  readonly last: string | null;
  /** Whose days `first` and `last` are: stated of the command, or those of an event in which it is told; null without days. */
  readonly days?: 'stated' | 'of-event' | null;
  /** Whether the source calls it former. When it ended is then not known unless `last` says so. */
  readonly past?: boolean;
  readonly claims: readonly ClaimId[];
}

/** Something that an investigator can go and find out, with what it would decide. */
export interface OpenQuestion {
  readonly question: string;
  /** For each assessment it bears on, one over the number of its elements that are not yet supported, added up. */
  readonly weight: number;
  /** On how many elements it bears; `decides` names the first twenty of them. */
  readonly bears: number;
  readonly decides: readonly { readonly incident: IncidentId; readonly element: string; readonly title: string }[];
}

/** One sentence of a communication to a prosecutor, with the claims it rests on; without claims it states what is missing. */
export interface CommunicationSentence {
  readonly section:
    | 'crime'
    | 'place'
    | 'time'
    | 'alleged-perpetrators'
    | 'victims'
    | 'how-the-sender-knows'
    | 'against'
    | 'evidence-and-custody'
    | 'jurisdiction';
  readonly text: string;
  readonly claims: readonly ClaimId[];
}

/** Everything that the law room says of a file. */
export interface LawFile {
  readonly instruments: readonly string[];
  readonly standard: { readonly stage: Stage; readonly words: string; readonly article: string };
  readonly conflicts: readonly ConflictFinding[];
  readonly assessments: readonly Assessment[];
  readonly setAside: readonly SetAside[];
  readonly patterns: readonly Pattern[];
  readonly liability: readonly LiabilityAssessment[];
  readonly commands: readonly CommandRelation[];
  readonly questions: readonly OpenQuestion[];
  readonly routes: readonly Route[];
  readonly votes: readonly VoteCheck[];
  readonly communication: readonly CommunicationSentence[];
}

/** What the law says of a file, without what stands above its lists. */
export type LawLists = Omit<LawFile, 'instruments' | 'standard'>;
export type LawPart = keyof LawLists;

/** What stands above the lists, and how long each of them is. */
export interface LawSummary extends Pick<LawFile, 'instruments' | 'standard'> {
  readonly parts: Readonly<Record<LawPart, number>>;
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
