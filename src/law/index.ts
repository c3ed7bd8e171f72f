// From incidents to elements, ways to a court, and the Council's record. Says which words bear on which element, never guilt.
export { assessFile } from './assess.ts';
export { checkVotes } from './council.ts';
export { tryVote } from './try-vote.ts';
export { parseFacts } from './facts.ts';
export type { Facts } from './facts.ts';
export { lawFile } from './file.ts';
export { findRoutes } from './routes.ts';
export { parseInstrument, romeStatute } from './instruments/index.ts';
export type { Crime, Instrument } from './instruments/index.ts';
