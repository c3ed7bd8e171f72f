// Killed and injured of an event from its several articles, beside the maximum, the latest and the majority.
import { reconcileTolls } from '../src/corroboration/index.ts';
import { documentOf } from '../src/extraction/testing.ts';
import { tally } from './counts.ts';
import { rowsNamed } from './rows.ts';

interface Row {
  readonly incident: string;
  readonly killed: number;
  readonly injured: number;
  readonly docs: readonly { readonly id: string; readonly title: string; readonly date: string; readonly text: string }[];
}
interface Toll {
  readonly killed: number;
  readonly injured: number;
}

const most = (figures: readonly number[], prefer: (a: number, b: number) => boolean): number => {
  const counts = new Map<number, number>();
  for (const figure of figures) counts.set(figure, (counts.get(figure) ?? 0) + 1);
  return [...counts].reduce((x, y) => (y[1] > x[1] || (y[1] === x[1] && prefer(y[0], x[0])) ? y : x))[0];
};
const each = (tolls: readonly Toll[], rule: (figures: readonly number[]) => number): Toll => ({
  killed: rule(tolls.map(({ killed }) => killed)),
  injured: rule(tolls.map(({ injured }) => injured)),
});

/** One figure from several, as others do it; reports come in order of publication. */
const rules: Readonly<Record<string, (tolls: readonly Toll[]) => Toll>> = {
  maximum: (tolls) => each(tolls, (figures) => Math.max(...figures)),
  latest: (tolls) => each(tolls, (figures) => figures.at(-1)!),
  'majority, ties higher': (tolls) => each(tolls, (figures) => most(figures, (a, b) => a > b)),
  'majority, ties lower': (tolls) => each(tolls, (figures) => most(figures, (a, b) => a < b)),
  'majority, ties later': (tolls) =>
    each(tolls, (figures) => most(figures, (a, b) => figures.lastIndexOf(a) > figures.lastIndexOf(b))),
};

/** Killed and injured of each incident from its several articles, where the articles differ. */
export async function run(args: string[]): Promise<void> {
  const rows = rowsNamed<Row>(args).rows.map((row) => ({
    ...row,
    tolls: row.docs
      .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
      .map(({ id, date, title, text }) => ({ origin: id, at: date, ...tally(documentOf(`${title}\n\n${text}`)) })),
  }));
  const parts: readonly [string, (toll: Toll) => string][] = [
    ['killed', ({ killed }) => `${killed}`],
    ['injured', ({ injured }) => `${injured}`],
    ['both', ({ killed, injured }) => `${killed} ${injured}`],
  ];
  for (const [name, of] of parts) {
    const differ = rows.filter(({ tolls }) => new Set(tolls.map(of)).size > 1);
    const right = (rule: (tolls: (typeof rows)[number]['tolls']) => Toll) =>
      (differ.filter((row) => of(rule(row.tolls)) === of(row)).length / Math.max(differ.length, 1)).toFixed(3);
    console.log(`${name}: ${differ.length} incidents whose articles differ`);
    for (const [label, rule] of Object.entries(rules)) console.log(`  ${label.padEnd(24)} ${right(rule)}`);
    console.log(`  ${'reconciled'.padEnd(24)} ${right(reconcileTolls)}`);
  }
}
