import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../model/index.ts';
import { read } from '../index.ts';
import { faults } from '../testing.ts';
import { bytesOf, jpegOf, joined, pngOf } from '../testing/make.ts';
import { boxOf, cborOf, signedJpeg, storeOf, superbox } from '../testing/make-credentials.ts';
import { decodeCbor } from './cbor.ts';
import { credentialsOf } from './credentials.ts';
import { superboxOf } from './jumbf.ts';

const readBytes = (bytes: Uint8Array) => read(bytes, { path: 'photo', object: digestOf(bytes) });
const source = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
const manifest = {
  actions: [
    { action: 'c2pa.created', when: '2024-05-04T10:15:00Z', softwareAgent: { name: 'Canvas' }, digitalSourceType: source },
    { action: 'c2pa.cropped', softwareAgent: 'Darkroom 3' },
  ],
  ingredient: 'bridge.jpg',
};

describe('content credentials of an image', () => {
  it('are drawn as claims of the file, in the order in which they are said, and marked as no part of the report', async () => {
    const { reading, notes } = await readBytes(signedJpeg(jpegOf({}), manifest));
    expect(reading?.text.split('\n')).toEqual([
      'Title: Mill at the bridge [C2PA dc:title]',
      'Written by: Darkroom 3.1 [C2PA claim generator]',
      'Done: c2pa.created, 2024-05-04T10:15:00Z, by Canvas, as trainedAlgorithmicMedia [C2PA c2pa.actions]',
      'Done: c2pa.cropped, by Darkroom 3 [C2PA c2pa.actions]',
      'Made from: bridge.jpg [C2PA c2pa.ingredient]',
    ]);
    expect(reading?.furniture).toEqual([{ kind: 'publication-metadata', from: 0, to: reading?.text.length }]);
    expect(faults(reading!)).toEqual([]);
    const said = notes.find(({ code }) => code === 'reading/content-credentials')?.what;
    expect(said).toContain('The bytes of the file are those that it was made for. Its signature was not checked');
    expect(said).toContain('It asserts c2pa.actions.v2, c2pa.ingredient.v3, c2pa.hash.data.');
  });

  it('are put together from many segments', () => {
    const whole = credentialsOf(signedJpeg(jpegOf({}), manifest), 'image/jpeg');
    expect(credentialsOf(signedJpeg(jpegOf({}), manifest, 100), 'image/jpeg')).toEqual(whole);
    expect(whole).toMatchObject({ file: 'same', whole: true, signature: true, manifests: 1 });
  });

  it('tell that a file was changed after they were made, at whichever byte outside of them', () => {
    const bytes = signedJpeg(jpegOf({}), manifest);
    const changed = new Uint8Array(bytes);
    changed[changed.length - 3]! ^= 1;
    expect(credentialsOf(changed, 'image/jpeg')).toMatchObject({ file: 'changed', whole: true });
  });

  it('tell that an assertion was changed after they were made', () => {
    const bytes = Buffer.from(signedJpeg(jpegOf({}), manifest));
    bytes.write('c2pa.drawing', bytes.indexOf('c2pa.created'));
    expect(credentialsOf(bytes, 'image/jpeg')).toMatchObject({ whole: false });
  });

  it('are found in a PNG, a WebP and a HEIC, and not compared where the hash is of another form', () => {
    const store = storeOf(manifest);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(store.length);
    const webp = joined('RIFF', Uint8Array.of(0, 0, 0, 0), 'WEBP', 'C2PA', new Uint8Array(size), store);
    const uuid = Uint8Array.of(0xd8, 0xfe, 0xc3, 0xd6, 0x1b, 0x0e, 0x48, 0x3c, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7e, 0xc4, 0x81);
    const heic = joined(
      boxOf('ftyp', bytesOf('heic')),
      boxOf('uuid', joined(uuid, new Uint8Array(4), 'manifest\0', new Uint8Array(8), store)),
    );
    for (const [bytes, kind] of [
      [pngOf(4, 4, [['caBX', store]]), 'image/png'],
      [webp, 'image/webp'],
      [heic, 'image/heic'],
    ] as const)
      expect(credentialsOf(bytes, kind)).toMatchObject({ generator: 'Darkroom 3.1', file: 'not compared', whole: true });
  });

  it('that are not signed, or cannot be read, say so', async () => {
    const bare = superbox(
      'c2pa',
      superbox('urn:c2pa:0', superbox('c2pa.claim', boxOf('cbor', cborOf({ claim_generator: 'Hand 1' })))),
    );
    const { notes } = await readBytes(pngOf(4, 4, [['caBX', bare]]));
    const said = notes.find(({ code }) => code === 'reading/content-credentials')?.what;
    expect(said).toContain('says that Hand 1 wrote it. It makes no assertions that can be read.');
    expect(said).toMatch(/It is not signed\.$/);
    expect(credentialsOf(pngOf(4, 4, [['caBX', bytesOf('jumb')]]), 'image/png')).toMatchObject({ manifests: 0 });
    expect(credentialsOf(pngOf(4, 4), 'image/png')).toBeNull();
  });

  it('read whatever bytes are in them without a fault', () => {
    const good = storeOf(manifest);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 20 }), (changes) => {
        const bytes = new Uint8Array(good);
        for (const [at, value] of changes) bytes[at] = value;
        expect(credentialsOf(pngOf(4, 4, [['caBX', bytes]]), 'image/png')).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});

describe('CBOR', () => {
  it('gives what was written', () => {
    const value = { a: [1, 300, 'é', true, null], b: { c: Uint8Array.of(1, 2) } };
    const decoded = decodeCbor(cborOf(value));
    expect(decoded).toEqual(
      new Map<string, unknown>([
        ['a', [1, 300, 'é', true, null]],
        ['b', new Map([['c', Uint8Array.of(1, 2)]])],
      ]),
    );
  });

  // RFC 8949, appendix A.
  it.each([
    ['20', -1],
    ['3903e7', -1000],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['1bffffffffffffffff', null],
    ['fb3ff199999999999a', 1.1],
    ['c074323031332d30332d32315432303a30343a30305a', '2013-03-21T20:04:00Z'],
    ['7f657374726561646d696e67ff', 'streaming'],
    ['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
    ['bf6161019fff', undefined],
    ['9b00ffffffffffffff', undefined],
    ['5bffffffffffffffff', undefined],
    ['81'.repeat(100), undefined],
    ['9f'.repeat(1_000), undefined],
    ['1c', undefined],
    ['', undefined],
  ])('of %s is what the standard says, or nothing', (hex, value) => {
    expect(decodeCbor(new Uint8Array(Buffer.from(hex, 'hex')))).toEqual(value);
  });

  it('of any bytes is a value or nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        decodeCbor(bytes);
        superboxOf(bytes);
      }),
      { numRuns: 1000 },
    );
  });
});
