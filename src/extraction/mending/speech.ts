// Repairs of what is said, asked, told and denied: whose words end where.
import { type Columns, childOf, hang, isUnder, nounAfter } from './columns.ts';

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

/** "said its forces had struck": what stands right before the verb of what is said is its subject, and no object of the saying. */
export function mendReported(columns: Columns): void {
  const { words, heads, deprels } = columns;
  for (let verb = 0; verb + 3 < words.length; verb++) {
    if (!says(words[verb]!)) continue;
    const content = childOf(columns, verb, /^ccomp$/).find((i) => i > verb);
    if (content === undefined || childOf(columns, content, /^nsubj/).length > 0) continue;
    const object = childOf(columns, verb, /^i?obj$/).find((i) => i > verb && i < content);
    if (object === undefined) continue;
    const next = object + 1;
    if (next === content || (heads[next] === content && deprels[next]!.startsWith('aux')))
      hang(columns, object, content, 'nsubj');
  }
}

/** "the governor's said that …": a stray possessive before a finite verb of saying; whoever stands before it says so. */
export function mendStray(columns: Columns): void {
  const { words, xpos, heads, deprels } = columns;
  for (let verb = 2; verb < words.length; verb++) {
    const mark = verb - 1;
    if (xpos[mark] !== 'POS' || !/^VB[DN]$/.test(xpos[verb]!) || !says(words[verb]!)) continue;
    if (childOf(columns, verb, /^(aux|obl:agent)/).length > 0) continue;
    xpos[verb] = 'VBD';
    let name = heads[mark]!;
    while (name >= 0 && name < mark && /^(flat|nmod|compound|nmod:desc|appos)$/.test(deprels[name]!) && heads[name]! < mark)
      name = heads[name]!;
    if (name >= 0 && name < mark && childOf(columns, verb, /^nsubj/).length === 0 && heads[name] === verb)
      deprels[name] = 'nsubj';
  }
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
