import { describe, expect, it } from 'vitest';
import { type GoldReport, goldenReports, triggerPlaces, valuesOf } from '../bench/golden/report.ts';
import { type Field, score } from '../bench/golden/score.ts';
import { shippedTools } from '../src/extraction/testing.ts';
import { eventKinds, harmClasses, harmOutcomes } from '../src/model/index.ts';

const built = goldenReports(false);
const heldBack = goldenReports(true);
const all = [...built, ...heldBack];
const holds = (text: string, words: string): boolean => text.toLowerCase().includes(words.toLowerCase());

/** What is annotated and does not stand in the text, or is no word of the model. */
function faultsOf({ id, text, claims, places = [] }: GoldReport): string[] {
  const names = claims.flatMap((claim) => [
    ...(claim.actors ?? []).flatMap((actor) => valuesOf(actor).any.map((each) => each.replace(/^[a-z]+: /, ''))),
    ...[claim.speaker, claim.cue, claim.where].flatMap((each) => (each === undefined || each === '?' ? [] : valuesOf(each).any)),
    ...(claim.within ?? []),
  ]);
  const harm = new RegExp(`^(${harmOutcomes.join('|')}) (${harmClasses.join('|')}) \\d*-\\d*$`);
  return [
    ...claims.filter((claim) => triggerPlaces(text, claim).length === 0).map(({ trigger }) => `trigger ${trigger}`),
    ...claims.flatMap(({ kind }) => kind.split('|').filter((each) => !eventKinds.has(each as never))),
    ...[...names, ...places.flatMap((place) => valuesOf(place).any)].filter((words) => !holds(text, words)),
    ...claims
      .flatMap(({ harms = [], parts = [] }) => [...harms, ...parts].flatMap((each) => valuesOf(each).any))
      .filter((each) => !harm.test(each)),
    ...claims.flatMap(({ cumulative = [], harms = [] }) =>
      cumulative.filter((each) => !harms.some((one) => one.includes(each.replace(/ since .*|\?$/g, '')))),
    ),
  ].map((fault) => `${id}: ${fault}`);
}

describe('the annotated reports', () => {
  it('name nothing that does not stand in their text', () => {
    expect(all.flatMap(faultsOf)).toEqual([]);
  });
  it('have an id each, and a third of them is held back', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(heldBack.length / all.length).toBeGreaterThanOrEqual(1 / 3);
  });
});

/** What every half must reach: the measured figures less a margin, so that the test fails when a field breaks and not on one sentence. */
const floors: readonly (readonly [Field, precision: number, recall: number])[] = [
  ['claim', 0.83, 0.79],
  ['kind', 0.92, 0.76],
  ['actors', 0.9, 0.58],
  ['harms', 0.8, 0.56],
  ['speaker', 0.78, 0.63],
  ['factuality', 0.86, 0.66],
  ['when', 0.8, 0.6],
  ['where', 0.7, 0.4],
];

describe('the claims of the annotated reports', () => {
  const tools = shippedTools();
  const scored = score(all, tools);
  it.each(floors)('%s are right %d of the time, and %d of them are found', (field, precision, recall) => {
    const { gold, found, right } = scored.tallies.get(field)!;
    expect(right / found).toBeGreaterThanOrEqual(precision);
    expect(right / gold).toBeGreaterThanOrEqual(recall);
  });
  it('name a wrong actor in fewer than three claims of a hundred', () => {
    expect(scored.wrongActors.length / scored.tallies.get('claim')!.found).toBeLessThan(0.03);
  });
  it('would fall below the floors if actors were read from the wrong words', () => {
    const swapped = built.map((report) => ({
      ...report,
      claims: report.claims.map((claim) => ({
        ...claim,
        actors: (claim.actors ?? []).map((who) => who.replace(/: .*/, ': Nobody')),
      })),
    }));
    expect(score(swapped, tools).wrongActors.length).toBeGreaterThan(20);
  });
});
