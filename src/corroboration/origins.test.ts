import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOrigins } from './index.ts';
import { type Report, story } from './testing.ts';

const wire = [
  'Shells hit the grain market of Ostrova on Friday, Lina Varek of the town council said, and 14 traders were killed.',
  'The first shell fell near the weighing house at noon and broke the roof over the stalls of the flour sellers.',
  'Anton Reve, a porter, carried 9 of the wounded to the clinic of Saint Orla on a hand cart.',
  'The road to Belu was closed until dark and the telephone lines were down, drivers from Mirova said.',
];
const own = (n: number) =>
  `The harbour of Dorn${n} took in ${n + 11} boats with people from the islands in the night, Ilan Roth${n} said. A doctor counted ${n + 3} children with fever and asked for tents, water and ${n + 40} blankets.`;
const page = (name: string, ...paragraphs: string[]): Report => ({ name, text: paragraphs.join('\n\n') });
const footer =
  'Sign up for the morning letter of the Ostrova Post and read the stories of the day before all others do.\nFollow the Post on the wireless at seven, at noon and in the evening, and write to the desk at any time.';

function sizes(reports: readonly Report[]): number[] {
  const { sources, readings } = story(reports);
  return findOrigins(sources, readings, [], [])
    .map(({ sources: own }) => own.length)
    .toSorted((a, b) => b - a);
}

describe('who repeats whom', () => {
  const original = page('wire.txt', ...wire);
  it('is found for a report with a new lead, for a cut one, and for one told again in other words', () => {
    expect(sizes([original, page('lead.txt', 'Our reporter was in Ostrova that day and saw the smoke.', ...wire)])).toEqual([2]);
    expect(sizes([original, page('cut.txt', ...wire.slice(0, 2))])).toEqual([2]);
    const retold = page(
      'retold.txt',
      'On Friday shells fell upon the grain market of Ostrova, says Lina Varek of the town council, killing 14 traders there.',
      'The first shell came down near the weighing house around noon, and the roof above the stalls where flour sellers work was broken.',
      'A porter, Anton Reve, brought 9 of those wounded on a hand cart to the clinic of Saint Orla.',
      'Until dark the road to Belu stayed closed, the telephone lines being down, said drivers from Mirova.',
    );
    expect(sizes([original, retold])).toEqual([2]);
    expect(sizes([original, page('other.txt', own(1))])).toEqual([1, 1]);
  });
  it('is found for one sentence that stands whole in another report, and not for two that give the same names', () => {
    const line = 'The shelling of Gorwick on 2 August killed seven people at the mill, the general staff said.';
    expect(sizes([page('line.txt', line), page('late.txt', 'We have this from the front.', line)])).toEqual([2]);
    const planned =
      'Foreign minister Ilan Sture will visit Dormouth on 20 February, his office said. He is to meet drivers of Blue Reed.';
    const done = 'Foreign minister Ilan Sture visited Dormouth on Friday and shook hands with drivers of Blue Reed.';
    expect(sizes([page('plan.txt', planned), page('visit.txt', done)])).toEqual([1, 1]);
  });
  it('is not told by what pages of one house share around their reports', () => {
    const pages = Array.from({ length: 6 }, (_, n) => page(`${n}.txt`, own(n), footer));
    expect(sizes(pages)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(sizes([...pages, page('copy.txt', own(2), footer)])).toEqual([2, 1, 1, 1, 1, 1]);
  });
  it('is found among hundreds of reports that are put together of the same sentences', () => {
    let state = 5;
    const random = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const stock = Array.from({ length: 90 }, (_, n) => own(n).split('. ')).flat();
    const chosen = () => Array.from({ length: 9 }, () => stock[random(stock.length)]!).join('. ');
    const reports = Array.from({ length: 400 }, (_, n) => page(`${n}.txt`, `Case ${n}: ${chosen()}`));
    const copies = Array.from({ length: 40 }, (_, n) =>
      page(`copy-${n}.txt`, `${reports[10 * n]!.text} The desk has added ${n} lines of its own to it.`),
    );
    const { sources, readings } = story([...reports, ...copies]);
    const nameOf = new Map(sources.map(({ id, from }) => [id, from]));
    const groups = findOrigins(sources, readings, [], []).map(({ sources: all }) => all.map((id) => nameOf.get(id)!));
    for (const [n, { name }] of copies.entries()) expect(groups.find((all) => all.includes(name))).toContain(`${10 * n}.txt`);
    expect(groups.filter((all) => all.length > 1)).toHaveLength(copies.length);
  });
  it('is the same for every order of arrival, and each source has one origin', () => {
    const reports = [
      original,
      page('cut.txt', ...wire.slice(0, 2)),
      ...Array.from({ length: 4 }, (_, n) => page(`${n}.txt`, own(n), footer)),
    ];
    const shape = (order: readonly Report[]) => {
      const { sources, readings } = story(order);
      const origins = findOrigins(sources, readings, [], []);
      expect(origins.flatMap((origin) => origin.sources).toSorted()).toEqual(sources.map(({ id }) => id).toSorted());
      return origins.map(({ id, sources: all }) => `${id} ${all.join(' ')}`).toSorted();
    };
    const expected = shape(reports);
    fc.assert(
      fc.property(fc.shuffledSubarray(reports, { minLength: reports.length }), (order) => {
        expect(shape(order)).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });
});
