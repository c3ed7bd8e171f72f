// Do two records speak of one thing? Comparisons with weights and reasons, the pairs worth comparing, and the groups they form.
export type { Comparison, Level, Score } from './score.ts';
export { score, weigh } from './score.ts';
export type { Field, Learnt, LevelWeight } from './learn.ts';
export { comparisonsFrom, learnWeights } from './learn.ts';
export { WIDEST, candidatePairs, eachCandidatePair } from './blocking.ts';
export type { Bounds, Link } from './cluster.ts';
export { cluster } from './cluster.ts';
export type { LinkedRecords } from './records.ts';
export { linkRecords } from './records.ts';
export { edits, jaroWinkler } from './strings.ts';
export { averageClusters } from './average.ts';
