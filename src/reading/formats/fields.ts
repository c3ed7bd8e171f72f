import { fold } from '../fold.ts';

/** What a column of an export of posts or of a table of incidents holds, as far as its name says so. */
export type Role =
  | 'text'
  | 'title'
  | 'byline'
  | 'publisher'
  | 'published'
  | 'updated'
  | 'occurred'
  | 'place'
  | 'address'
  | 'tags'
  | 'count';

const names: Readonly<Record<Role, string>> = {
  text: 'text|full text|fulltext|content|body|message|post|post text|tweet|tweet text|caption|selftext|description|event description|incident description|details|narrative|summary|what|what happened|texte|contenu|beschreibung|inhalt|texto|descripcion|descricao|testo|descrizione|текст|описание|сообщение|نص|النص|وصف|الوصف|التفاصيل|metin|aciklama',
  title: 'title|headline|subject|heading|titre|titel|titulo|titolo|заголовок|عنوان|العنوان|baslik',
  byline:
    'author|author name|author username|user|user name|username|user screen name|screen name|handle|display name|sender|from name|posted by|reporter|auteur|autor|autore|verfasser|автор|الكاتب|المرسل|yazar',
  publisher: 'publisher|outlet|channel|channel name|channel title|channel username|page name|source name|newspaper',
  published:
    'created at|created utc|created|timestamp|published|published at|published on|publication date|date published|publish date|posted|posted at|posted on|post date|date posted|date utc|sent|sent at|date of publication',
  updated: 'updated|updated at|edited|edited at|edit date|last updated|modified',
  occurred:
    'event date|date of event|incident date|date of incident|date of the incident|attack date|date of attack|date of the attack|date occurred|occurred|occurred at|occurred on|date of occurrence|fecha del incidente|fecha del hecho|date de l incident|дата события|дата инцидента|تاريخ الحادث|تاريخ الحدث|olay tarihi',
  place:
    'place|place name|location|location name|locality|town|city|village|settlement|place of incident|incident location|lieu|ort|lugar|municipio|luogo|место|место события|المكان|الموقع|موقع الحادث|yer|olay yeri',
  address: 'url|link|permalink|permanent link|tweet url|post url|uri|web url|source url',
  tags: 'tags|hashtags|labels|keywords',
  count:
    'id|uuid|guid|lang|language|likes|like count|favorites|favorite count|favourite count|favourites|retweets|retweet count|reposts|repost count|replies|reply count|quote count|views|view count|shares|share count|comments|comment count|score|followers|follower count|followers count|following|forwards|forward count|reactions|row|media|media url|photo|photos|image|images|video|videos|verified|retweeted|favorited|truncated|possibly sensitive|in reply to',
};

const roles = new Map<string, Role>();
for (const role of Object.keys(names) as Role[])
  for (const name of names[role].split('|')) if (!roles.has(fold(name))) roles.set(fold(name), role);

/** "user.screen_name" and "createdAt" as words. */
const wordsOf = (name: string) =>
  fold(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What a column holds by its name, also by the last part of a nested one; null where the name says nothing. */
export function roleOf(name: string): Role | null {
  const words = wordsOf(name);
  const last = wordsOf(name.split('.').at(-1) ?? name);
  const role = roles.get(words) ?? (last === words ? undefined : roles.get(`${wordsOf(name.split('.').at(-2) ?? '')} ${last}`));
  if (role !== undefined) return role;
  if (/(?:^| )(?:id|ids|url|urls)$/.test(words)) return 'count';
  // "user.name" is somebody; "place.name" is not.
  if (/^(?:user|author|sender|from|account) (?:name|screen name|username|display name|handle)$/.test(words)) return 'byline';
  const own = roles.get(last);
  return own === 'text' || own === 'published' || own === 'count' ? own : null;
}

/** Columns that only posts have: somebody who wrote them, or how often they were passed on. */
export const isPost = (columns: readonly string[]): boolean =>
  columns.some(
    (name) => roleOf(name) === 'byline' || /(?:like|retweet|repost|view|share|favou?rite|forward|repl)/.test(wordsOf(name)),
  );

/** Columns that tables of incidents have: where or when it happened, whom it harmed, with what. */
export const isIncident = (columns: readonly string[]): boolean =>
  !isPost(columns) &&
  columns.some(
    (name) =>
      roleOf(name) === 'place' ||
      roleOf(name) === 'occurred' ||
      /(?:incident|event|attack|killed|dead|deaths|fatal|injured|wounded|casualt|victim|weapon|perpetrator|what happened|tues|blesses|tote|verletzte|muertos|heridos|mortos|feridos|morti|feriti|убит|погиб|ранен|قتلى|جرحى|شهداء|olu|yarali)/.test(
        wordsOf(name),
      ),
  );

/** "date" is when a post was written, but in a table of incidents when one happened. */
export const isBareDate = (name: string): boolean =>
  /^(?:date|datetime|date time|time|date and time|datum|fecha|дата|تاريخ|التاريخ|tarih)$/.test(wordsOf(name));

/** Whether some columns, and the words in them, make each row a report of its own. */
export function holdsReports(columns: readonly string[], rows: readonly (readonly string[])[]): boolean {
  return columns.some((name, at) => {
    if (roleOf(name) === 'text') return rows.some((row) => /\S\s+\S/.test(row[at] ?? ''));
    if (roleOf(name) !== null) return false;
    const prose = rows.filter((row) => (row[at]?.length ?? 0) >= 60 && (row[at]?.match(/\s/g) ?? []).length >= 8);
    return prose.length * 2 > rows.length;
  });
}
