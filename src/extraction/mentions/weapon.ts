import type { Span } from '../../model/index.ts';
import { lemmaOf } from '../events/words.ts';
import { meansOnly, weaponNames } from '../languages/en/weapons.ts';
import type { Document } from '../types.ts';

/** A weapon named in the text, before it is given to an event. `head` is its last word. */
export interface WeaponMention extends Span {
  readonly class: string;
  readonly head: number;
  readonly sentence: number;
  /** A carrier or an act ("warplanes", "airstrike"): a weapon only where it stands as the means of an attack. */
  readonly meansOnly: boolean;
}

/** The longest name of the list that ends in token `last`, going back by lemmas, inside one sentence; null when there is none. */
export function longestName(
  doc: Document,
  last: number,
  names: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly class: string }[]>,
): { readonly first: number; readonly class: string } | null {
  const token = doc.tokens[last]!;
  const { first } = doc.sentences[token.sentence]!;
  const list = names.get(token.lemma.toLowerCase()) ?? names.get(lemmaOf(token)) ?? names.get(token.lower) ?? [];
  for (const name of list) {
    const start = last - name.words.length + 1;
    if (start < first) continue;
    let fits = true;
    for (let k = 0; k < name.words.length - 1 && fits; k++) {
      const at = doc.tokens[start + k]!;
      fits = at.lower === name.words[k] || lemmaOf(at) === name.words[k];
    }
    if (fits) return { first: start, class: name.class };
  }
  return null;
}

/** Every weapon named in the document, longest names first, without overlaps, in the order of the text. */
export function findWeapons(doc: Document): WeaponMention[] {
  const found: WeaponMention[] = [];
  for (const sentence of doc.sentences) {
    for (let i = sentence.last - 1; i >= sentence.first; i--) {
      const token = doc.tokens[i]!;
      if (!/^(NOUN|PROPN|ADJ)$/.test(token.upos)) continue;
      const name = longestName(doc, i, weaponNames);
      if (name === null) continue;
      // "chemical" and "incendiary" alone are adjectives of other things unless they are the noun.
      if (token.upos === 'ADJ') continue;
      // "a suicide bomber" is a person.
      if (
        /^bombers?$/.test(token.lower) &&
        /^(suicide|car|truck|lone|alleged|suspected|the)$/.test(doc.tokens[i - 1]?.lower ?? '')
      )
        continue;
      // The name must end its own compound: "missile defence", "bomb squad" name no weapon.
      const next = doc.tokens[i + 1];
      if (next !== undefined && next.sentence === token.sentence && /^(NOUN|PROPN)$/.test(next.upos) && token.head === next.index)
        continue;
      found.push({
        from: doc.tokens[name.first]!.from,
        to: token.to,
        class: name.class,
        head: i,
        sentence: sentence.index,
        meansOnly: meansOnly.has(name.class),
      });
      i = name.first;
    }
  }
  return found.sort((a, b) => a.from - b.from);
}
