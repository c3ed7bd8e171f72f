import type { Span } from '../model/index.ts';
import { dependents } from './attribution/tree.ts';
import { lemmaOf, relation } from './events/words.ts';
import type { WeaponMention } from './mentions/weapon.ts';
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

/** The persons that a document names as killed or hurt, each once, with the age that stands beside a name. */
export function findVictims(doc: Document, mentions: readonly EntityMention[]): Victim[] {
  const persons = mentions.filter(({ kind, form }) => kind === 'person' && (form === 'name' || form === 'name+title'));
  const found = new Map<string, Victim>();
  const harmed = new Map<number, Token>();
  for (const person of persons) {
    const because = harmOf(doc, person.head);
    if (because !== null) harmed.set(person.head, because);
  }
  for (const person of persons) {
    const because = harmed.get(person.head) ?? nearby(doc, person.head, harmed);
    if (because === null) continue;
    const known = found.get(person.entity);
    const age = ageBeside(doc, person);
    if (known === undefined || (known.age === null && age !== null))
      found.set(person.entity, { ...(known ?? { ...nameOf(doc, person), because }), age });
  }
  return [...found.values()].sort((a, b) => a.from - b.from);
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
      between.every(({ upos }) => /^(PROPN|PUNCT|NUM|CCONJ|PRON|NOUN|DET)$/.test(upos))
    )
      return because;
  }
  return null;
}

const spelt = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** The age that stands beside a name: "A, 34," "A (34)", "34-year-old A", "A, aged 34", "A, who was 34", "A was 34". */
function ageBeside(doc: Document, { from, to }: EntityMention): Victim['age'] {
  const span = (at: number, words: string): Victim['age'] => {
    const years = /^\d+$/.test(words) ? Number(words) : spelt.indexOf(words.toLowerCase()) + 1;
    return years > 0 && years < 120 ? { from: at, to: at + words.length, years } : null;
  };
  const after = doc.text.slice(to, to + 60);
  const behind =
    /^(?:,? ?\(?| ?, (?:a |an )?(?:aged?|who was|who is) | (?:was|is) (?:aged )?)(\d{1,3}|[a-z]{3,6})(?=[),.;]| years| and| when| at|$)/.exec(
      after,
    );
  if (behind !== null) {
    const age = span(to + behind[0].length - behind[1]!.length, behind[1]!);
    if (age !== null) return age;
  }
  const apposed = /^, (?:a|an|the) (\d{1,3})-year-old\b/.exec(after);
  if (apposed !== null) return span(to + apposed[0].indexOf(apposed[1]!), apposed[1]!);
  const before = doc.text.slice(Math.max(0, from - 60), from);
  const fore = /(\d{1,3})-year-old(?:[ ,][a-z]+){0,3},? ?$/.exec(before);
  return fore === null ? null : span(from - before.length + fore.index, fore[1]!);
}

/** The weapon that a text about one attack names first, carriers and bare "weapon" last. */
export function weaponNamed(weapons: readonly WeaponMention[]): WeaponMention | null {
  return weapons.find(({ meansOnly }) => !meansOnly) ?? weapons[0] ?? null;
}
