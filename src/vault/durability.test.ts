import { describe, expect, it } from 'vitest';
import { digestOf } from '../model/index.ts';
import { type Vault, checkVault, createVault, openVault } from './index.ts';
import { MemoryDisk, type Trouble } from './testing/memory-disk.ts';
import { receive as receiveAs } from './testing/receive.ts';

const now = () => new Date('2020-02-03T04:05:06Z');
const folder = '/home/file';

/** Numbers from 0 up to 1, the same each time for the same seed. */
function chanceFrom(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

async function receive(vault: Vault, name: string): Promise<void> {
  const text = `Report ${name}, told at some length so that it can be torn.`;
  const bytes = new TextEncoder().encode(text);
  await receiveAs(
    vault,
    name,
    name.length % 2 === 0
      ? text
      : (async function* () {
          yield bytes.subarray(0, 10);
          yield bytes.subarray(10);
        })(),
  );
}

/** A small life of a vault. Whatever is confirmed on the way is told to `confirmed`. */
async function live(disk: MemoryDisk, confirmed: Set<string>, goOn: boolean): Promise<void> {
  // Where only one act fails, the program hears of it and goes on with the next; where the power goes, nothing more is heard.
  const attempt = async <T>(act: () => Promise<T>): Promise<T | null> => {
    try {
      return await act();
    } catch (error) {
      if (!goOn) throw error;
      return null;
    }
  };
  const vault =
    (await attempt(() => createVault(folder, { name: 'Tarsk', now, disk }))) ??
    (await attempt(() => createVault(folder, { name: 'Tarsk', now, disk }))) ??
    (await openVault(folder, { mode: 'write', now, disk }));
  for (let round = 0; round < 4; round++) {
    const names = [`${round}/a`, `${round}/bb`, '0/a'];
    const taken: string[] = [];
    await Promise.all(names.map((name) => attempt(() => receive(vault, name).then(() => taken.push(name)))));
    const done = await attempt(async () => {
      await (round % 2 === 0 ? vault.flush() : vault.checkpoint());
      return true;
    });
    if (done) for (const name of taken) confirmed.add(name);
  }
  if (await attempt(() => vault.withdraw(digestOf('never here'), 'the court of Ordun', 'order 7').then(() => true)))
    confirmed.add('withdrawn');
  await attempt(() => vault.close());
}

/** Opens what is left, and holds it against what was confirmed. Gives the names that are there. */
async function comeBack(disk: MemoryDisk, confirmed: ReadonlySet<string>): Promise<void> {
  if ((await disk.look(`${folder}/assize.json`)) === null) {
    expect(confirmed.size).toBe(0);
    await (await createVault(folder, { name: 'Tarsk', now, disk })).close();
  }
  const vault = await openVault(folder, { mode: 'write', now, disk });
  const names = new Set<string>();
  for await (const { entry } of vault.entries()) {
    if (entry.kind === 'withdrawn') names.add('withdrawn');
    if (entry.kind !== 'received') continue;
    names.add(entry.from);
    expect(await vault.getObject(entry.object)).toHaveLength(entry.bytes);
  }
  expect([...confirmed].filter((name) => !names.has(name))).toEqual([]);
  await receive(vault, 'afterwards');
  await vault.checkpoint();
  await vault.close();
  const { faults } = await checkVault(folder, { disk });
  // An object that no entry names yet may be torn: it says so, and receiving the same bytes again mends it.
  expect(faults.filter(({ code }) => code !== 'vault/torn-object')).toEqual([]);
}

async function withTrouble(trouble: Trouble): Promise<void> {
  const disk = new MemoryDisk();
  disk.wholeDisk = trouble.at % 4 < 2;
  const confirmed = new Set<string>();
  await disk.makeFolder('/home');
  await disk.syncFolder('/');
  disk.trouble = { ...trouble, at: trouble.at + 2 };
  await live(disk, confirmed, trouble.kind === 'once').catch((error: unknown) => {
    expect(error).toMatchObject({ message: expect.any(String) });
  });
  if (trouble.kind === 'once' && (await disk.look(`${folder}/assize.json`)) !== null) {
    disk.trouble = null;
    // Another run goes on from what the first one left, before the power goes.
    const vault = await openVault(folder, { mode: 'write', now, disk });
    for await (const { entry } of vault.entries()) if (entry.kind === 'received') confirmed.add(entry.from);
    await receive(vault, 'later');
    await vault.flush();
    confirmed.add('later');
  }
  disk.cutPower(chanceFrom(trouble.at));
  await disk.remove(`${folder}/lock`);
  await comeBack(disk, confirmed).catch((error: unknown) => {
    throw new Error(`Trouble ${JSON.stringify(trouble)} left a file that does not come back.`, { cause: error });
  });
}

/** Every act of a life, or every third where `ASSIZE_TORTURE` does not ask for all. */
const every = (all: number): number[] => Array.from({ length: all }, (_, n) => n);
const everyThird = (all: number): number[] => every(all).filter((n) => process.env['ASSIZE_TORTURE'] || n % 3 === 1);

async function actsOfALife(): Promise<number> {
  const disk = new MemoryDisk();
  const confirmed = new Set<string>();
  await disk.makeFolder('/home');
  await live(disk, confirmed, false);
  expect(confirmed.size).toBe(9);
  const count = disk.acts;
  await comeBack(disk, confirmed);
  return count;
}

describe('a disk in trouble', () => {
  it.each(['before', 'after'] as const)(
    'cut off %s any act leaves a file that opens, checks, and holds all that was confirmed',
    async (when) => {
      for (const at of every(await actsOfALife())) await withTrouble({ at, when, kind: 'for good' });
    },
  );
  it.each(['before', 'after'] as const)('that fails once, %s any act, loses nothing that was confirmed', async (when) => {
    for (const at of every(await actsOfALife())) await withTrouble({ at, when, kind: 'once' });
  });
});

describe('two that ask at once for everything to be durable', () => {
  it('are both told so after it is: the later one waits for what the earlier one took upon itself', async () => {
    const disk = new MemoryDisk();
    await disk.makeFolder('/home');
    const vault = await createVault(folder, { name: 'Tarsk', now, disk });
    await receive(vault, 'aa');
    await receive(vault, 'bb');
    let go: (() => void) | null = null;
    const held = new Promise<void>((done) => {
      go = done;
    });
    const syncAll = disk.syncAll.bind(disk);
    disk.syncAll = async () => {
      await held;
      return syncAll();
    };
    const told: string[] = [];
    const earlier = vault.flush().then(() => told.push('earlier'));
    const later = vault.flush().then(() => told.push('later'));
    for (let turn = 0; turn < 100; turn++) await Promise.resolve();
    await new Promise((done) => setTimeout(done, 20));
    expect(told).toEqual([]);
    expect(await disk.list(`${folder}/vault/ledger/pending`)).toEqual([]);
    go!();
    await Promise.all([earlier, later]);
    disk.cutPower(() => 0);
    const confirmed = new Set(['aa', 'bb']);
    await disk.remove(`${folder}/lock`);
    await comeBack(disk, confirmed);
  });
});

describe('a disk that refuses', () => {
  it.each([
    ['is full', 'ENOSPC', 'vault/disk-full'],
    ['can only be read', 'EROFS', 'vault/read-only-disk'],
    ['is taken away from us', 'EACCES', 'vault/not-permitted'],
  ] as const)('because it %s says so and what to do, and loses nothing', async (_, code, expected) => {
    for (const at of everyThird(await actsOfALife())) {
      const disk = new MemoryDisk();
      const confirmed = new Set<string>();
      await disk.makeFolder('/home');
      await disk.syncFolder('/');
      disk.trouble = { at: at + 2, when: 'before', kind: 'refuses', code };
      const heard = await live(disk, confirmed, false).then(
        () => null,
        (error: unknown) => error,
      );
      // What an object's writing met is told when it was to be durable, with the reason.
      if (heard !== null) expect([expected, 'vault/not-durable'], `at act ${at}`).toContain((heard as { code?: string }).code);
      if (heard !== null) expect((heard as { next: string }).next).not.toBe('');
      // It can be read meanwhile, where there is anything yet.
      if ((await disk.look(`${folder}/assize.json`)) !== null && confirmed.size > 0) {
        const reader = await openVault(folder, { mode: 'read', now, disk });
        const names = new Set<string>(confirmed.has('withdrawn') ? ['withdrawn'] : []);
        for await (const { entry } of reader.entries()) if (entry.kind === 'received') names.add(entry.from);
        expect([...confirmed].filter((name) => !names.has(name))).toEqual([]);
      }
      disk.trouble = null;
      await disk.remove(`${folder}/lock`);
      await comeBack(disk, confirmed);
    }
  });
});
