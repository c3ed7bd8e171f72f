import type { FastifyInstance } from 'fastify';
import type { ClaimId, EntityId, IncidentId, IncidentSelection, SourceId } from '../../model/index.ts';
import type { Desk } from '../desk.ts';
import { notFound } from '../problem.ts';
import { operation } from '../resource.ts';
import { ClaimParams, IncidentParams, IncidentQuery, Selection, answers } from '../schemas.ts';
import type { Static } from 'typebox';

/** Checked by the schema, so that its strings are the ids they look like. */
const selected = ({ entity, source, ...rest }: Static<typeof Selection>): IncidentSelection => ({
  ...rest,
  ...(entity === undefined ? {} : { entity: entity as EntityId }),
  ...(source === undefined ? {} : { source: source as SourceId }),
});

export function incidents(app: FastifyInstance, { questions }: Desk): void {
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
    ({ query: { limit, after, order, ...selection } }) => questions.incidents(selected(selection), order, { limit, after }),
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
}

function refuse(what: string): never {
  throw notFound(what);
}
