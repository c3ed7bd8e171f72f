import type { Mention } from '../../model/index.ts';
import { dependents } from '../attribution/tree.ts';
import {
  aidNouns,
  armedNouns,
  courtNouns,
  frames,
  groundNouns,
  leaderNouns,
  type Need,
  personNouns,
  type Role,
  supportingVerbs,
} from '../languages/en/events.ts';
import { draftNouns } from '../languages/en/votes.ts';
import { readTarget } from '../mentions/target.ts';
import type { WeaponMention } from '../mentions/weapon.ts';
import { acting, type Actor, actorsAt, type Cast, mentionAt, SURE_ENOUGH, toMention, weaponAt } from './actors.ts';
import { type Filler, hyphenatedRole, nounSlots, verbSlots } from './slots.ts';
import type { Trigger } from './triggers.ts';
import { isNoun, lemmaOf, phraseStart } from './words.ts';

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
        // "took part in": no ground is taken.
        if (own === 'part' && doc.tokens[filler.head + 1]?.lower !== 'of') return false;
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
      case 'munition': {
        // What comes down by itself is what was fired: a plane that falls is an accident or a shot-down plane.
        const weapon = weaponAt(cast, filler.head);
        return weapon !== null && !weapon.meansOnly && !/^(small-arms|bladed|sniper)$/.test(weapon.class);
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
      case 'guest': {
        // "The president received the envoy": somebody of office on either side; a clinic receives the wounded.
        const host = fillers.find(({ slot: at }) => at === 'subj');
        const by = host === undefined ? null : mentionAt(cast, host.head);
        const hosts =
          host !== undefined &&
          (by?.kind === 'person' || by?.kind === 'state' || leaderNouns.has(lemmaOf(doc.tokens[host.head]!)));
        return hosts && ((mention?.kind === 'person' && mention.form.startsWith('name')) || leaderNouns.has(own));
      }
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
  (frames[form].get(lemma) ?? []).flatMap(({ roles }) => [...roles.values()]);

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
