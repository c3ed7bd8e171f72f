import { bytesOf, joined, latin1Of } from './make.ts';
import type { Nasty } from './nasty.ts';

const text = (name: string, content: string, path = 'x.txt', code?: string): Nasty => ({
  name: `text: ${name}`,
  path,
  bytes: bytesOf(content),
  ...(code === undefined ? {} : { code }),
});
const page = (name: string, body: string, code?: string): Nasty => ({
  name: `page: ${name}`,
  path: 'x.html',
  bytes: bytesOf(`<!DOCTYPE html><html><head><title>Market</title></head><body>${body}</body></html>`),
  ...(code === undefined ? {} : { code }),
});
const sentence = 'At least four people were killed when shells fell on the grain market of Qarna on Monday. ';

/** Plain texts that are built to confuse, to mislead the eye, or to take a pattern's time. */
export function nastyTexts(n: number): Nasty[] {
  const many = 20_000 * n;
  return [
    text('one line without a blank', 'a'.repeat(many * 10)),
    text('nothing but line breaks and a word', `${'\n'.repeat(many * 5)}x`),
    text('blanks between two words', `a${' '.repeat(many * 5)}b`),
    text('tabs and no-break spaces', '\t\u00a0'.repeat(many)),
    text('a digit for ever', '1'.repeat(many * 5)),
    text('dates for ever', '4/5/'.repeat(many)),
    text('months for ever', 'May 4 May '.repeat(many)),
    text('a by-line for ever', `By ${'Jane Doe and '.repeat(many)}`),
    text('datelines for ever', 'QARNA, 4 May 2016 (QNA) — '.repeat(many)),
    text('a label for ever', `Tags: ${'a, '.repeat(many)}`),
    text('labels in every line', 'Last update: Mon, 10/10/2016 - 22:52\n'.repeat(many / 4)),
    text('teasers in every line', 'Rebels storm a base far from the...\n\n'.repeat(many / 4)),
    text('quotation marks for ever', '"“”«'.repeat(many)),
    text('dots for ever', `${sentence}${'.'.repeat(many * 3)}`),
    text('brackets for ever', '([{('.repeat(many)),
    text('hashes for ever', '#'.repeat(many * 3)),
    text('front matter that never ends', `---\n${'a: b\n'.repeat(many)}`, 'x.md'),
    text('header fields for ever', 'Title: x\n'.repeat(many)),
    text('an address for ever', `https://example.org/${'a/'.repeat(many)}`),
    text('copyright lines for ever', '© 2016 Valley Echo. All rights reserved\n'.repeat(many / 4)),
    text('letters with a tower of accents', `a${'\u0301'.repeat(many)} ${sentence}`),
    text('writing turned round', `The file \u202egnp.exe\u202c is safe. ${sentence}`),
    text('writing turned round and never back', `\u202e\u2066\u2067${sentence}`),
    text('zero-width characters between the letters', sentence.split('').join('\u200b')),
    text('an Arabic text with joiners and marks', 'قصف\u200c السوق\u200f في القرنة\u0640\u0640\u064e '.repeat(100)),
    text('terminal escapes', '\u001b]0;owned\u0007\u001b[2J\u001b[31mred\u001b[0m report of the market '.repeat(20)),
    text('tag characters', `${sentence}${'\u{e0041}\u{e007f}'.repeat(200)}`),
    text('private use and noncharacters', `\ue000\uffff\ufdd0 ${sentence}`),
    {
      name: 'text: UTF-16 with an odd byte',
      path: 'x.txt',
      bytes: Uint8Array.from([0xff, 0xfe, 0x41, 0x00, 0x42]),
      code: 'reading/undecodable-bytes',
    },
    {
      name: 'text: UTF-16 with half a pair',
      path: 'x.txt',
      bytes: Uint8Array.from([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8, 0x42, 0x00]),
      code: 'reading/undecodable-bytes',
    },
    { name: 'text: a byte-order mark alone', path: 'x.txt', bytes: Uint8Array.from([0xef, 0xbb, 0xbf]), code: 'reading/empty' },
    { name: 'text: UTF-32 by its mark', path: 'x.txt', bytes: Uint8Array.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0, 0x42, 0, 0, 0]) },
    { name: 'text: overlong UTF-8', path: 'x.txt', bytes: joined(sentence, Uint8Array.from([0xc0, 0xaf, 0xe0, 0x80, 0xaf])) },
    { name: 'text: surrogates in UTF-8', path: 'x.txt', bytes: joined(sentence, Uint8Array.from([0xed, 0xa0, 0x80])) },
    {
      name: 'text: every byte there is',
      path: 'x.txt',
      bytes: Uint8Array.from({ length: 256 }, (_, i) => i),
      code: 'reading/binary',
    },
    { name: 'text: every byte from 128', path: 'x.txt', bytes: Uint8Array.from({ length: 128 * 20 }, (_, i) => 128 + (i % 128)) },
    { name: 'text: zero bytes between words', path: 'x.txt', bytes: latin1Of('Market\0hit\0on\0Monday'), code: 'reading/binary' },
    { name: 'text: nothing', path: 'x.txt', bytes: new Uint8Array(), code: 'reading/empty' },
  ];
}

/** Pages that are built to swell the tree, to loop a parser, or to make a reader fetch and run. */
export function nastyPages(n: number, { address, secret }: { readonly address: string; readonly secret: string }): Nasty[] {
  const many = 20_000 * n;
  const p = `<p>${sentence}</p>`;
  return [
    page('elements within elements', `${'<div>'.repeat(many)}x`, 'reading/nesting-cut'),
    page('bold within bold', `${'<b>'.repeat(many)}x`, 'reading/nesting-cut'),
    page('formatting never closed over paragraphs', `${'<b><i><u><font>'.repeat(30)}${'<p>x'.repeat(many / 20)}`),
    page('tables within tables', `${'<table><tr><td>'.repeat(many / 10)}x`, 'reading/nesting-cut'),
    page('lists within lists', `${'<ul><li>'.repeat(many / 10)}x`, 'reading/nesting-cut'),
    page('quotes within quotes', `${'<blockquote>'.repeat(many)}${p}`, 'reading/nesting-cut'),
    page('templates within templates', `${'<template>'.repeat(many / 10)}x${p}`),
    page('drawings within drawings', `${'<svg><g>'.repeat(many / 10)}x${p}`),
    page('formulas within formulas', `${'<math><mi>'.repeat(many / 10)}x${p}`),
    page('misnested formatting', '<a><b><i></a></b></i>'.repeat(many / 20)),
    page('end tags that close nothing', `${'</div></b></p></table>'.repeat(many / 10)}${p}`),
    page('attributes for ever', `<p ${Array.from({ length: many / 4 }, (_, i) => `a${i}=1`).join(' ')}>${sentence}</p>`),
    page('an attribute for ever', `<p title="${'x'.repeat(many * 20)}">${sentence}</p>`),
    page('an attribute that never ends', `<p title="${'x'.repeat(many)}`),
    page('a comment that never ends', `${p}<!-- ${'-'.repeat(many)}`),
    page('a tag that never ends', `${p}<${'a'.repeat(many)}`),
    page('comments for ever', `${'<!---->'.repeat(many)}${p}`),
    page('characters by number for ever', `<p>${'&#65;&#x42;&amp;'.repeat(many)}</p>`),
    page('characters that do not exist', `<p>&#x110000;&#0;&#xd800;&nosuch;&#99999999999; ${sentence}</p>`),
    page('ampersands for ever', `<p>${'&'.repeat(many * 3)}</p>`),
    page('line breaks for ever', `${'<br>'.repeat(many)}${p}`),
    page('a plaintext element', `${p}<plaintext>${'</p>'.repeat(1000)}`),
    page('an old listing', `<xmp>${'<div>'.repeat(many)}</xmp>${p}`),
    page(
      'a script that fetches',
      `${p}<script>fetch('${address}/script')</script><img src="${address}/img"><iframe src="${address}/frame"></iframe><link rel=stylesheet href="${address}/css"><object data="${address}/object"></object>`,
    ),
    page('a base and a refresh', `<base href="${address}/"><meta http-equiv="refresh" content="0;url=${address}/refresh">${p}`),
    page('a frame on a file', `${p}<iframe src="file://${secret}"></iframe><embed src="file://${secret}">`),
    page('a frameset', `</body><frameset><frame src="${address}"></frameset>`),
    page('zero bytes in tags', `<p\0>mar\0ket</p>${p}`),
    page('a heading for ever', `<h1>${'market '.repeat(many)}</h1>${p}`),
    page('links for ever', `${'<a href="#">More</a> '.repeat(many / 2)}${p}`),
    page('options and inputs for ever', `<select>${'<option>x'.repeat(many / 2)}</select>${p}`),
    page('times for ever', `${'<time datetime="2016-05-04">4 May 2016</time>'.repeat(many / 10)}${p}`),
    {
      name: 'page: linked data nested for ever',
      path: 'x.html',
      bytes: bytesOf(
        `<html><head><script type="application/ld+json">${'[{"@graph":'.repeat(many)}</script></head><body>${p}</body></html>`,
      ),
    },
    {
      name: 'page: fields for ever',
      path: 'x.html',
      bytes: bytesOf(
        `<html><head>${'<meta name="date" content="2016-05-04x">'.repeat(many / 10)}</head><body>${p}</body></html>`,
      ),
    },
    {
      name: 'page: a document type with entities',
      path: 'x.html',
      bytes: bytesOf(`<!DOCTYPE html [<!ENTITY a SYSTEM "file://${secret}">]><html><body><p>&a; ${sentence}</p></body></html>`),
    },
    {
      name: 'page: an encoding that nobody knows',
      path: 'x.html',
      bytes: latin1Of(`<html><meta charset="x-nobody"><p>caf\u00e9 ${sentence}</p>`),
    },
    {
      name: 'page: an encoding that shifts',
      path: 'x.html',
      bytes: joined('<html><meta charset="iso-2022-jp"><p>', Uint8Array.from([0x1b, 0x24, 0x42]), sentence),
    },
    {
      name: 'page: a page that says UTF-7',
      path: 'x.html',
      bytes: bytesOf(`<html><meta charset="utf-7"><p>+ADw-script+AD4- ${sentence}</p>`),
    },
  ];
}
