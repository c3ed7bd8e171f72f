import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { fold } from './fold.ts';
import type { Tables } from './tables.ts';

/** A word, or words that stand next to each other; the last may be only the beginning of one. Folded. */
export interface Term {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

/** What a query asks of the words of a block: one term of every group, and none of the unwanted. */
export interface WordQuery {
  readonly wanted: readonly (readonly Term[])[];
  readonly unwanted: readonly Term[];
}

/**
 * Reads a person's query. Understood: words (all must stand in the block), "a phrase", prefix*, OR between two terms, -word and
 * NOT word.
 */
export function readQuery(query: string): WordQuery {
  const tokens = query.normalize('NFKC').match(/-?"[^"]*"?|\S+/g) ?? [];
  const wanted: Term[][] = [];
  const unwanted: Term[] = [];
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
    const words = fold(bare).text.match(/[\p{L}\p{N}]+/gu);
    if (!words) continue;
    const term = { words, prefix: bare.endsWith('*') };
    const last = wanted.at(-1);
    if (negative) unwanted.push(term);
    else if (either && last) last.push(term);
    else wanted.push([term]);
    either = false;
    not = false;
  }
  return { wanted, unwanted };
}

/**
 * A query as an FTS5 expression over folded text, or null when it asks for no word. Every term is quoted, so no mark in a query can
 * be a syntax error or an operator that was not meant.
 */
export function toMatch({ wanted, unwanted }: WordQuery): string | null {
  if (wanted.length === 0) return null;
  const quoted = ({ words, prefix }: Term) => `"${words.join(' ')}"${prefix ? '*' : ''}`;
  const all = wanted.map((group) => `(${group.map(quoted).join(' OR ')})`).join(' AND ');
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.map(quoted).join(' OR ')})`;
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

const namedBy = (words: string): string | null => {
  const each = fold(words.normalize('NFKC')).text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return each.length === 0 ? null : each.map((word) => `"${word}"*`).join(' AND ');
};

/** A condition on `ord`: a word of the thing's names begins with each of these. */
export function isNamed(names: 'source_names' | 'entity_names', words: string): Expression<SqlBool> {
  const match = namedBy(words);
  if (match === null) return sql<boolean>`1`;
  return sql<boolean>`ord IN (SELECT rowid FROM ${sql.table(names)} WHERE ${sql.table(names)} MATCH ${match})`;
}

/** The `ord` of everything of which a word of its names begins with each of these; null where they hold no word. */
export async function ordsNamed(
  db: Kysely<Tables>,
  names: 'source_names' | 'entity_names',
  words: string,
): Promise<number[] | null> {
  const match = namedBy(words);
  if (match === null) return null;
  // One text with all numbers: of a short beginning there are tens of thousands.
  const found = await sql<{ list: string }>`
    SELECT json_group_array(n) AS list FROM
      (SELECT rowid AS n FROM ${sql.table(names)} WHERE ${sql.table(names)} MATCH ${match} ORDER BY rowid)`.execute(db);
  return JSON.parse(found.rows[0]!.list) as number[];
}

const inWord = /^[\p{L}\p{N}]$/u;

/** Whether the character that ends just before `at`, or begins there, belongs to a word. */
const wordBefore = (text: string, at: number) => {
  if (at === 0) return false;
  const low = text.charCodeAt(at - 1);
  return inWord.test(low >= 0xdc00 && low <= 0xdfff ? text.slice(at - 2, at) : text[at - 1]!);
};
const wordAfter = (text: string, at: number) => at < text.length && inWord.test(String.fromCodePoint(text.codePointAt(at)!));

/** Where a term stands in folded text, in order. */
export function placesOf({ words, prefix }: Term, folded: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  const first = words[0]!;
  for (let from = folded.indexOf(first); from >= 0; from = folded.indexOf(first, from + 1)) {
    if (wordBefore(folded, from)) continue;
    let to = from + first.length;
    let fits = true;
    for (const next of words.slice(1)) {
      let at = to;
      while (at < folded.length && !wordAfter(folded, at)) at += 1;
      fits = at > to && folded.startsWith(next, at);
      if (!fits) break;
      to = at + next.length;
    }
    if (!fits) continue;
    if (prefix) while (wordAfter(folded, to)) to += 1;
    else if (wordAfter(folded, to)) continue;
    found.push({ from, to });
  }
  return found;
}

/** Whether folded text holds what a query asks for. */
export const holds = ({ wanted, unwanted }: WordQuery, folded: string): boolean =>
  wanted.every((group) => group.some((term) => placesOf(term, folded).length > 0)) &&
  unwanted.every((term) => placesOf(term, folded).length === 0);

/** Where the wanted terms of a query stand in a block, as spans of its original text, in order and without overlap. */
export function litSpans({ wanted }: WordQuery, original: string): { readonly from: number; readonly to: number }[] {
  const { text, origin } = fold(original);
  const places = wanted.flat().flatMap((term) => placesOf(term, text));
  const spans: { from: number; to: number }[] = [];
  for (const place of places.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    // The end is where the next folded unit begins, so that marks dropped in folding stay with their letter.
    const [from, to] = [origin[place.from], origin[place.to]];
    if (from !== undefined && to !== undefined && to > from && from >= (spans.at(-1)?.to ?? 0)) spans.push({ from, to });
  }
  return spans;
}

/**
 * The numbers of blocks with the best first: by the words of the query in each, weighed as Okapi BM25 does, except that how rare a
 * word is counts among these blocks and not in the whole file. Ties keep their order.
 */
export function ranked({ wanted }: WordQuery, blocks: readonly { readonly id: number; readonly folded: string }[]): number[] {
  const terms = wanted.flat();
  const times = blocks.map(({ folded }) => terms.map((term) => placesOf(term, folded).length));
  const mean = blocks.reduce((sum, { folded }) => sum + folded.length, 0) / Math.max(1, blocks.length);
  const rarity = terms.map((_, term) => {
    const within = times.filter((each) => each[term]! > 0).length;
    return Math.log(1 + (blocks.length - within + 0.5) / (within + 0.5));
  });
  const scored = blocks.map(({ id, folded }, at) => ({
    id,
    score: terms.reduce((sum, _, term) => {
      const n = times[at]![term]!;
      return sum + (rarity[term]! * n * 2.2) / (n + 1.2 * (0.25 + (0.75 * folded.length) / Math.max(1, mean)));
    }, 0),
  }));
  return scored.toSorted((a, b) => b.score - a.score).map(({ id }) => id);
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
