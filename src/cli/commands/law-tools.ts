import { readFile } from 'node:fs/promises';
import { type Instrument, openFile, review, romeStatute, tryVote } from '../../investigation/index.ts';
import {
  AssizeError,
  type ElementState,
  type Findings,
  type IncidentId,
  type LawFile,
  likelihoodWords,
} from '../../model/index.ts';
import { type Given, WrongUse } from '../options.ts';
import { print, wrap } from '../terminal.ts';

const states = ['supported', 'contested', 'unsupported', 'not-assessed'] as const satisfies readonly ElementState[];
const confidences = ['low', 'moderate', 'high'] as const;

/** The text of a file that an option names. */
export async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new AssizeError('cli/no-file', `"${path}" cannot be read.`, 'Name a file that is there.', { cause });
  }
}

/** Lists the instruments with their crimes, or one crime with its elements, each with its kind and the text it rests on. */
export function instrumentLines(instruments: readonly Instrument[], given: Given): string[] {
  const wanted = given.value('crime');
  return instruments.flatMap(({ id, version, title, text, since, crimes, standards, amendments, modes, filters }) => {
    const shown = crimes.filter((crime) => wanted === undefined || crime.id === wanted);
    if (wanted !== undefined && shown.length === 0) return [];
    return [
      wrap(`${id} ${version}: ${title}. ${text}${since ? ` In force from ${since.day} (${since.article}).` : ''}`),
      ...(wanted === undefined
        ? [
            wrap(
              `${crimes.length} crimes, ${crimes.flatMap(({ elements }) => elements.filter(({ kind }) => kind !== 'contextual')).length} elements of their own; ${modes.length} modes of liability; ${filters.length} filters; standards: ${standards.map(({ stage, standard, article }) => `${stage}: ${standard} (${article})`).join('; ')}.`,
              '  ',
            ),
            ...amendments.map(({ id: name, title: what, resolution, adopted, unconfirmed }) =>
              wrap(
                `Amendment ${name}: ${what}, ${resolution}, ${adopted}${unconfirmed ? ` (unconfirmed: ${unconfirmed})` : ''}.`,
                '  ',
              ),
            ),
            ...filters.map(({ article, rule }) => wrap(`${article}: ${rule}`, '  ')),
          ]
        : []),
      ...shown.flatMap((crime) => [
        wrap(
          `${crime.id}  ${crime.title} (${crime.article}), conflict: ${crime.conflict}${crime.amendment ? `, amendment ${crime.amendment.id}` : ''}${crime.chargeable ? '' : ', cannot be charged'}${crime.unconfirmed ? `, unconfirmed: ${crime.unconfirmed}` : ''}`,
          '  ',
        ),
        ...(wanted === undefined
          ? []
          : crime.elements.flatMap((element) => [
              wrap(`${element.id}  ${element.kind}: ${element.question}`, '    '),
              wrap(`${element.authority}${element.unconfirmed ? `; unconfirmed: ${element.unconfirmed}` : ''}`, '      '),
              ...(element.note ? [wrap(`Note: ${element.note}`, '      ')] : []),
            ])),
      ]),
    ];
  });
}

/** The incident that a review of an element is entered on, or a refusal that says which elements there are. */
function incidentFor(element: string, given: Given, law: LawFile, findings: Findings): IncidentId {
  const wanted = given.value('incident');
  const bare = element.split('@');
  const ofFile =
    law.conflicts.some(({ kinds }) => kinds.some((kind) => kind.element === element)) ||
    law.liability.some(({ entity, elements }) => entity === bare[1] && elements.some(({ id }) => id === bare[0]));
  const of = law.assessments.filter(({ elements }) => elements.some(({ id }) => id === element)).map(({ incident }) => incident);
  const incident = wanted === undefined ? (ofFile ? findings.incidents[0]?.id : of.length === 1 ? of[0] : undefined) : wanted;
  const known = findings.incidents.find(({ id }) => id === incident);
  if (known && (ofFile || of.includes(known.id))) return known.id;
  throw new WrongUse(
    ofFile || of.length > 0
      ? `assize law set: "${element}" is assessed for ${of.length} incidents; --incident must name one of them: ${of.slice(0, 8).join(', ')}.`
      : `assize law set: nothing in this file is assessed under "${element}".`,
    'assize law crimes prints the elements of each incident, assize law conflicts those of conflicts, assize law persons the modes (as lia.28.a#1@ent_…).',
  );
}

/** Sets the state of an element by a review with a reason; the suggested state stays beside it. */
export async function setElement(given: Given, law: LawFile, findings: Findings, folder: string): Promise<number> {
  const [, element, state] = given.paths;
  const found = states.find((one) => one === state);
  const [name, reason] = [given.value('by'), given.value('because')];
  const likelihood = given.value('likelihood');
  const confidence = given.value('confidence');
  if (element === undefined || found === undefined || name === undefined || reason === undefined)
    throw new WrongUse(
      'assize law set takes an element and a state, and --by NAME --because REASON.',
      `The states are ${states.join(', ')}.`,
    );
  if (likelihood !== undefined && !likelihoodWords.some((word) => word === likelihood))
    throw new WrongUse(`assize law set: "${likelihood}" is not on the scale.`, `The scale is: ${likelihoodWords.join(', ')}.`);
  if (confidence !== undefined && !confidences.some((word) => word === confidence))
    throw new WrongUse(`assize law set: "${confidence}" is no confidence.`, `It is one of: ${confidences.join(', ')}.`);
  const incident = incidentFor(element, given, law, findings);
  const judged = [likelihood, confidence === undefined ? undefined : `${confidence} confidence`].filter(Boolean).join(', ');
  const file = await openFile(folder);
  try {
    await review(file, {
      conclusion: { kind: 'set-element', incident, element, state: found },
      reason: judged === '' ? reason : `[${judged}] ${reason}`,
      name,
    });
  } finally {
    await file.close();
  }
  await print(
    wrap(`Entered: ${element} is ${found} for ${incident}, by ${name}: ${reason}. The suggested state stays beside it.`),
  );
  return 0;
}

const listed = (given: Given, name: string) =>
  (given.value(name) ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Thinks a vote of the Security Council through by the rules and the membership of its day. */
export async function dryRun(given: Given): Promise<number> {
  const [, day] = given.paths;
  const inFavour = given.value('for');
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day) || (inFavour !== undefined && !/^\d{1,2}$/.test(inFavour)))
    throw new WrongUse(
      'assize law vote takes a day (2016-10-08), and may take --for N --against NAMES --abstain NAMES.',
      'Names are separated by commas; members not named are taken to vote in favour.',
    );
  const vote = tryVote({
    day,
    against: listed(given, 'against'),
    abstaining: listed(given, 'abstain'),
    ...(inFavour === undefined ? {} : { inFavour: Number(inFavour) }),
  });
  if (!vote)
    throw new AssizeError(
      'law/unknown-council',
      `The members of the Council on ${day} are not in the data.`,
      'Name a day from 2011 to 2026.',
    );
  if (given.has('json')) await print(JSON.stringify({ format: 'assize-vote/1', ...vote }, null, 1));
  else
    await print(
      [
        wrap(`${day}: the draft would ${vote.outcome === 'failed' ? 'fail' : `be ${vote.outcome}`}.`),
        ...vote.because.map((one) => wrap(one, '  ')),
        ...vote.strangers.map((one) => wrap(`${one} had no seat in ${day.slice(0, 4)} and is left out.`, '  ')),
        ...(vote.recorded.length > 0
          ? [wrap('Recorded votes of that day:', '  '), ...vote.recorded.map((one) => wrap(one, '    '))]
          : []),
      ].join('\n'),
    );
  return 0;
}

/** The Rome Statute and the instruments that files beside it hold. */
export const allInstruments = (more: readonly Instrument[]): readonly Instrument[] => [romeStatute, ...more];
