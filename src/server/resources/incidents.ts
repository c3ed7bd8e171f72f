import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type {
  ClaimId,
  EntityId,
  IncidentId,
  IncidentOrder,
  IncidentRow,
  IncidentSelection,
  SourceId,
} from '../../model/index.ts';
import type { Desk } from '../desk.ts';
import { csvOf, jsonOf } from '../incident-file.ts';
import { notFound } from '../problem.ts';
import { operation } from '../resource.ts';
import { ClaimParams, ClaimsQuery, ExportQuery, IncidentParams, IncidentQuery, Selection, answers } from '../schemas.ts';
import type { Static } from 'typebox';

/** Checked by the schema, so that its strings are the ids they look like. */
const selected = ({ entity, actor, source, box, area, ...rest }: Static<typeof Selection>): IncidentSelection => ({
  ...rest,
  ...(actor === undefined ? {} : { actor: actor as EntityId }),
  ...(box === undefined ? {} : { box: box.split(',').map(Number) as [number, number, number, number] }),
  ...(area === undefined ? {} : { area: cornersOf(area) }),
  ...(entity === undefined ? {} : { entity: entity as EntityId }),
  ...(source === undefined ? {} : { source: source as SourceId }),
});

function cornersOf(area: string): [number, number][] {
  const degrees = area.split(',').map(Number);
  return Array.from({ length: Math.floor(degrees.length / 2) }, (_, at) => [degrees[2 * at]!, degrees[2 * at + 1]!]);
}

export function incidents(app: FastifyInstance, { questions }: Desk): void {
  async function* rowsOf(selection: IncidentSelection, order: IncidentOrder): AsyncGenerator<IncidentRow> {
    let after: string | undefined;
    do {
      const page = await questions.incidents(selection, order, { limit: 500, after });
      yield* page.items;
      after = page.next ?? undefined;
    } while (after !== undefined);
  }
  operation(
    app,
    'GET',
    '/api/incidents',
    {
      id: 'listIncidents',
      tag: 'Incidents',
      summary: 'Incidents and events of the record that a selection holds.',
      query: IncidentQuery,
      answer: answers.incidents,
    },
    ({ query: { limit, after, skip, order, ...selection } }) =>
      questions.incidents(selected(selection), order, { limit, after, skip }),
  );
  operation(
    app,
    'GET',
    '/api/incidents/facets',
    {
      id: 'countIncidents',
      tag: 'Incidents',
      summary: 'How many incidents of a selection fall under each value of a field.',
      query: Selection,
      answer: answers.facets,
    },
    ({ query }) => questions.facets(selected(query)),
  );
  operation(
    app,
    'GET',
    '/api/incidents/spread',
    {
      id: 'spreadIncidents',
      tag: 'Incidents',
      summary: 'How a selection lies over time and over places.',
      query: Selection,
      answer: answers.spread,
    },
    ({ query }) => questions.spread(selected(query)),
  );
  operation(
    app,
    'GET',
    '/api/incidents/export',
    {
      id: 'exportIncidents',
      tag: 'Incidents',
      summary: 'A selection as a file: CSV (RFC 4180) or JSON, every hedge kept.',
      query: ExportQuery,
      answer: Type.String(),
      answerType: 'text/csv',
      rateLimit: 30,
    },
    ({ query: { order, as, ...selection } }, _request, reply) =>
      reply
        .header('content-disposition', `attachment; filename="incidents.${as}"`)
        .type(as === 'csv' ? 'text/csv; charset=utf-8' : 'application/json')
        .send(
          Readable.from(as === 'csv' ? csvOf(rowsOf(selected(selection), order)) : jsonOf(rowsOf(selected(selection), order))),
        ),
  );
  operation(
    app,
    'GET',
    '/api/incidents/:id',
    {
      id: 'getIncident',
      tag: 'Incidents',
      summary: 'One incident with its claims, figures, disputes and elements.',
      params: IncidentParams,
      answer: answers.incident,
    },
    async ({ params }) => (await questions.incident(params.id as IncidentId)) ?? refuse(`Incident ${params.id}`),
  );
  operation(
    app,
    'GET',
    '/api/claims/:id',
    { id: 'getClaim', tag: 'Incidents', summary: 'One claim with its exact words.', params: ClaimParams, answer: answers.claim },
    async ({ params }) => (await questions.claim(params.id as ClaimId)) ?? refuse(`Claim ${params.id}`),
  );
  operation(
    app,
    'GET',
    '/api/claims',
    {
      id: 'listClaims',
      tag: 'Incidents',
      summary: 'Some claims by their ids, in that order; one that is not in the findings is left out.',
      query: ClaimsQuery,
      answer: answers.claims,
    },
    ({ query }) => questions.claims(query.id as ClaimId[]),
  );
}

function refuse(what: string): never {
  throw notFound(what);
}
