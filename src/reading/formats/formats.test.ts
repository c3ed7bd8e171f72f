import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../model/index.ts';
import { offsetOf, placeOf, read } from '../index.ts';
import { faults } from '../testing.ts';
import {
  bytesOf,
  docxOf,
  httpAnswer,
  joined,
  odtOf,
  pdfOf,
  tarEntry,
  tarOf,
  warcRecord,
  wordParagraph,
  zipOf,
} from '../testing/make.ts';
import { safeName } from './names.ts';

const readBytes = (bytes: Uint8Array, path = 'file') => read(bytes, { path, object: digestOf(bytes) });

describe('a PDF', () => {
  const page = (number: number) =>
    [
      [72, 800, 9, 'Council of Qarna: report on the market'],
      [72, 760, 18, number === 1 ? 'Shells on the grain market' : 'What was found'],
      [72, 730, 11, 'At least four people were killed when shells fell on the grain market and the hospi-'],
      [72, 716, 11, 'tal of Qarna, the council said. Eleven were wounded.'],
      [72, 690, 11, 'The governor denied that his forces had fired towards the town on that day.'],
      [290, 40, 9, String(number)],
    ] as const;

  it('gives its paragraphs, joins words divided at the end of a line, and marks running heads and page numbers', async () => {
    const { reading, notes } = await readBytes(pdfOf([page(1), page(2), page(3)]));
    expect(notes).toEqual([]);
    expect(faults(reading!)).toEqual([]);
    expect(reading?.about.title?.value).toBe('Shells on the grain market');
    expect(reading?.text).toContain('and the hospital of Qarna, the council said. Eleven were wounded.');
    const marked = reading!.furniture.map((piece) => reading!.text.slice(piece.from, piece.to).split('\n\n')).flat();
    expect(marked).toEqual(expect.arrayContaining(['Council of Qarna: report on the market', '1', '2', '3']));
    expect(marked.join(' ')).not.toContain('killed');
    expect(
      reading!.blocks
        .filter((block) => block.kind === 'heading')
        .map((block) => [block.page, reading!.text.slice(block.from, block.to)]),
    ).toEqual([
      [2, 'What was found'],
      [3, 'What was found'],
    ]);
  });

  it('maps every stretch of its words to page and box', async () => {
    const { reading } = await readBytes(pdfOf([page(1), page(2)]));
    const at = reading!.text.lastIndexOf('The governor denied');
    const anchor = reading!.anchors.find(({ from, to }) => from <= at && at < to);
    expect(anchor?.original).toMatchObject({ kind: 'box', page: 2, x: 72, y: 690, height: 11 });
  });

  it('reads two columns one after the other', async () => {
    const column = (x: number, words: readonly string[]) => words.map((text, i) => [x, 700 - i * 14, 10, text] as const);
    const { reading } = await readBytes(
      pdfOf([
        [
          ...column(60, ['The first column tells of the attack', 'on the market and of those who']),
          ...column(320, ['were wounded. The second column', 'goes on with the same report.']),
        ],
      ]),
    );
    expect(reading?.text).toContain('of those who were wounded. The second column goes on');
  });

  it('notes pages without text, a password, and damage', async () => {
    const partly = await readBytes(pdfOf([page(1), []]));
    expect(partly.reading).not.toBeNull();
    expect(partly.notes.map((n) => [n.code, n.what])).toEqual([
      [
        'reading/scanned-page',
        'Page 2 of the PDF has no text: an image, or empty. No text recognition is installed (it takes the programs tesseract and pdftoppm).',
      ],
    ]);
    const whole = await readBytes(pdfOf([[], []]));
    expect(whole.reading).toBeNull();
    expect(whole.notes.map((n) => n.code)).toEqual(['reading/scanned-page']);
    const key = '00'.repeat(32);
    const locked = await readBytes(
      pdfOf([page(1)], `/ID [<${key}> <${key}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >>`),
    );
    expect(locked.notes.map((n) => n.code)).toEqual(['reading/encrypted']);
    const damaged = await readBytes(bytesOf('%PDF-1.7\nnothing of a PDF follows'));
    expect(damaged.reading).toBeNull();
    expect(damaged.notes.map((n) => n.code)).toEqual(['reading/unreadable']);
  });
});

describe('a mail', () => {
  const mail = [
    'Date: Wed, 4 May 2016 10:15:00 +0200',
    'From: Salma Rashid <salma@example.org>',
    'To: desk@example.org',
    'Subject: =?utf-8?Q?What_we_saw_at_the_well_of_Ab=C3=BB_Zeid?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Two girls were at the well in the early morning. The old man who keeps it has buried them.',
    '--b1',
    'Content-Type: text/plain; name="../../list.txt"',
    'Content-Disposition: attachment; filename="../../list.txt"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('Huda\nMaryam\n').toString('base64'),
    '--b1--',
    '',
  ].join('\r\n');

  it('gives its header lines and text, its date with zone, and what is attached under a harmless name', async () => {
    const { reading, enclosed, mediaType } = await readBytes(bytesOf(mail), 'x.eml');
    expect(mediaType).toBe('message/rfc822');
    expect(faults(reading!)).toEqual([]);
    expect(reading?.about.title?.value).toBe('What we saw at the well of Abû Zeid');
    expect(reading?.about.byline?.value).toBe('Salma Rashid <salma@example.org>');
    expect(reading?.about.published).toMatchObject({ first: '2016-05-04T10:15+02:00', precision: 'minute', inferred: false });
    expect(
      reading?.blocks.filter((block) => block.kind === 'paragraph').map((block) => reading.text.slice(block.from, block.to)),
    ).toEqual(['Two girls were at the well in the early morning. The old man who keeps it has buried them.']);
    expect(enclosed.map(({ name, bytes, mediaType }) => [name, new TextDecoder().decode(bytes), mediaType])).toEqual([
      ['list.txt', 'Huda\nMaryam\n', 'text/plain'],
    ]);
  });

  it('reads the words of an HTML part where there is no plain one', async () => {
    const html = mail
      .replace('Content-Type: text/plain; charset=utf-8', 'Content-Type: text/html; charset=utf-8')
      .replace('Two girls', '<script>steal()</script><p>Two <b>girls</b>');
    const { reading } = await readBytes(bytesOf(html), 'x.eml');
    expect(reading?.text).toContain('Two girls were at the well');
    expect(reading?.text).not.toContain('steal');
  });
});

describe('an archive', () => {
  it('gives the files inside as sources of their own', async () => {
    const { reading, enclosed, notes } = await readBytes(
      await zipOf({ 'a/report.txt': 'The bridge was hit.', 'b.csv': 'x,y\n' }),
    );
    expect(reading).toBeNull();
    expect(notes).toEqual([]);
    expect(enclosed.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
      ['a/report.txt', 'The bridge was hit.'],
      ['b.csv', 'x,y\n'],
    ]);
  });

  it('does not unpack a bomb', async () => {
    const { enclosed, notes } = await readBytes(await zipOf({ 'zeros.txt': new Uint8Array(8 * 1024 * 1024), 'small.txt': 'x' }));
    expect(notes.map((n) => n.code)).toEqual(['reading/archive-bomb']);
    expect(enclosed.map(({ name }) => name)).toEqual(['small.txt']);
  });

  it('stops where a file grows beyond the size it states', async () => {
    const zip = await zipOf({ 'a.txt': 'a'.repeat(4000) });
    const view = new DataView(zip.buffer);
    for (let i = 0; i + 4 < zip.length; i++) if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 10, true);
    const { enclosed, notes } = await readBytes(zip);
    expect(enclosed).toEqual([]);
    expect(notes.map((n) => n.code)).toEqual(['reading/unreadable']);
  });

  it('that is cut off ends in a note', async () => {
    const zip = await zipOf({ 'a.txt': 'The bridge was hit.' });
    const { reading, notes } = await readBytes(zip.slice(0, zip.length - 30));
    expect(reading).toBeNull();
    expect(notes.map((n) => n.code)).toEqual(['reading/unreadable']);
  });

  it.each([
    ['../../etc/passwd', 'etc/passwd'],
    ['/root/x', 'root/x'],
    ['C:\\Windows\\x.txt', 'Windows/x.txt'],
    ['a/../../b', 'a/b'],
    ['..', 'file 1'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
  ])('makes the name %j harmless', (name, expected) => {
    expect(safeName(name, 'file 1')).toBe(expected);
  });
});

describe('a Word document', () => {
  const p = wordParagraph;

  it('gives its title, headings and paragraphs', async () => {
    const { reading, mediaType } = await readBytes(
      await docxOf(
        p('Visit to the dairy of Sefrin') +
          p(
            'Thirty women were at the machines when the dairy was hit on 9 April 2014, a man who worked there told us on the spot.',
          ) +
          p('What remains', 'Heading1') +
          p('The walls stand. Of the roof nothing is left, and the machines have been taken away for their metal.'),
      ),
      'x.docx',
    );
    expect(mediaType).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    expect(faults(reading!)).toEqual([]);
    expect(reading?.blocks.map(({ kind, from, to }) => [kind, reading.text.slice(from, to).slice(0, 16)])).toEqual([
      ['title', 'Visit to the dai'],
      ['paragraph', 'Thirty women wer'],
      ['heading', 'What remains'],
      ['paragraph', 'The walls stand.'],
    ]);
  });

  it('that is damaged ends in a note', async () => {
    const { reading, notes } = await readBytes(await zipOf({ 'word/document.xml': '<w:document' }), 'x.docx');
    expect(reading).toBeNull();
    expect(notes.map((n) => n.code)).toEqual(['reading/unreadable']);
  });
});

describe('a table', () => {
  it('in CSV is its content unchanged, each record a block, also over line breaks in quotation marks', async () => {
    const csv = 'date,place\r\n2016-05-04,"Market,\r\nQarna"\r\n2016-05-05,Clinic\r\n';
    const { reading } = await readBytes(bytesOf(csv), 'x.csv');
    expect(reading?.text).toBe(csv);
    expect(faults(reading!)).toEqual([]);
    expect(reading?.blocks.map(({ from, to }) => csv.slice(from, to))).toEqual([
      'date,place',
      '2016-05-04,"Market,\r\nQarna"',
      '2016-05-05,Clinic',
    ]);
  });

  it.each([
    ['a list', '[{"id": 1, "place": "Market"}, {"id": 2, "user": {"name": "Amal"}}]'],
    ['a list in an object', '{"count": 2, "posts": [{"id": 1, "place": "Market"}, {"id": 2, "user": {"name": "Amal"}}]}'],
    ['a document a line', '{"id": 1, "place": "Market"}\n{"id": 2, "user": {"name": "Amal"}}\n'],
  ])('in JSON (%s) gives one paragraph of named values for each row', async (_, json) => {
    const { reading } = await readBytes(bytesOf(json), 'x.json');
    expect(reading?.text).toBe('id: 1\nplace: Market\n\nid: 2\nuser.name: Amal');
    expect(reading?.blocks).toHaveLength(2);
  });

  it('in JSON that is cut off ends in a note', async () => {
    const { reading, notes } = await readBytes(bytesOf('[{"id": 1, "text": "Mark'), 'x.json');
    expect(reading).toBeNull();
    expect(notes.map((n) => n.code)).toEqual(['reading/unreadable']);
  });
});

describe('an OpenDocument text', () => {
  it('gives its headings and paragraphs, without what was deleted', async () => {
    const xml =
      '<office:document-content><office:automatic-styles><x>no</x></office:automatic-styles><office:body><office:text><text:tracked-changes><text:p>deleted words</text:p></text:tracked-changes>' +
      '<text:h text:outline-level="1">Visit to the dairy</text:h><text:p/><text:p text:style-name="P1">Thirty women were at the <text:span>machines</text:span>,<text:s/>a man who worked there told us &amp; wrote down.</text:p></office:text></office:body></office:document-content>';
    const { reading, mediaType } = await readBytes(
      await zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': xml }),
      'x.odt',
    );
    expect(mediaType).toBe('application/vnd.oasis.opendocument.text');
    expect(faults(reading!)).toEqual([]);
    expect(reading?.text).toBe(
      'Visit to the dairy\n\nThirty women were at the machines, a man who worked there told us & wrote down.',
    );
  });
});

describe('what a document says of itself', () => {
  const said = 'The file says of itself: titled "Draft", by Salma, made 2016-05-04T10:15';
  it.each([
    [
      'a PDF',
      pdfOf(
        [[[72, 700, 11, 'The bridge was hit on Monday, two drivers said.']]],
        '/Info << /Title (Draft) /Author (Salma) /CreationDate (D:20160504101500) >>',
      ),
    ],
    [
      'a Word document',
      docxOf(wordParagraph('The bridge was hit on Monday, two drivers said.'), '', {
        'docProps/core.xml':
          '<cp:coreProperties><dc:title>Draft</dc:title><dc:creator>Salma</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2016-05-04T10:15</dcterms:created></cp:coreProperties>',
      }),
    ],
    [
      'a rich text file',
      bytesOf(
        '{\\rtf1\\ansi{\\info{\\title Draft}{\\author Salma}{\\creatim\\yr2016\\mo5\\dy4\\hr10\\min15}}The bridge was hit on Monday, two drivers said.\\par}',
      ),
    ],
  ])('is a note in %s, and no date or maker is taken from it', async (_, given) => {
    const { reading, notes } = await readBytes(await given, 'x');
    expect(notes.map(({ code }) => code)).toEqual(['reading/document-properties']);
    expect(notes[0]?.what).toContain(said);
    expect(reading?.about).toMatchObject({
      title: { value: 'Draft', where: 'document properties' },
      byline: null,
      published: null,
    });
  });
});

describe('the notes of a document', () => {
  const sentence = 'The shells killed 4¹² people at the market.\n\nEleven were wounded.';

  it('in OpenDocument come behind the text, and lead to where they are written', async () => {
    const note =
      '<text:note text:id="ftn1"><text:note-citation>12</text:note-citation><text:note-body><text:p>Interview with a baker.</text:p></text:note-body></text:note>';
    const { reading } = await readBytes(
      await odtOf(`<text:p>The shells killed 4${note} people at the market.</text:p><text:p>Eleven were wounded.</text:p>`),
      'x.odt',
    );
    expect(reading?.text).toBe(`${sentence}\n\nInterview with a baker.`);
    expect(faults(reading!)).toEqual([]);
    const at = reading!.text.indexOf('Interview');
    const { original } = reading!.anchors.find(({ from, to }) => from <= at && at < to)!;
    expect(original).toMatchObject({ part: 'content.xml' });
    const back = offsetOf(reading!, placeOf(reading!, at));
    expect(back).toBe(at);
  });

  it('in rich text come behind the text', async () => {
    const { reading } = await readBytes(
      bytesOf(
        '{\\rtf1\\ansi The shells killed 4{\\super 12}{\\footnote\\pard\\plain {\\super 12} Interview with a baker.} people at the market.\\par Eleven were wounded.\\par}',
      ),
      'x.rtf',
    );
    expect(reading?.text).toBe(`${sentence}\n\n¹² Interview with a baker.`);
    expect(faults(reading!)).toEqual([]);
  });

  it('leave marks in a page that are no numbers', async () => {
    const { reading } = await readBytes(
      bytesOf('<html><body><p>The shells killed 4<sup>12</sup> people on the 5<sup>th</sup> of May.</p></body></html>'),
      'x.html',
    );
    expect(reading?.text).toBe('The shells killed 4¹² people on the 5th of May.');
  });
});

describe('a workbook', () => {
  it('gives each row as a block, and says that numbers may be dates', async () => {
    const { reading, notes } = await readBytes(
      await zipOf({
        '[Content_Types].xml': '<Types/>',
        'xl/sharedStrings.xml': '<sst><si><t>date</t></si><si><r><t>Market </t></r><r><t>hit &amp; burned</t></r></si></sst>',
        'xl/worksheets/sheet1.xml':
          '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>what</t></is></c></row><row r="2"><c r="A2" s="3"><v>42494</v></c><c r="B2" t="s"><v>1</v></c></row><row r="3"/></sheetData></worksheet>',
      }),
      'x.xlsx',
    );
    expect(reading?.text).toBe('date\twhat\n42494\tMarket hit & burned');
    expect(faults(reading!)).toEqual([]);
    expect(notes.map((n) => n.code)).toEqual(['reading/numbered-dates']);
  });
});

describe('a rich text file', () => {
  it('gives its words by its code page, without fonts and pictures', async () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0 Arial;}}{\\*\\generator x;}\\f0 \\'c6\\'e8\\'f2\\'e5\\'eb\\'e8 ushli.\\par Two girls \\u8212?\\~Huda and Maryam\\'2c were at the well.\\par {\\pict 89504e47}}";
    const { reading, notes } = await readBytes(bytesOf(rtf), 'x.rtf');
    expect(notes).toEqual([]);
    expect(reading?.text).toBe('Жители ushli.\n\nTwo girls —\u00a0Huda and Maryam, were at the well.');
  });

  it('that is cut off says so', async () => {
    const { notes } = await readBytes(bytesOf('{\\rtf1\\ansi {\\b Two girls were at the'), 'x.rtf');
    expect(notes.map((n) => n.code)).toEqual(['reading/truncated']);
  });
});

describe('files that hold others', () => {
  const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

  it('a gzip file gives the one inside, and stops at a bomb', async () => {
    const packed = await readBytes(new Uint8Array(gzipSync('The bridge was hit.')), 'a/report.txt.gz');
    expect(packed.enclosed.map(({ name, bytes }) => [name, textOf(bytes)])).toEqual([['report.txt', 'The bridge was hit.']]);
    const bomb = await readBytes(new Uint8Array(gzipSync(Buffer.alloc(40 * 1024 * 1024))), 'x.gz');
    expect([bomb.enclosed.length, bomb.notes.map((n) => n.code)]).toEqual([0, ['reading/archive-bomb']]);
    const cut = await readBytes(new Uint8Array(gzipSync('The bridge was hit.')).slice(0, 14), 'x.gz');
    expect([cut.enclosed.length, cut.notes.map((n) => n.code)]).toEqual([0, ['reading/unreadable']]);
  });

  it('a tar archive gives its files under harmless names and follows no link', async () => {
    const tar = tarOf(tarEntry('../../report.txt', bytesOf('The bridge was hit.')), tarEntry('passwd', new Uint8Array(), '2'));
    const { enclosed, notes, mediaType } = await readBytes(tar);
    expect(mediaType).toBe('application/x-tar');
    expect(enclosed.map(({ name, bytes }) => [name, textOf(bytes)])).toEqual([['report.txt', 'The bridge was hit.']]);
    expect(notes.map((n) => n.code)).toEqual(['reading/archive-link']);
    expect((await readBytes(tar.slice(0, 520))).notes.map((n) => n.code)).toEqual(['reading/unreadable']);
  });

  it('a mailbox gives each mail', async () => {
    const mbox =
      'From a@example.org Wed May  4 10:15:00 2016\nFrom: a@example.org\nSubject: one\n\n>From here we saw it.\n\nFrom b@example.org Wed May  4 11:15:00 2016\nFrom: b@example.org\nSubject: two\n\nYes.\n';
    const { enclosed } = await readBytes(bytesOf(mbox), 'x');
    expect(enclosed.map(({ bytes }) => /Subject: (\w+)/.exec(textOf(bytes))?.[1])).toEqual(['one', 'two']);
    expect(textOf(enclosed[0]!.bytes)).toContain('\nFrom here we saw it.');
  });

  const page = '<html><body><h1>Bridge hit</h1><p>The bridge at Tell Omar was hit on Monday.</p></body></html>';
  const coded = () => {
    const packed = new Uint8Array(gzipSync(page));
    return httpAnswer(
      joined(`${packed.length.toString(16)}\r\n`, packed, '\r\n0\r\n\r\n'),
      'text/html; charset=utf-8',
      'Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n',
    );
  };

  it('a record of a web archive is read as the page in it, with its address and when it was captured', async () => {
    const warc = joined(warcRecord('warcinfo', bytesOf('x: y')), warcRecord('response', coded()));
    const { reading, enclosed, notes, mediaType } = await readBytes(warc);
    expect(mediaType).toBe('application/warc');
    expect(enclosed).toEqual([]);
    expect(reading?.about.title?.value).toBe('Bridge hit');
    expect(reading?.about.address).toBe('https://valley.example/bridge');
    expect(faults(reading!)).toEqual([]);
    expect(notes[0]).toMatchObject({
      code: 'reading/captured',
      what: 'https://valley.example/bridge was captured at 2016-05-04T10:15:00Z.',
    });
    expect((await readBytes(warc.slice(0, warc.length - 60))).notes.map((n) => n.code)).toEqual(['reading/unreadable']);
  });

  const captures = () =>
    joined(
      warcRecord('response', coded()),
      warcRecord('response', httpAnswer('The clinic was hit.', 'text/plain'), 'https://valley.example/clinic?page=2'),
      warcRecord('response', httpAnswer('p { color: red }', 'text/css'), 'https://valley.example/look.css'),
      warcRecord('response', httpAnswer('', 'text/html', 'Location: /bridge\r\n', '301 Moved'), 'https://valley.example/old'),
    );

  it.each([
    ['a web archive', async () => captures(), 'application/warc'],
    [
      'a WACZ',
      () =>
        zipOf({
          'archive/data.warc.gz': new Uint8Array(gzipSync(captures())),
          'pages/pages.jsonl': '{"format": "json-pages-1.0"}',
          'datapackage.json': '{"profile": "data-package"}',
        }),
      'application/wacz',
    ],
  ])('%s gives each page as a source whose bytes are its record, and counts what is none', async (_, make, kind) => {
    const { reading, enclosed, notes, mediaType } = await readBytes(await make());
    expect([mediaType, reading]).toEqual([kind, null]);
    expect(enclosed.map(({ name }) => name)).toEqual(['valley.example/bridge', 'valley.example/clinic?page=2']);
    expect(notes.map(({ code, what }) => [code, what])).toEqual([
      [
        'reading/archive-skipped',
        '2 records of the web archive are no page and were left in it: 1 style sheets, 1 answers that are no page (moved, missing, refused).',
      ],
    ]);
    const inner = await Promise.all(enclosed.map(({ bytes, name }) => readBytes(bytes, name)));
    expect(inner.map(({ reading }) => [reading?.about.address, reading?.text])).toEqual([
      ['https://valley.example/bridge', 'Bridge hit\n\nThe bridge at Tell Omar was hit on Monday.'],
      ['https://valley.example/clinic?page=2', 'The clinic was hit.'],
    ]);
  });
});
