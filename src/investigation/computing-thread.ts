import { parentPort, workerData } from 'node:worker_threads';
import { AssizeError, type Digest, type Extraction } from '../model/index.ts';
import type { ReadResult } from '../reading/index.ts';
import { openStore } from '../store/index.ts';
import { openVault } from '../vault/index.ts';
import type { FromComputing, Given, Job, ToComputing } from './computing.ts';
import { computeAndKeep } from './investigate.ts';
import { readObjects, replay } from './kept.ts';
import { lawOf } from './law.ts';
import { storePath } from './open.ts';
import { Readers } from './reader.ts';
import type { Watch } from './receive.ts';

// The other side of computing.ts. Reads the vault without its lock, and writes the store through a connection of its own, so that
// whoever answers from the store goes on with the findings that were there.

const { folder } = workerData as Given;
const results = new Map<Digest, ReadResult>();
const extractions = new Map<string, Extraction>();
const readers = new Readers();
const store = openStore(storePath(folder));
const tell = (message: FromComputing) => parentPort?.postMessage(message);

/** Computes the findings of the ledger as it stands; gives the head under which they are kept. */
async function compute(): Promise<string> {
  const vault = await openVault(folder, { mode: 'read', now: () => new Date() });
  const watch: Watch = (progress) => tell({ kind: 'progress', progress });
  try {
    const ledgered = await replay(vault);
    await readObjects(vault, ledgered, readers, results, { watch });
    await computeAndKeep(ledgered, { vault, store, results, extractions }, { watch });
    return String(vault.size);
  } finally {
    await vault.close();
  }
}

/** Works out what the law says of the findings of this head, where the store still holds them. */
async function workOutLaw(head: string): Promise<void> {
  const findings = await store.findings(head);
  if (findings) await store.keepLaw(lawOf(findings), head);
}

/** Does what a job asks; gives the head that findings are kept under, where it made any. */
async function work(message: Job): Promise<string | null> {
  if (message.kind === 'compute') return compute();
  if (message.kind === 'law') await workOutLaw(message.head);
  else store.settle();
  return null;
}

let turn = Promise.resolve();
parentPort?.on('message', (message: ToComputing) => {
  if (message.kind === 'read') results.set(message.object, message.result);
  else if (message.kind === 'extracted') extractions.set(message.seen, message.extraction);
  else
    turn = turn.then(async () => {
      try {
        tell({ kind: 'done', job: message.job, head: await work(message) });
      } catch (error) {
        // Anything else is a fault of ours, which ends the thread: whoever asked hears of that.
        if (!(error instanceof AssizeError)) throw error;
        tell({ kind: 'refused', job: message.job, code: error.code, what: error.message, next: error.next });
      }
    });
});
