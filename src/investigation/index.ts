// The desk: the one place that knows the whole story.
export { collect } from './collect.ts';
export { exportBag, openBag, receiveBag } from './custody-bag.ts';
export { keysNamed, sealFile, sealedIn, unsealTo } from './custody-seal.ts';
export { withdraw } from './custody-withdraw.ts';
export { deskOf } from './desk.ts';
export type { Event } from './desk.ts';
export { exportDossier } from './export.ts';
export { findingsOf, investigate, openForReading, receiveAll } from './investigate.ts';
export type { WalkOptions } from './investigate.ts';
export { lawOf, parseFacts, parseInstrument, romeStatute, tryVote } from './law.ts';
export type { Facts, Instrument } from './law.ts';
export { extractFiles, lookAt } from './look.ts';
export { isInvestigation, openFile } from './open.ts';
export type { OpenFile } from './open.ts';
export { loadTools } from './resources.ts';
export { openProposer, propose, proposalsOf } from './proposer.ts';
export type { OpenProposer, ProposerSettings } from './proposer.ts';
export type { Proposal, Proposed } from '../extraction/index.ts';
export { rebuild } from './rebuild.ts';
export type { Progress } from './receive.ts';
export { review } from './review.ts';
export type { TimeStamp } from './timestamps.ts';
export {
  addBlockHeaders,
  askForTime,
  dropAuthority,
  keepTime,
  nameAuthority,
  timeAuthorities,
  timeStamps,
} from './timestamps.ts';
export { verifyFolder } from './verify.ts';
export { findingsDocument } from '../dossier/index.ts';
