// Filled templates of attack reports (MUC-4), from claims: all-slot recall, precision and F.
import { readFileSync } from 'node:fs';
import { shippedTools } from '../src/extraction/testing.ts';
import { templatesOf } from './muc4/fill.ts';
import { figures, type Points, scoreArticle, type Template } from './muc4/score.ts';

interface Article {
  readonly id: string;
  readonly text: string;
  readonly templates: readonly Template[];
}

/** `--data FILE`: JSON lines of {id, text, templates}; `--limit N` reads the first N; `--show` prints what was filled. */
export function run(args: readonly string[]): void {
  const at = args.indexOf('--data');
  const file = at >= 0 ? args[at + 1] : undefined;
  if (file === undefined) {
    console.log('muc4: give --data FILE, JSON lines of {id, text, templates: [{optional, slots}]}');
    return;
  }
  const limit = args.includes('--limit') ? Number(args[args.indexOf('--limit') + 1]) : Number.POSITIVE_INFINITY;
  const tools = shippedTools();
  const totals = new Map<string, Points>();
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, limit)
    .map((line) => JSON.parse(line) as Article);
  for (const { id, text, templates } of rows) {
    const given = templatesOf(text, tools);
    scoreArticle(given, templates, totals);
    if (args.includes('--show')) {
      console.log(`${id}: ${given.length} given, ${templates.length} in the key`);
      for (const { slots } of given) console.log('   +', line(slots));
      for (const { slots, optional } of templates) console.log(optional ? '  (-)' : '   -', line(slots));
    }
  }
  const all: Points = { correct: 0, partial: 0, possible: 0, given: 0 };
  console.log('slot                              recall  precision      F   key  given');
  for (const [slot, points] of [...totals].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { recall, precision, f } = figures(points);
    console.log(
      `${slot.padEnd(34)}${recall.toFixed(1).padStart(5)}      ${precision.toFixed(1).padStart(5)}  ${f.toFixed(1).padStart(5)} ${String(points.possible).padStart(5)} ${String(points.given).padStart(6)}`,
    );
    if (slot === 'templates') continue;
    for (const key of ['correct', 'partial', 'possible', 'given'] as const) all[key] += points[key];
  }
  const { recall, precision, f } = figures(all);
  console.log(
    `muc4: ${rows.length} articles; all slots recall ${recall.toFixed(1)}, precision ${precision.toFixed(1)}, F ${f.toFixed(1)}`,
  );
}

const line = (slots: Template['slots']): string =>
  Object.entries(slots)
    .map(
      ([slot, fills]) =>
        `${slot.replace(/^(?:INCIDENT|PERP): /, '').replace(' TGT: ', '.')}=${fills.map(({ alts }) => alts[0]).join('+')}`,
    )
    .join(' | ');

if (import.meta.filename === process.argv[1]) run(process.argv.slice(2));
