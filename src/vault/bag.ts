import { createHash } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { originOf } from '../ledger/index.ts';
import { AssizeError } from '../model/index.ts';
import { readCard } from './card.ts';
import type { Fault } from './report.ts';
import { type Disk, forEachOf, machineDisk, writeWhole } from './disk.ts';
import { telling } from './trouble.ts';

// BagIt 1.0 (RFC 8493): a folder whose payload lies below data/, with manifests of digests beside it. A bag says whether it is
// whole, not who made it: what it holds of ours is signed, and is checked as what it is.

const BAGIT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
const MOST_DEEP = 64;

/** A payload file of a bag: its path in the bag, with "/" between parts. */
export interface Payload {
  readonly path: string;
  readonly bytes: number;
}

/** A bag that was read: everything in it, and what is wrong with it. */
export interface Bag {
  readonly folder: string;
  readonly name: string;
  readonly payload: readonly Payload[];
  /** The files beside the payload: the declaration, manifests, what is told of the bag. */
  readonly tags: readonly string[];
  readonly faults: readonly Fault[];
}

/** A path as manifests write it: line ends and the percent sign are encoded (RFC 8493 §2.1.3). */
const encoded = (path: string): string =>
  path.replace(/[%\r\n]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
const decoded = (path: string): string =>
  path.replace(/%(25|0[aAdD])/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Whether a path stays in the bag on every system (RFC 8493 §5.2.2): a hostile manifest must not lead elsewhere. */
const isSafe = (path: string): boolean =>
  !/^[/~]|^[A-Za-z]:|\\|\0/.test(path) &&
  path
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..' && !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(part));

/** The files below a folder, by path relative to it with "/" between parts, in order; what is no file is told to `odd`. */
async function* filesBelow(
  disk: Disk,
  folder: string,
  odd: (path: string) => void,
  inside = '',
  depth = 0,
): AsyncGenerator<string> {
  for (const name of await disk.list(join(folder, inside))) {
    const path = inside === '' ? name : `${inside}/${name}`;
    const kind = await disk.look(join(folder, path));
    if (kind === 'file') yield path;
    else if (kind === 'folder' && depth < MOST_DEEP) yield* filesBelow(disk, folder, odd, path, depth + 1);
    else if (kind !== null) odd(path);
  }
}

/** What a bag made of an investigation holds. */
export interface Packed {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Writes the investigation file in a folder as a bag into a new or empty folder, without its keys and without what is computed.
 * Nothing may write to the file meanwhile. `beside` are further files of the bag itself, by name, which its tag manifest lists. Durable when this returns. Throws `vault/not-empty` and `vault/no-card`.
 */
export async function writeBag(
  folder: string,
  to: string,
  {
    now,
    beside = new Map(),
    disk: given = machineDisk,
  }: { readonly now: () => Date; readonly beside?: ReadonlyMap<string, Uint8Array>; readonly disk?: Disk },
): Promise<Packed> {
  const disk = telling(given);
  const bag = resolve(to);
  const card = await readCard(disk, folder);
  if ((await disk.list(bag)).length > 0)
    throw new AssizeError(
      'vault/not-empty',
      `"${to}" is not empty.`,
      'Name a new folder: a bag holds nothing but what it lists.',
    );
  await disk.makeFolder(bag);
  const sums: [path: string, hex: string][] = [];
  const made = new Set<string>();
  let bytes = 0;
  for await (const path of filesBelow(disk, folder, () => undefined)) {
    const isPart = path === 'assize.json' || path.startsWith('vault/ledger/') || path.startsWith('vault/objects/');
    if (!isPart || path.endsWith('.tmp')) continue;
    const target = `data/${path}`;
    const parent = dirname(join(bag, target));
    if (!made.has(parent)) await disk.makeFolder(parent);
    made.add(parent);
    const file = await disk.create(join(bag, target), path.startsWith('vault/objects/') ? 0o444 : 0o644);
    try {
      const hash = createHash('sha256');
      for await (const piece of disk.stream(join(folder, path))) {
        hash.update(piece);
        bytes += piece.length;
        await file.write(piece);
      }
      sums.push([target, hash.digest('hex')]);
    } finally {
      await file.close();
    }
  }
  const lines = (all: readonly [string, string][]) => all.map(([path, hex]) => `${hex}  ${encoded(path)}\n`).join('');
  const date = now().toISOString().slice(0, 10);
  const info = [
    ['Bagging-Date', date],
    ['Payload-Oxum', `${bytes}.${sums.length}`],
    ['Bag-Software-Agent', 'Assize'],
    ['External-Identifier', originOf(card.key)],
    ['Internal-Sender-Identifier', card.key],
    ['Internal-Sender-Description', card.name.replace(/\s+/g, ' ')],
  ];
  const tags: [string, string | Uint8Array][] = [
    ['bag-info.txt', info.map(([label, value]) => `${label}: ${value}\n`).join('')],
    ['bagit.txt', BAGIT],
    ['manifest-sha256.txt', lines(sums)],
    ...beside,
  ];
  tags.push([
    'tagmanifest-sha256.txt',
    lines(tags.map(([path, text]) => [path, createHash('sha256').update(text).digest('hex')])),
  ]);
  await writeWhole(
    disk,
    bag,
    tags.map(([path, data]) => ({ path: join(bag, path), data })),
  );
  await settle(
    disk,
    bag,
    sums.map(([path]) => join(bag, path)),
    [...made],
  );
  return { files: sums.length, bytes };
}

/** Makes durable what was written below a folder. */
async function settle(disk: Disk, folder: string, files: readonly string[], folders: readonly string[]): Promise<void> {
  if (await disk.syncAll(folder)) return;
  await forEachOf(files, async (path) => {
    const file = await disk.reopen(path);
    await file.sync().finally(() => file.close());
  });
  const all = new Set<string>([folder, dirname(folder)]);
  for (const one of folders) for (let up = one; up.length > folder.length; up = dirname(up)) all.add(up);
  await forEachOf(all, (one) => disk.syncFolder(one));
}

const ALGORITHMS = ['md5', 'sha1', 'sha256', 'sha512'] as const;
const HEX: Readonly<Record<(typeof ALGORITHMS)[number], number>> = { md5: 32, sha1: 40, sha256: 64, sha512: 128 };

/**
 * Reads a bag, whoever made it, and checks that it is complete and valid (RFC 8493 §3): every file is in every payload manifest,
 * every file listed is there with its digest. Says what is wrong, and throws for a folder that is no bag: `vault/no-bag`.
 */
export async function readBag(folder: string, disk: Disk = telling(machineDisk)): Promise<Bag> {
  const faults: Fault[] = [];
  const fault = (code: Fault['code'], what: string, touches: string, next = ASK) =>
    void faults.push({ code, what, touches, next });
  if ((await disk.look(join(folder, 'bagit.txt'))) !== 'file')
    throw new AssizeError(
      'vault/no-bag',
      `"${folder}" holds no bag: there is no bagit.txt in it.`,
      'Name the folder of a bag (RFC 8493).',
    );
  const payload: Payload[] = [];
  const tags: string[] = [];
  const odd = (path: string) =>
    fault('vault/odd-file', `${path} is no plain file: it is left out.`, path, 'Put the file itself there.');
  const digests = new Map<string, ReadonlyMap<string, string>>();
  const names = await disk.list(folder);
  const used = ALGORITHMS.filter((one) =>
    names.some((name) => name === `manifest-${one}.txt` || name === `tagmanifest-${one}.txt`),
  );
  const declaration = await textOf(disk, join(folder, 'bagit.txt'));
  if (!/^BagIt-Version: \d+\.\d+\r?\nTag-File-Character-Encoding: UTF-8(?:\r?\n)?$/i.test(declaration))
    fault('vault/odd-bag', 'bagit.txt does not say a version and UTF-8, as it must.', 'bagit.txt');
  for await (const path of filesBelow(disk, folder, odd)) {
    const found = await digestsOf(disk, join(folder, path), used);
    digests.set(path, found.hex);
    if (path.startsWith('data/')) payload.push({ path, bytes: found.bytes });
    else tags.push(path);
  }
  let manifests = 0;
  for (const path of tags) {
    const [, kind, algorithm] = /^(tag)?manifest-([a-z0-9]+)\.txt$/.exec(path) ?? [];
    if (algorithm === undefined) continue;
    const known = ALGORITHMS.find((one) => one === algorithm);
    if (known === undefined) {
      fault('vault/odd-bag', `${path} lists digests of a kind that is not known here (${algorithm}).`, path);
      continue;
    }
    if (kind === undefined) manifests += 1;
    const listed = parseManifest(await textOf(disk, join(folder, path)), HEX[known], path, fault);
    for (const [file, hex] of listed) {
      const found = digests.get(file)?.get(known);
      if (kind === undefined && !file.startsWith('data/'))
        fault('vault/odd-bag', `${path} lists ${file}, which is no payload.`, file);
      if (found === undefined) fault('vault/missing-file', `${path} lists ${file}, which is not there.`, file);
      else if (found !== hex)
        fault('vault/altered-file', `${file} is not the one that ${path} lists: its ${known} differs.`, file);
    }
    if (kind === undefined)
      for (const { path: file } of payload)
        if (!listed.has(file)) fault('vault/unlisted-file', `${file} is not listed in ${path}.`, file);
  }
  if (manifests === 0) fault('vault/odd-bag', 'The bag has no payload manifest.', 'manifest');
  if (tags.includes('fetch.txt'))
    fault('vault/odd-bag', 'The bag names files to be fetched from elsewhere (fetch.txt): they are not fetched.', 'fetch.txt');
  if (tags.includes('bag-info.txt')) {
    const oxum = /^payload-oxum:[ \t]*(\d+)\.(\d+)[ \t]*$/im.exec(await textOf(disk, join(folder, 'bag-info.txt')));
    const bytes = payload.reduce((sum, one) => sum + one.bytes, 0);
    if (oxum && (Number(oxum[1]) !== bytes || Number(oxum[2]) !== payload.length))
      fault(
        'vault/altered-file',
        `The payload has ${bytes} bytes in ${payload.length} files, not as bag-info.txt says.`,
        'bag-info.txt',
      );
  }
  return { folder, name: basename(resolve(folder)), payload, tags, faults };
}

const ASK = 'Ask whoever made the bag for it again, and keep this one.';

async function textOf(disk: Disk, path: string): Promise<string> {
  return new TextDecoder('utf-8').decode(await disk.read(path));
}

async function digestsOf(
  disk: Disk,
  path: string,
  algorithms: readonly string[],
): Promise<{ readonly bytes: number; readonly hex: ReadonlyMap<string, string> }> {
  const hashes = algorithms.map((algorithm) => createHash(algorithm));
  let bytes = 0;
  for await (const piece of disk.stream(path)) {
    bytes += piece.length;
    for (const hash of hashes) hash.update(piece);
  }
  return { bytes, hex: new Map(algorithms.map((algorithm, n) => [algorithm, hashes[n]!.digest('hex')])) };
}

type Say = (code: Fault['code'], what: string, touches: string, next?: string) => void;

function parseManifest(text: string, digits: number, manifest: string, fault: Say): Map<string, string> {
  const listed = new Map<string, string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line === '') continue;
    const space = line.search(/[ \t]/);
    const hex = line.slice(0, Math.max(0, space)).toLowerCase();
    // A star before the path is how md5sum marks a file read as it is.
    const path = decoded(
      line
        .slice(Math.max(0, space))
        .replace(/^[ \t]+\*?/, '')
        .replace(/^\.\//, ''),
    );
    if (hex.length !== digits || !/^[0-9a-f]+$/.test(hex) || !isSafe(path))
      fault('vault/odd-bag', `${manifest} has a line that is no digest and path within the bag.`, manifest);
    else if (listed.has(path)) fault('vault/odd-bag', `${manifest} lists ${path} twice.`, manifest);
    else listed.set(path, hex);
  }
  return listed;
}

/**
 * Unpacks a bag that holds an investigation file into a new or empty folder. Gives null when the bag holds something else.
 * Throws `vault/broken-bag` where the bag is not whole, and `vault/not-empty`.
 */
export async function unpackBag(bag: Bag, to: string, disk: Disk = telling(machineDisk)): Promise<Packed | null> {
  if (!bag.payload.some(({ path }) => path === 'data/assize.json')) return null;
  const [fault] = bag.faults;
  if (fault) throw new AssizeError('vault/broken-bag', `The bag is not whole: ${fault.what}`, fault.next);
  const folder = resolve(to);
  if ((await disk.list(folder)).length > 0)
    throw new AssizeError('vault/not-empty', `"${to}" is not empty.`, 'Name a new folder for what the bag holds.');
  const made = new Set<string>();
  const files: string[] = [];
  let bytes = 0;
  // The card last: a folder is an investigation file when it has one, and then everything else is there.
  for (const { path } of bag.payload.toSorted(
    (a, b) => Number(a.path === 'data/assize.json') - Number(b.path === 'data/assize.json'),
  )) {
    const target = join(folder, path.slice('data/'.length));
    if (!made.has(dirname(target))) await disk.makeFolder(dirname(target));
    made.add(dirname(target));
    const file = await disk.create(target, path.startsWith('data/vault/objects/') ? 0o444 : 0o644);
    try {
      for await (const piece of disk.stream(join(bag.folder, path))) {
        bytes += piece.length;
        await file.write(piece);
      }
    } finally {
      await file.close();
    }
    files.push(target);
  }
  await settle(disk, folder, files, [...made]);
  return { files: files.length, bytes };
}
