/** One way in which two records can be compared: the first level that holds gives its weight (log2 of a likelihood ratio). */
export interface Comparison<Record> {
  readonly name: string;
  readonly levels: readonly Level<Record>[];
}

export interface Level<Record> {
  readonly holds: (a: Record, b: Record) => boolean;
  /** Positive speaks for one thing, negative for two; -Infinity keeps apart whatever else agrees. */
  readonly weight: number;
  readonly because: string;
}

/** The weight of a pair with the reasons for it. */
export interface Score {
  readonly weight: number;
  readonly reasons: readonly { readonly comparison: string; readonly weight: number; readonly because: string }[];
}

/**
 * How much speaks for two records being of one thing: the sum of the weights of what agrees and what does not (Fellegi and
 * Sunter, 1969). Stops at what keeps them apart.
 */
export function score<Record>(a: Record, b: Record, comparisons: readonly Comparison<Record>[]): Score {
  let weight = 0;
  const reasons: { comparison: string; weight: number; because: string }[] = [];
  for (const { name, levels } of comparisons) {
    const level = levels.find(({ holds }) => holds(a, b));
    if (!level) continue;
    weight += level.weight;
    reasons.push({ comparison: name, weight: level.weight, because: level.because });
    if (weight === Number.NEGATIVE_INFINITY) break;
  }
  return { weight, reasons };
}

/** The weight of a pair alone, as `score` has it: for the many pairs of which nobody asks why. */
export function weigh<Record>(a: Record, b: Record, comparisons: readonly Comparison<Record>[]): number {
  let weight = 0;
  for (const { levels } of comparisons)
    for (const level of levels) {
      if (!level.holds(a, b)) continue;
      weight += level.weight;
      if (weight === Number.NEGATIVE_INFINITY) return weight;
      break;
    }
  return weight;
}
