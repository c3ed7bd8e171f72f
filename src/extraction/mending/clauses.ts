// Repairs of clauses: which word is the verb, and what is its subject.
import { type Columns, childOf, hand, hang, isUnder, nounAfter } from './columns.ts';

/** Participles that keep an object: "people denied entry", "a man named Ali". */
const keepsObject =
  /^(given|denied|offered|granted|awarded|paid|promised|allowed|refused|sent|shown|taught|told|asked|called|named|dubbed|declared|deemed|elected|considered|nicknamed|codenamed|titled|entitled|aged|forced|lent|handed|assigned|allotted|sold|charged|fined|spared|left|made|appointed|termed|labelled|labeled|rendered|found)$/;

/** "Troops shelled the town" read as "troops (which were) shelled": a participle has no object of its own, so it is the verb. */
export function mendActives(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let verb = 1; verb < words.length; verb++) {
    const noun = heads[verb]!;
    if (deprels[verb] !== 'acl' || !/^VB[ND]$/.test(xpos[verb]!) || noun < 0 || noun >= verb) continue;
    if (keepsObject.test(words[verb]!.toLowerCase())) continue;
    const object = childOf(columns, verb, /^obj$/).find((i) => i > verb);
    if (object === undefined || words.slice(verb + 1, object).includes(',')) continue;
    const above = heads[noun]!;
    const governed = above >= 0 && above < noun && xpos[above]!.startsWith('VB') && /^(obj|ccomp|obl)$/.test(deprels[noun]!);
    // A case before the noun shows that it belongs to what comes before.
    if (!(above < 0 || governed) || childOf(columns, noun, /^case$/).length > 0) continue;
    hang(columns, verb, above, above < 0 ? 'root' : 'ccomp');
    hang(columns, noun, verb, 'nsubj');
    xpos[verb] = 'VBD';
    hand(columns, noun, verb, (i) => i > verb || /^(punct|obl|advmod|advcl|parataxis)$/.test(deprels[i]!));
  }
}

/** "have in recent days expressed": a helping verb that the words between parted from its participle. */
export function mendPerfects(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let helper = 0; helper + 2 < words.length; helper++) {
    if (xpos[helper + 1] !== 'IN' && xpos[helper + 1] !== 'RB') continue;
    if (!/^(have|has|had)$/.test(words[helper]!.toLowerCase()) || deprels[helper]!.startsWith('aux')) continue;
    if (childOf(columns, helper, /^(obj|xcomp:obj|ccomp)/).length > 0) continue;
    let verb = helper + 1;
    while (verb < words.length && verb < helper + 7 && /^(IN|RB|DT|JJ|NN|NNS|CD|PRP\$)$/.test(xpos[verb]!)) verb++;
    if (!/^VB[ND]$/.test(xpos[verb] ?? '') || !isUnder(heads, verb, [helper])) continue;
    hang(columns, verb, heads[helper]!, deprels[helper]!);
    hang(columns, helper, verb, 'aux');
    xpos[verb] = 'VBN';
    hand(columns, helper, verb);
  }
}

/** "…, after the raid was launched more people have died": what follows a conjunction is no main clause. */
export function mendClauses(columns: Columns): void {
  const { words, xpos, heads } = columns;
  const root = heads.indexOf(-1);
  // "Ever since March, after …": a time that was taken for the main word holds the clause under it.
  const under =
    root < 0 || xpos[root]!.startsWith('VB') ? undefined : childOf(columns, root, /^(advcl|acl)/).find((i) => i > root);
  const lower = under ?? root;
  if (lower < 0 || !xpos[lower]!.startsWith('VB')) return;
  const subject = childOf(columns, lower, /^nsubj/).find((i) => i < lower);
  if (subject === undefined) return;
  const mark = [...childOf(columns, subject, /^(case|mark)$/), ...childOf(columns, lower, /^mark$/)].find(
    (i) => i < subject && /^(after|before|when|while|as|because|although|though|if|once)$/.test(words[i]!.toLowerCase()),
  );
  if (mark === undefined) return;
  const main = childOf(columns, lower, /^(advcl|ccomp|parataxis|conj)/).find(
    (i) =>
      i > lower &&
      xpos[i]!.startsWith('VB') &&
      childOf(columns, i, /^nsubj/).some((k) => k > lower) &&
      childOf(columns, i, /^(mark|cc)$/).length === 0,
  );
  if (main === undefined) return;
  hang(columns, main, -1, 'root');
  hang(columns, lower, main, 'advcl');
  hang(columns, mark, lower, 'mark');
  hand(columns, lower, main, (i) => i < mark || i > main);
  if (under !== undefined) hang(columns, root, main, 'obl');
}

/** "Ruel was due to meet …": who is due is the subject, where the parse has made a sentence of the name alone. */
export function mendDue(columns: Columns): void {
  const { words, xpos, heads } = columns;
  for (let due = 2; due + 2 < words.length; due++) {
    if (xpos[due + 1] !== 'TO' || xpos[due + 2] !== 'VB' || !/^(is|are|was|were)$/.test(words[due - 1]!.toLowerCase())) continue;
    if (!/^(due|set|ready|likely|able|unable|about|supposed|scheduled|expected)$/.test(words[due]!.toLowerCase())) continue;
    const root = heads.indexOf(-1);
    if (root < 0 || root >= due - 1 || !xpos[root]!.startsWith('NN')) continue;
    const verb = due + 2;
    hang(columns, due, -1, 'root');
    hang(columns, root, due, 'nsubj');
    hang(columns, due - 1, due, 'cop');
    hang(columns, due + 1, verb, 'mark');
    hang(columns, verb, due, 'xcomp');
    for (const left of [root, due - 1]) hand(columns, left, due, (i) => i > verb);
  }
}

/** "A meeting planned in Orsk is in doubt": the participle describes the meeting, and what is said of it comes after. */
export function mendReduced(columns: Columns): void {
  const { xpos, heads } = columns;
  const verb = heads.indexOf(-1);
  if (verb < 1 || !/^VB[ND]$/.test(xpos[verb]!) || childOf(columns, verb, /^(aux|obj)/).length > 0) return;
  const subject = childOf(columns, verb, /^nsubj/).find((i) => i < verb);
  const said = childOf(columns, verb, /^(obl|advcl|xcomp|ccomp|nmod)/).find(
    (i) => i > verb && childOf(columns, i, /^cop$/).some((k) => k > verb) && childOf(columns, i, /^(nsubj|mark)/).length === 0,
  );
  if (subject === undefined || said === undefined) return;
  const copula = childOf(columns, said, /^cop$/)[0]!;
  hang(columns, said, -1, 'root');
  hang(columns, subject, said, 'nsubj');
  hang(columns, verb, subject, 'acl');
  xpos[verb] = 'VBN';
  hand(columns, verb, said, (i) => i > copula);
}

const uses = /^us(?:e|es|ed|ing)$/;

/** Verbs that a tagger takes for nouns after "to". */
const nounLike = /^(?:store|shelter|launch|fire|house|shell|attack|target|block|base|stage|mount|transport|hide)$/;

/** "used the cellar to store weapons": what something is used for is a verb with its object. */
export function mendUsed(columns: Columns): void {
  const { words, xpos } = columns;
  for (let to = 2; to + 2 < words.length; to++) {
    const verb = to + 1;
    if (!xpos[verb]!.startsWith('NN') || words[to]!.toLowerCase() !== 'to' || !nounLike.test(words[verb]!.toLowerCase()))
      continue;
    const use = words.findLastIndex(
      (word, i) => i < to && to - i < 12 && uses.test(word.toLowerCase()) && xpos[i]!.startsWith('VB'),
    );
    const object = nounAfter(columns, verb + 1);
    if (use === -1 || object === -1 || !childOf(columns, use, /^obj$/).some((i) => i > use && i < to)) continue;
    xpos[to] = 'TO';
    xpos[verb] = 'VB';
    hang(columns, verb, use, 'advcl');
    hang(columns, to, verb, 'mark');
    hang(columns, object, verb, 'obj');
    hand(columns, verb, object, (i) => i > verb && i < object);
  }
}

/** "Two drafts meant to end the siege failed": where the main word is a noun, a past verb below without a subject is what it did. */
export function mendBare(columns: Columns): void {
  const { xpos, heads, deprels } = columns;
  const noun = heads.indexOf(-1);
  if (noun < 0 || !xpos[noun]!.startsWith('NN') || childOf(columns, noun, /^(cop|nsubj)/).length > 0) return;
  const verb = xpos.findLastIndex(
    (tag, i) => tag === 'VBD' && i > noun && /^(xcomp|advcl|acl|ccomp)$/.test(deprels[i]!) && isUnder(heads, i, [noun]),
  );
  if (verb === -1 || childOf(columns, verb, /^(nsubj|mark|aux|advmod|obj)/).some((i) => i < verb)) return;
  // Only where a participle stands between: "drafts meant to end the siege failed".
  if (!childOf(columns, noun, /^acl$/).some((i) => i > noun && i < verb)) return;
  hang(columns, verb, -1, 'root');
  hang(columns, noun, verb, 'nsubj');
  hand(columns, noun, verb, (i) => i > verb);
}
