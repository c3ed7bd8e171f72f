import { deflateSync, crc32 } from 'node:zlib';
import { ZipFile } from 'yazl';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Bytes of a text whose characters are all below U+0100. */
export const latin1Of = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
export const joined = (...parts: readonly (Uint8Array | string)[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))));

/** A ZIP of some files; a `mimetype` is stored unpacked, as OpenDocument asks. The time in it is fixed, so that it is the same each time. */
export async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files))
    zip.addBuffer(Buffer.from(content), name, { compress: name !== 'mimetype', mtime: new Date(2016, 4, 4) });
  zip.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.outputStream as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/** A PDF of some objects, numbered from 1, the first of them the catalogue (ISO 32000-1 §7.5). */
export function pdfOfObjects(objects: readonly string[], trailer = ''): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return latin1Of(file);
}

export type Words = readonly [x: number, y: number, size: number, text: string];

/** A PDF of one page for each list of words with their places in points. */
export function pdfOf(pages: readonly (readonly Words[])[], trailer = ''): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  const kids: number[] = [];
  for (const words of pages) {
    const stream = words
      .map(([x, y, size, text]) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`)
      .join('\n');
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length} 0 R >>`,
    );
    kids.push(objects.length);
  }
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;
  return pdfOfObjects(objects, trailer);
}

const contentTypes =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const relationships =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** A paragraph of a Word document, in a style where one is named. */
export const wordParagraph = (text: string, style = ''): string =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A Word document of a body; `before` stands between the XML declaration and the document. */
export const docxOf = (body: string, before = '', more: Readonly<Record<string, string>> = {}): Promise<Uint8Array> =>
  zipOf({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationships,
    'word/document.xml': `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    'word/styles.xml':
      '<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>',
    ...more,
  });

export const odtOf = (body: string, before = ''): Promise<Uint8Array> =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `${before}<office:document-content><office:automatic-styles/><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  });

/** A workbook of one sheet; `rows` is SpreadsheetML. */
export const xlsxOf = (rows: string, shared: readonly string[] = [], before = '', styles = ''): Promise<Uint8Array> =>
  zipOf({
    '[Content_Types].xml': '<Types/>',
    ...(styles === '' ? {} : { 'xl/styles.xml': styles }),
    'xl/sharedStrings.xml': `${before}<sst>${shared.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `${before}<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });

/** One file of a tar archive with its header (POSIX ustar); `size` may lie. */
export function tarEntry(name: string, content: Uint8Array, type = '0', size = content.length): Uint8Array {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write(type, 156);
  block.write('ustar\u000000', 257);
  return joined(new Uint8Array(block), content, new Uint8Array((512 - (content.length % 512)) % 512));
}
export const tarOf = (...entries: readonly Uint8Array[]): Uint8Array => joined(...entries, new Uint8Array(1024));

/** A record of a web archive (ISO 28500). */
export const warcRecord = (
  type: string,
  content: Uint8Array,
  target = 'https://valley.example/bridge',
  length = content.length,
): Uint8Array =>
  joined(
    `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${target}\r\nWARC-Date: 2016-05-04T10:15:00Z\r\nContent-Length: ${length}\r\n\r\n`,
    content,
    '\r\n\r\n',
  );
/** An HTTP answer as a record holds it. */
export const httpAnswer = (body: Uint8Array | string, type = 'text/html', more = '', status = '200 OK'): Uint8Array =>
  joined(`HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\n${more}\r\n`, body);

/** A chunk of a PNG with its checksum. */
const pngChunk = (type: string, data: Uint8Array): Uint8Array => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const named = joined(type, data);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return joined(new Uint8Array(head), named, new Uint8Array(sum));
};

/** A grey PNG that states a size; its pixels are there only when they are few. `chunks` stand before the picture. */
export function pngOf(
  width: number,
  height: number,
  chunks: readonly (readonly [type: string, data: Uint8Array])[] = [],
): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const pixels = width * height <= 10_000 ? new Uint8Array((width + 1) * height).fill(0x80) : new Uint8Array(16);
  return joined(
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', new Uint8Array(header)),
    ...chunks.map(([type, data]) => pngChunk(type, data)),
    pngChunk('IDAT', new Uint8Array(deflateSync(pixels))),
    pngChunk('IEND', new Uint8Array()),
  );
}

type ExifValue = string | readonly (readonly [number, number])[];

/** An EXIF block (TIFF 6.0, little-endian) with text and fraction fields in its first directory, its EXIF and its GPS directory. */
export function exifOf(fields: {
  readonly image?: Readonly<Record<number, ExifValue>>;
  readonly exif?: Readonly<Record<number, ExifValue>>;
  readonly gps?: Readonly<Record<number, ExifValue>>;
}): Uint8Array {
  const directories: (readonly [number, ExifValue | number])[][] = [
    Object.entries(fields.image ?? {}).map(([tag, value]) => [Number(tag), value] as const),
    Object.entries(fields.exif ?? {}).map(([tag, value]) => [Number(tag), value] as const),
    Object.entries(fields.gps ?? {}).map(([tag, value]) => [Number(tag), value] as const),
  ];
  const first = directories[0]!;
  first.push([0x8769, 0], [0x8825, 0]);
  const dataOf = (value: ExifValue | number): Uint8Array => {
    if (typeof value === 'number') return new Uint8Array(4);
    if (typeof value === 'string') return joined(value, '\0');
    const data = Buffer.alloc(value.length * 8);
    value.forEach(([over, under], i) => {
      data.writeUInt32LE(over, i * 8);
      data.writeUInt32LE(under, i * 8 + 4);
    });
    return new Uint8Array(data);
  };
  const sizes = directories.map((entries) => 2 + entries.length * 12 + 4);
  const starts = sizes.map((_, i) => 8 + sizes.slice(0, i).reduce((sum, size) => sum + size, 0));
  let free = 8 + sizes.reduce((sum, size) => sum + size, 0);
  const extra: Uint8Array[] = [];
  const out = Buffer.alloc(free);
  out.write('II');
  out.writeUInt16LE(42, 2);
  out.writeUInt32LE(8, 4);
  directories.forEach((entries, d) => {
    let at = starts[d]!;
    out.writeUInt16LE(entries.length, at);
    at += 2;
    for (const [tag, value] of entries.sort((a, b) => a[0] - b[0])) {
      const data = dataOf(value);
      out.writeUInt16LE(tag, at);
      out.writeUInt16LE(typeof value === 'number' ? 4 : typeof value === 'string' ? 2 : 5, at + 2);
      out.writeUInt32LE(typeof value === 'number' ? 1 : typeof value === 'string' ? data.length : value.length, at + 4);
      if (typeof value === 'number') out.writeUInt32LE(starts[tag === 0x8769 ? 1 : 2]!, at + 8);
      else if (data.length <= 4) out.set(data, at + 8);
      else {
        out.writeUInt32LE(free, at + 8);
        extra.push(data);
        free += data.length;
      }
      at += 12;
    }
  });
  return joined(new Uint8Array(out), ...extra);
}

const segment = (marker: number, content: Uint8Array): Uint8Array =>
  joined(Uint8Array.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]), content);

/** A JPEG that has everything before its picture: EXIF, XMP, a C2PA box where asked for, and the size it states. */
export const jpegOf = (parts: {
  readonly width?: number;
  readonly height?: number;
  readonly exif?: Uint8Array;
  readonly xmp?: string;
  readonly credentials?: boolean;
}): Uint8Array =>
  joined(
    Uint8Array.from([0xff, 0xd8]),
    ...(parts.exif === undefined ? [] : [segment(0xe1, joined('Exif\0\0', parts.exif))]),
    ...(parts.xmp === undefined ? [] : [segment(0xe1, joined('http://ns.adobe.com/xap/1.0/\0', parts.xmp))]),
    ...(parts.credentials === true
      ? [
          segment(
            0xeb,
            joined('JP', Uint8Array.from([0, 1, 0, 0, 0, 1, 0, 0, 0, 40]), 'jumb', Uint8Array.from([0, 0, 0, 32]), 'jumdc2pa'),
          ),
        ]
      : []),
    segment(
      0xc0,
      Uint8Array.from([
        8,
        (parts.height ?? 40) >> 8,
        (parts.height ?? 40) & 255,
        (parts.width ?? 60) >> 8,
        (parts.width ?? 60) & 255,
        1,
        1,
        0x11,
        0,
      ]),
    ),
    Uint8Array.from([0xff, 0xd9]),
  );

/** An XMP packet with a description that has the given attributes and elements. */
export const xmpOf = (attributes: string, elements = ''): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ${attributes}>${elements}</rdf:Description></rdf:RDF></x:xmpmeta>`;
