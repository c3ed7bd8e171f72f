import { basename, resolve } from 'node:path';
import { findingsDocument, investigate, isInvestigation, openFile, proposalsOf, propose } from '../../investigation/index.ts';
import { type Command, needs } from '../options.ts';
import { showProgress } from '../progress.ts';
import { namedProposer, proposedJson, proposedText, proposerOptions, warningOf } from '../proposer.ts';
import { spoolStandardInput } from '../stdin.ts';
import { summary } from '../summary.ts';
import { print } from '../terminal.ts';
import { interruptible } from '../interrupt.ts';
import { askInPassing } from '../time.ts';

/** The folder that commands use when none is named. */
export const HERE = 'assize-file';

export const investigateCommand: Command = {
  name: 'investigate',
  usage: 'assize investigate PATH… [--into FOLDER] [--json] [--text] [--proposer URL --proposer-model NAME]',
  what: 'Receives files and folders of reports into an investigation file and computes what they say.',
  more: `Begins the file in FOLDER (default: ${HERE}) or adds to the one there. The same bytes under the same name are taken once.
A pack of places (JSON that begins with "format": "assize-gazetteer/1") is kept and used to place names. PATH "-" reads standard input.`,
  options: [
    { name: 'into', value: 'FOLDER', what: `the folder of the investigation file (default: ${HERE})` },
    { name: 'name', value: 'NAME', what: 'its name, when it is begun (default: the name of the first path)' },
    { name: 'json', what: 'print the findings as findings-json (assize-findings/1)' },
    { name: 'text', what: 'with --json: each source with its whole text' },
    ...proposerOptions,
  ],
  async run(given) {
    needs(investigateCommand, given, 'a file or a folder to read');
    const proposer = namedProposer(given);
    const into = given.value('into') ?? HERE;
    const { paths, clean } = await spoolStandardInput(given.paths);
    const name = given.value('name') ?? basename(resolve(given.paths[0] === '-' ? into : given.paths[0]!));
    const begun = !(await isInvestigation(resolve(into)));
    const file = await openFile(into, { create: name });
    const progress = showProgress();
    try {
      const findings = await interruptible(file, (signal) => investigate(paths, file, { watch: progress.watch, signal }));
      progress.end();
      if (proposer !== null) {
        process.stderr.write(warningOf(proposer, findings));
        const { asked, failed } = await interruptible(file, (signal) => propose(file, findings, proposer, { signal }));
        process.stderr.write(`${asked} questions asked, ${failed} without an answer.\n`);
      }
      const proposed = await proposalsOf(file, findings);
      const { readings } = findings;
      await print(
        given.has('json')
          ? JSON.stringify(
              {
                ...findingsDocument(findings, { text: given.has('text') }),
                ...(proposed.length > 0 ? { proposed: proposedJson(proposed, readings) } : {}),
              },
              null,
              1,
            )
          : summary(findings, { name: file.name, folder: into, begun }) + proposedText(proposed, readings),
      );
      await askInPassing(file);
      return 0;
    } finally {
      progress.end();
      await file.close();
      await clean();
    }
  },
};
