// Tokens a second of the whole of extraction, beside two libraries that only tag, in one run; memory, start-up, growth, two cores.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Reading } from '../src/model/index.ts';
import { publishedOn } from '../src/model/testing/blank.ts';
import { goldenReports } from './golden/report.ts';

type Engine = 'assize' | 'wink-nlp' | 'compromise';
const engines: readonly Engine[] = ['assize', 'wink-nlp', 'compromise'];

/** What a process of its own says of one engine. */
interface Told {
  /** Work from the start of the process until the first text is read; and without the start of the runtime itself. */
  readonly startMs: number;
  readonly loadMs: number;
  readonly rssLoaded: number;
  readonly rss: number;
  readonly documents: number;
  readonly characters: number;
  readonly tokens: number;
  /** Milliseconds of the thread's own work, so that what else the machine does is not counted; and by the clock. */
  readonly ms: number;
  readonly clockMs: number;
  /** Milliseconds of work for one document of each size, in characters. */
  readonly growth: readonly (readonly [characters: number, ms: number])[];
}

/** Texts of files and folders: plain texts, and JSON lines with a text, tokens or documents in them. */
function textsOf(path: string): string[] {
  if (statSync(path).isDirectory())
    return readdirSync(path)
      .sort()
      .flatMap((name) => textsOf(join(path, name)));
  if (path.endsWith('.txt')) return [readFileSync(path, 'utf8')];
  if (!path.endsWith('.jsonl')) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const { text, tokens, docs } = JSON.parse(line) as { text?: unknown; tokens?: unknown; docs?: unknown };
      if (typeof text === 'string') return [text];
      if (Array.isArray(tokens) && tokens.every((token) => typeof token === 'string')) return [tokens.join(' ')];
      if (Array.isArray(docs)) return (docs as { text?: string; body?: string }[]).flatMap((one) => one.text ?? one.body ?? []);
      return [];
    });
}

/** The texts to measure on, up to so many characters; round and round again where there are fewer. */
function mix(paths: readonly string[], characters: number): string[] {
  const texts =
    paths.length > 0 ? paths.flatMap(textsOf) : [...goldenReports(false), ...goldenReports(true)].map(({ text }) => text);
  const chosen: string[] = [];
  let length = 0;
  for (let at = 0; length < characters && texts.length > 0; at++) {
    const text = texts[at % texts.length]!;
    // A text read again is another one to whatever remembers texts.
    chosen.push(at < texts.length ? text : `${text}\n\nCopy ${at}.`);
    length += text.length;
  }
  return chosen;
}

/** Words, numbers and marks: one measure for all, so that nobody gains by cutting finer. */
const tokensIn = (text: string): number => text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu)?.length ?? 0;

async function ready(engine: Engine): Promise<(text: string) => void> {
  if (engine === 'wink-nlp') {
    const { default: winkNLP } = await import('wink-nlp');
    const { default: model } = await import('wink-eng-lite-web-model');
    const nlp = winkNLP(model);
    return (text) => void nlp.readDoc(text);
  }
  if (engine === 'compromise') {
    const { default: nlp } = await import('compromise');
    return (text) => void nlp(text);
  }
  const { extract } = await import('../src/extraction/index.ts');
  const { readingOf, shippedTools } = await import('../src/extraction/testing.ts');
  const tools = shippedTools();
  const about: Partial<Reading['about']> = {
    published: publishedOn('2031-05-14'),
  };
  return (text) => void extract(readingOf(text, about), tools);
}

/** Milliseconds that this thread has worked since it began. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

interface Asked {
  readonly paths: readonly string[];
  readonly megabytes: number;
  readonly seconds: number;
  readonly growth: readonly number[];
}

/** What the process of one engine does: loads, reads documents until the time is over, and one long one of each size. */
async function child(engine: Engine, { paths, megabytes, seconds, growth }: Asked): Promise<Told> {
  const before = worked();
  const read = await ready(engine);
  read('Shells hit the town.');
  const startMs = worked();
  const rssLoaded = process.memoryUsage.rss();
  const texts = mix(paths, megabytes * 1e6);
  for (const text of texts.slice(0, 40)) read(text);
  let [documents, characters, tokens, ms] = [0, 0, 0, 0];
  const begun = performance.now();
  for (const text of texts) {
    const start = worked();
    read(text);
    ms += worked() - start;
    documents += 1;
    characters += text.length;
    tokens += tokensIn(text);
    if (ms > seconds * 1000) break;
  }
  const clockMs = performance.now() - begun;
  const rss = process.memoryUsage.rss();
  const grown = growth.map((size): readonly [number, number] => {
    let long = '';
    for (let at = 0; long.length < size; at++) long += `${texts[at % texts.length]!}\n\n`;
    long = long.slice(0, size);
    const start = worked();
    read(long);
    return [size, worked() - start];
  });
  return { startMs, loadMs: startMs - before, rssLoaded, rss, documents, characters, tokens, ms, clockMs, growth: grown };
}

/** What this file says in a process of its own when it is started so. */
function inProcess<Answer>(part: Engine | `${number}`, asked: Asked): Promise<Answer> {
  return new Promise((done, failed) => {
    // Ours with the flag that `bin/assize.cjs` gives the commands that read.
    const flags = part === 'wink-nlp' || part === 'compromise' ? [] : ['--max-semi-space-size=16'];
    const started = spawn(process.execPath, [...flags, import.meta.filename, '--child', part, JSON.stringify(asked)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    started.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
    started.once('error', failed);
    started.once('close', (code) =>
      code === 0 ? done(JSON.parse(out) as Answer) : failed(new Error(`${part} ended with ${code}`)),
    );
  });
}

const perSecond = ({ tokens, ms }: Told): number => (1000 * tokens) / ms;
const whole = (n: number): string => Math.round(n).toLocaleString('en');
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/**
 * `npm run bench speed [-- --data PATH… --megabytes 10 --seconds 20 --growth --cores]`: without `--data`, the annotated reports.
 * Each engine runs in a process of its own and stops after so many seconds of work; `--growth` reads single documents, the largest of
 * `--largest` megabytes and each half the next, `--cores` lets two threads share the documents.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string', multiple: true },
      megabytes: { type: 'string', default: '1' },
      seconds: { type: 'string', default: '5' },
      growth: { type: 'boolean' },
      largest: { type: 'string', default: '1.6' },
      cores: { type: 'boolean' },
    },
  });
  const asked: Asked = {
    paths: [...(values.data ?? []), ...positionals],
    megabytes: Number(values.megabytes),
    seconds: Number(values.seconds),
    growth: [],
  };
  console.log('engine       tokens/s   ratio  tokens read  by the clock  start  load  memory loaded  memory after');
  let base = 0;
  for (const engine of engines) {
    const told = await inProcess<Told>(engine, asked);
    base ||= perSecond(told);
    console.log(
      `${engine.padEnd(11)} ${whole(perSecond(told)).padStart(9)}  ${(perSecond(told) / base).toFixed(2).padStart(6)}  ${whole(told.tokens).padStart(11)}  ${whole((1000 * told.tokens) / told.clockMs)}  ${whole(told.startMs)} ms  ${whole(told.loadMs)} ms  ${megabytes(told.rssLoaded)}  ${megabytes(told.rss)}`,
    );
  }
  if (values.growth === true) {
    const { growth } = await inProcess<Told>('assize', {
      ...asked,
      megabytes: 1,
      seconds: 0,
      growth: [16, 8, 4, 2, 1].map((part) => (Number(values.largest) * 1e6) / part),
    });
    growth.forEach(([size, ms], n) => {
      const [smaller, faster] = growth[n - 1] ?? [size, ms];
      const exponent = n === 0 ? '' : `, growing as length^${(Math.log(ms / faster) / Math.log(size / smaller)).toFixed(2)}`;
      console.log(`one document of ${(size / 1e6).toFixed(2)} MB: ${whole(ms)} ms${exponent}`);
    });
  }
  if (values.cores === true) await cores(asked);
}

/** What a process says that did all documents with so many threads. */
interface Shared {
  readonly tokens: number;
  /** By the clock, from before the tools are loaded; and of all threads together, those of the runtime included. */
  readonly ms: number;
  readonly processorMs: number;
  readonly rss: number;
}

async function shared(threads: number, { paths, megabytes: size }: Asked): Promise<Shared> {
  const { extractAll } = await import('../src/investigation/extracting.ts');
  const { loadTools } = await import('../src/investigation/resources.ts');
  const { readingOf } = await import('../src/extraction/testing.ts');
  const readings = mix(paths, size * 1e6).map((text) => readingOf(text));
  const tokens = readings.reduce((sum, { text }) => sum + tokensIn(text), 0);
  const begun = performance.now();
  const before = process.cpuUsage();
  await extractAll(readings, await loadTools([]), { threads });
  const { user, system } = process.cpuUsage(before);
  return { tokens, ms: performance.now() - begun, processorMs: (user + system) / 1000, rss: process.memoryUsage.rss() };
}

/** The same documents by one thread and shared by two, each in a new process, in turn; by the clock, which is what a user waits for. */
async function cores(asked: Asked): Promise<void> {
  const rounds: { readonly one: Shared; readonly two: Shared }[] = [];
  for (let round = 0; round < 3; round++)
    rounds.push({ one: await inProcess<Shared>('1', asked), two: await inProcess<Shared>('2', asked) });
  const middle = rounds.toSorted((a, b) => a.one.ms / a.two.ms - b.one.ms / b.two.ms)[1]!;
  for (const [name, { tokens, ms, processorMs, rss }] of Object.entries(middle))
    console.log(
      `${name} of two processors: ${whole((1000 * tokens) / ms)} tokens/s by the clock, start included; ${whole(processorMs)} ms of processors in ${whole(ms)}; memory after ${megabytes(rss)}`,
    );
  console.log(`two are ${rounds.map(({ one, two }) => (one.ms / two.ms).toFixed(2)).join(', ')} times as quick as one`);
}

if (import.meta.main) {
  const [flag, part, asked] = process.argv.slice(2);
  if (flag === '--child') {
    const told = JSON.parse(asked!) as Asked;
    const threads = Number(part);
    console.log(JSON.stringify(threads > 0 ? await shared(threads, told) : await child(part as Engine, told)));
  } else await run(process.argv.slice(2));
}
