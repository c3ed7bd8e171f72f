import type { Anchor, Block, Furniture, FurnitureKind, Note, Span } from '../../model/index.ts';
import type { Drawn } from '../drawn.ts';
import { joinFurniture } from '../drawn.ts';
import { type Candidate, markFurniture, shapeOf } from '../furniture/mark.ts';
import { isAboutWriter } from '../furniture/writer.ts';
import { datesFrom, mastheadOf } from './about.ts';
import { type Unit, unitsOf } from './units.ts';

const listMark = /^(?:[-*•·‣▪–]\s|\(?\d{1,3}[.)]\s)/;
const captionMark =
  /^(?:(?:photo|image|picture|caption|file photo|foto|bild|legende|صورة|фото)\s?(?:credit|by)?\s?[:©(/]|(?:image|media) caption\s)/i;

/** A short line without a closing stop, with a paragraph under it, in the middle of the report. */
function isHeading(unit: Unit, next: Unit | undefined): boolean {
  if (/^#{1,6}\s/.test(unit.text)) return true;
  if (unit.text.length > 100 || /[.!,;:。…]["”»]?$/.test(unit.text) || !/^["“«‘'([]?[\p{Lu}\p{Lo}\d]/u.test(unit.text))
    return false;
  return next !== undefined && unit.group !== next.group
    ? shapeOf(next.text) === 'paragraph'
    : next !== undefined && next.text.length > 160;
}

/** YAML between two lines of three dashes at the head of a Markdown file: told apart from the text, and read as header lines. */
function frontMatter(text: string): Span | null {
  const match = /^---[ \t]*\r?\n([^]{0,4000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  return match !== null && /^[A-Za-z_-]+\s?:/m.test(match[1] ?? '') ? { from: 0, to: match[0].trimEnd().length } : null;
}

/** Front matter gives one unit a line, so that its fields are found as header lines are; the rules above and below go with it. */
function withFrontMatter(text: string): { units: Unit[]; front: number } {
  const front = frontMatter(text);
  if (front === null) return { units: unitsOf(text), front: 0 };
  const units: Unit[] = [];
  let at = front.from;
  for (const line of text.slice(front.from, front.to).split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '')
      units.push({ from: at + line.indexOf(trimmed), to: at + line.indexOf(trimmed) + trimmed.length, text: trimmed, group: 0 });
    at += line.length + 1;
  }
  const rest = unitsOf(text.slice(front.to)).map((unit) => ({
    ...unit,
    from: unit.from + front.to,
    to: unit.to + front.to,
    group: unit.group + 1,
  }));
  return { units: [...units, ...rest], front: units.length };
}

/**
 * What a text without markup shows of itself. The text is not altered; blocks and furniture count in it. Never throws, and its
 * work grows with the length of the text.
 */
export function drawPlain(text: string, rule: string, notes: readonly Note[]): Drawn {
  const { units, front } = withFrontMatter(text);
  return drawUnits(text, units, { front, rule, notes });
}

/** The last unmarked unit, when it is about the writer, is about the publication. */
function markWriter(units: readonly Unit[], kinds: (FurnitureKind | null)[], byline: string | null): void {
  const last = kinds.findLastIndex((kind) => kind === null);
  if (last > 2 && isAboutWriter(units[last]!.text, byline)) kinds[last] = 'publication-metadata';
}

/** What a reader of another kind knows of each unit beside its words. */
export interface Known {
  readonly rule: string;
  readonly notes: readonly Note[];
  /** How many units at the beginning are header fields. */
  readonly front?: number;
  readonly pageOf?: (unit: number) => number | null;
  readonly kindOf?: (unit: number) => Block['kind'] | null;
  readonly furnitureOf?: (unit: number) => FurnitureKind | null;
  readonly anchors?: readonly Anchor[];
}

/** Blocks, furniture, title, makers and dates over units that some reader has cut. */
export function drawUnits(text: string, units: readonly Unit[], known: Known): Drawn {
  const { rule, notes, front = 0 } = known;
  const masthead = mastheadOf(units, (i) => (known.furnitureOf?.(i) ?? null) !== null);
  const candidates: Candidate[] = units.map((unit, i) => {
    const role = masthead.roles[i];
    if (role === 'title' || role === 'byline') return { text: unit.text, fixed: true };
    const furniture = known.furnitureOf?.(i) ?? null;
    if (furniture !== null) return { text: unit.text, kind: furniture };
    if (role === 'metadata' || i < front) return { text: unit.text, kind: 'publication-metadata' };
    // A row of a table has no full stop either, and is no headline of another story.
    if (known.kindOf?.(i) === 'table-row') return { text: unit.text, fixed: true };
    // A caption, a list item and Markdown's own headings are the writer's.
    return captionMark.test(unit.text) ? { text: unit.text, fixed: true } : { text: unit.text };
  });
  const kinds = markFurniture(candidates);
  markWriter(units, kinds, masthead.byline?.value ?? null);
  const blocks: Block[] = [];
  const furniture: Furniture[] = [];
  let page: number | null = null;
  const push = (kind: Block['kind'], from: number, to: number) => blocks.push({ kind, from, to, page });
  units.forEach((unit, i) => {
    page = known.pageOf?.(i) ?? null;
    const kind = kinds[i];
    if (kind !== null && kind !== undefined) {
      push('furniture', unit.from, unit.to);
      furniture.push({ kind, from: unit.from, to: unit.to });
      return;
    }
    const role = masthead.roles[i];
    const line = masthead.datelines.get(i);
    if (role === 'title') {
      const from = masthead.title?.span?.from ?? unit.from;
      if (masthead.title?.where === 'header line' && from > unit.from) {
        const label = text.slice(unit.from, from).trimEnd().length;
        push('furniture', unit.from, unit.from + label);
        furniture.push({ kind: 'publication-metadata', from: unit.from, to: unit.from + label });
        const to = masthead.title.span?.to ?? unit.to;
        push('title', from, to);
        if (to < unit.to) {
          push('furniture', to, unit.to);
          furniture.push({ kind: 'publication-metadata', from: to, to: unit.to });
        }
      } else push('title', unit.from, unit.to);
    } else if (role === 'byline') push('byline', unit.from, unit.to);
    else if (line !== undefined) {
      push('dateline', line.from, line.to);
      let from = line.to;
      while (from < unit.to && /\s/.test(text[from]!)) from += 1;
      if (from < unit.to) push('paragraph', from, unit.to);
    } else if (known.kindOf?.(i)) push(known.kindOf(i) ?? 'paragraph', unit.from, unit.to);
    else if (captionMark.test(unit.text)) push('caption', unit.from, unit.to);
    else if (listMark.test(unit.text)) push('list-item', unit.from, unit.to);
    else if (isHeading(unit, units[i + 1])) push('heading', unit.from, unit.to);
    else push('paragraph', unit.from, unit.to);
  });
  const { published, updated, notes: doubts } = datesFrom(masthead, units, kinds);
  const { title, byline, publisher, address } = masthead;
  return {
    text,
    about: { title, byline, publisher, published, updated, address },
    declaredLanguage: null,
    blocks,
    furniture: joinFurniture(text, furniture),
    anchors: known.anchors ?? [],
    notes: [...notes, ...doubts],
    rule,
    confidence: 0.9,
  };
}
