import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deskOf, investigate, openFile } from '../src/investigation/index.ts';

/**
 * A decision on a file of many reports: how soon it is in the record, how soon the findings take it in, and how long the longest
 * question waits meanwhile, with the findings computed in the server's own thread and in one beside it.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { reports: { type: 'string', default: '1000' } } });
  const reports = Number(values.reports);
  const home = await mkdtemp(join(tmpdir(), 'assize-bench-decision-'));
  try {
    await mkdir(join(home, 'reports'));
    for (let at = 0; at < reports; at += 1) await writeFile(join(home, 'reports', `${at}.txt`), reportOf(at));
    const file = await openFile(join(home, 'file'), { create: 'bench' });
    const { claims, incidents } = await investigate([join(home, 'reports')], file);
    let last: ReturnType<typeof deskOf> | undefined;
    console.log(`${reports} reports, ${claims.length} claims, ${incidents.length} incidents`);
    for (const [where, largeFrom] of [
      ['in the server’s thread', Number.POSITIVE_INFINITY],
      ['beside it, first', 0],
      ['beside it, again', 0],
    ] as const) {
      // The thread that was begun for the first decision has the texts when the second comes.
      const desk = last && where === 'beside it, again' ? last : deskOf(file, { largeFrom, patience: 0 });
      last = desk;
      const taken = new Promise<void>((done, fail) =>
        desk.progress((event) => {
          if (event.kind === 'findings') done();
          if (event.kind === 'failed') fail(new Error(event.what));
        }),
      );
      const claim = claims[Math.floor(claims.length / 2)]!.id;
      const started = performance.now();
      await desk.review({ kind: 'confirm', claim }, 'Read against the original.', `Reader, ${where}`);
      const entered = performance.now() - started;
      const ended = new AbortController();
      let worst = 0;
      const asking = (async () => {
        while (!ended.signal.aborted) {
          // From when it is wanted, not from when the thread comes to ask it.
          const wanted = performance.now() + 20;
          await new Promise((rest) => setTimeout(rest, 20));
          await desk.questions.incidents({ shelf: 'incident' }, 'when', { limit: 50 });
          worst = Math.max(worst, performance.now() - wanted);
        }
      })();
      await taken;
      const seen = performance.now() - started;
      ended.abort();
      await asking;
      console.log(
        `${where}: in the record after ${entered.toFixed(0)} ms, taken in after ${seen.toFixed(0)} ms; longest wait of a list ${worst.toFixed(0)} ms`,
      );
    }
    await last?.close();
    await file.close();
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

const places = ['Karsa', 'Tessaly', 'Ostrava Mira', 'Belmar', 'Lantern Hill', 'Radesh', 'Solola', 'Dunik'];
const things = ['clinic', 'market', 'bridge', 'school', 'convoy', 'bakery'];

/** One invented report of a few sentences; reports of one event differ in their words. */
function reportOf(at: number): string {
  const event = Math.floor(at / 3);
  const day = (event % 28) + 1;
  const month = ['January', 'February', 'March', 'April', 'May', 'June'][Math.floor(event / 28) % 6]!;
  const place = places[event % places.length]!;
  const thing = things[event % things.length]!;
  const dead = (event % 17) + 2;
  return `Shells hit ${thing} in ${place}

Shells hit a ${thing} in ${place} on ${day} ${month} 2031, killing ${dead + (at % 3)} people, a doctor said. Report ${at}.

The Velmar army denied that it had fired on the ${thing}. Officials in ${place} said ${dead} people were injured.
`;
}
