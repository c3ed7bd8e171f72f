import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../model/index.ts';
import { createVault } from '../vault/index.ts';
import { type Receiving, receiveFile } from './receive.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assize-receive-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('a file that comes in', () => {
  // Pieces of a large file lie in memory that is used again: neither its bytes nor its kind may suffer from that.
  it.each([
    ['empty', 0],
    ['of a few bytes', 700],
    ['just below what is read at once', 64 * 1024],
    ['just above it', 64 * 1024 + 1],
    ['of one piece', 1 << 20],
    ['of many pieces and a bit', (7 << 20) + 13],
  ])('%s is kept to the byte, and its kind is told by how it begins', async (name, size) => {
    const bytes = new Uint8Array(size).map((_, n) => (n * 31 + (n >> 12)) & 255);
    bytes.set(new TextEncoder().encode('%PDF-1.7\n').subarray(0, size));
    const path = join(home, `${name}.bin`);
    await writeFile(path, bytes);
    const vault = await createVault(join(home, `file ${name}`), { name, now: () => new Date() });
    const state: Receiving = { vault, known: new Set(), notes: [] };
    expect(await receiveFile({ path, from: `${name}.bin`, bytes: size }, state)).toBe('received');
    await vault.checkpoint();
    const entries: object[] = [];
    for await (const { entry } of vault.entries()) entries.push(entry);
    const expected = { kind: 'received', object: digestOf(bytes), bytes: size };
    expect(entries.at(-1)).toMatchObject({ ...expected, ...(size > 0 ? { mediaType: 'application/pdf' } : {}) });
    expect(Buffer.compare(await vault.getObject(digestOf(bytes)), bytes)).toBe(0);
    await vault.close();
  });
});
