import { type Claim, type Harm, type Origin, type Reading, type Source, type Where, digestOf, idFrom } from '../model/index.ts';

/** One report of a story for tests: a name, a text, a day of publication, and claims on words of the text. */
export interface Report {
  readonly name: string;
  readonly text: string;
  readonly published?: string;
  readonly claims?: readonly Spec[];
}

/** A claim on the first place where some words stand in the report. */
export interface Spec extends Partial<Omit<Claim, 'harms' | 'where' | 'when'>> {
  readonly words: string;
  readonly by?: string;
  readonly who?: readonly string[];
  readonly what?: readonly (readonly [name: string, targetClass: string])[];
  readonly day?: string | readonly [string, string];
  readonly at?: Partial<Where> & { readonly name: string };
  readonly toll?: readonly Partial<Harm>[];
}

const mention = (name: string) => ({ from: 0, to: 1, entity: null, name });

/** Sources, readings and claims of some reports. */
export function story(reports: readonly Report[]): { sources: Source[]; readings: Reading[]; claims: Claim[] } {
  const sources: Source[] = [];
  const readings: Reading[] = [];
  const claims: Claim[] = [];
  for (const { name, text, published, claims: specs = [] } of reports) {
    const object = digestOf(text);
    sources.push({
      id: idFrom('source', object, name, null),
      object,
      mediaType: 'text/plain',
      bytes: text.length,
      at: '2020-01-01T00:00:00Z',
      from: name,
      inside: null,
    });
    const reading: Reading = {
      id: idFrom('reading', object),
      object,
      text,
      about: {
        title: null,
        byline: null,
        publisher: null,
        published: published
          ? { first: published, last: published, precision: 'day', text: null, anchor: 'stated', inferred: false, where: 'test' }
          : null,
        updated: null,
        address: null,
        language: { code: 'en', confidence: 1 },
      },
      blocks: [],
      furniture: [],
      anchors: [],
      notes: [],
      method: { rule: 'test', version: '1', confidence: 1 },
    };
    if (!readings.some(({ id }) => id === reading.id)) readings.push(reading);
    for (const { words, by, who = [], what = [], day, at, toll = [], ...over } of specs) {
      const from = text.indexOf(words);
      if (from < 0) throw new Error(`"${words}" does not stand in ${name}.`);
      const [first, last] = typeof day === 'string' ? [day, day] : (day ?? [null, null]);
      claims.push({
        id: idFrom('claim', reading.id, from, words, over.kind ?? 'attack'),
        reading: reading.id,
        from,
        to: from + words.length,
        kind: 'attack',
        detail: null,
        voice: {
          manner: by ? 'indirect' : 'narrator',
          speaker: by ? mention(by) : null,
          coSpeakers: [],
          via: null,
          cue: null,
          content: null,
        },
        stance: 'asserted',
        factuality: 'happened',
        trigger: null,
        when: day === undefined ? null : { first, last, precision: 'day', text: { from, to: from + 1 }, anchor: 'stated' },
        where: at ? { from, to: from + 1, lat: null, lon: null, radiusMetres: null, within: [], gazetteer: null, ...at } : null,
        actors: who.map((one) => ({ ...mention(one), role: 'agent' })),
        targets: what.map(([one, cls]) => ({ ...mention(one), class: cls })),
        weapons: [],
        harms: toll.map((harm) => ({
          from,
          to: from + 1,
          outcome: 'killed',
          class: 'unknown',
          min: null,
          max: null,
          hedge: null,
          partOf: null,
          scope: 'incident',
          since: null,
          attributedTo: [],
          ...harm,
        })),
        vote: null,
        method: { rule: 'test', version: '1', confidence: 1 },
        ...over,
      });
    }
  }
  return { sources, readings, claims };
}

/** Each source an origin of its own. */
export const aloneEach = (sources: readonly Source[]): Origin[] =>
  sources.map((source) => ({
    id: idFrom('origin', source.id),
    sources: [source.id],
    because: [{ kind: 'alone', what: '', source: source.id, span: null }],
  }));

/** Blame for a toll, in tests. */
export const blame = (...names: string[]) => names.map(mention);
