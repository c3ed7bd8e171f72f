import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { inventedFindings } from '../model/testing.ts';
import { openStore } from './index.ts';
import { describeStore } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'assize-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const nextFile = () => join(folder, String((files += 1)), 'store.sqlite');

describeStore('memory', () => openStore(':memory:'));
describeStore('a file', () => openStore(nextFile()));

describe('the file of a store', () => {
  it('answers the same after it was closed and opened again', async () => {
    const file = nextFile();
    const store = openStore(file);
    await store.replace(inventedFindings());
    const before = await store.overview();
    store.close();
    const again = openStore(file);
    expect(await again.overview()).toEqual(before);
    again.close();
  });

  it('gives the same answers when filled twice', async () => {
    const store = openStore(nextFile());
    await store.replace(inventedFindings());
    const once = await store.overview();
    await store.replace(inventedFindings());
    expect(await store.overview()).toEqual(once);
    store.close();
  });

  it('keeps the earlier findings when new ones cannot be written', async () => {
    const store = openStore(nextFile());
    const findings = inventedFindings();
    await store.replace(findings);
    const outside = findings.claims.map((claim, index) => (index === 0 ? { ...claim, to: 1_000_000 } : claim));
    await expect(store.replace({ ...findings, claims: outside })).rejects.toThrow('does not lie in a text');
    expect((await store.overview()).counts.claims).toBe(findings.claims.length);
    store.close();
  });

  it('is emptied when another version of the rows wrote it', async () => {
    const file = nextFile();
    const store = openStore(file);
    await store.replace(inventedFindings(), '1');
    store.close();
    const older = new DatabaseSync(file);
    older.exec('PRAGMA user_version = 1; ALTER TABLE sources RENAME COLUMN line TO older;');
    older.close();
    const again = openStore(file);
    expect(await again.findings('1')).toBeNull();
    await again.replace(inventedFindings(), '1');
    expect((await again.overview()).counts.claims).toBe(23);
    again.close();
  });

  it('gives every block that a common word stands in once, part after part, past those that are ranked', async () => {
    const store = openStore(nextFile());
    const findings = inventedFindings();
    const [reading] = findings.readings;
    const lines = Array.from({ length: 1300 }, (_, at) => `Line ${at} of the shelling.`);
    let at = reading!.text.length + 1;
    const blocks = lines.map((line) => {
      const block = { kind: 'paragraph' as const, from: at, to: at + line.length, page: null };
      at += line.length + 1;
      return block;
    });
    const long = { ...reading!, text: [reading!.text, ...lines].join('\n'), blocks: [...reading!.blocks, ...blocks] };
    await store.replace({ ...findings, readings: [long, ...findings.readings.slice(1)] });
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const { hits } = await store.search('"of the shelling"', { limit: 400, after });
      expect(hits.total).toBe(1300);
      seen.push(...hits.items.map(({ from }) => from));
      after = hits.next ?? undefined;
    } while (after !== undefined);
    expect([seen.length, new Set(seen).size]).toEqual([1300, 1300]);
    store.close();
  });

  it('answers from what it holds while another connection writes, every question alike, until it takes the new', async () => {
    const file = nextFile();
    const findings = inventedFindings();
    const store = openStore(file);
    await store.replace(findings, '1');
    await store.hold();
    const before = [
      await store.overview(),
      await store.incidents({}, 'when', { limit: 50 }),
      await store.search('clinic', { limit: 50 }),
    ];
    const writer = openStore(file);
    await writer.replace({ ...findings, incidents: [], disputes: [], assessments: [], relations: [] }, '2');
    writer.settle();
    expect([
      await store.overview(),
      await store.incidents({}, 'when', { limit: 50 }),
      await store.search('clinic', { limit: 50 }),
    ]).toEqual(before);
    expect([await store.holds('1'), await writer.holds('2')]).toEqual([true, true]);
    await store.hold();
    expect([await store.holds('2'), (await store.incidents({}, 'when', { limit: 50 })).total]).toEqual([true, 0]);
    expect((await store.overview()).counts.incidents).toBe(0);
    // One that holds may still write itself.
    await store.replace(findings, '3');
    expect([await store.holds('3'), await writer.holds('3')]).toEqual([true, true]);
    writer.close();
    store.close();
  });

  it('is read ahead to its end, and no longer than it is open', async () => {
    const store = openStore(nextFile());
    await store.replace(inventedFindings());
    await store.readAhead();
    const reading = store.readAhead();
    store.close();
    await reading;
    const none = openStore(':memory:');
    await none.readAhead();
    none.close();
  });

  it('is refused by name where it is no database', () => {
    const file = join(folder, 'not-a-database');
    writeFileSync(
      file,
      'plain words, and enough of them to be longer than the header of a database file would be, see? '.repeat(20),
    );
    expect(() => openStore(file)).toThrow(expect.objectContaining({ code: 'store/unreadable' }));
  });
});
