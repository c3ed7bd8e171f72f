import type {
  Assessment,
  Claim,
  ClaimId,
  CommunicationSentence,
  HarmClass,
  Incident,
  IncidentId,
  Origin,
  Reading,
  Route,
  Source,
} from '../model/index.ts';
import { accusationsIn } from './liability.ts';
import { tookPlace } from './signals.ts';

/** Claims named under one sentence at most; the sentence says how many there are in all. */
const NAMED = 40;

/**
 * The outline of an Article 15 communication, filled from the file: crime, place, time, alleged perpetrators, victims, how the
 * sender knows, what speaks against, evidence and custody, jurisdiction. No form is prescribed. Every sentence that tells of the
 * events names its claims; it says who says so, and never that anything is proved.
 */
export function outlineCommunication({
  incidents,
  claims,
  readings,
  sources,
  origins,
  assessments,
  routes,
}: {
  readonly incidents: readonly Incident[];
  readonly claims: readonly Claim[];
  readonly readings: readonly Reading[];
  readonly sources: readonly Source[];
  readonly origins: readonly Origin[];
  readonly assessments: readonly Assessment[];
  readonly routes: readonly Route[];
}): CommunicationSentence[] {
  const assessed = new Set(assessments.map(({ incident }) => incident));
  const about = incidents.filter(({ id }) => assessed.has(id));
  if (about.length === 0) return [];
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const real = (incident: Incident) =>
    incident.claims.filter((id) => {
      const claim = byId.get(id);
      return claim !== undefined && tookPlace(claim);
    });
  const sentences: CommunicationSentence[] = [];
  const say = (section: CommunicationSentence['section'], text: string, from: Iterable<ClaimId>) =>
    sentences.push({ section, text, claims: [...new Set(from)].slice(0, NAMED) });

  const byCrime = Map.groupBy(assessments, ({ crime }) => crime);
  for (const group of [...byCrime.values()].sort((a, b) => b.length - a.length || (a[0]!.crime < b[0]!.crime ? -1 : 1))) {
    const { title, article, standard, elements: asked } = group[0]!;
    // Of one incident, and not of all together: elements supported in different incidents make no crime.
    const most = Math.max(...group.map(({ elements }) => elements.filter((one) => one.for.length > 0).length));
    const late = group.filter(({ outOfTime }) => (outOfTime ?? null) !== null).length;
    say(
      'crime',
      `${title} (${article}): ${plural(group.length, 'incident')} looked at; in ${group.length === 1 ? 'it' : 'any one of them'} words speak for ${group.length === 1 ? '' : 'at most '}${most} of its ${asked.length} elements. ${late > 0 ? `${plural(late, 'incident')} lie before the instrument was in force. ` : ''}${standard ? `The standard at this stage is ${standard.words} (${standard.article}); whether it is reached is for the judges.` : ''}`.trim(),
      group.flatMap((one) => [
        ...(one.candidate ?? []),
        ...one.elements.filter((each) => each.kind !== 'contextual').flatMap((each) => each.for),
      ]),
    );
  }
  const places = Map.groupBy(about, ({ where }) => (where ? [where.name, ...where.within].join(', ') : ''));
  for (const [place, group] of [...places].sort(([a], [b]) => (a < b ? -1 : 1)))
    say(
      'place',
      place === ''
        ? `For ${plural(group.length, 'incident')} the sources name no place that could be settled.`
        : `${plural(group.length, 'incident')} in ${place}.`,
      group.flatMap((one) => (one.whereClaim ? [one.whereClaim] : real(one))),
    );
  const dated = about.filter(({ when }) => when?.first || when?.last);
  const days = dated.flatMap(({ when }) => [when!.first, when!.last].flatMap((day) => (day ? [day.slice(0, 10)] : []))).sort();
  if (days.length > 0)
    say(
      'time',
      `The sources date ${dated.length} of ${plural(about.length, 'incident')}, between ${days[0]} and ${days.at(-1)}.`,
      dated.flatMap((one) => (one.whenClaim ? [one.whenClaim] : real(one))),
    );
  if (dated.length < about.length)
    say(
      'time',
      `For ${plural(about.length - dated.length, 'incident')} the sources give no day.`,
      about.filter((one) => !dated.includes(one)).flatMap(real),
    );
  accusations(about, accusationsIn(assessments), say);
  victims(about, say);
  const digests = new Map(readings.map((reading) => [reading.id, reading.object]));
  const bySource = Map.groupBy(claims, (claim) => digests.get(claim.reading));
  const used = new Set(about.flatMap((one) => one.claims));
  say(
    'how-the-sender-knows',
    `From ${plural(sources.length, 'source')} of ${plural(origins.length, 'independent origin')}, read word for word; nobody was interviewed by this file, and what a source only repeats is not counted twice.`,
    used,
  );
  for (const source of sources) {
    const said = (bySource.get(source.object) ?? []).filter(({ id }) => used.has(id));
    if (said.length === 0) continue;
    say(
      'evidence-and-custody',
      `${source.from}${source.at === '' ? '' : `, received ${source.at.slice(0, 10)}`}, kept unaltered as ${source.object} and entered in a signed ledger; it carries ${plural(said.length, 'claim')} on these incidents.`,
      said.map(({ id }) => id),
    );
  }
  against(assessments, new Map(about.map((one) => [one.id, one])), say);
  for (const route of routes)
    if (route.id.startsWith('icc.'))
      say(
        'jurisdiction',
        `${route.title} (${route.article}): ${route.state === 'open-if' ? 'open if its conditions follow' : route.state}. ${route.next}`,
        about.flatMap((one) => (one.whereClaim ? [one.whereClaim] : [])),
      );
  return sentences;
}

type Say = (section: CommunicationSentence['section'], text: string, from: Iterable<ClaimId>) => void;

function accusations(about: readonly Incident[], accusing: ReadonlyMap<IncidentId, ReadonlySet<ClaimId>>, say: Say): void {
  const named = new Map<
    string,
    { incidents: number; by: Set<string>; claims: ClaimId[]; denials: ClaimId[]; deniers: Set<string> }
  >();
  const accused = new Set<IncidentId>();
  for (const { id, attribution } of about)
    for (const { name, accusedBy: all, deniedBy } of attribution) {
      // Who is accused of something else that is told of the same place and day is not accused of this.
      const accusedBy = all.filter(({ claim }) => accusing.get(id)?.has(claim));
      if (accusedBy.length === 0) continue;
      accused.add(id);
      const one = named.get(name) ?? { incidents: 0, by: new Set(), claims: [], denials: [], deniers: new Set() };
      one.incidents += 1;
      for (const { speaker, claim } of accusedBy) {
        one.by.add(speaker);
        one.claims.push(claim);
      }
      for (const { speaker, claim } of deniedBy) {
        one.deniers.add(speaker);
        one.denials.push(claim);
      }
      named.set(name, one);
    }
  for (const [name, { incidents, by, claims, denials, deniers }] of [...named].sort(([, a], [, b]) => b.incidents - a.incidents))
    say(
      'alleged-perpetrators',
      `${name} is held responsible for ${plural(incidents, 'incident')} by ${[...by].slice(0, 6).join(', ')}; ${deniers.size > 0 ? `denied by ${[...deniers].join(', ')}` : 'no denial is in the file'}.`,
      [...claims, ...denials],
    );
  const nobody = about.filter(({ id }) => !accused.has(id));
  if (nobody.length > 0)
    say(
      'alleged-perpetrators',
      `For ${plural(nobody.length, 'incident')} the sources hold nobody responsible in words that could be settled; the file names nobody for them.`,
      nobody.flatMap(({ claims }) => claims),
    );
}

function victims(about: readonly Incident[], say: Say): void {
  for (const { title, tally } of about)
    for (const { outcome, class: who, min, max, rule, scope, from, dissent } of tally) {
      if (min === null && max === null) continue;
      const number =
        min === null ? `at most ${max}` : max === null ? `at least ${min}` : min === max ? `${min}` : `${min} to ${max}`;
      say(
        'victims',
        `${title}: ${number} ${people[who]} ${outcome}${scope === 'cumulative' ? ', over a period' : ''} (${rule})${dissent.length > 0 ? `; ${plural(dissent.length, 'claim')} differ` : ''}. Numbers bear on gravity.`,
        [...from, ...dissent],
      );
    }
}

const people: Readonly<Record<HarmClass, string>> = {
  unknown: 'people',
  civilian: 'civilians',
  child: 'children',
  woman: 'women',
  man: 'men',
  'older-person': 'older people',
  family: 'members of families',
  'medical-worker': 'medical workers',
  'aid-worker': 'aid workers',
  journalist: 'journalists',
  rescuer: 'rescuers',
  'teacher-or-student': 'teachers or students',
  'displaced-person': 'displaced people',
  detainee: 'detainees',
  combatant: 'fighters',
};

/** What speaks against, and where nobody speaks of what would: exculpatory matter is set out with the same care. */
function against(assessments: readonly Assessment[], incidents: ReadonlyMap<IncidentId, Incident>, say: Say): void {
  const spoken = new Map<string, ClaimId[]>();
  const silent = new Map<string, Set<IncidentId>>();
  for (const { incident, elements } of assessments)
    for (const { question, against: ids, because, state } of elements) {
      if (ids.length > 0) spoken.set(question, [...(spoken.get(question) ?? []), ...ids]);
      else if (state === 'not-assessed' && because.startsWith('Nobody in the file')) {
        const set = silent.get(because) ?? new Set();
        set.add(incident);
        silent.set(because, set);
      }
    }
  for (const [question, ids] of [...spoken].sort(([a], [b]) => (a < b ? -1 : 1)))
    say('against', `Against "${question}": ${plural(new Set(ids).size, 'claim')}.`, ids);
  for (const [because, ids] of [...silent].sort(([a], [b]) => (a < b ? -1 : 1)))
    say(
      'against',
      `${because} This is so for ${plural(ids.size, 'incident')}.`,
      [...ids].flatMap((id) => incidents.get(id)?.claims ?? []),
    );
  if (spoken.size === 0)
    say('against', 'No claim in the file speaks against any element; that nobody says it is no proof that nothing does.', []);
}

const plural = (n: number, one: string) => `${n.toLocaleString('en')} ${n === 1 ? one : `${one}s`}`;
