import { describe, expect, it } from 'vitest';
import type { Incident } from '../model/index.ts';
import { checkVotes, membersIn, outcomeByRule } from './council.ts';
import votes from './data/council-votes.json' with { type: 'json' };
import { aClaim, anIncident, aVote } from './testing.ts';

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
