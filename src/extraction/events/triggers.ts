import { dependents } from '../attribution/tree.ts';
import type { EventKind, Span } from '../../model/index.ts';
import { attackDetails, type Frame, frames, lightVerbs, notEvents } from '../languages/en/events.ts';
import type { Document, Token } from '../types.ts';
import { isGerundNoun, isLostVerb, isNoun, isVerb, lemmaOf, phraseStart } from './words.ts';

/** A word or a few that may tell of an event, by one frame of the vocabulary. */
export interface Trigger extends Span {
  readonly frame: Frame;
  readonly kind: EventKind;
  /** Further frames of the same words, for when what the first needs is not there: "aid entered", "troops entered". */
  readonly others?: readonly Frame[];
  /** The word that carries the grammar. */
  readonly token: number;
  /** All words of the trigger, in order. */
  readonly tokens: readonly number[];
  readonly form: 'verb' | 'noun';
  readonly sentence: number;
}

/** The further words of a frame after its first, each within four tokens of the one before, or null. */
function match(doc: Document, at: number, frame: Frame): number[] | null {
  const { last, first } = doc.sentences[doc.tokens[at]!.sentence]!;
  const found = [at];
  let from = at + 1;
  for (const word of frame.words.slice(1)) {
    let hit = -1;
    const reach = Math.min(last, from + (frame.words.length > 2 ? 4 : 6));
    for (let i = from; i < reach; i++) {
      const token = doc.tokens[i]!;
      // "warplanes struck": a verb is no second word of a noun.
      if (frame.form === 'noun' && isVerb(token) && token.xpos !== 'VBG') break;
      if (lemmaOf(token) === word || token.lower === word) {
        hit = i;
        break;
      }
      // A clause or another verb between the two parts breaks them apart.
      if (isVerb(token) || /^[,;:."“”]$/.test(token.text)) break;
    }
    if (hit < 0) {
      // The passive and the relative turn the order round: "control was taken", "aid that was blocked".
      hit = frame.form === 'verb' ? turned(doc, at, word, first) : -1;
      if (hit < 0) return null;
      found.push(hit);
      continue;
    }
    found.push(hit);
    from = hit + 1;
  }
  return found;
}

function turned(doc: Document, verb: number, word: string, first: number): number {
  for (const i of dependents(doc, verb, 'nsubj'))
    if (doc.tokens[i]!.deprel === 'nsubj:pass' && lemmaOf(doc.tokens[i]!) === word && i >= first) return i;
  return -1;
}

/** Two words before a noun that make one event noun: "air strike", "air raid". */
const compounds: ReadonlyMap<string, string> = new Map([
  ['air strike', 'airstrike'],
  ['air raid', 'airraid'],
  ['air attack', 'airattack'],
  ['drone strike', 'dronestrike'],
  ['drone attack', 'droneattack'],
  ['car bombing', 'carbombing'],
  ['gun battle', 'gunbattle'],
  ['cease fire', 'ceasefire'],
  ['aid delivery', 'aiddelivery'],
  ['counter offensive', 'counteroffensive'],
  ['air offensive', 'airoffensive'],
]);

function isParticipleAdjective(doc: Document, i: number): boolean {
  const token = doc.tokens[i]!;
  const next = doc.tokens[i + 1];
  if (isLostVerb(doc, i)) return false;
  // "killed 62 displaced people", whatever the parse makes of it.
  if (
    /^VB[ND]$/.test(token.xpos) &&
    doc.tokens[i - 1]?.upos === 'NUM' &&
    next?.xpos === 'NNS' &&
    next.sentence === token.sentence
  )
    return true;
  // "Norland-backed rebels": told with the rebels.
  if (
    doc.tokens[i - 1]?.text === '-' &&
    doc.tokens[i - 1]!.to === token.from &&
    next?.sentence === token.sentence &&
    /^(NOUN|PROPN|ADJ)$/.test(next.upos)
  )
    return true;
  // "the besieged city", "displaced people", "armed groups": a quality, not an event told.
  return (
    /^VB[ND]$/.test(token.xpos) &&
    (token.deprel === 'amod' ||
      (isNoun(next) && next!.sentence === token.sentence && token.head === next!.index && token.deprel !== 'acl')) &&
    dependents(doc, i, 'aux', 'nsubj', 'obl').length === 0
  );
}

/**
 * Every word of a sentence that may tell of an event, by the longest frame of its form. Which of them do is decided when their
 * roles are known (`needs`), and which name one event together when they are joined.
 */
export function findTriggers(doc: Document): Trigger[] {
  const found: Trigger[] = [];
  const taken = new Set<number>();
  for (const sentence of doc.sentences) {
    for (let i = sentence.first; i < sentence.last; i++) {
      if (taken.has(i)) continue;
      const token = doc.tokens[i]!;
      const gerund = isGerundNoun(doc, i);
      const verb = isVerb(token) && !gerund && !isPluralTakenForVerb(token);
      const noun = (isNoun(token) || gerund || isNounInDisguise(doc, i) || isPluralTakenForVerb(token)) && !verb;
      if (!verb && !noun) continue;
      if (verb && isParticipleAdjective(doc, i)) continue;
      const own = lemmaOf(token);
      const known = verb ? frames.verb : frames.noun;
      // A gerund the tagger left as a verb may have lost its noun lemma: "shelling" lemmatised to "shell".
      let hit: { frame: Frame; tokens: number[] } | null = null;
      const others: Frame[] = [];
      for (const key of verb ? [own] : nounKeys(doc, i, own, sentence.first)) {
        for (const frame of known.get(key) ?? []) {
          const tokens = match(doc, i, frame);
          if (!tokens?.every((at) => !taken.has(at))) continue;
          if (hit === null) hit = { frame, tokens };
          else if (tokens.join() === hit.tokens.join()) others.push(frame);
        }
        if (hit !== null) break;
      }
      if (noun) hit = pairBefore(doc, i, own, sentence.first, taken) ?? hit;
      if (hit === null) continue;
      const tokens = [...hit.tokens].sort((a, b) => a - b);
      // "bombing campaign" is carried by its last word, "cessation of hostilities" by its first.
      const head = noun && tokens.length > 1 && tokens.every((at, k) => at === tokens[0]! + k) ? tokens.at(-1)! : i;
      if (noun && isOtherUse(doc, head)) continue;
      const first = noun ? nounFirst(doc, i, sentence.first) : tokens[0]!;
      for (const k of tokens) taken.add(k);
      found.push({
        frame: hit.frame,
        kind: hit.frame.kind,
        others: others.filter((frame) => frame !== hit.frame),
        token: head,
        tokens,
        form: verb ? 'verb' : 'noun',
        sentence: sentence.index,
        from: doc.tokens[Math.min(first, tokens[0]!)]!.from,
        to: doc.tokens[tokens.at(-1)!]!.to,
      });
    }
  }
  return found;
}

/** "investigations" tagged as a verb: known as a noun in the singular, unknown as a verb. */
function isPluralTakenForVerb(token: Token): boolean {
  if (token.upos !== 'VERB' || !token.lower.endsWith('s') || token.lower.length < 7) return false;
  return (
    frames.noun.has(token.lower.slice(0, -1)) && !frames.verb.has(lemmaOf(token)) && !frames.verb.has(token.lower.slice(0, -1))
  );
}

/** A frame of two words that ends in this noun, whose first is an adjective or noun: "humanitarian aid", "military operation". */
function pairBefore(
  doc: Document,
  i: number,
  own: string,
  first: number,
  taken: ReadonlySet<number>,
): { frame: Frame; tokens: number[] } | null {
  if (i <= first || taken.has(i) || taken.has(i - 1)) return null;
  const before = doc.tokens[i - 1]!;
  for (const frame of [...(frames.noun.get(before.lower) ?? []), ...(frames.noun.get(lemmaOf(before)) ?? [])])
    if (frame.words.length === 2 && frame.words[1] === own) return { frame, tokens: [i - 1, i] };
  return null;
}

/** A word tagged as an adjective with no noun after it that the vocabulary knows as a noun: "the air-offensive". */
function isNounInDisguise(doc: Document, i: number): boolean {
  const token = doc.tokens[i]!;
  if (token.upos !== 'ADJ') return false;
  const next = doc.tokens[i + 1];
  return frames.noun.has(lemmaOf(token)) && !(next?.sentence === token.sentence && /^(NOUN|PROPN|ADJ)$/.test(next.upos));
}

function nounKeys(doc: Document, i: number, own: string, first: number): string[] {
  const token = doc.tokens[i]!;
  const keys: string[] = [];
  const before = i > first ? doc.tokens[i - 1]! : null;
  const plain = token.lower.replaceAll('-', '').replace(/s$/, '');
  for (const word of plain === own ? [own] : [own, plain]) {
    const pair = before === null ? undefined : compounds.get(`${before.lower} ${word}`);
    const hyphen = i - 2 >= first && before?.text === '-' ? compounds.get(`${doc.tokens[i - 2]!.lower} ${word}`) : undefined;
    if (pair !== undefined) keys.push(pair);
    if (hyphen !== undefined) keys.push(hyphen);
  }
  keys.push(own);
  if (plain !== own) keys.push(plain);
  return keys;
}

/** "air" of "air strike" belongs to the trigger. */
function nounFirst(doc: Document, i: number, first: number): number {
  for (const word of [lemmaOf(doc.tokens[i]!), doc.tokens[i]!.lower.replace(/s$/, '')]) {
    if (i - 1 >= first && compounds.has(`${doc.tokens[i - 1]!.lower} ${word}`)) return i - 1;
    if (i - 2 >= first && doc.tokens[i - 1]!.text === '-' && compounds.has(`${doc.tokens[i - 2]!.lower} ${word}`)) return i - 2;
  }
  return i;
}

/** "heart attack", "attack aircraft", "ceasefire talks" as the modifier of another noun that is no event: not an event told here. */
function isOtherUse(doc: Document, i: number): boolean {
  const token = doc.tokens[i]!;
  const before = doc.tokens[i - 1];
  if (before?.sentence === token.sentence && notEvents.has(before.lower)) return true;
  const next = doc.tokens[i + 1];
  // "the Commission of Inquiry", "the Truce Committee": part of a name.
  if (token.upos === 'PROPN' && doc.sentences[token.sentence]!.kind === 'body' && i > doc.sentences[token.sentence]!.first) {
    if (before?.upos === 'PROPN' || (next?.sentence === token.sentence && next.upos === 'PROPN')) return true;
    if (before?.lower === 'of' && /^\p{Lu}/u.test(doc.tokens[i - 2]?.text ?? '') && /^\p{Lu}/u.test(token.text)) return true;
  }
  // "The Inquiry found": a body that bears the name.
  if (
    /^(?:Inquiry|Investigation|Probe)$/.test(token.text) &&
    doc.sentences[token.sentence]!.kind === 'body' &&
    before?.sentence === token.sentence &&
    /^(?:the|this|an?)$/.test(before.lower)
  )
    return true;
  if (next?.sentence !== token.sentence) return false;
  // A compound's modifier: only its head can be the event ("bombing campaign", "investigation team").
  return isNoun(next) && token.head === next.index && /^(compound|nmod|amod)$/.test(token.deprel);
}

/** The finer code of an attack: by the frame, by what stands before the noun, by the weapon. */
export function detailOf(
  doc: Document,
  trigger: Trigger,
  weaponClasses: readonly string[],
  subject: string | null,
): string | null {
  if (trigger.kind === 'attack' || trigger.kind === 'killing' || trigger.kind === 'offensive') {
    const start = trigger.form === 'noun' ? phraseStart(doc, trigger.token) : trigger.token;
    for (let i = start; i < trigger.token; i++) {
      for (const part of doc.tokens[i]!.lower.split('-')) {
        const detail = attackDetails.get(part);
        if (detail !== undefined && trigger.kind === 'attack') return detail;
      }
    }
    const weapons = weaponClasses.map((each) => byWeapon.get(each)).filter((each) => each !== undefined);
    const own = trigger.frame.detail;
    if (weapons.length > 0 && trigger.kind === 'attack' && (own === null || own === 'shelling')) return weapons[0]!;
    if (own !== null) return own;
    if (subject !== null && trigger.kind === 'attack') return attackDetails.get(subject) ?? null;
    return null;
  }
  return trigger.frame.detail;
}

const byWeapon: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aircraft: 'airstrike',
    'air-launched': 'airstrike',
    'barrel-bomb': 'airstrike',
    'bunker-buster': 'airstrike',
    'drone-munition': 'drone-strike',
    artillery: 'shelling',
    mortar: 'shelling',
    rocket: 'shelling',
    missile: 'shelling',
    'tank-shell': 'shelling',
    grenade: 'grenade',
    ied: 'remote-explosive',
    landmine: 'remote-explosive',
    uxo: 'remote-explosive',
    sniper: 'sniping',
    'chemical-chlorine': 'chemical-attack',
    'chemical-nerve': 'chemical-attack',
    'chemical-mustard': 'chemical-attack',
    'chemical-unspecified': 'chemical-attack',
    'small-arms': 'ground-attack-on-civilians',
    bladed: 'ground-attack-on-civilians',
  }),
);

export const isLight = (doc: Document, i: number): boolean => lightVerbs.has(lemmaOf(doc.tokens[i]!));
