import type { SourceRow } from '../../model/index.ts';
import type { CustodyProof, LedgerLine } from '../../server/index.ts';

/** What was found when the proof was worked through here, in the browser. */
export interface Checked {
  /** The entry stands in the tree whose root the checkpoint states, and it names the object of this source. */
  readonly tree: boolean;
  /** The checkpoint is signed by the file's key and by nobody else, and the entry by the key that it names. */
  readonly signed: boolean;
  /** The original as served just now has the digest that the source names. */
  readonly bytes: boolean;
}

/** The key of this file as it states it: that of the ledger's first entry. Whoever looks compares it with one told by another way. */
export async function keyOfFile(): Promise<string> {
  const answer = await fetch('/api/ledger?before=1&limit=1', { credentials: 'same-origin' });
  const { items } = (await answer.json()) as { readonly items?: readonly LedgerLine[] };
  return items?.[0]?.by ?? '';
}

async function isSigned({ checkpoint, entry }: CustodyProof, key: string): Promise<boolean> {
  const { checkHead, checkRecord, originOf, parseKey } = await import('../../ledger/index.ts');
  const utf8 = new TextEncoder();
  try {
    const { origin } = await checkHead(utf8.encode(checkpoint), parseKey(key));
    await checkRecord(utf8.encode(entry));
    return origin === originOf(key);
  } catch {
    // What is malformed is signed by nobody: that is the answer, and the page shows the proof itself beside it.
    return false;
  }
}

/**
 * Works the proof through with the ledger's own code, checks both signatures, and hashes the original anew. The server's word is
 * taken for none of it; what is left to compare is `key`, the file's own.
 */
export async function checkCustody(proof: CustodyProof, row: Pick<SourceRow, 'id' | 'object'>, key: string): Promise<Checked> {
  const { hexToHash, leafHash, parseCheckpoint, parseNote, verifyInclusion } = await import('../../ledger/index.ts');
  const signed = await isSigned(proof, key);
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
      signed,
      bytes,
    };
  } catch {
    // A proof that cannot be read proves nothing: that is the answer, and the page shows the proof itself beside it.
    return { tree: false, signed, bytes };
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
