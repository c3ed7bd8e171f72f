import { execFile } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { type FileHandle, constants, copyFile, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { createDirect } from './direct.ts';
import { placeBeside } from './bulk.ts';
import { type Placing, placeFile } from './place-file.ts';

/** How much is done at once on a disk. */
export interface Pace {
  /** Up to so many bytes, an object is held in memory while it is put. */
  readonly small: number;
  /** After so many bytes of one object, making it durable begins. */
  readonly stride: number;
  /** Below so many files, each is made durable by itself; so many or more, in one act of the whole disk. */
  readonly many: number;
  /** After so many small objects, further ones are placed beside what else is done; never, where one core does it all. */
  readonly bulk: number;
  /** How many files are hashed at once by their paths, each on a core of its own; 0 where only `stream` gives their bytes. */
  readonly threads: number;
}

/** A file that is being written. */
export interface Writing {
  write(chunk: Uint8Array): Promise<void>;
  /** Begins to make durable what is written, while more is written; returns when that is done. */
  settle(): Promise<void>;
  /** Returns when the file holds everything written, durable or not. */
  finish(): Promise<void>;
  /** Returns when everything written is durable. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Everything that the vault asks of a disk, so that tests can fail each act in turn and cut the power between any two. Errors are
 * those of Node's file system, with its codes.
 */
export interface Disk {
  readonly pace: Pace;
  read(path: string): Promise<Uint8Array>;
  /** The bytes in pieces, in order. A piece is the caller's own. */
  stream(path: string): AsyncGenerator<Uint8Array>;
  /** The names in a folder, in code-unit order; none where there is no folder. */
  list(folder: string): Promise<string[]>;
  /** What is at a path, or null. Links are not followed. */
  look(path: string): Promise<'file' | 'folder' | 'other' | null>;
  /** Makes a folder and those above it. Says whether it was not there. */
  makeFolder(path: string): Promise<boolean>;
  /** Begins a new file, in the place of one that is there. */
  create(path: string, mode: number): Promise<Writing>;
  /** The same for a file of many megabytes. */
  createLarge(path: string, mode: number): Promise<Writing>;
  /** Writes a small file under a name of its own and gives it its right one, in one go. It is not durable yet. */
  place(file: Placing): Promise<void>;
  /**
   * The same for many, beside what else is done; returns when all have their names. Their bytes are given away, with
   * the buffers that they lie in.
   */
  placeMany(files: readonly Placing[]): Promise<void>;
  /** Opens a file as it is, to make it durable. */
  reopen(path: string): Promise<Writing>;
  rename(from: string, to: string): Promise<void>;
  /** Gives a file a second name. Fails with EEXIST where the name is taken. */
  link(from: string, to: string): Promise<void>;
  /** Removes a file, if it is there. */
  remove(path: string): Promise<void>;
  /** Makes a folder's own list of names durable. */
  syncFolder(path: string): Promise<void>;
  /**
   * Makes durable, in one act, everything that was written on the disk on which a folder is. False where this system knows no
   * such act, or none that can be trusted: then nothing is done.
   */
  syncAll(folder: string): Promise<boolean>;
}

/** Bytes read at a time: larger gains nothing, and eight threads may read at once. */
const PIECE = 1 << 20;

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | null)?.code;
export const isAbsent = (error: unknown): boolean => codeOf(error) === 'ENOENT';
export const isTaken = (error: unknown): boolean => codeOf(error) === 'EEXIST';

function writing(handle: FileHandle): Writing {
  return {
    async write(chunk) {
      for (let at = 0; at < chunk.length; ) at += (await handle.write(chunk, at, chunk.length - at)).bytesWritten;
    },
    settle: () => handle.datasync(),
    finish: () => Promise.resolve(),
    sync: () => handle.datasync(),
    close: () => handle.close(),
  };
}

async function create(path: string, mode: number): Promise<Writing> {
  // Not opened over what is there: that may be read-only, or have a second name.
  await rm(path, { force: true });
  return writing(await open(path, 'wx', mode));
}

let counted: number | null = null;
/** Asked once, since the system looks it up anew each time; and not before it is wanted, since a browser has no answer. */
const cores = (): number => (counted ??= availableParallelism());

/** The disk of this machine. */
export const machineDisk: Disk = {
  pace: {
    small: 1 << 20,
    stride: 64 << 20,
    many: 4,
    get bulk() {
      return cores() > 1 ? 64 : Number.POSITIVE_INFINITY;
    },
    get threads() {
      return Math.min(8, cores());
    },
  },
  read: async (path) => {
    const handle = await open(path, 'r');
    try {
      // A buffer of its own, so that it can be handed to another thread.
      const bytes = new Uint8Array((await handle.stat()).size);
      let at = 0;
      while (at < bytes.length) {
        const { bytesRead } = await handle.read(bytes, at, bytes.length - at, at);
        if (bytesRead === 0) return bytes.slice(0, at);
        at += bytesRead;
      }
      return bytes;
    } finally {
      await handle.close();
    }
  },
  async *stream(path) {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      for (let left = size; ; ) {
        const buffer = new Uint8Array(Math.max(1, Math.min(left, PIECE)));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
        if (bytesRead === 0) return;
        left -= bytesRead;
        yield bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead);
      }
    } finally {
      await handle.close();
    }
  },
  async list(folder) {
    try {
      return (await readdir(folder)).sort();
    } catch (error) {
      if (isAbsent(error)) return [];
      throw error;
    }
  },
  // Asked of every object that comes in: the way through another thread and back takes ten times as long as the answer.
  async look(path) {
    try {
      const found = lstatSync(path, { throwIfNoEntry: false });
      return found === undefined ? null : found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
    } catch (error) {
      if (codeOf(error) === 'ENOTDIR') return null;
      throw error;
    }
  },
  makeFolder: async (path) => (await mkdir(path, { recursive: true })) !== undefined,
  create,
  createLarge: async (path, mode) => (await createDirect(path, mode)) ?? create(path, mode),
  place: async (file) => placeFile(file),
  placeMany: placeBeside,
  reopen: async (path) => writing(await open(path, 'r')),
  rename,
  async link(from, to) {
    try {
      await link(from, to);
    } catch (error) {
      // A stick that was formatted for cameras has no second names; a copy that refuses to replace is the next best.
      if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(codeOf(error) ?? '')) throw error;
      await copyFile(from, to, constants.COPYFILE_EXCL);
    }
  },
  remove: (path) => rm(path, { force: true }),
  async syncFolder(path) {
    // Windows keeps the names in folders by itself and opens no folder as a file.
    if (process.platform === 'win32') return;
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  // Linux alone waits in sync(1) until all is written, and tells of what could not be (syncfs(2), since 5.8).
  syncAll: async (folder) => process.platform === 'linux' && (await syncDisk(folder)),
};

/** Asks sync(1) for the disk on which a folder is. False where there is none, or one that cannot be asked for a single disk. */
function syncDisk(folder: string): Promise<boolean> {
  return new Promise((done, failed) => {
    execFile('sync', ['-f', folder], { env: { ...process.env, LC_ALL: 'C' } }, (error, _, said) => {
      if (error === null) done(true);
      else if (codeOf(error) === 'ENOENT' || /option|usage/i.test(said)) done(false);
      else failed(new Error(`sync: ${said.trim() || error.message}`, { cause: error }));
    });
  });
}

/** How many files are made durable at once: one by one is many times slower, more wins nothing. */
export const IN_FLIGHT = 16;

/** Does something for each, some at once, and returns when all are done. The first failure is thrown, after all have ended. */
export async function forEachOf<T>(all: Iterable<T>, work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all].reverse();
  const failures: unknown[] = [];
  const worker = async () => {
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      try {
        await work(one);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  if (failures.length > 0) throw failures[0];
}

/** A file to be written whole. */
export interface Whole {
  readonly path: string;
  readonly data: Uint8Array | string;
  readonly mode?: number;
}

/**
 * Writes files so that after a crash each is the old one or the new one, never a part, and returns when all are durable. Folders
 * that are made on the way below `root` are durable too; `made` remembers them, so that later calls need not see to it again.
 */
export async function writeWhole(disk: Disk, root: string, files: readonly Whole[], made = new Set<string>()): Promise<void> {
  const parents = new Set(files.map(({ path }) => dirname(path)));
  const anew = new Set<string>();
  for (const parent of parents)
    for (let folder = parent; folder.length > root.length && !made.has(folder); folder = dirname(folder)) anew.add(folder);
  for (const folder of [...anew].sort((a, b) => a.length - b.length)) await disk.makeFolder(folder);
  await forEachOf(files, async ({ path, data, mode = 0o644 }) => {
    const temporary = `${path}.tmp`;
    const file = await disk.create(temporary, mode);
    try {
      await file.write(typeof data === 'string' ? new TextEncoder().encode(data) : data);
      await file.sync();
    } finally {
      await file.close();
    }
    await disk.rename(temporary, path);
  });
  await forEachOf(new Set([...parents, ...[...anew].map(dirname)]), (folder) => disk.syncFolder(folder));
  for (const folder of anew) made.add(folder);
}
