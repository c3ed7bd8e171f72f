import { limits } from '../limits.ts';

// Elements that need no end tag, so that many of them in a row are no nesting.
const unnested = new Set(
  'area base br col embed hr img input link meta source track wbr p li td th tr dt dd option thead tbody tfoot colgroup'.split(
    ' ',
  ),
);
const formatting = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
const raw = new Set('script style textarea title noscript iframe noembed noframes xmp'.split(' '));
/** Formatting elements are opened again in every paragraph until they are closed, so fewer of them may stand open. */
const OPEN_FORMATTING = 40;
/** A tag longer than this is blanked: the parser compares each attribute with all before it. */
const LONGEST_TAG = 64 * 1024;

const tagStart = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})|<!--/g;

/** Where a tag that begins at `at` ends: past its ">", with ">" in quoted attributes skipped; -1 when it never does. */
function endOfTag(html: string, at: number): number {
  let i = at;
  while (i < html.length) {
    const char = html.charCodeAt(i);
    if (char === 62) return i + 1;
    if (char === 61) {
      i += 1;
      while (html.charCodeAt(i) <= 32) i += 1;
      const quote = html[i];
      if (quote === '"' || quote === "'") {
        const close = html.indexOf(quote, i + 1);
        if (close === -1) return -1;
        i = close + 1;
        continue;
      }
      continue;
    }
    i += 1;
  }
  return -1;
}

/**
 * The same page with tags beyond the nesting limit blanked out, so that every offset stays what it was. A parser of HTML looks
 * through all open elements at each tag: without a bound on them its work grows with the square of a hostile page.
 */
export function prune(html: string): { readonly html: string; readonly pruned: number } {
  const open: { name: string; blank: boolean }[] = [];
  const blanks: [number, number][] = [];
  let formattingOpen = 0;
  let kept = 0;
  tagStart.lastIndex = 0;
  for (let match = tagStart.exec(html); match !== null; match = tagStart.exec(html)) {
    if (match[0] === '<!--') {
      const end = html.indexOf('-->', match.index + 2);
      if (end === -1) break;
      tagStart.lastIndex = end + 3;
      continue;
    }
    const name = (match[2] ?? '').toLowerCase();
    const end = endOfTag(html, tagStart.lastIndex);
    if (end === -1) break;
    tagStart.lastIndex = end;
    const long = end - match.index > LONGEST_TAG;
    if (match[1] === '/') {
      if (unnested.has(name)) continue;
      // Only the innermost few are looked at: an end tag far from its start closes nothing that we count.
      for (let i = open.length - 1, far = Math.max(0, open.length - 40); i >= far; i--) {
        const element = open[i]!;
        if (element.name !== name) continue;
        for (const gone of open.splice(i)) {
          if (!gone.blank) kept -= 1;
          if (!gone.blank && formatting.has(gone.name)) formattingOpen -= 1;
        }
        if (element.blank) blanks.push([match.index, end]);
        break;
      }
      continue;
    }
    if (raw.has(name)) {
      const close = indexOfClose(html, name, end);
      if (long) blanks.push([match.index, end]);
      if (close === -1) break;
      tagStart.lastIndex = close;
      continue;
    }
    if (unnested.has(name)) {
      if (long) blanks.push([match.index, end]);
      continue;
    }
    const blank = long || kept >= limits.htmlDepth || (formatting.has(name) && formattingOpen >= OPEN_FORMATTING);
    if (blank) blanks.push([match.index, end]);
    else {
      kept += 1;
      if (formatting.has(name)) formattingOpen += 1;
    }
    open.push({ name, blank });
  }
  if (blanks.length === 0) return { html, pruned: 0 };
  const pieces: string[] = [];
  let at = 0;
  for (const [from, to] of blanks) {
    pieces.push(html.slice(at, from), ' '.repeat(to - from));
    at = to;
  }
  pieces.push(html.slice(at));
  return { html: pieces.join(''), pruned: blanks.length };
}

/** Where `</name` stands next, in any case of letters, or -1. */
function indexOfClose(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at !== -1; at = html.indexOf('</', at + 2))
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  return -1;
}
