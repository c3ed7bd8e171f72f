import { join } from 'node:path';
import type { Digest } from '../model/index.ts';
import { objectsFolder } from './card.ts';
import type { Disk } from './disk.ts';
import { digestsOf } from './hashing.ts';
import { Objects, objectPath } from './objects.ts';
import type { Findings } from './report.ts';

/** Whether a file begins as files sealed by age begin. */
async function isAgeFile(disk: Disk, path: string): Promise<boolean> {
  for await (const piece of disk.stream(path))
    return new TextDecoder('latin1').decode(piece.subarray(0, 22)) === 'age-encryption.org/v1\n';
  return false;
}

/** What the ledger says of objects. */
export interface Told {
  /** Each object that an entry names, with the first such entry. */
  readonly named: ReadonlyMap<Digest, number>;
  readonly withdrawn: ReadonlySet<Digest>;
  readonly sealed: ReadonlySet<Digest>;
}

/** Checks every object against its name and against what the ledger says, that none is missing, and that nothing else is there. */
export async function checkObjects(disk: Disk, folder: string, ledger: Told, from: number, report: Findings): Promise<void> {
  const { named, withdrawn } = ledger;
  const base = objectsFolder(folder);
  const missing = new Map(named);
  for await (const one of digestsOf(disk, objectFiles(disk, base, report))) {
    const path = one.path.slice(base.length + 1);
    const shown = `vault/objects/${path}`;
    await report.guard(shown, async () => {
      const digest = digestAt(path);
      missing.delete(digest);
      if ('failure' in one) throw one.failure;
      if (one.digest !== digest) {
        if (named.has(digest) || from > 0)
          report.fault('vault/altered-object', `The bytes of ${shown} are not the ones it is named by.`, digest);
        else
          report.fault(
            'vault/torn-object',
            `The bytes of ${shown} are not the ones it is named by, and no entry names it: a power cut leaves such files.`,
            digest,
            'Receive the same file again, which writes it anew, or move it away: nothing in the ledger knows it.',
          );
      }
      await checkStanding(disk, one.path, digest, ledger, report);
      report.count('objects');
      if (!named.has(digest) && from === 0) report.count('objects that no entry names');
    });
  }
  for (const [digest, index] of missing)
    if (!withdrawn.has(digest))
      report.fault('vault/no-such-object', `Entry ${index} names the object ${digest}, which is not here.`, digest);
  report.count('objects withdrawn', withdrawn.size);
}

/** Checks one object: its bytes, and that the ledger names it. */
export async function checkObject(disk: Disk, folder: string, ledger: Told, digest: Digest, report: Findings): Promise<void> {
  const path = join(objectsFolder(folder), objectPath(digest));
  const index = ledger.named.get(digest);
  if (index === undefined)
    report.fault(
      'vault/not-entered',
      `No entry names the object ${digest}.`,
      digest,
      'It is no evidence of this file: compare the digest with the one that `assize list` prints.',
    );
  if (ledger.withdrawn.has(digest) && (await disk.look(path)) === null) {
    report.count('objects withdrawn');
    return;
  }
  for await (const piece of new Objects(disk, objectsFolder(folder), '').stream(digest)) report.count('bytes', piece.length);
  report.count('objects');
  await checkStanding(disk, path, digest, ledger, report);
}

const digestAt = (path: string): Digest => `sha256:${path.slice(3)}` as Digest;

/** The files that are named as objects are; whatever else lies there is a fault. */
async function* objectFiles(disk: Disk, base: string, report: Findings): AsyncGenerator<string> {
  for await (const path of new Objects(disk, base, '').names()) {
    const full = join(base, path);
    const shown = `vault/objects/${path}`;
    const isNamed = /^[0-9a-f]{2}.[0-9a-f]{64}$/.test(path) && objectPath(digestAt(path)) === path;
    if (isNamed && (await disk.look(full)) === 'file') yield full;
    else report.fault('vault/stray-file', `${shown} is not an object.`, shown, 'Move it away; nothing in the ledger knows it.');
  }
}

/** What the ledger says of an object besides that it is there. */
async function checkStanding(
  disk: Disk,
  path: string,
  digest: Digest,
  { withdrawn, sealed }: Told,
  report: Findings,
): Promise<void> {
  if (withdrawn.has(digest))
    report.fault(
      'vault/not-withdrawn',
      `The object ${digest} is withdrawn by an entry, and its bytes are still here.`,
      digest,
      'Open the file for writing once, with any command that adds to it: that removes the bytes. The entry says why.',
    );
  if (sealed.has(digest) && !(await isAgeFile(disk, path)))
    report.fault(
      'vault/not-sealed',
      `The object ${digest} is entered as sealed, and its bytes are no age file.`,
      digest,
      'Whatever it holds lies open: move the folder to a safe place, and withdraw the object.',
    );
}
