import type { ClaimId, EntityId, ReadingId } from './ids.ts';
import type { Method, Span } from './reading.ts';
import type { Where } from './values/place.ts';
import type { When } from './values/when.ts';
import type { EventKind } from './vocabulary/events.ts';
import type { HarmClass, HarmOutcome } from './vocabulary/harms.ts';

/** Words that name or point to someone or something. `name` is the resolved full name ("Jean-Marc Ayrault" for "he"). */
export interface Mention extends Span {
  readonly entity: EntityId | null;
  readonly name: string;
}

export type EntityKind = 'person' | 'organisation' | 'state' | 'armed-group' | 'place' | 'group' | 'facility' | 'role';
export type MentionForm = 'name' | 'name+title' | 'nominal' | 'pronoun' | 'demonym';

/** Someone or something that the file speaks of, with every mention of it. */
export interface Entity {
  readonly id: EntityId;
  readonly kind: EntityKind;
  /** The fullest name found. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** ISO 3166-1 alpha-3 for a state, and for the state whose forces or government an organisation is, where known. */
  readonly state: string | null;
  readonly mentions: readonly (Span & { readonly reading: ReadingId; readonly form: MentionForm })[];
  /** The names that were joined to make it, where they are several: what a person can part again. */
  readonly parts?: readonly { readonly id: EntityId; readonly name: string }[];
}

/** Who is speaking, and how the writer brings the words in. */
export type Manner =
  | 'narrator'
  | 'headline'
  | 'direct'
  | 'indirect'
  | 'mixed'
  | 'attributed-noun'
  | 'stance'
  | 'characterisation';

export interface Voice {
  readonly manner: Manner;
  readonly speaker: Mention | null;
  readonly coSpeakers: readonly Mention[];
  /** The outlet or agency through which it came ("told France Inter", SANA for a ministry). */
  readonly via: Mention | null;
  readonly cue: (Span & { readonly lemma: string }) | null;
  /** What is said, without the quotation marks. */
  readonly content: Span | null;
}

export const stances = ['asserted', 'denied', 'reported', 'alleged', 'doubted', 'feared', 'demanded'] as const;
export type Stance = (typeof stances)[number];
export const factualities = [
  'happened',
  'ongoing',
  'planned',
  'offered',
  'sought',
  'hinted',
  'hypothetical',
  'did-not-happen',
] as const;
export type Factuality = (typeof factualities)[number];

/** People harmed, as one expression of number says it. */
export interface Harm extends Span {
  readonly outcome: HarmOutcome;
  readonly class: HarmClass;
  readonly min: number | null;
  readonly max: number | null;
  /** The hedging words as written ("more than"), or null. */
  readonly hedge: string | null;
  /** Index in the claim's own `harms` of the whole that this is a part of, or null. */
  readonly partOf: number | null;
  readonly scope: 'incident' | 'cumulative' | 'unclear';
  readonly since: When | null;
  /** Whom the passage holds responsible, in its own words. */
  readonly attributedTo: readonly Mention[];
}

/** A vote of a body as one passage tells it. Numbers are null when the passage does not give them. */
export interface Vote {
  readonly body: string | null;
  readonly item: string | null;
  readonly drafters: readonly Mention[];
  readonly inFavour: number | null;
  readonly against: number | null;
  readonly abstained: number | null;
  readonly members: number | null;
  readonly vetoedBy: readonly Mention[];
  readonly opposedBy: readonly Mention[];
  readonly abstainedBy: readonly Mention[];
  readonly supportedBy: readonly Mention[];
  readonly outcome: 'adopted' | 'failed' | 'vetoed' | 'pending' | null;
  /** "the fifth time": 5. */
  readonly ordinal: number | null;
}

/** What one source says happened, on its exact words. Every span counts in the text of `reading`. */
export interface Claim extends Span {
  readonly id: ClaimId;
  readonly reading: ReadingId;
  readonly kind: EventKind;
  /** A finer code of the attack vocabulary ('airstrike', 'shelling'), or null. */
  readonly detail: string | null;
  readonly voice: Voice;
  readonly stance: Stance;
  readonly factuality: Factuality;
  readonly trigger: Span | null;
  readonly when: When | null;
  readonly where: Where | null;
  readonly actors: readonly (Mention & { readonly role: string })[];
  readonly targets: readonly (Mention & { readonly class: string })[];
  readonly weapons: readonly (Mention & { readonly class: string })[];
  readonly harms: readonly Harm[];
  readonly vote: Vote | null;
  readonly method: Method;
}

/** What extraction gives for one reading. */
export interface Extraction {
  readonly reading: ReadingId;
  readonly claims: readonly Claim[];
  readonly entities: readonly Entity[];
}
