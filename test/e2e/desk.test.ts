import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenFile, deskOf, openFile } from '../../src/investigation/index.ts';
import { pdfOf } from '../../src/reading/testing/make.ts';
import { type Serving, serve } from '../../src/server/index.ts';
import { launched, mustBeBuilt, webRoot } from './chromium.ts';

// The workbench over a real desk: a new and empty file, real reading, real entries in a real ledger. The steps follow one
// another as a newcomer would take them, and each begins where the one before ended.

const north = `Clinic in Karsa struck

By Ilse Maran

KARSA, 14 May 2031 - At least seven people were killed on Tuesday when shells hit the Orlan clinic in Karsa, a doctor said.

The defence ministry of Velmar denied that its guns had fired on the town.
`;
const copy = `Karsa: shells hit clinic

KARSA, 14 May 2031 - At least seven people were killed on Tuesday when shells hit the Orlan clinic in Karsa, a doctor said.
`;
const south = `Market in Tessaly shelled

TESSALY, 20 May 2031 - Three civilians were killed on Monday when shells hit the market of Tessaly, the health office said.
`;

let folder: string;
let file: OpenFile;
let serving: Serving;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  mustBeBuilt();
  folder = await mkdtemp(join(tmpdir(), 'assize-e2e-'));
  file = await openFile(join(folder, 'file'), { create: 'Karsa' });
  serving = await serve(deskOf(file), { port: 0, webRoot });
  browser = await launched('--disable-3d-apis');
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  await context.addInitScript("localStorage.setItem('assize-language', 'en')");
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await serving?.close();
  await file?.close();
  await rm(folder, { recursive: true, force: true });
});

const at = (path: string) => `http://127.0.0.1:${serving.port}${path}`;
const decide = async (on: Page, reason: string) => {
  const dialog = on.getByRole('dialog', { name: 'Record a decision' });
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByLabel('Your name').fill('A. One');
  await dialog.getByRole('button', { name: 'Enter the decision' }).click();
  return dialog;
};
const log = () => page.locator('.log > li');
const entityIds = async () => {
  const found = (await (await fetch(at('/api/entities?limit=500'))).json()) as { items: { id: string }[] };
  return found.items.map(({ id }) => id).toSorted();
};

describe('a newcomer with a folder of articles', () => {
  it('drops it on an empty page, and reads what was found and what resisted', async () => {
    await page.goto(at('/'));
    await page.getByText('This file holds no reports yet').waitFor();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        { name: 'north.txt', mimeType: 'text/plain', buffer: Buffer.from(north) },
        { name: 'copy.txt', mimeType: 'text/plain', buffer: Buffer.from(copy) },
        { name: 'south.txt', mimeType: 'text/plain', buffer: Buffer.from(south) },
        { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 and nothing that follows') },
      ]);
    await page.getByText('Findings were computed anew.').waitFor({ timeout: 90_000 });
    await page.locator('.resisted').getByRole('link', { name: 'broken.pdf' }).waitFor();
    expect(await page.locator('.resisted').innerText()).toMatch(/PDF|read|damaged|open/i);
    await page.locator('.sums').getByText('4 sources').waitFor();
  });

  it('finds how many are said to have died, in whose words, and who repeats whom', async () => {
    await page.goto(at('/incidents'));
    const row = page.locator('.grid-body .grid-row', { hasText: 'Karsa' }).first();
    await row.waitFor();
    expect(await row.innerText()).toContain('7 or more');
    await row.getByRole('link').first().click();
    await page.getByRole('heading', { level: 3, name: 'How many' }).waitFor();
    await page
      .getByRole('link', { name: /^Show in the article: .*At least seven people were killed/ })
      .first()
      .click();
    await page.locator('.lit-chosen').first().waitFor();
    await page.goto(at('/sources'));
    await page.getByRole('button', { name: 'Who repeats whom' }).click();
    await page.getByRole('link', { name: 'Compare side by side' }).first().click();
    await page.locator('.ribbon').first().waitFor();
    // One run goes through several blocks, with a piece of it in each.
    expect((await page.locator('[data-side=left] mark.run').allInnerTexts()).join(' ')).toMatch(/seven people were killed/);
  });
});

describe('a decision in a real file', () => {
  it('is taken from the queue by keys alone, stands in the change log, and can be undone', async () => {
    await page.goto(at('/review'));
    await page.getByLabel('I review as').fill('A. One');
    await page.keyboard.press('Enter');
    await page.locator('.review-card').waitFor();
    // A copy says the same in the same words: which claim is asked about is told by where it leads.
    const asked = () => page.getByRole('link', { name: 'Show in the article' }).getAttribute('href');
    const first = await asked();
    await page.locator('.review-card').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('c');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(asked, { timeout: 30_000 }).not.toBe(first);
    await page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('link', { name: /Decisions/ })
      .click();
    await log().first().waitFor();
    expect(await log().first().innerText()).toContain('A. One confirmed a claim');
    await log().first().getByRole('button', { name: 'Undo' }).click();
    await decide(page, 'Taken by mistake.');
    await expect.poll(() => log().count(), { timeout: 30_000 }).toBe(2);
    expect(await log().nth(1).innerText()).toContain('undone');
  });

  it('writes a claim on words that somebody selects, and mends one that a rule made', async () => {
    await page.goto(at('/sources'));
    await page.getByRole('link', { name: 'Market in Tessaly shelled' }).first().click();
    const paragraph = page.locator('.block-paragraph', { hasText: 'Three civilians' }).first();
    await paragraph.waitFor();
    await paragraph.evaluate((block) => {
      // As a drag with the mouse over «the health office said» would.
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const from = node.nodeValue?.indexOf('the health office') ?? -1;
        if (from >= 0) {
          range.setStart(node, from);
          range.setEnd(node, from + 'the health office'.length);
        }
      }
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    });
    await page.getByRole('button', { name: 'Write a claim' }).click();
    const dialog = page.getByRole('dialog', { name: 'Record a decision' });
    expect(await dialog.locator('.decide-about').innerText()).toBe('the health office');
    await dialog.getByLabel('What happened').selectOption('statement');
    await decide(page, 'It tells of its own record.');
    await dialog.waitFor({ state: 'hidden', timeout: 30_000 });
    const card = page.locator('.margin-card', { hasText: 'Statement' }).first();
    await card.getByRole('button').first().click();
    await page.getByText('written by A. One').waitFor();
    expect((await page.locator('.lit-chosen').allTextContents()).join('')).toBe('the health office');

    await page.locator('.margin-card', { hasText: 'Attack' }).first().getByRole('button').first().click();
    await page.getByRole('button', { name: 'Correct' }).click();
    await dialog.getByLabel('Whether it happened').selectOption('hypothetical');
    await decide(page, 'The sentence only supposes it.');
    await dialog.waitFor({ state: 'hidden', timeout: 30_000 });
    await page.getByText('corrected by A. One').first().waitFor();
    await page.goto(at('/decisions'));
    for (const reason of ['The sentence only supposes it.', 'It tells of its own record.']) {
      await log().filter({ hasText: reason }).getByRole('button', { name: 'Undo' }).click();
      await decide(page, 'Only tried.');
      await dialog.waitFor({ state: 'hidden', timeout: 30_000 });
    }
  });

  // What a button opens is found by where it stands; each is undone again, and the incident must then be what it was.
  const onIncident: readonly (readonly [what: string, told: string, open: (incident: Page) => Promise<void>])[] = [
    ['rejects a claim', 'rejected a claim', (on) => on.locator('#claims').getByRole('button', { name: 'Reject' }).last().click()],
    [
      'parts a claim from its incident',
      'parted claims',
      (on) => on.locator('#claims').getByRole('button', { name: 'Not this event' }).last().click(),
    ],
    [
      'sets the grade of an incident',
      'set the grade of an incident',
      async (on) => {
        await on.locator('.brief .set-element summary').click();
        await on.locator('.brief').getByRole('button', { name: 'Discounted' }).click();
      },
    ],
    [
      'chooses the rule of a figure',
      'chose how figures are reconciled',
      async (on) => {
        await on.locator('.by-rule summary').first().click();
        await on.locator('.by-rule').getByRole('button', { name: 'Choose' }).last().click();
      },
    ],
    [
      'sets the state of an element',
      'set an element',
      async (on) => {
        const crime = on.locator('#elements .crime').first();
        if ((await crime.getAttribute('open')) === null) await crime.locator('summary').first().click();
        await crime.locator('.set-element summary').first().click();
        await crime.locator('.set-element').first().getByRole('button').first().click();
      },
    ],
  ];
  it.each(onIncident)('%s, with a reason, and its undoing leaves what was there before', async (_, told, open) => {
    const list = (await (await fetch(at('/api/incidents?kind=attack'))).json()) as { items: { id: string; title: string }[] };
    const { id } = list.items.find(({ title }) => title.includes('Karsa'))!;
    const now = async () => {
      const { row, incident, assessments, claims } = (await (await fetch(at(`/api/incidents/${id}`))).json()) as Record<
        string,
        { id: string }[]
      >;
      return JSON.stringify([row, incident, assessments, claims!.map((claim) => claim.id)]);
    };
    const before = await now();
    await page.goto(at(`/incidents/${id}`));
    await page.locator('#claims').waitFor();
    await open(page);
    const reason = `So it is: ${told}.`;
    await decide(page, reason);
    await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: 30_000 });
    expect(await now()).not.toBe(before);
    await page.goto(at('/decisions'));
    const line = log().filter({ hasText: reason });
    expect(await line.innerText()).toContain(`A. One ${told}`);
    await line.getByRole('button', { name: 'Undo' }).click();
    await decide(page, 'Only tried.');
    await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: 30_000 });
    await expect.poll(now, { timeout: 30_000 }).toBe(before);
  });

  it('holds two names to be one, and its undoing parts them', async () => {
    const before = await entityIds();
    await page.goto(at('/people'));
    const boxes = page.locator('.people tbody input[type=checkbox]');
    await boxes.nth(1).waitFor();
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.locator('.chosen-bar').getByRole('button').first().click();
    await decide(page, 'One and the same.');
    await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: 30_000 });
    expect((await entityIds()).length).toBe(before.length - 1);
    await page.goto(at('/decisions'));
    await log().filter({ hasText: 'One and the same.' }).getByRole('button', { name: 'Undo' }).click();
    await decide(page, 'They are two.');
    await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: 30_000 });
    expect(await entityIds()).toEqual(before);
  });

  it('parts again one of the names that were held to be one, on the page of the person', async () => {
    const before = await entityIds();
    interface Named {
      readonly id: string;
      readonly parts: readonly { readonly id: string }[];
    }
    const { items } = (await (await fetch(at('/api/entities?limit=500'))).json()) as { items: Named[] };
    const own = ({ id, parts }: Named) => (parts.length === 0 ? [id] : parts.map((part) => part.id));
    await page.goto(at('/people'));
    const rows = page.locator('.people tbody tr');
    await rows.nth(1).waitFor();
    const path = await rows.nth(1).getByRole('link').first().getAttribute('href');
    const apart = own(items.find(({ id }) => path === `/people/${id}`)!);
    for (const row of [rows.nth(0), rows.nth(1)]) await row.getByRole('checkbox').check();
    await page.locator('.chosen-bar').getByRole('button').first().click();
    await decide(page, 'Held to be one.');
    await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: 30_000 });
    const after = (await (await fetch(at('/api/entities?limit=500'))).json()) as { items: Named[] };
    const joined = after.items.find((each) => own(each).length > apart.length && own(each).includes(apart[0]!))!;
    await page.goto(at(`/people/${joined.id}`));
    await page.locator('.set-element summary').click();
    for (const [place, { id }] of joined.parts.entries())
      if (apart.includes(id)) await page.locator('.part-names input').nth(place).check();
    await page.locator('.set-element').getByRole('button').click();
    await decide(page, 'Somebody else’s name.');
    await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: 30_000 });
    expect(await entityIds()).toEqual(before);
    for (const reason of ['Somebody else’s name.', 'Held to be one.']) {
      await page.goto(at('/decisions'));
      await log().filter({ hasText: reason }).first().getByRole('button', { name: 'Undo' }).click();
      await decide(page, 'Only tried.');
      await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: 30_000 });
    }
    expect(await entityIds()).toEqual(before);
  });

  it('joins two incidents, and its undoing parts them again', async () => {
    await page.goto(at('/incidents'));
    const rows = page.locator('.grid-body .grid-row');
    await rows.nth(1).waitFor();
    const before = await page.locator('h1 + [role=status]').innerText();
    await rows.nth(0).getByRole('link').first().focus();
    await page.keyboard.press('x');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction('document.activeElement?.closest(\'[data-index="1"]\')');
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'They are one event' }).click();
    await decide(page, 'One shelling, told twice.');
    await expect.poll(() => page.locator('h1 + [role=status]').innerText(), { timeout: 30_000 }).not.toBe(before);
    await page.goto(at('/decisions'));
    await log().first().getByRole('button', { name: 'Undo' }).click();
    await decide(page, 'They are two.');
    await expect.poll(() => log().first().innerText(), { timeout: 30_000 }).toContain('They are two.');
    await page.goto(at('/incidents'));
    await expect.poll(() => page.locator('h1 + [role=status]').innerText()).toBe(before);
  });

  it('of two pages at once is told to the second, which sees the new state', async () => {
    await page.goto(at('/sources'));
    await page.getByRole('checkbox', { name: /Market in Tessaly/ }).check();
    await page.getByRole('checkbox', { name: /Clinic in Karsa/ }).check();
    await page.getByRole('button', { name: 'They are one origin' }).click();
    await decide(page, 'One agency.');
    await page.getByText('One agency.').waitFor({ state: 'hidden' });
    const [one, other] = [page, await context.newPage()];
    for (const each of [one, other]) {
      await each.goto(at('/decisions'));
      await each.locator('.log > li').first().getByRole('button', { name: 'Undo' }).click();
    }
    await decide(one, 'First.');
    await one.getByRole('dialog').waitFor({ state: 'hidden', timeout: 30_000 });
    const refused = await decide(other, 'Second.');
    await refused.getByRole('alert').getByText('undone already').waitFor();
    await other.close();
  });
});

describe('custody of a real file', () => {
  it('is proved for every source in the browser', async () => {
    await page.goto(at('/custody'));
    await page.getByRole('button', { name: 'Check these 4 in this browser' }).click();
    await page.getByText('4 of 4 proved.').waitFor();
    expect(await page.locator('.proof-bad').count()).toBe(0);
    const entries = page.getByRole('table', { name: 'The ledger' });
    const decisions = entries.getByRole('rowheader', { name: /^decision A\. One/ });
    await decisions.first().waitFor();
    expect(await decisions.count()).toBeGreaterThan(3);
    expect(await entries.getByRole('row').last().innerText()).toContain('file opened');
    await page.getByText('No authority outside has stamped a time').waitFor();
  });
});

describe('the original beside its text', () => {
  it('is a web page as received, whose script does not run and which fetches nothing', async () => {
    let asked = 0;
    const elsewhere = createServer((_, answer) => {
      asked += 1;
      answer.end();
    });
    await new Promise<void>((ready) => elsewhere.listen(0, '127.0.0.1', ready));
    const address = elsewhere.address();
    const other = typeof address === 'object' && address !== null ? address.port : 0;
    const html = `<title>Bus hit near Tessaly</title><h1>Bus hit near Tessaly</h1><script>document.body.textContent = 'changed'</script>
<img src="http://127.0.0.1:${other}/seen.png"><p>Two civilians were killed on 21 May 2031 when a drone hit a bus near Tessaly, the police said.</p>`;
    await page.goto(at('/sources'));
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([{ name: 'bus.html', mimeType: 'text/html', buffer: Buffer.from(html) }]);
    await page.getByRole('link', { name: 'Bus hit near Tessaly' }).first().click({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Original beside' }).click();
    const original = page.frameLocator('.original-frame');
    await original.getByText('Two civilians were killed').waitFor();
    expect(await original.locator('body').innerText()).not.toContain('changed');
    expect(other).toBeGreaterThan(0);
    expect(asked).toBe(0);
    elsewhere.close();
  });
});

describe('a report that came as a PDF', () => {
  it('is shown page by page beside its text, with the words of the chosen claim in a box', async () => {
    const pdf = pdfOf([
      [
        [72, 760, 18, 'School struck in Orlow'],
        [72, 730, 11, 'ORLOW, 24 May 2031 - Five civilians were killed on Friday when shells hit a school in Orlow,'],
        [72, 716, 11, 'the health office said.'],
      ],
      [[72, 760, 11, 'The second page says nothing of it.']],
    ]);
    await page.goto(at('/sources'));
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([{ name: 'school.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) }]);
    await page.getByRole('link', { name: 'School struck in Orlow' }).first().click({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Original beside' }).click();
    await page.locator('.pdf-tools').getByText('1').first().waitFor();
    await page.locator('.margin-card', { hasText: 'health office' }).first().getByRole('button').first().click();
    const box = page.locator('.pdf-sheet i').first();
    await box.waitFor();
    const sheet = (await page.locator('.pdf-sheet').boundingBox())!;
    const words = (await box.boundingBox())!;
    // The line stands 730 points above the foot of a page of 842, 72 from its left edge or further in.
    expect(Math.abs((words.y + words.height - sheet.y) / sheet.height - (842 - 730) / 842)).toBeLessThan(0.02);
    expect((words.x - sheet.x) / sheet.width).toBeGreaterThan(72 / 595 - 0.01);
    await page.locator('.pdf-tools').getByRole('button').last().click();
    await expect.poll(() => page.locator('.pdf-sheet i').count()).toBe(0);
  });
});

describe('a server that stops and starts again', () => {
  it('is missed by an open page, which goes on when it is back', async () => {
    await page.goto(at('/incidents'));
    await page.locator('.grid-body .row-link').first().waitFor();
    const { port } = serving;
    await serving.close();
    await page.locator('.add-away').waitFor();
    serving = await serve(deskOf(file), { port, webRoot });
    expect(serving.port).toBe(port);
    await page.locator('.add-away').waitFor({ state: 'detached', timeout: 30_000 });
    await page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('link', { name: /People/ })
      .click();
    await page.getByRole('heading', { level: 1, name: 'People and groups' }).waitFor();
  });
});
