import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenFile, deskOf, investigate, openFile } from '../../src/investigation/index.ts';
import { formatCheckpoint, makeKey, openSigner, parseCheckpoint, parseNote } from '../../src/ledger/index.ts';
import { type CustodyProof, type Serving, serve } from '../../src/server/index.ts';
import { launched, mustBeBuilt, webRoot } from './chromium.ts';

// The page that checks a receipt by itself, over a real ledger, with a server that lies between.

let folder: string;
let file: OpenFile;
let serving: Serving;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  mustBeBuilt();
  folder = await mkdtemp(join(tmpdir(), 'assize-e2e-custody-'));
  const report = join(folder, 'report.txt');
  await writeFile(
    report,
    'KARSA, 14 May 2031 - At least seven people were killed when shells hit the Orlan clinic, a doctor said.\n',
  );
  file = await openFile(join(folder, 'file'), { create: 'Karsa' });
  await investigate([report], file);
  serving = await serve(deskOf(file), { port: 0, webRoot });
  browser = await launched('--disable-3d-apis');
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  await context.addInitScript("localStorage.setItem('assize-language', 'en')");
  page = await context.newPage();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await serving?.close();
  await file?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Has the page check its one receipt, with the proof changed on its way. */
async function checkedWith(change: (proof: CustodyProof) => CustodyProof): Promise<string> {
  await page.route('**/api/sources/*/proof', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: change((await answer.json()) as CustodyProof) });
  });
  await page.goto(`http://127.0.0.1:${serving.port}/custody`);
  await page.getByRole('button', { name: 'Check these 1 in this browser' }).click();
  await page.getByText(/of 1 proved/).waitFor();
  await page.unroute('**/api/sources/*/proof');
  return page.locator('.custody-table tbody td').last().innerText();
}

const right = 'entry 1 is in the signed tree\nboth signatures right\nbytes as received';
const unsigned = 'entry 1 is in the signed tree\na signature is wrong\nbytes as received';

describe('the page on custody', () => {
  it('proves that an entry is in the tree, that the head and the entry are signed, and says by which key', async () => {
    expect(await checkedWith((proof) => proof)).toBe(right);
    await page.getByText('1 of 1 proved.').waitFor();
    await page.getByText(file.vault.key).waitFor();
    await page.getByText('Compare this key with the one').waitFor();
  });
  it('calls a head false that another key signed, in its own name or in that of the file', async () => {
    const other = openSigner(makeKey());
    const again = ({ checkpoint, ...proof }: CustodyProof): CustodyProof => {
      const { text } = parseNote(checkpoint);
      const signature = other.sign(new TextEncoder().encode(text));
      return { ...proof, checkpoint: formatCheckpoint(parseCheckpoint(text), other.publicKey, signature) };
    };
    expect(await checkedWith(again)).toBe(unsigned);
    await page.getByText('0 of 1 proved.').waitFor();
    // The right key's name and id, and the signature of another.
    const forged = (proof: CustodyProof): CustodyProof => {
      const { text } = parseNote(proof.checkpoint);
      const signature = other.sign(new TextEncoder().encode(text));
      const publicKey = Uint8Array.from(Buffer.from(file.vault.key.slice(8), 'hex'));
      return { ...proof, checkpoint: formatCheckpoint(parseCheckpoint(text), publicKey, signature) };
    };
    expect(await checkedWith(forged)).toBe(unsigned);
  });
  it('calls an entry false that was changed after it was signed', async () => {
    const text = await checkedWith((proof) => ({ ...proof, entry: proof.entry.replace('"bytes":', '"bytes":1') }));
    expect(text).toBe('not proved (entry 1)\na signature is wrong\nbytes as received');
  });
});
