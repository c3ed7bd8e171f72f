// Words that tell of one event, linked over articles of all topics: CoNLL F1 beside the same lemma.
import { findStories, linkEventMentions } from '../src/corroboration/index.ts';
import { readingOf } from '../src/extraction/testing.ts';
import { coreference } from './clusterings.ts';
import { rowsNamed } from './rows.ts';

interface Row {
  readonly doc: string;
  readonly subtopic: string;
  readonly tokens: readonly string[];
  readonly mentions: readonly { readonly tokens: readonly number[]; readonly lemma: string; readonly event: string }[];
}

/** Event mentions linked within and across articles, the mentions given and the topic not. */
export async function run(args: string[]): Promise<void> {
  const { rows } = rowsNamed<Row>(args);
  const began = performance.now();
  const readings = rows.map(({ tokens }) => readingOf(tokens.join(' ')));
  const storyOf = new Map(findStories(readings).flatMap((story, n) => story.readings.map((id) => [id, `${n}`] as const)));
  const mentions = rows.flatMap(({ tokens, mentions: own }, n) =>
    own.map(({ tokens: at, lemma, event }) => {
      const first = at[0]!;
      const from = tokens.slice(0, first).findLastIndex((token) => /^[.!?]$/.test(token)) + 1;
      const end = tokens.slice(first).findIndex((token) => /^[.!?]$/.test(token));
      const sentence = tokens
        .slice(Math.max(from, first - 25), end < 0 ? first + 25 : Math.min(first + end, first + 25))
        .join(' ');
      return { story: storyOf.get(readings[n]!.id)!, lemma, sentence, event, subtopic: rows[n]!.subtopic };
    }),
  );
  const groups = linkEventMentions(mentions);
  const seconds = (performance.now() - began) / 1000;
  const by = (key: (mention: (typeof mentions)[number]) => string) => {
    const found = new Map<string, number[]>();
    for (const [n, mention] of mentions.entries()) found.set(key(mention), [...(found.get(key(mention)) ?? []), n]);
    return [...found.values()];
  };
  const truth = mentions.map(({ event }) => event);
  const line = (label: string, found: readonly (readonly number[])[]) =>
    console.log(
      `${label.padEnd(30)} ${Object.entries(coreference(truth, found))
        .map(([name, value]) => `${name} ${(100 * value).toFixed(1)}`)
        .join('  ')}`,
    );
  console.log(`${mentions.length} mentions in ${rows.length} articles, ${groups.length} events found in ${seconds.toFixed(1)} s`);
  line(
    'same lemma',
    by(({ lemma }) => lemma.toLowerCase()),
  );
  line(
    'same lemma, true topic',
    by(({ lemma, subtopic }) => `${lemma.toLowerCase()} ${subtopic}`),
  );
  line('ours, topic not given', groups);
}
