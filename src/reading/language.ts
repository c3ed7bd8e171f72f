import type { About } from '../model/index.ts';

let loading: Promise<
  (text: string) => { language: string; getScores: () => Record<string, number>; isReliable: () => boolean }
> | null = null;

// The n-grams take a third of a second to load: only a reading that is made pays for them, and once.
const detector = () =>
  (loading ??= import('eld/small').then(
    ({ eld }) =>
      (text: string) =>
        eld.detect(text),
  ));

/**
 * The language of a text (BCP 47) with a confidence from 0 to 1: how far the best score stands above the second, where the
 * document's own word (`declared`) settles a close call. 'und' with confidence 0 when there is too little to tell.
 */
export async function languageOf(text: string, declared: string | null): Promise<About['language']> {
  const sample = text.slice(0, 4000);
  if ((sample.match(/\p{L}/gu) ?? []).length < 12)
    return declared === null ? { code: 'und', confidence: 0 } : { code: declared, confidence: 0.5 };
  const detect = await detector();
  const result = detect(sample);
  const scores = Object.values(result.getScores()).sort((a, b) => b - a);
  const [best = 0, second = 0] = scores;
  if (result.language === '' || best === 0) return { code: declared ?? 'und', confidence: declared === null ? 0 : 0.5 };
  const lead = best - second;
  const confidence = Math.round(Math.min(0.99, result.isReliable() ? 0.6 + 2 * lead : 0.3 + lead) * 100) / 100;
  const agrees = declared !== null && declared.toLowerCase().startsWith(result.language);
  if (agrees) return { code: declared, confidence: Math.max(confidence, 0.95) };
  return { code: result.language, confidence };
}
