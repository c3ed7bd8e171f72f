import { type Entry, type ZipFile, fromBufferPromise } from 'yauzl';
import type { Note } from '../../model/index.ts';
import { type Enclosed, type Outcome, note } from '../drawn.ts';
import { limits } from '../limits.ts';
import { safeName } from './names.ts';

const UNIX = 3;
const LINK = 0o120000;
const isLink = (entry: Entry) => entry.versionMadeBy >> 8 === UNIX && ((entry.externalFileAttributes >>> 16) & 0o170000) === LINK;

/** Names are UTF-8 when the archive says so or the bytes are; old archives hold the code page of whoever made them. */
function nameOf(entry: Entry, index: number): string {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(entry.fileName);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    name = new TextDecoder('windows-1252').decode(entry.fileName);
  }
  return safeName(name, `file ${index}`);
}

/** One file unpacked, or null when it grows beyond what it said, or beyond `most` bytes: reading stops there. */
async function unpack(zip: ZipFile, entry: Entry, most: number): Promise<Uint8Array | null> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) {
      stream.destroy();
      return null;
    }
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const ratioOf = (entry: Entry) => entry.uncompressedSize / Math.max(1, entry.compressedSize);

/** Why a file of an archive is not unpacked, or null when it may be. Small files may be packed as tightly as they like. */
function refusal(entry: Entry, name: string, total: number): Note | null {
  const next = 'Unpack it on a machine kept apart, look at it, and add what matters by itself.';
  if (entry.isEncrypted())
    return note(
      'reading/encrypted',
      `"${name}" in the archive is locked with a password; it was not read.`,
      'Ask the sender for the password, unpack it, and add the files.',
    );
  if (isLink(entry))
    return note(
      'reading/archive-link',
      `"${name}" in the archive is a link to another place and no file; it was not followed.`,
      'Ask the sender for the file that it points to.',
    );
  if (!entry.canDecodeFileData())
    return note(
      'reading/unsupported-kind',
      `"${name}" in the archive is packed by a method that is not supported.`,
      'Unpack it with the program that made it, and add the files.',
    );
  if (entry.uncompressedSize > 1024 * 1024 && ratioOf(entry) > limits.archiveRatio)
    return note(
      'reading/archive-bomb',
      `"${name}" in the archive would grow to ${Math.round(ratioOf(entry))} times its packed size; it was not unpacked.`,
      next,
    );
  if (entry.uncompressedSize > limits.archiveEntry || total + entry.uncompressedSize > limits.archiveTotal)
    return note(
      'reading/too-large',
      `"${name}" in the archive was not unpacked: with it the archive goes beyond its limit.`,
      next,
    );
  return null;
}

/** Notes of one code beyond this many are counted in one. */
const MOST_NOTES = 20;

interface Unpacked {
  readonly enclosed: Enclosed[];
  readonly notes: Note[];
  total: number;
}

/** Unpacks one file of an archive, or notes why it does not. */
async function take(zip: ZipFile, entry: Entry, name: string, unpacked: Unpacked): Promise<void> {
  const { enclosed, notes, total } = unpacked;
  const refused = refusal(entry, name, total);
  if (refused !== null) {
    notes.push(refused);
    return;
  }
  try {
    const content = await unpack(zip, entry, Math.min(limits.archiveEntry, limits.archiveTotal - total));
    if (content === null)
      notes.push(
        note(
          'reading/archive-bomb',
          `"${name}" in the archive grows beyond the size it states; unpacking was stopped.`,
          'Unpack it on a machine kept apart, and look at it.',
        ),
      );
    else {
      unpacked.total += content.length;
      enclosed.push({ name, bytes: content, mediaType: null });
    }
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.slice(0, 120) : 'unknown fault';
    notes.push(
      note(
        'reading/unreadable',
        `"${name}" in the archive could not be unpacked: ${said}`,
        'Try to unpack it by hand; if that works, add the file.',
      ),
    );
  }
}

/** The files of a ZIP archive: each becomes a source of its own. Nothing is written; names are labels. */
export async function readArchive(bytes: Uint8Array): Promise<Outcome> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
    decodeStrings: false,
    lazyEntries: true,
    validateEntrySizes: true,
  });
  const unpacked: Unpacked = { enclosed: [], notes: [], total: 0 };
  const { enclosed, notes } = unpacked;
  let index = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      index += 1;
      if (index > limits.archiveEntries) {
        notes.push(
          note(
            'reading/too-large',
            `The archive has more than ${limits.archiveEntries} files; the others were not read.`,
            'Unpack it, and add the folder.',
          ),
        );
        break;
      }
      if (entry.fileName.at(-1) !== 0x2f) await take(zip, entry, nameOf(entry, index), unpacked);
    }
  } catch (cause) {
    // The list of an archive is read as it is gone through: what stood before the damage is kept.
    if (!(cause instanceof Error)) throw cause;
    notes.push(
      note(
        'reading/unreadable',
        `The list of files in the archive is damaged after ${index} of them: ${cause.message.slice(0, 120)}`,
        'Ask for another copy, or unpack it with a program for archives, and add the files.',
      ),
    );
  }
  zip.close();
  const shown = notes.slice(0, MOST_NOTES);
  if (notes.length > MOST_NOTES)
    shown.push(
      note(
        'reading/archive-skipped',
        `${notes.length - MOST_NOTES} more files of the archive were not read.`,
        'Unpack the archive by hand, and add the folder.',
      ),
    );
  if (enclosed.length === 0 && shown.length === 0)
    shown.push(note('reading/empty', 'The archive holds no files.', 'Ask the sender whether it was made in full.'));
  return { drawn: null, enclosed, notes: shown };
}
