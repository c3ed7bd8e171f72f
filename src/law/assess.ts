import type {
  Assessment,
  Claim,
  ClaimId,
  ConflictFinding,
  ElementSupport,
  Incident,
  IncidentId,
  Pattern,
  Reading,
  Review,
  SetAside,
  Stage,
} from '../model/index.ts';
import { accusedOf } from './accused.ts';
import { ActsBySide, Pools, actOf, sidesNamed, sidesOf } from './acts.ts';
import { confidenceIn, ownBearing } from './bearing.ts';
import { Conflicts, type Under, conflictsFor, territoryOf } from './conflict.ts';
import { contextOf } from './context.ts';
import { type Case, Evidence, type FileEvidence, type Item, type LawInput, caseOf, gives } from './evidence.ts';
import { type Crime, type Element, type Instrument, type Standard, romeStatute } from './instruments/index.ts';
import { Patterns, traitsOf } from './patterns.ts';
import { type Settled, setStateOf, settledBy, stateOf } from './support.ts';

export interface AssessInput extends LawInput {
  readonly reviews: readonly Review[];
  /** The instruments to assess under; the Rome Statute where none is given. */
  readonly instruments?: readonly Instrument[];
  /** The stage whose standard of proof is named; the opening of an investigation where none is given. */
  readonly stage?: Stage;
}

/** What the rules find over a whole file. */
export interface Assessed {
  readonly conflicts: readonly ConflictFinding[];
  readonly patterns: readonly Pattern[];
  readonly assessments: readonly Assessment[];
  readonly setAside: readonly SetAside[];
}

/** What surrounds one incident: the whole file, by side and pattern. */
export interface Surroundings {
  readonly patterns: Patterns;
  readonly acts: ActsBySide;
  readonly pools: Pools;
}

/**
 * For each incident the crimes that its claims make worth looking at, and for each element of them which words bear on it.
 * An incident without a claim that it took place has no assessment. States are suggestions: supported, contested,
 * unsupported or not assessed; a review sets another, and the suggestion stays beside it.
 * With them the kinds of conflict, the patterns, and the crimes that claims point to and that are set aside.
 * Authority: the instrument of each crime; for the Rome Statute its Articles 6 to 8 bis and the Elements of Crimes.
 */
export const assessFile = (input: AssessInput): Assessed => new Assessor(input).all();

/**
 * A file made ready to be assessed. `all` assesses every incident; `change` takes in one incident in a new form with the claims
 * that are new or have changed, and assesses that incident alone in its new surroundings.
 */
export class Assessor {
  readonly #input: AssessInput;
  readonly #file: Evidence;
  readonly #settled: Settled;
  readonly #instruments: readonly Prepared[];
  readonly #cases = new Map<IncidentId, Made>();
  readonly #incidents: Map<IncidentId, Incident>;
  readonly #conflicts: Conflicts;
  readonly #around: Surroundings = { patterns: new Patterns(), acts: new ActsBySide(), pools: new Pools() };

  constructor(input: AssessInput) {
    this.#input = input;
    this.#instruments = (input.instruments ?? [romeStatute]).map(prepared);
    this.#file = new Evidence(input);
    this.#settled = settledBy(input.reviews);
    this.#incidents = new Map(input.incidents.map((incident) => [incident.id, incident]));
    for (const incident of input.incidents) this.#make(incident);
    this.#conflicts = new Conflicts(this.#file, input.incidents, this.#settled);
  }

  #make(incident: Incident): void {
    const { patterns, acts } = this.#around;
    const before = this.#cases.get(incident.id);
    const of = caseOf(incident, this.#file);
    const sides = of === null ? [] : sidesOf(incident, of, this.#file);
    const pooled = pooledAt(sides, incident);
    const gone = before?.pooled.filter((side) => !pooled.includes(side)) ?? [];
    if (before) acts.remove(gone, incident.id);
    if (of === null) {
      this.#cases.delete(incident.id);
      patterns.remove(incident.id);
      return;
    }
    const act = actOf(of);
    if (before && act === null) acts.remove(before.pooled, incident.id);
    acts.put(pooled, act);
    patterns.put(incident, traitsOf(of, sides), of.items.some(tellsOfNotice));
    this.#cases.set(incident.id, { of, sides, pooled, sidesOf: (claim) => sidesNamed(claim, this.#file) });
  }

  /** Takes in an incident in a new form, with its claims and texts that are new or have changed, and assesses it. */
  change(incident: Incident, claims: readonly Claim[], readings: readonly Reading[]): Pick<Assessed, 'assessments' | 'setAside'> {
    this.#file.take(claims, readings);
    this.#file.retie(this.#incidents.get(incident.id), incident);
    this.#incidents.set(incident.id, incident);
    const before = this.#conflicts.findings();
    this.#conflicts.change(incident, claims);
    if (this.#conflicts.findings() !== before) this.#around.pools.clear();
    this.#make(incident);
    return this.incident(incident.id);
  }

  /** What the rules find for one incident. */
  incident(id: IncidentId): Pick<Assessed, 'assessments' | 'setAside'> {
    const made = this.#cases.get(id);
    if (!made) return { assessments: [], setAside: [] };
    const { under, spoken } = conflictsFor(made.of.incident, made.sides, this.#conflicts.findings());
    const latest = latestDay(made.of, this.#file);
    const assessments: Assessment[] = [];
    const setAside: SetAside[] = [];
    for (const instrument of this.#instruments)
      for (const crime of instrument.pointedTo(made.of)) {
        const pointing = made.of.own.filter(
          ({ claim, signals }) => gives(crime.when, signals, made.of.around) && tellsOfOne(claim, made.of.incident),
        );
        if (pointing.length === 0) continue;
        const claims = pointing.map(({ claim }) => claim.id);
        const because = notLookedAt(crime, under, spoken, latest);
        if (because === null) assessments.push(this.#assessment(instrument.instrument, crime, made, under, claims, latest));
        else setAside.push({ incident: id, crime: crime.id, title: crime.title, article: crime.article, because, claims });
      }
    // Where the same conduct is looked at as a crime of the other kind of conflict, nothing is lost by leaving this one out.
    const looked = new Set(assessments.map(({ crime }) => crime));
    return {
      assessments,
      setAside: setAside.filter(
        ({ crime }) => !this.#instruments.some(({ counterparts }) => counterparts.get(crime)?.some((other) => looked.has(other))),
      ),
    };
  }

  all(): Assessed {
    const assessments: Assessment[] = [];
    const setAside: SetAside[] = [];
    for (const id of this.#incidents.keys()) {
      const found = this.incident(id);
      assessments.push(...found.assessments);
      setAside.push(...found.setAside);
    }
    return { conflicts: this.#conflicts.findings(), patterns: this.#around.patterns.all(), assessments, setAside };
  }

  #assessment(
    instrument: Instrument,
    crime: Crime,
    made: Made,
    under: readonly Under[],
    candidate: ClaimId[],
    latest: string | null,
  ): Assessment {
    const ofKind = under.filter(({ kind }) => suits(crime, kind.kind));
    const standard = standardOf(instrument, this.#input.stage ?? 'authorisation');
    return {
      incident: made.of.incident.id,
      crime: crime.id,
      title: crime.title,
      article: crime.article,
      conflict: crime.conflict,
      elements: crime.elements.map((element) => this.#element(crime, element, made, ofKind)),
      instrument: `${instrument.id} ${instrument.version}`,
      candidate,
      ...(standard ? { standard: { stage: standard.stage, words: standard.standard, article: standard.article } } : {}),
      gravity: made.of.own.filter(({ signals }) => signals.has('harm:any')).map(({ claim }) => claim.id),
      under: [...new Set(ofKind.map(({ finding }) => finding.id))],
      amendment: amendmentText(crime),
      sensitive: crime.sensitive,
      accused: accusedOf(crime, made.of, this.#file),
      outOfTime:
        instrument.since !== null && latest !== null && latest < instrument.since.day
          ? `The conduct is not later than ${latest}, and this instrument is in force from ${instrument.since.day} (${instrument.since.article}): its elements are a yardstick alone, and nobody can be tried under it for this.`
          : null,
    };
  }

  #element(crime: Crime, element: Element, made: Made, under: readonly Under[]): ElementSupport {
    const found = element.rule === null ? ownBearing(element, made.of) : contextOf(element, made, under, this.#around);
    const suggested = found.state ?? stateOf(found);
    const set = setStateOf(this.#settled, made.of.incident.id, element.id);
    return {
      id: element.id,
      question: element.question,
      kind: element.kind,
      article: crime.article,
      state: set?.state ?? suggested,
      for: found.for,
      against: found.against,
      missing: found.missing,
      because: set ? `Set by ${set.set.name}: ${set.set.reason} (suggested: ${suggested}. ${found.because})` : found.because,
      suggested,
      set: set?.set ?? null,
      authority: element.authority,
      confidence: confidenceIn(element, suggested, found, this.#file),
      note: element.note,
      unconfirmed: element.unconfirmed,
    };
  }
}

/** An incident with the keys of the sides that the file's words hold responsible for it. */
export interface Made {
  readonly of: Case;
  readonly sides: readonly string[];
  /** The same as they count over the file: nameless rebels, or a nameless army, of one country are not those of another. */
  readonly pooled: readonly string[];
  /** The sides that one of its claims names. */
  readonly sidesOf: (claim: Claim) => readonly string[];
}

/** An instrument with its crimes found by signal, so that an incident is held only against crimes it could point to. */
interface Prepared {
  readonly instrument: Instrument;
  readonly counterparts: ReadonlyMap<string, readonly string[]>;
  readonly pointedTo: (one: Case) => Crime[];
}

function prepared(instrument: Instrument): Prepared {
  const order = new Map(instrument.crimes.map((crime, at) => [crime, at]));
  const bySignal = new Map<string, Crime[]>();
  for (const crime of instrument.crimes) {
    if (!crime.chargeable) continue;
    for (const all of crime.when)
      for (const signal of all.flat())
        bySignal.set(signal, [...(bySignal.get(signal) ?? []).filter((one) => one !== crime), crime]);
  }
  return {
    instrument,
    counterparts: new Map(instrument.crimes.map(({ id, counterparts }) => [id, counterparts])),
    pointedTo({ own }) {
      const crimes = new Set<Crime>();
      for (const { signals } of own)
        for (const signal of signals) for (const crime of bySignal.get(signal) ?? []) crimes.add(crime);
      return [...crimes].sort((a, b) => order.get(a)! - order.get(b)!);
    },
  };
}

/** Whether a claim tells of an event and not of a kind of event: "the use of gas is a crime" names nobody, no place and no day. */
const tellsOfOne = ({ actors, targets, harms, where, when }: Claim, incident: Incident): boolean =>
  actors.length > 0 ||
  targets.length > 0 ||
  harms.length > 0 ||
  [where, when, incident.where, incident.when].some((known) => known !== null);

const nameless = new Set(['state:government', 'state:coalition', 'group:rebels', 'group:pro-government armed groups']);
const pooledAt = (sides: readonly string[], { where }: Incident): string[] =>
  sides.map((side) => (nameless.has(side) ? `${side}@${territoryOf(where) ?? ''}` : side));

const tellsOfNotice = ({ signals }: Item) => signals.has('words:notified');

/** The last day on which an incident can have taken place: its own, or that of the earliest publication that tells of it. */
function latestDay({ incident, own }: Case, file: FileEvidence): string | null {
  if (incident.when?.last) return incident.when.last.slice(0, 10);
  const days = own.flatMap(({ claim }: { readonly claim: Claim }) => file.published(claim) ?? []).sort();
  return days[0] ?? null;
}

const suits = (crime: Crime, kind: Under['kind']['kind']): boolean =>
  crime.conflict === 'any' ||
  crime.conflict === 'none' ||
  (crime.conflict === 'international') === (kind !== 'non-international');

/** Why a crime that the claims point to is not looked at for an incident, or null. */
function notLookedAt(crime: Crime, under: readonly Under[], spoken: boolean, latest: string | null): string | null {
  if (crime.amendment !== null && latest !== null && latest < crime.amendment.adopted)
    return `It was added on ${crime.amendment.adopted} (${crime.amendment.title}); the conduct is not later than ${latest} (Articles 22 and 24).`;
  if (crime.conflict !== 'international' && crime.conflict !== 'non-international') return null;
  // Where the file speaks of no conflict there, the crimes of both kinds are looked at.
  if (!spoken || under.some(({ kind }) => suits(crime, kind.kind))) return null;
  return crime.conflict === 'international'
    ? `It exists only in an international conflict; the file speaks of one that is not international.${crime.counterparts.length === 0 ? ' It has no counterpart there.' : ''}`
    : 'It exists only in a conflict that is not international; the file speaks of an international one.';
}

/** What is said of a crime that an amendment added; null for the original text. Whom it binds depends on acceptances. */
const amendmentText = ({ amendment, unconfirmed }: Crime): string | null =>
  amendment === null
    ? null
    : `Added by ${amendment.resolution}, adopted ${amendment.adopted}${amendment.unconfirmed ? ` (unconfirmed: ${amendment.unconfirmed})` : ''}. It binds a State Party one year after it accepts, and acceptances are not known here (Article 121(5)).${unconfirmed ? ` Unconfirmed: ${unconfirmed}.` : ''}`;

export const standardOf = ({ standards }: Instrument, stage: Stage): Standard | undefined =>
  standards.find((standard) => standard.stage === stage);
