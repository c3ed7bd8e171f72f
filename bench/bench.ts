// `npm run bench` measures the walk; `npm run bench NAME -- …` runs one of the runners beside this file; `npm run bench list` names them.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const args = process.argv.slice(2);
const named = args[0] !== undefined && !args[0].startsWith('-') ? args.shift()! : 'walk';
const file = join(import.meta.dirname, `${named}.ts`);

/** Each runner with what it measures, as the first lines of its file say it: the comment at its head, or the one on `run`. */
function list(): string {
  const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && name !== 'bench.ts');
  return names
    .toSorted()
    .flatMap((name) => {
      const text = readFileSync(join(import.meta.dirname, name), 'utf8');
      if (!/^export (?:async )?function run\b/m.test(text)) return [];
      const head =
        /^\/\/ (.*)/.exec(text)?.[1] ??
        /\/\*\*\s*\*?\s*([^\n]*?)\s*(?:\*\/)?\n(?:[^/]*?\*\/\n)?export (?:async )?function run\b/.exec(text)?.[1];
      return [`${name.slice(0, -3).padEnd(14)} ${head ?? ''}`.trimEnd()];
    })
    .join('\n');
}

if (named === 'list') {
  process.stdout.write(`${list()}\n`);
  process.exit(0);
}
if (!/^[a-z0-9-]+$/.test(named) || named === 'bench' || !existsSync(file)) {
  process.stderr.write(`There is no benchmark "${named}".\nNext: name one of these, or write "npm run bench list".\n${list()}\n`);
  process.exit(2);
}
const { run } = (await import(file)) as { run: (args: string[]) => Promise<void> };
await run(args);
