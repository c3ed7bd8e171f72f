import { type Dirent, type Stats, closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { AssizeError, type Note } from '../model/index.ts';

/** One file to receive: where it is, and the name under which it is entered. */
export interface Found {
  readonly path: string;
  /** Relative to what the user named, with "/" between parts, and the named folder's own name left out. */
  readonly from: string;
  readonly bytes: number;
}

/** Files that systems leave in folders and that nobody means as a report. */
const clutter = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * The files that some paths name: a file itself, and everything below a folder in the order of names, so that every machine
 * sees them in the same order. Links are followed for a path the user named and not below a folder, where they could lead out
 * of it or in a circle. What cannot be listed becomes a note and the others go on.
 *
 * Throws `investigation/no-such-path` for a path that is not there: a slip of the pen, better said at once.
 */
export async function collect(paths: readonly string[]): Promise<{ files: Found[]; notes: Note[] }> {
  const files: Found[] = [];
  const notes: Note[] = [];
  for (const path of paths) {
    const named = resolve(path);
    const what = await stat(named).catch((cause: unknown) => {
      throw new AssizeError(
        'investigation/no-such-path',
        `There is nothing readable at "${path}".`,
        'Check the spelling; name a file or a folder of reports.',
        { cause },
      );
    });
    if (what.isDirectory()) {
      const before = files.length;
      await below(named, named, files, notes);
      if (files.length === before)
        notes.push({
          code: 'investigation/empty-folder',
          source: null,
          what: `The folder "${basename(named)}" holds no files.`,
          next: 'Name a folder that holds reports, or the reports themselves.',
        });
    } else if (what.isFile()) files.push({ path: named, from: basename(named), bytes: what.size });
    else notes.push(special(path));
  }
  return { files, notes };
}

async function below(root: string, folder: string, files: Found[], notes: Note[]): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    notes.push({
      code: 'investigation/unreadable-folder',
      source: null,
      what: `The folder "${relative(root, folder) || basename(folder)}" could not be listed (${reasonOf(error)}).`,
      next: 'Give yourself permission to read it, then run the same command again: what is already received is not taken twice.',
    });
    return;
  }
  // Code-unit order and no locale: the same on every machine.
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await below(root, path, files, notes);
    else if (entry.isFile()) {
      if (clutter.has(entry.name)) continue;
      const what = lstatSync(path, { throwIfNoEntry: false });
      files.push({ path, from: relative(root, path).split(sep).join('/'), bytes: what?.size ?? 0 });
    } else notes.push(special(relative(root, path)));
  }
}

function special(name: string): Note {
  return {
    code: 'investigation/not-a-file',
    source: null,
    what: `"${name}" is neither a file nor a folder (a link, a device, a socket) and was left out.`,
    next: 'If it leads to a report, copy the report itself into the folder, or name it on the command line.',
  };
}

/** A short reason in words from an error of the file system: "EACCES: permission denied" → "permission denied". */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^[A-Z]+: ([^,]+)/.exec(message)?.[1] ?? message.slice(0, 120);
}

/**
 * The bytes of a file in chunks of 1 MiB, each good until the next but two is asked for. Ends with an error when the file's size or
 * time of change is not the same before and after: what was read would be neither the old file nor the new one.
 */
export async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const before = await handle.stat();
    let read = 0;
    // Used in turn: memory for each chunk anew would pile up faster than it is given back.
    const buffers: Uint8Array[] = [];
    for (let n = 0; ; n++) {
      const buffer = (buffers[n % 3] ??= new Uint8Array(Math.max(1, Math.min(1 << 20, before.size - read || 1 << 16))));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, read);
      if (bytesRead === 0) break;
      read += bytesRead;
      // A file that grows as fast as it is read would never end.
      if (read > before.size) break;
      yield bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead);
    }
    mustBeTheSame(before, await handle.stat(), read);
  } finally {
    await handle.close();
  }
}

/** Up to so many bytes, the way through another thread and back takes longer than reading. */
const SMALL = 64 * 1024;

/** The bytes of a small file, or null when it is none. Ends with an error where the file changed, as `bytesOf` does. */
export function readSmall(path: string): Uint8Array | null {
  const file = openSync(path, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
  try {
    const before = fstatSync(file);
    if (!before.isFile() || before.size > SMALL) return null;
    const buffer = new Uint8Array(before.size + 1);
    let read = 0;
    // One byte more than there should be is asked for, so that a file that grew is seen to; what gives less is at its end.
    for (let got = -1; got !== 0 && read < before.size; read += got)
      got = readSync(file, buffer, read, buffer.length - read, read);
    mustBeTheSame(before, fstatSync(file), read);
    return buffer.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

function mustBeTheSame(before: Stats, after: Stats, read: number): void {
  if (after.size === before.size && after.mtimeMs === before.mtimeMs && read === before.size) return;
  throw new AssizeError(
    'investigation/changed-while-read',
    `The file changed while it was read (${before.size} bytes before, ${after.size} after).`,
    'Wait until whatever writes it has ended, then run the same command again.',
  );
}
