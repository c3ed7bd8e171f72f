import { createHash, randomBytes } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import { AssizeError, type Digest, parseDigest } from '../model/index.ts';

// Bytes are sealed by age (age-encryption.org/v1) to the X25519 recipients of some people. A salt of 32 random bytes goes first
// and is sealed with them: the digest over both can stand in the open without telling whether the bytes are ones that somebody
// already has. `age -d` opens such a file, and `tail -c +33` leaves what was sealed.

const SALT = 32;

/** Bytes on their way to being sealed, and the digest over salt and bytes, once all have passed. */
export interface Sealing {
  readonly bytes: AsyncIterable<Uint8Array>;
  salted(): Digest;
}

const streamOf = (pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value.slice());
    },
    async cancel() {
      await iterator.return?.();
    },
  });
};

async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let isDone = false;
  try {
    for (;;) {
      const next = await reader.read();
      isDone = next.done;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    if (!isDone) await reader.cancel();
  }
}

/** Seals bytes to some age recipients, streaming. */
export async function sealBytes(data: Uint8Array | AsyncIterable<Uint8Array>, recipients: readonly string[]): Promise<Sealing> {
  const hash = createHash('sha256');
  let salted: Digest | null = null;
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(
    streamOf(
      (async function* () {
        const salt = new Uint8Array(randomBytes(SALT));
        hash.update(salt);
        yield salt;
        for await (const piece of data instanceof Uint8Array ? [data] : data) {
          hash.update(piece);
          yield piece;
        }
        salted = parseDigest(`sha256:${hash.digest('hex')}`);
      })(),
    ),
  );
  return {
    bytes: piecesOf(sealed),
    salted() {
      if (salted === null) throw new RangeError('The digest is asked for before all bytes have passed.');
      return salted;
    },
  };
}

/**
 * Opens sealed bytes, streaming; they are the right ones only when the last has come without an error. Throws
 * `vault/not-sealed-to-you` at the beginning, `vault/altered-object` at the end.
 */
export async function* openSealed(
  sealed: AsyncIterable<Uint8Array>,
  identity: string,
  salted: Digest,
): AsyncGenerator<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  let opened: ReadableStream<Uint8Array>;
  try {
    opened = await decrypter.decrypt(streamOf(sealed));
  } catch (cause) {
    if (cause instanceof AssizeError) throw cause;
    throw new AssizeError(
      'vault/not-sealed-to-you',
      'The sealed object does not open with this key.',
      'Its entry in the ledger names the keys that open it.',
      { cause },
    );
  }
  const hash = createHash('sha256');
  let seen = 0;
  for await (const piece of piecesOf(opened)) {
    hash.update(piece);
    if (seen + piece.length > SALT) yield piece.subarray(Math.max(0, SALT - seen));
    seen += piece.length;
  }
  if (`sha256:${hash.digest('hex')}` !== salted || seen < SALT)
    throw new AssizeError(
      'vault/altered-object',
      'What was sealed is not what the ledger says of it.',
      'Do not use it. Copy the file as it is, then take this object from another copy and run `assize verify`.',
    );
}
