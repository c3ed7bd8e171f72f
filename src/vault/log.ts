import { join } from 'node:path';
import {
  Edge,
  type Hash,
  type Range,
  type Signer,
  TILE_WIDTH,
  Tile,
  bundlePath,
  checkpointText,
  consistencyRanges,
  formatCheckpoint,
  inclusionRanges,
  joinPeaks,
  leafHash,
  openRecord,
  packBundle,
  packTile,
  parseCheckpoint,
  parseNote,
  sameHash,
  signatureOf,
  subtreesOf,
  tilePath,
  unpackBundle,
  unpackTile,
  verifySignature,
} from '../ledger/index.ts';
import { AssizeError } from '../model/index.ts';
import { type Disk, type Whole, isAbsent, writeWhole } from './disk.ts';

const CHECKPOINT = 'checkpoint';
const utf8 = new TextEncoder();

/** Records that are entered and not yet under a checkpoint, as bundles named by the number of their first. */
export const PENDING = 'pending';
export const pendingPath = (first: number): string => join(PENDING, String(first).padStart(16, '0'));

/** With so many records waiting, `flush` signs a checkpoint: what waits is held in memory. */
const MOST_WAITING = 4096;
/** How many tiles are kept at hand. */
const TILES_AT_HAND = 64;

/** Where a ledger is, and whose. */
export interface LogPlace {
  readonly disk: Disk;
  readonly folder: string;
  readonly origin: string;
  readonly publicKey: Uint8Array;
  /** Makes durable whatever entries may name; asked for before any entry is written. */
  readonly before: () => Promise<void>;
}

/**
 * The ledger on disk: tiles and bundles of what is under the last checkpoint, and bundles of what came after it. In the order of
 * writes nothing names what is not yet durably there: records, then tiles, then the checkpoint over them. Only the right edge of
 * the tree is held in memory; every tile and bundle that is read is checked against the root that was signed.
 */
export class Log {
  readonly #place: LogPlace;
  /** The tree over everything entered. */
  readonly #edge: Edge;
  /** The tree under the last checkpoint. */
  #head: Edge;
  #note: string | null;
  /** Records after the last checkpoint with their leaves, in order. */
  #tail: { readonly record: Uint8Array; readonly leaf: Hash }[] = [];
  /** Records that are durable. */
  #written: number;
  /** Tiles that are full since the last checkpoint. */
  #full: Whole[] = [];
  readonly #tiles = new Map<string, Tile>();
  readonly #made = new Set<string>();
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(place: LogPlace, head: Edge, note: string | null) {
    this.#place = place;
    this.#head = head;
    this.#edge = head.copy();
    this.#note = note;
    this.#written = head.size;
  }

  /**
   * Opens a ledger, or an empty one where there is none. Throws `vault/unsigned-checkpoint`, `vault/broken-ledger` and what
   * parsing a note throws.
   */
  static async open(place: LogPlace): Promise<Log> {
    for (let tries = 0; ; tries++) {
      const note = await readNote(place);
      try {
        const log = new Log(place, note === null ? new Edge() : await readEdge(place, note), note);
        await log.#readPending();
        return log;
      } catch (error) {
        // A writer may have signed a wider tree in between and cleared what the narrower one stood on.
        if (tries >= 5 || (await readNote(place)) === note) throw error;
      }
    }
  }

  async #readPending(): Promise<void> {
    const { disk, folder } = this.#place;
    for (const name of await disk.list(join(folder, PENDING))) {
      const first = Number(name);
      if (!/^\d{16}$/.test(name) || first < this.#head.size) continue;
      if (first !== this.size) throw broken(pendingPath(this.size));
      for (const record of unpackBundle(await readPart(this.#place, join(PENDING, name)))) {
        // No root covers these yet: their signatures do.
        openRecord(record);
        this.append(record);
      }
    }
    this.#written = this.size;
  }

  get size(): number {
    return this.#edge.size;
  }

  /** How many entries are under the last checkpoint. */
  get signed(): number {
    return this.#head.size;
  }

  get note(): string | null {
    return this.#note;
  }

  /** Adds a record; it is durable after `flush`. */
  append(record: Uint8Array): { index: number; leaf: Hash } {
    const leaf = leafHash(record);
    this.#tail.push({ record, leaf });
    this.#edge.append(leaf, (level, n, hashes) => {
      this.#full.push({ path: join(this.#place.folder, tilePath(level, n)), data: packTile(hashes) });
    });
    return { index: this.size - 1, leaf };
  }

  /** Acts that write are done one after another, so that two flushes at once do not write the same records. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(act);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** Makes every record durable that is entered by now. */
  flush(signer: Signer): Promise<void> {
    return this.#inTurn(async () => {
      await this.#flush();
      if (this.#tail.length > MOST_WAITING) await this.#sign(signer);
    });
  }

  async #flush(): Promise<void> {
    const [from, to] = [this.#written, this.size];
    if (from === to) return;
    const records = this.#tail.slice(from - this.signed, to - this.signed).map(({ record }) => record);
    const path = join(this.#place.folder, pendingPath(from));
    // After the records were counted, so that whatever they name was put before this.
    await this.#place.before();
    // Whole or not there: a batch is never torn, and one that fails is written again under the same name.
    await writeWhole(this.#place.disk, this.#place.folder, [{ path, data: packBundle(records) }], this.#made);
    this.#written = to;
  }

  /** Signs the head over everything entered, after it is durable. Gives the signed note. */
  checkpoint(signer: Signer): Promise<string> {
    return this.#inTurn(async () => {
      return this.signed === this.size && this.#note !== null ? this.#note : this.#sign(signer);
    });
  }

  async #sign(signer: Signer): Promise<string> {
    const { disk, folder, origin } = this.#place;
    // More may be entered while records are made durable: a head is signed over durable ones only.
    while (this.#written < this.size) await this.#flush();
    const [head, full, tail, before] = [this.#edge.copy(), [...this.#full], [...this.#tail], this.signed];
    const files = [...full];
    for (const [level, hashes] of head.levels.entries())
      if (hashes.length > 0) {
        const n = Math.floor(head.size / TILE_WIDTH ** (level + 1));
        files.push({ path: join(folder, tilePath(level, n, hashes.length)), data: packTile(hashes) });
      }
    // The last bundle was not full: it is written again with what came after.
    const start = before - (before % TILE_WIDTH);
    const records = [...(await this.#bundled(start, before)), ...tail].map(({ record }) => record);
    for (let at = 0; at < records.length; at += TILE_WIDTH) {
      const slice = records.slice(at, at + TILE_WIDTH);
      files.push({
        path: join(folder, bundlePath(Math.floor((start + at) / TILE_WIDTH), slice.length)),
        data: packBundle(slice),
      });
    }
    await writeWhole(disk, folder, files, this.#made);
    const checkpoint = { origin, size: head.size, root: head.root() };
    const note = formatCheckpoint(checkpoint, signer.publicKey, signer.sign(utf8.encode(checkpointText(checkpoint))));
    await writeWhole(disk, folder, [{ path: join(folder, CHECKPOINT), data: note }], this.#made);
    this.#head = head;
    this.#note = note;
    this.#tail = this.#tail.slice(tail.length);
    this.#full = this.#full.slice(full.length);
    for (const key of this.#tiles.keys()) if (key.endsWith('p')) this.#tiles.delete(key);
    // Only now, when the checkpoint that covers them is durable, may the records that waited for it go.
    await this.sweep(files.map(({ path }) => path));
    return note;
  }

  /** Removes what the last checkpoint has made needless: bundles that waited, and narrower tiles beside those just written. */
  async sweep(written: readonly string[] = []): Promise<void> {
    const { disk, folder } = this.#place;
    for (const name of await disk.list(join(folder, PENDING)))
      if (name.endsWith('.tmp') || Number(name) < this.signed) await disk.remove(join(folder, PENDING, name));
    for (const path of written) {
      const partial = /^(.*)\.p[/\\](\d+)$/.exec(path);
      const beside = `${partial?.[1] ?? path}.p`;
      for (const name of await disk.list(beside)) if (name !== partial?.[2]) await disk.remove(join(beside, name));
    }
  }

  /** A tile under the last checkpoint, checked against its root. */
  async #tile(level: number, n: number): Promise<Tile> {
    const total = Math.floor(this.signed / TILE_WIDTH ** level);
    const isFull = (n + 1) * TILE_WIDTH <= total;
    const key = `${level}/${n}${isFull ? '' : 'p'}`;
    const known = this.#tiles.get(key);
    if (known) return known;
    let tile: Tile;
    if (isFull) {
      const path = tilePath(level, n);
      const hashes = unpackTile(await readPart(this.#place, path), TILE_WIDTH);
      if (hashes === null) throw broken(path);
      tile = new Tile(hashes);
      const above = await this.#tile(level + 1, Math.floor(n / TILE_WIDTH));
      if (!sameHash(tile.node(8, 0), above.node(0, n % TILE_WIDTH))) throw broken(path);
    } else tile = new Tile(this.#head.levels[level] ?? []);
    if (this.#tiles.size >= TILES_AT_HAND)
      for (const oldest of this.#tiles.keys()) {
        this.#tiles.delete(oldest);
        break;
      }
    this.#tiles.set(key, tile);
    return tile;
  }

  /** The root over some leaves under the last checkpoint, from tiles. */
  async #rangeRoot(range: Range): Promise<Hash> {
    const peaks: Hash[] = [];
    for (const { height, n } of subtreesOf(range)) {
      const level = Math.floor(height / 8);
      const first = n * 2 ** (height % 8);
      const tile = Math.floor(first / TILE_WIDTH);
      peaks.push(
        await this.#tile(level, tile).then((found) => found.node(height % 8, (first - tile * TILE_WIDTH) / 2 ** (height % 8))),
      );
    }
    return joinPeaks(peaks);
  }

  async #roots(ranges: readonly Range[]): Promise<Hash[]> {
    const hashes: Hash[] = [];
    for (const range of ranges) hashes.push(await this.#rangeRoot(range));
    return hashes;
  }

  /** The path from an entry to the root over `size` entries, which are under the last checkpoint; nearest first. */
  proof(index: number, size: number): Promise<Hash[]> {
    return this.#roots(inclusionRanges(index, size));
  }

  /** What proves that the tree over `size` entries, which are under the last checkpoint, only added to one of `earlier`. */
  growth(earlier: number, size: number): Promise<Hash[]> {
    return this.#roots(consistencyRanges(earlier, size));
  }

  /** Records under the last checkpoint, from bundles, each bundle checked against the tree. */
  async #bundled(from: number, to: number): Promise<{ readonly record: Uint8Array; readonly leaf: Hash }[]> {
    // The head as it is now: another may be signed while this waits for the disk.
    const head = this.#head;
    const records: { readonly record: Uint8Array; readonly leaf: Hash }[] = [];
    for (let n = Math.floor(from / TILE_WIDTH); n * TILE_WIDTH < to; n++) {
      const width = Math.min(TILE_WIDTH, head.size - n * TILE_WIDTH);
      const path = bundlePath(n, width);
      const entries = unpackBundle(await readPart(this.#place, path)).slice(0, width);
      const hashes = entries.map(leafHash);
      const same =
        entries.length === width &&
        (width === TILE_WIDTH
          ? sameHash(new Tile(hashes).node(8, 0), (await this.#tile(1, Math.floor(n / TILE_WIDTH))).node(0, n % TILE_WIDTH))
          : hashes.every((leaf, at) => sameHash(leaf, head.levels[0]![at]!)));
      if (!same) throw broken(path);
      for (let at = Math.max(0, from - n * TILE_WIDTH); at < Math.min(width, to - n * TILE_WIDTH); at++)
        records.push({ record: entries[at]!, leaf: hashes[at]! });
    }
    return records;
  }

  /** Every record from a number on up to the size now, in order. */
  async *records(from = 0): AsyncGenerator<{ index: number; record: Uint8Array; leaf: Hash }> {
    const size = this.size;
    for (let index = from; index < size; ) {
      if (index < this.signed) {
        const end = Math.min(this.signed, size, (Math.floor(index / TILE_WIDTH) + 1) * TILE_WIDTH);
        for (const one of await this.#bundled(index, end)) yield { index: index++, ...one };
      } else {
        const { record, leaf } = this.#tail[index - this.signed]!;
        yield { index: index++, record, leaf };
      }
    }
  }
}

async function readNote({ disk, folder }: LogPlace): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await disk.read(join(folder, CHECKPOINT)));
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

/** The right edge of the tree that a note was signed over. */
async function readEdge(place: LogPlace, note: string): Promise<Edge> {
  const { text, signatures } = parseNote(note);
  const checkpoint = parseCheckpoint(text);
  const signature = signatureOf(signatures, place.origin, place.publicKey);
  if (
    checkpointText(checkpoint) !== text ||
    checkpoint.origin !== place.origin ||
    signature === null ||
    !verifySignature(place.publicKey, utf8.encode(text), signature)
  )
    throw new AssizeError(
      'vault/unsigned-checkpoint',
      'The checkpoint of the ledger is not signed by the key of this file.',
      'Compare it with another copy; run `assize verify` for everything that is wrong.',
    );
  const levels: Hash[][] = [];
  for (let level = 0, nodes = checkpoint.size; nodes > 0; level++, nodes = Math.floor(nodes / TILE_WIDTH)) {
    const width = nodes % TILE_WIDTH;
    const path = tilePath(level, Math.floor(nodes / TILE_WIDTH), width);
    const hashes = width === 0 ? [] : unpackTile((await readPart(place, path)).subarray(0, width * 32), width);
    if (hashes === null) throw broken(path);
    levels.push(hashes);
  }
  const edge = new Edge(checkpoint.size, levels);
  if (!sameHash(edge.root(), checkpoint.root)) throw broken('tile');
  return edge;
}

/**
 * A tile or bundle. One that is not full may have been cleared for a wider one by a writer since the reader opened: the wider
 * one begins with the same.
 */
async function readPart({ disk, folder }: LogPlace, path: string): Promise<Uint8Array> {
  const [, whole, width] = /^(.*)\.p\/(\d+)$/.exec(path) ?? [];
  const wider = async () =>
    (await disk.list(join(folder, `${whole}.p`)))
      .map(Number)
      .filter((one) => one > Number(width))
      .sort((a, b) => b - a)
      .map((one) => `${whole}.p/${one}`);
  for (const one of [path, ...(whole === undefined ? [] : [whole, ...(await wider())])])
    try {
      return await disk.read(join(folder, one));
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
  throw broken(path);
}

function broken(path: string): AssizeError {
  return new AssizeError(
    'vault/broken-ledger',
    `The ledger's file ${path} is missing or not what the checkpoint was signed over.`,
    'Copy the file as it is, then take this part from another copy and run `assize verify`.',
  );
}
