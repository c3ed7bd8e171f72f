import { type Static, type TSchema, Type } from 'typebox';
import { basisKinds, blameScale } from '../incident.ts';
import { eventKinds } from '../vocabulary/events.ts';
import { harmClasses, harmOutcomes } from '../vocabulary/harms.ts';

// The public format `assize-findings/1`. docs/findings-json.md documents it, schemas/findings-1.schema.json is printed from
// here. Names are fixed; more may be added. Unknown is null, never left out, never zero.

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const oneOf = <const T extends string[]>(...values: T) => Type.Enum(values);
const ids = Type.Array(Type.String());
const offset = Type.Integer({ minimum: 0 });
const share = Type.Number({ minimum: 0, maximum: 1 });

const place = { from: offset, to: offset };
const quoted = { ...place, quote: Type.String({ minLength: 1 }) };
/** For what may have been found outside the text (a header, markup): a span only where there is one. */
const maybeQuoted = { from: Type.Optional(offset), to: Type.Optional(offset), quote: Type.Optional(Type.String()) };
/** A stretch of a source's text with its exact words; `source` is there where it is not the enclosing thing's own. */
const Span = Type.Object({ source: Type.Optional(Type.String()), ...quoted });
const mention = { ...quoted, entity: nullable(Type.String()), name: Type.String() };
const Mention = Type.Object(mention);

const moment = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})?)?$' });
const when = {
  first: nullable(moment),
  last: nullable(moment),
  precision: oneOf('minute', 'hour', 'day', 'week', 'month', 'year', 'vague'),
  text: nullable(Span),
  anchor: nullable(oneOf('stated', 'publication', 'dateline', 'event')),
};
const When = Type.Object(when);

const Where = Type.Object({
  source: Type.Optional(Type.String()),
  ...quoted,
  name: Type.String(),
  lat: nullable(Type.Number({ minimum: -90, maximum: 90 })),
  lon: nullable(Type.Number({ minimum: -180, maximum: 180 })),
  radiusMetres: nullable(Type.Number({ minimum: 0 })),
  within: Type.Array(Type.String()),
  gazetteer: nullable(Type.String()),
});

const count = nullable(Type.Integer({ minimum: 0 }));
const voteNumbers = {
  body: nullable(Type.String()),
  item: nullable(Type.String()),
  inFavour: count,
  against: count,
  abstained: count,
  members: count,
  outcome: nullable(oneOf('adopted', 'failed', 'vetoed', 'pending')),
  ordinal: count,
};
const voters = <T extends TSchema>(of: T) => ({
  drafters: Type.Array(of),
  vetoedBy: Type.Array(of),
  opposedBy: Type.Array(of),
  abstainedBy: Type.Array(of),
  supportedBy: Type.Array(of),
});
const Vote = Type.Object({ ...voteNumbers, ...voters(Mention) });
const VoteRecord = Type.Object({ ...voteNumbers, ...voters(Type.String()) });

const eventKind = Type.Enum([...eventKinds.keys()]);
const harm = { outcome: Type.Enum([...harmOutcomes]), class: Type.Enum([...harmClasses]), min: count, max: count };
const scope = oneOf('incident', 'cumulative', 'unclear');

const Note = Type.Object({
  code: Type.String({ pattern: '^[a-z-]+/[a-z0-9-]+$' }),
  source: nullable(Type.String()),
  what: Type.String(),
  next: Type.String(),
});

const Source = Type.Object({
  id: Type.String(),
  path: Type.String(),
  digest: Type.String({ pattern: '^sha256:[0-9a-f]{64}$' }),
  mediaType: Type.String(),
  bytes: Type.Integer({ minimum: 0 }),
  inside: nullable(Type.String()),
  received: nullable(Type.String()),
  text: Type.Optional(Type.String()),
  title: nullable(Span),
  byline: nullable(Span),
  publisher: nullable(Type.Object({ name: Type.String(), where: Type.String(), ...maybeQuoted })),
  published: nullable(Type.Object({ ...when, inferred: Type.Boolean(), where: Type.String() })),
  updated: nullable(Type.Object({ ...when, inferred: Type.Boolean(), where: Type.String() })),
  address: nullable(Type.String()),
  language: nullable(Type.Object({ code: Type.String(), confidence: share })),
  furniture: Type.Array(
    Type.Object({
      kind: oneOf('related', 'navigation', 'publication-metadata', 'tags', 'advertising', 'comments', 'boilerplate'),
      ...quoted,
    }),
  ),
  notes: Type.Array(Type.Object({ code: Type.String(), what: Type.String(), next: Type.String() })),
});

const Claim = Type.Object({
  id: Type.String(),
  source: Type.String(),
  ...quoted,
  kind: eventKind,
  detail: nullable(Type.String()),
  voice: Type.Object({
    manner: oneOf('narrator', 'headline', 'direct', 'indirect', 'mixed', 'attributed-noun', 'stance', 'characterisation'),
    speaker: nullable(Mention),
    coSpeakers: Type.Array(Mention),
    via: nullable(Mention),
    cue: nullable(Type.Object({ lemma: Type.String(), ...quoted })),
    content: nullable(Span),
  }),
  stance: oneOf('asserted', 'denied', 'reported', 'alleged', 'doubted', 'feared', 'demanded'),
  factuality: oneOf('happened', 'ongoing', 'planned', 'offered', 'sought', 'hinted', 'hypothetical', 'did-not-happen'),
  trigger: nullable(Span),
  when: nullable(When),
  where: nullable(Where),
  actors: Type.Array(Type.Object({ ...mention, role: Type.String() })),
  targets: Type.Array(Type.Object({ ...mention, class: Type.String() })),
  weapons: Type.Array(Type.Object({ ...mention, class: Type.String() })),
  harms: Type.Array(
    Type.Object({
      ...harm,
      hedge: nullable(Type.String()),
      ...quoted,
      partOf: nullable(offset),
      scope,
      since: nullable(When),
      attributedTo: Type.Array(Mention),
    }),
  ),
  vote: nullable(Vote),
  method: Type.Object({ rule: Type.String(), version: Type.String(), confidence: share }),
});

const said = Type.Array(Type.Object({ speaker: Type.String(), claim: Type.String() }));
const Incident = Type.Object({
  id: Type.String(),
  shelf: oneOf('incident', 'record'),
  kind: eventKind,
  title: Type.String(),
  claims: ids,
  when: nullable(When),
  where: nullable(Where),
  support: Type.Object({
    origins: ids,
    sources: ids,
    kinds: Type.Record(Type.String(), Type.Integer()),
    because: Type.Optional(Type.Array(Type.Object({ kind: Type.String(), what: Type.String(), claims: ids }))),
  }),
  grade: oneOf('confirmed', 'fair', 'weak', 'contested', 'discounted'),
  gradeBecause: Type.String(),
  tally: Type.Array(
    Type.Object({
      ...harm,
      best: count,
      rule: Type.String(),
      scope,
      since: nullable(When),
      attributedTo: Type.Array(Type.String()),
      partOf: nullable(offset),
      from: ids,
      dissent: ids,
      figures: Type.Optional(
        Type.Array(
          Type.Object({
            claim: Type.String(),
            min: count,
            max: count,
            origin: nullable(Type.String()),
            speaker: Type.String(),
            asOf: nullable(moment),
            standing: oneOf('counts', 'superseded', 'partial'),
            supersededBy: nullable(Type.String()),
          }),
        ),
      ),
      low: Type.Optional(count),
      high: Type.Optional(count),
      byRule: Type.Optional(
        Type.Array(
          Type.Object({
            rule: oneOf('range', 'majority', 'hierarchy', 'latest-official'),
            best: count,
            because: Type.String(),
          }),
        ),
      ),
      warnings: Type.Optional(Type.Array(Type.String())),
    }),
  ),
  attribution: Type.Array(
    Type.Object({
      entity: nullable(Type.String()),
      name: Type.String(),
      accusedBy: said,
      deniedBy: said,
      basis: Type.Array(Type.String()),
      origins: Type.Integer({ minimum: 0 }),
      grounds: Type.Optional(Type.Array(Type.Object({ kind: oneOf(...basisKinds), claims: ids }))),
      blame: Type.Optional(oneOf(...blameScale)),
      denialOrigins: Type.Optional(Type.Integer({ minimum: 0 })),
    }),
  ),
  disputes: ids,
  facts: Type.Optional(
    Type.Array(
      Type.Object({
        fact: oneOf('what', 'when', 'where', 'target', 'actor', 'harm'),
        value: Type.String(),
        claims: ids,
        origins: Type.Integer({ minimum: 0 }),
        admiralty: Type.String({ pattern: '^[A-F][1-6]$' }),
        confidence: oneOf('low', 'moderate', 'high'),
        because: Type.String(),
      }),
    ),
  ),
  changes: Type.Optional(Type.Array(Type.Object({ at: nullable(moment), what: Type.String(), claims: ids }))),
  vote: nullable(VoteRecord),
});

/** The whole document, as `assize investigate --json` prints it. */
export const FindingsSchema = Type.Object(
  {
    format: Type.Literal('assize-findings/1'),
    sources: Type.Array(Source),
    entities: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: oneOf('person', 'organisation', 'state', 'armed-group', 'place', 'group', 'facility', 'role'),
        name: Type.String(),
        aliases: Type.Array(Type.String()),
        state: nullable(Type.String()),
        mentions: Type.Array(
          Type.Object({ source: Type.String(), ...quoted, form: oneOf('name', 'name+title', 'nominal', 'pronoun', 'demonym') }),
        ),
      }),
    ),
    claims: Type.Array(Claim),
    origins: Type.Array(
      Type.Object({
        id: Type.String(),
        sources: ids,
        because: Type.Array(
          Type.Object({ kind: Type.String(), what: Type.String(), source: nullable(Type.String()), ...maybeQuoted }),
        ),
      }),
    ),
    incidents: Type.Array(Incident),
    disputes: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: oneOf('count', 'time', 'place', 'actor', 'outcome', 'status', 'vote', 'denial', 'quote'),
        incident: nullable(Type.String()),
        claims: Type.Array(ids, { minItems: 2, maxItems: 2 }),
        what: Type.String(),
        severity: oneOf('low', 'medium', 'high'),
      }),
    ),
    stories: Type.Array(
      Type.Object({ sources: Type.Array(Type.String()), origins: Type.Array(Type.String()), shared: Type.Array(Type.String()) }),
    ),
    relations: Type.Array(
      Type.Object({
        kind: oneOf('agree', 'complement', 'contradict', 'supersede', 'same-event', 'not-same', 'part-of'),
        claims: Type.Array(Type.String(), { minItems: 2, maxItems: 2 }),
        because: Type.String(),
        weight: Type.Optional(nullable(Type.Number())),
      }),
    ),
    assessments: Type.Array(
      Type.Object({
        incident: Type.String(),
        crime: Type.String(),
        title: Type.String(),
        article: Type.String(),
        conflict: oneOf('international', 'non-international', 'any', 'none'),
        elements: Type.Array(
          Type.Object({
            id: Type.String(),
            question: Type.String(),
            kind: oneOf('material', 'mental', 'contextual'),
            article: Type.String(),
            state: oneOf('supported', 'contested', 'unsupported', 'not-assessed'),
            for: ids,
            against: ids,
            missing: Type.Array(Type.String()),
            because: Type.String(),
          }),
        ),
      }),
    ),
    routes: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        article: Type.String(),
        state: oneOf('open', 'shut', 'open-if'),
        conditions: Type.Array(
          Type.Object({
            id: Type.String(),
            state: oneOf('met', 'not-met', 'unknown'),
            because: Type.String(),
            facts: Type.Array(Type.String()),
          }),
        ),
        next: Type.String(),
      }),
    ),
    voteChecks: Type.Array(
      Type.Object({
        incident: Type.String(),
        item: nullable(Type.String()),
        outcomeByRule: nullable(oneOf('adopted', 'failed', 'vetoed')),
        recorded: nullable(
          Type.Object({
            date: Type.String(),
            inFavour: count,
            against: Type.Array(Type.String()),
            abstained: Type.Array(Type.String()),
            outcome: Type.String(),
            authority: Type.String(),
            confirmed: Type.Boolean(),
          }),
        ),
        state: oneOf('consistent', 'inconsistent', 'incomplete'),
        because: Type.Array(Type.Object({ rule: Type.String(), what: Type.String(), claims: ids })),
      }),
    ),
    notes: Type.Array(Note),
  },
  { $id: 'urn:assize:findings:1', title: 'assize-findings/1' },
);

/** A document of the format `assize-findings/1`. */
export type FindingsJson = Static<typeof FindingsSchema>;
export type ClaimJson = FindingsJson['claims'][number];
export type IncidentJson = FindingsJson['incidents'][number];
export type SourceJson = FindingsJson['sources'][number];

/** The schema as a JSON Schema document (2020-12), as it ships in `schemas/` and in every dossier. */
export function findingsSchemaText(): string {
  return `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...FindingsSchema }, null, 1)}\n`;
}
