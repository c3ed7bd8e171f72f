import type { Factuality, Stance } from './claim.ts';
import { idFrom } from './ids.ts';
import type { ClaimId, EntityId, IncidentId, PersonId, ReadingId, SourceId } from './ids.ts';
import type { Grade, TallyRule } from './incident.ts';
import type { Span } from './reading.ts';
import type { EventKind } from './vocabulary/events.ts';
import type { HarmClass, HarmOutcome } from './vocabulary/harms.ts';

/** What a person concludes. A review changes what findings are computed from; it never edits a finding. */
export type Conclusion =
  | { readonly kind: 'join'; readonly incidents: readonly IncidentId[] }
  | { readonly kind: 'part'; readonly incident: IncidentId; readonly claims: readonly ClaimId[] }
  | { readonly kind: 'confirm'; readonly claim: ClaimId }
  | { readonly kind: 'reject'; readonly claim: ClaimId }
  | { readonly kind: 'join-origins'; readonly sources: readonly SourceId[] }
  | { readonly kind: 'part-origins'; readonly sources: readonly SourceId[] }
  | { readonly kind: 'join-entities'; readonly entities: readonly EntityId[] }
  /** Some of the names that were joined to make an entity are another one's. */
  | { readonly kind: 'part-entities'; readonly entity: EntityId; readonly parts: readonly EntityId[] }
  | { readonly kind: 'set-element'; readonly incident: IncidentId; readonly element: string; readonly state: ElementState }
  /** By which rule figures are chosen: for one incident, or for the whole file where `incident` is null. */
  | { readonly kind: 'set-rule'; readonly incident: IncidentId | null; readonly rule: TallyRule }
  | { readonly kind: 'set-grade'; readonly incident: IncidentId; readonly grade: Grade }
  | Written
  | { readonly kind: 'undo'; readonly review: string };

/** A claim that a person reads in exact words: one that no rule proposed, or the mending of one that it got wrong (`instead`). */
export interface Written extends Span {
  readonly kind: 'write';
  readonly instead: ClaimId | null;
  readonly reading: ReadingId;
  readonly says: HandClaim;
}

/** What the words say, as a person reads them. Null where they do not say it. */
export interface HandClaim {
  readonly event: EventKind;
  readonly stance: Stance;
  readonly factuality: Factuality;
  /** ISO dates, both included. */
  readonly when: { readonly first: string | null; readonly last: string | null } | null;
  /** The name of the place, as the words have it. */
  readonly place: string | null;
  readonly actor: EntityId | null;
  readonly harm: {
    readonly outcome: HarmOutcome;
    readonly class: HarmClass;
    readonly min: number | null;
    readonly max: number | null;
  } | null;
}

/** The id of the claim that a conclusion of this kind adds: two people who write the same on the same words write one claim. */
export const writtenId = ({ reading, from, to, says }: Pick<Written, 'reading' | 'from' | 'to' | 'says'>): ClaimId =>
  idFrom(
    'claim',
    reading,
    from,
    to,
    'written',
    says.event,
    says.stance,
    says.factuality,
    says.when === null ? null : `${says.when.first}/${says.when.last}`,
    says.place,
    says.actor,
    says.harm === null ? null : `${says.harm.outcome} ${says.harm.class} ${says.harm.min}-${says.harm.max}`,
  );

export type ElementState = 'supported' | 'contested' | 'unsupported' | 'not-assessed';

export interface Review {
  /** The digest of its ledger entry. */
  readonly id: string;
  readonly by: PersonId;
  readonly name: string;
  readonly at: string;
  readonly conclusion: Conclusion;
  readonly reason: string;
}
