import { describe, expect, it } from 'vitest';
import { digestOf } from '../../model/index.ts';
import { read } from '../index.ts';
import { faults } from '../testing.ts';
import { bytesOf, exifOf, jpegOf, joined, pngOf, xmpOf } from '../testing/make.ts';

const readBytes = (bytes: Uint8Array) => read(bytes, { path: 'photo', object: digestOf(bytes) });
const codes = async (bytes: Uint8Array) => (await readBytes(bytes)).notes.map(({ code }) => code);

const exif = exifOf({
  image: { 0x010f: 'Lumen', 0x0110: 'L5', 0x013b: 'Salma Rashid' },
  exif: { 0x9003: '2016:05:04 10:15:00', 0x9011: '+03:00' },
  gps: {
    1: 'S',
    2: [
      [12, 1],
      [30, 1],
      [0, 1],
    ],
    3: 'E',
    4: [
      [40, 1],
      [6, 1],
      [0, 1],
    ],
  },
});

describe('what an image says of itself', () => {
  it('is drawn with the field it stands in, the zone of a time kept, and is marked as no part of the report', async () => {
    const { reading } = await readBytes(
      jpegOf({
        exif,
        xmp: xmpOf(
          'xmp:CreatorTool="Darkroom 3"',
          '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Mill &amp; bridge</rdf:li></rdf:Alt></dc:title>',
        ),
      }),
    );
    expect(reading?.text.split('\n')).toEqual([
      'Taken: 2016-05-04T10:15:00+03:00 [EXIF DateTimeOriginal and OffsetTimeOriginal]',
      'Made by: Salma Rashid [EXIF Artist]',
      'Camera: Lumen L5 [EXIF Make and Model]',
      'Position: -12.500000, 40.100000 [EXIF GPS (WGS 84 degrees)]',
      'Title: Mill & bridge [XMP dc:title]',
      'Written by: Darkroom 3 [XMP xmp:CreatorTool]',
    ]);
    expect(reading?.furniture).toEqual([{ kind: 'publication-metadata', from: 0, to: reading?.text.length }]);
    expect(faults(reading!)).toEqual([]);
    const { title, byline } = reading!.about;
    expect([title, byline].map((found) => [found?.value, reading!.text.slice(found!.span!.from, found!.span!.to)])).toEqual([
      ['Mill & bridge', 'Mill & bridge'],
      ['Salma Rashid', 'Salma Rashid'],
    ]);
  });

  it('is no date of publication', async () => {
    const { reading, notes } = await readBytes(jpegOf({ exif }));
    expect(reading?.about.published).toBeNull();
    expect(notes.find(({ code }) => code === 'reading/image-claims')?.what).toContain('taken 2016-05-04T10:15:00+03:00');
  });

  it.each([
    [
      'without a zone when the file gives none',
      '2016:05:04 10:15:00',
      'Taken: 2016-05-04T10:15:00 [EXIF DateTimeOriginal, no zone given]',
    ],
    ['not at all when the camera had no time', '0000:00:00 00:00:00', undefined],
  ])('gives a time %s', async (_, time, line) => {
    const { reading } = await readBytes(jpegOf({ exif: exifOf({ exif: { 0x9003: time } }) }));
    expect(reading?.text).toBe(line);
  });

  it('expands nothing in XMP', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    const { reading } = await readBytes(jpegOf({ xmp: xmpOf('', `${bomb}<dc:title>&b;</dc:title>`) }));
    expect(reading?.text).toBe('Title: &b; [XMP dc:title]');
  });
});

describe('an image', () => {
  it('that states more pixels than its limit is not opened', async () => {
    expect(await codes(pngOf(60_000, 60_000))).toEqual(['reading/image-bomb']);
    expect(await codes(jpegOf({ width: 65_000, height: 65_000 }))).toEqual(['reading/image-bomb']);
    const gif = joined('GIF89a', Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0, 0, 0]));
    expect(await codes(gif)).toEqual(['reading/image-bomb']);
    const tiff = joined(
      'II',
      Uint8Array.from([
        42, 0, 8, 0, 0, 0, 2, 0, 0, 1, 4, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 1, 4, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0,
      ]),
    );
    expect(await codes(tiff)).toEqual(['reading/image-bomb']);
  });

  it('says that it carries content credentials, and that they were not verified', async () => {
    expect(await codes(jpegOf({ credentials: true }))).toEqual(['reading/no-text', 'reading/content-credentials']);
    expect(await codes(pngOf(4, 4, [['caBX', bytesOf('jumb')]]))).toEqual(['reading/no-text', 'reading/content-credentials']);
    expect(await codes(jpegOf({}))).toEqual(['reading/no-text']);
  });
});
