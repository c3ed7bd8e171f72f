import { findingsDocument, openForReading } from '../../investigation/index.ts';
import { type Findings, type Incident, eventKinds } from '../../model/index.ts';
import { type Command, WrongUse } from '../options.ts';
import { incidentTable, whenText } from '../summary.ts';
import { plain, print, table, wrap } from '../terminal.ts';
import { HERE } from './investigate.ts';

const shelves = (findings: Findings, shelf: Incident['shelf']) =>
  findings.incidents.filter((incident) => incident.shelf === shelf);

const views: Readonly<Record<string, (findings: Findings) => string>> = {
  sources: (findings) => {
    const readings = new Map(findings.readings.map((reading) => [reading.object, reading]));
    const originOf = new Map(findings.origins.flatMap((origin, n) => origin.sources.map((id) => [id, n + 1] as const)));
    return [
      table(findings.sources, [
        { head: 'Source', of: ({ id }) => id },
        { head: 'Origin', of: ({ id }) => String(originOf.get(id) ?? '–') },
        { head: 'File', of: ({ from }) => from, gives: 2 },
        { head: 'Title', of: ({ object }) => readings.get(object)?.about.title?.value ?? '–', gives: 3 },
        { head: 'Published', of: ({ object }) => readings.get(object)?.about.published?.first?.slice(0, 10) ?? '–' },
        {
          head: 'Claims',
          of: ({ object }) => String(findings.claims.filter((claim) => claim.reading === readings.get(object)?.id).length),
        },
      ]),
      ...findings.notes.map((note) => wrap(`Note${note.source ? ` on ${note.source}` : ''}: ${note.what} Next: ${note.next}`)),
    ].join('\n');
  },
  claims: (findings) => {
    const texts = new Map(findings.readings.map((reading) => [reading.id, reading.text]));
    return table(findings.claims, [
      { head: 'Claim', of: ({ id }) => id },
      { head: 'Kind', of: ({ kind }) => eventKinds.get(kind)?.label ?? kind, gives: 2 },
      { head: 'Said by', of: ({ voice }) => voice.speaker?.name ?? `(${voice.manner})`, gives: 2 },
      {
        head: 'Reality',
        of: ({ factuality, stance }) => (stance === 'asserted' ? factuality : `${factuality}, ${stance}`),
        gives: 2,
      },
      { head: 'Words', of: (claim) => texts.get(claim.reading)?.slice(claim.from, claim.to) ?? '', gives: 8 },
    ]);
  },
  stories: (findings) => {
    const sources = new Map(findings.sources.map((source) => [source.id, source]));
    const fileOf = (id: string) => sources.get(id as (typeof findings.sources)[number]['id'])?.from ?? id;
    return (findings.stories ?? [])
      .map(({ sources: told, origins, shared }) =>
        [
          `${told.length === 1 ? 'One source' : `${told.length} sources`}, ${origins.length === 1 ? 'one origin' : `${origins.length} origins`}`,
          ...told.map((id) => wrap(plain(fileOf(id)), '  ')),
          ...(shared.length > 0 ? [wrap(`In common: ${shared.join(', ')}`, '  ')] : []),
        ].join('\n'),
      )
      .join('\n\n');
  },
  incidents: (findings) => incidentTable(shelves(findings, 'incident')),
  disputes: (findings) =>
    findings.disputes.length === 0
      ? 'No disputes.'
      : table(findings.disputes, [
          { head: 'Dispute', of: ({ id }) => id },
          { head: 'Kind', of: ({ kind }) => kind },
          { head: 'Severity', of: ({ severity }) => severity },
          { head: 'Claims', of: ({ claims }) => claims.map((side) => side.length).join(' : ') },
          { head: 'What', of: ({ what }) => what, gives: 1 },
        ]),
  timeline: (findings) =>
    table(
      findings.incidents.filter(({ when }) => when?.first || when?.last).toSorted((a, b) => order(a) - order(b)),
      [
        { head: 'When', of: (one) => whenText(one) },
        { head: 'Exact to', of: ({ when }) => when!.precision },
        { head: 'Kind', of: ({ kind }) => eventKinds.get(kind)?.label ?? kind, gives: 1 },
        { head: 'What', of: ({ title }) => title, gives: 4 },
      ],
    ),
  record: (findings) =>
    [
      table(shelves(findings, 'record'), [
        { head: 'When', of: (one) => whenText(one) },
        { head: 'Kind', of: ({ kind }) => eventKinds.get(kind)?.label ?? kind, gives: 1 },
        { head: 'What', of: ({ title }) => title, gives: 4 },
        { head: 'Sources', of: ({ support }) => String(support.sources.length) },
        { head: 'Disputes', of: ({ disputes }) => String(disputes.length) },
      ]),
      ...findings.voteChecks.map((check) =>
        [
          `\nVote ${check.item ?? check.incident}: ${check.state}`,
          ...check.because.map(({ rule, what }) => wrap(`${rule}: ${what}`, '  ')),
        ].join('\n'),
      ),
    ].join('\n'),
  routes: (findings) =>
    findings.routes.length === 0
      ? 'The file names no territory yet, so no way to a court can be looked at.'
      : findings.routes
          .map((route) =>
            [
              `${route.state.toUpperCase().padEnd(7)} ${plain(route.title)}`,
              wrap(route.article, '        '),
              ...route.conditions.map(({ state, because, facts }) =>
                wrap(`${mark[state]} ${because} ${facts.join(' ')}`, '        '),
              ),
              wrap(`Next: ${route.next}`, '        '),
            ].join('\n'),
          )
          .join('\n\n'),
};

const mark = { met: '+', 'not-met': '−', unknown: '?' } as const;
const order = ({ when }: Incident) => Date.parse((when?.first ?? when?.last ?? '9999-12-31').slice(0, 10));

export const showCommand: Command = {
  name: 'show',
  usage: `assize show ${Object.keys(views).join('|')} [--in FOLDER] [--json]`,
  what: 'Prints one view of an investigation file.',
  words: Object.keys(views),
  options: [
    { name: 'in', value: 'FOLDER', what: `the folder of the investigation file (default: ${HERE})` },
    { name: 'json', what: 'print the whole findings as findings-json' },
  ],
  async run(given) {
    const [what, ...rest] = given.paths;
    const view = what === undefined ? undefined : views[what];
    if (!view || rest.length > 1)
      throw new WrongUse(`assize show needs one of: ${Object.keys(views).join(', ')}.`, `Usage: ${showCommand.usage}`);
    const findings = await openForReading(given.value('in') ?? rest[0] ?? HERE);
    await print(given.has('json') ? JSON.stringify(findingsDocument(findings), null, 1) : view(findings));
    return 0;
  },
};
