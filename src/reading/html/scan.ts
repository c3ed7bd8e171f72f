import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { limits } from '../limits.ts';

/** The attributes of a tag by their names in small letters; of two with one name the first counts (HTML Standard §13.2.5.33). */
export type Attributes = ReadonlyMap<string, string>;

/** What a scan of a page tells, in the order in which the page is written. Places count in code units of the page. */
export interface Listener {
  open(tag: string, attributes: Attributes): void;
  /** The innermost open element of that name ends, even where others that began in it have not. */
  close(tag: string): void;
  /** An element that has no content. */
  empty(tag: string, attributes: Attributes): void;
  /** The tags of the page as a whole, wherever they stand. */
  whole(tag: 'html' | 'body', attributes: Attributes): void;
  /** Character data: as it reads, and where it is written; of the same length but where characters are written by name. */
  text(value: string, from: number, to: number): void;
  /** The content of a title, a script or a style, which is text and no markup. */
  raw(tag: string, attributes: Attributes, content: string): void;
}

const MOST_ATTRIBUTES = 100;
const none: Attributes = new Map();

const words = (list: string) => new Set(list.split(' '));
const empty = words('area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr');
const rawText = words('script style textarea title iframe noembed noframes noscript xmp');
/** Start tags that end an open paragraph. */
const endsParagraph = words(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li dd dt main menu nav ol p pre listing plaintext search section summary table ul xmp',
);
/** Elements out of which an end tag or an implied end does not reach. */
const scopes = words('html body table td th caption template button marquee object applet svg math');
const formatting = words('a b big code em font i nobr s small strike strong tt u');
const foreign = words('svg math');
const breaksOut = words(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var',
);

/** Which open elements a start tag ends by itself, and how far out that reaches. */
const implied: Readonly<Record<string, readonly [ends: ReadonlySet<string>, within: ReadonlySet<string>]>> = {
  li: [words('li'), words('ul ol menu dir')],
  dd: [words('dd dt'), words('dl')],
  dt: [words('dd dt'), words('dl')],
  td: [words('td th'), words('tr table')],
  th: [words('td th'), words('tr table')],
  tr: [words('tr td th caption'), words('tbody thead tfoot table')],
  tbody: [words('tbody thead tfoot tr td th caption colgroup'), words('table')],
  thead: [words('tbody thead tfoot tr td th caption colgroup'), words('table')],
  tfoot: [words('tbody thead tfoot tr td th caption colgroup'), words('table')],
  caption: [words('caption'), words('table')],
  option: [words('option'), words('select optgroup datalist')],
  optgroup: [words('option optgroup'), words('select')],
  a: [words('a'), words('td th table')],
  button: [words('button'), words('table')],
  nobr: [words('nobr'), words('table')],
};
const heading = /^h[1-6]$/;

/** An element whose content is text and no markup, until its end tag. */
interface Raw {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly from: number;
  content: string;
}

/** Puts the tags of a page together in one pass, much as a browser would; the library tells where tags, text and references are. */
class Scan implements TokenizerCallbacks {
  readonly html: string;
  readonly listener: Listener;
  readonly open: string[] = [];
  /** Elements beyond the limit of depth: they are not told, and neither are their ends. */
  readonly over: string[] = [];
  /** How many elements of each name are open: most searches are for a paragraph where there is none. */
  readonly counts = new Map<string, number>();
  /** How many of the open elements are svg or math. */
  foreign = 0;
  pruned = 0;
  readonly hasZeros: boolean;

  // The tag that is being told, piece by piece.
  name = '';
  attributes: Map<string, string> | null = null;
  attribute = '';
  value = '';
  raw: Raw | null = null;

  constructor(html: string, listener: Listener) {
    this.html = html;
    this.listener = listener;
    this.hasZeros = html.includes('\0');
  }

  count(tag: string, change: 1 | -1): void {
    this.counts.set(tag, (this.counts.get(tag) ?? 0) + change);
  }

  has(names: ReadonlySet<string>): boolean {
    for (const name of names) if ((this.counts.get(name) ?? 0) > 0) return true;
    return false;
  }

  /** Ends the innermost open elements down to a depth. */
  endTo(depth: number): void {
    while (this.open.length > depth) {
      const tag = this.open.pop()!;
      this.count(tag, -1);
      if (foreign.has(tag)) this.foreign -= 1;
      this.listener.close(tag);
    }
  }

  /** Where the innermost open element of some names stands, not looked for beyond an element of `within`; -1 when nowhere. */
  innermost(names: ReadonlySet<string>, within: ReadonlySet<string>): number {
    if (!this.has(names)) return -1;
    for (let i = this.open.length - 1; i >= 0; i--) {
      if (names.has(this.open[i]!)) return i;
      if (within.has(this.open[i]!)) return -1;
    }
    return -1;
  }

  /** The outermost element of some names that is still within. */
  outermost(names: ReadonlySet<string>, within: ReadonlySet<string>): number {
    let found = -1;
    if (!this.has(names)) return -1;
    for (let i = this.open.length - 1; i >= 0; i--) {
      if (within.has(this.open[i]!)) break;
      if (names.has(this.open[i]!)) found = i;
    }
    return found;
  }

  /** Ends one formatting element and leaves what began in it: the paragraph that a bold word opened goes on. */
  endFormatting(tag: string): void {
    if ((this.counts.get(tag) ?? 0) === 0) return;
    for (let i = this.open.length - 1; i >= 0; i--) {
      if (this.open[i] === tag) {
        if (i === this.open.length - 1) this.endTo(i);
        else {
          this.open.splice(i, 1);
          this.count(tag, -1);
          this.listener.close(tag);
        }
        return;
      }
      if (this.open[i] === 'td' || this.open[i] === 'th' || this.open[i] === 'table') return;
    }
  }

  start(tag: string, attributes: Attributes, closesItself: boolean): void {
    if (tag === 'html' || tag === 'body') {
      this.listener.whole(tag, attributes);
      return;
    }
    // What may stand in a head is told the same anywhere, so a head needs no element.
    if (tag === 'head') return;
    if (this.foreign > 0 && breaksOut.has(tag)) this.endTo(this.open.findIndex((name) => foreign.has(name)));
    const inForeign = this.foreign > 0;
    if (!inForeign) {
      if (endsParagraph.has(tag)) {
        const p = this.innermost(paragraph, scopes);
        if (p !== -1) this.endTo(p);
      }
      const [ends, within] = implied[tag] ?? [];
      if (ends !== undefined && within !== undefined) {
        if (formatting.has(tag)) this.endFormatting(tag);
        else {
          const outer = this.outermost(ends, within);
          if (outer !== -1) this.endTo(outer);
        }
      }
      if (heading.test(tag) && heading.test(this.open.at(-1) ?? '')) this.endTo(this.open.length - 1);
    }
    if (empty.has(tag)) {
      this.listener.empty(tag, attributes);
      return;
    }
    if (inForeign && closesItself) return;
    if (this.open.length >= limits.htmlDepth) {
      this.pruned += 1;
      if (!unended.has(tag)) this.over.push(tag);
      return;
    }
    if (foreign.has(tag)) {
      if (closesItself) return;
      this.foreign += 1;
    }
    this.open.push(tag);
    this.count(tag, 1);
    this.listener.open(tag, attributes);
  }

  end(tag: string): void {
    if (tag === 'br') {
      this.start('br', none, false);
      return;
    }
    if (empty.has(tag) || tag === 'html' || tag === 'body' || tag === 'head') return;
    if (this.over.length > 0 && this.endsOver(tag)) return;
    if (formatting.has(tag) && this.foreign === 0) {
      this.endFormatting(tag);
      return;
    }
    const names = heading.test(tag) ? headings : (named.get(tag) ?? new Set([tag]));
    const at = this.innermost(names, tableParts.has(tag) ? tables : tag === 'li' ? lists : beyond);
    if (at !== -1) this.endTo(at);
    else if (tag === 'p') {
      // An end without a beginning is an empty paragraph.
      this.listener.open('p', none);
      this.listener.close('p');
    }
  }

  /** Whether an end tag is that of an element beyond the limit; only the last few are looked at. */
  endsOver(tag: string): boolean {
    const at = this.over.lastIndexOf(tag);
    if (at === -1 || at < this.over.length - 40) return false;
    this.over.length = at;
    return true;
  }

  onopentagname(from: number, to: number): void {
    this.name = this.html.slice(from, Math.min(to, from + 60)).toLowerCase();
    this.attributes = null;
  }

  onattribname(from: number, to: number): void {
    this.attribute = this.html.slice(from, to).toLowerCase();
    this.value = '';
  }

  onattribdata(from: number, to: number): void {
    this.value += this.html.slice(from, to);
  }

  onattribentity(codePoint: number): void {
    this.value += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    this.attributes ??= new Map();
    if (this.attributes.size < MOST_ATTRIBUTES && !this.attributes.has(this.attribute))
      this.attributes.set(this.attribute, this.value);
  }

  onopentagend(end: number): void {
    this.opened(end + 1, false);
  }

  onselfclosingtag(end: number): void {
    this.opened(end + 1, true);
  }

  opened(from: number, closesItself: boolean): void {
    if (this.raw !== null) return;
    const { name, attributes } = this;
    if (rawText.has(name) && !this.isInForeignContext())
      this.raw = { tag: name, attributes: attributes ?? none, from, content: '' };
    else this.start(name, attributes ?? none, closesItself);
  }

  onclosetag(from: number, to: number): void {
    const name = this.html.slice(from, to).toLowerCase();
    if (this.raw === null) this.end(name);
    // A browser runs scripts, so what stands in a noscript is text to it; to the library it is markup.
    else if (this.raw.tag === name) this.endRaw(from - 2);
  }

  /** Tells what stood in an element without markup. */
  endRaw(to: number): void {
    const { tag, attributes, from, content } = this.raw!;
    this.raw = null;
    if (tag === 'xmp') {
      this.start(tag, attributes, false);
      this.listener.text(content, from, to);
      this.end(tag);
    } else this.listener.raw(tag, attributes, content);
  }

  ontext(from: number, to: number): void {
    if (this.raw !== null) this.raw.content += this.html.slice(from, to);
    else if (!this.hasZeros) this.listener.text(this.html.slice(from, to), from, to);
    // A zero is no character of a page (HTML Standard §13.2.6.4.7).
    else
      for (const match of this.html.slice(from, to).matchAll(/[^\0]+/g))
        this.listener.text(match[0], from + match.index, from + match.index + match[0].length);
  }

  ontextentity(codePoint: number, to: number): void {
    const value = String.fromCodePoint(codePoint);
    if (this.raw !== null) this.raw.content += value;
    else this.listener.text(value, this.html.lastIndexOf('&', to - 1), to);
  }

  onend(): void {
    if (this.raw !== null) this.endRaw(this.html.length);
    this.endTo(0);
  }

  isInForeignContext(): boolean {
    return this.foreign > 0;
  }

  // What is no part of what a page shows.
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
}

const paragraph = words('p');
const headings = words('h1 h2 h3 h4 h5 h6');
const tableParts = words('tr td th tbody thead tfoot caption table');
/** An end tag does not reach out of a table, a cell or a template to something that was opened around it. */
const beyond = words('table td th caption template');
const tables = words('table template');
const lists = words('ul ol table td th caption template');
/** Elements whose end tag is often left out. */
const unended = words('p li td th tr dt dd option thead tbody tfoot colgroup');
const named = new Map(
  'div p span ul ol li table tr td th tbody thead tfoot section article aside nav header footer main form button figure'
    .split(' ')
    .map((tag) => [tag, new Set([tag])] as const),
);

/**
 * The page as the library shall have it. A "<![CDATA[" that never ends it would take for a comment up to the end of the page, where
 * browsers end it at the next ">"; in small letters it does so too.
 */
function endingComments(html: string): string {
  if (!html.includes('<![CDATA[')) return html;
  const from = html.lastIndexOf(']]>') + 1;
  return html.slice(0, from) + html.slice(from).replaceAll('<![CDATA[', '<![cdata[');
}

/**
 * Tells the elements and the words of a page in one pass over it, in time that grows with its length. Tags, attributes and
 * references are found by htmlparser2; which element ends where is told as the HTML Standard has it in what pages do (ends that
 * are implied, raw text, drawings), and simpler where only broken pages differ. Elements beyond `limits.htmlDepth` within one another are not
 * told, their words are; gives how many.
 */
export function scan(html: string, listener: Listener): number {
  const scanning = new Scan(html, listener);
  const tokenizer = new Tokenizer({}, scanning);
  tokenizer.write(endingComments(html));
  tokenizer.end();
  return scanning.pruned;
}
