import { AssizeError } from './errors.ts';
import type { Digest, ReadingId } from './ids.ts';
import type { Note } from './note.ts';
import type { When } from './values/when.ts';

/**
 * A stretch of one text: `from` is included, `to` is not. Both count UTF-16 code units from 0, the unit of
 * `String.prototype.slice`; exports for W3C Web Annotation convert to code points.
 */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A span with the reading it belongs to: what crosses from one document to another. */
export interface Passage extends Span {
  readonly reading: ReadingId;
}

/** Which reader or rule made something, and how sure it is of it (0 to 1, a rank and not a probability). */
export interface Method {
  readonly rule: string;
  readonly version: string;
  readonly confidence: number;
}

/** What is not the report itself: marked, kept, and never extracted from. */
export type FurnitureKind =
  | 'related'
  | 'navigation'
  | 'publication-metadata'
  | 'tags'
  | 'advertising'
  | 'comments'
  | 'boilerplate';

export interface Furniture extends Span {
  readonly kind: FurnitureKind;
}

/** A block of the text in the order of reading. Blocks do not overlap; what is between them is white space. */
export interface Block extends Span {
  readonly kind: 'title' | 'heading' | 'byline' | 'dateline' | 'paragraph' | 'list-item' | 'table-row' | 'caption' | 'furniture';
  /** Page in the original, counted from 1, where it has pages. */
  readonly page: number | null;
  /** BCP 47 code of the block's own language, only where it is surely another than the document's. */
  readonly language?: string;
}

/** Where a stretch of the text stands in the original. A reading without anchors has the positions of its original. */
export interface Anchor extends Span {
  /**
   * Code-unit offsets in the decoded original (bytes for mail and RTF), or in a file inside it where `part` names one; for a PDF the
   * page and box in points from the lower left corner, for an image page 1 and the box in pixels from the upper left corner.
   */
  readonly original:
    | { readonly kind: 'offsets'; readonly from: number; readonly to: number; readonly part?: string }
    | {
        readonly kind: 'box';
        readonly page: number;
        readonly x: number;
        readonly y: number;
        readonly width: number;
        readonly height: number;
      };
}

/** Something the reading found out about the document, with where it stands; span null when it came from markup or headers. */
export interface Found<T> {
  readonly value: T;
  readonly span: Span | null;
  /** Where it was found: 'visible line', 'json-ld', 'meta', 'header' … */
  readonly where: string;
}

/** What a document says about itself. */
export interface About {
  readonly title: Found<string> | null;
  readonly byline: Found<string> | null;
  readonly publisher: Found<string> | null;
  /** Null rather than a guess: a wrong date is worse than none. */
  readonly published: (When & { readonly inferred: boolean; readonly where: string }) | null;
  readonly updated: (When & { readonly inferred: boolean; readonly where: string }) | null;
  readonly address: string | null;
  /** BCP 47 code and a confidence from 0 to 1. */
  readonly language: { readonly code: string; readonly confidence: number };
  /** Of a row in a table of incidents: what its fields say of the incident as a whole. Its date is none of publication. */
  readonly incident?: {
    readonly when: (When & { readonly where: string }) | null;
    readonly place: Found<string> | null;
  };
}

/** One text drawn from one object in the vault. It never changes: a better reader makes a new reading. */
export interface Reading {
  readonly id: ReadingId;
  readonly object: Digest;
  readonly text: string;
  readonly about: About;
  readonly blocks: readonly Block[];
  readonly furniture: readonly Furniture[];
  readonly anchors: readonly Anchor[];
  readonly notes: readonly Note[];
  readonly method: Method;
}

/** The exact words. A quote is never stored: it is what one sees through a passage. */
export function quote(reading: Pick<Reading, 'id' | 'text'>, passage: Passage): string {
  if (passage.reading !== reading.id)
    throw new AssizeError(
      'model/wrong-reading',
      `A passage of ${passage.reading} was looked up in ${reading.id}.`,
      'Look the passage up in the reading it names; this is a fault in the program, please report it.',
    );
  return quoteSpan(reading.text, passage);
}

/** The exact words of a span, which must lie inside the text and not be empty. */
export function quoteSpan(text: string, { from, to }: Span): string {
  if (!(Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from < to && to <= text.length))
    throw new AssizeError(
      'model/span-outside-text',
      `The span ${from} to ${to} does not lie in a text of ${text.length} code units.`,
      'A claim without exact words is refused; this is a fault in the program, please report it.',
    );
  return text.slice(from, to);
}
