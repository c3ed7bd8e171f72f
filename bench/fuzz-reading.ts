import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fault, variant } from '../src/reading/testing/fuzz.ts';
import { goodFiles } from '../src/reading/testing/good.ts';

const valueOf = (args: readonly string[], name: string): string | undefined =>
  args.includes(name) ? args[args.indexOf(name) + 1] : undefined;

/**
 * `npm run bench fuzz-reading -- [--seconds N] [--seed N] [--kind NAME] [--into FOLDER]`: files of every kind with bytes changed at
 * random, read until the time is over. Prints how many were read, the slowest of each kind and every fault; keeps faulty files.
 */
export async function run(args: string[]): Promise<void> {
  const seconds = Number(valueOf(args, '--seconds') ?? 60);
  const seed = Number(valueOf(args, '--seed') ?? 1);
  const kind = valueOf(args, '--kind');
  const into = valueOf(args, '--into');
  const files = (await goodFiles()).filter(({ name }) => kind === undefined || name.includes(kind));
  // A library that forgets a failure of its own would end the run; in the walk the thread that reads catches it as well.
  process.on('unhandledRejection', () => undefined);
  const slowest = new Map<string, { milliseconds: number; variant: number }>();
  const end = performance.now() + seconds * 1000;
  let read = 0;
  let faults = 0;
  for (let n = 0; performance.now() < end && files.length > 0; n++) {
    for (const file of files) {
      const bytes = variant(file, seed, n);
      const before = performance.now();
      const said = await fault(bytes, file.name);
      const milliseconds = performance.now() - before;
      read += 1;
      if (milliseconds > (slowest.get(file.name)?.milliseconds ?? 0)) slowest.set(file.name, { milliseconds, variant: n });
      if (said === null) continue;
      faults += 1;
      console.log(`fault   ${file.name}, seed ${seed}, variant ${n}: ${said}`);
      if (into !== undefined) {
        mkdirSync(into, { recursive: true });
        writeFileSync(join(into, `${seed}-${n}-${file.name}`), bytes);
      }
    }
  }
  for (const [name, { milliseconds, variant: which }] of slowest)
    console.log(`slowest ${name.padEnd(16)} ${milliseconds.toFixed(0).padStart(6)} ms  variant ${which}`);
  console.log(`${read} files read in ${seconds} s, seed ${seed}: ${faults} faults`);
}
