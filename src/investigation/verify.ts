import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { MANIFEST, verifyDossier } from '../dossier/index.ts';
import { AssizeError, parseDigest } from '../model/index.ts';
import { type Report, checkVault, readBag } from '../vault/index.ts';

/** The files of a folder as a dossier. */
export function dossierIn(folder: string) {
  return {
    async list(): Promise<string[]> {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => {
          const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
          // What a link leads to does not go along when the dossier is handed over: it stands for no file of the manifest.
          return entry.isFile() ? path : `${path} (a link)`;
        });
    },
    read: async (path: string): Promise<Uint8Array> => new Uint8Array(await readFile(join(folder, path))),
    async digest(path: string): Promise<{ sha256: string; bytes: number }> {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const piece of createReadStream(join(folder, path), { highWaterMark: 1 << 20 })) {
        hash.update(piece as Uint8Array);
        bytes += (piece as Uint8Array).length;
      }
      return { sha256: hash.digest('hex'), bytes };
    },
  };
}

/**
 * Checks whatever a folder holds: an investigation file (also against a signed head that somebody kept), or a dossier or a bag, which
 * are checked whole. Throws `investigation/nothing-to-verify` and `investigation/checked-whole`.
 */
export async function verifyFolder(
  folder: string,
  { from, object, head }: { readonly from?: number; readonly object?: string; readonly head?: string } = {},
): Promise<Report> {
  const has = (name: string) =>
    stat(join(folder, name)).then(
      () => true,
      () => false,
    );
  if (await has('assize.json'))
    return checkVault(folder, {
      ...(from === undefined ? {} : { from }),
      ...(object === undefined ? {} : { object: parseDigest(object) }),
      ...(head === undefined ? {} : { head }),
    });
  if (from !== undefined || object !== undefined || head !== undefined)
    throw new AssizeError(
      'investigation/checked-whole',
      `"${folder}" is no investigation file: a dossier or a bag is checked whole.`,
      'Leave out --from, --object and --head, or name the folder of an investigation file.',
    );
  if (await has(MANIFEST)) return verifyDossier(dossierIn(folder));
  if (await has('bagit.txt')) return verifyBag(folder);
  if (await has('vault')) return checkVault(folder);
  throw new AssizeError(
    'investigation/nothing-to-verify',
    `"${folder}" holds no investigation file, no dossier and no bag.`,
    'Name a folder with assize.json (an investigation file), manifest.json (a dossier) or bagit.txt (a bag) in it.',
  );
}

/** A bag is checked as a bag, and what is ours in it as what it is. */
async function verifyBag(folder: string): Promise<Report> {
  const { payload, faults } = await readBag(folder);
  const inside = payload.some(({ path }) => path === 'data/assize.json') ? await checkVault(join(folder, 'data')) : null;
  return {
    faults: [...faults, ...(inside?.faults ?? [])],
    counts: { 'files of the bag': payload.length, ...inside?.counts },
  };
}
