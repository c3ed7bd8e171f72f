import type { FurnitureKind } from '../../model/index.ts';
import { fold } from '../fold.ts';
import { type Cue, cueOf, isMenu, isSharing } from './cues.ts';

/** What the method looks at: the words of a line, and whether the reader already knows what it is. */
export interface Candidate {
  readonly text: string;
  /** Known to belong to the report (its title, its by-line): never marked. */
  readonly fixed?: boolean;
  /** Publication lines that the reader has recognised by their date. */
  readonly kind?: FurnitureKind | null;
}

const truncated =
  /(?:\.{3,}|…|\[…\]|\[\.\.\.\]|\[&hellip;\])["”»'’)]?\s*(?:read more|more|continue reading|lire la suite|leer más|mehr|weiterlesen|подробнее|المزيد|devamı)?\s*[»›>→]*$/i;
const stopped = /[.!?。！？؟።։।][)\]"”»'’*_]{0,3}(?:\s?\[\d{1,3}\])?$|["”»]$/u;
const listMark = /^(?:[-*•·‣▪–]\s|\(?\d{1,3}[.)]\s)/;
const words = (text: string) => (text.match(/\S+/g) ?? []).length;
/** Chinese and Japanese write in a third of the characters what others need, and without spaces. */
const weight = (text: string) =>
  text.length + 2 * (text.slice(0, 600).match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g) ?? []).length;

type Shape = 'paragraph' | 'sentence' | 'teaser' | 'label';

/** A complete paragraph, a short sentence, a sentence cut off by dots, or words without a closing stop (a headline, a label). */
export function shapeOf(text: string): Shape {
  if (truncated.test(text.slice(-60))) return 'teaser';
  const size = weight(text);
  if (stopped.test(text.slice(-12))) return size >= 110 ? 'paragraph' : 'sentence';
  // Without a stop, many words are still a paragraph that lost it (or ends in a colon before a list).
  return size > 260 || (size > 120 && /[:;,]$/.test(text)) ? 'paragraph' : 'label';
}

const common = new Set(
  fold(
    'the a an of in on at to for and or but by with from that this it its is are was were be been has have had will would can could not no as after before over under about into out up than more most their his her our your they he she we you who what which when where said says say new one two le la les un une des de du et en dans pour sur que qui est der die das und von den dem ein eine zu mit auf im el los las y por con del al се не на и в с по что как для من في على الى عن ان التي الذي',
  ).split(' '),
);

/** The words that carry a text's subject, cut to their first six letters so that "rebel" and "rebels" meet. */
export function subjectWords(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of fold(text.slice(0, 4000)).match(/[\p{L}\p{N}]{3,}/gu) ?? [])
    if (!common.has(word)) found.add(word.slice(0, 6));
  return found;
}

/** Which share of the words that carry one text's subject stand in the other as well: 0 to 1. */
function overlap(own: ReadonlySet<string>, body: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of own) if (body.has(word)) shared += 1;
  return own.size === 0 ? 0 : shared / own.size;
}

/** At how many lines under a heading we look for the report to go on. */
const REACH = 400;

class Marking {
  readonly kinds: (FurnitureKind | null)[];
  readonly cues: (Cue | null)[];
  readonly shapes: Shape[];
  readonly items: readonly Candidate[];
  /** The subject words of each line, found when they are first asked for. */
  readonly subjects: (ReadonlySet<string> | undefined)[];
  constructor(items: readonly Candidate[]) {
    this.items = items;
    this.subjects = Array.from({ length: items.length });
    this.shapes = items.map((item) => shapeOf(item.text));
    this.cues = items.map((item, i) => this.cueAt(item, i));
    this.kinds = this.cues.map((cue) => cue?.kind ?? null);
  }

  cueAt(item: Candidate, i: number): Cue | null {
    if (item.fixed === true) return null;
    if (item.kind !== undefined && item.kind !== null) return { kind: item.kind, reach: 'line' };
    if (isSharing(item.text)) return { kind: 'navigation', reach: 'line' };
    const cue = cueOf(item.text);
    // A report may be headed "Explainer: …" or "Watch: …"; above every paragraph such a line is the headline.
    if (cue?.kind === 'related' && cue.reach === 'line' && i < 2) return null;
    return cue;
  }

  subjectsAt(i: number): ReadonlySet<string> {
    return (this.subjects[i] ??= subjectWords(this.items[i]!.text));
  }

  isBody(i: number): boolean {
    return this.kinds[i] === null && (this.shapes[i] === 'paragraph' || this.shapes[i] === 'sentence');
  }

  /** Whether the report goes on at line `i`, seen from the end of a section of other stories. */
  resumesAt(i: number, body: ReadonlySet<string>, hasBody: boolean): boolean {
    if (this.shapes[i] !== 'paragraph' || this.cues[i] !== null) return this.items[i]?.fixed === true;
    if (!hasBody) return true;
    const alike = overlap(this.subjectsAt(i), body);
    const next = this.shapes[i + 1];
    const afterLabel = this.shapes[i - 1] === 'label' && this.cues[i - 1] === null;
    // Two whole paragraphs, one after the other, are no list of stories: headlines stand between those.
    const long = next === 'paragraph' || (next === 'sentence' && weight(this.items[i + 1]!.text) >= 60);
    if (long && this.cues[i + 1] === null) return alike >= (afterLabel ? 0.12 : 0.05);
    if (next === 'sentence' && this.cues[i + 1] === null && !afterLabel) return alike >= 0.15;
    return alike >= (afterLabel ? 0.45 : 0.3);
  }

  markSections(): void {
    const body = new Set<string>();
    let hasBody = false;
    for (let i = 0; i < this.items.length; i++) {
      const cue = this.cues[i];
      if (cue === null || cue === undefined) {
        // Not kept: for a long report its words, line by line, would take several times its size.
        if (body.size < 5000) for (const word of this.subjects[i] ?? subjectWords(this.items[i]!.text)) body.add(word);
        if (this.shapes[i] === 'paragraph') hasBody = true;
        continue;
      }
      if (cue.reach === 'line') continue;
      // Comments come after what they comment on: above it, the words are a link to them.
      if (cue.reach === 'rest' && !hasBody) continue;
      i = this.markSection(i, cue, body, hasBody);
    }
  }

  /** Marks the lines under the heading `at`; gives the index of the last line that was taken. */
  markSection(at: number, heading: Cue, body: ReadonlySet<string>, hasBody: boolean): number {
    let current = heading;
    let i = at + 1;
    for (; i < this.items.length; i++) {
      const cue = this.cues[i];
      if (cue !== null && cue !== undefined) {
        // Under comments the lines of the page's foot keep their own kind, but everything between them is comments still.
        if (cue.reach !== 'line') current = cue;
        // A date among other stories or comments is theirs, and must not be taken for the report's.
        else if (cue.kind === 'publication-metadata' && current.kind !== 'tags') this.kinds[i] = current.kind;
        continue;
      }
      if (current.kind === 'tags' && !this.isTagLike(i)) return i - 1;
      if (current.reach !== 'rest' && this.resumesAt(i, body, hasBody)) return this.giveBack(at, i);
      if (i - at > REACH && current.reach !== 'rest') return i - 1;
      this.kinds[i] = current.kind;
    }
    return i;
  }

  isTagLike(i: number): boolean {
    return this.shapes[i] === 'label' && words(this.items[i]!.text) <= 6;
  }

  /** A single label right above the paragraph at which the report goes on, after a first one, is that paragraph's own heading. */
  giveBack(at: number, i: number): number {
    const label = i - 1;
    if (label > at + 2 && this.shapes[label] === 'label' && this.cues[label] === null && words(this.items[label]!.text) <= 4)
      this.kinds[label] = null;
    return i - 1;
  }

  /** Menus: three entries or more in a row, or one line of several. */
  markMenus(): void {
    let run = 0;
    for (let i = 0; i <= this.items.length; i++) {
      const item = this.items[i];
      if (
        item !== undefined &&
        item.fixed !== true &&
        this.shapes[i] === 'label' &&
        (isMenu(item.text) || this.kinds[i] === 'navigation')
      ) {
        run += 1;
        if (this.kinds[i] === null && /[|•·›»/\t]/.test(item.text)) this.kinds[i] = 'navigation';
        continue;
      }
      if (run >= 3) for (let j = i - run; j < i; j++) this.kinds[j] ??= 'navigation';
      run = 0;
    }
  }

  /** Headlines with cut-off sentences under them, and what stands between marks at the foot of the page. */
  markTail(): void {
    let last = this.items.length - 1;
    while (last >= 0 && !(this.isBody(last) || this.items[last]?.fixed === true)) last -= 1;
    const body = new Set<string>();
    for (let i = 0; i <= last && body.size < 5000; i++)
      if (this.kinds[i] === null) for (const word of this.subjectsAt(i)) body.add(word);
    let pairs = 0;
    let firstPair = -1;
    for (let i = last + 1; i < this.items.length; i++) {
      if (this.kinds[i] !== null || this.shapes[i] !== 'teaser') continue;
      if (i > last + 1 && this.shapes[i - 1] === 'label' && this.kinds[i - 1] === null) {
        pairs += 1;
        if (firstPair === -1) firstPair = i - 1;
      }
    }
    const strange =
      firstPair !== -1 &&
      overlap(
        subjectWords(
          this.items
            .slice(firstPair)
            .map((item) => item.text)
            .join('\n'),
        ),
        body,
      ) < 0.3;
    if (pairs >= 2 || (pairs === 1 && strange)) this.fill(firstPair, 'related');
    this.markHeadlines(last, body);
    let kind: FurnitureKind | null = null;
    for (let i = last + 1; i < this.items.length; i++) {
      const own = this.kinds[i];
      if (own !== null && own !== undefined) kind = own;
      else if (kind !== null && this.items[i]?.fixed !== true)
        this.kinds[i] = kind === 'publication-metadata' || kind === 'tags' ? 'navigation' : kind;
    }
  }

  /** Three headlines or more after the report's last sentence, on other subjects than its own. A list of victims is none. */
  markHeadlines(last: number, body: ReadonlySet<string>): void {
    const run: number[] = [];
    for (let i = last + 1; i < this.items.length && this.kinds[i] === null; i++) {
      const text = this.items[i]!.text;
      const headline =
        this.shapes[i] === 'label' &&
        words(text) >= 5 &&
        words(text) <= 22 &&
        !listMark.test(text) &&
        !/,\s?(?:aged\s)?\d{1,3}\b/.test(text);
      if (!headline) return;
      run.push(i);
    }
    if (last >= 0 && run.length >= 3 && overlap(subjectWords(run.map((i) => this.items[i]!.text).join('\n')), body) < 0.3)
      for (const i of run) this.kinds[i] = 'related';
  }

  fill(from: number, kind: FurnitureKind): void {
    for (let i = from; i < this.items.length; i++) if (this.items[i]?.fixed !== true) this.kinds[i] ??= kind;
  }
}

/**
 * Which lines of a text are not the report, and what they are: by what they say (cues), what their shape is (headlines above
 * cut-off sentences), where they stand (top, middle, tail) and whether they speak of the same things as the report. Gives one
 * kind or null for each line. Work grows with the length of the text. docs/method/furniture.md explains it.
 */
export function markFurniture(items: readonly Candidate[]): (FurnitureKind | null)[] {
  const marking = new Marking(items);
  marking.markMenus();
  marking.markSections();
  marking.markTail();
  return marking.kinds;
}
