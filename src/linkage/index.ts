// Do two records speak of one thing? Comparisons with weights and reasons, the pairs worth comparing, and the groups they form.
export type { Comparison, Level, Score } from './score.ts';
export { score } from './score.ts';
export { candidatePairs } from './blocking.ts';
export type { Bounds, Link } from './cluster.ts';
export { cluster } from './cluster.ts';
