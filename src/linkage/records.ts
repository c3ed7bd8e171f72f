import { candidatePairs } from './blocking.ts';
import { type Link, cluster } from './cluster.ts';
import { type Field, type Learnt, comparisonsFrom, learnWeights } from './learn.ts';
import { type Score, score } from './score.ts';

export interface LinkedRecords {
  readonly learnt: Learnt;
  /** Groups of indices, each a person or thing; every record is in one. */
  readonly groups: readonly (readonly number[])[];
  /** Why two records are, or are not, held to be one. */
  readonly explain: (a: number, b: number) => Score;
  /** The weight above which two records are linked: the odds of a match are then better than even. */
  readonly threshold: number;
}

/**
 * Records of one list or of several, brought together where they are of one person or thing: candidate pairs by shared keys,
 * weights learnt from those pairs without examples, links where a match is likelier than not, and groups in which the records
 * agree on average and not only along a chain.
 */
export function linkRecords<Record>(
  records: readonly Record[],
  keysOf: (record: Record) => readonly string[],
  fields: readonly Field<Record>[],
  { apart = () => false }: { apart?: (a: Record, b: Record) => boolean } = {},
): LinkedRecords {
  const pairs = candidatePairs(records.length, (n) => keysOf(records[n]!));
  const learnt = learnWeights(records, pairs, fields);
  const comparisons = comparisonsFrom(fields, learnt);
  const threshold = Math.log2((1 - learnt.prior) / learnt.prior);
  const explain = (a: number, b: number) => score(records[a]!, records[b]!, comparisons);
  const links: Link[] = [];
  for (const [a, b] of pairs) {
    const { weight } = explain(a, b);
    if (weight > threshold) links.push({ a, b, weight });
  }
  const groups = cluster(records.length, links, { apart: (a, b) => apart(records[a]!, records[b]!) });
  return { learnt, groups, explain, threshold };
}
