import { chmod, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkpointText, formatCheckpoint, keyText, makeKey, openSigner, originOf } from '../ledger/index.ts';
import { digestOf } from '../model/index.ts';
import { checkVault, createVault, openVault } from './index.ts';
import { receive } from './testing/receive.ts';

const now = () => new Date('2020-02-03T04:05:06Z');
const passphrase = 'seven green lamps on Ordun pier';
let home: string;
let number = 0;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assize-merging-'));
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});

const place = (name: string) => join(home, `${number++}-${name}`);
const open = (folder: string) => openVault(folder, { mode: 'write', now });
async function begun(...names: string[]): Promise<string> {
  const folder = place('begun');
  const vault = await createVault(folder, { name: 'Tarsk', now });
  for (const name of names) await receive(vault, name);
  await vault.checkpoint();
  await vault.close();
  return folder;
}
async function copyOf(folder: string): Promise<string> {
  const copy = place('copy');
  await cp(folder, copy, { recursive: true });
  return copy;
}
async function grown(folder: string, ...names: string[]): Promise<string> {
  const vault = await open(folder);
  for (const name of names) await receive(vault, name);
  await vault.close();
  return folder;
}
async function merged(into: string, from: string): Promise<{ entries: number; objects: number }> {
  const vault = await open(into);
  try {
    return await vault.merge(from);
  } finally {
    await vault.close();
  }
}
async function namesIn(folder: string): Promise<string[]> {
  const vault = await openVault(folder, { mode: 'read', now });
  const names: string[] = [];
  for await (const { entry } of vault.entries())
    if (entry.kind === 'received') {
      names.push(entry.from);
      await vault.getObject(entry.object);
    }
  return names.sort();
}
const faultsIn = async (folder: string, head?: string) =>
  (await checkVault(folder, head === undefined ? {} : { head })).faults.map(({ code }) => code);
async function headOf(folder: string): Promise<string> {
  const vault = await open(folder);
  const head = await vault.checkpoint();
  await vault.close();
  return head;
}

describe('two copies that grew apart', () => {
  it('become one that has every entry and every object of both, and grew from the head of either', async () => {
    const mine = await begun('a');
    const theirs = await grown(await copyOf(mine), 'c', 'd');
    await grown(mine, 'b');
    const [headOfMine, headOfTheirs] = [await headOf(mine), await headOf(theirs)];
    expect(await faultsIn(theirs, headOfMine)).toEqual(['vault/forked']);
    expect(await merged(mine, theirs)).toEqual({ entries: 2, objects: 2 });
    expect(await namesIn(mine)).toEqual(['a', 'b', 'c', 'd']);
    expect(await faultsIn(mine)).toEqual([]);
    expect(await faultsIn(mine, headOfMine)).toEqual([]);
    expect(await faultsIn(mine, headOfTheirs)).toEqual([]);
    expect(await faultsIn(theirs, await headOf(mine))).toEqual(['vault/rolled-back']);
  });
  it('lose nothing, whichever way, whenever and however often they are merged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ copy: fc.nat({ max: 2 }), act: fc.constantFrom('grow', 'merge'), with: fc.nat({ max: 2 }) }), {
          minLength: 3,
          maxLength: 9,
        }),
        async (acts) => {
          const first = await begun('a');
          const copies = [first, await copyOf(first), await copyOf(first)];
          const holds = copies.map(() => new Set(['a']));
          const heads: [number, string][] = [];
          for (const [n, { copy, act, with: other }] of acts.entries()) {
            if (act === 'grow') {
              await grown(copies[copy]!, `${copy}/${n}`);
              holds[copy]!.add(`${copy}/${n}`);
            } else if (copy !== other) {
              heads.push([copy, await headOf(copies[other]!)]);
              await merged(copies[copy]!, copies[other]!);
              for (const name of holds[other]!) holds[copy]!.add(name);
            }
          }
          for (const [n, copy] of copies.entries()) {
            expect(await namesIn(copy)).toEqual([...holds[n]!].sort());
            expect(await faultsIn(copy)).toEqual([]);
          }
          for (const [n, head] of heads) expect(await faultsIn(copies[n]!, head)).toEqual([]);
        },
      ),
      { numRuns: 8 },
    );
  });
  it('are merged once: a second time brings nothing', async () => {
    const mine = await begun('a');
    const theirs = await grown(await copyOf(mine), 'b');
    await merged(mine, theirs);
    expect(await merged(mine, theirs)).toEqual({ entries: 0, objects: 0 });
    await expect(merged(mine, mine)).rejects.toMatchObject({ code: 'vault/merge-with-itself' });
  });
  it('share the keys of people, and a key that one of them revoked counts in neither', async () => {
    const mine = await begun('a');
    const vault = await open(mine);
    const lost = await vault.addKey({ name: 'Ada Ferro', passphrase, work: 4 });
    await vault.close();
    const theirs = await copyOf(mine);
    const other = await open(theirs);
    await other.revokeKey(lost.key, 'taken at a border');
    const bo = await other.addKey({ name: 'Bo Lind', passphrase, work: 4 });
    await other.append(
      { kind: 'reviewed', person: bo.person, name: bo.name, conclusion: { kind: 'undo', review: 'x' }, reason: 'seen' },
      bo,
    );
    await other.close();
    await merged(mine, theirs);
    const after = await open(mine);
    await expect(after.append({ kind: 'exported', manifest: digestOf('x'), to: 'x' }, lost)).rejects.toMatchObject({
      code: 'vault/key-does-not-count',
    });
    const unlocked = await after.unlock(bo.key, passphrase);
    await after.append(
      { kind: 'reviewed', person: bo.person, name: bo.name, conclusion: { kind: 'undo', review: 'x' }, reason: 'seen' },
      unlocked,
    );
    await after.close();
    expect(await faultsIn(mine)).toEqual([]);
  });
  it('withdraw together what one of them withdrew', async () => {
    const mine = await begun('a', 'b');
    const theirs = await copyOf(mine);
    const other = await open(theirs);
    await other.withdraw(digestOf('What b says.'), 'the court of Ordun', 'order 7');
    await other.close();
    await grown(mine, 'c');
    await merged(mine, theirs);
    const reader = await openVault(mine, { mode: 'read', now });
    expect(await reader.has(digestOf('What b says.'))).toBe(false);
    expect(await faultsIn(mine)).toEqual([]);
    const back = await begun('a', 'b');
    await merged(mine, back);
    expect(await reader.has(digestOf('What b says.'))).toBe(false);
    expect(await faultsIn(mine)).toEqual([]);
  });
});

describe('another file', () => {
  it('is taken in with its own key, which counts for its own entries alone', async () => {
    const mine = await begun('a');
    const other = await begun('b');
    await rm(join(other, 'keys'), { recursive: true });
    expect(await merged(mine, other)).toMatchObject({ entries: 2 });
    expect(await namesIn(mine)).toEqual(['a', 'b']);
    expect(await faultsIn(mine)).toEqual([]);
    await grown(mine, 'c');
    expect(await faultsIn(mine)).toEqual([]);
  });
  it('is not taken in with a fault', async () => {
    const mine = await begun('a');
    const other = await begun('b');
    const digest = digestOf('What b says.').slice(7);
    const path = join(other, 'vault', 'objects', digest.slice(0, 2), digest);
    await chmod(path, 0o644);
    await writeFile(path, 'What c says.');
    await expect(merged(mine, other)).rejects.toMatchObject({ code: 'vault/broken-copy' });
    expect(await namesIn(mine)).toEqual(['a']);
  });
  it('is noticed when it is not what its own head was signed over', async () => {
    const signer = openSigner(makeKey());
    const key = keyText(signer.publicKey);
    const head = { origin: originOf(key), size: 1, root: new Uint8Array(32) };
    const checkpoint = formatCheckpoint(head, signer.publicKey, signer.sign(new TextEncoder().encode(checkpointText(head))));
    for (const [claimed, expected] of [
      [{ key, checkpoint, parts: [[0, 1]] as const, entries: 0 }, ['vault/broken-merge', 'vault/other-signer']],
      [{ key, checkpoint: 'x', parts: [[0, 1]] as const, entries: 0 }, ['vault/broken-merge', 'vault/other-signer']],
      [{ key, checkpoint: null, parts: [[0, 99]] as const, entries: 0 }, ['vault/broken-merge']],
      [{ key, checkpoint: null, parts: [], entries: 7 }, ['vault/broken-merge']],
    ] as const) {
      const folder = await begun('a');
      const vault = await open(folder);
      await vault.append({ kind: 'merged', name: 'Tarsk', ...claimed });
      await vault.close();
      expect((await faultsIn(folder)).sort()).toEqual([...expected]);
    }
  });
});

describe('a head that somebody kept', () => {
  it('shows a history that was written anew with the same key', async () => {
    const mine = await begun('a');
    const other = await grown(await copyOf(mine), 'b');
    await grown(mine, 'c');
    expect(await faultsIn(mine, await headOf(other))).toEqual(['vault/forked']);
    expect(await faultsIn(mine, await headOf(await begun('a')))).toEqual(['vault/other-head']);
    expect(await faultsIn(mine, 'no head at all')).toEqual(['ledger/malformed-note']);
  });
});
