// Words that tell of one event, linked over articles of all topics: CoNLL F1 beside the same lemma.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findStories, linkEventMentions } from '../src/corroboration/index.ts';
import { readingOf } from '../src/extraction/testing.ts';

interface Row {
  readonly doc: string;
  readonly subtopic: string;
  readonly tokens: readonly string[];
  readonly mentions: readonly { readonly tokens: readonly number[]; readonly lemma: string; readonly event: string }[];
}

const f1 = (p: number, r: number) => (p + r === 0 ? 0 : (2 * p * r) / (p + r));

/** The greatest sum of a one-to-one choice in a matrix (Kuhn 1955, Munkres 1957; shortest augmenting paths). */
function assignment(gain: readonly (readonly number[])[]): number {
  const size = Math.max(gain.length, gain[0]?.length ?? 0);
  const cost = (i: number, j: number) => -(gain[i - 1]?.[j - 1] ?? 0);
  const [u, v, row, way] = [
    new Float64Array(size + 1),
    new Float64Array(size + 1),
    new Int32Array(size + 1),
    new Int32Array(size + 1),
  ];
  for (let i = 1; i <= size; i++) {
    row[0] = i;
    let at = 0;
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(size + 1);
    do {
      used[at] = 1;
      let [delta, next] = [Number.POSITIVE_INFINITY, 0];
      for (let j = 1; j <= size; j++) {
        if (used[j] === 1) continue;
        const reduced = cost(row[at]!, j) - u[row[at]!]! - v[j]!;
        if (reduced < least[j]!) {
          least[j] = reduced;
          way[j] = at;
        }
        if (least[j]! < delta) [delta, next] = [least[j]!, j];
      }
      for (let j = 0; j <= size; j++)
        if (used[j] === 1) {
          u[row[j]!]! += delta;
          v[j]! -= delta;
        } else least[j]! -= delta;
      at = next;
    } while (row[at] !== 0);
    for (; at !== 0; at = way[at]!) row[at] = row[way[at]!]!;
  }
  let sum = 0;
  for (let j = 1; j <= size; j++) sum -= cost(row[j]!, j);
  return sum;
}

/** MUC, B-cubed, entity CEAF (phi 4), their mean (CoNLL) and LEA, as F1 over mentions. */
export function coreference(truth: readonly string[], groups: readonly (readonly number[])[]): Readonly<Record<string, number>> {
  const byEvent = new Map<string, number[]>();
  for (const [n, event] of truth.entries()) byEvent.set(event, [...(byEvent.get(event) ?? []), n]);
  const gold = [...byEvent.values()];
  const [inGold, inFound] = [new Int32Array(truth.length), new Int32Array(truth.length)];
  for (const [k, group] of gold.entries()) for (const n of group) inGold[n] = k;
  for (const [k, group] of groups.entries()) for (const n of group) inFound[n] = k;
  const both = new Map<number, number>();
  for (const n of truth.keys()) {
    const key = inGold[n]! * groups.length + inFound[n]!;
    both.set(key, (both.get(key) ?? 0) + 1);
  }
  const muc = (from: readonly (readonly number[])[], other: Int32Array) => {
    let [kept, all] = [0, 0];
    for (const group of from) {
      all += group.length - 1;
      kept += group.length - new Set(group.map((n) => other[n])).size;
    }
    return kept / Math.max(all, 1);
  };
  let [precision, recall] = [0, 0];
  const alike = gold.map(() => Array.from({ length: groups.length }, () => 0));
  for (const [key, count] of both) {
    const [g, s] = [Math.floor(key / groups.length), key % groups.length];
    precision += count ** 2 / groups[s]!.length;
    recall += count ** 2 / gold[g]!.length;
    alike[g]![s] = (2 * count) / (gold[g]!.length + groups[s]!.length);
  }
  const matched = assignment(alike);
  const two = (n: number) => (n * (n - 1)) / 2;
  const lea = (from: readonly (readonly number[])[], other: Int32Array, others: readonly (readonly number[])[]) => {
    let sum = 0;
    for (const group of from) {
      const parts = new Map<number, number>();
      for (const n of group) parts.set(other[n]!, (parts.get(other[n]!) ?? 0) + 1);
      if (group.length === 1) sum += others[other[group[0]!]!]!.length === 1 ? 1 : 0;
      else sum += (group.length * [...parts.values()].reduce((links, n) => links + two(n), 0)) / two(group.length);
    }
    return sum / truth.length;
  };
  const scores = {
    MUC: f1(muc(groups, inGold), muc(gold, inFound)),
    'B-cubed': f1(precision / truth.length, recall / truth.length),
    'CEAF-e': f1(matched / groups.length, matched / gold.length),
  };
  return {
    CoNLL: (scores.MUC + scores['B-cubed'] + scores['CEAF-e']) / 3,
    ...scores,
    LEA: f1(lea(groups, inGold, gold), lea(gold, inFound, groups)),
  };
}

/** Event mentions linked within and across articles, the mentions given and the topic not. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { data: { type: 'string' } } });
  if (values.data === undefined) throw new Error('Name the articles with --data FILE.jsonl.');
  const rows = readFileSync(values.data, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
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
