/** A parsed sentence as columns, one entry for each word; heads are indexes into the sentence, -1 for the root. */
export interface Columns {
  readonly words: readonly string[];
  readonly xpos: string[];
  readonly heads: number[];
  readonly deprels: string[];
}

/** The noun that a phrase ends in, from `at` on; -1 when no noun follows. */
function nounAfter({ words, xpos }: Columns, at: number): number {
  let noun = -1;
  for (let i = at; i < words.length && i < at + 6; i++) {
    if (/^NN/.test(xpos[i]!)) noun = i;
    else if (noun !== -1 || !/^(JJ|JJR|JJS|VBN|VBG|CD)$/.test(xpos[i]!)) break;
  }
  return noun;
}

function isUnder(heads: readonly number[], at: number, above: readonly number[]): boolean {
  for (let i = at, steps = 0; i >= 0 && steps < heads.length; i = heads[i]!, steps++) if (above.includes(i)) return true;
  return false;
}

/**
 * "in rebel-held areas", "Russian-backed forces": a participle joined by a hyphen describes the noun after it. A parser that has
 * seen few of them takes the first part for a noun of its own and the participle for a verb; here the noun gets back what hangs on
 * either, and the place in the sentence that the first of them had.
 */
export function mendHyphens(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let dash = 1; dash + 2 < words.length; dash++) {
    if (words[dash] !== '-' || !/^VB[ND]$/.test(xpos[dash + 1]!) || !/^(NN|JJ)/.test(xpos[dash - 1]!)) continue;
    const [part, participle] = [dash - 1, dash + 1];
    const noun = nounAfter(columns, dash + 2);
    if (noun === -1) continue;
    const broken =
      !isUnder(heads, participle, [noun]) || (heads[part] !== participle && heads[part] !== dash && heads[part] !== noun);
    if (!broken) continue;
    const own = [part, dash, participle, noun];
    const outside = (at: number) => !isUnder(heads, heads[at]!, own);
    const from = [part, noun, participle].find(outside);
    if (from === undefined) continue;
    const [head, deprel] = [heads[from]!, from === participle ? 'dep' : deprels[from]!];
    for (let i = 0; i < heads.length; i++)
      if (!own.includes(i) && (heads[i] === part || heads[i] === participle || heads[i] === dash)) heads[i] = noun;
    heads[noun] = head;
    deprels[noun] = head < 0 ? 'root' : deprel;
    heads[participle] = noun;
    deprels[participle] = 'amod';
    heads[part] = participle;
    deprels[part] = 'compound';
    heads[dash] = participle;
    deprels[dash] = 'punct';
  }
}

/** Participles that keep an object: "people denied entry", "a man named Ali". */
const keepsObject =
  /^(given|denied|offered|granted|awarded|paid|promised|allowed|refused|sent|shown|taught|told|asked|called|named|dubbed|declared|deemed|elected|considered|nicknamed|codenamed|titled|entitled|aged|forced|lent|handed|assigned|allotted|sold|charged|fined|spared|left|made|appointed|termed|labelled|labeled|rendered|found)$/;

/** "Troops shelled the town" read as "troops (which were) shelled": a participle has no object of its own, so it is the verb. */
export function mendActives({ words, xpos, heads, deprels }: Columns): void {
  for (let verb = 1; verb < words.length; verb++) {
    const noun = heads[verb]!;
    if (deprels[verb] !== 'acl' || !/^VB[ND]$/.test(xpos[verb]!) || noun < 0 || noun >= verb) continue;
    if (keepsObject.test(words[verb]!.toLowerCase())) continue;
    const object = heads.findIndex((head, i) => head === verb && i > verb && deprels[i] === 'obj');
    if (object === -1 || words.slice(verb + 1, object).includes(',')) continue;
    const above = heads[noun]!;
    const governed = above >= 0 && above < noun && /^VB/.test(xpos[above]!) && /^(obj|ccomp|obl)$/.test(deprels[noun]!);
    // A case before the noun shows that it belongs to what comes before.
    if (!(above < 0 || governed) || heads.some((head, i) => head === noun && deprels[i] === 'case')) continue;
    heads[verb] = above;
    deprels[verb] = above < 0 ? 'root' : 'ccomp';
    heads[noun] = verb;
    deprels[noun] = 'nsubj';
    xpos[verb] = 'VBD';
    for (let i = 0; i < heads.length; i++)
      if (heads[i] === noun && (i > verb || /^(punct|obl|advmod|advcl|parataxis)$/.test(deprels[i]!))) heads[i] = verb;
  }
}
