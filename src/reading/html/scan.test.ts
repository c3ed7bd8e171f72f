import * as fc from 'fast-check';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../model/testing/processor.ts';
import { drawPage } from './draw.ts';

type Node = DefaultTreeAdapterMap['node'];

const unseen = /^(?:head|script|style|noscript|template|svg|math|title|textarea|select|iframe|object)$/;
/** The words that the tree of a full parser shows, in its order. */
function wordsOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (!('childNodes' in node) || unseen.test(node.nodeName)) return '';
  const inner = node.childNodes.map(wordsOf).join('');
  return /^(?:p|div|h[1-6]|ul|li|table|tr|td|th|blockquote|br|dl|dt|dd|section|article|body)$/.test(node.nodeName)
    ? ` ${inner} `
    : inner;
}
const level = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('the scan of a page', () => {
  it.each([
    ['paragraphs that are not closed', '<p>One<p>two<div>three</div><ul><li>four<li>five</ul>six'],
    ['a list in a list', '<ul><li>One<ul><li>two<li>three</ul><li>four</ul>'],
    ['definitions', '<dl><dt>One<dd>two<dd>three<dt>four</dl>five'],
    ['cells and rows that are not closed', '<table><tr><td>One<td>two<tr><td>three<table><tr><td>four</table>five</table>six'],
    [
      'references by name and number',
      '<p>R&amp;D caf&eacute; &#8220;no&#x201d; &lt;b> AT&T &notin; &nosuch; &#128; 5 < 6 & 7</p>',
    ],
    ['references in addresses', '<a href="?a=1&copy=2&amp;b">One</a>'],
    ['formatting closed in the wrong order', '<p><b>One <i>two</b> three</i> four</p><p>five'],
    ['a link that is not closed', '<a href=x>One<p>two</p><a href=y>three</a>'],
    [
      'text that is no markup',
      '<title>a <b> c</title><style>p > a {}</style><script>if (a < b) "</p>"</script><p>One</p><textarea><p>two</textarea>three',
    ],
    ['comments of all shapes', 'One<!-- > --><!doctype x><!--><?php echo ">" ?></>two</ three>four<!-- -- -->five'],
    ['drawings', '<p>One<svg><path d="M"/><title>two</title><g><text>three</text></g></svg>four</p>'],
    ['a drawing that is broken out of', '<p>One<svg><g><p>two</p>three'],
    ['a heading in a heading', '<h1>One<h2>two</h1>three</h2>four'],
    ['ends without beginnings', 'One</div></p>two</br>three</b></li>four'],
    ['attributes with signs in them', '<p title="a > b" data-x=\'<p>\' c = d>One</p>'],
    ['capitals', '<DIV><P>One<P CLASS=x>two</DIV><SCRIPT>three</Script>four'],
    ['a template', '<template><p>One</p></template>two'],
    ['a head that is not closed', '<html><head><title>One</title><meta name=a content=b><div>two</div>three'],
    ['a block in a noscript in a paragraph', '<p>One <noscript><div><b>two</div></noscript>three</p>four'],
    ['a noscript that is not closed', '<p>One<noscript><p>two'],
    ['a CDATA section that is none', 'One<![CDATA[ two ]]>three<![CDATA[ four > five'],
    ['a CDATA section in a drawing', '<p>One<svg><style><![CDATA[ a > b ]]></style></svg>two'],
    ['a reference that is two characters', '<p>One &NotEqualTilde; &#x1F600; &#0; &amp'],
    ['zeros', '<p>One t\0wo\0</p>'],
    ['two bodies', '<body class=a><p>One</p></body><body class=b><p>two</p></body>three'],
  ])('gives %s as a full parser does', (_, html) => {
    expect(level(drawPage(html, false).text)).toBe(level(wordsOf(parse(html))));
  });

  const word = fc.constantFrom('market', 'hit', '&amp;', 'caf&eacute;', 'on', 'Monday', '5 &lt; 6', '\n', ' ');
  const { block } = fc.letrec<{ block: string; flow: string; phrase: string }>((tie) => ({
    phrase: fc.oneof(
      { depthSize: 'small' },
      fc.array(word, { maxLength: 5 }).map((all) => all.join('')),
      fc
        .tuple(fc.constantFrom('b', 'i', 'a', 'span', 'em'), tie('phrase'))
        .map(([tag, inner]) => `<${tag} class="x">${inner}</${tag}>`),
    ),
    flow: fc.array(tie('block'), { maxLength: 3 }).map((all) => all.join('')),
    block: fc.oneof(
      { depthSize: 'small' },
      fc.tuple(fc.constantFrom('p', 'h2'), tie('phrase')).map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
      fc.tuple(fc.constantFrom('div', 'section', 'blockquote'), tie('flow')).map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
      fc.array(tie('phrase'), { maxLength: 3 }).map((all) => `<ul>${all.map((inner) => `<li>${inner}`).join('')}</ul>`),
      fc
        .array(tie('phrase'), { maxLength: 3 })
        .map((all) => `<table><tr>${all.map((inner) => `<td>${inner}</td>`).join('')}</tr></table>`),
    ),
  }));

  it('gives well-formed pages as a full parser does, and each word with its place', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        const html = `<!DOCTYPE html><html><body>${blocks.join('\n')}</body></html>`;
        const page = drawPage(html, false);
        expect(level(page.text)).toBe(level(wordsOf(parse(html))));
        for (const { from, to, original } of page.anchors) {
          if (original.kind !== 'offsets') throw new Error('a box');
          const written = html.slice(original.from, original.to);
          if (written.length === to - from) expect(level(written)).toBe(level(page.text.slice(from, to)));
          else expect(written).toMatch(/^&\w+;$/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes time that grows with the length of the page, whatever its tags', async () => {
    for (const unit of [
      '<div>',
      '<b>',
      '<p><b>',
      '</div>',
      '<a>',
      '<table><td>',
      '<li><ul>',
      '<svg>',
      '&amp;',
      '<',
      '<!--',
      '<p a=1 ',
    ]) {
      // It takes some twenty milliseconds; a square would be minutes.
      expect(await processorTime(() => drawPage(unit.repeat(100_000), false))).toBeLessThan(10_000);
    }
  });
});
