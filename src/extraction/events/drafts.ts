import type { EventKind, Span } from '../../model/index.ts';
import { dependents } from '../attribution/tree.ts';
import type { Document, HarmMention } from '../types.ts';
import { actorsAt, type Cast } from './actors.ts';
import { fillRoles, type Roles } from './roles.ts';
import { verbSlots } from './slots.ts';
import { findTriggers, type Trigger } from './triggers.ts';
import { isNoun, lemmaOf, relation } from './words.ts';

/** An event of one sentence while it is put together; triggers that name the same event are taken into one. */
export interface Draft {
  kind: EventKind;
  readonly trigger: Trigger;
  readonly token: number;
  /** Tokens of the trigger and of those taken in. */
  readonly tokens: Set<number>;
  readonly sentence: number;
  /** The word whose tense and mood tell whether it happened. */
  factual: number;
  roles: Roles;
  span: Span;
  /** The verb of whoever claims or denies that it was theirs. */
  heldBy?: number;
  /** Indices into the document's harm mentions. */
  harms: number[];
  rule: string;
  confidence: number;
}

/** Of "need access", what is needed says how real it is, not the needing. */
const wishing = /^(need|want|demand|secure|guarantee)$/;
const harming: ReadonlySet<EventKind> = new Set<EventKind>(['killing', 'injury', 'casualties', 'destruction', 'displacement']);
const striking: ReadonlySet<EventKind> = new Set<EventKind>(['attack', 'offensive']);
/** Events that a wish or an offer can be about: then the wish is no claim of its own, and who wishes is a role of the event. */
const wished: ReadonlySet<EventKind> = new Set<EventKind>([
  'ceasefire',
  'investigation',
  'evacuation',
  'aid',
  'referral',
  'agreement',
  'sanction',
  'meeting',
  'prosecution',
  'movement',
]);

export function draftsOf(cast: Cast, triggers: readonly Trigger[]): Draft[] {
  const drafts: Draft[] = [];
  for (const first of triggers) {
    let trigger = first;
    let roles = fillRoles(cast, trigger);
    for (const frame of first.others ?? []) {
      if (roles.complete) break;
      trigger = { ...first, frame, kind: frame.kind };
      roles = fillRoles(cast, trigger);
    }
    if (!roles.complete) continue;
    drafts.push({
      kind: trigger.kind,
      trigger,
      token: trigger.token,
      tokens: new Set(trigger.tokens),
      sentence: trigger.sentence,
      factual: wishing.test(trigger.frame.words[0]!) && trigger.tokens.length > 1 ? trigger.tokens.at(-1)! : trigger.token,
      roles,
      span: { from: trigger.from, to: trigger.to },
      harms: [],
      rule: `frame:${trigger.form}:${trigger.frame.words.join('+')}`,
      confidence: Math.min(trigger.form === 'verb' ? 0.85 : 0.8, roles.sure < 1 ? roles.sure : 0.85),
    });
  }
  return merge(cast, drafts);
}

function merge(cast: Cast, drafts: Draft[]): Draft[] {
  const { doc } = cast;
  const byToken = new Map<number, Draft>();
  for (const draft of drafts) for (const token of draft.tokens) byToken.set(token, draft);
  const gone = new Set<Draft>();
  const beside = Map.groupBy(drafts, ({ sentence }) => sentence);
  /** `into` stays; what `from` knows goes over to it. */
  const take = (into: Draft, from: Draft): void => {
    if (into === from || gone.has(into) || gone.has(from)) return;
    gone.add(from);
    for (const token of from.tokens) {
      into.tokens.add(token);
      byToken.set(token, into);
    }
    const own = into.roles;
    const more = from.roles;
    into.roles = {
      ...own,
      actors: [
        ...own.actors,
        ...more.actors.filter(
          (actor) =>
            !own.actors.some((known) => known.from === actor.from || (known.entity !== null && known.entity === actor.entity)),
        ),
      ],
      targets: [...own.targets, ...more.targets.filter((target) => !own.targets.some((known) => known.from === target.from))],
      weapons: [...own.weapons, ...more.weapons.filter((weapon) => !own.weapons.some((known) => known.from === weapon.from))],
      places: [...own.places, ...more.places],
      victims: [...own.victims, ...more.victims],
      fillers: [...own.fillers, ...more.fillers],
      sure: Math.min(own.sure, more.sure),
    };
    into.confidence = Math.min(into.confidence, from.confidence);
    into.rule = `${into.rule} ${from.rule}`;
  };
  for (const draft of drafts) {
    // "Rockets killed five": the means stands where the agent would, so the attack is what is told.
    const armed = draft.trigger.form === 'verb' && draft.roles.weapons.length > 0;
    if (armed && /^(killing|injury)$/.test(draft.kind) && !/^(advcl|xcomp|conj)$/.test(relation(doc.tokens[draft.token]!)))
      draft.kind = 'attack';
  }
  for (const draft of drafts) {
    if (gone.has(draft) || draft.trigger.form !== 'verb') continue;
    // "airstrikes that hit …", "the shelling has claimed lives": the noun names the event, the verb what it did.
    if (striking.has(draft.kind) || harming.has(draft.kind)) {
      const fore = draft.roles.strikes.length > 0 ? null : strikeBefore(doc, draft, byToken);
      for (const strike of fore === null ? draft.roles.strikes : [fore]) {
        const named = byToken.get(strike);
        if (named === undefined || named === draft || (named.kind !== 'attack' && named.kind !== 'weapon-use')) continue;
        const factual = draft.factual;
        take(named, draft);
        named.factual = factual;
        break;
      }
    }
    if (gone.has(draft) || !harming.has(draft.kind)) continue;
    // "killed in an airstrike on …", "died from the shelling of …".
    const means = draft.roles.fillers.find(
      ({ slot, head }) =>
        /^(in|by|during|from|with|after)$/.test(slot) && byToken.get(head)?.kind === 'attack' && byToken.get(head) !== draft,
    );
    if (means !== undefined) {
      const named = byToken.get(means.head)!;
      const factual = draft.factual;
      take(named, draft);
      named.factual = factual;
      continue;
    }
    const token = doc.tokens[draft.token]!;
    const object = token.head >= 0 ? doc.tokens[token.head]! : undefined;
    // "killed 12 people and wounded 30": the parse may join the second verb to the people.
    const over = object !== undefined && relation(token) === 'conj' && isNoun(object) ? object.head : token.head;
    const upper = over >= 0 ? byToken.get(over) : undefined;
    // "hit the clinic, killing eight"; "killed eight and wounded ten".
    if (upper !== undefined && upper !== draft && /^(advcl|conj|xcomp|parataxis)$/.test(relation(token))) {
      const and = doc.tokens.slice(Math.max(0, token.index - 3), token.index).some(({ lower }) => lower === 'and');
      const participle = token.xpos === 'VBG' || relation(token) === 'conj' || and;
      if (
        (upper.kind === 'attack' || harming.has(upper.kind)) &&
        participle &&
        (draft.kind !== 'displacement' || upper.kind === 'attack') &&
        upper.kind !== 'destruction'
      ) {
        take(upper, draft);
        continue;
      }
    }
  }
  // "four were killed and nine were wounded in a strike": what the second verb says of the means holds for the first.
  for (const draft of drafts) {
    if (gone.has(draft) || draft.trigger.form !== 'verb' || !harming.has(draft.kind)) continue;
    const second = dependents(doc, draft.token, 'conj').find((i) => {
      const other = byToken.get(i);
      return (
        other !== undefined && other !== draft && other.kind === 'attack' && other.trigger.form === 'noun' && i !== other.token
      );
    });
    if (second !== undefined) take(byToken.get(second)!, draft);
  }
  // "a shell fired by rebels hit the house": the firing is the hit.
  for (const draft of drafts) {
    const { head, xpos } = doc.tokens[draft.token]!;
    if (gone.has(draft) || draft.kind !== 'attack' || xpos !== 'VBN' || relation(doc.tokens[draft.token]!) !== 'acl') continue;
    const hit = (beside.get(draft.sentence) ?? []).find(
      (other) =>
        other !== draft &&
        !gone.has(other) &&
        other.kind === 'attack' &&
        other.trigger.form === 'verb' &&
        other.roles.fillers.some((filler) => filler.slot === 'subj' && filler.head === head),
    );
    if (hit !== undefined) take(hit, draft);
  }
  // "an offensive backed by A": the backing is told with the offensive.
  for (const draft of drafts) {
    if (gone.has(draft) || draft.kind !== 'military-support' || draft.trigger.form !== 'verb') continue;
    const { head, deprel } = doc.tokens[draft.token]!;
    if (head < 0 || deprel !== 'acl') continue;
    const backed = (beside.get(draft.sentence) ?? []).find(
      (other) => other !== draft && (other.tokens.has(head) || other.roles.fillers.some((filler) => filler.head === head)),
    );
    if (backed?.roles.actors.some(({ role }) => role === 'supporter')) gone.add(draft);
  }
  // "carried out strikes using rockets": the means of the strikes, and no event of its own.
  for (const draft of drafts) {
    if (gone.has(draft) || draft.kind !== 'weapon-use' || doc.tokens[draft.token]!.xpos !== 'VBG') continue;
    const strike = (beside.get(draft.sentence) ?? []).findLast(
      (other) => other.kind === 'attack' && other.token < draft.token && !gone.has(other),
    );
    if (strike === undefined) continue;
    gone.add(draft);
    strike.roles = { ...strike.roles, weapons: [...strike.roles.weapons, ...draft.roles.weapons] };
    for (const token of draft.tokens) {
      strike.tokens.add(token);
      byToken.set(token, strike);
    }
  }
  // "were killed when shells hit the clinic".
  for (const draft of drafts) {
    if (gone.has(draft) || draft.trigger.form !== 'verb' || !harming.has(draft.kind)) continue;
    for (const lower of [...draft.tokens].flatMap((at) => dependents(doc, at, 'advcl'))) {
      const under = byToken.get(lower);
      const mark = dependents(doc, lower, 'mark', 'advmod').map((i) => doc.tokens[i]!.lower);
      if (
        under !== undefined &&
        under !== draft &&
        under.kind === 'attack' &&
        under.trigger.form === 'verb' &&
        mark.some((word) => /^(when|as|after)$/.test(word))
      ) {
        take(under, draft);
        break;
      }
    }
  }
  // "blamed A for the raid", "accused A of the raid": the raid is said to be A's.
  for (const draft of drafts) {
    if (gone.has(draft) || draft.kind !== 'accusation') continue;
    const accused = draft.roles.actors.filter(({ role }) => role === 'accused').map((actor) => ({ ...actor, role: 'agent' }));
    const [verb] = draft.trigger.frame.words;
    const attributed =
      /^(attribute|ascribe)$/.test(verb!) || (verb === 'blame' && draft.roles.fillers.some(({ slot }) => slot === 'on'));
    const fillers = [...draft.roles.fillers];
    // "an attack that officials attribute to A": the clause describes what is attributed.
    const over = doc.tokens[draft.token]!;
    if (attributed && relation(over) === 'acl' && over.head >= 0) fillers.push({ slot: 'obj', head: over.head, sure: 0.8 });
    for (const { slot, head } of fillers) {
      const event = slot === 'for' || slot === 'of' || (attributed && slot === 'obj') ? byToken.get(head) : undefined;
      if (event === undefined || event === draft || gone.has(event) || event.roles.actors.some(({ role }) => role === 'agent'))
        continue;
      event.roles = { ...event.roles, actors: [...event.roles.actors, ...accused] };
      if (attributed) event.heldBy = draft.token;
    }
  }
  // "claimed responsibility for the raid", "denied responsibility for the raid": the raid they say, or do not want, to be theirs.
  for (const draft of drafts) {
    if (gone.has(draft) || (draft.kind !== 'admission' && draft.kind !== 'denial')) continue;
    const event = responsibleFor(doc, draft, byToken);
    if (event === undefined || event === draft || gone.has(event) || event.roles.actors.some(({ role }) => role === 'agent'))
      continue;
    const who = verbSlots(doc, draft.token)
      .filter(({ slot, sure }) => slot === 'subj' && sure >= 0.55)
      .flatMap((filler) => actorsAt(cast, filler, 'agent'));
    event.roles = { ...event.roles, actors: [...event.roles.actors, ...who] };
    event.heldBy = draft.token;
  }
  // A wish about an event of its own is told with that event.
  for (const draft of drafts) {
    if (gone.has(draft) || (draft.kind !== 'demand' && !(draft.kind === 'offer' && draft.trigger.form === 'verb'))) continue;
    const event = wishedEvent(doc, draft, byToken);
    if (event === undefined || event === draft || gone.has(event) || !wished.has(event.kind)) continue;
    const asked = draft.roles.actors.map((actor) => ({ ...actor, role: actor.role === 'agent' ? 'requester' : actor.role }));
    gone.add(draft);
    event.roles = {
      ...event.roles,
      actors: [...event.roles.actors.filter((actor) => !asked.some((known) => known.from === actor.from)), ...asked],
    };
    event.rule = `${event.rule} ${draft.rule}`;
  }
  const left = drafts.filter((draft) => !gone.has(draft));
  for (const draft of left) addRequester(cast, draft);
  return left;
}

/** The event under "responsibility for". */
function responsibleFor(doc: Document, draft: Draft, byToken: ReadonlyMap<number, Draft>): Draft | undefined {
  const word = dependents(doc, draft.token, 'obj').find((i) =>
    /^(responsibility|involvement|role|part|blame)$/.test(lemmaOf(doc.tokens[i]!)),
  );
  if (word === undefined) return undefined;
  // "an attack for which A claimed responsibility"
  const verb = doc.tokens[draft.token]!;
  if (
    verb.deprel === 'acl:relcl' &&
    verb.head >= 0 &&
    dependents(doc, draft.token, 'obl').some((i) => doc.tokens[i]!.lower === 'which')
  )
    return byToken.get(verb.head);
  const under = [...dependents(doc, word, 'nmod'), ...dependents(doc, draft.token, 'obl')].find(
    (i) => dependents(doc, i, 'case').some((k) => /^(for|in)$/.test(doc.tokens[k]!.lower)) && byToken.get(i)?.kind !== undefined,
  );
  return under === undefined ? undefined : byToken.get(under);
}

/** A noun of attack before a verb of harm that the parse left without a subject: "Shelling by the A killed …". */
function strikeBefore(doc: Document, draft: Draft, byToken: ReadonlyMap<number, Draft>): number | null {
  if (!harming.has(draft.kind) || draft.roles.fillers.some(({ slot }) => slot === 'subj')) return null;
  if (!/^(VBD|VBZ|VBP)$/.test(doc.tokens[draft.token]!.xpos)) return null;
  const { first } = doc.sentences[draft.sentence]!;
  for (let i = draft.token - 1; i >= first; i--) {
    const token = doc.tokens[i]!;
    const named = byToken.get(i);
    if (named !== undefined && named.token === i && named.trigger.form === 'noun')
      return named.kind === 'attack' && doc.tokens[i - 1]?.upos !== 'ADP' ? i : null;
    if (token.upos === 'VERB' || token.upos === 'AUX' || token.upos === 'PUNCT') return null;
  }
  return null;
}

function wishedEvent(doc: Document, draft: Draft, byToken: ReadonlyMap<number, Draft>): Draft | undefined {
  for (const { slot, head } of draft.roles.fillers)
    if ((slot === 'obj' || slot === 'for') && byToken.get(head) !== undefined) return byToken.get(head);
  const content = wishedFor(doc, draft);
  return content === null ? undefined : byToken.get(content);
}

const wishVerbs = /^(want|seek|demand|urge|ask|request|need|push|press|call|appeal|insist|propose|recommend|hope|aim)$/;

/** Who wants an event of a kind that can be wished for: the subject of a verb of wishing over it ("A wants the raid investigated by B"). */
function addRequester(cast: Cast, draft: Draft): void {
  if (!wished.has(draft.kind)) return;
  const { doc } = cast;
  let at = draft.token;
  for (let steps = 0; steps < 5; steps++) {
    const token = doc.tokens[at]!;
    if (token.head < 0 || !/^(xcomp|ccomp|obj|obl|advcl|nmod|acl)$/.test(relation(token))) return;
    at = token.head;
    const upper = doc.tokens[at]!;
    if (upper.upos !== 'VERB' || !wishVerbs.test(lemmaOf(upper))) continue;
    for (const filler of verbSlots(doc, at)) {
      if (filler.slot !== 'subj' || filler.sure < 0.55) continue;
      const more = actorsAt(cast, filler, 'requester').filter(
        (actor) =>
          !draft.roles.actors.some(
            (known) => known.from === actor.from || (known.entity !== null && known.entity === actor.entity),
          ),
      );
      draft.roles = { ...draft.roles, actors: [...draft.roles.actors, ...more] };
    }
    return;
  }
}

/** What a verb of wishing or offering has as its object, or under its preposition; null when it is a clause. */
function wishedFor(doc: Document, draft: Draft): number | null {
  // "press for a war crimes investigation": the phrase after the word decides where the parse has lost it.
  const last = Math.max(...draft.tokens);
  if (/^(for|a|an|the|immediate)$/.test(doc.tokens[last]!.lower) || doc.tokens[last]!.lower === 'for') {
    let at = last;
    while (doc.tokens[at + 1]?.sentence === draft.sentence && /^(DET|ADJ|NOUN|PROPN|NUM|VERB)$/.test(doc.tokens[at + 1]!.upos))
      at++;
    if (at > last) return at;
  }
  return dependents(doc, draft.token, 'obj')[0] ?? null;
}

const kindOfOutcome: Readonly<Record<HarmMention['outcome'], EventKind>> = {
  killed: 'killing',
  injured: 'injury',
  casualties: 'casualties',
  missing: 'casualties',
  detained: 'detention',
  abducted: 'abduction',
  displaced: 'displacement',
  besieged: 'siege',
  evacuated: 'evacuation',
};

/** Whether a number of people with this outcome can be told by an event of this kind. */
function fits(kind: EventKind, outcome: HarmMention['outcome']): boolean {
  if (kindOfOutcome[outcome] === kind) return true;
  if (/^(killed|injured|casualties|missing)$/.test(outcome))
    return (
      kind === 'attack' ||
      kind === 'killing' ||
      kind === 'injury' ||
      kind === 'casualties' ||
      kind === 'clash' ||
      kind === 'weapon-use'
    );
  if (outcome === 'displaced') return kind === 'evacuation';
  return false;
}

/** Gives each number of people to the event whose words govern it; those that no event governs make a claim of their own. */
export function giveHarms(doc: Document, drafts: Draft[], harms: readonly HarmMention[]): void {
  const byToken = new Map<number, Draft>();
  for (const draft of drafts) for (const token of draft.tokens) byToken.set(token, draft);
  const owner = new Map<number, Draft>();
  const order = harms
    .map((_, index) => index)
    .sort((a, b) => Number(harms[a]!.partOf !== null) - Number(harms[b]!.partOf !== null) || a - b);
  for (const index of order) {
    const harm = harms[index]!;
    const whole = harm.partOf === null ? undefined : owner.get(harm.partOf);
    const draft =
      whole ??
      meansOf(doc, harm, byToken) ??
      governing(doc, harm, byToken) ??
      nearest(drafts, harm) ??
      ownClaim(doc, drafts, harm, byToken);
    owner.set(index, draft);
    draft.harms.push(index);
  }
  // The verb that told of a number which its means has taken tells of nothing else.
  for (const [index, draft] of owner) {
    const verb = byToken.get(harms[index]!.trigger);
    if (verb === undefined || verb === draft || draft.kind !== 'attack' || !/^(killing|injury|casualties)$/.test(verb.kind))
      continue;
    if (verb.harms.length > 0 || verb.roles.actors.length > 0 || !drafts.includes(verb)) continue;
    drafts.splice(drafts.indexOf(verb), 1);
    for (const token of verb.tokens) draft.tokens.add(token);
  }
  joinTolls(drafts);
  for (const draft of drafts) draft.harms.sort((a, b) => a - b);
}

/** "two dead, many injured": a toll without anyone who did it is one claim, under the deaths. */
function joinTolls(drafts: Draft[]): void {
  const bare = (draft: Draft): boolean =>
    draft.harms.length > 0 && draft.roles.actors.length === 0 && draft.roles.targets.length === 0;
  for (const draft of drafts.filter(({ kind }) => kind === 'injury')) {
    if (!bare(draft)) continue;
    const killing = drafts.find((other) => other.kind === 'killing' && other.sentence === draft.sentence && bare(other));
    if (killing === undefined) continue;
    killing.harms.push(...draft.harms);
    for (const token of draft.tokens) killing.tokens.add(token);
    drafts.splice(drafts.indexOf(draft), 1);
  }
}

/** "120 were hurt in the attack", "the toll from the bombing rose to 51", "a raid in which nine died": what harmed them, where it is named. */
function meansOf(doc: Document, harm: HarmMention, byToken: ReadonlyMap<number, Draft>): Draft | null {
  if (!/^(killed|injured|casualties)$/.test(harm.outcome)) return null;
  const own = byToken.get(harm.trigger);
  if (own?.kind === 'attack') return null;
  const token = doc.tokens[harm.trigger]!;
  const attackAt = (at: number): Draft | null => {
    const draft = byToken.get(at);
    return draft?.kind === 'attack' && draft.trigger.form === 'noun' && draft.sentence === harm.sentence ? draft : null;
  };
  for (const at of dependents(doc, harm.trigger, 'obl', 'nmod')) {
    const link = dependents(doc, at, 'case').map((i) => doc.tokens[i]!.lower);
    const named = link.some((word) => /^(in|from|by|during)$/.test(word)) ? attackAt(at) : null;
    if (named !== null) return named;
  }
  const which = dependents(doc, harm.trigger, 'obl').some((i) => /^(which|whom)$/.test(doc.tokens[i]!.lower));
  return token.deprel === 'acl:relcl' && which && token.head >= 0 ? attackAt(token.head) : null;
}

function governing(doc: Document, harm: HarmMention, byToken: ReadonlyMap<number, Draft>): Draft | null {
  let at = harm.trigger;
  for (let steps = 0; at >= 0 && steps < 8; steps++) {
    const draft = byToken.get(at);
    if (draft !== undefined && draft.sentence === harm.sentence && fits(draft.kind, harm.outcome)) return draft;
    const token = doc.tokens[at]!;
    if (token.head < 0) break;
    at = token.head;
  }
  return null;
}

/** An event of the sentence that fits and stands within a dozen words, when it is the only one. */
function nearest(drafts: readonly Draft[], harm: HarmMention): Draft | null {
  const here = drafts.filter((draft) => draft.sentence === harm.sentence && draft.kind === kindOfOutcome[harm.outcome]);
  if (here.length === 1 && Math.abs(here[0]!.token - harm.trigger) <= 14) return here[0]!;
  return null;
}

function ownClaim(doc: Document, drafts: Draft[], harm: HarmMention, byToken: Map<number, Draft>): Draft {
  const token = doc.tokens[harm.trigger]!;
  const kind = kindOfOutcome[harm.outcome];
  const span = { from: token.from, to: token.to };
  const known = byToken.get(harm.trigger);
  if (known !== undefined && known.sentence === harm.sentence && known.kind === kind) return known;
  // Two numbers under one word, or both of one toll, are one claim.
  const same = drafts.find(
    (draft) =>
      draft.sentence === harm.sentence &&
      draft.rule.startsWith('harm:') &&
      (draft.token === harm.trigger || draft.kind === 'killing' || draft.kind === 'injury') &&
      fits(draft.kind, harm.outcome),
  );
  if (same !== undefined) return same;
  const trigger: Trigger = {
    frame: { kind, detail: null, form: 'noun', words: [lemmaOf(token)], roles: new Map(), needs: [] },
    kind,
    token: harm.trigger,
    tokens: [harm.trigger],
    form: token.upos === 'VERB' ? 'verb' : 'noun',
    sentence: harm.sentence,
    ...span,
  };
  const draft: Draft = {
    kind,
    trigger,
    token: harm.trigger,
    tokens: new Set([harm.trigger]),
    sentence: harm.sentence,
    factual: harm.trigger,
    roles: { actors: [], targets: [], weapons: [], places: [], victims: [], strikes: [], fillers: [], complete: true, sure: 1 },
    span,
    harms: [],
    rule: `harm:${harm.rule}`,
    confidence: 0.75,
  };
  drafts.push(draft);
  byToken.set(harm.trigger, draft);
  return draft;
}

export { findTriggers };
