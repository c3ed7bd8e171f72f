import { describe, expect, it } from 'vitest';
import type { Incident } from '../model/index.ts';
import { checkVotes, membersIn, outcomeByRule } from './council.ts';
import { tryVote } from './try-vote.ts';
import votes from './data/council-votes.json' with { type: 'json' };
import { aClaim, anIncident, aVote } from './testing.ts';
import { publishedOn } from '../model/testing/blank.ts';

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
  it('takes "recently" for the weeks before what tells of it was published', () => {
    const recently = { first: null, last: null, precision: 'vague', text: null, anchor: null } as const;
    const one = aClaim('Russia recently vetoed a French text on Aleppo in Syria.', { kind: 'vote' });
    const reading = { ...one.reading, about: { ...one.reading.about, published: publishedOn('2016-10-10') } };
    const { voteChecks } = checkVotes({
      incidents: [
        anIncident([one.claim], {
          kind: 'vote',
          shelf: 'record',
          when: recently,
          vote: aVote({ vetoedBy: ['Russia'], outcome: 'vetoed', inFavour: 11 }),
        }),
      ],
      claims: [one.claim],
      readings: [reading],
    });
    expect(voteChecks[0]!.item).toBe('S/2016/846');
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

describe('a vote thought through', () => {
  it('gives the recorded outcomes of 8 October 2016', () => {
    const french = tryVote({ day: '2016-10-08', against: ['Russia', 'Venezuela'], abstaining: ['China', 'Angola'] })!;
    expect(french).toMatchObject({ inFavour: 11, outcome: 'vetoed', strangers: [] });
    expect(french.recorded.join(' ')).toContain('S/2016/846');
    expect(tryVote({ day: '2016-10-08', inFavour: 4, against: ['France', 'US'] })).toMatchObject({ outcome: 'failed' });
  });
  it('gives each recorded outcome again from who voted how', () => {
    for (const vote of votes)
      if (vote.inFavour !== null && membersIn(Number(vote.date.slice(0, 4))))
        expect(
          tryVote({ day: vote.date, against: vote.against, abstaining: vote.abstained, inFavour: vote.inFavour })!.outcome,
          vote.draft,
        ).toBe(vote.outcome);
  });
  it('leaves out who had no seat, says so, and knows no council of 1980', () => {
    expect(tryVote({ day: '2016-10-08', against: ['Germany'] })).toMatchObject({ outcome: 'adopted', strangers: ['Germany'] });
    expect(tryVote({ day: '1980-01-01' })).toBeNull();
  });
});
