import type { Route } from '../model/index.ts';
import situations from './data/situations.json' with { type: 'json' };
import { referrals } from './council.ts';
import type { Facts } from './facts.ts';
import { crimeById } from './instruments/index.ts';
import { type Membership, everParty, membershipOver, nameOf } from './states.ts';

export type Condition = Route['conditions'][number];

/** The first day of the Court's jurisdiction over anything (Arts 11(1), 126(1)). */
const COURT_BEGINS = '2002-07-01';

export const condition = (id: string, state: Condition['state'], because: string, ...facts: string[]): Condition => ({
  id,
  state,
  because,
  facts,
});

/** What of the facts bears on the Court, worked out once for all its routes. */
export interface Jurisdiction {
  readonly conditions: Readonly<
    Record<
      | 'subjectMatter'
      | 'court'
      | 'state'
      | 'withdrawal'
      | 'territory'
      | 'nationality'
      | 'adult'
      | 'complementarity'
      | 'neBisInIdem'
      | 'gravity'
      | 'interests'
      | 'deferral'
      | 'stateReferral'
      | 'councilReferral'
      | 'authorisation',
      Condition
    >
  >;
  /** Empty unless a crime that is looked at was added by an amendment. */
  readonly amendments: readonly Condition[];
  /** Whether every crime that is looked at was added by an amendment, so that the whole way hangs on acceptance. */
  readonly onlyAmended: boolean;
  readonly land: readonly Membership[];
  /** Whether territory or nationality gives jurisdiction. */
  readonly given: boolean;
}

const span = ({ first, last }: Facts) => `Conduct: ${first ?? '?'} to ${last ?? '?'}.`;

/** The conditions of the Rome Statute for given facts. Articles 5, 11, 12, 13 to 17, 20, 25, 26, 53, 121, 127. */
export function jurisdictionFor(facts: Facts): Jurisdiction {
  const first = facts.first ?? facts.last;
  const last = facts.last ?? facts.first;
  const from = first ?? COURT_BEGINS;
  const to = last ?? from;
  const over = (iso: string): Membership => {
    const extra = facts.declarations?.find((one) => one.state === iso && one.from <= to && (one.to === null || one.to >= from));
    return extra
      ? {
          iso3: iso,
          state: 'declaration',
          because: `${nameOf(iso)}: a declaration under Article 12(3) covers conduct from ${extra.from}.`,
        }
      : membershipOver(iso, from, to);
  };
  const places = [...new Set([...facts.territories, ...(facts.registration ? [facts.registration] : [])])];
  const land = places.map(over);
  const people = facts.nationalities.map(over);
  const accepted = ({ state }: Membership) => state !== 'not-party';
  const landGiven = land.some(accepted);
  const peopleGiven = people.some(accepted);
  const relied = [...new Map([...land, ...people].filter(accepted).map((one) => [one.iso3, one])).values()];
  const where = places.map(nameOf).join(', ');
  const crimes = (facts.crimes ?? []).flatMap((id) => crimeById.get(id) ?? []);
  const families = new Set(crimes.map(({ family }) => family));
  const withdrawn = [...land, ...people].filter(({ state, iso3 }) => state === 'not-party' && everParty(iso3));
  return {
    land,
    given: landGiven || peopleGiven,
    conditions: {
      subjectMatter: condition(
        'subject_matter',
        crimes.length > 0 ? 'met' : 'unknown',
        crimes.length > 0
          ? `Crimes that the Court may hear are looked at: ${[...families].map((family) => family.replaceAll('-', ' ')).join(', ')} (Art. 5).`
          : 'Whether the conduct is one of the crimes that the Court may hear is still to be assessed (Art. 5).',
      ),
      court:
        first === null
          ? condition('ratione_temporis_court', 'unknown', 'The file gives no day of the conduct.')
          : condition(
              'ratione_temporis_court',
              to >= COURT_BEGINS ? 'met' : 'not-met',
              `The Court can look at conduct from ${COURT_BEGINS} on (Arts 11(1), 24(1)).`,
              span(facts),
              ...(from < COURT_BEGINS && to >= COURT_BEGINS ? ['Only the later part of it is covered.'] : []),
            ),
      state: condition(
        'ratione_temporis_state',
        first === null ? 'unknown' : relied.length > 0 ? 'met' : 'not-met',
        relied.length > 0
          ? 'For the State relied on the Statute was in force, or a declaration covers the time (Art. 11(2)).'
          : 'For no State of the territory or of those named was the Statute in force then, and no declaration covers the time (Art. 11(2)).',
        ...relied.map(({ because }) => because),
      ),
      withdrawal: condition(
        'not_after_withdrawal',
        relied.length > 0 || withdrawn.length === 0 ? 'met' : 'not-met',
        withdrawn.length > 0
          ? 'A State that left, or had not yet joined, cannot be relied on for this time (Art. 127).'
          : 'No withdrawal stands in the way (Art. 127).',
        ...withdrawn.map(({ because }) => because),
      ),
      territory: condition(
        'territory',
        landGiven ? 'met' : 'not-met',
        `${where} (Art. 12(2)(a)).`,
        ...land.map(({ because }) => because),
      ),
      nationality: condition(
        'nationality',
        peopleGiven ? 'met' : people.length > 0 ? 'not-met' : 'unknown',
        people.length > 0
          ? 'Nationality of those whom the file names as responsible (Art. 12(2)(b)).'
          : 'The file does not give the nationality of those responsible (Art. 12(2)(b)).',
        ...people.map(({ because }) => because),
      ),
      adult:
        facts.age === undefined || facts.age === null
          ? condition('natural_adult', 'unknown', 'Only natural persons who were eighteen or older at the time (Arts 25(1), 26).')
          : condition(
              'natural_adult',
              facts.age >= 18 ? 'met' : 'not-met',
              facts.age >= 18
                ? 'The person was eighteen or older at the time (Art. 26).'
                : 'The person was younger than eighteen at the time: the Court does not hear the case of a minor (Art. 26).',
            ),
      complementarity: complementarityOf(facts),
      neBisInIdem: condition(
        'ne_bis_in_idem',
        facts.proceedings?.some(({ stage, genuine }) => stage === 'judgement' && genuine === 'yes') ? 'not-met' : 'unknown',
        'Nobody who was genuinely tried for the same conduct is tried again (Arts 17(1)(c), 20(3)).',
      ),
      gravity: condition(
        'gravity',
        'unknown',
        'The case must be grave enough (Art. 17(1)(d)): scale, nature, manner and impact (wording unconfirmed); the counts of dead and hurt bear on this, and on no element of an attack.',
      ),
      interests: condition(
        'interests_of_justice',
        'unknown',
        'No substantial reasons to believe that an investigation would not serve the interests of justice; looked at last, and it can only stop one (Art. 53(1)(c)).',
      ),
      deferral: deferralOf(facts),
      stateReferral: stateReferralOf(facts),
      councilReferral: councilReferralOf(facts, to),
      authorisation: authorisationOf(facts),
    },
    amendments: amendmentsOf(facts, [...land, ...people]),
    onlyAmended: crimes.length > 0 && crimes.every(({ amendment }) => amendment !== null),
  };
}

function complementarityOf({ proceedings = [] }: Facts): Condition {
  const genuine = proceedings.filter((one) => one.genuine === 'yes' && one.stage !== 'judgement');
  const sham = proceedings.filter((one) => one.genuine === 'no');
  const says = ({ state, stage }: (typeof proceedings)[number]) => `${nameOf(state)}: ${stage}.`;
  return condition(
    'complementarity',
    genuine.length > 0 ? 'not-met' : sham.length > 0 ? 'met' : 'unknown',
    genuine.length > 0
      ? 'A State with jurisdiction genuinely investigates or prosecutes the same case, so the Court does not (Art. 17(1)(a)).'
      : 'No State with jurisdiction may be genuinely investigating or prosecuting the same case; one that is unwilling or unable does not count (Art. 17(1) to (3)).',
    ...[...genuine, ...sham].map(says),
  );
}

function deferralOf({ deferral, asked }: Facts): Condition {
  if (!deferral)
    return condition(
      'no_deferral',
      deferral === null ? 'met' : 'unknown',
      'The Council can ask, under Chapter VII, that nothing be begun or go on for twelve months, and can renew it (Art. 16).',
    );
  const until = new Date(`${deferral.date}T00:00:00Z`);
  until.setUTCMonth(until.getUTCMonth() + Math.min(12, deferral.months));
  const end = until.toISOString().slice(0, 10);
  const over = asked !== undefined && asked >= end;
  return condition(
    'no_deferral',
    over ? 'met' : 'not-met',
    over
      ? `A request of the Council to wait ran out on ${end} (Art. 16).`
      : `A request of the Council of ${deferral.date} stops it until ${end} (Art. 16).`,
  );
}

function stateReferralOf({ referrals: given = [], territories }: Facts): Condition {
  const known = situations.filter(
    ({ trigger, states }) => trigger === 'state-referral' && states.some((iso) => territories.includes(iso)),
  );
  const stated = given.filter(({ by }) => by === 'state');
  return condition(
    'referred_by_state_party',
    known.length + stated.length > 0 ? 'met' : 'unknown',
    known.length + stated.length > 0
      ? 'A State Party has referred the situation (Art. 14); whether this conduct lies within its bounds must be checked.'
      : 'A State Party must refer the situation (Art. 14). Whether one has is not known from the file.',
    ...stated.map(({ who, date }) => `Referred by ${who}, ${date}.`),
    ...known.map(({ situation, referred, opened }) => `${situation}: referred ${referred}, investigation opened ${opened}.`),
  );
}

function councilReferralOf({ referrals: given = [], territories }: Facts, to: string): Condition {
  const known = referrals.filter(
    ({ situation, from }) => territories.some((iso) => situation.includes(nameOf(iso))) && to >= from,
  );
  const stated = given.filter(({ by }) => by === 'council');
  const referred = [
    ...known.map(({ resolution, date }) => `${resolution}, ${date}`),
    ...stated.map(({ who, date }) => `${who}, ${date}`),
  ];
  return condition(
    'unsc_resolution_adopted_ch_vii',
    referred.length > 0 ? 'met' : 'not-met',
    referred.length > 0
      ? `The Council referred the situation: ${referred.join('; ')}.`
      : 'The Council has not referred the situation; that needs nine votes in favour and no permanent member against (UN Charter, Art. 27(3)).',
  );
}

function authorisationOf({ territories }: Facts): Condition {
  const opened = situations.filter(
    ({ trigger, states }) => trigger === 'own-motion' && states.some((iso) => territories.includes(iso)),
  );
  return condition(
    'pre_trial_chamber_authorisation',
    opened.length > 0 ? 'met' : 'unknown',
    opened.length > 0
      ? 'An investigation of the Prosecutor’s own motion is open; whether this conduct lies within what was authorised must be checked.'
      : 'A Pre-Trial Chamber must authorise the investigation, on a reasonable basis to proceed (Art. 15(3) and (4)).',
    ...opened.map((one) => `${one.situation}: opened ${one.opened}.`),
  );
}

/** For each amendment that a crime of the file rests on: whether the States concerned have accepted it (Art. 121(5)). */
function amendmentsOf(facts: Facts, states: readonly Membership[]): Condition[] {
  const byAmendment = new Map<string, { title: string; crimes: string[] }>();
  for (const id of facts.crimes ?? []) {
    const crime = crimeById.get(id);
    if (!crime?.amendment) continue;
    const one = byAmendment.get(crime.amendment.id) ?? {
      title: `${crime.amendment.title}, ${crime.amendment.adopted}`,
      crimes: [],
    };
    one.crimes.push(crime.article);
    byAmendment.set(crime.amendment.id, one);
  }
  return [...byAmendment].map(([id, { title, crimes }]) => {
    const accepted = facts.acceptances?.[id];
    const has = accepted !== undefined && states.some(({ iso3 }) => accepted.includes(iso3));
    return condition(
      'amendment_accepted',
      accepted === undefined ? 'unknown' : has ? 'met' : 'not-met',
      `${crimes.join(', ')} was added by an amendment (${title}): it binds a State Party only a year after it accepts (Art. 121(5)).`,
      accepted === undefined
        ? 'Acceptances are not in the data read here: look them up with the depositary.'
        : `Accepted by: ${accepted.map(nameOf).join(', ') || 'none of the States concerned'}.`,
    );
  });
}
