import { type Stamped, sha256Hex } from '../model/index.ts';

/** That the receipt of an original stands in the signed ledger. */
export interface ManifestProof {
  /** The file of the dossier that holds the original's bytes. */
  readonly path: string;
  readonly index: number;
  /** The record as the ledger holds it: canonical JSON of the entry and its signature. */
  readonly entry: string;
  /** Hashes from the leaf upward, 64 hex digits each (RFC 9162 §2.1.3). */
  readonly inclusion: readonly string[];
}

/** That somebody outside said when a head of the ledger was there. The paths are of files of the dossier. */
export interface ManifestStamp extends Pick<Stamped, 'proof' | 'authority' | 'policy' | 'time'> {
  /** The signed note that was stamped. */
  readonly checkpoint: string;
  readonly request: string | null;
  readonly answer: string;
  readonly against: string | null;
  /** That the ledger under the dossier's head only added to the stamped one: hashes in hex (RFC 9162 §2.1.4). */
  readonly growth: readonly string[];
}

/** The list of everything in a dossier, with what proves where the originals come from. `docs/format.md` has its form. */
export interface Manifest {
  readonly format: 'assize-dossier/1';
  readonly name: string;
  readonly made: string;
  /** The public key of the ledger: `ed25519:` and 64 hex digits. */
  readonly key: string;
  /** The signed note over the tree that the proofs lead to (C2SP tlog-checkpoint). */
  readonly checkpoint: string;
  /** Every file but the manifest and sha256sums.txt, in order of path. */
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
  readonly proofs: readonly ManifestProof[];
  /** Absent where nobody was asked for the time. */
  readonly stamps?: readonly ManifestStamp[];
  /** Originals that are named and not included, and why. */
  readonly withheld: readonly { readonly object: string; readonly because: string }[];
}

export const MANIFEST = 'manifest.json';
export const SUMS = 'sha256sums.txt';

/** What a manifest lists of one file. */
export const listed = (path: string, bytes: Uint8Array) => ({ path, sha256: sha256Hex(bytes), bytes: bytes.length });

/** The manifest as the text that is written. Files come in code-unit order of path, so that the same dossier gives the same text. */
export function manifestText(manifest: Manifest): string {
  const files = manifest.files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return `${JSON.stringify({ ...manifest, files }, null, 1)}\n`;
}

/** The digests of the files and of the manifest in the form that `sha256sum -c` reads. */
export function sumsText(manifest: Manifest): string {
  const lines = manifest.files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .concat({ path: MANIFEST, sha256: sha256Hex(manifestText(manifest)), bytes: 0 })
    .map(({ path, sha256 }) => `${sha256}  ${path}`);
  return `${lines.join('\n')}\n`;
}
