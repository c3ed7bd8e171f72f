import { describe, expect, it } from 'vitest';
import { gather } from './index.ts';
import { comparisons } from './compare.ts';
import { type Report, aloneEach, story } from './testing.ts';

const [north, south] = [
  { name: 'Norvik', lat: 10, lon: 10, radiusMetres: 2000 },
  { name: 'Sudmar', lat: 14, lon: 14, radiusMetres: 2000 },
];
const strike = (name: string, place: typeof north, extra = ''): Report => ({
  name,
  published: '2031-05-05',
  text: `On 4 May shells fell on the hospital of ${place.name}.${extra}`,
  claims: [{ words: 'shells fell on the hospital', day: '2031-05-04', at: place, what: [['hospital', 'hospital']] }],
});
const unplaced = (extra: Partial<NonNullable<Report['claims']>[number]> = {}): Report => ({
  name: 'third.txt',
  published: '2031-05-06',
  text: 'A hospital was shelled on 4 May, a radio station says. Nine nurses were among the dead.',
  claims: [{ words: 'A hospital was shelled on 4 May', day: '2031-05-04', what: [['hospital', 'hospital']], ...extra }],
});
const gathered = (...reports: Report[]) => {
  const made = story(reports);
  const { incidents, relations } = gather({ ...made, entities: [], origins: aloneEach(made.sources), reviews: [] });
  return { made, incidents, relations, together: incidents.map(({ claims }) => claims.length).toSorted((a, b) => a - b) };
};

describe('a claim that fits two events which cannot be one', () => {
  it('is held to neither, and both are named with the weights', () => {
    const { made, relations, together } = gathered(strike('a.txt', north), strike('b.txt', south), unplaced());
    expect(together).toEqual([1, 1, 1]);
    const apart = relations.filter(({ kind, because }) => kind === 'not-same' && because.includes('held to neither'));
    expect(new Set(apart.map(({ claims: [, other] }) => other))).toEqual(new Set(made.claims.slice(0, 2).map(({ id }) => id)));
    expect(apart.every(({ because, weight }) => because.startsWith('It names no place') && weight! >= 3.5)).toBe(true);
  });
  it('is held to the one it fits where there is no other', () => {
    expect(gathered(strike('a.txt', north), unplaced()).together).toEqual([2]);
  });
  it('is held to the one that it fits clearly better: by its figure', () => {
    const toll = [{ min: 9, max: 9, outcome: 'killed', scope: 'incident' }] as const;
    const nine = { ...strike('a.txt', north) };
    const first = { ...nine, claims: [{ ...nine.claims![0]!, toll }] };
    const { incidents, made } = gathered(first, strike('b.txt', south), unplaced({ toll }));
    const own = incidents.find(({ claims }) => claims.includes(made.claims[2]!.id))!;
    expect(own.claims).toContain(made.claims[0]!.id);
    expect(own.claims).toHaveLength(2);
  });
  it('is held to the one whose place its words name, though no gazetteer has placed it', () => {
    const third = { ...unplaced(), text: 'In Sudmar a hospital was shelled on 4 May, a radio station says.' };
    const { incidents, made } = gathered(strike('a.txt', north), strike('b.txt', south), {
      ...third,
      claims: [{ ...unplaced().claims![0]!, words: 'In Sudmar a hospital was shelled' }],
    });
    expect(incidents.find(({ claims }) => claims.includes(made.claims[2]!.id))!.claims).toContain(made.claims[1]!.id);
  });
});

describe('a report whose place no gazetteer has', () => {
  const told = (name: string, words: string, over: Partial<Report> = {}): Report => ({
    name,
    published: '2031-05-05',
    text: words,
    claims: [{ words, day: '2031-05-04', what: [['hospital', 'hospital']] }],
    ...over,
  });
  it('is not drawn to a town that its words do not name, though the rest is told in the same words', () => {
    const other = told('b.txt', 'On 4 May shells fell on the hospital of Belkora.');
    const placed = { ...strike('a.txt', north) };
    const words = 'On 4 May shells fell on the hospital of Norvik';
    expect(gathered({ ...placed, claims: [{ ...placed.claims![0]!, words }] }, other).together).toEqual([1, 1]);
    expect(gathered(told('a.txt', 'On 4 May shells fell on the hospital of Ostrun.'), other).together).toEqual([1, 1]);
    expect(gathered(told('a.txt', 'Shells fell in Belkora, on the hospital, on 4 May.'), other).together).toEqual([2]);
  });
  it('may name whoever speaks, which is no place', () => {
    const words = 'Ada Kern said that shells fell on the hospital on 4 May.';
    const said = told('b.txt', words, {
      claims: [{ words: words.slice(0, -1), by: 'Ada Kern', day: '2031-05-04', what: [['hospital', 'hospital']] }],
    });
    expect(gathered(strike('a.txt', north), said).together).toEqual([2]);
  });
});

describe('a line without a day', () => {
  it('has the day of the one event that its report tells of, and is not drawn to another day', () => {
    const two = (name: string, day: string, published: string): Report => ({
      name,
      published,
      text: `On ${day} shells fell on the market of Norvik. The market burned until night.`,
      claims: [
        { words: `On ${day} shells fell on the market of Norvik`, day, at: north, what: [['market', 'market']] },
        { words: 'The market burned until night', kind: 'attack', what: [['market', 'market']] },
      ],
    });
    const { incidents } = gathered(two('a.txt', '2031-05-04', '2031-05-05'), two('b.txt', '2031-05-12', '2031-05-13'));
    expect(incidents).toHaveLength(2);
    for (const { claims } of incidents) expect(claims).toHaveLength(2);
  });
});

describe('a siege', () => {
  const siege = (name: string, published: string, words: string, day: string): Report => ({
    name,
    published,
    text: words,
    claims: [{ words, kind: 'siege', day, at: north }],
  });
  const began = siege('a.txt', '2031-01-05', 'The siege of Norvik began on 3 January.', '2031-01-03');
  it('that began on one day and ended on another is one, without a dispute of time', () => {
    const made = story([began, siege('b.txt', '2031-06-20', 'The siege of Norvik was lifted on 19 June.', '2031-06-19')]);
    const { incidents, disputes } = gather({ ...made, entities: [], origins: aloneEach(made.sources), reviews: [] });
    expect(incidents.map(({ claims }) => claims.length)).toEqual([2]);
    expect(disputes).toEqual([]);
  });
  it('that began on another day, with no word of an end, is another', () => {
    expect(gathered(began, siege('b.txt', '2031-06-20', 'The siege of Norvik began on 19 June.', '2031-06-19')).together).toEqual(
      [1, 1],
    );
  });
});

describe('the same words of the same speaker', () => {
  const saying = (name: string, published: string): Report => ({
    name,
    published,
    text: `General Orlan Vess denied that his forces were near the river crossing. Printed on ${published}.`,
    claims: [{ words: 'denied that his forces were near the river crossing', kind: 'statement', by: 'Orlan Vess' }],
  });
  it('are one saying when published within a month, and said again when published later', () => {
    expect(gathered(saying('a.txt', '2031-05-05'), saying('b.txt', '2031-05-20')).together).toEqual([2]);
    expect(gathered(saying('a.txt', '2031-05-05'), saying('b.txt', '2031-08-20')).together).toEqual([1, 1]);
  });
});

describe('weights', () => {
  it('are whole or half, as links keep them', () => {
    for (const { levels } of comparisons)
      for (const { weight } of levels) expect(weight === Number.NEGATIVE_INFINITY || Number.isInteger(2 * weight)).toBe(true);
  });
});
