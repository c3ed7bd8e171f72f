import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';
import { parse } from 'parse5';
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

async function readPage(page: Page): Promise<Reading | null> {
  const bytes = new TextEncoder().encode(page.html);
  const { reading } = await read(bytes, { path: page.id, mediaType: 'text/html', object: digestOf(bytes) });
  return reading;
}

/** The same page by the peer: the words of what Readability takes for the article, its title before them. */
function peerText({ html, url }: Page): string {
  // A console of its own, so that what jsdom says of style sheets is not printed.
  const dom = new JSDOM(html, { url: url ?? 'https://page.example/', virtualConsole: new VirtualConsole() });
  const article = new Readability(dom.window.document).parse();
  dom.window.close();
  return `${article?.title ?? ''}\n${article?.textContent ?? ''}`;
}

/** Wanted and unwanted segments in the text that one method gave for each page. */
class Count {
  hits = 0;
  missed = 0;
  errors = 0;

  add(page: Page, body: string, verbose: boolean): void {
    const text = flat(body);
    const lost = (page.with ?? []).filter((segment) => !text.includes(flat(segment)));
    const kept = (page.without ?? []).filter((segment) => text.includes(flat(segment)));
    this.hits += (page.with ?? []).length - lost.length;
    this.missed += lost.length;
    this.errors += kept.length;
    if (!verbose) return;
    for (const segment of lost) console.log(`missed  ${page.id}: ${segment.slice(0, 100)}`);
    for (const segment of kept) console.log(`kept    ${page.id}: ${segment.slice(0, 100)}`);
  }

  say(name: string): void {
    const precision = percent(this.hits, this.hits + this.errors);
    const recall = percent(this.hits, this.hits + this.missed);
    console.log(
      `${name}  wanted found ${this.hits}, missed ${this.missed}  unwanted kept ${this.errors}  precision ${figure(precision)}  recall ${figure(recall)}  F ${figure(f1(precision, recall))}`,
    );
  }
}

/** Milliseconds for one pass over all pages. */
async function timed(pages: readonly Page[], each: (page: Page) => unknown): Promise<number> {
  const before = performance.now();
  for (const page of pages) await each(page);
  return performance.now() - before;
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** Rounds of both readers in turn, so that neither has the quieter moment to itself; the ratio is the median of those of the rounds. */
async function compared(pages: readonly Page[], rounds: number): Promise<string> {
  const ours: number[] = [];
  const peers: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push((await timed([...pages, ...pages, ...pages], readPage)) / 3);
    peers.push(await timed(pages, peerText));
  }
  const perSecond = (milliseconds: readonly number[]) => (pages.length / (median(milliseconds) / 1000)).toFixed(0);
  const ratios = ours.map((own, round) => peers[round]! / own);
  return `pages a second: this ${perSecond(ours)}, Readability with jsdom ${perSecond(peers)}: ${median(ratios).toFixed(1)} times (${ratios.map((ratio) => ratio.toFixed(1)).join(', ')} in ${rounds} rounds); the tree of parse5 alone ${perSecond([await timed(pages, ({ html }) => parse(html))])}`;
}

async function segments(path: string, { verbose, peer }: { readonly verbose: boolean; readonly peer: boolean }): Promise<void> {
  const pages: Page[] = [];
  for await (const page of rowsOf(path)) pages.push(page);
  const own = new Count();
  for (const page of pages) {
    const reading = await readPage(page);
    own.add(page, reading === null ? '' : bodyOf(reading, true), verbose);
  }
  console.log(
    `pages ${pages.length}, ${(pages.reduce((sum, { html }) => sum + html.length, 0) / 1e6).toFixed(1)} million characters`,
  );
  own.say('this                  ');
  if (!peer) {
    const passes = [await timed(pages, readPage), await timed(pages, readPage), await timed(pages, readPage)];
    console.log(`${(pages.length / (median(passes) / 1000)).toFixed(0)} pages a second`);
    return;
  }
  const theirs = new Count();
  for (const page of pages) theirs.add(page, peerText(page), false);
  theirs.say('Readability with jsdom');
  console.log(await compared(pages, 5));
}

const day = (when: Reading['about']['published']) =>
  when === null ? 'none' : `${when.first ?? ''}${when.inferred ? ' (inferred)' : ''} [${when.where}]`;

/** What was found about each page beside what it shows of dates, for a person to check by hand. */
async function about(path: string): Promise<void> {
  for await (const page of rowsOf(path)) {
    const reading = await readPage(page);
    console.log(`${page.id}  ${page.url ?? ''}`);
    if (reading === null) {
      console.log('  no reading');
      continue;
    }
    const { title, byline, publisher, published, updated, language } = reading.about;
    console.log(`  title      ${title === null ? 'none' : `${title.value} [${title.where}]`}`);
    console.log(`  byline     ${byline?.value ?? 'none'}\n  publisher  ${publisher?.value ?? 'none'}`);
    console.log(
      `  published  ${day(published)}\n  updated    ${day(updated)}\n  language   ${language.code} ${language.confidence}`,
    );
    const lines = reading.text.split('\n').filter((line) => line.length < 160 && /(?:19|20)\d\d/.test(line));
    for (const line of lines.slice(0, 6)) console.log(`  shown      ${line}`);
  }
}

async function wholeBodies(path: string): Promise<void> {
  let precisions = 0;
  let recalls = 0;
  let pages = 0;
  for await (const page of rowsOf(path)) {
    const wanted = shingles(page.body ?? '');
    const reading = await readPage(page);
    const given = shingles(reading === null ? '' : bodyOf(reading, false));
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

/**
 * `npm run bench pages -- --data FILE [--verbose] [--alone]`, with wanted and unwanted segments, beside Readability with jsdom unless
 * alone; `--shingles FILE`, with whole bodies; `--about FILE`, what was found about each page, for checking by hand.
 */
export async function run(args: string[]): Promise<void> {
  const named = (option: string) => (args.includes(option) ? args[args.indexOf(option) + 1] : undefined);
  const data = named('--data');
  const bodies = named('--shingles');
  const checked = named('--about');
  if (data !== undefined) await segments(data, { verbose: args.includes('--verbose'), peer: !args.includes('--alone') });
  if (bodies !== undefined) await wholeBodies(bodies);
  if (checked !== undefined) await about(checked);
  if (data === undefined && bodies === undefined && checked === undefined)
    console.log(
      'pages: name a set with --data FILE (JSON lines, gzip or not: {id, html, with, without}), --shingles FILE ({id, html, body}) or --about FILE.',
    );
}
