/** A parsed sentence as columns, one entry for each word; heads are indexes into the sentence, -1 for the root. */
export interface Columns {
  readonly words: readonly string[];
  readonly xpos: string[];
  readonly heads: number[];
  readonly deprels: string[];
}

/** The noun that a phrase ends in, from `at` on; -1 when no noun follows. */
export function nounAfter({ words, xpos }: Columns, at: number): number {
  let noun = -1;
  for (let i = at; i < words.length && i < at + 6; i++) {
    if (xpos[i]!.startsWith('NN')) noun = i;
    else if (noun !== -1 || !/^(JJ|JJR|JJS|VBN|VBG|CD)$/.test(xpos[i]!)) break;
  }
  return noun;
}

export function isUnder(heads: readonly number[], at: number, above: readonly number[]): boolean {
  for (let i = at, steps = 0; i >= 0 && steps < heads.length; i = heads[i]!, steps++) if (above.includes(i)) return true;
  return false;
}

/** The words that hang on one word by such a relation, in the order of the sentence. */
export function childOf({ heads, deprels }: Columns, of: number, relation: RegExp): number[] {
  const found: number[] = [];
  for (let i = 0; i < heads.length; i++) if (heads[i] === of && relation.test(deprels[i]!)) found.push(i);
  return found;
}

/** Hangs a word on another, by a relation; -1 makes it the root. */
export function hang({ heads, deprels }: Columns, at: number, head: number, deprel: string): void {
  heads[at] = head;
  deprels[at] = deprel;
}

/** Gives all that hangs on one word to another. */
export function hand({ heads }: Columns, from: number, to: number, where: (at: number) => boolean = () => true): void {
  for (let i = 0; i < heads.length; i++) if (heads[i] === from && i !== to && where(i)) heads[i] = to;
}
