import type { Incident, IncidentId, Pattern } from '../model/index.ts';
import { sha256Hex, startOf } from '../model/index.ts';
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
/** How many patterns are shown at most, those least likely by chance first. */
const MOST = 60;

/**
 * Incidents that are alike: the same kind of object together with the same means, place, hour of the day or party accused, more
 * often than the rest of the file would make one expect; the same kind of object at one place again; and objects struck after
 * notice of them was given. A file is no sample of a war: reporters look for hospitals. The chance says only what this file's own
 * numbers would give if two traits had nothing to do with each other.
 */
export function findPatterns(
  incidents: readonly Incident[],
  traits: ReadonlyMap<IncidentId, Traits>,
  noticed: ReadonlySet<IncidentId>,
): Pattern[] {
  const together: Pattern[] = [];
  let looked = 0;
  const raw: { what: string; members: readonly IncidentId[]; all: number; a: number; b: number }[] = [];
  for (const [one, other, says] of pairs) {
    const having = incidents.flatMap(({ id }) => {
      const found = traits.get(id);
      return found && found[one].length > 0 && found[other].length > 0 ? [{ id, a: found[one], b: found[other] }] : [];
    });
    const ofA = new Map<string, number>();
    const ofB = new Map<string, number>();
    const ofBoth = new Map<string, { a: string; b: string; members: IncidentId[] }>();
    for (const { id, a, b } of having) {
      for (const value of b) ofB.set(value, (ofB.get(value) ?? 0) + 1);
      for (const value of a) {
        ofA.set(value, (ofA.get(value) ?? 0) + 1);
        for (const with_ of b) {
          const key = `${value} | ${with_}`;
          const cell = ofBoth.get(key) ?? { a: value, b: with_, members: [] };
          cell.members.push(id);
          ofBoth.set(key, cell);
        }
      }
    }
    for (const { a, b, members } of ofBoth.values()) {
      looked += 1;
      if (members.length >= FEWEST) raw.push({ what: says(a, b), members, all: having.length, a: ofA.get(a)!, b: ofB.get(b)! });
    }
  }
  for (const { what, members, all, a, b } of raw) {
    const enough = all >= ENOUGH && a < all && b < all;
    const chance = enough ? Math.min(1, chanceOfTogether(all, a, b, members.length) * looked) : null;
    together.push({
      id: idOf('together', what),
      kind: 'together',
      what,
      incidents: members,
      chance,
      because: enough
        ? `${members.length} incidents have both traits; of the ${all} in which both are known, ${a} have the one and ${b} the other. ${looked} pairs were looked at, which is counted in.`
        : `${members.length} incidents have both traits; the file holds too few others to say what chance would give.`,
    });
  }
  const repeated = repeatsOf(incidents, traits, noticed);
  return [...together, ...repeated]
    .sort((x, y) => (x.chance ?? 2) - (y.chance ?? 2) || y.incidents.length - x.incidents.length || (x.id < y.id ? -1 : 1))
    .slice(0, MOST);
}

function repeatsOf(
  incidents: readonly Incident[],
  traits: ReadonlyMap<IncidentId, Traits>,
  noticed: ReadonlySet<IncidentId>,
): Pattern[] {
  const at = new Map<string, { object: string; place: string; members: Incident[] }>();
  for (const incident of incidents) {
    const found = traits.get(incident.id);
    if (!found) continue;
    for (const object of found.object)
      for (const place of found.place) {
        const key = `${object} | ${place}`;
        const cell = at.get(key) ?? { object, place, members: [] };
        cell.members.push(incident);
        at.set(key, cell);
      }
  }
  const patterns: Pattern[] = [];
  const unknown = 'How often such objects stand where there is fighting is not in the file, so no chance is given.';
  for (const { object, place, members } of at.values()) {
    const dated = members
      .filter(({ when }) => when?.first)
      .toSorted((a, b) => startOf(a.when!.first!.slice(0, 10)) - startOf(b.when!.first!.slice(0, 10)));
    const days = new Set(dated.map(({ when }) => when!.first!.slice(0, 10)));
    if (days.size >= 2 && dated.length >= FEWEST)
      patterns.push({
        id: idOf('repeated', `${object} ${place}`),
        kind: 'repeated',
        what: `${object} in ${place} struck on ${days.size} days`,
        incidents: dated.map(({ id }) => id),
        chance: null,
        because: `${dated.length} dated incidents. ${unknown}`,
      });
    const first = dated.find(({ id }) => noticed.has(id));
    const after = first ? dated.filter((one) => one.when!.first!.slice(0, 10) >= first.when!.first!.slice(0, 10)) : [];
    if (first && after.length >= 2)
      patterns.push({
        id: idOf('after-notice', `${object} ${place}`),
        kind: 'after-notice',
        what: `${object} in ${place} struck again after notice of them was spoken of`,
        incidents: after.map(({ id }) => id),
        chance: null,
        because: `Notice, markings or shared coordinates are spoken of for the first of them. ${unknown}`,
      });
  }
  return patterns;
}

const idOf = (kind: string, what: string) => `ptn_${sha256Hex(`${kind} ${what}`).slice(0, 16)}`;
