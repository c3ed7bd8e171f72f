import type { Grade, TallyRule } from './incident.ts';
import type { ClaimId, EntityId, IncidentId, PersonId, SourceId } from './ids.ts';

/** What a person concludes. A review changes what findings are computed from; it never edits a finding. */
export type Conclusion =
  | { readonly kind: 'join'; readonly incidents: readonly IncidentId[] }
  | { readonly kind: 'part'; readonly incident: IncidentId; readonly claims: readonly ClaimId[] }
  | { readonly kind: 'confirm'; readonly claim: ClaimId }
  | { readonly kind: 'reject'; readonly claim: ClaimId }
  | { readonly kind: 'join-origins'; readonly sources: readonly SourceId[] }
  | { readonly kind: 'part-origins'; readonly sources: readonly SourceId[] }
  | { readonly kind: 'join-entities'; readonly entities: readonly EntityId[] }
  | { readonly kind: 'set-element'; readonly incident: IncidentId; readonly element: string; readonly state: ElementState }
  /** By which rule figures are chosen: for one incident, or for the whole file where `incident` is null. */
  | { readonly kind: 'set-rule'; readonly incident: IncidentId | null; readonly rule: TallyRule }
  | { readonly kind: 'set-grade'; readonly incident: IncidentId; readonly grade: Grade }
  | { readonly kind: 'undo'; readonly review: string };

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
