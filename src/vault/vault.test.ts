import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf, idFrom } from '../model/index.ts';
import { hexToHash, parseCheckpoint, parseNote, verifyInclusion } from '../ledger/index.ts';
import { type Vault, checkVault, createVault, openVault } from './index.ts';

const now = () => new Date('2020-02-03T04:05:06Z');
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assize-vault-'));
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});

async function receive(vault: Vault, text: string, from: string): Promise<void> {
  const { digest, bytes } = await vault.putObject(new TextEncoder().encode(text));
  await vault.append({
    kind: 'received',
    source: idFrom('source', digest, from, null),
    object: digest,
    bytes,
    mediaType: 'text/plain',
    from,
    inside: null,
    role: 'report',
  });
}

async function aVault(name: string, count: number): Promise<string> {
  const folder = join(home, name);
  const vault = await createVault(folder, { name, now });
  for (let n = 0; n < count; n++) await receive(vault, `Report ${n} of ${name}.`, `${n}.txt`);
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
    await expect(vault.getObject(digestOf('never put'))).rejects.toMatchObject({ code: 'vault/no-such-object' });
    await vault.close();
  });
});

describe('the ledger', () => {
  it('gives back what was entered, with proofs under the checkpoint, after many openings', async () => {
    const folder = join(home, 'many');
    const vault = await createVault(folder, { name: 'many', now });
    await vault.close();
    for (let round = 0; round < 3; round++) {
      const again = await openVault(folder, { mode: 'write', now });
      for (let n = 0; n < 200; n++) await receive(again, `Report ${round} ${n}`, `${round}/${n}.txt`);
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
    const { hostname } = await import('node:os');
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: child.pid, host: hostname(), at: 'then' }));
    await (await openVault(folder, { mode: 'write', now })).close();
  });
  it('leaves out a record torn by a crash, and goes on', async () => {
    const folder = await aVault('torn', 2);
    const vault = await openVault(folder, { mode: 'write', now });
    await receive(vault, 'whole', 'whole.txt');
    await vault.close();
    const pending = join(folder, 'vault', 'ledger', 'pending');
    await writeFile(pending, `${await readFile(pending, 'utf8')}4 {"entry":{"at":"20`);
    const again = await openVault(folder, { mode: 'write', now });
    expect(again.size).toBe(4);
    await receive(again, 'after', 'after.txt');
    await again.checkpoint();
    await again.close();
    expect((await checkVault(folder)).faults).toEqual([]);
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
    const folder = await aVault('flipped', 30);
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

describe('a process killed at any moment', () => {
  it('loses nothing that was reported as durable, and leaves a folder that opens', async () => {
    const folder = join(home, 'killed');
    await (await createVault(folder, { name: 'killed', now })).close();
    let confirmed = 0;
    for (let round = 0; round < 12; round++) {
      const child: ChildProcess = spawn(
        process.execPath,
        [join(import.meta.dirname, 'testing', 'ingest.ts'), folder, String(round)],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      let output = '';
      child.stdout!.on('data', (chunk) => {
        output += chunk;
      });
      const ended = new Promise((done) => child.on('exit', done));
      // Every third time it is killed while it starts; otherwise at some moment after it has begun to write.
      if (round % 3 === 0) await wait(20 + round * 17);
      else {
        while (!output.includes('durable')) await wait(5);
        await wait((round * 37) % 150);
      }
      child.kill('SIGKILL');
      await ended;
      confirmed += output.split('\n').filter((line) => line.startsWith('durable')).length;
      const vault = await openVault(folder, { mode: 'write', now });
      const names = new Set<string>();
      for await (const { entry } of vault.entries()) if (entry.kind === 'received') names.add(entry.from);
      for (const line of output.split('\n').filter((line) => line.startsWith('durable'))) expect(names).toContain(line.slice(8));
      await vault.checkpoint();
      await vault.close();
      expect((await checkVault(folder)).faults).toEqual([]);
    }
    expect(confirmed).toBeGreaterThan(0);
  });
});
