import type { Claim, Entity, EntityId, Harm, HarmClass } from '../model/index.ts';
import { listedAfter, listsIn } from './words.ts';

/** Whether a claim says that something took place: plans, offers and what did not happen support no element. */
export const tookPlace = (claim: Claim): boolean =>
  (claim.factuality === 'happened' || claim.factuality === 'ongoing') && claim.stance !== 'denied' && claim.stance !== 'doubted';

/** Whether a claim says that something did not take place, or that those accused did not do it. */
export const speaksAgainst = (claim: Claim): boolean =>
  claim.stance === 'denied' || claim.factuality === 'did-not-happen' || claim.kind === 'denial';

/** People whom the source names by a class that is protected unless they fight. "people" is not among them: nobody said so. */
const protectedHarms: ReadonlySet<HarmClass> = new Set([
  'civilian',
  'child',
  'woman',
  'older-person',
  'family',
  'medical-worker',
  'aid-worker',
  'journalist',
  'rescuer',
  'teacher-or-student',
  'displaced-person',
  'detainee',
]);
const protectedTargets = new Set([
  'civilian',
  'civilians',
  'child',
  'woman',
  'older-person',
  'civilian-gathering',
  'queue-for-aid',
  'displaced-person',
  'family',
  'journalist',
  'rescuer',
  'rescue-team',
  'teacher-or-student',
  'medical-worker',
  'aid-worker',
]);
export const militaryTargets: ReadonlySet<string> = new Set([
  'military',
  'military-base',
  'military-object',
  'armed-group',
  'combatant',
  'fighters',
  'checkpoint',
]);
const casualties = new Set(['killed', 'injured', 'casualties']);
/** From how many dead of a protected class one passage speaks of many, or of a mass killing. A convention of this room. */
const MANY = 100;
/** A number that a source adds up over a period is no single event from here on; smaller ones are often one event told late. */
const TOTAL = 20;
/** Gatherings of people, as against places where people come together. */
const people =
  /\b(?:funeral|wedding|mourners?|queue|queues|crowds?|worshippers?|gathering|procession|people|shoppers|families|protest\p{L}*|march|rally|picnic|celebration)/iu;
const gatheringPlaces =
  /\b(?:(?:bus|train|railway|petrol|gas|fuel|filling|metro) stations?|caf[eé]s?|restaurants?|parks?|squares?|stadiums?|hotels?|cinemas?|theatres?|stops?|parlou?rs?|shopping|mall|terminals?|playgrounds?|courtyards?)/iu;

const sheltering =
  /\b(?:people|civilians|families|residents|children)\b[^.;]{0,60}\b(?:shelter\w*|protect\w*|hid(?:e|ing)|refuge)\b/iu;
const deniesAim =
  /\bden(?:y|ies|ied|ying)\s+(?:(?:that|having|it|its|they|their|the|any|was|were|had|forces|army|aircraft|pilots|troops|ever)\s+){0,4}(?:target\p{L}*|deliberate\p{L}*|intention\p{L}*|aim(?:s|ed|ing)?\b|singl(?:ed|ing) out)/iu;
const fightersAmong =
  /\b(?:fighters?|militants?|soldiers?|gunm[ae]n|rebels?|insurgents?|combatants?|militiamen)\b[^.;:]{0,60}\bamong (?:the|those) (?:dead|killed|injured|wounded|victims|casualties)\b/iu;
const force = new Set(['attack', 'weapon-use', 'offensive']);
const forceByOutcome = new Set(['killing', 'injury', 'casualties', 'destruction']);

/**
 * What one claim gives for the elements of crimes. A claim of what took place gives what was struck, who was harmed, by what and
 * which words were used; one of what did not take place, or a denial, gives only `denied`, or that there was no military use.
 */
export function signalsOf(claim: Claim, words: string, entities: ReadonlyMap<EntityId, Entity>): Set<string> {
  const signals = new Set<string>();
  const spoken = listsIn(words);
  if (speaksAgainst(claim)) {
    // To deny that a hospital was a base is not to deny that it was struck.
    const aboutUse = spoken.some((name) => name === 'military-use' || name === 'fighters-present' || name === 'no-military-use');
    if (aboutUse && claim.kind !== 'attack' && claim.kind !== 'killing') signals.add('words:no-military-use');
    // To deny that it was aimed at is not to deny the strike, which the same words often admit.
    else if (deniesAim.test(words)) signals.add('words:denied-aim');
    else signals.add('denied');
    return signals;
  }
  if (!tookPlace(claim)) return signals;
  if (claim.kind !== 'destruction' || !onlyMilitary(claim, spoken)) signals.add(`event:${claim.kind}`);
  if (claim.detail) signals.add(`detail:${claim.detail}`);
  const attributed = claim.actors.length > 0 || claim.harms.some(({ attributedTo }) => attributedTo.length > 0);
  if (force.has(claim.kind) || (forceByOutcome.has(claim.kind) && (attributed || claim.weapons.length > 0)))
    signals.add('attack');
  let last = 0;
  for (const target of claim.targets) {
    // A bunker or basement in which people take shelter is no military base, whatever the word is filed under.
    const shelter =
      target.class === 'military-base' && /\b(?:bunker|basement|cellar)/iu.test(target.name) && sheltering.test(words);
    // "A vehicle bomb factory" is filed under factories; its own name says what it is.
    const arms = !militaryTargets.has(target.class) && listsIn(target.name).includes('military-things');
    const code = shelter ? 'residential-building' : arms ? 'military-object' : target.class;
    // To advance on a city is not to attack it as such: only what is struck is looked at.
    if (!(code === 'city' || code === 'town-or-village') || strikes(claim)) strike(signals, code, target.name);
    last = Math.max(last, target.to - claim.from);
  }
  // In a claim of force only: a list after "near" or "from" names no further targets elsewhere.
  if (claim.targets.length > 0 && claim.kind === 'attack') for (const code of listedAfter(words, last)) strike(signals, code, '');
  for (const { class: code } of claim.weapons) signals.add(`weapon:${code}`);
  for (const harm of claim.harms) {
    if (harm.max === 0) continue;
    signals.add(`harm:${harm.outcome}`);
    if (harm.outcome === 'detained' && protectedHarms.has(harm.class) && harm.class !== 'detainee')
      signals.add('person:detained-civilian');
    if (casualties.has(harm.outcome)) {
      signals.add('harm:any').add(`harm:any:${harm.class}`);
      if (protectedHarms.has(harm.class)) signals.add('person:protected');
      const fighter = harm.class === 'combatant' || (harm.class === 'unknown' && spoken.includes('fallen-fighter'));
      // A fighter who gave up or was captured is out of combat, and no word against protection.
      if (fighter && !spoken.includes('surrendered')) signals.add('person:combatant');
      if (harm.outcome !== 'killed') continue;
      // A total over months is no killing of its own: it bears on gravity, on scale, and on a course of conduct.
      const total = isTotal(harm) || (harm.partOf !== null && isTotal(claim.harms[harm.partOf]));
      if (total && protectedHarms.has(harm.class)) signals.add('killed:total-protected');
      if (!total && (!fighter || spoken.includes('surrendered'))) signals.add('killed:others');
      if (protectedHarms.has(harm.class) && (harm.min ?? 0) >= MANY) signals.add('harm:many-protected-killed');
      if (protectedHarms.has(harm.class) && !total && (harm.min ?? 0) >= MANY) signals.add('harm:mass-killed');
    }
  }
  for (const { entity } of claim.actors) {
    const actor = entity === null ? undefined : entities.get(entity);
    if (actor?.kind === 'armed-group') signals.add('actor:group');
    else if (actor?.state) signals.add('actor:state');
  }
  for (const name of spoken) signals.add(`words:${name}`);
  if (fightersAmong.test(words)) signals.add('words:fighters-present');
  return signals;
}

/** Whether a number adds up deaths over a period. */
const isTotal = (harm: Harm | undefined): boolean =>
  harm !== undefined && harm.scope === 'cumulative' && (harm.since !== null || (harm.min ?? 0) >= TOTAL);

/** Whether a claim speaks of fire on what it names, as against movement towards it. */
const strikes = ({ kind, detail, weapons }: Claim) =>
  kind === 'attack' || kind === 'weapon-use' || kind === 'destruction' || detail !== null || weapons.length > 0;

/** Whether a claim of destruction names nothing but military things. */
const onlyMilitary = ({ targets }: Claim, spoken: readonly string[]): boolean =>
  targets.length > 0
    ? targets.every(({ class: code }) => militaryTargets.has(code))
    : spoken.includes('military-things') || spoken.includes('military-use');

function strike(signals: Set<string>, given: string, name: string): void {
  let code = given;
  // A class for gatherings also holds stations and the like: people at a place are not the place, and not every station is one.
  if (given === 'civilian-gathering' && name !== '' && !people.test(name)) {
    if (!gatheringPlaces.test(name)) return;
    code = 'gathering-place';
  }
  signals.add(`struck:${code}`);
  if (protectedTargets.has(code)) signals.add('person:protected');
  if (code === 'combatant' || code === 'armed-group' || code === 'fighters') signals.add('person:combatant');
}

/** Signals that words spoken beside an incident can give it: what takes protection away, what shows notice, aim or the want of it. */
const besideSignals = new Set(
  [
    'military-use',
    'no-military-use',
    'fighters-present',
    'military-nearby',
    'warned',
    'warned-building',
    'no-warning',
    'notified',
    'not-notified',
    'emblem',
    'no-emblem',
    'accident',
    'denied-aim',
    'mistaken',
    'struck-before',
    'aimed-at-military',
    'fighting-back',
  ].map((name) => `words:${name}`),
);

/** What of a claim's signals still bears on an incident that the claim only stands beside; empty for most claims. */
export const bearingBeside = (signals: ReadonlySet<string>): Set<string> =>
  new Set([...signals].filter((signal) => besideSignals.has(signal)));
