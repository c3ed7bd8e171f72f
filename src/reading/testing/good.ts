import { gzipSync } from 'node:zlib';
import {
  bytesOf,
  docxOf,
  exifOf,
  httpAnswer,
  joined,
  jpegOf,
  latin1Of,
  odtOf,
  pdfOf,
  pngOf,
  tarEntry,
  tarOf,
  warcRecord,
  wordParagraph,
  xlsxOf,
  xmpOf,
  zipOf,
} from './make.ts';
import { signedJpeg } from './make-credentials.ts';

/** A file for a reader, with the name that it comes under. */
export interface Given {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const told =
  'At least four people were killed when shells fell on the grain market of Qarna on Monday, the council of the town said.';
const more = 'The governor denied that his forces had fired. Eleven wounded were taken to the clinic at Tell Omar.';
const text = `Shells fall on the grain market\n\nBy Salma Rashid\n\nQARNA, 4 May 2016 — ${told}\n\n${more}\n\nMore from the valley\nFerry inquiry hears from divers\n\nTags: market, shells\n`;
const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Shells fall on the grain market | Valley Echo</title><meta property="og:site_name" content="Valley Echo"><meta property="article:published_time" content="2016-05-04T10:15:00+03:00"></head><body><nav><a href="/">Home</a></nav><article><h1>Shells fall on the grain market</h1><p>${told}</p><p>${more}</p></article><footer>© 2016 Valley Echo</footer></body></html>`;
const mail = `Date: Wed, 4 May 2016 10:15:00 +0300\r\nFrom: Salma Rashid <salma@example.org>\r\nTo: desk@example.org\r\nSubject: What we saw at the market\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b1"\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${told}\r\n\r\n${more}\r\n--b1\r\nContent-Type: text/plain; name="list.txt"\r\nContent-Disposition: attachment; filename="list.txt"\r\n\r\nHuda\r\nMaryam\r\n--b1--\r\n`;

/** One well-formed file of each kind that is read, on one invented report: the ground for truncating, flipping and damaging. */
export async function goodFiles(): Promise<Given[]> {
  const record = warcRecord('response', httpAnswer(page));
  const wide = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) new DataView(wide.buffer).setUint16(i * 2, text.charCodeAt(i), true);
  return [
    { name: 'report.txt', bytes: bytesOf(text) },
    { name: 'wide.txt', bytes: joined(Uint8Array.from([0xff, 0xfe]), wide) },
    { name: 'notes.md', bytes: bytesOf(`---\ntitle: Market\n---\n\n# Shells fall\n\n- ${told}\n`) },
    { name: 'page.html', bytes: bytesOf(page) },
    {
      name: 'report.pdf',
      bytes: pdfOf([
        [
          [72, 760, 18, 'Shells fall on the grain market'],
          [72, 730, 11, told],
          [72, 700, 11, more],
        ],
        [[72, 760, 11, more]],
      ]),
    },
    {
      name: 'report.docx',
      bytes: await docxOf(wordParagraph('Shells fall', 'Heading1') + wordParagraph(told) + wordParagraph(more)),
    },
    { name: 'report.odt', bytes: await odtOf(`<text:h>Shells fall</text:h><text:p>${told}</text:p><text:p>${more}</text:p>`) },
    {
      name: 'report.rtf',
      bytes: latin1Of(`{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0 Shells fall\\par ${told}\\par ${more}\\par}`),
    },
    {
      name: 'table.xlsx',
      bytes: await xlsxOf('<row><c t="s"><v>0</v></c><c><v>4</v></c></row><row><c t="s"><v>1</v></c></row>', [
        'Market hit',
        'Clinic hit',
      ]),
    },
    {
      name: 'incidents.xlsx',
      bytes: await xlsxOf(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"><c r="A2" s="1"><v>42494</v></c><c r="C2" t="s"><v>3</v></c></row><row r="5"><c r="A5" s="2"><v>42495.427083333336</v></c><c r="B5" t="inlineStr"><is><t>Tell Omar</t></is></c><c r="C5" t="inlineStr"><is><t>The clinic was hit.</t></is></c></row>',
        ['Date', 'Place', 'What happened', 'Shells fell on the &quot;market&quot;, say residents.'],
        '',
        '<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
      ),
    },
    { name: 'posts.csv', bytes: bytesOf('date,what\r\n2016-05-04,"Market hit,\r\nfour dead"\r\n2016-05-05,Clinic hit\r\n') },
    { name: 'list.csv', bytes: bytesOf('name,age\r\nHuda,4\r\n"Maryam, called ""May""",7\r\n') },
    {
      name: 'post.csv',
      bytes: bytesOf(
        `created_at,username,text,likes\r\n2016-05-04T10:15:00+03:00,valley_watch,"${told}\r\n\r\nMore later.",4211\r\n`,
      ),
    },
    { name: 'list.json', bytes: bytesOf('[{"name": "Huda", "age": 4}, {"name": "Maryam", "home": {"town": "Qarna"}}]') },
    {
      name: 'post.json',
      bytes: bytesOf(
        `{"id": 17, "created_utc": 1462346100, "user": {"screen_name": "salma", "followers": 40000}, "full_text": "${told} \\"No.\\"", "tags": ["qarna", "market"]}`,
      ),
    },
    { name: 'posts.json', bytes: bytesOf('[{"id": 1, "text": "Market hit"}, {"id": 2, "user": {"name": "Amal"}}]') },
    { name: 'letter.eml', bytes: bytesOf(mail) },
    {
      name: 'box.mbox',
      bytes: bytesOf(
        `From a@example.org Wed May  4 10:15:00 2016\n${mail}\nFrom b@example.org Wed May  4 11:15:00 2016\n${mail}\n`,
      ),
    },
    { name: 'files.zip', bytes: await zipOf({ 'a/report.txt': text, 'page.html': page }) },
    { name: 'files.tar', bytes: tarOf(tarEntry('report.txt', bytesOf(text)), tarEntry('page.html', bytesOf(page))) },
    { name: 'report.txt.gz', bytes: new Uint8Array(gzipSync(text)) },
    { name: 'page.warc', bytes: record },
    {
      name: 'pages.wacz',
      bytes: await zipOf({ 'archive/data.warc.gz': new Uint8Array(gzipSync(joined(record, record))), 'pages/pages.jsonl': '{}' }),
    },
    {
      name: 'photo.jpg',
      bytes: jpegOf({
        exif: exifOf({ image: { 0x013b: 'Salma Rashid' }, exif: { 0x9003: '2016:05:04 10:15:00', 0x9011: '+03:00' } }),
        xmp: xmpOf('xmp:CreatorTool="Darkroom 3"', '<dc:title>Mill</dc:title>'),
      }),
    },
    {
      name: 'signed.jpg',
      bytes: signedJpeg(jpegOf({}), {
        actions: [
          {
            action: 'c2pa.created',
            when: '2016-05-04T10:15:00Z',
            digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
          },
          { action: 'c2pa.cropped', softwareAgent: { name: 'Darkroom', version: '3.1' } },
        ],
        ingredient: 'bridge.jpg',
      }),
    },
    { name: 'map.png', bytes: pngOf(20, 20, [['tEXt', bytesOf('Title\0Map of the valley')]]) },
  ];
}
