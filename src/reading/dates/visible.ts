import type { About, Note, Span } from '../../model/index.ts';
import { fold } from '../fold.ts';
import { type DateExpression, datesIn } from './expressions.ts';

export type Dated = NonNullable<About['published']>;

/** A line that says when the document was published or changed, or a bare date where such a line usually stands. */
export interface DateLine {
  readonly role: 'published' | 'updated' | 'bare';
  readonly dates: readonly DateExpression[];
  /** False where the line names a writer before the date ("By Salma Rashid, 4 May 2016"). */
  readonly whole: boolean;
  /** The capitalised words before a bare date ("The Mirova Echo, 9 March 2019"): an outlet or a place. */
  readonly outlet: string | null;
}

const split = (list: string) =>
  fold(list)
    .split('|')
    .sort((a, b) => b.length - a.length)
    .join('|')
    .replace(/[.()]/g, '\\$&');
const published = split(
  'news date|start date|published on|published at|published|first published|date published|publication date|date of publication|posted on|posted at|posted by|posted|issued on|issued|released on|released|release date|date|dated|created|added|submitted on|' +
    'publié le|publie le|publié|paru le|mis en ligne le|date de publication|veröffentlicht am|veröffentlicht|erschienen am|erstellt am|stand|datum|publicado el|publicado em|publicado|fecha|fecha de publicación|data|pubblicato il|pubblicato|опубликовано|дата публикации|дата|опубліковано|' +
    'نشر في|نشرت في|نشر بتاريخ|نشر|تاريخ النشر|تاريخ|yayınlanma tarihi|yayın tarihi|yayınlanma|yayınlandı|tarih|gepubliceerd op|gepubliceerd|geplaatst op|opublikowano|data publikacji|发布时间|发表于|公開日',
);
const updated = split(
  'last updated on|last updated at|last updated|last update|updated on|updated at|updated|update|last modified on|last modified|modified on|modified|last edited|last revised|revised|mis à jour le|mise à jour le|mise à jour|mis à jour|dernière mise à jour|modifié le|aktualisiert am|aktualisiert|zuletzt aktualisiert|letzte aktualisierung|letzte änderung|' +
    'actualizado el|actualizado|última actualización|atualizado em|atualizado|última atualização|aggiornato il|aggiornato|ultimo aggiornamento|обновлено|последнее обновление|изменено|оновлено|اخر تحديث|تحديث|حدث في|güncelleme tarihi|güncelleme|son güncelleme|güncellendi|bijgewerkt op|bijgewerkt|laatst bijgewerkt|laatste update|zaktualizowano|ostatnia aktualizacja|更新时间|更新日',
);
const publishedAt = new RegExp(`^(?:this (?:article|story|post|page) was |article |story )?(?:${published})(?![\\p{L}])`, 'u');
const updatedAt = new RegExp(`^(?:this (?:article|story|post|page) was |article |story )?(?:${updated})(?![\\p{L}])`, 'u');
// What may stand beside a date in a line about the publication: labels, authors after "by", times of day, marks.
const fillers =
  /(?:\b(?:by|at|on|am|pm|utc|gmt|ist|bst|est|edt|cet|cest|eet|hrs|hours|uhr|local time|min read|read|the|de|le|el|um|в|г|ago)\b|[\d:.,;|·•/()–—\-@+\s])/gu;

/**
 * What a short line says of the document's date; null when it has no date, or is a sentence of the report that happens to have
 * one ("Updated figures on 4 May 2016 showed …"). `offset` is where the line begins in the text.
 */
export function dateLine(line: string, offset: number): DateLine | null {
  if (line.length > 240 || !/[\d\u0660-\u0669\u06f0-\u06f9]/.test(line)) return null;
  const dates = datesIn(line, offset);
  const [first] = dates;
  if (first === undefined) return null;
  const folded = fold(line).replace(/^[\s|•·*_>#([-]{1,10}/, '');
  const role = updatedAt.test(folded) ? 'updated' : publishedAt.test(folded) ? 'published' : 'bare';
  let rest = fold(line);
  for (const date of dates)
    rest = rest.slice(0, date.from - offset) + ' '.repeat(date.to - date.from) + rest.slice(date.to - offset);
  const label = role === 'updated' ? updatedAt : publishedAt;
  const left = rest
    .replace(/^[\s|•·*_>#([-]{1,10}/, '')
    .replace(role === 'bare' ? /^$/ : label, ' ')
    .replace(updatedAt, ' ')
    .replace(fillers, '');
  const ends = /[\p{L}]{3,}[.!?]["”]?$/u.test(line);
  if (role === 'bare') {
    const signed = /^(?:by|von|par|por|di|door|автор:?|текст:?|بقلم:?)\s/u.test(folded) && left.length <= 50 && !ends;
    if ((left.length <= 3 || signed) && dates.length <= 2) return { role, dates, whole: !signed, outlet: null };
    // "The Mirova Echo, 9 March 2019" under a headline: who published, or where, and when.
    const before = line.slice(0, first.from - offset);
    const after = line.slice(first.to - offset);
    const name = /^(\p{Lu}[\p{L}\p{N}&'’. ]{1,40}),\s$/u.exec(before)?.[1] ?? null;
    const capital = name?.split(' ').every((word) => /^(?:\p{Lu}|of$|the$|and$|de$|du$|la$)/u.test(word)) ?? false;
    return capital && /^[\s.)]*$/.test(after) ? { role, dates, whole: true, outlet: name } : null;
  }
  // After the label comes the date, or a name and then the date; a verb in between makes it a sentence.
  return left.length <= 60 && !ends ? { role, dates, whole: true, outlet: null } : null;
}

const agency =
  /^(?:reuters|ap|afp|dpa|sana|tass|ria|ria novosti|interfax|xinhua|anadolu|aa|efe|ansa|upi|ians|pti|the associated press|associated press|agence france-presse|irna|kuna|wafa|ukrinform|unian|al jazeera|bbc|cnn|dw|voa|irin|ocha|reliefweb|unhcr|un news)$/;

/** "ALEPPO, 10 October 2016 (Reuters) —": where it ends, its date, and the agency it names. */
export interface Dateline extends Span {
  readonly date: DateExpression | null;
  readonly agency: (Span & { readonly name: string }) | null;
}

/** The dateline with which a paragraph begins, or null. Its dash or colon belongs to it. */
export function datelineOf(paragraph: string, offset: number): Dateline | null {
  const head = paragraph.slice(0, 140);
  // Places in capitals, or a place and an agency in brackets, or a place and a date; then a dash.
  const match =
    /^(?<place>\p{Lu}[\p{L}\p{M}'’. /-]{1,40}(?:,\s[\p{L}\p{M}'’. -]{2,30})?)(?<tail>[,\s]{0,2}[^–—\n]{0,60}?)\s?(?<mark>–|—|--|\s-\s|\)\s?:|:(?=\s))/u.exec(
      head,
    );
  if (match?.groups === undefined) return null;
  const { place = '', tail = '', mark = '' } = match.groups;
  const end = match[0].trimEnd().length;
  const inside = match[0].slice(0, match[0].length - mark.length);
  const [date = null] = datesIn(inside, offset);
  const bracket = /\(([^()]{2,40})\)/.exec(inside) ?? /[,\s]([A-Z]{2,12})\s*$/.exec(inside);
  const name = bracket?.[1]?.split(/[,/]/, 1)[0]?.trim() ?? '';
  const capitals = /^[\p{Lu}\p{M}'’. /-]{3,}(?:,|$)/u.test(place) && place === place.toUpperCase() && /\p{Lu}{3}/u.test(place);
  const bracketed =
    bracket !== null && bracket[0].startsWith('(') && /^\p{Lu}[\p{L}\p{N} .&-]{1,30}$/u.test(name) && datesIn(name).length === 0;
  // In brackets after a place in capitals stands who sent it, known to us or not.
  const isAgency = agency.test(fold(name)) || (capitals && bracketed && !/\d/.test(name));
  const undated = /\(?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}\b/i.test(inside);
  if (!(capitals || isAgency || date !== null || (undated && mark !== ':'))) return null;
  // "Syria: what we know" and "Monday, the army said —" are no datelines.
  if (mark.startsWith(':') && !(date !== null || isAgency || (capitals && tail.trim() === ''))) return null;
  if (mark.startsWith(')') && date === null && !isAgency) return null;
  if (/\b(?:said|was|were|is|are|has|have|the|that|who)\b/.test(inside)) return null;
  const at = bracket === null ? 0 : offset + inside.indexOf(name, bracket.index);
  return { from: offset, to: offset + end, date, agency: isAgency ? { name, from: at, to: at + name.length } : null };
}

/** A date whose words may mean two days is reported, so that a person can settle it. */
export const doubtNote = (words: string, doubt: string): Note => ({
  code: 'reading/unsettled-date',
  source: null,
  what: `The line "${words.slice(0, 60)}" gives a date, but ${doubt}; no publication date was taken from it.`,
  next: 'If you know the date of publication from elsewhere, keep that page or record beside this file.',
});
