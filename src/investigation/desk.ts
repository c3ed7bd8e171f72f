import { findingsDocument } from '../dossier/index.ts';
import type { Conclusion, Digest, Entry, Findings, FindingsJson, LawFile, SourceId } from '../model/index.ts';
import { AssizeError } from '../model/index.ts';
import { findingsOf, investigate, type WalkOptions } from './investigate.ts';
import { lawOf } from './law.ts';
import type { OpenFile } from './open.ts';
import { hasProposals, proposalsOf } from './proposer.ts';
import { review } from './review.ts';
import { timeStamps } from './timestamps.ts';

/** What pages that watch are told. */
export type Event =
  | {
      readonly kind: 'progress';
      readonly phase: string;
      readonly done: number;
      readonly total: number;
      readonly what: string | null;
    }
  | { readonly kind: 'findings' }
  | { readonly kind: 'failed'; readonly what: string; readonly next: string };

/**
 * An open investigation as the server asks of it. Whatever changes the file is done one after another, in the order asked, so
 * that two pages that decide at once both have their say.
 */
export function deskOf(file: OpenFile) {
  const listeners = new Set<(event: Event) => void>();
  const tell = (event: Event) => {
    for (const listener of listeners) listener(event);
  };
  let turn: Promise<unknown> = Promise.resolve();
  let current: Findings | null = null;
  let printed: FindingsJson | null = null;
  let said: LawFile | null = null;
  /** The length of the ledger up to which no answer of a proposer stands in it: most files have none, and need not be searched again. */
  let unproposed = -1;
  const findings = async (): Promise<Findings> => {
    current ??= (await file.store.findings(String(file.vault.size))) ?? (await findingsOf(file));
    return current;
  };
  const options: WalkOptions = { watch: (progress) => tell({ kind: 'progress', ...progress }) };
  const inTurn = (work: () => Promise<Findings>): Promise<void> => {
    const done = turn.then(work).then(
      (found) => {
        current = found;
        printed = null;
        said = null;
        tell({ kind: 'findings' });
      },
      (error: unknown) => {
        if (error instanceof AssizeError) tell({ kind: 'failed', what: error.message, next: error.next });
        throw error;
      },
    );
    // The next one goes on whether or not this one failed; whoever asked for this one hears of the failure.
    turn = done.catch(() => undefined);
    return done;
  };
  return {
    name: file.name,
    questions: file.store,
    async document(): Promise<FindingsJson> {
      printed ??= findingsDocument(await findings());
      return printed;
    },
    async law(): Promise<LawFile> {
      said ??= lawOf(await findings());
      return said;
    },
    async proposals(source: SourceId) {
      const { size } = file.vault;
      if (unproposed === size) return [];
      if (!(await hasProposals(file))) {
        unproposed = size;
        return [];
      }
      const found = await findings();
      const object = found.sources.find(({ id }) => id === source)?.object;
      const readings = found.readings.filter((reading) => reading.object === object);
      return proposalsOf(file, { ...found, readings });
    },
    object: (digest: Digest) => file.vault.getObject(digest),
    proof: (source: SourceId) => custodyProof(file, source),
    ledger: (asked: { readonly before?: number | undefined; readonly limit: number }) => ledgerLines(file, asked),
    times: async () =>
      (await timeStamps(file.folder)).map(({ index, authority, size, time, what, fault }) => ({
        index,
        authority,
        size,
        time,
        what,
        sound: fault === null,
      })),
    review: (conclusion: Conclusion, reason: string, name: string) =>
      inTurn(() => review(file, { conclusion, reason, name }, options)),
    investigate: (paths: readonly string[]) => inTurn(() => investigate(paths, file, options)),
    progress(listener: (event: Event) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Entries of the ledger, the newest first, each with what it names. */
async function ledgerLines({ vault }: OpenFile, { before, limit }: { before?: number | undefined; limit: number }) {
  const end = Math.min(before ?? vault.size, vault.size);
  const items = [];
  for await (const { index, entry, leaf } of vault.entries(Math.max(0, end - limit))) {
    if (index >= end) break;
    items.push({ index, leaf, kind: entry.kind, at: entry.at, by: entry.by, about: aboutOf(entry) });
  }
  return { size: vault.size, items: items.toReversed() };
}

/** What an entry names, in the words that are in it. */
function aboutOf(entry: Entry): string | null {
  switch (entry.kind) {
    case 'opened':
      return entry.name;
    case 'received':
      return entry.from;
    case 'reviewed':
      return `${entry.name}: ${entry.conclusion.kind}`;
    case 'noted':
      return entry.note.what;
    case 'withdrawn':
      return `${entry.object} (${entry.who}: ${entry.why})`;
    case 'stamped':
      return entry.authority;
    case 'exported':
      return entry.to;
    case 'key-added':
      return entry.name;
    case 'read':
      return entry.method;
    default:
      return null;
  }
}

/** The proof that the receipt of a source stands in the signed ledger; null when no entry names it. */
async function custodyProof({ vault }: OpenFile, source: SourceId) {
  for await (const { index, entry } of vault.entries())
    if (entry.kind === 'received' && entry.source === source) return vault.proofFor(index);
  return null;
}
