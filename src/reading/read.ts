import type { Digest, Note, Reading } from '../model/index.ts';
import { decode } from './decode.ts';
import { type Enclosed, type Outcome, finish, note, only } from './drawn.ts';
import { readArchive } from './formats/archive.ts';
import { readGzip, readMbox, readTar } from './formats/bundle.ts';
import { readMail } from './formats/mail.ts';
import { readOdt } from './formats/office.ts';
import { readRtf } from './formats/rtf.ts';
import { readCsv, readJson } from './formats/table.ts';
import { readWacz, readWarc } from './formats/web-archive.ts';
import { readXlsx } from './formats/workbook.ts';
import { readHtml } from './html/page.ts';
import { readImage } from './image/image.ts';
import { largestOf, limits } from './limits.ts';
import type { Recognise } from './recognition.ts';
import { looksBinary, sniff } from './sniff.ts';
import { drawPlain } from './text/plain.ts';

/** What is known of a file beside its bytes. The path is a hint and never decides what bytes can. */
export interface Hints {
  readonly path: string;
  readonly mediaType?: string;
  readonly object: Digest;
}

/** A text with what was found about it, or null with notes that say why; and the files that were inside. Note.source is null here. */
export interface ReadResult {
  readonly mediaType: string;
  readonly reading: Reading | null;
  readonly enclosed: readonly Enclosed[];
  readonly notes: readonly Note[];
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MiB`;

function tooLarge(bytes: Uint8Array, mediaType: string): Outcome | null {
  const limit = largestOf(mediaType);
  if (bytes.length <= limit) return null;
  return only(
    note(
      'reading/too-large',
      `The file has ${megabytes(bytes.length)}; a file of this kind is read up to ${megabytes(limit)}. Its bytes are kept.`,
      'Split it, or save the part that matters as a file of its own, and add that.',
    ),
  );
}

function readPlain(bytes: Uint8Array, rule: string): Outcome {
  const { text, notes } = decode(bytes);
  if (text.trim() === '')
    return only(
      note('reading/empty', 'The file holds nothing but white space.', 'Check that it was saved in full, and add it again.'),
    );
  return { drawn: drawPlain(text, rule, notes), enclosed: [], notes: [] };
}

type Reader = (bytes: Uint8Array, hints: Hints, recognise: Recognise | undefined) => Outcome | Promise<Outcome>;

// The libraries for PDF and Word documents are large: they are loaded with the first file that needs them.
const readers: Readonly<Record<string, Reader>> = {
  'text/plain': (bytes) => readPlain(bytes, 'plain-text'),
  'text/markdown': (bytes) => readPlain(bytes, 'markdown'),
  'text/html': (bytes, { mediaType }) => readHtml(bytes, mediaType),
  'message/rfc822': (bytes) => readMail(bytes),
  'application/zip': (bytes) => readArchive(bytes),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': (bytes) =>
    import('./formats/docx.ts').then(({ readDocx }) => readDocx(bytes)),
  'application/pdf': (bytes, _, recognise) => import('./formats/pdf.ts').then(({ readPdf }) => readPdf(bytes, recognise)),
  'application/gzip': (bytes, { path }) => readGzip(bytes, path),
  'application/x-tar': (bytes) => readTar(bytes),
  'application/mbox': (bytes) => readMbox(bytes),
  'application/warc': (bytes, hints) =>
    readWarc(bytes, async (inner, path, mediaType) => {
      const declared = mediaType === null ? {} : { mediaType };
      // A record inside a record is no page; it is said to be unread rather than followed.
      const kind = sniff(inner.subarray(0, limits.head), path);
      return kind === 'application/warc' ? unread(kind, inner) : draw(kind, inner, { ...hints, path, ...declared }, undefined);
    }),
  'application/wacz': (bytes) => readWacz(bytes),
  'application/rtf': (bytes) => readRtf(bytes),
  'application/vnd.oasis.opendocument.text': (bytes) => readOdt(bytes),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': (bytes) => readXlsx(bytes),
  'text/csv': (bytes, { path }) => readCsv(bytes, path),
  'text/tab-separated-values': (bytes, { path }) => readCsv(bytes, path),
  'application/json': (bytes, { path }) => readJson(bytes, path),
};

/** The container of old office documents ([MS-CFB]), which also wraps new ones that are locked with a password. */
function oleStorage(bytes: Uint8Array): Outcome {
  const locked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return only(
    locked
      ? note(
          'reading/encrypted',
          'The office document is locked with a password; it was not read.',
          'Ask the sender for the password, save a copy without it, and add that.',
        )
      : note(
          'reading/unsupported-kind',
          'The file is an office document in the form used before 2007 (DOC, XLS, PPT, MSG); it is kept but not read.',
          'Open it in a program kept apart, with macros off, save it as DOCX, XLSX or PDF, and add that beside it.',
        ),
  );
}

/** Why a kind that is known but not read gives no text, and what a person can do. */
function unread(mediaType: string, bytes: Uint8Array): Outcome {
  if (mediaType === 'application/x-empty')
    return only(note('reading/empty', 'The file has no bytes.', 'Check that it was copied in full, and add it again.'));
  if (mediaType.startsWith('video/') || mediaType.startsWith('audio/'))
    return only(
      note(
        'reading/no-text',
        `The file is a recording (${mediaType}); no text was drawn from it.`,
        'Add a transcript as a text file beside it, and name the recording in it.',
      ),
    );
  if (mediaType === 'application/x-ole-storage') return oleStorage(bytes);
  if (mediaType === 'application/octet-stream' || looksBinary(bytes.subarray(0, limits.head)))
    return only(
      note(
        'reading/binary',
        'The file is binary and of no kind that is read; its bytes are kept.',
        'Find out which program made it, save it as text, PDF or HTML, and add that beside it.',
      ),
    );
  return only(
    note(
      'reading/unsupported-kind',
      `Files of the kind ${mediaType} are kept but not read.`,
      'Save its content as text, HTML, PDF or DOCX, and add that beside it.',
    ),
  );
}

/** Reads bytes of a kind; a library that fails over a malformed file must not stop the walk: what it said is kept, and the bytes are. */
async function draw(mediaType: string, bytes: Uint8Array, hints: Hints, recognise: Recognise | undefined): Promise<Outcome> {
  const reader: Reader | undefined =
    readers[mediaType] ?? (mediaType.startsWith('image/') ? () => readImage(bytes, mediaType, recognise) : undefined);
  try {
    const large = tooLarge(bytes, mediaType);
    if (large !== null && reader !== undefined) return large;
    return reader === undefined ? unread(mediaType, bytes) : await reader(bytes, hints, recognise);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.slice(0, 200) : String(cause).slice(0, 200);
    return only(
      note(
        'reading/unreadable',
        `The file is taken for ${mediaType}, but could not be read: ${said}`,
        'Open it with the program that made it; if it opens, save it again and add that copy beside this one.',
      ),
    );
  }
}

/**
 * Draws one text from the bytes of a file, finds out what it says about itself and marks what is not the report. The same bytes
 * give the same reading on every machine. Trouble with the evidence (empty, binary, too large, malformed, encrypted) is a note;
 * nothing is thrown for it. Reads nothing but the bytes, runs nothing in them and fetches nothing. Where the caller brings text
 * recognition, words of images and of PDF pages without words are read by it, and the reading then also depends on that program.
 */
export async function read(bytes: Uint8Array, hints: Hints, recognise?: Recognise): Promise<ReadResult> {
  const mediaType = sniff(bytes.subarray(0, limits.head), hints.path);
  const outcome = await draw(mediaType, bytes, hints, recognise);
  const reading = outcome.drawn === null ? null : await finish(hints.object, outcome.drawn);
  return { mediaType, reading, enclosed: outcome.enclosed, notes: [...outcome.notes, ...(reading?.notes ?? [])] };
}
