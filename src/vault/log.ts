import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  Frontier,
  type Hash,
  type Signer,
  TILE_WIDTH,
  bundlePath,
  checkpointText,
  formatCheckpoint,
  inclusionProof,
  leafHash,
  packBundle,
  parseCheckpoint,
  parseNote,
  root,
  sameHash,
  signatureOf,
  tilePath,
  tileRoot,
  tilesOf,
  unpackBundle,
  verifySignature,
} from '../ledger/index.ts';
import { AssizeError } from '../model/index.ts';
import { syncFolder } from './objects.ts';

/** Records that are entered and not yet under a checkpoint, each on a line after its number. */
const PENDING = 'pending';
const CHECKPOINT = 'checkpoint';
const utf8 = new TextEncoder();

/** Writes a file so that after a crash it is the old one or the new one, never a part. */
export async function writeWhole(path: string, data: Uint8Array | string, mode = 0o644): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.tmp`;
  const handle = await open(temporary, 'w', mode);
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

/**
 * The ledger on disk: tiles and bundles of what is under the last checkpoint, and a file of records after it. In the order of
 * writes nothing names what is not yet durably there: records, then tiles, then the checkpoint over them.
 */
export class Log {
  readonly #folder: string;
  readonly #leaves: Hash[] = [];
  readonly #frontier = new Frontier();
  /** Records after the last checkpoint, in order. */
  readonly #tail: Uint8Array[] = [];
  #signed = 0;
  #written = 0;
  #note: string | null = null;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Opens a ledger, or an empty one where there is none. A record torn by a crash at the very end was never confirmed and is left out. */
  static async open(folder: string, origin: string, publicKey: Uint8Array): Promise<Log> {
    const log = new Log(folder);
    const note = await readFile(join(folder, CHECKPOINT), 'utf8').catch(absent);
    if (note !== null) {
      const { text, signatures } = parseNote(note);
      const checkpoint = parseCheckpoint(text);
      const signature = signatureOf(signatures, origin, publicKey);
      if (checkpoint.origin !== origin || signature === null || !verifySignature(publicKey, utf8.encode(text), signature))
        throw new AssizeError(
          'vault/unsigned-checkpoint',
          'The checkpoint of the ledger is not signed by the key of this file.',
          'Compare it with another copy; run `assize verify` for everything that is wrong.',
        );
      for (let n = 0; n * TILE_WIDTH < checkpoint.size; n++) {
        const width = Math.min(TILE_WIDTH, checkpoint.size - n * TILE_WIDTH);
        const tile = await readFile(join(folder, tilePath(0, n, width))).catch(absent);
        if (tile === null || tile.length !== width * 32) throw brokenTile(tilePath(0, n, width));
        for (let at = 0; at < width; at++) log.#push(new Uint8Array(tile.subarray(at * 32, at * 32 + 32)));
      }
      if (!sameHash(log.#frontier.root(), checkpoint.root)) throw brokenTile('tile/0');
      log.#signed = checkpoint.size;
      log.#note = note;
    }
    const pending = await readFile(join(folder, PENDING), 'utf8').catch(absent);
    for (const line of (pending ?? '').split('\n')) {
      const cut = line.indexOf(' ');
      const index = Number(line.slice(0, cut));
      // Lines under the checkpoint are left from a crash between the checkpoint and the emptying of this file.
      if (cut <= 0 || !Number.isInteger(index) || index < log.size) continue;
      const record = line.slice(cut + 1);
      if (index !== log.size || !record.endsWith('}')) break;
      const bytes = utf8.encode(record);
      log.#tail.push(bytes);
      log.#push(leafHash(bytes));
    }
    log.#written = log.size;
    return log;
  }

  #push(leaf: Hash): void {
    this.#leaves.push(leaf);
    this.#frontier.append(leaf);
  }

  get size(): number {
    return this.#leaves.length;
  }

  /** How many entries are under the last checkpoint. */
  get signed(): number {
    return this.#signed;
  }

  get note(): string | null {
    return this.#note;
  }

  leaf(index: number): Hash {
    return this.#leaves[index]!;
  }

  /** Adds a record; it is durable after `flush`. */
  append(record: Uint8Array): { index: number; leaf: Hash } {
    const leaf = leafHash(record);
    this.#tail.push(record);
    this.#push(leaf);
    return { index: this.size - 1, leaf };
  }

  /** Makes every record durable. */
  async flush(): Promise<void> {
    if (this.#written === this.size) return;
    await mkdir(this.#folder, { recursive: true });
    const lines: string[] = [];
    const decoder = new TextDecoder();
    for (let index = this.#written; index < this.size; index++)
      lines.push(`${index} ${decoder.decode(this.#tail[index - this.#signed])}\n`);
    const handle = await open(join(this.#folder, PENDING), 'a', 0o644);
    try {
      await handle.writeFile(lines.join(''));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await syncFolder(this.#folder);
    this.#written = this.size;
  }

  /** Signs the head over everything entered, after it is durable. Gives the signed note. */
  async checkpoint(origin: string, signer: Signer): Promise<string> {
    if (this.#signed === this.size && this.#note !== null) return this.#note;
    await this.flush();
    const size = this.size;
    const changed: string[] = [];
    let level: Hash[] = [...this.#leaves];
    let firstChanged = this.#signed;
    for (const { level: at, n, width } of tilesOf(size)) {
      if (at > 0 && n === 0) {
        // The next level: one hash for each full tile of the level below.
        const full = Math.floor(level.length / TILE_WIDTH);
        level = Array.from({ length: full }, (_, tile) => tileRoot(level.slice(tile * TILE_WIDTH, (tile + 1) * TILE_WIDTH)));
        firstChanged = Math.floor(firstChanged / TILE_WIDTH);
      }
      if ((n + 1) * TILE_WIDTH <= firstChanged) continue;
      const hashes = level.slice(n * TILE_WIDTH, n * TILE_WIDTH + width);
      await this.#write(tilePath(at, n, width), Buffer.concat(hashes), changed);
    }
    const firstBundle = Math.floor(this.#signed / TILE_WIDTH);
    const before = await this.#records(firstBundle * TILE_WIDTH, this.#signed);
    const records = [...before, ...this.#tail];
    for (let n = firstBundle; n * TILE_WIDTH < size; n++) {
      const from = (n - firstBundle) * TILE_WIDTH;
      const slice = records.slice(from, from + TILE_WIDTH);
      await this.#write(bundlePath(n, slice.length), packBundle(slice), changed);
    }
    const head = { origin, size, root: this.#frontier.root() };
    const note = formatCheckpoint(head, signer.publicKey, signer.sign(utf8.encode(checkpointText(head))));
    await writeWhole(join(this.#folder, CHECKPOINT), note);
    // Only now, when the checkpoint that covers them is durable, may the records after the old one go.
    await rm(join(this.#folder, PENDING), { force: true });
    this.#signed = size;
    this.#tail.length = 0;
    this.#note = note;
    await this.#clearPartials(changed);
    return note;
  }

  async #write(path: string, data: Uint8Array, changed: string[]): Promise<void> {
    await writeWhole(join(this.#folder, path), data);
    changed.push(path);
  }

  /** Partial tiles that a wider one has replaced are only of use to a reader of the old checkpoint, which is gone. */
  async #clearPartials(written: readonly string[]): Promise<void> {
    for (const path of written) {
      const folder = join(this.#folder, `${path.replace(/\.p\/\d+$/, '')}.p`);
      const keep = /\.p\/(\d+)$/.exec(path)?.[1];
      for (const name of await readdir(folder).catch(() => [])) if (name !== keep) await rm(join(folder, name), { force: true });
      if (keep === undefined) await rm(folder, { recursive: true, force: true });
    }
  }

  /** Records by number, from bundles. */
  async #records(from: number, to: number): Promise<Uint8Array[]> {
    const records: Uint8Array[] = [];
    for (let n = Math.floor(from / TILE_WIDTH); n * TILE_WIDTH < to; n++) {
      const width = Math.min(TILE_WIDTH, this.#signed - n * TILE_WIDTH);
      const path = bundlePath(n, width);
      const bytes = await readFile(join(this.#folder, path)).catch(absent);
      const entries = bytes === null ? null : unpackBundle(new Uint8Array(bytes));
      if (entries?.length !== width) throw brokenTile(path);
      for (const [at, entry] of entries.entries()) {
        const index = n * TILE_WIDTH + at;
        if (index < from || index >= to) continue;
        if (!sameHash(leafHash(entry), this.#leaves[index]!)) throw brokenTile(path);
        records.push(entry);
      }
    }
    return records;
  }

  /** Every record from a number on, in order; each is checked against its place in the tree. */
  async *records(from = 0): AsyncGenerator<{ index: number; record: Uint8Array; leaf: Hash }> {
    const size = this.size;
    for (let index = from; index < size; ) {
      const batch =
        index < this.#signed
          ? await this.#records(index, Math.min(this.#signed, (Math.floor(index / TILE_WIDTH) + 1) * TILE_WIDTH))
          : this.#tail.slice(index - this.#signed);
      for (const record of batch) {
        yield { index, record, leaf: this.#leaves[index]! };
        index += 1;
      }
    }
  }

  /** The path from an entry to the root under the last checkpoint. */
  proof(index: number): Hash[] {
    return inclusionProof(this.#leaves.slice(0, this.#signed), index);
  }

  rootOf(size: number): Hash {
    return root(this.#leaves.slice(0, size));
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

function brokenTile(path: string): AssizeError {
  return new AssizeError(
    'vault/broken-ledger',
    `The ledger's file ${path} is missing or not what the checkpoint was signed over.`,
    'Copy the file as it is, then take this part from another copy and run `assize verify`.',
  );
}
