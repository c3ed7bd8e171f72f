import {
  type Assessment,
  type Claim,
  type Dispute,
  type Entity,
  type EventKind,
  type Findings,
  type Incident,
  type IncidentId,
  type Origin,
  type Reading,
  type Source,
  type Span,
  digestOf,
  idFrom,
} from '../../src/model/index.ts';

// A file of any size on an invented war: ten claims in each source, and as many claims of each incident as are asked for. Made from
// a seed, so that two runs measure the same file.

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const kinds: readonly EventKind[] = [
  'attack',
  'attack',
  'attack',
  'killing',
  'siege',
  'displacement',
  'statement',
  'vote',
  'offer',
  'aid',
];
const stems = ['Kar', 'Tes', 'Vel', 'Mir', 'Ost', 'Bel', 'Lan', 'Rad', 'Sol', 'Dun', 'Per', 'Hal'];
const ends = ['sa', 'aly', 'mar', 'ova', 'rava', 'u', 'tern', 'esh', 'ir', 'ik', 'ola', 'em'];
const things = ['clinic', 'market', 'bridge', 'school', 'convoy', 'water plant', 'bakery', 'camp'];
const classes = [
  'clinic',
  'market',
  'civilian-infrastructure',
  'school',
  'aid-convoy',
  'water-infrastructure',
  'bakery',
  'idp-camp',
];

/** Findings with `size` incidents, a multiple of ten; `each` claims of every one of them, ten in a source. */
export function madeFile(size: number, each = 10, seed = 1): Findings {
  const next = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const places = Array.from({ length: Math.max(12, Math.min(4000, Math.ceil(size / 20))) }, (_, at) => ({
    name: `${stems[at % 12]}${ends[Math.floor(at / 12) % 12]}${at < 144 ? '' : ` ${Math.floor(at / 144)}`}`,
    lat: -20 + next() * 50,
    lon: 10 + next() * 60,
  }));
  const speakers: Entity[] = Array.from({ length: Math.max(20, Math.ceil(size / 10)) }, (_, at) => ({
    id: idFrom('entity', 'bench', String(at)),
    kind: at % 9 === 0 ? 'armed-group' : at % 4 === 0 ? 'organisation' : 'person',
    name: `${pick(stems)}${pick(ends)} ${pick(stems)}${pick(ends)}${at}`,
    aliases: [],
    state: null,
    mentions: [],
  }));

  const sources: Source[] = [];
  const readings: Reading[] = [];
  const claims: Claim[] = [];
  const origins: Origin[] = [];
  const incidents: Incident[] = [];
  const disputes: Dispute[] = [];
  const assessments: Assessment[] = [];
  const sharedOrigin: Origin['sources'][number][][] = [];
  const incidentOf: number[] = [];
  for (let at = 0; at < (size * each) / 10; at += 1) {
    const parts: string[] = [`${pick(places).name}: report ${at}`];
    const spans: (Span & { readonly incident: number; readonly killed: number | null; readonly speaker: Entity })[] = [];
    let length = parts[0]!.length + 2;
    for (let line = 0; line < 10; line += 1) {
      // Claims of one incident stand in sources near each other, as reports of one day do.
      const incident = Math.floor(at / each) * 10 + line;
      incidentOf.push(incident);
      const speaker = speakers[Math.floor(next() * speakers.length)]!;
      const killed = next() < 0.4 ? Math.ceil(next() * 40) : null;
      const place = places[incident % places.length]!;
      const text = `${speaker.name} said ${killed === null ? 'several' : `at least ${killed}`} people were killed when shells hit the ${things[incident % things.length]} in ${place.name} on day ${incident % 900}, and number ${incident * 7 + line} was among those who saw the road to the ${pick(things)} closed.`;
      spans.push({ from: length, to: length + text.length, incident, killed, speaker });
      parts.push(text);
      length += text.length + 2;
    }
    const text = parts.join('\n\n');
    const object = digestOf(text);
    const id = idFrom('source', object, String(at));
    const reading = idFrom('reading', object, String(at));
    sources.push({
      id,
      object,
      mediaType: 'text/plain',
      bytes: text.length,
      at: '2031-06-01T00:00:00Z',
      from: `reports/${String(at).padStart(7, '0')}.txt`,
      inside: null,
    });
    let start = 0;
    readings.push({
      id: reading,
      object,
      text,
      about: {
        title: { value: parts[0]!, span: { from: 0, to: parts[0]!.length }, where: 'first line' },
        byline: null,
        publisher: { value: `${pick(stems)}${pick(ends)} Courier`, span: null, where: 'visible line' },
        published: null,
        updated: null,
        address: null,
        language: { code: 'en', confidence: 1 },
      },
      blocks: parts.map((part, line) => {
        const block = {
          kind: line === 0 ? ('title' as const) : ('paragraph' as const),
          from: start,
          to: start + part.length,
          page: null,
        };
        start += part.length + 2;
        return block;
      }),
      furniture: [],
      anchors: [],
      notes: [],
      method: { rule: 'bench', version: '1', confidence: 1 },
    });
    for (const { from, to, incident, killed, speaker } of spans) {
      const named = from + speaker.name.length;
      const day = dayOf(incident, size);
      const place = places[incident % places.length]!;
      const thing = things[incident % things.length]!;
      const thingAt = text.indexOf(thing, from);
      const placeAt = text.indexOf(` in ${place.name}`, from) + 4;
      claims.push({
        id: idFrom('claim', reading, String(from)),
        reading,
        from,
        to,
        kind: kinds[incident % kinds.length]!,
        detail: null,
        voice: {
          manner: 'indirect',
          speaker: { from, to: named, entity: speaker.id, name: speaker.name },
          coSpeakers: [],
          via: null,
          cue: null,
          content: null,
        },
        stance: 'asserted',
        factuality: kinds[incident % kinds.length] === 'offer' ? 'offered' : 'happened',
        trigger: null,
        when: { first: day, last: day, precision: 'day', text: null, anchor: 'stated' },
        where: {
          from: placeAt,
          to: placeAt + place.name.length,
          name: place.name,
          lat: place.lat,
          lon: place.lon,
          radiusMetres: 2000,
          within: [],
          gazetteer: 'bench',
        },
        actors: incident % 3 === 0 ? [{ from, to: named, entity: speaker.id, name: speaker.name, role: 'agent' }] : [],
        targets:
          incident % 4 === 0
            ? [
                {
                  from: thingAt,
                  to: thingAt + thing.length,
                  entity: null,
                  name: thing,
                  class: classes[incident % things.length]!,
                },
              ]
            : [],
        weapons: [],
        harms:
          killed === null
            ? []
            : [
                {
                  from,
                  to,
                  outcome: 'killed',
                  class: 'civilian',
                  min: killed,
                  max: null,
                  hedge: 'at least',
                  partOf: null,
                  scope: 'incident',
                  since: null,
                  attributedTo: [],
                },
              ],
        vote: null,
        method: { rule: 'bench', version: '1', confidence: next() },
      });
    }
    const origin = sharedOrigin.at(-1);
    if (at % 5 === 4 && origin) origin.push(id);
    else sharedOrigin.push([id]);
  }
  for (const [at, group] of sharedOrigin.entries())
    origins.push({ id: idFrom('origin', String(at)), sources: group, because: [] });
  const originOf = new Map(origins.flatMap((origin) => origin.sources.map((source) => [source, origin.id] as const)));
  const own: Claim[][] = Array.from({ length: size }, () => []);
  claims.forEach((claim, index) => own[incidentOf[index]!]!.push(claim));
  const sourceOf = new Map(readings.map((reading, index) => [reading.id, sources[index]!.id]));
  for (let at = 0; at < size; at += 1) {
    const mine = own[at]!;
    const first = mine[0]!;
    const told = [...new Set(mine.map((claim) => sourceOf.get(claim.reading)!))];
    const figures = mine.flatMap((claim) => claim.harms.map((harm) => harm.min ?? 0));
    const kind = kinds[at % kinds.length]!;
    incidents.push({
      id: idFrom('incident', first.id),
      shelf: kind === 'statement' || kind === 'vote' || kind === 'offer' ? 'record' : 'incident',
      kind,
      title: `${kind[0]!.toUpperCase()}${kind.slice(1)}: ${things[at % things.length]}, ${places[at % places.length]!.name}`,
      claims: mine.map((claim) => claim.id),
      when: at % 11 === 0 ? null : first.when,
      where: first.where,
      whenClaim: first.id,
      whereClaim: first.id,
      support: {
        origins: [...new Set(told.map((source) => originOf.get(source)!))],
        sources: told,
        kinds: { unknown: mine.length },
      },
      grade: (['weak', 'fair', 'confirmed', 'contested', 'discounted'] as const)[at % 5]!,
      gradeBecause: 'made for measuring',
      tally:
        figures.length === 0
          ? []
          : [
              {
                outcome: 'killed',
                class: 'civilian',
                min: Math.min(...figures),
                max: null,
                best: null,
                rule: 'made for measuring',
                scope: 'incident',
                since: null,
                attributedTo: [],
                partOf: null,
                from: mine.filter((claim) => claim.harms.length > 0).map((claim) => claim.id),
                dissent: [],
              },
            ],
      attribution: [],
      disputes: at % 4 === 0 && mine.length > 1 ? [idFrom('dispute', String(at))] : [],
      vote: null,
    });
    if (at % 4 === 0 && mine.length > 1)
      disputes.push({
        id: idFrom('dispute', String(at)),
        kind: at % 8 === 0 ? 'count' : 'place',
        incident: idFrom('incident', first.id),
        claims: [[mine[0]!.id], [mine[1]!.id]],
        what: 'Two figures that cannot both be true.',
        severity: at % 12 === 0 ? 'high' : 'medium',
      });
    if (kind === 'attack') assessments.push(assessmentOf(idFrom('incident', first.id), mine));
  }
  const nothing = { relations: [], routes: [], voteChecks: [], reviews: [], notes: [] };
  return { sources, readings, entities: speakers, claims, origins, incidents, disputes, assessments, ...nothing };
}

/** One crime with four elements, of which the first rests on two claims. */
const assessmentOf = (incident: IncidentId, claims: readonly Claim[]): Assessment => ({
  incident,
  crime: 'made.1',
  title: 'Attacking civilians',
  article: 'Article 1',
  conflict: 'any',
  elements: [0, 1, 2, 3].map((at) => ({
    id: `made.1#${at}`,
    question: `Does element ${at} stand?`,
    kind: 'material' as const,
    article: 'Article 1',
    state: at === 0 ? ('supported' as const) : ('not-assessed' as const),
    for: at === 0 ? claims.slice(0, 2).map(({ id }) => id) : [],
    against: [],
    missing: at === 0 ? [] : [`Who saw element ${at}?`],
    because: 'made for measuring',
  })),
});

/** The day of an incident: one file tells of five years, whatever its size. */
function dayOf(incident: number, size: number): string {
  return new Date(Date.UTC(2030, 0, 1) + Math.floor((incident / size) * 1826) * 86_400_000).toISOString().slice(0, 10);
}
