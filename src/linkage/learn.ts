import type { Comparison } from './score.ts';

/** One field in which two records can be compared. The first level that holds counts; if none does, the last of all, "differs". */
export interface Field<Record> {
  readonly name: string;
  /** True where either record says nothing of the field: it then counts neither way. */
  readonly missing: (a: Record, b: Record) => boolean;
  readonly levels: readonly { readonly because: string; readonly holds: (a: Record, b: Record) => boolean }[];
  /** The words for two records that meet no level. */
  readonly otherwise: string;
}

/** What was learnt of one level: how often it holds among pairs of one thing (m) and of two (u), and log2(m/u). */
export interface LevelWeight {
  readonly because: string;
  readonly m: number;
  readonly u: number;
  readonly weight: number;
}

export interface Learnt {
  /** Share of the candidate pairs that are of one thing. */
  readonly prior: number;
  readonly fields: readonly { readonly name: string; readonly levels: readonly LevelWeight[] }[];
  /** Rounds until the weights stood still, and how many pairs they were learnt from. */
  readonly rounds: number;
  readonly pairs: number;
}

/** Level that says that a field is missing. Levels that hold are counted from 0; the one after the last is "differs". */
const MISSING = 255;
const ROUNDS = 200;
/** Added to every count, so that a level never seen has a small weight and not an endless one. */
const SMOOTH = 0.5;

/** The level of each field for one pair. */
export function patternOf<Record>(a: Record, b: Record, fields: readonly Field<Record>[]): Uint8Array {
  const pattern = new Uint8Array(fields.length);
  for (const [n, { missing, levels }] of fields.entries()) {
    if (missing(a, b)) pattern[n] = MISSING;
    else {
      const level = levels.findIndex(({ holds }) => holds(a, b));
      pattern[n] = level < 0 ? levels.length : level;
    }
  }
  return pattern;
}

/**
 * Weights learnt from pairs of which nobody said whether they match (Fellegi and Sunter, 1969, by expectation maximisation:
 * Winkler, 1988). Two classes of pairs are fitted, fields being independent within a class; the class that agrees more is the
 * one of matches. A missing field counts neither way. The same pairs in any order give the same weights. With `before`, what matches
 * look like is taken from there, and only how alike two different things are here, and the share of matches, are learnt.
 */
export function learnWeights<Record>(
  records: readonly Record[],
  pairs: readonly (readonly [number, number])[],
  fields: readonly Field<Record>[],
  before?: Learnt,
): Learnt {
  const patterns = new Map<string, { pattern: Uint8Array; count: number }>();
  for (const [a, b] of pairs) {
    const pattern = patternOf(records[a]!, records[b]!, fields);
    const key = String.fromCharCode(...pattern);
    const known = patterns.get(key);
    if (known) known.count += 1;
    else patterns.set(key, { pattern, count: 1 });
  }
  // In the order of their patterns, so that sums come out the same to the last bit for every order of pairs.
  const seen = [...patterns].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  const known = (which: 'm' | 'u') => before?.fields.map(({ levels }) => Float64Array.from(levels, (level) => level[which]));
  const m = known('m') ?? fields.map(({ levels }) => start(levels.length + 1, 0.9));
  const u = known('u') ?? fields.map(({ levels }) => start(levels.length + 1, 0.1));
  let prior = before?.prior ?? 0.1;
  let rounds = 0;
  while (rounds < ROUNDS) {
    rounds += 1;
    const inM = fields.map(({ levels }) => new Float64Array(levels.length + 1).fill(SMOOTH));
    const inU = fields.map(({ levels }) => new Float64Array(levels.length + 1).fill(SMOOTH));
    let matches = 0;
    let total = 0;
    for (const { pattern, count } of seen) {
      let odds = prior / (1 - prior);
      for (const [n, level] of pattern.entries()) if (level !== MISSING) odds *= m[n]![level]! / u[n]![level]!;
      const share = odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
      matches += share * count;
      total += count;
      for (const [n, level] of pattern.entries())
        if (level !== MISSING) {
          inM[n]![level]! += share * count;
          inU[n]![level]! += (1 - share) * count;
        }
    }
    let moved = 0;
    for (const n of fields.keys())
      for (const [own, counts] of [...(before ? [] : [[m[n]!, inM[n]!] as const]), [u[n]!, inU[n]!] as const]) {
        const sum = counts.reduce((all, one) => all + one, 0);
        for (const level of own.keys()) {
          const value = counts[level]! / sum;
          moved = Math.max(moved, Math.abs(value - own[level]!));
          own[level] = value;
        }
      }
    prior = Math.min(0.999, Math.max(1e-6, matches / Math.max(total, 1)));
    if (moved < 1e-5) break;
  }
  return {
    prior,
    rounds,
    pairs: pairs.length,
    fields: fields.map(({ name, levels, otherwise }, n) => ({
      name,
      levels: [...levels.map(({ because }) => because), otherwise].map((because, level) => {
        const [inOne, inTwo] = [m[n]![level]!, u[n]![level]!];
        return { because, m: inOne, u: inTwo, weight: Math.log2(inOne / inTwo) };
      }),
    })),
  };
}

/** A distribution over levels that falls from the first ("the same") to the last ("differs"), or rises. */
function start(levels: number, agree: number): Float64Array {
  const own = new Float64Array(levels);
  for (const level of own.keys()) own[level] = levels === 1 ? 1 : agree + ((1 - 2 * agree) * level) / (levels - 1) + 0.01;
  const sum = own.reduce((all, one) => all + one, 0);
  return own.map((value) => value / sum);
}

/** The learnt weights as comparisons, so that `score` gives each pair its weight and the reasons for it. */
export function comparisonsFrom<Record>(fields: readonly Field<Record>[], { fields: learnt }: Learnt): Comparison<Record>[] {
  return fields.map(({ name, missing, levels, otherwise }, n) => ({
    name,
    levels: [
      { holds: missing, weight: 0, because: 'not said by both' },
      ...levels.map(({ holds, because }, level) => ({ holds, because, weight: learnt[n]!.levels[level]!.weight })),
      { holds: () => true, because: otherwise, weight: learnt[n]!.levels.at(-1)!.weight },
    ],
  }));
}
