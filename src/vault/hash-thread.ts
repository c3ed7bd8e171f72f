import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

// The other side of hashing.ts: paths in, digests out. It reads in its own time, so that a core does nothing but hash.

/** What came of a file: its SHA-256 in hex, or why it could not be read. */
export type HashedFile = { readonly hex: string } | { readonly code: string; readonly message: string };

/** Small enough to stay in a core's cache between being read and being hashed. */
const buffer = Buffer.allocUnsafe(256 * 1024);

function hashFile(path: string): HashedFile {
  try {
    const file = openSync(path, 'r');
    try {
      const hash = createHash('sha256');
      for (;;) {
        const read = readSync(file, buffer, 0, buffer.length, null);
        if (read === 0) return { hex: hash.digest('hex') };
        hash.update(read === buffer.length ? buffer : buffer.subarray(0, read));
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const { code = 'EIO', message } = error as NodeJS.ErrnoException;
    return { code, message };
  }
}

parentPort?.on('message', (paths: readonly string[]) => parentPort?.postMessage(paths.map(hashFile)));
