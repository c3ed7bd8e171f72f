import { readFileSync } from 'node:fs';
import { AssizeError } from '../model/index.ts';
import { completionCommand } from './commands/completion.ts';
import { bagCommand, clockCommand, mergeCommand, unbagCommand, withdrawCommand } from './commands/custody.ts';
import { keysCommand, sealCommand, unsealCommand } from './commands/custody-keys.ts';
import { extractCommand, readCommand } from './commands/extract.ts';
import { investigateCommand } from './commands/investigate.ts';
import { exportCommand, rebuildCommand, verifyCommand } from './commands/keep.ts';
import { lawCommand } from './commands/law.ts';
import { reviewCommand } from './commands/review.ts';
import { serveCommand, startCommand } from './commands/serve.ts';
import { showCommand } from './commands/show.ts';
import { timestampCommand } from './commands/timestamp.ts';
import { Interrupted } from './interrupt.ts';
import { type Command, WrongUse, readArguments } from './options.ts';
import { coloured, print, quietOnClosedPipe } from './terminal.ts';

const commands: readonly Command[] = [
  investigateCommand,
  extractCommand,
  readCommand,
  showCommand,
  lawCommand,
  reviewCommand,
  serveCommand,
  exportCommand,
  verifyCommand,
  timestampCommand,
  rebuildCommand,
  withdrawCommand,
  keysCommand,
  sealCommand,
  unsealCommand,
  mergeCommand,
  bagCommand,
  unbagCommand,
  clockCommand,
  completionCommand(() => commands),
];

function help(): string {
  const longest = Math.max(...commands.map(({ name }) => name.length));
  return `assize: from a folder of reports to an investigation file that a stranger can check

Usage: assize COMMAND [OPTIONS] [PATH…]

${commands.map(({ name, what }) => `  ${name.padEnd(longest)}  ${what}`).join('\n')}

  assize COMMAND --help   what a command takes
  assize --version        the version

Results go to standard output, progress and errors to standard error. Exit codes: 0 done, 1 something failed, 2 wrong use.
NO_COLOR is honoured; "--" ends the options; "-" is standard input. Nothing leaves this machine unless you name a time-stamp authority or a proposer.`;
}

function helpOf({ usage, what, more, options }: Command): string {
  const flag = ({ name, value }: Command['options'][number]) => `--${name}${value ? ` ${value}` : ''}`;
  const longest = Math.max(0, ...options.map((option) => flag(option).length));
  return [
    `Usage: ${usage}`,
    '',
    what,
    ...(more ? ['', more] : []),
    ...(options.length > 0 ? ['', ...options.map((option) => `  ${flag(option).padEnd(longest)}  ${option.what}`)] : []),
  ].join('\n');
}

async function main(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args;
  if (first === '--version' || first === '-V') {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
    await print(`assize ${version}`);
    return 0;
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    const named = commands.find(({ name }) => name === rest[0]);
    await print(named ? helpOf(named) : help());
    return 0;
  }
  if (first === undefined) throw new WrongUse('assize needs a command.', '`assize --help` lists them.');
  // `start` is for npm and not for the list: it knows the project's own folder.
  const command = first === 'start' ? startCommand : commands.find(({ name }) => name === first);
  if (!command) throw new WrongUse(`assize has no command "${first.slice(0, 40)}".`, '`assize --help` lists them.');
  const end = rest.indexOf('--');
  if ((end === -1 ? rest : rest.slice(0, end)).some((arg) => arg === '--help' || arg === '-h')) {
    await print(helpOf(command));
    return 0;
  }
  return command.run(readArguments(command, rest));
}

quietOnClosedPipe();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof AssizeError)) throw error;
  const bold = (text: string) => (coloured(process.stderr) ? `\u001b[1m${text}\u001b[22m` : text);
  process.stderr.write(`${error.message}\n${bold('Next:')} ${error.next}\n`);
  process.exitCode = error instanceof WrongUse ? 2 : error instanceof Interrupted ? 130 : 1;
}
