import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { AssizeError } from '../model/index.ts';

/** One option of a command, as help and completion show it. */
export interface Option {
  readonly name: string;
  readonly value?: string;
  readonly what: string;
}

/** A command of `assize`. `run` gives the exit code: 0 done, 1 something failed. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly what: string;
  readonly more?: string;
  readonly options: readonly Option[];
  /** Words that the first argument can be, for completion. */
  readonly words?: readonly string[];
  readonly run: (given: Given) => Promise<number>;
}

export interface Given {
  readonly paths: readonly string[];
  has(name: string): boolean;
  value(name: string): string | undefined;
}

/** The command was used wrongly: exit code 2. */
export class WrongUse extends AssizeError {
  constructor(what: string, next: string) {
    super('cli/wrong-use', what, next);
  }
}

/** The arguments of a command; `--` ends the options, `-` is standard input. Throws WrongUse. */
export function readArguments(command: Command, args: readonly string[]): Given {
  const options: ParseArgsOptionsConfig = { help: { type: 'boolean', short: 'h' } };
  for (const { name, value } of command.options) options[name] = { type: value === undefined ? 'boolean' : 'string' };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return {
      paths: positionals,
      has: (name) => values[name] === true,
      value: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
    };
  } catch (error) {
    throw new WrongUse(
      `assize ${command.name}: ${error instanceof Error ? error.message.split('. To specify')[0] : 'wrong arguments'}`.replace(
        /\.?$/,
        '.',
      ),
      `Usage: ${command.usage}`,
    );
  }
}

/** Refuses a command without what it needs. */
export function needs(command: Command, given: Given, what: string): void {
  if (given.paths.length === 0) throw new WrongUse(`assize ${command.name} needs ${what}.`, `Usage: ${command.usage}`);
}
