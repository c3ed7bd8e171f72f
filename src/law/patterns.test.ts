import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessFile } from './assess.ts';
import { chanceOfTogether } from './chance.ts';
import { aClaim, anEntity, anIncident, acting, inPlace, struck } from './testing.ts';
import { statedDay } from '../model/testing/blank.ts';

describe('the chance that two traits only happen to meet', () => {
  it.each([
    // Fisher's lady tasting tea: four of four cups right of eight, 1 in 70; three or more, 17 in 70.
    [8, 4, 4, 4, 1 / 70],
    [8, 4, 4, 3, 17 / 70],
    [10, 3, 5, 0, 1],
    [52, 13, 5, 5, 1287 / 2598960],
  ])('of %i with %i marked, %i drawn, %i or more together: %f', (all, marked, drawn, both, chance) => {
    expect(chanceOfTogether(all, marked, drawn, both)).toBeCloseTo(chance, 10);
  });
  it('falls as more are together, and lies between nothing and one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 2000 }), fc.nat(), fc.nat(), (all, a, b) => {
        const marked = 1 + (a % (all - 1));
        const drawn = 1 + (b % (all - 1));
        let before = 1 + 1e-9;
        for (let both = 0; both <= Math.min(marked, drawn, 12); both += 1) {
          const chance = chanceOfTogether(all, marked, drawn, both);
          expect(chance).toBeLessThanOrEqual(before + 1e-9);
          expect(chance).toBeGreaterThanOrEqual(0);
          before = chance;
        }
      }),
      { numRuns: 60 },
    );
  });
});

const army = anEntity('organisation', 'the army of Vessen', 'VES');
const front = anEntity('armed-group', 'the Tarsk Front');

function found(specs: readonly (readonly [cls: string, by: typeof army, day: string, place: string, words?: string])[]) {
  const told = specs.map(([cls, by, , , words], n) =>
    aClaim(`${words ?? 'It was struck'} (${n}).`, { targets: [struck(cls)], actors: [acting(by)], detail: 'airstrike' }),
  );
  return assessFile({
    incidents: told.map(({ claim }, n) => anIncident([claim], { when: statedDay(specs[n]![2]), where: inPlace(specs[n]![3]) })),
    claims: told.map(({ claim }) => claim),
    readings: told.map(({ reading }) => reading),
    entities: [army, front],
    reviews: [],
  });
}
const day = (n: number) => `2021-03-${String(n + 1).padStart(2, '0')}`;

describe('patterns of like incidents', () => {
  it('are found where one side’s strikes meet one kind of object far more often than the rest of the file would give', () => {
    const specs = [
      ...Array.from({ length: 9 }, (_, n) => ['hospital', army, day(n), `Town ${n}`] as const),
      ...Array.from({ length: 9 }, (_, n) => ['market', front, day(n), `Place ${n}`] as const),
    ];
    const { patterns, assessments } = found(specs);
    const one = patterns.find(({ what }) => what.startsWith('medical facilities struck, and VES'))!;
    expect(one.incidents).toHaveLength(9);
    expect(one.chance!).toBeLessThan(0.001);
    const scale = assessments
      .find(({ incident, crime }) => incident === one.incidents[0] && crime === 'rs.8.2.e.iv')!
      .elements.map(({ id }) => id);
    expect(scale).not.toContain('rs.8.2.e.iv#ctx.cah.scale');
  });
  it('give a chance near one where objects and sides meet as often as they must', () => {
    const specs = Array.from(
      { length: 24 },
      (_, n) => [n % 2 ? 'hospital' : 'market', n % 4 < 2 ? army : front, day(n), `Town ${n}`] as const,
    );
    for (const { chance, kind } of found(specs).patterns)
      if (kind === 'together' && chance !== null) expect(chance).toBeGreaterThan(0.3);
  });
  it('give no chance where the file is too small to say', () => {
    const { patterns } = found(Array.from({ length: 3 }, (_, n) => ['hospital', army, day(n), `Town ${n}`] as const));
    expect(patterns.map(({ chance }) => chance)).toEqual(patterns.map(() => null));
    expect(patterns[0]!.because).toContain('too few');
  });
  it('tell of one kind of object struck at one place on several days, and again after notice', () => {
    const { patterns } = found([
      ['hospital', army, day(0), 'Lunt', 'The hospital, whose coordinates had been shared, was struck'],
      ['hospital', army, day(3), 'Lunt'],
      ['hospital', army, day(9), 'Lunt'],
    ]);
    expect(patterns.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['repeated', 'after-notice']));
    expect(patterns.find(({ kind }) => kind === 'after-notice')!.incidents).toHaveLength(3);
  });
  it('are none of two incidents', () => {
    expect(found([0, 1].map((n) => ['hospital', army, day(n), 'Lunt'] as const)).patterns).toEqual([]);
  });
});
