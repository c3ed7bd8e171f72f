import type { Digest, Note, Source, SourceId } from '../model/index.ts';
import type { ReadResult } from '../reading/index.ts';
import type { Put, Vault } from '../vault/index.ts';
import { type Ledgered, readObjects, replay } from './kept.ts';
import type { Readers } from './reader.ts';
import { type Receiving, type Watch, enter, isAboutTheFile, note } from './receive.ts';

/** How deep mails in archives in mails are followed. Deeper nests are bombs or mistakes. */
const DEEPEST = 4;
/** How many enclosed files one received file may bring, over all its depths. */
const MOST_ENCLOSED = 2_000;

/**
 * Reads whatever was received and not yet read, enters the texts, and receives what readers find enclosed, until nothing is
 * left. It goes by the ledger alone, so it also finishes what an earlier run was stopped in.
 */
export async function settle(
  vault: Vault,
  readers: Readers,
  results: Map<Digest, ReadResult>,
  { watch, signal }: { watch?: Watch | undefined; signal?: AbortSignal | undefined },
): Promise<Ledgered> {
  for (;;) {
    const ledgered = await replay(vault);
    await readObjects(vault, ledgered, readers, results, { watch, signal });
    const known = new Set([...ledgered.sources, ...ledgered.packs].map((source) => source.id));
    const state: Receiving = { vault, known, notes: [...ledgered.notes] };
    const byId = new Map(ledgered.sources.map((source) => [source.id, source]));
    const enclosedBy = new Map<SourceId, number>();
    for (const source of ledgered.sources) {
      if (source.inside === null) continue;
      const { top } = nesting(source, byId);
      enclosedBy.set(top, (enclosedBy.get(top) ?? 0) + 1);
    }
    const before = vault.size;
    for (const source of ledgered.sources) {
      signal?.throwIfAborted();
      const result = results.get(source.object);
      if (!result) continue;
      if (result.reading !== null && !ledgered.texts.has(source.id)) {
        const text = await putUnlessWithdrawn(new TextEncoder().encode(result.reading.text), source, state);
        if (text === null) continue;
        const { id, object, method } = result.reading;
        await vault.append({
          kind: 'read',
          source: source.id,
          object,
          reading: id,
          text: text.digest,
          method: `${method.rule} ${method.version}`,
        });
      }
      await receiveEnclosed(source, result, state, nesting(source, byId), enclosedBy);
    }
    if (vault.size === before) return ledgered;
  }
}

/** Keeps bytes that a source gave. What was withdrawn does not come back by another way: a note says so. */
async function putUnlessWithdrawn(bytes: Uint8Array, source: Source, state: Receiving): Promise<Put | null> {
  try {
    return await state.vault.putObject(bytes);
  } catch (error) {
    if (!isAboutTheFile(error)) throw error;
    await note({ code: error.code, source: source.id, what: error.message, next: error.next }, state);
    return null;
  }
}

async function receiveEnclosed(
  source: Source,
  result: ReadResult,
  state: Receiving,
  { depth, top }: { depth: number; top: SourceId },
  enclosedBy: Map<SourceId, number>,
): Promise<void> {
  for (const [index, inner] of result.enclosed.entries()) {
    const brought = enclosedBy.get(top) ?? 0;
    if (depth >= DEEPEST || brought >= MOST_ENCLOSED) {
      await note(tooMuch(source, result.enclosed.length - index), state);
      return;
    }
    const put = await putUnlessWithdrawn(inner.bytes, source, state);
    if (put === null) continue;
    const { digest } = put;
    const from = `${source.from}/${inner.name}`;
    const done = await enter(digest, inner.bytes.length, inner.bytes.subarray(0, 4096), { from, inside: source.id }, state);
    if (done === 'received') enclosedBy.set(top, brought + 1);
  }
}

function nesting(source: Source, byId: ReadonlyMap<SourceId, Source>): { depth: number; top: SourceId } {
  let depth = 0;
  let at = source;
  for (let outer = at.inside && byId.get(at.inside); outer; outer = at.inside && byId.get(at.inside)) {
    depth += 1;
    at = outer;
  }
  return { depth, top: at.id };
}

function tooMuch(source: Source, left: number): Note {
  return {
    code: 'investigation/too-much-enclosed',
    source: source.id,
    what: `${left} files enclosed in "${source.from}" were left out: they are nested more than ${DEEPEST} deep, or one file brings more than ${MOST_ENCLOSED}.`,
    next: 'Unpack it yourself in a safe place and name the folder.',
  };
}
