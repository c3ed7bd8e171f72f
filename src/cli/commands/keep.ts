import { exportDossier, findingsDocument, openFile, rebuild, verifyFolder } from '../../investigation/index.ts';
import type { Command } from '../options.ts';
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

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'assize verify [FOLDER] [--json] [--from N] [--object DIGEST]',
  what: 'Checks every byte of an investigation file or of a dossier, and trusts nothing.',
  options: [
    inFolder,
    { name: 'json', what: 'print the report as JSON' },
    { name: 'from', value: 'N', what: 'check the entries from number N on' },
    { name: 'object', value: 'DIGEST', what: 'check one object' },
  ],
  async run(given) {
    const folder = given.paths[0] ?? given.value('in') ?? HERE;
    const from = given.value('from');
    const object = given.value('object');
    const report = await verifyFolder(folder, {
      ...(from === undefined ? {} : { from: Number(from) }),
      ...(object === undefined ? {} : { object }),
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
