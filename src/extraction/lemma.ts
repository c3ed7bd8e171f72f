/** Dictionary forms learned from a treebank: a rule for each ending, and the words that follow no rule. */
export interface LemmaTable {
  /** By tag class and ending ("V ombed"): how many letters to take off, and what to add ("2", "1y"). */
  readonly rules: ReadonlyMap<string, string>;
  /** By tag class and form ("V fled"): the lemma. */
  readonly words: ReadonlyMap<string, string>;
}

const classes: Readonly<Record<string, string>> = {
  VBD: 'D',
  VBN: 'D',
  VBG: 'G',
  VBZ: 'Z',
  VBP: 'V',
  VB: 'V',
  MD: 'V',
  NNS: 'S',
  JJR: 'R',
  JJS: 'T',
  RBR: 'R',
  RBS: 'T',
  NN: 'N',
};
/** Endings longer than this are not looked at. */
export const ENDING = 5;

/** The class of a Penn tag: tags whose forms are made in the same way share rules. */
export const lemmaClass = (xpos: string): string => classes[xpos] ?? xpos;

/** The dictionary form of a word with the given Penn tag. Names keep their spelling; everything else is in lower case. */
export function lemmaOf(word: string, xpos: string, table: LemmaTable): string {
  if (xpos === 'NNP' || xpos === 'NNPS') return word;
  const form = word.toLowerCase().replaceAll('’', "'");
  const kind = lemmaClass(xpos);
  const known = table.words.get(`${kind} ${form}`);
  if (known !== undefined) return known;
  // An irregular past ("struck") that the tagger takes for a present.
  const past = kind === 'V' ? table.words.get(`D ${form}`) : undefined;
  if (past !== undefined) return past;
  for (let length = Math.min(ENDING, form.length - 1); length >= 0; length--) {
    const rule = table.rules.get(`${kind} ${form.slice(form.length - length)}`);
    if (rule !== undefined) return applyRule(form, rule);
  }
  return form;
}

/** Applies a rule such as "3y" (take off three letters, add "y"). */
export function applyRule(form: string, rule: string): string {
  const cut = Number.parseInt(rule, 10);
  return cut >= form.length ? form : form.slice(0, form.length - cut) + rule.slice(String(cut).length);
}
