import { bytesOf, joined, latin1Of } from './make.ts';
import type { Nasty } from './nasty.ts';

const sentence = 'The bridge at Tell Omar was hit on Monday, residents said.';
const head = 'From: a@example.org\r\nTo: b@example.org\r\nSubject: The bridge\r\nMIME-Version: 1.0\r\n';

const mail = (name: string, rest: string, code?: string): Nasty => ({
  name: `mail: ${name}`,
  path: 'x.eml',
  bytes: latin1Of(head + rest),
  ...(code === undefined ? {} : { code }),
});

/** Mails and mailboxes that nest, flood or lie. */
export function nastyMail(n: number, { address, secret }: { readonly address: string; readonly secret: string }): Nasty[] {
  const many = 1000 * n;
  const inner = (depth: number): string =>
    Array.from({ length: depth }, (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`).join('');
  return [
    mail('parts within parts', `${inner(many)}Content-Type: text/plain\r\n\r\nx`),
    mail(
      'parts for ever',
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(many * 2)}--b--`,
    ),
    mail('mails within mails', `${`Content-Type: message/rfc822\r\n\r\n${head}`.repeat(many)}\r\n${sentence}`),
    mail('a boundary of nothing', `Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n\r\n${sentence}\r\n----`),
    mail('a boundary for ever', `Content-Type: multipart/mixed; boundary="${'b'.repeat(many * 20)}"\r\n\r\n${sentence}`),
    mail('a header for ever', `X-A: ${'a'.repeat(many * 200)}\r\n\r\n${sentence}`),
    mail('headers for ever', `${'X-A: b\r\n'.repeat(many * 10)}\r\n${sentence}`),
    mail('a header folded for ever', `X-A: a\r\n${' b\r\n'.repeat(many * 10)}\r\n${sentence}`),
    mail(
      'coded words for ever',
      `X-B: ${'=?utf-8?Q?a?= '.repeat(many * 2)}\r\nSubject: ${'=?utf-8?B?4oCu?= '.repeat(many)}\r\n\r\n${sentence}`,
    ),
    mail('addresses for ever', `Cc: ${'a@example.org, '.repeat(many * 2)}\r\n\r\n${sentence}`),
    mail('addresses within groups', `Cc: ${'a:'.repeat(many)};\r\n\r\n${sentence}`),
    mail('a comment within a comment', `Cc: ${'('.repeat(many * 5)}a@example.org\r\n\r\n${sentence}`),
    mail('broken base64', 'Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!====%%%%\r\n'),
    mail('broken quoted-printable', `Content-Transfer-Encoding: quoted-printable\r\n\r\n=ZZ=\r\n=4=E9${sentence}=`),
    mail('a charset that nobody knows', `Content-Type: text/plain; charset="x-nobody"\r\n\r\ncaf\u00e9 ${sentence}`),
    mail(
      'an attachment with a way out',
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Disposition: attachment; filename="../../../../root/.bashrc"\r\n\r\nx\r\n--b--`,
    ),
    mail(
      'an attachment with a name for ever',
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Disposition: attachment; filename*0="${'a'.repeat(50_000)}"\r\n\r\nx\r\n--b--`,
    ),
    mail(
      'a body that lies elsewhere',
      `Content-Type: message/external-body; access-type=URL; URL="${address}/body"\r\n\r\nContent-Type: text/plain\r\n\r\n${sentence}`,
    ),
    mail('a body on the disk', `Content-Type: message/external-body; access-type=local-file; name="${secret}"\r\n\r\n\r\n`),
    mail('a page that is fetched when read', `Content-Type: text/html\r\n\r\n<img src="${address}/pixel.gif"><p>${sentence}</p>`),
    mail('a page nested for ever', `Content-Type: text/html\r\n\r\n${'<div>'.repeat(many * 10)}<p>${sentence}</p>`),
    mail(
      'locked by S/MIME',
      'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\nMIIBvQYJKoZIhvcNAQcDoIIBrjCCAaoCAQAx',
      'reading/no-text',
    ),
    mail('zero bytes in its head', `Sub\0ject: x\r\n\r\n${sentence}`),
    { name: 'mail: nothing but a head', path: 'x.eml', bytes: bytesOf('From: a@example.org\nMessage-ID: <1@x>\n') },
    {
      name: 'mail: a mailbox of many mails',
      path: 'x.mbox',
      bytes: bytesOf(`From a@example.org Wed May  4 10:15:00 2016\nFrom: a@example.org\nSubject: x\n\nx\n\n`.repeat(many * 2)),
    },
    {
      name: 'mail: a mailbox of more mails than are followed',
      path: 'x.mbox',
      bytes: bytesOf('From a b 2016\nx\n\n'.repeat(10_100)),
      code: 'reading/too-large',
    },
    {
      name: 'mail: a mailbox of nothing but first lines',
      path: 'x.mbox',
      bytes: bytesOf('From a@example.org Wed May  4 10:15:00 2016\n'.repeat(many)),
    },
    { name: 'mail: a mailbox cut off', path: 'x.mbox', bytes: joined('From a@example.org Wed May  4 10:15:00 2016\n') },
  ];
}

/** Tables and exports that nest, swell or lie. */
export function nastyTables(n: number): Nasty[] {
  const many = 20_000 * n;
  const json = (name: string, content: string, code?: string): Nasty => ({
    name: `json: ${name}`,
    path: 'x.json',
    bytes: bytesOf(content),
    ...(code === undefined ? {} : { code }),
  });
  const csv = (name: string, content: string): Nasty => ({ name: `csv: ${name}`, path: 'x.csv', bytes: bytesOf(content) });
  return [
    json('lists within lists', '['.repeat(many), 'reading/unreadable'),
    json('lists within lists, all closed', `${'['.repeat(many / 4)}1${']'.repeat(many / 4)}`),
    json('objects within objects', `${'{"a":'.repeat(many / 4)}1${'}'.repeat(many / 4)}`),
    json(
      'a name of a megabyte over many values',
      `[{"${'k'.repeat(1_000_000)}": {${Array.from({ length: 200 }, (_, i) => `"v${i}": 1`).join(',')}}}]`,
      'reading/too-large',
    ),
    json('a prototype', '[{"__proto__": {"text": "x"}, "constructor": {"prototype": {"toString": 1}}, "text": "Market hit"}]'),
    json('names given twice', '[{"text": "Market hit", "text": "Clinic hit"}]'),
    json('numbers beyond numbers', '[{"id": 1e999, "n": -1e999, "m": 123456789012345678901234567890}]'),
    json('half a pair', '[{"text": "\\ud800 \\udc00 Market hit"}]'),
    json('one broken line among good ones', '{"text": "Market hit"}\n{"text": \n{"text": "Clinic hit"}', 'reading/unreadable'),
    json('not numbers', '[NaN, Infinity]'),
    json('many empty rows', `[${'{},'.repeat(many)}{}]`, 'reading/empty'),
    json('a list that goes on after it ends', '[{"a": 1}] [{"a": 2}]', 'reading/unreadable'),
    csv('a quotation mark never closed', `date,what\n"${'x\n'.repeat(many)}`),
    csv('quotation marks for ever', '"'.repeat(many * 5)),
    csv('one row for ever', 'a,'.repeat(many * 5)),
    csv('rows for ever', 'a,b\n'.repeat(many * 2)),
    csv('formulas that run programs', "=cmd|'/c calc'!A1,@SUM(1),+1,-1\n"),
    csv('old line ends', 'date,what\r2016-05-04,Market hit\r'),
    csv('blanks and nothing', ',,,\n\n,,\n'),
  ];
}
