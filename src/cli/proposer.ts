import { type OpenProposer, openProposer, type Proposal, type Proposed } from '../investigation/index.ts';
import type { Findings, Reading, Span } from '../model/index.ts';
import { type Given, type Option, WrongUse } from './options.ts';
import { plain, wrap } from './terminal.ts';

/** The environment variable that holds the key: an argument would stand in the list of processes for every user to read. */
const KEY = 'ASSIZE_PROPOSER_KEY';

export const proposerOptions: readonly Option[] = [
  {
    name: 'proposer',
    value: 'URL',
    what: `ask a language model at URL for further claims; the texts are sent there (key in ${KEY})`,
  },
  { name: 'proposer-model', value: 'NAME', what: 'the model to ask' },
  { name: 'proposer-protocol', value: 'NAME', what: 'openai (default) or anthropic' },
];

/** The proposer that was named, or null: then nothing leaves this machine. Throws WrongUse for options that do not go together. */
export function namedProposer(given: Given): OpenProposer | null {
  const [url, model, protocol] = ['proposer', 'proposer-model', 'proposer-protocol'].map((name) => given.value(name));
  if (url === undefined) {
    if (model !== undefined || protocol !== undefined)
      throw new WrongUse('A proposer has a model or a protocol and no address.', 'Name its address with --proposer URL.');
    return null;
  }
  if (model === undefined) throw new WrongUse('The proposer has no model.', 'Name one with --proposer-model NAME.');
  if (protocol !== undefined && protocol !== 'openai' && protocol !== 'anthropic')
    throw new WrongUse(
      `"${protocol.slice(0, 40)}" is no protocol that Assize speaks.`,
      'Say --proposer-protocol openai or anthropic.',
    );
  return openProposer({ url, model, protocol: protocol ?? 'openai', key: process.env[KEY] || undefined });
}

/** What the user must know before the first word is sent. */
export function warningOf({ endpoint, model, local }: OpenProposer, { readings }: Pick<Findings, 'readings'>): string {
  const what = `the words of ${readings.length === 1 ? 'one document' : `${readings.length.toLocaleString('en')} documents`}`;
  const host = plain(new URL(endpoint).host);
  return local
    ? `Sending ${what} to the program that listens at ${host} on this machine (model ${plain(model)}). What it does with them is out of Assize's sight.\n`
    : `TEXT LEAVES THIS MACHINE: ${what} are sent to ${host} (model ${plain(model)}). Whoever runs it can read and keep them. Ctrl-C stops.\n`;
}

const plural = (n: number, one: string) => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`;

/** What was proposed, for a person: beside the findings and never among them. Empty when nothing was. */
export function proposedText(all: readonly Proposed[], readings: readonly Reading[]): string {
  if (all.length === 0) return '';
  const textOf = new Map(readings.map(({ id, text }) => [id, text]));
  const words = (reading: Reading['id'], { from, to }: Span) => textOf.get(reading)!.slice(from, to);
  const proposals = all.flatMap((one) => one.proposals);
  const of = (state: Proposal['rules']['state']) => proposals.filter(({ rules }) => rules.state === state);
  const drops = new Map<string, number>();
  for (const { dropped } of all) for (const [why, n] of Object.entries(dropped)) drops.set(why, (drops.get(why) ?? 0) + n);
  const dropped = [...drops.values()].reduce((sum, n) => sum + n, 0);
  const models = [...new Set(all.map(({ proposer }) => `${proposer.model} at ${new URL(proposer.endpoint).host}`))];
  const failures = [...new Set(all.flatMap((one) => one.failures))];
  return [
    '',
    wrap(
      `Proposed by ${models.join(', ')}, beside the findings and in none of their figures: ${plural(proposals.length, 'claim')}, of which ${of('agrees').length} agree with the rules, ${of('adds').length} add to one, ${of('differs').length} differ and ${of('new').length} are new; ${plural(dropped, 'part')} of the answers dropped${dropped === 0 ? '' : ` (${[...drops].map(([why, n]) => `${why} ${n}`).join(', ')})`}.`,
    ),
    ...of('differs')
      .slice(0, 10)
      .flatMap(({ reading, trigger, kind, rules }) =>
        rules.differ.map(({ field, rules: ours, proposed }) =>
          wrap(`${kind} “${words(reading, trigger)}”, ${field}: the rules read “${ours}”, proposed is “${proposed}”`, '  '),
        ),
      ),
    ...of('adds')
      .slice(0, 10)
      .map(({ reading, trigger, kind, rules }) =>
        wrap(`${kind} “${words(reading, trigger)}”: adds ${rules.onlyProposed.join(', ')}`, '  '),
      ),
    ...of('new')
      .slice(0, 10)
      .map(({ reading, trigger, kind }) => wrap(`new: ${kind} “${words(reading, trigger)}”`, '  ')),
    ...failures.map((why) => wrap(`Part of the text has no answer: ${why}.`, '  ')),
  ].join('\n');
}

/** Proposals as data, with the words of each quote, as findings-json prints spans. */
export function proposedJson(all: readonly Proposed[], readings: readonly Reading[]): unknown {
  const textOf = new Map(readings.map(({ id, text }) => [id, text]));
  const quoted = (value: unknown, text: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => quoted(each, text));
    if (typeof value !== 'object' || value === null) return value;
    const record = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, quoted(each, text)]));
    const { from, to } = record;
    return typeof from === 'number' && typeof to === 'number' ? { ...record, quote: text.slice(from, to) } : record;
  };
  return all.map((one) => quoted(one, textOf.get(one.reading)!));
}
