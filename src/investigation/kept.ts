import { type Pack, parsePack } from '../extraction/index.ts';
import type { Digest, Note, Reading, Review, Source, SourceId } from '../model/index.ts';
import { AssizeError, digestOf } from '../model/index.ts';
import { type ReadResult, markRepeated } from '../reading/index.ts';
import type { Vault } from '../vault/index.ts';
import type { Kept } from './compute.ts';
import { largestRead } from './limits.ts';
import type { Readers } from './reader.ts';
import { type Watch, tooLarge } from './receive.ts';

/** What the ledger says, gathered in one pass over its entries. */
export interface Ledgered {
  readonly sources: readonly Source[];
  readonly reviews: readonly Review[];
  readonly notes: readonly Note[];
  /** Packs of places that came in with the reports. */
  readonly packs: readonly Source[];
  /** Answers of proposers, in the order of their coming. */
  readonly answers: readonly Source[];
  readonly withdrawn: ReadonlyMap<Digest, { readonly who: string; readonly why: string }>;
  /** Source → the digest of the text that was drawn from it when it was received. */
  readonly texts: ReadonlyMap<SourceId, Digest>;
}

/** Replays the ledger from its first entry. */
export async function replay(vault: Vault): Promise<Ledgered> {
  const sources: Source[] = [];
  const reviews: Review[] = [];
  const notes: Note[] = [];
  const packs: Source[] = [];
  const answers: Source[] = [];
  const shelves = { report: sources, gazetteer: packs, proposal: answers } as const;
  const withdrawn = new Map<Digest, { who: string; why: string }>();
  const texts = new Map<SourceId, Digest>();
  // Two copies that were merged may both tell of the same receipt.
  const seen = new Set<SourceId>();
  for await (const { entry, leaf } of vault.entries()) {
    if (entry.kind === 'received') {
      const { source: id, object, mediaType, bytes, at, from, inside } = entry;
      if (seen.has(id)) continue;
      seen.add(id);
      shelves[entry.role].push({ id, object, mediaType, bytes, at, from, inside });
    } else if (entry.kind === 'read') texts.set(entry.source, entry.text);
    else if (entry.kind === 'noted') {
      const { code, source, what } = entry.note;
      if (!notes.some((old) => old.code === code && old.source === source && old.what === what)) notes.push(entry.note);
    } else if (entry.kind === 'withdrawn') withdrawn.set(entry.object, { who: entry.who, why: entry.why });
    else if (entry.kind === 'reviewed')
      reviews.push({
        id: leaf,
        by: entry.person,
        name: entry.name,
        at: entry.at,
        conclusion: entry.conclusion,
        reason: entry.reason,
      });
  }
  return { sources, reviews, notes, packs, answers, withdrawn, texts };
}

/** The packs of places that came in with the reports, in the order of their coming. One that does not parse becomes a note. */
export async function loadPacks(vault: Vault, { packs, withdrawn }: Ledgered): Promise<{ packs: Pack[]; notes: Note[] }> {
  const loaded: Pack[] = [];
  const notes: Note[] = [];
  for (const { object } of packs) {
    if (withdrawn.has(object)) continue;
    try {
      loaded.push(parsePack(new TextDecoder().decode(await vault.getObject(object))));
    } catch (error) {
      if (!(error instanceof AssizeError)) throw error;
      notes.push({
        code: 'investigation/bad-gazetteer',
        source: null,
        what: `A pack of places could not be used: ${error.message}`,
        next: error.next,
      });
    }
  }
  return { packs: loaded, notes };
}

/**
 * Reads every source whose result is not at hand, from the bytes in the vault, a few at a time; adds to `results`.
 * A source that was withdrawn is not read.
 */
export async function readObjects(
  vault: Vault,
  { sources, withdrawn }: Pick<Ledgered, 'sources' | 'withdrawn'>,
  readers: Readers,
  results: Map<Digest, ReadResult>,
  { watch = () => {}, signal }: { watch?: Watch | undefined; signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const wanted = [...new Map(sources.map((source) => [source.object, source])).values()].filter(
    ({ object }) => !results.has(object) && !withdrawn.has(object),
  );
  let done = 0;
  const queue = wanted[Symbol.iterator]();
  const work = async () => {
    for (const { object, bytes, from, mediaType } of queue) {
      signal?.throwIfAborted();
      const largest = largestRead(mediaType);
      results.set(
        object,
        bytes > largest
          ? tooLarge(bytes, mediaType, largest)
          : await readers.read(await vault.getObject(object), { path: from, object }),
      );
      done += 1;
      watch({ phase: 'reading', done, total: wanted.length, what: from });
    }
  };
  await Promise.all(Array.from({ length: readers.width }, work));
}

/**
 * What findings are computed from. The text of each reading must be the one that was entered when its source was received;
 * where a newer reader gives another, a note says so.
 */
export function keptOf(
  { sources, reviews, withdrawn, texts, notes: entered }: Ledgered,
  results: ReadonlyMap<Digest, ReadResult>,
): Kept {
  const notes: Note[] = [...entered];
  const readings = new Map<Digest, Reading>();
  for (const source of sources) {
    const gone = withdrawn.get(source.object);
    if (gone) {
      notes.push({
        code: 'vault/withdrawn',
        source: source.id,
        what: `The bytes of this source were withdrawn by ${gone.who}: ${gone.why}`,
        next: 'Its digest stays in the ledger; ask whoever withdrew it whether they keep a sealed copy.',
      });
      continue;
    }
    const result = results.get(source.object)!;
    for (const note of result.notes) notes.push({ ...note, source: source.id });
    if (result.reading === null) continue;
    readings.set(source.object, result.reading);
    const text = texts.get(source.id);
    if (text !== undefined && text !== digestOf(result.reading.text))
      notes.push({
        code: 'reading/text-differs',
        source: source.id,
        what: 'This version of Assize draws another text from the source than the one entered when it was received.',
        next: 'Both are kept: compare them before relying on positions quoted from the earlier text.',
      });
  }
  // What one publisher repeats is seen only from all of its reports together.
  return { sources, readings: markRepeated([...readings.values()]), reviews, notes };
}
