import { digestOf } from '../../model/index.ts';
import { read } from '../index.ts';
import { faults } from '../testing.ts';
import type { Given } from './good.ts';

/** A stream of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

// Bytes at which parsers turn: zero, the ends of signed and unsigned numbers, quotation marks, brackets, line ends.
const telling = [
  0, 1, 0x7f, 0x80, 0xfe, 0xff, 0x0a, 0x0d, 0x22, 0x27, 0x28, 0x29, 0x3c, 0x3e, 0x5b, 0x5d, 0x7b, 0x7d, 0x2f, 0x5c, 0x30, 0x39,
  0x2d,
];

/** The bytes with one to eight changes: bits turned, telling bytes put in, stretches left out, doubled or moved. */
export function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  let changed = new Uint8Array(bytes);
  const place = () => Math.floor(random() * changed.length);
  const changes = 1 + Math.floor(random() * 8);
  for (let i = 0; i < changes && changed.length > 4; i++) {
    const at = place();
    const end = Math.min(changed.length, at + 1 + Math.floor(random() * 64));
    const way = Math.floor(random() * 6);
    if (way <= 1) changed[at] = changed[at]! ^ (1 << Math.floor(random() * 8));
    else if (way === 2) changed[at] = telling[Math.floor(random() * telling.length)]!;
    else if (way === 3) changed = new Uint8Array([...changed.subarray(0, at), ...changed.subarray(end)]);
    else if (way === 4)
      changed = new Uint8Array([...changed.subarray(0, end), ...changed.subarray(at, end), ...changed.subarray(end)]);
    else {
      const stretch = changed.slice(at, end);
      changed.set(stretch, Math.min(place(), changed.length - stretch.length));
    }
  }
  return changed;
}

/** What is wrong with how some bytes are read, in words; null when nothing is. Asks for a reading without faults, or a note. */
export async function fault(bytes: Uint8Array, path: string): Promise<string | null> {
  try {
    const { reading, notes, enclosed } = await read(bytes, { path, object: digestOf(bytes) });
    if (reading === null) return enclosed.length === 0 && notes.length === 0 ? 'neither a reading nor a note' : null;
    const broken = faults(reading);
    return broken.length === 0 ? null : broken.slice(0, 3).join('; ');
  } catch (cause) {
    return `threw ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`;
  }
}

/** The n-th change of a file for a seed: the same on every machine, so that what was found can be found again. */
export const variant = ({ name, bytes }: Given, seed: number, n: number): Uint8Array =>
  mutated(bytes, seeded(seed ^ Math.imul(n + 1, 0x9e3779b1) ^ name.length));
