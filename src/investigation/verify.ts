import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { MANIFEST, verifyDossier } from '../dossier/index.ts';
import { AssizeError, parseDigest } from '../model/index.ts';
import { type Report, checkVault } from '../vault/index.ts';

/** The files of a folder as a dossier. */
export function dossierIn(folder: string) {
  return {
    async list(): Promise<string[]> {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
    },
    read: async (path: string): Promise<Uint8Array> => new Uint8Array(await readFile(join(folder, path))),
  };
}

/** Checks whatever a folder holds: an investigation file (also against a signed head that somebody kept) or a dossier. Throws `investigation/nothing-to-verify`. */
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
  if (await has(MANIFEST)) return verifyDossier(dossierIn(folder));
  if (await has('vault')) return checkVault(folder);
  throw new AssizeError(
    'investigation/nothing-to-verify',
    `"${folder}" holds neither an investigation file nor a dossier.`,
    'Name a folder with assize.json (an investigation file) or manifest.json (a dossier) in it.',
  );
}
