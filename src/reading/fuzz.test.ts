import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { goodFiles } from './testing/good.ts';

const files = await goodFiles();
// Another seed is tried by `npm run bench fuzz-reading -- --seed N`, for as long as one likes.
const seed = 20161010;
const variants = 30;
const thread = new Worker(new URL('./testing/fuzz-thread.ts', import.meta.url));

describe('files with bytes changed at random', () => {
  afterAll(() => thread.terminate());

  it.each(files.map(({ name }) => name))('%s still gives a reading without faults, or a note', async (name) => {
    const wrong = await new Promise((resolve, reject) => {
      thread.once('message', resolve);
      thread.removeAllListeners('error').once('error', reject);
      thread.postMessage({ name, seed, variants });
    });
    expect(wrong).toEqual([]);
  });
});
