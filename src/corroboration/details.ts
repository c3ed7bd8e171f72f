import type { Reading } from '../model/index.ts';
import { fold, isCommon } from './text.ts';

/** What sort of fact a detail is: a name, two names side by side, a number with its noun, an age, or another word that says something. */
export type DetailKind = 'name' | 'names' | 'number' | 'age' | 'word';

/** The facts of a text, each kind with how often each detail stands in it. */
export type Details = Readonly<Record<DetailKind, ReadonlyMap<string, number>>>;

/** The text without its furniture, and without the lines that say when it was published, which pages of one day share. */
export function bodyText({ text, furniture }: Pick<Reading, 'text' | 'furniture'>): string {
  let out = '';
  let from = 0;
  for (const piece of furniture.toSorted((a, b) => a.from - b.from)) {
    if (piece.from > from) out += `${text.slice(from, piece.from)}\n`;
    from = Math.max(from, piece.to);
  }
  return out + text.slice(from);
}

/** Endings off, so that "bombed" and "bombing" are one detail. Only ever compared. */
export const stemOf = (word: string): string => (word.length > 4 ? word.replace(/(?:ings?|ed|es|s|ly)$/, '') : word);

/**
 * The facts of a text by which two reports of one event can be known: names, numbers with what they count, ages, and the other words
 * that say something. A capital at the beginning of a sentence makes no name by itself.
 */
export function detailsOf(text: string): Details {
  const out: Record<DetailKind, Map<string, number>> = {
    name: new Map(),
    names: new Map(),
    number: new Map(),
    age: new Map(),
    word: new Map(),
  };
  const add = (kind: DetailKind, detail: string) => out[kind].set(detail, (out[kind].get(detail) ?? 0) + 1);
  const tokens = tokensOf(text);
  const small = new Set(tokens.filter(({ capital }) => !capital).map(({ folded }) => folded));
  const named = new Set(tokens.filter(({ capital, initial }) => capital && !initial).map(({ folded }) => folded));
  let last: string | null = null;
  for (const [n, { folded, initial, capital, number, before, after }] of tokens.entries()) {
    if (number) {
      last = null;
      const next = tokens[n + 1]?.folded ?? '';
      const years = /^(\d{1,3})-years?-old$/.exec(folded)?.[1];
      if (years !== undefined) add('age', years);
      else if (/^years?(?:-old)?$/.test(next)) add('age', folded);
      else {
        // "Ada Kern, 34, …"
        if (/^\d{1,2}$/.test(folded) && before === ',' && /[,.]/.test(after)) add('age', folded);
        add('number', folded);
        if (next !== '') add('number', `${folded} ${stemOf(next)}`);
      }
      continue;
    }
    const isName = capital && (!initial || named.has(folded) || (!small.has(folded) && folded.length > 3));
    if (isName && folded.length > 1 && !isCommon(folded)) {
      add('name', folded);
      if (last !== null && !initial) add('names', `${last} ${folded}`);
      last = folded;
    } else {
      last = null;
      if (folded.length > 2 && !isCommon(folded)) add('word', stemOf(folded));
    }
  }
  return out;
}

interface Token {
  readonly folded: string;
  readonly initial: boolean;
  readonly capital: boolean;
  readonly number: boolean;
  /** The mark before and after, without white space. */
  readonly before: string;
  readonly after: string;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:[:.,'’-][\p{L}\p{N}]+)*/gu)) {
    const between = text.slice(end, match.index);
    end = match.index + match[0].length;
    tokens.push({
      folded: fold(match[0]).replace(/['’]s$/, ''),
      initial: tokens.length === 0 || /[.!?:;"“”\n—]|--/.test(between),
      capital: /^\p{Lu}/u.test(match[0]),
      number: /\p{N}/u.test(match[0]),
      before: between.trim().slice(-1),
      after: text.slice(end, end + 1),
    });
  }
  return tokens;
}
