import { appendFileSync, chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportDossier, openFile } from '../../src/investigation/index.ts';
import { receive } from '../../src/vault/testing/receive.ts';
import { launched } from './chromium.ts';

// The page that travels in every export, opened from the disk as a stranger opens it: no server, no network.

let home: string;
let dossier: string;
let key: string;
let browser: Browser;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'assize-page-'));
  dossier = join(home, 'dossier');
  const file = await openFile(join(home, 'file'), { create: 'Selm' });
  await receive(file.vault, 'selm.txt', 'Shells fell on Selm on 4 May 2031.');
  await exportDossier(file, dossier);
  key = file.vault.key;
  await file.close();
  browser = await launched();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(home, { recursive: true, force: true });
});

it('checks the dossier that it lies in, and says what was changed', async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const address = pathToFileURL(join(dossier, 'verify.html')).href;
  await page.goto(address);
  const result = page.getByRole('status');
  await page.getByLabel('The folder').setInputFiles(dossier);
  await result.getByText('Nothing wrong').waitFor();
  expect(await result.textContent()).toContain(key);
  await page.getByLabel('The key').fill(key);
  await page.getByLabel('The key').press('Enter');
  await result.getByText('the key that you were given').waitFor();
  await page.getByLabel('The key').fill(`ed25519:${'0'.repeat(64)}`);
  await page.getByLabel('The key').press('Enter');
  await result.getByText('not by the key you expect').waitFor();
  // One byte more in an original.
  const original = join(dossier, 'objects', readdirSync(join(dossier, 'objects'))[0]!);
  chmodSync(original, 0o644);
  appendFileSync(original, '!');
  await page.goto(address);
  await page.getByLabel('The folder').setInputFiles(dossier);
  await result.getByText('dossier/altered-file').waitFor();
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
});
