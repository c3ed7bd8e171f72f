// Repairs of noun phrases: what belongs to which name, noun or number.
import { type Columns, childOf, hand, hang, isUnder, nounAfter } from './columns.ts';

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

const blows =
  /^(?:bombings?|shelling|bombardments?|attacks?|raids?|strikes?|airstrikes?|assaults?|offensives?|sieges?|shootings?|fire)$/;

/** "under an intense bombing by both forces": who comes right after a blow with "by" belongs to the blow, and not to a verb above that is active. */
export function mendBy(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let by = 2; by + 1 < words.length; by++) {
    if (deprels[by] !== 'case' || words[by]!.toLowerCase() !== 'by') continue;
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

/** "a command post next to the hospital had been hit": of two subjects the one behind a preposition says where. */
export function mendCased({ words, heads, deprels }: Columns): void {
  for (let noun = 2; noun < words.length; noun++) {
    if (!deprels[noun]!.startsWith('nsubj') || heads[noun]! <= noun) continue;
    const cased = deprels.findIndex((deprel, i) => deprel === 'case' && heads[i] === noun && i < noun);
    if (cased === -1 || words[cased]!.toLowerCase().startsWith("'")) continue;
    if (deprels.some((deprel, i) => i < cased && heads[i] === heads[noun] && deprel.startsWith('nsubj'))) deprels[noun] = 'obl';
  }
}
