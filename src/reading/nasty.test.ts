import { describe, expect, it } from 'vitest';
import { digestOf } from '../model/index.ts';
import { read } from './index.ts';
import { faults } from './testing.ts';
import { nastyFiles } from './testing/nasty.ts';

// A quarter of the usual size: enough for every limit that is counted in levels, rows and names.
const files = await nastyFiles(0.25);

describe('nasty files', () => {
  it('are many, of every kind, and no two have one name', () => {
    expect(files.length).toBeGreaterThanOrEqual(350);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  });

  it.each(files.map((file) => [file.name, file] as const))('%s', async (_, { path, bytes, code }) => {
    const { reading, notes, enclosed } = await read(bytes, { path, object: digestOf(bytes) });
    const codes = notes.map((note) => note.code);
    if (reading === null && enclosed.length === 0) expect(codes).not.toEqual([]);
    if (reading !== null) expect(faults(reading)).toEqual([]);
    if (code !== undefined) expect(codes).toContain(code);
    for (const { name } of enclosed) expect(name).not.toMatch(/(?:^|\/)\.\.?(?:\/|$)|^\/|\\|[\u0000-\u001f\u202a-\u202e]/);
    expect(codes.length).toBeLessThanOrEqual(60);
  });
});
