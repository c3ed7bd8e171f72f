import { type DefaultTreeAdapterMap, parse } from 'parse5';
import type { Anchor } from '../../model/index.ts';

type Element = DefaultTreeAdapterMap['element'];
type Node = DefaultTreeAdapterMap['node'];

/** An element of the page as far as the choice of the report's body needs it. Blocks `first` (included) to `last` (excluded) lie in it. */
export interface Box {
  readonly tag: string;
  /** Index of the element around it, or -1. */
  readonly parent: number;
  readonly first: number;
  last: number;
  /** Class, id, role and the like in one string, small letters. */
  readonly label: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** One block of drawn text: where it stands in the text, in which box, and how much of it is links. */
export interface DrawnBlock {
  readonly from: number;
  readonly to: number;
  readonly box: number;
  readonly linkChars: number;
  readonly tag: string;
}

export interface Page {
  readonly text: string;
  readonly anchors: readonly Anchor[];
  readonly boxes: readonly Box[];
  readonly blocks: readonly DrawnBlock[];
  readonly title: string;
  readonly metas: readonly (readonly [name: string, content: string])[];
  readonly jsonLd: readonly string[];
  readonly links: readonly (readonly [rel: string, href: string])[];
  /** `<time>` elements: what their attribute says, and the block they stand in. */
  readonly times: readonly { readonly value: string; readonly block: number; readonly box: number }[];
  readonly language: string | null;
}

const words = (list: string) => new Set(list.split(' '));
const inline = words(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr img picture source map area o-p',
);
const unseen = words(
  'head script style noscript template iframe svg canvas object embed select option datalist textarea input audio video map progress meter math',
);
const hiddenStyle = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const isBlank = (code: number) => code === 32 || (code >= 9 && code <= 13);

class Drawing {
  readonly html: string;
  readonly showHidden: boolean;
  readonly pieces: string[] = [];
  length = 0;
  readonly anchors: Anchor[] = [];
  readonly boxes: Box[] = [];
  readonly blocks: DrawnBlock[] = [];
  title = '';
  readonly metas: [string, string][] = [];
  readonly jsonLd: string[] = [];
  readonly links: [string, string][] = [];
  readonly times: { value: string; block: number; box: number }[] = [];
  language: string | null = null;

  // The block being drawn: white space is held back until a letter follows it.
  blockFrom = -1;
  blockBox = 0;
  blockTag = '';
  linkChars = 0;
  pending = '';
  endsAt = 0;
  hasWords = false;

  constructor(html: string, showHidden: boolean) {
    this.html = html;
    this.showHidden = showHidden;
  }

  flush(): void {
    // A paragraph of nothing but no-break spaces is a gap that a writer made, and no block.
    if (this.blockFrom !== -1 && this.hasWords) {
      this.blocks.push({
        from: this.blockFrom,
        to: this.endsAt,
        box: this.blockBox,
        linkChars: this.linkChars,
        tag: this.blockTag,
      });
    }
    this.blockFrom = -1;
    this.hasWords = false;
    this.pending = '';
    this.linkChars = 0;
  }

  put(text: string): void {
    this.pieces.push(text);
    this.length += text.length;
  }

  /** Words of one text node, with the offsets they had in the page. */
  write(value: string, original: (index: number) => number, box: number, tag: string, inLink: boolean, pre: boolean): void {
    let i = 0;
    while (i < value.length) {
      if (isBlank(value.charCodeAt(i))) {
        let newline = false;
        const from = i;
        while (i < value.length && isBlank(value.charCodeAt(i))) {
          if (value.charCodeAt(i) === 10) newline = true;
          i += 1;
        }
        if (this.blockFrom !== -1) {
          if (pre) this.pending = value.slice(from, i).replace(/\r/g, '');
          else if (this.pending === '') this.pending = ' ';
        }
        if (pre && newline && this.blockFrom === -1) this.pending = '';
        continue;
      }
      const from = i;
      while (i < value.length && !isBlank(value.charCodeAt(i))) i += 1;
      if (this.blockFrom === -1) {
        if (this.length > 0) this.put(this.blocks.length > 0 && tag === 'li' && this.blocks.at(-1)?.tag === 'li' ? '\n' : '\n\n');
        this.blockFrom = this.length;
        this.blockBox = box;
        this.blockTag = tag;
      } else if (this.pending !== '') this.put(this.pending);
      this.pending = '';
      this.anchor(this.length, i - from, original(from), original(i));
      this.put(value.slice(from, i));
      if (inLink) this.linkChars += i - from;
      if (!this.hasWords) this.hasWords = /\S/.test(value.slice(from, i));
      this.endsAt = this.length;
    }
  }

  anchor(from: number, length: number, originalFrom: number, originalTo: number): void {
    const last = this.anchors.at(-1);
    if (last !== undefined && last.original.kind === 'offsets' && originalTo - originalFrom === length) {
      const linear = last.original.to - last.original.from === last.to - last.from;
      // Words that stand as far apart in the page as in the text go on from the words before.
      if (linear && from - last.to === originalFrom - last.original.to && from - last.to <= 1 && from >= last.to) {
        this.anchors[this.anchors.length - 1] = {
          from: last.from,
          to: from + length,
          original: { kind: 'offsets', from: last.original.from, to: originalTo },
        };
        return;
      }
    }
    this.anchors.push({ from, to: from + length, original: { kind: 'offsets', from: originalFrom, to: originalTo } });
  }

  /** A function from an index in a text node's value to an offset in the page: characters written as entities are longer there. */
  originals(value: string, from: number, to: number): (index: number) => number {
    if (to - from === value.length) return (index) => from + index;
    const map: number[] = [];
    const raw = this.html.slice(from, to);
    let at = 0;
    for (let i = 0; i < value.length; i++) {
      map[i] = from + Math.min(at, raw.length);
      if (raw[at] === '&' && (value[i] !== '&' || /^&(?:amp|#38|#x26)/i.test(raw.slice(at, at + 6)))) {
        const entity = /^&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});?/i.exec(raw.slice(at, at + 36))?.[0];
        at += entity?.length ?? 1;
        const code = value.codePointAt(i) ?? 0;
        if (code > 0xffff && i + 1 < value.length) {
          i += 1;
          map[i] = map[i - 1]!;
        }
      } else if (raw[at] === '\r' && value[i] === '\n') at += raw[at + 1] === '\n' ? 2 : 1;
      else at += 1;
    }
    map[value.length] = to;
    return (index) => map[index] ?? to;
  }

  head(element: Element): void {
    for (const child of element.childNodes) {
      if (!('tagName' in child)) continue;
      this.note(child);
      if (child.tagName === 'title') this.title ||= textOf(child);
    }
  }

  /** What an element says about the document, wherever it stands. */
  note(element: Element): void {
    const { tagName } = element;
    if (tagName === 'meta') {
      const content = attribute(element, 'content');
      for (const name of ['property', 'name', 'itemprop', 'http-equiv']) {
        const value = attribute(element, name);
        if (value !== null && content !== null && this.metas.length < 2000)
          this.metas.push([value.toLowerCase(), content.slice(0, 4000)]);
      }
    } else if (tagName === 'link') {
      const rel = attribute(element, 'rel');
      const href = attribute(element, 'href');
      if (rel !== null && href !== null && this.links.length < 500) this.links.push([rel.toLowerCase(), href.slice(0, 2000)]);
    } else if (
      tagName === 'script' &&
      /^application\/ld\+json/i.test(attribute(element, 'type') ?? '') &&
      this.jsonLd.length < 50
    )
      this.jsonLd.push(textOf(element));
  }

  isUnseen(element: Element): boolean {
    if (this.showHidden) return false;
    if (attribute(element, 'hidden') !== null || attribute(element, 'aria-hidden') === 'true') return true;
    return hiddenStyle.test(attribute(element, 'style') ?? '');
  }

  walk(node: Node, box: number, tag: string, inLink: boolean, pre: boolean): void {
    if (node.nodeName === '#text' && 'value' in node) {
      const location = node.sourceCodeLocation;
      const at = location?.startOffset ?? 0;
      this.write(node.value, this.originals(node.value, at, location?.endOffset ?? at), box, tag, inLink, pre);
      return;
    }
    if (!('tagName' in node)) {
      if ('childNodes' in node) for (const child of node.childNodes) this.walk(child, box, tag, inLink, pre);
      return;
    }
    const { tagName } = node;
    if (tagName === 'html') this.language = attribute(node, 'lang') ?? attribute(node, 'xml:lang');
    if (tagName === 'head') this.head(node);
    if (tagName === 'meta' || tagName === 'link' || tagName === 'script') this.note(node);
    if (unseen.has(tagName) || this.isUnseen(node)) return;
    if (tagName === 'br') {
      if (this.blockFrom !== -1) {
        // Two line breaks in a row part paragraphs in pages written without them.
        if (this.pending.startsWith('\n')) this.flush();
        else this.pending = '\n';
      }
      return;
    }
    const index = this.boxes.length;
    const isInline = inline.has(tagName);
    if (!isInline && tagName !== 'td' && tagName !== 'th') this.flush();
    if ((tagName === 'td' || tagName === 'th') && this.blockFrom !== -1) this.pending = '\t';
    const attributes: Record<string, string> = {};
    for (const { name, value } of node.attrs)
      if (/^(?:class|id|role|itemprop|itemtype|rel|href|aria-label|data-testid|data-component|property|datetime)$/.test(name))
        attributes[name] = value.slice(0, 400);
    const label = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''} ${attributes['data-testid'] ?? ''} ${attributes['data-component'] ?? ''}`;
    this.boxes.push({
      tag: tagName,
      parent: box,
      first: this.blocks.length + (this.blockFrom === -1 ? 0 : 1),
      last: 0,
      label,
      attributes,
    });
    if (tagName === 'time' || attributes['itemprop'] === 'datePublished') {
      const value = attribute(node, 'datetime') ?? attribute(node, 'content');
      if (value !== null && this.times.length < 200)
        this.times.push({ value: value.slice(0, 100), block: this.blocks.length, box: index });
    }
    const within = isInline ? tag : tagName;
    for (const child of node.childNodes) this.walk(child, index, within, inLink || tagName === 'a', pre || tagName === 'pre');
    if (!isInline && tagName !== 'td' && tagName !== 'th') this.flush();
    this.boxes[index]!.last = this.blocks.length + (this.blockFrom === -1 ? 0 : 1);
  }
}

const attribute = (element: Element, name: string): string | null => element.attrs.find((a) => a.name === name)?.value ?? null;

function textOf(element: Element): string {
  let text = '';
  for (const child of element.childNodes) if (child.nodeName === '#text' && 'value' in child) text += child.value;
  return text;
}

/**
 * The readable text of a page with its block structure, drawn from its tags: scripts are not run, nothing is fetched. `html` is
 * pruned (prune.ts), so that the walk is no deeper than the limit. Anchors count in code units of `html`.
 */
export function drawPage(html: string, showHidden: boolean): Page {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const drawing = new Drawing(html, showHidden);
  drawing.walk(document, -1, '', false, false);
  drawing.flush();
  const { pieces, anchors, boxes, blocks, title, metas, jsonLd, links, times, language } = drawing;
  return {
    text: pieces.join(''),
    anchors,
    boxes,
    blocks,
    title: title.replace(/\s+/g, ' ').trim(),
    metas,
    jsonLd,
    links,
    times,
    language,
  };
}
