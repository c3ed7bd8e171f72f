import type { Claim, ClaimId, ConflictFinding, ConflictKind, ConflictParty, Entity, EntityId, Incident } from '../model/index.ts';
import { sha256Hex } from '../model/index.ts';
import type { FileEvidence } from './evidence.ts';
import { coalition, regularsOf, sideKey, sideOf } from './sides.ts';
import { tookPlace } from './signals.ts';
import { isoOf, nameOf } from './states.ts';
import { type Settled, setStateOf, stateOf } from './support.ts';

/** Kinds of event in which parties fight each other. */
const fighting = new Set(['attack', 'clash', 'offensive', 'siege', 'territorial-change', 'killing', 'weapon-use', 'movement']);
/** Kinds in which a second armed party named in the same passage is the one fought. */
const ground = new Set(['territorial-change', 'siege', 'clash']);
/** Roles in which an entity fights, as against those in which it only helps or gains. */
const helping = new Set(['supporter', 'beneficiary', 'requester', 'recipient', 'leader']);

/** The State in whose territory a place lies, by the names that the gazetteer gives. */
export function territoryOf(where: { readonly name: string; readonly within: readonly string[] } | null): string | null {
  if (!where) return null;
  for (const name of [where.name, ...where.within].toReversed()) {
    const iso = isoOf(name);
    if (iso) return iso;
  }
  return null;
}

/** What one claim gives for one pair of parties. */
interface Given {
  readonly territory: string | null;
  readonly parties: readonly [ConflictParty, ConflictParty];
  readonly as: readonly ('force' | 'occupation' | 'support' | 'against' | 'long' | 'abroad')[];
}

interface Draft {
  readonly territory: string | null;
  readonly parties: readonly [ConflictParty, ConflictParty];
  readonly force: Map<ClaimId, Claim>;
  readonly occupation: Map<ClaimId, Claim>;
  readonly support: Map<ClaimId, Claim>;
  readonly against: Map<ClaimId, Claim>;
  readonly long: Map<ClaimId, Claim>;
  /** Force of one of the two on the ground of the other, without a word on whom it was used against. */
  readonly abroad: Map<ClaimId, Claim>;
}

const drafted = (territory: string | null, parties: Given['parties']): Draft => ({
  territory,
  parties,
  force: new Map(),
  occupation: new Map(),
  support: new Map(),
  against: new Map(),
  long: new Map(),
  abroad: new Map(),
});
const kept = ['force', 'occupation', 'support', 'against', 'long', 'abroad'] as const;
const keyOf = (territory: string | null, parties: Given['parties']) => [territory ?? '', ...parties.map(sideKey)].join(' | ');

/**
 * Which kinds of armed conflict the file speaks of, for each territory and pair of parties, over the period that the claims
 * give: international, non-international, occupation, or several side by side (Elements of Crimes, Article 8, introduction;
 * common Articles 2 and 3 of the Geneva Conventions). Force between a State and a group, or between groups, speaks for a
 * non-international conflict; force of one State against another for an international one. Help that a State gives to the other
 * State of a pair speaks against force between them; help that it gives to a group leaves the question of control open.
 */
export class Conflicts {
  readonly #file: FileEvidence;
  readonly #settled: Settled;
  readonly #drafts = new Map<string, Draft>();
  readonly #given = new Map<ClaimId, readonly Given[]>();
  readonly #where = new Map<ClaimId, string | null>();
  readonly #made = new Map<Draft, ConflictFinding | null>();
  #findings: readonly ConflictFinding[] | null = null;

  constructor(file: FileEvidence, incidents: readonly Incident[], settled: Settled) {
    this.#file = file;
    this.#settled = settled;
    for (const incident of incidents) this.#place(incident);
    for (const claim of file.claims) this.#add(claim);
  }

  #place(incident: Incident): void {
    const territory = territoryOf(incident.where);
    for (const id of incident.claims) this.#where.set(id, territory);
  }

  /** Takes in an incident in a new form, with its claims. */
  change(incident: Incident, claims: readonly Claim[]): void {
    this.#place(incident);
    const all = new Map(
      [...incident.claims.flatMap((id) => this.#file.byId.get(id) ?? []), ...claims].map((claim) => [claim.id, claim]),
    );
    for (const claim of all.values()) {
      this.#remove(claim.id);
      this.#add(claim);
    }
  }

  #remove(id: ClaimId): void {
    for (const { territory, parties } of this.#given.get(id) ?? []) {
      const draft = this.#drafts.get(keyOf(territory, parties));
      if (!draft) continue;
      for (const list of kept) draft[list].delete(id);
      this.#made.delete(draft);
      this.#findings = null;
    }
    this.#given.delete(id);
  }

  #add(claim: Claim): void {
    const given = givenBy(claim, this.#file, this.#where.get(claim.id) ?? null);
    if (given.length === 0) return;
    this.#given.set(claim.id, given);
    this.#findings = null;
    for (const { territory, parties, as } of given) {
      const key = keyOf(territory, parties);
      const draft = this.#drafts.get(key) ?? drafted(territory, parties);
      this.#drafts.set(key, draft);
      for (const list of as) draft[list].set(claim.id, claim);
      this.#made.delete(draft);
    }
  }

  /** The findings, in the order of territories and parties. */
  findings(): readonly ConflictFinding[] {
    this.#findings ??= this.#find();
    return this.#findings;
  }

  #find(): ConflictFinding[] {
    const live = [...this.#drafts.values()].filter((draft) => kept.some((list) => draft[list].size > 0));
    const known = new Set(live.flatMap(({ territory }) => (territory === null ? [] : [territory])));
    const only = known.size === 1 ? [...known][0]! : null;
    const made: [string, ConflictFinding][] = [];
    for (const draft of live) {
      // Where the file names one territory alone, claims that name none are taken to speak of it.
      if (draft.territory === null && only !== null && this.#drafts.has(keyOf(only, draft.parties))) continue;
      const key = keyOf(draft.territory ?? only, draft.parties);
      const beside = only === null ? undefined : this.#drafts.get(keyOf(null, draft.parties));
      const finding = this.#finding(key, draft, only, beside === draft ? undefined : beside);
      if (finding) made.push([key, finding]);
    }
    return made.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
  }

  #finding(key: string, draft: Draft, only: string | null, beside: Draft | undefined): ConflictFinding | null {
    const plain = draft.territory !== null && beside === undefined;
    const before = plain ? this.#made.get(draft) : undefined;
    if (before !== undefined) return before;
    const lists = Object.fromEntries(
      kept.map((list) => {
        const all = [...draft[list].values(), ...(beside?.[list].values() ?? [])];
        // Of force abroad only the number is told.
        return [list, list === 'abroad' ? all : sorted(all)];
      }),
    ) as unknown as Lists;
    const one: Drafted = { territory: draft.territory ?? only, parties: draft.parties, ...lists };
    const id = `cfl_${sha256Hex(key).slice(0, 16)}`;
    const kinds = kindsOf(id, one, this.#settled);
    const finding = kinds.length === 0 ? null : findingOf(id, one, kinds);
    if (plain) this.#made.set(draft, finding);
    return finding;
  }
}

type Lists = Readonly<Record<(typeof kept)[number], readonly Claim[]>>;
type Drafted = Lists & { readonly territory: string | null; readonly parties: Given['parties'] };

// By id and not by arrival, so that a file that grew in another order gives the same findings.
const sorted = (claims: readonly Claim[]) => claims.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** What a claim gives for pairs of parties: force, occupation, help, or words against; most claims give nothing. */
function givenBy(claim: Claim, file: FileEvidence, where: string | null): Given[] {
  const fights = fighting.has(claim.kind);
  if (!fights && claim.kind !== 'military-support') return [];
  if (claim.actors.length === 0) return [];
  const signals = file.signals(claim);
  const denied = signals.has('denied');
  if (!denied && !tookPlace(claim)) return [];
  const territory = territoryOf(claim.where) ?? where;
  const side = (id: EntityId | null) => sideOf(id === null ? undefined : file.entities.get(id));
  const made: Given[] = [];
  const give = (a: ConflictParty, b: ConflictParty, as: Given['as']) => {
    if (as.length > 0) made.push({ territory, parties: sideKey(a) < sideKey(b) ? [a, b] : [b, a], as });
  };
  if (fights) {
    let actors = distinct(claim.actors.filter(({ role }) => !helping.has(role)).map(({ entity }) => side(entity)));
    const words = file.words(claim);
    let targets = distinct(
      claim.targets.map((target) => {
        const one = side(target.entity);
        // "Strikes against the Front in Vessen and Norland" are not strikes on those States: there they are a place.
        return one?.kind === 'state' && asPlace.test(words.slice(0, target.from - claim.from)) ? null : one;
      }),
    );
    // Soldiers or police who fight an armed group are the government's; who they are where they fight nobody known stays open.
    const byName = (of: readonly { readonly entity: EntityId | null }[]) =>
      distinct(of.map(({ entity }) => regularsOf(entity === null ? undefined : file.entities.get(entity))));
    const group = ({ kind }: ConflictParty) => kind === 'armed-group';
    if (actors.length === 0 && targets.some(group)) actors = byName(claim.actors.filter(({ role }) => !helping.has(role)));
    else if (targets.length === 0 && actors.length === 1 && actors.some(group))
      targets = byName(claim.kind === 'clash' ? [...claim.targets, ...claim.actors] : claim.targets);
    const pairs: [ConflictParty, ConflictParty][] = actors.flatMap((a) =>
      targets.filter((b) => sideKey(a) !== sideKey(b)).map((b): [ConflictParty, ConflictParty] => [a, b]),
    );
    // A clash names its sides alike. One group among States fights them all; with more groups nobody says who fights whom.
    const groups = actors.filter(({ kind }) => kind === 'armed-group');
    if (claim.kind === 'clash' && targets.length === 0) {
      const [a, b] = actors;
      // A State beside a coalition is one of it, and not against it.
      const ofIt = actors.some(({ name }) => name === coalition) && groups.length === 0;
      if (actors.length === 2 && a && b && !ofIt) pairs.push([a, b]);
      else if (groups.length === 1) for (const one of actors) if (one.kind === 'state') pairs.push([one, groups[0]!]);
    }
    // Who took a place from whom, or besieges whom, is often said beside the verb: "after the Front withdrew".
    if (ground.has(claim.kind) && pairs.length === 0 && (actors.length === 1 || (actors.length > 0 && !actors.some(group)))) {
      const others = distinct(file.mentioned(claim).map((entity) => sideOf(entity))).filter(
        (other) => other.kind === 'armed-group' && sideKey(other) !== sideKey(actors[0]!),
      );
      if (others.length === 1) for (const one of actors) pairs.push([one, others[0]!]);
    }
    // What somebody means to do is no fighting yet.
    if (!denied && intends.test(words)) return made;
    const as: Given['as'] = denied
      ? // Only who denies it speaks against it; what merely did not come about says nothing of what did.
        claim.stance === 'denied'
        ? ['against']
        : []
      : [
          'force',
          ...(signals.has('words:unrest') ? (['against'] as const) : []),
          ...(signals.has('words:long') || isLong(claim) ? (['long'] as const) : []),
          ...(signals.has('words:occupation') ? (['occupation'] as const) : []),
        ];
    for (const [a, b] of pairs) give(a, b, as);
    // A State that uses force on another's ground fights that other, or has its leave: a question that must be asked.
    if (!denied && territory !== null) {
      const ground: ConflictParty = { name: nameOf(territory), kind: 'state', state: territory };
      for (const a of actors)
        if (a.kind === 'state' && (a.state !== null || a.name === coalition) && a.state !== territory)
          give(a, ground, as.includes('occupation') ? ['abroad', 'occupation'] : ['abroad']);
    }
  }
  if (denied) return made;
  // Help given against an armed group says that whoever is helped fights it; so does help to a group that is out to overthrow one.
  if (claim.kind === 'military-support') {
    const words = file.words(claim);
    const gains = distinct(claim.actors.filter(({ role }) => role === 'beneficiary').map(({ entity }) => side(entity)));
    const fought = distinct(
      file
        .mentioned(claim)
        .filter((entity) => foughtIn(words, claim, entity))
        .map((entity) => sideOf(entity)),
    ).filter((other) => !gains.some((one) => sideKey(one) === sideKey(other)));
    const [one, other] = [gains[0], fought[0]];
    if (gains.length === 1 && fought.length === 1 && one && other && (one.kind === 'armed-group' || other.kind === 'armed-group'))
      give(one, other, ['force', ...(signals.has('words:long') ? (['long'] as const) : [])]);
  }
  // "The US and some other powers" names one State at least, and that one is asked about.
  const helper = (id: EntityId | null): ConflictParty | null => {
    const entity = id === null ? undefined : file.entities.get(id);
    if (entity?.kind === 'group' && entity.state) return { name: nameOf(entity.state), kind: 'state', state: entity.state };
    return sideOf(entity);
  };
  const helpers = distinct(claim.actors.filter(({ role }) => role === 'supporter').map(({ entity }) => helper(entity)));
  const helped = distinct(claim.actors.filter(({ role }) => role === 'beneficiary').map(({ entity }) => side(entity)));
  for (const helper of helpers)
    for (const gains of helped) if (sideKey(helper) !== sideKey(gains)) give(helper, gains, ['support']);
  return made;
}

/** Words before the name of a State that make it a place. */
const asPlace =
  /\b(?:in|inside|into|across|throughout|within|over|from|near|of|around|towards?)\s+(?:(?:the|northern|southern|eastern|western|north-?\p{L}*|south-?\p{L}*|central)\s+)*(?:[\p{L}.]+(?:,\s+|,?\s+and\s+|\s+or\s+)(?:the\s+)?){0,3}$/iu;

const intends =
  /\b(?:committed to|vow(?:s|ed|ing)? to|threaten(?:s|ed|ing)? to|plan(?:s|ned|ning)? to|intend(?:s|ed|ing)? to|(?:capacity|ability|capability) to) (?:\p{L}+ ){0,3}?(?:attack|strike|fight|bomb|shell|destroy|defeat|invade|assault|target)\p{L}*/iu;

/** Words after which those who are fought are named. */
const foughtAfter =
  /(?:\bagainst|\bfight(?:ing|s)?|\bfought|\boverthrow\p{L}*|\btoppl\p{L}*|\boust\p{L}*)\s+(?:(?:the|a|an|certain|some)\s+)?$/iu;

/** Whether a body is named right after words of fighting against it. */
function foughtIn(words: string, { reading, from, to }: Claim, entity: Entity): boolean {
  return entity.mentions.some(
    (spot) =>
      spot.reading === reading &&
      spot.from >= from &&
      spot.to <= to &&
      foughtAfter.test(words.slice(Math.max(0, spot.from - from - 48), spot.from - from)),
  );
}

function kindsOf(id: string, one: Drafted, settled: Settled): ConflictKind[] {
  const [a, b] = one.parties;
  const between = `${a.name} and ${b.name}`;
  const made: Omit<ConflictKind, 'element' | 'state' | 'suggested' | 'set'>[] = [];
  if (a.kind === 'state' && b.kind === 'state') {
    if (one.force.length > 0 || one.occupation.length > 0)
      made.push({
        kind: 'international',
        for: idsOf([...one.force, ...one.occupation]),
        against: idsOf([...one.against, ...one.support]),
        missing: ['Was force asked for, or agreed to, by the State in whose territory it was used?'],
        because: `${counted(one.force.length)} of force between ${between}${one.occupation.length > 0 ? `; ${counted(one.occupation.length)} of occupation` : ''}${one.support.length > 0 ? `; ${counted(one.support.length)} of help of one to the other` : ''}.`,
      });
    // Help of the one to the other tells of leave; where neither force against it nor help is told, the question stays open.
    else if (one.abroad.length > 0 && one.support.length === 0) {
      const host = a.state === one.territory ? a : b;
      made.push({
        kind: 'international',
        for: [],
        against: [],
        missing: [`Did ${host.name} agree to force of ${(host === a ? b : a).name} on its ground, and how far?`],
        because: `${counted(one.abroad.length)} of force of ${(host === a ? b : a).name} in ${host.name}, and of no leave given or refused.`,
      });
    }
    if (one.occupation.length > 0)
      made.push({
        kind: 'occupation',
        for: idsOf(one.occupation),
        against: idsOf(one.against),
        missing: ['Who held effective control of the place, since when, without the consent of its State?'],
        because: `${counted(one.occupation.length)} of occupation between ${between}.`,
      });
  } else if (one.force.length > 0 || one.against.length > 0)
    made.push({
      kind: 'non-international',
      for: idsOf(one.force),
      against: idsOf(one.against),
      missing: [
        'How is the armed group organised?',
        'How intense is the fighting, and since when?',
        ...(one.parties.some(({ name }) => name === coalition)
          ? ['Which States are of the coalition, and which of them struck?']
          : []),
      ],
      because: `${counted(one.force.length)} of fighting between ${between}${one.against.length > 0 ? `; ${counted(one.against.length)} against it` : ''}.`,
    });
  if (one.support.length > 0 && one.force.length === 0 && (a.kind === 'armed-group') !== (b.kind === 'armed-group')) {
    const helper = a.kind === 'state' ? a : b;
    const group = a.kind === 'state' ? b : a;
    if (helper.state !== one.territory)
      made.push({
        kind: 'international',
        for: [],
        against: [],
        missing: [
          `Did ${helper.name} hold overall control over ${group.name}, beyond arms and money (a test of case-law, unconfirmed)?`,
        ],
        because: `${counted(one.support.length)} of help of ${helper.name} to ${group.name}; help alone makes no international conflict, control would.`,
      });
  }
  return made.map((kind) => {
    const element = `conflict:${id}#${kind.kind}`;
    const suggested = stateOf(kind);
    const set = setStateOf(settled, null, element);
    return { ...kind, element, suggested, state: set?.state ?? suggested, set: set?.set ?? null };
  });
}

function findingOf(id: string, one: Drafted, kinds: readonly ConflictKind[]): ConflictFinding {
  const days = (of: 'first' | 'last') =>
    [...one.force, ...one.support].flatMap(({ when }) => (when?.[of] ? [when[of].slice(0, 10)] : [])).sort();
  return {
    id,
    territory: one.territory === null ? null : { state: one.territory, name: nameOf(one.territory) },
    parties: one.parties,
    first: days('first')[0] ?? null,
    last: days('last').at(-1) ?? null,
    kinds,
    protracted: idsOf(one.long),
  };
}

/** A kind of conflict under which an incident is looked at. */
export interface Under {
  readonly finding: ConflictFinding;
  readonly kind: ConflictKind;
}

/** Beyond this many days outside the period that the claims give, a finding is not taken to cover an incident. */
const SLACK = 400;

/**
 * The kinds of conflict that an incident is looked at under: those of its territory and time, and of the parties accused where
 * the file names them. Kinds that a person set to unsupported are left out. Empty where the file speaks of no conflict there.
 */
export function conflictsFor(
  incident: Incident,
  sides: readonly string[],
  findings: readonly ConflictFinding[],
): { readonly under: readonly Under[]; readonly spoken: boolean } {
  const territory = territoryOf(incident.where);
  let fit = findings.filter(
    (finding) => territory === null || finding.territory === null || finding.territory.state === territory,
  );
  fit = fit.filter((finding) => covers(finding, incident.when?.first ?? null, incident.when?.last ?? null));
  const ofSides = fit.filter((finding) => finding.parties.some((party) => sides.includes(sideKey(party))));
  if (ofSides.length > 0) fit = ofSides;
  // What has neither a place nor a side belongs to no conflict of a file on several countries.
  else if (territory === null && new Set(findings.map((finding) => finding.territory?.state ?? '')).size > 1) fit = [];
  const under = fit.flatMap((finding) =>
    finding.kinds.filter(({ state }) => state === 'supported' || state === 'contested').map((kind): Under => ({ finding, kind })),
  );
  const decided = fit.some((finding) => finding.kinds.some(({ set }) => set !== null));
  return { under, spoken: under.length > 0 || decided };
}

function covers({ first, last }: ConflictFinding, from: string | null, to: string | null): boolean {
  const day = (iso: string) => Date.parse(iso.slice(0, 10)) / 86_400_000;
  if (first !== null && to !== null && day(to) < day(first) - SLACK) return false;
  return !(last !== null && from !== null && day(from) > day(last) + SLACK);
}

function distinct(sides: readonly (ConflictParty | null)[]): ConflictParty[] {
  const seen = new Map<string, ConflictParty>();
  for (const side of sides) if (side) seen.set(sideKey(side), side);
  return [...seen.values()];
}

const idsOf = (claims: readonly Claim[]): ClaimId[] => [...new Set(claims.map(({ id }) => id))];
const counted = (n: number) => (n === 1 ? '1 claim speaks' : `${n} claims speak`);

function isLong({ when }: Claim): boolean {
  if (!when?.first || !when.last) return false;
  return when.precision !== 'year' && Date.parse(when.last) - Date.parse(when.first) > 90 * 86_400_000;
}
