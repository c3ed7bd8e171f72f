import {
  type Claim,
  type ClaimId,
  type Dispute,
  type Entity,
  type EventKind,
  type Grade,
  type Incident,
  type IncidentId,
  type Origin,
  type Reading,
  type ReadingId,
  type Relation,
  type Review,
  type Source,
  type SourceId,
  type TallyRule,
  endOf,
  idFrom,
  startOf,
} from '../model/index.ts';
import { type Link, WIDEST, cluster, weigh } from '../linkage/index.ts';
import { Blocks } from './blocks.ts';
import { THRESHOLD, comparisons } from './compare.ts';
import { type Compared, type Telling, compared, tellingsOf } from './compared.ts';
import { type Built, type Context, buildIncident } from './incident.ts';
import { keysOf } from './keys.ts';
import { type Linked, leftApart, notSame, sameEvent } from './links.ts';
import { Neighbours } from './neighbours.ts';
import { Parts } from './parts.ts';
import { provenance } from './support.ts';
import { hashOf, once } from './text.ts';

export interface GatherInput {
  readonly sources: readonly Source[];
  readonly readings: readonly Reading[];
  readonly claims: readonly Claim[];
  readonly entities: readonly Entity[];
  readonly origins: readonly Origin[];
  readonly reviews: readonly Review[];
}

export interface Gathered {
  readonly incidents: Incident[];
  readonly disputes: Dispute[];
  readonly relations: Relation[];
}

/** What one more report changed. */
export interface Changed extends Gathered {
  /** Incidents that are no more, or are told anew under `incidents`. */
  readonly removed: readonly IncidentId[];
}

/** New sources with their readings and claims. `origins` are those that are new or have changed; `entities` those that are new. */
export type Addition = Pick<GatherInput, 'sources' | 'readings' | 'claims' | 'entities' | 'origins'>;

/** Incidents that can grow: adding a report computes again only what it touches, and gives what gathering from nothing gives. */
export interface Gathering {
  add(addition: Addition): Changed;
  gathered(): Gathered;
}

/** Gathers claims into incidents and keeps what is needed to add more. Reviews are taken as they stand at the beginning. */
export function gathering(input: GatherInput): Gathering {
  const state = new State(input.reviews);
  state.add(input);
  return state;
}

type Conclusion = Review['conclusion'];
const blaming: ReadonlySet<Claim['kind']> = new Set(['accusation', 'denial', 'admission']);

class State implements Gathering {
  readonly #readings = new Map<ReadingId, Reading>();
  readonly #entities = new Map<Entity['id'], Entity>();
  readonly #sources = new Map<SourceId, Source>();
  readonly #objects = new Map<Source['object'], Source[]>();
  readonly #drawnFrom = new Map<Source['object'], ReadingId[]>();
  readonly #originOf = new Map<SourceId, Origin['id']>();
  readonly #sourcesOfOrigin = new Map<Origin['id'], readonly SourceId[]>();
  readonly #records: Compared[] = [];
  /** Claims by the reading they stand in, as indices of records. */
  readonly #byReading = new Map<ReadingId, number[]>();
  readonly #blocks = new Blocks();
  /** For each record the last that it was compared with, so that a pair which shares three keys is compared once. */
  readonly #met: number[] = [];
  /** Names and reasons already written down: a few thousand serve a million claims. */
  readonly #written = new Map<string, string>();
  readonly #built = new Map<number, Built & { readonly moment: number }>();
  /** For each record the number of the incident it is in. */
  readonly #in: number[] = [];
  readonly #parts = new Parts();
  #next = 0;

  /** Order of claims: by publication, then by text, then by place in it. The same on every machine and for every order of arrival. */
  readonly #order = (x: number, y: number): number => {
    const [a, b] = [this.#records[x]!, this.#records[y]!];
    return (
      (a.published ?? Number.MAX_SAFE_INTEGER) - (b.published ?? Number.MAX_SAFE_INTEGER) ||
      (a.claim.reading < b.claim.reading
        ? -1
        : a.claim.reading > b.claim.reading
          ? 1
          : a.claim.from - b.claim.from || a.claim.to - b.claim.to || (a.claim.id < b.claim.id ? -1 : 1))
    );
  };
  readonly #neighbours = new Neighbours(this.#records, this.#order);
  readonly #linked: Linked = {
    records: this.#records,
    neighbours: this.#neighbours,
    once: (text) => once(text, this.#written),
  };

  readonly #conclusions: readonly Conclusion[];
  /** The rule that a person chose, by incident; under null the one for all others. */
  readonly #rules = new Map<IncidentId | null, TallyRule>();
  readonly #grades = new Map<IncidentId, { grade: Grade; because: string }>();
  readonly #rejected: ReadonlySet<ClaimId>;
  /** Incidents that reviews name, to be found again by the claim that gave them their id. */
  readonly #pins: ReadonlySet<IncidentId>;
  readonly #pinned = new Map<IncidentId, number>();
  readonly #pinOf = new Map<number, IncidentId>();

  constructor(reviews: readonly Review[]) {
    const undone = new Set(reviews.flatMap(({ conclusion }) => (conclusion.kind === 'undo' ? [conclusion.review] : [])));
    const standing = reviews.filter(({ id }) => !undone.has(id)).map(({ conclusion }) => conclusion);
    this.#conclusions = standing.filter(({ kind }) => kind === 'join' || kind === 'part');
    for (const { id, conclusion: one, name, reason } of reviews) {
      if (undone.has(id)) continue;
      if (one.kind === 'set-rule') this.#rules.set(one.incident, one.rule);
      else if (one.kind === 'set-grade') this.#grades.set(one.incident, { grade: one.grade, because: `${name}: ${reason}` });
    }
    this.#rejected = new Set(standing.flatMap((one) => (one.kind === 'reject' ? [one.claim] : [])));
    this.#pins = new Set(
      reviews.flatMap(({ conclusion: one }) =>
        one.kind === 'join'
          ? one.incidents
          : one.kind === 'part' || one.kind === 'set-element' || one.kind === 'set-grade'
            ? [one.incident]
            : one.kind === 'set-rule' && one.incident !== null
              ? [one.incident]
              : [],
      ),
    );
  }

  gathered(): Gathered {
    const built = [...this.#built.values()].sort(byTime);
    const relations = built.flatMap((one) => one.relations);
    for (const { incident } of built) relations.push(...this.#parts.within(incident));
    return { incidents: built.map(({ incident }) => incident), disputes: built.flatMap(({ disputes }) => disputes), relations };
  }

  add({ sources, readings, claims, entities, origins }: Addition): Changed {
    const touched = new Set<number>();
    for (const reading of readings) {
      if (this.#readings.has(reading.id)) continue;
      this.#readings.set(reading.id, reading);
      this.#drawnFrom.set(reading.object, [...(this.#drawnFrom.get(reading.object) ?? []), reading.id]);
    }
    for (const entity of entities) this.#entities.set(entity.id, entity);
    for (const source of sources) {
      if (this.#sources.has(source.id)) continue;
      this.#sources.set(source.id, source);
      const same = this.#objects.get(source.object);
      if (same) {
        same.push(source);
        same.sort((a, b) => (a.id < b.id ? -1 : 1));
        this.#touchObject(source.object, touched);
      } else this.#objects.set(source.object, [source]);
    }
    for (const origin of origins) {
      const before = this.#sourcesOfOrigin.get(origin.id);
      if (before?.length === origin.sources.length && before.every((id, n) => id === origin.sources[n])) continue;
      this.#sourcesOfOrigin.set(origin.id, origin.sources);
      for (const id of origin.sources) {
        this.#originOf.set(id, origin.id);
        const source = this.#sources.get(id);
        if (source) this.#touchObject(source.object, touched);
      }
    }
    // The claims of one text come together, so that what a claim stands beside is the same in every order of arrival.
    const beside = new Map<ReadingId, Claim[]>();
    for (const claim of claims) {
      if (this.#rejected.has(claim.id)) continue;
      const own = beside.get(claim.reading);
      if (own) own.push(claim);
      else beside.set(claim.reading, [claim]);
    }
    const tellings = new Map<ReadingId, ReadonlyMap<EventKind, Telling>>();
    for (const [id, own] of beside) tellings.set(id, tellingsOf(own, this.#readings.get(id)?.text ?? ''));
    const changed = new Set<number>();
    for (const claim of claims) {
      const own = beside.get(claim.reading);
      if (own && !this.#rejected.has(claim.id)) touched.add(this.#enter(claim, own, tellings.get(claim.reading)!, changed));
    }
    for (const n of changed) {
      touched.add(n);
      for (const other of this.#neighbours.settle(n)) touched.add(other);
    }
    return this.#regroup(touched);
  }

  /** What was told of an object counts anew when its sources or origins change. */
  #touchObject(object: Source['object'], touched: Set<number>): void {
    for (const reading of this.#drawnFrom.get(object) ?? []) for (const n of this.#byReading.get(reading) ?? []) touched.add(n);
  }

  #textOf = (claim: Claim): string => this.#readings.get(claim.reading)?.text ?? '';

  /** A claim enters: it is compared with those it shares a narrow key with. Those whose links change are added to `changed`. */
  #enter(claim: Claim, claims: readonly Claim[], tellings: ReadonlyMap<EventKind, Telling>, changed: Set<number>): number {
    const record = compared(claim, {
      text: this.#textOf(claim),
      claims,
      tellings,
      published: this.#readings.get(claim.reading)?.about.published?.first ?? null,
      stateOf: (entity) => this.#entities.get(entity)?.state ?? null,
      once: this.#linked.once,
    });
    const n = this.#records.push(record) - 1;
    this.#in.push(-1);
    this.#met.push(n);
    const own = this.#byReading.get(claim.reading);
    if (own) own.push(n);
    else this.#byReading.set(claim.reading, [n]);
    if (this.#pins.size > 0) {
      const id = idFrom('incident', claim.id);
      if (this.#pins.has(id)) {
        this.#pinned.set(id, n);
        this.#pinOf.set(n, id);
      }
    }
    for (const key of keyHashes(record)) {
      if (this.#blocks.size(key) < WIDEST) this.#blocks.each(key, (other) => this.#meet(other, n, changed));
      if (this.#blocks.enter(key, n) === WIDEST + 1) this.#widened(key, changed);
    }
    return n;
  }

  /** Compares a record with one that came before it, and links the two where enough speaks for it. */
  #meet(other: number, n: number, changed: Set<number>): void {
    if (this.#met[other] === n) return;
    this.#met[other] = n;
    // By the order of the claims and not of arrival, so that the weight is the same whoever came first.
    const [a, b] = this.#order(other, n) < 0 ? [other, n] : [n, other];
    const weight = weigh(this.#records[a]!, this.#records[b]!, comparisons);
    if (weight < THRESHOLD) return;
    this.#neighbours.link(a, b, weight);
    changed.add(a);
    changed.add(b);
  }

  /** A key that has become too common finds nothing any more: links that rest on it alone go, as if it had been so from the start. */
  #widened(key: number, changed: Set<number>): void {
    const members = new Set<number>();
    this.#blocks.each(key, (n) => members.add(n));
    const narrow = new Map<number, ReadonlySet<number>>();
    const keys = (n: number) => {
      let own = narrow.get(n);
      if (!own) {
        own = new Set([...keyHashes(this.#records[n]!)].filter((one) => this.#blocks.narrow(one)));
        narrow.set(n, own);
      }
      return own;
    };
    for (const a of members) {
      const keeps = (b: number) => !members.has(b) || [...keys(a)].some((one) => keys(b).has(one));
      if (this.#neighbours.cut(a, keeps)) changed.add(a);
    }
  }

  /** Components that touched records are in, each clustered and built anew. */
  #regroup(touched: ReadonlySet<number>): Changed {
    const forced = this.#forced();
    const seen = new Set<number>();
    const removed: IncidentId[] = [];
    const built: (Built & { readonly moment: number })[] = [];
    const drop = (n: number) => {
      const number = this.#in[n]!;
      const old = number < 0 ? undefined : this.#built.get(number);
      if (!old) return;
      this.#built.delete(number);
      this.#parts.remove(old.incident);
      removed.push(old.incident.id);
    };
    const context: Context = {
      from: provenance({
        objects: this.#objects,
        originOf: this.#originOf,
        sourcesOfOrigin: this.#sourcesOfOrigin,
        sources: this.#sources,
        readings: this.#readings,
        drawnFrom: this.#drawnFrom,
      }),
      entities: this.#entities,
      textOf: this.#textOf,
      besideOf: (claims) => this.#besideOf(claims),
      ruleOf: (id) => this.#rules.get(id) ?? this.#rules.get(null) ?? 'majority',
      gradeSet: (id) => this.#grades.get(id) ?? null,
    };
    for (const start of touched) {
      if (seen.has(start)) continue;
      const component: number[] = [];
      const queue = [start];
      seen.add(start);
      for (let n = queue.pop(); n !== undefined; n = queue.pop()) {
        component.push(n);
        drop(n);
        this.#neighbours.each(n, visit);
        for (const other of forced.get(n) ?? []) visit(other);
      }
      function visit(n: number) {
        if (seen.has(n)) return;
        seen.add(n);
        queue.push(n);
      }
      component.sort(this.#order);
      const groups = this.#groups(component);
      const apartFrom = notSame(groups, this.#linked);
      for (const group of groups) {
        const pin = group.find((n) => this.#pinOf.has(n));
        const one = buildIncident(
          group.map((n) => this.#records[n]!.claim),
          context,
          pin === undefined ? null : this.#pinOf.get(pin)!,
        );
        const told = {
          ...one,
          moment: momentOf(one.incident),
          relations: [
            ...sameEvent(group, this.#linked),
            ...(apartFrom.get(group) ?? []),
            ...leftApart(group, this.#linked),
            ...one.relations,
          ],
        };
        const number = this.#next++;
        for (const n of group) this.#in[n] = number;
        this.#built.set(number, told);
        this.#parts.add(one.incident);
        built.push(told);
      }
    }
    built.sort(byTime);
    const relations = built.flatMap((one) => one.relations);
    for (const { incident } of built) relations.push(...this.#parts.touching(incident));
    return {
      removed,
      incidents: built.map(({ incident }) => incident),
      disputes: built.flatMap(({ disputes }) => disputes),
      relations,
    };
  }

  /**
   * Accusations, denials and admissions in the texts of some claims, where the text tells of one attack only and its first claim
   * of it is among these: "the mayor blamed the Front", below a report on one strike, is about that strike.
   */
  #besideOf(claims: readonly Claim[]): readonly Claim[] {
    const own = new Set(claims.map(({ id }) => id));
    const readings = [...new Set(claims.filter(({ kind }) => kind === 'attack').map(({ reading }) => reading))];
    return readings.flatMap((reading) => {
      const all = (this.#byReading.get(reading) ?? []).map((n) => this.#records[n]!);
      const attacks = all.filter(({ claim }) => claim.kind === 'attack' && claim.factuality !== 'hypothetical');
      const first = attacks.toSorted((a, b) => a.claim.from - b.claim.from || (a.claim.id < b.claim.id ? -1 : 1))[0];
      if (!first?.only || !own.has(first.claim.id)) return [];
      return all.filter(({ claim }) => blaming.has(claim.kind) && !own.has(claim.id)).map(({ claim }) => claim);
    });
  }

  /** Records that a person joined, each with the others. */
  #forced(): ReadonlyMap<number, readonly number[]> {
    const forced = new Map<number, number[]>();
    for (const conclusion of this.#conclusions) {
      if (conclusion.kind !== 'join') continue;
      const all = conclusion.incidents.map((id) => this.#pinned.get(id)).filter((n) => n !== undefined);
      for (const n of all) forced.set(n, [...(forced.get(n) ?? []), ...all.filter((other) => other !== n)]);
    }
    return forced;
  }

  /** The groups of a component, in the order of their first claims. */
  #groups(component: readonly number[]): number[][] {
    if (component.length === 1) return [[component[0]!]];
    const place = new Map(component.map((n, at) => [n, at]));
    const links: Link[] = [];
    for (const [a, n] of component.entries()) {
      this.#neighbours.each(n, (other, weight) => {
        const b = place.get(other)!;
        if (a < b) links.push({ a, b, weight });
      });
    }
    const excluded = new Map<number, boolean>();
    const cannot = (a: number, b: number) => {
      const [x, y] = a < b ? [a, b] : [b, a];
      const key = x * component.length + y;
      let is = excluded.get(key);
      if (is === undefined) {
        is = weigh(this.#records[component[x]!]!, this.#records[component[y]!]!, comparisons) === Number.NEGATIVE_INFINITY;
        excluded.set(key, is);
      }
      return is;
    };
    let groups = cluster(component.length, links, { apart: cannot });
    const inside = (id: IncidentId) => {
      const n = this.#pinned.get(id);
      return n === undefined ? undefined : place.get(n);
    };
    const claimAt = new Map(component.map((n, at) => [this.#records[n]!.claim.id, at]));
    /** Pairs that a person parted, with the number of the review, and those joined. A later review outweighs an earlier one. */
    const parted = new Map<number, number>();
    const joins: { a: number; b: number; when: number }[] = [];
    const key = (a: number, b: number) => Math.min(a, b) * component.length + Math.max(a, b);
    for (const [when, conclusion] of this.#conclusions.entries()) {
      if (conclusion.kind === 'part') {
        const pin = inside(conclusion.incident);
        const whole = pin === undefined ? undefined : groups.find((group) => group.includes(pin));
        if (!whole) continue;
        const out = new Set(conclusion.claims.map((id) => claimAt.get(id)));
        for (const a of whole) for (const b of whole) if (out.has(a) && !out.has(b)) parted.set(key(a, b), when);
      } else if (conclusion.kind === 'join') {
        const [first, ...rest] = conclusion.incidents.map(inside).filter((n) => n !== undefined);
        if (first === undefined || rest.length === 0) continue;
        for (const b of rest) joins.push({ a: first, b, when });
      } else continue;
      groups = cluster(component.length, links, { apart: (a, b) => parted.has(key(a, b)) || cannot(a, b) });
      for (const join of joins) groups = united(groups, join, (a, b) => (parted.get(key(a, b)) ?? -1) > join.when);
    }
    return groups.map((group) => group.map((at) => component[at]!));
  }
}

/** Groups with those of two records made one, unless a later review parted them. */
function united(groups: number[][], { a, b }: { a: number; b: number }, parted: (a: number, b: number) => boolean): number[][] {
  const [one, two] = [groups.find((group) => group.includes(a))!, groups.find((group) => group.includes(b))!];
  if (one === two || one.some((x) => two.some((y) => parted(x, y)))) return groups;
  const all = [...one, ...two].toSorted((x, y) => x - y);
  return [...groups.filter((group) => group !== one && group !== two), all].toSorted((x, y) => x[0]! - y[0]!);
}

const keyHashes = (record: Compared): Set<number> => new Set(keysOf(record).map(hashOf));

const momentOf = ({ when }: Incident) =>
  when?.first ? startOf(when.first) : when?.last ? endOf(when.last) : Number.MAX_SAFE_INTEGER;
interface Told {
  readonly incident: Incident;
  readonly moment: number;
}
const byTime = (a: Told, b: Told) => a.moment - b.moment || (a.incident.id < b.incident.id ? -1 : 1);
