import { objectsNamedBy } from '../ledger/index.ts';
import { AssizeError, type Digest, type Source, type SourceId, parseDigest } from '../model/index.ts';
import type { UnlockedKey, Vault } from '../vault/index.ts';
import { findingsOf } from './investigate.ts';
import { replay } from './kept.ts';
import type { OpenFile } from './open.ts';

/** By whom, and why, in words that stay in the ledger: a court's order, a witness in danger. */
export interface Reason {
  readonly who: string;
  readonly why: string;
  readonly by?: UnlockedKey;
}

/** What left. */
export interface Withdrawn {
  readonly objects: readonly Digest[];
  readonly sources: readonly Source[];
}

/**
 * Withdraws a source or an object: its bytes leave, with the text that was drawn from it and the files that came inside it, as far
 * as no other source holds the same. The digests stay, the ledger still proves, and findings are computed again without it. Open
 * the file with `anew`, so that no page of the store keeps its words. Throws `investigation/no-such-object` and what the vault
 * throws.
 */
export async function withdraw(file: OpenFile, what: string, { who, why, by }: Reason): Promise<Withdrawn> {
  const { vault } = file;
  const { objects, sources } = await belongingTo(vault, what);
  // What was made from it goes first: a run that is stopped midway still finds by the source what is left to do.
  for (const digest of objects.toReversed()) await vault.withdraw(digest, who, why, by);
  for (const digest of objects) file.results.delete(digest);
  file.extractions.clear();
  await findingsOf(file);
  return { objects, sources };
}

async function belongingTo(vault: Vault, what: string): Promise<Withdrawn> {
  const { sources, packs, answers, texts, withdrawn } = await replay(vault);
  // What a proposer answered about a source quotes it, and was received as inside it.
  const all = [...sources, ...packs, ...answers];
  const object = all.find(({ id }) => id === what)?.object ?? parseDigest(what);
  const gone = new Set<Digest>([object]);
  // A file inside another goes with it, unless it also came by another way.
  for (let before = 0; before < gone.size; ) {
    before = gone.size;
    const ids = new Set<SourceId>(all.filter((source) => gone.has(source.object)).map(({ id }) => id));
    for (const { object: inner, inside } of all)
      if (
        inside !== null &&
        ids.has(inside) &&
        all.every((other) => other.object !== inner || (other.inside !== null && ids.has(other.inside)))
      )
        gone.add(inner);
  }
  const ids = new Set<SourceId>(all.filter((source) => gone.has(source.object)).map(({ id }) => id));
  const kept = new Set([...texts].filter(([source]) => !ids.has(source)).map(([, text]) => text));
  for (const [source, text] of texts) if (ids.has(source) && !kept.has(text)) gone.add(text);
  if (ids.size === 0 && !(await isNamed(vault, object)))
    throw new AssizeError(
      'investigation/no-such-object',
      `No entry of the ledger names ${object}.`,
      'Name a source or an object as `assize show sources --json` prints it.',
    );
  return {
    objects: [...gone].filter((digest) => !withdrawn.has(digest)),
    sources: all.filter((source) => gone.has(source.object)),
  };
}

async function isNamed(vault: Vault, object: Digest): Promise<boolean> {
  for await (const { entry } of vault.entries()) if (objectsNamedBy(entry).includes(object)) return true;
  return false;
}
