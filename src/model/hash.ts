import { createHash, hash as hashOnce } from 'node:crypto';

// The web build puts hash.browser.ts in the place of this file (vite.config.ts), so that proofs are checked by the same code
// in a browser: what differs between the two is here and nowhere else.

/** Where short parts are laid side by side: hashing is over before anything else can run. */
const scratch = new Uint8Array(1 << 17);

/** SHA-256 (FIPS 180-4) over the parts joined in order; 32 bytes. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return bytesOf(hashOnce('sha256', first, 'binary'));
  let length = 0;
  for (const part of parts) {
    if (length + part.length > scratch.length) return sha256OfMany(parts);
    scratch.set(part, length);
    length += part.length;
  }
  return bytesOf(hashOnce('sha256', scratch.subarray(0, length), 'binary'));
}

function sha256OfMany(parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return bytesOf(hash.digest('binary'));
}

// A tree is hashed node by node, and memory of its own for each answer costs four times what the hashing of a node does: the answer
// is taken as a text of 32 marks, and laid into an array that is small enough to need none.
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(32);
  for (let n = 0; n < 32; n++) bytes[n] = text.charCodeAt(n);
  return bytes;
}

/** SHA-256 as 64 lowercase hex digits; a string is hashed as its UTF-8 bytes. */
export function sha256Hex(data: Uint8Array | string): string {
  return hashOnce('sha256', data, 'hex');
}
