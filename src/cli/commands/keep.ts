import { readFile } from 'node:fs/promises';
import { exportDossier, findingsDocument, openFile, rebuild, verifyFolder } from '../../investigation/index.ts';
import { AssizeError } from '../../model/index.ts';
import { type Command, WrongUse } from '../options.ts';
import { showProgress } from '../progress.ts';
import { print, wrap } from '../terminal.ts';
import { HERE } from './investigate.ts';

const inFolder = { name: 'in', value: 'FOLDER', what: `the folder of the investigation file (default: ${HERE})` } as const;

export const rebuildCommand: Command = {
  name: 'rebuild',
  usage: 'assize rebuild [--in FOLDER] [--json]',
  what: 'Deletes everything computed and computes it again from the vault.',
  options: [inFolder, { name: 'json', what: 'print the findings as findings-json' }],
  async run(given) {
    const file = await openFile(given.value('in') ?? given.paths[0] ?? HERE, { anew: true });
    const progress = showProgress();
    try {
      const findings = await rebuild(file, { watch: progress.watch });
      progress.end();
      await print(
        given.has('json')
          ? JSON.stringify(findingsDocument(findings), null, 1)
          : `Computed again from ${file.vault.size} entries: ${findings.claims.length} claims, ${findings.incidents.length} incidents and entries of the record.`,
      );
      return 0;
    } finally {
      progress.end();
      await file.close();
    }
  },
};

export const exportCommand: Command = {
  name: 'export',
  usage: 'assize export [--in FOLDER] [--to FOLDER]',
  what: 'Writes a dossier: a folder that a stranger can check without Assize.',
  options: [inFolder, { name: 'to', value: 'FOLDER', what: 'the new folder to write (default: assize-dossier)' }],
  async run(given) {
    const to = given.value('to') ?? 'assize-dossier';
    const file = await openFile(given.value('in') ?? given.paths[0] ?? HERE);
    try {
      const { files, bytes } = await exportDossier(file, to);
      await print(
        [
          `Wrote ${to}: ${files} files, ${bytes.toLocaleString('en')} bytes. Open ${to}/index.html to read it.`,
          `To check it without Assize: cd ${to} && sha256sum -c sha256sums.txt && node verify.mjs .`,
        ].join('\n'),
      );
      return 0;
    } finally {
      await file.close();
    }
  },
};

async function readHead(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new AssizeError('cli/no-head', `The head in "${path}" cannot be read.`, 'Name the file that holds it.', { cause });
  }
}

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'assize verify [FOLDER] [--json] [--from N] [--object DIGEST] [--head FILE]',
  what: 'Checks every byte of an investigation file or of a dossier, and trusts nothing.',
  options: [
    inFolder,
    { name: 'json', what: 'print the report as JSON' },
    { name: 'from', value: 'N', what: 'check the entries from number N on' },
    { name: 'object', value: 'DIGEST', what: 'check one object' },
    {
      name: 'head',
      value: 'FILE',
      what: 'check that the ledger grew from a head that you kept (vault/ledger/checkpoint of another day)',
    },
  ],
  async run(given) {
    const folder = given.paths[0] ?? given.value('in') ?? HERE;
    const from = given.value('from');
    const object = given.value('object');
    if (from !== undefined && !/^\d{1,15}$/.test(from))
      throw new WrongUse('assize verify: --from takes the number of an entry.', `Usage: ${verifyCommand.usage}`);
    const head = given.value('head');
    const report = await verifyFolder(folder, {
      ...(from === undefined ? {} : { from: Number(from) }),
      ...(object === undefined ? {} : { object }),
      ...(head === undefined ? {} : { head: await readHead(head) }),
    });
    if (given.has('json')) await print(JSON.stringify(report, null, 1));
    else {
      const counts = Object.entries(report.counts)
        .map(([what, n]) => `${n.toLocaleString('en')} ${what}`)
        .join(', ');
      await print(
        report.faults.length === 0
          ? `Nothing wrong in ${folder}: ${counts}.`
          : [
              `${report.faults.length} fault${report.faults.length === 1 ? '' : 's'} in ${folder} (${counts}):`,
              ...report.faults.map(
                (fault) => `${wrap(`${fault.code}: ${fault.what}`, '  ')}\n${wrap(`Next: ${fault.next}`, '    ')}`,
              ),
            ].join('\n'),
      );
    }
    return report.faults.length === 0 ? 0 : 1;
  },
};
