import { Type } from 'typebox';
import { AssizeError } from '../model/index.ts';
import type { Assessment, Claim, ConflictFinding, Entity, Incident, Reading } from '../model/index.ts';
import { tookPlace } from './signals.ts';
import { firstFault } from './instruments/shape.ts';
import { sideOf } from './sides.ts';
import { isoOf } from './states.ts';

/**
 * The facts that decide which ways are open. What a file cannot say by itself (a referral, a proceeding, the age of a suspect) is
 * left out when it is not known: unknown is not no.
 */
export interface Facts {
  /** ISO 3166-1 alpha-3 of the States on whose territory conduct took place. */
  readonly territories: readonly string[];
  /** First and last day of the conduct, or null when the file does not say. */
  readonly first: string | null;
  readonly last: string | null;
  /** Nationalities of those said to be responsible, as far as the file gives them. */
  readonly nationalities: readonly string[];
  /** State of registration of a vessel or aircraft on board of which the conduct took place. */
  readonly registration?: string | null;
  /** Ids of the crimes that are looked at. */
  readonly crimes?: readonly string[];
  /** Age in years of the person at the time. */
  readonly age?: number | null;
  readonly referrals?: readonly { readonly by: 'state' | 'council'; readonly who: string; readonly date: string }[];
  /** Declarations under Article 12(3) beyond those that the data holds. */
  readonly declarations?: readonly { readonly state: string; readonly from: string; readonly to: string | null }[];
  /** For an amendment, by its id: the States known to have accepted it a year before. Left out where nobody looked. */
  readonly acceptances?: Readonly<Record<string, readonly string[]>>;
  readonly proceedings?: readonly {
    readonly state: string;
    readonly stage: 'investigation' | 'trial' | 'judgement';
    readonly genuine: 'yes' | 'no' | 'unknown';
  }[];
  /** A request of the Council under Article 16, with how many months it lasts. */
  readonly deferral?: { readonly date: string; readonly months: number } | null;
  /** What the file says of force between States, for ways that exist only in an international conflict. */
  readonly international?: 'supported' | 'contested' | 'unsupported' | 'not-assessed';
  /** The day on which the question is asked, for what runs out; conduct decides where it is left out. */
  readonly asked?: string;
}

const iso = Type.String({ pattern: '^[A-Z]{3}$' });
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const closed = { additionalProperties: false } as const;
const FactsShape = Type.Object(
  {
    territories: Type.Optional(Type.Array(iso)),
    first: Type.Optional(orNull(day)),
    last: Type.Optional(orNull(day)),
    nationalities: Type.Optional(Type.Array(iso)),
    registration: Type.Optional(orNull(iso)),
    crimes: Type.Optional(Type.Array(Type.String())),
    age: Type.Optional(orNull(Type.Integer({ minimum: 0, maximum: 130 }))),
    referrals: Type.Optional(
      Type.Array(Type.Object({ by: Type.Enum(['state', 'council']), who: Type.String(), date: day }, closed)),
    ),
    declarations: Type.Optional(Type.Array(Type.Object({ state: iso, from: day, to: orNull(day) }, closed))),
    acceptances: Type.Optional(Type.Record(Type.String(), Type.Array(iso))),
    proceedings: Type.Optional(
      Type.Array(
        Type.Object(
          {
            state: iso,
            stage: Type.Enum(['investigation', 'trial', 'judgement']),
            genuine: Type.Enum(['yes', 'no', 'unknown']),
          },
          closed,
        ),
      ),
    ),
    deferral: Type.Optional(orNull(Type.Object({ date: day, months: Type.Integer({ minimum: 1, maximum: 12 }) }, closed))),
    international: Type.Optional(Type.Enum(['supported', 'contested', 'unsupported', 'not-assessed'])),
    asked: Type.Optional(day),
  },
  closed,
);

/**
 * Facts that a person knows and the file does not say (a referral, a proceeding, an age), from the text of a JSON file.
 * They stand in place of what the file gives. Throws `law/broken-facts` with the path of what is wrong.
 */
export function parseFacts(text: string): Partial<Facts> {
  let contents: unknown;
  try {
    contents = JSON.parse(text);
  } catch (cause) {
    throw new AssizeError('law/broken-facts', 'The facts are no JSON.', 'docs/method/law.md shows such a file.', { cause });
  }
  const fault = firstFault(FactsShape, contents);
  if (fault !== null)
    throw new AssizeError(
      'law/broken-facts',
      `The facts are not as they should be: ${fault}.`,
      'docs/method/law.md shows such a file.',
    );
  return contents as Partial<Facts>;
}

/** The facts that the incidents and claims of a file give. Only what is said to have taken place counts. */
export function factsOf({
  incidents,
  claims,
  readings,
  entities,
  assessments,
  conflicts = [],
}: {
  readonly incidents: readonly Incident[];
  readonly claims: readonly Claim[];
  readonly readings: readonly Reading[];
  readonly entities: readonly Entity[];
  readonly assessments?: readonly Assessment[];
  readonly conflicts?: readonly ConflictFinding[];
}): Facts {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const byEntity = new Map(entities.map((entity) => [entity.id, entity]));
  const territories = new Map<string, number>();
  const nationalities = new Set<string>();
  const days: string[] = [];
  for (const incident of incidents) {
    if (incident.shelf !== 'incident') continue;
    const real = incident.claims.map((id) => byId.get(id)).filter((claim) => claim !== undefined && tookPlace(claim));
    if (real.length === 0) continue;
    if (incident.where)
      for (const name of [incident.where.name, ...incident.where.within]) {
        const iso = isoOf(name);
        if (iso) territories.set(iso, (territories.get(iso) ?? 0) + 1);
      }
    if (incident.when?.first) days.push(incident.when.first.slice(0, 10));
    if (incident.when?.last) days.push(incident.when.last.slice(0, 10));
    for (const { entity, accusedBy } of incident.attribution) {
      const accused = entity === null || accusedBy.length === 0 ? undefined : byEntity.get(entity);
      // Of a group that fights a State nobody knows whose nationals are in it.
      const state = accused?.kind === 'person' ? accused.state : (sideOf(accused)?.state ?? null);
      if (state) nationalities.add(state);
    }
  }
  if (days.length === 0)
    for (const reading of readings) if (reading.about.published?.last) days.push(reading.about.published.last.slice(0, 10));
  days.sort();
  // A place named once in passing does not make a territory of the case where others are named far more often.
  const most = Math.max(0, ...territories.values());
  const international = conflicts
    .flatMap(({ kinds }) => kinds)
    .filter(({ kind }) => kind !== 'non-international')
    .map(({ state }) => state);
  return {
    territories: [...territories]
      .filter(([, n]) => n * 4 >= most)
      .map(([iso]) => iso)
      .sort(),
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    nationalities: [...nationalities].sort(),
    ...(assessments ? { crimes: [...new Set(assessments.map(({ crime }) => crime))].sort() } : {}),
    international:
      (['supported', 'contested', 'unsupported'] as const).find((state) => international.includes(state)) ?? 'not-assessed',
  };
}
