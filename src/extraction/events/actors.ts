import type { Mention, Span } from '../../model/index.ts';
import { dependents } from '../attribution/tree.ts';
import { actingNouns, armedNouns, leaderNouns, neverActors, personNouns, platformNouns } from '../languages/en/events.ts';
import type { WeaponMention } from '../mentions/weapon.ts';
import type { Document, EntityMention } from '../types.ts';
import { type Filler, hyphenatedRole, verbSlots } from './slots.ts';
import type { Trigger } from './triggers.ts';
import { isNoun, lemmaOf, phraseStart } from './words.ts';

export interface Actor extends Mention {
  readonly role: string;
}
/** Everything the roles are resolved against, gathered once for a document. */
export interface Cast {
  readonly doc: Document;
  readonly mentions: readonly EntityMention[];
  readonly weapons: readonly WeaponMention[];
  /** Mentions by each token that they cover, the ones whose head it is first. */
  readonly at: ReadonlyMap<number, readonly EntityMention[]>;
  /** Mentions by the token that is their head, whether they cover it or not. */
  readonly headed: ReadonlyMap<number, readonly EntityMention[]>;
  /** Tokens that are triggers of attacks or offensives. */
  readonly strikes: ReadonlySet<number>;
}

/** Below this an actor is left out: a wrong actor is worse than none. */
export const SURE_ENOUGH = 0.55;

export function castOf(
  doc: Document,
  mentions: readonly EntityMention[],
  weapons: readonly WeaponMention[],
  triggers: readonly Trigger[],
): Cast {
  const at = new Map<number, EntityMention[]>();
  for (const mention of mentions) {
    const { first, last } = doc.sentences[mention.sentence]!;
    for (let i = first; i < last; i++) {
      const token = doc.tokens[i]!;
      if (token.from >= mention.to) break;
      if (token.to <= mention.from) continue;
      at.set(i, [...(at.get(i) ?? []), mention]);
    }
  }
  for (const [i, list] of at) list.sort((a, b) => Number(b.head === i) - Number(a.head === i) || b.to - b.from - (a.to - a.from));
  const strikes = new Set(
    triggers
      .filter(({ kind, form }) => form === 'noun' && (kind === 'attack' || kind === 'offensive' || kind === 'weapon-use'))
      .map(({ token }) => token),
  );
  return { doc, mentions, weapons, at, headed: Map.groupBy(mentions, ({ head }) => head), strikes };
}

export const acting: ReadonlySet<string> = new Set(['person', 'organisation', 'state', 'armed-group', 'group', 'role']);

/** The mention whose head a token is, or that covers it as part of a name. */
export function mentionAt(cast: Cast, head: number): EntityMention | null {
  const list = cast.at.get(head) ?? [];
  const own = list.find((mention) => mention.head === head);
  // "his counterpart, Ana Ruel": the name beside the noun says who it is.
  if (own === undefined || own.form === 'nominal' || own.kind === 'role')
    for (const i of dependents(cast.doc, head, 'appos', 'flat')) {
      const beside = (cast.at.get(i) ?? []).find((mention) => mention.kind === 'person' && mention.form.startsWith('name'));
      if (beside !== undefined) return beside;
    }
  if (own !== undefined) return own;
  const token = cast.doc.tokens[head]!;
  return (
    list.find((mention) => mention.form !== 'demonym' && mention.to === token.to) ??
    list.find((mention) => mention.from === token.from && mention.form !== 'demonym') ??
    null
  );
}

function phraseSpan(doc: Document, head: number): Span {
  let first = phraseStart(doc, head);
  while (first < head && /^(DET|PUNCT|CCONJ|SYM)$/.test(doc.tokens[first]!.upos)) first++;
  if (doc.tokens[first - 1]?.text === '-' && doc.tokens[first]!.xpos === 'VBN' && first < head) first++;
  if (doc.tokens[first - 1]?.xpos === 'POS') first = Math.min(first, head);
  return { from: doc.tokens[first]!.from, to: doc.tokens[head]!.to };
}

export const toMention = (mention: EntityMention): Mention => ({
  from: mention.from,
  to: mention.to,
  entity: mention.entity,
  name: mention.name,
});

/** Named states, groups and organisations before a head: "the Syrian and Russian forces" has two, "Russian warplanes" one. */
function owners(cast: Cast, head: number): EntityMention[] {
  const { doc } = cast;
  const start = phraseStart(doc, head);
  const found: EntityMention[] = [];
  for (let i = start; i < head; i++) {
    const hyphen = hyphenatedRole(doc, i);
    if (hyphen !== undefined) {
      if (hyphen !== null) i += hyphen.skip;
      else if (doc.tokens[i + 1]?.text === '-') i += 2;
      continue;
    }
    for (const mention of cast.at.get(i) ?? []) {
      if (mention.head !== i || !/^(state|armed-group|organisation|place|group)$/.test(mention.kind)) continue;
      if (mention.kind === 'place' && mention.form !== 'demonym') continue;
      if (mention.kind === 'organisation' && mention.form === 'pronoun') continue;
      if (!found.some(({ entity }) => entity === mention.entity)) found.push(mention);
    }
  }
  return found;
}

/** A plain noun or name for those whose means these are, before the means: "army helicopters", "the coalition's jets". */
function ownerNouns(cast: Cast, head: number, role: string): Actor[] {
  const { doc } = cast;
  for (let i = head - 1; i >= phraseStart(doc, head); i--) {
    const token = doc.tokens[i]!;
    const lemma = lemmaOf(token);
    if (doc.tokens[i + 1]?.text === '-' || hyphenatedRole(doc, i) !== undefined) continue;
    const mention = (cast.at.get(i) ?? []).find(
      (each) => each.head === i && each.form !== 'pronoun' && /^(armed-group|organisation|state)$/.test(each.kind),
    );
    if (mention !== undefined) return [{ ...toMention(mention), role }];
    // "a fighter jet", "a bomber aircraft": what kind of machine it is, not whose.
    if (/^(fighter|bomber|attack|power|sniper|commando)$/.test(lemma)) continue;
    if (!partyNouns.test(lemma) && !(armedNouns.has(lemma) && !platformNouns.has(lemma))) continue;
    return [{ from: token.from, to: token.to, entity: null, name: token.text, role }];
  }
  return [];
}
const partyNouns =
  /^(rebel|government|regime|army|militant|insurgent|coalition|opposition|jihadist|militia|police|guerrilla|separatist|junta|navy)$/;

/** "a shell fired by rebels": who fired it. */
function firedBy(cast: Cast, head: number, role: string): Actor[] {
  const { doc } = cast;
  for (const i of dependents(doc, head, 'acl')) {
    if (
      !/^(fire|launch|drop|plant|lay|lob|shoot|operate|fly|pilot|man|crew|control)$/.test(lemmaOf(doc.tokens[i]!)) ||
      doc.tokens[i]!.xpos !== 'VBN'
    )
      continue;
    // "helicopters that had fired" names nobody: whoever fired stands after the word.
    const by = verbSlots(doc, i).find(({ slot, sure, head: who }) => slot === 'subj' && sure >= SURE_ENOUGH && who > i);
    if (by !== undefined) return actorsAt(cast, by, role);
  }
  return [];
}

/** Groups that tell what others did. */
const tellers =
  /\b(?:media|residents?|witness(?:es)?|doctors?|medics?|officials|sources?|reports?|activists?|observers?|villagers?|locals|neighbou?rs|people|relatives|families|journalists?|monitors|survivors?|women|refugees)$/i;

/** "warplanes of the coalition", "its helicopters": whose means these are, where a phrase behind or a pronoun before says it. */
function belongingTo(cast: Cast, head: number, role: string): Actor[] {
  const { doc } = cast;
  for (const i of dependents(doc, head, 'nmod')) {
    if (doc.tokens[i]!.xpos === 'PRP$') {
      const whose = (cast.at.get(i) ?? []).find(({ kind }) => /^(state|armed-group)$/.test(kind));
      if (whose !== undefined) return [{ ...toMention(whose), role }];
    }
    const link = dependents(doc, i, 'case').map((at) => doc.tokens[at]!.lower);
    if (i < head || !link.some((word) => word === 'of' || word === 'from')) continue;
    // "rockets from Karsa" came from there: only a force is whose they are.
    const mention = mentionAt(cast, i);
    const force = mention === null ? armedNouns.has(lemmaOf(doc.tokens[i]!)) : /^(armed-group|organisation)$/.test(mention.kind);
    if (force || (link.includes('of') && mention?.kind === 'state'))
      return actorsAt(cast, { slot: 'by', head: i, sure: 0.8 }, role);
  }
  return [];
}

const partsOfDay =
  /^(that|this|same|morning|afternoon|evening|night|noon|dawn|day|week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;

/** Nouns for some of a force: who they are is told by the force they are of. */
const memberNouns =
  /^(member|fighter|soldier|militant|gunman|militiaman|officer|man|troop|unit|element|commando|rebel|guerrilla|agent|policeman|supporter|force|conscript|recruit|guard)$/;

/**
 * "members of the Border Guard", "fighters from the Front", "one of the soldiers": the force whose they are. Null where the phrase names
 * no force behind.
 */
function membersOf(cast: Cast, head: number, role: string): Actor[] | null {
  const { doc } = cast;
  const token = doc.tokens[head]!;
  const some = /^(one|two|three|four|five|some|several|dozens|hundreds|group|number|handful|gang|band|majority|most)$/.test(
    token.lower,
  );
  if (!some && !memberNouns.test(lemmaOf(token))) return null;
  for (const i of dependents(doc, head, 'nmod', 'obl')) {
    const link = dependents(doc, i, 'case').map((at) => doc.tokens[at]!.lower);
    if (i < head || !link.some((word) => word === 'of' || (word === 'from' && !some))) continue;
    const behind = mentionAt(cast, i);
    if (some) {
      // "one of the soldiers": a soldier; "one of them": nobody named.
      const list =
        armedNouns.has(lemmaOf(doc.tokens[i]!)) && doc.tokens[i]!.upos === 'NOUN'
          ? actorsAt(cast, { slot: 'subj', head: i, sure: 0.8 }, role)
          : [];
      return list.map((actor) => ({ ...actor, from: token.from }));
    }
    if (behind === null || !/^(armed-group|organisation)$/.test(behind.kind) || behind.form === 'demonym') continue;
    let start = phraseStart(doc, head);
    while (start < head && (partsOfDay.test(doc.tokens[start]!.lower) || /^(DET|PUNCT|CCONJ|SYM)$/.test(doc.tokens[start]!.upos)))
      start++;
    const { from } = doc.tokens[start]!;
    return [
      {
        from,
        to: Math.max(token.to, behind.to),
        entity: behind.entity,
        name: doc.text.slice(from, behind.to).replace(/\s+/g, ' '),
        role,
      },
    ];
  }
  return null;
}

/** Those whom a phrase makes act: the entity that stands there, each state whose forces they are, or a plain noun for armed people. */
export function actorsAt(cast: Cast, filler: Filler, role: string): Actor[] {
  const { doc } = cast;
  const token = doc.tokens[filler.head]!;
  const own = lemmaOf(token);
  const mention = mentionAt(cast, filler.head);
  if (filler.slot === 'dem') {
    // Before a noun of event only a state, a people or an armed group is taken for who did it ("the Russian advance").
    const named = (cast.at.get(filler.head) ?? []).find(
      ({ head, kind, form }) =>
        head === filler.head && (form === 'demonym' || kind === 'armed-group' || (kind === 'organisation' && form === 'name')),
    );
    if (named !== undefined) return [{ ...toMention(named), role }];
    if (partyNouns.test(own))
      return [{ from: token.from, to: token.to, entity: mention?.entity ?? null, name: mention?.name ?? token.text, role }];
    return [];
  }
  if (mention !== null && mention.head !== filler.head && mention.kind === 'place') return [];
  // "the A and B forces": the entities know two parties in one phrase.
  const pair = (cast.headed.get(filler.head) ?? []).filter(
    ({ head, kind, form }) => head === filler.head && kind === 'armed-group' && form === 'nominal',
  );
  if (pair.length > 1) return pair.map((each) => ({ ...toMention(each), role }));
  if (mention === null && /^(they|them|their)$/.test(token.lower)) return bothOf(cast, filler.head, role);
  const bomber = own === 'bomber' && weaponAt(cast, filler.head) === null;
  const platform = !bomber && (platformNouns.has(own) || platformNouns.has(token.lower.replace(/s$/, '')));
  const before = owners(cast, filler.head);
  // "the Green Front militant group": the group is the one that is named.
  const known = [filler.head - 1, filler.head - 2]
    .flatMap((i) => cast.at.get(i) ?? [])
    .find(
      ({ to, form, kind, sentence }) =>
        sentence === token.sentence &&
        form === 'name' &&
        kind === 'armed-group' &&
        to < token.from &&
        /^ (?:(?:armed|militant|rebel|insurgent|extremist|jihadist|separatist|terrorist) )?$/.test(
          doc.text.slice(to, token.from),
        ),
    );
  if (known !== undefined && /^(group|movement|militia|organi[sz]ation|network|fighter|militant|insurgent|rebel)$/.test(own))
    return [{ ...toMention(known), role }];
  // "the Syrian and Russian forces": each of the two; "Russian warplanes": whose they are.
  if (
    isNoun(token) &&
    (before.length > 1 || (before.length === 1 && (platform || mention === null || mention.entity === before[0]!.entity)))
  ) {
    if (before.length > 1) return before.map((owner) => ({ ...toMention(owner), role }));
    const owner = before[0]!;
    if (platform || armedNouns.has(own) || mention !== null) {
      const span = mention ?? { ...phraseSpan(doc, filler.head), from: Math.min(owner.from, phraseSpan(doc, filler.head).from) };
      // A word of nationality without a state of its own ("an Ardan drone") is told in the words of the text.
      const nameless = owner.form === 'demonym' && owner.state === null && owner.name === doc.text.slice(owner.from, owner.to);
      const name = mention?.name ?? (nameless ? doc.text.slice(span.from, span.to) : owner.name);
      return [{ from: span.from, to: span.to, entity: nameless ? (mention?.entity ?? null) : owner.entity, name, role }];
    }
  }
  const members = membersOf(cast, filler.head, role);
  if (members !== null) return members;
  const held = weaponAt(cast, filler.head);
  const weapon = platform || (held !== null && !/^(sniper|small-arms)$/.test(held.class));
  // "army helicopters", "the coalition's jets", "rebel rockets": whose they are.
  if (weapon)
    return (
      [ownerNouns, firedBy, belongingTo].map((whose) => whose(cast, filler.head, role)).find((list) => list.length > 0) ?? []
    );
  if (mention !== null && acting.has(mention.kind)) {
    // "the media say they hit", "residents said they shelled": whoever tells of it is not who did it.
    if (mention.form === 'pronoun' && mention.kind === 'group' && role === 'agent' && tellers.test(mention.name)) return [];
    if (mention.form === 'demonym' && mention.head === filler.head && token.upos === 'ADJ') return [];
    return [{ ...toMention(mention), role }];
  }
  // A name that nobody knows, where only those can stand who act: "Ansarun shelled the town".
  if (
    mention === null &&
    token.upos === 'PROPN' &&
    !/^(who|whom|which|what|that|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|president|mr|mrs|dr)$/.test(
      token.lower,
    ) &&
    (/^(agent|accused|supporter)$/.test(role) || (filler.slot === 'subj' && /^(participant|requester)$/.test(role))) &&
    filler.slot !== 'in' &&
    !impersonal.test(token.lower)
  )
    return [
      { ...phraseSpan(doc, filler.head), entity: null, name: doc.text.slice(phraseSpan(doc, filler.head).from, token.to), role },
    ];
  // A city or a country as a name acts as its government only where the entities say so: here it stays a place.
  if (mention !== null) return [];
  const passive = /^(recipient|beneficiary|participant)$/.test(role) && personNouns.has(own);
  if (!isNoun(token) || (neverActors.has(own) && !passive)) return [];
  if (
    armedNouns.has(own) ||
    (role !== 'agent' && (leaderNouns.has(own) || personNouns.has(own))) ||
    (role === 'agent' && (leaderNouns.has(own) || actingNouns.has(own)))
  )
    return [
      { ...phraseSpan(doc, filler.head), entity: null, name: doc.text.slice(phraseSpan(doc, filler.head).from, token.to), role },
    ];
  return [];
}

/** Common words that only the opening of a sentence writes with a capital, and that harm people without being anyone. */
const impersonal =
  /^(debris|shrapnel|rubble|splinters?|fragments|bullets?|gunfire|flames|smoke|floods?|landslides?|avalanches?|earthquakes?|violence|unrest|hunger|famine|disease|cholera|cold|thirst|exposure|clashes|fighting|stray|falling|collapsing)$/;

/** "A and B owe an explanation why they keep …": the two who stand as subject above, when nobody else stands between. */
function bothOf(cast: Cast, pronoun: number, role: string): Actor[] {
  const { doc } = cast;
  let at = doc.tokens[pronoun]!.head;
  for (let steps = 0; at >= 0 && steps < 8; steps++) {
    at = doc.tokens[at]!.head;
    if (at < 0 || doc.tokens[at]!.upos !== 'VERB') continue;
    const heads = verbSlots(doc, at).filter(({ slot, head, sure }) => slot === 'subj' && head < pronoun && sure >= SURE_ENOUGH);
    if (heads.length === 0) continue;
    if (heads.length === 1) return [];
    const last = Math.max(...heads.map(({ head }) => head));
    for (let i = last + 1; i < pronoun; i++)
      if ((cast.at.get(i) ?? []).some(({ kind, head }) => head === i && acting.has(kind))) return [];
    const actors = heads.flatMap(({ head, sure }) =>
      doc.tokens[head]!.upos === 'PRON' ? [] : actorsAt(cast, { slot: 'subj', head, sure }, role),
    );
    return actors.length === heads.length ? actors : [];
  }
  return [];
}

/** The weapon whose name ends in a token. */
export function weaponAt(cast: Cast, head: number): WeaponMention | null {
  return cast.weapons.find((weapon) => weapon.head === head) ?? null;
}
