// Articles grouped by the event they tell of, by facts: B-cubed and pairwise F1, beside likeness of words alone.
import { findStories } from '../src/corroboration/index.ts';
import type { Reading } from '../src/model/index.ts';
import { digestOf } from '../src/model/index.ts';
import { read } from '../src/reading/index.ts';
import { type Score, bCubed, f1, pairwise, sharedBy } from './clusterings.ts';
import { rowsNamed } from './rows.ts';

interface Row {
  readonly incident: string;
  readonly city: string;
  readonly state: string;
  readonly docs: readonly { readonly id: string; readonly title: string; readonly date: string; readonly text: string }[];
}

/**
 * The same articles made hard to tell apart, as in a file on one city: every incident is moved to one city and into four weeks. The
 * lapse between the articles of one incident stays as it was, and so does all else that they tell.
 */
function inOneCity(rows: readonly Row[]): Row[] {
  return rows.map((row, n) => {
    const first = row.docs.map(({ date }) => date).toSorted()[0]!;
    const moved = (date: string) =>
      new Date(Date.UTC(2016, 0, 4 + ((n * 11) % 28)) + Date.parse(date) - Date.parse(first)).toISOString().slice(0, 10);
    const here = (text: string) =>
      [row.city, row.state]
        .filter((name) => name.length > 2)
        .reduce((all, name, at) => all.replaceAll(name, at === 0 ? 'Springfield' : 'Illinois'), text);
    return {
      ...row,
      docs: row.docs.map((doc) => ({
        ...doc,
        title: here(doc.title),
        text: here(doc.text),
        date: Number.isNaN(Date.parse(doc.date)) ? doc.date : moved(doc.date),
      })),
    };
  });
}

/** The peer: articles whose words are alike by more than 0.26 (cosine of TF-IDF), and whatever such pairs chain together. */
function likeWords(texts: readonly string[]): number[][] {
  const words = texts.map((text) => text.toLowerCase().match(/[a-z0-9]{2,}/g) ?? []);
  const having = new Map<string, number>();
  for (const own of words) for (const word of new Set(own)) having.set(word, (having.get(word) ?? 0) + 1);
  const vectors = words.map((own) => {
    const counts = new Map<string, number>();
    for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
    const vector = new Map(
      [...counts].map(([word, n]) => [word, (1 + Math.log(n)) * Math.log(texts.length / having.get(word)!)]),
    );
    const length = Math.hypot(...vector.values());
    return new Map([...vector].map(([word, n]) => [word, n / Math.max(length, 1e-9)]));
  });
  const root = texts.map((_, n) => n);
  const find = (n: number): number => (root[n] === n ? n : (root[n] = find(root[n]!)));
  for (const [a, one] of vectors.entries())
    for (let b = a + 1; b < vectors.length; b++) {
      let alike = 0;
      for (const [word, n] of one) alike += n * (vectors[b]!.get(word) ?? 0);
      if (alike > 0.26) root[find(a)] = find(b);
    }
  return [...Map.groupBy(texts.keys(), find).values()];
}

/** Articles on shootings grouped by incident, by the facts they tell: read through the reading room, dated by their own line. */
export async function run(args: string[]): Promise<void> {
  const { rows, given } = rowsNamed<Row>(args, ['one-city']);
  const readings: Reading[] = [];
  const articles: { reading: string; incident: string; text: string }[] = [];
  for (const { incident, docs } of given.has('one-city') ? inOneCity(rows) : rows)
    for (const { id, title, date, text } of docs) {
      const bytes = new TextEncoder().encode(`${title}\n\nPublished: ${date}\n\n${text}`);
      const { reading } = await read(bytes, { path: `${id}.txt`, object: digestOf(bytes) });
      if (reading === null) continue;
      // The same text under two names is one reading, and stands for each of its articles.
      if (!articles.some((one) => one.reading === reading.id)) readings.push(reading);
      articles.push({ reading: reading.id, incident, text: `${title}\n${text}` });
    }
  const began = performance.now();
  const stories = findStories(readings);
  const seconds = (performance.now() - began) / 1000;
  const truth = articles.map(({ incident }) => incident);
  const print = (label: string, groups: readonly (readonly number[])[]) => {
    const shared = sharedBy(truth, groups);
    const line = ({ precision, recall }: Score) =>
      `precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} F1 ${f1(precision, recall).toFixed(3)}`;
    console.log(`${label.padEnd(12)} B-cubed ${line(bCubed(shared))}; pairwise ${line(pairwise(shared))}`);
  };
  console.log(
    `${articles.length} articles of ${rows.length} incidents${given.has('one-city') ? ', all in one city within four weeks' : ''}, ${stories.length} groups found in ${seconds.toFixed(1)} s`,
  );
  print('like words', likeWords(articles.map(({ text }) => text)));
  print(
    'by facts',
    stories.map((story) => [...articles.keys()].filter((n) => story.readings.some((id) => id === articles[n]!.reading))),
  );
}
