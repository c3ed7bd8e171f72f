import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenFile, deskOf, investigate, openFile } from '../../src/investigation/index.ts';
import { type Serving, serve } from '../../src/server/index.ts';
import { launched, mustBeBuilt, webRoot } from './chromium.ts';

// The invented war of samples/, read and assessed, in the other languages: what is left in English must say that it is, and the views of
// the law are full there, as they are not over a file of three sources.

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const reports = join(import.meta.dirname, '../../samples/invented-war/reports');

let folder: string;
let file: OpenFile;
let serving: Serving;
let browser: Browser;
let paths: readonly string[];

const at = (path: string) => `http://127.0.0.1:${serving.port}${path}`;
const listed = async (path: string) =>
  ((await (await fetch(at(path))).json()) as { items: { id: string }[] }).items.map(({ id }) => id);

beforeAll(async () => {
  mustBeBuilt();
  folder = await mkdtemp(join(tmpdir(), 'assize-e2e-languages-'));
  file = await openFile(join(folder, 'file'), { create: 'War' });
  await investigate(
    (await readdir(reports)).map((name) => join(reports, name)),
    file,
  );
  serving = await serve(deskOf(file), { port: 0, webRoot });
  browser = await launched('--disable-3d-apis');
  const [incidents, sources, people] = await Promise.all([
    listed('/api/incidents?order=-claims&limit=3'),
    listed('/api/sources?limit=2'),
    listed('/api/entities?limit=1'),
  ]);
  paths = [
    ...['', '?part=elements', '?part=conflicts', '?part=persons', '?part=patterns', '?part=questions', '?part=setAside'].map(
      (view) => `/law${view}`,
    ),
    '/',
    '/incidents',
    '/record',
    '/disputes',
    ...incidents.map((id) => `/incidents/${id}`),
    ...sources.map((id) => `/sources/${id}`),
    ...people.map((id) => `/people/${id}`),
    '/incidents/inc_0000000000000000',
  ];
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await serving?.close();
  await file?.close();
  await rm(folder, { recursive: true, force: true });
});

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Texts with English words that stand in nobody's quotation, are no name, and are not marked as English. */
const unmarked = `(() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest('[lang=en], q, bdi, code, pre, script, noscript, .text, [dir=auto]')) continue;
    // Names are set off.
    const text = node.nodeValue.replaceAll(/\\u2068[^\\u2069]*\\u2069/g, '');
    if (/\\b(the|of|and|which|was|not|is|by|claims?)\\b/i.test(text)) found.push(text.trim().slice(0, 120));
  }
  return [...new Set(found)];
})()`;

describe('a page in another language', () => {
  it.each(['fr', 'ar'] as const)(
    'leaves no sentence in English that is not marked so, and its law breaks no rule of access in either theme: %s',
    async (language) => {
      const context = await browser.newContext({ viewport: { width: 1024, height: 900 }, reducedMotion: 'reduce' });
      await context.addInitScript(`localStorage.setItem('assize-language', '${language}')`);
      const page = await context.newPage();
      // The policy of our pages would refuse the checker's script: it is let in for the test alone.
      await page.route(at('/law'), async (route) => {
        const answer = await route.fetch();
        const { 'content-security-policy': _, ...headers } = answer.headers();
        return route.fulfill({ response: answer, headers });
      });
      await page.goto(at('/law'));
      await page.locator('main h1').first().waitFor();
      await page.addScriptTag({ path: axe });
      const wrong: string[] = [];
      for (const path of paths) {
        await page.evaluate(`history.pushState({}, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`);
        await page.waitForFunction(
          `document.querySelector('main').dataset.page === location.pathname && !document.querySelector('.loading, .grid-bone') && document.querySelector('main h1')`,
        );
        const part = /part=(\w+)/.exec(path)?.[1];
        if (part)
          await page.locator(`[data-part=${part}]`).locator('.law-item, .law-questions, .matrix, .empty').first().waitFor();
        // One language is enough for the rules of access: the other is read for its words.
        for (const theme of language === 'ar' && path.startsWith('/law') ? ['light', 'dark'] : []) {
          await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
          const { violations } = await page.evaluate<{ violations: { id: string; nodes: { target: string[] }[] }[] }>(
            `axe.run({ runOnly: ${JSON.stringify(theme === 'dark' ? { type: 'rule', values: ['color-contrast'] } : rules)} })`,
          );
          wrong.push(
            ...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${path}, ${theme}: ${id}: ${target.join(' ')}`)),
          );
        }
        // What stands folded is read too.
        await page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true");
        wrong.push(...(await page.evaluate<string[]>(unmarked)).map((text) => `${path}: ${text}`));
      }
      await context.close();
      expect(wrong).toEqual([]);
    },
    240_000,
  );
});
