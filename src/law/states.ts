import parties from './data/states-parties.json' with { type: 'json' };
import declarations from './data/declarations.json' with { type: 'json' };
import others from './data/other-states.json' with { type: 'json' };
import withdrawals from './data/withdrawals.json' with { type: 'json' };

/** A State Party to the Rome Statute. `confirmed` is false where a date could not be checked against a second source. */
export interface StateParty {
  readonly name: string;
  readonly iso3: string;
  readonly inForce: string;
  readonly partyUntil: string | null;
  readonly confirmed: boolean;
}

/** The day up to which the table of States Parties was read; later changes must be checked. */
export const partiesAsOf = parties.asOf;

const byIso = new Map<string, StateParty>(parties.states.map((state) => [state.iso3, state]));
const fold = (name: string) => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const isoByName = new Map<string, string>([
  ...parties.states.map((state) => [fold(state.name), state.iso3] as const),
  ...others.states.map(({ name, iso3 }) => [fold(name), iso3] as const),
  ...Object.entries(others.alsoCalled).map(([name, iso3]) => [fold(name), iso3] as const),
]);

/** The ISO 3166-1 alpha-3 code of a State by its name, or null when this room does not know it. */
export const isoOf = (name: string): string | null => isoByName.get(fold(name)) ?? null;

/** The name of a State by its code; the code itself when this room does not know it. */
export const nameOf = (iso3: string): string =>
  byIso.get(iso3)?.name ?? others.states.find((state) => state.iso3 === iso3)?.name ?? iso3;

export interface Membership {
  readonly iso3: string;
  readonly state: 'party' | 'not-party' | 'declaration';
  readonly because: string;
}

/**
 * Whether conduct on a day falls within the jurisdiction that a State has accepted: as a party whose Statute was in force
 * (Arts 11(2), 126, 127), or by a declaration under Article 12(3) that covers the day.
 */
export function membership(iso3: string, day: string): Membership {
  const party = byIso.get(iso3);
  const mark = (confirmed: boolean) => (confirmed ? '' : ' (date unconfirmed)');
  const declared = declarations.find((one) => isoOf(one.state) === iso3 && one.from <= day && (one.to === null || day <= one.to));
  const leaving = withdrawals.find((one) => one.iso3 === iso3 && one.announced <= day);
  if (party && party.inForce <= day && (party.partyUntil === null || day < party.partyUntil))
    return {
      iso3,
      state: 'party',
      because: `${party.name}: the Statute is in force since ${party.inForce}${mark(party.confirmed)}.${leaving ? ` A withdrawal was ${leaving.note} (announced ${leaving.announced}): check.` : ''}`,
    };
  if (declared)
    return {
      iso3,
      state: 'declaration',
      because: `${declared.state}: a declaration under Article 12(3)${declared.lodged ? `, lodged ${declared.lodged},` : ''} covers conduct from ${declared.from}${declared.to ? ` to ${declared.to}` : ''}${mark(declared.confirmed)}.`,
    };
  if (party?.partyUntil && day >= party.partyUntil)
    return {
      iso3,
      state: 'not-party',
      because: `${party.name} was a party from ${party.inForce} to ${party.partyUntil}; the conduct is later. What was done while it was a party stays within jurisdiction (Art. 127(2)).`,
    };
  if (party)
    return {
      iso3,
      state: 'not-party',
      because: `${party.name}: the Statute is in force only since ${party.inForce}${mark(party.confirmed)}; the conduct is earlier.`,
    };
  return {
    iso3,
    state: 'not-party',
    because: `${nameOf(iso3)} is not a State Party, and no declaration under Article 12(3) that covers the conduct is known here (table of ${partiesAsOf}).`,
  };
}

/** The same over a period: accepted where any day of it is, with what the first and the last day give where they differ. */
export function membershipOver(iso3: string, first: string, last: string): Membership {
  const begin = membership(iso3, first);
  const end = membership(iso3, last);
  if (begin.state !== 'not-party')
    return begin.state === end.state ? begin : { ...begin, because: `${begin.because} ${end.because}` };
  return end.state === 'not-party' ? begin : { ...end, because: `${end.because} Earlier conduct is not covered.` };
}

/** Whether a State is or was a party at any time, by the table read here. */
export const everParty = (iso3: string): boolean => byIso.has(iso3);
