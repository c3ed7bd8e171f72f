import type {
  Assessment,
  Claim,
  ClaimId,
  Confidence,
  ConflictFinding,
  ElementState,
  ElementSupport,
  Incident,
  IncidentId,
  Pattern,
  Review,
  SetAside,
  Stage,
} from '../model/index.ts';
import { type Under, classifyConflicts, conflictsFor, sideKey, sideOf } from './conflict.ts';
import { contextOf } from './context.ts';
import { type Case, type FileEvidence, type Item, type LawInput, caseOf, evidenceOf, gives, givenBy } from './evidence.ts';
import { type Crime, type Element, type Instrument, type Standard, romeStatute } from './instruments/index.ts';
import { type Traits, findPatterns, traitsOf } from './patterns.ts';
import { type Settled, setStateOf, settledBy, stateOf } from './support.ts';
import { wordsSay } from './words.ts';

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
  readonly file: FileEvidence;
  readonly conflicts: readonly ConflictFinding[];
  readonly patternsOf: ReadonlyMap<IncidentId, readonly Pattern[]>;
  /** What the sides held responsible for an incident are said to have done to civilians in the whole file. */
  readonly actsOf: (sides: readonly string[]) => Acts;
  /** Claims of several findings put together once, by a key that names them. */
  readonly pooled: (key: string, ids: () => Iterable<ClaimId>) => Pool;
}

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
interface Act {
  readonly incident: IncidentId;
  readonly claims: readonly ClaimId[];
  readonly many: readonly ClaimId[];
  readonly policy: readonly ClaimId[];
  readonly group: readonly ClaimId[];
}

/**
 * For each incident the crimes that its claims make worth looking at, and for each element of them which words bear on it.
 * An incident without a claim that it took place has no assessment. States are suggestions: supported, contested,
 * unsupported or not assessed; a review sets another, and the suggestion stays beside it.
 * Authority: the instrument of each crime; for the Rome Statute its Articles 6 to 8 bis and the Elements of Crimes.
 */
export const assess = (input: AssessInput): Assessment[] => [...assessFile(input).assessments];

/** Everything that the rules find over a file: kinds of conflict, patterns, crimes with their elements, and crimes set aside. */
export const assessFile = (input: AssessInput): Assessed => new Assessor(input).all();

/**
 * A file made ready to be assessed. `all` assesses every incident; `changed` takes a file in which one incident differs, reuses
 * what was worked out for claims that are the same objects, and assesses that incident alone in its new surroundings.
 */
export class Assessor {
  readonly #input: AssessInput;
  readonly #file: ReturnType<typeof evidenceOf>;
  readonly #settled: Settled;
  readonly #instruments: readonly Instrument[];
  readonly #cases: Map<IncidentId, Made>;
  readonly #around: Surroundings;
  readonly #patterns: readonly Pattern[];

  constructor(input: AssessInput, earlier?: Assessor) {
    this.#input = input;
    this.#instruments = input.instruments ?? [romeStatute];
    this.#file = evidenceOf(input, earlier === undefined ? undefined : earlier.#file.known);
    this.#settled = settledBy(input.reviews);
    this.#cases = new Map();
    for (const incident of input.incidents) {
      const before = earlier === undefined ? undefined : earlier.#cases.get(incident.id);
      const same =
        before?.of.incident === incident && before.of.items.every(({ claim }) => this.#file.byId.get(claim.id) === claim);
      const one = same ? before : this.#make(incident);
      if (one) this.#cases.set(incident.id, one);
    }
    const traits = new Map([...this.#cases].map(([id, { traits }]) => [id, traits]));
    const noticed = new Set([...this.#cases].flatMap(([id, { of }]) => (of.items.some(tellsOfNotice) ? [id] : [])));
    this.#patterns = findPatterns(input.incidents, traits, noticed);
    const patternsOf = new Map<IncidentId, Pattern[]>();
    for (const pattern of this.#patterns)
      for (const id of pattern.incidents) patternsOf.set(id, [...(patternsOf.get(id) ?? []), pattern]);
    const acts = new Map<string, Act[]>();
    for (const { act, sides } of this.#cases.values())
      for (const side of sides) {
        if (act === null) continue;
        const list = acts.get(side);
        if (list) list.push(act);
        else acts.set(side, [act]);
      }
    this.#around = {
      file: this.#file,
      conflicts: classifyConflicts(this.#file, input.incidents, this.#settled),
      patternsOf,
      ...sharing(acts),
    };
  }

  #make(incident: Incident): Made | null {
    const of = caseOf(incident, this.#file);
    if (of === null) return null;
    const sides = sidesOf(incident, of, this.#file);
    return { of, sides, traits: traitsOf(of, sides), act: actOf(of) };
  }

  /** The file in a new form, most of it the same objects as before. */
  changed(input: AssessInput): Assessor {
    return new Assessor(input, this);
  }

  /** What the rules find for one incident. */
  incident(id: IncidentId): Pick<Assessed, 'assessments' | 'setAside'> {
    const made = this.#cases.get(id);
    if (!made) return { assessments: [], setAside: [] };
    const { under, spoken } = conflictsFor(made.of.incident, made.sides, this.#around.conflicts);
    const latest = latestDay(made.of, this.#file);
    const assessments: Assessment[] = [];
    const setAside: SetAside[] = [];
    for (const instrument of this.#instruments)
      for (const crime of instrument.crimes) {
        const pointing = crime.chargeable ? made.of.own.filter(({ signals }) => gives(crime.when, signals, made.of.around)) : [];
        if (pointing.length === 0) continue;
        const claims = pointing.map(({ claim }) => claim.id);
        const because = notLookedAt(crime, under, spoken, latest);
        if (because === null) assessments.push(this.#assessment(instrument, crime, made, under, claims));
        else setAside.push({ incident: id, crime: crime.id, title: crime.title, article: crime.article, because, claims });
      }
    // Where the same conduct is looked at as a crime of the other kind of conflict, nothing is lost by leaving this one out.
    const looked = new Set(assessments.map(({ crime }) => crime));
    return {
      assessments,
      setAside: setAside.filter(({ crime }) => !counterpartsOf(this.#instruments, crime).some((other) => looked.has(other))),
    };
  }

  all(): Assessed {
    const assessments: Assessment[] = [];
    const setAside: SetAside[] = [];
    for (const { id } of this.#input.incidents) {
      const found = this.incident(id);
      assessments.push(...found.assessments);
      setAside.push(...found.setAside);
    }
    return { conflicts: this.#around.conflicts, patterns: this.#patterns, assessments, setAside };
  }

  #assessment(instrument: Instrument, crime: Crime, made: Made, under: readonly Under[], candidate: ClaimId[]): Assessment {
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

/** Puts together what many incidents share, each combination once. */
function sharing(acts: ReadonlyMap<string, readonly Act[]>): Pick<Surroundings, 'actsOf' | 'pooled'> {
  const pools = new Map<string, Pool>();
  const bySides = new Map<string, Acts>();
  return {
    pooled(key, ids) {
      let pool = pools.get(key);
      if (!pool) {
        pool = poolOf(ids());
        pools.set(key, pool);
      }
      return pool;
    },
    actsOf(sides) {
      const key = sides.join(' | ');
      let found = bySides.get(key);
      if (!found) {
        const each = [
          ...new Map(sides.flatMap((side) => (acts.get(side) ?? []).map((act) => [act.incident, act] as const))).values(),
        ];
        found = {
          incidents: each.length,
          claims: poolOf(each.flatMap((act) => act.claims)),
          many: poolOf(each.flatMap((act) => act.many)),
          policy: poolOf(each.flatMap((act) => act.policy)),
          group: poolOf(each.flatMap((act) => act.group)),
        };
        bySides.set(key, found);
      }
      return found;
    },
  };
}

function poolOf(ids: Iterable<ClaimId>): Pool {
  const has = new Set(ids);
  return { ids: [...has], has };
}

/** An incident with what was worked out of it alone. */
export interface Made {
  readonly of: Case;
  /** Keys of the sides that the file's words hold responsible for it. */
  readonly sides: readonly string[];
  readonly traits: Traits;
  readonly act: Act | null;
}

/** What bears on an element, and what is missing. `state` is given only where it does not follow from the two lists. */
export interface Bearing {
  readonly for: readonly ClaimId[];
  readonly against: readonly ClaimId[];
  readonly missing: readonly string[];
  readonly because: string;
  readonly state?: ElementState;
}

/** An element judged on the incident's own claims and on what is told beside it. */
function ownBearing(element: Element, { items, around }: Case): Bearing {
  const on = items.filter(({ signals }) => gives(element.for, signals, around));
  const against = items.filter(({ signals }) => gives(element.against, signals, around));
  const because =
    on.length === 0 && against.length === 0
      ? (element.silence ?? 'No words in the file bear on this.')
      : [
          sentence(on, 'for', (item) => givenBy(element.for, item.signals, around)),
          sentence(against, 'against', (item) => givenBy(element.against, item.signals, around)),
        ]
          .filter(Boolean)
          .join(' ');
  return {
    for: on.map(({ claim }) => claim.id),
    against: against.map(({ claim }) => claim.id),
    // What is supported on one side alone still leaves open all but the first question: whether there is any evidence at all.
    missing: on.length === 0 || against.length > 0 ? element.missing : element.missing.slice(1),
    because,
  };
}

function sentence(items: readonly Item[], side: 'for' | 'against', why: (item: Item) => string | null): string {
  if (items.length === 0) return '';
  const of = new Set(items.flatMap((item) => why(item) ?? []).map(said));
  const alleged = items.filter(({ claim }) => claim.stance === 'alleged' || claim.stance === 'reported').length;
  return `${items.length === 1 ? 'One claim speaks' : `${items.length} claims speak`} ${side} it (${[...of].join('; ')})${
    alleged > 0 ? `, ${alleged === items.length ? 'each' : `${alleged} of them`} only alleged or reported` : ''
  }.`;
}

/** A signal in words. */
function said(signal: string): string {
  const name = signal.slice(signal.indexOf(':') + 1).replaceAll('-', ' ');
  if (signal.startsWith('words:')) return `words of ${wordsSay.get(signal.slice(6)) ?? name}`;
  if (signal.startsWith('struck:')) return `${name} struck`;
  if (signal.startsWith('weapon:')) return `weapon: ${name}`;
  if (signal.startsWith('harm:many')) return 'many people of a protected class killed';
  if (signal.startsWith('harm:')) return `people ${name.split(':')[0]}`;
  if (signal === 'killed:others') return 'people killed';
  if (signal === 'person:protected') return 'people whom the source calls civilians or by a protected role';
  if (signal === 'person:combatant') return 'fighters among those struck or harmed';
  if (signal.startsWith('event:') || signal.startsWith('detail:')) return name;
  if (signal === 'denied') return 'a denial';
  if (signal.startsWith('actor:')) return name === 'state' ? 'a State acts' : 'an armed group acts';
  return name === '' ? signal : name;
}

/**
 * How strong the evidence for a suggested state is, and not how likely the state: moderate where a material element rests on two
 * or more independent origins and nothing speaks on the other side; low otherwise. Only a person gives high.
 */
function confidenceIn(element: Element, state: ElementState, found: Bearing, file: FileEvidence): Confidence | null {
  if (state === 'not-assessed') return null;
  if (state === 'contested' || element.kind !== 'material') return 'low';
  const origins = new Set(
    (state === 'supported' ? found.for : found.against).flatMap((id) => {
      const claim = file.byId.get(id);
      return claim ? [file.originOf(claim)] : [];
    }),
  );
  return origins.size >= 2 ? 'moderate' : 'low';
}

const tellsOfNotice = ({ signals }: Item) => signals.has('words:notified');

/** The sides held responsible: those that the incident's attribution names, and actors of its claims of force. */
function sidesOf(incident: Incident, of: Case, file: FileEvidence): string[] {
  const sides = new Set<string>();
  for (const { entity, accusedBy } of incident.attribution) {
    const side = accusedBy.length > 0 && entity !== null ? sideOf(file.entities.get(entity)) : null;
    if (side) sides.add(sideKey(side));
  }
  for (const { claim, signals } of of.own) {
    if (signals.has('denied')) continue;
    const named = [
      ...claim.actors.filter(({ role }) => role === 'agent' || role === 'participant').map(({ entity }) => entity),
      ...claim.harms.flatMap(({ attributedTo }) => attributedTo.map(({ entity }) => entity)),
    ];
    for (const entity of named) {
      const side = entity === null ? null : sideOf(file.entities.get(entity));
      if (side) sides.add(sideKey(side));
    }
  }
  return [...sides].sort();
}

function actOf({ incident, own }: Case): Act | null {
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

/** The last day on which an incident can have taken place: its own, or that of the earliest publication that tells of it. */
function latestDay({ incident, own }: Case, file: FileEvidence): string | null {
  if (incident.when?.last) return incident.when.last.slice(0, 10);
  const days = own.flatMap(({ claim }: { readonly claim: Claim }) => file.published(claim) ?? []).sort();
  return days[0] ?? null;
}

const counterpartsOf = (instruments: readonly Instrument[], id: string): readonly string[] =>
  instruments.flatMap(({ crimes }) => crimes).find((crime) => crime.id === id)?.counterparts ?? [];

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
