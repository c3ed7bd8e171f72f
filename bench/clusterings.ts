// Groups of things whose true group is known: how right they are, by the measures of the field.

/** True groups and found ones, with how many things each pair of them has in common. */
interface Shared {
  readonly gold: readonly (readonly number[])[];
  readonly found: readonly (readonly number[])[];
  /** For each thing the index of its true group, and of its found one. */
  readonly inGold: Int32Array;
  readonly inFound: Int32Array;
  /** By index of the true group times the number of found groups, plus index of the found group. */
  readonly both: ReadonlyMap<number, number>;
}

const two = (n: number) => (n * (n - 1)) / 2;
export const f1 = (p: number, r: number) => (p + r === 0 ? 0 : (2 * p * r) / (p + r));

export interface Score {
  readonly precision: number;
  readonly recall: number;
}

export function sharedBy(truth: readonly string[], found: readonly (readonly number[])[]): Shared {
  const byName = new Map<string, number[]>();
  for (const [n, name] of truth.entries()) {
    const own = byName.get(name);
    if (own) own.push(n);
    else byName.set(name, [n]);
  }
  const gold = [...byName.values()];
  const [inGold, inFound] = [new Int32Array(truth.length), new Int32Array(truth.length)];
  for (const [k, group] of gold.entries()) for (const n of group) inGold[n] = k;
  for (const [k, group] of found.entries()) for (const n of group) inFound[n] = k;
  const both = new Map<number, number>();
  for (const n of truth.keys()) {
    const key = inGold[n]! * found.length + inFound[n]!;
    both.set(key, (both.get(key) ?? 0) + 1);
  }
  return { gold, found, inGold, inFound, both };
}

/** B-cubed (Bagga and Baldwin, 1998): the mean over things of how pure and how complete their group is. */
export function bCubed({ gold, found, both, inGold }: Shared): Score {
  let [precision, recall] = [0, 0];
  for (const [key, count] of both) {
    precision += count ** 2 / found[key % found.length]!.length;
    recall += count ** 2 / gold[Math.floor(key / found.length)]!.length;
  }
  return { precision: precision / inGold.length, recall: recall / inGold.length };
}

/** Pairs of things that are together: how many rightly, and how many of those that should be. */
export function pairwise({ gold, found, both }: Shared): Score {
  const sum = (groups: readonly (readonly number[])[]) => groups.reduce((all, { length }) => all + two(length), 0);
  const right = [...both.values()].reduce((all, n) => all + two(n), 0);
  return { precision: right / Math.max(sum(found), 1), recall: right / Math.max(sum(gold), 1) };
}

/** MUC (Vilain et al., 1995): links that are missing. */
function muc({ gold, found, inGold, inFound }: Shared): Score {
  const kept = (from: readonly (readonly number[])[], other: Int32Array) => {
    let [held, all] = [0, 0];
    for (const group of from) {
      all += group.length - 1;
      held += group.length - new Set(group.map((n) => other[n])).size;
    }
    return held / Math.max(all, 1);
  };
  return { precision: kept(found, inGold), recall: kept(gold, inFound) };
}

/** CEAF with entities alike by their things in common (Luo, 2005). */
function ceaf({ gold, found, both }: Shared): Score {
  const alike = gold.map(() => Array.from({ length: found.length }, () => 0));
  for (const [key, count] of both) {
    const [g, s] = [Math.floor(key / found.length), key % found.length];
    alike[g]![s] = (2 * count) / (gold[g]!.length + found[s]!.length);
  }
  const matched = assignment(alike);
  return { precision: matched / found.length, recall: matched / gold.length };
}

/** LEA (Moosavi and Strube, 2016): links right, each group by its size. */
function lea({ gold, found, inGold, inFound }: Shared): Score {
  const of = (from: readonly (readonly number[])[], other: Int32Array, others: readonly (readonly number[])[]) => {
    let sum = 0;
    for (const group of from) {
      const parts = new Map<number, number>();
      for (const n of group) parts.set(other[n]!, (parts.get(other[n]!) ?? 0) + 1);
      if (group.length === 1) sum += others[other[group[0]!]!]!.length === 1 ? 1 : 0;
      else sum += (group.length * [...parts.values()].reduce((links, n) => links + two(n), 0)) / two(group.length);
    }
    return sum / inGold.length;
  };
  return { precision: of(found, inGold, gold), recall: of(gold, inFound, found) };
}

/** MUC, B-cubed, entity CEAF (phi 4), their mean (CoNLL) and LEA, as F1 over mentions. */
export function coreference(truth: readonly string[], groups: readonly (readonly number[])[]): Readonly<Record<string, number>> {
  const shared = sharedBy(truth, groups);
  const score = ({ precision, recall }: Score) => f1(precision, recall);
  const scores = { MUC: score(muc(shared)), 'B-cubed': score(bCubed(shared)), 'CEAF-e': score(ceaf(shared)) };
  return { CoNLL: (scores.MUC + scores['B-cubed'] + scores['CEAF-e']) / 3, ...scores, LEA: score(lea(shared)) };
}

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
