import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** The rows of the file that `--data FILE.jsonl` names, and whether each of the other options was given. */
export function rowsNamed<Row>(args: string[], flags: readonly string[] = []): { rows: Row[]; given: ReadonlySet<string> } {
  const { values } = parseArgs({
    args,
    options: { data: { type: 'string' }, ...Object.fromEntries(flags.map((name) => [name, { type: 'boolean' as const }])) },
  });
  const file = values['data'];
  if (typeof file !== 'string') throw new Error('Name the rows with --data FILE.jsonl.');
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
  return { rows, given: new Set(flags.filter((name) => (values as Record<string, unknown>)[name] === true)) };
}
