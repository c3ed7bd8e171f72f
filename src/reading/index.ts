// Bytes → a text that never changes, with positions, what it says about itself, and what in it is not the report
export { read } from './read.ts';
export type { Hints, ReadResult } from './read.ts';
export type { Enclosed } from './drawn.ts';
export { markRepeated } from './furniture/repeated.ts';
export { offsetOf, placeOf } from './positions.ts';
export { sniff } from './sniff.ts';
export { largestOf, limits } from './limits.ts';
export type { Recognise, Recognised } from './recognition.ts';
