import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type Page, chromium } from 'playwright-core';

/** Where the pages of the workbench are built to. */
export const webRoot = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** Throws when the pages are not there, rather than let every test wait for one. */
export function mustBeBuilt(): void {
  if (!existsSync(`${webRoot}/index.html`)) throw new Error('The pages are not built: run `npm run build:web`.');
}

/** Where this machine has a Chromium, if it has one. */
export const chromiumPath = (): string | undefined =>
  [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find((path) => path !== undefined && existsSync(path));

/** The Chromium of this machine, without graphics; throws when there is none. */
export async function launched(...more: readonly string[]): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined)
    throw new Error('There is no Chromium here: install the package `chromium`, or name one in CHROMIUM_PATH.');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...more] });
}

/** Waits until what was drawn last also hears keys: listeners are hung on after the picture is there. */
export async function listening(page: Page): Promise<void> {
  await page.evaluate('new Promise((ready) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(ready))))');
}
