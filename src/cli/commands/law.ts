import { lawOf, openForReading, parseFacts, parseInstrument } from '../../investigation/index.ts';
import type { Stage } from '../../model/index.ts';
import { type Command, WrongUse } from '../options.ts';
import { print, wrap } from '../terminal.ts';
import { HERE } from './investigate.ts';
import { allInstruments, dryRun, instrumentLines, setElement, textOf } from './law-tools.ts';
import { views } from './law-views.ts';

const stages = ['authorisation', 'warrant', 'charges', 'trial'] as const satisfies readonly Stage[];
const words = [...Object.keys(views), 'instruments', 'set', 'vote'];

export const lawCommand: Command = {
  name: 'law',
  usage: `assize law [${words.join('|')}] [--crime ID] [--stage STAGE] [--instrument FILE] [--facts FILE] [--in FOLDER] [--json]`,
  what: 'Says which words bear on which crime, what is missing, and which ways to a court are open.',
  more: `Without a view it prints the kinds of conflict, the matrix of elements, the open questions, the ways and the outline of a
communication to a prosecutor. A state says which words bear on an element, never that it is proved.

  assize law set rs.8.2.e.iv#3 contested --incident inc_… --by NAME --because REASON   a person's state beside the suggested one
  assize law set conflict:cfl_…#international supported --by NAME --because REASON      the kind of a conflict
  assize law vote 2016-10-08 --against Russia,Venezuela --abstain China,Angola          a vote of the Security Council, thought through
  assize law instruments --crime rs.8.2.e.iv                                            the elements of a crime, with their sources`,
  words,
  options: [
    { name: 'crime', value: 'ID', what: 'only this crime (rs.8.2.e.iv), in the matrix, the pages of crimes and the instruments' },
    { name: 'stage', value: 'STAGE', what: `whose standard of proof is named: ${stages.join(', ')} (default: ${stages[0]})` },
    { name: 'instrument', value: 'FILE', what: 'assess under a second instrument too (format assize-instrument/1)' },
    {
      name: 'facts',
      value: 'FILE',
      what: 'facts for the ways that the file does not say: referrals, proceedings, an age (JSON)',
    },
    { name: 'incident', value: 'ID', what: 'with set: for which incident' },
    { name: 'by', value: 'NAME', what: 'with set: who concludes' },
    { name: 'because', value: 'REASON', what: 'with set: why' },
    {
      name: 'likelihood',
      value: 'WORDS',
      what: 'with set: how likely, on the scale from "almost no chance" to "almost certain"',
    },
    { name: 'confidence', value: 'WORD', what: 'with set: how strong the evidence for that is: low, moderate, high' },
    { name: 'for', value: 'N', what: 'with vote: how many vote in favour (default: all not named)' },
    { name: 'against', value: 'NAMES', what: 'with vote: members against, by commas' },
    { name: 'abstain', value: 'NAMES', what: 'with vote: members abstaining, by commas' },
    { name: 'in', value: 'FOLDER', what: `the folder of the investigation file (default: ${HERE})` },
    { name: 'json', what: 'print everything as JSON' },
  ],
  async run(given) {
    const [what, ...rest] = given.paths;
    const stage = stages.find((one) => one === (given.value('stage') ?? 'authorisation'));
    const more = what === 'set' ? 2 : what === 'vote' ? 1 : 0;
    if ((what !== undefined && !words.includes(what)) || rest.length > more || stage === undefined)
      throw new WrongUse(
        `assize law takes one of: ${words.join(', ')}; and of the stages: ${stages.join(', ')}.`,
        `Usage: ${lawCommand.usage}`,
      );
    if (what === 'vote') return dryRun(given);
    const instrument = given.value('instrument');
    const instruments = instrument === undefined ? [] : [parseInstrument(await textOf(instrument))];
    if (what === 'instruments') {
      const lines = instrumentLines(allInstruments(instruments), given);
      if (lines.length === 0)
        throw new WrongUse(`No instrument has the crime "${given.value('crime')}".`, 'assize law instruments lists them.');
      await print(given.has('json') ? JSON.stringify(allInstruments(instruments), null, 1) : lines.join('\n'));
      return 0;
    }
    const facts = given.value('facts');
    const folder = given.value('in') ?? HERE;
    const findings = await openForReading(folder);
    const law = lawOf(findings, {
      stage,
      instruments,
      ...(facts === undefined ? {} : { facts: parseFacts(await textOf(facts)) }),
    });
    if (what === 'set') return setElement(given, law, findings, folder);
    if (given.has('json')) {
      await print(JSON.stringify({ format: 'assize-law/1', ...law }, null, 1));
      return 0;
    }
    const shown = what === undefined ? ['conflicts', 'matrix', 'questions', 'ways', 'outline'] : [what];
    await print(
      [
        wrap(
          `${findings.incidents.length} incidents and entries, ${law.assessments.length} assessments under ${law.instruments.map((one) => one.split('.')[0]).join('; ')}. Standard of proof at this stage: ${law.standard.words} (${law.standard.article}). No state says that it is reached.`,
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
