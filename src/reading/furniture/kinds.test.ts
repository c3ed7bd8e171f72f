import { describe, expect, it } from 'vitest';
import { digestOf } from '../../model/index.ts';
import { read } from '../index.ts';
import { labelled } from '../testing/labelled.ts';
import { type Words, bytesOf, docxOf, httpAnswer, latin1Of, odtOf, pdfOf, warcRecord, wordParagraph } from '../testing/make.ts';
import { unitsOf } from '../text/units.ts';

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const level = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The marked texts as paragraphs, put together as the method for bare text does, each with whether it is the report's. */
const texts = [...labelled('furniture-tuning.txt'), ...labelled('furniture-held.txt')].map(({ name, text, lines }) => ({
  name,
  paragraphs: unitsOf(text).map((unit) => ({
    words: level(unit.text),
    isBody: lines.every(({ from, to, kind }) => kind === null || to <= unit.from || from >= unit.to),
  })),
}));

const page = (paragraphs: readonly string[]) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><article>${paragraphs.map((words) => `<p>${escaped(words)}</p>`).join('\n')}</article></body></html>`;

/** Lines of at most ninety characters, from the top of a page down, and on the next pages. */
function printed(paragraphs: readonly string[]): Uint8Array {
  const lines = paragraphs.flatMap((words) => [...(words.match(/\S.{0,88}(?=\s|$)|\S+/g) ?? []), '']);
  const pages: Words[][] = [];
  for (let i = 0; i < lines.length; i += 45)
    pages.push(lines.slice(i, i + 45).flatMap((line, at): Words[] => (line === '' ? [] : [[72, 770 - at * 15, 11, line]])));
  return pdfOf(pages);
}
/** Characters by their numbers (RTF 1.9), so that any text can be written. */
const rtf = (words: string) =>
  words.replace(/[\\{}]/g, '\\$&').replace(/[^\u0000-\u007f]/g, (char) => `\\u${char.charCodeAt(0)}?`);

const kinds: readonly (readonly [
  kind: string,
  path: string,
  make: (paragraphs: readonly string[]) => Uint8Array | Promise<Uint8Array>,
])[] = [
  ['plain text', 'x.txt', (all) => bytesOf(all.join('\n\n'))],
  ['Markdown', 'x.md', (all) => bytesOf(all.join('\n\n'))],
  ['a web page', 'x.html', (all) => bytesOf(page(all))],
  ['a captured page', 'x.warc', (all) => warcRecord('response', httpAnswer(bytesOf(page(all))))],
  ['Word', 'x.docx', (all) => docxOf(all.map((words) => wordParagraph(escaped(words))).join(''))],
  ['OpenDocument', 'x.odt', (all) => odtOf(all.map((words) => `<text:p>${escaped(words)}</text:p>`).join(''))],
  ['rich text', 'x.rtf', (all) => latin1Of(`{\\rtf1\\ansi ${all.map((words) => `${rtf(words)}\\par `).join('')}}`)],
  [
    'a mail',
    'x.eml',
    (all) =>
      bytesOf(
        `From: a@example.org\r\nTo: b@example.org\r\nSubject: A copy\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${all.join('\r\n\r\n')}\r\n`,
      ),
  ],
  ['PDF', 'x.pdf', printed],
  ['a row of a table', 'x.json', (all) => bytesOf(JSON.stringify({ id: 1, text: all.join('\n\n') }))],
  ['a row of a spreadsheet', 'x.csv/row 2.csv', (all) => bytesOf(`id,text\n1,"${all.join('\n\n').replaceAll('"', '""')}"\n`)],
];

/** What of the reports is marked as something else when the texts come as files of a kind: nothing, or "name: words". */
async function markedIn(path: string, make: (typeof kinds)[number][2]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { name, paragraphs } of texts) {
    // The PDF made here has letters of Western Europe only.
    if (path === 'x.pdf' && paragraphs.some(({ words }) => /[^\u0020-\u007e]/.test(words))) continue;
    const bytes = await make(paragraphs.map(({ words }) => words));
    const { reading } = await read(bytes, { path, object: digestOf(bytes) });
    const marked = reading!.furniture.map(({ from, to }) => level(reading!.text.slice(from, to))).join('\n');
    // A copied mail's subject is its title, as a line of the report that the method marks by its label.
    for (const { words, isBody } of paragraphs)
      if (isBody && words.length > 25 && !words.startsWith('Subject: ') && marked.includes(words.slice(0, 80)))
        wrong.push(`${name}: ${words.slice(0, 60)}`);
  }
  return wrong;
}

describe('nothing of a report that a person marked is furniture', () => {
  it.each(kinds)('in %s', async (_, path, make) => {
    expect(await markedIn(path, make)).toEqual([]);
  });
});
