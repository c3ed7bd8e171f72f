import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Findings, Note } from '../model/index.ts';
import { type Bag, readBag, unpackBag, writeBag } from '../vault/index.ts';
import { type WalkOptions, findingsOf } from './investigate.ts';
import { replay } from './kept.ts';
import type { OpenFile } from './open.ts';
import { type Receiving, note, receiveFile } from './receive.ts';
import { readVerifier } from './verifier.ts';

/** Writes an open file as a bag (RFC 8493), signed as it stands, with the verifier beside it. */
export async function exportBag({ vault, folder }: OpenFile, to: string): Promise<{ files: number; bytes: number }> {
  await vault.checkpoint();
  return writeBag(folder, to, { now: () => new Date(), beside: await readVerifier() });
}

/** A bag that was opened; `own` says that it holds an investigation file, which was unpacked. */
export async function openBag(folder: string, into: string): Promise<{ readonly bag: Bag; readonly own: boolean }> {
  const bag = await readBag(folder);
  return { bag, own: (await unpackBag(bag, into)) !== null };
}

/**
 * Receives a bag made elsewhere: its manifests and what is told of it are kept and entered as they are, its payload is received
 * file by file, and what is wrong with it becomes notes: evidence is not dropped because its packing is torn.
 */
export async function receiveBag(bag: Bag, file: OpenFile, options: WalkOptions = {}): Promise<Findings> {
  const { vault } = file;
  const { sources, packs, notes } = await replay(vault);
  const state: Receiving = { vault, known: new Set([...sources, ...packs].map(({ id }) => id)), notes: [...notes] };
  const kept = new Set<string>();
  for await (const { entry } of vault.entries()) if (entry.kind === 'tag-file') kept.add(`${entry.object} ${entry.path}`);
  for (const path of bag.tags) {
    const { digest, bytes } = await vault.putObject(new Uint8Array(await readFile(join(bag.folder, path))));
    if (!kept.has(`${digest} ${path}`)) await vault.append({ kind: 'tag-file', bag: bag.name, path, object: digest, bytes });
  }
  for (const { code, what, next } of bag.faults) {
    const said: Note = { code, source: null, what: `The bag "${bag.name}": ${what}`, next };
    await note(said, state);
  }
  for (const { path, bytes } of bag.payload) {
    options.signal?.throwIfAborted();
    await receiveFile({ path: join(bag.folder, path), from: `${bag.name}/${path}`, bytes }, state);
  }
  await vault.flush();
  return findingsOf(file, options);
}
