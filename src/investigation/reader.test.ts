import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../model/index.ts';
import type { ReadResult } from '../reading/index.ts';
import { type ReaderLimits, Readers } from './reader.ts';
import { Recognition } from './recognition.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function readAll(
  documents: readonly (readonly [name: string, bytes: Uint8Array])[],
  limits: Partial<ReaderLimits> = {},
  recognition?: Recognition,
): Promise<ReadResult[]> {
  const readers = new Readers(limits, 1, recognition);
  try {
    return await Promise.all(
      documents.map(([path, bytes]) => readers.read(bytes, { path, object: digestOf(bytes.subarray(0, 1000)) })),
    );
  } finally {
    await readers.close();
  }
}

const report = bytesOf(
  'Shells fall on the market\n\nAt least four people were killed when shells fell on the market of Qarna.\n',
);
// Large enough that reading it takes seconds on any machine.
const long = bytesOf('The bridge at Tell Omar was hit on Monday, residents said, and two boats were sunk.\n'.repeat(500_000));
// What is drawn of a page takes many times its size.
const wide = bytesOf(`<html><body>${'<p><b>a</b></p>'.repeat(600_000)}</body></html>`);
const codes = (results: readonly ReadResult[]) =>
  results.map(({ reading, notes }) => [reading !== null, notes.map(({ code }) => code)]);

describe('a document that costs too much', () => {
  it('is given up when its time is over', async () => {
    const results = await readAll([['long.txt', long]], { milliseconds: 20 });
    expect(codes(results)).toEqual([[false, ['reading/too-slow']]]);
  });

  it('is given up at the limit of memory, unpacked bytes included, and the next one is read', async () => {
    const results = await readAll(
      [
        ['wide.html', wide],
        ['report.txt', report],
      ],
      { megabytes: 200 },
    );
    expect(codes(results)).toEqual([
      [false, ['reading/too-much-memory']],
      [true, []],
    ]);
  });
});

describe('the thread in which documents are read', () => {
  it('can write no file, reach no network, start no program and no thread', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assize-sealed-'));
    let connections = 0;
    const server = createServer(() => (connections += 1)).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const { port } = server.address() as { port: number };
    const worker = new Worker(new URL('./testing/breakout.ts', import.meta.url), { workerData: { folder, port } });
    try {
      const told = await new Promise((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
      });
      expect(told).toEqual({ notRefused: [], tried: 13, canRead: true });
      expect(readdirSync(folder)).toEqual([]);
      expect(connections).toBe(0);
    } finally {
      await worker.terminate();
      server.close();
      rmSync(folder, { recursive: true });
    }
  });

  it('is sealed before anything that opens documents is loaded', () => {
    const source = readFileSync(new URL('./reader-thread.ts', import.meta.url), 'utf8');
    const imports = [...source.matchAll(/^import (?!type)[^']*'([^']+)'/gm)].map((match) => match[1]);
    expect(imports).toEqual(['node:worker_threads', './sealed.ts']);
    expect(source.indexOf('seal();')).toBeLessThan(source.indexOf("import('../reading/index.ts')"));
  });
});

describe('text recognition', () => {
  let folder = '';
  const path = process.env['PATH'];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assize-programs-'));
    process.env['PATH'] = `${folder}${delimiter}${path ?? ''}`;
  });
  afterEach(() => {
    process.env['PATH'] = path;
    rmSync(folder, { recursive: true });
  });
  const program = (name: string, body: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  const head = 'level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n';
  const row = (line: number, word: number, left: number, text: string, confidence = 91) =>
    `5\\t1\\t1\\t1\\t${line}\\t${word}\\t${left}\\t${line * 100}\\t80\\t20\\t${confidence}\\t${text}\\n`;
  const tesseract = (words: string, before = 'cat > /dev/null') =>
    program(
      'tesseract',
      `case "$1" in --version) echo "tesseract 5.3.0";; --list-langs) printf 'List:\\nara\\neng\\nosd\\n';; *) ${before}; printf '${head}1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t1000\\t2000\\t-1\\t\\n${words}';; esac`,
    );
  // A 1 by 1 PNG: nothing here decodes it.
  const image = Uint8Array.from(
    Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64'),
  );

  it('gives the words of an image with their boxes, and says by what and how surely', async () => {
    tesseract(row(1, 1, 10, 'CLINIC') + row(1, 2, 120, 'CLOSED') + row(2, 1, 10, 'since'));
    const [result] = await readAll([['sign.png', image]]);
    expect(result?.reading?.text).toBe('CLINIC CLOSED\nsince');
    expect(result?.reading?.anchors[1]).toEqual({
      from: 7,
      to: 13,
      original: { kind: 'box', page: 1, x: 120, y: 100, width: 80, height: 20 },
    });
    expect(result?.notes.map(({ code }) => code)).toEqual(['reading/recognised-text']);
    expect(result?.notes[0]?.what).toContain('Tesseract 5.3.0 (ara+eng): 3 words, mean confidence 91 of 100');
    expect(result?.reading?.method).toMatchObject({ rule: 'image, Tesseract 5.3.0 (ara+eng)', confidence: 0.91 });
  });

  it('marks words that were read too unsurely, so that nothing is extracted from them', async () => {
    tesseract(row(1, 1, 10, 'Cl1n1c', 31) + row(1, 2, 120, '40', 22));
    const [result] = await readAll([['sign.png', image]]);
    expect(result?.reading?.furniture).toEqual([{ kind: 'boilerplate', from: 0, to: 9 }]);
  });

  it('gives the words of a scanned page with boxes in points', async () => {
    tesseract(row(1, 1, 100, 'Register') + row(1, 2, 200, 'of'));
    program('pdftoppm', 'cat > /dev/null; echo drawn');
    const [result] = await readAll([['scan.pdf', emptyPage()]]);
    expect(result?.reading?.text).toBe('Register of');
    expect(result?.reading?.anchors[0]?.original).toEqual({
      kind: 'box',
      page: 1,
      x: 50,
      y: 840,
      width: 40,
      height: 10,
    });
    expect(result?.reading?.blocks[0]?.page).toBe(1);
  });

  it('that is not installed, fails, hangs or floods ends in a note', async () => {
    process.env['PATH'] = folder;
    const none = await readAll([['sign.png', image]]);
    process.env['PATH'] = `${folder}${delimiter}${path ?? ''}`;
    tesseract('', 'echo "no such language" >&2; exit 3');
    const failing = await readAll([['sign.png', image]]);
    tesseract('', 'sleep 30');
    const hanging = await readAll([['sign.png', image]], {}, new Recognition({ milliseconds: 700, output: 1000 }));
    tesseract('', 'cat /dev/zero | head -c 5000');
    const flooding = await readAll([['sign.png', image]], {}, new Recognition({ milliseconds: 10_000, output: 1000 }));
    expect([none, failing, hanging, flooding].map((results) => results[0]?.notes.map(({ code, what }) => [code, what]))).toEqual([
      [['reading/no-text', expect.stringContaining('no text recognition is installed')]],
      [['reading/recognition-failed', expect.stringContaining('it ended with 3: no such language')]],
      [['reading/recognition-failed', expect.stringContaining('longer than 0.7 seconds')]],
      [['reading/recognition-failed', expect.stringContaining('printed more than 1000 bytes')]],
    ]);
  });

  it('has a limit for the whole document, after which the reading goes on without it', async () => {
    tesseract(row(1, 1, 100, 'Register'));
    const [result] = await readAll([['sign.png', image]], { recognitionMilliseconds: 0 });
    expect(result?.notes.map(({ code }) => code)).toEqual(['reading/recognition-failed']);
    expect(existsSync(folder)).toBe(true);
  });
});

/** A PDF of one page of 500 by 1000 points with nothing on it. */
function emptyPage(): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 900] >>',
  ];
  return bytesOf(
    `%PDF-1.4\n${objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer\n<< /Size 4 /Root 1 0 R >>\n%%EOF\n`,
  );
}
