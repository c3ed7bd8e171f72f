import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Note } from '../../model/index.ts';
import { type Enclosed, type Outcome, note } from '../drawn.ts';
import { limits } from '../limits.ts';
import { readArchive } from './archive.ts';
import { safeName } from './names.ts';
import { damaged, inflated, latin1, more } from './packed.ts';

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

/** One captured answer, as its record gives it; `body` and `mediaType` are still packed and as the server said. */
interface Captured {
  readonly target: string;
  /** WARC-Date, an ISO 8601 instant in UTC, or null. */
  readonly at: string | null;
  /** The whole record, headers and all: the bytes that become a source of their own. */
  readonly record: Uint8Array;
  readonly content: Uint8Array;
  readonly isResponse: boolean;
}

/** What a record that is no page is, for the count of what was left: scripts and pictures of buttons are no reports. */
const leftOut = (mediaType: string): string | null =>
  /css/i.test(mediaType)
    ? 'style sheets'
    : /javascript|ecmascript|wasm/i.test(mediaType)
      ? 'scripts'
      : /font|woff/i.test(mediaType)
        ? 'fonts'
        : /svg|x-icon|vnd\.microsoft\.icon/i.test(mediaType)
          ? 'drawings and icons'
          : null;

/** Status and headers of an HTTP answer, and where its body begins; null for content that is no HTTP answer. */
function headOf(content: Uint8Array): { status: number; fields: ReadonlyMap<string, string>; from: number } | null {
  const head = /^HTTP\/[\d.]+ (\d{3})[^\r\n]*\r?\n([^]*?)\r?\n\r?\n/.exec(latin1(content.subarray(0, 64 * 1024)));
  return head === null ? null : { status: Number(head[1]), fields: headersOf(head[2] ?? ''), from: head[0].length };
}

interface Records {
  readonly captured: Captured[];
  readonly left: Map<string, number>;
  readonly notes: Note[];
}

/** The captured answers of one WARC file, in order; what is no page is counted in `left`. */
function recordsOf(bytes: Uint8Array, { captured, left, notes }: Records): void {
  const leave = (what: string) => left.set(what, (left.get(what) ?? 0) + 1);
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
    if (!Number.isInteger(length) || length < 0 || from + length > bytes.length) {
      notes.push(damaged('The web archive is cut off in the middle of a record.'));
      break;
    }
    const type = fields.get('warc-type');
    const target = fields.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? '';
    if ((type === 'response' || type === 'resource') && /^https?:/.test(target)) {
      if (captured.length >= limits.archiveEntries) {
        notes.push(more('web archive'));
        break;
      }
      const content = bytes.subarray(from, from + length);
      const answer = type === 'response' ? headOf(content) : null;
      const mediaType = answer?.fields.get('content-type') ?? fields.get('content-type') ?? '';
      const kind = leftOut(mediaType);
      if (answer !== null && (answer.status < 200 || answer.status > 299))
        leave('answers that are no page (moved, missing, refused)');
      else if (kind !== null) leave(kind);
      else if (content.length - (answer?.from ?? 0) === 0) leave('empty answers');
      else {
        const began = at + (record[0].length - record[0].trimStart().length);
        captured.push({
          target,
          at: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.exec(fields.get('warc-date') ?? '')?.[0] ?? null,
          record: bytes.subarray(began, from + length),
          content,
          isResponse: type === 'response',
        });
      }
    } else if (type === 'revisit') leave('repeats of pages captured before');
    at = from + length;
  }
}

/** The body of a captured answer, unchunked and unpacked, and its media type; or the note why not. */
function bodyOf({ content, isResponse }: Captured): { readonly body: Uint8Array; readonly mediaType: string | null } | Note {
  const head = isResponse ? headOf(content) : null;
  if (head === null) return { body: content, mediaType: null };
  const plain = content.subarray(head.from);
  const whole =
    /chunked/i.test(head.fields.get('transfer-encoding') ?? '') &&
    /^[0-9a-fA-F]{1,8}[^\r\n]{0,40}\r?\n/.test(latin1(plain.subarray(0, 60)))
      ? unchunked(plain)
      : plain;
  const coder = coders[(head.fields.get('content-encoding') ?? '').toLowerCase()];
  const mediaType = head.fields.get('content-type') ?? null;
  if (coder === undefined) return { body: whole, mediaType };
  const body = inflated(whole, coder);
  return 'code' in body ? body : { body, mediaType };
}

/** Each page as a file of its own: its record, so that address and time of capture stay with the bytes. */
function asEnclosed({ captured, left, notes }: Records): Outcome {
  const enclosed = captured.map(
    ({ target, record }, i): Enclosed => ({
      name: safeName(target.replace(/^https?:\/\//, ''), `page ${i + 1}`),
      bytes: new Uint8Array(record),
      mediaType: 'application/warc',
    }),
  );
  const count = [...left.values()].reduce((sum, n) => sum + n, 0);
  const said =
    count === 0
      ? []
      : [
          note(
            'reading/archive-skipped',
            `${count} ${count === 1 ? 'record of the web archive is' : 'records of the web archive are'} no page and ${count === 1 ? 'was' : 'were'} left in it: ${[...left].map(([what, n]) => `${n} ${what}`).join(', ')}.`,
            'Replay the archive in a viewer that is not connected to the network to see them.',
          ),
        ];
  if (enclosed.length === 0 && notes.length === 0 && said.length === 0)
    notes.push(note('reading/empty', 'The web archive holds no answers.', 'Capture the pages again.'));
  return { drawn: null, enclosed, notes: [...notes.slice(0, 50), ...said] };
}

/** Reads bytes of any kind: what `read` does, handed in so that a captured page is read like any other. */
export type DrawInner = (bytes: Uint8Array, path: string, mediaType: string | null) => Promise<Outcome>;

/**
 * A web archive (ISO 28500, WARC). Of several captured pages each becomes a source of its own, and its bytes are its record. A record
 * that stands alone is read as the page in it: its address is the one it was captured from, and a note says when.
 */
export async function readWarc(bytes: Uint8Array, draw: DrawInner): Promise<Outcome> {
  const records: Records = { captured: [], left: new Map(), notes: [] };
  recordsOf(bytes, records);
  const [single] = records.captured;
  if (single === undefined || records.captured.length > 1 || records.left.size > 0) return asEnclosed(records);
  const answer = bodyOf(single);
  if ('code' in answer) return { drawn: null, enclosed: [], notes: [...records.notes, answer] };
  const { drawn, enclosed, notes } = await draw(
    answer.body,
    single.target.replace(/^https?:\/\/[^/]*/, '').replace(/[?#].*$/s, ''),
    answer.mediaType,
  );
  const captured = note(
    'reading/captured',
    `${single.target.slice(0, 300)} was captured at ${single.at ?? 'a time that is not given'}.`,
    'Take this for what the archive says; it is as trustworthy as whoever made the archive.',
  );
  const own = [...records.notes, captured];
  if (drawn === null) return { drawn, enclosed, notes: [...own, ...notes] };
  return {
    drawn: {
      ...drawn,
      about: { ...drawn.about, address: single.target },
      notes: [...own, ...drawn.notes],
      rule: `warc, ${drawn.rule}`,
    },
    enclosed,
    notes,
  };
}

/** A WACZ (Web Archive Collection Zipped 1.1.1): the pages in the WARC files of its `archive/` folder. */
export async function readWacz(bytes: Uint8Array): Promise<Outcome> {
  const parts = await readArchive(bytes);
  const files = parts.enclosed.filter(({ name }) => /^archive\/.{1,180}\.warc(?:\.gz)?$/i.test(name));
  const records: Records = { captured: [], left: new Map(), notes: [...parts.notes] };
  let total = 0;
  for (const { name, bytes: packed } of files) {
    const content = /\.gz$/i.test(name) ? inflated(packed, gunzipSync) : packed;
    if ('code' in content) {
      records.notes.push(content);
      continue;
    }
    total += content.length;
    if (total > limits.archiveTotal) {
      records.notes.push(more('web archive'));
      break;
    }
    recordsOf(content, records);
  }
  return asEnclosed(records);
}
