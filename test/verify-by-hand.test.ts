import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportDossier, openFile } from '../src/investigation/index.ts';
import { Authority } from '../src/ledger/testing/authority.ts';
import { stampHead } from '../src/vault/index.ts';
import { receive } from '../src/vault/testing/receive.ts';

// docs/verify-by-hand.md, its commands run as they stand.

const page = readFileSync(resolve(import.meta.dirname, '..', 'docs', 'verify-by-hand.md'), 'utf8');
const blocks = (info: string) =>
  [...page.matchAll(/^```(.*)\n([^]*?)^```$/gm)].flatMap(([, about, text]) => (about === info ? [text!] : []));

let home: string;
let file: string;
let dossier: string;
let clock: Authority;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'assize-by-hand-'));
  file = join(home, 'file');
  dossier = join(home, 'dossier');
  clock = new Authority('Clock of Orlow');
  const open = await openFile(file, { create: 'A file of Orlow · "أورلو" \\' });
  const { vault } = open;
  for (let n = 0; n < 11; n++) await receive(vault, `reports of "Orlow"\\ ${n} · é.txt`, `Report ${n} of Orlow.`);
  const means = {
    ask: async (_: string, body: Uint8Array | null) => clock.answer(body!),
    chance: (n: number) => new Uint8Array(n).fill(7),
  };
  await stampHead(vault, [{ kind: 'rfc3161', url: 'https://clock.invalid', roots: clock.roots, policy: null }], means);
  await exportDossier(open, dossier);
  await open.close();
}, 120_000);
afterAll(() => {
  clock?.remove();
  rmSync(home, { recursive: true, force: true });
});

const byHand = (folder: string, all: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', all.join('\n')], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
};

it('checks a dossier by hand: files, head, receipt, path and time', () => {
  const { code, out, err } = byHand(dossier, blocks('sh'));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(
    /^signed by ed25519:[0-9a-f]{64}\nSignature Verified Successfully\n1\n\{"entry":.*\nSignature Verified Successfully\nentry \d+ is under the head of \d+ entries\n/s,
  );
  expect(out).toMatch(/Verification: OK\nVerification: OK\n\d+ entries were there at .* GMT\n$/);
});

it('fails by hand where something was changed, each step for its own', () => {
  // Each change is followed by new sums, as somebody who alters a dossier would write them: only signatures and paths are left to tell.
  const changes: [string, string | RegExp, string][] = [
    ['the head', /(checkpoint": "assize\/[0-9a-f]{16}\\n)\d/, '$19'],
    ['the record', /reports of/, 'reports on'],
    ['the path', /^( {4}")([0-9a-f])/m, '$10'],
  ];
  for (const [what, from, to] of changes) {
    const folder = join(home, `changed-${what.replace(' ', '-')}`);
    cpSync(dossier, folder, { recursive: true });
    const path = join(folder, 'manifest.json');
    const text = readFileSync(path, 'utf8');
    const first = readdirSync(join(folder, 'objects')).sort()[0]!;
    // Within the proof of the first original, which is the one that the page takes.
    const at = what === 'the head' ? 0 : text.indexOf(`"path": "objects/${first}"`, text.indexOf('"proofs"'));
    const changed = text.slice(0, at) + text.slice(at).replace(from, to);
    expect(changed, what).not.toBe(text);
    writeFileSync(path, changed);
    const sums = readFileSync(join(folder, 'sha256sums.txt'), 'utf8').replace(/[0-9a-f]{64} {2}manifest\.json\n/, '');
    const digest = execFileSync('sha256sum', [path], { encoding: 'utf8' }).slice(0, 64);
    writeFileSync(join(folder, 'sha256sums.txt'), `${sums}${digest}  manifest.json\n`);
    expect(byHand(folder, blocks('sh')).code, what).not.toBe(0);
  }
  const folder = join(home, 'changed-original');
  cpSync(dossier, folder, { recursive: true });
  const original = join(folder, 'objects', readdirSync(join(folder, 'objects'))[3]!);
  chmodSync(original, 0o644);
  writeFileSync(original, 'other words');
  expect(byHand(folder, blocks('sh')).code).not.toBe(0);
});

it('finds an altered object of an investigation file by hand', () => {
  expect(byHand(file, blocks('sh file'))).toMatchObject({ code: 0, out: '' });
  const folder = join(home, 'altered');
  cpSync(file, folder, { recursive: true });
  const shard = join(folder, 'vault', 'objects', readdirSync(join(folder, 'vault', 'objects'))[0]!);
  const object = join(shard, readdirSync(shard)[0]!);
  chmodSync(object, 0o644);
  writeFileSync(object, 'other words');
  expect(byHand(folder, blocks('sh file')).out).toContain('altered: ');
});
