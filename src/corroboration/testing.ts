import { type Claim, type Harm, type Origin, type Reading, type Source, type Where, idFrom } from '../model/index.ts';
import { blankClaim, blankHarm, blankReading, blankSource, blankWhere, publishedOn } from '../model/testing/blank.ts';

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
    sources.push(blankSource(text, name));
    const reading = blankReading(text, { published: published === undefined ? null : publishedOn(published) });
    if (!readings.some(({ id }) => id === reading.id)) readings.push(reading);
    for (const { words, by, who = [], what = [], day, at, toll = [], ...over } of specs) {
      const from = text.indexOf(words);
      if (from < 0) throw new Error(`"${words}" does not stand in ${name}.`);
      const [first, last] = typeof day === 'string' ? [day, day] : (day ?? [null, null]);
      claims.push(
        blankClaim(
          reading,
          { from, to: from + words.length },
          {
            id: idFrom('claim', reading.id, from, words, over.kind ?? 'attack'),
            voice: {
              manner: by ? 'indirect' : 'narrator',
              speaker: by ? mention(by) : null,
              coSpeakers: [],
              via: null,
              cue: null,
              content: null,
            },
            when: day === undefined ? null : { first, last, precision: 'day', text: { from, to: from + 1 }, anchor: 'stated' },
            where: at ? blankWhere({ from, to: from + 1 }, at) : null,
            actors: who.map((one) => ({ ...mention(one), role: 'agent' })),
            targets: what.map(([one, cls]) => ({ ...mention(one), class: cls })),
            harms: toll.map((harm) => blankHarm({ from, to: from + 1 }, harm)),
            ...over,
          },
        ),
      );
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
