import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type OpenFile,
  deskOf,
  findingsOf,
  investigate,
  isInvestigation,
  keepTime,
  openFile,
} from '../../investigation/index.ts';
import { serve } from '../../server/index.ts';
import { interruptible } from '../interrupt.ts';
import { type Command, WrongUse } from '../options.ts';
import { showProgress } from '../progress.ts';
import { summary } from '../summary.ts';
import { print } from '../terminal.ts';
import { HERE } from './investigate.ts';
import { tellOf } from '../time.ts';

/** The project's own folder. */
const home = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

const portOption = { name: 'port', value: 'N', what: 'the port to begin looking from (default: 4180)' } as const;

async function serveUntilStopped(file: OpenFile, port: number, tiles?: string): Promise<number> {
  const webRoot = join(home, 'dist', 'web');
  if (!existsSync(join(webRoot, 'index.html')))
    throw new WrongUse('The pages are not built.', 'Run `npm start` once, or `npm run build:web`.');
  const desk = deskOf(file);
  const server = await serve(desk, {
    port,
    host: '127.0.0.1',
    webRoot,
    ...(tiles === undefined ? {} : { tiles }),
  });
  // A file that cannot be read ahead is read when it is asked for, and says then what is wrong.
  file.store.readAhead().catch(() => undefined);
  const time = keepTime(file, tellOf);
  await print(`The workbench is at ${server.address}\nPress Ctrl-C to stop.`);
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop());
  });
  await server.close();
  await desk.close();
  await time.stop();
  return 0;
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? 4180);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new WrongUse(`"${text}" is not a port.`, 'A port is a whole number from 1 to 65535.');
  return port;
}

export const serveCommand: Command = {
  name: 'serve',
  usage: 'assize serve [--in FOLDER] [--port N] [--tiles ADDRESS]',
  what: 'Serves the workbench of an investigation file on this machine alone; in an empty folder, of a new one.',
  options: [
    { name: 'in', value: 'FOLDER', what: `the folder of the investigation file (default: ${HERE})` },
    portOption,
    {
      name: 'tiles',
      value: 'ADDRESS',
      what: 'map tiles to fetch, with {z}, {x} and {y}; without it the map asks nothing outside this machine',
    },
  ],
  async run(given) {
    const folder = given.value('in') ?? given.paths[0] ?? HERE;
    // A folder with nothing in it is one that somebody made for a new file; a name that is not there may be mistyped.
    const empty = existsSync(folder) && statSync(folder).isDirectory() && readdirSync(folder).length === 0;
    const file = await openFile(folder, empty ? { create: basename(resolve(folder)) } : {});
    if (empty) await print('A new file, with nothing in it yet: drop reports on the page.');
    const progress = showProgress();
    try {
      if (!(await file.store.holds(String(file.vault.size)))) await findingsOf(file, { watch: progress.watch });
      progress.end();
      return await serveUntilStopped(file, portOf(given.value('port')), given.value('tiles'));
    } finally {
      progress.end();
      await file.close();
    }
  },
};

/** What `npm start` runs: the samples or the user's own paths, then the workbench. */
export const startCommand: Command = {
  name: 'start',
  usage: 'npm start [-- PATH… [--into FOLDER] [--port N]]',
  what: 'Reads the samples, or the paths given, into an investigation file and serves the workbench.',
  options: [
    { name: 'into', value: 'FOLDER', what: 'the folder of the investigation file (default: assize-files/NAME)' },
    portOption,
    { name: 'no-serve', what: 'stop after the summary' },
  ],
  async run(given) {
    const paths = given.paths.length > 0 ? given.paths : [join(home, 'samples', 'aleppo-2016', 'reports')];
    const name = given.paths.length > 0 ? basename(resolve(given.paths[0]!)) : 'aleppo-2016';
    const into = given.value('into') ?? join(home, 'assize-files', name);
    const begun = !(await isInvestigation(into));
    const file = await openFile(into, { create: name });
    const progress = showProgress();
    try {
      const findings = await interruptible(file, (signal) => investigate(paths, file, { watch: progress.watch, signal }));
      progress.end();
      await print(`${summary(findings, { name: file.name, folder: into, begun })}\n`);
      return given.has('no-serve') ? 0 : await serveUntilStopped(file, portOf(given.value('port')));
    } finally {
      progress.end();
      await file.close();
    }
  },
};
