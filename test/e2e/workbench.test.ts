import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Findings } from '../../src/model/index.ts';
import { inventedFindings } from '../../src/model/testing.ts';
import { type Serving, serve } from '../../src/server/index.ts';
import { type InventedDesk, inventedDesk } from '../../src/server/testing.ts';
import { type Store, openStore } from '../../src/store/index.ts';
import { launched, listening, mustBeBuilt, webRoot } from './chromium.ts';

// The workbench in a real Chromium, over an invented file. Needs the pages to be built (`npm run build:web`), as `npm test` does.

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser: Browser;
let store: Store;
let findings: Findings;
let desk: InventedDesk;
let serving: Serving;
let complaints: string[] = [];

beforeAll(async () => {
  mustBeBuilt();
  findings = inventedFindings();
  store = openStore(':memory:');
  await store.replace(findings);
  desk = inventedDesk(store, findings);
  serving = await serve(desk, { port: 0, webRoot });
  browser = await launched('--disable-background-networking', '--no-first-run');
});
afterAll(async () => {
  await browser?.close();
  await serving?.close();
  store?.close();
});

interface Setting {
  readonly theme?: 'light' | 'dark';
  readonly language?: 'en' | 'fr' | 'ar';
  readonly width?: number;
}

async function open({
  theme = 'light',
  language = 'en',
  width = 1440,
}: Setting = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  await context.addInitScript(`localStorage.setItem('assize-language', '${language}')`);
  const page = await context.newPage();
  complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin()) && !/^(data|blob):/.test(request.url()))
      complaints.push(`asked outside: ${request.url()}`);
  });
  return { context, page };
}

const origin = () => `http://127.0.0.1:${serving.port}`;
const visit = async (page: Page, path: string) => {
  await page.goto(origin() + path);
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  await listening(page);
};

const paths = () => ({
  overview: '/',
  incidents: '/incidents',
  incident: `/incidents/${findings.incidents[0]!.id}`,
  vote: `/incidents/${findings.incidents[2]!.id}`,
  record: '/record',
  disputes: '/disputes',
  law: '/law',
  elements: '/law?part=elements',
  persons: '/law?part=persons',
  conflicts: '/law?part=conflicts',
  patterns: '/law?part=patterns',
  questions: '/law?part=questions',
  aside: '/law?part=setAside',
  outline: '/law?part=communication',
  people: '/people',
  person: `/people/${findings.entities[1]!.id}`,
  sources: '/sources',
  reader: `/sources/${findings.sources[0]!.id}?claim=${findings.claims[4]!.id}`,
  search: '/search?q=clinic',
  decisions: '/decisions',
  review: '/review',
  custody: '/custody',
  compare: `/compare?left=${findings.sources[0]!.id}&right=${findings.sources[1]!.id}`,
  reference: '/reference',
  nowhere: '/no-such-page',
});

/** Rules broken on a page, as `rule: selector`; `only` checks nothing but the rules it names. */
async function violations(page: Page, only?: readonly string[]): Promise<string[]> {
  const runOnly = only
    ? { type: 'rule', values: only }
    : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await page.evaluate<{ violations: { id: string; nodes: { target: string[] }[] }[] }>(
    `axe.run(${JSON.stringify({ runOnly })})`,
  );
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

describe('every page', () => {
  it.each([
    { language: 'en', width: 1440 },
    { language: 'ar', width: 360 },
  ] as const)(
    'breaks no rule of access in either theme, scrolls only down and asks nothing outside: $language, $width wide',
    async (setting) => {
      const { context, page } = await open(setting);
      // The policy of our pages would refuse the checker's script, as it refuses any other: it is let in for the test alone.
      await page.route(`${origin()}/`, async (route) => {
        const answer = await route.fetch();
        const { 'content-security-policy': _, ...headers } = answer.headers();
        return route.fulfill({ response: answer, headers });
      });
      await visit(page, '/');
      await page.addScriptTag({ path: axe });
      const broken: string[] = [];
      for (const [name, path] of Object.entries(paths())) {
        await page.evaluate(`history.pushState({}, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`);
        await page.waitForFunction(
          `document.querySelector('main').dataset.page === location.pathname && !document.querySelector('.loading') && document.querySelector('main h1')`,
        );
        // The views of the law share one path.
        const part = /part=(\w+)/.exec(path)?.[1];
        if (part)
          await page.locator(`[data-part=${part}]`).locator('.law-item, .law-questions, .matrix, .empty').first().waitFor();
        for (const theme of ['light', 'dark']) {
          await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
          broken.push(
            ...(await violations(page, theme === 'dark' ? ['color-contrast'] : undefined)).map(
              (each) => `${name}, ${theme}: ${each}`,
            ),
          );
        }
        const over = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        if (over > 0) broken.push(`${name}: ${over} px too wide`);
      }
      await context.close();
      expect(broken).toEqual([]);
      expect(complaints).toEqual([]);
    },
    // Every page in both themes: on a machine that does other work as well it takes its time.
    240_000,
  );
});

describe('the walk of a reader', () => {
  it('leads from the overview to the words lit in the article, without a complaint of the page’s policy', async () => {
    const { context, page } = await open();
    await visit(page, '/');
    await page
      .getByRole('table', { name: 'Incidents told of most' })
      .getByRole('link', { name: /Attack on a medical facility/ })
      .click();
    await page.getByRole('heading', { level: 1, name: /Attack on a medical facility/ }).waitFor();
    for (const question of [
      'What happened',
      'Where',
      'When',
      'To whom, to what',
      'By whom',
      'How many',
      'With what',
      'Who says so',
    ])
      await page.getByRole('heading', { level: 3, name: question, exact: true }).waitFor();
    await page
      .getByRole('link', { name: /^Show in the article: Four people died/ })
      .first()
      .click();
    await page.waitForURL(/\/sources\/src_.*claim=clm_/);
    const lit = page.locator('.lit-chosen');
    await lit.first().waitFor();
    expect((await lit.allTextContents()).join('')).toBe(
      'Four people died in the attack on the Orlan clinic, the health office of Karsa said on 15 May 2031.',
    );
    await context.close();
    expect(complaints).toEqual([]);
  });

  it('shows an offer as offered and a plan as planned, never as done', async () => {
    const { context, page } = await open();
    await visit(page, '/record');
    const chronicle = page.locator('.chronicle');
    expect(await chronicle.locator('li li', { hasText: 'Offer of safe passage' }).locator('.mark').allTextContents()).toEqual([
      'offered',
    ]);
    expect(await chronicle.locator('li li', { hasText: 'Visit of Anton Reve' }).locator('.mark').allTextContents()).toEqual([
      'planned',
    ]);
    await context.close();
  });

  it('dims what is not part of the report, and lights nothing in it', async () => {
    const { context, page } = await open();
    await visit(page, `/sources/${findings.sources[0]!.id}`);
    const furniture = page.locator('.block-furniture');
    await furniture.first().waitFor();
    expect(await furniture.allTextContents()).toEqual(['More from the region', 'Harvest festival draws record crowds']);
    expect(await furniture.locator('.lit').count()).toBe(0);
    await context.close();
  });

  it('goes through the claims of an article with two keys', async () => {
    const { context, page } = await open();
    await visit(page, `/sources/${findings.sources[0]!.id}`);
    await page.locator('.lit').first().waitFor();
    await listening(page);
    await page.keyboard.press('j');
    await page.waitForURL(/claim=/);
    const first = new URL(page.url()).searchParams.get('claim');
    await page.keyboard.press('j');
    await expect.poll(() => new URL(page.url()).searchParams.get('claim')).not.toBe(first);
    await page.keyboard.press('k');
    await expect.poll(() => new URL(page.url()).searchParams.get('claim')).toBe(first);
    await page.keyboard.press('Escape');
    await expect.poll(() => new URL(page.url()).searchParams.get('claim')).toBeNull();
    await context.close();
  });

  it('walks the timeline with the arrow keys and opens an event', async () => {
    const { context, page } = await open();
    await visit(page, '/record');
    await page.locator('.event[data-event="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.event[data-event="1"]:focus').waitFor();
    const label = await page.locator('.event:focus').getAttribute('aria-label');
    const title = label?.replace(/^[^:]*\d{4}: /, '') ?? '';
    expect(title).toMatch(/^Offer of|^Vote of|^Statement/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await context.close();
  });

  it('narrows the list by an address that can be kept', async () => {
    const { context, page } = await open();
    await visit(page, '/incidents');
    const rows = page.locator('.grid-body .grid-row');
    await page
      .getByRole('group', { name: 'Kind' })
      .getByRole('checkbox', { name: /^Killing/ })
      .check();
    await page.waitForURL(/kind=killing/);
    await expect.poll(() => rows.count()).toBe(1);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => rows.count()).toBe(2);
    await context.close();
  });

  it('finds words and leads to where they stand', async () => {
    const { context, page } = await open();
    await visit(page, '/');
    await page.keyboard.press('/');
    await page.locator('input[type=search]:focus').waitFor();
    await page.keyboard.type('"safe passage"');
    await page.keyboard.press('Enter');
    await page.locator('.hits mark').first().waitFor();
    expect((await page.locator('.hits li').first().locator('mark').allTextContents()).join(' ')).toBe('safe passage');
    await context.close();
  });

  it('shows what a language model proposes beside the claims, with how it differs and from which words, and only where one was asked', async () => {
    const { context, page } = await open();
    await visit(page, `/sources/${findings.sources[0]!.id}`);
    const proposals = page.getByRole('region', { name: 'What a language model proposes' });
    await proposals.waitFor();
    const text = await proposals.innerText();
    expect(text).toContain('differs from the rules');
    expect(text).toMatch(/the rules read “.+”, the model “killing”/);
    await proposals.getByText('Read from').click();
    await proposals.locator('code', { hasText: 'quote' }).waitFor();
    await proposals.getByRole('button', { name: 'Write it as a claim' }).click();
    const dialog = page.getByRole('dialog', { name: 'Record a decision' });
    expect(await dialog.getByLabel('What happened').inputValue()).toBe('killing');
    await page.keyboard.press('Escape');
    await visit(page, `/sources/${findings.sources[1]!.id}`);
    await page.locator('.custody').first().waitFor();
    expect(await proposals.count()).toBe(0);
    await context.close();
  });

  it('words every title in the language of the page, and keeps the names of the sources', async () => {
    const { context, page } = await open({ language: 'fr' });
    await visit(page, `/incidents/${findings.incidents[0]!.id}`);
    const title = await page.getByRole('heading', { level: 1 }).innerText();
    expect(title).toMatch(/^(Attaque|Frappe|Bombardement)/);
    expect(title).toContain('Karsa');
    await page.getByText(`Dans les termes du dossier: ${findings.incidents[0]!.title}`).waitFor();
    await context.close();
  });

  it('leads from the law to the words that an answer rests on', async () => {
    const { context, page } = await open();
    await visit(page, '/law');
    await page.getByRole('button', { name: /^Persons and bodies/ }).click();
    await page.waitForURL(/part=persons/);
    await page.getByText('Nothing here says that anybody is responsible').waitFor();
    await page.getByRole('button', { name: /^Kind of conflict/ }).click();
    await page.waitForURL(/part=conflicts/);
    await page.locator('.law-item, .empty').first().waitFor();
    await context.close();
    expect(complaints).toEqual([]);
  });

  it('changes language and direction at once', async () => {
    const { context, page } = await open();
    await visit(page, '/disputes');
    await page.getByLabel('Language').selectOption('ar');
    await page.getByRole('heading', { level: 1, name: 'نقاط الخلاف' }).waitFor();
    expect(await page.evaluate('document.documentElement.dir')).toBe('rtl');
    await context.close();
  });
});

describe('a decision', () => {
  it('is entered with a reason and a name, and with neither it is not', async () => {
    const { context, page } = await open();
    await visit(page, `/incidents/${findings.incidents[0]!.id}`);
    const before = desk.decided.length;
    await page.locator('#claims').getByRole('button', { name: 'Reject' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Record a decision' });
    await dialog.waitFor();
    expect(await dialog.getByRole('button', { name: 'Enter the decision' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Reason').fill('The headline speaks of another clinic.');
    await dialog.getByLabel('Your name').fill('B. Checker');
    await dialog.getByRole('button', { name: 'Enter the decision' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(desk.decided.slice(before)).toEqual([
      {
        conclusion: { kind: 'reject', claim: findings.claims[0]!.id },
        reason: 'The headline speaks of another clinic.',
        name: 'B. Checker',
      },
    ]);
    await context.close();
    expect(complaints).toEqual([]);
  });
});

describe('without a mouse', () => {
  it('one goes from the first page to an incident, to its words, and rejects a claim with a reason', async () => {
    const { context, page } = await open();
    await visit(page, '/');
    const press = (...keys: string[]) => keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
    /** Goes on with one key until the focus is on what is looked for. */
    const seek = async (key: string, holds: string, most = 60) => {
      for (let step = 0; step < most; step += 1) {
        await press(key);
        if (await page.evaluate<boolean>(`Boolean(document.activeElement?.matches(${JSON.stringify(holds)}))`)) return;
      }
      throw new Error(`The focus never came to ${holds}.`);
    };
    await press('Control+k');
    await page.locator('.palette input').waitFor();
    await page.keyboard.type('incidents');
    await page.locator('.palette [role=option][aria-selected=true]', { hasText: 'Incidents' }).waitFor();
    await press('Enter');
    await page.waitForURL(/incidents$/);
    await page.locator('.row-link').first().waitFor();
    await seek('Tab', '.row-link', 200);
    await press('Enter');
    await page.waitForURL(/incidents\/inc_/);
    await page.locator('#claims').waitFor();
    await page.locator('#claims .claim-words').first().focus();
    await seek('Tab', '#claims .button');
    await press('Tab', 'Enter');
    const dialog = page.getByRole('dialog', { name: 'Record a decision' });
    await dialog.waitFor();
    await seek('Tab', 'textarea', 10);
    const before = desk.decided.length;
    await page.keyboard.type('It speaks of another town.');
    await seek('Tab', 'input', 4);
    await page.keyboard.type('A. Keys');
    await press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    expect(desk.decided[before]).toMatchObject({
      conclusion: { kind: 'reject' },
      reason: 'It speaks of another town.',
      name: 'A. Keys',
    });
    await context.close();
    expect(complaints).toEqual([]);
  });
});

describe('custody', () => {
  it('is checked in the browser itself, and a false proof is called false', async () => {
    const { context, page } = await open();
    await visit(page, `/sources/${findings.sources[0]!.id}`);
    await page.getByRole('button', { name: 'Check the proof in this browser' }).click();
    await page.getByText('The bytes downloaded just now have this digest.').waitFor();
    await page.getByText(/^Not proved/).waitFor();
    desk.damaged = false;
    await page.getByRole('button', { name: 'Check the proof in this browser' }).click();
    await page.getByText(/^Proved: entry 0 is in the tree of 3 entries/).waitFor();
    await context.close();
  });
});

describe('trouble', () => {
  it('is told with what to do next when the server does not answer', async () => {
    const { context, page } = await open();
    await visit(page, '/');
    await page.route('**/api/disputes*', (route) => route.abort());
    await page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('link', { name: /Disputes/ })
      .click();
    await page.getByRole('alert').getByText('Is Assize still running').waitFor();
    await page.unroute('**/api/disputes*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Disputes' }).waitFor();
    await context.close();
  });
});
