import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Field,
  averageClusters,
  candidatePairs,
  cluster,
  comparisonsFrom,
  edits,
  jaroWinkler,
  learnWeights,
  linkRecords,
  score,
} from './index.ts';

describe('likeness of strings', () => {
  it.each([
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
  ])('gives the published Jaro-Winkler value for %s and %s', (a, b, value) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(value, 3);
  });
  it('is symmetric, and 1 only for equal strings', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(jaroWinkler(a, b) === 1).toBe(a === b);
        expect(edits(a, b)).toBe(edits(b, a));
        expect(edits(a, b) === 0).toBe(a === b);
      }),
    );
  });
  it('counts a swap of neighbours as one edit and gives up at the bound', () => {
    expect(edits('19560409', '19564009')).toBe(1);
    expect(edits('tarsk', 'mirova', 2)).toBe(3);
  });
});

describe('pairs worth comparing', () => {
  it('are those that share a key, each once, in order', () => {
    const keys = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 }), { maxLength: 12 });
    fc.assert(
      fc.property(keys, (records) => {
        const wanted: [number, number][] = [];
        for (const a of records.keys())
          for (const b of records.keys()) if (a < b && records[a]!.some((key) => records[b]!.includes(key))) wanted.push([a, b]);
        expect(candidatePairs(records.length, (n) => records[n]!)).toEqual(wanted);
      }),
    );
  });
  it('passes over a key that too many share', () => {
    expect(candidatePairs(5, () => ['everyone'], 4)).toEqual([]);
    expect(candidatePairs(4, () => ['everyone'], 4)).toHaveLength(6);
  });
});

describe('groups', () => {
  const links = fc.array(
    fc.record({ a: fc.nat(7), b: fc.nat(7), weight: fc.integer({ min: 0, max: 5 }) }).filter(({ a, b }) => a !== b),
    { maxLength: 12 },
  );
  it('come out the same for every order of the links, hold every record once, and keep apart what must be', () => {
    fc.assert(
      fc.property(links, fc.infiniteStream(fc.nat()), (all, chance) => {
        const apart = (x: number, y: number) => (x + y) % 7 === 0;
        const groups = cluster(8, all, { apart });
        const shuffled = all.map((link) => ({ link, at: chance.next().value })).toSorted((x, y) => x.at - y.at);
        expect(
          cluster(
            8,
            shuffled.map(({ link }) => link),
            { apart },
          ),
        ).toEqual(groups);
        expect(groups.flat().toSorted((x, y) => x - y)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
        for (const group of groups) for (const x of group) for (const y of group) if (x < y) expect(apart(x, y)).toBe(false);
      }),
    );
  });
  it('by average hold every record once and are the same for every order of the links', () => {
    const likely = fc.uniqueArray(
      fc.record({ a: fc.nat(7), b: fc.nat(7), weight: fc.double({ min: 0, max: 1, noNaN: true }) }).filter(({ a, b }) => a < b),
      { maxLength: 14, selector: ({ a, b }) => `${a} ${b}` },
    );
    fc.assert(
      fc.property(likely, (all) => {
        const groups = averageClusters(8, all, 0.5);
        expect(averageClusters(8, all.toReversed(), 0.5)).toEqual(groups);
        expect(groups.flat().toSorted((x, y) => x - y)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      }),
    );
  });
  it('by average do not chain: A like B and B like C make no group of all three where A and C share nothing', () => {
    const chain = [
      { a: 0, b: 1, weight: 0.9 },
      { a: 1, b: 2, weight: 0.8 },
    ];
    expect(averageClusters(3, chain, 0.5)).toEqual([[0, 1], [2]]);
    expect(averageClusters(3, [...chain, { a: 0, b: 2, weight: 0.7 }], 0.5)).toEqual([[0, 1, 2]]);
  });
  it('hold together what a person joined, whatever speaks against it', () => {
    expect(cluster(2, [], { together: [[0, 1]], apart: () => true })).toEqual([[0, 1]]);
  });
});

describe('weights learnt without examples', () => {
  const invented = (seed: number) =>
    Array.from({ length: 10 }, (_, at) => String.fromCharCode(97 + ((Math.imul(seed, 0x9e3779b1) >>> (at * 2)) % 23))).join('');
  /** Invented people on two lists: the second copies the first with a slip in every third name and every fourth day. */
  const people = Array.from({ length: 120 }, (_, n) => ({
    name: invented(n + 1),
    day: `20${10 + (n % 9)}-0${1 + (n % 8)}-1${n % 7}`,
    town: ['Tarsk', 'Mirova', 'Belu'][n % 3]!,
  }));
  const slip = (text: string) => `${text.slice(0, 3)}${text[4] ?? ''}${text[3] ?? ''}${text.slice(5)}`;
  const records = [
    ...people,
    ...people.map((one, n) => ({
      ...one,
      name: n % 3 === 0 ? slip(one.name) : one.name,
      day: n % 4 === 0 ? `${one.day.slice(0, 9)}9` : one.day,
    })),
  ];
  const fields: Field<(typeof records)[number]>[] = [
    {
      name: 'name',
      missing: () => false,
      levels: [
        { because: 'the same', holds: (a, b) => a.name === b.name },
        { because: 'alike', holds: (a, b) => jaroWinkler(a.name, b.name) > 0.9 },
      ],
      otherwise: 'differs',
    },
    {
      name: 'day',
      missing: () => false,
      levels: [{ because: 'the same', holds: (a, b) => a.day === b.day }],
      otherwise: 'differs',
    },
    {
      name: 'town',
      missing: (a) => a.town === '',
      levels: [{ because: 'the same', holds: (a, b) => a.town === b.town }],
      otherwise: 'differs',
    },
  ];
  const keysOf = ({ name, town }: (typeof records)[number]) => [name.slice(0, 3), town];

  it('find who is who on two lists, and agreement on a rarer thing weighs more', () => {
    const { groups, learnt } = linkRecords(records, keysOf, fields);
    const pairs = groups.filter((group) => group.length === 2 && (group[1] ?? 0) - (group[0] ?? 0) === people.length);
    // 120 people, of whom 10 have a slip in both the name and the day; no wrong pair at all.
    expect(pairs.length).toBeGreaterThan(85);
    expect(groups.filter((group) => group.length > 1)).toEqual(pairs);
    const weight = (field: number, level: number) => learnt.fields[field]!.levels[level]!.weight;
    expect(weight(0, 0)).toBeGreaterThan(weight(2, 0));
    expect(weight(0, 2)).toBeLessThan(0);
  });
  it('are the same for every order of the pairs, and give their reasons', () => {
    const pairs = candidatePairs(records.length, (n) => keysOf(records[n]!));
    const learnt = learnWeights(records, pairs, fields);
    expect(learnWeights(records, pairs.toReversed(), fields)).toEqual(learnt);
    const { reasons, weight } = score(records[1]!, records[1 + people.length]!, comparisonsFrom(fields, learnt));
    expect(reasons.map(({ comparison, because }) => `${comparison}: ${because}`)).toEqual([
      'name: the same',
      'day: the same',
      'town: the same',
    ]);
    expect(weight).toBeCloseTo(
      reasons.reduce((sum, one) => sum + one.weight, 0),
      9,
    );
  });
  it('let a missing field count neither way', () => {
    const comparisons = comparisonsFrom(
      fields,
      learnWeights(
        records,
        candidatePairs(records.length, (n) => keysOf(records[n]!)),
        fields,
      ),
    );
    const reason = score({ ...records[0]!, town: '' }, records[1]!, comparisons).reasons[2]!;
    expect(reason).toEqual({ comparison: 'town', weight: 0, because: 'not said by both' });
  });
});
