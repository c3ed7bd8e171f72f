import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../model/index.ts';
import { sha256 as sha256InBrowser, sha256Hex as hexInBrowser } from '../model/hash.browser.ts';
import {
  Frontier,
  bundlePath,
  canonical,
  checkpointText,
  consistencyProof,
  formatCheckpoint,
  hashToHex,
  hexToHash,
  inclusionProof,
  isSignedBy,
  keyIdOf,
  leafHash,
  makeKey,
  openRecord,
  openSigner,
  packBundle,
  parseCheckpoint,
  parseNote,
  root,
  sealRecord,
  keyText,
  signatureOf,
  tilePath,
  unpackBundle,
  verifyConsistency,
  verifyInclusion,
  verifySignature,
} from './index.ts';

// Leaves and roots as published with RFC 6962's reference code; the same in RFC 9162 for SHA-256.
const data = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) =>
  Uint8Array.from(Buffer.from(hex, 'hex')),
);
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = data.map(leafHash);
const L = (n: number) => hashToHex(leaves[n]!);
const N23 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const N45 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const N67 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const N4567 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';

describe('the tree', () => {
  it.each(roots.map((hex, size) => [size, hex] as const))('has the published root over %i leaves', (size, hex) => {
    expect(hashToHex(root(leaves.slice(0, size)))).toBe(hex);
  });
  it.each([
    [0, 8, [L(1), N23, N4567]],
    [5, 8, [L(4), N67, roots[4]!]],
    [2, 3, [roots[2]!]],
    [1, 5, [L(0), N23, L(4)]],
  ] as const)('gives the published path of leaf %i in a tree of %i', (index, size, path) => {
    expect(inclusionProof(leaves.slice(0, size), index).map(hashToHex)).toEqual(path);
  });
  it.each([
    [1, 8, [L(1), N23, N4567]],
    [6, 8, [N45, N67, roots[4]!]],
    [2, 5, [N23, L(4)]],
    [6, 7, [N45, L(6), roots[4]!]],
  ] as const)('gives the published proof that %i grew to %i', (earlier, later, proof) => {
    expect(consistencyProof(leaves.slice(0, later), earlier).map(hashToHex)).toEqual(proof);
  });

  const anyTree = fc
    .integer({ min: 1, max: 70 })
    .chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })));
  const treeOf = (size: number) => Array.from({ length: size }, (_, n) => leafHash(Uint8Array.of(n >> 8, n & 255)));
  const flipped = (hash: Uint8Array, bit: number) =>
    Uint8Array.from(hash, (byte, n) => (n === Math.floor(bit / 8) % 32 ? byte ^ (1 << (bit % 8)) : byte));

  it('accepts every inclusion proof it makes, and none with one bit changed, another place or another length', () => {
    fc.assert(
      fc.property(anyTree, fc.nat({ max: 255 }), ([size, index], bit) => {
        const all = treeOf(size);
        const head = root(all);
        const path = inclusionProof(all, index);
        expect(verifyInclusion(all[index]!, index, size, path, head)).toBe(true);
        expect(verifyInclusion(flipped(all[index]!, bit), index, size, path, head)).toBe(false);
        for (let n = 0; n < path.length; n++)
          expect(verifyInclusion(all[index]!, index, size, path.with(n, flipped(path[n]!, bit)), head)).toBe(false);
        expect(verifyInclusion(all[index]!, index, size, [...path, head], head)).toBe(false);
        if (path.length > 0) expect(verifyInclusion(all[index]!, index, size, path.slice(1), head)).toBe(false);
        if (index + 1 < size) expect(verifyInclusion(all[index]!, index + 1, size, path, head)).toBe(false);
      }),
    );
  });
  it('accepts every consistency proof it makes, and none with one bit changed', () => {
    fc.assert(
      fc.property(anyTree, fc.nat({ max: 255 }), ([later, n], bit) => {
        const earlier = n + 1;
        const all = treeOf(later);
        const [before, after] = [root(all.slice(0, earlier)), root(all)];
        const proof = consistencyProof(all, earlier);
        expect(verifyConsistency(earlier, later, before, after, proof)).toBe(true);
        expect(verifyConsistency(earlier, later, flipped(before, bit), after, proof)).toBe(false);
        for (let at = 0; at < proof.length; at++)
          expect(verifyConsistency(earlier, later, before, after, proof.with(at, flipped(proof[at]!, bit)))).toBe(false);
      }),
    );
  });
  it('grows by its right edge to the same root', () => {
    const frontier = new Frontier();
    const all = treeOf(300);
    for (const [n, leaf] of all.entries()) {
      frontier.append(leaf);
      if (n % 37 === 0) expect(frontier.root()).toEqual(root(all.slice(0, n + 1)));
    }
  });
});

describe('canonical JSON', () => {
  it('writes the published example of RFC 8785 to the byte', () => {
    const value = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );
    expect(sha256Hex(canonical(value))).toBe('2d5e01a318d0f0879ab568c4be289c8b1f64ef8921a53c6277d5e069978baacb');
  });
  it('gives the same text whatever the order of names', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.integer()), (value) => {
        expect(canonical(Object.fromEntries(Object.entries(value).toReversed()))).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(value);
      }),
    );
  });
  it.each([
    ['half a surrogate pair', '\ud800'],
    ['a number that is not finite', Number.NaN],
  ])('refuses %s', (_, value) => {
    expect(() => canonical(value)).toThrow(expect.objectContaining({ code: 'ledger/not-canonical' }));
  });
});

describe('checkpoints', () => {
  const signer = openSigner(makeKey());
  const head = { origin: 'assize/0123456789abcdef', size: 7, root: leaves[3]! };
  const note = formatCheckpoint(head, signer.publicKey, signer.sign(new TextEncoder().encode(checkpointText(head))));
  it('come back as they were signed', () => {
    const { text, signatures } = parseNote(note);
    expect(parseCheckpoint(text)).toEqual(head);
    expect(
      verifySignature(signer.publicKey, new TextEncoder().encode(text), signatureOf(signatures, head.origin, signer.publicKey)!),
    ).toBe(true);
  });
  it('have the key id that the signed-note format prescribes', () => {
    // The example key of Go's sumdb/note: name PeterNeumann, id c74f20a3.
    const key = Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1);
    expect(Buffer.from(keyIdOf('PeterNeumann', new Uint8Array(key))).toString('hex')).toBe('c74f20a3');
  });
  it('are signed notes as others write them: the published example is read to the byte, and its signatures hold', async () => {
    // Go's sumdb/note: a note with two signatures, and the verifier keys of both.
    const published =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n' +
      '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
    const { text, signatures } = parseNote(published);
    expect(signatures.map(({ name }) => name)).toEqual(['PeterNeumann', 'EnochRoot']);
    for (const [name, key] of [
      ['PeterNeumann', 'ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
      ['EnochRoot', 'ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop'],
    ] as const) {
      const publicKey = new Uint8Array(Buffer.from(key, 'base64').subarray(1));
      const signature = signatureOf(signatures, name, publicKey)!;
      expect(verifySignature(publicKey, new TextEncoder().encode(text), signature)).toBe(true);
      expect(await isSignedBy(publicKey, new TextEncoder().encode(text), signature)).toBe(true);
      expect(await isSignedBy(publicKey, new TextEncoder().encode(`${text} `), signature)).toBe(false);
    }
  });
  it('are read from the published example of a witnessed checkpoint, and written in the same bytes', () => {
    // The example of C2SP tlog-witness: the log's own signature and a witness's.
    const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    const own =
      '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';
    const witness =
      '— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=\n';
    const read = parseNote(`${text}\n${own}${witness}`);
    const checkpoint = parseCheckpoint(read.text);
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
    expect(checkpointText(checkpoint)).toBe(text);
    expect(read.signatures.map(({ keyId }) => Buffer.from(keyId).toString('hex'))).toEqual(['033de0ae', 'a292ea05']);
  });
  it('are refused with any byte of them changed', () => {
    const bytes = new TextEncoder().encode(note);
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = new TextDecoder().decode(Uint8Array.from(bytes, (byte, n) => (n === at ? byte ^ mask : byte)));
        let accepted = false;
        try {
          const { text, signatures } = parseNote(changed);
          parseCheckpoint(text);
          const signature = signatureOf(signatures, head.origin, signer.publicKey);
          accepted = signature !== null && verifySignature(signer.publicKey, new TextEncoder().encode(text), signature);
        } catch (error) {
          expect(error).toMatchObject({ name: 'AssizeError' });
        }
        expect(accepted).toBe(false);
      }),
      { numRuns: 400 },
    );
  });
});

describe('tiles', () => {
  it('are named as tlog-tiles prescribes', () => {
    expect(tilePath(0, 1_234_067)).toBe('tile/0/x001/x234/067');
    expect(tilePath(2, 5, 17)).toBe('tile/2/005.p/17');
    expect(bundlePath(0, 256)).toBe('tile/entries/000');
  });
  it('hold entries that come back, and refuse a bundle that breaks off', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 600 }), { maxLength: 12 }), (entries) => {
        const bundle = packBundle(entries);
        expect(unpackBundle(bundle)).toEqual(entries);
        if (entries.length > 0)
          expect(() => unpackBundle(bundle.slice(0, -1))).toThrow(expect.objectContaining({ code: 'ledger/malformed-bundle' }));
      }),
    );
  });
});

describe('records', () => {
  const signer = openSigner(makeKey());
  const record = sealRecord(
    { v: 1, kind: 'opened', name: 'Tarsk', at: '2020-01-01T00:00:00.000Z', by: keyText(signer.publicKey) },
    signer,
  );
  it('come back with their signature checked', () => {
    expect(openRecord(record)).toMatchObject({ kind: 'opened', name: 'Tarsk' });
  });
  it('are refused with any byte changed', () => {
    fc.assert(
      fc.property(fc.nat({ max: record.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        expect(() => openRecord(Uint8Array.from(record, (byte, n) => (n === at ? byte ^ mask : byte)))).toThrow(
          expect.objectContaining({ name: 'AssizeError' }),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('the hash of the web build', () => {
  it('is the one of Node for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, text) => {
        expect(hashToHex(sha256InBrowser(bytes))).toBe(sha256Hex(bytes));
        expect(hashToHex(sha256InBrowser(bytes, bytes))).toBe(sha256Hex(new Uint8Array([...bytes, ...bytes])));
        expect(hexInBrowser(text)).toBe(sha256Hex(text));
      }),
    );
  });
  it('reads hex only as it is written', () => {
    expect(() => hexToHash('AB'.repeat(32))).toThrow(expect.objectContaining({ code: 'ledger/malformed-hash' }));
  });
});
