import type { Incident, IncidentId, Pattern } from '../model/index.ts';
import { sha256Hex } from '../model/index.ts';
import { chanceOfTogether } from './chance.ts';
import type { Case } from './evidence.ts';

/** A trait by which incidents can be alike. */
type Trait = 'object' | 'means' | 'hour' | 'place' | 'side';

/** What an incident has of each trait. */
export type Traits = Readonly<Record<Trait, readonly string[]>>;

/** Objects that are told apart for patterns: narrower classes would split what a planner sees as one kind of target. */
const objects: Readonly<Record<string, readonly string[]>> = {
  'medical facilities': [
    'hospital',
    'clinic',
    'field-hospital',
    'medical-facility',
    'ambulance',
    'medical-convoy',
    'medical-worker',
  ],
  'schools and universities': ['school', 'university'],
  'places of worship': ['place-of-worship'],
  markets: ['market'],
  'bakeries and food': ['bakery', 'food-supply', 'farm'],
  'relief missions': ['aid-convoy', 'aid-warehouse', 'aid-distribution-point', 'un-facility', 'un-vehicle', 'aid-worker'],
  'water and power': ['water-infrastructure', 'power-infrastructure'],
  homes: ['residential-building'],
  'camps for displaced people': ['idp-camp'],
  rescuers: ['rescue-team', 'rescuer'],
};
const objectOf = new Map(Object.entries(objects).flatMap(([name, codes]) => codes.map((code) => [code, name] as const)));

const hours = ['the night (0–6 h)', 'the morning (6–12 h)', 'the afternoon (12–18 h)', 'the evening (18–24 h)'] as const;

/** The traits of an incident, from its own claims and the values shown of it. */
export function traitsOf({ incident, own, around }: Case, sides: readonly string[]): Traits {
  const struck = new Set<string>();
  for (const signal of around) {
    const name = signal.startsWith('struck:') ? objectOf.get(signal.slice('struck:'.length)) : undefined;
    if (name) struck.add(name);
  }
  const means = new Set<string>();
  for (const { claim, signals } of own) {
    if (signals.has('denied')) continue;
    if (claim.detail && claim.kind === 'attack') means.add(claim.detail);
    for (const { class: code } of claim.weapons) if (code !== 'unspecified' && code !== 'aircraft') means.add(code);
  }
  const at = incident.when?.first ?? null;
  const exact = incident.when?.precision === 'hour' || incident.when?.precision === 'minute';
  // The hour as written, in the zone of the place: a zone left out or given does not shift it.
  const hour = exact && at !== null && at.length > 12 ? Number(at.slice(11, 13)) : null;
  return {
    object: [...struck],
    means: [...means],
    hour: hour === null || Number.isNaN(hour) ? [] : [hours[Math.floor(hour / 6)]!],
    place: incident.where ? [incident.where.name] : [],
    side: sides,
  };
}

/** Which pairs of traits are looked at. Pairs that hang together by themselves (place and side) are not. */
const pairs: readonly (readonly [Trait, Trait, (a: string, b: string) => string])[] = [
  ['object', 'side', (a, b) => `${a} struck, and ${b.replace(/^(?:state|group):/, '')} accused`],
  ['object', 'means', (a, b) => `${a} struck by ${b.replaceAll('-', ' ')}`],
  ['object', 'place', (a, b) => `${a} struck in ${b}`],
  ['object', 'hour', (a, b) => `${a} struck in ${b}`],
];

/** Fewer incidents alike are two of a kind, and no pattern. */
const FEWEST = 3;
/** Below this many incidents that have both traits, the file is too small to say what chance would give. */
const ENOUGH = 8;
/** How many patterns are listed at most, those least likely by chance first. */
const MOST = 60;

interface Cell {
  readonly pair: number;
  readonly a: string;
  readonly b: string;
  readonly members: Set<IncidentId>;
}

/**
 * Incidents that are alike: the same kind of object together with the same means, place, hour of the day or party accused, more
 * often than the rest of the file would make one expect; the same kind of object at one place again; and objects struck after
 * notice of them was given. A file is no sample of a war: reporters look for hospitals. The chance says only what this file's own
 * numbers would give if two traits had nothing to do with each other.
 */
export class Patterns {
  readonly #cells = new Map<string, Cell>();
  readonly #having = pairs.map(() => ({ all: 0, a: new Map<string, number>(), b: new Map<string, number>() }));
  readonly #places = new Map<string, { object: string; place: string; members: Map<IncidentId, Dated> }>();
  readonly #traits = new Map<IncidentId, Traits>();
  #made = new Map<unknown, readonly Pattern[]>();

  /** Takes in an incident, in place of its earlier form where it has one. */
  put(incident: Incident, traits: Traits, noticed: boolean): void {
    this.remove(incident.id);
    this.#traits.set(incident.id, traits);
    this.#count(incident.id, traits, 1);
    const day = incident.when?.first?.slice(0, 10) ?? null;
    for (const object of traits.object)
      for (const place of traits.place) {
        const key = `${object} | ${place}`;
        const cell = this.#places.get(key) ?? { object, place, members: new Map() };
        cell.members.set(incident.id, { day, noticed });
        this.#places.set(key, cell);
      }
    this.#made = new Map();
  }

  remove(id: IncidentId): void {
    const traits = this.#traits.get(id);
    if (!traits) return;
    this.#count(id, traits, -1);
    for (const object of traits.object)
      for (const place of traits.place) this.#places.get(`${object} | ${place}`)?.members.delete(id);
    this.#traits.delete(id);
    this.#made = new Map();
  }

  #count(id: IncidentId, traits: Traits, by: 1 | -1): void {
    for (const [pair, [one, other]] of pairs.entries()) {
      const [first, second] = [traits[one], traits[other]];
      if (first.length === 0 || second.length === 0) continue;
      const having = this.#having[pair]!;
      having.all += by;
      for (const b of second) having.b.set(b, (having.b.get(b) ?? 0) + by);
      for (const a of first) {
        having.a.set(a, (having.a.get(a) ?? 0) + by);
        for (const b of second) {
          const key = `${pair} | ${a} | ${b}`;
          const cell = this.#cells.get(key) ?? { pair, a, b, members: new Set() };
          if (by === 1) cell.members.add(id);
          else cell.members.delete(id);
          if (cell.members.size === 0) this.#cells.delete(key);
          else this.#cells.set(key, cell);
        }
      }
    }
  }

  /** The patterns that an incident is one of, those least likely by chance first. */
  of(id: IncidentId): readonly Pattern[] {
    const traits = this.#traits.get(id);
    if (!traits) return [];
    const found: Pattern[] = [];
    for (const [pair, [one, other]] of pairs.entries())
      for (const a of traits[one]) for (const b of traits[other]) found.push(...this.#together(`${pair} | ${a} | ${b}`));
    // A place holds undated incidents too, which no repetition in time can name.
    for (const a of traits.object)
      for (const b of traits.place)
        found.push(...this.#repeated(`${a} | ${b}`).filter(({ incidents }) => incidents.includes(id)));
    return found.sort(leastLikelyFirst);
  }

  /** The patterns of the file, those least likely by chance first; the first sixty. */
  all(): Pattern[] {
    return [
      ...[...this.#cells.keys()].flatMap((key) => this.#together(key)),
      ...[...this.#places.keys()].flatMap((key) => this.#repeated(key)),
    ]
      .sort(leastLikelyFirst)
      .slice(0, MOST);
  }

  #together(key: string): readonly Pattern[] {
    const cell = this.#cells.get(key);
    if (!cell || cell.members.size < FEWEST) return [];
    const before = this.#made.get(cell);
    if (before) return before;
    const { all, a: ofA, b: ofB } = this.#having[cell.pair]!;
    const [a, b] = [ofA.get(cell.a)!, ofB.get(cell.b)!];
    const looked = this.#cells.size;
    const enough = all >= ENOUGH && a < all && b < all;
    const chance = enough ? Math.min(1, chanceOfTogether(all, a, b, cell.members.size) * looked) : null;
    const what = pairs[cell.pair]![2](cell.a, cell.b);
    const made: Pattern[] = [
      {
        id: idOf('together', what),
        kind: 'together',
        what,
        incidents: [...cell.members].sort(),
        chance,
        because: enough
          ? `${cell.members.size} incidents have both traits; of the ${all} in which both are known, ${a} have the one and ${b} the other. ${looked} pairs were looked at, which is counted in.`
          : `${cell.members.size} incidents have both traits; the file holds too few others to say what chance would give.`,
      },
    ];
    this.#made.set(cell, made);
    return made;
  }

  #repeated(key: string): readonly Pattern[] {
    const cell = this.#places.get(key);
    if (!cell || cell.members.size < 2) return [];
    const before = this.#made.get(cell);
    if (before) return before;
    const made = repeatsOf(cell.object, cell.place, cell.members);
    this.#made.set(cell, made);
    return made;
  }
}

interface Dated {
  readonly day: string | null;
  readonly noticed: boolean;
}

const leastLikelyFirst = (x: Pattern, y: Pattern) =>
  (x.chance ?? 2) - (y.chance ?? 2) || y.incidents.length - x.incidents.length || (x.id < y.id ? -1 : 1);

function repeatsOf(object: string, place: string, members: ReadonlyMap<IncidentId, Dated>): Pattern[] {
  const dated = [...members]
    .flatMap(([id, { day, noticed }]) => (day === null ? [] : [{ id, day, noticed }]))
    .sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1));
  const days = new Set(dated.map(({ day }) => day));
  const patterns: Pattern[] = [];
  const unknown = 'How often such objects stand where there is fighting is not in the file, so no chance is given.';
  if (days.size >= 2 && dated.length >= FEWEST)
    patterns.push({
      id: idOf('repeated', `${object} ${place}`),
      kind: 'repeated',
      what: `${object} in ${place} struck on ${days.size} days`,
      incidents: dated.map(({ id }) => id),
      chance: null,
      because: `${dated.length} dated incidents. ${unknown}`,
    });
  const first = dated.find(({ noticed }) => noticed);
  const after = first ? dated.filter(({ day }) => day >= first.day) : [];
  if (after.length >= 2)
    patterns.push({
      id: idOf('after-notice', `${object} ${place}`),
      kind: 'after-notice',
      what: `${object} in ${place} struck again after notice of them was spoken of`,
      incidents: after.map(({ id }) => id),
      chance: null,
      because: `Notice, markings or shared coordinates are spoken of for the first of them. ${unknown}`,
    });
  return patterns;
}

const idOf = (kind: string, what: string) => `ptn_${sha256Hex(`${kind} ${what}`).slice(0, 16)}`;
