import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, quoteSpan } from '../model/index.ts';
import { limits, read, sniff } from './index.ts';
import { faults } from './testing.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const readText = (text: string, path = 'report.txt') => {
  const bytes = bytesOf(text);
  return read(bytes, { path, object: digestOf(bytes) });
};

describe('reading plain text', () => {
  it('keeps the content unchanged, a byte-order mark aside', async () => {
    const content = 'Shells fall on Qarna\r\n\r\n  The market\twas hit. \u200fخان\u200e  \r\n';
    expect((await readText(`\ufeff${content}`)).reading?.text).toBe(content);
  });

  it('reads UTF-16 of both orders, with and without a mark', async () => {
    const content = 'The bridge at Tell Omar was hit on Monday, residents said.';
    for (const [big, mark] of [
      [false, true],
      [true, true],
      [false, false],
      [true, false],
    ] as const) {
      const marked = (mark ? '\ufeff' : '') + content;
      const bytes = new Uint8Array(marked.length * 2);
      const view = new DataView(bytes.buffer);
      for (let i = 0; i < marked.length; i++) view.setUint16(i * 2, marked.charCodeAt(i), !big);
      const { reading, notes } = await read(bytes, { path: 'x.txt', object: digestOf(bytes) });
      expect(reading?.text).toBe(content);
      expect(notes.map(({ code }) => code)).toEqual(mark ? [] : ['reading/encoding-guessed']);
    }
  });

  it('names the encoding it guessed and how sure it is', async () => {
    const bytes = Uint8Array.from(
      Array.from('Жители сообщили об обстреле больницы в центре города в понедельник.').map((char) => {
        const code = char.charCodeAt(0);
        return code >= 0x410 && code <= 0x44f ? code - 0x350 : code; // windows-1251
      }),
    );
    const { reading, notes } = await read(bytes, { path: 'x.txt', object: digestOf(bytes) });
    expect(reading?.text).toContain('обстреле больницы');
    expect(notes.map((n) => n.code)).toEqual(['reading/encoding-guessed']);
    expect(notes[0]?.what).toMatch(/windows-1251 \(confidence \d+ of 100; next/i);
  });

  it('keeps a text with a few damaged bytes, shows them as U+FFFD and says so', async () => {
    const bytes = bytesOf('Ärzte und Pfleger, sagt Jürgen Höß, seien geflüchtet; drei X wurden getötet.');
    bytes[bytes.indexOf(0x58)] = 0xff;
    const { reading, notes } = await read(bytes, { path: 'x.txt', object: digestOf(bytes) });
    expect(reading?.text).toContain('drei \ufffd wurden getötet');
    expect(notes.map((n) => n.code)).toEqual(['reading/undecodable-bytes']);
  });

  it.each([
    ['an empty file', new Uint8Array(), 'reading/empty'],
    ['white space only', bytesOf(' \n\t\n'), 'reading/empty'],
    ['a program', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1, 0, 0, 0]), 'reading/binary'],
    ['bytes of no known kind', Uint8Array.from([1, 2, 3, 4, 0, 0, 7, 0xff, 0xfe, 0, 2]), 'reading/binary'],
    ['a photograph', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'reading/no-text'],
  ])('gives a note and no reading for %s', async (_, bytes, code) => {
    const { reading, notes } = await read(bytes, { path: 'x.txt', object: digestOf(bytes) });
    expect(reading).toBeNull();
    expect(notes.map((n) => n.code)).toEqual([code]);
    expect(notes[0]?.next.length).toBeGreaterThan(10);
  });

  it('refuses a text beyond its limit with a note, not with a crash', async () => {
    const bytes = new Uint8Array(limits.text + 1).fill(0x61);
    const { reading, notes } = await read(bytes, { path: 'x.txt', object: digestOf('x') });
    expect(reading).toBeNull();
    expect(notes.map((n) => n.code)).toEqual(['reading/too-large']);
  });

  it('decides the kind by the bytes and asks the name only where bytes cannot tell', () => {
    expect(sniff(bytesOf('%PDF-1.7\n'), 'letter.txt')).toBe('application/pdf');
    expect(sniff(bytesOf('<!DOCTYPE html><p>x'), 'letter.txt')).toBe('text/html');
    expect(sniff(bytesOf('From: a@example.org\nTo: b@example.org\nSubject: x\nMessage-ID: <1@x>\n\nHello'), 'x')).toBe(
      'message/rfc822',
    );
    expect(sniff(bytesOf('{"a": 1}'), 'x')).toBe('application/json');
    expect(sniff(bytesOf('a,b\n1,2\n'), 'x.csv')).toBe('text/csv');
    expect(sniff(bytesOf('A letter.'), 'letter.pdf')).toBe('text/plain');
  });
});

describe('what every reading promises', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      '',
      'Related',
      'Tags: a, b',
      'Last update: Mon, 10/10/2016 - 22:52',
      'More from World',
      'By Jane Doe',
      'ARBA, 4 May 2016 —',
      '# Head',
      '- item',
      'Comments (3)',
      'Share this',
      '---',
      'title: x',
    ),
    fc.constantFrom(
      'Shells fell on the market of Qarna in the morning and at least four people were killed, residents and a doctor said on Monday.',
      'Rebels storm a base far from the city in the north',
      'A powerful group has launched an assault on the bases of a rival in the...',
    ),
    fc.string({ maxLength: 80 }),
  );
  const anyText = fc
    .array(line, { maxLength: 30 })
    .chain((lines) => fc.constantFrom('\n', '\n\n', '\r\n').map((glue) => lines.join(glue)));

  it('blocks and furniture are in order, do not overlap, and cover every word', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const { reading } = await readText(text);
        if (reading !== null) expect(faults(reading)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('what it found about the document can be quoted', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const { reading } = await readText(text);
        if (reading === null) return;
        const { title, byline, publisher, published } = reading.about;
        for (const item of [title, byline, publisher])
          if (item?.span) expect(quoteSpan(reading.text, item.span)).toContain(item.value);
        if (published?.text) expect(quoteSpan(reading.text, published.text)).toMatch(/\d/);
      }),
      { numRuns: 200 },
    );
  });

  it('reading twice gives the same', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        expect(await readText(text)).toEqual(await readText(text));
      }),
      { numRuns: 60 },
    );
  });

  it('no bytes whatever make it throw', async () => {
    const start = fc.constantFrom(
      '',
      '%PDF-1.4\n',
      'PK\u0003\u0004',
      '<html>',
      '{"a":',
      'From: a\nTo: b\nSubject: c\n\n',
      '\u00ff\u00fe',
      'MIME-Version: 1.0\nFrom: a\n',
    );
    await fc.assert(
      fc.asyncProperty(
        start,
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('x.txt', 'x.csv', 'x.json', ''),
        async (head, tail, path) => {
          const bytes = Uint8Array.from([...Array.from(head, (c) => c.charCodeAt(0)), ...tail]);
          const { reading, notes } = await read(bytes, { path, object: digestOf(bytes) });
          if (reading === null) expect(notes.length).toBeGreaterThan(0);
          else expect(faults(reading)).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
