import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { digestOf, type Reading } from '../src/model/index.ts';
import { read } from '../src/reading/index.ts';

interface Page {
  readonly id: string;
  readonly url?: string;
  readonly html: string;
  readonly with?: readonly string[];
  readonly without?: readonly string[];
  readonly body?: string;
}

async function* rowsOf(path: string): AsyncGenerator<Page> {
  const file = createReadStream(path);
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  for await (const line of createInterface({ input, crlfDelay: Infinity }))
    if (line.trim() !== '') yield JSON.parse(line) as Page;
}

/** The report's own text: without furniture, by-line and captions, one block a line. */
export function bodyOf(reading: Reading, withTitle: boolean): string {
  return reading.blocks
    .filter(({ kind }) => kind !== 'furniture' && kind !== 'byline' && kind !== 'caption' && (withTitle || kind !== 'title'))
    .map((block) => reading.text.slice(block.from, block.to))
    .join('\n');
}

// The same letter may be written as one code point or two (Bengali, Vietnamese): both sides are brought to one form.
const flat = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Overlapping runs of four words, with how often each occurs: the measure of the Scrapinghub article extraction benchmark. */
function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const found = new Map<string, number>();
  const count = Math.max(tokens.length - 3, tokens.length > 0 ? 1 : 0);
  for (let i = 0; i < count; i++) {
    const shingle = tokens.slice(i, i + 4).join(' ');
    found.set(shingle, (found.get(shingle) ?? 0) + 1);
  }
  return found;
}

const percent = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
const figure = (value: number) => value.toFixed(3);
const f1 = (precision: number, recall: number) =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);

async function readPage(page: Page, withTitle: boolean): Promise<string> {
  const bytes = new TextEncoder().encode(page.html);
  const { reading } = await read(bytes, { path: page.id, mediaType: 'text/html', object: digestOf(bytes) });
  return reading === null ? '' : bodyOf(reading, withTitle);
}

async function segments(path: string, verbose: boolean): Promise<void> {
  let hits = 0;
  let missed = 0;
  let errors = 0;
  let pages = 0;
  let milliseconds = 0;
  for await (const page of rowsOf(path)) {
    const before = performance.now();
    const body = await readPage(page, true);
    milliseconds += performance.now() - before;
    const text = flat(body);
    const lost = (page.with ?? []).filter((segment) => !text.includes(flat(segment)));
    const kept = (page.without ?? []).filter((segment) => text.includes(flat(segment)));
    hits += (page.with ?? []).length - lost.length;
    missed += lost.length;
    errors += kept.length;
    pages += 1;
    if (verbose) {
      for (const segment of lost) console.log(`missed  ${page.id}: ${segment.slice(0, 100)}`);
      for (const segment of kept) console.log(`kept    ${page.id}: ${segment.slice(0, 100)}`);
    }
  }
  const precision = percent(hits, hits + errors);
  const recall = percent(hits, hits + missed);
  console.log(`pages ${pages}  wanted found ${hits}, missed ${missed}  unwanted kept ${errors}`);
  console.log(`precision ${figure(precision)}  recall ${figure(recall)}  F ${figure(f1(precision, recall))}`);
  console.log(`${(pages / (milliseconds / 1000)).toFixed(0)} pages a second`);
}

async function wholeBodies(path: string): Promise<void> {
  let precisions = 0;
  let recalls = 0;
  let pages = 0;
  for await (const page of rowsOf(path)) {
    const wanted = shingles(page.body ?? '');
    const given = shingles(await readPage(page, false));
    let shared = 0;
    let givenCount = 0;
    let wantedCount = 0;
    for (const [shingle, count] of given) {
      shared += Math.min(count, wanted.get(shingle) ?? 0);
      givenCount += count;
    }
    for (const count of wanted.values()) wantedCount += count;
    precisions += givenCount === 0 ? (wantedCount === 0 ? 1 : 0) : shared / givenCount;
    recalls += wantedCount === 0 ? (givenCount === 0 ? 1 : 0) : shared / wantedCount;
    pages += 1;
  }
  const precision = percent(precisions, pages);
  const recall = percent(recalls, pages);
  console.log(
    `pages ${pages}  over 4-word shingles: precision ${figure(precision)}  recall ${figure(recall)}  F1 ${figure(f1(precision, recall))}`,
  );
}

/** `npm run bench pages -- --data FILE`, with wanted and unwanted segments, or `--shingles FILE`, with whole bodies. */
export async function run(args: string[]): Promise<void> {
  const data = args[args.indexOf('--data') + 1];
  const bodies = args[args.indexOf('--shingles') + 1];
  if (args.includes('--data') && data !== undefined) await segments(data, args.includes('--verbose'));
  if (args.includes('--shingles') && bodies !== undefined) await wholeBodies(bodies);
  if (!args.includes('--data') && !args.includes('--shingles'))
    console.log(
      'pages: name a set with --data FILE (JSON lines, gzip or not: {id, html, with, without}) or --shingles FILE ({id, html, body}).',
    );
}
