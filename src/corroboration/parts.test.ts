import { describe, expect, it } from 'vitest';
import type { Claim } from '../model/index.ts';
import { gather } from './index.ts';
import { type Report, aloneEach, story } from './testing.ts';

const place = (name: string, within: readonly string[]) => ({ name, lat: 10, lon: 10, radiusMetres: 2000, within });
const norvik = place('Norvik', ['Velmar']);
const land = { name: 'Velmar', lat: 10, lon: 10, radiusMetres: 300_000, within: [] };

const reports: Report[] = [
  {
    name: 'war.txt',
    text: 'The army and the Front have fought in Velmar since 2029.',
    claims: [
      {
        words: 'The army and the Front have fought in Velmar',
        kind: 'clash',
        day: ['2029-01-01', '2032-12-31'],
        at: land,
        factuality: 'ongoing',
      },
    ],
  },
  {
    name: 'offensive.txt',
    text: 'An offensive on Norvik began on 1 April and lasted until June.',
    claims: [{ words: 'An offensive on Norvik', kind: 'offensive', day: ['2031-04-01', '2031-06-30'], at: norvik }],
  },
  {
    name: 'strike.txt',
    text: 'On 4 May a shell hit the mill of Norvik.',
    claims: [{ words: 'a shell hit the mill', day: '2031-05-04', at: norvik, what: [['mill', 'farm']] }],
  },
  {
    name: 'later.txt',
    text: 'On 9 August a shell hit the ferry of Norvik.',
    claims: [{ words: 'a shell hit the ferry', day: '2031-08-09', at: norvik, what: [['ferry', 'vehicle']] }],
  },
  {
    name: 'clash.txt',
    text: 'Guards clashed with smugglers in Velmar on 2 May.',
    claims: [{ words: 'Guards clashed with smugglers', kind: 'clash', day: '2031-05-02', at: land }],
  },
];

function parts(all: readonly Report[]): string[] {
  const made = story(all);
  const nameOf = new Map(made.readings.map(({ id, text }) => [id, all.find((one) => one.text === text)!.name.slice(0, -4)]));
  const of = new Map(made.claims.map((claim: Claim) => [claim.id, nameOf.get(claim.reading)!]));
  const { relations } = gather({ ...made, entities: [], origins: aloneEach(made.sources), reviews: [] });
  return relations
    .filter(({ kind }) => kind === 'part-of')
    .map(({ claims: [part, whole], because }) => `${of.get(part)} in ${of.get(whole)}: ${because.split(': ').at(-1)}`)
    .toSorted();
}

describe('parts and wholes', () => {
  it('a strike lies in its offensive and both in the war, each with the days and the places that say so', () => {
    expect(parts(reports)).toEqual([
      'clash in war: 2031-05-02 lies in 2029-01-01 to 2032-12-31; both in Velmar.',
      'later in war: 2031-08-09 lies in 2029-01-01 to 2032-12-31; Norvik lies in Velmar.',
      'offensive in war: 2031-04-01 lies in 2029-01-01 to 2032-12-31; Norvik lies in Velmar.',
      'strike in offensive: 2031-05-04 lies in 2031-04-01 to 2031-06-30; both in Norvik.',
      'strike in war: 2031-05-04 lies in 2029-01-01 to 2032-12-31; Norvik lies in Velmar.',
    ]);
  });
  it('are the same in whatever order the reports come', () => {
    expect(parts(reports.toReversed())).toEqual(parts(reports));
  });
  it('an offensive that outlasts another, or begins before it, is no part of it', () => {
    const longer: Report = {
      name: 'longer.txt',
      text: 'A second offensive on Norvik went on from May to September.',
      claims: [{ words: 'A second offensive on Norvik', kind: 'siege', day: ['2031-05-01', '2031-09-30'], at: norvik }],
    };
    expect(parts([reports[1]!, longer])).toEqual([]);
  });
});
