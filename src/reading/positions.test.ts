import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Anchor, type Reading, digestOf } from '../model/index.ts';
import { decode } from './decode.ts';
import { readArchive } from './formats/archive.ts';
import { latin1 } from './formats/packed.ts';
import { offsetOf, placeOf, read } from './index.ts';
import { align } from './positions.ts';
import { faults } from './testing.ts';
import { type Given, goodFiles } from './testing/good.ts';
import { bytesOf, docxOf, odtOf, wordParagraph } from './testing/make.ts';

const readFile = ({ name, bytes }: Given) => read(bytes, { path: name, object: digestOf(bytes) });
const files = await goodFiles();
const readings: (readonly [string, Given, Reading])[] = [];
for (const file of files) {
  const { reading } = await readFile(file);
  if (reading !== null) readings.push([file.name, file, reading]);
}

const liesIn = (inner: Anchor['original'], outer: Anchor['original']): boolean =>
  inner.kind === 'offsets' && outer.kind === 'offsets'
    ? inner.part === outer.part && inner.from < outer.to && outer.from < inner.to
    : JSON.stringify(inner) === JSON.stringify(outer);

/** The decoded original, or a part of it, in which places count. */
async function originalOf({ name, bytes }: Given, part: string | undefined): Promise<string> {
  if (part !== undefined) {
    const { enclosed } = await readArchive(bytes);
    return new TextDecoder().decode(enclosed.find((file) => file.name === part)?.bytes);
  }
  return /\.(?:eml|rtf|jpg|png)$/.test(name) ? latin1(bytes) : decode(bytes).text;
}

describe('every reader that gives a text', () => {
  it('is here', () => {
    expect(readings.map(([name]) => name)).toEqual([
      'report.txt',
      'wide.txt',
      'notes.md',
      'page.html',
      'report.pdf',
      'report.docx',
      'report.odt',
      'report.rtf',
      'table.xlsx',
      'list.csv',
      'post.csv',
      'list.json',
      'post.json',
      'letter.eml',
      'page.warc',
      'photo.jpg',
      'signed.jpg',
      'map.png',
    ]);
  });

  it.each(readings)('%s: any offset has a place in the original, and the place leads back to it', (_, __, reading) => {
    fc.assert(
      fc.property(fc.nat(reading.text.length - 1), (offset) => {
        const place = placeOf(reading, offset);
        const back = offsetOf(reading, place);
        expect(back).not.toBeNull();
        // What the reader put in has the place of the words before it: then these are what the place leads back to.
        expect(liesIn(placeOf(reading, back!), place)).toBe(true);
        // To the very character, where the reader knows it and the offset is that of a word.
        if (place.kind === 'offsets' && place.to === place.from + 1 && /\S/.test(reading.text[offset]!))
          expect(back).toBe(offset);
      }),
      { numRuns: 200 },
    );
  });

  it.each(readings)('%s: what stands at the place is what the reading says', async (_, file, reading) => {
    if (file.name.endsWith('.warc')) return; // Its places count in the page inside, which is packed.
    let exact = 0;
    for (let offset = 0; offset < reading.text.length; offset++) {
      const place = placeOf(reading, offset);
      if (place.kind === 'box') {
        expect(place.page).toBeGreaterThan(0);
        continue;
      }
      const original = await originalOf(file, place.part);
      expect(place.from).toBeGreaterThanOrEqual(0);
      expect(place.to).toBeLessThanOrEqual(original.length);
      const char = reading.text[offset]!;
      if (place.to !== place.from + 1 || /\s/.test(char)) continue;
      exact += 1;
      expect([offset, original[place.from]]).toEqual([offset, char]);
    }
    // PDF, pictures and rows of tables know boxes and rows; all the others know nearly every character.
    if (!/\.(?:pdf|jpg|png|xlsx)$|^list\.json$/.test(file.name))
      expect(exact).toBeGreaterThan(reading.text.replace(/\s/g, '').length * 0.7);
  });

  it.each(files.map((file) => [file.name, file] as const))('%s: read twice, gives the same', async (_, file) => {
    expect(await readFile(file)).toEqual(await readFile(file));
  });

  it.each(readings)('%s: marked stretches and blocks do not overlap, and cover every word', (_, __, reading) => {
    expect(faults(reading)).toEqual([]);
  });
});

describe('places in packed documents', () => {
  const words = fc.array(fc.constantFrom('market', 'hit', 'on', 'Monday', 'a', 'café', 'R&D', 'five < six', '“no”', 'الخان'), {
    minLength: 3,
    maxLength: 20,
  });
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

  it.each([
    ['Word', 'x.docx', (paragraphs: string[]) => docxOf(paragraphs.map((text) => wordParagraph(escaped(text))).join(''))],
    [
      'OpenDocument',
      'x.odt',
      (paragraphs: string[]) =>
        odtOf(paragraphs.map((text) => `<text:p text:style-name="P1">${escaped(text)}</text:p>`).join('')),
    ],
  ] as const)('%s: each word leads to where it is written', async (_, name, make) => {
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 6 }), async (paragraphs) => {
        const bytes = await make(paragraphs.map((paragraph) => paragraph.join(' ')));
        const { reading } = await readFile({ name, bytes });
        for (const match of reading!.text.matchAll(/[a-zA-Z]{3,}/g)) {
          const place = placeOf(reading!, match.index);
          if (place.kind === 'box') throw new Error('a box');
          const original = await originalOf({ name, bytes }, place.part);
          expect(original.slice(place.from, place.from + match[0].length)).toBe(match[0]);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('finding words again in their original', () => {
  it('passes over what the reader left out, and goes on after it', () => {
    const text = 'Market hit on Monday';
    const pieces = [
      { text: 'Market [remark] hit', from: 10, to: 29 },
      { text: 'on Monday', from: 40, to: 49 },
    ];
    expect(align(text, pieces).map(({ from, to, original }) => [text.slice(from, to), original])).toEqual([
      ['Market', { kind: 'offsets', from: 10, to: 16 }],
      ['hit', { kind: 'offsets', from: 26, to: 29 }],
      ['on Monday', { kind: 'offsets', from: 40, to: 49 }],
    ]);
  });

  it('leads from a header line of a mail to its field, folded or not, and from words in quoted-printable to theirs', async () => {
    const mail =
      'From: a@example.org\r\nSubject: The market\r\n of Qarna\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=C3=A9 was hit on Monday.\r\n';
    const { reading } = await readFile({ name: 'x.eml', bytes: bytesOf(mail) });
    const at = (words: string) => {
      const place = placeOf(reading!, reading!.text.indexOf(words));
      return place.kind === 'offsets' ? mail.slice(place.from, place.to) : '';
    };
    expect(at('Subject')).toBe('Subject: The market\r\n of Qarna');
    expect(at('café')).toBe('caf=C3=A9');
    expect(at('Monday')).toBe('M');
  });

  it('leads from a row of a list inside an object to where the row is written', async () => {
    const json = '{"count": 2, "note": "posts: [", "posts": [ {"id": 1, "place": "Market, \\"hit\\""} , {"id": 2}]}';
    const { reading } = await readFile({ name: 'x.json', bytes: bytesOf(json) });
    const rows = reading!.blocks
      .map((block) => placeOf(reading!, block.from))
      .map((place) => (place.kind === 'offsets' ? json.slice(place.from, place.to) : ''));
    expect(rows).toEqual(['{"id": 1, "place": "Market, \\"hit\\""}', '{"id": 2}']);
  });
});
