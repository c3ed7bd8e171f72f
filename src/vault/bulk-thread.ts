import { type KeyObject, createPrivateKey, sign } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { type Placing, placeFile } from './place-file.ts';

// The other side of bulk.ts: small files to their places and signatures over entries, while the thread that asked reads and
// hashes what comes next.

/** What is asked for: files to be given their places, or messages to be signed with a key (PKCS #8 in PEM). */
export type Asked = { readonly place: readonly Placing[] } | { readonly sign: readonly Uint8Array[]; readonly pem: string };

/** What came of it: nothing to say, the signatures in order, or what failed and why (then what follows was not begun). */
export type Answer = null | readonly Uint8Array[] | { readonly code: string; readonly message: string };

let opened: { readonly pem: string; readonly key: KeyObject } | null = null;

// Not by the ledger's own signer, which is these two lines: to load that room takes longer than to sign a thousand entries.
function keyOf(pem: string): KeyObject {
  if (opened?.pem !== pem) opened = { pem, key: createPrivateKey(pem) };
  return opened.key;
}

function answer(asked: Asked): Answer {
  try {
    if ('sign' in asked) return asked.sign.map((message) => new Uint8Array(sign(null, message, keyOf(asked.pem))));
    for (const file of asked.place) placeFile(file);
    return null;
  } catch (error) {
    const { code = 'EIO', message } = error as NodeJS.ErrnoException;
    return { code, message };
  }
}

parentPort?.on('message', (asked: Asked) => parentPort?.postMessage(answer(asked)));
