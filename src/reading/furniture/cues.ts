import type { FurnitureKind } from '../../model/index.ts';
import { fold } from '../fold.ts';

/** How far a cue reaches: the line alone, the lines under it until the report goes on, or everything to the end. */
type Reach = 'line' | 'section' | 'rest';

export interface Cue {
  readonly kind: FurnitureKind;
  readonly reach: Reach;
}

/**
 * whole: the line is the phrase, a colon aside. opening: the line begins with the phrase and is a label (no closing stop, few
 * words). inset: the phrase, a colon or dash, then anything. anywhere: the phrase stands in a line that is no long paragraph.
 */
type Shape = 'whole' | 'opening' | 'inset' | 'anywhere';

// What publishers write, language by language. Phrases are compared folded: small letters, no accents, level alefs.
const phrases: readonly [FurnitureKind, Reach, Shape, string][] = [
  // Other stories
  [
    'related',
    'section',
    'whole',
    `related|related articles|related stories|related news|related content|related posts|related topics|related links|related coverage|related reading|
    read more|read next|read also|also read|also in the news|also in this section|you may also like|you might also like|you may be interested in|recommended|recommended for you|recommended stories|recommended reading|
    most read|most popular|most viewed|most shared|popular|popular posts|popular stories|popular now|popular articles|trending|trending now|trending stories|latest|latest news|latest stories|latest articles|latest posts|latest headlines|latest videos|
    top stories|top news|top headlines|headlines|other news|other stories|other articles|other headlines|random articles|random posts|recent posts|recent articles|recent news|recent stories|recent comments|similar articles|similar stories|similar posts|
    see also|see more|don't miss|do not miss|editor's picks|editors' picks|editor's choice|editors' choice|in this section|in this story|in other news|in case you missed it|from our partners|from the web|around the web|promoted stories|
    next article|previous article|next story|previous story|next post|previous post|up next|read next story|more stories|more news|more articles|more headlines|more coverage|more videos|more stories like this|keep reading|continue reading|further reading|
    video from our channel|videos from our channel|watch|watch more|watch next|videos|featured|featured stories|featured articles|featured videos|featured posts|photo galleries|what others are reading|people are also reading|stories from around the web|what to read next|our pick of the week|
    a lire aussi|lire aussi|a lire egalement|sur le meme sujet|articles lies|articles similaires|les plus lus|plus d'articles|les plus partages|a la une|dans la meme rubrique|pour aller plus loin|a decouvrir|voir aussi|vous aimerez aussi|
    mehr zum thema|lesen sie auch|das konnte sie auch interessieren|auch interessant|meistgelesen|weitere artikel|weitere meldungen|verwandte artikel|ahnliche artikel|zum thema|mehr artikel|aktuelle nachrichten|
    te puede interesar|le puede interesar|tambien te puede interesar|mas noticias|noticias relacionadas|articulos relacionados|relacionadas|relacionado|relacionados|lo mas leido|lo mas visto|leer mas|lea tambien|lea mas|te recomendamos|ultimas noticias|mas leidas|
    leggi anche|potrebbe interessarti|ti potrebbe interessare|articoli correlati|notizie correlate|i piu letti|piu letti|altre notizie|
    leia tambem|leia mais|veja tambem|mais lidas|noticias relacionadas|artigos relacionados|ultimas noticias|saiba mais|
    lees ook|meer nieuws|gerelateerde artikelen|meest gelezen|lees meer|czytaj takze|czytaj tez|zobacz takze|zobacz tez|przeczytaj takze|najczesciej czytane|powiazane artykuly|polecane|
    las mer|las ocksa|mest last|les ogsa|relaterte artikler|
    читайте также|читайте еще|по теме|материалы по теме|похожие новости|самое читаемое|популярное|другие новости|еще новости|последние новости|новости по теме|смотрите также|рекомендуем|
    читайте також|за темою|схожі новини|останні новини|дивіться також|популярні новини|
    اقرا ايضا|اقرا المزيد|مواضيع ذات صلة|مقالات ذات صلة|اخبار ذات صلة|الاكثر قراءة|الاكثر مشاهدة|اخر الاخبار|المزيد من الاخبار|مواضيع متعلقة|اخبار متعلقة|قد يعجبك ايضا|شاهد ايضا|
    بيشتر بخوانيد|مطالب مرتبط|اخبار مرتبط|پربازديدترين|
    ilgili haberler|benzer haberler|bunlar da ilginizi cekebilir|ilginizi cekebilir|diger haberler|en cok okunanlar|son dakika haberleri|son haberler|ayrica okuyun|
    קראו גם|כתבות נוספות|עוד בנושא|相关阅读|相关新闻|延伸阅读|相关文章|関連記事|あわせて読みたい|관련기사|관련 기사`,
  ],
  [
    'related',
    'section',
    'opening',
    `more from|more great|more on this|more about this|more in|more by|more stories from|more news from|latest from|latest in|latest on|also on|also from|other articles by|other stories by|read more about|see more from|video from our|videos from our|stories you|news you|
    articles you|you may have missed|recommended by|top stories from|trending on|trending in|popular on|popular in|posts navigation|
    plus de|mehr von|mehr aus|mas de|altro da|mais de|больше новостей|المزيد من|المزيد حول`,
  ],
  [
    'related',
    'line',
    'inset',
    `read more|read also|also read|read|related|related article|related articles|related story|see also|watch|watch also|more|explainer|don't miss|must read|recommended|up next|next|previous|next article|previous article|next story|previous story|next post|previous post|
    a lire aussi|lire aussi|lire|a lire|voir aussi|lesen sie auch|mehr zum thema|lesen sie mehr|lea tambien|lea mas|lea|leer mas|le puede interesar|te puede interesar|vea tambien|leggi anche|leia tambem|leia mais|veja tambem|lees ook|czytaj takze|czytaj tez|zobacz takze|
    читайте также|читайте еще|смотрите также|читайте також|اقرا ايضا|اقرا المزيد|شاهد ايضا|بيشتر بخوانيد|ilgili haber|ayrica okuyun|קראו גם|相关阅读|延伸阅读|関連記事`,
  ],
  // Ways about the site
  [
    'navigation',
    'line',
    'whole',
    `home|menu|search|skip to content|skip to main content|skip to navigation|back to top|go to top|top|close|log in|login|sign in|sign up|register|my account|subscribe|print|print this|print this page|print this article|email|email this|email this article|e-mail|
    share|share this|share this article|share this story|share this page|share this post|share on facebook|share on twitter|share via|share with|tweet|tweet this|pin it|save|save article|bookmark|copy link|follow|follow us|like this|like us on facebook|listen|listen to this article|comments|comment|contact|contact us|about|about us|
    advertise|advertise with us|privacy policy|privacy|terms|terms of use|terms of service|terms and conditions|sitemap|site map|rss|faq|help|careers|jobs|archive|archives|next|previous|load more|show more|view all|see all|all news|expand|enlarge image|view comments|show comments|facebook|twitter|whatsapp|telegram|linkedin|instagram|youtube|pinterest|reddit|
    accueil|rechercher|recherche|partager|partager cet article|imprimer|s'abonner|se connecter|contact|mentions legales|retour en haut|startseite|suche|teilen|drucken|anmelden|impressum|datenschutz|kontakt|nach oben|inicio|buscar|compartir|imprimir|suscribete|iniciar sesion|contacto|aviso legal|
    condividi|stampa|cerca|accedi|compartilhar|compartilhe|entrar|поделиться|печать|поиск|главная|войти|вверх|подписаться|поширити|друкувати|головна|مشاركة|شارك|شاركها|طباعة|الرئيسية|بحث|اتصل بنا|من نحن|paylas|yazdir|anasayfa|ana sayfa|ara|iletisim|delen|afdrukken|udostepnij|drukuj|שתפו`,
  ],
  [
    'navigation',
    'line',
    'opening',
    `share this|share on|share it|click to share|click to print|click to email|share to|follow us|follow @|find us on|like us on|join us on|connect with us|skip to|jump to|back to top|back to|return to|partager sur|teilen auf|compartir en|condividi su|поделиться в|تابعنا|شارك على|bizi takip`,
  ],
  // When and by whom it was put on the site
  [
    'publication-metadata',
    'line',
    'opening',
    `reporting by|additional reporting by|writing by|editing by|edited by|(reporting by|(editing by|(writing by|(additional reporting|compiled by|translated by|source:|sources:|via:|url:|link:|original link|originally published|this article was originally|this story was originally|first published|reading time|estimated reading|permalink|from the section|image copyright|image source|article id|story id|id:|views:|reads:|quelle:|fuente:|fonte:|источник:|المصدر:|kaynak:|source :`,
  ],
  // Labels under which the text was filed
  [
    'tags',
    'section',
    'whole',
    `tags|topics|keywords|categories|labels|hashtags|schlagworte|schlagworter|themen|mots-cles|etiquetas|tag|теги|метки|ключевые слова|теґи|وسوم|كلمات مفتاحية|الكلمات المفتاحية|etiketler|tagi|trefwoorden|標籤|标签`,
  ],
  [
    'tags',
    'line',
    'inset',
    `tags|tag|tagged|tagged with|topics|topic|keywords|categories|category|labels|filed under|posted in|filed in|section|hashtags|schlagworte|themen|mots-cles|mots cles|etiquetas|temas|argomenti|теги|метки|ключевые слова|теґи|وسوم|الوسوم|كلمات مفتاحية|الكلمات المفتاحية|التصنيف|etiketler|tagi|trefwoorden|标签|关键词`,
  ],
  ['tags', 'line', 'opening', `filed under|posted in|tagged with|tagged as|related subjects`],
  // Paid for, or asking for something
  [
    'advertising',
    'line',
    'whole',
    `advertisement|advertisements|advertising|ad|ads|sponsored|sponsored content|promoted|promoted content|paid content|paid post|ad feedback|story continues below|story continues below advertisement|article continues below|article continues after advertisement|continue reading below|scroll to continue|
    publicite|anzeige|werbung|publicidad|pubblicita|publicidade|reklama|реклама|اعلان|اعلانات|reklam|advertentie|annons|广告|広告|광고|פרסומת`,
  ],
  [
    'advertising',
    'line',
    'opening',
    `advertisement -|advertisement:|sponsored by|story continues below|article continues below|skip advertisement|remove ads|la suite apres cette publicite`,
  ],
  [
    'advertising',
    'line',
    'anywhere',
    `already a subscriber|please subscribe to|subscribe to continue|to continue reading|to read the full story|to view the full story|for the latest stories and|send us a message on whatsapp|submit your letter to|sign up for our|sign up to our|sign up for the|sign up to receive|sign up here|sign up now|subscribe to our|subscribe now|subscribe today|support our journalism|support our work|support independent journalism|make a donation|donate now|donate today|click here to donate|our newsletter|newsletter sign-up|newsletter signup|daily newsletter|weekly newsletter|email newsletter|our newsletters|delivered to your inbox|straight to your inbox|
    in your inbox|to your inbox|download our app|download the app|get the app|start your free trial|join our telegram|join our whatsapp|join our channel|subscribe to our channel|our youtube channel|join the conversation|
    abonnez-vous|inscrivez-vous a|notre infolettre|soutenez-nous|melden sie sich fur|unseren newsletter|jetzt abonnieren|suscribete a|suscribase a|nuestro boletin|iscriviti alla|inscreva-se|подпишитесь на|подписывайтесь на|підписуйтесь|اشترك في|اشتركوا في|النشرة البريدية|abone olun|bultenimize|zapisz sie|meld je aan`,
  ],
  // What readers wrote
  [
    'comments',
    'rest',
    'whole',
    `leave a comment|leave a reply|post a comment|add a comment|write a comment|post your comment|add comment|reader comments|readers' comments|join the discussion|comments are closed|no comments|no comments yet|be the first to comment|comments (0)|
    laisser un commentaire|commentaires|kommentare|kommentar schreiben|comentarios|deja un comentario|commenti|lascia un commento|deixe um comentario|комментарии|оставить комментарий|добавить комментарий|коментарі|التعليقات|اترك تعليقا|اضف تعليقا|yorumlar|yorum yap|reacties|komentarze|תגובות|评论`,
  ],
  ['comments', 'rest', 'opening', `leave a comment|leave a reply|comments (|responses to|comments on this|thoughts on`],
  // Rights, cookies and the rest of a page's small print
  [
    'boilerplate',
    'line',
    'opening',
    `©|(c) 19|(c) 20|copyright ©|copyright (c)|copyright 19|copyright 20|copyright all|copyrights|all rights reserved|send us your feedback|tous droits|alle rechte|todos los derechos|tutti i diritti|todos os direitos|все права защищены|всі права|جميع الحقوق|حقوق النشر|tum haklari|her hakki|wszelkie prawa|powered by|designed by|disclaimer:|the views expressed|the opinions expressed|views expressed|our standards:|affiliate disclosure|disclosure:`,
  ],
  [
    'boilerplate',
    'line',
    'anywhere',
    `all rights reserved|this website uses cookies|this site uses cookies|we use cookies|uses cookies to|use of cookies|cookie policy|cookie settings|accept all cookies|accept cookies|our privacy policy|enable javascript|javascript is disabled|javascript is required|javascript to view|your browser does not support|browser does not support|
    may not be published, broadcast|media playback is unsupported on|may not be reproduced|without prior written permission|reproduction in whole or in part|utilise des cookies|utilisons des cookies|verwendet cookies|verwenden cookies|utiliza cookies|utilizamos cookies|usa cookies|utilizza i cookie|использует файлы cookie|используем cookie|ملفات تعريف الارتباط|cerez politikasi|gebruikt cookies|uzywa plikow cookie|
    is not responsible for the opinions|may earn a commission|earn an affiliate commission|we may receive compensation|do not reflect the views of|do not necessarily reflect|tous droits reserves|alle rechte vorbehalten|todos los derechos reservados|все права защищены|جميع الحقوق محفوظة|tum haklari saklidir`,
  ],
];

const whole = new Map<string, Cue>();
const begins: { readonly opening: Map<string, [string, Cue][]>; readonly inset: Map<string, [string, Cue][]> } = {
  opening: new Map(),
  inset: new Map(),
};
/** By the longest word of the phrase, so that a line is asked only for the few phrases of which it has that word. */
const anywhere = new Map<string, [phrase: string, cue: Cue, rank: number][]>();
let rank = 0;
const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
for (const [kind, reach, shape, list] of phrases) {
  for (const phrase of list.split('|').map((p) => fold(p.trim()).trim())) {
    if (phrase === '') continue;
    const cue = { kind, reach };
    if (shape === 'whole') whole.set(phrase, whole.get(phrase) ?? cue);
    else if (shape === 'anywhere') {
      const longest = wordsOf(phrase).reduce((best, word) => (word.length > best.length ? word : best));
      anywhere.set(longest, [...(anywhere.get(longest) ?? []), [phrase, cue, rank++]]);
    } else {
      const key = phrase[0] ?? '';
      const bucket = begins[shape].get(key) ?? [];
      bucket.push([phrase, cue]);
      begins[shape].set(key, bucket);
    }
  }
}
for (const lists of [begins.opening, begins.inset])
  for (const bucket of lists.values()) bucket.sort((a, b) => b[0].length - a[0].length);

const countWords = (text: string) => (text.match(/\S+/g) ?? []).length;
const boundary = (text: string, at: number) => at >= text.length || !/[\p{L}\p{N}]/u.test(text[at]!);

/**
 * The cue that a line gives by its words, or null. Lines of more than 400 code units give none: a paragraph of the report may
 * well speak of cookies and newsletters.
 */
export function cueOf(line: string): Cue | null {
  if (line.length > 400) return null;
  const folded = fold(line)
    .replace(/^[\s#*•·|>»→▶►■▼⇒=_~+[-]{1,20}/u, '')
    .replace(/[\s:：*•·|<>»«→▶►■▼⇒=_~\].…-]{1,20}$/u, '')
    .trim();
  if (folded === '') return null;
  const exact = whole.get(folded);
  if (exact !== undefined) return exact;
  const sentence = /[.!?]["”»']?$/.test(line.trim());
  const words = countWords(folded);
  if (!sentence && words <= 9)
    for (const [phrase, cue] of begins.opening.get(folded[0] ?? '') ?? [])
      if (folded.startsWith(phrase) && (boundary(folded, phrase.length) || /\W$/.test(phrase))) return cue;
  for (const [phrase, cue] of begins.opening.get(folded[0] ?? '') ?? [])
    if (
      (cue.kind === 'boilerplate' || cue.kind === 'publication-metadata') &&
      words <= 45 &&
      folded.startsWith(phrase) &&
      (boundary(folded, phrase.length) || /\W$/.test(phrase))
    )
      return cue;
  if (words <= 32)
    for (const [phrase, cue] of begins.inset.get(folded[0] ?? '') ?? [])
      if (folded.startsWith(phrase) && /^\s{0,2}(?:[:：]|[-–—|]\s)/.test(folded.slice(phrase.length))) return cue;
  if (
    /^\d{1,6}\s(?:comments?|replies|responses|reactions|kommentare|commentaires|comentarios|комментари\p{L}{1,3}|yorum)(?:\s(?:on|to|so far)\b.{0,200})?$/u.test(
      folded,
    )
  )
    return { kind: 'comments', reach: 'rest' };
  if (
    /^(?:\d{1,7}\s(?:shares?|views?|likes?|retweets?|reads?|votes?)|\d{1,3}\s?(?:min|mins|minute|minutes)\s(?:read|de lecture|de lectura)|.{0,30}\b\d{1,3}\smin(?:ute)?\sread)$/.test(
      folded,
    )
  )
    return { kind: 'publication-metadata', reach: 'line' };
  if (
    words <= 12 &&
    /^[^.!?]{1,60}\s[>»›/→]\s[^.!?]{1,80}$/u.test(folded) &&
    /^(?:home|news|accueil|startseite|inicio|главная|الرئيسية|anasayfa|you are here|[\p{L}\s]{2,24}[>»›])/u.test(folded)
  )
    return { kind: 'navigation', reach: 'line' };
  if (/^follow .{2,60} on (?:twitter|facebook|instagram|telegram|whatsapp|google news|youtube|x)\b/.test(folded))
    return { kind: 'navigation', reach: 'line' };
  return anywhereIn(folded);
}

/** The first in the list of the phrases for any place that stands in a folded line. */
function anywhereIn(folded: string): Cue | null {
  let best: Cue | null = null;
  let bestRank = Infinity;
  for (const word of wordsOf(folded))
    for (const [phrase, cue, place] of anywhere.get(word) ?? []) {
      // A paragraph that invites the reader somewhere at its end is the report's; one that is short is nothing else.
      if (place >= bestRank || (cue.kind === 'advertising' && folded.length > 250)) continue;
      const at = folded.indexOf(phrase);
      if (at === -1 || !boundary(folded, at + phrase.length) || (at > 0 && /[\p{L}\p{N}]/u.test(folded[at - 1]!))) continue;
      best = cue;
      bestRank = place;
    }
  return best;
}

const menuWords = new Set(
  fold(
    'home|news|world|politics|business|sport|sports|opinion|culture|science|health|technology|tech|video|videos|photos|local|national|international|middle east|africa|asia|europe|americas|us|uk|travel|lifestyle|entertainment|weather|economy|environment|education|magazine|about|contact|search|menu|login|log in|sign in|subscribe|live|tv|radio|podcasts|more|latest|sections|multimedia|blogs|arts|society|investigations|features|analysis|interviews|editions|english|français|español|العربية|русский|türkçe|monde|politique|économie|société|sciences|welt|politik|wirtschaft|kultur|gesellschaft|wissen|mundo|política|economía|deportes|cultura|sociedad|в мире|политика|экономика|общество|спорт|культура|наука|мир|происшествия|سياسة|اقتصاد|رياضة|ثقافة|مجتمع|العالم|dünya|siyaset|ekonomi|spor|kültür',
  ).split('|'),
);

/** Whether a line is one or more entries of a site's menu ("World | Politics | Sport"). */
export function isMenu(line: string): boolean {
  if (line.length > 160) return false;
  const entries = fold(line)
    .split(/\s*[|•·›»/\t]\s*|\s{3,}/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return entries.length > 0 && entries.every((entry) => menuWords.has(entry));
}

const networks =
  /^(?:facebook|twitter|x|whatsapp|telegram|linkedin|instagram|youtube|pinterest|reddit|email|e-mail|print|tumblr|messenger|viber|vk|google\+?|share|tweet|copy|link|rss|tiktok|bluesky|threads|mastodon|sms|flipboard|\d{1,5}|[|•·,/&])$/;
/** Whether every word of a line names a place to share it. */
export const isSharing = (line: string): boolean =>
  line.length <= 120 &&
  fold(line)
    .trim()
    .split(/\s+/)
    .every((word) => networks.test(word));
