import type { FurnitureKind } from '../../model/index.ts';
import { cueOf } from '../furniture/cues.ts';
import { type Candidate, markFurniture } from '../furniture/mark.ts';
import { type DateLine, dateLine } from '../dates/visible.ts';
import type { Box, DrawnBlock, Page } from './draw.ts';
import { bodyLabels, labelledKind } from './labels.ts';

/** What each block is: null for the report's body, the title's own index, and the outermost box of the body. */
export interface Body {
  readonly kinds: readonly (FurnitureKind | null)[];
  readonly title: number | null;
  readonly box: number;
  /** What the block of that index says of the document's date, if it is a line that does. */
  readonly dateLine: (block: number) => DateLine | null;
}

const textTags = new Set(['p', 'blockquote', 'pre', 'li', 'dd', 'td', 'figcaption']);
const headings = /^h[1-6]$/;

/** How much a block looks like a paragraph of a report: its characters when they are sentences and not links, little otherwise. */
function weightOf(block: DrawnBlock, text: string): number {
  const chars = block.to - block.from;
  if (chars < 25) return 0;
  const links = block.linkChars / chars;
  if (links > 0.5) return 0;
  const words = text.slice(block.from, block.to);
  const marks = (words.match(/[.,;:!?。，।؟،]/g) ?? []).length;
  if (headings.test(block.tag)) return chars * 0.1;
  const base = chars * (1 - links);
  if (block.tag === 'p' || block.tag === 'blockquote' || block.tag === 'pre') return marks > 0 || chars > 80 ? base : base * 0.4;
  return marks >= 2 && chars > 80 ? base : base * 0.25;
}

class Choosing {
  readonly page: Page;
  readonly boxes: readonly Box[];
  readonly blocks: readonly DrawnBlock[];
  readonly raw: number[];
  /** Running sums of weights: `sums[i]` is that of the blocks before `i`. */
  readonly sums: number[];
  readonly cleanSums: number[];
  /** Furniture by the label of an element around it, per box: its own or inherited. */
  readonly labelled: (FurnitureKind | null)[] = [];
  readonly children: number[][] = [];
  readonly #dateLines = new Map<number, DateLine | null>();

  constructor(page: Page) {
    this.page = page;
    this.boxes = page.boxes;
    this.blocks = page.blocks;
    this.raw = page.blocks.map((block) => weightOf(block, page.text));
    this.sums = running(this.raw);
    const total = this.sums.at(-1) ?? 0;
    const headline = page.blocks.findIndex((block) => block.tag === 'h1');
    page.boxes.forEach((box, i) => {
      this.children.push([]);
      if (box.parent >= 0) this.children[box.parent]?.push(i);
      const inherited = box.parent >= 0 ? (this.labelled[box.parent] ?? null) : null;
      const own = inherited ?? labelledKind(box);
      // A label on the element that holds the report itself ("comments-open" on the body) says nothing against the report.
      const share = total === 0 ? 0 : this.weight(i) / total;
      const holdsHeadline = headline >= box.first && headline < box.last;
      const holds = holdsHeadline && (box.tag === 'article' || box.tag === 'section' || bodyLabels(box) > 0) && share > 0.1;
      const trusted =
        own !== null &&
        !(holds && inherited === null && own !== 'comments') &&
        (inherited !== null || share < (own === 'comments' && !holdsHeadline ? 0.9 : 0.45));
      this.labelled.push(trusted ? own : null);
    });
    this.cleanSums = running(this.raw.map((weight, i) => (this.labelled[page.blocks[i]!.box] === null ? weight : 0)));
  }

  /** What the line of a block says of the document's date; several questions ask it of the same blocks. */
  dateLine(i: number): DateLine | null {
    let line = this.#dateLines.get(i);
    if (line === undefined) {
      const { from, to } = this.blocks[i]!;
      line = dateLine(this.page.text.slice(from, to), from);
      this.#dateLines.set(i, line);
    }
    return line;
  }

  weight(box: number, sums: readonly number[] = this.sums): number {
    const { first, last } = this.boxes[box]!;
    return (sums[last] ?? 0) - (sums[first] ?? 0);
  }

  clean(box: number): number {
    return this.weight(box, this.cleanSums);
  }

  /** The box of the report: the one that says so, or else the smallest that holds most of what looks like paragraphs. */
  bodyBox(): number {
    const total = this.cleanSums.at(-1) ?? 0;
    if (total === 0) return 0;
    for (const rank of [3, 2]) {
      const named = this.named(rank, total);
      if (named !== -1) return named;
    }
    const named = this.named(1, total);
    return named === -1 ? this.descend(0, 0.72) : this.descend(named, 0.9);
  }

  /** The innermost box around all of these. */
  around(boxes: readonly number[]): number {
    let at = boxes[0]!;
    while (at > 0 && !boxes.every((box) => this.isAround(at, box))) at = this.boxes[at]!.parent;
    return at;
  }

  /** The box named as the report's at one rank: the one that holds enough, or what holds several parts of it together. */
  named(rank: number, total: number): number {
    const needed = rank === 3 ? 0.3 : 0.45;
    let largest = -1;
    const parts: number[] = [];
    this.boxes.forEach((box, i) => {
      if (this.labelled[i] !== null || bodyLabels(box) !== rank) return;
      // An inner box of the same rank is a part of the outer one.
      if (parts.some((part) => this.isAround(part, i))) return;
      const weight = this.clean(i);
      if (weight < total * 0.03) return;
      parts.push(i);
      if (largest === -1 || weight > this.clean(largest)) largest = i;
    });
    if (largest === -1) return -1;
    const together = parts.reduce((sum, part) => sum + this.clean(part), 0);
    // Parts of one report stand side by side and share their name; other stories' teasers are small beside the largest.
    if (rank >= 2 && parts.length > 1 && this.clean(largest) < together * 0.9) {
      const name = this.boxes[largest]!.attributes['class'] ?? '';
      const alike = parts.filter((part) => name !== '' && (this.boxes[part]!.attributes['class'] ?? '') === name);
      const weight = alike.reduce((sum, part) => sum + this.clean(part), 0);
      if (alike.length > 1 && weight >= total * needed) return this.around(alike);
    }
    return this.clean(largest) >= total * needed ? largest : -1;
  }

  isAround(outer: number, inner: number): boolean {
    for (let at = inner; at >= outer; at = this.boxes[at]!.parent) if (at === outer) return true;
    return false;
  }

  /** Down from a box to the innermost that still holds the given share of its paragraphs. */
  descend(from: number, share: number): number {
    let at = from;
    for (;;) {
      const own = this.clean(at);
      const next = this.children[at]?.find(
        (child) => this.clean(child) >= own * share && this.boxes[child]!.last - this.boxes[child]!.first > 0,
      );
      if (next === undefined || this.boxes[next]!.last - this.boxes[next]!.first < 1) return at;
      if (textTags.has(this.boxes[next]!.tag)) return at;
      at = next;
    }
  }
}

function running(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push(sums.at(-1)! + value);
  return sums;
}

/** The heading that is the report's title: an h1 that the head of the page repeats, or the one nearest above the body. */
function titleBlock(page: Page, body: Box): number | null {
  const said = [
    page.title,
    ...page.metas.filter(([name]) => name === 'og:title' || name === 'twitter:title').map(([, content]) => content),
  ].map(plain);
  let best: number | null = null;
  let bestRank = 0;
  page.blocks.forEach((block, i) => {
    if (!/^h[1-3]$/.test(block.tag) || i > body.last || block.to - block.from > 400) return;
    const words = plain(page.text.slice(block.from, block.to));
    if (words.length < 4) return;
    const repeated =
      words.length > 12 &&
      said.some((title) => title.includes(words) || (words.includes(title.slice(0, 60)) && title.length > 20));
    const rank = (repeated ? 4 : 0) + (block.tag === 'h1' ? 2 : 0) + (i >= body.first ? 0.5 : 0);
    if (rank >= 2 && rank > bestRank) {
      best = i;
      bestRank = rank;
    }
  });
  return best;
}
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const isInside = (i: number, box: Box) => i >= box.first && i < box.last;

/** Whether a block between the title and the body is the report's opening: a few lines of sentences, no links, no label against it. */
function isOpening(page: Page, choosing: Choosing, i: number): boolean {
  const block = page.blocks[i]!;
  const chars = block.to - block.from;
  if (chars < 60 || block.linkChars > 0.3 * chars || block.tag === 'figcaption' || block.tag === 'li') return false;
  if (!/^(?:p|h[2-4]|div|section|blockquote)$/.test(block.tag)) return false;
  const kind = choosing.labelled[block.box] ?? null;
  const box = page.boxes[block.box]!;
  const teaser =
    kind === 'related' && /teaser|lead|intro|standfirst|excerpt/i.test(`${box.label} ${page.boxes[box.parent]?.label ?? ''}`);
  if (kind !== null && !teaser) return false;
  const text = page.text.slice(block.from, block.to);
  return cueOf(text) === null && choosing.dateLine(i) === null && !/(?:photo|image|getty|reuters|afp|©)/i.test(text.slice(-40));
}

/** Boxes beside the body that go on with it: paragraphs that stand alone, and boxes of its own name with as much to say. */
function continuations(page: Page, choosing: Choosing, box: number): number[] {
  const taken: number[] = [];
  const own = page.boxes[box]!;
  const name = own.attributes['class'] ?? '';
  const siblings = own.parent < 0 || own.tag === 'body' ? [] : (choosing.children[own.parent] ?? []);
  for (const other of siblings) {
    if (other === box || choosing.labelled[other] !== null) continue;
    const candidate = page.boxes[other]!;
    const weight = choosing.clean(other);
    const alone = candidate.tag === 'p' && candidate.last - candidate.first === 1 && weight >= 60;
    const alike =
      name !== '' &&
      candidate.tag === own.tag &&
      candidate.attributes['class'] === name &&
      weight >= Math.max(100, choosing.clean(box) * 0.1);
    if (alone || alike) taken.push(other);
  }
  return taken;
}

/** What a block outside the body is, by its label, its words and its shape. */
function outsideKind(page: Page, choosing: Choosing, i: number): FurnitureKind {
  const block = page.blocks[i]!;
  const text = page.text.slice(block.from, block.to);
  const labelled = choosing.labelled[block.box] ?? null;
  // A page's foot holds tags and newsletters too: what a line says is more exact than that it stands there.
  if (labelled !== null && labelled !== 'boilerplate') return labelled;
  const cue = cueOf(text);
  if (cue !== null) return cue.kind;
  if (labelled !== null) return labelled;
  if (choosing.dateLine(i) !== null) return 'publication-metadata';
  const links = block.linkChars / Math.max(1, block.to - block.from);
  if (links > 0.6) return text.split(/\s+/).length > 4 ? 'related' : 'navigation';
  return 'boilerplate';
}

/** Whether a block is furniture although it stands in the body: lists of links, lone links to other stories, labelled lines. */
function insideKind(page: Page, choosing: Choosing, i: number, body: number): FurnitureKind | null {
  const block = page.blocks[i]!;
  const labelled = choosing.labelled[block.box] ?? null;
  const inherited = choosing.labelled[body] ?? null;
  if (labelled !== null && labelled !== inherited) return labelled;
  const chars = block.to - block.from;
  const links = block.linkChars / Math.max(1, chars);
  const text = page.text.slice(block.from, block.to);
  if (links > 0.8 && !headings.test(block.tag) && chars < 300) {
    // A line that is nothing but one link, among paragraphs, leads elsewhere; in a list of them all the more.
    const around = [page.blocks[i - 1], page.blocks[i + 1]];
    const linkNeighbours = around.filter(
      (other) => other !== undefined && other.linkChars > 0.8 * (other.to - other.from),
    ).length;
    if (block.tag === 'li' || linkNeighbours > 0 || text.split(/\s+/).length > 3)
      return text.split(/\s+/).length > 4 ? 'related' : 'navigation';
  }
  return null;
}

/** Which blocks of a page are the report, and what the others are. */
export function findBody(page: Page): Body {
  if (page.blocks.length === 0) return { kinds: [], title: null, box: 0, dateLine: () => null };
  const choosing = new Choosing(page);
  const box = choosing.bodyBox();
  const body = page.boxes[box]!;
  const title = titleBlock(page, body);
  const more = continuations(page, choosing, box).map((other) => page.boxes[other]!);
  const leads =
    title !== null && (choosing.cleanSums[title] ?? 0) - (choosing.cleanSums[body.first] ?? 0) < choosing.clean(box) * 0.15;
  const isReport = (i: number) =>
    isInside(i, body) ||
    more.some((other) => isInside(i, other)) ||
    (title !== null && i > title && i < body.first && i > body.first - 30 && isOpening(page, choosing, i));
  const kinds: (FurnitureKind | null)[] = page.blocks.map((block, i) => {
    if (i === title) return null;
    if (!isInside(i, body) && isReport(i)) return null;
    // What stands above the headline in the body's own box is the way to it, a label or a picture's credit.
    if (isInside(i, body) && title !== null && i < title && leads && block.to - block.from < 250)
      return outsideKind(page, choosing, i);
    if (isInside(i, body)) return insideKind(page, choosing, i, box);
    return outsideKind(page, choosing, i);
  });
  // Inside the body the method for bare text goes over what the tags left.
  const inside = page.blocks.map((_, i) => i).filter((i) => isReport(i) || i === title);
  const candidates: Candidate[] = inside.map((i) => {
    const block = page.blocks[i]!;
    const text = page.text.slice(block.from, block.to);
    const own = kinds[i];
    if (own !== null && own !== undefined) return { text, kind: own };
    if (i === title || block.tag === 'pre' || block.tag === 'figcaption' || block.tag === 'td') return { text, fixed: true };
    const dated = text.length <= 160 && choosing.dateLine(i) !== null;
    return dated ? { text, kind: 'publication-metadata' } : { text };
  });
  markFurniture(candidates).forEach((kind, at) => {
    kinds[inside[at]!] = kind;
  });
  return { kinds, title, box, dateLine: (i) => choosing.dateLine(i) };
}
