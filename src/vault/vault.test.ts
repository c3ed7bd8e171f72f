import { execFileSync, spawn } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Digest, digestOf } from '../model/index.ts';
import {
  consistencyProof,
  hashToHex,
  hexToHash,
  inclusionProof,
  parseCheckpoint,
  parseNote,
  verifyConsistency,
  verifyInclusion,
} from '../ledger/index.ts';
import { type Put, type Vault, checkVault, createVault, openVault } from './index.ts';
import { receive, receivedAs } from './testing/receive.ts';

const now = () => new Date('2020-02-03T04:05:06Z');
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assize-vault-'));
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});

async function aVault(name: string, count: number): Promise<string> {
  const folder = join(home, name);
  const vault = await createVault(folder, { name, now });
  for (let n = 0; n < count; n++) await receive(vault, `${n}.txt`, `Report ${n} of ${name}.`);
  await vault.checkpoint();
  await vault.close();
  return folder;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

describe('objects', () => {
  it('are named by their SHA-256, read-only, and the same bytes are one object', async () => {
    const vault = await createVault(join(home, 'objects'), { name: 'objects', now });
    const bytes = new TextEncoder().encode('the same words');
    const first = await vault.putObject(bytes);
    const second = await vault.putObject(
      (async function* () {
        yield bytes.slice(0, 4);
        yield bytes.slice(4);
      })(),
    );
    expect(first).toEqual({ digest: digestOf(bytes), bytes: bytes.length, isNew: true });
    expect(second).toMatchObject({ digest: first.digest, isNew: false });
    const path = join(vault.folder, 'vault', 'objects', first.digest.slice(7, 9), first.digest.slice(7));
    expect((await stat(path)).mode & 0o222).toBe(0);
    expect(execFileSync('sha256sum', [path], { encoding: 'utf8' })).toContain(first.digest.slice(7));
    expect(await vault.getObject(first.digest)).toEqual(bytes);
    await vault.close();
  });
  it('are checked on every read', async () => {
    const vault = await createVault(join(home, 'checked'), { name: 'checked', now });
    const { digest } = await vault.putObject(new TextEncoder().encode('words'));
    const path = join(vault.folder, 'vault', 'objects', digest.slice(7, 9), digest.slice(7));
    await chmod(path, 0o644);
    await writeFile(path, 'other');
    await expect(vault.getObject(digest)).rejects.toMatchObject({ code: 'vault/altered-object' });
    await expect(
      (async () => {
        for await (const piece of vault.openObject(digest)) expect(piece.length).toBeGreaterThan(0);
      })(),
    ).rejects.toMatchObject({ code: 'vault/altered-object' });
    await expect(vault.getObject(digestOf('never put'))).rejects.toMatchObject({ code: 'vault/no-such-object' });
    await vault.close();
  });
});

describe('many objects at once', () => {
  it('are placed and signed beside, are there when they are asked for, and are entered in order', async () => {
    const folder = join(home, 'bulk');
    const vault = await createVault(folder, { name: 'bulk', now });
    const names = Array.from({ length: 700 }, (_, n) => `${n}.txt`);
    const puts: Put[] = [];
    for (const name of names) puts.push(await vault.putObject(new TextEncoder().encode(`What ${name} says.`)));
    // The last ones are still on their way; the same bytes are one object all the same.
    expect(await vault.getObject(puts.at(-1)!.digest)).toEqual(new TextEncoder().encode('What 699.txt says.'));
    expect(await vault.putObject(new TextEncoder().encode('What 698.txt says.'))).toEqual({ ...puts[698], isNew: false });
    expect((await readdir(join(folder, 'vault', 'incoming'))).length).toBe(0);
    const drafts = names.map((name, n) => receivedAs(name, puts[n]!));
    const [first, between, second] = await Promise.all([
      vault.appendAll(drafts.slice(0, 400)),
      vault.append({ kind: 'noted', note: { code: 'test/note', source: null, what: 'between', next: 'nothing' } }),
      vault.appendAll(drafts.slice(400)),
    ]);
    expect([first[0]!.index, between.index, second.at(-1)!.index]).toEqual([1, 401, 701]);
    await vault.checkpoint();
    const entered: string[] = [];
    for await (const { entry } of vault.entries()) if (entry.kind === 'received') entered.push(entry.from);
    expect(entered).toEqual(names);
    await vault.close();
    const { faults, counts } = await checkVault(folder);
    expect(faults).toEqual([]);
    expect(counts).toMatchObject({ entries: 702, objects: 700 });
  });
  it('are all entered or none', async () => {
    const vault = await createVault(join(home, 'none'), { name: 'none', now });
    const draft = (what: string) => ({ kind: 'noted', note: { code: 'test/note', source: null, what, next: '' } }) as const;
    const drafts = Array.from({ length: 100 }, (_, n) => draft(n === 70 ? 'long '.repeat(20_000) : 'short'));
    await expect(vault.appendAll(drafts)).rejects.toMatchObject({ code: 'ledger/entry-too-long' });
    await expect(vault.appendAll(drafts.slice(60, 80))).rejects.toMatchObject({ code: 'ledger/entry-too-long' });
    expect(vault.size).toBe(1);
    expect(await vault.appendAll(drafts.slice(0, 70))).toHaveLength(70);
    await vault.close();
    expect((await checkVault(vault.folder)).faults).toEqual([]);
  });
  it('that cannot be placed keep everything from being told as durable, and the file opens again', async () => {
    const folder = join(home, 'displaced');
    const vault = await createVault(folder, { name: 'displaced', now });
    await receive(vault, 'first.txt');
    await vault.flush();
    const puts: Put[] = [];
    for (let n = 0; n < 100; n++) puts.push(await vault.putObject(new TextEncoder().encode(`Report ${n}`)));
    await rm(join(folder, 'vault', 'incoming'), { recursive: true });
    for (let n = 100; n < 200; n++) puts.push(await vault.putObject(new TextEncoder().encode(`Report ${n}`)));
    await vault.appendAll(puts.map((put, n) => receivedAs(`${n}.txt`, put)));
    await expect(vault.flush()).rejects.toMatchObject({ code: 'vault/not-durable' });
    await expect(vault.checkpoint()).rejects.toMatchObject({ code: 'vault/not-durable' });
    await expect(vault.close()).rejects.toMatchObject({ code: 'vault/not-durable' });
    const again = await openVault(folder, { mode: 'write', now });
    expect(again.size).toBe(2);
    await receive(again, 'second.txt');
    await again.close();
    expect((await checkVault(folder)).faults).toEqual([]);
  });
});

describe('the ledger', () => {
  it('gives back what was entered, with proofs under the checkpoint, after many openings', async () => {
    const folder = join(home, 'many');
    const vault = await createVault(folder, { name: 'many', now });
    await vault.close();
    for (let round = 0; round < 3; round++) {
      const again = await openVault(folder, { mode: 'write', now });
      for (let n = 0; n < 200; n++) await receive(again, `${round}/${n}.txt`, `Report ${round} ${n}`);
      if (round !== 1) await again.checkpoint();
      await again.close();
    }
    const reader = await openVault(folder, { mode: 'read', now });
    expect(reader.size).toBe(601);
    const names: string[] = [];
    for await (const { entry } of reader.entries()) if (entry.kind === 'received') names.push(entry.from);
    expect(names).toEqual([0, 1, 2].flatMap((round) => Array.from({ length: 200 }, (_, n) => `${round}/${n}.txt`)));
    const proof = await reader.proofFor(300);
    const { size, root } = parseCheckpoint(parseNote(proof.checkpoint).text);
    expect(verifyInclusion(hexToHash(proof.leaf), 300, size, proof.path.map(hexToHash), root)).toBe(true);
    expect((await checkVault(folder)).faults).toEqual([]);
  });
  it('has one writer at a time, and any number of readers', async () => {
    const folder = await aVault('locked', 1);
    const writer = await openVault(folder, { mode: 'write', now });
    await expect(openVault(folder, { mode: 'write', now })).rejects.toMatchObject({
      code: 'vault/locked',
      message: expect.stringContaining(String(process.pid)),
    });
    const reader = await openVault(folder, { mode: 'read', now });
    expect(reader.size).toBe(2);
    await writer.close();
    await (await openVault(folder, { mode: 'write', now })).close();
  });
  it('takes over the lock of a process that is no more', async () => {
    const folder = await aVault('stale', 1);
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((done) => child.on('exit', done));
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: child.pid, host: hostname(), at: 'then' }));
    await (await openVault(folder, { mode: 'write', now })).close();
  });
  it('says whose lock it took over, and what was on its way in', async () => {
    const folder = await aVault('cut', 1);
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((done) => child.on('exit', done));
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: child.pid, host: hostname(), at: 'then' }));
    await writeFile(join(folder, 'vault', 'incoming', 'half'), 'half of a');
    const vault = await openVault(folder, { mode: 'write', now });
    expect(vault.notes.map(({ code }) => code)).toEqual(['vault/lock-taken-over', 'vault/receipt-cut-short']);
    await vault.close();
  });
  it('does not take a process for the one that had its number before', async () => {
    const folder = await aVault('reborn', 1);
    const lock = { pid: process.pid, host: hostname(), at: 'then', life: null, token: 'of an earlier life' };
    await writeFile(join(folder, 'lock'), JSON.stringify(lock));
    await (await openVault(folder, { mode: 'write', now })).close();
  });
  it('writes nothing more when its lock is gone to another', async () => {
    const folder = await aVault('lost', 1);
    const vault = await openVault(folder, { mode: 'write', now });
    await receive(vault, 'more.txt', 'one more');
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: 1, host: 'elsewhere', at: 'now', life: null, token: 'x' }));
    await expect(vault.flush()).rejects.toMatchObject({ code: 'vault/lost-lock' });
    await expect(vault.close()).rejects.toMatchObject({ code: 'vault/lost-lock' });
    expect(await readFile(join(folder, 'lock'), 'utf8')).toContain('elsewhere');
  });
  it('is never begun twice in one folder', async () => {
    const folder = await aVault('twice', 1);
    await expect(createVault(folder, { name: 'again', now })).rejects.toMatchObject({ code: 'vault/already-begun' });
    expect((await checkVault(folder)).faults).toEqual([]);
  });
  it('keeps what is entered while it is being made durable', async () => {
    const folder = join(home, 'busy');
    const vault = await createVault(folder, { name: 'busy', now });
    const flushes: Promise<unknown>[] = [];
    for (let n = 0; n < 60; n++) {
      await receive(vault, `${n}.txt`, `Report ${n}`);
      flushes.push(n % 7 === 6 ? vault.checkpoint() : vault.flush());
    }
    await Promise.all(flushes);
    await vault.close();
    const reader = await openVault(folder, { mode: 'read', now });
    expect(reader.size).toBe(61);
    expect((await checkVault(folder)).faults).toEqual([]);
  });
  it('can be read while it grows', async () => {
    const folder = await aVault('growing', 20);
    const reader = await openVault(folder, { mode: 'read', now });
    const writer = await openVault(folder, { mode: 'write', now });
    for (let n = 0; n < 300; n++) await receive(writer, `later/${n}.txt`, `Later report ${n}`);
    await writer.checkpoint();
    const seen: number[] = [];
    for await (const { index } of reader.entries()) seen.push(index);
    expect(seen).toHaveLength(21);
    const proof = await reader.proofFor(7);
    expect(proof.size).toBe(21);
    const { root } = parseCheckpoint(parseNote(proof.checkpoint).text);
    expect(verifyInclusion(hexToHash(proof.leaf), 7, 21, proof.path.map(hexToHash), root)).toBe(true);
    const growth = await writer.growthFrom(21);
    const later = parseCheckpoint(parseNote(growth.checkpoint).text);
    expect(verifyConsistency(21, later.size, root, later.root, growth.path.map(hexToHash))).toBe(true);
    await writer.close();
  });
  it('proves every entry from its tiles as from all its leaves', async () => {
    const folder = join(home, 'wide');
    const vault = await createVault(folder, { name: 'wide', now });
    for (let n = 1; n < 1300; n++)
      await vault.append({ kind: 'withdrawn', object: digestOf(String(n)), who: 'a test', why: 'to have many entries' });
    await vault.checkpoint();
    const leaves: Uint8Array[] = [];
    for await (const { leaf } of vault.entries()) leaves.push(hexToHash(leaf));
    for (const index of [0, 255, 256, 511, 777, 1023, 1024, 1279, 1280, 1299])
      expect((await vault.proofFor(index)).path).toEqual(inclusionProof(leaves, index).map(hashToHex));
    for (const earlier of [1, 255, 256, 257, 1024, 1280, 1299, 1300])
      expect((await vault.growthFrom(earlier)).path).toEqual(consistencyProof(leaves, earlier).map(hashToHex));
    await expect(vault.proofFor(1300)).rejects.toMatchObject({ code: 'ledger/no-such-leaf' });
    await vault.close();
  });
  it('refuses a tile or a bundle that was changed, when it is read', async () => {
    const folder = join(home, 'changed');
    const vault = await createVault(folder, { name: 'changed', now });
    for (let n = 1; n < 300; n++) await receive(vault, `${n}.txt`, `Report ${n}`);
    await vault.close();
    const writer = await openVault(folder, { mode: 'write', now });
    await writer.checkpoint();
    await writer.close();
    for (const [path, read] of [
      ['tile/0/000', (open: Vault) => open.proofFor(3)],
      ['tile/entries/000', (open: Vault) => open.entries().next()],
    ] as const) {
      const file = join(folder, 'vault', 'ledger', path);
      const before = await readFile(file);
      await writeFile(
        file,
        before.map((byte, n) => (n === 100 ? byte ^ 1 : byte)),
      );
      await expect(read(await openVault(folder, { mode: 'read', now }))).rejects.toMatchObject({ name: 'AssizeError' });
      await writeFile(file, before);
    }
  });
});

describe('withdrawal', () => {
  it('takes the bytes, keeps the digest, and the tree still proves', async () => {
    const folder = await aVault('withdrawn', 3);
    const vault = await openVault(folder, { mode: 'write', now });
    const digest = digestOf('Report 1 of withdrawn.');
    await vault.withdraw(digest, 'the court of Ordun', 'order 7 of 2020');
    await expect(vault.getObject(digest)).rejects.toMatchObject({ code: 'vault/no-such-object' });
    await vault.close();
    const report = await checkVault(folder);
    expect(report.faults).toEqual([]);
    expect(report.counts['objects withdrawn']).toBe(1);
  });
});

describe('checking', () => {
  it('notices one changed byte, wherever it is', async () => {
    const folder = await aVault('flipped', 10);
    expect((await checkVault(folder)).faults).toEqual([]);
    const files = (await filesBelow(folder)).filter((file) => !file.endsWith('lock'));
    const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
    let seed = 12345;
    const next = (most: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % most;
    };
    for (let round = 0; round < 200; round++) {
      const at = next(files.length);
      const file = files[at]!;
      const before = await readFile(file);
      const place = next(sizes[at]!);
      const after = Uint8Array.from(before, (byte, n) => (n === place ? byte ^ (1 << next(8)) : byte));
      await chmod(file, 0o644);
      await writeFile(file, after);
      const { faults } = await checkVault(folder);
      expect(faults.length, `${file} at ${place}`).toBeGreaterThan(0);
      for (const fault of faults) expect(fault.next).not.toBe('');
      await writeFile(file, before);
    }
    expect((await checkVault(folder)).faults).toEqual([]);
  });
  it('checks one object alone: its bytes, the entries that name it, and that they are under the head', async () => {
    const folder = await aVault('single', 300);
    const digest = digestOf('Report 7 of single.');
    const report = await checkVault(folder, { object: digest });
    expect(report.faults).toEqual([]);
    expect(report.counts).toMatchObject({ entries: 1, objects: 1, bytes: 'Report 7 of single.'.length });
    expect((await checkVault(folder, { object: digestOf('other words') })).faults.map(({ code }) => code)).toEqual([
      'vault/not-entered',
      'vault/no-such-object',
    ]);
    const path = join(folder, 'vault', 'objects', digest.slice(7, 9), digest.slice(7));
    await chmod(path, 0o644);
    await writeFile(path, 'Report 8 of single.');
    expect((await checkVault(folder, { object: digest })).faults[0]?.code).toBe('vault/altered-object');
    // What is wrong with another object is not asked about.
    expect((await checkVault(folder, { object: digestOf('Report 9 of single.') })).faults).toEqual([]);
    const tile = join(folder, 'vault', 'ledger', 'tile', '0', '000');
    const bytes = await readFile(tile);
    await writeFile(tile, bytes.fill(1, 40, 41));
    expect((await checkVault(folder, { object: digestOf('Report 9 of single.') })).faults[0]?.code).toBe('vault/broken-ledger');
  });
  it('hashes many objects on many cores, and finds the one that was changed', async () => {
    const folder = join(home, 'cores');
    const vault = await createVault(folder, { name: 'cores', now });
    const digests: Digest[] = [];
    for (let n = 0; n < 12; n++) digests.push((await vault.putObject(new Uint8Array(3 << 20).fill(n))).digest);
    await vault.close();
    expect(await checkVault(folder)).toMatchObject({ faults: [], counts: { objects: 12 } });
    const path = join(folder, 'vault', 'objects', digests[7]!.slice(7, 9), digests[7]!.slice(7));
    await chmod(path, 0o644);
    await truncate(path, (3 << 20) - 1);
    expect((await checkVault(folder)).faults.map(({ touches }) => touches)).toEqual([digests[7]]);
  });
  it('notices a file taken away and files swapped', async () => {
    const folder = await aVault('missing', 4);
    for (const file of await filesBelow(join(folder, 'vault'))) {
      const copy = join(home, 'missing-copy');
      await cp(folder, copy, { recursive: true });
      await rm(file.replace(folder, copy), { force: true });
      expect((await checkVault(copy)).faults.length, file).toBeGreaterThan(0);
      await rm(copy, { recursive: true, force: true });
    }
  });
  it('notices an entry signed again by another key', async () => {
    const folder = await aVault('ours', 2);
    const other = await aVault('theirs', 2);
    await cp(join(other, 'vault', 'ledger'), join(folder, 'vault', 'ledger'), { recursive: true, force: true });
    expect((await checkVault(folder)).faults.map(({ code }) => code)).toContain('vault/unsigned-checkpoint');
  });
});
