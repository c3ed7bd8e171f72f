import { resolve } from 'node:path';
import { AssizeError, type Findings } from '../model/index.ts';
import { openStore } from '../store/index.ts';
import { openVault } from '../vault/index.ts';
import { collect } from './collect.ts';
import { compute } from './compute.ts';
import { type Ledgered, keptOf, loadPacks, replay } from './kept.ts';
import { exists, isInvestigation, type OpenFile, openFile, storePath } from './open.ts';
import { type Watch, note, receiveFiles } from './receive.ts';
import { loadTools } from './resources.ts';
import { settle } from './settle.ts';

export interface WalkOptions {
  readonly watch?: Watch | undefined;
  /** Stops the walk between two steps; what was received until then stays received. */
  readonly signal?: AbortSignal | undefined;
}

/** The walk: from files to findings, in the order in which nothing names what is not yet durably there. */
export async function investigate(paths: readonly string[], file: OpenFile, options: WalkOptions = {}): Promise<Findings> {
  await receiveAll(paths, file, options); //                  bytes kept, and entered in the ledger
  return findingsOf(file, options); //                        read, extracted, gathered, assessed, and kept in the store
}

/** Receives the files that some paths name. Everything received is durable when this returns. */
export async function receiveAll(paths: readonly string[], { vault }: OpenFile, options: WalkOptions = {}): Promise<void> {
  const { files, notes } = await collect(paths);
  const { sources, notes: entered, packs } = await replay(vault);
  const state = { vault, known: new Set([...sources, ...packs].map((source) => source.id)), notes: [...entered] };
  for (const one of notes) await note(one, state);
  await receiveFiles(files, state, options);
}

/** Computes the findings of everything in the vault, signs what was entered, and keeps the findings in the store. */
export async function findingsOf(file: OpenFile, options: WalkOptions = {}): Promise<Findings> {
  const { vault, readers, results } = file;
  const ledgered = await settle(vault, readers, results, options); //  texts with positions, and what resisted reading
  await vault.checkpoint(); //                                         what was entered is now signed
  return computeAndKeep(ledgered, file, options);
}

/** Computes the findings of what the ledger says, and keeps them in the store under the head of that ledger. */
export async function computeAndKeep(
  ledgered: Ledgered,
  { vault, store, results, extractions }: Pick<OpenFile, 'vault' | 'store' | 'results' | 'extractions'>,
  options: WalkOptions = {},
): Promise<Findings> {
  const { packs, notes } = await loadPacks(vault, ledgered);
  const kept = keptOf(ledgered, results);
  const findings = await compute({ ...kept, notes: [...kept.notes, ...notes] }, await loadTools(packs), {
    ...options,
    earlier: extractions,
  });
  options.watch?.({ phase: 'keeping', done: 0, total: 1, what: null });
  await store.replace(findings, String(vault.size)); //                and can be asked about
  options.watch?.({ phase: 'keeping', done: 1, total: 1, what: null });
  return findings;
}

/** The findings of the investigation in a folder, from its store, or computed again where the store does not hold them. */
export async function openForReading(folder: string): Promise<Findings> {
  const kept = await findingsAsKept(folder);
  if (kept !== null) return kept;
  const file = await openFile(folder);
  try {
    return (await file.store.findings(String(file.vault.size))) ?? (await findingsOf(file));
  } finally {
    await file.close();
  }
}

/** The findings that the store holds for the ledger as it stands, without the lock: there may be any number of readers beside one writer. */
async function findingsAsKept(folder: string): Promise<Findings | null> {
  const path = storePath(resolve(folder));
  if (!(await exists(path)) || !(await isInvestigation(folder))) return null;
  const vault = await openVault(resolve(folder), { mode: 'read', now: () => new Date() });
  try {
    const store = openStore(path);
    try {
      return await store.findings(String(vault.size));
    } finally {
      store.close();
    }
  } catch (error) {
    // A store that does not open, or is being made: whoever opens the file for writing makes it again, and says what is wrong.
    if (error instanceof AssizeError) return null;
    throw error;
  } finally {
    await vault.close();
  }
}
