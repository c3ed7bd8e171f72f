import { type Expression, type SqlBool, sql } from 'kysely';
import { fold } from './fold.ts';

/**
 * A person's query as an FTS5 expression over folded text, or null when it holds no word. Understood: words (all must stand
 * in the block), "a phrase", prefix*, OR between two terms, -word and NOT word. Nothing else reaches the database: every term
 * is quoted, so no mark in a query can be a syntax error or an operator that was not meant.
 */
export function toMatch(query: string): string | null {
  const tokens = query.normalize('NFKC').match(/-?"[^"]*"?|\S+/g) ?? [];
  const wanted: string[][] = [];
  const unwanted: string[] = [];
  let either = false;
  let not = false;
  for (const token of tokens) {
    if (token === 'OR') {
      either = true;
      continue;
    }
    if (token === 'AND') continue;
    if (token === 'NOT') {
      not = true;
      continue;
    }
    const negative = token.startsWith('-') || not;
    const bare = token.replace(/^-/, '').replaceAll('"', '');
    const prefix = bare.endsWith('*');
    const words = fold(bare).text.match(/[\p{L}\p{N}]+/gu);
    if (!words) continue;
    const term = `"${words.join(' ')}"${prefix ? '*' : ''}`;
    const last = wanted.at(-1);
    if (negative) unwanted.push(term);
    else if (either && last) last.push(term);
    else wanted.push([term]);
    either = false;
    not = false;
  }
  if (wanted.length === 0) return null;
  const all = wanted.map((alternatives) => `(${alternatives.join(' OR ')})`).join(' AND ');
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.join(' OR ')})`;
}

/** What a query asks of fields, apart from its words. */
export interface FieldQuery {
  /** The query without its fields. */
  readonly words: string;
  readonly kind: readonly string[];
  readonly by: readonly string[];
  readonly place: readonly string[];
  readonly source: readonly string[];
}

const fields = ['kind', 'by', 'place', 'source'] as const;

/** Takes `kind:killing`, `by:"A. Name"`, `place:…` and `source:…` out of a query. Any other word with a colon stays a word. */
export function fieldsOf(query: string): FieldQuery {
  const found: Record<(typeof fields)[number], string[]> = { kind: [], by: [], place: [], source: [] };
  const words = query.replaceAll(
    /(^|\s)(kind|by|place|source):("[^"]*"?|\S+)/giu,
    (whole, before: string, name: string, value: string) => {
      const field = fields.find((each) => each === name.toLowerCase());
      const text = value.replaceAll('"', '').trim();
      if (field === undefined || text === '') return whole;
      found[field].push(text);
      return before;
    },
  );
  return { words: words.trim(), ...found };
}

/** A condition on `ord`: a word of the thing's names begins with each of these. */
export function isNamed(names: 'source_names' | 'entity_names', words: string): Expression<SqlBool> {
  const each = fold(words.normalize('NFKC')).text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (each.length === 0) return sql<boolean>`1`;
  const match = each.map((word) => `"${word}"*`).join(' AND ');
  return sql<boolean>`ord IN (SELECT rowid FROM ${sql.table(names)} WHERE ${sql.table(names)} MATCH ${match})`;
}

export const MARK_ON = '\u0001';
export const MARK_OFF = '\u0002';

/** Where the marks of FTS5's `highlight` stand, as spans of the original text of the block, in order. */
export function litSpans(original: string, marked: string): { readonly from: number; readonly to: number }[] {
  const { origin } = fold(original);
  const spans: { from: number; to: number }[] = [];
  let at = 0;
  let start = 0;
  for (const unit of marked) {
    if (unit === MARK_ON) start = at;
    else if (unit === MARK_OFF) {
      // The end is where the next folded unit begins, so that marks dropped in folding stay with their letter.
      const from = origin[start];
      const to = origin[at];
      if (from !== undefined && to !== undefined && to > from) spans.push({ from, to });
    } else at += unit.length;
  }
  return spans;
}

/** A stretch of about `around` units on either side of the first lit span, cut at white space, as lit and unlit parts. */
export function snippet(
  original: string,
  spans: readonly { readonly from: number; readonly to: number }[],
  around = 110,
): { readonly text: string; readonly lit: boolean }[] {
  const first = spans[0] ?? { from: 0, to: 0 };
  let from = Math.max(0, first.from - around);
  let to = Math.min(original.length, first.to + around);
  while (from > 0 && !/\s/.test(original[from - 1]!)) from -= 1;
  while (to < original.length && !/\s/.test(original[to]!)) to += 1;
  const parts: { text: string; lit: boolean }[] = [];
  let at = from;
  for (const span of spans) {
    if (span.from < at || span.to > to) continue;
    if (span.from > at) parts.push({ text: original.slice(at, span.from), lit: false });
    parts.push({ text: original.slice(span.from, span.to), lit: true });
    at = span.to;
  }
  if (at < to) parts.push({ text: original.slice(at, to), lit: false });
  return parts;
}
