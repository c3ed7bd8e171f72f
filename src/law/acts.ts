import type { Claim, ClaimId, Incident, IncidentId } from '../model/index.ts';
import { sideKey, sideOf } from './sides.ts';
import type { Case, FileEvidence } from './evidence.ts';

/** Claims without repetition, in order, and quick to look up: thousands of incidents share one pool. */
export interface Pool {
  readonly ids: readonly ClaimId[];
  readonly has: ReadonlySet<ClaimId>;
}

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
  const has = new Set(ids);
  return { ids: [...has], has };
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

/** What each side is said to have done to civilians, over the whole file. */
export class ActsBySide {
  readonly #bySide = new Map<string, Map<IncidentId, Act>>();
  readonly #together = new Map<string, Acts>();

  put(sides: readonly string[], act: Act | null): void {
    if (act === null) return;
    for (const side of sides) {
      const acts = this.#bySide.get(side) ?? new Map<IncidentId, Act>();
      acts.set(act.incident, act);
      this.#bySide.set(side, acts);
    }
    this.#forget(sides);
  }

  remove(sides: readonly string[], incident: IncidentId): void {
    for (const side of sides) this.#bySide.get(side)?.delete(incident);
    this.#forget(sides);
  }

  #forget(sides: readonly string[]): void {
    for (const key of this.#together.keys())
      if (key.split(' | ').some((side) => sides.includes(side))) this.#together.delete(key);
  }

  /** The acts of every side named, each once. */
  of(sides: readonly string[]): Acts {
    const key = sides.join(' | ');
    let found = this.#together.get(key);
    if (!found) {
      const each = [...new Map(sides.flatMap((side) => [...(this.#bySide.get(side) ?? [])])).values()];
      found = {
        incidents: each.length,
        claims: poolOf(each.flatMap((act) => act.claims)),
        many: poolOf(each.flatMap((act) => act.many)),
        policy: poolOf(each.flatMap((act) => act.policy)),
        group: poolOf(each.flatMap((act) => act.group)),
      };
      this.#together.set(key, found);
    }
    return found;
  }
}
