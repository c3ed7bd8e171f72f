// Expressions of time and their values, against annotated texts (TIMEX3 values, ISO-TimeML).
import { readFileSync } from 'node:fs';
import { findTimexes } from '../src/extraction/mentions/when.ts';
import type { Timex } from '../src/extraction/mentions/timex.ts';
import { documentOf } from '../src/extraction/testing.ts';
import { publishedOn } from '../src/model/testing/blank.ts';

interface Annotated {
  readonly id: string;
  /** Date of the document, ISO. */
  readonly dct: string | null;
  readonly text: string;
  readonly timex: readonly { readonly start: number; readonly end: number; readonly type: string; readonly value: string }[];
}

export interface TimeScore {
  readonly lines: readonly string[];
  /** F1 of values over expressions found at least in part, as TempEval-3 scores them. */
  readonly value: number;
}

const f1 = (hits: number, found: number, gold: number): number => (found + gold === 0 ? 0 : (2 * hits) / (found + gold));

/** A value written in another way that says the same: seconds, a missing leading T of the hour. */
const plain = (value: string): string =>
  value
    .trim()
    .toUpperCase()
    .replace(/(T\d\d:\d\d):00$/, '$1');

const overlapping = (timex: Annotated['timex'], { from, to }: Timex['core']): number =>
  timex.filter(({ start, end }) => from < end && start < to).length;

/** "3 to 7 March" is one expression here and two to most annotators: cut at the joining word, each side with its own value. */
function halves(time: Timex, text: string): Pick<Timex, 'core' | 'value' | 'from' | 'to'>[] {
  const [low, high] = time.value.split('/');
  const { from, to } = time.core;
  const joint = /\s(?:to|and|until|through)\s|\s?[-–—]\s?/.exec(text.slice(from, to));
  if (low === undefined || high === undefined || joint === null) return [time];
  const cut = { from: from + joint.index, to: from + joint.index + joint[0].length };
  return [
    { ...time, core: { from, to: cut.from }, value: low },
    { ...time, core: { from: cut.to, to }, value: high },
  ];
}

/** Scores one set: spans that overlap, spans that agree exactly, and values among the spans that overlap. */
export function score(texts: readonly Annotated[], show: (line: string) => void = () => undefined): TimeScore {
  let [gold, found, overlap, exact, right] = [0, 0, 0, 0, 0];
  for (const { id, dct, text, timex } of texts) {
    const day = dct === null ? null : dct.slice(0, 10);
    const doc = documentOf(text, {
      published: day === null ? null : publishedOn(day),
    });
    const times = findTimexes(doc).flatMap((time) => (overlapping(timex, time.core) > 1 ? halves(time, text) : [time]));
    gold += timex.length;
    found += times.length;
    const used = new Set<number>();
    for (const each of timex) {
      const at = times.findIndex(({ core }, k) => !used.has(k) && core.from < each.end && each.start < core.to);
      if (at < 0) {
        show(`${id} missed «${text.slice(each.start, each.end)}» ${each.value}`);
        continue;
      }
      used.add(at);
      const { core, value } = times[at]!;
      overlap++;
      if (core.from === each.start && core.to === each.end) exact++;
      if (plain(value) === plain(each.value)) right++;
      else show(`${id} «${text.slice(each.start, each.end)}» is ${each.value}, here ${value}`);
    }
    times.forEach(({ from, to, value }, k) => {
      if (!used.has(k)) show(`${id} extra «${text.slice(from, to)}» ${value}`);
    });
  }
  const percent = (n: number): string => (100 * n).toFixed(1);
  const value = f1(right, found, gold);
  return {
    value,
    lines: [
      `spans exact ${percent(f1(exact, found, gold))}, overlapping ${percent(f1(overlap, found, gold))}; values ${percent(value)} (F1; ${gold} expressions, ${found} found)`,
    ],
  };
}

/** Reads a set of annotated texts, one JSON object a line. */
export const readSet = (path: string): Annotated[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Annotated);

/** `--data FILE` scores a file, with `--show` every difference; without a file the project's two halves. */
export function run(args: readonly string[]): void {
  const at = args.indexOf('--data');
  const files =
    at >= 0 && args[at + 1] !== undefined
      ? [args[at + 1]!]
      : ['tuned', 'held-back'].map((half) => new URL(`../src/extraction/fixtures/times/${half}.jsonl`, import.meta.url).pathname);
  for (const file of files) {
    const texts = readSet(file);
    const { lines } = score(texts, at >= 0 && args.includes('--show') ? console.log : undefined);
    console.log(`times: ${file.split('/').pop()}, ${texts.length} texts: ${lines.join('; ')}`);
  }
}

if (import.meta.main) run(process.argv.slice(2));
