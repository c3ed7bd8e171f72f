import { type FileHandle, constants, open, rm } from 'node:fs/promises';
import type { Writing } from './disk.ts';

// A large file, written past the system's memory of files: what is written once and not soon read again need not push everything
// else out of that memory, and is on the disk when it is written. Blocks must be whole, and lie at whole pages of our own memory.

const BLOCK = 4096;
/** Bytes handed to the disk at a time. */
const STRIDE = 4 << 20;
/** One is filled while others are written. */
const BUFFERS = 3;

/** Memory of a WebAssembly machine begins at a page, which nothing else of ours is sure to do. */
const aligned = (): Uint8Array => new Uint8Array(new WebAssembly.Memory({ initial: STRIDE >> 16 }).buffer);

/** Buffers that no file uses at present: their memory is never given back to the system. */
const spare: Uint8Array[] = [];

class DirectWriting implements Writing {
  readonly #handle: FileHandle;
  readonly #buffers = Array.from({ length: BUFFERS }, () => spare.pop() ?? aligned());
  readonly #underway: Promise<unknown>[] = Array.from({ length: BUFFERS }, () => Promise.resolve());
  #at = 0;
  /** How much of the buffer that is being filled is filled, and where in the file it begins. */
  #filled = 0;
  #start = 0;
  /** Whether the file holds all that was written. */
  #whole = false;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async write(chunk: Uint8Array): Promise<void> {
    this.#whole = false;
    for (let from = 0; from < chunk.length; ) {
      const part = chunk.subarray(from, from + STRIDE - this.#filled);
      this.#buffers[this.#at]!.set(part, this.#filled);
      from += part.length;
      this.#filled += part.length;
      if (this.#filled < STRIDE) return;
      const writing = this.#put(this.#buffers[this.#at]!, STRIDE, this.#start);
      writing.catch(() => undefined);
      this.#underway[this.#at] = writing;
      this.#start += STRIDE;
      this.#filled = 0;
      this.#at = (this.#at + 1) % BUFFERS;
      await this.#underway[this.#at];
    }
  }

  async #put(bytes: Uint8Array, length: number, position: number): Promise<void> {
    for (let at = 0; at < length; ) {
      const { bytesWritten } = await this.#handle.write(bytes, at, length - at, position + at);
      // A part of a block cannot be gone on from.
      at += bytesWritten - (bytesWritten % BLOCK);
      if (bytesWritten < BLOCK) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    }
  }

  // It is on the disk as it is written.
  async settle(): Promise<void> {
    await Promise.resolve();
  }

  async finish(): Promise<void> {
    await Promise.all(this.#underway);
    // Once is enough: while the last block is written again the file is longer than it should be, and may have its name by now.
    if (this.#whole) return;
    if (this.#filled > 0) {
      // The last block is written whole, and the file cut to its length; what follows begins in that block again.
      const whole = Math.ceil(this.#filled / BLOCK) * BLOCK;
      await this.#put(this.#buffers[this.#at]!.fill(0, this.#filled, whole), whole, this.#start);
    }
    await this.#handle.truncate(this.#start + this.#filled);
    this.#whole = true;
  }

  async sync(): Promise<void> {
    await this.finish();
    await this.#handle.datasync();
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#underway);
    spare.push(...this.#buffers.splice(0));
    await this.#handle.close();
  }
}

/** Begins a new large file, in the place of one that is there; null where this system or this disk writes no such way. */
export async function createDirect(path: string, mode: number): Promise<Writing | null> {
  const direct = constants.O_DIRECT as number | undefined;
  if (process.platform !== 'linux' || direct === undefined) return null;
  await rm(path, { force: true });
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | direct, mode);
    // Some file systems take the wish and refuse the writing, or want larger blocks: known before the first byte counts.
    const probe = spare.pop() ?? aligned();
    spare.push(probe);
    await handle.write(probe, 0, BLOCK, 0);
    return new DirectWriting(handle);
  } catch (error) {
    await handle?.close();
    await rm(path, { force: true });
    if (['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
