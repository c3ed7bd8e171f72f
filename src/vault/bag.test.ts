import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../model/index.ts';
import { checkVault, createVault, openVault, readBag, unpackBag, writeBag } from './index.ts';
import { receive } from './testing/receive.ts';

const now = () => new Date('2020-02-03T04:05:06Z');
let home: string;
let number = 0;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assize-bag-'));
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});
const place = (name: string) => join(home, `${number++}-${name}`);

async function aVault(): Promise<string> {
  const folder = place('vault');
  const vault = await createVault(folder, { name: 'Tarsk', now });
  for (const from of ['a.txt', 'b.txt']) await receive(vault, from);
  await vault.checkpoint();
  await vault.close();
  return folder;
}

const hello = 'hello\n';
const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
/** The bag of the published example, with what a test changes in it. */
async function aBag(changes: Readonly<Record<string, string | null>> = {}): Promise<string> {
  const folder = place('bag');
  const files: Record<string, string | null> = {
    'bagit.txt': declaration,
    'manifest-sha256.txt': `${sha256Hex(hello)}  data/hello.txt\n`,
    'bag-info.txt': 'Contact-Name: A. Ferro\nPayload-Oxum: 6.1\n',
    'data/hello.txt': hello,
    ...changes,
  };
  for (const [path, text] of Object.entries(files)) {
    if (text === null) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}
const codes = async (folder: string) => (await readBag(folder)).faults.map(({ code }) => code);

describe('a bag', () => {
  it('has the digests that its format gives for the example', async () => {
    const folder = await aBag();
    const sum = async (path: string) => sha256Hex(new Uint8Array(await readFile(join(folder, path))));
    expect(await sum('bagit.txt')).toBe('1712ecfb074bf29c4188ad3421032509159a09739fd604f8fe57038b4ddefcc9');
    expect(await sum('manifest-sha256.txt')).toBe('c8ab910147fffd06fa3433a6a183d2826b0e7561edce79d249371c45b85708f9');
    expect(await codes(folder)).toEqual([]);
    expect(await readBag(folder)).toMatchObject({
      payload: [{ path: 'data/hello.txt', bytes: 6 }],
      tags: ['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt'],
    });
  });
  it.each([
    [
      'with SHA-512 in capitals',
      { 'manifest-sha512.txt': `${createHash('sha512').update(hello).digest('hex').toUpperCase()}\tdata/hello.txt\r\n` },
    ],
    ['with MD5 as md5sum writes it', { 'manifest-md5.txt': 'b1946ac92492d2347c6235b4d2611184 *data/hello.txt\n' }],
    ['without what is told of it', { 'bag-info.txt': null }],
    ['of an older version', { 'bagit.txt': declaration.replace('1.0', '0.97') }],
    [
      'with a line end and a percent sign in a name',
      { 'data/hello.txt': null, 'data/50%\n.txt': hello, 'manifest-sha256.txt': `${sha256Hex(hello)}  data/50%25%0A.txt\n` },
    ],
  ])('is whole %s', async (_, changes) => {
    expect(await codes(await aBag(changes))).toEqual([]);
  });
  it.each<[string, Record<string, string | null>, string]>([
    ['a file is altered', { 'data/hello.txt': 'hallo\n' }, 'vault/altered-file'],
    ['a file is missing', { 'data/hello.txt': null, 'bag-info.txt': null }, 'vault/missing-file'],
    ['a file is not listed', { 'data/more.txt': 'more', 'bag-info.txt': null }, 'vault/unlisted-file'],
    ['a second manifest leaves one out', { 'manifest-md5.txt': '' }, 'vault/unlisted-file'],
    ['its size is not the one that is told', { 'bag-info.txt': 'payload-oxum: 7.1\n' }, 'vault/altered-file'],
    ['it has no manifest', { 'manifest-sha256.txt': null }, 'vault/odd-bag'],
    ['its declaration is another', { 'bagit.txt': 'BagIt 1\n' }, 'vault/odd-bag'],
    ['a manifest leads out of it', { 'tagmanifest-sha256.txt': `${sha256Hex('')}  ../../etc/passwd\n` }, 'vault/odd-bag'],
    ['a manifest names a device', { 'tagmanifest-sha256.txt': `${sha256Hex('')}  data/CON.txt\n` }, 'vault/odd-bag'],
    ['a file is listed twice', { 'manifest-sha256.txt': `${sha256Hex(hello)}  data/hello.txt\n`.repeat(2) }, 'vault/odd-bag'],
    ['files are to be fetched', { 'fetch.txt': 'https://example.org/ 3 data/x\n' }, 'vault/odd-bag'],
    ['a manifest is of a kind not known', { 'manifest-sha3.txt': '' }, 'vault/odd-bag'],
  ])('is not whole when %s', async (_, changes, code) => {
    expect(await codes(await aBag(changes))).toEqual([code]);
  });
  it('is not followed out of itself by a link', async () => {
    const folder = await aBag();
    await symlink('/etc/hostname', join(folder, 'data', 'link'));
    expect(await codes(folder)).toEqual(['vault/odd-file']);
  });
  it('is not taken from a folder that is none', async () => {
    await expect(readBag(await aBag({ 'bagit.txt': null }))).rejects.toMatchObject({ code: 'vault/no-bag' });
  });
});

/** RFC 8493 §2 and §3 in the words of coreutils: no line of ours has a part in it. Prints the first thing that is wrong. */
const byCoreutils = `
export LC_ALL=C
wrong() { echo "$1"; exit 1; }
printf 'BagIt-Version: 1.0\\nTag-File-Character-Encoding: UTF-8\\n' | cmp -s - bagit.txt || wrong 'bagit.txt'
[ -d data ] || wrong 'no payload'
[ ! -e fetch.txt ] || wrong 'something must be fetched'
for file in *.txt; do iconv -f UTF-8 -t UTF-8 "$file" > /dev/null 2>&1 || wrong "$file is not UTF-8"; done
grep -qvE '^[0-9a-f]{64}  data/[^%]+$' manifest-sha256.txt && wrong 'a line of the manifest'
sha256sum --strict --quiet -c manifest-sha256.txt > /dev/null 2>&1 || wrong 'the payload'
sha256sum --strict --quiet -c tagmanifest-sha256.txt > /dev/null 2>&1 || wrong 'a tag file'
[ "$(cut -c67- manifest-sha256.txt | sort)" = "$(find data -type f | sort)" ] || wrong 'not every file of the payload, or one twice'
[ "$(cut -c67- tagmanifest-sha256.txt | sort)" = "$(find . -type f ! -path './data/*' ! -name 'tagmanifest-*' | cut -c3- | sort)" ] || wrong 'not every tag file'
[ "$(grep -c '^Payload-Oxum: ' bag-info.txt)" = 1 ] || wrong 'no sum of the payload'
[ "$(sed -n 's/^Payload-Oxum: //p' bag-info.txt)" = "$(find data -type f -printf '%s\\n' | awk '{ bytes += $1 } END { printf "%d.%d", bytes, NR }')" ] || wrong 'the sum of the payload'
grep -qE '^Bagging-Date: [0-9]{4}-[0-9]{2}-[0-9]{2}$' bag-info.txt || wrong 'the date'
grep -qvE '^([A-Za-z][A-Za-z-]*: .|[ \\t])' bag-info.txt && wrong 'a line of bag-info.txt'
[ -z "$(find . ! -type f ! -type d)" ] || wrong 'neither file nor folder'
exit 0`;
const validated = (bag: string): string => spawnSync('sh', ['-c', byCoreutils], { cwd: bag, encoding: 'utf8' }).stdout.trim();

describe('an investigation in a bag', () => {
  it('is valid for somebody who has the specification and coreutils, and one that is damaged is not', async () => {
    const to = async () => {
      const bag = place('bag');
      await writeBag(await aVault(), bag, { now, beside: new Map([['verify.mjs', new TextEncoder().encode('// é\n')]]) });
      return bag;
    };
    expect(validated(await to())).toBe('');
    const object = async (bag: string) =>
      join(bag, (await readBag(bag)).payload.find(({ path }) => path.startsWith('data/vault/objects/'))!.path);
    const edit = (name: string, from: string | RegExp, into: string) => async (bag: string) =>
      writeFile(join(bag, name), (await readFile(join(bag, name), 'utf8')).replace(from, into));
    const damages: [string, (bag: string) => Promise<unknown>][] = [
      ['the payload', async (bag) => rm(await object(bag))],
      ['the payload', async (bag) => chmod(await object(bag), 0o644).then(async () => writeFile(await object(bag), 'other'))],
      ['not every file of the payload, or one twice', (bag) => writeFile(join(bag, 'data', 'more.txt'), 'x')],
      ['not every tag file', (bag) => writeFile(join(bag, 'more.txt'), 'x')],
      ['a tag file', edit('bag-info.txt', /Oxum: \d/, 'Oxum: 9')],
      ['a tag file', edit('verify.mjs', 'é', 'e')],
      ['bagit.txt', edit('bagit.txt', '1.0', '0.97')],
      ['something must be fetched', (bag) => writeFile(join(bag, 'fetch.txt'), '')],
      ['neither file nor folder', (bag) => symlink('data', join(bag, 'link'))],
    ];
    for (const [wrong, damage] of damages) {
      const bag = await to();
      await damage(bag);
      expect(validated(bag)).toBe(wrong);
    }
  });
  it('comes back whole, without its keys, and is checked as what it is', async () => {
    const folder = await aVault();
    const bag = place('bag');
    const packed = await writeBag(folder, bag, { now });
    const read = await readBag(bag);
    expect(read.faults).toEqual([]);
    expect(read.payload).toHaveLength(packed.files);
    expect((await readdir(bag, { recursive: true })).filter((name) => /pem|keys|store|lock/.test(name))).toEqual([]);
    const to = place('unpacked');
    expect(await unpackBag(read, to)).toEqual(packed);
    expect((await checkVault(to)).faults).toEqual([]);
    expect((await openVault(to, { mode: 'read', now })).size).toBe(3);
    await expect(openVault(to, { mode: 'write', now })).rejects.toMatchObject({ code: 'vault/no-key' });
    await expect(writeBag(folder, bag, { now })).rejects.toMatchObject({ code: 'vault/not-empty' });
    await expect(unpackBag(read, to)).rejects.toMatchObject({ code: 'vault/not-empty' });
  });
  it('is not unpacked from a bag with a changed byte', async () => {
    const bag = place('bag');
    await writeBag(await aVault(), bag, { now });
    const object = (await readBag(bag)).payload.find(({ path }) => path.startsWith('data/vault/objects/'))!.path;
    await chmod(join(bag, object), 0o644);
    await writeFile(join(bag, object), 'other');
    await expect(unpackBag(await readBag(bag), place('unpacked'))).rejects.toMatchObject({ code: 'vault/broken-bag' });
  });
  it('is not found in a bag that holds something else', async () => {
    expect(await unpackBag(await readBag(await aBag()), place('unpacked'))).toBe(null);
  });
});
