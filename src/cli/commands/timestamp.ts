import { readFile } from 'node:fs/promises';
import {
  type OpenFile,
  addBlockHeaders,
  askForTime,
  dropAuthority,
  nameAuthority,
  openFile,
  timeAuthorities,
  timeStamps,
} from '../../investigation/index.ts';
import { AssizeError } from '../../model/index.ts';
import { type Command, type Given, WrongUse } from '../options.ts';
import { print, table, wrap } from '../terminal.ts';
import { HERE } from './investigate.ts';

const folderOf = (given: Given) => given.value('in') ?? HERE;

async function inFile<T>(given: Given, work: (file: OpenFile) => Promise<T>): Promise<T> {
  const file = await openFile(folderOf(given));
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

/** A file that the user named. Throws `cli/unreadable-file`. */
async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    throw new AssizeError(
      'cli/unreadable-file',
      `"${path}" cannot be read.`,
      'Name a file that is there and that you may read.',
      { cause },
    );
  }
}

const argument = (given: Given, what: string): string => {
  const [, value] = given.paths;
  if (value === undefined)
    throw new WrongUse(`assize timestamp ${given.paths[0]} needs ${what}.`, `Usage: ${timestampCommand.usage}`);
  return value;
};

async function add(given: Given): Promise<number> {
  const url = argument(given, 'the address of an authority');
  const roots = given.value('roots');
  if (!given.has('opentimestamps') && roots === undefined)
    throw new WrongUse(
      'An authority is trusted by its root certificate, and none is named.',
      "Name the file with the authority's root in PEM with --roots, or say --opentimestamps for a calendar.",
    );
  await inFile(given, async (file) =>
    nameAuthority(
      file,
      roots === undefined
        ? { kind: 'opentimestamps', url }
        : { kind: 'rfc3161', url, roots: new TextDecoder().decode(await bytesOf(roots)), policy: given.value('policy') ?? null },
    ),
  );
  await print(`${url} is asked from now on: it gets a digest of the ledger's head, and nothing else leaves this machine.`);
  return 0;
}

async function remove(given: Given): Promise<number> {
  const url = argument(given, 'the address of an authority');
  const was = await inFile(given, (file) => dropAuthority(file, url));
  await print(was ? `${url} is asked no more. What it said stays in the ledger.` : `${url} was not on the list.`);
  return was ? 0 : 1;
}

async function ask(given: Given): Promise<number> {
  if ((await timeAuthorities(folderOf(given))).length === 0)
    throw new WrongUse(
      'No authority is named for this file, so nobody is asked.',
      'Name one: assize timestamp add URL --roots FILE. Nothing leaves the machine until you do.',
    );
  const asked = await inFile(given, (file) => askForTime(file));
  const lines = asked.map(({ authority, entered, failure }) =>
    failure
      ? `${failure.code}: ${failure.message}\n  Next: ${failure.next}`
      : entered?.entry.kind === 'stamped' && entered.entry.time !== null
        ? `${authority}: the head existed before ${entered.entry.time} (entry ${entered.index}).`
        : `${authority}: ${entered ? `a proof that is not yet one of time (entry ${entered.index})` : 'nothing new yet'}; ask again in some hours.`,
  );
  await print(lines.length > 0 ? lines.join('\n') : 'Nothing came in since each authority was last asked.');
  return asked.some(({ failure }) => failure !== null) ? 1 : 0;
}

async function list(given: Given): Promise<number> {
  const stamps = await timeStamps(folderOf(given));
  const authorities = await timeAuthorities(folderOf(given));
  if (given.has('json')) {
    const named = authorities.map(({ kind, url }) => ({ kind, url }));
    await print(
      JSON.stringify(
        { authorities: named, stamps: stamps.map(({ fault, ...rest }) => ({ ...rest, fault: fault?.code ?? null })) },
        null,
        1,
      ),
    );
  } else {
    await print(
      [
        authorities.length === 0
          ? 'No authority is named, and nobody is asked.'
          : `Asked: ${authorities.map(({ kind, url }) => `${url} (${kind})`).join(', ')}`,
        stamps.length === 0
          ? 'No time-stamp yet.'
          : table(stamps, [
              { head: 'Entry', of: ({ index }) => String(index) },
              { head: 'Covers', of: ({ size }) => `0–${size - 1}` },
              { head: 'Before', of: ({ time, fault }) => (fault ? 'broken' : (time ?? 'nothing yet')) },
              { head: 'By', of: ({ authority }) => authority, gives: 2 },
            ]),
      ].join('\n'),
    );
  }
  return 0;
}

async function check(given: Given): Promise<number> {
  const stamps = await timeStamps(folderOf(given));
  await print(
    stamps.length === 0
      ? 'No time-stamp to check.'
      : stamps
          .map(({ index, authority, size, time, what, fault }) =>
            fault
              ? `${wrap(`Entry ${index}, ${authority}: ${fault.code}: ${what}`)}\n${wrap(`Next: ${fault.next}`, '  ')}`
              : wrap(
                  `Entry ${index}, ${authority}: ${time === null ? `${size} entries` : `the first ${size} entries existed before ${time}`}; ${what}.`,
                ),
          )
          .join('\n'),
  );
  return stamps.some(({ fault }) => fault !== null) ? 1 : 0;
}

async function header(given: Given): Promise<number> {
  const bytes = await bytesOf(argument(given, 'a file with the headers of blocks'));
  const shown = await inFile(given, (file) => addBlockHeaders(file, bytes));
  await print(
    `${shown} proof${shown === 1 ? ' shows' : 's show'} a time now. Compare the header with your own copy of Bitcoin's blocks.`,
  );
  return 0;
}

const acts: Readonly<Record<string, (given: Given) => Promise<number>>> = { list, ask, check, add, remove, header };

export const timestampCommand: Command = {
  name: 'timestamp',
  usage: 'assize timestamp [list | ask | check | add URL | remove URL | header FILE] [--in FOLDER]',
  what: "Has others say when the ledger's head was there; only those that you name are asked.",
  more: `list          who is asked, and what they said (the default)
ask           asks now; while an authority is named, every run and the workbench ask too
check         checks every time-stamp again, offline
add URL       names a time-stamp authority (RFC 3161) with --roots, or a calendar with --opentimestamps
remove URL    asks it no more
header FILE   adds headers of Bitcoin's blocks (in hex), with which a proof of OpenTimestamps shows a time

An authority gets a SHA-256 and a number made by chance. It learns your address on the network and when you work.`,
  words: Object.keys(acts),
  options: [
    { name: 'in', value: 'FOLDER', what: `the folder of the investigation file (default: ${HERE})` },
    { name: 'roots', value: 'FILE', what: "with add: the authority's root certificates in PEM" },
    { name: 'policy', value: 'OID', what: 'with add: the policy to demand' },
    { name: 'opentimestamps', what: 'with add: the address is a calendar of OpenTimestamps' },
    { name: 'json', what: 'with list: print it as JSON' },
  ],
  async run(given) {
    const act = acts[given.paths[0] ?? 'list'];
    if (!act)
      throw new WrongUse(`assize timestamp has no "${given.paths[0]!.slice(0, 40)}".`, `Usage: ${timestampCommand.usage}`);
    return act(given);
  },
};
