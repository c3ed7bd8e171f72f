import type { Anchor } from '../../model/index.ts';
import { type Attributes, type Listener, scan } from './scan.ts';

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
  /** How many elements were left out as too deep, their words not. */
  readonly pruned: number;
}

/** An open element as far as drawing needs it. */
interface Frame {
  readonly tag: string;
  readonly box: number;
  /** The tag of the block that words in it belong to. */
  readonly within: string;
  readonly inline: boolean;
  readonly inLink: boolean;
  readonly pre: boolean;
  /** In raised letters: the mark of a footnote, an exponent. */
  readonly raised: boolean;
  readonly unseen: boolean;
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

class Drawing implements Listener {
  readonly showHidden: boolean;
  readonly pieces: string[] = [];
  length = 0;
  readonly anchors: Anchor[] = [];
  readonly boxes: Box[] = [
    { tag: 'html', parent: -1, first: 0, last: 0, label: '', attributes: {} },
    { tag: 'body', parent: 0, first: 0, last: 0, label: '', attributes: {} },
  ];
  readonly blocks: DrawnBlock[] = [];
  title = '';
  readonly metas: [string, string][] = [];
  readonly jsonLd: string[] = [];
  readonly links: [string, string][] = [];
  readonly times: { value: string; block: number; box: number }[] = [];
  language: string | null = null;
  readonly frames: Frame[] = [];
  frame: Frame = { tag: 'body', box: 1, within: 'body', inline: false, inLink: false, pre: false, raised: false, unseen: false };

  // The block being drawn: white space is held back until a letter follows it.
  blockFrom = -1;
  blockBox = 0;
  blockTag = '';
  linkChars = 0;
  pending = '';
  endsAt = 0;
  hasWords = false;

  constructor(showHidden: boolean) {
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

  /** Words, with the places they have in the page: to the character where they are written as they read. */
  text(value: string, written: number, to: number): void {
    const { box, within: tag, inLink, pre, raised, unseen } = this.frame;
    if (unseen) return;
    const linear = to - written === value.length;
    let i = 0;
    while (i < value.length) {
      if (isBlank(value.charCodeAt(i))) {
        const from = i;
        while (i < value.length && isBlank(value.charCodeAt(i))) i += 1;
        if (this.blockFrom !== -1) {
          if (pre) this.pending = value.slice(from, i).replace(/\r/g, '');
          else if (this.pending === '') this.pending = ' ';
        }
        continue;
      }
      const from = i;
      let blanks = 0;
      // Words that stand one blank apart read as they are written, so they are taken together.
      for (; i < value.length; i++) {
        const code = value.charCodeAt(i);
        if (!isBlank(code)) continue;
        if (code !== 32 || !linear || raised || i + 1 === value.length || isBlank(value.charCodeAt(i + 1))) break;
        blanks += 1;
      }
      if (this.blockFrom === -1) {
        if (this.length > 0) this.put(this.blocks.length > 0 && tag === 'li' && this.blocks.at(-1)?.tag === 'li' ? '\n' : '\n\n');
        this.blockFrom = this.length;
        this.blockBox = box;
        this.blockTag = tag;
      } else if (this.pending !== '') this.put(this.pending);
      this.pending = '';
      if (linear) this.anchor(this.length, i - from, written + from, written + i);
      else this.anchor(this.length, i - from, written, to);
      const word = raised ? asRaised(value.slice(from, i)) : value.slice(from, i);
      this.put(word);
      if (inLink) this.linkChars += i - from - blanks;
      if (!this.hasWords) this.hasWords = /\S/.test(word);
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

  whole(tag: 'html' | 'body', attributes: Attributes): void {
    if (tag === 'html') this.language ??= attributes.get('lang') ?? attributes.get('xml:lang') ?? null;
    const at = tag === 'html' ? 0 : 1;
    const box = this.boxes[at]!;
    if (box.label === '') this.boxes[at] = { ...box, ...described(attributes) };
  }

  /** What an element says about the document, wherever it stands. */
  note(tag: string, attributes: Attributes): void {
    if (tag === 'meta') {
      const content = attributes.get('content');
      if (content === undefined) return;
      for (const name of ['property', 'name', 'itemprop', 'http-equiv']) {
        const value = attributes.get(name);
        if (value !== undefined && this.metas.length < 2000) this.metas.push([value.toLowerCase(), content.slice(0, 4000)]);
      }
    } else {
      const rel = attributes.get('rel');
      const href = attributes.get('href');
      if (rel !== undefined && href !== undefined && this.links.length < 500)
        this.links.push([rel.toLowerCase(), href.slice(0, 2000)]);
    }
  }

  time(attributes: Attributes, box: number): void {
    const value = attributes.get('datetime') ?? attributes.get('content');
    if (value !== undefined && this.times.length < 200)
      this.times.push({ value: value.slice(0, 100), block: this.blocks.length, box });
  }

  raw(tag: string, attributes: Attributes, content: string): void {
    if (tag === 'title') this.title ||= content;
    else if (tag === 'script' && this.jsonLd.length < 50 && /^application\/ld\+json/i.test(attributes.get('type') ?? ''))
      this.jsonLd.push(content);
  }

  isUnseen(attributes: Attributes): boolean {
    if (this.showHidden || attributes.size === 0) return false;
    return (
      attributes.has('hidden') || attributes.get('aria-hidden') === 'true' || hiddenStyle.test(attributes.get('style') ?? '')
    );
  }

  empty(tag: string, attributes: Attributes): void {
    if (this.frame.unseen) return;
    if (tag === 'meta' || tag === 'link') {
      this.note(tag, attributes);
      if (this.boxes.length > 2 && attributes.get('itemprop') === 'datePublished') this.time(attributes, this.frame.box);
    }
    if (tag === 'br') {
      if (this.blockFrom === -1) return;
      // Two line breaks in a row part paragraphs in pages written without them.
      if (this.pending.startsWith('\n')) this.flush();
      else this.pending = '\n';
    } else if (!inline.has(tag) && !unseen.has(tag)) this.flush();
  }

  open(tag: string, attributes: Attributes): void {
    const outer = this.frame;
    this.frames.push(outer);
    if (outer.unseen || unseen.has(tag) || this.isUnseen(attributes)) {
      this.frame = { ...outer, tag, unseen: true };
      return;
    }
    const isInline = inline.has(tag);
    const isCell = tag === 'td' || tag === 'th';
    if (!isInline && !isCell) this.flush();
    if (isCell && this.blockFrom !== -1) this.pending = '\t';
    const box = this.boxes.length;
    const first = this.blocks.length + (this.blockFrom === -1 ? 0 : 1);
    this.boxes.push({ tag, parent: outer.box, first, last: 0, ...described(attributes) });
    if (tag === 'time' || attributes.get('itemprop') === 'datePublished') this.time(attributes, box);
    this.frame = {
      tag,
      box,
      within: isInline ? outer.within : tag,
      inline: isInline || isCell,
      inLink: outer.inLink || tag === 'a',
      pre: outer.pre || tag === 'pre',
      raised: outer.raised || tag === 'sup',
      unseen: false,
    };
  }

  close(tag: string): void {
    const { frame } = this;
    if (frame.tag === tag) {
      this.frame = this.frames.pop() ?? frame;
      this.end(frame);
      return;
    }
    // An element of formatting that ends before what began in it: what is in it is in it no longer.
    const at = this.frames.findLastIndex((one) => one.tag === tag);
    if (at === -1) return;
    const [gone] = this.frames.splice(at, 1);
    this.end(gone!);
    if (tag !== 'a') return;
    const free = (one: Frame): Frame => (one.inLink ? { ...one, inLink: false } : one);
    for (let i = at; i < this.frames.length; i++) this.frames[i] = free(this.frames[i]!);
    this.frame = free(this.frame);
  }

  end(frame: Frame): void {
    if (frame.unseen) return;
    if (!frame.inline) this.flush();
    this.boxes[frame.box]!.last = this.blocks.length + (this.blockFrom === -1 ? 0 : 1);
  }

  /** Ends what is open when the page ends. */
  finish(): void {
    this.flush();
    for (const box of this.boxes.slice(0, 2)) box.last = this.blocks.length;
  }
}

const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** "killed 4<sup>12</sup>" must never read as 412: raised numbers are written as they look. */
const asRaised = (word: string): string =>
  /^\d{1,3}$/.test(word) ? word.replace(/\d/g, (digit) => raisedDigits[Number(digit)]!) : word;

const described = (attributes: Attributes): Pick<Box, 'label' | 'attributes'> => {
  if (attributes.size === 0) return bare;
  const kept: Record<string, string> = {};
  for (const [name, value] of attributes) if (telling.has(name)) kept[name] = value.slice(0, 400);
  return {
    label: `${kept['class'] ?? ''} ${kept['id'] ?? ''} ${kept['data-testid'] ?? ''} ${kept['data-component'] ?? ''}`,
    attributes: kept,
  };
};
const bare: Pick<Box, 'label' | 'attributes'> = { label: '   ', attributes: {} };
const telling = words('class id role itemprop itemtype rel href aria-label data-testid data-component property datetime');

/**
 * The readable text of a page with its block structure, drawn from its tags: scripts are not run, nothing is fetched. Anchors
 * count in code units of `html`.
 */
export function drawPage(html: string, showHidden: boolean): Page {
  const drawing = new Drawing(showHidden);
  const pruned = scan(html, drawing);
  drawing.finish();
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
    pruned,
  };
}
