// Claims gathered into incidents at the size of a long war: from nothing, and one report more.
import { parseArgs } from 'node:util';
import { gathering } from '../src/corroboration/index.ts';
import type { Claim, Harm, Origin, Reading, Source } from '../src/model/index.ts';
import { idFrom } from '../src/model/index.ts';
import { chance } from './copies.ts';
import { blankClaim, blankHarm, blankReading, blankSource, blankWhere, publishedOn } from '../src/model/testing/blank.ts';

const starts = 'Tar Mi Bel Or Vel Kar Dor Ost Rho Ist Sel Ner Pav Lun Had Quen Zal Bry Fen Gor'.split(' ');
const ends = 'sk rova u dun mar sa na ra via er ka lin to mir beck holt sta wick dal mouth'.split(' ');
const objects = [
  ['hospital', 'hospital'],
  ['market', 'market'],
  ['school', 'school'],
  ['convoy', 'aid-convoy'],
  ['bakery', 'bakery'],
  ['houses', 'residential-building'],
  ['camp', 'idp-camp'],
  ['well', 'water-infrastructure'],
] as const;
const forms = ['airstrike', 'shelling', 'drone-strike', null] as const;

interface Event {
  readonly place: number;
  readonly day: number;
  readonly object: (typeof objects)[number];
  readonly form: (typeof forms)[number];
  readonly killed: number;
  readonly actor: string | null;
}

export interface Made {
  readonly sources: Source[];
  readonly readings: Reading[];
  readonly claims: Claim[];
  readonly origins: Origin[];
  /** The number of the event that each claim of an attack tells of, by claim id. */
  readonly truth: ReadonlyMap<string, number>;
}

const dayOf = (n: number) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10);

/** Reports on invented attacks, ten claims each; a third of the reports leave out the day, the place or the object. */
export function madeReports(first: number, count: number, all: number, seed = 11): Made {
  const [sources, readings, claims, origins]: [Source[], Reading[], Claim[], Origin[]] = [[], [], [], []];
  const truth = new Map<string, number>();
  const events = Math.ceil(all / 5);
  const eventOf = (n: number): Event => {
    const random = chance(seed * 7919 + n);
    random();
    return {
      place: Math.floor(random() * 2000),
      day: Math.floor(random() * 1500),
      object: objects[Math.floor(random() * objects.length)]!,
      form: forms[Math.floor(random() * forms.length)]!,
      killed: 1 + Math.floor(random() * 60),
      actor: random() < 0.4 ? `Force ${Math.floor(random() * 12)}` : null,
    };
  };
  for (let n = first; n < first + count; n++) {
    const random = chance(seed * 104_729 + n);
    random();
    const number = Math.floor(random() * events);
    const event = eventOf(number);
    // Letters only: a word with a digit in it is no name.
    const place = `${starts[event.place % 20]!}${ends[Math.floor(event.place / 20) % 20]!}${ends[Math.floor(event.place / 400)]!}`;
    const day = dayOf(event.day);
    const [name, cls] = event.object;
    const sentences = [
      `The ${name} of ${place} was hit, report ${n} says of the morning.`,
      `${event.killed} people were killed and others were hurt there.`,
      `A neighbour ${n % 9973} told of smoke over ${place}.`,
      `Two hours later a second blow fell on the same ${name}.`,
      `Minister ${n % 301} denied that his forces were near.`,
      `Officer ${n % 977} said that the road was closed.`,
      `The council of ${place} asked for tents and water.`,
      `Envoy ${n % 53} will visit in the coming month.`,
      `In all ${100 + (n % 900)} people died in the province that year.`,
      `Observer ${n % 4001} called it a crime.`,
    ];
    const text = sentences.join('\n\n');
    const published = { ...publishedOn(dayOf(event.day + 1 + Math.floor(random() * 4))), last: null };
    const reading = blankReading(text, { published });
    const source = blankSource(text, `${n}.txt`);
    sources.push(source);
    readings.push(reading);
    origins.push({ id: idFrom('origin', source.id), sources: [source.id], because: [] });
    const leaves = random();
    const when =
      leaves < 0.12 ? null : { first: day, last: day, precision: 'day' as const, text: null, anchor: 'stated' as const };
    const add = (at: number, over: Partial<Claim>, toll: readonly Partial<Harm>[] = []) => {
      const from = sentences.slice(0, at).reduce((sum, sentence) => sum + sentence.length + 2, 0);
      const to = from + sentences[at]!.length;
      const kind = over.kind ?? 'attack';
      const id = idFrom('claim', reading.id, at, kind);
      const harms = toll.map((harm) => blankHarm({ from, to: from + 2 }, harm));
      claims.push(blankClaim(reading, { from, to }, { id, trigger: { from, to: from + 3 }, harms, ...over }));
      if (at < 2) truth.set(id, number);
    };
    const mention = (who: string) => ({ from: 0, to: 1, entity: null, name: who });
    const speaks = (who: string) => ({
      manner: 'indirect' as const,
      speaker: mention(who),
      coSpeakers: [],
      via: null,
      cue: null,
      content: null,
    });
    const where = blankWhere(
      { from: 0, to: 1 },
      {
        name: place,
        lat: (event.place % 45) + 0.01,
        lon: Math.floor(event.place / 45) + 0.01,
        radiusMetres: 2000,
        within: ['Velmar'],
      },
    );
    const placed = leaves > 0.12 && leaves < 0.22 ? null : where;
    const targets = leaves > 0.22 && leaves < 0.34 ? [] : [{ ...mention(name), class: cls }];
    add(0, {
      detail: event.form,
      when,
      where: placed,
      targets,
      actors: event.actor ? [{ ...mention(event.actor), role: 'agent' }] : [],
    });
    add(1, { kind: 'killing', when: null, where: null }, [
      { min: event.killed + (random() < 0.2 ? 1 : 0), max: event.killed + 1 },
    ]);
    add(2, { kind: 'statement', voice: speaks(`Neighbour ${n % 9973}`) });
    add(3, { targets: [{ ...mention(name), class: cls }], where: placed, when });
    add(4, { kind: 'denial', stance: 'denied', voice: speaks(`Minister ${n % 301}`) });
    add(5, { kind: 'statement', voice: speaks(`Officer ${n % 977}`) });
    add(6, { kind: 'demand', stance: 'demanded', factuality: 'sought', voice: speaks(`Council of ${place}`) });
    add(7, {
      kind: 'visit',
      factuality: 'planned',
      where,
      actors: [{ ...mention(`Envoy ${n % 53}`), role: 'visitor' }],
      when: { first: dayOf(event.day + 20), last: dayOf(event.day + 50), precision: 'month', text: null, anchor: 'stated' },
    });
    add(8, { kind: 'killing', where }, [{ min: 100 + (n % 900), max: null, scope: 'cumulative' }]);
    add(9, { kind: 'characterisation', voice: speaks(`Observer ${n % 4001}`) });
  }
  return { sources, readings, claims, origins, truth };
}

/** `--reports N` (default 10000), ten claims each; `--growth` measures from 1000 reports up by tens as well and gives the exponents. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      reports: { type: 'string', default: '10000' },
      growth: { type: 'boolean' },
      more: { type: 'string', default: '20' },
    },
  });
  const most = Number(values.reports);
  const sizes = values.growth ? [1000, 10_000, 100_000].filter((size) => size < most).concat(most) : [most];
  const seconds: number[] = [];
  for (const size of sizes) {
    const made = madeReports(0, size, size);
    const before = process.memoryUsage().heapUsed;
    const cpu = process.cpuUsage();
    const began = performance.now();
    const state = gathering({ ...made, entities: [], reviews: [] });
    const built = performance.now();
    const { user, system } = process.cpuUsage(cpu);
    const { incidents, relations, disputes } = state.gathered();
    // By the processor's time, so that what else the machine does counts for nothing.
    seconds.push((user + system) / 1e6);
    console.log(
      `${size.toLocaleString('en')} reports, ${made.claims.length.toLocaleString('en')} claims: ${incidents.length.toLocaleString('en')} incidents, ${disputes.length.toLocaleString('en')} disputes, ${relations.length.toLocaleString('en')} relations in ${((built - began) / 1000).toFixed(1)} s (${seconds.at(-1)!.toFixed(1)} s of one core), peak ${Math.round(process.resourceUsage().maxRSS / 1024).toLocaleString('en')} MB`,
    );
    globalThis.gc?.();
    if (globalThis.gc)
      console.log(
        `  the reports themselves take ${Math.round(before / 2 ** 20)} MB, with everything gathered ${Math.round(process.memoryUsage().heapUsed / 2 ** 20)} MB`,
      );
    const { precision, recall } = pairs(made.truth, incidents);
    console.log(`  pairs of claims on one attack: precision ${precision.toFixed(4)} recall ${recall.toFixed(4)}`);
    const times: number[] = [];
    const ofCore: number[] = [];
    let touched = 0;
    for (let n = 0; n < Number(values.more); n++) {
      const one = madeReports(size + n, 1, size);
      const start = performance.now();
      const before = process.cpuUsage();
      const { incidents: changed } = state.add({ ...one, entities: [] });
      times.push(performance.now() - start);
      const { user: own, system: kernel } = process.cpuUsage(before);
      ofCore.push((own + kernel) / 1000);
      touched = Math.max(touched, changed.length);
    }
    times.sort((a, b) => a - b);
    ofCore.sort((a, b) => a - b);
    if (times.length > 0)
      console.log(
        `  one report more: median ${times[Math.floor(times.length / 2)]!.toFixed(1)} ms, slowest ${times.at(-1)!.toFixed(1)} ms (of a core: ${ofCore[Math.floor(ofCore.length / 2)]!.toFixed(1)} and ${ofCore.at(-1)!.toFixed(1)} ms; limit 300); at most ${touched} incidents computed again`,
      );
  }
  const exponent = (from: number, to: number) =>
    (Math.log(seconds[to]! / seconds[from]!) / Math.log(sizes[to]! / sizes[from]!)).toFixed(2);
  if (sizes.length > 1)
    console.log(
      `time grows with exponent ${exponent(0, sizes.length - 1)} (limit 1.15); step by step ${sizes
        .slice(1)
        .map((size, n) => `${exponent(n, n + 1)} to ${(10 * size).toLocaleString('en')} claims`)
        .join(', ')}`,
    );
}

/** How many pairs of claims of one event are in one incident, and how many in one incident are of one event. */
function pairs(truth: ReadonlyMap<string, number>, incidents: readonly { readonly claims: readonly string[] }[]) {
  const two = (n: number) => (n * (n - 1)) / 2;
  const sizes = new Map<number, number>();
  for (const event of truth.values()) sizes.set(event, (sizes.get(event) ?? 0) + 1);
  let [right, found] = [0, 0];
  for (const { claims } of incidents) {
    const own = new Map<number, number>();
    let all = 0;
    for (const claim of claims) {
      const event = truth.get(claim);
      if (event === undefined) continue;
      all += 1;
      own.set(event, (own.get(event) ?? 0) + 1);
    }
    found += two(all);
    for (const n of own.values()) right += two(n);
  }
  const wanted = [...sizes.values()].reduce((sum, n) => sum + two(n), 0);
  return { precision: right / Math.max(found, 1), recall: right / Math.max(wanted, 1) };
}
