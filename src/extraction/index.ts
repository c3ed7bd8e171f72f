// From a text to what it claims, on its exact words: who says that who did what to whom, where, when, and whether it happened
export { extract } from './extract.ts';
export type { Tools } from './extract.ts';
export { analyse } from './document.ts';
export type { Document } from './types.ts';
export { fieldTags } from './languages/en/tags.ts';
export { loadModel } from './syntax/model.ts';
export type { SyntaxModel } from './syntax/model.ts';
export { makeGazetteer, openPacked, packFromCsv, packFromGeoJson, packFromGeoNames, parsePack } from './gazetteer.ts';
export type { Gazetteer, Pack } from './gazetteer.ts';
export { builtInPack } from './languages/en/places.ts';
export { answerSchema, numberedSentences, PROMPT, questionsFor } from './proposer.ts';
export type { Question } from './proposer.ts';
export { parseAnswers, proposalsFrom } from './proposals.ts';
export type { Answers, Proposal, Proposed, Proposer } from './proposals.ts';
