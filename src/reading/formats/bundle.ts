import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Note } from '../../model/index.ts';
import { type Enclosed, type Outcome, note, only } from '../drawn.ts';
import { limits } from '../limits.ts';
import { safeName } from './names.ts';

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
const damaged = (what: string) =>
  note('reading/unreadable', what, 'Ask for another copy; what stands before the damage was read.');
const more = (what: string) =>
  note(
    'reading/too-large',
    `The ${what} holds more than ${limits.archiveEntries} files; the others were not read.`,
    'Split it, and add its parts.',
  );

/** Unpacked bytes, or the note why not. `maxOutputLength` stops a bomb while it unpacks. */
function inflated(
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

/** A gzip file (RFC 1952): the one file inside. */
export function readGzip(bytes: Uint8Array, path: string): Outcome {
  const content = inflated(bytes, gunzipSync);
  if ('code' in content) return only(content);
  const name = safeName((path.split(/[\\/]/).at(-1) ?? '').replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, ''), 'file');
  return { drawn: null, enclosed: [{ name, bytes: content, mediaType: null }], notes: [] };
}

/** A tar archive (POSIX.1-1988 ustar, with long names of GNU and pax): its regular files. */
export function readTar(bytes: Uint8Array): Outcome {
  const enclosed: Enclosed[] = [];
  const notes: Note[] = [];
  let longName: string | null = null;
  for (let at = 0; at + 512 <= bytes.length; ) {
    const header = latin1(bytes.subarray(at, at + 512));
    if (/^\0{100}/.test(header)) break;
    const size = Number.parseInt(header.slice(124, 136).replace(/[^0-7]/g, '') || '0', 8);
    const type = header[156] ?? '0';
    const content = bytes.subarray(at + 512, at + 512 + size);
    if (content.length < size) {
      notes.push(damaged('The archive is cut off in the middle of a file.'));
      break;
    }
    const field = (from: number, to: number) =>
      new TextDecoder().decode(bytes.subarray(at + from, at + to)).replace(/\0.*$/s, '');
    if (type === 'L') longName = new TextDecoder().decode(content).replace(/\0.*$/s, '');
    else if (type === 'x') longName = /(?:^|\n)\d+ path=([^\n]*)/.exec(new TextDecoder().decode(content))?.[1] ?? longName;
    else {
      if (type === '0' || type === '\0') {
        if (enclosed.length >= limits.archiveEntries) {
          notes.push(more('archive'));
          break;
        }
        const prefix = header.slice(257, 262) === 'ustar' ? field(345, 500) : '';
        enclosed.push({
          name: safeName(
            longName ?? (prefix === '' ? field(0, 100) : `${prefix}/${field(0, 100)}`),
            `file ${enclosed.length + 1}`,
          ),
          bytes: new Uint8Array(content),
          mediaType: null,
        });
      } else if (type === '1' || type === '2')
        notes.push(
          note(
            'reading/archive-link',
            `"${safeName(field(0, 100), 'A file')}" in the archive is a link and no file; it was not followed.`,
            'Ask the sender for the file that it points to.',
          ),
        );
      longName = null;
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  if (enclosed.length === 0 && notes.length === 0)
    notes.push(note('reading/empty', 'The archive holds no files.', 'Ask the sender whether it was made in full.'));
  return { drawn: null, enclosed, notes: notes.slice(0, 20) };
}

/** A mailbox (RFC 4155): each mail a file of its own. ">From " at the beginning of a line stands for "From ". */
export function readMbox(bytes: Uint8Array): Outcome {
  const text = latin1(bytes);
  const starts = [...text.matchAll(/(?:^|\n)From \S[^\n]*\n/g)].map((match) => ({
    at: match.index,
    body: match.index + match[0].length,
  }));
  const enclosed = starts.slice(0, limits.archiveEntries).map(({ body }, i): Enclosed => {
    const mail = text.slice(body, starts[i + 1]?.at ?? text.length).replace(/(^|\n)>(>*From )/g, '$1$2');
    return { name: `mail ${i + 1}.eml`, bytes: new Uint8Array(Buffer.from(mail, 'latin1')), mediaType: 'message/rfc822' };
  });
  return { drawn: null, enclosed, notes: starts.length > enclosed.length ? [more('mailbox')] : [] };
}

const headersOf = (block: string): ReadonlyMap<string, string> =>
  new Map(
    block
      .split(/\r?\n/)
      .flatMap((line) =>
        /^[\w-]+:/.test(line)
          ? [[line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const]
          : [],
      ),
  );

/** The body of a chunked answer (RFC 9112 §7.1) put together; what is malformed ends it. */
function unchunked(body: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < body.length; ) {
    const line = latin1(body.subarray(at, at + 40));
    const size = /^([0-9a-fA-F]{1,8})[^\r\n]*\r?\n/.exec(line);
    const length = size === null ? 0 : Number.parseInt(size[1] ?? '0', 16);
    if (size === null || length === 0) break;
    pieces.push(body.subarray(at + size[0].length, at + size[0].length + length));
    at += size[0].length + length + 2;
  }
  return new Uint8Array(Buffer.concat(pieces));
}

const coders: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/** A web archive (ISO 28500, WARC): the body of each answer is a file of its own; when and from where it was captured is noted. */
export function readWarc(bytes: Uint8Array): Outcome {
  const enclosed: Enclosed[] = [];
  const notes: Note[] = [];
  for (let at = 0; at < bytes.length; ) {
    const head = latin1(bytes.subarray(at, at + 16 * 1024));
    const record = /^\s*WARC\/[\d.]+\r?\n([^]*?)\r?\n\r?\n/.exec(head);
    if (record === null) {
      if (head.trim() !== '') notes.push(damaged('The web archive is damaged: a record does not begin as it should.'));
      break;
    }
    const fields = headersOf(record[1] ?? '');
    const length = Number(fields.get('content-length') ?? 'NaN');
    const from = at + record[0].length;
    if (!Number.isInteger(length) || from + length > bytes.length) {
      notes.push(damaged('The web archive is cut off in the middle of a record.'));
      break;
    }
    const target = fields.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? '';
    const type = fields.get('warc-type');
    if ((type === 'response' || type === 'resource') && /^https?:/.test(target)) {
      if (enclosed.length >= limits.archiveEntries) {
        notes.push(more('web archive'));
        break;
      }
      const content = bytes.subarray(from, from + length);
      const answer = type === 'response' ? bodyOf(content) : { body: content, mediaType: fields.get('content-type') ?? null };
      if ('code' in answer) notes.push(answer);
      else if (answer.body.length > 0) {
        enclosed.push({
          name: safeName(target.replace(/^https?:\/\//, ''), `page ${enclosed.length + 1}`),
          bytes: new Uint8Array(answer.body),
          mediaType: answer.mediaType,
        });
        if (/html/i.test(answer.mediaType ?? ''))
          notes.push(
            note(
              'reading/captured',
              `${target.slice(0, 300)} was captured at ${fields.get('warc-date') ?? 'a time that is not given'}.`,
              'Take this for what the archive says; it is as trustworthy as whoever made the archive.',
            ),
          );
      }
    }
    at = from + length;
  }
  if (enclosed.length === 0 && notes.length === 0)
    notes.push(note('reading/empty', 'The web archive holds no answers.', 'Capture the pages again.'));
  return { drawn: null, enclosed, notes: notes.slice(0, 50) };
}

function bodyOf(content: Uint8Array): { readonly body: Uint8Array; readonly mediaType: string | null } | Note {
  const head = /^HTTP\/[\d.]+ \d{3}[^\r\n]*\r?\n([^]*?)\r?\n\r?\n/.exec(latin1(content.subarray(0, 64 * 1024)));
  if (head === null) return { body: content, mediaType: null };
  const fields = headersOf(head[1] ?? '');
  const plain = content.subarray(head[0].length);
  const whole =
    /chunked/i.test(fields.get('transfer-encoding') ?? '') &&
    /^[0-9a-fA-F]{1,8}[^\r\n]{0,40}\r?\n/.test(latin1(plain.subarray(0, 60)))
      ? unchunked(plain)
      : plain;
  const coder = coders[(fields.get('content-encoding') ?? '').toLowerCase()];
  const mediaType = fields.get('content-type') ?? null;
  if (coder === undefined) return { body: whole, mediaType };
  const body = inflated(whole, coder);
  return 'code' in body ? body : { body, mediaType };
}
