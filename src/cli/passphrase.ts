import { readFile } from 'node:fs/promises';
import { AssizeError } from '../model/index.ts';
import { type Given, WrongUse } from './options.ts';
import { Interrupted } from './interrupt.ts';

/** The option by which a command takes passphrases without a terminal. */
export const passphraseFile = {
  name: 'passphrase-file',
  value: 'FILE',
  what: 'read passphrases from a file, one on each line, rather than ask for them',
} as const;

/**
 * Passphrases, one for each question, from the file that was named or asked for on the terminal without showing them. They are
 * never taken from the command line, where every process of the machine can read them.
 */
export async function passphrases(given: Given, questions: readonly string[]): Promise<string[]> {
  const path = given.value(passphraseFile.name);
  if (path !== undefined) {
    const lines = await readFile(path, 'utf8').then(
      (text) => text.split(/\r?\n/),
      (cause: unknown) => {
        throw new AssizeError('cli/no-passphrase', `The passphrases in "${path}" cannot be read.`, 'Name a file.', { cause });
      },
    );
    return questions.map((question, n) => {
      const line = lines[n];
      if (line) return line;
      throw new AssizeError('cli/no-passphrase', `"${path}" has no line ${n + 1}: ${question}.`, 'Write one on each line.');
    });
  }
  if (!process.stdin.isTTY)
    throw new WrongUse(
      'A passphrase is needed, and nobody is there to be asked.',
      `Name a file with --${passphraseFile.name} FILE.`,
    );
  const answers: string[] = [];
  for (const question of questions) answers.push(await ask(question));
  return answers;
}

/** One line from the terminal, of which nothing is shown. */
async function ask(question: string): Promise<string> {
  const { stdin } = process;
  process.stderr.write(`${question}: `);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  try {
    let line = '';
    for await (const typed of stdin.iterator({ destroyOnReturn: false }) as AsyncIterable<string>)
      for (const mark of typed) {
        if (mark === '\r' || mark === '\n') return line;
        if (mark === '\u0003') throw new Interrupted(new Error('Ctrl-C'));
        line = mark === '\u007f' || mark === '\b' ? line.slice(0, -1) : line + mark;
      }
    return line;
  } finally {
    stdin.setRawMode(false);
    process.stderr.write('\n');
  }
}
