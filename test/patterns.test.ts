import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

// A regular expression that takes a second over a page is a way to stop a machine from outside. Every pattern written in a room that
// reads strangers' texts is run over long texts made of the pattern's own letters and words, which is where a search goes astray.

const src = join(import.meta.dirname, '..', 'src');
const LENGTH = 20_000;
/** Milliseconds of this thread's work; a pattern in linear time takes a few, one in quadratic time hundreds. */
const LIMIT = 150;

/** Patterns that only ever see short or own texts: where, and why. */
const bounded: ReadonlyMap<string, string> = new Map([
  ['extraction/mentions/scope.ts /(\\p{L}+)\\s*$/u', 'sees 24 characters'],
  ['extraction/syntax/parser.ts /\\s*\\n\\s*|\\s*,\\s*/', 'sees the templates in that file'],
]);

/** A pattern as it is written: not after a value, where a slash divides. */
const literal = /(?<=(?:^|[=(,:!&|?[{;>]|\breturn)\s*)\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)/gm;

interface Pattern {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

function patternsIn(room: string): Pattern[] {
  return readdirSync(join(src, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/(\.test|testing)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\/(training|testing)\//.test(file))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(literal)]
        .map(([, source, flags]) => ({ where: relative(src, file), source: source!, flags: flags!.replace(/[gy]/g, '') }))
        .filter(compiles),
    );
}

/** What looks like a pattern and is a division does not compile. */
function compiles({ source, flags }: Pattern): boolean {
  try {
    return new RegExp(source, flags).source !== '';
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Texts that lead a search astray: single marks, pairs, and the pattern's own words, repeated, after a beginning that fits and before an end that does not. */
function pumps(source: string): string[] {
  const words = [...source.matchAll(/[A-Za-z]{2,}/g)].map(([word]) => word).slice(0, 4);
  const marks = [...new Set(source.replace(/\\[a-zA-Z](?:\{[^}]*\})?/g, '').match(/[a-z0-9 ,.'"“”’()%-]/gi) ?? [])].slice(0, 4);
  const plain = ['a', 'A', '1', ' ', '\n', ',', '-', '.', '"'];
  const units = new Set([
    ...plain,
    ...marks,
    ...plain.slice(0, 6).flatMap((one) => [' ', ',', '-', '.', '1'].map((other) => one + other)),
    ...words.flatMap((word) => [word, `${word} `]),
    'the a ',
    '1 million and ',
  ]);
  const starts = words[0] === undefined ? [''] : ['', `${words[0]} `];
  return [...units].flatMap((unit) => starts.map((start) => `${start}${unit.repeat(Math.ceil(LENGTH / unit.length))}\u0001`));
}

/** The longest that a pattern works on one of the texts, in milliseconds; it stops at the first that is too long. */
function longest({ source, flags }: Pattern, texts = pumps(source)): number {
  const pattern = new RegExp(source, `${flags}g`);
  let most = 0;
  for (const text of texts) {
    const start = process.threadCpuUsage();
    let matches = 0;
    for (const match of text.matchAll(pattern)) if ((matches += match.length) > LENGTH) break;
    const { user, system } = process.threadCpuUsage(start);
    most = Math.max(most, (user + system) / 1000);
    if (most > LIMIT) break;
  }
  return most;
}

describe('every pattern', () => {
  it.each(['extraction', 'corroboration'])('of %s reads on in time that grows as the text does', (room) => {
    const patterns = patternsIn(room);
    expect(patterns.length).toBeGreaterThan(20);
    const slow = patterns
      .filter(({ where, source, flags }) => !bounded.has(`${where} /${source}/${flags}`))
      .filter((pattern) => longest(pattern) > LIMIT)
      .map(({ where, source }) => `${where}: /${source}/`);
    expect(slow).toEqual([]);
  });
  it('would be found if it looped', () => {
    expect(longest({ where: '', source: '(\\w+)\\s*$', flags: '' }, [`${'a'.repeat(LENGTH / 2)}!`])).toBeGreaterThan(LIMIT);
    expect(longest({ where: '', source: '(?:a|aa)+b', flags: '' }, ['a'.repeat(30)])).toBeGreaterThan(LIMIT);
  });
});
