// Who repeats whom: copies, cuts, new leads and retellings found, against the truth and against every pair compared.
import { parseArgs } from 'node:util';
import { bodyOf, countRuns, houseLines, sharedRuns } from '../src/corroboration/fingerprints.ts';
import { findOrigins } from '../src/corroboration/index.ts';
import { isCopy } from '../src/corroboration/origins.ts';
import type { Reading, Source } from '../src/model/index.ts';
import { blankReading, blankSource } from '../src/model/testing/blank.ts';

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

const starts = 'Tar Mi Bel Or Vel Kar Dor Ost Rho Ist Sel Ner Pav Lun Had Quen Zal Bry Fen Gor'.split(' ');
const ends = 'sk rova u dun mar sa na ra via er ka lin to mir beck holt sta wick dal mouth'.split(' ');
const things =
  'clinic market bridge school bakery convoy depot mosque church shelter station well mill harbour warehouse tower hospital orchard ferry barracks'.split(
    ' ',
  );
const people =
  'nurses traders drivers pupils bakers neighbours porters fishermen farmers teachers widows students guards masons weavers'.split(
    ' ',
  );
const deeds = 'struck hit shelled burned flattened damaged bombed raided emptied closed seized searched blocked mined'.split(' ');
const ways =
  'before dawn|after evening prayers|during the midday break|as the gates opened|while rain fell|under a clear sky|in the second hour of the truce|an hour after the siren|as families slept|when the power failed'.split(
    '|',
  );
const ends2 =
  'and the road was closed until nightfall|and two walls fell into the yard|while others waited by the river|and the roof gave way an hour later|before anyone could reach the cellar|and smoke was seen from the hills|as the last bus was leaving|and the telephone lines went dead|while the bells were still ringing|and nobody claimed it that day'.split(
    '|',
  );
/** Other words for the words above, for reports told again. */
const others: Readonly<Record<string, string>> = {
  struck: 'hit',
  hit: 'struck',
  burned: 'set alight',
  damaged: 'wrecked',
  closed: 'shut',
  seized: 'took',
  raided: 'stormed',
  before: 'ahead of',
  after: 'following',
  while: 'as',
  during: 'amid',
  said: 'told us',
  killed: 'left dead',
  others: 'more people',
  until: 'up to',
};

interface Made {
  readonly text: string;
  readonly origin: number;
}

/** A report of its own: sentences with invented names, numbers and turns. */
export function inventedReport(random: () => number, sentences: number): string[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const name = () => `${pick(starts)}${pick(ends)}`;
  const number = () => 2 + Math.floor(random() * 90);
  const place = name();
  return Array.from({ length: sentences }, () => {
    const turn = Math.floor(random() * 5);
    const when = pick(ways);
    if (turn === 0)
      return `The ${pick(things)} of ${name()} in ${place} was ${pick(deeds)} ${when}, ${name()} ${name()} said, ${pick(ends2)}.`;
    if (turn === 1)
      return `At least ${number()} ${pick(people)} were killed and ${number()} others hurt near the ${pick(things)} ${when}, ${pick(ends2)}.`;
    if (turn === 2)
      return `${name()} ${name()}, who works at the ${pick(things)}, said that ${number()} ${pick(people)} had left ${when} ${pick(ends2)}.`;
    if (turn === 3)
      return `By ${number()} past the hour ${pick(people)} from ${name()} had reached the ${pick(things)} ${when}, ${pick(ends2)}.`;
    return `Records of the ${pick(things)} in ${name()} list ${number()} ${pick(people)} and ${number()} ${pick(people)} by name, ${when}, ${pick(ends2)}.`;
  });
}

const retold = (sentence: string, random: () => number): string =>
  sentence
    .replace(/[a-z]+/g, (word) => (others[word] !== undefined && random() < 0.8 ? others[word] : word))
    .replace(/^The /, 'A ');

/** A corpus of stories with copies, cuts, agency copies with a new lead, retold reports, and pages that share only furniture. */
export function copiesCorpus(stories: number, seed: number): Made[] {
  const random = chance(seed);
  const made: Made[] = [];
  const sites = Array.from({ length: 8 }, (_, site) => {
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    return {
      menu: `Home World Sport Weather ${pick(starts)} Live Markets Opinion Subscribe Sign in About us Contact`,
      related: Array.from({ length: 4 }, () => inventedReport(random, 1)[0]!.slice(0, 70)).join('...\n'),
      footer: `Sign up for the ${pick(starts)}${pick(ends)} newsletter and get the stories of the day in your inbox each morning. All rights reserved by desk ${site}.`,
    };
  });
  const page = (body: string) => {
    const site = sites[Math.floor(random() * sites.length)]!;
    return random() < 0.6
      ? `${site.menu}\n\n${body}\n\nMore from ${site.menu.split(' ')[4]}\n${site.related}\n\n${site.footer}`
      : body;
  };
  const paragraphs = (sentences: readonly string[]) =>
    sentences
      .map((sentence, n) => sentence + (n % 2 === 1 ? '\n\n' : ' '))
      .join('')
      .trim();
  for (let origin = 0; origin < stories; origin++) {
    const sentences = inventedReport(random, 6 + Math.floor(random() * 12));
    made.push({ text: page(paragraphs(sentences)), origin });
    const copies = random() < 0.5 ? 0 : 1 + Math.floor(random() * 4);
    for (let n = 0; n < copies; n++) {
      const kind = Math.floor(random() * 4);
      if (kind === 0) made.push({ text: page(paragraphs(sentences)), origin });
      else if (kind === 1)
        made.push({ text: page(paragraphs(sentences.slice(0, Math.max(3, Math.floor(sentences.length * 0.4))))), origin });
      else if (kind === 2)
        made.push({ text: page(paragraphs([...inventedReport(random, 1 + Math.floor(random() * 2)), ...sentences])), origin });
      else made.push({ text: page(paragraphs(sentences.map((sentence) => retold(sentence, random)))), origin });
    }
  }
  return made;
}

/** Sources and readings of texts, without marks of what is furniture: the room has to see it by itself. */
export function textsAsReadings(texts: Iterable<string>): { sources: Source[]; readings: Reading[] } {
  const sources: Source[] = [];
  const readings: Reading[] = [];
  const known = new Set<string>();
  for (const text of texts) {
    const source = blankSource(text, `${sources.length}.txt`);
    sources.push(source);
    if (known.has(source.object)) continue;
    known.add(source.object);
    readings.push(blankReading(text));
  }
  return { sources, readings };
}

/** Copies found against all pairs of a made corpus, whose truth is known; and with --documents, only the time for so many. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      stories: { type: 'string', default: '500' },
      seed: { type: 'string', default: '7' },
      documents: { type: 'string' },
    },
  });
  if (values.documents !== undefined) return timing(Number(values.documents), Number(values.seed));
  const made = copiesCorpus(Number(values.stories), Number(values.seed));
  const { sources, readings } = textsAsReadings(made.map(({ text }) => text));
  const began = performance.now();
  const origins = findOrigins(sources, readings, [], []);
  const seconds = (performance.now() - began) / 1000;
  const truth = new Map(sources.map(({ id }, n) => [id, made[n]!.origin]));
  const sizes = new Map<number, number>();
  for (const { origin } of made) sizes.set(origin, (sizes.get(origin) ?? 0) + 1);
  const two = (n: number) => (n * (n - 1)) / 2;
  const wanted = [...sizes.values()].reduce((sum, n) => sum + two(n), 0);
  let [found, right] = [0, 0];
  for (const { sources: own } of origins) {
    found += two(own.length);
    const of = new Map<number, number>();
    for (const id of own) of.set(truth.get(id)!, (of.get(truth.get(id)!) ?? 0) + 1);
    for (const n of of.values()) right += two(n);
  }
  console.log(`${made.length} texts of ${sizes.size} stories, ${origins.length} origins found in ${seconds.toFixed(1)} s`);
  console.log(
    `against the truth, retold reports too: precision ${(right / found).toFixed(4)} recall ${(right / wanted).toFixed(4)}`,
  );
  bruteForce(readings, sources, origins, new Map([...truth].map(([id, origin]) => [id as string, origin])));
}

/** Every pair of texts compared run by run, as the room compares the likely ones: which copies the sampling misses. */
function bruteForce(
  readings: readonly Reading[],
  sources: readonly Source[],
  origins: readonly { readonly sources: readonly string[] }[],
  truth: ReadonlyMap<string, number>,
): void {
  const began = performance.now();
  const { house } = houseLines(readings);
  const bodies = countRuns(readings.map((reading) => bodyOf(reading, house)));
  const sourceOf = new Map(sources.map(({ object, id }) => [object, id as string]));
  const originOf = new Map(origins.flatMap(({ sources: own }, n) => own.map((id) => [id, n] as const)));
  let [copies, found, alsoTrue, pairs] = [0, 0, 0, 0];
  for (const [a, one] of bodies.entries())
    for (let b = a + 1; b < bodies.length; b++) {
      pairs += 1;
      const other = bodies[b]!;
      const { count, share } = sharedRuns(one, other);
      if (!isCopy(count, share)) continue;
      copies += 1;
      const [x, y] = [sourceOf.get(one.reading.object)!, sourceOf.get(other.reading.object)!];
      if (originOf.get(x) === originOf.get(y)) found += 1;
      if (truth.get(x) === truth.get(y)) alsoTrue += 1;
    }
  console.log(
    `against brute force, ${pairs.toLocaleString('en')} pairs in ${((performance.now() - began) / 1000).toFixed(1)} s: ${found} of ${copies} near-copies found, recall ${(found / Math.max(copies, 1)).toFixed(4)}; ${alsoTrue} of them are copies in truth, precision ${(alsoTrue / Math.max(copies, 1)).toFixed(4)}`,
  );
}

/** Invented reports of six sentences one by one, every tenth of them the one before with a sentence of its own. */
function* madeTexts(documents: number, seed: number): Generator<string> {
  const random = chance(seed);
  let before = '';
  for (let n = 0; n < documents; n++) {
    before = n % 10 === 9 ? `${before} ${inventedReport(random, 1)[0]!}` : inventedReport(random, 6).join(' ');
    yield before;
  }
}

/** The time for many documents, of which every tenth is a copy: all of these are to be found, and nothing else. */
function timing(documents: number, seed: number): void {
  const { sources, readings } = textsAsReadings(madeTexts(documents, seed));
  console.log(
    `${documents.toLocaleString('en')} documents made, ${Math.round(process.memoryUsage().rss / 2 ** 20).toLocaleString('en')} MB`,
  );
  const cpu = process.cpuUsage();
  const began = performance.now();
  const origins = findOrigins(sources, readings, [], []);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const numberOf = new Map(sources.map(({ id }, n) => [id, n]));
  let [right, wrong] = [0, 0];
  for (const { sources: own } of origins) {
    if (own.length === 1) continue;
    const [a, b, more] = own.map((id) => numberOf.get(id)!).toSorted((x, y) => x - y);
    if (more === undefined && b === a! + 1 && b % 10 === 9) right += 1;
    else wrong += 1;
  }
  console.log(
    `${origins.length.toLocaleString('en')} origins in ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of one core; limit 900 s for a million), peak ${Math.round(process.resourceUsage().maxRSS / 1024).toLocaleString('en')} MB; ${right.toLocaleString('en')} of ${Math.floor(documents / 10).toLocaleString('en')} copies found, ${wrong} groups that are none`,
  );
}
