import type { Assessment, Findings, Incident, LawFile, LiabilityAssessment } from '../../model/index.ts';
import type { Given } from '../options.ts';
import { plain, table, wrap } from '../terminal.ts';

const marks = { supported: '+', contested: '±', unsupported: '−', 'not-assessed': '·' } as const;
/** How many incidents stand side by side in one matrix; more follow below. */
const COLUMNS = 8;
/** How many characters of a passage are quoted on a page. */
const QUOTED = 220;

/** One way of looking at what the law says of a file, as lines. */
export type View = (law: LawFile, findings: Findings, given: Given) => string[];

/** Quotes claims: their words, who speaks, in which file. */
function quoter({ claims, readings, sources }: Findings): (id: string) => string {
  const byId = new Map<string, Findings['claims'][number]>(claims.map((claim) => [claim.id, claim]));
  const texts = new Map(readings.map((reading) => [reading.id, reading]));
  const names = new Map(sources.map((source) => [source.object, source.from]));
  return (id) => {
    const claim = byId.get(id);
    const reading = claim ? texts.get(claim.reading) : undefined;
    if (!claim || !reading) return id;
    const words = plain(reading.text.slice(claim.from, claim.to));
    const stance = claim.stance === 'asserted' ? '' : `, ${claim.stance}`;
    return `“${words.length > QUOTED ? `${words.slice(0, QUOTED)}…` : words}” (${claim.voice.speaker?.name ?? claim.voice.manner}${stance}; ${names.get(reading.object) ?? reading.id}; ${id})`;
  };
}

const besideIt = (state: string, suggested: string | undefined) =>
  suggested === undefined || suggested === state ? '' : ` (suggested: ${suggested})`;
const many = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

export const views: Readonly<Record<string, View>> = {
  conflicts({ conflicts }, findings) {
    if (conflicts.length === 0) return ['The file speaks of no fighting between two parties that could be settled.'];
    const quote = quoter(findings);
    const places = Map.groupBy(conflicts, ({ territory }) => territory?.name ?? 'territory not given');
    return [...places].flatMap(([place, found]) => [
      wrap(
        `${place}: ${(['international', 'occupation', 'non-international'] as const)
          .map((kind) => {
            const of = found.flatMap(({ kinds }) => kinds.filter((one) => one.kind === kind));
            const stood = of.filter(({ state }) => state === 'supported' || state === 'contested');
            return `${kind} ${stood.length > 0 ? `spoken of between ${many(stood.length, 'pair')} of parties` : of.length > 0 ? 'open' : 'not spoken of'}`;
          })
          .join('; ')}.`,
      ),
      ...found.flatMap(({ parties, first, last, kinds, protracted }) => [
        wrap(
          `${parties[0].name} – ${parties[1].name}${first || last ? `, ${first ?? '…'} to ${last ?? '…'}` : ''}${protracted.length > 0 ? `; ${many(protracted.length, 'claim')} on its length` : ''}`,
          '  ',
        ),
        ...kinds.flatMap((kind) => [
          wrap(
            `${marks[kind.state]} ${kind.kind}: ${kind.state}${besideIt(kind.state, kind.suggested)}. ${kind.because}`,
            '    ',
          ),
          ...(kind.set ? [wrap(`Set by ${kind.set.name}, ${kind.set.at.slice(0, 10)}: ${kind.set.reason}`, '      ')] : []),
          ...kind.for.slice(0, 4).map((id) => wrap(`for: ${quote(id)}`, '      ')),
          ...kind.against.slice(0, 4).map((id) => wrap(`against: ${quote(id)}`, '      ')),
          ...kind.missing.map((question) => wrap(`? ${question}`, '      ')),
          `      ${kind.element}`,
        ]),
      ]),
    ]);
  },
  matrix(law, findings, given) {
    const wanted = given.value('crime');
    const crimes = Map.groupBy(law.assessments, ({ crime }) => crime);
    const incidents = new Map(findings.incidents.map((incident) => [incident.id, incident]));
    const shown = [...crimes].filter(([id]) => wanted === undefined || id === wanted);
    return [
      `${marks.supported} supported  ${marks.contested} contested  ${marks.unsupported} unsupported  ${marks['not-assessed']} not assessed  * set by a person; claims for/against, ? questions still missing`,
      ...shown.flatMap(([, group]) => ['', matrixOf(group, incidents)]),
    ];
  },
  crimes(law, findings, given) {
    const wanted = given.value('crime');
    const incidents = new Map(findings.incidents.map((incident) => [incident.id, incident]));
    const quote = quoter(findings);
    return law.assessments
      .filter(({ crime }) => wanted === undefined || crime === wanted)
      .flatMap((assessment) => ['', ...pageOf(assessment, incidents.get(assessment.incident), quote)])
      .slice(1);
  },
  aside({ setAside }) {
    if (setAside.length === 0) return ['Nothing is set aside.'];
    const groups = Map.groupBy(setAside, ({ title, article, because }) => `${title} (${article}): ${because}`);
    return [...groups].flatMap(([what, of]) => [wrap(what), wrap(of.map(({ incident }) => incident).join(' '), '    ')]);
  },
  patterns: ({ patterns }) =>
    patterns.length === 0
      ? ['No incidents are alike in a way that makes a pattern.']
      : patterns.flatMap(({ what, incidents, chance, because }) => [
          wrap(
            `${what}: ${many(incidents.length, 'incident')}, chance that it is none ${chance === null ? 'not given' : chance.toPrecision(2)}`,
          ),
          wrap(because, '  '),
          wrap(incidents.join(' '), '  '),
        ]),
  persons({ liability, commands }, findings) {
    const quote = quoter(findings);
    const people = Map.groupBy(liability, ({ entity, name }) => entity ?? name);
    return [
      ...(commands.length === 0 ? ['No claim says who commands or leads whom.'] : []),
      ...commands.flatMap(({ person, over, kind, first, last, days, past, claims }) => [
        wrap(
          `${person} is said to ${past ? 'have been a former commander or leader of' : kind === 'command' ? 'command' : 'lead'} ${over}${first || last ? ` (${first ?? '…'} to ${last ?? '…'}${days === 'of-event' ? ', the day of what is told' : ''})` : ' (no dates given)'}`,
        ),
        ...claims.map((id) => wrap(quote(id), '    ')),
      ]),
      ...[...people.values()].flatMap((modes) => ['', ...personOf(modes)]),
    ];
  },
  questions: ({ questions }) =>
    questions.length === 0
      ? ['Nothing is open, for nothing is assessed.']
      : questions.map(({ question, weight, bears }) =>
          wrap(`${weight.toFixed(2).padStart(7)}  ${question} (${many(bears, 'element')})`, ''),
        ),
  votes: ({ votes }, findings) => {
    const incidents = new Map(findings.incidents.map(({ id, title }) => [id, title]));
    return votes.length === 0
      ? ['The file tells of no vote of the Security Council.']
      : votes.flatMap(({ incident, item, state, outcomeByRule, because }) => [
          wrap(
            `${plain(incidents.get(incident) ?? incident)}${item ? ` (${item})` : ''}: ${state}${outcomeByRule ? `; by the rules: ${outcomeByRule}` : ''}`,
          ),
          ...because.map(({ rule, what, claims }) => wrap(`${rule}: ${what} [${claims.join(' ')}]`, '    ')),
        ]);
  },
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
  outline({ communication }) {
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

function matrixOf(group: readonly Assessment[], incidents: ReadonlyMap<string, Incident>): string {
  const [first] = group;
  const parts: string[] = [
    `${first!.title} (${first!.article}), ${first!.standard?.words ?? 'no standard given'}, ${first!.instrument ?? ''}`,
  ];
  for (let at = 0; at < group.length; at += COLUMNS) {
    const columns = group.slice(at, at + COLUMNS);
    parts.push(
      ...columns.map((one, n) =>
        wrap(
          `${n + 1 + at}: ${plain(incidents.get(one.incident)?.title ?? one.incident)} [${one.incident}]${one.outOfTime ? ' (out of time: a yardstick alone)' : ''}`,
          '  ',
        ),
      ),
      table(first!.elements, [
        { head: 'Element', of: ({ question }) => question, gives: 1 },
        ...columns.map((one, n) => ({
          head: String(n + 1 + at),
          of: ({ id }: Assessment['elements'][number]) => {
            const cell = one.elements.find((each) => each.id === id);
            return cell
              ? `${marks[cell.state]}${cell.set ? '*' : ''} ${cell.for.length}/${cell.against.length} ?${cell.missing.length}`
              : '';
          },
        })),
      ]),
    );
  }
  return parts.join('\n');
}

function pageOf(assessment: Assessment, incident: Incident | undefined, quote: (id: string) => string): string[] {
  const { title, article, crime, instrument, standard, amendment, outOfTime, gravity = [] } = assessment;
  return [
    wrap(`${title} (${article}): ${plain(incident?.title ?? assessment.incident)}`),
    wrap(`${crime} of ${instrument ?? 'the instrument'}, for incident ${assessment.incident}.`, '  '),
    wrap(
      `Standard at this stage: ${standard?.words ?? 'not given'} (${standard?.article ?? ''}). ${amendment ?? ''} ${outOfTime ?? ''}`,
      '  ',
    ),
    ...(assessment.accused ?? []).map(({ name, claims }) =>
      wrap(`Held responsible: ${name}, by ${claims.map(quote).join('; ')}`, '  '),
    ),
    ...((assessment.accused ?? []).length === 0 ? [wrap('No words of the file hold anybody responsible for it.', '  ')] : []),
    ...assessment.elements.flatMap((element) => [
      wrap(`${marks[element.state]} ${element.question}`, '  '),
      wrap(
        `${element.state}${besideIt(element.state, element.suggested)}${element.confidence ? `, ${element.confidence} confidence` : ''}. ${element.because}${element.set?.likelihood ? ` Judged ${element.set.likelihood} by ${element.set.name}.` : ''}`,
        '    ',
      ),
      wrap(
        `${element.kind}; ${element.authority ?? element.article}; ${element.id}${element.unconfirmed ? `; unconfirmed: ${element.unconfirmed}` : ''}`,
        '    ',
      ),
      ...(element.note ? [wrap(`Note: ${element.note}`, '    ')] : []),
      ...element.for.map((id) => wrap(`for: ${quote(id)}`, '    ')),
      ...element.against.map((id) => wrap(`against: ${quote(id)}`, '    ')),
      ...element.missing.map((question) => wrap(`? ${question}`, '    ')),
    ]),
    ...(gravity.length > 0
      ? [
          wrap('Numbers of dead and hurt bear on gravity and on no element of an attack:', '  '),
          ...gravity.map((id) => wrap(quote(id), '    ')),
        ]
      : []),
  ];
}

/** A person or body with the modes looked at: what bears on each element, and what is open, once. */
function personOf(modes: readonly LiabilityAssessment[]): string[] {
  const { name, natural, incidents, entity } = modes[0]!;
  const open = new Set<string>();
  const lines = modes.flatMap(({ mode, title, article, elements }) => {
    const bearing = elements.filter(({ state, set }) => state !== 'not-assessed' || (set ?? null) !== null);
    for (const { state, missing } of elements) if (state !== 'supported') for (const one of missing) open.add(one);
    return [
      wrap(
        `${title} (${article}, ${mode}): ${elements.map(({ state, set }) => `${marks[state]}${set ? '*' : ''}`).join(' ')}${bearing.length === 0 ? ', no words of the file bear on any element' : ''}`,
        '  ',
      ),
      ...bearing.flatMap((element) => [
        wrap(`${marks[element.state]} ${element.question} ${element.because}`, '    '),
        ...(element.unconfirmed ? [wrap(`unconfirmed: ${element.unconfirmed}`, '      ')] : []),
      ]),
    ];
  });
  return [
    wrap(
      `${name}${natural ? '' : ' (a body: modes reach natural persons only, so the question is who led it)'} · ${many(incidents.length, 'incident')}${entity ? ` · ${entity}` : ''}`,
    ),
    ...lines,
    ...[...open].map((question) => wrap(`? ${question}`, '    ')),
  ];
}
