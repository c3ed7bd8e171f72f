import { describe, expect, it } from 'vitest';
import type { Route } from '../model/index.ts';
import { jurisdictionFor } from './conditions.ts';
import type { Facts } from './facts.ts';
import { factsOf } from './facts.ts';
import { findRoutes, routesFor } from './routes.ts';
import { everParty, membership, membershipOver } from './states.ts';
import { aClaim, anEntity, anIncident, inPlace } from './testing.ts';
import { statedDay } from '../model/testing/blank.ts';

const way = (routes: readonly Route[], id: string) => routes.find((route) => route.id === id)!;
const states = (facts: Facts) => Object.fromEntries(routesFor(facts).map(({ id, state }) => [id, state]));
const facts = (over: Partial<Facts>): Facts => ({ territories: [], first: null, last: null, nationalities: [], ...over });
const on = (day: string) => ({ first: day, last: day });

describe('ways to begin an investigation, on facts whose answer is known', () => {
  const syria = facts({ territories: ['SYR'], nationalities: ['SYR'], first: '2016-09-01', last: '2016-09-30' });
  it('Syria in 2016, nationals of Syria, no referral: shut but for the Council, and the Mechanism is open', () => {
    expect(states(syria)).toMatchObject({
      'icc.13a': 'shut',
      'icc.13c': 'shut',
      'icc.13b': 'open-if',
      'icc.12_3': 'open-if',
      'icc.12_2_b': 'open-if',
      iiim: 'open',
      coi: 'open',
      ufp: 'open-if',
      'uj.de': 'open-if',
    });
  });
  it('Syria in 2016: the draft to refer it was vetoed on 22 May 2014, and that is said', () => {
    const council = way(routesFor(syria), 'icc.13b').conditions.find(({ id }) => id === 'unsc_resolution_adopted_ch_vii')!;
    expect(council.state).toBe('not-met');
    expect(council.facts.join(' ')).toMatch(/S\/2014\/348 of 2014-05-22.*13 in favour.*vetoed by Russia and China/);
  });
  it('Syria in 2016 once the Council refers it: open by its resolution alone, without territory or nationality', () => {
    const referred = facts({ ...syria, referrals: [{ by: 'council', who: 'S/RES/9999 (2017)', date: '2017-01-01' }] });
    expect(states(referred)).toMatchObject({ 'icc.13b': 'open', 'icc.13a': 'shut' });
  });
  it('a national of Russia in Ukraine, March 2022: territory by the declaration of 8 September 2015, referred on 2 March 2022', () => {
    const ukraine = facts({ territories: ['UKR'], nationalities: ['RUS'], ...on('2022-03-16') });
    const { conditions } = way(routesFor(ukraine), 'icc.13a');
    expect(conditions.find(({ id }) => id === 'territory')).toMatchObject({ state: 'met' });
    expect(conditions.find(({ id }) => id === 'territory')!.facts.join(' ')).toContain('lodged 2015-09-08');
    expect(conditions.find(({ id }) => id === 'nationality')).toMatchObject({ state: 'not-met' });
    expect(conditions.find(({ id }) => id === 'referred_by_state_party')).toMatchObject({ state: 'met' });
    expect(conditions.find(({ id }) => id === 'referred_by_state_party')!.facts.join(' ')).toContain('referred 2022-03-02');
    expect(way(routesFor(ukraine), 'icc.13a').state).toBe('open');
  });
  it.each([
    ['2017-10-01', 'met'],
    ['2017-11-01', 'not-met'],
  ] as const)('Burundi on %s: whether the Statute was in force for it is %s', (day, state) => {
    const { conditions } = jurisdictionFor(facts({ territories: ['BDI'], ...on(day) }));
    expect(conditions.state.state).toBe(state);
    if (state === 'not-met') expect(conditions.withdrawal).toMatchObject({ state: 'not-met' });
  });
  it('starvation in a conflict that is not international: shut by the amendment for a party that has not accepted it', () => {
    const starvation = facts({
      territories: ['FRA'],
      crimes: ['rs.8.2.e.xix'],
      ...on('2021-05-01'),
      acceptances: { 'starvation-2019': [] },
    });
    expect(jurisdictionFor(starvation).amendments[0]).toMatchObject({ id: 'amendment_accepted', state: 'not-met' });
    expect(states(starvation)['icc.13c']).toBe('shut');
    expect(states({ ...starvation, acceptances: { 'starvation-2019': ['FRA'] } })['icc.13c']).toBe('open-if');
    expect(jurisdictionFor(facts({ ...starvation, acceptances: {} })).amendments[0]!.state).toBe('unknown');
  });
  it('an amendment stands in the way of its own crime alone', () => {
    const both = facts({
      territories: ['FRA'],
      crimes: ['rs.8.2.e.i', 'rs.8.2.e.xix'],
      ...on('2021-05-01'),
      acceptances: { 'starvation-2019': [] },
    });
    expect(states(both)['icc.13c']).toBe('open-if');
  });
});

describe('each condition', () => {
  const france = facts({ territories: ['FRA'], nationalities: [], ...on('2015-01-01') });
  it('opens nothing before 1 July 2002, and says so of the earlier part of a longer time', () => {
    expect(states({ ...france, ...on('1999-01-01') })).toMatchObject({ 'icc.13a': 'shut', 'icc.13b': 'shut', 'icc.13c': 'shut' });
    const over = jurisdictionFor({ ...france, first: '2001-01-01', last: '2004-01-01' }).conditions.court;
    expect(over.state).toBe('met');
    expect(over.facts.join(' ')).toContain('Only the later part');
  });
  it('takes the nationality of one person where the territory does not suffice', () => {
    expect(states(facts({ territories: ['SYR'], nationalities: ['JOR'], ...on('2016-01-01') }))['icc.13c']).toBe('open-if');
  });
  it('takes the State of registration of a vessel or aircraft for its territory', () => {
    expect(states(facts({ territories: [], registration: 'COM', ...on('2010-05-31') }))['icc.13c']).toBe('open-if');
  });
  it.each([
    [17, 'shut'],
    [18, 'open-if'],
  ] as const)('aged %i at the time: %s', (age, state) => {
    expect(states({ ...france, age })['icc.13c']).toBe(state);
  });
  it.each([
    ['yes', 'shut'],
    ['no', 'open-if'],
    ['unknown', 'open-if'],
  ] as const)('where national proceedings are genuine: %s → %s', (genuine, state) => {
    expect(states({ ...france, proceedings: [{ state: 'FRA', stage: 'investigation', genuine }] })['icc.13c']).toBe(state);
  });
  it('does not try again who was genuinely tried', () => {
    const tried = { ...france, proceedings: [{ state: 'FRA', stage: 'judgement', genuine: 'yes' }] } as const;
    expect(way(routesFor(tried), 'icc.13c')).toMatchObject({ state: 'shut' });
  });
  it('waits twelve months on a deferral, and not longer', () => {
    const deferred = { ...france, deferral: { date: '2020-02-01', months: 12 } };
    expect(states({ ...deferred, asked: '2020-08-01' })['icc.13c']).toBe('shut');
    expect(states({ ...deferred, asked: '2021-02-01' })['icc.13c']).toBe('open-if');
  });
  it('keeps a declaration to its period', () => {
    expect(membership('UKR', '2014-01-15').state).toBe('declaration');
    expect(membership('UKR', '2013-11-01').state).toBe('not-party');
    expect(membership('CIV', '2002-09-18').state).toBe('not-party');
    expect(membership('CIV', '2002-09-19').state).toBe('declaration');
  });
  it('covers the later part of conduct that began before a State joined, and says which', () => {
    expect(membership('ARM', '2020-01-01').state).toBe('not-party');
    const over = membershipOver('ARM', '2020-01-01', '2024-06-01');
    expect(over.state).toBe('party');
    expect(over.because).toContain('Earlier conduct is not covered');
  });
  it('marks withdrawals that were announced and whose effect is not known', () => {
    expect(membership('HUN', '2026-07-01').because).toContain('due to take effect on 2 June 2026');
    expect(membership('HUN', '2024-01-01').because).not.toContain('withdrawal');
    expect(everParty('HUN')).toBe(true);
  });
  it('knows that grave breaches ask for an international conflict', () => {
    expect(way(routesFor({ ...france, international: 'supported' }), 'uj.gc').conditions[0]!.state).toBe('met');
    expect(way(routesFor({ ...france, international: 'unsupported' }), 'uj.gc').state).toBe('shut');
  });
  it('says who can act next on every way, and gives every condition a reason', () => {
    for (const route of routesFor(facts({ territories: ['SYR', 'MMR', 'SDN'], ...on('2016-01-01') }))) {
      expect(route.next.length, route.id).toBeGreaterThan(20);
      for (const { because } of route.conditions) expect(because).toMatch(/\.$/);
    }
  });
  it('finds Darfur and Libya referred by the Council from the day of each referral’s own beginning', () => {
    expect(states(facts({ territories: ['SDN'], ...on('2003-06-01') }))['icc.13b']).toBe('open');
    expect(states(facts({ territories: ['LBY'], ...on('2010-06-01') }))['icc.13b']).toBe('open-if');
    expect(states(facts({ territories: ['LBY'], ...on('2011-06-01') }))['icc.13b']).toBe('open');
  });
});

describe('the facts of a file', () => {
  it('come from what is said to have taken place, and the ways follow', () => {
    const russia = anEntity('state', 'Russia', 'RUS');
    const one = aClaim('Aircraft bombed Halle.');
    const other = aClaim('They may bomb Paris.', { factuality: 'hypothetical' });
    const accused = {
      entity: russia.id,
      name: 'Russia',
      accusedBy: [{ speaker: 'a witness', claim: one.claim.id }],
      deniedBy: [],
      basis: [],
      origins: 1,
    };
    const file = {
      incidents: [
        anIncident([one.claim], { where: inPlace('Halle', 'Syria'), when: statedDay('2016-09-22'), attribution: [accused] }),
        anIncident([other.claim], { where: inPlace('Paris', 'France') }),
      ],
      claims: [one.claim, other.claim],
      readings: [one.reading, other.reading],
      entities: [russia],
    };
    expect(factsOf(file)).toMatchObject({
      territories: ['SYR'],
      nationalities: ['RUS'],
      first: '2016-09-22',
      last: '2016-09-22',
    });
    expect(way(findRoutes(file), 'icc.13a').state).toBe('shut');
    expect(findRoutes({ ...file, incidents: [] })).toEqual([]);
  });
});
