import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { AssizeError } from '../model/index.ts';
import { type Disk, isAbsent, isTaken } from './disk.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the lock was taken, by the clock of the holder. */
  readonly at: string;
  /** Which life of the process number this is, where the system says: numbers are used again, above all in containers. */
  readonly life: string | null;
  /** Of this one taking of the lock. */
  readonly token: string;
}

/** The right to write in a folder. */
export interface Lock {
  /** Says whose lock was taken over, when that holder is no more; null when nobody held it. */
  readonly tookOver: string | null;
  /** Throws `vault/lost-lock` when somebody else holds the lock by now. */
  confirm(): Promise<void>;
  release(): Promise<void>;
}

/** The locks that this process holds, so that one left by an earlier process of the same number is told from them. */
const held = new Set<string>();

/**
 * Takes the right to write in a folder, for one process at a time. The lock is a file that names its holder; one left by a
 * process of this machine that is no more is taken over. Throws `vault/locked`.
 */
export async function takeLock(disk: Disk, path: string, now: () => Date): Promise<Lock> {
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    at: now().toISOString(),
    life: await lifeOf(process.pid),
    token: randomUUID(),
  };
  const own = `${path}.${mine.token}`;
  const file = await disk.create(own, 0o644);
  try {
    await file.write(new TextEncoder().encode(`${JSON.stringify(mine)}\n`));
  } finally {
    await file.close();
  }
  let tookOver: string | null = null;
  try {
    for (let tries = 0; ; tries++) {
      try {
        // A link is made with its content or not at all: nobody ever sees a lock that does not name its holder.
        await disk.link(own, path);
        break;
      } catch (error) {
        if (!isTaken(error)) throw error;
        const holder = await readHolder(disk, path);
        if (holder !== null && (tries > 5 || !(await isGone(holder, mine))))
          throw new AssizeError(
            'vault/locked',
            `The investigation file is being written by process ${holder.pid} on ${holder.host} since ${holder.at}.`,
            `Wait until it ends or stop it. If that machine is gone for good, delete ${path}.`,
            { cause: error },
          );
        await moveAway(disk, path, holder, mine.token);
        tookOver = holder === null ? null : `process ${holder.pid} on ${holder.host}, which began at ${holder.at} and is no more`;
      }
    }
  } finally {
    await disk.remove(own);
  }
  held.add(mine.token);
  const isMine = async () => (await readHolder(disk, path))?.token === mine.token;
  return {
    tookOver,
    async confirm() {
      if (await isMine()) return;
      throw new AssizeError(
        'vault/lost-lock',
        'Another process has taken the right to write to the investigation file from this one.',
        'Nothing more is written here. Open the file again when the other process has ended.',
      );
    },
    async release() {
      if (held.delete(mine.token) && (await isMine())) await disk.remove(path);
    },
  };
}

/** Takes away a stale lock, and only that one: of several processes that saw it, one moves it; a lock made since is put back. */
async function moveAway(disk: Disk, path: string, stale: Holder | null, token: string): Promise<void> {
  const aside = `${path}.${token}.stale`;
  try {
    await disk.rename(path, aside);
  } catch (error) {
    if (isAbsent(error)) return;
    throw error;
  }
  if ((await readHolder(disk, aside))?.token !== stale?.token) await disk.link(aside, path);
  await disk.remove(aside);
}

async function readHolder(disk: Disk, path: string): Promise<Holder | null> {
  try {
    const value = JSON.parse(new TextDecoder().decode(await disk.read(path))) as Partial<Holder> | null;
    return typeof value?.pid === 'number' && typeof value.host === 'string' && typeof value.at === 'string'
      ? { pid: value.pid, host: value.host, at: value.at, life: value.life ?? null, token: String(value.token) }
      : null;
  } catch (error) {
    // Not there any more, or emptied by a power cut: nobody holds that.
    if (isAbsent(error) || error instanceof SyntaxError) return null;
    throw error;
  }
}

async function isGone(holder: Holder, mine: Holder): Promise<boolean> {
  if (holder.host !== mine.host) return false;
  if (holder.pid === mine.pid) return !held.has(holder.token);
  if (!isAlive(holder.pid)) return true;
  return holder.life !== null && (await lifeOf(holder.pid)) !== holder.life;
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

/** The start of the machine and, counted from it, of a process; null where the system does not say (anything but Linux). */
async function lifeOf(pid: number): Promise<string | null> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const line = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may hold anything: count from its end. The start is field 22 (proc(5)).
    const started = line.slice(line.lastIndexOf(')') + 2).split(' ')[19];
    return started === undefined ? null : `${boot}/${started}`;
  } catch {
    return null;
  }
}
