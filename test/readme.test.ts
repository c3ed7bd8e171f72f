import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const run = promisify(execFile);

/** The size of a dossier holds that of the verifier's code, and changes with it. */
const plain = (text: string): string => text.replace(/[\d,]+ bytes/g, '… bytes');

/** The commands between the marks, each with the output shown under it. UPDATE_README=1 writes what they print into the page. */
it('prints what the README shows for each of its five commands', { timeout: 120_000 }, async () => {
  const path = join(root, 'README.md');
  const page = await readFile(path, 'utf8');
  const [before, rest] = page.split('<!-- walk -->\n') as [string, string];
  const [walk, after] = rest.split('<!-- end -->') as [string, string];
  const commands = [...walk.matchAll(/```sh\n(assize [^\n]+)\n```/g)].map((match) => match[1]!);
  expect(commands).toHaveLength(5);
  const home = await mkdtemp(join(tmpdir(), 'assize-readme-'));
  try {
    await symlink(join(root, 'samples'), join(home, 'samples'));
    let found = '';
    for (const command of commands) {
      const args = command.split(' ').slice(1);
      const { stdout } = await run(process.execPath, [join(root, 'src', 'cli', 'main.ts'), ...args], {
        cwd: home,
        env: { ...process.env, COLUMNS: '120' },
      });
      found += `\`\`\`sh\n${command}\n\`\`\`\n\n\`\`\`\n${stdout.trimEnd()}\n\`\`\`\n\n`;
    }
    if (process.env['UPDATE_README']) await writeFile(path, `${before}<!-- walk -->\n${found}<!-- end -->${after}`);
    else expect(plain(walk)).toBe(plain(found));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
