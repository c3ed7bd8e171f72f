// SHA-256 (FIPS 180-4) for the web build, which puts this file in the place of hash.ts: proofs are checked while a page draws,
// and the browser's own digest only answers later. A property test holds it against Node's for any bytes.

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (§4.2.2), and of the square roots of the first 8 (§5.3.3). */
const [K, H0] = constants();

function constants(): [Uint32Array, Uint32Array] {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  const fraction = (value: number) => Math.floor((value - Math.floor(value)) * 2 ** 32);
  return [
    Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
    Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
  ];
}

const rotate = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/** SHA-256 (FIPS 180-4) over the parts joined in order; 32 bytes. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const padded = new Uint8Array((Math.floor((length + 8) / 64) + 1) * 64);
  let at = 0;
  for (const part of parts) {
    padded.set(part, at);
    at += part.length;
  }
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(padded.length - 4, (length * 8) >>> 0);
  const state = H0.slice();
  const w = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let t = 0; t < 16; t++) w[t] = view.getUint32(block + 4 * t);
    for (let t = 16; t < 64; t++) {
      const w15 = w[t - 15]!;
      const w2 = w[t - 2]!;
      w[t] =
        (rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10)) +
        w[t - 7]! +
        (rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3)) +
        w[t - 16]!;
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
    for (let t = 0; t < 64; t++) {
      const t1 = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + K[t]! + w[t]!) | 0;
      const t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    for (const [n, word] of [a, b, c, d, e, f, g, h].entries()) state[n] = state[n]! + word;
  }
  const hash = new Uint8Array(32);
  const out = new DataView(hash.buffer);
  for (const [n, word] of state.entries()) out.setUint32(4 * n, word);
  return hash;
}

/** SHA-256 as 64 lowercase hex digits; a string is hashed as its UTF-8 bytes. */
export function sha256Hex(data: Uint8Array | string): string {
  return Array.from(sha256(typeof data === 'string' ? new TextEncoder().encode(data) : data), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
