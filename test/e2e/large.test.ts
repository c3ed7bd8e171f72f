import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeFile } from '../../bench/web/file.ts';
import { inventedFindings } from '../../src/model/testing.ts';
import { type Serving, serve } from '../../src/server/index.ts';
import { inventedDesk } from '../../src/server/testing.ts';
import { type Store, openStore } from '../../src/store/index.ts';
import { launched, webRoot } from './chromium.ts';

// A file of fifty thousand incidents in a real Chromium. Frames are counted in `npm run bench web`; here it must only work.

const SIZE = 50_000;

let store: Store;
let serving: Serving;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  store = openStore(':memory:');
  await store.replace(madeFile(SIZE, 1));
  serving = await serve(inventedDesk(store, inventedFindings()), { port: 0, webRoot });
  browser = await launched('--disable-3d-apis');
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await context.addInitScript("localStorage.setItem('assize-language', 'en')");
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await serving?.close();
  store?.close();
});

const at = (path: string) => `http://127.0.0.1:${serving.port}${path}`;
const answer = async <T>(path: string) => (await (await fetch(at(path))).json()) as T;
const rows = () => page.locator('.grid-body .grid-row');
const SOON = { timeout: 20_000 };
const sum = async () => Number((await page.locator('h1 + [role=status]').innerText()).replaceAll(/\D/g, ''));

describe('a list of fifty thousand incidents', () => {
  it('is drawn only where one looks, and shows any place of it', async () => {
    await page.goto(at('/incidents?shelf=both&order=when'));
    await rows().locator('.row-link').first().waitFor();
    await expect.poll(sum, SOON).toBe(SIZE);
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    const last = page.locator(`.grid-row[data-index="${SIZE - 1}"] .row-link`);
    await last.waitFor();
    const { items } = await answer<{ items: { title: string }[] }>(`/api/incidents?order=when&limit=1&skip=${SIZE - 1}`);
    expect(await last.innerText()).toBe(items[0]!.title);
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight / 2)');
    await page.locator(`.grid-row[data-index="${SIZE / 2}"] .row-link`).waitFor();
    expect(await rows().count()).toBeLessThan(120);
  });

  it('is brushed over time, and the list, the address and the answer of the API agree', async () => {
    await page.goto(at('/incidents?shelf=both&order=when'));
    const plot = page.locator('.histogram svg').first();
    await plot.waitFor();
    // Where the plot stands is settled once the list below it is there.
    await rows().locator('.row-link').first().waitFor();
    await expect.poll(sum, SOON).toBe(SIZE);
    await plot.scrollIntoViewIfNeeded();
    const box = (await plot.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
    await page.mouse.down();
    for (let step = 1; step <= 8; step += 1)
      await page.mouse.move(box.x + box.width * (0.4 + step * 0.02), box.y + box.height / 2);
    await page.mouse.up();
    await page.waitForURL(/from=.*to=/);
    const { from, to } = Object.fromEntries(new URL(page.url()).searchParams) as { from: string; to: string };
    const { total } = await answer<{ total: number }>(`/api/incidents?limit=1&from=${from}&to=${to}`);
    expect(total).toBeGreaterThan(1000);
    expect(total).toBeLessThan(SIZE / 2);
    await expect.poll(sum, SOON).toBe(total);
  });

  it('is narrowed by a facet to as many as the facet says', async () => {
    await page.goto(at('/incidents'));
    const displacement = page.getByRole('group', { name: 'Kind' }).getByRole('checkbox', { name: /^Displacement/ });
    await displacement.waitFor();
    const { kind } = await answer<{ kind: Record<string, number> }>('/api/incidents/facets?shelf=incident');
    await displacement.check();
    await page.waitForURL(/kind=displacement/);
    await expect.poll(sum, SOON).toBe(kind['displacement']);
    await rows().locator('.row-link').first().waitFor();
  });
});
