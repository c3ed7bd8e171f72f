import { readFileSync } from 'node:fs';
import type { Block, Reading, Span } from '../model/index.ts';
import { blankReading } from '../model/testing/blank.ts';
import { analyse, blocksOf } from './document.ts';
import type { Tools } from './extract.ts';
import { type Gazetteer, makeGazetteer, openPacked, type Pack } from './gazetteer.ts';
import { builtInPack } from './languages/en/places.ts';
import { fieldTags } from './languages/en/tags.ts';
import { loadModel, type SyntaxModel } from './syntax/model.ts';
import type { Document } from './types.ts';

// For tests and benchmarks only: the room itself opens no file.

let model: SyntaxModel | null = null;

/** The model that ships with the project, read from disk once. */
export function shippedModel(): SyntaxModel {
  model ??= loadModel(readFileSync(new URL('./languages/en/syntax.bin', import.meta.url)), fieldTags());
  return model;
}

let towns: ReturnType<typeof openPacked> | null = null;

/** The gazetteer that ships with the project, and other packs after it. */
export function shippedGazetteer(...more: readonly Pack[]): Gazetteer {
  towns ??= openPacked(readFileSync(new URL('./places/geonames.bin', import.meta.url)));
  return makeGazetteer([builtInPack, towns, ...more]);
}

/** What extraction works with as the project ships. */
export const shippedTools = (): Tools => ({ model: shippedModel(), gazetteer: shippedGazetteer() });

/** A reading of a plain text: blocks are cut at blank lines, and a short first line without a closing stop is the title. */
export function readingOf(text: string, about: Partial<Reading['about']> = {}): Reading {
  const blocks: Block[] = blocksOf(text);
  const [head] = blocks;
  if (
    head !== undefined &&
    blocks.length > 1 &&
    head.to - head.from <= 120 &&
    !/[.!?:]["”]?$/.test(text.slice(head.from, head.to))
  )
    blocks[0] = { ...head, kind: 'title' };
  return { ...blankReading(text, about), blocks };
}

/** A text cut, tagged and parsed with the shipped model; `about` sets what the document says of itself (its date, say). */
export function documentOf(text: string, about: Partial<Reading['about']> = {}): Document {
  return analyse(readingOf(text, about), shippedModel());
}

/** Takes the «marks» out of a text and says where the marked words stand in what is left, in the order of their beginnings. */
export function marked(spec: string): { text: string; spans: Span[] } {
  const spans: { from: number; to: number }[] = [];
  const open: { from: number; to: number }[] = [];
  let text = '';
  for (const char of spec) {
    if (char === '«') {
      const span = { from: text.length, to: -1 };
      open.push(span);
      spans.push(span);
    } else if (char === '»') {
      const span = open.pop();
      if (span !== undefined) span.to = text.length;
    } else text += char;
  }
  return { text, spans };
}
