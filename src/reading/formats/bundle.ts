import { gunzipSync } from 'node:zlib';
import type { Note } from '../../model/index.ts';
import { type Enclosed, type Outcome, note, only } from '../drawn.ts';
import { limits } from '../limits.ts';
import { safeName } from './names.ts';
import { damaged, inflated, latin1, more } from './packed.ts';

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
