import { digestOf } from '../src/model/index.ts';
import { limits } from '../src/reading/limits.ts';
import { read } from '../src/reading/index.ts';
import { type Words, bytesOf, docxOf, pdfOf, tarEntry, tarOf, wordParagraph, zipOf } from '../src/reading/testing/make.ts';

const told =
  'At least four people were killed when shells fell on the grain market of Qarna on Monday, the council of the town said, and eleven were wounded.';

/** Some hundred different paragraphs in turn, so that neither the reader nor the engine meets one line for ever. */
const paragraph = (i: number) => `${told.slice(i % 60)} ${told} It was report ${i % 997}.`;
const repeated = (bytes: number, each: (i: number) => string): string => {
  const pieces: string[] = [];
  for (let i = 0, length = 0; length < bytes; i++) {
    const piece = each(i);
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.join('');
};

const lines = (page: number): Words[] =>
  Array.from({ length: 50 }, (_, i): Words => [72, 790 - i * 15, 11, paragraph(page * 50 + i).slice(0, 95)]);

/** A file of a kind with about this many bytes. */
const kinds: Readonly<
  Record<string, { readonly most: number; readonly make: (bytes: number) => Uint8Array | Promise<Uint8Array> }>
> = {
  'text.txt': { most: limits.text, make: (bytes) => bytesOf(repeated(bytes, (i) => `${paragraph(i)}\n\n`)) },
  'page.html': {
    most: limits.html,
    make: (bytes) =>
      bytesOf(
        `<!DOCTYPE html><html><body><article><h1>Market</h1>${repeated(bytes, (i) => `<p class="a">${paragraph(i)}</p>\n`)}</article></body></html>`,
      ),
  },
  'report.pdf': {
    most: 20 * 1024 * 1024,
    make: (bytes) => pdfOf(Array.from({ length: Math.ceil(bytes / 7000) }, (_, page) => lines(page))),
  },
  'report.docx': { most: 20 * 1024 * 1024, make: (bytes) => docxOf(repeated(bytes, (i) => wordParagraph(paragraph(i)))) },
  'letter.eml': {
    most: limits.mail,
    make: (bytes) =>
      bytesOf(
        `Date: Wed, 4 May 2016 10:15:00 +0300\r\nFrom: a@example.org\r\nTo: b@example.org\r\nSubject: Market\r\n\r\n${repeated(bytes, (i) => `${paragraph(i)}\r\n\r\n`)}`,
      ),
  },
  'list.csv': {
    most: limits.table,
    make: (bytes) => bytesOf(`name,age\r\n${repeated(bytes, (i) => `Huda ${i},${i % 90}\r\n`)}`),
  },
  'list.json': {
    most: limits.table,
    make: (bytes) => bytesOf(`[${repeated(bytes, (i) => `{"name": "Huda ${i}", "age": ${i % 90}},\n`)}{"name": "Maryam"}]`),
  },
  // Containers: what is inside is only taken out here, and read by itself afterwards.
  'box.mbox': {
    most: limits.mail,
    make: (bytes) =>
      bytesOf(
        repeated(
          bytes,
          (i) =>
            `From a@example.org Wed May  4 10:15:00 2016\nFrom: a@example.org\nSubject: Market ${i}\nDate: Wed, 4 May 2016 10:15:00 +0300\n\n${paragraph(i).repeat(40)}\n\n`,
        ),
      ),
  },
  'files.tar': {
    most: limits.text,
    make: (bytes) =>
      tarOf(
        ...Array.from({ length: Math.ceil(bytes / 25_000) }, (_, i) => tarEntry(`${i}.txt`, bytesOf(paragraph(i).repeat(100)))),
      ),
  },
  'files.zip': {
    most: limits.text,
    // Ten times as much unpacked; the size below is that of the archive.
    make: (bytes) =>
      zipOf(
        Object.fromEntries(
          Array.from({ length: Math.ceil(bytes / 25_000) }, (_, i) => [
            `${i}.txt`,
            told + repeated(25_000, (n) => `${(n * 7919 + i) % 100_003} `),
          ]),
        ),
      ),
  },
};

/** `npm run bench sizes -- [--kind NAME] [--most MB]`: files of each kind in four sizes up to its limit; time must grow as they do. */
export async function run(args: string[]): Promise<void> {
  const named = (option: string) => (args.includes(option) ? args[args.indexOf(option) + 1] : undefined);
  const most = Number(named('--most') ?? 100) * 1024 * 1024;
  for (const [name, { most: limit, make }] of Object.entries(kinds)) {
    if (!name.includes(named('--kind') ?? '')) continue;
    const largest = Math.min(most, limit) * 0.98;
    const said: string[] = [];
    let first = { seconds: 1, bytes: 1 };
    let last = first;
    for (const share of [1 / 64, 1 / 16, 1 / 4, 1]) {
      const bytes = await make(largest * share);
      const before = performance.now();
      const { reading, notes, enclosed } = await read(bytes, { path: name, object: digestOf('x') });
      const seconds = (performance.now() - before) / 1000;
      // The first file pays for loading what its kind needs; the second shows what a megabyte costs.
      if (share === 1 / 16) first = { seconds, bytes: bytes.length };
      last = { seconds, bytes: bytes.length };
      const end =
        reading !== null ? '' : ` (${enclosed.length > 0 ? `${enclosed.length} files inside` : (notes[0]?.code ?? '')})`;
      said.push(`${(bytes.length / 1024 / 1024).toFixed(1)} MB ${seconds.toFixed(2)} s${end}`);
    }
    console.log(
      `${name.padEnd(12)} ${said.join('  ')}  grows with the power ${(Math.log(last.seconds / first.seconds) / Math.log(last.bytes / first.bytes)).toFixed(2)} of the size`,
    );
  }
  console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`);
}
