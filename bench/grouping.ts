// Articles grouped by the event they tell of, by facts: B-cubed and pairwise F1.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findStories } from '../src/corroboration/index.ts';
import type { Reading } from '../src/model/index.ts';
import { digestOf } from '../src/model/index.ts';
import { read } from '../src/reading/index.ts';

interface Row {
  readonly incident: string;
  readonly docs: readonly { readonly id: string; readonly title: string; readonly date: string; readonly text: string }[];
}

/** B-cubed and pairwise precision, recall and F1 of groups of things whose true group is known. */
export function groupScores(truth: readonly string[], groups: readonly (readonly number[])[]): Record<'b3' | 'pairwise', string> {
  const size = new Map<string, number>();
  for (const one of truth) size.set(one, (size.get(one) ?? 0) + 1);
  const two = (n: number) => (n * (n - 1)) / 2;
  let [precision, recall, right, found] = [0, 0, 0, 0];
  for (const group of groups) {
    const of = new Map<string, number>();
    for (const n of group) of.set(truth[n]!, (of.get(truth[n]!) ?? 0) + 1);
    found += two(group.length);
    for (const [name, n] of of) {
      precision += (n * n) / group.length;
      recall += (n * n) / size.get(name)!;
      right += two(n);
    }
  }
  const wanted = [...size.values()].reduce((sum, n) => sum + two(n), 0);
  const line = (p: number, r: number) =>
    `precision ${p.toFixed(3)} recall ${r.toFixed(3)} F1 ${((2 * p * r) / (p + r)).toFixed(3)}`;
  return {
    b3: line(precision / truth.length, recall / truth.length),
    pairwise: line(right / Math.max(found, 1), right / wanted),
  };
}

/** Articles on shootings grouped by incident, by the facts they tell: read through the reading room, dated by their own line. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { data: { type: 'string' } } });
  if (values.data === undefined) throw new Error('Name the articles with --data FILE.jsonl.');
  const rows = readFileSync(values.data, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
  const readings: Reading[] = [];
  const articles: { reading: string; incident: string }[] = [];
  for (const { incident, docs } of rows)
    for (const { id, title, date, text } of docs) {
      const bytes = new TextEncoder().encode(`${title}\n\nPublished: ${date}\n\n${text}`);
      const { reading } = await read(bytes, { path: `${id}.txt`, object: digestOf(bytes) });
      if (reading === null) continue;
      // The same text under two names is one reading, and stands for each of its articles.
      if (!articles.some((one) => one.reading === reading.id)) readings.push(reading);
      articles.push({ reading: reading.id, incident });
    }
  const began = performance.now();
  const stories = findStories(readings);
  const seconds = (performance.now() - began) / 1000;
  const scores = groupScores(
    articles.map(({ incident }) => incident),
    stories.map((story) => [...articles.keys()].filter((n) => story.readings.some((id) => id === articles[n]!.reading))),
  );
  console.log(
    `${articles.length} articles of ${rows.length} incidents, ${stories.length} groups found in ${seconds.toFixed(1)} s`,
  );
  console.log(`B-cubed  ${scores.b3}\npairwise ${scores.pairwise}`);
}
