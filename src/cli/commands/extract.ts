import { extractFiles, findingsDocument, lookAt } from '../../investigation/index.ts';
import { eventKinds } from '../../model/index.ts';
import { type Command, needs } from '../options.ts';
import { showProgress } from '../progress.ts';
import { spoolStandardInput } from '../stdin.ts';
import { plain, print, table, wrap } from '../terminal.ts';

export const extractCommand: Command = {
  name: 'extract',
  usage: 'assize extract FILE… [--json] [--text]',
  what: 'Prints what files say, read together; keeps nothing.',
  options: [
    { name: 'json', what: 'print findings-json (assize-findings/1)' },
    { name: 'text', what: 'with --json: each source with its whole text' },
  ],
  async run(given) {
    needs(extractCommand, given, 'a file to read');
    const { paths, clean } = await spoolStandardInput(given.paths);
    const progress = showProgress();
    try {
      const findings = await extractFiles(paths, { watch: progress.watch });
      progress.end();
      const document = findingsDocument(findings, { text: given.has('text') });
      if (given.has('json')) await print(JSON.stringify(document, null, 1));
      else
        await print(
          [
            table(document.claims, [
              { head: 'Kind', of: (claim) => eventKinds.get(claim.kind)?.label ?? claim.kind, gives: 2 },
              { head: 'Said by', of: (claim) => claim.voice.speaker?.name ?? claim.voice.manner, gives: 2 },
              {
                head: 'Reality',
                of: (claim) => (claim.stance === 'asserted' ? claim.factuality : `${claim.factuality}, ${claim.stance}`),
                gives: 1,
              },
              { head: 'Words', of: (claim) => claim.quote, gives: 8 },
            ]),
            ...document.notes.map((note) => wrap(`Note: ${note.what} Next: ${note.next}`)),
          ].join('\n'),
        );
      return 0;
    } finally {
      progress.end();
      await clean();
    }
  },
};

export const readCommand: Command = {
  name: 'read',
  usage: 'assize read FILE… [--json] [--text]',
  what: 'Prints what a file is and says of itself: title, dates, language, furniture; keeps nothing.',
  options: [
    { name: 'json', what: 'print findings-json with nothing but the sources' },
    { name: 'text', what: 'with --json: each source with its whole text' },
  ],
  async run(given) {
    needs(readCommand, given, 'a file to read');
    const { paths, clean } = await spoolStandardInput(given.paths);
    try {
      const { kept } = await lookAt(paths);
      const document = findingsDocument(kept, { text: given.has('text') });
      if (given.has('json')) {
        await print(JSON.stringify(document, null, 1));
        return 0;
      }
      const texts = new Map(kept.readings.map((reading) => [reading.object as string, reading.text]));
      await print(
        document.sources
          .map((source) => {
            const furniture = source.furniture.reduce((sum, one) => sum + one.to - one.from, 0);
            return [
              plain(source.path),
              `  kind       ${source.mediaType}, ${source.bytes.toLocaleString('en')} bytes`,
              `  digest     ${source.digest}`,
              `  title      ${source.title ? plain(source.title.quote) : '–'}`,
              `  by         ${source.byline ? plain(source.byline.quote) : '–'}`,
              `  publisher  ${source.publisher ? plain(source.publisher.name) : '–'}`,
              `  published  ${source.published ? `${source.published.first}${source.published.inferred ? ' (inferred)' : ''}, from ${source.published.where}` : '–'}`,
              `  language   ${source.language ? `${source.language.code} (${source.language.confidence.toFixed(2)})` : '–'}`,
              `  text       ${(texts.get(source.digest)?.length ?? 0).toLocaleString('en')} characters, ${furniture.toLocaleString('en')} of them furniture (${[...new Set(source.furniture.map((one) => one.kind))].join(', ') || 'none'})`,
              ...source.notes.map((note) => wrap(`${note.what} Next: ${note.next}`, '  note       ')),
            ].join('\n');
          })
          .concat(
            document.notes.filter((note) => note.source === null).map((note) => wrap(`Note: ${note.what} Next: ${note.next}`)),
          )
          .join('\n\n'),
      );
      return 0;
    } finally {
      await clean();
    }
  },
};
