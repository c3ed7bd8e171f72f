import { describe, expect, it } from 'vitest';
import { idFrom, type Reading } from '../model/index.ts';
import { blankReading } from '../model/testing/blank.ts';
import { extractAll } from './extracting.ts';
import { loadTools } from './resources.ts';

const towns = ['Karsa', 'Oldra', 'Tevin', 'Marnik', 'Sulo', 'Pellat'];
const readings: Reading[] = towns.map((town, n) => {
  const text = `The Velmar army shelled the clinic in ${town} on 13 May, killing ${n + 2} people, doctors said.\n`.repeat(n + 1);
  const blank = blankReading(text, {});
  return { ...blank, id: idFrom('reading', n), blocks: [{ kind: 'paragraph', page: null, from: 0, to: text.length }] };
});
/** A reading that the extractor stumbles over: a block that is none. */
const broken = { ...readings[0]!, id: idFrom('reading', 'broken'), blocks: [null] } as unknown as Reading;

describe('extracting from many texts', () => {
  it('gives the same in threads as without, in the order of the texts, and says what failed', async () => {
    const tools = await loadTools([]);
    const all = [...readings.slice(0, 2), broken, ...readings.slice(2)];
    let told = 0;
    const [alone, shared] = await Promise.all([
      extractAll(all, tools, { threads: 1 }),
      extractAll(all, tools, { threads: 2, told: () => (told += 1) }),
    ]);
    expect(shared).toEqual(alone);
    expect(told).toBe(all.length);
    expect(
      alone.map((one) => ('extraction' in one ? one.extraction.reading : one.fault)).map((id, n) => id === all[n]!.id),
    ).toEqual(all.map((one) => one !== broken));
    expect(alone.some((one) => 'extraction' in one && one.extraction.claims.length > 0)).toBe(true);
  });

  it('loses only what a thread was at when it broke down', async () => {
    const tools = await loadTools([]);
    const alone = await extractAll(readings, tools, { threads: 1 });
    // Packs that no thread can load: what this thread reads with its own tools is not touched.
    const packs = [null] as unknown as typeof tools.packs;
    const shared = await extractAll(readings, { ...tools, packs }, { threads: 2 });
    const lost = shared.map((one) => 'fault' in one);
    expect(lost).toContain(true);
    expect(shared.filter((_, n) => !lost[n])).toEqual(alone.filter((_, n) => !lost[n]));
    expect(lost).toContain(false);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    const tools = await loadTools([]);
    for (const threads of [1, 2])
      await expect(extractAll(readings, tools, { threads, signal: stop.signal })).rejects.toThrow('enough');
  });
});
