import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { AssizeError, type Digest, type Extraction } from '../model/index.ts';
import type { ReadResult } from '../reading/index.ts';
import { type Store, openStore } from '../store/index.ts';
import { type Vault, createVault, openVault } from '../vault/index.ts';
import { Readers } from './reader.ts';

/** An investigation that is open in this process. Close it to give the folder back to other writers. */
export interface OpenFile {
  readonly folder: string;
  readonly name: string;
  readonly vault: Vault;
  readonly store: Store;
  readonly readers: Readers;
  /** Results of reading by object, and extractions by reading: what this process has computed already. */
  readonly results: Map<Digest, ReadResult>;
  readonly extractions: Map<string, Extraction>;
  close(): Promise<void>;
}

export const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Where the store of the investigation in a folder lies. */
export const storePath = (folder: string) => join(folder, 'store', 'store.sqlite');

/** Whether a folder holds an investigation. */
export const isInvestigation = (folder: string) => exists(join(folder, 'assize.json'));

/**
 * Opens the investigation in a folder, or begins one there when `create` names it.
 * Throws `investigation/none-here` when there is none to open, and `investigation/not-empty` rather than begin one among
 * other people's files.
 */
export async function openFile(
  folder: string,
  {
    create,
    now = () => new Date(),
    anew = false,
    acceptClock = false,
  }: {
    readonly create?: string;
    readonly now?: () => Date;
    readonly anew?: boolean;
    /** Go on although the clock went back, and say so in the ledger. */
    readonly acceptClock?: boolean;
  } = {},
): Promise<OpenFile> {
  const at = resolve(folder);
  let vault: Vault;
  if (await isInvestigation(at)) vault = await openVault(at, { mode: 'write', now, acceptClock });
  else if (create === undefined)
    throw new AssizeError(
      'investigation/none-here',
      `"${folder}" holds no investigation (no assize.json in it).`,
      'Name the folder that `assize investigate … --into FOLDER` made, or run that first.',
    );
  else {
    await mkdir(at, { recursive: true });
    await mustBeEmpty(at, folder);
    vault = await createVault(at, { name: create, now });
  }
  let store: Store;
  try {
    await mkdir(join(at, 'store'), { recursive: true });
    const path = storePath(at);
    if (anew) await removeStore(path);
    store = await openStoreAnew(path);
  } catch (error) {
    await vault.close();
    throw error;
  }
  const readers = new Readers();
  return {
    folder: at,
    name: vault.name || basename(at),
    vault,
    store,
    readers,
    results: new Map(),
    extractions: new Map(),
    async close() {
      await readers.close();
      store.close();
      await vault.close();
    },
  };
}

/** The store may be deleted: one that does not open is made again rather than mourned. */
async function openStoreAnew(path: string): Promise<Store> {
  try {
    return openStore(path);
  } catch {
    await removeStore(path);
    return openStore(path);
  }
}

/** Deletes the store's files. */
export async function removeStore(path: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(path + end, { force: true });
}

async function mustBeEmpty(at: string, named: string): Promise<void> {
  if ((await readdir(at)).length > 0)
    throw new AssizeError(
      'investigation/not-empty',
      `"${named}" is not empty and holds no investigation.`,
      'Name a new or an empty folder with --into, so that nothing of yours is mixed with the vault.',
    );
}
