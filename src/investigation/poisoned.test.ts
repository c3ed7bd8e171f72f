import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../model/index.ts';
import { nastyFiles } from '../reading/testing/nasty.ts';
import { Readers } from './reader.ts';

const contains = (bytes: Uint8Array, words: string) => Buffer.from(bytes).includes(words);

describe('poisoned files', () => {
  it('reach no network, read no other file, write nothing, and hold the walk no longer than their limit', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assize-poisoned-'));
    const secret = join(folder, 'secret.txt');
    writeFileSync(secret, 'the-name-of-the-witness');
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const { port } = server.address() as { port: number };
    const address = `http://127.0.0.1:${port}`;
    const readers = new Readers({ milliseconds: 20_000 }, 2);
    try {
      const all = await nastyFiles(0.25, { address, secret });
      const packed = /^(?:word|odt|workbook):/;
      const poisoned = all.filter(({ name, bytes }) => packed.test(name) || contains(bytes, address) || contains(bytes, secret));
      expect(poisoned.length).toBeGreaterThan(40);
      const results = await Promise.all(
        poisoned.map(({ path, bytes }) => readers.read(bytes, { path, object: digestOf(bytes) })),
      );
      const leaks = results.flatMap((result, i) =>
        JSON.stringify(result).includes('the-name-of-the-witness') ? [poisoned[i]!.name] : [],
      );
      expect(leaks).toEqual([]);
      const failed = results.flatMap(({ notes }, i) =>
        notes.some(({ code }) => /^reading\/(?:failed|too-slow)$/.test(code)) ? [poisoned[i]!.name] : [],
      );
      expect(failed).toEqual([]);
      expect(connections).toBe(0);
      expect(readdirSync(folder)).toEqual(['secret.txt']);
    } finally {
      await readers.close();
      server.close();
      rmSync(folder, { recursive: true });
    }
  });
});
