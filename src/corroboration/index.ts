// From claims to incidents: who repeats whom, what speaks of one event, figures side by side, disputes, who is said to be responsible.
export { applyEntities, resolveEntities } from './entities.ts';
export { findOrigins } from './origins.ts';
export type { Addition, Changed, GatherInput, Gathered, Gathering } from './gathering.ts';
export { gathering } from './gathering.ts';
export { gather } from './gather.ts';
export { findStories, storiesOf } from './stories.ts';
export type { Reconciled, ReportToll } from './reconcile.ts';
export { reconcileTolls } from './reconcile.ts';
export type { EventMention } from './event-mentions.ts';
export { linkEventMentions } from './event-mentions.ts';
