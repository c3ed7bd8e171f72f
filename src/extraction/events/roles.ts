import type { Mention, Span } from '../../model/index.ts';
import { dependents } from '../attribution/tree.ts';
import {
  actingNouns,
  aidNouns,
  armedNouns,
  courtNouns,
  groundNouns,
  leaderNouns,
  frames,
  type Need,
  neverActors,
  personNouns,
  platformNouns,
  supportingVerbs,
  type Role,
} from '../languages/en/events.ts';
import { draftNouns } from '../languages/en/votes.ts';
import { readTarget } from '../mentions/target.ts';
import type { WeaponMention } from '../mentions/weapon.ts';
import type { Document, EntityMention } from '../types.ts';
import { type Filler, hyphenatedRole, nounSlots, verbSlots } from './slots.ts';
import type { Trigger } from './triggers.ts';
import { isNoun, lemmaOf, phraseStart } from './words.ts';

export interface Actor extends Mention {
  readonly role: string;
}
export interface Target extends Mention {
  readonly class: string;
}
export interface Weapon extends Mention {
  readonly class: string;
}

/** Who and what stands in the places of one event. */
export interface Roles {
  readonly actors: readonly Actor[];
  readonly targets: readonly Target[];
  readonly weapons: readonly Weapon[];
  /** Heads of words that name ground: the place of the event is looked for there first. */
  readonly places: readonly number[];
  /** Heads of words that name who was harmed; the harms tell how many. */
  readonly victims: readonly number[];
  /** Heads of words of event that stand as subject ("airstrikes that have hit …"): the same event by another name. */
  readonly strikes: readonly number[];
  readonly fillers: readonly Filler[];
  /** Whether what the frame needs is there. */
  readonly complete: boolean;
  /** 0 to 1: how sure the least sure actor is; 1 when there is none. */
  readonly sure: number;
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
const SURE_ENOUGH = 0.55;

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

const acting: ReadonlySet<string> = new Set(['person', 'organisation', 'state', 'armed-group', 'group', 'role']);

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
  if (doc.tokens[first - 1]?.xpos === 'POS') first = Math.min(first, head);
  return { from: doc.tokens[first]!.from, to: doc.tokens[head]!.to };
}

const toMention = (mention: EntityMention): Mention => ({
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
      (each) => each.head === i && /^(armed-group|organisation|state)$/.test(each.kind),
    );
    if (mention !== undefined) return [{ ...toMention(mention), role }];
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
      !/^(fire|launch|drop|plant|lay|lob|shoot|operate|fly|pilot)$/.test(lemmaOf(doc.tokens[i]!)) ||
      doc.tokens[i]!.xpos !== 'VBN'
    )
      continue;
    const by = verbSlots(doc, i).find(({ slot, sure }) => slot === 'subj' && sure >= SURE_ENOUGH);
    if (by !== undefined) return actorsAt(cast, by, role);
  }
  return [];
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
  const platform = platformNouns.has(own) || platformNouns.has(token.lower.replace(/s$/, ''));
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
      return [{ from: span.from, to: span.to, entity: owner.entity, name: mention?.name ?? owner.name, role }];
    }
  }
  const held = weaponAt(cast, filler.head);
  const weapon = platform || (held !== null && !/^(sniper|small-arms)$/.test(held.class));
  // "army helicopters", "the coalition's jets", "rebel rockets": whose they are.
  if (weapon) return [...ownerNouns(cast, filler.head, role), ...firedBy(cast, filler.head, role)].slice(0, 1);
  if (mention !== null && acting.has(mention.kind)) {
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
    /^(agent|accused|supporter)$/.test(role) &&
    filler.slot !== 'in'
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

function weaponAt(cast: Cast, head: number): WeaponMention | null {
  return cast.weapons.find((weapon) => weapon.head === head) ?? null;
}

const asWeapon = ({ from, to, class: code }: WeaponMention, text: string): Weapon => ({
  from,
  to,
  entity: null,
  name: text.slice(from, to),
  class: code,
});

function targetAt(cast: Cast, head: number): Target | null {
  const entity = mentionAt(cast, head);
  const reading = readTarget(cast.doc, head, entity);
  if (reading === null) return null;
  const { from, to } = reading;
  if (/^(city|town-or-village)$/.test(reading.class)) {
    // "the city of Karsa": the place that is the town.
    const of = dependents(cast.doc, head, 'nmod', 'appos').find((i) =>
      (cast.at.get(i) ?? []).some((mention) => mention.kind === 'place' && mention.head === i),
    );
    const place = of === undefined ? undefined : (cast.at.get(of) ?? []).find(({ kind }) => kind === 'place');
    if (place !== undefined)
      return { from, to: Math.max(to, place.to), entity: place.entity, name: place.name, class: reading.class };
  }
  const name =
    reading.by === 'entity' || entity?.form === 'name'
      ? (entity?.name ?? cast.doc.text.slice(from, to))
      : cast.doc.text.slice(from, to);
  return { from, to, entity: entity?.entity ?? null, name, class: reading.class };
}

/** Whether one of the frame's needs is met by what fills its places. */
function met(cast: Cast, need: Need, fillers: readonly Filler[]): boolean {
  const { doc } = cast;
  if (need === 'any')
    return fillers.some(({ slot, head }) => slot !== 'dem' || actorsAt(cast, { slot, head, sure: 1 }, 'agent').length > 0);
  const [slot, what] = need.split(':') as [string, string];
  return fillers.some((filler) => {
    if (filler.slot !== slot) return false;
    const token = doc.tokens[filler.head]!;
    const own = lemmaOf(token);
    const mention = mentionAt(cast, filler.head);
    const target = readTarget(doc, filler.head, mention);
    switch (what) {
      case 'any':
        return true;
      case 'party':
        return (
          (mention !== null && /^(state|armed-group|organisation)$/.test(mention.kind)) ||
          armedNouns.has(own) ||
          (actorsAt(cast, filler, 'agent').length > 0 && !personNouns.has(own))
        );
      case 'armed':
        return mention?.kind === 'armed-group' || armedNouns.has(own);
      case 'ground':
        return (
          mention?.kind === 'place' ||
          groundNouns.has(own) ||
          /^(military-base|checkpoint|town-or-village|city|place)$/.test(target?.class ?? '')
        );
      case 'target':
        return target !== null && target.by === 'noun';
      case 'weapon': {
        const weapon = weaponAt(cast, filler.head);
        return weapon !== null && (!weapon.meansOnly || weapon.class === 'aircraft' || weapon.class === 'unspecified');
      }
      case 'strike':
        return cast.strikes.has(filler.head);
      case 'person':
        return (
          token.upos === 'NUM' ||
          mention?.kind === 'person' ||
          mention?.kind === 'role' ||
          (mention?.kind === 'group' && personNouns.has(own)) ||
          personNouns.has(own)
        );
      case 'leader':
        return mention?.kind === 'person' || leaderNouns.has(own);
      case 'aid':
        return aidNouns.has(own);
      case 'draft':
        return draftNouns.has(own);
      case 'court':
        return courtNouns.has(own) || /court|tribunal|icc|council|prosecutor/i.test(mention?.name ?? '');
      default:
        return false;
    }
  });
}

/** Roles that can be asked of a frame by its words alone, for the tests and for `votes.ts`. */
export const knownRoles = (form: 'verb' | 'noun', lemma: string): readonly Role[] =>
  (frames.get(`${form}:${lemma}`) ?? []).flatMap(({ roles }) => [...roles.values()]);

/**
 * Fills the roles of one trigger. An actor whose place is not sure enough, or who is only a thing, is left out and lowers `sure`;
 * nobody is taken from outside the sentence but by the entities' own resolution of pronouns.
 */
export function fillRoles(cast: Cast, trigger: Trigger): Roles {
  const { doc } = cast;
  const { frame } = trigger;
  const fillers = trigger.form === 'verb' ? [...verbSlots(doc, trigger.token)] : [...nounSlots(doc, trigger.token)];
  // "take control of the town": what hangs on the second word fills the same frame.
  for (const other of trigger.tokens)
    if (other !== trigger.token && isNoun(doc.tokens[other]))
      for (const filler of nounSlots(doc, other))
        if (filler.slot !== 'dem' && !fillers.some(({ head }) => head === filler.head)) fillers.push(filler);
  const actors: Actor[] = [];
  const targets: Target[] = [];
  const weapons: Weapon[] = [];
  const places: number[] = [];
  const victims: number[] = [];
  const strikes: number[] = [];
  let sure = 1;
  const taken = new Set<number>(trigger.tokens);
  const act = (filler: Filler, role: string): void => {
    const list = actorsAt(cast, filler, role);
    if (list.length === 0) return;
    if (filler.sure < SURE_ENOUGH) {
      // Left out; that somebody unsure stands there says little against the event.
      sure = Math.min(sure, Math.max(0.5, filler.sure));
      return;
    }
    for (const actor of list) {
      if (actors.some((known) => known.from === actor.from && known.to === actor.to)) continue;
      if (actor.entity !== null && actors.some((known) => known.entity === actor.entity && known.role === role)) continue;
      actors.push(actor);
      sure = Math.min(sure, filler.sure);
    }
  };
  for (const filler of fillers) {
    if (taken.has(filler.head)) continue;
    if (filler.slot.startsWith('role:')) {
      const hyphen = (cast.at.get(filler.head) ?? []).find(({ kind }) => acting.has(kind) || kind === 'place');
      if (hyphen !== undefined) actors.push({ ...toMention(hyphen), role: filler.slot.slice(5) });
      else act(filler, filler.slot.slice(5));
      continue;
    }
    const role = frame.roles.get(filler.slot);
    if (role === undefined) continue;
    // "the priests' murder" is what was done to them; "the army's killing of priests" what it did.
    if (filler.slot === 'poss' && role === 'agent' && trigger.kind === 'killing' && !fillers.some(({ slot }) => slot === 'of')) {
      victims.push(filler.head);
      continue;
    }
    switch (role) {
      case 'target': {
        const target = targetAt(cast, filler.head);
        if (target !== null && !targets.some(({ from }) => from === target.from)) targets.push(target);
        if (target?.class === 'place') places.push(filler.head);
        break;
      }
      case 'weapon': {
        const weapon = weaponAt(cast, filler.head);
        if (weapon !== null) weapons.push(asWeapon(weapon, doc.text));
        // "with a bombing campaign": the means is itself an event, told by its own claim.
        break;
      }
      case 'victim':
        victims.push(filler.head);
        break;
      case 'place':
        places.push(filler.head);
        break;
      case 'theme':
        break;
      case 'agent': {
        if (cast.strikes.has(filler.head)) {
          strikes.push(filler.head);
          break;
        }
        const weapon = weaponAt(cast, filler.head);
        // "Shells hit the market", "warplanes bombed": what struck stands where who did it would.
        if (weapon !== null && weapon.class !== 'unspecified' && !/^(sniper|small-arms)$/.test(weapon.class))
          weapons.push(asWeapon(weapon, doc.text));
        act(filler, 'agent');
        break;
      }
      default:
        act(filler, role);
    }
  }
  // The supporter of whoever acts: "the Russian-backed Syrian forces".
  for (const filler of fillers) {
    const role = frame.roles.get(filler.slot);
    if (role !== 'agent' && role !== 'participant') continue;
    const start = phraseStart(doc, filler.head);
    for (let i = start; i < filler.head; i++) {
      const hyphen = hyphenatedRole(doc, i);
      if (!hyphen) continue;
      const named = (cast.at.get(i) ?? []).find(({ kind }) => acting.has(kind) || kind === 'place');
      if (named !== undefined && !actors.some(({ entity }) => entity === named.entity))
        actors.push({ ...toMention(named), role: hyphen.role === 'agent' ? 'leader' : hyphen.role });
    }
  }
  // "forces backed by B recaptured …": B supports, wherever the forces stand as who acts.
  for (const filler of fillers) {
    if (frame.roles.get(filler.slot) !== 'agent') continue;
    for (const i of dependents(doc, filler.head, 'acl')) {
      if (!supportingVerbs.has(lemmaOf(doc.tokens[i]!)) || doc.tokens[i]!.xpos !== 'VBN') continue;
      for (const by of verbSlots(doc, i)) if (by.slot === 'subj') act(by, 'supporter');
    }
  }
  // Nobody strikes himself: an agent who is also the target was read wrongly.
  for (let i = actors.length - 1; i >= 0; i--) {
    const { entity, role, from } = actors[i]!;
    if (role === 'agent' && targets.some((target) => target.from === from || (entity !== null && target.entity === entity)))
      actors.splice(i, 1);
  }
  // "helicopters dropped barrel bombs": where the weapon is named, what carried it is no second one.
  const named = weapons.filter((weapon) => weapon.class !== 'aircraft' && weapon.class !== 'air-launched');
  if (named.length > 0 && named.length < weapons.length) weapons.splice(0, weapons.length, ...named);
  // "X is part of the coalition fighting Y": X takes part too.
  for (const filler of fillers) {
    if (frame.roles.get(filler.slot) !== 'participant' || filler.slot !== 'subj') continue;
    const whole = doc.tokens[filler.head]!.head;
    if (whole < 0 || !/^(part|member)$/.test(lemmaOf(doc.tokens[whole]!)) || dependents(doc, whole, 'cop').length === 0) continue;
    for (const head of dependents(doc, whole, 'nsubj')) act({ slot: 'subj', head, sure: 0.75 }, 'participant');
  }
  targets.sort((a, b) => a.from - b.from);
  const complete = frame.needs.length === 0 || frame.needs.some((need) => met(cast, need, fillers));
  return { actors, targets, weapons, places, victims, strikes, fillers, complete, sure };
}
