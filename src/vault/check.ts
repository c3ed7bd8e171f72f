import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  Frontier,
  type Hash,
  TILE_WIDTH,
  bundlePath,
  leafHash,
  openRecord,
  openSigner,
  keyText,
  parseCheckpoint,
  parseKey,
  parseNote,
  sameHash,
  signatureOf,
  tilePath,
  tileRoot,
  tilesOf,
  unpackBundle,
  verifySignature,
} from '../ledger/index.ts';
import { AssizeError, type Digest, type Entry } from '../model/index.ts';
import { Objects, hashOf, objectPath } from './objects.ts';
import { type Card, cardText, ledgerFolder, objectsFolder, originOf, readCard } from './vault.ts';

/** Something wrong: what it touches, and what to do. */
export interface Fault {
  readonly code: `${string}/${string}`;
  readonly what: string;
  /** The file, object or entry that it touches. */
  readonly touches: string;
  readonly next: string;
}

export interface Report {
  readonly faults: readonly Fault[];
  /** What was checked, by kind. */
  readonly counts: Readonly<Record<string, number>>;
}

const COPY = 'Copy the file as it is before you change anything; then take this part from another copy and check again.';

/**
 * Walks everything and trusts nothing: the card, the checkpoint's signature, every tile against the leaves, every record's form
 * and signature, every object against its name, and that every object an entry names is there. One altered byte is a fault.
 */
export async function checkVault(
  folder: string,
  { from = 0, object }: { readonly from?: number; readonly object?: Digest } = {},
): Promise<Report> {
  const faults: Fault[] = [];
  const counts: Record<string, number> = { entries: 0, objects: 0, tiles: 0 };
  const fault = (code: Fault['code'], what: string, touches: string, next = COPY) => faults.push({ code, what, touches, next });
  const guard = async (touches: string, work: () => Promise<void> | void) => {
    try {
      await work();
    } catch (error) {
      if (error instanceof AssizeError) fault(error.code, error.message, touches, error.next);
      else
        fault(
          'vault/unreadable',
          `${touches} cannot be read (${error instanceof Error ? error.message : 'unknown cause'}).`,
          touches,
        );
    }
  };

  let card: Card | null = null;
  await guard('assize.json', async () => {
    card = await readCard(folder);
    if ((await readFile(join(folder, 'assize.json'), 'utf8')) !== cardText(card))
      fault('vault/altered-card', 'assize.json is not written as Assize writes it.', 'assize.json');
  });
  if (card === null) return { faults, counts };
  const { key, name } = card as Card;
  const publicKey = parseKey(key);
  await checkKey(folder, key, fault);

  if (object !== undefined) {
    await guard(object, async () => {
      await new Objects(objectsFolder(folder), '').get(object);
      counts['objects'] = 1;
    });
    return { faults, counts };
  }

  const ledger = ledgerFolder(folder);
  const read = (path: string) => readFile(join(ledger, path)).then((bytes) => new Uint8Array(bytes));
  const leaves: Hash[] = [];
  const entries: { index: number; entry: Entry }[] = [];
  let size = 0;
  let root: Hash | null = null;
  await guard('vault/ledger/checkpoint', async () => {
    const note = new TextDecoder().decode(await read('checkpoint'));
    const { text, signatures } = parseNote(note);
    const checkpoint = parseCheckpoint(text);
    const signature = signatureOf(signatures, originOf(key), publicKey);
    if (
      checkpoint.origin !== originOf(key) ||
      signatures.length !== 1 ||
      signature === null ||
      !verifySignature(publicKey, new TextEncoder().encode(text), signature)
    )
      fault(
        'vault/unsigned-checkpoint',
        'The checkpoint is not signed by the key that assize.json names.',
        'vault/ledger/checkpoint',
        'Ask the sender for the key by another way, and compare with another copy.',
      );
    size = checkpoint.size;
    root = checkpoint.root;
  });

  for (let n = 0; n * TILE_WIDTH < size; n++) {
    const width = Math.min(TILE_WIDTH, size - n * TILE_WIDTH);
    const path = bundlePath(n, width);
    await guard(`vault/ledger/${path}`, async () => {
      const records = unpackBundle(await read(path));
      if (records.length !== width) fault('vault/broken-ledger', `${path} holds ${records.length} records, not ${width}.`, path);
      for (const [at, record] of records.entries()) await addRecord(n * TILE_WIDTH + at, record);
    });
  }
  async function addRecord(index: number, record: Uint8Array): Promise<void> {
    leaves[index] = leafHash(record);
    if (index < from) return;
    await guard(`entry ${index}`, () => {
      const entry = openRecord(record);
      if (entry.by !== key)
        fault('vault/other-signer', `Entry ${index} is signed by ${entry.by}, not by the key of this file.`, `entry ${index}`);
      entries.push({ index, entry });
      counts['entries']! += 1;
    });
  }
  if (root !== null && Array.from({ length: size }, (_, n) => leaves[n]).every((leaf) => leaf !== undefined)) {
    const frontier = new Frontier();
    for (const leaf of leaves) frontier.append(leaf);
    if (!sameHash(frontier.root(), root))
      fault('vault/other-root', 'The entries do not give the root that was signed.', 'vault/ledger/checkpoint');
    await checkTiles(leaves);
  }
  async function checkTiles(under: readonly Hash[]): Promise<void> {
    let level = [...under];
    for (const { level: at, n, width } of tilesOf(under.length)) {
      if (at > 0 && n === 0)
        level = Array.from({ length: Math.floor(level.length / TILE_WIDTH) }, (_, tile) =>
          tileRoot(level.slice(tile * TILE_WIDTH, (tile + 1) * TILE_WIDTH)),
        );
      const path = tilePath(at, n, width);
      await guard(`vault/ledger/${path}`, async () => {
        const expected = Buffer.concat(level.slice(n * TILE_WIDTH, n * TILE_WIDTH + width));
        if (!sameHash(await read(path), new Uint8Array(expected)))
          fault('vault/broken-ledger', `${path} does not hold the hashes of the entries.`, path);
        counts['tiles']! += 1;
      });
    }
  }

  await guard('vault/ledger/pending', async () => {
    const text = await readFile(join(ledger, 'pending'), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    for (const line of text.split('\n').filter(Boolean)) {
      const index = Number(line.slice(0, line.indexOf(' ')));
      if (index < size) continue;
      if (index !== leaves.length)
        fault(
          'vault/broken-ledger',
          `An entry not yet signed is numbered ${index}, and ${leaves.length} was due.`,
          'vault/ledger/pending',
        );
      await addRecord(leaves.length, new TextEncoder().encode(line.slice(line.indexOf(' ') + 1)));
      counts['entries not yet under a checkpoint'] = (counts['entries not yet under a checkpoint'] ?? 0) + 1;
    }
  });

  const opened = entries.find(({ entry }) => entry.kind === 'opened')?.entry;
  if (from === 0 && opened?.kind === 'opened' && opened.name !== name)
    fault('vault/altered-card', 'The name in assize.json is not the one that was entered.', 'assize.json');

  const withdrawn = new Set<Digest>();
  const named = new Map<Digest, number>();
  for (const { index, entry } of entries) {
    if (entry.kind === 'withdrawn') withdrawn.add(entry.object);
    if (entry.kind === 'received') named.set(entry.object, index);
    if (entry.kind === 'exported') named.set(entry.manifest, index);
    if (entry.kind === 'read') {
      named.set(entry.object, index);
      named.set(entry.text, index);
    }
  }
  const objects = new Objects(objectsFolder(folder), '');
  const seen = new Set<string>();
  for await (const path of objects.names()) {
    const digest = `sha256:${path.slice(3)}` as Digest;
    await guard(`vault/objects/${path}`, async () => {
      if (!/^[0-9a-f]{2}.[0-9a-f]{64}$/.test(path) || objectPath(digest) !== path) {
        fault(
          'vault/stray-file',
          `vault/objects/${path} is not named as an object is.`,
          path,
          'Move it away; nothing in the ledger knows it.',
        );
        return;
      }
      seen.add(digest);
      if ((await hashOf(join(objectsFolder(folder), path))) !== digest)
        fault('vault/altered-object', `The bytes of vault/objects/${path} are not the ones it is named by.`, digest);
      if (withdrawn.has(digest))
        fault(
          'vault/not-withdrawn',
          `The object ${digest} is withdrawn by an entry, and its bytes are still here.`,
          digest,
          'Remove the bytes: the entry says why.',
        );
      counts['objects']! += 1;
      if (!named.has(digest) && from === 0)
        counts['objects that no entry names'] = (counts['objects that no entry names'] ?? 0) + 1;
    });
  }
  for (const [digest, index] of named)
    if (!seen.has(digest) && !withdrawn.has(digest))
      fault('vault/no-such-object', `Entry ${index} names the object ${digest}, which is not here.`, digest);
  counts['objects withdrawn'] = withdrawn.size;
  return { faults, counts };
}

async function checkKey(
  folder: string,
  key: string,
  fault: (code: Fault['code'], what: string, touches: string) => void,
): Promise<void> {
  const path = join(folder, 'keys', 'ledger.pem');
  if (!(await stat(path).catch(() => null))) return;
  let found: string | null = null;
  try {
    const pem = await readFile(path, 'utf8');
    const signer = openSigner(pem);
    // A file that holds the key in other bytes is not the file that was written.
    if (signer.pem === pem) found = keyText(signer.publicKey);
  } catch {
    // Said below: a key that does not parse is not the right one either.
  }
  if (found !== key)
    fault('vault/other-key', 'The private key in keys/ is not the one that assize.json names.', 'keys/ledger.pem');
}
