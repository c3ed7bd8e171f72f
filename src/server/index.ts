// The workbench's HTTP API and pages, on this machine only. The desk is handed in: this room keeps nothing.
export { serve } from './serve.ts';
export type { ServeOptions, Serving } from './serve.ts';
export type { CustodyProof, Desk, DeskEvent, LedgerLine, Proposed, TimeLine } from './desk.ts';
export type { Problem } from './problem.ts';
