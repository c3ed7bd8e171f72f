import type { HarmClass, HarmOutcome, Span } from '../../model/index.ts';
import { type HarmForm, harmWords, partMarkers, peopleNouns, processes } from '../languages/en/harm.ts';
import { timeWords, weekdayNames, monthNames } from '../languages/en/time.ts';
import type { Document, HarmMention, TimeMention, Token } from '../types.ts';
import { numberAt, standsAt } from './number.ts';
import { findPeople, isAge, type People } from './people.ts';
import { scopeOf } from './scope.ts';
import { findTimes } from './when.ts';

/** One person said to have come to harm, by name or by a definite phrase ("the boy"): no number, so no harm mention. */
export interface Fate extends Span {
  readonly outcome: HarmOutcome;
  /** Last word of the name, or the noun or age ("2-year-old"), in lower case; null for a pronoun. */
  readonly key: string | null;
  readonly named: boolean;
  /** "himself", "self": whoever did it, beside the others. */
  readonly reflexive: boolean;
  readonly trigger: number;
  readonly sentence: number;
}

interface Draft {
  readonly people: People;
  readonly outcome: HarmOutcome;
  readonly trigger: number;
  readonly rule: string;
  class: HarmClass;
  min: number | null;
  max: number | null;
  hedge: string | null;
  from: number;
  to: number;
  whole: Draft | null;
  readonly sentence: number;
}

/** What people harmed are treated for. */
const ailments =
  /^(?:wounds?|injur(?:y|ies)|burns?|fractures?|shrapnel|breathing|suffocation|asphyxiation|choking|inhalation|poisoning|exposure|shock|symptoms?|trauma|convulsions|nausea|irritation|smoke)$/;

const be: ReadonlySet<string> = new Set([
  'is',
  'are',
  'was',
  'were',
  'be',
  'been',
  'being',
  "'s",
  '’s',
  "'re",
  'got',
  'get',
  'gets',
  'remain',
  'remains',
  'remained',
]);
const have: ReadonlySet<string> = new Set(['has', 'have', 'had', "'ve", '’ve', 'having']);
const modal: ReadonlySet<string> = new Set(['could', 'would', 'might', 'should', 'may', 'can', 'will', 'must', 'to', 'shall']);
const reports: ReadonlySet<string> = new Set(
  'reported reportedly confirmed believed feared thought said found pronounced presumed declared listed left known also later since apparently allegedly officially already all both now'.split(
    ' ',
  ),
);
const feared: ReadonlySet<string> = new Set(['feared', 'believed', 'presumed', 'thought', 'may', 'might', 'possibly']);
const prepositions: ReadonlySet<string> = new Set(
  'in on at by with from for to into of near during after before under against about across inside outside around between through towards toward over within behind without since until amid as despite along'.split(
    ' ',
  ),
);
const joiners: ReadonlySet<string> = new Set([',', ';', 'and', 'plus', '&', '/', 'or']);
/** Nouns that make a word of harm before them say what they are about: "murder charges". */
const aboutHarm = /^(?:investigations?|charges?|case|trial|rate|weapon|scene|conviction|counts?|unit|squad)$/;
const drives = /^(?:force[sd]?|forcing|drives?|drove|driven|driving)$/;
const timeLike = (token: Token): boolean =>
  timeWords.has(token.lower) || weekdayNames.has(token.lower) || monthNames.has(token.lower);

/**
 * Every number of people said to be harmed. A number becomes a mention only when words of harm govern it, so dates, ages, distances,
 * money and votes are never people. A part ("of whom nine were children") names its whole by index. `span` covers the number with
 * its hedge and noun. Times are those of the same document; they are found again when not given.
 */
export function findHarms(doc: Document, times: readonly TimeMention[] = findTimes(doc)): HarmMention[] {
  return findHarmsAndFates(doc, times).harms;
}

/** Harm mentions together with single persons harmed; see `Fate`. */
export function findHarmsAndFates(
  doc: Document,
  times: readonly TimeMention[] = findTimes(doc),
): { readonly harms: HarmMention[]; readonly fates: Fate[] } {
  const drafts: Draft[] = [];
  const fates: Fate[] = [];
  const inSentence = new Map<number, TimeMention[]>();
  for (const time of times) inSentence.set(time.sentence, [...(inSentence.get(time.sentence) ?? []), time]);
  for (const sentence of doc.sentences) {
    let bears = false;
    for (let i = sentence.first; i < sentence.last && !bears; i++) {
      const { lower } = doc.tokens[i]!;
      bears =
        harmWords.has(lower) ||
        lower === 'lives' ||
        lower === 'toll' ||
        lower === 'life' ||
        lower === 'trapped' ||
        lower === 'hostage' ||
        lower === 'condition' ||
        lower === 'critical' ||
        lower === 'hospital' ||
        lower === 'hospitals' ||
        lower === 'suicide' ||
        lower === 'himself' ||
        lower === 'herself' ||
        lower === 'burns' ||
        lower === 'treated' ||
        lower === 'treating' ||
        lower === 'bullet' ||
        lower === 'bullets' ||
        lower === 'shrapnel' ||
        lower === 'victims' ||
        drives.test(lower);
    }
    if (!bears && !carriesPart(doc, sentence.first, sentence.last)) continue;
    const before = drafts.length;
    new SentenceReader(doc, sentence.index, sentence.first, sentence.last, drafts, fates).read();
    const added = drafts.splice(before).sort((a, b) => a.from - b.from || a.to - b.to);
    drafts.push(...added);
  }
  const index = new Map(drafts.map((draft, at) => [draft, at] as const));
  const scopes = new Map<number, HarmMention['scope']>();
  const harms = drafts.map((draft): HarmMention => {
    const { outcome, min, max, hedge, from, to, trigger, sentence, rule } = draft;
    const { scope, since } = scopeOf(doc, draft, inSentence.get(sentence) ?? [], scopes.get(sentence - 1) === 'cumulative');
    if (scope === 'cumulative' || !scopes.has(sentence)) scopes.set(sentence, scope);
    return {
      from,
      to,
      outcome,
      class: draft.class,
      min,
      max,
      hedge,
      partOf: draft.whole === null ? null : (index.get(draft.whole) ?? null),
      scope,
      since,
      sentence,
      trigger,
      rule: `harm/${rule}`,
    };
  });
  return { harms, fates };
}

/** "Nine of them were children", with no word of harm of its own. */
function carriesPart(doc: Document, first: number, last: number): boolean {
  for (let i = first; i + 1 < last && i < first + 8; i++)
    if (doc.tokens[i]!.lower === 'of' && /^(?:them|these|those|whom)$/.test(doc.tokens[i + 1]!.lower)) return true;
  return false;
}

/** Whether two verbs can share an object: both in -ing, or neither. */
const sameForm = (a: string, b: string): boolean => a.endsWith('ing') === b.endsWith('ing');

class SentenceReader {
  private readonly tokens: readonly Token[];
  private readonly people: People[];
  private readonly used = new Map<People, Draft>();
  private readonly parts = new Set<People>();
  /** Token index → phrase that covers it. */
  private readonly covers = new Map<number, People>();
  private readonly doc: Document;
  private readonly sentence: number;
  private readonly first: number;
  private readonly last: number;
  private readonly drafts: Draft[];
  private readonly fates: Fate[];
  /** How many drafts of earlier sentences stand before those of this one. */
  private readonly begun: number;

  constructor(doc: Document, sentence: number, first: number, last: number, drafts: Draft[], fates: Fate[]) {
    this.doc = doc;
    this.sentence = sentence;
    this.first = first;
    this.last = last;
    this.drafts = drafts;
    this.fates = fates;
    this.begun = drafts.length;
    this.tokens = doc.tokens;
    this.people = findPeople(doc, first, last);
    for (const people of this.people) for (let i = people.first; i < people.last; i++) this.covers.set(i, people);
  }

  read(): void {
    this.markParts();
    for (let i = this.first; i < this.last; i++) {
      const { lower } = this.tokens[i]!;
      if (lower === 'toll') this.toll(i);
      if (lower === 'number' && this.ofTheDead(i)) this.toll(i, 30);
      if (drives.test(lower)) this.drivenOut(i);
      if (lower === 'lives' || lower === 'life') this.lives(i);
      if (/^(?:wounds?|injur(?:y|ies)|burns?)$/.test(lower)) this.suffered(i);
      if (lower === 'treated' || lower === 'treating') this.treated(i);
      if (lower === 'as' && /^(?:was|were)$/.test(this.lower(i + 1)) && !this.covers.has(i)) this.alsoSo(i);
      if (/^(?:bullets?|shrapnel|gunfire|crossfire)$/.test(lower)) this.struckBy(i);
      if (lower === 'condition' && /^(?:critical|serious|stable|grave|fair|guarded)$/.test(this.lower(i - 1))) this.condition(i);
      if (
        lower === 'critical' &&
        this.covers.get(i - 1)?.kind === 'bare' &&
        !/^(?:NOUN|PROPN)$/.test(this.tokens[i + 1]?.upos ?? '')
      )
        this.leftOf(i, 'injured', i, 'state');
      if (lower === 'suicide' || lower === 'life') this.ownHand(i);
      if (/^(?:himself|herself|themselves)$/.test(lower) && this.lower(i - 1) === 'on') this.ownHand(i);
      if (/^(?:him|her)self$/.test(lower) && this.lower(i - 1) === 'shooting') this.fate(i, i + 1, 'casualties', i - 1);
      if (/^(?:hospitals?|surgery)$/.test(lower)) this.inHospital(i);
      if (lower === 'hostage' && this.lower(i - 1) === 'taken') this.leftOf(this.groupStart(i - 1), 'abducted', i, 'passive');
      if (lower === 'hostage' && /^(?:took|taking|takes)$/.test(this.lower(i - 1))) this.rightOf(i + 1, 'abducted', i, 'object');
      if (lower === 'trapped' && this.mentions('siege', 'besieged', 'encircled', 'surrounded'))
        this.leftOf(this.groupStart(i), 'besieged', i, 'state');
      const covering = this.covers.get(i);
      if (covering !== undefined) {
        if (covering.inner === i) this.inner(covering, i);
        if (covering.kind === 'act' && covering.head === i) this.act(covering, i);
        if (covering.kind !== 'act' || covering.head !== i) continue;
      }
      const words = harmWords.get(lower);
      if (words === undefined) continue;
      const outcome = this.joinedOutcome(i, words[0]!.outcome);
      const forms = words.map(({ form }) => form);
      this.trigger(i, outcome, forms, words.find(({ form }) => form === 'noun')?.outcome ?? outcome);
      // "Two boys were killed along with their mother".
      if (this.lower(i + 1) === 'along' && this.lower(i + 2) === 'with' && !forms.includes('noun'))
        this.rightOf(i + 3, outcome, i, 'object');
    }
    this.attachParts();
    // "killed 62 displaced people": what they were before they were harmed is no second event.
    for (const { people, outcome } of this.drafts.slice(this.begun)) {
      if (!/^(?:killed|injured|casualties)$/.test(outcome) || people.inner < 0) continue;
      const before = this.drafts.findIndex(
        (other, k) =>
          k >= this.begun &&
          other.people === people &&
          other.rule === 'modifier' &&
          /^(?:displaced|detained|besieged)$/.test(other.outcome),
      );
      if (before >= 0) this.drafts.splice(before, 1);
    }
  }

  /** "the number of people killed in the raid has risen to 14" */
  private ofTheDead(at: number): boolean {
    if (this.lower(at + 1) !== 'of') return false;
    const dead = this.tokens.slice(at + 2, at + 5).findIndex(({ lower }) => /^(?:dead|deaths|killed|fatalities)$/.test(lower));
    if (dead === -1) return false;
    const after = at + 3 + dead;
    return this.tokens.slice(after, this.last).some(({ lower }, k) => {
      const to = this.lower(after + 1 + k);
      return (
        /^(?:risen|rose|rises|climbed|increased|grown|grew|reached|stands|stood)$/.test(lower) &&
        /^(?:to|at|from|[0-9].*)$/.test(to)
      );
    });
  }

  /** "forced 9,400 people to leave", "300 families were driven from their homes". */
  private drivenOut(at: number): void {
    const after = this.peopleNear(at + 1);
    const end = after === null ? at + 1 : after.last;
    const out =
      (this.lower(end) === 'to' && /^(?:leave|flee|abandon)$/.test(this.lower(end + 1))) ||
      (/^(?:from|out)$/.test(this.lower(end)) &&
        this.tokens
          .slice(end, end + 5)
          .some(({ lower }) => /^(?:homes?|houses?|villages?|town|city|area|land|camp)$/.test(lower)));
    if (!out) return;
    if (after !== null) this.rightOf(at + 1, 'displaced', at, 'object');
    else if (be.has(this.lower(at - 1))) this.leftOf(this.groupStart(at), 'displaced', at, 'passive');
  }

  private lower(at: number): string {
    return at >= this.first && at < this.last ? this.tokens[at]!.lower : '';
  }

  private mentions(...words: string[]): boolean {
    for (let i = this.first; i < this.last; i++) if (words.includes(this.tokens[i]!.lower)) return true;
    return false;
  }

  /** "killed or injured" is casualties, "shot and killed" killed, "shot and wounded" injured. */
  private joinedOutcome(at: number, own: HarmOutcome): HarmOutcome {
    let other: HarmOutcome | null = null;
    const neighbour = (k: number): HarmOutcome | null => {
      const word = harmWords.get(this.lower(k));
      return word === undefined || this.covers.has(k) ? null : word[0]!.outcome;
    };
    // "left 45 dead and injured 12": the second verb has an object of its own.
    const apart = this.lower(at) === 'dead' && this.objectFollows(at + 3);
    if (/^(?:and|or|&)$/.test(this.lower(at + 1)) && !apart) other = neighbour(at + 2);
    else if (
      own === 'casualties' &&
      (this.lower(at + 1) === 'dead' || (this.lower(at + 1) === 'to' && this.lower(at + 2) === 'death'))
    )
      return 'killed';
    else if (this.lower(at + 1) === ',' && own === 'casualties') other = neighbour(at + 2);
    if (
      other === null &&
      /^(?:and|or|&)$/.test(this.lower(at - 1)) &&
      !(this.lower(at - 2) === 'dead' && this.objectFollows(at + 1))
    )
      other = neighbour(at - 2);
    if (other === null && this.lower(at - 1) === ',' && neighbour(at - 2) === 'casualties') other = 'casualties';
    if (own === 'casualties' && this.toDeath(at)) return 'killed';
    if (own === 'casualties') {
      if (this.inLimb(at)) return 'injured';
      if (/^(?:fatally|fatal|deadly|lethal)$/.test(this.lower(at - 1))) return 'killed';
      if (other === null && /^(?:critically|seriously|severely|badly)$/.test(this.lower(at - 1))) return 'injured';
      return other ?? own;
    }
    if (other === null || other === own || other === 'casualties') return own;
    const both = new Set([own, other]);
    if (both.has('killed') && both.has('injured')) return 'casualties';
    return own;
  }

  /** "shot in the leg", "shot him in both knees": hurt, and nobody says dead. */
  private inLimb(at: number): boolean {
    for (let k = at + 1; k < Math.min(this.last, at + 9); k++) {
      const { lower, upos } = this.tokens[k]!;
      if (/^(?:legs?|arms?|foot|feet|hands?|thighs?|knees?|ankles?|shoulders?|buttocks?|fingers?)$/.test(lower)) {
        const link = this.lower(k - 1);
        return (
          this.lower(k - 2) === 'in' || link === 'in' || (/^(?:left|right|lower|upper)$/.test(link) && this.lower(k - 3) === 'in')
        );
      }
      if (/^(?:and|but)$/.test(lower) || upos === 'VERB' || upos === 'AUX' || /^[,;:]$/.test(lower)) return false;
    }
    return false;
  }

  /** "shot his brother to death": the words stand after the object. */
  private toDeath(at: number): boolean {
    for (let k = at + 1; k < Math.min(this.last, at + 12); k++) {
      const { lower, upos } = this.tokens[k]!;
      if (lower === 'death' && this.lower(k - 1) === 'to') return true;
      if (upos === 'VERB' || upos === 'AUX' || /^[,;:]$/.test(lower)) return false;
    }
    return false;
  }

  private trigger(at: number, outcome: HarmOutcome, forms: readonly HarmForm[], nounOutcome: HarmOutcome): void {
    const token = this.tokens[at]!;
    const next = this.lower(at + 1);
    // "murder charge", "death toll": a word before another noun that is not people.
    if (forms.includes('noun') && aboutHarm.test(next)) return;
    if (forms.includes('noun')) {
      if (next === 'of' || (next === 'to' && token.lower.startsWith('injur'))) {
        this.rightOf(at + 2, nounOutcome === 'casualties' ? outcome : nounOutcome, at, 'noun-of');
        return;
      }
      if (/^(?:casualties|deaths|fatalities|injuries)$/.test(token.lower)) this.uncounted(at, nounOutcome);
      if (!forms.includes('verb')) return;
    }
    if (this.negated(at)) return;
    // "shot and killed 12", "killed and wounded": the last of joined verbs has the object or subject of all.
    if (
      forms.includes('verb') &&
      /^(?:and|or|,)$/.test(next) &&
      !this.covers.has(at + 2) &&
      harmWords.get(this.lower(at + 2))?.some(({ form }) => form === 'verb') &&
      sameForm(token.lower, this.lower(at + 2))
    )
      return;
    if (forms.includes('verb')) this.verb(at, outcome);
    else if (forms.includes('subject')) this.leftOf(this.groupStart(at), outcome, at, 'subject');
    else if (forms.includes('state')) this.state(at, outcome);
  }

  /** Whether "not", "n't" or "never" stands in the verb group that ends at `at`. */
  private negated(at: number): boolean {
    for (let k = at - 1; k >= Math.max(this.first, at - 4); k--) {
      const { lower, upos } = this.tokens[k]!;
      if (lower === 'not' || lower === "n't" || lower === 'n’t' || lower === 'never') return true;
      if (!be.has(lower) && !have.has(lower) && !modal.has(lower) && upos !== 'ADV' && upos !== 'AUX') return false;
    }
    return false;
  }

  /** First token of the verb group that ends at `at`: auxiliaries, adverbs and verbs of report before it, joined verbs of harm too. */
  private groupStart(at: number): number {
    let start = at;
    for (let k = at - 1; k >= this.first && at - k < 10; k--) {
      const { lower, upos } = this.tokens[k]!;
      const harm = harmWords.get(lower);
      if (be.has(lower) || have.has(lower) || reports.has(lower) || (modal.has(lower) && lower !== 'to')) start = k;
      else if (lower === 'to' && (be.has(this.lower(k + 1)) || have.has(this.lower(k + 1)))) start = k;
      else if (upos === 'ADV' && lower.endsWith('ly')) start = k;
      else if (
        /^(?:and|or)$/.test(lower) &&
        harmWords.get(this.lower(k - 1))?.some(({ form }) => form === 'verb' || form === 'subject') &&
        !this.covers.has(k - 1)
      )
        continue;
      else if (harm?.some(({ form }) => form === 'verb') && /^(?:and|or)$/.test(this.lower(k + 1)) && !this.covers.has(k))
        start = k;
      else break;
    }
    return start;
  }

  private verb(at: number, outcome: HarmOutcome): void {
    const token = this.tokens[at]!;
    const start = this.groupStart(at);
    const { lower } = token;
    let passive = false;
    for (let k = start; k < at; k++) {
      const word = this.tokens[k]!.lower;
      if (be.has(word) && word !== "'s") passive = true;
      // "is thought to have shot": what stands before "have" is the passive of another verb.
      else if (have.has(word)) passive = false;
    }
    // "shot down 12", "all 12 were shot down": aircraft, unless people are named.
    const down = /^sho(?:t|ot|ots|oting)$/.test(lower) && this.lower(at + 1) === 'down';
    const next = down ? at + 2 : at + 1;
    if (down) {
      const people = this.covers.get(passive ? start - 1 : next);
      if (people === undefined || people.kind === 'bare') return;
    }
    const participle = /(?:ed|en|n|shot|hurt|burnt|slain)$/.test(lower) && !lower.endsWith('ing');
    // "A bomb kills 12", "killing 12", "to kill 12".
    if (!participle) {
      const plan = modal.has(this.lower(start)) || modal.has(this.lower(at - 1));
      if (plan && !have.has(this.lower(at - 1))) return;
      this.rightOf(next, outcome, at, 'object');
      return;
    }
    if (passive) {
      // "The dead were killed 12 km away": a passive has no object.
      this.leftOf(start, outcome, at, 'passive');
      return;
    }
    if (this.lower(at - 1) === 'left' || this.lower(start) === 'left') {
      this.leftOf(start, outcome, at, 'state');
      return;
    }
    // "the slain boy, his friend and two teens": a participle after an article says it of its own noun alone.
    if (/^(?:the|this|that|his|her|their)$/.test(this.lower(at - 1)) && !this.covers.has(at + 1)) {
      const end = this.nounPhraseEnd(at + 1);
      if (end > at + 1) {
        this.fate(at - 1, end, outcome, at);
        return;
      }
    }
    if (this.objectFollows(next)) {
      if (!this.rightOf(next, outcome, at, 'object') && have.has(this.lower(at - 1))) return;
      return;
    }
    if (have.has(this.lower(at - 1))) return;
    this.leftOf(start, outcome, at, 'participle');
  }

  /** Whether a noun phrase for someone follows a verb directly. */
  private objectFollows(from: number): boolean {
    let at = from;
    while (
      at < this.last &&
      this.tokens[at]!.upos === 'ADV' &&
      !/^(?:when|while|as|where|himself|herself)$/.test(this.lower(at)) &&
      !this.covers.has(at)
    )
      at++;
    const token = this.tokens[at];
    if (token === undefined || at >= this.last) return false;
    if (/^(?:himself|herself)$/.test(token.lower)) return true;
    const people = this.covers.get(at);
    if (people !== undefined) return !this.parts.has(people) && !this.subjectOfNext(people);
    if (timeLike(token) || /^(?:last|this|early|late)$/.test(token.lower)) return false;
    if (this.ageAt(at)) return true;
    if (numberAt(this.doc, at, this.last) !== null) return false;
    return /^(?:DET|PRON|PROPN|NOUN|ADJ)$/.test(token.upos) && !/^(?:who|which|that|there|when|where)$/.test(token.lower);
  }

  /** "7-year-old" */
  private ageAt(at: number): boolean {
    return this.tokens[at] !== undefined && at < this.last && isAge(this.tokens, at, this.last);
  }

  private state(at: number, outcome: HarmOutcome): void {
    const next = this.lower(at + 1);
    // "the dead", "the missing": people already counted.
    if (this.lower(at - 1) === 'the') return;
    if (next === 'sea' || next === 'end' || next === 'man' || next === 'body' || next === 'bodies') return;
    // "shot dead three aid workers"
    if (
      /^(?:shot|shoots?|shooting|gunned|stabbed|hacked|struck|left)$/.test(this.lower(at - 1)) &&
      this.peopleNear(at + 1)?.first === at + 1 &&
      this.rightOf(at + 1, outcome, at, 'object')
    )
      return;
    const start = this.groupStart(at);
    this.leftOf(start < at && this.covers.has(at - 1) ? at : start, outcome, at, 'state');
  }

  /** "12 deaths", "no casualties": the number stands on the noun of harm itself. */
  private act(people: People, at: number): void {
    const words = harmWords.get(this.lower(at))?.find(({ form }) => form === 'noun');
    if (processes.has(this.lower(at)) || aboutHarm.test(this.lower(at + 1))) return;
    if (words === undefined) return;
    if (/^(?:bodies|body|corpses|remains)$/.test(this.lower(at)) && people.kind !== 'act') return;
    if (this.parts.has(people)) return;
    // "a death", "one killing" with "of twelve people" counts twelve, not one.
    if (this.lower(at + 1) === 'of' && this.peopleNear(at + 2) !== null) return;
    if (people.kind === 'act' && people.min === 1 && this.lower(people.first) !== 'one' && !/^1$/.test(this.lower(people.first)))
      return;
    let { outcome } = words;
    if (outcome === 'detained' && people.kind === 'act' && /^(?:detention|imprisonment)$/.test(this.lower(at))) return;
    if (
      /^(?:and|or)$/.test(this.lower(at + 1)) &&
      harmWords.get(this.lower(at + 2))?.some(({ form, outcome: o }) => form === 'noun' && o !== outcome) &&
      people.min === 0
    )
      outcome = 'casualties';
    const draft = this.add(people, outcome, at, people.min === 0 && people.max === 0 ? 'none' : 'act');
    if (draft !== null && people.min === 0 && people.max === 0) this.hedgeNone(draft, at);
  }

  /** "No casualties were reported" says what was reported, not that there were none. */
  private hedgeNone(draft: Draft, at: number): void {
    for (let k = at + 1; k < Math.min(this.last, at + 7); k++)
      if (/^(?:reported|known|confirmed|immediately|recorded|announced|claimed|clear)$/.test(this.lower(k))) {
        const to = this.lower(k) === 'immediately' && /^(?:reported|known)$/.test(this.lower(k + 1)) ? k + 1 : k;
        draft.hedge = this.doc.text.slice(this.tokens[k]!.from, this.tokens[to]!.to);
        draft.min = null;
        draft.max = null;
        return;
      }
  }

  /** "its first deaths", "casualties have been reported": harm with no number. */
  private uncounted(at: number, outcome: HarmOutcome): void {
    if (this.covers.has(at)) return;
    if (outcome === 'casualties' && this.lower(at + 1) === 'and') return;
    const before = this.lower(at - 1);
    let from = at;
    let hedge: string | null = null;
    if (before === 'first' || before === 'new' || before === 'further' || before === 'more') {
      from = at - 1;
      hedge = this.tokens[at - 1]!.text;
    } else {
      let reported = false;
      for (let k = at + 1; k < Math.min(this.last, at + 5); k++)
        reported ||= this.lower(k) === 'reported' || this.lower(k) === 'confirmed';
      for (let k = at - 1; k >= Math.max(this.first, at - 4); k--) {
        reported ||= /^(?:reports|reported|were|caused|inflicted|causing)$/.test(this.lower(k));
        if (this.lower(k) === 'no' || this.lower(k) === 'without' || this.lower(k) === 'not') {
          if (!(this.lower(k + 1) === 'reports' || this.lower(k + 1) === 'immediate' || this.lower(k + 1) === 'word')) return;
          from = k;
          hedge = this.doc.text.slice(this.tokens[k]!.from, this.tokens[at - 1]!.to);
        }
      }
      if (!reported) return;
    }
    if (this.parts.size > 0 && this.people.some((p) => this.parts.has(p) && p.first === at + 2)) return;
    const people: People = {
      first: from,
      last: at + 1,
      min: null,
      max: null,
      hedge,
      further: false,
      class: 'unknown',
      head: at,
      kind: 'act',
      inner: -1,
    };
    this.add(people, outcome, at, 'uncounted');
  }

  private inner(people: People, at: number): void {
    const word = harmWords.get(this.lower(at));
    if (word === undefined || this.parts.has(people)) return;
    const { outcome } = word[0]!;
    if (this.tokens[at]!.lower.endsWith('ing') && outcome !== 'missing') return;
    this.add(people, outcome, at, 'modifier', true);
  }

  /** "The death toll rose from 12 to 15": the number after the last of to, at, of, reached. */
  private toll(at: number, reach = 16): void {
    const kind = this.lower(at - 1);
    if (kind === 'heavy' || kind === 'toll' || kind === 'road') return;
    const outcome: HarmOutcome = kind === 'casualty' ? 'casualties' : kind === 'injury' ? 'injured' : 'killed';
    let chosen: People | null = null;
    let above = false;
    let passed = 0;
    for (let k = at + 1; k < Math.min(this.last, at + reach); k++) {
      const word = this.lower(k);
      const people = this.covers.get(k);
      if (people !== undefined) {
        const link = this.lower(people.first - 1);
        const linked =
          /^(?:to|at|of|reached|is|was|hit|past|passed|topped|exceeded|exceeds|tops|stands|now|surpassed|beyond)$/.test(link);
        if (linked && (people.kind === 'bare' || people.kind === 'noun') && (chosen === null || link === 'to' || link === 'at')) {
          chosen = people;
          above = /^(?:past|passed|topped|exceeded|exceeds|tops|surpassed|beyond)$/.test(link);
        }
        k = people.last - 1;
        continue;
      }
      if (word === ';' || word === '.' || word === 'but') break;
      if (word === ',' || word === 'and') passed++;
      if (passed > 1 || (passed > 0 && chosen !== null)) break;
      if (chosen !== null && harmWords.has(word) && word !== 'dead') break;
    }
    if (chosen === null || this.used.has(chosen)) return;
    const draft = this.add(chosen, outcome, at, 'toll');
    if (draft !== null && above && chosen.max !== null) {
      draft.min = chosen.max + 1;
      draft.max = null;
      draft.hedge ??= this.tokens[chosen.first - 1]!.text;
    }
  }

  /** "claimed the lives of 40 farmers", "over 200 have lost their lives", "cost 12 lives". */
  private lives(at: number): void {
    let verb = -1;
    for (let k = at - 1; k >= Math.max(this.first, at - 9); k--) {
      const word = this.lower(k);
      if (
        /^(?:claim|claims|claimed|claiming|cost|costs|costing|took|take|takes|taken|taking|lose|loses|lost|losing)$/.test(word)
      ) {
        verb = k;
        break;
      }
    }
    if (verb < 0) {
      if (this.lower(at - 1) === 'of' && this.lower(at - 2) === 'loss') this.rightOf(at + 1, 'killed', at, 'lives');
      return;
    }
    if (this.lower(at + 1) === 'of') {
      this.rightOf(at + 2, 'killed', verb, 'lives');
      return;
    }
    const number = this.covers.get(at - 1) ?? this.covers.get(at);
    if (number !== undefined && number.last >= at && number.first > verb) {
      this.add(number, 'killed', verb, 'lives');
      return;
    }
    const counted = numberAt(this.doc, Math.max(this.first, at - 1), this.last);
    for (let k = verb + 1; k < at; k++) {
      const found = numberAt(this.doc, k, this.last);
      if (found === null || found.last < at - 3 || found.last > at) continue;
      const { min, max, hedge, further } = found;
      const people: People = {
        first: k,
        last: at + 1,
        min,
        max,
        hedge,
        further,
        class: this.lower(at - 1) === 'civilian' ? 'civilian' : 'unknown',
        head: at,
        kind: 'noun',
        inner: -1,
      };
      this.add(people, 'killed', verb, 'lives');
      return;
    }
    if (counted === null && /^(?:los|lost)/.test(this.lower(verb)) && /^(?:their|his|her|its)$/.test(this.lower(at - 1)))
      this.leftOf(this.groupStart(verb), 'killed', verb, 'lives');
  }

  /** "12 people suffered burns", "four are being treated for injuries". */
  private suffered(at: number): void {
    for (let k = at - 1; k >= Math.max(this.first, at - 10); k--) {
      const word = this.lower(k);
      if (at - k > 6 && !/^(?:taken|transported|rushed|flown|airlifted|admitted)$/.test(word)) continue;
      // "suffered a fatal gunshot wound"
      const outcome = this.tokens.slice(k + 1, at).some(({ lower }) => /^(?:fatal|mortal|deadly)$/.test(lower))
        ? 'killed'
        : 'injured';
      if (/^(?:suffered|suffering|sustained|sustaining|received)$/.test(word))
        this.leftOf(this.groupStart(k), outcome, at, 'suffered');
      else if (
        /^(?:taken|transported|rushed|hospitalized|hospitalised|flown|airlifted|admitted|treated)$/.test(word) &&
        this.withInjuries(k, at)
      )
        this.leftOf(this.groupStart(k), 'injured', at, 'suffered');
      else if (word === 'treated' && this.lower(k + 1) === 'for') this.leftOf(this.groupStart(k), 'injured', at, 'suffered');
      else if (this.tokens[k]!.upos !== 'VERB' && word !== ',') continue;
      return;
    }
  }

  /** "were found dead, as were three children": the same befell those after. */
  private alsoSo(at: number): void {
    const before = this.drafts.length > this.begun ? this.drafts.at(-1) : undefined;
    const fate = this.fates.at(-1);
    const said = before ?? (fate?.sentence === this.sentence ? fate : undefined);
    if (said !== undefined && said.trigger < at) this.rightOf(at + 2, said.outcome, said.trigger, 'subject');
  }

  /** "was struck in the foot by a stray bullet", "hit by shrapnel": shot, of whom nothing more is said. */
  private struckBy(at: number): void {
    for (let k = at - 1; k >= Math.max(this.first, at - 9); k--) {
      const word = this.lower(k);
      if (/^(?:hit|struck|grazed|wounded)$/.test(word)) {
        const by = this.tokens.slice(k + 1, at).some(({ lower }) => lower === 'by' || lower === 'in' || lower === 'with');
        if (word !== 'wounded' && by && be.has(this.lower(k - 1)))
          this.leftOf(this.groupStart(k), this.inLimb(k) ? 'injured' : 'casualties', k, 'passive');
        return;
      }
      if (this.tokens[k]!.upos === 'VERB' || /^[,;:]$/.test(word)) return;
    }
  }

  /** "Medics treated 34 people for burns", "some 40 were treated for breathing difficulties": hurt, as far as those words go. */
  private treated(at: number): void {
    let link = at + 1;
    while (link < Math.min(this.last, at + 9) && this.lower(link) !== 'for' && this.tokens[link]!.upos !== 'VERB') link++;
    if (this.lower(link) !== 'for') return;
    const ailment = this.tokens.slice(link + 1, Math.min(this.last, link + 6)).find(({ lower }) => ailments.test(lower));
    if (ailment === undefined) return;
    const before = this.drafts.length;
    if (this.lower(at) === 'treating' || !be.has(this.lower(at - 1))) this.rightOf(at + 1, 'injured', at, 'object');
    else if (!/^(?:wounds?|injur(?:y|ies)|burns?)$/.test(ailment.lower))
      this.leftOf(this.groupStart(at), 'injured', at, 'suffered');
    const words = `${this.tokens[at]!.text} ${this.doc.text.slice(this.tokens[link]!.from, ailment.to)}`;
    for (const draft of this.drafts.slice(before)) draft.hedge ??= words;
  }

  /** "was taken to a hospital with minor injuries": "with" joins the hurt to a passive. */
  private withInjuries(verb: number, at: number): boolean {
    let joined = false;
    for (let k = verb + 1; k < at; k++) joined ||= this.lower(k) === 'with' || this.lower(k) === 'for';
    return joined && be.has(this.lower(verb - 1));
  }

  /** "Four people were taken to hospital", "her mother remains in the hospital": hurt, as far as those words go, which stay as the hedge. */
  private inHospital(at: number): void {
    for (let k = at - 1; k >= Math.max(this.first, at - 9); k--) {
      const word = this.lower(k);
      const brought =
        /^(?:taken|transported|rushed|flown|airlifted|brought)$/.test(word) &&
        be.has(this.lower(k - 1)) &&
        this.lower(k + 1) === 'to';
      const stays = /^(?:remains?|remained)$/.test(word) && this.lower(k + 1) === 'in' && at - k < 5;
      if (brought || stays) {
        const words = this.doc.text.slice(this.tokens[k]!.from, this.tokens[at]!.to);
        this.leftOf(this.groupStart(k), 'injured', at, 'hospital', words);
        return;
      }
      if (this.tokens[k]!.upos === 'VERB' || word === ',') return;
    }
  }

  /** "committed suicide", "took his own life", "turned the gun on herself": whoever did it, beside the others. */
  private ownHand(at: number): void {
    let k = at - 1;
    if (this.lower(at) === 'suicide') {
      if (!this.lower(k).startsWith('commit')) return;
    } else if (this.lower(at) === 'life') {
      if (
        this.lower(k) !== 'own' ||
        !/^(?:his|her)$/.test(this.lower(k - 1)) ||
        !/^(?:took|take|takes|taken|taking)$/.test(this.lower(k - 2))
      )
        return;
      k -= 2;
    } else {
      while (k > this.first && at - k < 6 && !this.lower(k).startsWith('turn')) k--;
      if (
        !/^turn(?:s|ed|ing)?$/.test(this.lower(k)) ||
        !/^(?:gun|weapon|rifle|pistol|it|handgun|shotgun)$/.test(this.lower(at - 2))
      )
        return;
    }
    for (let m = k - 1; m >= Math.max(this.first, k - 3); m--)
      if (/^(?:not|never|n't|to|would|could|attempted|tried)$/.test(this.lower(m))) return;
    const { from } = this.tokens[k]!;
    const { to } = this.tokens[at]!;
    this.fates.push({
      from,
      to,
      outcome: 'killed',
      key: null,
      named: false,
      reflexive: true,
      trigger: k,
      sentence: this.sentence,
    });
  }

  /** "Three are in critical condition": hurt, whatever else is said. */
  private condition(at: number): void {
    let k = at - 1;
    while (
      k > this.first &&
      (this.tokens[k]!.upos === 'ADJ' || /^(?:a|an|but|and|very|,|or)$/.test(this.lower(k)) || this.tokens[k]!.upos === 'ADV')
    )
      k--;
    if (this.lower(k) === 'in') this.leftOf(this.groupStart(k), 'injured', at, 'condition');
  }

  /** The phrase that begins at `at`, with "the", "some" or an adverb before it allowed. */
  private peopleNear(at: number): People | null {
    for (let k = at; k < Math.min(this.last, at + 3); k++) {
      const people = this.covers.get(k);
      if (people !== undefined) return people.first >= at ? people : null;
      if (!/^(?:the|these|those|all|of|over|its|their|as|another)$/.test(this.lower(k)) && this.tokens[k]!.upos !== 'ADV')
        return null;
    }
    return null;
  }

  /** Whether a phrase is the subject of what follows it ("… and 5 others were injured"). */
  private subjectOfNext(people: People): boolean {
    let k = people.last;
    while (k < this.last && (this.tokens[k]!.upos === 'ADV' || /^(?:others|more)$/.test(this.lower(k)))) k++;
    const word = this.lower(k);
    if (be.has(word) && word !== "'s") return true;
    if (have.has(word)) return true;
    // "…, a hospital official said": who says so is not among those harmed.
    if (/^(?:says?|said|told|tells?|added|adds|reported|confirmed|announced|wrote|stated|claimed)$/.test(word)) return true;
    const harm = harmWords.get(word);
    return harm !== undefined && !this.covers.has(k) && harm.some(({ form }) => form !== 'noun') && !word.endsWith('ing');
  }

  /** Takes the phrases that follow a verb or "of" as those harmed; gives whether there was one. */
  private rightOf(from: number, outcome: HarmOutcome, trigger: number, rule: string): boolean {
    let at = from;
    let any = false;
    let named = false;
    // Words that may stand between a verb and its object.
    while (
      at < this.last &&
      !this.covers.has(at) &&
      (this.tokens[at]!.upos === 'ADV' ||
        (/^(?:the|these|those|up|down|off|and|or|his|her|their|its|both|of)$/.test(this.lower(at)) &&
          !(/^(?:his|her|their|the|its)$/.test(this.lower(at)) && !this.covers.has(at + 1))) ||
        (harmWords.has(this.lower(at)) && at > from)) &&
      at - from < 5
    ) {
      if (/^(?:and|or)$/.test(this.lower(at)) && !harmWords.has(this.lower(at + 1))) break;
      at++;
    }
    for (let turn = 0; turn < 12 && at < this.last; turn++) {
      const people = this.covers.get(at);
      if (people !== undefined) {
        if (people.first < at || this.parts.has(people)) break;
        if (any || named) if (this.subjectOfNext(people)) break;
        if (people.kind === 'act' && !/^(?:bodies|body)$/.test(this.lower(people.head))) break;
        this.add(people, outcome, trigger, people.min === 0 && people.max === 0 ? 'none' : rule);
        any = true;
        at = people.last;
      } else {
        const end = this.nounPhraseEnd(at);
        if (end === at) break;
        this.fate(at, end, outcome, trigger);
        named = true;
        at = end;
      }
      at = this.afterJoiner(at);
      if (at < 0) break;
    }
    return any;
  }

  /** After a comma, "and" or an apposition, where the next phrase of a list begins; -1 when the list is over. */
  private afterJoiner(at: number): number {
    let k = at;
    // An age or apposition after a name: ", 30,".
    if (
      this.lower(k) === ',' &&
      /^\d{1,3}$/.test(this.lower(k + 1)) &&
      /^(?:,|;|and|\.)$/.test(this.lower(k + 2)) &&
      !this.covers.has(k + 1)
    )
      k += 2;
    let joined = false;
    while (k < this.last && joiners.has(this.lower(k))) {
      joined = true;
      k++;
    }
    if (!joined && this.lower(k) === 'as' && this.lower(k + 1) === 'well' && this.lower(k + 2) === 'as') return k + 3;
    if (!joined && this.lower(k) === 'along' && this.lower(k + 1) === 'with') return k + 2;
    if (!joined) return -1;
    if (k >= this.last) return -1;
    if (!this.covers.has(k) && this.covers.has(k + 1) && /^(?:the|his|her|their|its|these)$/.test(this.lower(k))) return k + 1;
    const { upos, xpos, lower } = this.tokens[k]!;
    return this.covers.has(k) ||
      /^(?:DET|PROPN|PRON)$/.test(upos) ||
      xpos === 'PRP$' ||
      peopleNouns.has(lower) ||
      /^(?:him|her)?self$/.test(lower) ||
      this.ageAt(k)
      ? k
      : -1;
  }

  /** End of a name or definite phrase that begins at `at`; `at` itself when none does. */
  private nounPhraseEnd(at: number): number {
    let k = at;
    while (k < this.last && k - at < 12 && !this.covers.has(k)) {
      const { upos, lower } = this.tokens[k]!;
      if (this.ageAt(k)) {
        k += this.tokens[k + 1]!.text === '-' ? 5 : 3;
        continue;
      }
      if (timeLike(this.tokens[k]!) || harmWords.has(lower)) break;
      if (
        upos === 'PROPN' ||
        upos === 'NOUN' ||
        upos === 'ADJ' ||
        (upos === 'DET' && k === at) ||
        ((upos === 'PRON' || /^(?:him|her)self$/.test(lower)) && k === at) ||
        // A hyphen inside a name; with spaces around it, it is a dash.
        (lower === '-' && k > at && this.tokens[k - 1]!.to === this.tokens[k]!.from) ||
        (this.tokens[k]!.xpos === 'POS' && k > at)
      )
        k++;
      else break;
    }
    return k;
  }

  private fate(first: number, end: number, outcome: HarmOutcome, trigger: number): void {
    if (end <= first) return;
    const head = this.tokens[end - 1]!;
    const start = this.tokens[first]!;
    const reflexive = end - first === 1 && /^(?:himself|herself|self)$/.test(start.lower);
    const pronoun = reflexive || (end - first === 1 && /^(?:he|she|him|her)$/.test(start.lower));
    const named =
      // "2-year-old Blake": a capital after an age is a name, whatever the tagger makes of it.
      (head.upos === 'PROPN' || (end - first > 5 && this.ageAt(first))) &&
      /^\p{Lu}/u.test(head.text) &&
      start.upos !== 'DET' &&
      !peopleNouns.has(head.lower) &&
      !harmWords.has(head.lower);
    const definite =
      !named &&
      (peopleNouns.has(head.lower) || (head.lower === 'old' && end >= 5 && this.ageAt(end - 5))) &&
      peopleNouns.get(head.lower) !== 'family' &&
      !/[^s]s$|(?:people|men|children|police)$/.test(head.lower) &&
      (/^(?:the|his|her|their|this|that)$/.test(start.lower) || start.upos !== 'DET');
    if (!pronoun && !named && !definite) return;
    this.fates.push({
      from: start.from,
      to: head.to,
      outcome,
      key: pronoun ? null : this.keyOf(end),
      named,
      reflexive,
      trigger,
      sentence: this.sentence,
    });
  }

  /** By what a phrase that ends at `end` is known: its last word, or the age where it is only an age ("the 10-month-old"). */
  private keyOf(end: number): string {
    const { lower } = this.tokens[end - 1]!;
    if (lower !== 'old') return lower;
    return this.tokens
      .slice(end - 5, end)
      .map((token) => token.lower)
      .join('');
  }

  /** Takes the subject to the left of `start` as those harmed. */
  private leftOf(start: number, outcome: HarmOutcome, trigger: number, rule: string, words: string | null = null): void {
    let k = start - 1;
    let crossed = 0;
    let hedge: string | null = words;
    for (let m = start; m < trigger; m++) if (feared.has(this.lower(m)) && hedge === null) hedge = this.tokens[m]!.text;
    while (k >= this.first) {
      const token = this.tokens[k]!;
      const people = this.covers.get(k);
      if (people !== undefined) {
        if (this.parts.has(people)) {
          k = this.beforePart(people);
          continue;
        }
        const before = this.lower(people.first - 1);
        if (people.kind === 'act' && !/^(?:bodies|body)$/.test(this.lower(people.head))) return;
        // "in a camp of 3,000 people": the phrase of a preposition is no subject, unless one list runs into it.
        const clause = people.last === start && /^(?:after|before|since|until|as|while)$/.test(before);
        if (
          !clause &&
          prepositions.has(before) &&
          !(
            before === 'of' &&
            /^(?:lives|bodies|total|group|one|some|all|most|family|reports?|news|word|claims|allegations|accounts|evidence|estimates?)$/.test(
              this.lower(people.first - 2),
            )
          )
        ) {
          // "from 12 people dead", "left … with 5 wounded": a state takes what stands right before it.
          if (
            !(
              rule === 'state' &&
              people.last === start &&
              (before === 'with' || before === 'to' || before === 'at' || before === 'of' || before === 'as')
            )
          ) {
            k = people.first - 2;
            continue;
          }
        }
        this.takeList(people, outcome, trigger, rule, hedge);
        return;
      }
      const { lower, upos } = token;
      if (lower === ',' || lower === ')' || lower === '–' || lower === '—') {
        const back = this.skipParenthesis(k);
        if (back >= 0) {
          k = back;
          continue;
        }
        if (rule === 'state' || rule === 'participle' || k < start - 1) return;
        k--;
        continue;
      }
      if (/^(?:who|which|that|whom)$/.test(lower)) {
        k--;
        continue;
      }
      if (lower === ';' || lower === ':' || lower === '"' || lower === '”') return;
      if (be.has(lower) || have.has(lower) || upos === 'AUX') {
        const relative = this.relativeBefore(k);
        if (relative < 0) return;
        k = relative - 1;
        continue;
      }
      if (upos === 'VERB') {
        if ((token.xpos === 'VBG' || token.xpos === 'VBN') && crossed < 1) {
          const relative = this.relativeBefore(k);
          if (relative >= 0) k = relative - 1;
          else {
            crossed++;
            k--;
          }
          continue;
        }
        const relative = this.relativeBefore(k);
        if (relative < 0) return;
        k = relative - 1;
        continue;
      }
      if (upos === 'ADV' || upos === 'PART' || prepositions.has(lower)) {
        k--;
        continue;
      }
      if (lower === 'and' || lower === 'or' || lower === 'but' || upos === 'SCONJ' || upos === 'CCONJ') {
        if (k === start - 1 && rule !== 'state') {
          // "12 people were hit (in the market) and killed": the subject of the passive verb before.
          let verbBefore = k - 1;
          while (verbBefore > this.first && k - verbBefore < 9 && this.tokens[verbBefore]!.upos !== 'VERB') verbBefore--;
          if (this.tokens[verbBefore]?.upos === 'VERB') {
            const group = this.groupStart(verbBefore);
            let passiveBefore = false;
            for (let m = group; m < verbBefore; m++) passiveBefore ||= be.has(this.lower(m));
            if (passiveBefore) {
              k = group - 1;
              continue;
            }
          }
        }
        return;
      }
      // "four people involved in a shooting died": what follows those counted describes them.
      if (upos === 'ADJ' && this.covers.has(k - 1)) {
        k--;
        continue;
      }
      // A noun phrase without a number: skipped when a preposition governs it, otherwise it is the subject and no count is told.
      const begin = this.phraseBegin(k);
      if (begin > this.first && prepositions.has(this.lower(begin - 1))) {
        k = begin - 2;
        continue;
      }
      // A time in the way ("12 people Monday were killed").
      if (timeLike(token)) {
        k = begin - 1;
        continue;
      }
      this.fate(begin, k + 1, outcome, trigger);
      this.listBefore(begin, outcome, trigger, rule);
      return;
    }
  }

  /** Those joined on the left to someone harmed who was not counted: "two boys and their mother were killed". */
  private listBefore(from: number, outcome: HarmOutcome, trigger: number, rule: string): void {
    let at = from;
    for (let turn = 0; turn < 6; turn++) {
      let k = at - 1;
      while (k >= this.first && joiners.has(this.lower(k))) k--;
      if (k === at - 1 || k < this.first) return;
      const people = this.covers.get(k);
      if (people !== undefined) {
        if (people.last === k + 1 && !this.parts.has(people) && people.kind !== 'act' && people.kind !== 'bare')
          this.takeList(people, outcome, trigger, rule, null);
        return;
      }
      // "2-year-old and 10-month-old killed": an age may stand for a person.
      const { upos, lower } = this.tokens[k]!;
      if (upos !== 'PROPN' && upos !== 'NOUN' && !(lower === 'old' && this.lower(k - 1) === '-')) return;
      const begin = this.phraseBegin(k);
      if (begin > this.first && /^(?:ADP|VERB|AUX|SCONJ)$/.test(this.tokens[begin - 1]!.upos)) return;
      this.fate(begin, k + 1, outcome, trigger);
      at = begin;
    }
  }

  private beforePart(people: People): number {
    let k = people.first - 1;
    while (k >= this.first && !this.isMarkerWord(k)) {
      if (!joiners.has(this.lower(k)) && !this.covers.has(k)) break;
      k--;
    }
    while (k >= this.first && (this.isMarkerWord(k) || this.lower(k) === ',' || this.lower(k) === '(')) k--;
    return k;
  }

  private isMarkerWord(at: number): boolean {
    return /^(?:including|included|among|amongst|them|whom|which|of|out|these|those|were)$/.test(this.lower(at));
  }

  private relativeBefore(at: number): number {
    for (let k = at - 1; k >= Math.max(this.first, at - 10); k--) if (/^(?:who|which|that|whom)$/.test(this.lower(k))) return k;
    return -1;
  }

  /** Where a parenthesis that closes at `at` opens, minus one; -1 when there is none within reach. */
  private skipParenthesis(at: number): number {
    const close = this.lower(at);
    const open = close === ')' ? '(' : close;
    for (let k = at - 1; k >= Math.max(this.first, at - 28); k--) {
      if (this.lower(k) !== open) continue;
      if (close !== ',') return k - 1;
      const word = this.lower(k + 1);
      const people = this.covers.get(k + 1);
      const parenthetical =
        /^(?:including|among|amongst|most|mostly|many|some|who|all|of|out|both|mainly|at|in|on|aged|a|an|the|whom|which|according|they|officials|police|authorities|witnesses|residents)$/.test(
          word,
        ) ||
        (people !== undefined && this.parts.has(people)) ||
        /^\d{1,3}$/.test(word) ||
        /(?:ing|ed)$/.test(word);
      if (parenthetical) return k - 1;
      // A list: keep going to an earlier comma.
      if (people === undefined) return -1;
      return -1;
    }
    return -1;
  }

  private phraseBegin(at: number): number {
    let k = at;
    while (k - 1 >= this.first && at - k < 9 && !this.covers.has(k - 1)) {
      const { upos, xpos, text } = this.tokens[k - 1]!;
      if (
        upos === 'NOUN' ||
        upos === 'PROPN' ||
        upos === 'ADJ' ||
        upos === 'NUM' ||
        xpos === 'POS' ||
        xpos === 'PRP$' ||
        text === '-'
      )
        k--;
      else if (upos === 'DET' || upos === 'PRON') {
        k--;
        break;
      } else break;
    }
    return k;
  }

  /** A phrase and those joined to it on its left: "a doctor and two nurses", "three men, two women and a child". */
  private takeList(people: People, outcome: HarmOutcome, trigger: number, rule: string, hedge: string | null): void {
    const list: People[] = [people];
    for (let current = people; list.length < 12; ) {
      let k = current.first - 1;
      let joined = false;
      // "a couple and their two children": the possessive stands before the number.
      if (k > this.first && this.tokens[k]!.xpos === 'PRP$' && /^(?:and|plus)$/.test(this.lower(k - 1))) k--;
      if (k >= this.first && this.lower(k) === 'as' && this.lower(k - 1) === 'well' && this.lower(k - 2) === 'as') {
        k -= 3;
        joined = true;
      }
      while (k >= this.first && joiners.has(this.lower(k))) {
        joined = true;
        k--;
      }
      if (!joined || k < this.first) break;
      const before = this.covers.get(k);
      if (before === undefined) {
        // "Rima Sol and two drivers were killed": the name is someone too.
        if (/^(?:PROPN|NOUN)$/.test(this.tokens[k]!.upos) || peopleNouns.has(this.lower(k))) {
          const begin = this.phraseBegin(k);
          if (begin === this.first || !/^(?:VERB|ADP)$/.test(this.tokens[begin - 1]!.upos))
            this.fate(begin, k + 1, outcome, trigger);
        }
        break;
      }
      if (before.last !== k + 1 || this.parts.has(before) || this.used.has(before) || before.kind === 'act') break;
      if (
        prepositions.has(this.lower(before.first - 1)) &&
        !/^(?:of|after|before|since|until|as|while)$/.test(this.lower(before.first - 1))
      )
        break;
      list.unshift(before);
      current = before;
    }
    for (const each of list) {
      const draft = this.add(each, outcome, trigger, each.min === 0 && each.max === 0 ? 'none' : rule);
      if (draft !== null && hedge !== null && !(each.min === 0 && each.max === 0)) {
        // "feared dead": no one says that they are.
        draft.hedge = draft.hedge === null ? hedge : draft.hedge;
        if (rule !== 'hospital') draft.min = null;
      }
    }
  }

  private add(people: People, outcome: HarmOutcome, trigger: number, rule: string, again = false): Draft | null {
    const known = this.used.get(people);
    if (known !== undefined && !again) {
      // The same number under two words of harm keeps the first, unless a modifier inside it was read first.
      // "Three people injured in the raid died": what became of them in the end.
      const died = outcome === 'killed' && rule === 'subject' && /^(?:injured|casualties)$/.test(known.outcome);
      if (died) this.drafts.splice(this.drafts.indexOf(known), 1);
      else if (known.rule !== 'modifier' || known.outcome === outcome) return null;
    }
    const { min, max, hedge } = people;
    const draft: Draft = {
      people,
      outcome,
      trigger,
      rule: people.further ? `${rule}/further` : rule,
      class: people.class,
      min,
      max,
      hedge,
      from: this.tokens[people.spoken ?? people.first]!.from,
      to: this.tokens[people.last - 1]!.to,
      whole: null,
      sentence: this.sentence,
    };
    this.drafts.push(draft);
    this.used.set(people, draft);
    return draft;
  }

  // Parts of a whole ------------------------------------------------------------------------------------------------------

  /** How each part is brought in, for `attachParts`. */
  private readonly partNotes: {
    readonly people: People;
    readonly marker: number;
    readonly last: number;
    readonly class: HarmClass | null;
  }[] = [];

  private markParts(): void {
    for (let i = this.first; i < this.last; i++) {
      const marker = partMarkers.find((words) => standsAt(this.tokens, i, this.last, words));
      if (marker !== undefined) {
        const { length } = marker;
        const before = this.covers.get(i - 1);
        const tail = marker[0] === 'of' || marker[0] === 'out';
        // "18 of whom were women": the number stands before.
        if (tail && before !== undefined && before.last === i && before.kind === 'bare' && !this.parts.has(before)) {
          this.part(before, i + length, i);
          continue;
        }
        this.partList(i + length, i);
      } else if (
        /^(?:include|includes|included)$/.test(this.lower(i)) &&
        /^(?:dead|victims|killed|wounded|injured|casualties|deaths|fatalities|missing)$/.test(this.lower(i - 1))
      )
        this.partList(i + 1, i - 1);
      else if (this.lower(i) === 'among' || this.lower(i) === 'amongst') {
        this.wereAmong(i);
        this.amongTheDead(i);
      } else if (this.lower(i) === '(') {
        const before = this.covers.get(i - 1);
        const inside = this.covers.get(i + 1);
        if (
          before !== undefined &&
          inside !== undefined &&
          before.kind !== 'bare' &&
          inside.first === i + 1 &&
          inside.kind === 'noun'
        )
          this.partList(i + 1, i);
      } else if (this.lower(i) === '–' || this.lower(i) === '—' || this.lower(i) === '-') {
        const before = this.covers.get(i - 1);
        const inside = this.covers.get(i + 1);
        if (
          before !== undefined &&
          before.last === i &&
          inside !== undefined &&
          inside.first === i + 1 &&
          inside.kind === 'noun' &&
          before.kind === 'noun'
        )
          this.partList(i + 1, i);
      }
    }
    // "nine of the dead were children", "five of the twelve"
    for (const people of this.people) {
      if (
        this.parts.has(people) ||
        people.kind !== 'bare' ||
        this.lower(people.last) !== 'of' ||
        this.lower(people.last + 1) !== 'the'
      )
        continue;
      const inner = this.covers.get(people.last + 2) ?? this.covers.get(people.last + 1);
      const group = inner !== undefined ? inner.last : people.last + 3;
      const word = this.lower(people.last + 2);
      // "Eleven of the 15 members": a part of people harmed only where the words say so.
      const harmed =
        inner === undefined ||
        inner.inner >= 0 ||
        /^(?:dead|killed|wounded|injured|missing|detained|victims|casualties)$/.test(this.lower(inner.last)) ||
        /^(?:victims|casualties|deaths|fatalities)$/.test(this.lower(inner.head)) ||
        (be.has(this.lower(inner.last)) &&
          (peopleNouns.has(this.lower(inner.last + 1)) || harmWords.has(this.lower(inner.last + 1))));
      if (!harmed) continue;
      if (
        inner !== undefined ||
        /^(?:dead|victims|killed|wounded|injured|casualties|missing|detained|deaths|fatalities|detainees)$/.test(word)
      ) {
        this.part(people, harmWords.has(this.lower(group)) ? group + 1 : group, people.last);
        if (inner !== undefined && inner !== people && this.verbAfter(group)) this.parts.add(people);
      }
    }
    // "14 were injured, three seriously"
    for (const people of this.people)
      if (
        people.kind === 'bare' &&
        !this.parts.has(people) &&
        /^(?:seriously|critically|severely|gravely|badly|lightly|slightly|fatally)$/.test(this.lower(people.last)) &&
        this.lower(people.first - 1) === ','
      )
        this.part(people, people.last + 1, people.first - 1);
  }

  private verbAfter(at: number): boolean {
    return be.has(this.lower(at));
  }

  /** "At least four children were among the dead": the subject is a part of the dead. */
  private wereAmong(at: number): void {
    if (
      !/^(?:dead|killed|victims|wounded|injured|casualties|missing|deaths|fatalities)$/.test(this.lower(at + 2)) ||
      this.lower(at + 1) !== 'the'
    )
      return;
    let k = at - 1;
    while (k > this.first && (be.has(this.lower(k)) || this.tokens[k]!.upos === 'ADV')) k--;
    const people = this.covers.get(k);
    if (people !== undefined && people.last === k + 1 && !this.parts.has(people)) this.part(people, people.last, at);
  }

  /** "Among the dead were two nurses", "Among the 12 killed were five children". */
  private amongTheDead(at: number): void {
    for (let k = at + 1; k < Math.min(this.last, at + 9); k++) {
      if (!/^(?:were|was|are|is)$/.test(this.lower(k))) continue;
      if (this.peopleNear(k + 1) !== null) this.partList(k + 1, at);
      return;
    }
  }

  private partList(from: number, marker: number): void {
    let at = from;
    for (let turn = 0; turn < 12 && at >= 0 && at < this.last; turn++) {
      const people = this.peopleNear(at);
      if (people === null) {
        const end = this.nounPhraseEnd(at);
        if (end === at || turn > 8) return;
        at = this.afterJoiner(end);
        continue;
      }
      if (this.parts.has(people)) return;
      // ", including five children, and 20 were injured": the next number is the subject of its own verb.
      if (turn > 0 && this.subjectOfNext(people)) return;
      this.part(people, people.last, marker);
      at = this.afterJoiner(people.last);
    }
  }

  /** Notes a part; `from` is where its predicate may follow ("were children"). */
  private part(people: People, from: number, marker: number): void {
    let last = people.last;
    let name: HarmClass | null = null;
    if (people.kind === 'bare') {
      let k = from;
      if (be.has(this.lower(k))) k++;
      while (k < this.last && this.tokens[k]!.upos === 'ADJ' && k < from + 3) k++;
      const found = k < this.last ? peopleNouns.get(this.lower(k)) : undefined;
      const mixed = /^(?:and|or)$/.test(this.lower(k + 1)) && peopleNouns.has(this.lower(k + 2));
      if (found !== undefined && !harmWords.has(this.lower(k))) {
        name = mixed ? 'unknown' : found;
        last = mixed ? k + 3 : k + 1;
      }
    }
    // "three of whom" without a predicate is quoted whole.
    if (
      last === people.last &&
      from > people.last &&
      this.lower(people.last) === 'of' &&
      /^(?:whom|which|them|these|those)$/.test(this.lower(from - 1))
    )
      last = from;
    this.parts.add(people);
    this.partNotes.push({ people, marker, last, class: name });
  }

  private attachParts(): void {
    for (const { people, marker, last, class: name } of this.partNotes) {
      if (this.harmsOthers(people, last)) continue;
      const own = this.ownOutcome(people, last);
      const whole = this.wholeFor(marker, people);
      // "One of these left two women dead": what is not said to be people is no part of those who come after.
      if (
        (own === null || this.covers.has(own.trigger + 1)) &&
        this.lower(people.last) === 'of' &&
        /^(?:these|those|them)$/.test(this.lower(people.last + 1)) &&
        (whole === null || whole.from > this.tokens[people.first]!.from)
      )
        continue;
      // "six of the victims": dead or wounded, the word does not say; a word of harm elsewhere in the sentence may be about others.
      const victims = this.tokens.slice(marker, last + 3).some(({ lower }) => lower === 'victims');
      const outcome = own?.outcome ?? whole?.outcome ?? (victims ? 'casualties' : this.nearestOutcome(marker));
      if (outcome === null) continue;
      if (this.used.has(people)) continue;
      const trigger = own?.trigger ?? whole?.trigger ?? this.nearestTrigger(marker) ?? people.head;
      const draft = this.add(people, outcome, trigger, 'part');
      if (draft === null) continue;
      draft.whole = whole;
      if (name !== null) {
        draft.class = name;
        draft.to = this.tokens[last - 1]!.to;
      } else if (draft.class === 'unknown' && people.kind === 'bare' && last > people.last) draft.to = this.tokens[last - 1]!.to;
      // A part cannot exceed its whole's upper bound; nothing is corrected, the figures stay as written.
    }
  }

  /** "two of them shot the priest": those who did it are no part of those harmed. */
  private harmsOthers(people: People, last: number): boolean {
    let k = last;
    if (this.lower(k) === 'of') k += 2;
    while (k < this.last && (this.tokens[k]!.upos === 'ADV' || this.lower(k) === 'then')) k++;
    const verb = harmWords.get(this.lower(k));
    const active = verb !== undefined && !this.covers.has(k) && verb.some(({ form }) => form === 'verb');
    return active && people.min !== 0 && this.objectFollows(k + 1);
  }

  /** "three of whom later died": a part with an outcome of its own. */
  private ownOutcome(people: People, last: number): { outcome: HarmOutcome; trigger: number } | null {
    // "four of the wounded died"
    for (let at = people.last; at < Math.min(this.last, people.last + 6); at++) {
      const word = this.lower(at);
      if (/^(?:died|die|dies|succumbed|perished)$/.test(word)) return { outcome: 'killed', trigger: at };
      if (!/^(?:of|the|those|wounded|injured|later|have|had|has|since|also)$/.test(word)) break;
    }
    if (people.inner >= 0) return { outcome: harmWords.get(this.lower(people.inner))![0]!.outcome, trigger: people.inner };
    let k = last;
    if (this.lower(k) === 'of') k += 2;
    for (let step = 0; k < this.last && step < 5; k++, step++) {
      const { lower, upos } = this.tokens[k]!;
      const words = harmWords.get(lower);
      if (words !== undefined && !this.covers.has(k))
        return words[0]!.form === 'noun' ? null : { outcome: words[0]!.outcome, trigger: k };
      if (!be.has(lower) && !have.has(lower) && upos !== 'ADV') return null;
    }
    return null;
  }

  /** The whole of a part: the last number before the marker that is no part itself, here or in the two sentences before. */
  private wholeFor(marker: number, part: People): Draft | null {
    let best: Draft | null = null;
    let after: Draft | null = null;
    for (const [people, draft] of this.used) {
      if (this.parts.has(people) || draft.rule === 'modifier') continue;
      if (people.last <= marker + 1 && people !== part) {
        if (best === null || people.first > best.people.first) best = draft;
      } else if (people.first > marker && (people.first < part.first || part.first < marker) && people.first - marker <= 6)
        after = draft;
    }
    if (after !== null) return after;
    // "Among the 12 killed were five children": the number inside the marker.
    if (best !== null) return best;
    // "Twelve people, including five children, …" where no word of harm took the twelve: no whole.
    for (let at = this.drafts.length - 1; at >= 0 && at >= this.drafts.length - 6; at--) {
      const draft = this.drafts[at]!;
      if (draft.sentence >= this.sentence || this.sentence - draft.sentence > 2) continue;
      if (draft.whole === null && draft.min !== 0 && !draft.rule.startsWith('part')) {
        const said = this.nearestOutcome(marker);
        if (said === null || said === draft.outcome) return draft;
      }
    }
    return null;
  }

  private nearestTrigger(at: number): number | null {
    for (let d = 0; d < 24; d++)
      for (const k of [at - d, at + d]) {
        if (k < this.first || k >= this.last) continue;
        if (harmWords.has(this.lower(k))) return k;
      }
    return null;
  }

  private nearestOutcome(at: number): HarmOutcome | null {
    const trigger = this.nearestTrigger(at);
    return trigger === null ? null : harmWords.get(this.lower(trigger))![0]!.outcome;
  }
}
