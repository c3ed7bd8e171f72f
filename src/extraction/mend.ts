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
    if (xpos[i]!.startsWith('NN')) noun = i;
    else if (noun !== -1 || !/^(JJ|JJR|JJS|VBN|VBG|CD)$/.test(xpos[i]!)) break;
  }
  return noun;
}

function isUnder(heads: readonly number[], at: number, above: readonly number[]): boolean {
  for (let i = at, steps = 0; i >= 0 && steps < heads.length; i = heads[i]!, steps++) if (above.includes(i)) return true;
  return false;
}

/** The words that hang on one word by such a relation, in the order of the sentence. */
function childOf({ heads, deprels }: Columns, of: number, relation: RegExp): number[] {
  const found: number[] = [];
  for (let i = 0; i < heads.length; i++) if (heads[i] === of && relation.test(deprels[i]!)) found.push(i);
  return found;
}

/** Hangs a word on another, by a relation; -1 makes it the root. */
function hang({ heads, deprels }: Columns, at: number, head: number, deprel: string): void {
  heads[at] = head;
  deprels[at] = deprel;
}

/** Gives all that hangs on one word to another. */
function hand({ heads }: Columns, from: number, to: number, where: (at: number) => boolean = () => true): void {
  for (let i = 0; i < heads.length; i++) if (heads[i] === from && i !== to && where(i)) heads[i] = to;
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
    for (const loose of [part, participle, dash]) hand(columns, loose, noun, (i) => !own.includes(i));
    hang(columns, noun, head, head < 0 ? 'root' : deprel);
    hang(columns, participle, noun, 'amod');
    hang(columns, part, participle, 'compound');
    hang(columns, dash, participle, 'punct');
  }
}

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

const saying: ReadonlySet<string> = new Set(
  'said says say added adds told reported reports announced confirmed claimed claims stated wrote warned alleged acknowledged declared insisted noted explained recalled'.split(
    ' ',
  ),
);
const says = (word: string): boolean => saying.has(word.toLowerCase());

/**
 * "Gunmen opened fire, killing nine, police said": what stands between the words said and whoever says them belongs to the words,
 * or the police would be the ones who killed.
 */
export function mendSaid(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let verb = 2; verb < words.length; verb++) {
    if (!says(words[verb]!)) continue;
    const [speaker] = childOf(columns, verb, /^nsubj$/);
    if (speaker === undefined) continue;
    const outer = /^(parataxis|advcl)$/.test(deprels[verb]!) && heads[verb]! < speaker ? heads[verb]! : -1;
    const end = Math.min(speaker, verb);
    const inner = childOf(columns, verb, /^ccomp$/).find((i) => i < end && (outer < 0 || xpos[i]!.startsWith('VB')));
    const content = inner ?? outer;
    if (content < 0) continue;
    // The words said end at the last comma before who says them.
    if (!words.slice(content, end + 1).includes(',')) continue;
    for (const i of childOf(columns, verb, /^(advcl|obl|advmod|nmod|xcomp|conj|parataxis|dep|ccomp)/))
      if (i > content && i < end && words.slice(i, end).includes(',')) heads[i] = content;
  }
}

/**
 * "…, French Minister Ana Ruel said": a name between the last comma and a verb of saying is who says it, and no further member of
 * what was said before the comma.
 */
export function mendSpeakers(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let verb = 3; verb < words.length; verb++) {
    if (!/^VB[DZ]$/.test(xpos[verb]!) || !says(words[verb]!)) continue;
    let comma = verb - 1;
    while (comma > 0 && verb - comma < 14 && /^(NNP?S?|JJ|DT|HYPH|POS|PRP\$)$/.test(xpos[comma]!)) comma--;
    if (words[comma] !== ',' || comma < 2 || verb - comma < 2) continue;
    const outer: number[] = [];
    for (let i = comma + 1; i < verb; i++) if (heads[i]! < comma && heads[i]! >= 0) outer.push(i);
    const name = outer.findLast((i) => xpos[i]!.startsWith('NN'));
    const subjects = childOf(columns, verb, /^nsubj$/);
    if (name === undefined || subjects.some((i) => i > comma && i < verb)) continue;
    // Whoever was hung there as subject before the comma belongs to what is said.
    for (const i of subjects) if (i < comma) deprels[i] = 'parataxis';
    for (const i of outer) heads[i] = name;
    hang(columns, name, verb, 'nsubj');
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

/** "his Paris visit", "the army raid": a word with an owner or an article before it is a noun, whatever else it can be. */
export function mendNouns(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let noun = 1; noun < words.length; noun++) {
    if (!/^(VB|VBP|VBZ)$/.test(xpos[noun]!)) continue;
    const owner = childOf(columns, noun, /^(nmod:poss|det)$/).find((i) => i < noun && /^(PRP\$|DT)$/.test(xpos[i]!));
    if (owner === undefined) continue;
    let plain = true;
    for (let i = owner + 1; i < noun; i++) plain &&= /^(NN|NNS|NNP|JJ|CD|HYPH)$/.test(xpos[i]!);
    if (!plain || childOf(columns, noun, /^(aux|obj|ccomp|xcomp)/).length > 0) continue;
    xpos[noun] = words[noun]!.endsWith('s') && xpos[noun] === 'VBZ' ? 'NNS' : 'NN';
    for (const i of childOf(columns, noun, /^nsubj/)) deprels[i] = 'compound';
    const link = childOf(columns, noun, /^(mark|case)$/).find((i) => i < noun && xpos[i] === 'IN');
    if (link !== undefined) deprels[link] = 'case';
    if (heads[noun]! >= 0 && /^(conj|advcl|ccomp|xcomp|parataxis|acl)/.test(deprels[noun]!))
      deprels[noun] = link === undefined ? 'obj' : 'obl';
  }
}

/** "Norway: rebels seize a port": what stands before the colon of a headline is no subject of what follows. */
export function mendHeadlines({ words, heads, deprels }: Columns): void {
  const colon = words.indexOf(':');
  if (colon < 1 || colon > 5) return;
  for (let i = 0; i < colon; i++) if (heads[i]! > colon && deprels[i]!.startsWith('nsubj')) deprels[i] = 'parataxis';
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

/** "with A, President B announced": a name after a comma is no part of the name before it, and speaks. */
export function mendNames(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let name = 2; name + 1 < words.length; name++) {
    const head = heads[name]!;
    if (deprels[name] !== 'flat' || head < 0 || head > name || !words.slice(head, name).includes(',')) continue;
    const verb = name + 1;
    if (!/^VB[DZP]$/.test(xpos[verb]!) || childOf(columns, verb, /^nsubj/).length > 0) continue;
    hang(columns, name, verb, 'nsubj');
    const comma = words.lastIndexOf(',', name);
    hand(columns, head, name, (i) => i > comma && i < name);
  }
}

/** "French President Ana Ruel": the name carries the phrase, and what tells of her country describes it. */
export function mendTitles(columns: Columns): void {
  const { xpos, heads, deprels } = columns;
  for (let land = 0; land + 2 < xpos.length; land++) {
    if (xpos[land] !== 'JJ' || /^(amod|compound|nmod:desc)$/.test(deprels[land]!)) continue;
    let name = land + 1;
    while (name < xpos.length && deprels[name] === 'nmod:desc') name++;
    if (name === land + 1 || !(xpos[name] ?? '').startsWith('NNP')) continue;
    if (isUnder(heads, heads[land]!, [name])) continue;
    hang(columns, name, heads[land]!, deprels[land]!);
    hand(columns, land, name);
    for (let i = land + 1; i < name; i++) heads[i] = name;
    hang(columns, land, name, 'amod');
  }
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

const asking =
  /^(urge[sd]?|urging|ask(?:s|ed|ing)?|order(?:s|ed|ing)?|force[sd]?|forcing|press(?:es|ed|ing)?|warn(?:s|ed|ing)?|instruct(?:s|ed|ing)?|persuade[sd]?|invite[sd]?|tell|tells|told|allow(?:s|ed|ing)?)$/;

/** "urged the United Nations to open an inquiry": whoever is asked is the object, and the one who is to do it. */
export function mendAsked(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let verb = 0; verb + 3 < words.length; verb++) {
    if (!xpos[verb]!.startsWith('VB') || !asking.test(words[verb]!.toLowerCase())) continue;
    if (childOf(columns, verb, /^(obj|iobj|aux:pass|nsubj:pass)$/).length > 0) continue;
    const asked = nounAfter(columns, /^(DT|PRP\$)$/.test(xpos[verb + 1]!) ? verb + 2 : verb + 1);
    if (asked === -1 || xpos[asked + 1] !== 'TO' || xpos[asked + 2] !== 'VB' || heads[asked] !== verb) continue;
    if (childOf(columns, asked, /^case$/).length > 0 || !/^(obl|dep|nsubj)/.test(deprels[asked]!)) continue;
    deprels[asked] = 'obj';
    if (heads[asked + 2] === verb || heads[asked + 2] === asked) hang(columns, asked + 2, verb, 'xcomp');
  }
}

/** "Hours after the government offered an amnesty": the hours are no second subject of what was offered. */
export function mendSpans(columns: Columns): void {
  const { words, heads, deprels } = columns;
  for (let link = 1; link + 2 < words.length; link++) {
    const time = link - 1;
    if (deprels[time] !== 'nsubj' || !/^(after|before)$/.test(words[link]!.toLowerCase())) continue;
    if (!/^(minutes?|hours?|days?|weeks?|months?|years?|decades?)$/.test(words[time]!.toLowerCase())) continue;
    const verb = heads[time]!;
    if (verb > link && childOf(columns, verb, /^nsubj/).some((i) => i > link)) deprels[time] = 'obl:tmod';
  }
}

/** "Chile and Norway agreed": what "and" joins to a subject right before it is subject as well. */
export function mendJoined(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let and = 1; and + 2 < words.length; and++) {
    const former = and - 1;
    const verb = heads[former]!;
    if (verb <= and || words[and]!.toLowerCase() !== 'and') continue;
    if (!/^(advmod|dep|parataxis|obl|vocative|compound)$/.test(deprels[former]!)) continue;
    if (!/^(NNPS?|JJ)$/.test(xpos[former]!) || !/^\p{Lu}/u.test(words[former]!)) continue;
    const latter = childOf(columns, verb, /^nsubj/).find((i) => i > and && heads[and] === i);
    if (latter === undefined || childOf(columns, former, /^case$/).length > 0) continue;
    hang(columns, former, verb, deprels[latter]!);
    hang(columns, latter, former, 'conj');
    if (xpos[former] === 'JJ') xpos[former] = 'NNP';
  }
}

const holding = /^(say|says|said|believe[sd]?|think|thinks|thought|allege[sd]?|claim(?:s|ed)?|suspect(?:s|ed)?|fear(?:s|ed)?)$/;

/** "a man who they say shot two people": the one who shot is the man, and "they say" is put in between. */
export function mendHeld(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let who = 1; who + 3 < words.length; who++) {
    if (words[who]!.toLowerCase() !== 'who') continue;
    let say = who + 1;
    while (say < words.length && say < who + 5 && /^(PRP|DT|NNP?S?|CD)$/.test(xpos[say]!)) say++;
    const [holder, noun] = [say - 1, words[who - 1] === ',' ? who - 2 : who - 1];
    if (holder === who || !holding.test(words[say]?.toLowerCase() ?? '') || !xpos[noun]?.startsWith('NN')) continue;
    let verb = say + 1;
    if (!/^(VB[DZP]|MD)$/.test(xpos[verb] ?? '')) continue;
    while (verb >= 0 && /^(aux|cop)/.test(deprels[verb]!) && heads[verb]! > verb) verb = heads[verb]!;
    if (isUnder(heads, noun, [verb])) continue;
    hang(columns, verb, noun, 'acl:relcl');
    hang(columns, who, verb, deprels[verb - 1] === 'aux:pass' ? 'nsubj:pass' : 'nsubj');
    hang(columns, say, verb, 'parataxis');
    hang(columns, holder, say, 'nsubj');
  }
}

/** "Two were killed and five others, including a girl, were hurt": the others are those who were hurt, and were not killed. */
export function mendOthers(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let others = 2; others + 2 < words.length; others++) {
    const former = heads[others]!;
    if (former < 0 || former > others || deprels[others] !== 'obj' || xpos[former] !== 'VBN') continue;
    const and = childOf(columns, others, /^cc$/)[0];
    if (and === undefined || childOf(columns, former, /^aux:pass$/).length === 0) continue;
    const latter = words.findIndex((_, i) => i > others && xpos[i] === 'VBN' && childOf(columns, i, /^aux:pass$/).length > 0);
    if (latter < 0 || heads[latter] !== former || childOf(columns, latter, /^nsubj/).length > 0) continue;
    hand(columns, former, others, (i) => i > others && i < latter);
    hang(columns, others, latter, 'nsubj:pass');
    hang(columns, latter, former, 'conj');
    hang(columns, and, latter, 'cc');
  }
}

/** "said its forces had struck": what stands right before the verb of what is said is its subject, and no object of the saying. */
export function mendReported(columns: Columns): void {
  const { words, heads } = columns;
  for (let verb = 0; verb + 3 < words.length; verb++) {
    if (!saying.has(words[verb]!.toLowerCase())) continue;
    const [content] = childOf(columns, verb, /^ccomp$/).filter((i) => i > verb);
    if (content === undefined || childOf(columns, content, /^nsubj/).length > 0) continue;
    const object = childOf(columns, verb, /^i?obj$/).find((i) => i > verb && i < content);
    if (object === undefined) continue;
    const next = object + 1;
    if (next === content || (heads[next] === content && columns.deprels[next]!.startsWith('aux')))
      hang(columns, object, content, 'nsubj');
  }
}

/** "Those that commit these acts will answer": "those" is the subject, and what they do describes them. */
export function mendThose(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let those = 0; those + 3 < words.length; those++) {
    if (words[those]!.toLowerCase() !== 'those' || !/^(that|who)$/.test(words[those + 1]!.toLowerCase())) continue;
    const main = heads[those]!;
    if (main <= those + 2 || deprels[those]!.startsWith('nsubj') || childOf(columns, main, /^nsubj/).length > 0) continue;
    const own = heads[those + 1]!;
    if (own <= those + 1 || own >= main || !xpos[own]!.startsWith('VB')) continue;
    xpos[those] = 'DT';
    hang(columns, those, main, 'nsubj');
    hang(columns, own, those, 'acl:relcl');
    deprels[those + 1] = 'nsubj';
  }
}

/** "launched by A and B": a name that "and" joins to a name right before it is joined to that name, and not to a verb above. */
export function mendPairs(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let second = 2; second < words.length; second++) {
    const above = heads[second]!;
    const first = second - 2;
    if (deprels[second] !== 'conj' || words[second - 1]!.toLowerCase() !== 'and' || above < 0 || above >= first) continue;
    if (!/^NNPS?$/.test(xpos[second]!) || !/^NNPS?$/.test(xpos[first]!) || !xpos[above]!.startsWith('VB')) continue;
    if (heads[first] === above && /^(obj|obl)/.test(deprels[first]!)) heads[second] = first;
  }
}

/** "the governor's said that …": a stray possessive before a finite verb of saying; whoever stands before it says so. */
export function mendStray(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let verb = 2; verb < words.length; verb++) {
    const mark = verb - 1;
    if (xpos[mark] !== 'POS' || !/^VB[DN]$/.test(xpos[verb]!) || !saying.has(words[verb]!.toLowerCase())) continue;
    if (childOf(columns, verb, /^(aux|obl:agent)/).length > 0) continue;
    xpos[verb] = 'VBD';
    let name = heads[mark]!;
    while (name >= 0 && name < mark && /^(flat|nmod|compound|nmod:desc|appos)$/.test(deprels[name]!) && heads[name]! < mark)
      name = heads[name]!;
    if (name >= 0 && name < mark && childOf(columns, verb, /^nsubj/).length === 0 && heads[name] === verb)
      deprels[name] = 'nsubj';
  }
}

/** "under an intense bombing by both forces": who comes right after a blow with "by" belongs to the blow, and not to a verb above that is active. */
export function mendBy(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let by = 2; by + 1 < words.length; by++) {
    if (words[by]!.toLowerCase() !== 'by' || deprels[by] !== 'case') continue;
    const who = heads[by]!;
    const verb = who < 0 ? -1 : heads[who]!;
    const blow = by - 1;
    if (
      who <= by ||
      verb < 0 ||
      verb >= blow ||
      !/^(obl|obl:agent)$/.test(deprels[who]!) ||
      !blows.test(words[blow]!.toLowerCase())
    )
      continue;
    if (!/^VB[GDZP]?$/.test(xpos[verb]!) || heads[blow] !== verb || childOf(columns, verb, /^(aux:pass|nsubj:pass)$/).length > 0)
      continue;
    hang(columns, who, blow, 'nmod');
  }
}
const blows =
  /^(?:bombings?|shelling|bombardments?|attacks?|raids?|strikes?|airstrikes?|assaults?|offensives?|sieges?|shootings?|fire)$/;

const uses = /^us(?:e|es|ed|ing)$/;
/** Verbs that a tagger takes for nouns after "to". */
const nounLike = /^(?:store|shelter|launch|fire|house|shell|attack|target|block|base|stage|mount|transport|hide)$/;

/** "used the cellar to store weapons": what something is used for is a verb with its object. */
export function mendUsed(columns: Columns): void {
  const { words, xpos } = columns;
  for (let to = 2; to + 2 < words.length; to++) {
    const verb = to + 1;
    if (words[to]!.toLowerCase() !== 'to' || !xpos[verb]!.startsWith('NN') || !nounLike.test(words[verb]!.toLowerCase()))
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

/** "denies striking hospital": what is denied is an act with its object, and no noun that is described. */
export function mendDenied(columns: Columns): void {
  const { words, xpos, heads } = columns;
  for (let verb = 0; verb + 2 < words.length; verb++) {
    const act = verb + 1;
    if (
      !/^den(?:y|ies|ied|ying)$/i.test(words[verb]!) ||
      !xpos[verb]!.startsWith('VB') ||
      xpos[act] !== 'VBG' ||
      heads[act] === verb
    )
      continue;
    const noun = nounAfter(columns, act + 1);
    if (noun === -1 || heads[noun] !== verb) continue;
    hang(columns, act, verb, 'xcomp');
    hang(columns, noun, act, 'obj');
  }
}

/** "a command post next to the hospital had been hit": of two subjects the one behind a preposition says where. */
export function mendCased({ words, heads, deprels }: Columns): void {
  for (let noun = 2; noun < words.length; noun++) {
    if (!deprels[noun]!.startsWith('nsubj') || heads[noun]! <= noun) continue;
    const cased = deprels.findIndex((deprel, i) => deprel === 'case' && heads[i] === noun && i < noun);
    if (cased === -1 || words[cased]!.toLowerCase().startsWith("'")) continue;
    if (deprels.some((deprel, i) => i < cased && heads[i] === heads[noun] && deprel.startsWith('nsubj'))) deprels[noun] = 'obl';
  }
}

/** "told the court that soldiers had rounded up the men": a clause that has its object is what was told, and describes nobody. */
export function mendTold(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let told = 0; told + 4 < words.length; told++) {
    if (!/^(?:tell|tells|told|telling|warned|informed|assured)$/i.test(words[told]!)) continue;
    const hearer = childOf(columns, told, /^i?obj$/).find((i) => i > told);
    const that = hearer === undefined ? -1 : hearer + 1;
    if (hearer === undefined || words[that]?.toLowerCase() !== 'that') continue;
    const clause = heads[that]!;
    if (heads[clause] !== hearer || deprels[clause] !== 'acl:relcl' || deprels[that] !== 'obj') continue;
    if (childOf(columns, clause, /^obj$/).length < 2 || childOf(columns, clause, /^nsubj/).length === 0) continue;
    xpos[that] = 'IN';
    deprels[that] = 'mark';
    hang(columns, clause, told, 'ccomp');
  }
}

/** All that is put right in a parse before anything is read from it. */
export function mend(columns: Columns): void {
  mendTitles(columns);
  mendHyphens(columns);
  mendDue(columns);
  mendActives(columns);
  mendSpeakers(columns);
  mendSaid(columns);
  mendPerfects(columns);
  mendNouns(columns);
  mendHeadlines(columns);
  mendClauses(columns);
  mendNames(columns);
  mendReduced(columns);
  mendAsked(columns);
  mendSpans(columns);
  mendJoined(columns);
  mendHeld(columns);
  mendOthers(columns);
  mendReported(columns);
  mendThose(columns);
  mendPairs(columns);
  mendStray(columns);
  mendBy(columns);
  mendUsed(columns);
  mendBare(columns);
  mendDenied(columns);
  mendCased(columns);
  mendTold(columns);
}
