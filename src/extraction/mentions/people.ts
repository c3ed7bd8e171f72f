import type { HarmClass } from '../../model/index.ts';
import { classModifiers, harmWords, notPeople, peopleNouns, personEndings, pluralOnly, processes } from '../languages/en/harm.ts';
import { smallNumbers } from '../languages/en/numbers.ts';
import { monthNames, timeWords } from '../languages/en/time.ts';
import type { Document, Token } from '../types.ts';
import { type NumberFound, numberAt } from './number.ts';

/** A counted phrase: "more than 290 people", "a doctor", "18", "no one". Token indices: `first` included, `last` excluded. */
export interface People {
  readonly first: number;
  readonly last: number;
  /** First token of the quoted words, after "the" or "these". */
  readonly spoken?: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly hedge: string | null;
  readonly further: boolean;
  readonly class: HarmClass;
  /** The head noun, or the last word of the number when there is no noun. */
  readonly head: number;
  /**
   * `noun`: a number with a noun for people · `bare`: a number alone · `single`: "a man" · `none`: "no one", "no civilians" ·
   * `act`: a number with a noun of harm ("12 deaths").
   */
  readonly kind: 'noun' | 'bare' | 'single' | 'none' | 'act';
  /** A word of harm inside the phrase: "wounded" in "12 wounded civilians". */
  readonly inner: number;
}

const isDash = (word: string): boolean => word === '-' || word === '–' || word === '‑';
const blockedBefore: ReadonlySet<string> = new Set(
  `$ € £ # no. no nos. article articles art. resolution resolutions chapter section page pages level stage phase number channel route highway
  aged age ages grade protocol rule paragraph point brigade flight room apt unit block lot group us$ usd between-ages gate hospital school camp line sector zone area`
    .trim()
    .split(/\s+/),
);
const closers: ReadonlySet<string> = new Set([
  '%',
  'percent',
  'per',
  'pc',
  '°',
  'kg',
  'km',
  'm',
  'cm',
  'mm',
  'mph',
  'am',
  'pm',
  'a.m.',
  'p.m.',
  'th',
  'st',
  'nd',
  'rd',
]);

/** The noun's own class: the word itself, or with the word before it ("aid workers"); null when it does not name people. */
function classOf(tokens: readonly Token[], head: number, first: number): HarmClass | null {
  const word = tokens[head]!.lower;
  const before = head > first ? tokens[head - 1]!.lower : '';
  const early = head - 1 > first && isDash(before) ? tokens[head - 2]!.lower : before;
  const joined = peopleNouns.get(`${early}-${word}`);
  if (joined !== undefined) return joined;
  const known = peopleNouns.get(word) ?? peopleNouns.get(tokens[head]!.text);
  if (known !== undefined) return known;
  if (notPeople.has(word) || timeWords.has(word) || monthNames.has(word) || harmWords.has(word)) return null;
  // Demonyms in the plural: "12 Palestinians".
  if (/^\p{Lu}\p{Ll}+(?:is|ans|ese|eans|ians|ites)$/u.test(tokens[head]!.text)) return 'unknown';
  return personEndings.test(word) ? 'unknown' : null;
}

const isNounLike = (token: Token): boolean =>
  token.upos === 'NOUN' ||
  token.upos === 'PROPN' ||
  token.upos === 'ADJ' ||
  token.upos === 'NUM' ||
  token.upos === 'SYM' ||
  token.upos === 'X';
const isModifier = (token: Token): boolean =>
  isNounLike(token) ||
  isDash(token.text) ||
  token.xpos === 'VBN' ||
  token.xpos === 'VBG' ||
  token.xpos === 'VBD' ||
  token.xpos === 'POS';
const stopWords: ReadonlySet<string> = new Set(
  `were was are is be been have has had who whom which that and or but of in on at by with from for to as when while after before the a an this these those his her
  their its said say says told tells added reported confirmed announced dead missing later also still including among died die including , ; : . " ” “ ( ) — –`
    .trim()
    .split(/\s+/),
);
const fillers: ReadonlySet<string> = new Set([
  'more',
  'other',
  'further',
  'additional',
  'such',
  'of',
  'the',
  'their',
  'his',
  'its',
  'our',
  'those',
  'these',
  'her',
]);

interface Noun {
  readonly head: number;
  readonly last: number;
  readonly class: HarmClass;
  readonly inner: number;
  readonly act: boolean;
}

/** The noun for people after a number or an article, at most eight words on; `bare` when nothing that could be a noun follows. */
function nounAfter(tokens: readonly Token[], from: number, end: number, plural: boolean): Noun | 'bare' | 'other' {
  let at = from;
  let inner = -1;
  let extra: HarmClass | null = null;
  let age: number | null = null;
  let best: Noun | null = null;
  while (at < end && at - from < 10) {
    const token = tokens[at]!;
    const { lower } = token;
    // "12-year-old": an age, and a child when it is under 18.
    if (/^\d{1,3}$/.test(lower) || smallNumbers.has(lower)) {
      if (isAge(tokens, at, end)) {
        age = ageAt(tokens, at);
        at += 5;
        continue;
      }
      if (best !== null) break;
      return 'other';
    }
    if (best !== null && (token.deprel === 'obl:npmod' || timeWords.has(lower))) break;
    const harm = harmWords.get(lower);
    if (harm !== undefined && best === null) {
      const next = tokens[at + 1];
      const followed = next !== undefined && at + 1 < end && classOf(tokens, at + 1, from) !== null && !stopWords.has(next.lower);
      if (followed && harm.some(({ form }) => form === 'state' || form === 'verb')) {
        inner = at;
        at++;
        continue;
      }
      if (processes.has(lower)) return 'other';
      if (harm.some(({ form }) => form === 'noun')) {
        const named = peopleNouns.get(lower);
        return { head: at, last: at + 1, class: extra ?? named ?? 'unknown', inner: -1, act: true };
      }
      for (let k = from; k < at; k++) if (!fillers.has(tokens[k]!.lower)) return 'other';
      return 'bare';
    }
    // "1 critical": said of people when no noun follows.
    if (lower === 'critical' && at === from && !/^(?:NOUN|PROPN|ADJ|VERB|CCONJ)$/.test(tokens[at + 1]?.upos ?? 'PUNCT'))
      return 'bare';
    const found = stopWords.has(lower) ? null : classOf(tokens, at, from);
    const next = tokens[at + 1];
    const possessive = next !== undefined && next.xpos === 'POS';
    if (found !== null && !possessive && (token.upos !== 'VERB' || peopleNouns.has(lower)) && (!plural || fitsPlural(token))) {
      const unsettled = found === 'unknown' || found === 'woman' || found === 'man';
      let settled = byAge(extra !== null && unsettled ? extra : found, age);
      if (best?.class === 'older-person' && unsettled) settled = 'older-person';
      best = { head: at, last: at + 1, class: settled, inner, act: false };
      at++;
      continue;
    }
    if (best !== null) break;
    if (stopWords.has(lower) && !isDash(token.text)) break;
    extra = classModifiers.get(lower) ?? extra;
    if (lower === 'old' && !isDash(tokens[at - 1]?.text ?? '')) extra = 'older-person';
    if (!isModifier(token) && !possessive && !fillers.has(lower) && token.upos !== 'ADV') break;
    at++;
  }
  if (best !== null) return best;
  if (age !== null && age < 18) {
    // "a five-year-old" with nothing after it.
    let last = from;
    while (last < at && tokens[last]!.lower !== 'old') last++;
    if (last < at) return { head: last, last: last + 1, class: 'child', inner, act: false };
  }
  for (let k = from; k < at; k++) {
    const token = tokens[k]!;
    if (!fillers.has(token.lower) && token.upos !== 'ADV' && !isDash(token.text)) return 'other';
  }
  return 'bare';
}

const fitsPlural = (token: Token): boolean =>
  token.xpos === 'NNS' ||
  token.xpos === 'NNPS' ||
  pluralOnly.has(token.lower) ||
  !/[^s]$/.test(token.lower) ||
  /men$|people$|folk$/.test(token.lower);

/** The years that an age beginning at `at` gives; months and weeks are none. */
function ageAt(tokens: readonly Token[], at: number): number {
  const { lower } = tokens[at]!;
  return /^(?:month|week)/.test(tokens[at + 1]!.lower) || /^(?:month|week)/.test(tokens[at + 2]?.lower ?? '')
    ? 0
    : (smallNumbers.get(lower) ?? Number(lower));
}

/** Whoever is under 18 is a child, a boy of 18 is not: an age decides where the noun leaves it open, or calls an adult a child. */
function byAge(found: HarmClass, age: number | null): HarmClass {
  if (age === null) return found;
  if (age < 18) return found === 'unknown' || found === 'woman' || found === 'man' ? 'child' : found;
  return found === 'child' ? 'unknown' : found;
}

/** "12-year-old", "12 year old": whether an age begins here. */
export function isAge(tokens: readonly Token[], at: number, end: number): boolean {
  if (at + 4 >= end + 1) return false;
  const unit = (k: number): boolean => /^(?:years?|months?|weeks?|yr)$/.test(tokens[k]?.lower ?? '');
  return (
    (isDash(tokens[at + 1]?.text ?? '') &&
      unit(at + 2) &&
      isDash(tokens[at + 3]?.text ?? '') &&
      tokens[at + 4]?.lower.startsWith('old') === true) ||
    (unit(at + 1) && tokens[at + 2]?.lower === 'old')
  );
}

/** Four digits without a comma, as years are written. */
const isYear = (number: NumberFound): boolean =>
  number.form === 'digits' && number.value !== null && number.value >= 1900 && number.value <= 2100 && number.hedge === null;

/** Whether a number that stands alone may count people: not a date, an age after a name, a clock time, money or a year. */
function barePlausible(doc: Document, number: NumberFound, end: number): boolean {
  const { tokens } = doc;
  const before = tokens[number.first - 1];
  const after = number.last < end ? tokens[number.last] : undefined;
  if (number.form === 'digits' && number.value !== null && number.value >= 1900 && number.value <= 2100 && number.hedge === null)
    return false;
  if (after !== undefined && (closers.has(after.lower) || monthNames.has(after.lower) || timeWords.has(after.lower)))
    return false;
  if (after !== undefined && (isDash(after.text) || after.text === ':' || after.text === '/') && number.last + 1 < end) {
    const beyond = tokens[number.last + 1]!;
    if (beyond.upos !== 'NUM' && tokens[number.last - 1]!.to === after.from) return false;
  }
  if (before !== undefined && before.sentence === tokens[number.first]!.sentence) {
    if (monthNames.has(before.lower) || /^(?:call|dial|phone)(?:s|ed|ing|led)?$/.test(before.lower)) return false;
    // ", 12," after a name is an age.
    if (before.text === ',' && number.first - 2 >= 0) {
      const named = tokens[number.first - 2]!;
      const ends =
        after === undefined || /^[,.;)]$/.test(after.text) || /^(?:and|of|from|was|were|who|died|is)$/.test(after.lower);
      if (
        (named.upos === 'PROPN' || /^\p{Lu}/u.test(named.text) || kin.has(named.lower) || onePerson.test(named.lower)) &&
        ends &&
        number.hedge === null &&
        !/^(?:killed|dead|wounded|injured)$/i.test(named.text)
      )
        return false;
    }
    if (before.text === '(' && after?.text === ')') return false;
  }
  return true;
}

/** Whether the number at hand counts something else: "Article 8", "$12", "level 3", "on 4 May", "12:30". */
function otherwiseUsed(doc: Document, number: NumberFound, end: number): boolean {
  const { tokens } = doc;
  const before = tokens[number.first - 1];
  if (before !== undefined && before.sentence === tokens[number.first]!.sentence) {
    if (blockedBefore.has(before.lower) && number.hedge === null) return true;
    if (/^[$€£#]$/.test(before.text)) return true;
    // "mid-40s", "AK-47": a number tied to a word by a hyphen; a number with a comma or slash before it.
    if (
      (isDash(before.text) || before.text === '/' || before.text === ':') &&
      before.to === tokens[number.first]!.from &&
      number.hedge === null
    ) {
      const early = tokens[number.first - 2];
      if (early !== undefined && early.to === before.from) return true;
    }
  }
  const after = number.last < end ? tokens[number.last] : undefined;
  if (after !== undefined && (closers.has(after.lower) || monthNames.has(after.lower))) return true;
  if (number.form === 'vague' || number.form === 'round') return false;
  const last = tokens[number.last - 1]!;
  return /[:/]/.test(last.text) || (after !== undefined && isAge(tokens, number.last - 1, end));
}

const articles: ReadonlySet<string> = new Set(['a', 'an', 'one', 'another']);
const nobody: ReadonlySet<string> = new Set(['nobody', 'none']);

/** Every counted phrase of a sentence, in order and without overlap. */
export function findPeople(doc: Document, first: number, last: number): People[] {
  const { tokens } = doc;
  const found: People[] = [];
  let at = first;
  while (at < last) {
    const next = peopleAt(doc, at, last);
    if (next === null) {
      at++;
      continue;
    }
    if (typeof next === 'number') {
      at = next;
      continue;
    }
    found.push(next);
    at = Math.max(next.last, at + 1);
  }
  return found;

  function peopleAt(doc: Document, at: number, end: number): People | number | null {
    const token = tokens[at]!;
    if (token.lower === 'no' || nobody.has(token.lower)) return noneAt(at, end);
    // "not one of them": nobody is counted.
    if (token.lower === 'one' && tokens[at - 1]?.lower === 'not') return at + 1;
    if (articles.has(token.lower)) {
      const single = singleAt(at, end);
      if (single !== null) return single;
    }
    // "his son", "her two children" are read as one phrase; a possessive with a singular noun of kin is one person.
    if (token.xpos === 'PRP$' || token.lower === 'his' || token.lower === 'her' || token.lower === 'their') {
      const kin = kinAt(at, end);
      if (kin !== null) return kin;
    }
    if (at === first && token.lower === 'family') {
      const headline = familyOf(at - 1, end);
      if (headline !== null) return { ...headline, first: at };
    }
    const number = numberAt(doc, at, end);
    if (number === null) return null;
    if (otherwiseUsed(doc, number, end)) return number.last;
    return counted(number, end);
  }

  function counted(number: NumberFound, end: number): People | number {
    const { min, max, hedge } = number;
    let further = number.further;
    const noun = nounAfter(tokens, number.last, end, number.value !== 1);
    if (noun === 'other') return number.last;
    // "the 2014 shooting" is of a year.
    if (isYear(number) && (noun === 'bare' || noun.act || tokens[noun.head]!.xpos === 'NN')) return number.last;
    // "three more", "two others": beside others.
    for (let k = number.last; k < end && k < number.last + 2; k++)
      if (/^(?:more|further|additional)$/.test(tokens[k]!.lower)) further = true;
    // "12 of 18 drones" are nobody, "11 of its fighters" are fighters.
    const among = noun === 'bare' && tokens[number.last]?.lower === 'of' ? amongWhom(number.last + 1, end) : 'bare';
    if (among === 'other') return number.last;
    if (noun === 'bare') {
      if (number.form === 'vague' && !/^(?:dozens|scores|hundreds|thousands|several|many|tens)/i.test(hedge ?? ''))
        return number.last;
      if (!barePlausible(doc, number, end)) return number.last;
      let { last } = number;
      if (last < end && /^(?:more|others?|of)$/.test(tokens[last]!.lower) && tokens[last]!.lower !== 'of') last++;
      return {
        first: number.first,
        spoken: number.spoken,
        last,
        min,
        max,
        hedge: hedge ?? (further ? 'more' : null),
        further,
        class: among === 'bare' || among.act ? 'unknown' : among.class,
        head: number.last - 1,
        kind: 'bare',
        inner: -1,
      };
    }
    const units = noun.class === 'family';
    // "five families" are at least five people; "a family of five" is read as five.
    const familyWord = units ? tokens[noun.head]!.text : null;
    return {
      first: number.first,
      spoken: number.spoken,
      last: noun.last,
      min,
      max: units ? null : max,
      hedge: hedge ?? familyWord ?? (further ? furtherWord(number, noun.last) : null),
      further,
      class: noun.class,
      head: noun.head,
      kind: noun.act ? 'act' : 'noun',
      inner: noun.inner,
    };
  }

  /** What "of" leads to: "of 18 drones" is no people, "of its fighters" is. */
  function amongWhom(at: number, end: number): ReturnType<typeof nounAfter> {
    let from = at;
    while (from < end && (tokens[from]!.upos === 'DET' || tokens[from]!.xpos === 'PRP$')) from++;
    const inner = from < end ? numberAt(doc, from, end) : null;
    return nounAfter(tokens, inner?.last ?? from, end, true);
  }

  function furtherWord(number: NumberFound, to: number): string {
    for (let k = number.first; k < to; k++)
      if (/^(?:more|another|further|additional|others?)$/.test(tokens[k]!.lower)) return tokens[k]!.text;
    return 'more';
  }

  function noneAt(at: number, end: number): People | number | null {
    const { lower } = tokens[at]!;
    const zero = (last: number, head: number, name: HarmClass, kind: 'none' | 'act'): People => ({
      first: at,
      last,
      min: 0,
      max: 0,
      hedge: null,
      further: false,
      class: name,
      head,
      kind,
      inner: -1,
    });
    if (nobody.has(lower)) return zero(at + 1, at, 'unknown', 'none');
    const next = at + 1 < end ? tokens[at + 1]! : undefined;
    if (next === undefined) return null;
    if (next.lower === 'one') return zero(at + 2, at + 1, 'unknown', 'none');
    // "no fewer than", "no more than" begin a hedge.
    const number = numberAt(doc, at, end);
    if (number !== null) return otherwiseUsed(doc, number, end) ? number.last : counted(number, end);
    const noun = nounAfter(tokens, at + 1, end, false);
    if (noun === 'bare' || noun === 'other') return null;
    return zero(noun.last, noun.head, noun.class, noun.act ? 'act' : 'none');
  }

  function singleAt(at: number, end: number): People | null {
    const { lower } = tokens[at]!;
    // "a couple" with nothing of theirs after it are two people; "a couple of" is vague and read as a number.
    if (lower === 'a' && tokens[at + 1]?.lower === 'couple' && !/^(?:of|more|dozen)$/.test(tokens[at + 2]?.lower ?? ''))
      return { ...bareOne(at), last: at + 2, min: 2, max: 2, class: 'family', head: at + 1, kind: 'single' };
    const number = numberAt(doc, at, end);
    if (number !== null && (number.form === 'vague' || number.form === 'round' || number.value !== 1)) {
      if (lower !== 'another' && lower !== 'one') return null;
      if (number.value !== 1) return null;
    }
    let begin = at + 1;
    if (lower === 'another' && tokens[begin]?.lower === 'one') begin++;
    const family = familyOf(at, end);
    if (family !== null) return family;
    if (lower === 'another') {
      const alone = anotherAlone(at, end);
      if (alone !== null) return alone;
    }
    const noun = nounAfter(tokens, begin, end, false);
    if (noun === 'bare' || noun === 'other' || noun.act) {
      if (lower !== 'one' || noun === 'other') return null;
      if (noun !== 'bare')
        return {
          first: at,
          last: noun.last,
          min: 1,
          max: 1,
          hedge: null,
          further: false,
          class: noun.class,
          head: noun.head,
          kind: 'act',
          inner: -1,
        };
      const beyond = tokens[at + 1];
      if (beyond?.lower === 'of') {
        const among = amongWhom(at + 2, end);
        if (among !== 'bare' && among !== 'other' && !among.act) return { ...bareOne(at), class: among.class };
      }
      if (beyond !== undefined && (isDash(beyond.text) || beyond.text === '.')) return beyond.text === '.' ? bareOne(at) : null;
      return bareOne(at);
    }
    if (pluralOnly.has(tokens[noun.head]!.lower) && noun.class !== 'family') return null;
    if (tokens[noun.head]!.xpos === 'NNS' && lower !== 'one' && !peopleNouns.has(tokens[noun.head]!.lower)) return null;
    if (/[^s]s$/.test(tokens[noun.head]!.lower) && peopleNouns.has(tokens[noun.head]!.lower.slice(0, -1))) return null;
    const isFamily = noun.class === 'family' && tokens[noun.head]!.lower !== 'couple';
    // "an elderly couple"
    const size = tokens[noun.head]!.lower === 'couple' ? 2 : 1;
    return {
      first: at,
      last: noun.last,
      min: size,
      max: isFamily ? null : size,
      hedge: isFamily ? tokens[noun.head]!.text : lower === 'another' ? tokens[at]!.text : null,
      further: lower === 'another',
      class: noun.class,
      head: noun.head,
      kind: 'single',
      inner: noun.inner,
    };
  }

  /** "another was wounded", "killing two and wounding another": one more, of whom nothing is said. */
  function anotherAlone(at: number, end: number): People | null {
    let k = at + 1;
    while (k < end && (tokens[k]!.upos === 'ADV' || /^(?:critically|seriously)$/.test(tokens[k]!.lower))) k++;
    const { lower, upos } = k < end ? tokens[k]! : { lower: '.', upos: 'PUNCT' };
    const harm =
      harmWords.get(lower)?.some(({ form }) => form !== 'noun') === true &&
      classOf(tokens, Math.min(k + 1, end - 1), at) === null;
    const closes =
      k === at + 1 &&
      (upos === 'PUNCT' || upos === 'ADP' || upos === 'SCONJ') &&
      at > first &&
      harmWords.has(tokens[at - 1]!.lower);
    const verb = k === at + 1 && /^(?:was|is|has|died|remains|remained)$/.test(lower);
    return harm || closes || verb ? { ...bareOne(at), hedge: tokens[at]!.text, further: true } : null;
  }

  function bareOne(at: number): People {
    return {
      first: at,
      last: at + 1,
      min: 1,
      max: 1,
      hedge: null,
      further: false,
      class: 'unknown',
      head: at,
      kind: 'bare',
      inner: -1,
    };
  }

  /** "a family of five": five people of one family. */
  function familyOf(at: number, end: number): People | null {
    let noun = at + 1;
    while (noun < end && noun < at + 4 && !/^(?:family|household)$/.test(tokens[noun]!.lower)) noun++;
    if (noun >= end || !/^(?:family|household)$/.test(tokens[noun]!.lower) || tokens[noun + 1]?.lower !== 'of' || noun + 2 >= end)
      return null;
    const size = numberAt(doc, noun + 2, end);
    if (size === null || size.value === null) return null;
    return {
      first: at,
      last: size.last,
      min: size.min,
      max: size.max,
      hedge: size.hedge,
      further: false,
      class: 'family',
      head: noun,
      kind: 'noun',
      inner: -1,
    };
  }

  function kinAt(at: number, end: number): People | null {
    let noun = at + 1;
    let age: number | null = null;
    while (noun < end && noun < at + 7 && !kin.has(tokens[noun]!.lower)) {
      if (isAge(tokens, noun, end)) age = ageAt(tokens, noun);
      if (!isModifier(tokens[noun]!) || stopWords.has(tokens[noun]!.lower)) return null;
      noun++;
    }
    while (noun + 1 < end && kin.has(tokens[noun + 1]!.lower)) noun++;
    if (noun >= end || !kin.has(tokens[noun]!.lower) || tokens[noun + 1]?.xpos === 'POS' || tokens[noun + 1]?.lower === "'s")
      return null;
    const name = byAge(peopleNouns.get(tokens[noun]!.lower) ?? 'unknown', age);
    return {
      first: at,
      last: noun + 1,
      min: 1,
      max: 1,
      hedge: null,
      further: false,
      class: name,
      head: noun,
      kind: 'single',
      inner: -1,
    };
  }
}

/** Nouns for one person, after which a number between commas is an age. */
const onePerson = /^(?:boy|girl|man|woman|teen|teenager|toddler|child|student|victim|suspect|driver|mother|father|mom|dad)$/;

/** Kin in the singular: "his son" is one person when he is harmed beside someone counted. */
const kin: ReadonlySet<string> = new Set(
  `son daughter wife husband mother father mom mum dad brother sister baby child uncle aunt nephew niece cousin grandmother grandfather grandson granddaughter
  girlfriend boyfriend fiancee fiance bodyguard driver stepson stepdaughter friend colleague neighbour neighbor`
    .trim()
    .split(/\s+/),
);
