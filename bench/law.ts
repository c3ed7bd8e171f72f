// How long a file of many incidents takes to be assessed over every crime, and one incident of it that changed, against the limits.
import { type AssessInput, Assessor, assessFile } from '../src/law/assess.ts';
import { crimes } from '../src/law/instruments/index.ts';
import { lawFile } from '../src/law/file.ts';
import { aClaim, aHarm, acting, anEntity, anIncident, inPlace, mention, onDay, struck } from '../src/law/testing.ts';

/** Seconds for the whole file and milliseconds for one changed incident, on one core. */
const WHOLE = 20;
const ONE = 50;

const army = anEntity('organisation', 'the army of Vessen', 'VES');
const front = anEntity('armed-group', 'the Tarsk Front');
const classes = ['hospital', 'market', 'school', 'residential-building', 'aid-convoy', 'bakery', 'civilian', 'place-of-worship'];
const sentences = [
  'Aircraft bombed the place before noon and several people died.',
  'It was deliberate, a doctor said; the coordinates of the hospital had been shared with both sides.',
  'No fighters were inside the building, residents said.',
  'A command post had been set up in the cellar, the ministry said.',
  'Shells fell on the street while people queued for bread.',
  'The strike was a mistake, an adviser to the ministry said.',
];

/** An invented file: `n` incidents of two or three claims each, in forty places over three years, by two sides. */
function invented(n: number): AssessInput {
  const told = Array.from({ length: n }, (_, i) =>
    Array.from({ length: 2 + (i % 2) }, (__, k) =>
      aClaim(`${sentences[(i + 3 * k) % sentences.length]} Report ${k} on incident ${i}.`, {
        kind: (['attack', 'attack', 'killing', 'siege', 'destruction', 'detention'] as const)[(i * 7 + k) % 6]!,
        detail: i % 3 === 0 ? 'airstrike' : 'shelling',
        actors: k === 0 ? [acting(i % 5 === 0 ? front : army)] : [],
        targets: k === 2 ? [] : [struck(classes[(i * 5) % classes.length]!)],
        harms: k === 1 ? [aHarm({ min: i % 40, max: i % 40 })] : [],
      }),
    ),
  );
  const war = aClaim('The army of Vessen has fought the Tarsk Front for years.', {
    kind: 'clash',
    actors: [acting(army)],
    targets: [{ ...mention(front.name, front), class: 'armed-group' }],
  });
  const all = [war, ...told.flat()];
  return {
    incidents: told.map((each, i) =>
      anIncident(
        each.map(({ claim }) => claim),
        {
          when: onDay(`${2020 + (i % 3)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`),
          where: inPlace(`Town ${i % 40}`, 'Syria'),
        },
      ),
    ),
    claims: all.map(({ claim }) => claim),
    readings: all.map(({ reading }) => reading),
    entities: [army, front],
    reviews: [],
  };
}

/** `--incidents N` (default 10,000), `--changes N` (default 20). */
export function run(args: readonly string[]): void {
  const number = (name: string, otherwise: number) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise);
  const input = invented(number('--incidents', 10_000));
  let begun = performance.now();
  const { assessments, patterns } = assessFile(input);
  const whole = (performance.now() - begun) / 1000;
  let assessor = new Assessor(input);
  let current = input;
  const times: number[] = [];
  for (let change = 0; change < number('--changes', 20); change += 1) {
    const at = (change * 499) % current.incidents.length;
    const more = aClaim(`A command post was in the building, report ${change}.`, { kind: 'statement' });
    const changed = { ...current.incidents[at]!, claims: [...current.incidents[at]!.claims, more.claim.id] };
    current = {
      ...current,
      incidents: current.incidents.with(at, changed),
      claims: [...current.claims, more.claim],
      readings: [...current.readings, more.reading],
    };
    begun = performance.now();
    assessor = assessor.changed(current);
    assessor.incident(changed.id);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const middle = times[times.length >> 1]!;
  begun = performance.now();
  const law = lawFile({ ...input, sources: [], origins: [], voteChecks: [] });
  const everything = (performance.now() - begun) / 1000;
  const ratio = (value: number, limit: number) => `${(value / limit).toFixed(3)} of the limit`;
  console.log(
    [
      `law: ${input.incidents.length.toLocaleString('en')} incidents, ${input.claims.length.toLocaleString('en')} claims, ${crimes.length} crimes: ${assessments.length.toLocaleString('en')} assessments, ${patterns.length} patterns`,
      `  the whole file      ${whole.toFixed(2)} s   ${ratio(whole, WHOLE)} (${WHOLE} s)`,
      `  one changed incident ${middle.toFixed(1)} ms in the middle, ${times.at(-1)!.toFixed(1)} ms at most   ${ratio(times.at(-1)!, ONE)} (${ONE} ms)`,
      `  everything of \`assize law\` ${everything.toFixed(2)} s, ${law.questions.length} open questions`,
    ].join('\n'),
  );
}

if (import.meta.main) run(process.argv.slice(2));
