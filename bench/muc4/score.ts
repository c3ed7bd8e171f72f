// The measure of MUC-4 as the data's README defines it: templates paired one to one, then all fills of all slots.

export interface Fill {
  readonly optional: boolean;
  readonly alts: readonly string[];
  /** Names of the entity the value belongs to, or null. */
  readonly of: readonly string[] | null;
}
export interface Template {
  readonly optional: boolean;
  readonly slots: Readonly<Record<string, readonly Fill[]>>;
}
export interface Points {
  correct: number;
  partial: number;
  possible: number;
  given: number;
}

/** Slots by which a template is known to be of the same incident. */
const telling = ['PERP: INDIVIDUAL ID', 'PERP: ORGANIZATION ID', 'PHYS TGT: ID', 'HUM TGT: NAME', 'HUM TGT: DESCRIPTION'];
const strings = new Set([...telling, 'INCIDENT: INSTRUMENT ID']);

const wordsOf = (text: string): string[] =>
  text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9']+/g, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '' && !/^(?:THE|A|AN|HIS|HER|THEIR|ITS|OF|AND)$/.test(word));

/** Whether one list of words stands inside the other in order. */
function within(inner: readonly string[], outer: readonly string[]): boolean {
  for (let at = 0; at + inner.length <= outer.length; at++) if (inner.every((word, k) => outer[at + k] === word)) return true;
  return false;
}

/** 1 when one names the other whole, ½ when they share a word, else 0. */
function likeString(a: string, b: string): number {
  const [x, y] = [wordsOf(a), wordsOf(b)];
  if (x.length === 0 || y.length === 0) return 0;
  if (within(x, y) || within(y, x)) return 1;
  return x.some((word) => word.length > 2 && y.includes(word)) ? 0.5 : 0;
}

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
function daysOf(text: string): [number, number] | null {
  const days = [...text.matchAll(/(\d{1,2}) ([A-Z]{3}) (\d{2})/g)].map(
    ([, day, month, year]) => Date.UTC(1900 + Number(year), months.indexOf(month!), Number(day)) / 86_400_000,
  );
  if (days.length === 0) return null;
  return [/^\s*-/.test(text) ? Number.NEGATIVE_INFINITY : days[0]!, days.at(-1)!];
}

/** Equal dates are right, dates that could be the same day half right. */
function likeDate(a: string, b: string): number {
  if (a.trim() === b.trim()) return 1;
  const [x, y] = [daysOf(a), daysOf(b)];
  return x !== null && y !== null && x[0] <= y[1] && y[0] <= x[1] ? 0.5 : 0;
}

/** Places by name, from the country inwards; the same names are right, some in common half right. */
function likeLocation(a: string, b: string): number {
  const names = (text: string): Set<string> =>
    new Set(
      text
        .split(/:| - /)
        .map((part) => wordsOf(part.replace(/\(.*?\)/g, '')).join(' '))
        .filter((part) => part !== ''),
    );
  const [x, y] = [names(a), names(b)];
  const common = [...x].filter((name) => y.has(name)).length;
  return common === 0 ? 0 : common === x.size && common === y.size ? 1 : 0.5;
}

const kinOf: Readonly<Record<string, string>> = {
  'MACHINE GUN': 'GUN',
  RIFLE: 'GUN',
  DYNAMITE: 'EXPLOSIVE',
  BOMB: 'EXPLOSIVE',
  'VEHICLE BOMB': 'BOMB',
  'AERIAL BOMB': 'BOMB',
  GRENADE: 'EXPLOSIVE',
  MINE: 'EXPLOSIVE',
  MORTAR: 'PROJECTILE',
  'SUSPECTED OR ACCUSED BY AUTHORITIES': 'SUSPECTED OR ACCUSED',
  BOMBING: 'ATTACK',
  ARSON: 'ATTACK',
};

/** How far one value satisfies a fill, 0 to 1, before what it belongs to is looked at. */
export function likeness(slot: string, given: string, alt: string): number {
  if (slot === 'INCIDENT: DATE') return likeDate(given, alt);
  if (slot === 'INCIDENT: LOCATION') return likeLocation(given, alt);
  if (strings.has(slot)) return likeString(given, alt);
  const [x, y] = [given.trim(), alt.trim()];
  if (x === y || y.split(/\s?\/\s?/).includes(x)) return 1;
  if (/NUMBER/.test(slot)) return x.replace(/[~-]/g, '') === y.replace(/[~-]/g, '') ? 0.5 : 0;
  return kinOf[x] === y || kinOf[y] === x ? 0.5 : 0;
}

function match(slot: string, given: Fill, key: Fill): number {
  let best = 0;
  for (const value of given.alts) for (const alt of key.alts) best = Math.max(best, likeness(slot, value, alt));
  if (best === 0 || key.of === null || key.of.includes('-')) return best;
  const own = given.of ?? [];
  const same = own.some((name) => key.of!.some((other) => likeString(name, other) > 0));
  return same ? best : Math.min(best, 0.5);
}

/** Points of one slot: fills paired greedily, best first. */
function slotPoints(slot: string, given: readonly Fill[], key: readonly Fill[]): Points {
  const pairs = given
    .flatMap((fill, g) => key.map((other, k) => ({ g, k, like: match(slot, fill, other) })))
    .filter(({ like }) => like > 0)
    .sort((a, b) => b.like - a.like);
  const [usedGiven, usedKey] = [new Set<number>(), new Set<number>()];
  const points = { correct: 0, partial: 0, possible: key.filter(({ optional }) => !optional).length, given: given.length };
  for (const { g, k, like } of pairs) {
    if (usedGiven.has(g) || usedKey.has(k)) continue;
    usedGiven.add(g);
    usedKey.add(k);
    if (key[k]!.optional) points.possible++;
    if (like === 1) points.correct++;
    else points.partial++;
  }
  return points;
}

const typeOf = ({ slots }: Template): string => slots['INCIDENT: TYPE']?.[0]?.alts[0] ?? '';

/** What two templates have in common, or 0 when they cannot be of one incident. */
function affinity(given: Template, key: Template): number {
  if (typeOf(given) !== typeOf(key)) return 0;
  const shared = telling.some((slot) => {
    const { correct, partial } = slotPoints(slot, given.slots[slot] ?? [], key.slots[slot] ?? []);
    return correct + partial > 0;
  });
  if (!shared) return 0;
  let sum = 0;
  for (const slot of Object.keys(given.slots)) {
    const { correct, partial } = slotPoints(slot, given.slots[slot] ?? [], key.slots[slot] ?? []);
    sum += correct + partial / 2;
  }
  return sum;
}

/** Adds one article's points to the totals of each slot. */
export function scoreArticle(given: readonly Template[], keys: readonly Template[], totals: Map<string, Points>): void {
  const add = (slot: string, { correct, partial, possible, given: said }: Points): void => {
    const total = totals.get(slot) ?? { correct: 0, partial: 0, possible: 0, given: 0 };
    total.correct += correct;
    total.partial += partial;
    total.possible += possible;
    total.given += said;
    totals.set(slot, total);
  };
  const pairs = given
    .flatMap((template, g) => keys.map((key, k) => ({ g, k, weight: affinity(template, key) })))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const [usedGiven, usedKey] = [new Map<number, number>(), new Set<number>()];
  for (const { g, k } of pairs) {
    if (usedGiven.has(g) || usedKey.has(k)) continue;
    usedGiven.set(g, k);
    usedKey.add(k);
  }
  given.forEach((template, g) => {
    const k = usedGiven.get(g);
    const key = k === undefined ? undefined : keys[k]!;
    for (const slot of new Set([...Object.keys(template.slots), ...Object.keys(key?.slots ?? {})]))
      add(slot, slotPoints(slot, template.slots[slot] ?? [], key?.slots[slot] ?? []));
  });
  keys.forEach((key, k) => {
    if (usedKey.has(k) || key.optional) return;
    for (const slot of Object.keys(key.slots)) add(slot, slotPoints(slot, [], key.slots[slot]!));
  });
  add('templates', {
    correct: usedKey.size,
    partial: 0,
    possible: keys.filter(({ optional }, k) => !optional || usedKey.has(k)).length,
    given: given.length,
  });
}

/** Recall, precision and F over points, in percent. */
export function figures({ correct, partial, possible, given }: Points): { recall: number; precision: number; f: number } {
  const right = correct + partial / 2;
  const recall = possible === 0 ? 0 : (100 * right) / possible;
  const precision = given === 0 ? 0 : (100 * right) / given;
  return { recall, precision, f: recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision) };
}
