import { AssizeError } from '../../model/index.ts';
import romeStatuteFile from '../data/rome-statute.json' with { type: 'json' };
import { wordLists } from '../words.ts';
import { type Crime, type Instrument, instrumentFrom } from './instrument.ts';

export type { Amendment, ContextRule, Crime, Element, Expression, Instrument, Mode, PartRule, Standard } from './instrument.ts';
export { instrumentFrom } from './instrument.ts';

/** The Rome Statute with its Elements of Crimes: 103 crimes, 325 elements of their own, and the elements of context. */
export const romeStatute: Instrument = instrumentFrom(romeStatuteFile, wordLists);

/** The crimes of the Rome Statute. */
export const crimes: readonly Crime[] = romeStatute.crimes;
export const crimeById: ReadonlyMap<string, Crime> = new Map(crimes.map((crime) => [crime.id, crime]));

/**
 * An instrument from the text of its file, for a national code or another treaty beside the Rome Statute.
 * Throws `law/broken-instrument` where the text is no JSON or not as docs/method/law.md says.
 */
export function parseInstrument(text: string): Instrument {
  let contents: unknown;
  try {
    contents = JSON.parse(text);
  } catch (cause) {
    throw new AssizeError(
      'law/broken-instrument',
      'The instrument is no JSON.',
      'Write it as docs/method/law.md says; src/law/data/rome-statute.json is one.',
      { cause },
    );
  }
  return instrumentFrom(contents, wordLists);
}
