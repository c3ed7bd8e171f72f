import file from './data/words.json' with { type: 'json' };

interface List {
  readonly name: string;
  readonly says: string;
  readonly negated: string | null;
  readonly beside: string | null;
  readonly military: string | null;
  readonly hedged: boolean;
  readonly pattern: RegExp;
}

// '*' is the rest of a word; a space also matches a hyphen or a line break. No quantifier stands inside another.
const source = (phrase: string) =>
  phrase
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, "[\\p{L}'’]*")
    .replace(/[ -]/g, '[\\s-]');
const anyOf = (phrases: readonly string[], flags: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.map(source).join('|')})(?![\\p{L}\\p{N}])`, flags);

interface Given {
  readonly says: string;
  readonly negated?: string;
  readonly beside?: string;
  readonly military?: string;
  readonly hedged?: boolean;
  readonly phrases: readonly string[];
}
const given = Object.entries(file.lists as Record<string, Given>);
const lists: readonly List[] = given.map(([name, { says, negated, beside, military, hedged, phrases }]) => ({
  name,
  says,
  negated: negated ?? null,
  beside: beside ?? null,
  military: military ?? null,
  hedged: hedged ?? false,
  pattern: anyOf(phrases, 'giu'),
}));

/** The names of all lists, those included that only a denial leads to. */
export const wordLists: ReadonlySet<string> = new Set(lists.flatMap(({ name, negated }) => (negated ? [name, negated] : [name])));

/** What a list of words speaks of, for a sentence: "military use". */
export const wordsSay: ReadonlyMap<string, string> = new Map(lists.map(({ name, says }) => [name, says]));

// One test tells most passages apart from those that hold any phrase, so that long files are read once and not sixty times.
const anything = anyOf(
  given.flatMap(([, { phrases }]) => phrases),
  'iu',
);

const denial =
  /(?<![\p{L}])(?:no|not|never|neither|nor|none|without|nobody|denie[sd]|deny|denying|rejected|rejects|dismissed|cannot|n['’]t)(?![\p{L}])[^.;:!?]*$/iu;
// "whether deliberate or by accident" says neither.
const open = /(?<![\p{L}])(?:whether|if|unless)(?![\p{L}])[^.;:!?]*$/iu;
const possible =
  /(?<![\p{L}])(?:possibl[ey]|perhaps|may (?:have|be|amount)|might (?:have|be)|could (?:have|be|amount)|would (?:be|amount)|suspect(?:s|ed)?|potential(?:ly)?|risk of|unclear|investigat\p{L}*|inquiry into|quest(?:ion|ions) (?:of|about))(?![\p{L}])[^.;:!?]*$/iu;
/** "Targeted sanctions" are aimed at nobody's life. */
const noAim = /^\s+(?:sanctions|measures|assistance|support|aid|funding|interventions?|investments?|recruitment|campaigns?)\b/iu;
// What is meant by words of aim is what they name first.
const military =
  /\b(?:rebel|rebels|rebel-held position|militants?|insurgents?|fighters?|gunm[ae]n|terrorists?|jihadists?|guerrillas?|commanders?|soldiers?|troops|army|militar\p{L}*|base|bases|barracks|positions?|depots?|weapons?|ammunition|command (?:post|centre|center)|headquarters|tanks?|artillery|airfield|checkpoints?|militia|operatives?)\b/iu;
const civilian =
  /\b(?:hospitals?|clinics?|medic\p{L}*|doctors?|patients?|ambulances?|schools?|pupils?|students?|teachers?|markets?|baker\p{L}*|civilians?|convoys?|aid|homes?|houses?|residential|neighbou?rhoods?|people|residents?|children|women|famil\p{L}*|mosques?|church\p{L}*|temples?|camps?|workers?|journalists?|rescuers?|crowds?|mourners?|worshippers?|shoppers?|villagers?|villages?|town|city|funeral|wedding|buses|bus|water|power)\b/iu;
const near =
  /^[^.;:!?,]{0,48}?\b(?:next to|near|nearby|beside|close to|adjacent|opposite|(?:metres|meters|yards|kilometres) (?:from|away))\b/iu;
const contraction = /n['’]t\s[^.;:!?]*$/iu;
/** How far before a phrase a word that denies it may stand. Longer reaches deny what they do not mean. */
const REACH = 48;
/** The same for "whether", which opens all that follows in its clause. */
const OPEN = 160;

/**
 * The lists that some words fall under. A phrase that is denied just before, in the same clause ("no fighters were inside"),
 * falls under the list that its own names for that, or under none.
 */
export function listsIn(words: string): string[] {
  if (!anything.test(words)) return [];
  const found = new Set<string>();
  for (const { name, negated, beside, military: atMilitary, hedged, pattern } of lists) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(words); match !== null; match = pattern.exec(words)) {
      const before = words.slice(Math.max(0, match.index - REACH), match.index);
      const clause = before.slice(Math.max(before.lastIndexOf(' but '), before.lastIndexOf(', and ')) + 1);
      if (/^target/iu.test(match[0]) && noAim.test(words.slice(match.index + match[0].length))) continue;
      if (open.test(words.slice(Math.max(0, match.index - OPEN), match.index))) continue;
      if (denial.test(clause) || contraction.test(clause)) {
        if (negated) found.add(negated);
      } else if (hedged && possible.test(clause)) continue;
      else if (beside !== null && isNear(words, match)) found.add(beside);
      else if (atMilitary !== null && isAtMilitary(words, match)) found.add(atMilitary);
      else found.add(name);
    }
  }
  return [...found];
}

/** Whether what words of aim name first, in the same clause, is military: "targeted a rebel commander", not "targeted by rebels". */
function isAtMilitary(words: string, { index, 0: phrase }: RegExpExecArray): boolean {
  const after = words.slice(index + phrase.length, index + phrase.length + 2 * REACH);
  if (/^\s+(?:by|for)\b/iu.test(after)) return false;
  const clause = /^[^.;:!?]*/u.exec(after)![0];
  const at = clause.search(military);
  if (at < 0) return false;
  const first = clause.search(civilian);
  return first < 0 || at < first;
}

/** Whether a phrase is said of what stands near: "a command post of the Front next to the hospital", "near a command post". */
function isNear(words: string, { index, 0: phrase }: RegExpExecArray): boolean {
  const after = words.slice(index + phrase.length, index + phrase.length + 2 * REACH);
  return (
    near.test(after) ||
    /\b(?:next to|near|beside|close to|opposite) (?:an? |the )?$/iu.test(words.slice(Math.max(0, index - REACH), index))
  );
}

const objects = Object.entries(file.objects as Record<string, string[]>).map(([code, phrases]) => ({
  code,
  // The name ends the phrase: "an aid convoy", and not "convoy drivers".
  pattern: new RegExp(`(?<![\\p{L}])(?:${phrases.map(source).join('|')})$`, 'iu'),
}));
const next =
  /^\s*(?:,\s*and\s|,\s|and\s|as well as\s)\s*([^,.;:()"“”]{2,60}?)(?=\s+(?:and|as well as|in|on|at|near|during|with)\s|[,.;:()"“”]|$)/iu;

/**
 * What else is struck where a list goes on after the words that name one object: "hit hospitals, an aid convoy and other
 * civilian targets". It ends at the first part that is no object, so that a new clause is not taken for the list.
 */
export function listedAfter(words: string, from: number): string[] {
  const codes: string[] = [];
  let rest = words.slice(from, from + 400);
  for (let match = next.exec(rest); match !== null; match = next.exec(rest)) {
    const part = match[1]!.trim();
    const of = objects.filter(({ pattern }) => pattern.test(part)).map(({ code }) => code);
    // Of "medical convoys" and "convoys" the longer name is meant; the lists hold the longer one under its own code.
    if (of.length === 0) break;
    codes.push(...of);
    rest = rest.slice(match[0].length);
  }
  return codes;
}
