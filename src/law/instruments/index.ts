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
