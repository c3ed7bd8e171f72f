import type { Disk } from '../src/vault/disk.ts';
import { type Verified, verifyFolderOn } from './verify-folder.ts';

/** A file that somebody chose in a browser, with its path below the chosen folder. */
export interface ChosenFile {
  readonly path: string;
  readonly file: Blob;
}

const PIECE = 4 << 20;

/** Checks files chosen in a browser: a dossier, an investigation file or a bag. Nothing is sent anywhere. */
export async function verifyFiles(files: readonly ChosenFile[], expected?: string): Promise<Verified> {
  return verifyFolderOn(diskOf(files), '', expected);
}

/** Chosen files as a disk that can only be read. The private key of a file is not looked at: a browser cannot say whether it is whole. */
function diskOf(chosen: readonly ChosenFile[]): Disk {
  const files = new Map(chosen.filter(({ path }) => !/(?:^|\/)keys\/ledger\.pem$/.test(path)).map(({ path, file }) => [path, file]));
  const folders = new Map<string, Set<string>>([['', new Set()]]);
  for (const path of files.keys()) {
    const parts = path.split('/');
    for (let n = 0; n < parts.length; n++) {
      const folder = parts.slice(0, n).join('/');
      folders.set(folder, (folders.get(folder) ?? new Set()).add(parts[n]!));
    }
  }
  const find = (path: string): Blob => {
    const file = files.get(path);
    if (!file) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
    return file;
  };
  const refuse = async (): Promise<never> => {
    throw new Error('Chosen files can only be read.');
  };
  return {
    pace: { small: 0, stride: 0, many: 0, bulk: 0, threads: 0 },
    read: async (path) => new Uint8Array(await find(path).arrayBuffer()),
    async *stream(path) {
      const file = find(path);
      for (let at = 0; at < file.size; at += PIECE) yield new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
    },
    list: async (folder) => [...(folders.get(folder) ?? [])].sort(),
    look: async (path) => (files.has(path) ? 'file' : folders.has(path) ? 'folder' : null),
    makeFolder: refuse,
    create: refuse,
    createLarge: refuse,
    place: refuse,
    placeMany: refuse,
    reopen: refuse,
    rename: refuse,
    link: refuse,
    remove: refuse,
    syncFolder: refuse,
    syncAll: refuse,
  };
}
