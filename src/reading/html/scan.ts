import { parseFragment } from 'parse5';
import { limits } from '../limits.ts';

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

/** The attributes of a tag, parsed when they are first asked for: most never are. */
export class Attributes {
  readonly #written: string;
  #all: Map<string, string> | null = null;

  constructor(written: string) {
    this.#written = written;
  }

  get isEmpty(): boolean {
    return this.#written === '';
  }

  get(name: string): string | null {
    return this.all().get(name) ?? null;
  }

  /** By name in small letters; of two with one name the first counts (HTML Standard §13.2.5.33). */
  all(): ReadonlyMap<string, string> {
    if (this.#all !== null) return this.#all;
    this.#all = new Map();
    const pattern = /([^\s"'>/=][^\s>/=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;
    for (const match of this.#written.matchAll(pattern)) {
      const name = match[1]!.toLowerCase();
      if (!this.#all.has(name)) this.#all.set(name, decoded(match[2] ?? match[3] ?? match[4] ?? '', true));
      if (this.#all.size >= MOST_ATTRIBUTES) break;
    }
    return this.#all;
  }
}

const MOST_ATTRIBUTES = 100;
/** A tag longer than this is passed over. */
const LONGEST_TAG = 256 * 1024;

const reference = /&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?/g;
const referenceOrZero = new RegExp(`${reference.source}|\\0`, 'g');
const references = new Map<string, string>();

/** What a character reference stands for, by the table of the library; the same text when it stands for nothing. */
function character(written: string): string {
  const known = references.get(written);
  if (known !== undefined) return known;
  const node = parseFragment(written).childNodes[0];
  const value = node !== undefined && 'value' in node ? node.value : written;
  // A page has few different ones; a hostile one must not fill the memory.
  if (references.size < 5000) references.set(written, value);
  return value;
}

function decoded(written: string, inAttribute: boolean): string {
  if (!written.includes('&')) return written;
  return written.replace(reference, (all, offset: number) => {
    // "?a=1&copy=2" in an attribute is an address, not a copyright sign.
    if (inAttribute && !all.endsWith(';') && /[=a-zA-Z0-9]/.test(written[offset + all.length] ?? '')) return all;
    return character(all);
  });
}

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

/** Reads the tags of a page in one pass, much as a browser would put them together. */
class Scan {
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

  start(tag: string, written: string): void {
    if (tag === 'html' || tag === 'body') {
      this.listener.whole(tag, new Attributes(written));
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
    const attributes = new Attributes(written);
    if (empty.has(tag)) {
      this.listener.empty(tag, attributes);
      return;
    }
    if (inForeign && written.endsWith('/')) return;
    if (this.open.length >= limits.htmlDepth) {
      this.pruned += 1;
      if (!unended.has(tag)) this.over.push(tag);
      return;
    }
    if (foreign.has(tag)) {
      if (written.endsWith('/')) return;
      this.foreign += 1;
    }
    this.open.push(tag);
    this.count(tag, 1);
    this.listener.open(tag, attributes);
  }

  end(tag: string): void {
    if (tag === 'br') {
      this.start('br', '');
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
      this.listener.open('p', nothing);
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

  /** Characters between two tags: told in stretches of equal length, and one by one where they are written by name. */
  characters(from: number, to: number): void {
    const { listener } = this;
    const written = this.html.slice(from, to);
    if (!this.hasZeros && !written.includes('&')) {
      listener.text(written, from, to);
      return;
    }
    let at = 0;
    for (const match of written.matchAll(this.hasZeros ? referenceOrZero : reference)) {
      const value = match[0] === '\0' ? '' : character(match[0]);
      if (value === match[0]) continue;
      if (match.index > at) listener.text(written.slice(at, match.index), from + at, from + match.index);
      at = match.index + match[0].length;
      if (value !== '') listener.text(value, from + match.index, from + at);
    }
    if (at < written.length) listener.text(written.slice(at), from + at, to);
  }

  run(): void {
    const { html } = this;
    const { length } = html;
    let at = 0;
    while (at < length) {
      const less = html.indexOf('<', at);
      if (less === -1) break;
      const next = html.charCodeAt(less + 1);
      const closing = next === 47;
      const first = closing ? html.charCodeAt(less + 2) : next;
      const isName = (first >= 97 && first <= 122) || (first >= 65 && first <= 90);
      if (!isName) {
        if (next === 33 || next === 63 || closing) {
          if (less > at) this.characters(at, less);
          at = this.comment(less, next);
          continue;
        }
        // A "<" that begins no tag is one that somebody wrote.
        this.characters(at, less + 1);
        at = less + 1;
        continue;
      }
      if (less > at) this.characters(at, less);
      at = this.tag(less, closing);
    }
    if (at < length) this.characters(at, length);
    this.endTo(0);
  }

  /** Past a comment, a document type or another declaration. */
  comment(at: number, kind: number): number {
    const { html } = this;
    if (kind === 33 && html.startsWith('--', at + 2)) {
      if (html[at + 4] === '>') return at + 5;
      const end = html.indexOf('-->', at + 4);
      return end === -1 ? html.length : end + 3;
    }
    if (this.foreign > 0 && html.startsWith('<![CDATA[', at)) {
      const end = html.indexOf(']]>', at);
      return end === -1 ? html.length : end + 3;
    }
    const end = html.indexOf('>', at);
    return end === -1 ? html.length : end + 1;
  }

  tag(at: number, closing: boolean): number {
    const { html } = this;
    let i = at + (closing ? 2 : 1);
    const nameFrom = i;
    for (; i < html.length; i++) {
      const code = html.charCodeAt(i);
      if (code <= 32 || code === 62 || code === 47) break;
    }
    const name = html.slice(nameFrom, Math.min(i, nameFrom + 60)).toLowerCase();
    const end = endOfTag(html, i);
    if (end === -1) return html.length;
    if (closing) {
      this.end(name);
      return end;
    }
    const long = end - at > LONGEST_TAG;
    if (long) this.pruned += 1;
    const written = long ? '' : html.slice(i, end - 1).trim();
    if (name === 'plaintext') {
      this.start(name, written);
      this.listener.text(html.slice(end), end, html.length);
      return html.length;
    }
    if (!rawText.has(name) || (this.foreign > 0 && name !== 'script' && name !== 'style')) {
      this.start(name, written);
      return end;
    }
    const close = indexOfClose(html, name, end);
    const to = close === -1 ? html.length : close;
    const attributes = new Attributes(written);
    const content = name === 'title' || name === 'textarea' ? decoded(html.slice(end, to), false) : html.slice(end, to);
    if (name === 'xmp') {
      this.start(name, written);
      this.listener.text(html.slice(end, to), end, to);
      this.end(name);
    } else if (this.foreign === 0) this.listener.raw(name, attributes, content);
    if (close === -1) return html.length;
    const after = html.indexOf('>', close);
    return after === -1 ? html.length : after + 1;
  }
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
const nothing = new Attributes('');

/** Where a tag ends: past its ">", with ">" in quoted attributes skipped; -1 when it never does. */
function endOfTag(html: string, at: number): number {
  let i = at;
  while (i < html.length) {
    const code = html.charCodeAt(i);
    if (code === 62) return i + 1;
    if (code === 61) {
      i += 1;
      while (i < html.length && html.charCodeAt(i) <= 32) i += 1;
      const quote = html.charCodeAt(i);
      if (quote === 34 || quote === 39) {
        const close = html.indexOf(quote === 34 ? '"' : "'", i + 1);
        if (close === -1) return -1;
        i = close + 1;
      }
      continue;
    }
    i += 1;
  }
  return -1;
}

/** Where `</name` stands next, in any case of letters, or -1. */
function indexOfClose(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at !== -1; at = html.indexOf('</', at + 2))
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name && !/[a-z0-9-]/i.test(html[at + 2 + name.length] ?? ''))
      return at;
  return -1;
}

/**
 * Tells the elements and the words of a page in one pass over it, in time that grows with its length: as the HTML Standard has it
 * in what pages do (ends that are implied, raw text, references, drawings), and simpler where only broken pages differ. Elements
 * beyond `limits.htmlDepth` within one another are not told, their words are; gives how many.
 */
export function scan(html: string, listener: Listener): number {
  const scanning = new Scan(html, listener);
  scanning.run();
  return scanning.pruned;
}
