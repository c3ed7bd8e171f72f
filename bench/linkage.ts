// Records of persons brought together, weights learnt without examples: pairwise F1.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Field, edits, jaroWinkler, linkRecords } from '../src/linkage/index.ts';

interface Person {
  readonly id: string;
  readonly entity: string;
  readonly given_name: string | null;
  readonly surname: string | null;
  readonly street_number: string | null;
  readonly address_1: string | null;
  readonly address_2: string | null;
  readonly suburb: string | null;
  readonly postcode: string | null;
  readonly state: string | null;
  readonly date_of_birth: string | null;
}
type Text = Exclude<keyof Person, 'id' | 'entity'>;

const named = (name: Text): Field<Person> => ({
  name,
  missing: (a, b) => a[name] === null || b[name] === null,
  levels: [
    { because: 'the same', holds: (a, b) => a[name] === b[name] },
    { because: 'much alike', holds: (a, b) => jaroWinkler(a[name]!, b[name]!) >= 0.92 },
    { because: 'alike', holds: (a, b) => jaroWinkler(a[name]!, b[name]!) >= 0.8 },
  ],
  otherwise: 'differs',
});
const coded = (name: Text): Field<Person> => ({
  name,
  missing: (a, b) => a[name] === null || b[name] === null,
  levels: [
    { because: 'the same', holds: (a, b) => a[name] === b[name] },
    { because: 'one slip of the keys', holds: (a, b) => edits(a[name]!, b[name]!, 1) <= 1 },
    { because: 'two slips of the keys', holds: (a, b) => edits(a[name]!, b[name]!, 2) <= 2 },
  ],
  otherwise: 'differs',
});

/** A name written in the other's field is common in lists copied by hand. */
const names: Field<Person> = {
  name: 'given name and surname',
  missing: (a, b) => (a.given_name ?? a.surname) === null || (b.given_name ?? b.surname) === null,
  levels: [
    {
      because: 'both the same',
      holds: (a, b) => a.given_name !== null && a.surname !== null && a.given_name === b.given_name && a.surname === b.surname,
    },
    {
      because: 'both the same, in each other’s field',
      holds: (a, b) => a.given_name !== null && a.surname !== null && a.given_name === b.surname && a.surname === b.given_name,
    },
    { because: 'both alike', holds: (a, b) => like(a.given_name, b.given_name) && like(a.surname, b.surname) },
    {
      because: 'both alike, in each other’s field',
      holds: (a, b) => like(a.given_name, b.surname) && like(a.surname, b.given_name),
    },
    {
      because: 'one alike',
      holds: (a, b) =>
        like(a.given_name, b.given_name) ||
        like(a.surname, b.surname) ||
        like(a.given_name, b.surname) ||
        like(a.surname, b.given_name),
    },
  ],
  otherwise: 'neither alike',
};
const like = (a: string | null, b: string | null) => a !== null && b !== null && jaroWinkler(a, b) >= 0.85;

const fields: readonly Field<Person>[] = [
  names,
  coded('street_number'),
  named('address_1'),
  named('address_2'),
  named('suburb'),
  coded('postcode'),
  {
    name: 'state',
    missing: (a, b) => a.state === null || b.state === null,
    levels: [{ because: 'the same', holds: (a, b) => a.state === b.state }],
    otherwise: 'differs',
  },
  coded('date_of_birth'),
];

function keysOf(person: Person): string[] {
  const { given_name, surname, date_of_birth: born, postcode, suburb, address_1: street, street_number: number } = person;
  const keys: string[] = [];
  for (const name of [given_name, surname])
    if (name) {
      keys.push(`name ${name}`);
      if (postcode) keys.push(`post ${name.slice(0, 3)} ${postcode}`);
      if (born) keys.push(`born ${name.slice(0, 1)} ${born.slice(0, 6)}`, `year ${name.slice(0, 3)} ${born.slice(0, 4)}`);
      if (suburb) keys.push(`sub ${name.slice(0, 2)} ${suburb.slice(0, 4)}`);
    }
  if (born) keys.push(`day ${born}`);
  if (postcode && born) keys.push(`pb ${postcode} ${born.slice(0, 4)}`, `pd ${postcode} ${born.slice(4)}`);
  if (street) keys.push(`street ${street.slice(0, 8)} ${number ?? ''}`, `street ${street}`);
  if (suburb && number) keys.push(`sn ${suburb} ${number}`);
  return keys;
}

/**
 * Records of made-up persons with slips of the keys, brought together without examples and without a number of the state:
 * pairwise precision, recall and F1, and the weights that were learnt.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { data: { type: 'string' }, weights: { type: 'boolean' } } });
  if (values.data === undefined) throw new Error('Name the records with --data FILE.jsonl.');
  const records = readFileSync(values.data, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Person);
  const began = performance.now();
  const { groups, learnt, threshold } = linkRecords(records, keysOf, fields);
  const seconds = (performance.now() - began) / 1000;
  const truth = new Map<string, number>();
  for (const { entity } of records) truth.set(entity, (truth.get(entity) ?? 0) + 1);
  const two = (n: number) => (n * (n - 1)) / 2;
  const wanted = [...truth.values()].reduce((sum, n) => sum + two(n), 0);
  let right = 0;
  let found = 0;
  for (const group of groups) {
    found += two(group.length);
    const of = new Map<string, number>();
    for (const n of group) of.set(records[n]!.entity, (of.get(records[n]!.entity) ?? 0) + 1);
    for (const n of of.values()) right += two(n);
  }
  const [precision, recall] = [right / found, right / wanted];
  console.log(
    `${records.length} records, ${learnt.pairs} pairs compared, ${learnt.rounds} rounds, threshold ${threshold.toFixed(2)}, ${seconds.toFixed(1)} s`,
  );
  console.log(
    `pairwise precision ${precision.toFixed(4)} recall ${recall.toFixed(4)} F1 ${((2 * precision * recall) / (precision + recall)).toFixed(4)}`,
  );
  if (values.weights)
    for (const { name, levels } of learnt.fields)
      for (const { because, m, u, weight } of levels)
        console.log(`  ${name.padEnd(24)} ${because.padEnd(36)} m ${m.toFixed(4)} u ${u.toFixed(4)} ${weight.toFixed(2)}`);
}
