import { averageClusters } from '../linkage/index.ts';
import { eventWord, isSpeech } from './event-words.ts';
import { wordsOf } from './text.ts';

/** A word that tells of an event, in a report. */
export interface EventMention {
  /** Which report it stands in: mentions of reports of one story are compared. */
  readonly story: string;
  readonly lemma: string;
  /** The words around it, for words of speech. */
  readonly sentence: string;
}

/** Share of the shorter passage's telling words that two passages of speech must share to be one. */
const SAME_WORDS = 0.4;

/**
 * Mentions of one event, over all reports: within a story, the forms of one word and words of one kind of happening tell of one event;
 * words of speech only when they bring the same words. Every mention is in one group; order changes nothing but the order of groups.
 */
export function linkEventMentions(mentions: readonly EventMention[]): number[][] {
  const byKey = new Map<string, number[]>();
  for (const [n, { story, lemma }] of mentions.entries()) {
    const key = `${isSpeech(lemma) ? 'speech' : eventWord(lemma)} ${story}`;
    const own = byKey.get(key);
    if (own) own.push(n);
    else byKey.set(key, [n]);
  }
  return [...byKey.values()].flatMap((group) => {
    if (!isSpeech(mentions[group[0]!]!.lemma)) return [group];
    const words = group.map((n) => new Set(wordsOf(mentions[n]!.sentence)));
    const links = words.flatMap((a, x) =>
      words.flatMap((b, y) => {
        if (y <= x) return [];
        const shared = [...a].filter((word) => b.has(word)).length / Math.max(3, Math.min(a.size, b.size));
        return shared >= SAME_WORDS / 2 ? [{ a: x, b: y, weight: Math.min(1, shared) }] : [];
      }),
    );
    return averageClusters(group.length, links, SAME_WORDS).map((own) => own.map((n) => group[n]!));
  });
}
