// From incidents to elements, ways to a court, and the Council's record. Says which words bear on which element, never guilt.
export { assessFile } from './assess.ts';
export { checkVotes } from './council.ts';
export { lawFile } from './file.ts';
export { findRoutes } from './routes.ts';
export { romeStatute } from './instruments/index.ts';
export type { Crime } from './instruments/index.ts';
