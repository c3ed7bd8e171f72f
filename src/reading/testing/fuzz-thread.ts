// A thread in which changed files are read, as documents are in the walk: a library that forgets to handle a failure of its own
// (PDF.js does, over broken tables of objects) would otherwise end the whole test run.
import { parentPort } from 'node:worker_threads';
import { fault, variant } from './fuzz.ts';
import { goodFiles } from './good.ts';

process.on('unhandledRejection', () => undefined);
const files = await goodFiles();
parentPort?.on('message', async ({ name, seed, variants }: { name: string; seed: number; variants: number }) => {
  const file = files.find((one) => one.name === name)!;
  const wrong: string[] = [];
  for (let n = 0; n < variants; n++) {
    const said = await fault(variant(file, seed, n), name);
    if (said !== null) wrong.push(`seed ${seed}, variant ${n}: ${said}`);
  }
  parentPort?.postMessage(wrong);
});
