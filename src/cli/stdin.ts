import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Paths with "-" replaced by a file that holds standard input, and a way to remove that file again. */
export async function spoolStandardInput(paths: readonly string[]): Promise<{ paths: string[]; clean: () => Promise<void> }> {
  if (!paths.includes('-')) return { paths: [...paths], clean: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'assize-'));
  const file = join(folder, 'standard-input');
  // Only the user may read what passes through here.
  await pipeline(process.stdin, createWriteStream(file, { mode: 0o600 }));
  return { paths: paths.map((path) => (path === '-' ? file : path)), clean: () => rm(folder, { recursive: true, force: true }) };
}
