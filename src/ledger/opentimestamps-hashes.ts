// SHA-1 (FIPS 180-4) and RIPEMD-160 for proofs of others, which may go through them; browsers offer neither at once.

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));

/** A message with its end marked and its length in bits after it, in words of 32 bits. */
function words(message: Uint8Array, littleEndian: boolean): Uint32Array {
  const padded = new Uint8Array((Math.floor((message.length + 8) / 64) + 1) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  const [high, low] = [Math.floor(message.length / 2 ** 29), (message.length * 8) >>> 0];
  view.setUint32(padded.length - 8, littleEndian ? low : high, littleEndian);
  view.setUint32(padded.length - 4, littleEndian ? high : low, littleEndian);
  return Uint32Array.from({ length: padded.length / 4 }, (_, n) => view.getUint32(4 * n, littleEndian));
}

function bytes(state: readonly number[], littleEndian: boolean): Uint8Array {
  const hash = new Uint8Array(4 * state.length);
  const view = new DataView(hash.buffer);
  for (const [n, word] of state.entries()) view.setUint32(4 * n, word >>> 0, littleEndian);
  return hash;
}

/** SHA-1 (FIPS 180-4 §6.1): 20 bytes. Only to follow what others hashed with it; it holds nothing together any more. */
export function sha1(message: Uint8Array): Uint8Array {
  let [a0, b0, c0, d0, e0] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const all = words(message, false);
  const w = new Uint32Array(80);
  for (let block = 0; block < all.length; block += 16) {
    w.set(all.subarray(block, block + 16));
    for (let t = 16; t < 80; t++) w[t] = rotate(w[t - 3]! ^ w[t - 8]! ^ w[t - 14]! ^ w[t - 16]!, 1);
    let [a, b, c, d, e] = [a0, b0, c0, d0, e0];
    for (let t = 0; t < 80; t++) {
      const [f, k] =
        t < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : t < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : t < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6];
      [e, d, c, b, a] = [d, c, rotate(b, 30), a, (rotate(a, 5) + f + e + k + w[t]!) | 0];
    }
    [a0, b0, c0, d0, e0] = [(a0 + a) | 0, (b0 + b) | 0, (c0 + c) | 0, (d0 + d) | 0, (e0 + e) | 0];
  }
  return bytes([a0, b0, c0, d0, e0], false);
}

// The order of words and the turns of each round, left and right (Dobbertin, Bosselaers and Preneel, 1996, appendix A).
const ORDER_LEFT = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 7, 4, 13, 1, 10, 6, 15, 3, 12, 0, 9, 5, 2, 14, 11, 8, 3, 10, 14, 4, 9, 15,
  8, 1, 2, 7, 0, 6, 13, 11, 5, 12, 1, 9, 11, 10, 0, 8, 12, 4, 13, 3, 7, 15, 14, 5, 6, 2, 4, 0, 5, 9, 7, 12, 2, 10, 14, 1, 3, 8,
  11, 6, 15, 13,
];
const ORDER_RIGHT = [
  5, 14, 7, 0, 9, 2, 11, 4, 13, 6, 15, 8, 1, 10, 3, 12, 6, 11, 3, 7, 0, 13, 5, 10, 14, 15, 8, 12, 4, 9, 1, 2, 15, 5, 1, 3, 7, 14,
  6, 9, 11, 8, 12, 2, 10, 0, 4, 13, 8, 6, 4, 1, 3, 11, 15, 0, 5, 12, 2, 13, 9, 7, 10, 14, 12, 15, 10, 4, 1, 5, 8, 7, 6, 2, 13, 14,
  0, 3, 9, 11,
];
const TURN_LEFT = [
  11, 14, 15, 12, 5, 8, 7, 9, 11, 13, 14, 15, 6, 7, 9, 8, 7, 6, 8, 13, 11, 9, 7, 15, 7, 12, 15, 9, 11, 7, 13, 12, 11, 13, 6, 7,
  14, 9, 13, 15, 14, 8, 13, 6, 5, 12, 7, 5, 11, 12, 14, 15, 14, 15, 9, 8, 9, 14, 5, 6, 8, 6, 5, 12, 9, 15, 5, 11, 6, 8, 13, 12, 5,
  12, 13, 14, 11, 8, 5, 6,
];
const TURN_RIGHT = [
  8, 9, 9, 11, 13, 15, 15, 5, 7, 7, 8, 11, 14, 14, 12, 6, 9, 13, 15, 7, 12, 8, 9, 11, 7, 7, 12, 7, 6, 15, 13, 11, 9, 7, 15, 11, 8,
  6, 6, 14, 12, 13, 5, 14, 13, 13, 7, 5, 15, 5, 8, 11, 14, 14, 6, 14, 6, 9, 12, 9, 12, 5, 15, 8, 8, 5, 12, 9, 12, 5, 14, 6, 8, 13,
  6, 5, 15, 13, 11, 11,
];
const ADD_LEFT = [0, 0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xa953fd4e];
const ADD_RIGHT = [0x50a28be6, 0x5c4dd124, 0x6d703ef3, 0x7a6d76e9, 0];

function mix(round: number, x: number, y: number, z: number): number {
  if (round === 0) return x ^ y ^ z;
  if (round === 1) return (x & y) | (~x & z);
  if (round === 2) return (x | ~y) ^ z;
  return round === 3 ? (x & z) | (y & ~z) : x ^ (y | ~z);
}

type Five = [number, number, number, number, number];

function line(
  state: Five,
  block: Uint32Array,
  order: readonly number[],
  turns: readonly number[],
  add: readonly number[],
  reverse: boolean,
): Five {
  let [a, b, c, d, e] = state;
  for (let t = 0; t < 80; t++) {
    const round = Math.floor(t / 16);
    const f = mix(reverse ? 4 - round : round, b, c, d);
    const next = (rotate((a + f + block[order[t]!]! + add[round]!) | 0, turns[t]!) + e) | 0;
    [a, e, d, c, b] = [e, d, rotate(c, 10), b, next];
  }
  return [a, b, c, d, e];
}

/** RIPEMD-160: 20 bytes. */
export function ripemd160(message: Uint8Array): Uint8Array {
  let state: Five = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const all = words(message, true);
  for (let at = 0; at < all.length; at += 16) {
    const block = all.subarray(at, at + 16);
    const l = line(state, block, ORDER_LEFT, TURN_LEFT, ADD_LEFT, false);
    const r = line(state, block, ORDER_RIGHT, TURN_RIGHT, ADD_RIGHT, true);
    const [h0, h1, h2, h3, h4] = state;
    state = [
      (h1 + l[2] + r[3]) | 0,
      (h2 + l[3] + r[4]) | 0,
      (h3 + l[4] + r[0]) | 0,
      (h4 + l[0] + r[1]) | 0,
      (h0 + l[1] + r[2]) | 0,
    ];
  }
  return bytes(state, true);
}
