import type { Found, FurnitureKind, Note } from '../../model/index.ts';
import { type Dated, type DateLine, type Dateline, dateLine, datelineOf, doubtNote } from '../dates/visible.ts';
import { found } from '../drawn.ts';
import { cueOf, isMenu } from '../furniture/cues.ts';
import { shapeOf } from '../furniture/mark.ts';
import type { Unit } from './units.ts';

/** What a unit is before furniture is looked for. */
export type Role = 'title' | 'byline' | 'metadata' | null;

export interface Masthead {
  readonly roles: readonly Role[];
  readonly title: Found<string> | null;
  readonly byline: Found<string> | null;
  readonly publisher: Found<string> | null;
  readonly address: string | null;
  /** Lines with a date about the publication, by the index of their unit. */
  readonly dateLines: ReadonlyMap<number, DateLine>;
  /** Datelines at the beginning of a paragraph, by the index of its unit. */
  readonly datelines: ReadonlyMap<number, Dateline>;
}

/** Lines above the report that we look at for title, by-line and header fields. */
const HEAD = 14;
const name = "\\p{Lu}[\\p{L}\\p{M}'’.-]{0,30}";
const joints = '(?:and|und|et|y|e|i|и|&|de|da|van|von|der|den|bin|bint|ben|ibn|abu|al|el|la|le|du|dos|in|for|,|\\|)';
const bylineShape = new RegExp(
  `^(?:by|written by|reported by|reporting by|text by|story by|par|von|por|di|автор:?|текст:?|بقلم:?|كتب:?|door|av|yazan:?)\\s{1,2}(?:${name}|${joints})(?:,?\\s{1,2}(?:${name}|${joints},?)){0,14}$`,
  'iu',
);
const agencyLine =
  /^(?:by\s|from\s)?(?:the\s)?(?:associated press|reuters|agence france-presse|afp|ap|dpa|staff (?:writer|reporter)s?|our correspondent|news desk|newsroom|web desk)(?:\sstaff)?$/i;
const field =
  /^(title|headline|to|cc|bcc|sent|reply-to|importance|attachments|author|by|byline|from|publisher|source|outlet|published by|date|published|url|link|subject|language)\s?:\s{1,4}(.{1,400})$/iu;
/** Words that newspapers, agencies and stations have in their names. */
const outletWord =
  /(?:news|times|post|press|agency|herald|echo|daily|gazette|journal|tribune|radio|television|\btv\b|observer|courier|chronicle|guardian|mirror|telegraph|weekly|monitor|express|standard|record|review|dispatch|broadcasting)\b/i;
const webAddress = /https?:\/\/[^\s<>"')\]]{4,1000}/;

/** "By" alone is not enough where the word is also a common one: every word of a name begins with a capital. */
function isByline(text: string): boolean {
  if (text.length > 140 || !bylineShape.test(text.trim())) return false;
  return text
    .trim()
    .split(/\s+/)
    .slice(1)
    .every((word) => /^\p{Lu}|^[^\p{Ll}]/u.test(word) || new RegExp(`^${joints},?$`, 'u').test(word));
}

/** Whether a line can be a headline: short, no closing stop, not itself a cue, an address or a date. */
function canBeTitle(text: string): boolean {
  if (text.length < 3 || text.length > 240 || text.split(/\s+/).length > 40) return false;
  if (/[.。।։]["”»]?$/.test(text) && !/(?:\.{3}|…|\b\p{L}\.)$/u.test(text)) return false;
  if (/[,;:]$/.test(text) || /^[-*•|>]\s/.test(text) || webAddress.test(text)) return false;
  return /\p{L}{2}/u.test(text);
}

/** What stands above and around a plain text: its title, who wrote it, where it says when it was published. */
export function mastheadOf(units: readonly Unit[], isFurniture: (unit: number) => boolean = () => false): Masthead {
  const roles: Role[] = units.map(() => null);
  const dateLines = new Map<number, DateLine>();
  const datelines = new Map<number, Dateline>();
  let title: Found<string> | null = null;
  let byline: Found<string> | null = null;
  let publisher: Found<string> | null = null;
  let address: string | null = null;
  let paragraphs = 0;
  units.forEach((unit, i) => {
    const { text } = unit;
    if (isFurniture(i)) return;
    const inHead = i < HEAD && paragraphs < 2;
    const about = text.length <= 240 ? dateLine(text, unit.from) : null;
    // Words before a bare date may be a headline of their own where there is none above them.
    const settled = about === null || about.outlet === null || (title !== null && inHead && paragraphs === 0);
    if (about !== null && settled && (about.role !== 'bare' || inHead || i >= units.length - 6)) {
      dateLines.set(i, about);
      if (about.outlet !== null && outletWord.test(about.outlet))
        publisher ??= found(about.outlet, { from: unit.from, to: unit.from + about.outlet.length }, 'date line');
      if (!about.whole && inHead && byline === null) {
        const name = text.slice(0, (about.dates[0]?.from ?? unit.to) - unit.from).replace(/[\s,|•·/–—(-]+$/u, '');
        byline = found(name, { from: unit.from, to: unit.from + name.length }, 'visible line');
        roles[i] = 'byline';
        return;
      }
      roles[i] = 'metadata';
      return;
    }
    const value = inHead ? field.exec(text) : null;
    if (value !== null) {
      const [, key = '', quoted = ''] = value;
      // Front matter puts values between quotation marks, which are its own.
      const marks = /^(["']).*\1$/.test(quoted) && quoted.length > 2 ? 1 : 0;
      const words = quoted.slice(marks, quoted.length - marks);
      const span = { from: unit.from + text.length - quoted.length + marks, to: unit.to - marks };
      const lower = key.toLowerCase();
      if (lower === 'title' || lower === 'headline' || lower === 'subject') {
        if (title === null) {
          title = found(words, span, 'header line');
          roles[i] = 'title';
          return;
        }
      } else if (lower === 'author' || lower === 'by' || lower === 'byline') byline ??= found(words, span, 'header line');
      else if (lower === 'publisher' || lower === 'outlet' || lower === 'published by')
        publisher = found(words, span, 'header line');
      else if (lower === 'source' && !webAddress.test(words) && words.length <= 80)
        publisher ??= found(words, span, 'source line');
      if (webAddress.test(words)) address ??= webAddress.exec(words)?.[0] ?? null;
      roles[i] = 'metadata';
      return;
    }
    if (inHead && byline === null && (isByline(text) || agencyLine.test(text.trim()))) {
      byline = found(text, { from: unit.from, to: unit.to }, 'visible line');
      roles[i] = 'byline';
      return;
    }
    if (inHead && title === null && paragraphs === 0 && canBeTitle(text) && hasReportUnder(units, i)) {
      const mark = /^#{1,6}\s{1,4}/.exec(text)?.[0].length ?? 0;
      const cue = cueOf(text);
      // "Home" and "Advertisement" stand above many headlines; "Explainer: …" is one.
      if (!isMenu(text) && (cue === null || (cue.kind === 'related' && cue.reach === 'line'))) {
        title = found(text.slice(mark).replace(/\s#{1,6}$/, ''), { from: unit.from + mark, to: unit.to }, 'first line');
        roles[i] = 'title';
        return;
      }
    }
    if (/^https?:\/\/\S+$/.test(text) && inHead) {
      address ??= text;
      roles[i] = 'metadata';
      return;
    }
    if (paragraphs < 3 && text.length > 40) {
      const line = datelineOf(text, unit.from);
      if (line !== null && line.to < unit.to) datelines.set(i, line);
      if (line?.agency !== null && line?.agency !== undefined)
        publisher ??= found(line.agency.name, { from: line.agency.from, to: line.agency.to }, 'dateline');
    }
    if (shapeOf(text) === 'paragraph') paragraphs += 1;
  });
  publisher ??= rightsHolder(units);
  return { roles, title, byline, publisher, address, dateLines, datelines };
}

/** Something longer must follow a headline: the lines of a list, or of a table without a head, have none. */
const hasReportUnder = (units: readonly Unit[], i: number): boolean =>
  units.slice(i + 1, i + 1 + HEAD).some((next) => next.text.length > 60 && next.text.length > (units[i]?.text.length ?? 0) * 0.8);

/** "© 2016 Example News. All rights reserved": who holds the rights is who published. */
function rightsHolder(units: readonly Unit[]): Found<string> | null {
  for (const unit of units.slice(-40)) {
    if (unit.text.length > 200) continue;
    const match =
      /^(?:©|\(c\)|copyright(?:\s?(?:©|\(c\)))?)\s{0,2}(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s{0,2}(?:by\s)?(\p{Lu}[\p{L}\p{N}&'’ .-]{2,50}?)(?=\s?(?:[.,|]|all rights|\d{4}|$))/iu.exec(
        unit.text,
      );
    const holder = match?.[1]?.trim();
    if (match === null || holder === undefined || /^all rights/i.test(holder) || !/^\p{Lu}/u.test(holder)) continue;
    const at = unit.from + match[0].indexOf(holder);
    return found(holder, { from: at, to: at + holder.length }, 'copyright line');
  }
  return null;
}

/** The dates that the lines and datelines give, with notes for those that are not settled. Lines inside other stories are left out. */
export function datesFrom(
  masthead: Masthead,
  units: readonly Unit[],
  kinds: readonly (FurnitureKind | null)[],
): { published: Dated | null; updated: Dated | null; notes: Note[] } {
  const notes: Note[] = [];
  const take = (role: DateLine['role']): { when: Dated; index: number } | null => {
    for (const [index, line] of masthead.dateLines) {
      const kind = kinds[index];
      if (line.role !== role || kind === 'related' || kind === 'comments' || kind === 'advertising') continue;
      const [date] = line.dates;
      if (date === undefined) continue;
      if (date.when === null) notes.push(doubtNote(units[index]?.text ?? '', date.doubt ?? 'it is not settled'));
      else
        return {
          when: { ...date.when, inferred: role !== 'published', where: role === 'bare' ? 'date line' : 'visible line' },
          index,
        };
    }
    return null;
  };
  const stated = take('published');
  const changed = take('updated') ?? secondOf(masthead, stated?.index);
  const bare = take('bare');
  const [dateline] = [...masthead.datelines.values()].flatMap((line) => (line.date?.when ? [line.date.when] : []));
  const filed: Dated | null = dateline === undefined ? null : { ...dateline, inferred: true, where: 'dateline' };
  return {
    published: stated?.when ?? bare?.when ?? filed ?? changed?.when ?? null,
    updated: changed?.when ?? null,
    notes,
  };
}

/** "Published 4 May 2016, updated 5 May 2016" in one line: the second date is that of the change. */
function secondOf(masthead: Masthead, index: number | undefined): { when: Dated } | null {
  const second = index === undefined ? undefined : masthead.dateLines.get(index)?.dates[1];
  return second?.when ? { when: { ...second.when, inferred: true, where: 'visible line' } } : null;
}
