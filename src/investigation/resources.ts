import { readFile } from 'node:fs/promises';
import {
  type Gazetteer,
  type Pack,
  type SyntaxModel,
  builtInPack,
  fieldTags,
  loadModel,
  makeGazetteer,
  openPacked,
} from '../extraction/index.ts';

/** What extraction needs beside the text: the model of the language, and the places it knows. */
export interface Tools {
  readonly model: SyntaxModel;
  readonly gazetteer: Gazetteer;
  /** The user's own packs of places, which the gazetteer has besides the built-in ones. */
  readonly packs: readonly Pack[];
}

const shipped = (path: string): Promise<Uint8Array> => readFile(new URL(`../extraction/${path}`, import.meta.url));

let model: Promise<SyntaxModel> | undefined;
let towns: Promise<ReturnType<typeof openPacked>> | undefined;

/** The tools, with the user's own packs of places before the built-in ones: who brings a pack knows the ground better. */
export async function loadTools(packs: readonly Pack[]): Promise<Tools> {
  // Each file is opened once in a process, and used where it lies.
  model ??= shipped('languages/en/syntax.bin').then((bytes) => loadModel(bytes, fieldTags()));
  towns ??= shipped('places/geonames.bin').then(openPacked);
  return { model: await model, gazetteer: makeGazetteer([...packs, builtInPack, await towns]), packs };
}
