import type { About, Block } from '../model/index.ts';

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

/** How much of a text is looked at for the language of the whole. */
const HEAD = 2000;

/** Fewer letters tell nothing of a document, or too little of a block. */
const FEWEST_LETTERS = 60;
// Counted without taking the text apart, since every block of every page is asked.
const twelveLetters = /^(?:\P{L}*\p{L}){12}/u;
const enoughLetters = new RegExp(`^(?:\\P{L}*\\p{L}){${FEWEST_LETTERS}}`, 'u');

/**
 * The language of a text (BCP 47) with a confidence from 0 to 1: how far the best score stands above the second, where the
 * document's own word (`declared`) settles a close call. 'und' with confidence 0 when there is too little to tell.
 */
async function languageOf(text: string, declared: string | null): Promise<About['language']> {
  const sample = text.slice(0, HEAD);
  if (!twelveLetters.test(sample))
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

/** More of a block than this tells no more. */
const SAMPLE = 300;
/** How many blocks of one document are looked at. */
const MOST_BLOCKS = 2000;

// Small words that no other language strings together; the detector, which costs more, is asked only where they are rare.
const english = new Set(
  'the and to that with for from by which who they their his have has were been said this after would when there will could'.split(
    ' ',
  ),
);

/** Whether a sample is English by its small words: a tenth of all words, and three different ones. */
function plainlyEnglish(sample: string): boolean {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const small = words.filter((word) => english.has(word));
  return small.length >= words.length / 10 && new Set(small).size >= 3;
}

/**
 * The language of a document and, of its blocks, those that are surely in another one marked with it: a quotation left in its own
 * language, a report in two. Where most of the letters stand in blocks of one language, it is that one, whatever a few others
 * do to the sum. Only the first part of a code is compared ("en-GB" is English).
 */
export async function languages(
  text: string,
  blocks: readonly Block[],
  declared: string | null,
): Promise<{ readonly language: About['language']; readonly blocks: readonly Block[] }> {
  let body = '';
  for (const block of blocks) {
    if (body.length > HEAD) break;
    if (block.kind !== 'furniture') body += `${text.slice(block.from, Math.min(block.to, block.from + HEAD))}\n`;
  }
  const whole = await languageOf(body, declared);
  const long = blocks.filter((block) => block.kind !== 'furniture' && block.to - block.from >= FEWEST_LETTERS);
  if (long.length < 2 || whole.code === 'und') return { language: whole, blocks };
  const detect = await detector();
  const primary = whole.code.split('-', 1)[0]!.toLowerCase();
  const seen = new Map<Block, { readonly language: string; readonly scores: Readonly<Record<string, number>> }>();
  const letters = new Map<string, number>();
  let all = 0;
  for (const block of long.slice(0, MOST_BLOCKS)) {
    const sample = text.slice(block.from, Math.min(block.to, block.from + SAMPLE));
    if (!enoughLetters.test(sample)) continue;
    all += block.to - block.from;
    if (primary === 'en' && plainlyEnglish(sample)) {
      letters.set('en', (letters.get('en') ?? 0) + block.to - block.from);
      seen.set(block, { language: 'en', scores: { en: 1 } });
      continue;
    }
    const result = detect(sample);
    if (result.language === '' || !result.isReliable()) continue;
    letters.set(result.language, (letters.get(result.language) ?? 0) + block.to - block.from);
    seen.set(block, { language: result.language, scores: result.getScores() });
  }
  const [most = primary, share = 0] = [...letters].sort((a, b) => b[1] - a[1])[0] ?? [];
  const language = most !== primary && share > all * 0.6 ? { code: most, confidence: 0.6 } : whole;
  const own = language.code.split('-', 1)[0]!.toLowerCase();
  const isOther = (block: Block) => {
    const found = seen.get(block);
    if (found === undefined || found.language === own) return null;
    return (found.scores[found.language] ?? 0) - (found.scores[own] ?? 0) > 0.15 ? found.language : null;
  };
  return {
    language,
    blocks: blocks.map((block) => {
      const other = isOther(block);
      return other === null ? block : { ...block, language: other };
    }),
  };
}
