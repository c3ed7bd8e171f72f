import type { Claim, ClaimId, Incident, IncidentId } from '../model/index.ts';
import { sideKey, sideOf } from './sides.ts';
import type { Case, FileEvidence } from './evidence.ts';

/** Claims without repetition, in order, and quick to look up: thousands of incidents share one pool. */
export interface Pool {
  readonly size: number;
  has(id: ClaimId): boolean;
  /** The first of them, more than are ever named. */
  first(): readonly ClaimId[];
}

/** How many claims of a pool are kept at hand for naming. */
const HEAD = 64;

export interface Acts {
  readonly incidents: number;
  readonly claims: Pool;
  readonly many: Pool;
  readonly policy: Pool;
  readonly group: Pool;
}

/** One incident as it counts for the side accused of it. */
export interface Act {
  readonly incident: IncidentId;
  readonly claims: readonly ClaimId[];
  readonly many: readonly ClaimId[];
  readonly policy: readonly ClaimId[];
  readonly group: readonly ClaimId[];
}

/** The sides held responsible: those that the incident's attribution names, and actors of its claims of force. */
export function sidesOf(incident: Incident, of: Case, file: FileEvidence): string[] {
  const sides = new Set<string>();
  for (const { entity, accusedBy } of incident.attribution) {
    const side = accusedBy.length > 0 && entity !== null ? sideOf(file.entities.get(entity)) : null;
    if (side) sides.add(sideKey(side));
  }
  for (const { claim, signals } of of.own)
    if (!signals.has('denied')) for (const side of sidesNamed(claim, file)) sides.add(side);
  return [...sides].sort();
}

/** The sides that one claim names as having done what it tells. */
export function sidesNamed(claim: Claim, file: FileEvidence): string[] {
  const named = [
    ...claim.actors.filter(({ role }) => role === 'agent' || role === 'participant').map(({ entity }) => entity),
    ...claim.harms.flatMap(({ attributedTo }) => attributedTo.map(({ entity }) => entity)),
  ];
  return named.flatMap((entity) => {
    const side = entity === null ? null : sideOf(file.entities.get(entity));
    return side ? [sideKey(side)] : [];
  });
}

export function actOf({ incident, own }: Case): Act | null {
  const on = own.filter(
    ({ signals }) =>
      !signals.has('denied') &&
      (signals.has('person:protected') || (signals.has('attack') && [...signals].some((signal) => civilianStruck.has(signal)))),
  );
  if (on.length === 0) return null;
  const having = (signal: string) => on.filter(({ signals }) => signals.has(signal)).map(({ claim }) => claim.id);
  return {
    incident: incident.id,
    claims: on.map(({ claim }) => claim.id),
    many: having('harm:many-protected-killed'),
    policy: having('words:policy'),
    group: having('words:destroy-group'),
  };
}

const civilianStruck = new Set(
  ['hospital', 'clinic', 'field-hospital', 'medical-facility', 'school', 'market', 'bakery', 'residential-building', 'idp-camp']
    .concat([
      'place-of-worship',
      'aid-convoy',
      'civilian-objects',
      'water-infrastructure',
      'civilian-infrastructure',
      'university',
    ])
    .map((code) => `struck:${code}`),
);

const poolOf = (ids: Iterable<ClaimId>): Pool => {
  const all = new Set(ids);
  const first = [...all].slice(0, HEAD);
  return { size: all.size, has: (id) => all.has(id), first: () => first };
};

/** Claims put together once under a key that names them, for the many incidents that share them. */
export class Pools {
  readonly #pools = new Map<string, Pool>();

  under(key: string, ids: () => Iterable<ClaimId>): Pool {
    let pool = this.#pools.get(key);
    if (!pool) {
      pool = poolOf(ids());
      this.#pools.set(key, pool);
    }
    return pool;
  }

  clear(): void {
    this.#pools.clear();
  }
}

const lists = ['claims', 'many', 'policy', 'group'] as const;
type List = (typeof lists)[number];

/** The acts of one side, with how many of them each claim tells of: one act more or less does not count the others again. */
class Side {
  readonly acts = new Map<IncidentId, Act>();
  readonly #counts: Readonly<Record<List, Map<ClaimId, number>>> = {
    claims: new Map(),
    many: new Map(),
    policy: new Map(),
    group: new Map(),
  };

  put(act: Act): void {
    this.#count(this.acts.get(act.incident), -1);
    this.acts.set(act.incident, act);
    this.#count(act, 1);
  }

  remove(incident: IncidentId): void {
    this.#count(this.acts.get(incident), -1);
    this.acts.delete(incident);
  }

  #count(act: Act | undefined, by: 1 | -1): void {
    if (act === undefined) return;
    for (const list of lists)
      for (const id of act[list]) {
        const n = (this.#counts[list].get(id) ?? 0) + by;
        if (n > 0) this.#counts[list].set(id, n);
        else this.#counts[list].delete(id);
      }
  }

  counts(list: List): ReadonlyMap<ClaimId, number> {
    return this.#counts[list];
  }
}

/** The claims of several sides, each once, without putting them together: thousands of incidents ask only for the first few. */
function poolOfSides(sides: readonly Side[], list: List): Pool {
  const counts = sides.map((side) => side.counts(list));
  let size = 0;
  let head: readonly ClaimId[] | null = null;
  for (const [n, one] of counts.entries())
    if (n === 0) size = one.size;
    else for (const id of one.keys()) if (!counts.slice(0, n).some((before) => before.has(id))) size += 1;
  return {
    size,
    has: (id) => counts.some((one) => one.has(id)),
    first() {
      head ??= headOf(sides, list, size);
      return head;
    },
  };
}

/** The first claims of some sides in the order of their acts. Found once and kept, for it may mean to look through them all. */
function headOf(sides: readonly Side[], list: List, size: number): readonly ClaimId[] {
  const found = new Set<ClaimId>();
  for (const { acts } of sides)
    for (const act of acts.values())
      for (const id of act[list]) {
        found.add(id);
        if (found.size === Math.min(HEAD, size)) return [...found];
      }
  return [...found];
}

function actsOf(sides: readonly Side[]): Acts {
  let incidents = 0;
  for (const [n, { acts }] of sides.entries())
    for (const id of acts.keys()) if (!sides.slice(0, n).some((before) => before.acts.has(id))) incidents += 1;
  return {
    incidents,
    claims: poolOfSides(sides, 'claims'),
    many: poolOfSides(sides, 'many'),
    policy: poolOfSides(sides, 'policy'),
    group: poolOfSides(sides, 'group'),
  };
}

/** What each side is said to have done to civilians, over the whole file. */
export class ActsBySide {
  readonly #bySide = new Map<string, Side>();
  readonly #together = new Map<string, Acts>();

  put(sides: readonly string[], act: Act | null): void {
    if (act === null) return;
    for (const name of sides) {
      const side = this.#bySide.get(name) ?? new Side();
      side.put(act);
      this.#bySide.set(name, side);
    }
    this.#forget(sides);
  }

  remove(sides: readonly string[], incident: IncidentId): void {
    for (const side of sides) this.#bySide.get(side)?.remove(incident);
    this.#forget(sides);
  }

  #forget(sides: readonly string[]): void {
    for (const key of this.#together.keys())
      if (key.split(' | ').some((side) => sides.includes(side))) this.#together.delete(key);
  }

  /** The acts of every side named, each once. */
  of(names: readonly string[]): Acts {
    const key = names.join(' | ');
    let found = this.#together.get(key);
    if (!found) {
      found = actsOf(names.flatMap((name) => this.#bySide.get(name) ?? []));
      this.#together.set(key, found);
    }
    return found;
  }
}
