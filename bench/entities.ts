import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findEntities } from '../src/extraction/entities.ts';
import { documentOf } from '../src/extraction/testing.ts';
import type { Document, EntityMention } from '../src/extraction/types.ts';

interface Row {
  readonly text: string;
  readonly entities: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly type: string;
}

const types = ['Person', 'Location', 'Organisation'] as const;
const located =
  /^(?:in|into|near|across|throughout|inside|outside|around|from|within|over|between|of|to|and|or|northern|southern|eastern|western)$/;

/**
 * Our kinds in the words of the data set: groups of every sort and states that act are organisations, states one is in are locations,
 * roles are persons. The set counts the article as part of an organisation's name, so it is taken in here.
 */
function pieceOf(doc: Document, mention: EntityMention): Piece | null {
  let first = doc.tokens.findIndex(({ from }) => from === mention.from);
  const before = doc.tokens[first - 1];
  let type: string;
  if (mention.kind === 'person' || mention.kind === 'role') type = 'Person';
  else if (mention.kind === 'place' || mention.kind === 'facility') type = 'Location';
  else if (mention.kind === 'state' && mention.form === 'name')
    type = before !== undefined && located.test(before.lower) ? 'Location' : 'Organisation';
  else type = 'Organisation';
  const article = doc.tokens[first - 1];
  if (
    type === 'Organisation' &&
    article !== undefined &&
    /^(?:the|a|an)$/.test(article.lower) &&
    article.sentence === mention.sentence
  )
    first--;
  return { from: doc.tokens[first]!.from, to: mention.to, type };
}

const f1 = (found: number, ours: number, theirs: number) => {
  const precision = ours === 0 ? 0 : found / ours;
  const recall = theirs === 0 ? 0 : found / theirs;
  const f = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return `P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F ${f.toFixed(3)}`;
};

/**
 * Measures names and groups on marked texts (`--data FILE`, one JSON object a line with `text` and `entities`): exact span and type, and
 * any overlap with the same type; then tokens a second, parsing included. `--show N` prints what differs in the first N texts.
 */
export function run(args: string[]): void {
  const { values } = parseArgs({ args, options: { data: { type: 'string' }, show: { type: 'string', default: '0' } } });
  if (values.data === undefined) throw new Error('bench entities needs --data FILE, one JSON object a line.');
  const rows = readFileSync(values.data, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
  const total = new Map<string, { ours: number; theirs: number; exact: number; overlapOurs: number; overlapTheirs: number }>();
  for (const type of [...types, 'all']) total.set(type, { ours: 0, theirs: 0, exact: 0, overlapOurs: 0, overlapTheirs: 0 });
  let tokens = 0;
  let milliseconds = 0;
  rows.forEach((row, number) => {
    const began = performance.now();
    const doc = documentOf(row.text);
    const mentions = findEntities(doc);
    milliseconds += performance.now() - began;
    tokens += doc.tokens.length;
    const ours = mentions.map((mention) => pieceOf(doc, mention)).filter((piece) => piece !== null);
    const theirs = row.entities
      .filter(({ type }) => (types as readonly string[]).includes(type))
      .map(({ start, end, type }) => ({ from: start, to: end, type }));
    const same = (a: Piece, b: Piece) => a.from === b.from && a.to === b.to && a.type === b.type;
    const touch = (a: Piece, b: Piece) => a.from < b.to && b.from < a.to && a.type === b.type;
    for (const type of [...types, 'all']) {
      const sum = total.get(type)!;
      const a = ours.filter((piece) => type === 'all' || piece.type === type);
      const b = theirs.filter((piece) => type === 'all' || piece.type === type);
      sum.ours += a.length;
      sum.theirs += b.length;
      sum.exact += b.filter((piece) => a.some((other) => same(piece, other))).length;
      sum.overlapTheirs += b.filter((piece) => a.some((other) => touch(piece, other))).length;
      sum.overlapOurs += a.filter((piece) => b.some((other) => touch(piece, other))).length;
    }
    if (number < Number(values.show)) {
      const line = (sign: string, piece: Piece) =>
        console.log(
          `${sign} ${piece.type.slice(0, 3)} ${JSON.stringify(row.text.slice(piece.from, piece.to))}   … ${JSON.stringify(row.text.slice(Math.max(0, piece.from - 30), piece.to + 30))}`,
        );
      for (const piece of theirs) if (!ours.some((other) => same(piece, other))) line('-', piece);
      for (const piece of ours) if (!theirs.some((other) => same(piece, other))) line('+', piece);
    }
  });
  for (const [type, sum] of total) {
    const precision = sum.ours === 0 ? 0 : sum.overlapOurs / sum.ours;
    const recall = sum.theirs === 0 ? 0 : sum.overlapTheirs / sum.theirs;
    const overlap = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    console.log(
      `${type.padEnd(13)} exact ${f1(sum.exact, sum.ours, sum.theirs)}   overlap P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F ${overlap.toFixed(3)}`,
    );
  }
  console.log(`${rows.length} texts, ${tokens} tokens, ${Math.round((1000 * tokens) / milliseconds)} tokens/s with parsing`);
}

if (import.meta.main) run(process.argv.slice(2));
