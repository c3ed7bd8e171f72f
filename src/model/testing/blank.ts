import type { Claim, Harm, Vote } from '../claim.ts';
import { digestOf, idFrom } from '../ids.ts';
import type { Reading } from '../reading.ts';
import type { Source } from '../source.ts';
import type { Where } from '../values/place.ts';
import type { When } from '../values/when.ts';

// For tests and benchmarks: values of the model that say as little as they may, with what a test cares about laid over them.

/** A file of so many bytes as it was given, under a name. */
export function blankSource(text: string, from: string): Source {
  const object = digestOf(text);
  return {
    id: idFrom('source', object, from, null),
    object,
    mediaType: 'text/plain',
    bytes: text.length,
    at: '2020-01-01T00:00:00Z',
    from,
    inside: null,
  };
}

/** A reading of an English text that says nothing of itself and has neither blocks nor furniture. */
export function blankReading(text: string, about: Partial<Reading['about']> = {}): Reading {
  const object = digestOf(text);
  return {
    id: idFrom('reading', object),
    object,
    text,
    about: {
      title: null,
      byline: null,
      publisher: null,
      published: null,
      updated: null,
      address: null,
      language: { code: 'en', confidence: 1 },
      ...about,
    },
    blocks: [],
    furniture: [],
    anchors: [],
    notes: [],
    method: { rule: 'test', version: '1', confidence: 1 },
  };
}

/** The day that a document states as that of its publication. */
export const publishedOn = (day: string): NonNullable<Reading['about']['published']> => ({
  first: day,
  last: day,
  precision: 'day',
  text: null,
  anchor: 'stated',
  inferred: false,
  where: 'test',
});

/** A day that a passage states. */
export const statedDay = (day: string): When => ({ first: day, last: day, precision: 'day', text: null, anchor: 'stated' });

/** A claim of the narrator on some words: an attack on nothing by nobody that took place. */
export const blankClaim = (
  reading: Pick<Reading, 'id'>,
  span: { from: number; to: number },
  over: Partial<Claim> = {},
): Claim => ({
  id: idFrom('claim', reading.id, span.from, over.kind ?? 'attack'),
  reading: reading.id,
  ...span,
  kind: 'attack',
  detail: null,
  voice: { manner: 'narrator', speaker: null, coSpeakers: [], via: null, cue: null, content: null },
  stance: 'asserted',
  factuality: 'happened',
  trigger: null,
  when: null,
  where: null,
  actors: [],
  targets: [],
  weapons: [],
  harms: [],
  vote: null,
  method: { rule: 'test', version: '1', confidence: 1 },
  ...over,
});

/** People killed of whom nothing is said, not even how many. */
export const blankHarm = (span: { from: number; to: number }, over: Partial<Harm> = {}): Harm => ({
  ...span,
  outcome: 'killed',
  class: 'unknown',
  min: null,
  max: null,
  hedge: null,
  partOf: null,
  scope: 'incident',
  since: null,
  attributedTo: [],
  ...over,
});

/** A place that is named and on no map. */
export const blankWhere = (span: { from: number; to: number }, over: Partial<Where> & { readonly name: string }): Where => ({
  ...span,
  lat: null,
  lon: null,
  radiusMetres: null,
  within: [],
  gazetteer: null,
  ...over,
});

/** A vote of which neither numbers nor names are told. */
export const blankVote = (over: Partial<Vote> = {}): Vote => ({
  body: null,
  item: null,
  drafters: [],
  inFavour: null,
  against: null,
  abstained: null,
  members: null,
  vetoedBy: [],
  opposedBy: [],
  abstainedBy: [],
  supportedBy: [],
  outcome: null,
  ordinal: null,
  ...over,
});
