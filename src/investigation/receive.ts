import { AssizeError, type Digest, type EntryDraft, type Note, type SourceId, idFrom } from '../model/index.ts';
import { type ReadResult, sniff } from '../reading/index.ts';
import type { Vault } from '../vault/index.ts';
import { type Found, bytesOf, readSmall, reasonOf } from './collect.ts';

/** What is being done, for whoever watches. `done` and `total` count files. */
export interface Progress {
  readonly phase: 'receiving' | 'reading' | 'extracting' | 'gathering' | 'assessing' | 'keeping';
  readonly done: number;
  readonly total: number;
  readonly what: string | null;
}

export type Watch = (progress: Progress) => void;

/** Where files are received into: a vault, or one whose entries are made many at a time. */
export interface Receiver {
  putObject: Vault['putObject'];
  append(draft: EntryDraft): Promise<unknown>;
}

/** Everything that receiving needs to know and to remember while it runs. */
export interface Receiving {
  readonly vault: Receiver;
  /** The sources that the ledger already holds: the same bytes under the same name are not taken twice. */
  readonly known: Set<SourceId>;
  readonly notes: Note[];
}

/** How many bytes at the head of a file decide what kind it is. */
const HEAD = 4096;
/** So many entries are signed at a time where many files come in. */
const TOGETHER = 128;
/** How many files are received between two moments at which everything so far is made durable. */
const BATCH = 4096;

/** Receives many files, in this order. Everything received is durable when this returns, or throws. */
export async function receiveFiles(
  files: readonly Found[],
  { vault, known, notes }: Receiving & { readonly vault: Vault },
  { watch = () => {}, signal }: { readonly watch?: Watch | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const drafts: EntryDraft[] = [];
  // The next files are read while these are signed, and while those before are made durable.
  let entering: Promise<unknown> = Promise.resolve();
  let durable: Promise<unknown> = Promise.resolve();
  const enterAll = async () => {
    await entering;
    entering = vault.appendAll(drafts.splice(0));
    entering.catch(() => undefined);
  };
  const into: Receiver = {
    putObject: (data) => vault.putObject(data),
    append: async (draft) => {
      drafts.push(draft);
      if (drafts.length >= TOGETHER) await enterAll();
    },
  };
  try {
    for (const [n, file] of files.entries()) {
      signal?.throwIfAborted();
      await receiveFile(file, { vault: into, known, notes });
      if (n % BATCH === BATCH - 1) {
        await durable;
        durable = vault.flush();
        durable.catch(() => undefined);
      }
      watch({ phase: 'receiving', done: n + 1, total: files.length, what: file.from });
    }
  } finally {
    await enterAll();
    await entering;
    await durable;
    await vault.flush();
  }
}

/**
 * Receives one file: bytes into the vault in one pass, whatever their size, then the entry that names them. A file that cannot
 * be taken whole becomes a note in the ledger, and the others go on.
 */
export async function receiveFile(file: Found, state: Receiving): Promise<'received' | 'known' | 'noted'> {
  try {
    const small = readSmall(file.path);
    const { digest, size, head } = small === null ? await putLarge(file, state) : await putWhole(small, state);
    return await enter(digest, size, head, { from: file.from, inside: null }, state);
  } catch (error) {
    await note(
      isAboutTheFile(error)
        ? { code: error.code, source: null, what: `"${file.from}": ${error.message}`, next: error.next }
        : unreadable(file, error),
      state,
    );
    return 'noted';
  }
}

/** What is kept of a file, and how it begins. */
interface Kept {
  readonly digest: Digest;
  readonly size: number;
  readonly head: Uint8Array;
}

async function putWhole(bytes: Uint8Array, { vault }: Receiving): Promise<Kept> {
  const { digest } = await vault.putObject(bytes);
  return { digest, size: bytes.length, head: bytes.subarray(0, HEAD) };
}

async function putLarge({ path }: Found, { vault }: Receiving): Promise<Kept> {
  const head: Uint8Array[] = [];
  let size = 0;
  const { digest } = await vault.putObject(
    (async function* () {
      for await (const chunk of bytesOf(path)) {
        // A copy: whoever yields the chunk may use its memory again.
        if (size < HEAD) head.push(chunk.slice(0, HEAD - size));
        size += chunk.length;
        yield chunk;
      }
    })(),
  );
  return { digest, size, head: Buffer.concat(head) };
}

/** Whether an error tells of the file that comes in, and the others can go on. */
export const isAboutTheFile = (error: unknown): error is AssizeError =>
  error instanceof AssizeError && ['investigation/changed-while-read', 'vault/withdrawn-object'].includes(error.code);

/** Enters an object that is in the vault as a source, once for each name it comes under. */
export async function enter(
  object: Digest,
  size: number,
  head: Uint8Array,
  { from, inside }: { readonly from: string; readonly inside: SourceId | null },
  state: Receiving,
): Promise<'received' | 'known'> {
  const id = idFrom('source', object, from, inside);
  if (state.known.has(id)) return 'known';
  const mediaType = sniff(head, from);
  const role = isPack(head) ? 'gazetteer' : 'report';
  await state.vault.append({ kind: 'received', source: id, object, bytes: size, mediaType, from, inside, role });
  state.known.add(id);
  return 'received';
}

function unreadable(file: Found, error: unknown): Note {
  // Trouble with our own vault is an error about us, and must end the walk rather than look like trouble with the evidence.
  if (error instanceof AssizeError) throw error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EROFS' || code === 'EDQUOT')
    throw new AssizeError(
      'investigation/cannot-write',
      `"${file.from}" could not be kept (${reasonOf(error)}).`,
      'Free some space or choose a folder on another disk, then run the same command again: what is already received is not taken twice.',
      { cause: error },
    );
  return {
    code: 'investigation/unreadable-file',
    source: null,
    what: `"${file.from}" could not be read (${reasonOf(error)}).`,
    next: 'Give yourself permission to read it, or copy it from its first place again, then run the same command again.',
  };
}

/** Enters a note in the ledger, once: it tells of something that no file in the vault would tell again. */
export async function note(what: Note, state: Pick<Receiving, 'vault' | 'notes'>): Promise<void> {
  if (state.notes.some((old) => old.code === what.code && old.what === what.what && old.source === what.source)) return;
  state.notes.push(what);
  await state.vault.append({ kind: 'noted', note: what });
}

/** The result for a file too large to be read: it is kept whole, and said so. */
export function tooLarge(size: number, mediaType: string, largest: number): ReadResult {
  return {
    mediaType,
    reading: null,
    enclosed: [],
    notes: [
      {
        code: 'reading/too-large',
        source: null,
        what: `The file has ${size.toLocaleString('en')} bytes; of its kind (${mediaType}), files over ${largest.toLocaleString('en')} bytes are kept and not read.`,
        next: 'Cut it into parts, or take out the pages that matter, and add those.',
      },
    ],
  };
}

/** Whether a file is a pack of places rather than a report: such a pack begins by saying so. */
function isPack(head: Uint8Array): boolean {
  return /^\s*\{\s*"format"\s*:\s*"assize-gazetteer\/1"/.test(new TextDecoder().decode(head.subarray(0, 512)));
}
