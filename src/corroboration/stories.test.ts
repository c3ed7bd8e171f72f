import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detailsOf } from './details.ts';
import { idFrom } from '../model/index.ts';
import { findStories, storiesOf } from './stories.ts';
import { reconcileTolls } from './reconcile.ts';
import { type Report, aloneEach, story } from './testing.ts';

const reports: Report[] = [
  {
    name: 'a.txt',
    published: '2031-05-14',
    text: 'Shells fell on the Ostra Mill quarter of Karsa on Tuesday evening, neighbours of the Bellin Street clinic said. Mara Pell, 34, a nurse, was killed with 6 patients. Her brother Anton Pell carried the wounded to Velm Gate.',
  },
  {
    name: 'b.txt',
    published: '2031-05-15',
    text: 'A nurse of the clinic in Bellin Street, Mara Pell, 34, was buried in Karsa on Wednesday. She and 6 patients died when shells hit the Ostra Mill quarter, her brother Anton Pell said at the grave near Velm Gate.',
  },
  {
    name: 'c.txt',
    published: '2031-05-15',
    text: 'Two boys drowned when the ferry of Lower Dorn struck a mine, the harbour master Ilan Roth said. The wreck lies off Heron Point, and 11 passengers were taken to the hospital of Dorn.',
  },
  {
    name: 'd.txt',
    published: '2031-05-15',
    text: 'Prices of flour doubled in the markets of Karsa this month, and bakers in the old town closed for two days. The council of the bakers will meet again after the feast.',
  },
];

describe('details', () => {
  it('are names, numbers with what they count, and ages; a capital at the head of a sentence makes no name', () => {
    const { name, names, number, age, word } = detailsOf(
      'Shells hit Bellin Street. Nurses said Mara Pell, 34, and 6 patients died. A 9-year-old fled with two nurses from shells.',
    );
    expect([...name.keys()]).toEqual(['bellin', 'street', 'mara', 'pell']);
    expect([...names.keys()]).toEqual(['bellin street', 'mara pell']);
    expect([...age.keys()]).toEqual(['34', '9']);
    expect(number.has('6 patient')).toBe(true);
    expect(word.has('shell')).toBe(true);
  });
});

describe('stories', () => {
  const of = (order: readonly Report[]) => {
    const { readings } = story(order);
    const name = new Map(readings.map(({ id, text }) => [id, reports.find((one) => one.text === text)!.name]));
    return findStories(readings)
      .map(({ readings: own, shared }) => ({ own: own.map((id) => name.get(id)!).toSorted(), shared }))
      .toSorted((x, y) => (x.own[0]! < y.own[0]! ? -1 : 1));
  };
  it('hold the reports that share names, numbers and an age, told in other words, and say which', () => {
    const found = of(reports);
    expect(found.map(({ own }) => own)).toEqual([['a.txt', 'b.txt'], ['c.txt'], ['d.txt']]);
    expect(found[0]!.shared.length).toBeGreaterThan(2);
  });
  it('are the same for every order of arrival', () => {
    const expected = of(reports);
    fc.assert(
      fc.property(fc.shuffledSubarray(reports, { minLength: reports.length }), (order) => {
        expect(of(order)).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });
});

describe('the stories of a file', () => {
  it('name the sources and the origins of each: a copy adds a source and no origin', () => {
    const { sources, readings } = story([...reports, { ...reports[0]!, name: 'copy.txt' }]);
    const origins = [
      { id: idFrom('origin', 'x'), sources: [sources[0]!.id, sources[4]!.id], because: [] },
      ...aloneEach(sources.slice(1, 4)),
    ];
    const [first, ...others] = storiesOf(sources, readings, origins);
    expect(new Set(first!.sources)).toEqual(new Set([sources[0]!.id, sources[1]!.id, sources[4]!.id]));
    expect(first!.origins).toHaveLength(2);
    expect(others.map((one) => one.sources.length)).toEqual([1, 1]);
  });
});

describe('killed and injured from several reports', () => {
  const toll = (origin: string, at: string, killed: number, injured: number) => ({ origin, at, killed, injured });
  it('count a wounded person who died once, as dead', () => {
    expect(reconcileTolls([toll('a', '2031-05-14', 0, 1), toll('b', '2031-05-16', 1, 0)])).toMatchObject({
      killed: 1,
      injured: 0,
    });
  });
  it('do not take silence on deaths for a denial of them', () => {
    expect(
      reconcileTolls([toll('a', '2031-05-14', 7, 2), toll('b', '2031-05-14', 0, 2), toll('c', '2031-05-15', 0, 2)]),
    ).toMatchObject({
      killed: 7,
    });
  });
  it('are decided by origins, and a copy adds no voice', () => {
    const two = [toll('a', '2031-05-14', 7, 2), toll('b', '2031-05-15', 8, 2), toll('c', '2031-05-15', 8, 2)];
    const copied = [...two, toll('a', '2031-05-14', 7, 2), toll('a', '2031-05-14', 7, 2)];
    expect(reconcileTolls(copied)).toEqual(reconcileTolls(two));
    expect(reconcileTolls(two).killed).toBe(8);
  });
  it('never show more dead, nor more hit in all, than any report gives, and none only where none is given', () => {
    const any = fc.array(
      fc.record({
        origin: fc.constantFrom('a', 'b', 'c', 'd'),
        at: fc.constantFrom('2031-05-14', '2031-05-15'),
        killed: fc.nat(9),
        injured: fc.nat(9),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(any, (reports) => {
        const { killed, injured } = reconcileTolls(reports);
        expect(killed).toBeLessThanOrEqual(Math.max(0, ...reports.map((one) => one.killed)));
        const hit = reports.map((one) => one.killed + one.injured);
        expect(killed + injured).toBeLessThanOrEqual(Math.max(0, ...hit));
        expect(injured).toBeLessThanOrEqual(Math.max(0, ...hit) - killed);
        if (hit.length > 0 && hit.every((one) => one > 0)) expect(killed + injured).toBeGreaterThanOrEqual(Math.min(...hit));
        if (reports.every((one) => one.killed === 0)) expect(killed).toBe(0);
      }),
    );
  });
});
