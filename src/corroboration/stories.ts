import { type Origin, type Reading, type ReadingId, type Source, type Story, startOf } from '../model/index.ts';
import {
  type Field,
  type Learnt,
  type Score,
  averageClusters,
  comparisonsFrom,
  eachCandidatePair,
  learnWeights,
  score,
} from '../linkage/index.ts';
import { type DetailKind, type Details, bodyText, detailsOf } from './details.ts';
import { weights } from './story-weights.ts';

/** Reports that tell mainly of one event. */
export interface StoryReadings {
  readonly readings: readonly ReadingId[];
  /** The rarest details that its reports share, for a reader who asks why. */
  readonly shared: readonly string[];
}

/** A report as its comparisons look at it: each kind of detail weighed by how rare it is among the reports. */
export interface Told {
  readonly vectors: Readonly<Record<DetailKind, Vector>>;
  readonly published: number | null;
}
interface Vector {
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}

const kinds: readonly DetailKind[] = ['name', 'names', 'number', 'age', 'word'];

/** Share of what two reports tell that they tell alike: 0 when they have nothing in common, 1 when all. */
function cosine(a: Vector, b: Vector): number {
  const [few, many] = a.weights.size < b.weights.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [detail, weight] of few.weights) sum += weight * (many.weights.get(detail) ?? 0);
  return sum === 0 ? 0 : sum / (a.length * b.length);
}

const days = (a: Told, b: Told) => Math.abs(a.published! - b.published!) / 86_400_000;
const alike = (kind: DetailKind, bounds: readonly number[]): Field<Told> => ({
  name: kind,
  missing: (a, b) => a.vectors[kind].weights.size === 0 || b.vectors[kind].weights.size === 0,
  levels: bounds.map((bound) => ({
    because: `${kind} alike by ${bound} or more`,
    holds: (a, b) => cosine(a.vectors[kind], b.vectors[kind]) >= bound,
  })),
  otherwise: `${kind} not alike`,
});

/** How two reports are compared. The weights were learnt without examples; `docs/method/linkage.md` says from what. */
export const storyFields: readonly Field<Told>[] = [
  alike('name', [0.6, 0.45, 0.33, 0.23, 0.15, 0.08]),
  alike('names', [0.3, 0.1, 0.02]),
  alike('number', [0.25, 0.1, 0.03]),
  alike('age', [0.6, 0.2]),
  alike('word', [0.35, 0.25, 0.17, 0.11, 0.07]),
  {
    name: 'published',
    missing: (a, b) => a.published === null || b.published === null,
    levels: [
      { because: 'published within a day', holds: (a, b) => days(a, b) <= 1 },
      { because: 'published within three days', holds: (a, b) => days(a, b) <= 3 },
      { because: 'published within two weeks', holds: (a, b) => days(a, b) <= 14 },
      { because: 'published within two months', holds: (a, b) => days(a, b) <= 60 },
      { because: 'published within a year', holds: (a, b) => days(a, b) <= 365 },
    ],
    otherwise: 'published more than a year apart',
  },
];

/** In a file of fewer reports than this a detail is weighed as if it were one of so many: that two of two have it does not make it common. */
const FEW = 100;

/** Details by rarity: a detail in every report weighs nothing, one in two of a thousand much. */
export function toldOf(details: readonly Details[], published: readonly (string | null)[]): Told[] {
  const frequency = new Map<string, number>();
  for (const one of details)
    for (const kind of kinds)
      for (const detail of one[kind].keys()) frequency.set(`${kind} ${detail}`, (frequency.get(`${kind} ${detail}`) ?? 0) + 1);
  const vectorOf = (kind: DetailKind, one: Details): Vector => {
    const own = new Map<string, number>();
    let square = 0;
    for (const [detail, count] of one[kind]) {
      const rare = Math.log2((Math.max(details.length, FEW) + 1) / frequency.get(`${kind} ${detail}`)!) * (1 + Math.log(count));
      own.set(detail, rare);
      square += rare * rare;
    }
    return { weights: own, length: Math.sqrt(square) };
  };
  return details.map((one, n) => ({
    published: published[n] ? startOf(published[n].slice(0, 10)) : null,
    vectors: {
      name: vectorOf('name', one),
      names: vectorOf('names', one),
      number: vectorOf('number', one),
      age: vectorOf('age', one),
      word: vectorOf('word', one),
    },
  }));
}

/** Most reports that may share a detail before it says too little to look for pairs by it. */
const COMMON = 60;

/** Pairs of reports that share at least two details that few reports have. */
export function storyPairs(told: readonly Told[]): [number, number][] {
  const pairs: [number, number][] = [];
  const keysOf = (n: number) =>
    (['name', 'names', 'number'] as const).flatMap((kind) =>
      [...told[n]!.vectors[kind].weights.keys()].map((one) => `${kind} ${one}`),
    );
  const all = told.map((_, n) => new Set(keysOf(n)));
  eachCandidatePair(
    told.length,
    keysOf,
    (a, b) => {
      let shared = 0;
      for (const key of all[a]!)
        if (all[b]!.has(key)) {
          shared += 1;
          if (shared === 2) break;
        }
      if (shared === 2) pairs.push([a, b]);
    },
    COMMON,
  );
  return pairs;
}

/** Pairs from which can be told how alike the different stories of a file are; smaller files use what was learnt elsewhere. */
const ENOUGH = 2000;

/** Reports of one story are held together while a match is at least this likely on average. */
const LIKELY = 0.75;

/**
 * Reports grouped by the event they mainly tell of, by facts: names, numbers and ages that few reports share, the words they use
 * and the days they were published. A report on several events stands with the one it shares most with. Every reading is in one story.
 */
export function findStories(readings: readonly Reading[], learnt: Learnt = weights): StoryReadings[] {
  const ordered = readings.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const details = ordered.map((reading) => detailsOf(bodyText(reading)));
  const told = toldOf(
    details,
    ordered.map(({ about }) => about.published?.first ?? null),
  );
  const pairs = storyPairs(told);
  const explain = explainStories(told, pairs.length < ENOUGH ? learnt : learnWeights(told, pairs, storyFields, learnt));
  const links = pairs.map(([a, b]) => ({ a, b, weight: explain(a, b).likely })).filter(({ weight }) => weight > 0.01);
  return averageClusters(ordered.length, links, LIKELY).map((group) => ({
    readings: group.map((n) => ordered[n]!.id),
    shared: sharedBy(group.map((n) => told[n]!)),
  }));
}

/**
 * The stories of a file: which sources tell mainly of one event, and of how many origins they are. Two outlets that write their own
 * reports of one strike are two origins of one story. A story of many sources comes first; every source that was read is in one.
 */
export function storiesOf(sources: readonly Source[], readings: readonly Reading[], origins: readonly Origin[]): Story[] {
  const sourcesOf = new Map<Source['object'], Source['id'][]>();
  for (const { id, object } of sources) sourcesOf.set(object, [...(sourcesOf.get(object) ?? []), id]);
  const originOf = new Map(origins.flatMap((origin) => origin.sources.map((id) => [id, origin.id] as const)));
  const objectOf = new Map(readings.map(({ id, object }) => [id, object]));
  return findStories(readings)
    .map(({ readings: own, shared }) => {
      const told = [...new Set(own.flatMap((id) => sourcesOf.get(objectOf.get(id)!) ?? []))].sort();
      return { sources: told, origins: [...new Set(told.flatMap((id) => originOf.get(id) ?? []))].sort(), shared };
    })
    .filter(({ sources: told }) => told.length > 0)
    .toSorted((a, b) => b.sources.length - a.sources.length || (a.sources[0]! < b.sources[0]! ? -1 : 1));
}

/** How likely two reports tell mainly of one event, with the weights and reasons. */
export function explainStories(told: readonly Told[], learnt: Learnt): (a: number, b: number) => Score & { likely: number } {
  const comparisons = comparisonsFrom(storyFields, learnt);
  const prior = Math.log2(learnt.prior / (1 - learnt.prior));
  return (a, b) => {
    const one = score(told[a]!, told[b]!, comparisons);
    return { ...one, likely: 1 / (1 + 2 ** -(one.weight + prior)) };
  };
}

function sharedBy(told: readonly Told[]): string[] {
  if (told.length < 2) return [];
  const counts = new Map<string, { count: number; rare: number }>();
  for (const { vectors } of told)
    for (const kind of ['names', 'name', 'number'] as const)
      for (const [detail, rare] of vectors[kind].weights) {
        const known = counts.get(detail);
        counts.set(detail, { count: (known?.count ?? 0) + 1, rare: Math.max(known?.rare ?? 0, rare) });
      }
  return [...counts]
    .filter(([, { count }]) => count > 1)
    .toSorted(([a, x], [b, y]) => y.count * y.rare - x.count * x.rare || (a < b ? -1 : 1))
    .slice(0, 6)
    .map(([detail]) => detail);
}
