import {
  type Hash,
  checkHead,
  checkRecord,
  checkStamp,
  hexToHash,
  leafHash,
  parseKey,
  verifyConsistency,
  verifyInclusion,
} from '../ledger/index.ts';
import { AssizeError } from '../model/index.ts';
import { MANIFEST, type Manifest, type ManifestStamp, SUMS, sumsText, manifestText } from './manifest.ts';

/** A dossier as whoever holds it can give it: the paths of its files, with "/" between parts, and their bytes. */
export interface DossierFiles {
  list(): Promise<readonly string[]>;
  read(path: string): Promise<Uint8Array>;
  /** The SHA-256 of a file in 64 hex digits, and how many bytes it has, whatever its size. */
  digest(path: string): Promise<{ readonly sha256: string; readonly bytes: number }>;
}

export interface DossierFault {
  readonly code: `${string}/${string}`;
  readonly what: string;
  readonly touches: string;
  readonly next: string;
}

export interface DossierReport {
  readonly faults: readonly DossierFault[];
  readonly counts: Readonly<Record<string, number>>;
  /** The key that signed the ledger's head: compare it with the one that the sender gave by another way. */
  readonly key: string | null;
  /** Time-stamps that were found right, by whom and when. */
  readonly times: readonly DossierTime[];
}

/** A time-stamp that holds: the head of the ledger, and all that is proved under it, existed before `time`. */
export interface DossierTime {
  readonly authority: string;
  /** ISO 8601 in UTC; null while it proves nothing yet. */
  readonly time: string | null;
  /** How many entries of the ledger were there. */
  readonly size: number;
  /** What to compare with what the authority publishes: SHA-256 of its root certificate in hex, or the heights of blocks. */
  readonly compare: string;
}

const ASK = 'Do not rely on it. Ask the sender for the dossier again, by another way, and keep this copy.';

/**
 * Checks a dossier with nothing but the dossier: every file against its digest, no file too many or too few, the ledger's head
 * against its signature, and for each original that its receipt stands in the ledger under that head. With `publicKey` the head
 * must be signed by that very key. Says what is wrong and never throws for a bad dossier.
 */
export async function verifyDossier(
  dossier: DossierFiles,
  { publicKey }: { readonly publicKey?: string } = {},
): Promise<DossierReport> {
  const faults: DossierFault[] = [];
  const counts: Record<string, number> = { files: 0, proofs: 0 };
  const fault = (code: DossierFault['code'], what: string, touches: string, next = ASK) =>
    void faults.push({ code, what, touches, next });

  const present = new Set(await dossier.list());
  const manifest = await readManifest(dossier, present, fault);
  if (manifest === null) return { faults, counts, key: null, times: [] };

  const digests = new Map<string, string>();
  for (const { path, sha256, bytes } of manifest.files) {
    if (!present.delete(path)) {
      fault('dossier/missing-file', `The file ${path} is in the manifest and not in the dossier.`, path);
      continue;
    }
    const found = await dossier.digest(path);
    digests.set(path, found.sha256);
    if (found.sha256 !== sha256 || found.bytes !== bytes)
      fault(
        'dossier/altered-file',
        `The file ${path} is not the one that the manifest names: sha256:${found.sha256}, and sha256:${sha256} was written.`,
        path,
      );
    counts['files']! += 1;
  }
  present.delete(MANIFEST);
  if (!present.delete(SUMS)) fault('dossier/missing-file', `${SUMS} is not in the dossier.`, SUMS);
  else if (new TextDecoder().decode(await dossier.read(SUMS)) !== sumsText(manifest))
    fault('dossier/altered-file', `${SUMS} does not list what the manifest lists.`, SUMS);
  for (const path of present)
    fault(
      'dossier/stray-file',
      `The file ${path} is in the dossier and not in the manifest.`,
      path,
      'Whoever made the dossier did not put it there, or it was added later: do not rely on it.',
    );

  const head = await headOf(manifest, publicKey, fault);
  if (head !== null)
    for (const { path, index, entry, inclusion } of manifest.proofs) {
      try {
        const record = new TextEncoder().encode(entry);
        const said = await checkRecord(record);
        if (said.kind !== 'received' || said.object !== `sha256:${digests.get(path)}`)
          fault('dossier/other-original', `Entry ${index} does not tell of the receipt of ${path}.`, path);
        if (!verifyInclusion(leafHash(record), index, head.size, inclusion.map(hexToHash), head.root))
          fault('dossier/unproved', `Entry ${index} is not under the head of the ledger.`, `entry ${index}`);
        counts['proofs']! += 1;
      } catch (error) {
        if (!(error instanceof AssizeError)) throw error;
        fault(error.code, `Entry ${index}: ${error.message}`, `entry ${index}`, error.next);
      }
    }
  const proved = new Set(manifest.proofs.map(({ path }) => path));
  for (const { path } of manifest.files)
    if (path.startsWith('objects/') && !proved.has(path))
      fault('dossier/unproved', `No proof tells where the original ${path} comes from.`, path);
  const times: DossierTime[] = [];
  if (head !== null)
    for (const stamp of manifest.stamps ?? []) {
      try {
        times.push(await checkTime(dossier, stamp, manifest.key, head, digests));
        counts['time-stamps'] = (counts['time-stamps'] ?? 0) + 1;
      } catch (error) {
        if (!(error instanceof AssizeError)) throw error;
        fault(error.code, `The time-stamp by ${stamp.authority}: ${error.message}`, stamp.answer, error.next);
      }
    }
  return { faults, counts, key: manifest.key, times };
}

/** Checks a time-stamp: the stamped head is one of this ledger, and the answer is over it and right. */
async function checkTime(
  dossier: DossierFiles,
  stamp: ManifestStamp,
  key: string,
  head: { readonly size: number; readonly root: Hash },
  digests: ReadonlyMap<string, string>,
): Promise<DossierTime> {
  const read = async (path: string): Promise<Uint8Array> => {
    if (!digests.has(path))
      throw new AssizeError('dossier/missing-file', `Its file ${path.slice(0, 200)} is not one that the manifest lists.`, ASK);
    return dossier.read(path);
  };
  const orNull = (path: string | null) => (path === null ? null : read(path));
  const note = await read(stamp.checkpoint);
  const { size, root } = await checkHead(note, parseKey(key));
  if (!verifyConsistency(size, head.size, root, head.root, stamp.growth.map(hexToHash)))
    throw new AssizeError('dossier/other-head', 'The stamped head is not one of the ledger from which this dossier comes.', ASK);
  const found = await checkStamp(stamp, {
    note,
    request: await orNull(stamp.request),
    answer: await read(stamp.answer),
    against: await orNull(stamp.against),
  });
  const compare =
    found.proof === 'rfc3161' ? `root ${found.root}` : found.blocks.map(({ height }) => `block ${height}`).join(', ');
  return { authority: stamp.authority, time: found.time, size, compare };
}

type Say = (code: DossierFault['code'], what: string, touches: string, next?: string) => void;

async function readManifest(dossier: DossierFiles, present: ReadonlySet<string>, fault: Say): Promise<Manifest | null> {
  if (!present.has(MANIFEST)) {
    fault(
      'dossier/no-manifest',
      `There is no ${MANIFEST} here.`,
      MANIFEST,
      'Name the folder of a dossier: the one with index.html and manifest.json in it.',
    );
    return null;
  }
  const text = new TextDecoder().decode(await dossier.read(MANIFEST));
  try {
    const value: unknown = JSON.parse(text);
    // What is written any other way could say the same thing twice in one text.
    if (isManifest(value) && manifestText(value) === text) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  fault('dossier/malformed-manifest', `${MANIFEST} is not a manifest that this verifier can read.`, MANIFEST);
  return null;
}

function isManifest(value: unknown): value is Manifest {
  const manifest = value as Partial<Manifest> | null;
  const texts = (...all: unknown[]) => all.every((one) => typeof one === 'string');
  return (
    manifest?.format === 'assize-dossier/1' &&
    texts(manifest.name, manifest.made, manifest.key, manifest.checkpoint) &&
    Array.isArray(manifest.withheld) &&
    Array.isArray(manifest.files) &&
    manifest.files.every((file) => texts(file?.path, file?.sha256) && typeof file.bytes === 'number' && safePath(file.path)) &&
    Array.isArray(manifest.proofs) &&
    manifest.proofs.every(
      (proof) =>
        texts(proof?.path, proof?.entry) &&
        Number.isInteger(proof.index) &&
        Array.isArray(proof.inclusion) &&
        texts(...proof.inclusion),
    ) &&
    (manifest.stamps === undefined || (Array.isArray(manifest.stamps) && manifest.stamps.every(isStamp)))
  );
}

function isStamp(value: unknown): value is ManifestStamp {
  const stamp = value as Partial<Record<keyof ManifestStamp, unknown>> | null;
  const isText = (one: unknown): one is string => typeof one === 'string';
  const orNull = (...all: unknown[]) => all.every((one) => one === null || isText(one));
  return (
    (stamp?.proof === 'rfc3161' || stamp?.proof === 'opentimestamps') &&
    [stamp.authority, stamp.checkpoint, stamp.answer].every(isText) &&
    orNull(stamp.request, stamp.against, stamp.policy, stamp.time) &&
    Array.isArray(stamp.growth) &&
    stamp.growth.every(isText)
  );
}

/** A path that stays in the dossier: a hostile manifest must not make the verifier read elsewhere. */
const safePath = (path: string): boolean =>
  !path.startsWith('/') && !path.includes('\\') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/** The ledger's head, signed by the key of the manifest; null where it is not. */
async function headOf(
  { key, checkpoint }: Manifest,
  publicKey: string | undefined,
  fault: Say,
): Promise<{ readonly size: number; readonly root: Hash } | null> {
  try {
    if (publicKey !== undefined && publicKey !== key)
      fault('dossier/other-key', `The dossier is signed by ${key}, not by the key you expect.`, 'manifest.json');
    return await checkHead(new TextEncoder().encode(checkpoint), parseKey(key));
  } catch (error) {
    if (!(error instanceof AssizeError)) throw error;
    fault(error.code, error.message, 'manifest.json', error.next);
    return null;
  }
}
