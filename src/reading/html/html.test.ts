import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../model/index.ts';
import { processorTime } from '../../model/testing/processor.ts';
import { limits, read } from '../index.ts';
import { faults } from '../testing.ts';

const readPage = (html: string, bytes = new TextEncoder().encode(html)) =>
  read(bytes, { path: 'page.html', object: digestOf(bytes) });

const paragraphs = [
  'At least four people were killed when shells fell on the grain market of Qarna on Thursday morning, the town council said in a statement.',
  'The shells came from the hills to the east, according to three residents who spoke by telephone and asked not to be named.',
  'The governor of the province has denied that his forces fired towards the town, and has called for an inquiry by the courts.',
];
const page = (head = '', above = '') => `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Shells fall on Qarna | Valley News</title>${head}
<script>document.write('<p>Written by a script, and longer than any paragraph of the report, with commas, and more.</p>')</script>
<style>p { color: red }</style></head>
<body class="single comments-open has-sidebar"><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<main><article class="post tag-qarna category-world"><h1>Shells fall on Qarna</h1>${above}
<div class="entry-content">${paragraphs.map((p) => `<p>${p}</p>`).join('\n')}
<p><a href="/x">Ferry runs again after three weeks of repairs</a></p></div>
<div class="tags">Tags: <a>Qarna</a></div>
<section class="related-posts"><h3>More stories</h3><p>Hail has destroyed the harvest in four valleys, farmers say, and they ask the ministry for help.</p></section>
<div id="comments"><h3>2 comments</h3><p>I was there and can say that nothing of this is true, and that nobody was hurt at all in the market.</p></div>
</article></main><footer>© 2018 Valley News. All rights reserved.</footer></body></html>`;

describe('a web page', () => {
  it('gives the report, and marks the rest by what it is', async () => {
    const { reading, notes } = await readPage(page());
    expect(notes).toEqual([]);
    expect(faults(reading!)).toEqual([]);
    const { text, blocks, furniture } = reading!;
    expect(blocks.filter((block) => block.kind !== 'furniture').map((block) => text.slice(block.from, block.to))).toEqual([
      'Shells fall on Qarna',
      ...paragraphs,
    ]);
    const kindOf = (words: string) =>
      furniture.find((piece) => piece.from <= text.indexOf(words) && text.indexOf(words) < piece.to)?.kind;
    expect([
      kindOf('Home'),
      kindOf('Tags:'),
      kindOf('More stories'),
      kindOf('Hail has'),
      kindOf('I was there'),
      kindOf('© 2018'),
    ]).toEqual(['navigation', 'tags', 'related', 'related', 'comments', 'boilerplate']);
  });

  it('runs nothing: words that a script would write are not in the text', async () => {
    expect((await readPage(page())).reading?.text).not.toContain('script');
  });

  it.each([
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2018-04-12T10:05:00+02:00","dateModified":"2018-04-13T08:00:00Z","author":{"name":"Salma Rashid"},"publisher":{"@type":"Organization","name":"Valley News"}}]}</script>',
      '',
      '2018-04-12T10:05+02:00',
      'json-ld',
    ],
    [
      'a meta tag',
      '<meta property="article:published_time" content="2018-04-12T10:05:00+02:00">',
      '',
      '2018-04-12T10:05+02:00',
      'meta article:published_time',
    ],
    ['Dublin Core', '<meta name="DC.date.issued" content="2018-04-12">', '', '2018-04-12', 'meta dc.date.issued'],
    [
      'a time element',
      '',
      '<p class="byline"><time class="entry-date published" datetime="2018-04-12T10:05">spring</time></p>',
      '2018-04-12T10:05',
      'time element',
    ],
    ['a visible line', '', '<p>Published: 12 April 2018 at 10:05</p>', '2018-04-12T10:05', 'visible line'],
    ['the address', '<link rel="canonical" href="https://valley.example/2018/04/12/shells">', '', '2018-04-12', 'address'],
  ])('finds when it was published in %s', async (_, head, above, first, where) => {
    const { about } = (await readPage(page(head, above))).reading!;
    expect(about.published).toMatchObject({ first, where });
  });

  it('gives no date when only the report or other stories have one', async () => {
    const { about } = (
      await readPage(
        page()
          .replace('on Thursday', 'on 12 April 2018')
          .replace('Hail has', '<time datetime="2018-04-20">20 April</time> Hail has'),
      )
    ).reading!;
    expect(about.published).toBeNull();
  });

  it('names title, by-line, publisher, address and language with where each was found', async () => {
    const { about } = (
      await readPage(
        page(
          '<meta property="og:site_name" content="Valley News"><meta name="author" content="Salma Rashid"><link rel="canonical" href="https://valley.example/shells">',
        ),
      )
    ).reading!;
    expect(about.title).toMatchObject({ value: 'Shells fall on Qarna', where: 'h1 element' });
    expect(about.byline).toMatchObject({ value: 'Salma Rashid', where: 'meta author' });
    expect(about.publisher).toMatchObject({ value: 'Valley News', where: 'meta og:site_name' });
    expect(about.address).toBe('https://valley.example/shells');
    expect(about.language.code).toBe('en-GB');
  });

  it('maps words to the place they have in the page, through entities, line ends and nested tags', async () => {
    const html =
      '<html><body>\r\n<h1>R&eacute;publique</h1>\r\n<p>The mayor&#8217;s <b>house &amp; gard<i>en</i></b>\r\n   were &quot;hit&quot; &#128165; twice, he said, on <a href="#">Monday</a>.</p></body></html>';
    const { reading } = await readPage(html);
    const placeOf = (at: number) => {
      const anchor = reading!.anchors.find(({ from, to }) => from <= at && at < to);
      if (anchor?.original.kind !== 'offsets') throw new Error('a word has a place in the page');
      const { from, to } = anchor.original;
      return to - from === anchor.to - anchor.from ? [from + at - anchor.from, from + at - anchor.from + 1] : [from, to];
    };
    const originalOf = (word: string) => {
      const at = reading!.text.indexOf(word);
      return html.slice(placeOf(at)[0], placeOf(at + word.length - 1)[1]);
    };
    expect(reading?.text).toContain('The mayor’s house & garden were "hit" 💥 twice, he said, on Monday.');
    for (const word of ['twice', 'Monday', 'were', 'said', 'The']) expect(originalOf(word)).toBe(word);
    expect(originalOf('mayor’s')).toBe('mayor&#8217;s');
    expect(originalOf('"hit"')).toBe('&quot;hit&quot;');
    expect(originalOf('💥')).toBe('&#128165;');
  });

  it('keeps every anchor inside both texts, in order, and never fails on tangled markup', async () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<div class="related">',
      '</div>',
      '<b>',
      '</b>',
      '<i>',
      '<table>',
      '<tr>',
      '<td>',
      '</table>',
      '<ul>',
      '<li>',
      'word ',
      'Two words. ',
      '&amp;',
      '&nbsp;',
      '&bogus;',
      '&#xD800;',
      '\r\n',
      '<br>',
      '<pre>',
      '</pre>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<svg>',
      '<template>',
      '<a href=x>',
      '</a>',
      '<',
      '"',
      '<h1>',
      '</h1>',
      '\u0000',
      '💥',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const html = `<html><body>${pieces.join('')}`;
        const { reading, notes } = await readPage(html);
        if (reading === null) {
          expect(notes.length).toBeGreaterThan(0);
          return;
        }
        expect(faults(reading)).toEqual([]);
        let at = 0;
        for (const anchor of reading.anchors) {
          expect(anchor.from).toBeGreaterThanOrEqual(at);
          at = anchor.to;
          if (anchor.original.kind !== 'offsets') throw new Error('a page has offsets');
          expect(anchor.original.from).toBeGreaterThanOrEqual(0);
          expect(anchor.original.to).toBeGreaterThanOrEqual(anchor.original.from);
          expect(anchor.original.to).toBeLessThanOrEqual(html.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['a hundred thousand open elements', '<div>'.repeat(100_000), ['reading/nesting-cut']],
    // A paragraph ends the one before it with all that began there, so this one nests nothing.
    ['formatting that never closes', Array.from({ length: 3000 }, (_, i) => `<font size="${i}"><p>x`).join(''), []],
    ['formatting in formatting', '<font><div>x'.repeat(3000), ['reading/nesting-cut']],
    ['a tag with a million attributes', `<p ${'a '.repeat(1_000_000)}>`, []],
    ['tables in tables', '<table><tr><td>'.repeat(20_000), ['reading/nesting-cut']],
  ])('bounds %s, keeps the words and says what it left out', async (_, bomb, codes) => {
    const took = await processorTime(async () => {
      const { reading, notes } = await readPage(`<html><body><p>${paragraphs[0]}</p>${bomb}<p>${paragraphs[1]}</p>`);
      expect(reading?.text).toContain(paragraphs[0]);
      expect(reading?.text).toContain('The shells came from the hills');
      expect(notes.map((n) => n.code)).toEqual(codes);
    });
    expect(took).toBeLessThan(8000);
  });

  it('reads the encoding that the page declares', async () => {
    const html =
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body><p>Жители сообщили об обстреле больницы.</p></body></html>';
    const bytes = Uint8Array.from(html, (char) => {
      const code = char.charCodeAt(0);
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
    });
    const { reading, notes } = await readPage(html, bytes);
    expect(reading?.text).toBe('Жители сообщили об обстреле больницы.');
    expect(notes.map(({ code }) => code)).toEqual(['reading/encoding-declared']);
  });

  it('without any words ends in a note', async () => {
    const { reading, notes } = await readPage('<html><body><div id="app"></div><script>start()</script></body></html>');
    expect(reading).toBeNull();
    expect(notes.map((n) => n.code)).toEqual(['reading/no-text']);
  });

  it('beyond its limit is refused with a note', async () => {
    const bytes = new Uint8Array(limits.html + 1).fill(0x20);
    bytes.set(new TextEncoder().encode('<html>'));
    const { notes } = await readPage('', bytes);
    expect(notes.map((n) => n.code)).toEqual(['reading/too-large']);
  });
});
