import type { FurnitureKind } from '../../model/index.ts';
import type { Box } from './draw.ts';

// Words in the class, id or test id of an element that name what it holds. Whole words only: "headline" is not "head".
const words: Readonly<Record<FurnitureKind, string>> = {
  comments: 'comment comments commentlist respond disqus livefyre fbcomments discussion replies replyform kommentare comentarios',
  related:
    'related recirc recirculation recommended recommendation recommendations outbrain taboola trending popular mostread mostpopular readmore morefrom moreon yarpp jprelatedposts latest sidebar aside rail promo promos teaser teasers carousel upnext readnext nextarticle prevnext suggested similar alsolike interlink crosslink inlinerelated seealso furthermore linklist relatedarticles relatedposts morenews topstories',
  navigation:
    'nav navbar navigation menu breadcrumb breadcrumbs share sharing sharebar sharedaddy addtoany addthis sharethis social socials socialshare toolbar pagination pager skiplink skip topbar toc offcanvas sitemap searchform login signin tools actions follow followus postnav languages langswitcher masthead printbutton jumplinks',
  'publication-metadata':
    'byline bylines dateline timestamp pubdate postmeta entrymeta articlemeta meta metadata posted postdate published authorbox authorbio authorinfo bio author authors aboutauthor contributor readingtime infobyline editlink',
  tags: 'tags tag taglist tagcloud tagslist topics keywords categories catlinks cats taxonomy postcategories',
  advertising:
    'ad ads advert advertisement advertising adslot adunit sponsor sponsored sponsors newsletter newsletters subscribe subscription paywall promobox signup optin mailchimp mcembedsignup donate donation leaderboard dfp gpt affiliate upsell membership subscribeform emailsignup cta',
  boilerplate:
    'footer cookie cookies consent gdpr copyright disclaimer popup modal overlay lightbox banner legal noprint widget widgets widgetarea printfooter rating ratings vote votes error hidden screenreader visuallyhidden sronly onetrust disclosure mwnavigation editsection mweditsection footnav feedback license',
};

const kindByWord = new Map<string, FurnitureKind>(
  Object.entries(words).flatMap(([kind, list]) => list.split(' ').map((word) => [word, kind as FurnitureKind] as const)),
);
// Words that are about the look of something that holds a report ("article-with-sidebar") or part of one ("meta-description").
const excused =
  /(?:has|with|no|without|right|left)[-_]?(?:sidebar|comments?|ads?|nav|widgets?|footer|header|rail|banner|share|social|popup)/g;
const roles: Readonly<Record<string, FurnitureKind>> = {
  navigation: 'navigation',
  complementary: 'related',
  contentinfo: 'boilerplate',
  search: 'navigation',
  menu: 'navigation',
  menubar: 'navigation',
  dialog: 'boilerplate',
  alertdialog: 'boilerplate',
  toolbar: 'navigation',
};
const tags: Readonly<Record<string, FurnitureKind>> = {
  nav: 'navigation',
  aside: 'related',
  footer: 'boilerplate',
  menu: 'navigation',
  dialog: 'boilerplate',
  button: 'navigation',
  form: 'navigation',
};

/** The words of a label: parted at everything but letters and digits, and where a capital follows a small letter. */
function labelWords(label: string): string[] {
  return label
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(excused, ' ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

const isBody = (box: Box): boolean => bodyLabels(box) >= 2;

/** What an element's tag, role and label say that it holds, or null when they do not say that it is furniture. */
export function labelledKind(box: Box): FurnitureKind | null {
  const { tag, attributes } = box;
  if (tag === 'html' || tag === 'body' || tag === 'main' || /^h[1-6]$/.test(tag)) return null;
  const byTag = tags[tag];
  if (byTag !== undefined) return byTag;
  const role = roles[attributes['role'] ?? ''];
  if (role !== undefined) return role;
  if (isBody(box)) return null;
  // WordPress writes the tags and categories of a post into the class of the element that holds it.
  const label = /\b(?:hentry|type-post|post-\d+)\b/.test(box.label)
    ? box.label.replace(/(?:^|\s)(?:tag|category|post_tag|format|status|tax)-\S+/g, ' ')
    : box.label;
  if (label.trim() === '') return null;
  const separate = labelWords(label);
  for (const word of separate) {
    const kind = kindByWord.get(word);
    if (kind !== undefined) return kind;
  }
  // "more-from", "post_meta", "read-more": two words that only together are a name.
  for (let i = 0; i + 1 < separate.length; i++) {
    const kind = kindByWord.get(`${separate[i]}${separate[i + 1]}`);
    if (kind !== undefined) return kind;
  }
  return null;
}

const bodyNames =
  /(?:^|[\s_-])(?:article[-_]*(?:body|content|text|copy|main)|(?:entry|post|story|news|page|blog|single|td-post|article__)[-_]*(?:content|body|text|copy)|story[-_]?(?:body|content|text)|articlebody|articletext|postcontent|entrycontent|storytext|body[-_]?(?:copy|text|content)|main[-_]?content|mw-parser-output|text[-_]?body|rich[-_]?text|longform|wysiwyg|node-body|field-name-body|field--name-body|content__article-body)(?:$|[\s_-])/i;

/** How clearly an element says that it holds the report: 3 by markup made for it, 2 by its name, 1 by its tag, 0 not at all. */
export function bodyLabels(box: Box): number {
  const { attributes, tag, label } = box;
  if (/\barticleBody\b/i.test(attributes['itemprop'] ?? '') || /\barticleBody\b/i.test(attributes['property'] ?? '')) return 3;
  if (bodyNames.test(label)) return 2;
  if (tag === 'article' || tag === 'main' || attributes['role'] === 'main' || attributes['role'] === 'article') return 1;
  return 0;
}
