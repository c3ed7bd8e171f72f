import type { Span } from '../model/index.ts';
import { dependents } from './attribution/tree.ts';
import { lemmaOf, relation } from './events/words.ts';
import type { WeaponMention } from './mentions/weapon.ts';
import * as harmedWords from './languages/en/harmed.ts';
import { isCapitalsOnly } from './mentions/runs.ts';
import type { Document, EntityMention, Token } from './types.ts';

// Named victims: who is named as killed or hurt, how old, by what. No claim is made of it; it fills what lists of victims need.

export interface Victim extends Span {
  readonly name: string;
  /** The words of the age ("34", "six"), or null. */
  readonly age: (Span & { readonly years: number }) | null;
  /** The word that says what was done. */
  readonly because: Span;
}

/** Done to somebody: the victim is the object, or the subject of the passive. */
const doneTo =
  /^(kill|murder|shoot|stab|wound|injure|hurt|hit|strike|behead|execute|massacre|torture|beat|strangle|assassinate|slay|gun|maim|burn|poison|crush)$/;
/** Suffered by somebody: the victim is the subject. */
const suffered = /^(die|perish|succumb|bleed|lose)$/;
/** "His death", "the killing of A". */
const loss = /^(death|killing|murder|body|shooting|stabbing|assassination|execution|funeral|wounding)$/;
/** "The victim was identified as A", "named the dead as A and B". */
const naming = /^(identify|name)$/;
/** States in which somebody is, or was found or pronounced. */
const state = /^(dead|critical|wounded|injured|unconscious|coma|lifeless)$/;

/** A name in the text, and the entity it is of. Tokens `first` (included) to `last` (excluded). */
interface Named {
  readonly first: number;
  readonly last: number;
  readonly entity: string;
  readonly name: string;
  readonly mention: EntityMention | null;
}

/** The persons that a document names as killed or hurt, each once by the fullest name, with the age that stands beside a name. */
export function findVictims(doc: Document, mentions: readonly EntityMention[]): Victim[] {
  const persons = personsNamed(doc, mentions);
  const harmed = new Map<number, Token>();
  for (const { first, last, mention } of persons) {
    const because = (mention === null ? null : harmOf(doc, mention.head)) ?? saidBeside(doc, first, last);
    if (because !== null) harmed.set(first, because);
  }
  const found = new Map<string, Token>();
  for (const person of persons) {
    const because = harmed.get(person.first) ?? nearby(doc, person.first, harmed);
    if (because !== null) harmed.set(person.first, because);
    if (because !== null && !found.has(person.entity)) found.set(person.entity, because);
  }
  const victims = [...found]
    .map(([entity, because]): Victim => {
      const named = persons.filter((person) => person.entity === entity);
      const full = named.reduce((best, one) => (one.last - one.first > best.last - best.first ? one : best));
      const age = named.map((one) => ageBeside(doc, spanOf(doc, one))).find((each) => each !== null) ?? null;
      return { ...spanOf(doc, full), name: full.name, because, age };
    })
    .sort((x, y) => x.from - y.from);
  // "A 9-year-old boy was shot … The coroner named him as X": one victim, and one age told of whoever was harmed.
  const [only] = victims;
  return victims.length === 1 && only!.age === null ? [{ ...only!, age: ageOfHarmed(doc) }] : victims;
}

/** The one age that a text gives to whoever was harmed in it without a name, or null where it gives none or several. */
function ageOfHarmed(doc: Document): Victim['age'] {
  const { tokens } = doc;
  let found: Victim['age'] = null;
  for (let i = 0; i + 4 < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.upos !== 'NUM' || tokens[i + 2]!.lower !== 'year' || tokens[i + 4]!.lower !== 'old') continue;
    const { first, last } = doc.sentences[token.sentence]!;
    const before = tokens.slice(Math.max(first, i - 3), i);
    const after = tokens.slice(i + 5, Math.min(last, i + 12));
    if ([...before, ...after].some(({ lower }) => harmedWords.suspects.has(lower) || lower === 'by')) continue;
    const done = [harmedWords.done, harmedWords.doing, harmedWords.losses, harmedWords.undergone];
    if (![...before, ...after].some(({ lower }) => done.some((set) => set.has(lower)))) continue;
    const age = yearsAt(token.from, token.text);
    if (age === null) continue;
    if (found !== null && found.years !== age.years) return null;
    found ??= age;
  }
  return found;
}

/** An age by its words, in figures or spelt, or null. */
function yearsAt(at: number, words: string): Victim['age'] {
  const years = /^\d+$/.test(words) ? Number(words) : spelt.indexOf(words.toLowerCase()) + 1;
  return years > 0 && years < 120 ? { from: at, to: at + words.length, years } : null;
}

const spanOf = ({ tokens }: Document, { first, last }: Named): Span => ({ from: tokens[first]!.from, to: tokens[last - 1]!.to });

/** Names of persons, and runs of capitals in running text that nothing is known of and that only what is said beside them makes persons. */
function personsNamed(doc: Document, mentions: readonly EntityMention[]): Named[] {
  const { tokens } = doc;
  const covered = new Set<number>();
  const found: Named[] = [];
  for (const mention of mentions) {
    const named = mention.form === 'name' || mention.form === 'name+title';
    if (!named && mention.form !== 'demonym') continue;
    let first = mention.head;
    while (first > 0 && tokens[first - 1]!.from >= mention.from) first--;
    let last = mention.head + 1;
    while (last < tokens.length && tokens[last]!.to <= mention.to) last++;
    for (let i = first; i < last; i++) covered.add(i);
    if (mention.kind !== 'person' || !named) continue;
    const { from } = nameOf(doc, mention);
    while (tokens[first]!.from < from) first++;
    found.push({ first, last, entity: mention.entity, name: mention.name, mention });
  }
  for (const sentence of doc.sentences) {
    if (sentence.kind !== 'body' || isCapitalsOnly(doc, sentence)) continue;
    for (let i = sentence.first; i < sentence.last; i++) {
      let last = i;
      while (last < sentence.last && last - i < 4 && isNameWord(tokens[last]!) && !covered.has(last)) last++;
      const after = tokens[last];
      const street =
        after?.upos === 'NOUN' ||
        (i > sentence.first && tokens[i - 1]!.upos === 'ADP' && !/^(?:of|for|as|by)$/.test(tokens[i - 1]!.lower));
      if (last - i >= 2 && !street) {
        const name = doc.text.slice(tokens[i]!.from, tokens[last - 1]!.to);
        found.push({ first: i, last, entity: name, name, mention: null });
      }
      i = Math.max(i, last - 1);
    }
  }
  return found.sort((x, y) => x.first - y.first);
}

const isNameWord = (token: Token): boolean =>
  /^\p{Lu}\p{Ll}+(?:['’-]\p{Lu}?\p{Ll}+)*$/u.test(token.text) && token.upos === 'PROPN';

/** What the words right before or after a name say: "X, 17, was shot", "the death of 7-year-old X", "identified the boy as X". */
function saidBeside(doc: Document, first: number, last: number): Token | null {
  return saidAfter(doc, last) ?? saidBefore(doc, first, last);
}

function saidAfter({ tokens, sentences }: Document, last: number): Token | null {
  const end = sentences[tokens[last - 1]!.sentence]!.last;
  let k = last;
  // ", 17,", "(17)", ", of Karsa,": what is set beside the name.
  for (let turn = 0; turn < 2 && k < end && /^[,(]$/.test(tokens[k]!.text); turn++) {
    const close = tokens.slice(k + 1, Math.min(end, k + 12)).findIndex(({ text }) => /^[,)]$/.test(text));
    if (close < 0) break;
    k += close + 2;
  }
  if (tokens[k]?.lower === 'of' && k + 2 < end && isNameWord(tokens[k + 1]!)) {
    k++;
    while (k < end && isNameWord(tokens[k]!)) k++;
    if (tokens[k]?.text === ',') k++;
  }
  let passive = false;
  for (let step = 0; step < 6 && k < end; step++, k++) {
    const { lower } = tokens[k]!;
    if (/^(?:was|were|been|is|are|being)$/.test(lower)) passive = true;
    else if (!harmedWords.passed.has(lower)) break;
  }
  const verb = tokens[k];
  if (verb === undefined || k >= end) return null;
  const within = (set: ReadonlySet<string>, reach: number): boolean =>
    tokens.slice(k + 1, Math.min(end, k + reach)).some(({ lower }) => set.has(lower));
  const { lower } = verb;
  if (harmedWords.undergone.has(lower)) return verb;
  if (harmedWords.has.has(lower)) return within(harmedWords.wounds, 8) ? verb : null;
  if (/^(?:himself|herself)$/.test(tokens[k + 1]?.lower ?? '')) return harmedWords.done.has(lower) ? verb : null;
  if (!passive) return null;
  if (harmedWords.done.has(lower)) return verb;
  if (harmedWords.declared.has(lower)) return within(harmedWords.states, 7) ? verb : null;
  if (harmedWords.brought.has(lower)) return within(harmedWords.hospitals, 12) ? verb : null;
  return null;
}

function saidBefore({ tokens, sentences }: Document, first: number, last: number): Token | null {
  const { first: start, last: end } = sentences[tokens[first]!.sentence]!;
  let k = first - 1;
  // "his 7-year-old daughter, X"
  for (let step = 0; step < 9 && k >= start; step++, k--) {
    const { lower, text, upos } = tokens[k]!;
    if (!harmedWords.kin.has(lower) && !/^[-,]$/.test(text) && upos !== 'NUM') break;
  }
  const link = tokens[k];
  if (link === undefined || k < start || harmedWords.speech.has(tokens[last]?.lower ?? '')) return null;
  const before = tokens.slice(Math.max(start, k - 3), k);
  const sentence = tokens.slice(start, end);
  if (link.lower === 'of') return before.find(({ lower }) => harmedWords.losses.has(lower)) ?? null;
  if (link.lower === 'for') return before.find(({ lower }) => harmedWords.mournings.has(lower)) ?? null;
  let word = harmedWords.victims.has(link.lower) ? link : undefined;
  // "The victims are X and Y", "Injured were X and Y"
  if (/^(?:is|was|are|were|:)$/.test(link.lower))
    word =
      tokens.slice(Math.max(start, k - 14), k).find(({ lower }) => harmedWords.victims.has(lower)) ??
      before.find(({ lower }) => harmedWords.done.has(lower));
  if (word !== undefined) return word;
  if (link.lower === 'as' || harmedWords.names.has(link.lower)) {
    const about = tokens.slice(Math.max(start, k - 12), k);
    if (link.lower === 'as' && !about.some(({ lower }) => harmedWords.names.has(lower))) return null;
    if (about.some(({ lower }) => harmedWords.suspects.has(lower))) return null;
    if (link.lower === 'as') return about.findLast(({ lower }) => harmedWords.young.has(lower)) ?? null;
    // "identified X as the victim"
    const after = tokens.slice(last, Math.min(end, last + 14));
    return after.some(({ lower }) => lower === 'as') && !sentence.some(({ lower }) => harmedWords.suspects.has(lower))
      ? (after.find(({ lower }) => harmedWords.victims.has(lower)) ?? null)
      : null;
  }
  if (harmedWords.doing.has(link.lower)) return link;
  // "shot X", and not "was shot, X said".
  const direct = tokens.slice(k + 1, first).every(({ text }) => text !== ',');
  return direct && harmedWords.done.has(link.lower) && !harmedWords.passed.has(tokens[k - 1]?.lower ?? '') ? link : null;
}

/** The name without the title before it. */
function nameOf(doc: Document, { from, to, head, name }: EntityMention): Span & { readonly name: string } {
  const low =
    /^(mr|mrs|ms|dr|captain|colonel|general|sergeant|judge|nurse|sir|lieutenant|major|private|corporal|father|sister)\.?$/i;
  let first = doc.tokens[head]!;
  for (let i = head - 1; i >= 0; i--) {
    const token = doc.tokens[i]!;
    if (token.from < from || token.upos !== 'PROPN' || low.test(token.text)) break;
    first = token;
  }
  return { from: Math.max(from, first.from), to, name };
}

/** The word by which somebody is said to be harmed: followed from the name outwards, a few steps. */
function harmOf(doc: Document, head: number): Token | null {
  let at = head;
  for (let step = 0; step < 4; step++) {
    const token = doc.tokens[at]!;
    if (token.head < 0) return null;
    const governor = doc.tokens[token.head]!;
    const lemma = lemmaOf(governor);
    const place = relation(token);
    const passive = dependents(doc, governor.index, 'aux:pass', 'nsubj:pass').length > 0 || token.deprel === 'nsubj:pass';
    if (place === 'nsubj') {
      if (passive ? isVerbOf(governor, doneTo) : suffered.test(lemma)) return governor;
      if (state.test(lemma)) return governor;
      const said = doc.tokens
        .slice(governor.index, governor.index + 7)
        .find((word) => word.sentence === governor.sentence && state.test(word.lower));
      if (said !== undefined && /^(be|remain|find|pronounce|leave|lie|stay)$/.test(lemma)) return said;
      return null;
    }
    if (place === 'obj') {
      if (isVerbOf(governor, doneTo)) return governor;
      const left = doc.tokens.slice(at, at + 8).find((word) => word.sentence === token.sentence && state.test(word.lower));
      return left !== undefined && /^(find|leave|discover)$/.test(lemma) ? left : null;
    }
    if (place === 'nmod' && loss.test(lemma) && hasCase(doc, at, 'of')) return governor;
    if (place === 'nmod' && token.deprel === 'nmod:poss' && loss.test(lemma)) return governor;
    if (place === 'obl' && naming.test(lemma) && hasCase(doc, at, 'as')) return namedAsHarmed(doc, governor);
    // "The victim, A, was shot", "A and B": the same place as the word it hangs on; a parse that errs hangs names on commas.
    if (!/^(conj|appos|flat|list|compound|punct)$/.test(place)) return null;
    if (place === 'compound' && governor.upos !== 'PROPN') return null;
    // Who is harmed in turn is not what a list of victims is for.
    if (/^(suspect|gunman|attacker|shooter|assailant)$/.test(lemma)) return null;
    at = governor.upos === 'PUNCT' ? governor.index - 1 : token.head;
    if (at < 0) return null;
  }
  return null;
}

/** Whether a word is one of some verbs, also where the tagger took the verb for a noun ("killing") or for another ("wound"). */
function isVerbOf(token: Token, verbs: RegExp): boolean {
  const stem = token.lower.replace(/ing$/, '');
  return [lemmaOf(token), token.lower, stem, `${stem}e`].some((form) => verbs.test(form));
}

const hasCase = (doc: Document, head: number, word: string): boolean =>
  dependents(doc, head, 'case', 'mark').some((i) => doc.tokens[i]!.lower === word);

/** "Identified as A": only where the clause speaks of a victim, a body or the dead. */
function namedAsHarmed(doc: Document, verb: Token): Token | null {
  const { first, last } = doc.sentences[verb.sentence]!;
  for (let i = first; i < last; i++)
    if (/^(victim|victims|dead|deceased|body|bodies|killed)$/.test(doc.tokens[i]!.lower)) return doc.tokens[i]!;
  return null;
}

/** A name set beside a harmed one by commas and "and", which the parse hung elsewhere: no verb stands between them. */
function nearby(doc: Document, head: number, harmed: ReadonlyMap<number, Token>): Token | null {
  const { first, last } = doc.sentences[doc.tokens[head]!.sentence]!;
  for (const [other, because] of harmed) {
    if (other < first || other >= last) continue;
    const between = doc.tokens.slice(Math.min(head, other) + 1, Math.max(head, other));
    if (
      between.length < 10 &&
      between.some(({ lower }) => lower === 'and' || lower === ',') &&
      between.every(({ upos, lower }) => /^(PROPN|PUNCT|NUM|CCONJ|PRON|NOUN|DET)$/.test(upos) || lower === 'old')
    )
      return because;
  }
  return null;
}

const spelt = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** The age that stands beside a name: "A, 34," "A (34)", "34-year-old A", "A, aged 34", "A, who was 34", "A was 34". */
function ageBeside(doc: Document, { from, to }: Span): Victim['age'] {
  const after = doc.text.slice(to, to + 60);
  const behind =
    /^(?:,? ?\(?| ?, (?:a |an )?(?:aged?|who was|who is) | (?:was|is) (?:aged )?)(\d{1,3}|[a-z]{3,6})(?=[),.;]| years| and| when| at|$)/.exec(
      after,
    );
  if (behind !== null) {
    const age = yearsAt(to + behind[0].length - behind[1]!.length, behind[1]!);
    if (age !== null) return age;
  }
  const apposed = /^, (?:a|an|the) (\d{1,3})-year-old\b/.exec(after);
  if (apposed !== null) return yearsAt(to + apposed[0].indexOf(apposed[1]!), apposed[1]!);
  const before = doc.text.slice(Math.max(0, from - 60), from);
  const fore = /(\d{1,3}|[a-z]{3,6})[ -]year[ -]old(?:[ ,][a-z]+){0,3},? ?$/i.exec(before);
  return fore === null ? null : yearsAt(from - before.length + fore.index, fore[1]!);
}

/** The weapon that a text about one attack names: one of a kind before a bare "gun", the first of several, carriers last. */
export function weaponNamed({ tokens }: Document, weapons: readonly WeaponMention[]): WeaponMention | null {
  const arms = weapons.filter(({ meansOnly }) => !meansOnly);
  return arms.find(({ head }) => !harmedWords.anyWeapon.has(tokens[head]!.lower)) ?? arms[0] ?? weapons[0] ?? null;
}
