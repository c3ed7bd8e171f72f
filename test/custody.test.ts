import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bagCommand, clockCommand, mergeCommand, unbagCommand, withdrawCommand } from '../src/cli/commands/custody.ts';
import { keysCommand, sealCommand, unsealCommand } from '../src/cli/commands/custody-keys.ts';
import { investigateCommand } from '../src/cli/commands/investigate.ts';
import { verifyCommand } from '../src/cli/commands/keep.ts';
import { type Command, readArguments } from '../src/cli/options.ts';
import { findingsDocument, openForReading } from '../src/investigation/index.ts';

let home: string;
let number = 0;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assize-custody-'));
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});
const place = (name: string) => join(home, `${number++}-${name}`);

const isCallback = (value: unknown): value is () => void => typeof value === 'function';

/** Runs a command as the command line does; gives what it printed and its exit code. */
async function assize(command: Command, ...args: string[]): Promise<{ code: number; out: string }> {
  let out = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text: string | Uint8Array, ...rest: unknown[]) => {
    out += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
    // Whoever prints waits to be called back.
    for (const done of rest) if (isCallback(done)) done();
    return true;
  });
  try {
    return { code: await command.run(readArguments(command, args)), out };
  } finally {
    spy.mockRestore();
  }
}

async function filesAt(folder: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}
beforeAll(async () => {
  const reports = await filesAt(place('reports'), { 'tarsk.txt': tarsk, 'kelm.txt': kelm });
  await assize(investigateCommand, reports, '--into', join(home, 'base'));
});
const tarsk = 'On 3 March 2020 shells hit the market of Tarsk. Four people were killed, said Mira Tovan, who lives there.\n';
const kelm = 'On 5 March 2020 soldiers burned the school of Kelm, two teachers said. Nobody was hurt.\n';

/** A copy of an investigation of two reports, made once. */
async function investigated(): Promise<string> {
  const folder = place('file');
  await cp(join(home, 'base'), folder, { recursive: true });
  return folder;
}
const verified = (folder: string, ...more: string[]) => assize(verifyCommand, folder, ...more);
async function everyByte(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
}

describe('a witness in danger', () => {
  it('has bytes and words withdrawn: nothing in the folder quotes them, the digest stays, and the file says who and why', async () => {
    const folder = await investigated();
    expect((await everyByte(folder)).includes('Mira Tovan')).toBe(true);
    const source = findingsDocument(await openForReading(folder)).sources.find(({ path }) => path === 'tarsk.txt')!;
    const said = ['--who', 'the witness', '--why', 'threats were made'];
    const { out } = await assize(withdrawCommand, source.id, ...said, '--in', folder);
    expect(out).toContain('tarsk.txt');
    expect((await everyByte(folder)).includes('Mira Tovan')).toBe(false);
    expect(await verified(folder)).toMatchObject({ code: 0, out: expect.stringMatching(/[12] objects withdrawn/) });
    const document = findingsDocument(await openForReading(folder));
    expect(document.sources.map(({ path }) => path).sort()).toEqual(['kelm.txt', 'tarsk.txt']);
    expect(JSON.stringify(document)).toContain('withdrawn by the witness: threats were made');
    // The same file received again stays out, and the others go on.
    const again = await filesAt(place('again'), { 'copy.txt': tarsk, 'more.txt': 'On 9 March 2020 a bridge fell at Ordun.\n' });
    await assize(investigateCommand, again, '--into', folder);
    expect((await everyByte(folder)).includes('Mira Tovan')).toBe(false);
    expect(JSON.stringify(findingsDocument(await openForReading(folder)))).toContain('vault/withdrawn-object');
    expect((await verified(folder)).code).toBe(0);
  });
  it('is not withdrawn without who and why, nor what nobody received', async () => {
    const folder = await investigated();
    const nothing = `sha256:${createHash('sha256').update('x').digest('hex')}`;
    await expect(assize(withdrawCommand, nothing, '--in', folder)).rejects.toMatchObject({ code: 'cli/wrong-use' });
    await expect(assize(withdrawCommand, nothing, '--who', 'a court', '--why', 'an order', '--in', folder)).rejects.toMatchObject(
      { code: 'investigation/no-such-object' },
    );
  });
});

describe('people and what is sealed to them', () => {
  it('have keys that are added, seal, open, rotate and are revoked from the command line', async () => {
    const folder = await investigated();
    const here = ['--in', folder];
    const names = 'The witness of Kelm is called Rosa Lind.\n';
    const secrets = await filesAt(place('secrets'), {
      one: 'seven green lamps on Ordun pier\n',
      two: 'seven green lamps on Ordun pier\neight red boats at Kelm quay\n',
      'names.txt': names,
    });
    const withOne = ['--passphrase-file', join(secrets, 'one')];
    expect((await assize(keysCommand, ...here)).out).toContain('Nobody has a key');
    expect((await assize(keysCommand, 'add', '--name', 'Ada Ferro', ...withOne, ...here)).out).toContain('Ada Ferro');
    const sealing = ['--to', 'Ada Ferro', '--label', 'names of witnesses'];
    const { out } = await assize(sealCommand, join(secrets, 'names.txt'), ...sealing, ...here);
    const [object] = /sha256:[0-9a-f]{64}/.exec(out)!;
    expect((await assize(sealCommand, ...here)).out).toBe(out);
    expect((await everyByte(folder)).includes('Rosa Lind')).toBe(false);
    const opened = join(secrets, 'opened.txt');
    await assize(unsealCommand, object, '--as', 'Ada Ferro', '--to', opened, ...withOne, ...here);
    expect(await readFile(opened, 'utf8')).toBe(names);
    expect((await stat(opened)).mode & 0o077).toBe(0);
    await assize(keysCommand, 'rotate', 'Ada Ferro', '--passphrase-file', join(secrets, 'two'), ...here);
    const { out: revoked } = await assize(keysCommand, 'revoke', 'Ada Ferro', '--why', 'she left', ...here);
    expect(revoked).toMatch(/replaced by[^\n]*\n[^\n]*revoked: she left/);
    await expect(assize(sealCommand, opened, ...sealing, ...here)).rejects.toMatchObject({
      code: 'investigation/no-such-person',
    });
    expect((await verified(folder)).code).toBe(0);
  });
});

describe('an investigation on the move', () => {
  it('is merged with a copy that grew apart, and computes what both have', async () => {
    const mine = await investigated();
    const theirs = place('theirs');
    await cp(mine, theirs, { recursive: true });
    await assize(investigateCommand, await filesAt(place('b'), { 'far.txt': kelm, 'both.txt': kelm }), '--into', theirs);
    await assize(
      investigateCommand,
      await filesAt(place('c'), { 'both.txt': kelm, 'ordun.txt': `${kelm}More.\n` }),
      '--into',
      mine,
    );
    await cp(join(theirs, 'vault', 'ledger', 'checkpoint'), join(home, 'kept-head'));
    expect((await verified(mine, '--head', join(home, 'kept-head'))).out).toContain('vault/forked');
    expect((await assize(mergeCommand, theirs, '--in', mine)).out).toMatch(/Took in \d+ entries/);
    expect((await assize(mergeCommand, theirs, '--in', mine)).out).toContain('nothing');
    const paths = findingsDocument(await openForReading(mine)).sources.map(({ path }) => path);
    expect(paths.sort()).toEqual(['both.txt', 'far.txt', 'kelm.txt', 'ordun.txt', 'tarsk.txt']);
    expect(await verified(mine, '--head', join(home, 'kept-head'))).toMatchObject({ code: 0 });
    const [object] = /sha256:[0-9a-f]{64}/.exec(JSON.stringify(findingsDocument(await openForReading(mine))))!;
    const one = JSON.parse((await verified(mine, '--object', object, '--json')).out) as { counts: Record<string, number> };
    expect(one).toMatchObject({ faults: [], counts: { objects: 1 } });
    expect((await verified(mine, '--from', '4')).out).toMatch(/Nothing wrong/);
    const report = JSON.parse((await verified(mine, '--json')).out) as { faults: unknown[]; counts: Record<string, number> };
    expect(report).toMatchObject({ faults: [], counts: { 'ledgers merged': 1 } });
  });
  it('goes into a bag and comes out of it', async () => {
    const folder = await investigated();
    const bag = place('bag');
    expect((await assize(bagCommand, '--in', folder, '--to', bag)).out).toContain('sha256sum -c manifest-sha256.txt');
    expect(await verified(bag)).toMatchObject({ code: 0, out: expect.stringMatching(/files of the bag, \d+ entries/) });
    await expect(verified(bag, '--from', '3')).rejects.toMatchObject({ code: 'investigation/checked-whole' });
    const to = place('out');
    await assize(unbagCommand, bag, '--into', to);
    expect((await verified(to)).code).toBe(0);
  });
  it('takes in a bag made elsewhere with its manifest, and says what is wrong with it', async () => {
    const sum = createHash('sha256').update(kelm).digest('hex');
    const bag = await filesAt(place('elsewhere'), {
      'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
      'manifest-sha256.txt': `${sum}  data/kelm.txt\n${sum}  data/lost.txt\n`,
      'data/kelm.txt': kelm,
    });
    const folder = place('from-bag');
    const { code, out } = await assize(unbagCommand, bag, '--into', folder);
    expect(code).toBe(1);
    expect(out).toContain('data/lost.txt, which is not there');
    const document = findingsDocument(await openForReading(folder));
    expect(document.sources.map(({ path }) => path)).toEqual([expect.stringMatching(/elsewhere\/data\/kelm\.txt$/)]);
    expect((await everyByte(join(folder, 'vault', 'objects'))).includes('data/lost.txt\n')).toBe(true);
    expect((await verified(folder)).code).toBe(0);
  });
  it('goes on with a clock that was set back, when told so', async () => {
    const folder = await investigated();
    expect((await assize(clockCommand, '--in', folder)).out).toContain('goes on');
    expect((await verified(folder)).code).toBe(0);
  });
});
