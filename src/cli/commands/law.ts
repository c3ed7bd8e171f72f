import { lawOf, openForReading } from '../../investigation/index.ts';
import type { Assessment, Findings, Incident, LawFile, Stage } from '../../model/index.ts';
import { type Command, type Given, WrongUse } from '../options.ts';
import { plain, print, table, wrap } from '../terminal.ts';
import { HERE } from './investigate.ts';

const stages = ['authorisation', 'warrant', 'charges', 'trial'] as const satisfies readonly Stage[];
const marks = { supported: '+', contested: '±', unsupported: '−', 'not-assessed': '·' } as const;
/** How many incidents stand side by side in one matrix; more follow below. */
const COLUMNS = 8;

const views: Readonly<Record<string, (law: LawFile, findings: Findings, given: Given) => string[]>> = {
  conflicts: ({ conflicts }) =>
    conflicts.length === 0
      ? ['The file speaks of no fighting between two parties that could be settled.']
      : conflicts.flatMap(({ parties, territory, first, last, kinds, protracted }) => [
          wrap(
            `${parties[0].name} – ${parties[1].name}, ${territory?.name ?? 'territory not given'}${first || last ? `, ${first ?? '…'} to ${last ?? '…'}` : ''}${protracted.length > 0 ? `; ${protracted.length} on its length` : ''}`,
          ),
          ...kinds.flatMap((kind) => [
            wrap(
              `${marks[kind.state]} ${kind.kind}: ${kind.state}${besideIt(kind.state, kind.suggested)}. ${kind.because}`,
              '  ',
            ),
            ...kind.missing.map((question) => wrap(`? ${question}`, '    ')),
            `    ${kind.element}`,
          ]),
        ]),
  matrix: (law, findings, given) => {
    const wanted = given.value('crime');
    const crimes = Map.groupBy(law.assessments, ({ crime }) => crime);
    const incidents = new Map(findings.incidents.map((incident) => [incident.id, incident]));
    const shown = [...crimes].filter(([id]) => wanted === undefined || id === wanted);
    return [
      `${marks.supported} supported  ${marks.contested} contested  ${marks.unsupported} unsupported  ${marks['not-assessed']} not assessed; for/against in claims`,
      ...shown.flatMap(([, group]) => ['', matrixOf(group, incidents)]),
    ];
  },
  crimes: (law, findings, given) => {
    const wanted = given.value('crime');
    const incidents = new Map(findings.incidents.map((incident) => [incident.id, incident]));
    return law.assessments
      .filter(({ crime }) => wanted === undefined || crime === wanted)
      .flatMap((assessment) => ['', ...pageOf(assessment, incidents.get(assessment.incident))])
      .slice(1);
  },
  aside: ({ setAside }) =>
    setAside.length === 0
      ? ['Nothing is set aside.']
      : setAside.map(({ incident, title, article, because }) => wrap(`${incident} ${title} (${article}): ${because}`)),
  patterns: ({ patterns }) =>
    patterns.length === 0
      ? ['No incidents are alike in a way that makes a pattern.']
      : patterns.flatMap(({ what, incidents, chance, because }) => [
          wrap(
            `${what}: ${incidents.length} incidents, chance that it is none ${chance === null ? 'not given' : chance.toPrecision(2)}`,
          ),
          wrap(because, '  '),
        ]),
  persons: ({ liability, commands }) => [
    ...commands.map(({ person, over, kind, first, last, claims }) =>
      wrap(
        `${person} is said to ${kind === 'command' ? 'command' : 'lead'} ${over}${first || last ? ` (${first ?? '…'} to ${last ?? '…'})` : ''}: ${claims.join(', ')}`,
      ),
    ),
    ...liability.flatMap(({ name, natural, title, article, incidents, elements }) => [
      '',
      wrap(
        `${name}${natural ? '' : ' (a body: modes reach natural persons only, so the question is who led it)'} · ${title} (${article}) · ${incidents.length} ${incidents.length === 1 ? 'incident' : 'incidents'}`,
      ),
      ...elements.flatMap(({ question, state, because, missing }) => [
        wrap(`${marks[state]} ${question} ${because}`, '  '),
        ...(state === 'supported' ? [] : missing.map((one) => wrap(`? ${one}`, '    '))),
      ]),
    ]),
  ],
  questions: ({ questions }) =>
    questions.length === 0
      ? ['Nothing is open, for nothing is assessed.']
      : questions.map(({ question, weight, bears }) =>
          wrap(`${weight.toFixed(2).padStart(7)}  ${question} (${bears} ${bears === 1 ? 'element' : 'elements'})`, ''),
        ),
  ways: ({ routes }) =>
    routes.length === 0
      ? ['The file names no territory yet, so no way to a court can be looked at.']
      : routes.flatMap(({ title, article, state, conditions, next }) => [
          wrap(`${state.toUpperCase().padEnd(7)} ${plain(title)} (${article})`),
          ...conditions.map((one) =>
            wrap(
              `${one.state === 'met' ? '+' : one.state === 'not-met' ? '−' : '?'} ${one.because} ${one.facts.join(' ')}`,
              '    ',
            ),
          ),
          wrap(`Next: ${next}`, '    '),
        ]),
  outline: ({ communication }) => {
    const sections = Map.groupBy(communication, ({ section }) => section);
    return communication.length === 0
      ? ['There is nothing to communicate: no incident is assessed.']
      : [...sections].flatMap(([section, sentences]) => [
          '',
          section.replaceAll('-', ' ').toUpperCase(),
          ...sentences.flatMap(({ text, claims }) => [
            wrap(text),
            ...(claims.length > 0 ? [wrap(`[${claims.join(' ')}]`, '    ')] : []),
          ]),
        ]);
  },
};

const besideIt = (state: string, suggested: string | undefined) =>
  suggested === undefined || suggested === state ? '' : ` (suggested: ${suggested})`;

function matrixOf(group: readonly Assessment[], incidents: ReadonlyMap<string, Incident>): string {
  const [first] = group;
  const parts: string[] = [`${first!.title} (${first!.article}), ${first!.standard?.words ?? ''}`];
  for (let at = 0; at < group.length; at += COLUMNS) {
    const columns = group.slice(at, at + COLUMNS);
    parts.push(
      ...columns.map((one, n) => wrap(`${n + 1 + at}: ${plain(incidents.get(one.incident)?.title ?? one.incident)}`, '  ')),
      table(first!.elements, [
        { head: 'Element', of: ({ question }) => question, gives: 1 },
        ...columns.map((one, n) => ({
          head: String(n + 1 + at),
          of: ({ id }: Assessment['elements'][number]) => {
            const cell = one.elements.find((each) => each.id === id);
            return cell ? `${marks[cell.state]} ${cell.for.length}/${cell.against.length}` : '';
          },
        })),
      ]),
    );
  }
  return parts.join('\n');
}

function pageOf(assessment: Assessment, incident: Incident | undefined): string[] {
  return [
    wrap(`${assessment.title} (${assessment.article}): ${plain(incident?.title ?? assessment.incident)}`),
    wrap(
      `Standard at this stage: ${assessment.standard?.words ?? 'not given'} (${assessment.standard?.article ?? ''}). ${assessment.amendment ?? ''}`,
      '  ',
    ),
    ...assessment.elements.flatMap((element) => [
      wrap(`${marks[element.state]} ${element.question}`, '  '),
      wrap(
        `${element.state}${besideIt(element.state, element.suggested)}${element.confidence ? `, ${element.confidence} confidence` : ''}. ${element.because}${element.set?.likelihood ? ` Judged ${element.set.likelihood} by ${element.set.name}.` : ''}`,
        '    ',
      ),
      ...(element.for.length > 0 ? [wrap(`for: ${element.for.join(' ')}`, '    ')] : []),
      ...(element.against.length > 0 ? [wrap(`against: ${element.against.join(' ')}`, '    ')] : []),
      ...element.missing.map((question) => wrap(`? ${question}`, '    ')),
    ]),
    ...(assessment.gravity && assessment.gravity.length > 0 ? [wrap(`Gravity: ${assessment.gravity.join(' ')}`, '  ')] : []),
  ];
}

export const lawCommand: Command = {
  name: 'law',
  usage: `assize law [${Object.keys(views).join('|')}] [--crime ID] [--stage STAGE] [--in FOLDER] [--json]`,
  what: 'Says which words bear on which crime, what is missing, and which ways to a court are open.',
  more: `Without a view it prints the kinds of conflict, the matrix of elements, the open questions, the ways and the outline of a
communication to a prosecutor. A state says which words bear on an element, never that it is proved.`,
  words: Object.keys(views),
  options: [
    { name: 'crime', value: 'ID', what: 'only this crime (rs.8.2.e.iv), in the matrix and the pages of crimes' },
    { name: 'stage', value: 'STAGE', what: `whose standard of proof is named: ${stages.join(', ')} (default: ${stages[0]})` },
    { name: 'in', value: 'FOLDER', what: `the folder of the investigation file (default: ${HERE})` },
    { name: 'json', what: 'print everything as JSON' },
  ],
  async run(given) {
    const [what, ...rest] = given.paths;
    const stage = stages.find((one) => one === (given.value('stage') ?? 'authorisation'));
    if ((what !== undefined && !views[what]) || rest.length > 0 || stage === undefined)
      throw new WrongUse(
        `assize law takes one of: ${Object.keys(views).join(', ')}; and of the stages: ${stages.join(', ')}.`,
        `Usage: ${lawCommand.usage}`,
      );
    const findings = await openForReading(given.value('in') ?? HERE);
    const law = lawOf(findings, { stage });
    if (given.has('json')) {
      await print(JSON.stringify({ format: 'assize-law/1', ...law }, null, 1));
      return 0;
    }
    const shown = what === undefined ? ['conflicts', 'matrix', 'questions', 'ways', 'outline'] : [what];
    await print(
      [
        wrap(
          `${findings.incidents.length} incidents and entries, ${law.assessments.length} assessments. Standard of proof at this stage: ${law.standard.words} (${law.standard.article}). No state says that it is reached.`,
        ),
        ...shown.flatMap((name) => [
          '',
          ...(shown.length > 1 ? [name.toUpperCase()] : []),
          ...views[name]!(law, findings, given),
        ]),
      ].join('\n'),
    );
    return 0;
  },
};
