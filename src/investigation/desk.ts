import { setTimeout as pause } from 'node:timers/promises';
import { findingsDocument } from '../dossier/index.ts';
import type {
  Conclusion,
  Digest,
  Entry,
  Findings,
  FindingsJson,
  LawLists,
  LawPart,
  LawSummary,
  Review,
  SourceId,
} from '../model/index.ts';
import { AssizeError } from '../model/index.ts';
import { Computing } from './computing.ts';
import { findingsOf, receiveAll, type WalkOptions } from './investigate.ts';
import { lawOf } from './law.ts';
import type { OpenFile } from './open.ts';
import { hasProposals, proposalsOf } from './proposer.ts';
import type { Progress } from './receive.ts';
import { enterReview } from './review.ts';
import { settle } from './settle.ts';
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

/** How many claims a file may have for its findings to be computed where they are asked for: a thread takes longer to begin. */
const LARGE_CLAIMS = 1000;
/** The same for the text (code units) that nothing was extracted from yet. */
const LARGE_TEXT = 300_000;
/** How long a decision's answer waits for the findings. */
const PATIENCE = 2000;

/**
 * An open investigation as the server asks of it. Whatever changes the findings is done one after another, in the order asked, so
 * that two pages that decide at once both have their say. The findings of a large file are computed in a thread of their own, while
 * questions are answered from those that were there before. `patience` in milliseconds; `largeFrom` in claims.
 */
export function deskOf(
  file: OpenFile,
  {
    patience = PATIENCE,
    largeFrom = LARGE_CLAIMS,
    computing: made,
  }: { readonly patience?: number; readonly largeFrom?: number; readonly computing?: Computing } = {},
) {
  const { store, vault } = file;
  const listeners = new Set<(event: Event) => void>();
  const tell = (event: Event) => {
    for (const listener of listeners) listener(event);
  };
  const watch = (progress: Progress) => tell({ kind: 'progress', ...progress });
  const options: WalkOptions = { watch };
  const computing = made ?? new Computing(file.folder, watch);
  let turn: Promise<unknown> = Promise.resolve();
  let tidied: Promise<unknown> = Promise.resolve();
  let current: Findings | null = null;
  let printed: FindingsJson | null = null;
  /** What the findings that questions are answered from were computed from. */
  let shown = String(vault.size);
  /** Conclusions that stand in the ledger, and not yet in the findings. */
  let late: readonly { readonly index: number; readonly review: Review }[] = [];
  /** The length of the ledger up to which no answer of a proposer stands in it: most files have none, and need not be searched again. */
  let unproposed = -1;

  const isLarge = async (): Promise<boolean> => {
    const { counts } = await store.overview();
    if (counts.claims >= largeFrom) return true;
    let fresh = 0;
    const known = new Set([...file.extractions.values()].map(({ reading }) => reading));
    for (const { reading } of file.results.values()) if (reading && !known.has(reading.id)) fresh += reading.text.length;
    return fresh > LARGE_TEXT;
  };
  /** Computes the findings of the ledger as it stands; `settled` where everything in it was read. */
  const compute = async (settled: boolean): Promise<void> => {
    if (await isLarge()) {
      await tidied;
      await store.hold();
      if (!settled) await settle(vault, file.readers, file.results, options);
      await vault.checkpoint();
      shown = await computing.compute(file);
      await store.hold();
      current = null;
      // What cannot be brought into the file now, because the thread ended, the next one that writes brings in.
      tidied = computing
        .settle()
        .then(() => store.hold())
        .catch(() => undefined);
    } else {
      current = await findingsOf(file, options);
      shown = String(vault.size);
    }
    printed = null;
    late = late.filter(({ index }) => index >= Number(shown));
    store.late(late.map(({ review }) => review));
  };
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = turn.then(work).then(
      () => tell({ kind: 'findings' }),
      (error: unknown) => {
        if (error instanceof AssizeError) tell({ kind: 'failed', what: error.message, next: error.next });
        throw error;
      },
    );
    // The next one goes on whether or not this one failed; whoever asked for this one hears of the failure.
    turn = done.catch(() => undefined);
    return done;
  };
  /** A computation that has not begun takes in everything that is entered until it begins. */
  let ahead: Promise<void> | null = null;
  const recompute = (settled: boolean): Promise<void> => {
    ahead ??= inTurn(() => {
      ahead = null;
      return compute(settled);
    });
    return ahead;
  };
  const mustHold = async () => {
    if (!(await store.holds(shown))) await recompute(false);
  };
  const findings = async (): Promise<Findings> => {
    if (current === null) await mustHold();
    current ??= (await store.findings(shown)) ?? (await findingsOf(file));
    return current;
  };
  let working: Promise<void> | null = null;
  const workOutLaw = async () => {
    await mustHold();
    if (await isLarge()) {
      await computing.law(shown);
      await store.hold();
    } else await store.keepLaw(lawOf(await findings()), shown);
  };
  const law = async (): Promise<LawSummary> => {
    for (;;) {
      const summary = await store.law();
      if (summary !== null) return summary;
      working ??= workOutLaw().finally(() => {
        working = null;
      });
      await working;
    }
  };

  return {
    name: file.name,
    questions: store,
    async document(): Promise<FindingsJson> {
      printed ??= findingsDocument(await findings());
      return printed;
    },
    law,
    async lawLines<P extends LawPart>(part: P, start: number, limit: number): Promise<LawLists[P]> {
      await law();
      return store.lawLines(part, start, limit);
    },
    async proposals(source: SourceId) {
      const { size } = vault;
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
    object: (digest: Digest) => vault.getObject(digest),
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
    /** Enters a conclusion, durable when this returns; tells whether the findings take it in by now. */
    async review(conclusion: Conclusion, reason: string, name: string): Promise<{ review: string; computed: boolean }> {
      const { index, review } = await enterReview(file, { conclusion, reason, name });
      late = [...late, { index, review }];
      store.late(late.map((each) => each.review));
      const waited = new AbortController();
      const computed = recompute(true).then(() => true);
      try {
        return { review: review.id, computed: await Promise.race([computed, pause(patience, false, { signal: waited.signal })]) };
      } finally {
        waited.abort();
        // Whoever watches hears of a failure that comes after the answer.
        computed.catch(() => undefined);
      }
    },
    investigate: (paths: readonly string[]) =>
      inTurn(async () => {
        await receiveAll(paths, file, options);
        await settle(vault, file.readers, file.results, options);
        await compute(true);
      }),
    progress(listener: (event: Event) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Ends what is being computed; what was entered is in the ledger, and is computed when the file is opened again. */
    async close(): Promise<void> {
      await computing.close();
      await turn;
      await tidied;
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
