// From incidents to elements, ways to a court, and the Council's record. Says which words bear on which element, never guilt.
export type { AssessInput } from './assess.ts';
export { assess } from './assess.ts';
export { checkVotes } from './council.ts';
export type { Facts } from './routes.ts';
export { factsOf, findRoutes, routesFor } from './routes.ts';
export type { Crime } from './crimes/index.ts';
export { crimeById, crimes } from './crimes/index.ts';
