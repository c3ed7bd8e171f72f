import type { OriginId, ReadingId, SourceId } from './ids.ts';
import type { Span } from './reading.ts';

/** Why two sources are taken to repeat one another, with the words where there are any. */
export interface OriginReason {
  readonly kind: 'same-object' | 'near-copy' | 'credited' | 'same-witness' | 'same-publisher' | 'review' | 'alone';
  readonly what: string;
  readonly source: SourceId | null;
  readonly span: (Span & { readonly reading: ReadingId }) | null;
}

/** Sources that repeat one another. Support counts origins, so ten copies of one wire report weigh as one. */
export interface Origin {
  readonly id: OriginId;
  readonly sources: readonly SourceId[];
  readonly because: readonly OriginReason[];
}
