import { latin1 as latin1Of } from './formats/packed.ts';
import { limits } from './limits.ts';

type Signature = readonly [mediaType: string, offset: number, bytes: readonly number[]];

const ascii = (text: string): readonly number[] => Array.from(text, (c) => c.charCodeAt(0));

const known: readonly (readonly [mediaType: string, offset: number, bytes: readonly number[] | string])[] = [
  ['application/pdf', 0, '%PDF-'],
  ['application/rtf', 0, '{\\rtf'],
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/tiff', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ['image/webp', 8, 'WEBP'],
  ['image/heic', 4, 'ftyphei'],
  ['image/heic', 4, 'ftypmif1'],
  ['image/avif', 4, 'ftypavif'],
  ['video/mp4', 4, 'ftyp'],
  ['video/x-matroska', 0, [0x1a, 0x45, 0xdf, 0xa3]],
  ['video/x-msvideo', 8, 'AVI '],
  ['audio/wav', 8, 'WAVE'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/ogg', 0, 'OggS'],
  ['audio/flac', 0, 'fLaC'],
  ['application/gzip', 0, [0x1f, 0x8b]],
  ['application/x-bzip2', 0, 'BZh'],
  ['application/x-xz', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['application/zstd', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['application/x-7z-compressed', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['application/vnd.rar', 0, 'Rar!'],
  ['application/x-tar', 257, 'ustar'],
  ['application/x-ole-storage', 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['application/vnd.sqlite3', 0, 'SQLite format 3'],
  ['application/x-elf', 0, [0x7f, 0x45, 0x4c, 0x46]],
  ['application/warc', 0, 'WARC/'],
];

const signatures = known.map(
  ([mediaType, offset, bytes]): Signature => [mediaType, offset, typeof bytes === 'string' ? ascii(bytes) : bytes],
);
/** What a ZIP begins with: its first file, or the end of one that holds none. */
const zipStarts: readonly Signature[] = [
  ['application/zip', 0, ascii('PK\u0003\u0004')],
  ['application/zip', 0, ascii('PK\u0005\u0006')],
];

const bears = (head: Uint8Array, [, offset, bytes]: Signature): boolean => bytes.every((byte, i) => head[offset + i] === byte);

/** The bytes as Latin-1 with zero bytes left out, so that the marks of a text kind are found in UTF-16 as well. */
const asLatin1 = (head: Uint8Array) => {
  // In one go: to put a text together byte by byte takes a hundred times as long, and this is asked of every file that comes in.
  return latin1Of(head.includes(0) ? head.filter((byte) => byte !== 0) : head).replace(
    /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/,
    '',
  );
};

const zipKinds: readonly [RegExp, string][] = [
  [/^mimetypeapplication\/vnd\.oasis\.opendocument\.text/, 'application/vnd.oasis.opendocument.text'],
  [/^mimetypeapplication\/epub\+zip/, 'application/epub+zip'],
  [/^word\//, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  [/^xl\//, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [/^archive\/[\w.-]{1,50}?\.warc/, 'application/wacz'],
  [/^pages\/pages\.jsonl/, 'application/wacz'],
  [/^ppt\//, 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];

/** The kind of a ZIP from the names of its first files; an office document whose parts lie beyond the head is told by its name. */
function zipKind(latin1: string, path: string): string {
  for (const part of latin1.split('PK\u0003\u0004').slice(1)) {
    // The name follows the 26 bytes of the local header; zero bytes are gone, so it begins somewhere in the first 26.
    for (const [mark, mediaType] of zipKinds) {
      for (let i = 4; i <= 26; i++) if (mark.test(part.slice(i, i + 60))) return mediaType;
    }
  }
  const extension = extensionOf(path);
  if (extension === 'wacz') return 'application/wacz';
  if (latin1.includes('[Content_Types].xml')) {
    if (extension === 'docx') return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    if (extension === 'xlsx') return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  }
  return 'application/zip';
}

const extensionOf = (path: string) => /\.([A-Za-z0-9]{1,8})$/.exec(path)?.[1]?.toLowerCase() ?? '';

const mailHeader =
  /^(?:return-path|received|from|to|subject|date|message-id|mime-version|delivered-to|reply-to|x-[a-z-]+|content-type|dkim-signature|sender|cc|bcc|thread-topic|arc-[a-z-]+):/i;

/** A mail begins with header lines, of which one at least is of the kind that no letter or article begins with. */
function looksLikeMail(text: string): boolean {
  const header = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const lines = header.split(/\r?\n/).filter((line) => !/^[ \t]/.test(line));
  if (lines.length < 2 || !lines.every((line) => /^[A-Za-z][A-Za-z0-9-]*:/.test(line))) return false;
  const known = lines.filter((line) => mailHeader.test(line)).length;
  return known >= 2 && /^(?:received|message-id|mime-version|return-path|content-type|from):/im.test(header);
}

/** True when the head is no text in any encoding: control characters, or zero bytes that are not those of UTF-16. */
export function looksBinary(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return false;
  let control = 0;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i++) {
    const byte = head[i]!;
    if (byte === 0) {
      if (i % 2 === 0) even += 1;
      else odd += 1;
    } else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) control += 1;
  }
  const half = head.length / 2;
  const utf16 = Math.max(even, odd) > 0.4 * half && Math.min(even, odd) < 0.05 * half;
  return control > head.length * 0.02 + 1 || (even + odd > 0 && !utf16);
}

/**
 * The media type of a file from its first bytes (`limits.head` of them are enough). The name is asked only where bytes cannot
 * tell: Markdown and CSV are plain text to look at. Never throws; 'application/octet-stream' is what nothing is known of.
 */
export function sniff(bytesHead: Uint8Array, path: string): string {
  const head = bytesHead.subarray(0, limits.head);
  if (head.length === 0) return 'application/x-empty';
  const latin1 = asLatin1(head);
  if (zipStarts.some((s) => bears(head, s))) return zipKind(latin1, path);
  const signature = signatures.find((s) => bears(head, s));
  if (signature !== undefined) return signature[0];
  // Some producers put a few bytes before the mark of a PDF, and readers accept it within the first kilobyte.
  if (latin1.slice(0, 1024).includes('\n%PDF-')) return 'application/pdf';
  if (looksBinary(head)) return 'application/octet-stream';
  const text = latin1.trimStart();
  const extension = extensionOf(path);
  if (/^(?:<!--[^]{0,2000}?-->\s*)?(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(text))
    return 'text/html';
  if (/^<\?xml\b/i.test(text)) return /<html\b/i.test(text) ? 'text/html' : 'application/xml';
  if (
    text.startsWith('<') &&
    (text.match(/<\/?(?:div|p|span|a|meta|title|link|script|h[1-6]|article|table|ul)\b/gi) ?? []).length >= 2
  )
    return 'text/html';
  if (/^From \S+ .*\d{4}\r?\n/.test(text)) return 'application/mbox';
  if (looksLikeMail(text)) return 'message/rfc822';
  if (/^(?:\{\s*(?:"|\})|\[\s*(?:[{["\d\]]|true|false|null|-))/.test(text) && looksLikeJson(text, extension))
    return 'application/json';
  if (extension === 'csv' || extension === 'tsv') return `text/${extension === 'csv' ? 'csv' : 'tab-separated-values'}`;
  if (extension === 'md' || extension === 'markdown') return 'text/markdown';
  return 'text/plain';
}

/** "[4 May] …" and "{sic}" begin letters too: JSON has a quoted name with a colon, or the name of the file says so. */
const looksLikeJson = (text: string, extension: string) =>
  /^(?:json|jsonl|ndjson|geojson)$/.test(extension) || /"\s*:/.test(text) || /^\[\s*(?:"[^"]*"|-?\d+)\s*[,\]]/.test(text);
