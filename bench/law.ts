// How long a file of many incidents takes to be assessed over every crime, and one incident of it that changed, against the limits.
import { type AssessInput, Assessor, assessFile } from '../src/law/assess.ts';
import { crimes } from '../src/law/instruments/index.ts';
import { lawFile } from '../src/law/file.ts';
import { aClaim, aHarm, acting, anEntity, anIncident, inPlace, mention, struck } from '../src/law/testing.ts';
import { statedDay } from '../src/model/testing/blank.ts';

/** Seconds of processor time, all threads of this process counted: a machine busy with other work does not change them much. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

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
          when: statedDay(`${2020 + (i % 3)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`),
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
  let begun = cpu();
  const { assessments, patterns } = assessFile(input);
  const whole = cpu() - begun;
  const assessor = new Assessor(input);
  assessor.all();
  const times: number[] = [];
  for (let change = 0; change < number('--changes', 20); change += 1) {
    const incident = input.incidents[(change * 499) % input.incidents.length]!;
    const more = aClaim(`A command post was in the building, and aircraft bombed it again; report ${change}.`, {
      actors: [acting(change % 2 === 0 ? army : front)],
      targets: [struck(classes[change % classes.length]!)],
    });
    const changed = { ...incident, claims: [...incident.claims, more.claim.id] };
    begun = cpu();
    assessor.change(changed, [more.claim], [more.reading]);
    times.push((cpu() - begun) * 1000);
  }
  times.sort((a, b) => a - b);
  const middle = times[times.length >> 1]!;
  begun = cpu();
  const law = lawFile({ ...input, sources: [], origins: [], voteChecks: [] });
  const everything = cpu() - begun;
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
