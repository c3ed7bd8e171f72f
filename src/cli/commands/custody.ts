import { findingsOf, isInvestigation, openBag, openFile, exportBag, receiveBag, withdraw } from '../../investigation/index.ts';
import { type Command, WrongUse, needs } from '../options.ts';
import { showProgress } from '../progress.ts';
import { plain, print } from '../terminal.ts';
import { asPerson, unlocked } from './custody-keys.ts';
import { passphraseFile } from '../passphrase.ts';
import { HERE } from './investigate.ts';

const inFolder = { name: 'in', value: 'FOLDER', what: `the folder of the investigation file (default: ${HERE})` } as const;
const some = (n: number, what: string) => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;

export const withdrawCommand: Command = {
  name: 'withdraw',
  usage: 'assize withdraw SOURCE|OBJECT --who WHO --why WHY [--in FOLDER] [--as NAME]',
  what: 'Removes the bytes of a source by an entry that says who and why.',
  more: `For a court's order, or a witness in danger. The text drawn from it and the files that came inside it go with it; their digests stay in
the ledger, which still proves. Findings are computed again without it. Dossiers and copies that were given away are not reached.`,
  options: [
    inFolder,
    { name: 'who', value: 'WHO', what: 'who wants it withdrawn; stays to be read' },
    { name: 'why', value: 'WHY', what: 'why; stays to be read' },
    asPerson,
    passphraseFile,
  ],
  async run(given) {
    needs(withdrawCommand, given, 'a source or an object');
    const [who, why] = [given.value('who'), given.value('why')];
    if (!who || !why) throw new WrongUse('assize withdraw needs --who and --why.', `Usage: ${withdrawCommand.usage}`);
    const file = await openFile(given.value('in') ?? HERE, { anew: true });
    try {
      const by = await unlocked(file.vault, given);
      const { objects, sources } = await withdraw(file, given.paths[0]!, { who, why, ...(by ? { by } : {}) });
      await print(
        [
          `Withdrew ${some(objects.length, 'object')}; the ledger keeps their digests and says by whom and why.`,
          ...sources.map(({ id, from }) => `  ${id}  ${plain(from)}`),
        ].join('\n'),
      );
      return 0;
    } finally {
      await file.close();
    }
  },
};

export const mergeCommand: Command = {
  name: 'merge',
  usage: 'assize merge FOLDER [--in FOLDER]',
  what: 'Takes in another copy of an investigation file, or another file, without losing an entry.',
  more: `The other one is checked first and is not changed. Its entries follow an entry that says so, as they are, so that its own signed head and
its time-stamps still hold. Do it the other way round too, or copy the merged folder, and both places have everything.`,
  options: [inFolder],
  async run(given) {
    needs(mergeCommand, given, 'the folder of the other one');
    const file = await openFile(given.value('in') ?? HERE);
    const progress = showProgress();
    try {
      const { entries, objects } = await file.vault.merge(given.paths[0]!);
      await findingsOf(file, { watch: progress.watch });
      progress.end();
      await print(
        entries === 0
          ? `There is nothing in ${given.paths[0]} that is not here.`
          : `Took in ${some(entries, 'entry').replace('entrys', 'entries')} and ${some(objects, 'object')} from ${given.paths[0]}.`,
      );
      return 0;
    } finally {
      progress.end();
      await file.close();
    }
  },
};

export const bagCommand: Command = {
  name: 'bag',
  usage: 'assize bag [--in FOLDER] [--to FOLDER]',
  what: 'Writes the investigation file as a BagIt bag, without its keys, to be handed over.',
  options: [inFolder, { name: 'to', value: 'FOLDER', what: 'the new folder to write (default: assize-bag)' }],
  async run(given) {
    const to = given.value('to') ?? 'assize-bag';
    const file = await openFile(given.value('in') ?? given.paths[0] ?? HERE);
    try {
      const { files, bytes } = await exportBag(file, to);
      await print(
        `Wrote ${to}: ${some(files, 'file')}, ${bytes.toLocaleString('en')} bytes. To check it: cd ${to} && sha256sum -c manifest-sha256.txt`,
      );
      return 0;
    } finally {
      await file.close();
    }
  },
};

export const unbagCommand: Command = {
  name: 'unbag',
  usage: 'assize unbag BAG [--into FOLDER]',
  what: 'Opens a BagIt bag: an investigation file becomes a folder again, any other bag is received.',
  more: `A bag made elsewhere is checked; its manifests are kept as they are and entered, its files are received, and what is wrong with it is noted.`,
  options: [{ name: 'into', value: 'FOLDER', what: `the folder of the investigation file (default: ${HERE})` }],
  async run(given) {
    needs(unbagCommand, given, 'the folder of a bag');
    const into = given.value('into') ?? HERE;
    const { bag, own } = await openBag(given.paths[0]!, into);
    if (own) {
      await print(`Unpacked an investigation file into ${into}. To check it: assize verify ${into}`);
      return 0;
    }
    const begun = !(await isInvestigation(into));
    const file = await openFile(into, { create: bag.name });
    const progress = showProgress();
    try {
      await receiveBag(bag, file, { watch: progress.watch });
      progress.end();
      await print(
        [
          `${begun ? 'Began' : 'Added to'} ${into}: ${some(bag.payload.length, 'file')} of the bag "${plain(bag.name)}" and its ${some(bag.tags.length, 'own file')}.`,
          ...bag.faults.map(({ what }) => `  ${plain(what)}`),
        ].join('\n'),
      );
      return bag.faults.length === 0 ? 0 : 1;
    } finally {
      progress.end();
      await file.close();
    }
  },
};

export const clockCommand: Command = {
  name: 'clock',
  usage: 'assize clock [--in FOLDER]',
  what: 'Goes on after the clock of this machine went back, and says so in the ledger.',
  more: 'Only when the clock is right now and was wrong before: the entries made meanwhile keep the time that they were given.',
  options: [inFolder],
  async run(given) {
    const file = await openFile(given.value('in') ?? given.paths[0] ?? HERE, { acceptClock: true });
    try {
      await file.vault.checkpoint();
      await print('The ledger goes on by the clock as it is now.');
      return 0;
    } finally {
      await file.close();
    }
  },
};
