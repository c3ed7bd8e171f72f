import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportBag, exportDossier, openFile, verifyFolder } from '../src/investigation/index.ts';
import { idFrom } from '../src/model/index.ts';

// The one file that travels in every export, as a stranger uses it: with Node alone, and with nothing of Node at all.

const built = resolve(import.meta.dirname, '..', 'dist', 'verify.mjs');
let home: string;
const folders: Record<'file' | 'dossier' | 'bag', string> = { file: '', dossier: '', bag: '' };

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'assize-anywhere-'));
  for (const one of ['file', 'dossier', 'bag'] as const) folders[one] = join(home, one);
  const open = await openFile(folders.file, { create: 'A file of Selm' });
  const ada = await open.vault.addKey({ name: 'Ada Ferro', passphrase: 'seven green lamps on the pier', work: 2 });
  for (let n = 0; n < 30; n++) {
    const bytes = new TextEncoder().encode(`Report ${n} of Selm.`);
    const { digest: object } = await open.vault.putObject(bytes);
    const source = idFrom('source', object, n);
    const from = `${n}.txt`;
    await open.vault.append(
      { kind: 'received', source, object, bytes: bytes.length, mediaType: 'text/plain', from, inside: null, role: 'report' },
      n % 2 === 0 ? ada : undefined,
    );
  }
  await open.vault.seal(new TextEncoder().encode('A name.'), { to: [ada.key], label: 'a name' });
  await exportBag(open, folders.bag);
  await exportDossier(open, folders.dossier);
  await open.close();
}, 120_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

const inNode = (folder: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [built, folder, ...args], { encoding: 'utf8' });
  return { code: status, out: stdout + stderr };
};

/** Runs the verifier where Node's modules are not to be had, on files held as a browser holds them; flips bytes one at a time. */
const browser = `
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
const [verifier, folder, flips] = [process.argv[1], process.argv[2], JSON.parse(process.argv[3])];
const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  .map((one) => relative(folder, join(one.parentPath, one.name)));
const bytes = new Map(paths.map((path) => [path, readFileSync(join(folder, path))]));
delete process.getBuiltinModule;
process.argv.length = 1;
globalThis.Buffer = undefined;
const { verifyFiles } = await import(verifier);
const check = () => verifyFiles([...bytes].map(([path, data]) => ({ path, file: new Blob([data]) })));
const sound = await check();
const missed = [];
for (const [path, at, bit] of flips) {
  bytes.get(path)[at] ^= 1 << bit;
  if ((await check()).faults.length === 0) missed.push([path, at, bit]);
  bytes.get(path)[at] ^= 1 << bit;
}
console.log(JSON.stringify({ sound, missed }));
`;
const inBrowser = (folder: string, flips: unknown[]) => {
  const args = ['--input-type=module', '-e', browser, pathToFileURL(built).href, folder, JSON.stringify(flips)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as { sound: { what: string; faults: unknown[]; key: string; counts: object }; missed: unknown[] };
};

const FLIPS = Number(process.env['ASSIZE_FLIPS'] ?? 30);

describe('the verifier that travels', () => {
  it('is one file that imports nothing, beside a page that holds the same', () => {
    const text = readFileSync(built, 'utf8');
    expect(text).not.toMatch(/^\s*import\b|\brequire\(/m);
    const page = readFileSync(join(folders.dossier, 'verify.html'), 'utf8');
    expect(page.includes(text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--'))).toBe(true);
    expect(page).toContain("default-src 'none'");
    for (const folder of [folders.dossier, folders.bag])
      for (const name of ['verify.mjs', 'verify.html']) expect(filesBelow(folder)).toContain(name);
  });
  it.each(['file', 'dossier', 'bag'] as const)('accepts a %s, in Node and with nothing of Node, as Assize does', async (kind) => {
    const { key } = JSON.parse(readFileSync(join(folders.file, 'assize.json'), 'utf8')) as { key: string };
    expect(inNode(folders[kind], '--key', key)).toMatchObject({ code: 0, out: expect.stringContaining(key) as string });
    expect(inNode(folders[kind], '--key', `ed25519:${'0'.repeat(64)}`).code).toBe(1);
    const { sound } = inBrowser(folders[kind], []);
    expect(sound).toMatchObject({ what: kind === 'file' ? 'investigation file' : kind, faults: [], key });
    expect((await verifyFolder(folders[kind])).faults).toEqual([]);
  });
  it.each(['file', 'dossier', 'bag'] as const)(
    'notices one flipped bit wherever it is in a %s, with nothing of Node',
    { timeout: 86_400_000 },
    (kind) => {
      const folder = folders[kind];
      // The private key stays out of a browser, and people's keys are files that only they can read.
      const paths = filesBelow(folder).filter((path) => !/^(?:keys|store)/.test(path));
      let state = 20161;
      const chance = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
      const flips = Array.from({ length: FLIPS }, () => {
        const path = paths[chance(paths.length)]!;
        return [path, chance(statSync(join(folder, path)).size), chance(8)];
      });
      expect(inBrowser(folder, flips).missed).toEqual([]);
    },
  );
  it('says what is wrong in Node with the same words as Assize', async () => {
    const folder = join(home, 'broken');
    cpSync(folders.file, folder, { recursive: true });
    const path = filesBelow(join(folder, 'vault', 'objects'))[0]!;
    rmSync(join(folder, 'vault', 'objects', path));
    writeFileSync(join(folder, 'vault', 'objects', 'more'), 'x');
    const { code, out } = inNode(folder);
    expect(code).toBe(1);
    for (const { what } of (await verifyFolder(folder)).faults) expect(out).toContain(what);
    expect(inNode(home)).toMatchObject({ code: 1, out: expect.stringContaining('holds no dossier') as string });
  });
});
