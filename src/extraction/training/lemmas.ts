import { ENDING, lemmaClass, lemmaOf, type LemmaTable } from '../lemma.ts';
import type { TreebankSentence } from './treebank.ts';

const commonStart = (a: string, b: string): number => {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return i;
};

/** Learns rules and exceptions from a treebank; `more` are pairs "class form lemma" that stand above what the treebank says. */
export function learnLemmas(
  sentences: readonly TreebankSentence[],
  more: readonly string[],
): { rules: string[]; words: string[] } {
  const counts = new Map<string, Map<string, number>>();
  const forms = new Map<string, Map<string, number>>();
  const count = (table: Map<string, Map<string, number>>, key: string, value: string) => {
    const inner = table.get(key) ?? new Map<string, number>();
    inner.set(value, (inner.get(value) ?? 0) + 1);
    table.set(key, inner);
  };
  for (const { words, xpos, upos, lemmas } of sentences)
    words.forEach((word, i) => {
      const tag = xpos[i]!;
      if (/^(NNP|NNPS|_|ADD|FW|GW|XX)$/.test(tag) || upos[i] === 'X' || upos[i] === 'PROPN') return;
      const form = word.toLowerCase().replaceAll('’', "'");
      const lemma = lemmas[i]!.toLowerCase().replaceAll('’', "'");
      if (form.includes(' ') || lemma.includes(' ') || lemma === '_') return;
      const kind = lemmaClass(tag);
      count(forms, `${kind} ${form}`, lemma);
    });
  // Each word counts once, so that "said" does not make the rule for "-id".
  for (const [key, lemmas] of forms) {
    const [kind, form] = key.split(' ') as [string, string];
    const lemma = most(lemmas);
    const start = commonStart(form, lemma);
    const rule = `${form.length - start}${lemma.slice(start)}`;
    for (let length = 0; length <= Math.min(ENDING, form.length - 1); length++)
      count(counts, `${kind} ${form.slice(form.length - length)}`, rule);
  }
  const rules = new Map<string, string>();
  // Short endings first: a longer one is kept only where it says something else.
  for (const key of [...counts.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const inner = counts.get(key)!;
    const rule = most(inner);
    const [kind, ending] = key.split(' ') as [string, string];
    let shorter = '0';
    for (let cut = 1; cut <= ending.length; cut++) {
      const found = rules.get(`${kind} ${ending.slice(cut)}`);
      if (found !== undefined) {
        shorter = found;
        break;
      }
    }
    if (ending === '' ? rule !== '0' : rule !== shorter && inner.get(rule)! >= 2) rules.set(key, rule);
  }
  const table: LemmaTable = { rules, words: new Map() };
  const words = new Map<string, string>();
  for (const [key, lemmas] of forms) {
    const [kind, form] = key.split(' ') as [string, string];
    const lemma = most(lemmas);
    const penn = { D: 'VBD', G: 'VBG', Z: 'VBZ', V: 'VB', S: 'NNS', R: 'JJR', T: 'JJS', N: 'NN' }[kind] ?? kind;
    if (lemmaOf(form, penn, table) !== lemma) words.set(key, lemma);
  }
  for (const line of more) {
    const cut = line.lastIndexOf(' ');
    words.set(line.slice(0, cut), line.slice(cut + 1));
  }
  return { rules: lines(rules), words: lines(words) };
}

const lines = (map: ReadonlyMap<string, string>): string[] =>
  [...map].map(([key, value]) => `${key} ${value}`).sort((a, b) => (a < b ? -1 : 1));

function most(counts: ReadonlyMap<string, number>): string {
  let best = '';
  let many = -1;
  for (const [value, n] of counts)
    if (n > many || (n === many && value < best)) {
      best = value;
      many = n;
    }
  return best;
}
