import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authority, keyText, makeKey, openSigner } from '../ledger/index.ts';
import { AssizeError, type Digest, type Entry, digestOf, idFrom, sha256Hex } from '../model/index.ts';
import { type Vault, checkVault, createVault, openVault } from './index.ts';

const now = () => new Date('2020-02-03T04:05:06Z');
const passphrase = 'seven green lamps on Ordun pier';
/** Little work, so that tests are quick; what a file is protected with is another number. */
const work = 4;
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assize-people-'));
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});

const begin = (name: string) => createVault(join(home, name), { name, now });
const concluded = (name: string) =>
  ({
    kind: 'reviewed',
    person: idFrom('person', name),
    name,
    conclusion: { kind: 'undo', review: 'x' },
    reason: 'seen',
  }) as const;
async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all).toString('utf8');
}
async function codesOf(vault: Vault): Promise<string[]> {
  await vault.close();
  return (await checkVault(vault.folder)).faults.map(({ code }) => code);
}

describe('a person and a key', () => {
  it('sign entries in that person’s name, after a passphrase', async () => {
    const vault = await begin('signs');
    const made = await vault.addKey({ name: 'Ada Ferro', passphrase, work });
    const key = await vault.unlock(made.key, passphrase);
    const placed = await vault.append(concluded('Ada Ferro'), key);
    expect(placed.entry.by).toBe(made.key);
    await expect(vault.unlock(made.key, 'seven green lamps on Ordun')).rejects.toMatchObject({ code: 'vault/wrong-passphrase' });
    expect(await codesOf(vault)).toEqual([]);
  });
  it('lie on disk under the passphrase alone, in a file that any reader of age opens', async () => {
    const vault = await begin('sealed-key');
    const { key } = await vault.addKey({ name: 'Ada Ferro', passphrase, work });
    const folder = join(vault.folder, 'keys', 'people');
    const [name] = await readdir(folder);
    const bytes = new Uint8Array(await readFile(join(folder, name!)));
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt /);
    const age = new Decrypter();
    age.addPassphrase(passphrase);
    expect(JSON.parse(await age.decrypt(bytes, 'text'))).toMatchObject({ format: 'assize-person/1', key, name: 'Ada Ferro' });
    await vault.close();
  });
  it('are refused with a passphrase that protects nothing', async () => {
    const vault = await begin('short');
    await expect(vault.addKey({ name: 'Ada Ferro', passphrase: 'password', work })).rejects.toMatchObject({
      code: 'vault/short-passphrase',
    });
    await expect(vault.addKey({ name: ' ', passphrase, work })).rejects.toMatchObject({ code: 'vault/no-name' });
    expect(await codesOf(vault)).toEqual([]);
  });
  it('rotate: the new key counts, the old one no more, and what it signed stands', async () => {
    const vault = await begin('rotates');
    const old = await vault.addKey({ name: 'Ada Ferro', passphrase, work });
    await vault.append(concluded('Ada Ferro'), old);
    const young = await vault.addKey({ name: 'Ada Ferro', passphrase, work }, old);
    await expect(vault.append(concluded('Ada Ferro'), old)).rejects.toMatchObject({ code: 'vault/key-does-not-count' });
    await vault.append(concluded('Ada Ferro'), young);
    expect((await vault.people()).map(({ ended }) => ended)).toEqual([`replaced by ${young.key}`, null]);
    expect(await codesOf(vault)).toEqual([]);
  });
  it('are lost without loss of evidence: the file revokes the key, and another takes its place', async () => {
    const vault = await begin('lost');
    const { key } = await vault.addKey({ name: 'Ada Ferro', passphrase, work });
    await vault.append(concluded('Ada Ferro'), await vault.unlock(key, passphrase));
    await rm(join(vault.folder, 'keys', 'people'), { recursive: true });
    await expect(vault.unlock(key, passphrase)).rejects.toMatchObject({ code: 'vault/no-key-file' });
    await expect(vault.revokeKey(key, ' ')).rejects.toMatchObject({ code: 'vault/no-reason' });
    await vault.revokeKey(key, 'the laptop was taken at a border');
    const again = await vault.addKey({ name: 'Ada Ferro', passphrase, work });
    await vault.append(concluded('Ada Ferro'), again);
    await vault.close();
    const reopened = await openVault(vault.folder, { mode: 'write', now });
    await reopened.append(concluded('Ada Ferro'), again);
    expect((await reopened.people()).map(({ ended }) => ended)).toEqual(['revoked: the laptop was taken at a border', null]);
    expect(await codesOf(reopened)).toEqual([]);
  });
  it('speak for nobody else', async () => {
    const vault = await begin('speaks');
    const ada = await vault.addKey({ name: 'Ada Ferro', passphrase, work });
    await vault.append(concluded('Bo Lind'), ada);
    expect(await codesOf(vault)).toEqual(['vault/other-signer']);
  });
});

describe('whose signature counts', () => {
  const founder = keyText(openSigner(makeKey()).publicKey);
  const [first, second, stranger] = [1, 2, 3].map(() => keyText(openSigner(makeKey()).publicKey)) as [string, string, string];
  const common = { v: 1, at: '2020-01-01T00:00:00Z' } as const;
  const person = idFrom('person', 'Ada Ferro');
  const add = (key: string, by: string, replaces: string | null = null): Entry => ({
    ...common,
    by,
    kind: 'key-added',
    person,
    name: 'Ada Ferro',
    key,
    recipient: `age1${'q'.repeat(58)}`,
    replaces,
  });
  const revoke = (key: string, by: string): Entry => ({ ...common, by, kind: 'key-revoked', key, why: 'lost' });
  const says = (by: string): Entry => ({ ...common, by, kind: 'opened', name: 'x' });
  it.each<[string, Entry[]]>([
    ['a stranger signs', [says(stranger)]],
    ['a stranger adds a key', [add(first, stranger)]],
    ['a person adds a key for another without giving up the own', [add(first, founder), add(second, first)]],
    ['a key is added twice', [add(first, founder), add(first, founder)]],
    ['the key of the ledger is added as a person’s', [add(founder, founder)]],
    ['a key replaces one that was never there', [add(first, founder, second)]],
    ['a replaced key signs', [add(first, founder), add(second, first, first), says(first)]],
    ['a revoked key signs', [add(first, founder), revoke(first, founder), says(first)]],
    ['one person revokes the key of another', [add(first, founder), add(second, founder), revoke(first, second)]],
    ['a key signs before it is added', [says(first), add(first, founder)]],
  ])('does not, when %s', (_, entries) => {
    const authority = new Authority(founder);
    expect(entries.map((entry) => authority.admit(entry)).filter((wrong) => wrong !== null).length).toBeGreaterThan(0);
  });
  it('does, when a person revokes the own key', () => {
    const authority = new Authority(founder);
    expect([add(first, founder), says(first), revoke(first, first)].map((entry) => authority.admit(entry))).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('sealed bytes', () => {
  const words = 'The witness is called Mira Tovan and lives at Kelm.';
  it('open for those they are sealed to, and for nobody else', async () => {
    const vault = await begin('sealed');
    const [ada, bo, cleo] = [
      await vault.addKey({ name: 'Ada Ferro', passphrase, work }),
      await vault.addKey({ name: 'Bo Lind', passphrase, work }),
      await vault.addKey({ name: 'Cleo Sand', passphrase, work }),
    ];
    const { entry } = await vault.seal(new TextEncoder().encode(words), { to: [ada.key, bo.key], label: 'a name', by: ada });
    expect(entry).toMatchObject({ kind: 'sealed', to: [ada.key, bo.key], by: ada.key });
    const { object } = entry as { object: Digest };
    await vault.checkpoint();
    for (const one of [ada, bo]) expect(await bytesOf(vault.unseal(object, one))).toBe(words);
    await expect(bytesOf(vault.unseal(object, cleo))).rejects.toMatchObject({ code: 'vault/not-sealed-to-you' });
    await expect(bytesOf(vault.unseal(digestOf('x'), ada))).rejects.toMatchObject({ code: 'vault/not-sealed' });
    expect(await codesOf(vault)).toEqual([]);
  });
  it('leave nothing of themselves and no digest of themselves in the folder', async () => {
    const vault = await begin('nothing-left');
    const ada = await vault.addKey({ name: 'Ada Ferro', passphrase, work });
    await vault.seal(new TextEncoder().encode(words), { to: [ada.key], label: 'a name' });
    await vault.seal(new TextEncoder().encode(words), { to: [ada.key], label: 'the same again' });
    await vault.close();
    const files = await readdir(vault.folder, { recursive: true, withFileTypes: true });
    const unsalted = sha256Hex(words);
    for (const file of files.filter((one) => one.isFile())) {
      const bytes = await readFile(join(file.parentPath, file.name));
      for (const trace of [words, 'Mira', unsalted, Buffer.from(unsalted, 'hex')]) expect(bytes.includes(trace)).toBe(false);
    }
    const salted: string[] = [];
    for await (const { entry } of vault.entries()) if (entry.kind === 'sealed') salted.push(entry.salted);
    expect(new Set(salted).size).toBe(2);
  });
  it('are an age file that gives a salt and then the bytes', async () => {
    const vault = await begin('age-file');
    const ada = await vault.addKey({ name: 'Ada Ferro', passphrase, work });
    const { entry } = await vault.seal(new TextEncoder().encode(words), { to: [ada.key], label: 'a name' });
    if (entry.kind !== 'sealed') throw new TypeError('not sealed');
    await vault.flush();
    const age = new Decrypter();
    age.addIdentity(ada.identity);
    const opened = await age.decrypt(await vault.getObject(entry.object));
    expect(digestOf(opened)).toBe(entry.salted);
    expect(new TextDecoder().decode(opened.subarray(32))).toBe(words);
    await vault.close();
  });
  it('stream, whatever their size, and empty', async () => {
    const vault = await begin('streams');
    const ada = await vault.addKey({ name: 'Ada Ferro', passphrase, work });
    const pieces = (async function* () {
      for (let n = 0; n < 24; n++) yield new Uint8Array(100_003).fill(n);
    })();
    const large = (await vault.seal(pieces, { to: [ada.key], label: 'large' })).entry as { object: Digest };
    const empty = (await vault.seal(new Uint8Array(), { to: [ada.key], label: 'empty' })).entry as { object: Digest };
    await vault.flush();
    let size = 0;
    for await (const piece of vault.unseal(large.object, ada)) size += piece.length;
    expect(size).toBe(24 * 100_003);
    expect(await bytesOf(vault.unseal(empty.object, ada))).toBe('');
    expect(await codesOf(vault)).toEqual([]);
  });
  it('are sealed to keys that count, and to somebody', async () => {
    const vault = await begin('somebody');
    const ada = await vault.addKey({ name: 'Ada Ferro', passphrase, work });
    await vault.revokeKey(ada.key, 'lost', ada);
    for (const to of [[], [ada.key]])
      await expect(vault.seal(new Uint8Array(3), { to, label: '' })).rejects.toMatchObject({ code: 'vault/no-recipient' });
    await expect(vault.seal(new Uint8Array(3), { to: [vault.key], label: '' })).rejects.toBeInstanceOf(AssizeError);
    expect(await codesOf(vault)).toEqual([]);
  });
  it('are noticed when they are entered as sealed and are not', async () => {
    const vault = await begin('not-sealed');
    const ada = await vault.addKey({ name: 'Ada Ferro', passphrase, work });
    const { digest, bytes } = await vault.putObject(new TextEncoder().encode(words));
    await vault.append({ kind: 'sealed', object: digest, bytes, salted: digest, to: [ada.key], label: 'a name' });
    expect(await codesOf(vault)).toEqual(['vault/not-sealed']);
  });
});

describe('a clock that jumps back', () => {
  it('is told before anything is entered, and is accepted in words that stay', async () => {
    const vault = await begin('clock');
    await vault.close();
    const yesterday = () => new Date('2020-02-02T04:05:06Z');
    const late = await openVault(vault.folder, { mode: 'write', now: yesterday });
    await expect(late.append(concluded('Ada Ferro'))).rejects.toMatchObject({ code: 'vault/clock-went-back' });
    expect(await codesOf(late)).toEqual([]);
    const accepted = await openVault(vault.folder, { mode: 'write', now: yesterday, acceptClock: true });
    await accepted.append(concluded('Ada Ferro'));
    const notes: string[] = [];
    for await (const { entry } of accepted.entries()) if (entry.kind === 'noted') notes.push(entry.note.code);
    expect(notes).toEqual(['vault/clock-went-back']);
    expect(await codesOf(accepted)).toEqual([]);
  });
});
