// Quick questions about findings. Everything here is computed and may be deleted; no SQL leaves this room.
export { openStore } from './store.ts';
export type { Store } from './store.ts';
export { fold } from './fold.ts';
export type { Folded } from './fold.ts';
