import { type Facts, type Instrument, lawFile, parseFacts, parseInstrument, romeStatute, tryVote } from '../law/index.ts';
import type { Findings, LawFile, Stage } from '../model/index.ts';

export { parseFacts, parseInstrument, romeStatute, tryVote };
export type { Facts, Instrument };

/**
 * Everything that the law says of an investigation's findings: kinds of conflict, crimes with their elements, patterns, modes of
 * liability, ways to begin, votes, open questions, and the outline of a communication. Computed from the findings each time it is
 * asked for, so there is nothing of it to keep, to lose, or to be out of step. `instruments` stand beside the Rome Statute;
 * `facts` are what a person knows of referrals, proceedings and the like.
 */
export const lawOf = (
  findings: Findings,
  {
    instruments = [],
    ...options
  }: { readonly stage?: Stage; readonly instruments?: readonly Instrument[]; readonly facts?: Partial<Facts> } = {},
): LawFile => lawFile({ ...findings, ...options, instruments: [romeStatute, ...instruments] });
