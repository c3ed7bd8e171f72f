// `npm run bench` measures the walk; `npm run bench NAME -- …` runs one of the runners beside this file.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const args = process.argv.slice(2);
const named = args[0] !== undefined && !args[0].startsWith('-') ? args.shift()! : 'walk';
const file = join(import.meta.dirname, `${named}.ts`);
if (!/^[a-z0-9-]+$/.test(named) || named === 'bench' || !existsSync(file)) {
  process.stderr.write(`There is no benchmark "${named}".\nNext: name one of the files in bench/, without its ending.\n`);
  process.exit(2);
}
const { run } = (await import(file)) as { run: (args: string[]) => Promise<void> };
await run(args);
