import { idFrom } from '../../model/index.ts';
import { straight } from '../fold.ts';
import { world } from '../languages/en/world.ts';
import { fold } from './kinds.ts';
import { capital } from './runs.ts';
import type { Document, EntityMention, Token } from '../types.ts';

/**
 * Words of nationality that describe a noun ("the Norwegian advance"), as mentions of the state they name. They say nothing by
 * themselves, so they are no entities of the text: only an event whose noun they describe takes them for who acts.
 */
export function nationalities(doc: Document, mentions: readonly EntityMention[]): EntityMention[] {
  const heads = new Set(mentions.map(({ head, form }) => (form === 'demonym' ? head : -1)));
  const found: EntityMention[] = [];
  const unknown: Token[] = [];
  for (const token of doc.tokens) {
    const { index, lower, text, from, to, sentence, upos } = token;
    if (!capital(token) || !/^(?:ADJ|PROPN|NOUN)$/.test(upos) || heads.has(index)) continue;
    const state = world.adjectives.get(straight(lower));
    if (state === undefined && derived.test(text)) unknown.push(token);
    if (typeof state !== 'string') continue;
    const name = world.states.get(state) ?? text;
    found.push({
      from,
      to,
      kind: 'state',
      form: 'demonym',
      entity: idFrom('entity', 'state', fold(name)),
      name,
      state,
      head: index,
      sentence,
    });
  }
  return [...found, ...fromNames(doc, mentions, unknown)];
}

const derived = /^\p{Lu}\p{L}{2,}(?:[ae]n|ese|i|ish)$/u;

/** Nouns that a word of nationality describes and a place of that name alone would not: whose army it is, is who acts. */
const ofAState =
  /^(?:government|army|military|forces?|troops|soldiers|president|presidency|minister|ministry|navy|air|armed|defen[cs]e|ambassador|envoy|foreign|authorities|embassy|parliament)$/;
const ruling =
  /^(?:government|army|military|forces|troops|president|ministry|minister|navy|foreign|defen[cs]e|ambassador|envoy|authorities|parliament|envoy|capital|air)$/;

/**
 * Words of nationality that nobody knows, made from a name that the text uses as a state's ("Karelia's envoy", "Karelian jets"), or
 * that the text itself sets before an army or a government. The first have the name's entity; the second only their own word.
 */
function fromNames(doc: Document, mentions: readonly EntityMention[], unknown: readonly Token[]): EntityMention[] {
  if (unknown.length === 0) return [];
  const bases = new Map<string, EntityMention>();
  for (const mention of mentions)
    if (mention.form === 'name' && /^(?:state|place|organisation)$/.test(mention.kind)) {
      const text = doc.text.slice(mention.from, mention.to);
      if (
        /^\p{Lu}\p{L}{2,}$/u.test(text) &&
        (!bases.has(text) || (mention.kind === 'state') > (bases.get(text)!.kind === 'state'))
      )
        bases.set(text, mention);
    }
  const { tokens } = doc;
  const stated = new Set<string>();
  const described = new Set<string>();
  for (const { index, text, xpos } of tokens) {
    const next = tokens[index + 1];
    if (next === undefined) continue;
    if (ofAState.test(next.lower)) described.add(text);
    if (next.xpos === 'POS' && ruling.test(tokens[index + 2]?.lower ?? '')) stated.add(text);
    // "Karelia denied", "Karelia cast its veto": towns do not.
    if (
      xpos.startsWith('NNP') &&
      /^(?:denie[sd]|vetoed|abstained|invaded|recognised|annexed|cast|voted|condemned|supports)$/.test(next.lower)
    )
      stated.add(text);
  }
  const found: EntityMention[] = [];
  for (const { index, text, from, to, sentence } of unknown) {
    const stems = stemsOf(text);
    const base = stems.find(
      (stem) => stated.has(stem) || bases.get(stem)?.kind === 'state' || (bases.has(stem) && described.has(text)),
    );
    if (base === undefined && !described.has(text)) continue;
    const name = base === undefined ? text : (bases.get(base)?.name ?? base);
    const entity = base === undefined ? undefined : bases.get(base)?.entity;
    found.push({
      from,
      to,
      kind: 'state',
      form: 'demonym',
      entity: entity ?? idFrom('entity', 'state', fold(name)),
      name,
      state: null,
      head: index,
      sentence,
    });
  }
  return found;
}

/** Names that a word of nationality can be made from: "Karelian" from "Karelia", "Tessalian" from "Tessaly". */
function stemsOf(word: string): string[] {
  const out: string[] = [];
  const cut = (ending: string, ...more: string[]): void => {
    if (!word.endsWith(ending)) return;
    const stem = word.slice(0, -ending.length);
    if (stem.length > 2) out.push(...more.map((each) => stem + each));
  };
  cut('n', '');
  cut('an', '', 'o', 'e', 'y');
  cut('ian', '', 'y', 'a', 'e');
  cut('ean', '', 'a', 'e');
  cut('ese', '', 'a', 'o', 'e');
  cut('i', '', 'a', 'e', 'stan');
  cut('ish', '', 'a', 'e', 'land');
  return out;
}
