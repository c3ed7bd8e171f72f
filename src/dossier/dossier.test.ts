import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkpointText,
  formatCheckpoint,
  hashToHex,
  inclusionProof,
  keyText,
  leafHash,
  makeKey,
  openSigner,
  root,
  sealRecord,
} from '../ledger/index.ts';
import { digestOf, idFrom } from '../model/index.ts';
import { MANIFEST, type Manifest, SUMS, listed, manifestText, sumsText, verifyDossier } from './index.ts';
import { codePoints } from './render/annotation.ts';
import { csv } from './render/csv.ts';
import { escapeHtml } from './render/html.ts';

const utf8 = new TextEncoder();

/** A small dossier of two originals, in memory. */
function aDossier(): Map<string, Uint8Array> {
  const signer = openSigner(makeKey());
  const key = keyText(signer.publicKey);
  const originals = ['First report.', 'Second report.'].map((text) => utf8.encode(text));
  const records = originals.map((bytes, n) =>
    sealRecord(
      {
        v: 1,
        kind: 'received',
        at: '2020-01-01T00:00:00.000Z',
        by: key,
        source: idFrom('source', n),
        object: digestOf(bytes),
        bytes: bytes.length,
        mediaType: 'text/plain',
        from: `${n}.txt`,
        inside: null,
        role: 'report',
      },
      signer,
    ),
  );
  const leaves = records.map(leafHash);
  const head = { origin: 'assize/test', size: 2, root: root(leaves) };
  const files = new Map<string, Uint8Array>([['index.html', utf8.encode('<p>pages</p>')]]);
  originals.forEach((bytes) => files.set(`objects/${digestOf(bytes).slice(7)}`, bytes));
  const manifest: Manifest = {
    format: 'assize-dossier/1',
    name: 'test',
    made: '2020-01-02',
    key,
    checkpoint: formatCheckpoint(head, signer.publicKey, signer.sign(utf8.encode(checkpointText(head)))),
    files: [...files].map(([path, bytes]) => listed(path, bytes)),
    proofs: originals.map((bytes, index) => ({
      path: `objects/${digestOf(bytes).slice(7)}`,
      index,
      entry: new TextDecoder().decode(records[index]),
      inclusion: inclusionProof(leaves, index).map(hashToHex),
    })),
    withheld: [],
  };
  files.set(MANIFEST, utf8.encode(manifestText(manifest)));
  files.set(SUMS, utf8.encode(sumsText(manifest)));
  return files;
}

const verify = (files: ReadonlyMap<string, Uint8Array>, options = {}) =>
  verifyDossier(
    {
      list: async () => [...files.keys()],
      read: async (path) => files.get(path)!,
      digest: async (path) => listed(path, files.get(path)!),
    },
    options,
  );

describe('a dossier', () => {
  it('is accepted as it was made, and only under its own key', async () => {
    const files = aDossier();
    const report = await verify(files);
    expect(report.faults).toEqual([]);
    expect(report.counts).toEqual({ files: 3, proofs: 2 });
    expect((await verify(files, { publicKey: keyText(openSigner(makeKey()).publicKey) })).faults[0]?.code).toBe(
      'dossier/other-key',
    );
  });
  it('is refused with any byte of any file changed', async () => {
    const files = aDossier();
    const paths = [...files.keys()];
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: paths.length - 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }), async (n, place, mask) => {
        const path = paths[n]!;
        const bytes = files.get(path)!;
        const at = place % bytes.length;
        const changed = new Map(files).set(
          path,
          Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ mask : byte)),
        );
        expect((await verify(changed)).faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });
  it('is refused with a file taken away or put in', async () => {
    const files = aDossier();
    for (const path of files.keys()) {
      const fewer = new Map(files);
      fewer.delete(path);
      expect((await verify(fewer)).faults.length, path).toBeGreaterThan(0);
    }
    expect((await verify(new Map(files).set('more.txt', utf8.encode('more')))).faults[0]?.code).toBe('dossier/stray-file');
  });
});

describe('what stands in pages and tables', () => {
  it('keeps the marks of evidence out of markup', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/);
      }),
    );
  });
  it('keeps a cell from being run as a formula', () => {
    expect(csv(['a'], [['=HYPERLINK("x")']])).toBe('\ufeffa\r\n"\'=HYPERLINK(""x"")"\r\n');
  });
  it('counts annotations in code points', () => {
    expect(codePoints('a😀b', 3)).toBe(2);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(codePoints(text, text.length)).toBe(Array.from(text).length);
      }),
    );
  });
});
