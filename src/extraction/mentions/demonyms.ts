import { idFrom } from '../../model/index.ts';
import { world } from '../languages/en/world.ts';
import { fold } from './kinds.ts';
import type { Document, EntityMention } from '../types.ts';

/**
 * Words of nationality that describe a noun ("the Norwegian advance"), as mentions of the state they name. They say nothing by
 * themselves, so they are no entities of the text: only an event whose noun they describe takes them for who acts.
 */
export function nationalities(doc: Document, mentions: readonly EntityMention[]): EntityMention[] {
  const heads = new Set(mentions.map(({ head, form }) => (form === 'demonym' ? head : -1)));
  const found: EntityMention[] = [];
  for (const { index, lower, text, from, to, sentence, upos } of doc.tokens) {
    const state = world.adjectives.get(lower.replaceAll('’', "'"));
    if (typeof state !== 'string' || heads.has(index) || !/^\p{Lu}/u.test(text) || !/^(?:ADJ|PROPN|NOUN)$/.test(upos)) continue;
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
  return found;
}
