import type { SourceId } from './ids.ts';

/**
 * Something about the evidence that a reader must know ("page 3 is an image with no text"). A note is data: kept and shown
 * beside the findings; a document is never dropped because one page of it was hard to read.
 */
export interface Note {
  /** `room/what`: stable, searchable. */
  readonly code: `${string}/${string}`;
  readonly source: SourceId | null;
  /** What happened, to what. */
  readonly what: string;
  /** What the reader can do next. */
  readonly next: string;
}
