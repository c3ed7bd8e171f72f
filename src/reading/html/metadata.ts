import type { About, Found, FurnitureKind } from '../../model/index.ts';
import { datesIn, machineDate, whenOf } from '../dates/expressions.ts';
import type { Dated } from '../dates/visible.ts';
import { found } from '../drawn.ts';
import type { Body } from './body.ts';
import type { Page } from './draw.ts';

interface Linked {
  readonly published: string | null;
  readonly modified: string | null;
  readonly headline: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly address: string | null;
}

const articleTypes = /(?:Article|BlogPosting|Report|LiveBlog|SocialMediaPosting|Review|WebPage)$/;
const asText = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 500) : null;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function nameOf(value: unknown): string | null {
  if (Array.isArray(value)) {
    const names = value
      .slice(0, 20)
      .map(nameOf)
      .filter((name) => name !== null);
    return names.length === 0 ? null : names.join(', ');
  }
  if (isRecord(value)) return nameOf(value['name']);
  const text = asText(value);
  return text === null || /^https?:/.test(text) ? null : text;
}

/** The objects of a JSON-LD script that describe an article, the most telling first. */
function articlesIn(script: string): Record<string, unknown>[] {
  let data: unknown;
  try {
    data = JSON.parse(script.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)/, '').replace(/(?:-->|\/\/\]\]>)\s*$/, ''));
  } catch (cause) {
    // Pages carry broken JSON-LD often; what it would have said is found elsewhere or stays unknown.
    if (cause instanceof SyntaxError) return [];
    throw cause;
  }
  const flat: Record<string, unknown>[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (flat.length > 200 || depth > 6) return;
    if (Array.isArray(value)) for (const item of value) visit(item, depth + 1);
    else if (isRecord(value)) {
      flat.push(value);
      visit(value['@graph'], depth + 1);
      visit(value['mainEntity'], depth + 1);
    }
  };
  visit(data, 0);
  const typeOf = (item: Record<string, unknown>) => [item['@type']].flat().filter((type) => typeof type === 'string');
  const rank = (item: Record<string, unknown>) => (typeOf(item).some((type) => type.endsWith('WebPage')) ? 1 : 0);
  return flat.filter((item) => typeOf(item).some((type) => articleTypes.test(type))).sort((a, b) => rank(a) - rank(b));
}

function linkedData(page: Page): Linked {
  const items = page.jsonLd.flatMap(articlesIn);
  const first = <T>(take: (item: Record<string, unknown>) => T | null): T | null => {
    for (const item of items) {
      const value = take(item);
      if (value !== null) return value;
    }
    return null;
  };
  return {
    published: first((item) => asText(item['datePublished'])),
    modified: first((item) => asText(item['dateModified'])),
    headline: first((item) => asText(item['headline'])),
    author: first((item) => nameOf(item['author'])),
    publisher: first((item) => nameOf(item['publisher'])),
    address: first((item) => asText(isRecord(item['mainEntityOfPage']) ? item['mainEntityOfPage']['@id'] : item['url'])),
  };
}

const publishedNames = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date.created',
  'dcterms.created',
  'dc.date',
  'dcterms.date',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'published-date',
  'publication_date',
  'publicationdate',
  'article.published',
  'cxenseparse:recs:publishtime',
  'citation_publication_date',
  'bt:pubdate',
  'ptime',
  'date',
  'article_date_original',
  'originalpublicationdate',
  'analyticsattributes.articledate',
];
const modifiedNames = [
  'article:modified_time',
  'og:article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'last-modified',
  'lastmod',
  'article.updated',
  'moddate',
];

const metaOf = (page: Page, names: readonly string[]): readonly [string, string] | null => {
  for (const name of names) {
    const meta = page.metas.find(([key, content]) => key === name && content.trim() !== '');
    if (meta !== undefined) return [name, meta[1].trim()];
  }
  return null;
};

function dated(value: string | null, where: string, inferred = false): Dated | null {
  const when = value === null ? null : machineDate(value);
  return when === null ? null : { ...when, inferred, where };
}

/** The label of the elements around a `<time>` that says which of the page's times it is. */
function labelAround(page: Page, box: number): string {
  let label = '';
  for (let at = box, steps = 0; at >= 0 && steps < 4; at = page.boxes[at]!.parent, steps++)
    label += ` ${page.boxes[at]!.label} ${page.boxes[at]!.attributes['itemprop'] ?? ''}`;
  return label.toLowerCase();
}

/** Whether a block belongs to other stories, comments or advertisements, whose dates are not the report's. */
const isOthers = (kind: FurnitureKind | null | undefined) => kind === 'related' || kind === 'comments' || kind === 'advertising';

/** A `<time>` in the report's head or near its title, that says it is the time of publication, or is the only one there. */
function timeElement(page: Page, body: Body, modified: boolean): Dated | null {
  const box = page.boxes[body.box];
  if (box === undefined) return null;
  const near = page.times.filter(
    ({ block }) =>
      !isOthers(body.kinds[block]) &&
      ((body.title !== null && Math.abs(block - body.title) <= 12) || (block >= box.first - 12 && block <= box.first + 6)),
  );
  const says = (time: (typeof near)[number]) => {
    const label = labelAround(page, time.box);
    const changed = /updat|modif/.test(label) && !/publish/.test(label);
    return changed
      ? 'modified'
      : /publish|entry-date|pubdate|posted|dateposted|post-date|article-date|byline|meta|author|datetime|timestamp|\bdate\b/.test(
            label,
          )
        ? 'published'
        : 'unknown';
  };
  const fitting =
    near.find((time) => says(time) === (modified ? 'modified' : 'published')) ??
    (!modified && near.length === 1 ? near.find((time) => says(time) === 'unknown') : undefined);
  return fitting === undefined ? null : dated(fitting.value, 'time element', says(fitting) === 'unknown');
}

/** The date of each short line between two blocks that says one in the given way; never one among other stories. */
function datesBetween(page: Page, body: Body, from: number, to: number, role: 'published' | 'updated' | 'bare'): Dated[] {
  const dates: Dated[] = [];
  for (let i = Math.max(0, from); i < Math.min(page.blocks.length, to); i++) {
    const block = page.blocks[i]!;
    if (isOthers(body.kinds[i]) || block.to - block.from > 240) continue;
    const line = body.dateLine(i);
    if (line === null || line.role !== role) continue;
    const when = line.dates[0]?.when;
    if (when) dates.push({ ...when, inferred: role !== 'published', where: role === 'bare' ? 'date line' : 'visible line' });
  }
  return dates;
}

/** A date in a short line above or right under the report. A bare one must stand at the title and have no other day beside it. */
function visibleDate(page: Page, body: Body, role: 'published' | 'updated' | 'bare'): Dated | null {
  const box = page.boxes[body.box];
  if (box === undefined) return null;
  const title = body.title ?? box.first;
  if (role !== 'bare') return datesBetween(page, body, Math.min(title, box.first) - 6, box.last + 3, role)[0] ?? null;
  const under = datesBetween(page, body, title + (body.title === null ? 0 : 1), Math.max(box.first, title) + 8, role);
  const candidates = under.length > 0 ? under : datesBetween(page, body, title - 2, title, role);
  const days = new Set(candidates.map((date) => date.first?.slice(0, 10)));
  return days.size === 1 ? candidates[0]! : null;
}

/** "/2016/10/10/" in the address: the day a page was put there, by the habit of many publishers. */
function addressDate(address: string | null): Dated | null {
  const match = /[/_-]((?:19|20)\d{2})[/_-](\d{1,2})[/_-](\d{1,2})(?:[/_-]|$)/.exec(address ?? '');
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const date = `${match[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return machineDate(date) === null ? null : { ...whenOf({ year, month, day }, null, null), inferred: true, where: 'address' };
}

const clean = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The name of the site at the end (or beginning) of a page's title is cut off where the page gives that name elsewhere. */
function withoutSite(title: string, site: string | null): string {
  const parts = title.split(/\s[|–—·»«:-]+\s/);
  if (parts.length < 2) return title;
  const last = parts.at(-1) ?? '';
  if (site !== null && clean(last).toLowerCase() === site.toLowerCase())
    return title
      .slice(0, title.lastIndexOf(last))
      .replace(/\s[|–—·»«:-]+\s$/, '')
      .trim();
  const longest = parts.reduce((a, b) => (b.length > a.length ? b : a));
  return /\s[|»]\s/.test(title) && longest.length > title.length * 0.5 ? longest : title;
}

function titleOf(page: Page, body: Body, linked: Linked, site: string | null): Found<string> | null {
  if (body.title !== null) {
    const block = page.blocks[body.title]!;
    const words = page.text.slice(block.from, block.to);
    // A kicker or label inside the heading ("Opinion") is left out where the head of the page gives the title without it.
    const said = [linked.headline, metaOf(page, ['og:title'])?.[1]].flatMap((title) => (title ? [title.trim()] : []));
    const inner = said.find((title) => title.length > words.length * 0.5 && words.includes(title)) ?? words;
    const from = block.from + words.indexOf(inner);
    return found(inner, { from, to: from + inner.length }, `${block.tag} element`);
  }
  if (linked.headline !== null) return found(clean(linked.headline), null, 'json-ld');
  const meta = metaOf(page, ['og:title', 'twitter:title', 'dc.title', 'title']);
  if (meta !== null) return found(withoutSite(clean(meta[1]), site), null, `meta ${meta[0]}`);
  return page.title === '' ? null : found(withoutSite(page.title, site), null, 'title element');
}

function bylineOf(page: Page, body: Body, linked: Linked): Found<string> | null {
  const box = page.boxes[body.box];
  const near = page.blocks.findIndex((block, i) => {
    if (
      body.kinds[i] === 'navigation' ||
      block.to - block.from > 120 ||
      (box !== undefined && (i > box.first + 8 || i < (body.title ?? box.first) - 4))
    )
      return false;
    const text = page.text.slice(block.from, block.to);
    return (
      /^(?:by|von|par|por|di|door|автор:?|بقلم:?)\s\p{Lu}/iu.test(text) && !/[.!?]$/.test(text) && text.split(/\s+/).length <= 14
    );
  });
  if (near !== -1) {
    const block = page.blocks[near]!;
    const words = page.text.slice(block.from, block.to);
    // "By Salma Rashid 4 May 2016, 3:51 pm": the name ends where the date begins.
    const name = words.slice(0, datesIn(words)[0]?.from ?? words.length).replace(/[\s,|•·/–—-]+$/u, '');
    return found(name, { from: block.from, to: block.from + name.length }, 'visible line');
  }
  if (linked.author !== null) return found(clean(linked.author), null, 'json-ld');
  const meta = metaOf(page, [
    'author',
    'article:author',
    'parsely-author',
    'dc.creator',
    'dcterms.creator',
    'sailthru.author',
    'byl',
  ]);
  return meta === null || /^https?:/.test(meta[1]) ? null : found(clean(meta[1]), null, `meta ${meta[0]}`);
}

const isAddress = (value: string | null | undefined): value is string => /^https?:\/\/\S{4,}$/.test(value ?? '');

/** What a page says about itself: markup made for it first, then its visible lines, then its address, each with where it was found. */
export function aboutPage(page: Page, body: Body): Omit<About, 'language'> {
  const linked = linkedData(page);
  const site = metaOf(page, ['og:site_name', 'publisher', 'dc.publisher', 'dcterms.publisher', 'application-name']);
  const canonical = page.links.find(([rel]) => rel === 'canonical')?.[1];
  const address = [canonical, metaOf(page, ['og:url'])?.[1], linked.address].find(isAddress) ?? null;
  const publishedMeta = metaOf(page, publishedNames);
  const modifiedMeta = metaOf(page, modifiedNames);
  const updated =
    dated(linked.modified, 'json-ld') ??
    dated(modifiedMeta?.[1] ?? null, `meta ${modifiedMeta?.[0]}`) ??
    timeElement(page, body, true) ??
    visibleDate(page, body, 'updated');
  const published =
    dated(linked.published, 'json-ld') ??
    dated(publishedMeta?.[1] ?? null, `meta ${publishedMeta?.[0]}`) ??
    visibleDate(page, body, 'published') ??
    timeElement(page, body, false) ??
    visibleDate(page, body, 'bare') ??
    addressDate(address) ??
    (updated === null || updated.where.startsWith('meta') ? null : { ...updated, inferred: true });
  // Some pages name themselves as their publisher: a headline is no publisher.
  const named =
    linked.publisher !== null && linked.publisher !== linked.headline && linked.publisher.length <= 60 ? linked.publisher : null;
  const publisher =
    named !== null
      ? found(clean(named), null, 'json-ld')
      : site !== null && !/^https?:/.test(site[1]) && site[1].length <= 80
        ? found(clean(site[1]), null, `meta ${site[0]}`)
        : null;
  return {
    title: titleOf(page, body, linked, publisher?.value ?? null),
    byline: bylineOf(page, body, linked),
    publisher,
    published,
    updated,
    address,
  };
}

/** The language that a page declares, as a BCP 47 code, or null. */
export function declaredLanguage(page: Page): string | null {
  const value = page.language ?? metaOf(page, ['content-language', 'og:locale', 'dc.language'])?.[1] ?? null;
  const code = /^[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}$/.exec(value?.trim() ?? '')?.[0];
  return code?.replace(/_/g, '-') ?? null;
}
