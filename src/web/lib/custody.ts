import type { SourceRow } from '../../model/index.ts';
import type { CustodyProof } from '../../server/index.ts';

/** What was found when the proof was worked through here, in the browser. */
export interface Checked {
  /** The entry stands in the tree whose root the checkpoint states, and it names the object of this source. */
  readonly tree: boolean;
  /** The original as served just now has the digest that the source names. */
  readonly bytes: boolean;
}

/** Works the proof through with the ledger's own code, and hashes the original anew. The server's word is taken for neither. */
export async function checkCustody(proof: CustodyProof, row: Pick<SourceRow, 'id' | 'object'>): Promise<Checked> {
  const { hexToHash, leafHash, parseCheckpoint, parseNote, verifyInclusion } = await import('../../ledger/index.ts');
  const answer = await fetch(`/api/sources/${row.id}/original`, { credentials: 'same-origin' });
  const digest = answer.ok ? await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()) : new ArrayBuffer(0);
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const bytes = `sha256:${hex}` === row.object;
  try {
    const checkpoint = parseCheckpoint(parseNote(proof.checkpoint).text);
    const leaf = leafHash(new TextEncoder().encode(proof.entry));
    const path = proof.path.map((hash) => hexToHash(hash));
    const names = proof.entry.includes(JSON.stringify(row.object)) && proof.entry.includes(JSON.stringify(row.id));
    return {
      tree: names && checkpoint.size === proof.size && verifyInclusion(leaf, proof.index, proof.size, path, checkpoint.root),
      bytes,
    };
  } catch {
    // A proof that cannot be read proves nothing: that is the answer, and the page shows the proof itself beside it.
    return { tree: false, bytes };
  }
}

/** What a signed note states in its first three lines (C2SP tlog-checkpoint), or null where it cannot be read. */
export function checkpointOf(note: string): { readonly origin: string; readonly size: number; readonly root: string } | null {
  const [origin = '', size = '', root = ''] = note.split('\n');
  if (!/^\d+$/.test(size) || !/^[A-Za-z0-9+/]+=*$/.test(root)) return null;
  const bytes = atob(root);
  return {
    origin,
    size: Number(size),
    root: Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join(''),
  };
}
