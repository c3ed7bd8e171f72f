import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { FindingsJson } from '../src/model/index.ts';
import { type Desk, serve } from '../src/server/index.ts';
import { openStore } from '../src/store/index.ts';
import { chromiumPath, launched } from '../test/e2e/chromium.ts';
import { madeFile } from './web/file.ts';

/**
 * The workbench over a made file: how long opening and answering take under many readers at once, what the first page costs, how
 * smoothly the longest list scrolls, and what the server holds in memory. Each reader asks, waits for the answer, rests, and asks
 * again. The file is kept in the temporary folder for the next run.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      incidents: { type: 'string', default: '10000' },
      readers: { type: 'string', default: '50' },
      rest: { type: 'string', default: '1000' },
      seconds: { type: 'string', default: '20' },
      'no-browser': { type: 'boolean', default: false },
      build: { type: 'string' },
      serve: { type: 'string' },
    },
  });
  const size = Number(values.incidents);
  if (values.build !== undefined) return build(values.build, size);
  if (values.serve !== undefined) return answer(values.serve);

  const folder = join(tmpdir(), 'assize-bench-web');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${size}.sqlite`);
  if (!existsSync(file)) {
    const started = performance.now();
    // Made under another name, so that a run that was stopped leaves no half of a file behind.
    await finished(child(['--build', `${file}.part`, '--incidents', String(size)], ['--max-old-space-size=14000']));
    for (const end of ['', '-wal', '-shm']) await rm(file + end, { force: true });
    await rename(`${file}.part`, file);
    print(`made ${size} incidents, ${size * 10} claims, ${size} sources in ${seconds(started)} s`);
  }
  print(`file: ${((await stat(file)).size / 1e6).toFixed(0)} MB`);

  const server = child(['--serve', file], []);
  // One listener for each answer waited for: they are many, and each is gone with its answer.
  server.setMaxListeners(0);
  try {
    const { port, opened } = await told<{ port: number; opened: number }>(server);
    print(`opened and answered first after ${opened.toFixed(0)} ms`);
    const base = `http://127.0.0.1:${port}`;
    const state = () => {
      server.send('state');
      return told<{ rss: number; busy: number }>(server);
    };
    await alone(base, state);
    await load(base, { readers: Number(values.readers), rest: Number(values.rest), seconds: Number(values.seconds) });
    print(`server memory: ${((await state()).rss / 1e6).toFixed(0)} MB resident`);
    if (!values['no-browser']) await look(base);
  } finally {
    server.kill();
  }
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);

const child = (args: string[], execArgv: string[]): ChildProcess =>
  fork(join(import.meta.dirname, 'bench.ts'), ['web', ...args], { execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

const told = <T>(from: ChildProcess): Promise<T> =>
  new Promise((done, fail) => {
    from.once('message', (message) => done(message as T));
    from.once('exit', (code) => fail(new Error(`The server of the benchmark ended with ${code}.`)));
  });

const finished = (from: ChildProcess): Promise<void> =>
  new Promise((done, fail) => {
    from.once('exit', (code) => (code === 0 ? done() : fail(new Error(`Making the file ended with ${code}.`))));
  });

async function build(path: string, size: number): Promise<void> {
  for (const end of ['', '-wal', '-shm']) await rm(path + end, { force: true });
  const store = openStore(path);
  await store.replace(madeFile(size), 'bench');
  store.close();
  process.disconnect?.();
}

/** Serves the file and tells the parent where; measures from before the store is opened to after the first list is answered. */
async function answer(path: string): Promise<void> {
  const started = performance.now();
  const store = openStore(path);
  void store.readAhead();
  const refused = () => Promise.reject(new Error('The benchmark only reads.'));
  const desk: Desk = {
    name: 'bench',
    questions: store,
    document: () => ({ format: 'assize-findings/1' }) as FindingsJson,
    law: refused,
    lawLines: refused,
    proposals: async () => [],
    object: refused,
    proof: async () => null,
    ledger: async () => ({ size: 0, items: [] }),
    times: async () => [],
    review: refused,
    investigate: refused,
    progress: () => () => {},
  };
  const serving = await serve(desk, { port: 0, webRoot: join(import.meta.dirname, '..', 'dist', 'web') });
  await (await fetch(`${serving.address}api/incidents?limit=50`)).arrayBuffer();
  process.send?.({ port: serving.port, opened: performance.now() - started });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ rss: process.memoryUsage.rss(), busy: (user + system) / 1000 });
  });
}

/** What readers ask, with how often. `n` is a number that differs from question to question. */
async function operations(base: string): Promise<Record<string, (n: number) => string>> {
  const page = async <T>(path: string) => (await (await fetch(base + path)).json()) as { items: T[]; total: number };
  const incidents = (await page<{ id: string }>('/api/incidents?limit=200&order=title')).items.map((row) => row.id);
  const { items: sources } = await page<{ id: string }>('/api/sources?limit=200');
  const { items: people } = await page<{ id: string; name: string }>('/api/entities?limit=200');
  const { total } = await page('/api/incidents?limit=1');
  const kinds = ['attack', 'killing', 'siege', 'displacement', 'aid'];
  const grades = ['weak', 'fair', 'confirmed', 'contested'];
  const selection = (n: number) =>
    [`kind=${kinds[n % 5]}`, `grade=${grades[n % 4]}`, `from=2030-${String((n % 12) + 1).padStart(2, '0')}-01`, `disputed=false`]
      .slice(0, (n % 4) + 1)
      .join('&');
  return {
    'list, any place': (n) => `/api/incidents?shelf=incident&order=-killed&limit=100&skip=${(n * 7919) % total}`,
    'list, selected': (n) => `/api/incidents?${selection(n)}&order=when&limit=100`,
    facets: (n) => `/api/incidents/facets?${selection(n)}`,
    spread: (n) => `/api/incidents/spread?${selection(n)}`,
    'words in claims': (n) => `/api/incidents?words=number+${(n * 31) % (total * 7)}&limit=50`,
    incident: (n) => `/api/incidents/${incidents[n % incidents.length]}`,
    source: (n) => `/api/sources/${sources[n % sources.length]!.id}`,
    'sources by name': (n) => `/api/sources?words=report+${n % 1000}&limit=50`,
    person: (n) => `/api/entities/${people[n % people.length]!.id}`,
    overview: () => '/api/overview',
    disputes: (n) => `/api/disputes?limit=50${n % 2 ? '&kind=count' : ''}`,
    elements: () => '/api/assessments?limit=100',
    'people by name': (n) => `/api/entities?words=${['Karsa', 'Ostr', 'Velm', 'Bel'][n % 4]}&kind=person&limit=100`,
    queue: (n) => `/api/queue?name=Reader+${n % 7}&limit=20`,
    'search, rare': (n) => `/api/search?q=${(n * 31) % (total * 7)}`,
    'search, common': (n) => `/api/search?q=${['clinic', 'shells', 'market+killed', 'bakery'][n % 4]}`,
    'search, phrase': (n) => `/api/search?q=%22hit+the+${['clinic', 'bridge', 'school'][n % 3]}%22`,
    'search, prefix': (n) => `/api/search?q=${['Kars', 'Ostr', 'Velm'][n % 3]}*`,
    'search, by name': (n) => `/api/search?q=by:%22${encodeURIComponent(people[n % people.length]!.name)}%22+clinic`,
  };
}

/** What each question costs the server when it is asked alone: time on a processor, which other work on the machine does not change. */
async function alone(base: string, state: () => Promise<{ busy: number }>): Promise<void> {
  print(`\n${'asked alone'.padEnd(18)}  first ms  then ms, of processor time`);
  for (const [name, path] of Object.entries(await operations(base))) {
    const cost = async (times: number, from: number) => {
      const before = (await state()).busy;
      for (let n = from; n < from + times; n += 1) await (await fetch(base + path(n))).arrayBuffer();
      return ((await state()).busy - before) / times;
    };
    const first = await cost(1, 1000);
    print(`${name.padEnd(18)} ${first.toFixed(1).padStart(9)} ${(await cost(20, 0)).toFixed(1).padStart(8)}`);
  }
}

async function load(
  base: string,
  { readers, rest, seconds: length }: { readers: number; rest: number; seconds: number },
): Promise<void> {
  const asked = Object.entries(await operations(base));
  const times = new Map<string, number[]>(asked.map(([name]) => [name, []]));
  const until = performance.now() + length * 1000;
  let n = 0;
  const reader = async () => {
    await pause(Math.random() * rest);
    while (performance.now() < until) {
      n += 1;
      // By chance, so that no question stands behind the same other one every time.
      const [name, path] = asked[Math.floor(Math.random() * asked.length)]!;
      const started = performance.now();
      const got = await fetch(base + path(n));
      await got.arrayBuffer();
      if (!got.ok) throw new Error(`${path(n)} was answered with ${got.status}.`);
      times.get(name)!.push(performance.now() - started);
      await pause(rest * (0.5 + Math.random()));
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
  const at = (sorted: readonly number[], share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const line = (name: string, list: readonly number[]) => {
    const sorted = list.toSorted((a, b) => a - b);
    print(
      `${name.padEnd(18)} ${String(list.length).padStart(6)} ${[0.5, 0.95, 0.99].map((share) => at(sorted, share).toFixed(1).padStart(8)).join(' ')}`,
    );
  };
  print(
    `\n${readers} readers, ${rest} ms of rest, ${length} s; milliseconds\n${'asked'.padEnd(18)}  times      p50      p95      p99`,
  );
  for (const [name, list] of times) line(name, list);
  line(
    'all but search',
    [...times].flatMap(([name, list]) => (name.startsWith('search') ? [] : list)),
  );
  line(
    'search',
    [...times].flatMap(([name, list]) => (name.startsWith('search') ? list : [])),
  );
}

interface Frames {
  readonly frames: number;
  readonly worst: number;
  readonly seconds: number;
}

/** Frames that a page draws in three seconds, with what is done at each. */
const counted = (page: Page, each: string): Promise<Frames> =>
  page.evaluate<Frames>(`new Promise((done) => {
    let frames = 0, worst = 0, last = performance.now(); const start = last;
    const step = (now) => { frames += 1; worst = Math.max(worst, now - last); last = now; ${each};
      if (now - start < 3000) requestAnimationFrame(step); else done({ frames, worst, seconds: (now - start) / 1000 }); };
    requestAnimationFrame(step);
  })`);

/** The first page in a cold browser, the bytes of script it needs, and how smoothly the longest list scrolls. */
async function look(base: string): Promise<void> {
  const assets = join(import.meta.dirname, '..', 'dist', 'web', 'assets');
  if (chromiumPath() === undefined) {
    print('no Chromium here: pages were not looked at');
    return;
  }
  const browser = await launched();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const scripts = new Set<string>();
  page.on('response', (response) => {
    const name = new URL(response.url()).pathname.split('/').at(-1)!;
    if (name.endsWith('.js') && !/^(MapView|maplibre)/.test(name)) scripts.add(name);
  });
  const started = performance.now();
  await page.goto(`${base}/`);
  await page.locator('main h1').first().waitFor();
  print(`\nfirst page usable after ${(performance.now() - started).toFixed(0)} ms, in a browser that has seen none of it`);
  const there = new Set(await readdir(assets));
  let bytes = 0;
  for (const name of scripts) if (there.has(name)) bytes += gzipSync(await readFile(join(assets, name))).length;
  print(`script before the map: ${(bytes / 1000).toFixed(0)} kB compressed, in ${scripts.size} files`);
  await page.goto(`${base}/incidents`);
  await page.locator('.grid-body .row-link').first().waitFor();
  await pause(3000);
  const told = (what: string, { frames, worst, seconds: length }: Frames) =>
    print(`${what}: ${(frames / length).toFixed(0)} frames a second, the longest ${worst.toFixed(0)} ms, drawn in software`);
  told('scrolling the list', await counted(page, 'scrollBy(0, 120)'));
  await page.evaluate('scrollTo(0, 0)');
  const plot = (await page.locator('.histogram svg').first().boundingBox())!;
  const brushing = counted(page, '');
  const middle = plot.y + plot.height / 2;
  await page.mouse.move(plot.x + plot.width * 0.1, middle);
  await page.mouse.down();
  for (let step = 0; step < 150; step += 1) {
    await page.mouse.move(plot.x + plot.width * (0.1 + step / 200), middle);
    await pause(12);
  }
  told('brushing over time', await brushing);
  await page.mouse.up();
  await browser.close();
}
