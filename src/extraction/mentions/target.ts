import type { Span } from '../../model/index.ts';
import { phraseStart } from '../events/words.ts';
import { civilianModifiers, targetNames } from '../languages/en/targets.ts';
import type { Document, EntityMention } from '../types.ts';
import { longestName } from './weapon.ts';

/** What class of object or person a noun phrase is as something struck, and the words that name it. */
export interface TargetReading extends Span {
  readonly class: string;
  /** Whether the class comes from the noun itself ('noun') or from the entity it was found to be ('entity'). */
  readonly by: 'noun' | 'entity';
}

const byKind: ReadonlyMap<string, string> = new Map([
  ['armed-group', 'armed-group'],
  ['place', 'place'],
  ['state', 'state'],
  ['organisation', 'organisation'],
  ['person', 'person'],
  ['group', 'people'],
  ['facility', 'facility'],
]);

/**
 * The class of the phrase whose head is token `head`: by the longest name of the vocabulary that ends in it, else by the kind of
 * the entity that stands there. Null for what nobody can strike.
 */
export function readTarget(doc: Document, head: number, entity: EntityMention | null): TargetReading | null {
  const token = doc.tokens[head]!;
  const start = phraseStart(doc, head);
  const span = { from: doc.tokens[withoutDeterminer(doc, start, head)]!.from, to: token.to };
  const found = longestName(doc, head, targetNames);
  const name = found?.class === 'aid-convoy' && found.first === head && !carriesAid(doc, head) ? null : found;
  let before = false;
  for (let i = start; i < head; i++) before ||= civilianModifiers.has(doc.tokens[i]!.lower);
  if (entity?.kind === 'place' && (name === null || entity.head === head))
    return { ...span, from: entity.from, class: 'place', by: 'entity' };
  if (name !== null) {
    if (before && /^(military-object|town-or-village|residential-building)$/.test(name.class))
      return { ...span, class: name.class === 'residential-building' ? name.class : 'civilian-objects', by: 'noun' };
    return { ...span, class: name.class, by: 'noun' };
  }
  if (before && /^(target|site|object|facility|building|area|infrastructure|property)s?$/.test(token.lower))
    return { ...span, class: 'civilian-objects', by: 'noun' };
  if (entity !== null) {
    const kind = byKind.get(entity.kind);
    if (kind !== undefined) return { from: entity.from, to: entity.to, class: kind, by: 'entity' };
  }
  return null;
}

/** Whether a convoy, named by that word alone, is said near it to carry relief: others are of soldiers, or of people who flee. */
function carriesAid({ tokens, sentences }: Document, head: number): boolean {
  const { first, last } = sentences[tokens[head]!.sentence]!;
  return tokens
    .slice(Math.max(first, head - 6), Math.min(last, head + 12))
    .some(({ lower }) =>
      /^(aid|relief|humanitarian|food|flour|wheat|rice|cassava|medicines?|medical|supplies|water|blankets|tents|un|unicef|wfp|cross|crescent|charity|lorries|trucks)$/.test(
        lower,
      ),
    );
}

function withoutDeterminer(doc: Document, first: number, head: number): number {
  let at = first;
  while (
    at < head &&
    /^(the|a|an|this|that|these|those|other|some|several|its|their|his|her|any|no|all)$/.test(doc.tokens[at]!.lower)
  )
    at++;
  return at;
}
