import type { Note } from '../../model/index.ts';
import { note } from '../drawn.ts';
import { limits } from '../limits.ts';

/** Bytes as text of one character each, so that places in it are places in the bytes. */
export const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
export const damaged = (what: string) =>
  note('reading/unreadable', what, 'Ask for another copy; what stands before the damage was read.');
export const more = (what: string) =>
  note(
    'reading/too-large',
    `The ${what} holds more than ${limits.archiveEntries} files; the others were not read.`,
    'Split it, and add its parts.',
  );

/** Unpacked bytes, or the note why not. `maxOutputLength` stops a bomb while it unpacks. */
export function inflated(
  bytes: Uint8Array,
  unpack: (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array,
): Uint8Array | Note {
  const most = Math.min(limits.archiveEntry, Math.max(1024 * 1024, bytes.length * limits.archiveRatio));
  try {
    return new Uint8Array(unpack(bytes, { maxOutputLength: most }));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code === 'ERR_BUFFER_TOO_LARGE')
      return note(
        'reading/archive-bomb',
        'The packed file grows beyond its limit; unpacking was stopped.',
        'Unpack it on a machine kept apart, and look at it.',
      );
    if (typeof code === 'string' && /^(?:Z_|ERR_|BROTLI)/.test(code))
      return damaged('The packed file is damaged or cut off, and could not be unpacked.');
    throw cause;
  }
}
