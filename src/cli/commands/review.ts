import { findingsOf, openFile, openForReading, review } from '../../investigation/index.ts';
import { type Conclusion, type Findings, type Incident, type IncidentId, grades, tallyRules } from '../../model/index.ts';
import { type Command, type Given, WrongUse } from '../options.ts';
import { print, table, wrap } from '../terminal.ts';
import { HERE } from './investigate.ts';

/** One kind of conclusion: what it takes, and what it is made of; null where an argument is missing or none of the words it can be. */
interface Kind {
  readonly takes: string;
  readonly what: string;
  readonly make: (args: readonly string[], findings: Findings) => Conclusion | null;
}

const idOf = <Id extends string>(known: readonly { readonly id: Id }[], text: string | undefined, what: string): Id => {
  const found = known.find(({ id }) => id === text);
  if (found) return found.id;
  throw new WrongUse(
    `assize review: there is no ${what} "${(text ?? '').slice(0, 80)}" in this file.`,
    what === 'source'
      ? '`assize show sources` prints them.'
      : '`assize review list` prints the incidents with their ids and the reviews with theirs.',
  );
};
const incidentOf = ({ incidents }: Findings, text: string | undefined): IncidentId => idOf(incidents, text, 'incident');

const kinds: Readonly<Record<string, Kind>> = {
  rule: {
    takes: `${tallyRules.join('|')} [INCIDENT]`,
    what: 'by which printed rule figures are chosen, for one incident or for the whole file',
    make: ([wanted, incident, ...more], findings) => {
      const rule = tallyRules.find((one) => one === wanted);
      if (rule === undefined || more.length > 0) return null;
      return { kind: 'set-rule', incident: incident === undefined ? null : incidentOf(findings, incident), rule };
    },
  },
  grade: {
    takes: `${grades.join('|')} INCIDENT`,
    what: 'how well an incident is established',
    make: ([wanted, incident, ...more], findings) => {
      const grade = grades.find((one) => one === wanted);
      if (grade === undefined || incident === undefined || more.length > 0) return null;
      return { kind: 'set-grade', incident: incidentOf(findings, incident), grade };
    },
  },
  join: {
    takes: 'INCIDENT INCIDENT…',
    what: 'incidents that are one',
    make: (args, findings) =>
      args.length < 2 ? null : { kind: 'join', incidents: args.map((one) => incidentOf(findings, one)) },
  },
  part: {
    takes: 'INCIDENT CLAIM…',
    what: 'claims of an incident that are of another event',
    make: ([incident, ...claims], findings) =>
      claims.length === 0
        ? null
        : {
            kind: 'part',
            incident: incidentOf(findings, incident),
            claims: claims.map((one) => idOf(findings.claims, one, 'claim')),
          },
  },
  'join-origins': {
    takes: 'SOURCE SOURCE…',
    what: 'sources that repeat one another',
    make: (args, { sources }) =>
      args.length < 2 ? null : { kind: 'join-origins', sources: args.map((one) => idOf(sources, one, 'source')) },
  },
  'part-origins': {
    takes: 'SOURCE SOURCE…',
    what: 'sources that do not repeat one another',
    make: (args, { sources }) =>
      args.length < 2 ? null : { kind: 'part-origins', sources: args.map((one) => idOf(sources, one, 'source')) },
  },
  undo: {
    takes: 'REVIEW',
    what: 'a review that no longer holds; it stays in the ledger',
    make: ([id, ...more], { reviews }) =>
      id === undefined || more.length > 0 ? null : { kind: 'undo', review: idOf(reviews, id, 'review') },
  },
};

/** What was concluded, in one line. */
function said(conclusion: Conclusion): string {
  switch (conclusion.kind) {
    case 'set-rule':
      return `rule ${conclusion.rule} for ${conclusion.incident ?? 'the whole file'}`;
    case 'set-grade':
      return `grade ${conclusion.grade} for ${conclusion.incident}`;
    case 'join':
      return `joined ${conclusion.incidents.join(', ')}`;
    case 'part':
      return `parted ${conclusion.claims.join(', ')} from ${conclusion.incident}`;
    case 'join-origins':
      return `one origin: ${conclusion.sources.join(', ')}`;
    case 'part-origins':
      return `origins of their own: ${conclusion.sources.join(', ')}`;
    case 'undo':
      return `undone: ${conclusion.review}`;
    default:
      return conclusion.kind;
  }
}

/** What the tally of an incident shows, with the rule that chose it: "killed 6 (majority)". */
const shown = ({ tally }: Incident): string =>
  tally
    .filter(({ partOf, best, low }) => partOf === null && (best !== null || low != null))
    .map(({ outcome, class: of, best, low, high, rule }) => {
      const figure = best ?? `${low} to ${high ?? 'more'}`;
      return `${of === 'unknown' ? '' : `${of} `}${outcome} ${figure} (${rule})`;
    })
    .join('; ') || '–';

function list({ incidents, reviews }: Findings): string {
  return [
    table(incidents, [
      { head: 'Incident', of: ({ id }) => id },
      { head: 'What', of: ({ title }) => title, gives: 4 },
      { head: 'Figures', of: shown, gives: 3 },
      { head: 'Grade', of: ({ grade }) => grade },
    ]),
    '',
    reviews.length === 0
      ? 'No reviews.'
      : table(reviews, [
          { head: 'Review', of: ({ id }) => id },
          { head: 'By', of: ({ name }) => name },
          { head: 'What', of: ({ conclusion }) => said(conclusion), gives: 3 },
          { head: 'Because', of: ({ reason }) => reason, gives: 2 },
        ]),
  ].join('\n');
}

async function enter(given: Given, folder: string): Promise<number> {
  const [word, ...args] = given.paths;
  const kind = kinds[word!];
  if (!kind)
    throw new WrongUse(
      `assize review: "${word!.slice(0, 40)}" is no kind of review.`,
      `It is one of: list, ${Object.keys(kinds).join(', ')}.`,
    );
  const [name, reason] = [given.value('by'), given.value('because')];
  if (name === undefined || reason === undefined)
    throw new WrongUse('assize review enters a conclusion with a name and a reason.', 'Add --by NAME --because REASON.');
  const file = await openFile(folder);
  try {
    const before = (await file.store.findings(String(file.vault.size))) ?? (await findingsOf(file));
    const conclusion = kind.make(args, before);
    if (conclusion === null)
      throw new WrongUse(
        `assize review ${word} takes ${kind.takes}.`,
        `Usage: assize review ${word} ${kind.takes} --by NAME --because REASON`,
      );
    const after = await review(file, { conclusion, reason, name });
    const lines = [`Entered: ${said(conclusion)}, by ${name.trim()}: ${reason.trim()}`];
    if ('incident' in conclusion) {
      const incident = after.incidents.find(({ id }) => id === conclusion.incident);
      if (incident) lines.push(`${incident.title}: ${incident.grade} (${incident.gradeBecause}); ${shown(incident)}.`);
    } else
      lines.push(
        `${after.incidents.length} incidents of ${after.origins.length} origins; before, ${before.incidents.length} of ${before.origins.length}.`,
      );
    await print(lines.map((line) => wrap(line)).join('\n'));
    return 0;
  } finally {
    await file.close();
  }
}

export const reviewCommand: Command = {
  name: 'review',
  usage: `assize review list | assize review ${Object.keys(kinds).join('|')} … --by NAME --because REASON [--in FOLDER]`,
  what: 'Enters a person’s conclusion with name and reason, or lists what can be concluded on.',
  more: Object.entries(kinds)
    .map(([name, { takes, what }]) => `  assize review ${name} ${takes}\n      ${what}`)
    .join('\n'),
  words: ['list', ...Object.keys(kinds)],
  options: [
    { name: 'by', value: 'NAME', what: 'who concludes' },
    { name: 'because', value: 'REASON', what: 'why: a stranger will ask' },
    { name: 'in', value: 'FOLDER', what: `the folder of the investigation file (default: ${HERE})` },
  ],
  async run(given) {
    const folder = given.value('in') ?? HERE;
    if (given.paths[0] === undefined)
      throw new WrongUse('assize review needs a kind of review.', `Usage: ${reviewCommand.usage}`);
    if (given.paths[0] !== 'list') return enter(given, folder);
    await print(list(await openForReading(folder)));
    return 0;
  },
};
