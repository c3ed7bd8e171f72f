import type { Reading, Span } from '../model/index.ts';
import { eachCandidatePair } from '../linkage/index.ts';
import { detailsOf } from './details.ts';
import { fold } from './text.ts';

/** Words in a run that two texts must share to share it. */
export const RUN = 5;
/**
 * One run in so many is kept for finding likely pairs (Manber, 1994), and more of those that few texts have, which say most: the same
 * ones in every text, so that a cut copy is found too.
 */
const SAMPLED = 8;
const SAMPLED_RARE = 2;
/** A run that so many texts have is rare. */
const RARE = 16;
/** Of a text with few runs all are kept. */
const FEW = 48;
/** Share of the sampled runs of the shorter text that two texts must share to be compared in full. */
const LIKELY = 0.25;
/** Texts that share a sampled run are compared with so many of those that share it before them; a chain of copies is found so. */
const NEIGHBOURS = 6;
/** A run that many texts have says less; but a report copied by a thousand is still a copy. */
const MOST_DAMPED = 25;

/** The runs of words of a body, as sorted hashes of 32 bits, each once. */
export interface Body {
  readonly reading: Reading;
  readonly runs: Uint32Array;
}

interface Word {
  readonly hash: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The words of a reading that are its own report: furniture is left out, and so are lines that are no prose (menus, lists of titles,
 * buttons), however a page is read.
 */
function* wordsIn({ text, furniture }: Reading): Generator<Word[]> {
  const pieces: Span[] = [];
  let from = 0;
  for (const piece of furniture.toSorted((a, b) => a.from - b.from)) {
    if (piece.from > from) pieces.push({ from, to: piece.from });
    from = Math.max(from, piece.to);
  }
  pieces.push({ from, to: text.length });
  for (const piece of pieces)
    for (const line of text.slice(piece.from, piece.to).matchAll(/[^\n]+/g)) {
      const words: Word[] = [];
      for (const match of line[0].matchAll(/[\p{L}\p{N}]+/gu)) {
        const at = piece.from + line.index + match.index;
        words.push({ hash: hashOf(fold(match[0])), from: at, to: at + match[0].length });
      }
      if (words.length >= RUN && /[.!?…]["'”’)\]]*\s*$|[.!?]["'”’)]*\s+\p{Lu}/u.test(line[0])) yield words;
    }
}

function* runsIn(reading: Reading, house: House): Generator<{ hash: number; from: number; to: number }> {
  for (const words of wordsIn(reading)) {
    if (house(lineHash(words))) continue;
    for (let n = 0; n + RUN <= words.length; n++) {
      let hash = 0x2545f491;
      for (let k = 0; k < RUN; k++) hash = mix(hash ^ words[n + k]!.hash);
      yield { hash, from: words[n]!.from, to: words[n + RUN - 1]!.to };
    }
  }
}

/** True for a line that is furniture of a house: pages of different reports have it. */
export type House = (line: number) => boolean;

const lineHash = (words: readonly Word[]) => words.reduce((hash, word) => mix(hash ^ word.hash), 0x51ed270b);

/** From so many texts on it is known in how many a line stands. */
const FOUND_AGAIN = 2;
/** A line is looked at when it stands in so many texts, */
const REPEATED = 4;
/** by a sample of so many of those, */
const SAMPLE = 8;
/** and is furniture when they are for so large a part of lines that none of the others has. */
const OTHERWISE = 0.3;

/**
 * Lines that pages of different reports share, though no reader marked them: footers, calls to subscribe, lists of other reports.
 * The lines of a report that many copied repeat too, but what stands beside them is then at most a lead of the copier's own.
 */
export function houseLines(readings: readonly Reading[]): { house: House; repeats: (line: number) => number } {
  // Most lines stand in one text only. They are counted in cells first, so that a million texts keep no list of all their lines.
  const linesOf = readings.map((reading) => Uint32Array.from(new Set([...wordsIn(reading)].map(lineHash))));
  const often = countEach(linesOf);
  const repeats = new Map<number, number>();
  const sample = new Map<number, number[]>();
  for (const [n, lines] of linesOf.entries())
    for (const line of lines) {
      if (often(line) < FOUND_AGAIN) continue;
      repeats.set(line, (repeats.get(line) ?? 0) + 1);
      const having = sample.get(line);
      if (having === undefined) sample.set(line, [n]);
      else if (having.length < SAMPLE) having.push(n);
    }
  // How many words each line of a sampled text has, found again when it is asked for: few texts are sampled.
  const lengths = new Map<number, ReadonlyMap<number, number>>();
  const own = (n: number): ReadonlyMap<number, number> => {
    let lines = lengths.get(n);
    if (!lines) {
      lines = new Map([...wordsIn(readings[n]!)].map((words) => [lineHash(words), words.length]));
      lengths.set(n, lines);
    }
    return lines;
  };
  const furniture = new Set<number>();
  for (const [line, having] of sample) {
    if (having.length < REPEATED) continue;
    const among = new Map<number, number>();
    for (const n of having) for (const other of own(n).keys()) among.set(other, (among.get(other) ?? 0) + 1);
    let alone = 0;
    for (const n of having) {
      let [all, single] = [0, 0];
      for (const [other, words] of own(n)) {
        all += words;
        if (among.get(other) === 1) single += words;
      }
      alone += single / all;
    }
    if (alone / having.length >= OTHERWISE) furniture.add(line);
  }
  return { house: (line) => furniture.has(line), repeats: (line) => repeats.get(line) ?? 1 };
}

/** The body of a reading as runs, without furniture. */
export function bodyOf(reading: Reading, house: House = () => false): Body {
  const runs: number[] = [];
  for (const { hash } of runsIn(reading, house)) runs.push(hash);
  const sorted = Uint32Array.from(runs).sort();
  let count = 0;
  for (let n = 0; n < sorted.length; n++) if (n === 0 || sorted[n] !== sorted[n - 1]) sorted[count++] = sorted[n]!;
  return { reading, runs: sorted.slice(0, count) };
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: every bit of the result hangs on every bit of the value. */
function mix(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** A body with in how many bodies each of its runs stands, up to 255. */
export interface CountedBody extends Body {
  readonly often: Uint8Array;
}

/** Counts in how many of some bodies each of their runs stands. */
export function countRuns(bodies: readonly Body[]): CountedBody[] {
  const often = countEach(bodies.map(({ runs }) => runs));
  return bodies.map(({ reading, runs }) => ({ reading, runs, often: Uint8Array.from(runs, often) }));
}

/** In how many lists a hash stands, up to 255; hashes that fall on one cell are counted together, so that it never says too few. */
function countEach(lists: readonly Uint32Array[]): (hash: number) => number {
  const total = lists.reduce((sum, { length }) => sum + length, 0);
  let cells = 1 << 12;
  while (cells < 4 * total && cells < 2 ** 29) cells *= 2;
  const counts = new Uint8Array(cells);
  for (const list of lists)
    for (const hash of list) {
      const cell = hash & (cells - 1);
      if (counts[cell]! < 255) counts[cell]! += 1;
    }
  return (hash) => Math.max(1, counts[hash & (cells - 1)]!);
}

const rateOf = (often: number): number => (often <= RARE ? SAMPLED_RARE : SAMPLED);
/** Whether a run is kept. One that stands in a single text brings it to no other. */
const isSampled = (run: number, often: number): boolean => often > 1 && mix(run) % rateOf(often) === 0;
/** What a run weighs that stands in so many bodies. */
const weightOf = Float64Array.from({ length: 256 }, (_, often) => 1 / Math.sqrt(Math.min(MOST_DAMPED, Math.max(1, often))));

/**
 * Visits the pairs of bodies that share a sampled run, and enough of the others, rarely one of them twice. Time grows with the number
 * of runs.
 */
export function eachLikelyPair(bodies: readonly CountedBody[], visit: (a: number, b: number) => void): void {
  // All samples in flat arrays, one text after another: a million texts are looked up in no order.
  const starts = new Uint32Array(bodies.length + 1);
  const whole = bodies.map(({ runs }) => runs.length <= FEW);
  for (const [n, { runs, often }] of bodies.entries()) {
    let kept = 0;
    for (let k = 0; k < runs.length; k++) if (whole[n]! ? often[k]! > 1 : isSampled(runs[k]!, often[k]!)) kept += 1;
    starts[n + 1] = starts[n]! + kept;
  }
  const size = starts.at(-1)!;
  const samples = new Uint32Array(size);
  const samplesOften = new Uint8Array(size);
  const totals = new Float32Array(bodies.length);
  for (const [n, { runs, often }] of bodies.entries()) {
    let at = starts[n]!;
    for (let k = 0; k < runs.length; k++) {
      totals[n]! += weightOf[often[k]!]!;
      if (whole[n]! ? often[k]! <= 1 : !isSampled(runs[k]!, often[k]!)) continue;
      samples[at] = runs[k]!;
      samplesOften[at++] = often[k]!;
    }
  }
  // Copies share most of the runs of the shorter; texts that share a turn of phrase do not, and are left out before they cost more.
  const enough = (a: number, b: number) => {
    const all = whole[a]! && whole[b]!;
    const [endA, endB] = [starts[a + 1]!, starts[b + 1]!];
    let least = LIKELY * Math.min(totals[a]!, totals[b]!);
    let [i, j] = [starts[a]!, starts[b]!];
    while (i < endA && j < endB && least > 0) {
      const [p, q] = [samples[i]!, samples[j]!];
      // Each stands for those that were not kept.
      if (p === q) least -= weightOf[samplesOften[i]!]! * (all ? 1 : rateOf(samplesOften[i]!));
      if (p <= q) i += 1;
      if (q <= p) j += 1;
    }
    return least <= 0;
  };
  const entries = new Float64Array(size);
  let at = 0;
  // The run in the upper bits and the body in the lower 21, so that one sort brings equal runs together.
  // Texts stand in the order of their smallest runs, which copies mostly share: so they are neighbours under a run that thousands have.
  const smallest = (n: number, k: number) => (starts[n]! + k < starts[n + 1]! ? samples[starts[n]! + k]! : 2 ** 32);
  const ordered = Uint32Array.from(bodies.keys()).sort(
    (a, b) => smallest(a, 0) - smallest(b, 0) || smallest(a, 1) - smallest(b, 1) || a - b,
  );
  for (const [place, n] of ordered.entries())
    for (let k = starts[n]!; k < starts[n + 1]!; k++) entries[at++] = samples[k]! * 2 ** 21 + place;
  entries.sort();
  // Pairs met lately, so that those that share many runs are visited once; a pair pushed out by another is visited again.
  const met = new Float64Array(Math.min(1 << 22, Math.max(1 << 10, 2 ** Math.ceil(Math.log2(size + 1)))));
  let first = 0;
  for (let n = 1; n <= entries.length; n++) {
    if (n < entries.length && Math.floor(entries[n]! / 2 ** 21) === Math.floor(entries[first]! / 2 ** 21)) continue;
    for (let i = first + 1; i < n; i++)
      for (let j = Math.max(first, i - NEIGHBOURS); j < i; j++) {
        const [x, y] = [ordered[entries[j]! % 2 ** 21]!, ordered[entries[i]! % 2 ** 21]!];
        const [a, b] = x < y ? [x, y] : [y, x];
        const pair = a * 2 ** 21 + b + 1;
        const slot = mix(Math.imul(a, 0x9e3779b1) ^ b) & (met.length - 1);
        if (a === b || met[slot] === pair) continue;
        met[slot] = pair;
        if (enough(a, b)) visit(a, b);
      }
    first = n;
  }
}

export interface Shared {
  /** Runs that both have, and the share that they are of the shorter body, runs that many bodies have weighing less. */
  readonly count: number;
  readonly share: number;
}

export function sharedRuns(a: CountedBody, b: CountedBody): Shared {
  const [short, long] = a.runs.length <= b.runs.length ? [a, b.runs] : [b, a.runs];
  let [count, common, all, at] = [0, 0, 0, 0];
  for (let n = 0; n < short.runs.length; n++) {
    const [run, weight] = [short.runs[n]!, weightOf[short.often[n]!]!];
    all += weight;
    while (at < long.length && long[at]! < run) at += 1;
    if (long[at] === run) {
      count += 1;
      common += weight;
    }
  }
  return { count, share: all === 0 ? 0 : common / all };
}

/** Where the longest stretch of runs that another body has too stands in a reading; null when it has none. */
export function longestShared(other: Body, reading: Reading): Span | null {
  const known = new Set(other.runs);
  let best: Span | null = null;
  let now: { from: number; to: number } | null = null;
  for (const { hash, from, to } of runsIn(reading, () => false)) {
    if (!known.has(hash)) {
      now = null;
      continue;
    }
    if (now !== null && from <= now.to) now.to = to;
    else now = { from, to };
    if (best === null || now.to - now.from > best.to - best.from) best = { from: now.from, to: now.to };
  }
  return best;
}

/** The facts of a text in their order, for finding a report told again in other words. */
export interface Facts {
  /** Names and numbers with what they count, by where they first come. */
  readonly order: readonly string[];
  readonly words: ReadonlySet<string>;
}

/** The facts of a reading, without the lines for which `house` holds: those that stand word for word in several texts. */
export function factsOf(reading: Reading, house: (line: number) => boolean): Facts {
  const prose: string[] = [];
  for (const words of wordsIn(reading))
    if (!house(lineHash(words))) prose.push(reading.text.slice(words[0]!.from, words.at(-1)!.to));
  const { name, number, word, order } = { ...detailsOf(`${prose.join('.\n')}.`), order: [] as string[] };
  for (const one of name.keys()) order.push(one);
  for (const one of number.keys()) if (one.includes(' ')) order.push(one);
  const flat = fold(prose.join(' '));
  const place = new Map(order.map((one) => [one, flat.indexOf(one.split(' ')[0]!)]));
  return { order: order.toSorted((a, b) => place.get(a)! - place.get(b)! || (a < b ? -1 : 1)), words: new Set(word.keys()) };
}

/** How many facts of the fewer both have, of how many; the share of them in one order; and the share of the fewer other words. */
export function sharedFacts(a: Facts, b: Facts): { facts: number; share: number; inOrder: number; words: number } {
  const at = new Map(b.order.map((one, n) => [one, n]));
  const both = a.order.map((one) => at.get(one)).filter((n) => n !== undefined);
  const fewer = Math.min(a.order.length, b.order.length);
  const fewerWords = Math.min(a.words.size, b.words.size);
  let common = 0;
  for (const word of a.words) if (b.words.has(word)) common += 1;
  return {
    facts: both.length,
    share: fewer === 0 ? 0 : both.length / fewer,
    inOrder: both.length === 0 ? 0 : rising(both) / both.length,
    words: fewerWords === 0 ? 0 : common / fewerWords,
  };
}

/** Length of the longest rising part of a list (patience sorting). */
function rising(list: readonly number[]): number {
  const tops: number[] = [];
  for (const value of list) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tops[middle]! < value) low = middle + 1;
      else high = middle;
    }
    tops[low] = value;
  }
  return tops.length;
}

/** Visits pairs of texts that share at least three names or numbers which few texts have. */
export function eachPairByFacts(facts: readonly Facts[], visit: (a: number, b: number) => void): void {
  const keys = facts.map(({ order }) => order);
  const sets = keys.map((own) => new Set(own));
  eachCandidatePair(
    facts.length,
    (n) => keys[n]!,
    (a, b) => {
      let shared = 0;
      for (const key of keys[a]!) if (sets[b]!.has(key) && ++shared === 3) break;
      if (shared === 3) visit(a, b);
    },
    40,
  );
}
