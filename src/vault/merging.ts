import { join } from 'node:path';
import { Authority, hashToHex, objectsNamedBy, openRecord, originOf, parseKey } from '../ledger/index.ts';
import { AssizeError, type Digest } from '../model/index.ts';
import { checkVault } from './check.ts';
import { type Card, ledgerFolder, objectsFolder, readCard, peopleFolder } from './card.ts';
import type { Disk, Whole } from './disk.ts';
import { Log } from './log.ts';
import { Objects } from './objects.ts';

/** Another copy of a file, or another file, that was checked and is about to be taken in. */
export interface Other {
  readonly card: Card;
  readonly log: Log;
  readonly objects: Objects;
}

/** What another ledger has and this one has not, and where its records are in the ledger that will hold both. */
export interface Plan {
  /** The number of the `merged` entry: the size of this ledger when it was planned. */
  readonly at: number;
  readonly records: readonly Uint8Array[];
  readonly parts: readonly (readonly [number, number])[];
  /** The objects that its records name. */
  readonly named: ReadonlySet<Digest>;
  /** Whose signature counts in it, at its end. */
  readonly authority: Authority;
}

/** What came of taking in another ledger. */
export interface Taken {
  readonly entries: number;
  readonly objects: number;
}

/** Opens another copy for being taken in. Throws `vault/broken-copy` where it has a fault, and what opening throws. */
export async function openOther(disk: Disk, folder: string): Promise<Other> {
  const card = await readCard(disk, folder);
  const [fault] = (await checkVault(folder, { disk })).faults;
  if (fault)
    throw new AssizeError(
      'vault/broken-copy',
      `"${folder}" is not taken in, because not all of it is whole: ${fault.what}`,
      'Run `assize verify` on it for all that is wrong. What is whole in it can be received by `assize investigate`.',
    );
  const publicKey = parseKey(card.key);
  const origin = originOf(card.key);
  const log = await Log.open({ disk, folder: ledgerFolder(folder), origin, publicKey, before: async () => undefined });
  return { card, log, objects: new Objects(disk, objectsFolder(folder), '') };
}

/** Holds another ledger against this one. The records that are not here will follow a `merged` entry at this one's end. */
export async function planMerge(mine: Log, { card, log }: Other): Promise<Plan> {
  const at = mine.size;
  const places = new Map<string, number>();
  for await (const { index, leaf } of mine.records()) {
    const name = hashToHex(leaf);
    if (!places.has(name)) places.set(name, index);
  }
  const records: Uint8Array[] = [];
  const parts: [number, number][] = [];
  const named = new Set<Digest>();
  const authority = new Authority(card.key);
  let foreign = 0;
  for await (const { record, leaf } of log.records()) {
    const name = hashToHex(leaf);
    let place = places.get(name);
    if (place === undefined) {
      place = at + 1 + records.length;
      places.set(name, place);
      records.push(record);
    }
    const last = parts.at(-1);
    if (last?.[1] === place) last[1] = place + 1;
    else parts.push([place, place + 1]);
    const entry = openRecord(record);
    for (const digest of objectsNamedBy(entry)) named.add(digest);
    if (foreign > 0) foreign -= 1;
    else if (entry.kind === 'merged') foreign = entry.entries;
    else authority.admit(entry);
  }
  return { at, records, parts, named, authority };
}

/** The files of people's keys that another copy has and this one has not. */
export async function keysOf(disk: Disk, from: string, to: string): Promise<Whole[]> {
  const files: Whole[] = [];
  for (const name of await disk.list(peopleFolder(from))) {
    const path = join(peopleFolder(to), name);
    if (/\.age(?:\.sha256)?$/.test(name) && (await disk.look(path)) === null)
      files.push({ path, data: await disk.read(join(peopleFolder(from), name)), mode: 0o600 });
  }
  return files;
}
