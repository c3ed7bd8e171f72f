import { createPrivateKey } from 'node:crypto';
import { basename, join } from 'node:path';
import {
  Edge,
  type Hash,
  type Judged,
  TILE_WIDTH,
  type Told,
  bundlePath,
  checkpointText,
  checkStamp,
  judge,
  keyText,
  leafHash,
  objectsNamedBy,
  checkRecord,
  openSigner,
  originOf,
  packTile,
  parseCheckpoint,
  parseKey,
  parseNote,
  rootOver,
  sameHash,
  signatureOf,
  tilePath,
  unpackBundle,
  isSignedBy,
} from '../ledger/index.ts';
import { type Digest, type Entry } from '../model/index.ts';
import { type Disk, machineDisk } from './disk.ts';
import { PENDING } from './log.ts';
import { checkObject, checkObjects } from './check-objects.ts';
import { Objects } from './objects.ts';
import { Findings, type Report } from './report.ts';
import { isTelling } from './standing.ts';
import { type Kept, partsOf } from './time.ts';
import {
  CARD,
  type Card,
  SUM,
  cardText,
  keyPath,
  ledgerFolder,
  objectsFolder,
  peopleFolder,
  readCard,
  scratchFolder,
  sumText,
} from './card.ts';

const LEFT = 'files left by a run that was stopped';

/** What to check: entries from a number on, or one object alone. `disk` is another than the machine's in tests. */
export interface CheckOptions {
  readonly from?: number;
  readonly object?: Digest;
  /** A head that somebody kept: a signed note. The ledger must have grown from it. */
  readonly head?: string;
  readonly disk?: Disk;
}

/**
 * Walks everything and trusts nothing: the card, the checkpoint's signature, every tile against the entries, every record's form
 * and signature, every object against its name, that every object an entry names is there, and that nothing else is. One altered
 * byte is a fault. With `object` only that object is hashed, and only the entries that name it are opened, under a head over all. Memory does not depend on the size of objects; of entries it keeps the digests that they name.
 */
export async function checkVault(
  folder: string,
  { from = 0, object, head, disk = machineDisk }: CheckOptions = {},
): Promise<Report> {
  const report = new Findings();
  for (const what of ['entries', 'objects', 'tiles']) report.count(what, 0);
  await checkPlaces(disk, folder, report);
  const card = await checkCard(disk, folder, report);
  if (card === null) return done(report);
  await checkKey(disk, folder, card.key, report);
  await checkPeople(disk, folder, report);
  const ledger = new LedgerCheck(disk, folder, card, { from, only: object ?? null }, report);
  await ledger.walk();
  await ledger.judge();
  if (head !== undefined) await report.guard('the head that was kept', () => ledger.compare(head));
  if (object !== undefined) {
    await report.guard(object, () => checkObject(disk, folder, ledger, object, report));
    return done(report);
  }
  await report.guard('vault/objects', () => checkObjects(disk, folder, ledger, from, report));
  await checkStamps(disk, folder, ledger, report);
  return done(report);
}

/** Every time-stamp: over a head of this ledger or of one that was taken in, and right. */
async function checkStamps(disk: Disk, folder: string, ledger: LedgerCheck, report: Findings): Promise<void> {
  const objects = new Objects(disk, objectsFolder(folder), '');
  for (const { index, entry } of ledger.stamps) {
    // What is missing or altered was told of already.
    if (objectsNamedBy(entry).some((digest) => ledger.withdrawn.has(digest))) continue;
    await report.guard(`the time-stamp of entry ${index}`, async () => {
      const parts = await partsOf({ getObject: (digest) => objects.get(digest) }, entry);
      await ledger.compare(new TextDecoder().decode(parts.note), 'time-stamps');
      await checkStamp(entry, parts);
    });
  }
}

const done = ({ faults, counts }: Findings): Report => ({ faults, counts });

/** What may lie in `vault/`. */
const PARTS = new Set([ledgerFolder, objectsFolder, scratchFolder].map((of) => basename(of(''))));

/** That everything lies in the folder itself: what a link leads to does not go along when the folder is handed over. */
async function checkPlaces(disk: Disk, folder: string, report: Findings): Promise<void> {
  const stray = (path: string, why: string) =>
    report.fault('vault/stray-file', `${path} ${why}.`, path, 'Put back what belongs there; nothing in the ledger knows this.');
  await report.guard('vault', async () => {
    if ((await disk.look(join(folder, CARD))) === 'other') stray(CARD, 'is a link and no file');
    if ((await disk.look(join(folder, 'vault'))) === 'other') stray('vault', 'is a link and no folder');
    for (const name of await disk.list(join(folder, 'vault')))
      if (!PARTS.has(name)) stray(`vault/${name}`, 'is no part of an investigation file');
      else if ((await disk.look(join(folder, 'vault', name))) !== 'folder') stray(`vault/${name}`, 'is no folder');
  });
}

async function checkCard(disk: Disk, folder: string, report: Findings): Promise<Card | null> {
  let card: Card | null = null;
  await report.guard('assize.json', async () => {
    card = await readCard(disk, folder);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await disk.read(join(folder, 'assize.json')));
    if (text !== cardText(card))
      report.fault('vault/altered-card', 'assize.json is not written as Assize writes it.', 'assize.json');
  });
  return card;
}

async function checkKey(disk: Disk, folder: string, key: string, report: Findings): Promise<void> {
  // A copy handed to somebody else goes without the private key, and nothing is wrong with that.
  if ((await disk.look(keyPath(folder))) === null) return;
  await report.guard('keys/ledger.pem', async () => {
    const pem = new TextDecoder().decode(await disk.read(keyPath(folder)));
    // A file that holds the key in other bytes is not the file that was written.
    if (!isKey(pem) || openSigner(pem).pem !== pem || keyText(openSigner(pem).publicKey) !== key)
      report.fault('vault/other-key', 'The private key in keys/ is not the one that assize.json names.', 'keys/ledger.pem');
  });
}

/** People's keys are sealed: that they are whole is seen by the sums beside them. */
async function checkPeople(disk: Disk, folder: string, report: Findings): Promise<void> {
  for (const sum of await disk.list(peopleFolder(folder))) {
    if (!sum.endsWith(SUM)) continue;
    const name = sum.slice(0, -SUM.length);
    await report.guard(`keys/people/${name}`, async () => {
      const written = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await disk.read(join(peopleFolder(folder), sum)));
      if (written !== sumText(name, await disk.read(join(peopleFolder(folder), name))))
        report.fault(
          'vault/damaged-key',
          `The key in keys/people/${name} is not as it was written.`,
          `keys/people/${name}`,
          'Take it from another copy. Where there is none, revoke the key and add another: no evidence is lost.',
        );
    });
  }
}

function isKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

/** The leaves of all records and who signed each, with the entries that say something of keys or of other ledgers. */
class Written implements Judged {
  #leaves = new Uint8Array(32 * 1024);
  /** Most entries say nothing here but who signed them: one stands for all of a signer's. */
  readonly #standIns = new Map<string, Entry>();
  readonly #entries: Entry[] = [];

  get size(): number {
    return this.#entries.length;
  }

  leaf(index: number): Hash {
    return this.#leaves.subarray(index * 32, index * 32 + 32);
  }

  entry(index: number): Entry {
    return this.#entries[index]!;
  }

  /** A record, signed by the founder as long as nothing else is told of it. */
  add(record: Uint8Array, founder: string): void {
    const at = this.size * 32;
    if (at === this.#leaves.length) {
      const wider = new Uint8Array(2 * at);
      wider.set(this.#leaves);
      this.#leaves = wider;
    }
    this.#leaves.set(leafHash(record), at);
    this.#entries.push(this.#standIn(founder));
  }

  /** What the record that was added last says. */
  tell(entry: Entry): void {
    this.#entries[this.size - 1] = matters(entry) ? entry : this.#standIn(entry.by);
  }

  #standIn(by: string): Entry {
    let entry = this.#standIns.get(by);
    if (!entry) this.#standIns.set(by, (entry = { v: 1, kind: 'opened', name: '', at: '', by }));
    return entry;
  }
}

/** Whether a record names an object. */
const tells = (record: Uint8Array, digest: Digest): boolean => new TextDecoder('latin1').decode(record).includes(digest);

const matters = ({ kind }: Entry): boolean =>
  kind === 'key-added' || kind === 'key-revoked' || kind === 'merged' || kind === 'reviewed' || kind === 'sealed';

/** The walk over the ledger: what is signed, what waits for the next checkpoint, and what is there besides. */
class LedgerCheck {
  readonly named = new Map<Digest, number>();
  readonly withdrawn = new Set<Digest>();
  readonly sealed = new Set<Digest>();
  readonly stamps: Kept[] = [];
  readonly #disk: Disk;
  readonly #folder: string;
  readonly #card: Card;
  readonly #from: number;
  readonly #only: Digest | null;
  readonly #report: Findings;
  /** The files that should be there. */
  readonly #expected = new Set<string>(['checkpoint']);
  readonly #written = new Written();
  #ledgers: readonly Told[] = [];
  #named: string | null = null;

  constructor(
    disk: Disk,
    folder: string,
    card: Card,
    { from, only }: { readonly from: number; readonly only: Digest | null },
    report: Findings,
  ) {
    this.#disk = disk;
    this.#folder = ledgerFolder(folder);
    this.#card = card;
    this.#from = from;
    this.#only = only;
    this.#report = report;
  }

  #read(path: string): Promise<Uint8Array> {
    return this.#disk.read(join(this.#folder, path));
  }

  async walk(): Promise<void> {
    const head = await this.#checkpoint();
    const edge = new Edge();
    let whole = head !== null;
    for (let n = 0; n * TILE_WIDTH < (head?.size ?? 0); n++)
      if (!(await this.#bundle(n, Math.min(TILE_WIDTH, head!.size - n * TILE_WIDTH), whole ? edge : null))) whole = false;
    if (whole && head !== null) {
      if (sameHash(edge.root(), head.root))
        for (const [level, hashes] of edge.levels.entries()) await this.#edgeTile(edge, level, hashes);
      else this.#report.fault('vault/other-root', 'The entries do not give the root that was signed.', 'vault/ledger/checkpoint');
    }
    await this.#pending(head?.size ?? 0);
    await this.#strays('', head?.size ?? 0);
    if (this.#from === 0 && this.#only === null && this.#named !== this.#card.name)
      this.#report.fault('vault/altered-card', 'The name in assize.json is not the one that was entered.', 'assize.json');
  }

  async #checkpoint(): Promise<{ readonly size: number; readonly root: Hash } | null> {
    let head: { readonly size: number; readonly root: Hash } | null = null;
    await this.#report.guard('vault/ledger/checkpoint', async () => {
      const note = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await this.#read('checkpoint'));
      const { text, signatures } = parseNote(note);
      const checkpoint = parseCheckpoint(text);
      const publicKey = parseKey(this.#card.key);
      const origin = originOf(this.#card.key);
      const signature = signatureOf(signatures, origin, publicKey);
      if (
        // Further lines would be signed, and say what no reader looks at.
        checkpointText(checkpoint) !== text ||
        checkpoint.origin !== origin ||
        signatures.length !== 1 ||
        signature === null ||
        !(await isSignedBy(publicKey, new TextEncoder().encode(text), signature))
      )
        this.#report.fault(
          'vault/unsigned-checkpoint',
          'The checkpoint is not signed by the key that assize.json names.',
          'vault/ledger/checkpoint',
          'Ask the sender for the key by another way, and compare with another copy.',
        );
      head = checkpoint;
    });
    return head;
  }

  /** Checks a bundle and the tiles that it fills. Says whether its entries could be added to the tree. */
  async #bundle(n: number, width: number, edge: Edge | null): Promise<boolean> {
    const path = bundlePath(n, width);
    const full: { readonly path: string; readonly hashes: readonly Hash[] }[] = [];
    let added = false;
    this.#expected.add(path);
    await this.#report.guard(`vault/ledger/${path}`, async () => {
      const records = unpackBundle(await this.#read(path));
      if (records.length !== width)
        this.#report.fault('vault/broken-ledger', `${path} holds ${records.length} records, not ${width}.`, path);
      for (const record of records)
        edge?.append(leafHash(record), (level, tile, hashes) => full.push({ path: tilePath(level, tile), hashes: [...hashes] }));
      await this.#records(n * TILE_WIDTH, records);
      added = edge !== null && records.length === width;
    });
    // Without the entries before it, nobody can say what this tile should hold.
    if (edge === null) this.#expected.add(tilePath(0, n, width));
    for (const tile of full) await this.#tile(tile.path, tile.hashes);
    return added;
  }

  async #edgeTile(edge: Edge, level: number, hashes: readonly Hash[]): Promise<void> {
    if (hashes.length > 0)
      await this.#tile(tilePath(level, Math.floor(edge.size / TILE_WIDTH ** (level + 1)), hashes.length), hashes);
  }

  async #tile(path: string, hashes: readonly Hash[]): Promise<void> {
    this.#expected.add(path);
    await this.#report.guard(`vault/ledger/${path}`, async () => {
      if (!sameHash(await this.#read(path), packTile(hashes)))
        this.#report.fault('vault/broken-ledger', `${path} does not hold the hashes of the entries.`, `vault/ledger/${path}`);
      this.#report.count('tiles');
    });
  }

  /** Checks records that stand side by side, all at once; what is wrong is told in their order. */
  async #records(first: number, records: readonly Uint8Array[]): Promise<void> {
    const checked = await Promise.allSettled(
      records.map(async (record, at) => (this.#matters(first + at, record) ? checkRecord(record) : null)),
    );
    for (const [at, record] of records.entries()) {
      const index = first + at;
      this.#written.add(record, this.#card.key);
      await this.#report.guard(`entry ${index}`, () => {
        const one = checked[at]!;
        if (one.status === 'rejected') throw one.reason;
        if (one.value === null) return;
        this.#written.tell(one.value);
        this.#remember(index, one.value);
        if (index >= this.#from) this.#report.count('entries');
      });
    }
  }

  /** Whether a record is opened: whatever was asked for, and what decides whose signature counts. */
  #matters(index: number, record: Uint8Array): boolean {
    return (index >= this.#from && (this.#only === null || tells(record, this.#only))) || isTelling(record);
  }

  /** Whose signatures count where they stand, and whether merged ledgers are whole. */
  async judge(): Promise<void> {
    const { wrong, ledgers } = await judge(this.#written, this.#card.key);
    this.#ledgers = ledgers;
    for (const { index, code, what } of wrong)
      if (code === 'signer')
        this.#report.fault('vault/other-signer', `The signature of entry ${index} does not count: ${what}.`, `entry ${index}`);
      else
        this.#report.fault(
          'vault/broken-merge',
          `The ledger that entry ${index} took in is not whole: ${what}.`,
          `entry ${index}`,
          'Compare with the copy that was taken in; keep both.',
        );
    if (ledgers.length > 1) this.#report.count('ledgers merged', ledgers.length - 1);
  }

  /** Whether the ledger, or one that was merged into it, grew from a head that somebody kept. */
  async compare(note: string, counted = 'heads that were kept'): Promise<void> {
    const { text, signatures } = parseNote(note);
    const kept = parseCheckpoint(text);
    const message = new TextEncoder().encode(text);
    const same: Told[] = [];
    for (const told of this.#ledgers) {
      const signature = signatureOf(signatures, originOf(told.key), parseKey(told.key));
      if (kept.origin === originOf(told.key) && signature !== null && (await isSignedBy(parseKey(told.key), message, signature)))
        same.push(told);
    }
    const touches = `the head over ${kept.size} entries`;
    if (same.length === 0)
      this.#report.fault(
        'vault/other-head',
        'The head that was kept is signed by no key of this file.',
        touches,
        'It belongs to another file, or this one was begun anew: ask the sender.',
      );
    else if (same.every(({ numbers }) => numbers.length < kept.size))
      this.#report.fault(
        'vault/rolled-back',
        `The head that was kept was signed over ${kept.size} entries, and there are ${Math.max(...same.map(({ numbers }) => numbers.length))}.`,
        touches,
        'Entries were taken away, or this is an older copy: ask for the newer one and keep this one.',
      );
    else if (
      !same.some(({ numbers }) => numbers.length >= kept.size && sameHash(rootOver(this.#written, numbers, kept.size), kept.root))
    )
      this.#report.fault(
        'vault/forked',
        `The head that was kept and this ledger differ within their first ${kept.size} entries: the same key signed two histories.`,
        touches,
        'Keep both and ask the holder of the key. Where two copies grew apart on two machines, merging them makes them one again.',
      );
    else this.#report.count(counted);
  }

  #remember(index: number, entry: Entry): void {
    if (entry.kind === 'opened') this.#named ??= entry.name;
    if (entry.kind === 'withdrawn') this.withdrawn.add(entry.object);
    if (entry.kind === 'sealed') this.sealed.add(entry.object);
    if (entry.kind === 'stamped') this.stamps.push({ index, entry });
    for (const digest of objectsNamedBy(entry)) if (!this.named.has(digest)) this.named.set(digest, index);
  }

  async #pending(size: number): Promise<void> {
    let next = size;
    for (const name of await this.#disk.list(join(this.#folder, PENDING))) {
      if (!/^\d{16}$/.test(name)) continue;
      const path = `${PENDING}/${name}`;
      // Left by a crash between the checkpoint that covers them and their removal: no longer part of the ledger.
      if (Number(name) < size) {
        this.#expected.add(path);
        this.#report.count(LEFT);
        continue;
      }
      this.#expected.add(path);
      await this.#report.guard(`vault/ledger/${path}`, async () => {
        if (Number(name) !== next)
          this.#report.fault('vault/broken-ledger', `${path} begins with entry ${Number(name)}, and ${next} was due.`, path);
        const records = unpackBundle(await this.#read(path));
        if (records.length === 0) this.#report.fault('vault/broken-ledger', `${path} is empty.`, path);
        await this.#records(next, records);
        next += records.length;
        this.#report.count('entries not yet under a checkpoint', records.length);
      });
    }
  }

  /** What is in the ledger's folder and is no part of the ledger. */
  async #strays(path: string, size: number): Promise<void> {
    for (const name of await this.#disk.list(join(this.#folder, path))) {
      const inside = path === '' ? name : `${path}/${name}`;
      const kind = await this.#disk.look(join(this.#folder, inside));
      if (kind === 'folder') await this.#strays(inside, size);
      else if (kind !== 'file' || !this.#expected.has(inside)) {
        // A file on its way in, or a tile of a tree that was not signed in the end, or one that a wider one has replaced.
        if (kind === 'file' && (name.endsWith('.tmp') || isSpareTile(inside, size))) this.#report.count(LEFT);
        else
          this.#report.fault(
            'vault/stray-file',
            `vault/ledger/${inside} is no part of the ledger.`,
            `vault/ledger/${inside}`,
            'Move it away; nothing in the ledger knows it.',
          );
      }
    }
  }
}

/** Whether a path is that of a tile or bundle which a ledger of this size does not use, and a run stopped midway could leave. */
function isSpareTile(path: string, size: number): boolean {
  const [, level, groups, width] = /^tile\/(\d{1,2}|entries)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? [];
  if (level === undefined || groups === undefined) return false;
  const n = Number(groups.replace(/[x/]/g, ''));
  const nodes = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : Number(level)));
  return width !== undefined || n * TILE_WIDTH + TILE_WIDTH > nodes;
}
