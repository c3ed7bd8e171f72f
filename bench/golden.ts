// What the claims of short annotated reports should be, field by field; wrong actors are counted apart.
import { shippedTools } from '../src/extraction/testing.ts';
import { goldenReports } from './golden/report.ts';
import { score } from './golden/score.ts';

const share = (n: number, of: number): string => (of === 0 ? '  —  ' : (n / of).toFixed(3));

/** `npm run bench golden [-- --held] [--show]`: precision and recall of each field, on both halves; wrong actors apart. */
export async function run(args: readonly string[]): Promise<void> {
  const tools = shippedTools();
  for (const held of args.includes('--held') ? [true] : args.includes('--tuned') ? [false] : [false, true]) {
    const reports = goldenReports(held);
    const { tallies, wrongActors, lines } = score(reports, tools);
    const words = reports.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
    console.log(
      `\n${held ? 'held back' : 'built on'}: ${reports.length} reports, ${words} words, ${tallies.get('claim')!.gold} claims`,
    );
    console.log('field        gold  found  right  precision  recall');
    for (const [field, { gold, found, right }] of tallies)
      console.log(
        `${field.padEnd(11)} ${String(gold).padStart(5)} ${String(found).padStart(6)} ${String(right).padStart(6)}      ${share(right, found)}   ${share(right, gold)}`,
      );
    // What is held back is counted and not shown: whoever has read its faults has tuned on it.
    console.log(`wrong actors: ${wrongActors.length}`);
    if (held) continue;
    for (const line of wrongActors) console.log(`  ${line}`);
    if (args.includes('--show')) for (const line of lines) console.log(line);
  }
}

if (import.meta.filename === process.argv[1]) await run(process.argv.slice(2));
