// A short way to write down a tree: "nsubj($agent) shot|beat/VBD obj($victims)".
import { caseFirst, leaf, type Tree } from './tree.ts';

/** What a pattern asks for while it becomes a tree. */
export interface Filler {
  /** A number from 0 up to 1. */
  readonly chance: () => number;
  /** The tree for a name such as "agent" in "$agent". */
  fill(name: string): Tree;
}

/** "said/VBD" as word and tag; ",/," too. */
const split = (part: string): string[] => {
  const cut = part.lastIndexOf('/');
  return cut < 0 ? [part] : [part.slice(0, cut), part.slice(cut + 1)];
};

/**
 * Makes one tree from a pattern. The parts of a phrase stand in the order of the words: `relation(phrase)` hangs from the phrase's own
 * word, which is `word/TAG` or `$name` and stands in it once; words apart by "|" are alternatives, which
 * share the next tag where they have none; `relation?(phrase)` is left out every
 * other time.
 * Throws when the pattern is not well formed.
 */
export function fromPattern(pattern: string, filler: Filler): Tree {
  const parts = pattern.match(/[a-z:]+\??\((?=.)|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const wrong = (what: string): Error => new Error(`${what} in the pattern "${pattern}"`);
  const phrase = (): Tree => {
    let own: Tree | undefined;
    const left: Tree['before'][number][] = [];
    const right: Tree['before'][number][] = [];
    while (at < parts.length && parts[at] !== ')') {
      const part = parts[at++]!;
      if (part.endsWith('(')) {
        const relation = part.slice(0, -1).replace('?', '');
        const kept = !part.includes('?') || filler.chance() < 0.5;
        const branch = { relation, tree: phrase() };
        if (parts[at++] !== ')') throw wrong('a bracket is missing');
        if (kept) (own === undefined ? left : right).push(branch);
        continue;
      }
      if (own !== undefined) throw wrong(`"${part}" is a second word of its phrase`);
      if (part.startsWith('$')) own = filler.fill(part.slice(1));
      else {
        const options = part.split('|');
        const option = Math.floor(filler.chance() * options.length);
        const [
          word = '',
          tag = options
            .slice(option)
            .map(split)
            .find((one) => one.length > 1)?.[1],
        ] = split(options[option]!);
        if (tag === undefined || word === '') throw wrong(`"${part}" has no tag`);
        own = leaf(word, tag);
      }
    }
    if (own === undefined) throw wrong('a phrase has no word of its own');
    return caseFirst({ ...own, before: [...left, ...own.before], after: [...own.after, ...right] });
  };
  const tree = phrase();
  if (at < parts.length) throw wrong('a bracket is too many');
  return tree;
}
