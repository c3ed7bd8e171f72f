import PostalMime, { type Address, type Email } from 'postal-mime';
import { type Enclosed, type Outcome, note, only } from '../drawn.ts';
import { drawPage } from '../html/draw.ts';
import { prune } from '../html/prune.ts';
import { drawPlain } from '../text/plain.ts';
import { safeName } from './names.ts';

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

/**
 * A mail (RFC 5322): its text is the header lines that people see, then the plain part, or the words of the HTML part where
 * there is no plain one. Attachments and mails inside it are given as enclosed files.
 */
export async function readMail(bytes: Uint8Array): Promise<Outcome> {
  const email = await PostalMime.parse(bytes, {
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
  const body = plain !== '' ? plain : email.html === undefined ? '' : drawPage(prune(email.html).html, false).text;
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
  const drawn = drawPlain(`${header.join('\n')}${body === '' ? '' : `\n\n${body}`}`, 'mail', notes);
  const from = email.from === undefined ? null : addressText(email.from);
  const at = from === null ? -1 : drawn.text.indexOf(from);
  const byline =
    from === null || at === -1 ? drawn.about.byline : { value: from, span: { from: at, to: at + from.length }, where: 'header' };
  return { drawn: { ...drawn, about: { ...drawn.about, byline } }, enclosed, notes: [] };
}
