import { createHash, hash as hashOnce } from 'node:crypto';

// The web build puts hash.browser.ts in the place of this file (vite.config.ts), so that proofs are checked by the same code
// in a browser: what differs between the two is here and nowhere else.

/** SHA-256 (FIPS 180-4) over the parts joined in order; 32 bytes. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  // A tree is hashed node by node, each one short: for one part the call without an object in between is twice as quick.
  if (parts.length === 1) return new Uint8Array(hashOnce('sha256', parts[0]!, 'buffer'));
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

/** SHA-256 as 64 lowercase hex digits; a string is hashed as its UTF-8 bytes. */
export function sha256Hex(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}
