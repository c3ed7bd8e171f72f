import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

// `assize serve` as a newcomer runs it. Needs the pages to be built, as `npm test` does.

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assize-serve-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** What a command says until it says `word`, or until it ends. */
async function said(child: ChildProcess, word: string): Promise<string> {
  let text = '';
  const ended = once(child, 'exit');
  const heard = new Promise<void>((done) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => {
        text += part.toString('utf8');
        if (text.includes(word)) done();
      });
  });
  await Promise.race([heard, ended]);
  return text;
}
const serve = (folder: string) => spawn(process.execPath, [main, 'serve', '--in', folder, '--port', '0']);

it('begins a new file in a folder with nothing in it, and serves it', async () => {
  const folder = join(home, 'Karsa');
  await mkdir(folder);
  const child = serve(folder);
  const text = await said(child, 'Ctrl-C');
  const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(text)?.[0];
  expect(address).toBeDefined();
  const session = (await (await fetch(`${address!}api/session`)).json()) as { name: string };
  const { counts } = (await (await fetch(`${address!}api/overview`)).json()) as { counts: { sources: number } };
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect([session.name, counts.sources, child.exitCode]).toEqual(['Karsa', 0, 0]);
});

it('begins none among other files, nor under a name that is not there', async () => {
  await writeFile(join(home, 'letter.txt'), 'not an investigation');
  for (const folder of [home, join(home, 'mistyped')]) {
    const child = serve(folder);
    expect(await said(child, 'Next:')).toContain('holds no investigation');
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(1);
  }
});
