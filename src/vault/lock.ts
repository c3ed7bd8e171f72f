import { open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { AssizeError } from '../model/index.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly at: string;
}

/**
 * Takes the right to write in a folder, for one process at a time. The lock is a file that names its holder; one left by a
 * process of this machine that is no more is taken over. Throws `vault/locked`. Gives the way to let go.
 */
export async function takeLock(path: string, now: () => Date): Promise<() => Promise<void>> {
  const mine: Holder = { pid: process.pid, host: hostname(), at: now().toISOString() };
  for (let tries = 0; ; tries++) {
    try {
      const handle = await open(path, 'wx', 0o644);
      await handle.writeFile(`${JSON.stringify(mine)}\n`);
      await handle.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = await readHolder(path);
      // A crash between creating the file and naming the holder leaves it empty; nobody holds that.
      const stale = holder === null || (holder.host === mine.host && !isAlive(holder.pid));
      if (!stale || tries > 5)
        throw new AssizeError(
          'vault/locked',
          `The investigation file is being written by process ${holder?.pid ?? '?'} on ${holder?.host ?? '?'} since ${holder?.at ?? '?'}.`,
          `Wait until it ends or stop it. If that machine is gone for good, delete ${path}.`,
          { cause: error },
        );
      await rm(path, { force: true });
    }
  }
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    const value = JSON.parse(await readFile(path, 'utf8')) as Partial<Holder>;
    return typeof value.pid === 'number' && typeof value.host === 'string' && typeof value.at === 'string'
      ? (value as Holder)
      : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
