import PostalMime, { type Address, type Email } from 'postal-mime';
import type { Anchor, Note } from '../../model/index.ts';
import { decode } from '../decode.ts';
import { type Enclosed, type Outcome, note, only } from '../drawn.ts';
import { drawPage } from '../html/draw.ts';
import { drawPlain } from '../text/plain.ts';
import { safeName } from './names.ts';
import { latin1 } from './packed.ts';
import { type Piece, align } from '../positions.ts';

const addressText = (address: Address): string =>
  address.group !== undefined
    ? `${address.name}: ${address.group.map(addressText).join(', ')}`
    : address.name === ''
      ? address.address
      : `${address.name} <${address.address}>`;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 1000);

/** The header lines that a reader of the mail sees, in the order of RFC 5322 §3.6. The date is kept as it was written, with its zone. */
function headerLines(email: Email): string[] {
  const date = email.headers.find((header) => header.key === 'date')?.value;
  const lines: [string, string | undefined][] = [
    ['Date', date],
    ['From', email.from === undefined ? undefined : addressText(email.from)],
    ['To', email.to?.map(addressText).join(', ')],
    ['Cc', email.cc?.map(addressText).join(', ')],
    ['Subject', email.subject],
  ];
  return lines.flatMap(([name, value]) => (value === undefined || oneLine(value) === '' ? [] : [`${name}: ${oneLine(value)}`]));
}

/** The words of a raw body, with tags passed over and the characters of quoted-printable written out, in bytes of the mail. */
function* rawWords(raw: string, from: number): Generator<Piece> {
  const body = raw.slice(from).replace(/<[^<>]{0,2000}>/g, (tag) => ' '.repeat(tag.length));
  for (const line of body.matchAll(/[^\r\n]+/g)) {
    // Most lines read as they are written, and need no look at each word.
    const at = from + line.index;
    if (/^[\t\x20-\x3c\x3e-\x7e]*$/.test(line[0])) yield { text: line[0], from: at, to: at + line[0].length };
    else yield* encodedWords(line[0], at);
  }
}

/** The words of a line of quoted-printable or of characters beyond ASCII. */
function* encodedWords(line: string, from: number): Generator<Piece> {
  for (const match of line.matchAll(/[^ \t]+/g)) {
    const [written] = match;
    const place = { from: from + match.index, to: from + match.index + written.length };
    const bytes = written.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    yield bytes === written && /^[\x21-\x7e]+$/.test(written)
      ? { text: written, ...place }
      : { text: new TextDecoder().decode(Buffer.from(bytes, 'latin1')), ...place };
  }
}

/**
 * Places in the bytes of the mail: of a header line its field, of a word in the body that word, and of a body whose words do not stand
 * in the mail as they are read (base64, another code page) all of it.
 */
function anchorsOf(text: string, header: readonly string[], bytes: Uint8Array): Anchor[] {
  const raw = latin1(bytes);
  const blank = /\r?\n\r?\n/.exec(raw);
  const head = raw.slice(0, blank === null ? raw.length : blank.index);
  const bodyFrom = blank === null ? raw.length : blank.index + blank[0].length;
  const anchors: Anchor[] = [];
  let at = 0;
  for (const line of header) {
    const name = line.slice(0, line.indexOf(':'));
    const field = new RegExp(`^${name}:[^\\n]*(?:\\n[ \\t][^\\n]*)*`, 'im').exec(head);
    if (field !== null)
      anchors.push({
        from: at,
        to: at + line.length,
        original: { kind: 'offsets', from: field.index, to: field.index + field[0].trimEnd().length },
      });
    at += line.length + 1;
  }
  const from = Math.min(text.length, header.length === 0 ? 0 : at + 1);
  if (from >= text.length) return anchors;
  const body = text.slice(from);
  const aligned = align(body, rawWords(raw, bodyFrom));
  const known = aligned.reduce((sum, anchor) => sum + anchor.to - anchor.from, 0);
  if (known < body.replace(/\s+/g, '').length / 2)
    anchors.push({
      from,
      to: text.length,
      original: { kind: 'offsets', from: Math.min(bodyFrom, raw.length - 1), to: raw.length },
    });
  // One by one: a long mail has more of them than a call takes arguments.
  else for (const anchor of aligned) anchors.push({ ...anchor, from: anchor.from + from, to: anchor.to + from });
  return anchors;
}

/**
 * A mail whose bytes are neither UTF-8 nor in an encoding that it names, as old programs sent them: brought to UTF-8 by a guess
 * that is noted, since the library would show what it cannot decode as U+FFFD. One that carries bytes of files is left as it is.
 */
function inUtf8(bytes: Uint8Array): { readonly readable: Uint8Array; readonly guess: readonly Note[] } {
  const raw = latin1(bytes);
  if (!/[\x80-\xff]/.test(raw) || /charset\s*=|transfer-encoding:\s*binary/i.test(raw)) return { readable: bytes, guess: [] };
  const { text, encoding, notes } = decode(bytes);
  return encoding === 'utf-8' ? { readable: bytes, guess: [] } : { readable: new TextEncoder().encode(text), guess: notes };
}

/**
 * A mail (RFC 5322): its text is the header lines that people see, then the plain part, or the words of the HTML part where
 * there is no plain one. Attachments and mails inside it are given as enclosed files.
 */
export async function readMail(bytes: Uint8Array): Promise<Outcome> {
  const { readable, guess } = inUtf8(bytes);
  const email = await PostalMime.parse(readable, {
    forceRfc822Attachments: true,
    maxNestingDepth: 64,
    attachmentEncoding: 'arraybuffer',
  });
  const enclosed: Enclosed[] = email.attachments.map((attachment, i) => ({
    name: safeName(attachment.filename ?? '', `attachment ${i + 1}${attachment.mimeType === 'message/rfc822' ? '.eml' : ''}`),
    bytes:
      typeof attachment.content === 'string' ? new TextEncoder().encode(attachment.content) : new Uint8Array(attachment.content),
    mediaType: attachment.mimeType,
  }));
  const plain = email.text?.replace(/\r\n/g, '\n').trim() ?? '';
  const body = plain !== '' ? plain : email.html === undefined ? '' : drawPage(email.html, false).text;
  const header = headerLines(email);
  if (header.length === 0 && body === '')
    return {
      ...only(
        note('reading/empty', 'The mail has neither header lines nor text.', 'Open it in a mail program and save it again.'),
      ),
      enclosed,
    };
  const notes =
    body === ''
      ? [
          note(
            'reading/no-text',
            'The mail has no text of its own, only what is attached.',
            'Read its attachments, which are listed inside it.',
          ),
        ]
      : [];
  const drawn = drawPlain(`${header.join('\n')}${body === '' ? '' : `\n\n${body}`}`, 'mail', [...guess, ...notes]);
  const from = email.from === undefined ? null : addressText(email.from);
  const at = from === null ? -1 : drawn.text.indexOf(from);
  const byline =
    from === null || at === -1 ? drawn.about.byline : { value: from, span: { from: at, to: at + from.length }, where: 'header' };
  const { published: dated } = drawn.about;
  const inHeader = dated !== null && dated.text !== null && dated.text.to <= header.join('\n').length;
  const published = inHeader ? { ...dated, where: 'header' } : dated;
  const anchors = anchorsOf(drawn.text, header, bytes);
  return { drawn: { ...drawn, anchors, about: { ...drawn.about, byline, published } }, enclosed, notes: [] };
}
