import {
  type About,
  type Anchor,
  type Block,
  type Digest,
  type Found,
  type Furniture,
  type Note,
  type Reading,
  type Span,
  idFrom,
  sha256Hex,
} from '../model/index.ts';
import { hiddenNote } from './hidden.ts';
import { languages } from './language.ts';
import { limits } from './limits.ts';

/** A file enclosed in another: it becomes a source of its own, inside that one. */
export interface Enclosed {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string | null;
}

/** What a reader of one kind draws from the bytes, before the text gets its name and its language. */
export interface Drawn {
  readonly text: string;
  readonly about: Omit<About, 'language'>;
  /** The language that the document claims for itself (BCP 47), or null. */
  readonly declaredLanguage: string | null;
  readonly blocks: readonly Block[];
  readonly furniture: readonly Furniture[];
  readonly anchors: readonly Anchor[];
  readonly notes: readonly Note[];
  readonly rule: string;
  readonly confidence: number;
}

/** What one kind of file gives: a text or the notes why there is none, and the files inside it. */
export interface Outcome {
  readonly drawn: Drawn | null;
  readonly enclosed: readonly Enclosed[];
  readonly notes: readonly Note[];
}

export const note = (code: Note['code'], what: string, next: string): Note => ({ code, source: null, what, next });
export const only = (...notes: readonly Note[]): Outcome => ({ drawn: null, enclosed: [], notes });

/** The note of a file that unfolds to more text than is drawn: a few bytes can be made to stand for gigabytes. */
export const cutText = (): Note =>
  note(
    'reading/too-large',
    `The file unfolds to more than ${Math.round(limits.drawn / 1024 / 1024)} million characters of text; what lies beyond was not drawn.`,
    'Split it, and add its parts; if it is small, keep it apart and look at it on another machine.',
  );

/** Something found by a reader; `span` is null when it came from markup or headers. */
export const found = <T>(value: T, span: Span | null, where: string): Found<T> => ({ value, span, where });

/** Version of the readers: a change that can alter a text, its blocks or its furniture changes this. */
const VERSION = '3';

/** Marked stretches in order, those of one kind that stand side by side made into one. */
export function joinFurniture(text: string, pieces: readonly Furniture[]): Furniture[] {
  const joined: Furniture[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && last.kind === piece.kind && /^\s*$/.test(text.slice(last.to, piece.from)))
      joined[joined.length - 1] = { ...last, to: piece.to };
    else joined.push({ kind: piece.kind, from: piece.from, to: piece.to });
  }
  return joined;
}

/** The reading of what was drawn: its id is computed from the object and the text, so the same bytes give the same reading. */
export async function finish(object: Digest, drawn: Drawn): Promise<Reading> {
  const { language, blocks } = await languages(drawn.text, drawn.blocks, drawn.declaredLanguage);
  const hidden = hiddenNote(drawn.text);
  return {
    id: idFrom('reading', object, sha256Hex(drawn.text)),
    object,
    text: drawn.text,
    about: { ...drawn.about, language },
    blocks,
    furniture: drawn.furniture,
    anchors: drawn.anchors,
    notes: hidden === null ? drawn.notes : [...drawn.notes, hidden],
    method: { rule: drawn.rule, version: VERSION, confidence: drawn.confidence },
  };
}
