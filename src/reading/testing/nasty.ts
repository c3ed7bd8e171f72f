import { type Given, goodFiles } from './good.ts';
import { bytesOf, joined } from './make.ts';
import { nastyArchives } from './nasty-archives.ts';
import { nastyImages, nastyOffice, nastyPdfs } from './nasty-documents.ts';
import { nastyCredentials } from './nasty-credentials.ts';
import { nastyMail, nastyTables } from './nasty-mail.ts';
import { nastyPages, nastyTexts } from './nasty-texts.ts';

/** A file made to break, to mislead or to misuse its reader. */
export interface Nasty {
  /** "archive: a bomb". */
  readonly name: string;
  /** The name that it comes under. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The note that it must end in, where there is one right answer. Otherwise: a reading without faults, or any note. */
  readonly code?: string;
}

/** What poisoned files point at: a server that hears whether it was reached, and a file that must not be read. */
export interface Bait {
  readonly address: string;
  readonly secret: string;
}

const elsewhere: Bait = { address: 'http://127.0.0.1:9', secret: '/nowhere/secret.txt' };

/** Every kind cut off at several places, doubled, followed by garbage, and with its first bytes before something else. */
function damaged({ name, bytes }: Given): Nasty[] {
  const cut = (share: number) => bytes.slice(0, Math.floor(bytes.length * share));
  return [
    { name: `${name} cut in its first bytes`, path: name, bytes: bytes.slice(0, 12) },
    { name: `${name} cut in the middle`, path: name, bytes: cut(0.5) },
    { name: `${name} cut at the end`, path: name, bytes: bytes.slice(0, -7) },
    { name: `${name} twice in a row`, path: name, bytes: joined(bytes, bytes) },
    {
      name: `${name} with zeros in the middle`,
      path: name,
      bytes: bytes.map((byte, i) => (i > bytes.length * 0.4 && i < bytes.length * 0.6 ? 0 : byte)),
    },
    {
      name: `${name} with its head before another text`,
      path: name,
      bytes: joined(bytes.slice(0, 40), bytesOf('The bridge was hit on Monday. '.repeat(20))),
    },
  ];
}

/** Files that are two things at once, or of kinds that are not read. */
const strangers = (): Nasty[] => [
  {
    name: 'stranger: a program',
    path: 'x.txt',
    bytes: Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
    code: 'reading/binary',
  },
  {
    name: 'stranger: a program of Windows',
    path: 'report.pdf',
    bytes: joined('MZ', Uint8Array.from([0x90, 0, 3, 0, 0, 0, 4]), new Uint8Array(100)),
    code: 'reading/binary',
  },
  {
    name: 'stranger: a 7z archive',
    path: 'x.7z',
    bytes: Uint8Array.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]),
    code: 'reading/binary',
  },
  {
    name: 'stranger: a RAR archive',
    path: 'x.rar',
    bytes: joined('Rar!', Uint8Array.from([0x1a, 7, 1, 0])),
    code: 'reading/binary',
  },
  { name: 'stranger: a database', path: 'x.db', bytes: joined('SQLite format 3\0', new Uint8Array(84)), code: 'reading/binary' },
  {
    name: 'stranger: a film',
    path: 'x.mp4',
    bytes: joined(Uint8Array.from([0, 0, 0, 24]), 'ftypisom', new Uint8Array(40)),
    code: 'reading/no-text',
  },
  { name: 'stranger: a recording', path: 'x.mp3', bytes: joined('ID3', new Uint8Array(40)), code: 'reading/no-text' },
  {
    name: 'stranger: XML of no known kind',
    path: 'x.xml',
    bytes: bytesOf('<?xml version="1.0"?><x>y</x>'),
    code: 'reading/unsupported-kind',
  },
  {
    name: 'stranger: a PDF that is a page too',
    path: 'x.html',
    bytes: bytesOf('<html><body>\n%PDF-1.4\n<p>The bridge was hit.</p></body></html>'),
  },
  {
    name: 'stranger: a page that says it is a mail',
    path: 'x.eml',
    bytes: bytesOf('From: a\nTo: b\nSubject: c\n\n<html><script>x</script></html>'),
  },
];

/**
 * Some four hundred nasty files of every kind, the same each time. `size` multiplies what is done "for ever": 1 is quick, 50
 * takes minutes. `bait` is what the poisoned ones point at.
 */
export async function nastyFiles(size = 1, bait: Bait = elsewhere): Promise<Nasty[]> {
  return [
    ...(await goodFiles()).flatMap(damaged),
    ...nastyTexts(size),
    ...nastyPages(size, bait),
    ...(await nastyArchives(size)),
    ...(await nastyOffice(size, bait)),
    ...nastyPdfs(size, bait),
    ...nastyImages(size, bait),
    ...nastyCredentials(size),
    ...nastyMail(size, bait),
    ...nastyTables(size),
    ...strangers(),
  ];
}
