import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { applyEntities, findOrigins, gather, resolveEntities } from '../src/corroboration/index.ts';
import { analyse, extract } from '../src/extraction/index.ts';
import { investigate, loadTools, openFile } from '../src/investigation/index.ts';
import { assessFile, checkVotes, findRoutes } from '../src/law/index.ts';
import type { Extraction, Reading, Source } from '../src/model/index.ts';
import { digestOf, idFrom } from '../src/model/index.ts';
import { read } from '../src/reading/index.ts';
import { openStore } from '../src/store/index.ts';

/**
 * The walk over a folder of reports made from the samples: reports, words and tokens a second, peak memory, and the share of
 * each room; beside it, in the same run, what it costs only to read and hash the same files, as a floor.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { reports: { type: 'string', default: '300' }, data: { type: 'string' } } });
  const folder = await mkdtemp(join(tmpdir(), 'assize-bench-'));
  try {
    const reports = values.data === undefined ? await make(folder, Number(values.reports)) : await texts(resolve(values.data));
    if (values.data !== undefined)
      for (const [n, { bytes }] of reports.entries()) await writeFile(join(folder, `${String(n).padStart(6, '0')}.txt`), bytes);
    const words = reports.reduce((sum, { bytes }) => sum + (new TextDecoder().decode(bytes).match(/\p{L}+/gu)?.length ?? 0), 0);

    const floor = await timed(async () => {
      for (const name of await readdir(folder))
        createHash('sha256')
          .update(await readFile(join(folder, name)))
          .digest();
    });
    const started = await timed(() => loadTools([]));

    const into = await mkdtemp(join(tmpdir(), 'assize-bench-file-'));
    const file = await openFile(into, { create: 'bench' });
    const walk = await timed(() => investigate([folder], file));
    await file.close();
    await rm(into, { recursive: true, force: true });

    // Each room by itself, on the same reports, so that the shares do not depend on what runs beside what.
    const tools = await loadTools([]);
    const share: Record<string, number> = {};
    const readings: Reading[] = [];
    const sources: Source[] = [];
    share['reading'] = await timed(async () => {
      for (const [n, { bytes, name }] of reports.entries()) {
        const object = digestOf(bytes);
        const { reading, mediaType } = await read(bytes, { path: name, object });
        if (reading === null || readings.some(({ id }) => id === reading.id)) continue;
        readings.push(reading);
        sources.push({
          id: idFrom('source', object, String(n), null),
          object,
          mediaType,
          bytes: bytes.length,
          at: '',
          from: name,
          inside: null,
        });
      }
    });
    let tokens = 0;
    const grammar = await timed(() => {
      for (const reading of readings) tokens += analyse(reading, tools.model).tokens.length;
    });
    const extractions: Extraction[] = [];
    const extraction = await timed(() => {
      for (const reading of readings) extractions.push(extract(reading, tools));
    });
    share['extraction'] = extraction;
    let findings: Awaited<ReturnType<typeof investigate>> | null = null;
    let claims: Extraction['claims'] = [];
    share['corroboration'] = await timed(() => {
      const { entities, rename } = resolveEntities(extractions, []);
      claims = applyEntities(
        extractions.flatMap((one) => one.claims),
        rename,
        entities,
      );
      const origins = findOrigins(sources, readings, claims, []);
      findings = {
        sources,
        readings,
        entities,
        claims,
        origins,
        ...gather({ sources, readings, claims, entities, origins, reviews: [] }),
        assessments: [],
        routes: [],
        voteChecks: [],
        reviews: [],
        notes: [],
      };
    });
    const found = findings!;
    share['law'] = await timed(() => {
      checkVotes(found);
      findRoutes({ ...found, ...assessFile(found) });
    });
    const store = openStore(':memory:');
    share['store'] = await timed(() => store.replace(found));
    store.close();

    const rooms = Object.entries(share);
    const sum = rooms.reduce((total, [, seconds]) => total + seconds, 0);
    const rate = (n: number, seconds: number) => Math.round(n / seconds).toLocaleString('en');
    console.log(
      [
        `${reports.length} reports, ${words.toLocaleString('en')} words, ${tokens.toLocaleString('en')} tokens, ${claims.length.toLocaleString('en')} claims`,
        `walk        ${walk.toFixed(2)} s: ${rate(reports.length, walk)} reports/s, ${rate(words, walk)} words/s, ${rate(tokens, walk)} tokens/s`,
        `floor       reading and hashing the same files: ${floor.toFixed(3)} s; the walk takes ${(walk / floor).toFixed(0)} times that`,
        `start-up    model and gazetteer: ${started.toFixed(2)} s`,
        `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
        'share of each room, by itself:',
        ...rooms.map(
          ([name, seconds]) =>
            `  ${name.padEnd(14)} ${((100 * seconds) / sum).toFixed(1).padStart(5)} %  ${seconds.toFixed(2)} s`,
        ),
        `  of extraction, grammar alone: ${((100 * grammar) / extraction).toFixed(0)} %, ${rate(tokens, grammar)} tokens/s; all of it ${rate(tokens, extraction)} tokens/s`,
      ].join('\n'),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function texts(folder: string): Promise<{ name: string; bytes: Uint8Array }[]> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.json'))
    .map(({ name }) => name);
  return Promise.all(
    names
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map(async (name) => ({ name, bytes: new Uint8Array(await readFile(join(folder, name))) })),
  );
}

/** Reports made from the samples: each a different one, by its day, its figures and a sentence of its own. */
async function make(folder: string, count: number): Promise<{ name: string; bytes: Uint8Array }[]> {
  const samples = resolve(import.meta.dirname, '..', 'samples');
  const seeds = [
    ...(await texts(join(samples, 'invented-war', 'reports'))),
    ...(await texts(join(samples, 'aleppo-2016', 'reports'))),
  ].filter(({ name }) => name.endsWith('.txt'));
  const reports: { name: string; bytes: Uint8Array }[] = [];
  for (let n = 0; n < count; n++) {
    const seed = seeds[n % seeds.length]!;
    const text = new TextDecoder()
      .decode(seed.bytes)
      .replace(/\b(\d{1,2}) (March|October)\b/g, (_, day: string, month: string) => `${((Number(day) + n) % 27) + 1} ${month}`)
      .replace(/\b(\d{2,3}) (people|others)\b/g, (_, figure: string, who: string) => `${Number(figure) + (n % 50)} ${who}`);
    const bytes = new TextEncoder().encode(`${text}\nA bridge at kilometre ${n} was closed, a driver said.\n`);
    const name = `${String(n).padStart(6, '0')}.txt`;
    await writeFile(join(folder, name), bytes);
    reports.push({ name, bytes });
  }
  return reports;
}
