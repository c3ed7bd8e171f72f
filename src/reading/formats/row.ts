import type { About, Block, Found, Furniture, FurnitureKind, Note, Span } from '../../model/index.ts';
import { datesIn, whenOf } from '../dates/expressions.ts';
import type { Dated } from '../dates/visible.ts';
import { type Drawn, found, joinFurniture, note } from '../drawn.ts';
import { type Piece, align } from '../positions.ts';
import { type Role, isBareDate, isIncident, isPost, roleOf } from './fields.ts';

/** A field of a row: its name and value, with the words of the original that say them. */
export interface Field {
  readonly name: string;
  readonly value: string;
  readonly pieces: readonly Piece[];
}

const kinds: Readonly<Partial<Record<Role, FurnitureKind>>> = {
  byline: 'publication-metadata',
  publisher: 'publication-metadata',
  published: 'publication-metadata',
  updated: 'publication-metadata',
  address: 'publication-metadata',
  count: 'publication-metadata',
  tags: 'tags',
};

/** Seconds or milliseconds since 1970, as services count them, as an instant to the minute in UTC. */
function counted(value: string, text: Span, where: string): Dated | null {
  const digits = /^(1\d{9})(?:\.\d+|\d{3})?$/.exec(value.trim())?.[1];
  if (digits === undefined) return null;
  const date = new Date(Number(digits) * 1000);
  const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  return { ...whenOf(day, `${date.toISOString().slice(11, 16)}Z`, text), inferred: false, where };
}

/** "Tue May 03 10:15:00 +0000 2016" as an older interface of a service writes it, with its year where others have it. */
const inOrder = (value: string) =>
  value.replace(
    /^([A-Z][a-z]{2}) ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}:\d{2})(?::\d{2})? ([+-]\d{4}) (\d{4})$/,
    (_, weekday: string, month: string, day: string, time: string, zone: string, year: string) =>
      `${weekday}, ${day} ${month} ${year} ${time} ${zone}`,
  );

function dated(value: string, text: Span, where: string, inferred: boolean): Dated | null {
  const when = counted(value, text, where) ?? datesIn(inOrder(value.trim()).slice(0, 100))[0]?.when ?? null;
  return when === null ? null : { ...when, text, inferred, where };
}

/** What the fields of a row say of its incident as a whole. Where they name two dates or two places, neither is taken. */
class Incident {
  readonly whens: Dated[] = [];
  readonly places: Found<string>[] = [];
  readonly notes: Note[] = [];

  addDate(value: string, text: Span, where: string): void {
    const [date] = datesIn(value);
    // "4-6 May 2016", "before May 2016": a field that says more than one day, or less, is read by its words and not here.
    if (date === undefined || /[\p{L}\p{N}]/u.test(value.slice(0, date.from) + value.slice(date.to))) return;
    if (date.when !== null) this.whens.push({ ...date.when, text, inferred: false, where });
    else
      this.notes.push(
        note(
          'reading/unsettled-date',
          `The ${where} says "${value.slice(0, 60)}", but ${date.doubt}; no date of the incident was taken from it.`,
          'Export the table with dates as YYYY-MM-DD, and add that beside this one.',
        ),
      );
  }

  get told(): Pick<About, 'incident'> {
    const [when = null, otherDay] = this.whens;
    const [place = null, otherPlace] = this.places;
    const incident = { when: otherDay === undefined ? when : null, place: otherPlace === undefined ? place : null };
    return incident.when === null && incident.place === null ? {} : { incident };
  }
}

/**
 * A row of a table as a report of its own: its fields as "name: value" lines. Where the names of its columns say so, a field is the words of
 * the report, its title, its maker or its date; numbers that only a service gives (likes, ids) are marked, so that they are no
 * numbers of people. `table` names where the row comes from, its publisher when no field names one: rows of one table have one compiler.
 */
export function drawRow(
  fields: readonly Field[],
  { table, rule, notes }: { readonly table: string | null; readonly rule: string; readonly notes: readonly Note[] },
): Drawn {
  const columns = fields.map(({ name }) => name);
  const post = isPost(columns);
  const incidents = isIncident(columns);
  const longest = fields.reduce((best, { name, value }) => (roleOf(name) === null ? Math.max(best, value.length) : best), 0);
  const hasText = columns.some((name) => roleOf(name) === 'text');
  let text = '';
  const blocks: Block[] = [];
  const furniture: Furniture[] = [];
  const about: { -readonly [K in 'title' | 'byline' | 'publisher' | 'published' | 'updated' | 'address']: About[K] } = {
    title: null,
    byline: null,
    publisher: null,
    published: null,
    updated: null,
    address: null,
  };
  const incident = new Incident();
  const push = (kind: Block['kind'], from: number, to: number) => blocks.push({ kind, from, to, page: null });
  const mark = (kind: FurnitureKind, from: number, to: number) => {
    push('furniture', from, to);
    furniture.push({ kind, from, to });
  };
  for (const { name, value } of fields) {
    if (text !== '') text += '\n';
    const from = text.length;
    text += name === '' ? value : `${name}: ${value}`;
    const words = { from: text.length - value.length, to: text.length };
    const label = text.slice(from, words.from).trimEnd().length;
    const where = `field "${name}"`;
    const bare = isBareDate(name);
    // Without a column that is named for its words, the longest is taken for them.
    const prose = !hasText && value.length === longest && value.length >= 60;
    const named = roleOf(name);
    // "comments" counts them on one service, and holds words in another's table.
    const role = named === 'count' && /\p{L}\S*\s+\S/u.test(value) ? null : (named ?? (prose ? 'text' : null));
    if (role === 'title' || role === 'text') {
      if (label > 0) mark('publication-metadata', from, from + label);
      if (role === 'title' && about.title === null) {
        about.title = found(value, words, where);
        push('title', words.from, words.to);
      } else
        for (const part of value.matchAll(/\S[^\n]*/g))
          push('paragraph', words.from + part.index, words.from + part.index + part[0].trimEnd().length);
      continue;
    }
    if (role === 'byline') about.byline ??= found(value, words, where);
    else if (role === 'publisher') about.publisher ??= found(value, words, where);
    else if (role === 'published') about.published ??= dated(value, words, where, false);
    else if (role === 'updated') about.updated ??= dated(value, words, where, false);
    else if (role === 'address' && /^https?:\/\/\S+$/.test(value)) about.address ??= value;
    else if (bare && post) about.published ??= dated(value, words, where, true);
    else if (incidents && value !== '' && (bare || role === 'occurred')) incident.addDate(value, words, where);
    else if (incidents && value !== '' && role === 'place') incident.places.push(found(value, words, where));
    const kind =
      role === null ? (/^https?:\/\/\S+$/.test(value) || (bare && post) ? 'publication-metadata' : null) : (kinds[role] ?? null);
    if (kind === null) push('table-row', from, text.length);
    else mark(kind, from, text.length);
  }
  // Whoever wrote a post is its house as well; a table of incidents was put together by one hand.
  if (about.publisher === null && about.byline === null && table !== null) about.publisher = found(table, null, 'table');
  else if (about.publisher === null && about.byline !== null) about.publisher = about.byline;
  return {
    text,
    about: { ...about, ...incident.told },
    declaredLanguage: null,
    blocks,
    furniture: joinFurniture(text, furniture),
    anchors: align(
      text,
      fields.flatMap(({ pieces }) => pieces),
    ),
    notes: [...notes, ...incident.notes],
    rule,
    confidence: 0.9,
  };
}
