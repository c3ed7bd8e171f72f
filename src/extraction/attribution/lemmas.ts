import {
  allowing,
  causing,
  doingVerbs,
  embeddingNouns,
  embeddingVerbs,
  expressing,
  goingVerbs,
  occurringVerbs,
  speechForms,
  speechVerbs,
} from '../languages/en/speech.ts';
import type { Token } from '../types.ts';

const verbs: ReadonlySet<string> = new Set(
  [speechVerbs, embeddingVerbs, expressing, causing, allowing, doingVerbs, occurringVerbs, goingVerbs].flatMap((list) => [
    ...list.keys(),
  ]),
);

/** What an inflected form may be a form of: "planned" of "plan", "seeking" of "seek", "urged" of "urge", "denies" of "deny". */
function baseForms(word: string): string[] {
  const forms: string[] = [];
  for (const ending of ['ing', 'ed', 'es', 's', 'd']) {
    if (!word.endsWith(ending) || word.length < ending.length + 3) continue;
    const stem = word.slice(0, -ending.length);
    forms.push(stem, `${stem}e`);
    if (stem.at(-1) === stem.at(-2)) forms.push(stem.slice(0, -1));
    if (stem.endsWith('i')) forms.push(`${stem.slice(0, -1)}y`);
  }
  return forms;
}

/**
 * The lemma of a verb as the lists know it. A participle that the tagger took for an adjective keeps its own form as its lemma, so
 * the forms it may come from are tried when the lemma is in no list.
 */
export function lemmaOf(token: Token): string {
  const lemma = speechForms.get(token.lower) ?? token.lemma;
  if (verbs.has(lemma) || (token.upos !== 'VERB' && token.upos !== 'ADJ' && token.upos !== 'AUX')) return lemma;
  return baseForms(token.lower).find((form) => verbs.has(form)) ?? lemma;
}

/** The verb of speech that a form in "-ed" would be the past of, whatever class the tagger gave it; null when there is none. */
export function pastOfSpeech(token: Token): string | null {
  if (!token.lower.endsWith('ed')) return null;
  return baseForms(token.lower).find((form) => speechVerbs.has(form) || expressing.has(form)) ?? null;
}

/** The lemma of a noun as the list of embedding nouns knows it, or the lemma given. */
export function nounLemmaOf(token: Token): string {
  if (embeddingNouns.has(token.lemma)) return token.lemma;
  return [token.lower, ...baseForms(token.lower)].find((form) => embeddingNouns.has(form)) ?? token.lemma;
}
