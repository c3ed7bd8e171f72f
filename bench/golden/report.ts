// A short report with the claims that a person found in it; the notation is explained in src/extraction/golden/README.md.
import { readdirSync, readFileSync } from 'node:fs';
import { readingOf } from '../../src/extraction/testing.ts';
import type { Reading } from '../../src/model/index.ts';
import { publishedOn } from '../../src/model/testing/blank.ts';

/** One claim as a person wrote it down. What is left out is not there; `x?` may be found and need not be; `x|y` is one or the other. */
export interface GoldClaim {
  readonly kind: string;
  /** The word that tells of the event, and longer words around it where it stands more than once. */
  readonly trigger: string;
  readonly near?: string;
  /** A claim that a careful reader may make or leave. */
  readonly optional?: boolean;
  /** `role: name`. */
  readonly actors?: readonly string[];
  readonly targets?: readonly string[];
  readonly weapons?: readonly string[];
  /** `outcome class min-max`. */
  readonly harms?: readonly string[];
  /** Which of the harms are parts of another. */
  readonly parts?: readonly string[];
  /** Which of the harms are counted over a time, with the day it began: `killed civilian 146-146 since 2030-01-03`. */
  readonly cumulative?: readonly string[];
  /** `inFavour 10`, `outcome adopted`. */
  readonly vote?: readonly string[];
  readonly speaker?: string;
  readonly cue?: string;
  readonly manner?: string;
  readonly stance?: string;
  readonly factuality?: string;
  /** `first/last`. */
  readonly when?: string;
  readonly where?: string;
  readonly within?: readonly string[];
}
export interface GoldReport {
  readonly id: string;
  readonly style: string;
  readonly published: string | null;
  readonly text: string;
  /** Every place that the text names; a report without this list has no cues, manners, stances, parts and votes written down either. */
  readonly places?: readonly string[];
  readonly claims: readonly GoldClaim[];
}

const folder = new URL('../../src/extraction/golden/', import.meta.url);

/** The annotated reports: those to build on, or those held back. */
export function goldenReports(heldBack: boolean): GoldReport[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name.startsWith('held-') === heldBack)
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as GoldReport[]);
}

export function readingOfReport({ text, published }: GoldReport): Reading {
  return readingOf(text, { published: published === null ? null : publishedOn(published) });
}

/** What an annotated value says: the words that would be right, and whether it must be found at all. */
export function valuesOf(annotated: string): { readonly any: readonly string[]; readonly needed: boolean } {
  const needed = !annotated.endsWith('?');
  return { any: (needed ? annotated : annotated.slice(0, -1)).split('|'), needed };
}

/** Where the trigger of an annotated claim stands: each stretch that could be meant. */
export function triggerPlaces(text: string, { trigger, near }: GoldClaim): { readonly from: number; readonly to: number }[] {
  const low = text.toLowerCase();
  const found: { from: number; to: number }[] = [];
  const scopes = near === undefined ? [{ from: 0, to: text.length }] : occurrences(low, near.toLowerCase());
  for (const scope of scopes)
    for (const { from, to } of occurrences(low.slice(scope.from, scope.to), trigger.toLowerCase()))
      found.push({ from: scope.from + from, to: scope.from + to });
  return found;
}

function occurrences(text: string, words: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push({ from: at, to: at + words.length });
  return found;
}
