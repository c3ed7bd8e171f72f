import type { Assessment, Claim, ConflictFinding, Entity, Incident, Reading } from '../model/index.ts';
import { tookPlace } from './signals.ts';
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
    for (const { entity } of incident.attribution) {
      const state = entity === null ? null : byEntity.get(entity)?.state;
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
