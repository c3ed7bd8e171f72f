import { type Digest, type EntryDraft, idFrom } from '../../model/index.ts';
import type { Put } from '../objects.ts';
import type { Vault } from '../vault.ts';

/** What the ledger says of bytes that came in under a name. */
export const receivedAs = (from: string, { digest, bytes }: Pick<Put, 'digest' | 'bytes'>): EntryDraft => ({
  kind: 'received',
  source: idFrom('source', digest, from, null),
  object: digest,
  bytes,
  mediaType: 'text/plain',
  from,
  inside: null,
  role: 'report',
});

/** Receives a text under a name; durable after `flush`. */
export async function receive(
  vault: Vault,
  from: string,
  text: string | AsyncIterable<Uint8Array> = `What ${from} says.`,
): Promise<Digest> {
  const put = await vault.putObject(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  await vault.append(receivedAs(from, put));
  return put.digest;
}
