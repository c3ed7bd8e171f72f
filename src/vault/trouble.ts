import { AssizeError } from '../model/index.ts';
import type { Disk, Writing } from './disk.ts';

// What a disk can refuse, in words that say what to do. That something is not there, or is there already, is no trouble: whoever
// asks deals with it.

const TROUBLE: Readonly<Record<string, { readonly code: `vault/${string}`; readonly what: string; readonly next: string }>> = {
  ENOSPC: {
    code: 'vault/disk-full',
    what: 'The disk is full',
    next: 'Free some space and run the same command again: what was confirmed is there, and is not taken twice.',
  },
  EDQUOT: {
    code: 'vault/disk-full',
    what: 'Your share of the disk is used up',
    next: 'Free some space and run the same command again: what was confirmed is there, and is not taken twice.',
  },
  EFBIG: {
    code: 'vault/disk-full',
    what: 'The disk holds no file of this size',
    next: 'Move the investigation to a disk that is formatted for large files; what was confirmed is there.',
  },
  EROFS: {
    code: 'vault/read-only-disk',
    what: 'The disk can only be read',
    next: 'Read or verify the file as it is, or copy it to another disk to go on writing.',
  },
  EACCES: {
    code: 'vault/not-permitted',
    what: 'The system does not permit it',
    next: 'Give yourself the right to read and write the folder, then run the same command again.',
  },
  EPERM: {
    code: 'vault/not-permitted',
    what: 'The system does not permit it',
    next: 'Give yourself the right to read and write the folder, then run the same command again.',
  },
  EIO: {
    code: 'vault/disk-failed',
    what: 'The disk failed',
    next: 'Copy the folder to another disk while it can be read, and run `assize verify` on the copy.',
  },
};

function told(error: unknown, path: string): unknown {
  const { code } = (error ?? {}) as { readonly code?: string };
  const trouble = code === undefined || error instanceof AssizeError ? undefined : TROUBLE[code];
  return trouble ? new AssizeError(trouble.code, `${trouble.what} (${code} at ${path}).`, trouble.next, { cause: error }) : error;
}

/** A disk that tells its trouble as errors of ours: `vault/disk-full`, `-read-only-disk`, `-not-permitted`, `-disk-failed`. */
export function telling(disk: Disk): Disk {
  const asked = async <T>(path: string, act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      throw told(error, path);
    }
  };
  const tellingFile = (file: Writing, path: string): Writing => ({
    write: (chunk) => asked(path, () => file.write(chunk)),
    finish: () => asked(path, () => file.finish()),
    settle: () => asked(path, () => file.settle()),
    sync: () => asked(path, () => file.sync()),
    close: () => asked(path, () => file.close()),
  });
  return {
    pace: disk.pace,
    read: (path) => asked(path, () => disk.read(path)),
    async *stream(path) {
      try {
        yield* disk.stream(path);
      } catch (error) {
        throw told(error, path);
      }
    },
    list: (folder) => asked(folder, () => disk.list(folder)),
    look: (path) => asked(path, () => disk.look(path)),
    makeFolder: (path) => asked(path, () => disk.makeFolder(path)),
    create: (path, mode) => asked(path, async () => tellingFile(await disk.create(path, mode), path)),
    createLarge: (path, mode) => asked(path, async () => tellingFile(await disk.createLarge(path, mode), path)),
    place: (file) => asked(file.path, () => disk.place(file)),
    placeMany: (files) => asked(files[0]?.path ?? '', () => disk.placeMany(files)),
    reopen: (path) => asked(path, async () => tellingFile(await disk.reopen(path), path)),
    rename: (from, to) => asked(to, () => disk.rename(from, to)),
    link: (from, to) => asked(to, () => disk.link(from, to)),
    remove: (path) => asked(path, () => disk.remove(path)),
    syncFolder: (path) => asked(path, () => disk.syncFolder(path)),
    syncAll: (folder) => asked(folder, () => disk.syncAll(folder)),
  };
}
