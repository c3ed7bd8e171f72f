import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { deskOf, openFile } from '../src/investigation/index.ts';
import type { FindingsJson } from '../src/model/index.ts';
import { serve } from '../src/server/index.ts';
import { chromiumPath, launched } from '../test/e2e/chromium.ts';

/** Each page at each of these widths; the theme changes with the width, so that both are seen. */
const settings = [
  { width: 390, height: 844, theme: 'light', language: 'en' },
  { width: 1024, height: 768, theme: 'dark', language: 'ar' },
  { width: 1600, height: 1000, theme: 'light', language: 'en' },
] as const;

/** Draws the pictures of docs/pictures from the invented war in samples/: run it after a change that is seen. */
export async function run(): Promise<void> {
  const home = join(import.meta.dirname, '..');
  const into = join(home, 'docs', 'pictures');
  if (chromiumPath() === undefined) {
    process.stdout.write('no Chromium here: no pictures were drawn\n');
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'assize-pictures-'));
  const file = await openFile(join(folder, 'file'), { create: 'The war that never was' });
  const desk = deskOf(file);
  const reports = join(home, 'samples', 'invented-war', 'reports');
  await desk.investigate((await readdir(reports)).map((name) => join(reports, name)));
  const serving = await serve(desk, { port: 0, webRoot: join(home, 'dist', 'web') });
  const browser = await launched();
  const document: FindingsJson = await desk.document();
  const most = document.incidents.toSorted((a, b) => b.claims.length - a.claims.length)[0]!;
  const claim = document.claims.find((each) => each.id === most.claims[0])!;
  const shared = document.origins.find((origin) => origin.sources.length > 1)?.sources ?? [];
  const pages: Readonly<Record<string, string>> = {
    overview: '/',
    incidents: '/incidents',
    incident: `/incidents/${most.id}`,
    reader: `/sources/${claim.source}?claim=${claim.id}`,
    compare: `/compare?left=${shared[0] ?? ''}&right=${shared[1] ?? ''}`,
    record: '/record',
    disputes: '/disputes',
    law: '/law',
    'law-persons': '/law?part=persons',
    people: '/people',
    sources: '/sources',
    custody: '/custody',
    review: '/review',
    search: '/search?q=hospital',
  };
  await mkdir(into, { recursive: true });
  for (const { width, height, theme, language } of settings) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce' });
    await context.addInitScript(
      `localStorage.setItem('assize-language', '${language}'); localStorage.setItem('assize-name', 'A. Reader')`,
    );
    const page = await context.newPage();
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`http://127.0.0.1:${serving.port}${path}`);
      await page.locator('main h1').first().waitFor({ state: 'attached' });
      await page.locator('.loading, .grid-bone').first().waitFor({ state: 'detached' });
      // The canvas of a map says nothing of being drawn.
      await pause((await page.locator('.map').count()) > 0 ? 4000 : 300);
      const picture = await page.screenshot();
      await sharp(picture)
        .webp({ quality: 72 })
        .toFile(join(into, `${name}-${width}.webp`));
    }
    await context.close();
  }
  await browser.close();
  await serving.close();
  await file.close();
  await rm(folder, { recursive: true, force: true });
  process.stdout.write(`${Object.keys(pages).length * settings.length} pictures in docs/pictures\n`);
}
