import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim, Harm, Incident } from '../model/index.ts';
import { assess } from './assess.ts';
import { checkVotes, membersIn, outcomeByRule } from './council.ts';
import votes from './data/council-votes.json' with { type: 'json' };
import { crimeById, crimes } from './crimes/index.ts';
import { routesFor } from './routes.ts';
import { membership } from './states.ts';
import { aClaim, anEntity, anIncident, aVote, mention } from './testing.ts';
import { tests } from './tests.ts';

const harm = (over: Partial<Harm>): Harm => ({
  from: 0,
  to: 1,
  outcome: 'killed',
  class: 'civilian',
  min: 3,
  max: 3,
  hedge: null,
  partOf: null,
  scope: 'incident',
  since: null,
  attributedTo: [],
  ...over,
});

const target = (cls: string) => ({ ...mention(cls), class: cls });

function assessed(...given: { claim: Claim; reading: ReturnType<typeof aClaim>['reading'] }[]) {
  const claims = given.map(({ claim }) => claim);
  return assess({
    incidents: [anIncident(claims)],
    claims,
    readings: given.map(({ reading }) => reading),
    entities: [],
    reviews: [],
  });
}

describe('the crimes as data', () => {
  it('has an id, an article and at least one element for each, and every counterpart points back', () => {
    for (const crime of crimes) {
      expect(crime.id).toMatch(/^rs\.\d/);
      expect(crime.elements.length).toBeGreaterThan(0);
      if (crime.counterpart) expect(crimeById.get(crime.counterpart)?.counterpart).toBe(crime.id);
    }
  });
  it('gives every element a test that exists', () => {
    for (const crime of crimes)
      for (const element of crime.elements) expect(tests[element.test], element.test).toBeTypeOf('function');
  });
  it('knows no counterpart in a non-international conflict for excessive incidental harm', () => {
    expect(crimeById.get('rs.8.2.b.iv')?.counterpart).toBeNull();
  });
});

describe('assessing an attack on a hospital', () => {
  it('finds support for the building, asks whether it was a military objective, and never speaks of guilt', () => {
    const found = assessed(aClaim('Aircraft bombed the hospital at Tarsk.', { targets: [target('hospital')] }));
    const crime = found.find(({ crime }) => crime === 'rs.8.2.e.iv')!;
    const state = (test: string) =>
      crime.elements[crimeById.get('rs.8.2.e.iv')!.elements.findIndex((element) => element.test === test)]!;
    expect(state('attack-on-protected-building').state).toBe('supported');
    expect(state('not-military-objective').state).toBe('not-assessed');
    expect(state('not-military-objective').because).toContain('Nobody in the file says');
    expect(state('not-military-objective').missing.length).toBeGreaterThan(0);
    expect(JSON.stringify(found)).not.toMatch(/guilt|proved|\bmet\b/i);
  });
  it('shows words about military use as against it', () => {
    const found = assessed(
      aClaim('Aircraft bombed the hospital at Tarsk.', { targets: [target('hospital')] }),
      aClaim('The hospital was hit; a command post had been set up in its cellar.', { targets: [target('hospital')] }),
    );
    const element = found.find(({ crime }) => crime === 'rs.8.2.e.iv')!.elements[2]!;
    expect(element.state).toBe('unsupported');
    expect(element.against).toHaveLength(1);
  });
  it('assesses nothing from an attack that was only feared or planned', () => {
    expect(
      assessed(aClaim('They may bomb the hospital.', { targets: [target('hospital')], factuality: 'hypothetical' })),
    ).toEqual([]);
  });
  it('counts a denial as words against', () => {
    const found = assessed(
      aClaim('Aircraft bombed the hospital.', { targets: [target('hospital')] }),
      aClaim('The ministry denied striking the hospital.', { targets: [target('hospital')], stance: 'denied' }),
    );
    expect(found.find(({ crime }) => crime === 'rs.8.2.e.iv')!.elements[0]!.state).toBe('contested');
  });
});

describe('adding a claim against', () => {
  it('never raises support', () => {
    const rank = { 'not-assessed': 0, unsupported: 0, contested: 1, supported: 2 };
    const anyClaim = fc.record({
      kind: fc.constantFrom('attack', 'killing', 'siege') as fc.Arbitrary<Claim['kind']>,
      targets: fc.subarray(['hospital', 'market', 'aid-convoy', 'civilian']),
      harmed: fc.boolean(),
      words: fc.constantFrom('It was deliberate.', 'A mistake, they said.', 'The base was near.', 'Nothing more is known.'),
    });
    fc.assert(
      fc.property(fc.array(anyClaim, { minLength: 1, maxLength: 4 }), (specs) => {
        const given = specs.map((spec, index) =>
          aClaim(`${spec.words} (${index})`, {
            kind: spec.kind,
            targets: spec.targets.map(target),
            harms: spec.harmed ? [harm({})] : [],
          }),
        );
        const before = assessed(...given);
        const denial = aClaim('It did not happen.', { stance: 'denied', factuality: 'did-not-happen' });
        const after = assessed(...given, denial);
        for (const one of before)
          for (const [n, element] of one.elements.entries()) {
            const now = after.find(({ crime }) => crime === one.crime)!.elements[n]!;
            expect(rank[now.state]).toBeLessThanOrEqual(rank[element.state]);
          }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a person sets an element', () => {
  it('shows the state set with its reason and keeps the suggestion visible', () => {
    const one = aClaim('Aircraft bombed the hospital.', { targets: [target('hospital')] });
    const incident = anIncident([one.claim]);
    const [first] = assess({
      incidents: [incident],
      claims: [one.claim],
      readings: [one.reading],
      entities: [],
      reviews: [
        {
          id: 'r1',
          by: 'per_0000000000000000' as never,
          name: 'Ada',
          at: '2020-01-01T00:00:00Z',
          conclusion: { kind: 'set-element', incident: incident.id, element: 'rs.8.2.e.i#1', state: 'contested' },
          reason: 'the only witness withdrew',
        },
      ],
    });
    expect(first!.elements[0]).toMatchObject({ id: 'rs.8.2.e.i#1', state: 'contested' });
    expect(first!.elements[0]!.because).toContain('suggested: supported');
  });
});

describe('the kind of conflict', () => {
  it('leaves out crimes of international conflict where the file speaks only of fighting with an armed group', () => {
    const rebels = anEntity('armed-group', 'the Tarsk Front');
    const army = anEntity('organisation', 'the army of Vessen', 'VES');
    const clash = aClaim('The army of Vessen fought the Tarsk Front.', {
      kind: 'clash',
      actors: [{ ...mention('army', army), role: 'agent' }],
      targets: [{ ...mention('Front', rebels), class: 'armed-group' }],
    });
    const strike = aClaim('Aircraft bombed the hospital.', { targets: [target('hospital')] });
    const found = assess({
      incidents: [anIncident([strike.claim])],
      claims: [clash.claim, strike.claim],
      readings: [clash.reading, strike.reading],
      entities: [rebels, army],
      reviews: [],
    });
    expect(found.map(({ crime }) => crime)).toContain('rs.8.2.e.iv');
    expect(found.map(({ conflict }) => conflict)).not.toContain('international');
  });
});

describe('ways to an investigation', () => {
  const state = (routes: ReturnType<typeof routesFor>, id: string) => routes.find((route) => route.id === id)?.state;
  it('for Syria in 2016: shut by territory and nationality, open if the Council refers, and the Mechanism open', () => {
    const routes = routesFor({ territories: ['SYR'], first: '2016-09-01', last: '2016-10-10', nationalities: ['SYR', 'RUS'] });
    expect(state(routes, 'icc.13a')).toBe('shut');
    expect(state(routes, 'icc.13c')).toBe('shut');
    expect(state(routes, 'icc.13b')).toBe('open-if');
    expect(state(routes, 'icc.12_3')).toBe('open-if');
    expect(state(routes, 'iiim')).toBe('open');
    const council = routes
      .find((route) => route.id === 'icc.13b')!
      .conditions.find(({ id }) => id === 'unsc_resolution_adopted_ch_vii')!;
    expect(council.facts.join(' ')).toMatch(/S\/2014\/348 of 2014-05-22.*vetoed by Russia and China/);
  });
  it('for Ukraine in March 2022: territory met by the declaration of 8 September 2015', () => {
    expect(membership('UKR', '2022-03-16')).toMatchObject({ state: 'declaration' });
    expect(
      state(routesFor({ territories: ['UKR'], first: '2022-03-16', last: '2022-03-16', nationalities: ['RUS'] }), 'icc.13a'),
    ).toBe('open-if');
  });
  it('holds Burundi to the day on which its withdrawal took effect', () => {
    expect(membership('BDI', '2017-10-01').state).toBe('party');
    expect(membership('BDI', '2017-11-01').state).toBe('not-party');
  });
  it('opens nothing before 1 July 2002', () => {
    const court = routesFor({ territories: ['FRA'], first: '1999-01-01', last: '1999-01-02', nationalities: [] });
    expect(court.find((route) => route.id === 'icc.13c')!.conditions[0]).toMatchObject({
      id: 'ratione_temporis_court',
      state: 'not-met',
    });
  });
});

describe('votes of the Security Council', () => {
  it.each(votes)('gives the recorded outcome of $draft by the rules', (vote) => {
    expect(outcomeByRule(vote.inFavour, vote.against)).toBe(vote.outcome);
  });
  it('names fifteen members for each year that it knows', () => {
    for (let year = 2012; year <= 2025; year++) expect(membersIn(year), String(year)).toHaveLength(15);
  });
  it('calls nothing a veto where fewer than nine were in favour', () => {
    expect(outcomeByRule(4, ['France', 'United States'])).toBe('failed');
  });

  const reported = (text: string, vote: Partial<NonNullable<Incident['vote']>>, when: Incident['when']) => {
    const one = aClaim(text, { kind: 'vote' });
    const incident = anIncident([one.claim], { kind: 'vote', shelf: 'record', vote: aVote(vote), when });
    return { incident, ...checkVotes({ incidents: [incident], claims: [one.claim], readings: [one.reading] }) };
  };
  const week = { first: '2016-10-03', last: '2016-10-09', precision: 'week', text: null, anchor: null } as const;

  it('finds the recorded vote and confirms veto, abstention, numbers and ordinal', () => {
    const { voteChecks, disputes } = reported(
      'A text on Aleppo in Syria by France and Spain had eleven votes; Russia used its fifth veto, China abstained, Venezuela was opposed.',
      {
        drafters: ['France', 'Spain'],
        inFavour: 11,
        members: 15,
        vetoedBy: ['Russia'],
        opposedBy: ['Venezuela'],
        abstainedBy: ['China'],
        outcome: 'vetoed',
        ordinal: 5,
      },
      week,
    );
    expect(voteChecks[0]).toMatchObject({ item: 'S/2016/846', outcomeByRule: 'vetoed', state: 'consistent' });
    expect(voteChecks[0]!.because.map(({ what }) => what).join(' ')).toContain('The negative vote of Venezuela is no veto');
    expect(disputes).toEqual([]);
  });
  it('makes a dispute of a veto by a member without a permanent seat', () => {
    const { voteChecks, disputes, incident } = reported(
      'Venezuela vetoed the text on Syria.',
      { vetoedBy: ['Venezuela'], outcome: 'vetoed' },
      week,
    );
    expect(voteChecks[0]!.state).toBe('inconsistent');
    expect(disputes[0]).toMatchObject({ kind: 'vote', incident: incident.id });
  });
  it('makes a dispute of an abstention that the record does not have', () => {
    const { voteChecks } = reported(
      'The French and Spanish text on Aleppo in Syria had eleven votes and Egypt abstained; Russia vetoed it.',
      { drafters: ['France', 'Spain'], inFavour: 11, vetoedBy: ['Russia'], abstainedBy: ['Egypt'], outcome: 'vetoed' },
      week,
    );
    expect(voteChecks[0]!.state).toBe('inconsistent');
  });
  it('says nothing of a vote in another body', () => {
    const { voteChecks } = reported(
      'The parliament of Vessen voted.',
      { body: 'parliament of Vessen', inFavour: 40, outcome: 'adopted' },
      week,
    );
    expect(voteChecks).toEqual([]);
  });
});
