import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { AssizeError, type Digest, type Entry } from '../model/index.ts';
import type { UnlockedKey, Vault } from '../vault/index.ts';
import { bytesOf } from './collect.ts';

export type SealedEntry = Extract<Entry, { kind: 'sealed' }>;

/** The keys of people that some words name: a key, or a name whose key counts. Throws `investigation/no-such-person`. */
export async function keysNamed(vault: Vault, words: readonly string[]): Promise<string[]> {
  const people = await vault.people();
  return words.map((word) => {
    const found = people.find(({ key }) => key === word) ?? people.find(({ name, ended }) => name === word && ended === null);
    if (found) return found.key;
    throw new AssizeError(
      'investigation/no-such-person',
      `No key that counts belongs to "${word.slice(0, 80)}".`,
      '`assize keys` lists the people who have one; `assize keys add --name NAME` adds one.',
    );
  });
}

/** Seals a file to some people and enters that; durable and signed when this returns. Nothing of it is read for findings. */
export async function sealFile(
  vault: Vault,
  path: string,
  { to, label, by }: { readonly to: readonly string[]; readonly label: string; readonly by?: UnlockedKey },
): Promise<SealedEntry> {
  const { entry } = await vault.seal(bytesOf(path), { to, label, ...(by ? { by } : {}) });
  await vault.checkpoint();
  if (entry.kind !== 'sealed') throw new TypeError('What was entered is not what was asked for.');
  return entry;
}

/** Everything that is sealed, in order of entering. */
export async function sealedIn(vault: Vault): Promise<SealedEntry[]> {
  const all: SealedEntry[] = [];
  for await (const { entry } of vault.entries()) if (entry.kind === 'sealed') all.push(entry);
  return all;
}

/** Opens a sealed object into a new file that only its owner may read. Throws `vault/not-sealed-to-you` and others of the vault. */
export async function unsealTo(vault: Vault, digest: Digest, key: UnlockedKey, path: string): Promise<void> {
  await pipeline(vault.unseal(digest, key), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
}
