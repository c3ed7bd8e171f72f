import { type Static, type TSchema, Type } from 'typebox';
import {
  eventKinds,
  factualities,
  grades,
  harmClasses,
  harmOutcomes,
  incidentOrders,
  stances,
  tallyRules,
} from '../model/index.ts';
import { FindingsSchema } from '../model/schema.ts';

// One schema for each thing that crosses the wire: requests are checked by it, and /api/openapi.json is made of the same.

const oneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]));
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const ref = (name: string) => Type.Unsafe<unknown>({ $ref: `${name}#` });
const whole = Type.Integer({ minimum: 0 });
const id = (prefix: string) => Type.String({ pattern: `^${prefix}_[0-9a-f]{16}$` });

export const ids = {
  incident: id('inc'),
  source: id('src'),
  claim: id('clm'),
  entity: id('ent'),
  /** The leaf hash of its entry in the ledger. */
  review: Type.String({ pattern: '^[0-9a-f]{64}$' }),
};

export const disputeKinds = ['count', 'time', 'place', 'actor', 'outcome', 'status', 'vote', 'denial', 'quote'] as const;
export const entityKinds = ['person', 'organisation', 'state', 'armed-group', 'place', 'group', 'facility', 'role'] as const;
const elementStates = ['supported', 'contested', 'unsupported', 'not-assessed'] as const;
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

const asked = {
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 50, description: 'How many to give at most.' }),
  after: Type.Optional(Type.String({ maxLength: 400, description: 'The `next` of the part before.' })),
};
export const Asked = Type.Object(asked, { additionalProperties: false });

const box = '^-?\\d{1,3}(\\.\\d{1,8})?(,-?\\d{1,3}(\\.\\d{1,8})?){3}$';
const inDegrees = 'West, south, east and north in degrees, with commas between.';
const closed = { additionalProperties: false };

const selection = {
  shelf: Type.Optional(oneOf(['incident', 'record'])),
  kind: Type.Optional(Type.Array(Type.Enum([...eventKinds.keys()]))),
  grade: Type.Optional(Type.Array(oneOf(grades))),
  factuality: Type.Optional(Type.Array(oneOf(factualities))),
  outcome: Type.Optional(Type.Enum([...harmOutcomes])),
  place: Type.Optional(Type.String({ maxLength: 200 })),
  entity: Type.Optional(ids.entity),
  actor: Type.Optional(ids.entity),
  target: Type.Optional(Type.String({ maxLength: 100 })),
  source: Type.Optional(ids.source),
  box: Type.Optional(
    Type.String({
      pattern: box,
      description: inDegrees,
    }),
  ),
  area: Type.Optional(
    Type.String({
      pattern: '^-?\\d{1,3}(\\.\\d{1,8})?(,-?\\d{1,3}(\\.\\d{1,8})?){5,255}$',
      maxLength: 4000,
      description: 'Longitude and latitude of each corner of an area in degrees, three corners or more, with commas between.',
    }),
  ),
  disputed: Type.Optional(Type.Boolean()),
  from: Type.Optional(date),
  to: Type.Optional(date),
  words: Type.Optional(Type.String({ maxLength: 400 })),
};
export const Selection = Type.Object(selection, { additionalProperties: false });
export const IncidentQuery = Type.Object(
  {
    ...selection,
    ...asked,
    skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000, description: 'How many to leave out first.' })),
    order: Type.Enum([...incidentOrders], { default: 'when' }),
  },
  { additionalProperties: false },
);
export const DisputeQuery = Type.Object({ ...asked, kind: Type.Optional(oneOf(disputeKinds)) }, { additionalProperties: false });
const byName = { ...asked, words: Type.Optional(Type.String({ maxLength: 200, description: 'Words of the name.' })) };
export const NamedQuery = Type.Object(byName, { additionalProperties: false });
export const EntityQuery = Type.Object(
  { ...byName, kind: Type.Optional(Type.Array(oneOf(entityKinds))) },
  { additionalProperties: false },
);
export const ExportQuery = Type.Object(
  { ...selection, order: Type.Enum([...incidentOrders], { default: 'when' }), as: oneOf(['csv', 'json']) },
  { additionalProperties: false },
);
export const LedgerQuery = Type.Object(
  {
    limit: Type.Integer({ minimum: 1, maximum: 500, default: 50, description: 'How many to give at most.' }),
    before: Type.Optional(Type.Integer({ minimum: 0, description: 'Only entries before this index.' })),
  },
  closed,
);
export const TownsQuery = Type.Object(
  { box: Type.String({ pattern: box, description: inDegrees }), limit: Type.Integer({ minimum: 1, maximum: 200, default: 60 }) },
  closed,
);
export const ClaimsQuery = Type.Object(
  { id: Type.Array(ids.claim, { minItems: 1, maxItems: 100, description: 'Ids of claims, at most a hundred.' }) },
  closed,
);
/** The parts of what the law says of a file, each a list of its own. */
export const lawParts = [
  'conflicts',
  'patterns',
  'liability',
  'commands',
  'questions',
  'setAside',
  'votes',
  'communication',
] as const;
export const LawParams = Type.Object({ part: oneOf(lawParts) });
export const LawQuery = Type.Object(
  {
    limit: asked.limit,
    after: Type.Optional(Type.String({ pattern: '^\\d{1,9}$', description: 'The `next` of the part before.' })),
  },
  closed,
);
export const CompareQuery = Type.Object({ left: ids.source, right: ids.source }, { additionalProperties: false });
export const QueueQuery = Type.Object(
  { ...asked, name: Type.String({ maxLength: 200, description: 'Whose queue: the name under which decisions are entered.' }) },
  { additionalProperties: false },
);
export const SearchQuery = Type.Object({ ...asked, q: Type.String({ maxLength: 400 }) }, { additionalProperties: false });

export const IncidentParams = Type.Object({ id: ids.incident });
export const ClaimParams = Type.Object({ id: ids.claim });
export const SourceParams = Type.Object({ id: ids.source });
export const EntityParams = Type.Object({ id: ids.entity });

const some = (of: TSchema) => Type.Array(of, { minItems: 1, maxItems: 1000 });
const Conclusion = Type.Union([
  Type.Object({ kind: Type.Literal('join'), incidents: Type.Array(ids.incident, { minItems: 2, maxItems: 100 }) }, closed),
  Type.Object({ kind: Type.Literal('part'), incident: ids.incident, claims: some(ids.claim) }, closed),
  Type.Object({ kind: Type.Literal('confirm'), claim: ids.claim }, closed),
  Type.Object({ kind: Type.Literal('reject'), claim: ids.claim }, closed),
  Type.Object({ kind: Type.Literal('join-origins'), sources: some(ids.source) }, closed),
  Type.Object({ kind: Type.Literal('part-origins'), sources: some(ids.source) }, closed),
  Type.Object({ kind: Type.Literal('join-entities'), entities: some(ids.entity) }, closed),
  Type.Object({ kind: Type.Literal('part-entities'), entity: ids.entity, parts: some(ids.entity) }, closed),
  Type.Object(
    {
      kind: Type.Literal('set-element'),
      incident: ids.incident,
      element: Type.String({ minLength: 1, maxLength: 200 }),
      state: oneOf(elementStates),
    },
    closed,
  ),
  Type.Object(
    { kind: Type.Literal('set-rule'), incident: Type.Union([ids.incident, Type.Null()]), rule: oneOf(tallyRules) },
    closed,
  ),
  Type.Object({ kind: Type.Literal('set-grade'), incident: ids.incident, grade: oneOf(grades) }, closed),
  Type.Object(
    {
      kind: Type.Literal('write'),
      instead: Type.Union([ids.claim, Type.Null()]),
      reading: id('rdg'),
      from: whole,
      to: whole,
      says: Type.Object(
        {
          event: Type.Enum([...eventKinds.keys()]),
          stance: oneOf(stances),
          factuality: oneOf(factualities),
          when: nullable(Type.Object({ first: nullable(date), last: nullable(date) }, closed)),
          place: nullable(Type.String({ minLength: 1, maxLength: 200 })),
          actor: nullable(ids.entity),
          harm: nullable(
            Type.Object(
              { outcome: oneOf(harmOutcomes), class: oneOf(harmClasses), min: nullable(whole), max: nullable(whole) },
              closed,
            ),
          ),
        },
        closed,
      ),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('undo'), review: ids.review }, closed),
]);
export const ReviewBody = Type.Object(
  {
    conclusion: Conclusion,
    reason: Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' }),
    name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  },
  closed,
);
export type ReviewBody = Static<typeof ReviewBody>;

const findings = FindingsSchema.properties;
const claim = findings.claims.items.properties;

const ReviewMade = Type.Object(
  {
    id: ids.review,
    by: Type.String(),
    name: Type.String(),
    at: Type.String(),
    conclusion: Type.Object({ kind: Type.String() }),
    reason: Type.String(),
  },
  { $id: 'Review' },
);
const ClaimView = Type.Object(
  {
    ...claim,
    reading: Type.String(),
    sourceName: Type.String(),
    origin: nullable(Type.String()),
    incidents: Type.Array(ids.incident),
    reviews: Type.Array(ref('Review')),
  },
  {
    $id: 'Claim',
    description: 'A claim as findings-json writes it, with its origin, its incidents and what people concluded of it.',
  },
);
const counts = Type.Record(Type.String(), whole);
const named = {
  id: ids.incident,
  kind: Type.String(),
  title: Type.String(),
  detail: nullable(Type.String({ description: 'The form of an attack that most claims give.' })),
  targets: Type.Array(Type.String(), { description: 'Classes of what was struck, the most told of first.' }),
  who: nullable(Type.String({ description: 'Whose word or deed an event of the record is.' })),
  when: nullable(Type.Object({ first: nullable(Type.String()), last: nullable(Type.String()), precision: Type.String() })),
};
const IncidentName = Type.Object(
  { ...named, place: nullable(Type.Object({ name: Type.String() })) },
  { $id: 'IncidentName', description: 'What an incident is called, and what a title in another language is made of.' },
);
const IncidentRow = Type.Object(
  {
    ...named,
    shelf: oneOf(['incident', 'record']),
    place: nullable(
      Type.Object({
        name: Type.String(),
        within: Type.Array(Type.String()),
        lat: nullable(Type.Number()),
        lon: nullable(Type.Number()),
        radiusMetres: nullable(Type.Number()),
      }),
    ),
    grade: oneOf(grades),
    gradeBecause: Type.String(),
    factuality: counts,
    stance: counts,
    toll: Type.Array(
      Type.Object({
        outcome: Type.String(),
        min: nullable(whole),
        max: nullable(whole),
        best: nullable(whole),
        scope: Type.String(),
      }),
    ),
    claims: whole,
    sources: whole,
    origins: whole,
    disputes: whole,
    vote: findings.incidents.items.properties.vote,
    told: nullable(Type.Object({ first: Type.String(), last: Type.String() })),
  },
  { $id: 'IncidentRow' },
);
const SourceRow = Type.Object(
  {
    id: ids.source,
    from: Type.String(),
    title: nullable(Type.String()),
    publisher: nullable(Type.String()),
    published: nullable(
      Type.Object({
        first: nullable(Type.String()),
        last: nullable(Type.String()),
        precision: Type.String(),
        inferred: Type.Boolean(),
      }),
    ),
    language: nullable(Type.String()),
    mediaType: Type.String(),
    bytes: whole,
    object: Type.String(),
    at: Type.String(),
    inside: nullable(Type.String()),
    reading: nullable(Type.String()),
    claims: whole,
    incidents: whole,
    notes: whole,
    origin: nullable(Type.String()),
    sharing: whole,
  },
  { $id: 'SourceRow' },
);
const Dispute = Type.Object(
  {
    id: Type.String(),
    kind: oneOf(disputeKinds),
    severity: oneOf(['low', 'medium', 'high']),
    what: Type.String(),
    incident: nullable(ref('IncidentName')),
    sides: Type.Array(Type.Array(ref('Claim')), { minItems: 2, maxItems: 2 }),
  },
  { $id: 'Dispute' },
);
const EntityRow = Type.Object(
  {
    id: ids.entity,
    kind: oneOf(entityKinds),
    name: Type.String(),
    aliases: Type.Array(Type.String()),
    state: nullable(Type.String()),
    mentions: whole,
    sources: whole,
    said: whole,
    named: whole,
    parts: Type.Array(Type.Object({ id: ids.entity, name: Type.String() })),
  },
  { $id: 'EntityRow' },
);
const Problem = Type.Object(
  { type: Type.String(), title: Type.String(), status: Type.Integer(), detail: Type.String(), next: Type.String() },
  { $id: 'Problem', description: 'RFC 9457, with `next`: what the reader can do now.' },
);

/** Schemas that answers refer to by name. */
export const shared: readonly TSchema[] = [
  ReviewMade,
  ClaimView,
  IncidentName,
  IncidentRow,
  SourceRow,
  Dispute,
  EntityRow,
  Problem,
];

const page = (of: string) => Type.Object({ items: Type.Array(ref(of)), total: whole, next: nullable(Type.String()) });
const assessments = findings.assessments.items;
const Facets = Type.Object({
  kind: counts,
  grade: counts,
  factuality: counts,
  place: counts,
  outcome: counts,
  target: counts,
  actor: Type.Array(Type.Object({ id: ids.entity, name: Type.String(), incidents: whole })),
  disputed: whole,
});
const places = Type.Array(
  Type.Object({
    name: Type.String(),
    lat: Type.Number(),
    lon: Type.Number(),
    radiusMetres: nullable(Type.Number()),
    incidents: whole,
  }),
);
const Spread = Type.Object({
  time: Type.Object({
    unit: oneOf(['day', 'week', 'month', 'year']),
    bars: Type.Array(Type.Object({ from: Type.String(), to: Type.String(), incidents: whole, killed: whole })),
  }),
  places,
  undated: whole,
  unplaced: whole,
});
const claimIds = Type.Array(ids.claim);
const elementsOf = Type.Array(
  Type.Object({ id: Type.String(), question: Type.String(), state: oneOf(elementStates), for: claimIds, against: claimIds }),
);
/** What stands in each part of the law's list, by its telling fields. */
const LawLine = Type.Union([
  Type.Object({
    id: Type.String(),
    parties: Type.Array(Type.Object({ name: Type.String() })),
    kinds: Type.Array(Type.Object({})),
  }),
  Type.Object({ id: Type.String(), what: Type.String(), incidents: Type.Array(ids.incident), chance: nullable(Type.Number()) }),
  Type.Object({ name: Type.String(), mode: Type.String(), article: Type.String(), elements: elementsOf }),
  Type.Object({ person: Type.String(), over: Type.String(), kind: Type.String(), claims: claimIds }),
  Type.Object({ question: Type.String(), weight: Type.Number(), bears: whole }),
  Type.Object({ incident: ids.incident, crime: Type.String(), because: Type.String(), claims: claimIds }),
  Type.Object({ incident: ids.incident, state: Type.String() }),
  Type.Object({ section: Type.String(), text: Type.String(), claims: claimIds }),
]);
const spanned = { from: whole, to: whole };
const Proposed = Type.Object({
  reading: Type.String(),
  proposer: Type.Object({ protocol: Type.String(), endpoint: Type.String(), model: Type.String(), prompt: Type.String() }),
  proposals: Type.Array(
    Type.Object({
      ...spanned,
      kind: Type.String(),
      provenance: Type.Array(Type.Object({ ...spanned, field: Type.String(), rule: Type.String() })),
      rules: Type.Object({ claim: nullable(ids.claim), state: oneOf(['new', 'agrees', 'adds', 'differs']) }),
    }),
  ),
  dropped: counts,
  onlyRules: claimIds,
  failures: Type.Array(Type.String()),
});
const noteList = findings.notes;
const pageOf = (of: TSchema) => Type.Object({ items: Type.Array(of), total: whole, next: nullable(Type.String()) });
const sourceFile = Type.Object({
  row: ref('SourceRow'),
  source: Type.Object({ id: ids.source, object: Type.String() }),
  text: nullable(
    Type.Object({
      id: Type.String(),
      text: Type.String(),
      blocks: Type.Array(Type.Object({ from: whole, to: whole, kind: Type.String(), page: nullable(whole) })),
      furniture: Type.Array(Type.Object({ from: whole, to: whole, kind: Type.String() })),
      boxes: Type.Array(Type.Object({ from: whole, to: whole })),
    }),
  ),
  claims: Type.Array(ref('Claim')),
  mentions: Type.Array(
    Type.Object({ from: whole, to: whole, entity: ids.entity, name: Type.String(), kind: oneOf(entityKinds) }),
  ),
  incidents: Type.Array(Type.Object({ ...IncidentName.properties, shelf: Type.String() })),
  origin: nullable(Type.Object({ id: Type.String(), sources: Type.Array(ids.source) })),
  sharing: Type.Array(ref('SourceRow')),
  notes: noteList,
});
const Subject = Type.Object({
  kind: oneOf(['claim', 'incident', 'source', 'entity', 'review', 'element']),
  id: Type.String(),
  label: nullable(Type.String()),
  source: nullable(ids.source),
});
const because = Type.Array(oneOf(['figure', 'actor', 'disputed', 'unsure', 'alone', 'second']));

/** What each operation answers with when all is well. */
export const answers = {
  session: Type.Object({
    name: Type.String(),
    csrf: nullable(Type.String()),
    format: Type.String(),
    tiles: nullable(Type.String({ description: 'The address of map tiles that the user named, or null.' })),
  }),
  towns: Type.Array(Type.Object({ name: Type.String(), lat: Type.Number(), lon: Type.Number(), people: whole })),
  overview: Type.Object({
    counts: Type.Object({
      sources: whole,
      origins: whole,
      claims: whole,
      incidents: whole,
      record: whole,
      disputes: whole,
      entities: whole,
      reviews: whole,
      notes: whole,
    }),
    facets: Facets,
    latest: Type.Array(ref('IncidentRow')),
    record: Type.Array(ref('IncidentRow')),
    disputes: Type.Array(ref('Dispute')),
    places,
    entities: Type.Array(ref('EntityRow')),
    routes: findings.routes,
    notes: noteList,
    questions: Type.Array(Type.Object({ question: Type.String(), total: whole, incidents: Type.Array(ids.incident) })),
  }),
  incidents: page('IncidentRow'),
  facets: Facets,
  spread: Spread,
  incident: Type.Object({
    row: ref('IncidentRow'),
    incident: Type.Object({
      id: ids.incident,
      tally: findings.incidents.items.properties.tally,
      attribution: findings.incidents.items.properties.attribution,
    }),
    claims: Type.Array(ref('Claim')),
    sources: Type.Array(ref('SourceRow')),
    origins: Type.Array(Type.Object({ id: Type.String(), sources: Type.Array(ids.source) })),
    disputes: Type.Array(ref('Dispute')),
    assessments: Type.Array(assessments),
    relations: findings.relations,
    voteCheck: nullable(Type.Object({ incident: ids.incident, state: Type.String() })),
    reviews: Type.Array(ref('Review')),
  }),
  claim: ref('Claim'),
  claims: Type.Array(ref('Claim')),
  law: Type.Object({
    instruments: Type.Array(Type.String()),
    standard: Type.Object({ stage: Type.String(), words: Type.String(), article: Type.String() }),
    parts: Type.Object(Object.fromEntries(lawParts.map((part) => [part, whole]))),
  }),
  lawPart: Type.Object({
    items: Type.Array(LawLine),
    names: Type.Array(ref('IncidentName'), { description: 'What the first incidents of each line are called.' }),
    total: whole,
    next: nullable(Type.String()),
  }),
  proposals: Type.Array(Proposed),
  sources: page('SourceRow'),
  source: sourceFile,
  compare: Type.Object({
    left: sourceFile,
    right: sourceFile,
    relations: findings.relations,
    disputes: Type.Array(ref('Dispute')),
  }),
  proof: Type.Object({
    index: whole,
    entry: Type.String(),
    leaf: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    size: whole,
    path: Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' })),
    checkpoint: Type.String(),
  }),
  ledger: Type.Object({
    size: whole,
    items: Type.Array(
      Type.Object({
        index: whole,
        leaf: Type.String({ pattern: '^[0-9a-f]{64}$' }),
        kind: Type.String(),
        at: Type.String(),
        by: Type.String(),
        about: nullable(Type.String()),
      }),
    ),
  }),
  times: Type.Array(
    Type.Object({
      index: whole,
      authority: Type.String(),
      size: whole,
      time: nullable(Type.String()),
      what: Type.String(),
      sound: Type.Boolean(),
    }),
  ),
  disputes: page('Dispute'),
  entities: page('EntityRow'),
  entity: Type.Object({
    row: ref('EntityRow'),
    said: Type.Array(ref('Claim')),
    named: Type.Array(ref('Claim')),
    incidents: Type.Array(ref('IncidentRow')),
    attribution: Type.Array(Type.Object({ incident: ref('IncidentName'), attribution: Type.Object({ name: Type.String() }) })),
  }),
  search: Type.Object({
    hits: Type.Object({
      items: Type.Array(
        Type.Object({
          source: ids.source,
          title: Type.String(),
          from: whole,
          to: whole,
          parts: Type.Array(Type.Object({ text: Type.String(), lit: Type.Boolean() })),
          claim: nullable(ids.claim),
        }),
      ),
      total: whole,
      next: nullable(Type.String()),
    }),
    incidents: Type.Array(ref('IncidentRow')),
    entities: Type.Array(ref('EntityRow')),
  }),
  assessments: pageOf(Type.Object({ ...assessments.properties, of: ref('IncidentName') })),
  routes: findings.routes,
  reviews: Type.Array(ref('Review')),
  notes: pageOf(noteList.items),
  log: pageOf(Type.Object({ ...ReviewMade.properties, subjects: Type.Array(Subject), undoneBy: nullable(ids.review) })),
  queue: Type.Object({
    page: pageOf(Type.Object({ claim: ref('Claim'), title: Type.String(), because })),
    answered: Type.Array(whole, { minItems: 3, maxItems: 3 }),
  }),
  agreement: Type.Object({
    both: whole,
    same: whole,
    kappa: nullable(Type.Number()),
    differ: Type.Array(
      Type.Object({
        claim: ref('Claim'),
        answers: Type.Array(Type.Object({ name: Type.String(), answer: oneOf(['confirm', 'reject']), reason: Type.String() })),
      }),
    ),
  }),
  findings: Type.Object(
    { format: Type.Literal('assize-findings/1') },
    { description: 'The document that docs/findings-json.md describes.' },
  ),
  review: Type.Object({ entered: Type.Literal(true), review: ids.review, computed: Type.Boolean() }),
  investigate: Type.Object({ files: whole }),
} as const;
