import { verifyDossier } from '../src/dossier/verify.ts';
import { readBag } from '../src/vault/bag.ts';
import { readCard } from '../src/vault/card.ts';
import { checkVault } from '../src/vault/check.ts';
import type { Disk } from '../src/vault/disk.ts';
import { hashOf } from '../src/vault/objects.ts';

/** What was found in a folder. */
export interface Verified {
  readonly what: 'dossier' | 'investigation file' | 'bag' | null;
  readonly faults: readonly { readonly code: string; readonly what: string; readonly next: string }[];
  readonly counts: Readonly<Record<string, number>>;
  /** The key that signed: to be compared with the one that the sender gave by another way. */
  readonly key: string | null;
  readonly times: readonly {
    readonly authority: string;
    readonly time: string | null;
    readonly size: number;
    readonly compare: string;
  }[];
}

const NOTHING: Verified = {
  what: null,
  faults: [
    {
      code: 'verify/nothing-here',
      what: 'The folder holds no dossier (manifest.json), no investigation file (assize.json) and no bag (bagit.txt).',
      next: 'Name the folder itself, not one above it or below it.',
    },
  ],
  counts: {},
  key: null,
  times: [],
};

const at = (folder: string, path: string) => (folder === '' ? path : `${folder}/${path}`);

async function pathsBelow(disk: Disk, folder: string, inside = ''): Promise<string[]> {
  const paths: string[] = [];
  for (const name of await disk.list(at(folder, inside))) {
    const path = inside === '' ? name : `${inside}/${name}`;
    const kind = await disk.look(at(folder, path));
    if (kind === 'folder') paths.push(...(await pathsBelow(disk, folder, path)));
    // What a link leads to does not go along when the dossier is handed over: it stands for no file of the manifest.
    else paths.push(kind === 'file' ? path : `${path} (a link)`);
  }
  return paths;
}

/** Checks whatever a folder holds: a dossier, an investigation file, or a bag with one. `expected` is the key it should be signed by. */
export async function verifyFolderOn(disk: Disk, folder: string, expected?: string): Promise<Verified> {
  const has = async (name: string) => (await disk.look(at(folder, name))) === 'file';
  if (await has('assize.json')) return file(disk, folder, expected);
  if (await has('manifest.json')) {
    const report = await verifyDossier(
      {
        list: () => pathsBelow(disk, folder),
        read: (path) => disk.read(at(folder, path)),
        async digest(path) {
          let bytes = 0;
          const counted: Disk = {
            ...disk,
            async *stream(one) {
              for await (const piece of disk.stream(one)) {
                bytes += piece.length;
                yield piece;
              }
            },
          };
          const sha256 = (await hashOf(counted, at(folder, path))).slice(7);
          return { sha256, bytes };
        },
      },
      expected === undefined ? {} : { publicKey: expected },
    );
    return { what: 'dossier', ...report };
  }
  if (!(await has('bagit.txt'))) return NOTHING;
  const bag = await readBag(folder, disk);
  const inside = (await has('data/assize.json')) ? await file(disk, at(folder, 'data'), expected) : NOTHING;
  return {
    ...inside,
    what: 'bag',
    faults: [...bag.faults, ...inside.faults],
    counts: { 'files of the bag': bag.payload.length, ...inside.counts },
  };
}

async function file(disk: Disk, folder: string, expected?: string): Promise<Verified> {
  const { faults, counts } = await checkVault(folder, { disk });
  const key = await readCard(disk, folder).then(
    (card) => card.key,
    () => null,
  );
  const other =
    expected === undefined || expected === key
      ? []
      : [
          {
            code: 'verify/other-key',
            what: `The file is signed by ${key ?? 'nobody'}, not by the key you expect.`,
            next: 'Ask the sender, by another way, which of the two is right.',
          },
        ];
  return { what: 'investigation file', faults: [...faults, ...other], counts, key, times: [] };
}
