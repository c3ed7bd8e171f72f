import type { Claim, Entity, Incident, Reading, Route, VoteCheck } from '../model/index.ts';
import { referrals, votesOn } from './council.ts';
import { tookPlace } from './evidence.ts';
import { isoOf, membership, nameOf, partiesAsOf } from './states.ts';

/** The facts of a file that decide which ways are open. */
export interface Facts {
  /** ISO 3166-1 alpha-3 of the States on whose territory conduct took place. */
  readonly territories: readonly string[];
  /** First and last day of the conduct, or null when the file does not say. */
  readonly first: string | null;
  readonly last: string | null;
  /** Nationalities of those said to be responsible, as far as the file gives them. */
  readonly nationalities: readonly string[];
}

type Condition = Route['conditions'][number];

/** The first day of the Court's jurisdiction over anything (Arts 11(1), 126(1)). */
const COURT_BEGINS = '2002-07-01';

/**
 * Every way in which an investigation can begin, for the territories, days and nationalities of a file: open, shut, or open if
 * something happens first; each condition with what decides it, and who can act next.
 * Authority: Rome Statute, Arts 11 to 17, 53, 126, 127; UN Charter, Art. 27; resolutions as named.
 */
export function findRoutes(input: {
  readonly incidents: readonly Incident[];
  readonly claims: readonly Claim[];
  readonly readings: readonly Reading[];
  readonly entities: readonly Entity[];
  readonly voteChecks?: readonly VoteCheck[];
}): Route[] {
  const facts = factsOf(input);
  return facts.territories.length === 0 ? [] : routesFor(facts);
}

/** The facts that the incidents and claims of a file give. Only what is said to have taken place counts. */
export function factsOf({
  incidents,
  claims,
  readings,
  entities,
}: {
  readonly incidents: readonly Incident[];
  readonly claims: readonly Claim[];
  readonly readings: readonly Reading[];
  readonly entities: readonly Entity[];
}): Facts {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const byEntity = new Map(entities.map((entity) => [entity.id, entity]));
  const territories = new Map<string, number>();
  const nationalities = new Set<string>();
  const days: string[] = [];
  for (const incident of incidents) {
    if (incident.shelf !== 'incident') continue;
    const real = incident.claims.map((id) => byId.get(id)).filter((claim) => claim !== undefined && tookPlace(claim));
    if (real.length === 0) continue;
    if (incident.where)
      for (const name of [incident.where.name, ...incident.where.within]) {
        const iso = isoOf(name);
        if (iso) territories.set(iso, (territories.get(iso) ?? 0) + 1);
      }
    if (incident.when?.first) days.push(incident.when.first.slice(0, 10));
    if (incident.when?.last) days.push(incident.when.last.slice(0, 10));
    for (const { entity } of incident.attribution) {
      const state = entity === null ? null : byEntity.get(entity)?.state;
      if (state) nationalities.add(state);
    }
  }
  if (days.length === 0)
    for (const reading of readings) if (reading.about.published?.last) days.push(reading.about.published.last.slice(0, 10));
  days.sort();
  // A place named once in passing does not make a territory of the case where others are named far more often.
  const most = Math.max(0, ...territories.values());
  return {
    territories: [...territories]
      .filter(([, n]) => n * 4 >= most)
      .map(([iso]) => iso)
      .sort(),
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    nationalities: [...nationalities].sort(),
  };
}

const condition = (id: string, state: Condition['state'], because: string, ...facts: string[]): Condition => ({
  id,
  state,
  because,
  facts,
});

/** The ways for given facts; see `findRoutes`. */
export function routesFor(facts: Facts): Route[] {
  const { territories, first, last, nationalities } = facts;
  const day = first ?? last;
  const where = territories.map(nameOf).join(', ');
  const time: Condition =
    day === null
      ? condition('ratione_temporis_court', 'unknown', 'The file gives no day of the conduct.')
      : condition(
          'ratione_temporis_court',
          (last ?? day) >= COURT_BEGINS ? 'met' : 'not-met',
          `The Court can look at conduct from ${COURT_BEGINS} on (Art. 11(1)).`,
          `Conduct: ${first ?? '?'} to ${last ?? '?'}.`,
        );
  const on = day ?? COURT_BEGINS;
  const land = territories.map((iso) => membership(iso, on));
  const landMet = land.some(({ state }) => state !== 'not-party');
  const territory = condition(
    'territory',
    landMet ? 'met' : 'not-met',
    `${where} (Art. 12(2)(a)).`,
    ...land.map(({ because }) => because),
  );
  const people = nationalities.map((iso) => ({ iso, ...membership(iso, on) }));
  const peopleMet = people.some(({ state }) => state !== 'not-party');
  const nationality = condition(
    'nationality',
    peopleMet ? 'met' : people.length > 0 ? 'not-met' : 'unknown',
    people.length > 0
      ? 'Nationality of those whom the file names as responsible (Art. 12(2)(b)).'
      : 'The file does not give the nationality of those responsible (Art. 12(2)(b)).',
    ...people.map(({ because }) => because),
  );
  const jurisdiction = landMet || peopleMet;
  const adult = condition(
    'natural_adult',
    'unknown',
    'Only natural persons who were eighteen or older at the time (Arts 25(1), 26).',
  );
  const later: Condition[] = [
    condition(
      'complementarity',
      'unknown',
      'No State with jurisdiction may be genuinely investigating or prosecuting the same case (Art. 17).',
    ),
    condition('gravity', 'unknown', 'The case must be grave enough (Art. 17(1)(d)); the counts of dead and hurt bear on this.'),
  ];
  const shutBecause = `neither ${where} nor a State of those named had accepted the Court for this time`;
  const referral = territories.flatMap((iso) =>
    referrals.filter((one) => one.situation.includes(nameOf(iso)) && (last ?? on) >= one.date.slice(0, 4)),
  );
  const attempts = territories.flatMap((iso) => votesOn(nameOf(iso)).filter((vote) => /referral/i.test(vote.topic)));

  const routes: Route[] = [
    {
      id: 'icc.13a',
      title: 'Referral by a State Party to the Prosecutor of the International Criminal Court',
      article: 'Rome Statute, Arts 13(a), 14',
      state: jurisdiction ? 'open-if' : 'shut',
      conditions: [
        time,
        territory,
        nationality,
        condition(
          'referred_by_state_party',
          'unknown',
          'A State Party must refer the situation (Art. 14). Whether one has is not known from the file.',
        ),
        adult,
        ...later,
      ],
      next: jurisdiction
        ? 'Any State Party can refer the situation; no judge need authorise the investigation.'
        : `A State Party can refer only what the Court may hear, and ${shutBecause}.`,
    },
    {
      id: 'icc.13b',
      title: 'Referral by the Security Council',
      article: 'Rome Statute, Art. 13(b); UN Charter, Chapter VII and Art. 27(3)',
      state: referral.length > 0 ? 'open' : 'open-if',
      conditions: [
        time,
        condition(
          'unsc_resolution_adopted_ch_vii',
          referral.length > 0 ? 'met' : 'not-met',
          referral.length > 0
            ? `The Council referred the situation: ${referral.map((one) => `${one.resolution}, ${one.date}`).join('; ')}.`
            : 'The Council has not referred the situation; that needs nine votes in favour and no permanent member against.',
          ...attempts.map(
            (vote) =>
              `A draft to refer it, ${vote.draft} of ${vote.date}, had ${vote.inFavour} in favour and was ${vote.outcome}${vote.vetoedBy.length > 0 ? ` by ${vote.vetoedBy.join(' and ')}` : ''}.`,
          ),
          'Neither territory nor nationality of a State Party is needed on this way.',
        ),
        adult,
        ...later,
      ],
      next:
        referral.length > 0
          ? 'The Prosecutor can act on the referral.'
          : 'Any member of the Council can table a draft; a negative vote of a permanent member or fewer than nine in favour stops it.',
    },
    {
      id: 'icc.13c',
      title: 'The Prosecutor’s own motion',
      article: 'Rome Statute, Arts 13(c), 15, 53',
      state: jurisdiction ? 'open-if' : 'shut',
      conditions: [
        time,
        territory,
        nationality,
        condition(
          'pre_trial_chamber_authorisation',
          'unknown',
          'A Pre-Trial Chamber must authorise the investigation, on a reasonable basis to proceed (Art. 15(3) and (4)).',
        ),
        adult,
        ...later,
      ],
      next: jurisdiction
        ? 'Anyone can send the Prosecutor information (an Article 15 communication); it creates no duty to investigate.'
        : `Information can be sent at any time, but as it stands ${shutBecause}.`,
    },
    {
      id: 'icc.12_3',
      title: 'Acceptance of the Court by the State of the territory or of those responsible',
      article: 'Rome Statute, Art. 12(3)',
      state: land.some(({ state }) => state === 'declaration') ? 'open' : landMet ? 'shut' : 'open-if',
      conditions: [
        time,
        condition(
          'declaration',
          land.some(({ state }) => state === 'declaration') ? 'met' : 'not-met',
          land.some(({ state }) => state === 'declaration')
            ? 'A declaration covers the conduct.'
            : landMet
              ? 'The State of the territory is a party, so no declaration is needed.'
              : `No declaration of ${where} that covers the conduct is known here (table of ${partiesAsOf}).`,
          ...land.map(({ because }) => because),
        ),
      ],
      next: `The Government of ${where} can lodge a declaration with the Registrar; it gives jurisdiction and starts nothing by itself: a referral or the Prosecutor’s own motion must follow.`,
    },
    {
      id: 'icc.12_2_b',
      title: 'Nationals of States Parties among those responsible',
      article: 'Rome Statute, Art. 12(2)(b)',
      state: 'open-if',
      conditions: [
        time,
        nationality,
        condition('person_named', 'unknown', 'It reaches only the persons who hold such a nationality, whoever else took part.'),
      ],
      next: peopleMet
        ? 'Name the persons and their part; a State Party can refer, or the Prosecutor can ask a Pre-Trial Chamber.'
        : 'Look for foreign fighters, commanders or suppliers who hold the nationality of a State Party.',
    },
  ];
  if (territories.includes('SYR'))
    routes.push({
      id: 'iiim',
      title: 'International, Impartial and Independent Mechanism for Syria',
      article: 'General Assembly resolution 71/248 of 21 December 2016',
      state: (last ?? on) >= '2011-03-01' ? 'open' : 'shut',
      conditions: [
        condition(
          'crime_in_syria_since_2011',
          (last ?? on) >= '2011-03-01' ? 'met' : 'not-met',
          'It looks at crimes in Syria since March 2011, also those before it was set up.',
          `Conduct: ${first ?? '?'} to ${last ?? '?'}.`,
          'Set up on 21 December 2016, by 105 votes to 15 with 52 abstentions.',
        ),
        condition(
          'no_court',
          'unknown',
          'It collects and prepares files for courts; it does not prosecute and issues no warrants.',
        ),
      ],
      next: 'Evidence can be offered to it, with its metadata and chain of custody; courts with jurisdiction ask it for files.',
    });
  if (territories.includes('MMR'))
    routes.push({
      id: 'iimm',
      title: 'Independent Investigative Mechanism for Myanmar',
      article: 'Human Rights Council resolution 39/2 of 27 September 2018 (unconfirmed)',
      state: (last ?? on) >= '2011-01-01' ? 'open' : 'shut',
      conditions: [
        condition(
          'crime_in_myanmar_since_2011',
          (last ?? on) >= '2011-01-01' ? 'met' : 'not-met',
          'It looks at crimes in Myanmar since 2011 (unconfirmed).',
        ),
      ],
      next: 'Evidence can be offered to it.',
    });
  routes.push(
    {
      id: 'uj',
      title: 'National courts under universal jurisdiction',
      article: 'National law: Germany, VStGB s. 1; Sweden, Act 2014:406 (unconfirmed); France, CPP Art. 689-11 (unconfirmed)',
      state: 'open-if',
      conditions: [
        condition(
          'national_law',
          'met',
          'Germany’s code of crimes against international law applies without a link to Germany.',
          'Conduct on or after 30 June 2002 (unconfirmed).',
        ),
        condition(
          'presence',
          'unknown',
          'Prosecutors may decline where no suspect is present or expected (unconfirmed); France asks for residence or another link (unconfirmed).',
        ),
      ],
      next: 'A complaint with the evidence can go to the war-crimes unit of such a State, above all where a suspect or victims live.',
    },
    {
      id: 'uj.gc',
      title: 'Grave breaches: every party must search for and try, or hand over',
      article: 'Geneva Conventions I to IV, Arts 49, 50, 129, 146',
      state: 'open-if',
      conditions: [
        condition('international_conflict', 'unknown', 'Grave breaches exist only in an international armed conflict.'),
      ],
      next: 'Show that two States fought each other there, or that one occupied; then any State in which a suspect is found must act.',
    },
    {
      id: 'ufp',
      title: 'The General Assembly where the Council is blocked',
      article: 'Resolution 377 (V) A, Uniting for Peace, 3 November 1950',
      state: 'open-if',
      conditions: [
        condition(
          'council_fails_to_act',
          attempts.length > 0 || territories.some((iso) => votesOn(nameOf(iso)).some((vote) => vote.outcome === 'vetoed'))
            ? 'met'
            : 'unknown',
          'The Council fails to act because its permanent members are not unanimous.',
          ...territories.flatMap((iso) =>
            votesOn(nameOf(iso))
              .filter((vote) => vote.outcome === 'vetoed' && vote.date <= `${(last ?? on).slice(0, 4)}-12-31`)
              .slice(-3)
              .map((vote) => `${vote.draft} of ${vote.date} was vetoed by ${vote.vetoedBy.join(' and ')}.`),
          ),
        ),
        condition(
          'recommendation_only',
          'met',
          'It can recommend and set up bodies that collect evidence; it cannot refer a situation to the Court.',
        ),
      ],
      next: 'Nine members of the Council or a majority of the Assembly can call an emergency special session (numbers unconfirmed).',
    },
    {
      id: 'hybrid',
      title: 'A special tribunal by agreement',
      article: 'Agreement between the United Nations or a regional body and the State concerned (unconfirmed)',
      state: 'open-if',
      conditions: [condition('agreement', 'unknown', `It needs the agreement of ${where}.`)],
      next: 'Keep evidence so that a later tribunal can use it.',
    },
  );
  return routes;
}
