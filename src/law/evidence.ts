import type {
  Claim,
  ClaimId,
  Entity,
  EntityId,
  Incident,
  IncidentId,
  Origin,
  Reading,
  ReadingId,
  Source,
} from '../model/index.ts';
import type { Expression } from './instruments/index.ts';
import { bearingBeside, signalsOf, tookPlace } from './signals.ts';

/** What the rules of assessment are computed from. `origins` and `sources` are needed only to count what is independent. */
export interface LawInput {
  readonly incidents: readonly Incident[];
  readonly claims: readonly Claim[];
  readonly readings: readonly Reading[];
  readonly entities: readonly Entity[];
  readonly sources?: readonly Source[];
  readonly origins?: readonly Origin[];
}

/** One claim with what it gives, as it bears on one incident. */
export interface Item {
  readonly claim: Claim;
  readonly signals: ReadonlySet<string>;
}

/** What is looked up over and over, gathered once for a file. */
export interface FileEvidence {
  readonly claims: Iterable<Claim>;
  readonly byId: ReadonlyMap<ClaimId, Claim>;
  readonly entities: ReadonlyMap<EntityId, Entity>;
  words(claim: Claim): string;
  signals(claim: Claim): ReadonlySet<string>;
  /** Which origin a claim goes back to; its reading where origins are not given. */
  originOf(claim: Claim): string;
  /** The day of publication of what a claim stands in, or null: nothing it tells of is later. */
  published(claim: Claim): string | null;
  /** Whom a passage names besides its speaker, each once. */
  mentioned(claim: Claim): readonly Entity[];
  /** Claims of a text in the order in which they stand in it. */
  readonly inReading: ReadonlyMap<ReadingId, readonly Claim[]>;
  readonly incidentsOf: ReadonlyMap<ClaimId, readonly IncidentId[]>;
}

/** What the rules look at for one incident. */
export interface Case {
  readonly incident: Incident;
  /** Its own claims, those by which the accused deny it, and words told beside it that bear on protection, notice or aim. */
  readonly items: readonly Item[];
  /** Its own claims alone, in the order of the incident. */
  readonly own: readonly Item[];
  /** What its own claims say was struck, and by what. */
  readonly around: ReadonlySet<string>;
}

/** The evidence of a file, looked up by the rules; claims and incidents can be replaced without reading the rest again. */
export class Evidence implements FileEvidence {
  readonly byId: Map<ClaimId, Claim>;
  readonly entities: ReadonlyMap<EntityId, Entity>;
  readonly inReading = new Map<ReadingId, Claim[]>();
  readonly incidentsOf = new Map<ClaimId, IncidentId[]>();
  readonly #texts: Map<ReadingId, Reading>;
  readonly #known = new Map<ClaimId, ReadonlySet<string>>();
  readonly #origins: ReadonlyMap<string, string>;
  #mentions: ReadonlyMap<ReadingId, readonly Spot[]> | null = null;

  constructor({ incidents, claims, readings, entities, sources = [], origins = [] }: LawInput) {
    this.#texts = new Map(readings.map((reading) => [reading.id, reading]));
    this.entities = new Map(entities.map((entity) => [entity.id, entity]));
    this.byId = new Map(claims.map((claim) => [claim.id, claim]));
    const originOf = new Map(origins.flatMap((origin) => origin.sources.map((id) => [id, origin.id as string] as const)));
    this.#origins = new Map(sources.map((source) => [source.object as string, originOf.get(source.id) ?? source.object]));
    for (const claim of claims) {
      const list = this.inReading.get(claim.reading);
      if (list) list.push(claim);
      else this.inReading.set(claim.reading, [claim]);
    }
    for (const list of this.inReading.values()) list.sort(inOrder);
    for (const incident of incidents) this.#tie(incident);
  }

  get claims(): IterableIterator<Claim> {
    return this.byId.values();
  }

  words(claim: Claim): string {
    return this.#texts.get(claim.reading)?.text.slice(claim.from, claim.to) ?? '';
  }

  signals(claim: Claim): ReadonlySet<string> {
    let found = this.#known.get(claim.id);
    if (!found) {
      found = signalsOf(claim, this.words(claim), this.entities);
      this.#known.set(claim.id, found);
    }
    return found;
  }

  originOf(claim: Claim): string {
    const object = this.#texts.get(claim.reading)?.object;
    return (object === undefined ? undefined : this.#origins.get(object)) ?? claim.reading;
  }

  published(claim: Claim): string | null {
    return this.#texts.get(claim.reading)?.about.published?.last?.slice(0, 10) ?? null;
  }

  mentioned(claim: Claim): readonly Entity[] {
    this.#mentions ??= mentionsIn(this.entities.values());
    const found = new Set<Entity>();
    for (const { from, to, entity } of this.#mentions.get(claim.reading) ?? []) {
      if (from >= claim.to) break;
      if (from >= claim.from && to <= claim.to && entity.id !== claim.voice.speaker?.entity) found.add(entity);
    }
    return [...found];
  }

  /** Takes in claims that are new or have changed, with the texts they stand in. */
  take(claims: readonly Claim[], readings: readonly Reading[]): void {
    for (const reading of readings) this.#texts.set(reading.id, reading);
    for (const claim of claims) {
      const before = this.byId.get(claim.id);
      this.byId.set(claim.id, claim);
      this.#known.delete(claim.id);
      const list = (this.inReading.get(claim.reading) ?? []).filter((one) => one !== before);
      list.push(claim);
      this.inReading.set(claim.reading, list.sort(inOrder));
    }
  }

  /** Takes in an incident in a new form. */
  retie(before: Incident | undefined, after: Incident): void {
    for (const id of before?.claims ?? [])
      this.incidentsOf.set(
        id,
        (this.incidentsOf.get(id) ?? []).filter((one) => one !== after.id),
      );
    for (const id of before?.claims ?? []) if (this.incidentsOf.get(id)?.length === 0) this.incidentsOf.delete(id);
    this.#tie(after);
  }

  #tie(incident: Incident): void {
    if (incident.shelf !== 'incident') return;
    for (const id of incident.claims) this.incidentsOf.set(id, [...(this.incidentsOf.get(id) ?? []), incident.id]);
  }
}

/** A mention with its entity; spans count in the text of the reading. */
export interface Spot {
  readonly from: number;
  readonly to: number;
  readonly entity: Entity;
}

/** The mentions in each text, in the order in which they stand. */
export function mentionsIn(entities: Iterable<Entity>): Map<ReadingId, Spot[]> {
  const spots = new Map<ReadingId, Spot[]>();
  for (const entity of entities)
    for (const { reading, from, to } of entity.mentions) {
      const list = spots.get(reading);
      if (list) list.push({ from, to, entity });
      else spots.set(reading, [{ from, to, entity }]);
    }
  for (const list of spots.values()) list.sort((a, b) => a.from - b.from || a.to - b.to);
  return spots;
}

const inOrder = (a: Claim, b: Claim) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1);

/** How far from an incident's words, in UTF-16 code units, other words of the same text are taken to speak of its object. */
const NEAR = 600;

/** The case of an incident, or null where no claim says that it took place: no assessment without claims. */
export function caseOf(incident: Incident, file: FileEvidence): Case | null {
  if (incident.shelf !== 'incident') return null;
  const claims = incident.claims.flatMap((id) => file.byId.get(id) ?? []);
  if (!claims.some(tookPlace)) return null;
  const own = claims.map((claim) => ({ claim, signals: file.signals(claim) }));
  const seen = new Set(claims.map(({ id }) => id));
  const items: Item[] = [...own];
  for (const { deniedBy } of incident.attribution)
    for (const { claim: id } of deniedBy) {
      const claim = file.byId.get(id);
      if (!claim || seen.has(id)) continue;
      seen.add(id);
      const signals = file.signals(claim);
      items.push({ claim, signals: signals.has('words:no-military-use') ? signals : new Set(['denied']) });
    }
  for (const claim of claims)
    for (const beside of besides(claim, file)) {
      if (seen.has(beside.claim.id)) continue;
      seen.add(beside.claim.id);
      items.push(beside);
    }
  const around = new Set(own.flatMap(({ signals }) => [...signals].filter(lent)));
  return { incident, items, own, around };
}

const pointing =
  /\b(?:the|this|that) (?:building|site|place|compound|facility|convoy|mission|truck|vehicle|route|ambulance|ward|staff|market|school|hospital|clinic|camp|strike|attack|raid|shelling|bombing|bombardment)s?\b/;

/** The same for people: what is said of the dead near a claim that tells of deaths. */
const pointingAtPeople = /\b(?:the|those) (?:dead|killed|victims|casualties|soldiers|prisoners|captives|detainees|wounded)\b/;

/** Whether words name what a claim says was struck. */
const names = (words: string, { targets }: Claim): boolean =>
  targets.some(({ name }) => {
    const last = name.toLowerCase().split(/\s+/).at(-1)!.replace(/s$/, '');
    return last.length > 3 && words.includes(last);
  });

/** Words of the same text, near a claim, that speak of what was struck and bear on protection, notice or aim. */
function besides(claim: Claim, file: FileEvidence): Item[] {
  const list = file.inReading.get(claim.reading) ?? [];
  const found: Item[] = [];
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.from < claim.from - NEAR) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < list.length && list[at]!.from <= claim.to + NEAR; at += 1) {
    const other = list[at]!;
    if (other === claim) continue;
    const signals = bearingBeside(file.signals(other));
    if (signals.size === 0) continue;
    // Words of another incident bear on this one only where they name what was struck here.
    const words = file.words(other).toLowerCase();
    const points = pointing.test(words) || (claim.harms.length > 0 && pointingAtPeople.test(words));
    if (names(words, claim) || (!file.incidentsOf.has(other.id) && points)) found.push({ claim: other, signals });
  }
  return found;
}

/** What a claim of the same incident can lend to one that asks for two things: what was struck, and by what. */
const lent = (signal: string) => signal.startsWith('struck:') || signal.startsWith('weapon:');

/** The part of an expression that a claim gives, alone or with what the other claims of its incident say was struck. */
function givenAll(
  expression: Expression,
  signals: ReadonlySet<string>,
  around: ReadonlySet<string>,
): readonly (readonly string[])[] | undefined {
  return expression.find((all) => {
    let own = 0;
    for (const any of all)
      if (any.some((signal) => signals.has(signal))) own += 1;
      else if (!any.some((signal) => lent(signal) && around.has(signal))) return false;
    return own > 0;
  });
}

/** Whether a claim gives what an expression asks for. */
export const gives = (
  expression: Expression,
  signals: ReadonlySet<string>,
  around: ReadonlySet<string> = nothingAround,
): boolean => givenAll(expression, signals, around) !== undefined;

/** The signal by which a claim gives it, for the sentence that says why. */
export function givenBy(expression: Expression, signals: ReadonlySet<string>, around: ReadonlySet<string>): string | null {
  const all = givenAll(expression, signals, around);
  return all?.flat().find((signal) => signals.has(signal)) ?? null;
}

const nothingAround: ReadonlySet<string> = new Set();
