import type { FastifyInstance } from 'fastify';
import type { EntityId } from '../../model/index.ts';
import type { Desk } from '../desk.ts';
import { notFound } from '../problem.ts';
import { operation } from '../resource.ts';
import { Asked, DisputeQuery, EntityParams, EntityQuery, LedgerQuery, SearchQuery, TownsQuery, answers } from '../schemas.ts';
import type { Guard } from '../security.ts';
import { townsIn } from '../towns.ts';

/** Questions about the investigation as a whole. */
export function wholeFile(app: FastifyInstance, desk: Desk, guard: Guard, tiles: string | null): void {
  const { questions } = desk;
  operation(
    app,
    'GET',
    '/api/session',
    {
      id: 'getSession',
      tag: 'Investigation',
      summary: 'Its name, and the token that decisions of this session carry.',
      answer: answers.session,
    },
    (_asked, request) => ({ name: desk.name, csrf: guard.csrfOf(request), format: 'assize-findings/1', tiles }),
  );
  operation(
    app,
    'GET',
    '/api/overview',
    { id: 'getOverview', tag: 'Investigation', summary: 'What is in the file, and what needs a look.', answer: answers.overview },
    () => questions.overview(),
  );
  operation(
    app,
    'GET',
    '/api/ledger',
    {
      id: 'listEntries',
      tag: 'Custody',
      summary: 'Entries of the ledger, the newest first.',
      query: LedgerQuery,
      answer: answers.ledger,
    },
    ({ query }) => desk.ledger(query),
  );
  operation(
    app,
    'GET',
    '/api/times',
    {
      id: 'listTimes',
      tag: 'Custody',
      summary: 'Time-stamps over signed heads of the ledger, each checked again now.',
      answer: answers.times,
      rateLimit: 30,
    },
    () => desk.times(),
  );
  operation(
    app,
    'GET',
    '/api/towns',
    {
      id: 'listTowns',
      tag: 'Investigation',
      summary: 'Towns of the built-in gazetteer in a part of the map, the largest first.',
      query: TownsQuery,
      answer: answers.towns,
    },
    ({ query: { box, limit } }) => townsIn(box.split(',').map(Number) as [number, number, number, number], limit),
  );
  operation(
    app,
    'GET',
    '/api/findings',
    {
      id: 'getFindings',
      tag: 'Investigation',
      summary: 'The whole of the findings, as `--json` prints them.',
      answer: answers.findings,
    },
    () => desk.document(),
  );
  operation(
    app,
    'GET',
    '/api/disputes',
    {
      id: 'listDisputes',
      tag: 'Incidents',
      summary: 'What cannot all be true, the most severe first.',
      query: DisputeQuery,
      answer: answers.disputes,
    },
    ({ query: { kind, ...asked } }) => questions.disputes(kind, asked),
  );
  operation(
    app,
    'GET',
    '/api/entities',
    {
      id: 'listEntities',
      tag: 'People and groups',
      summary: 'People, groups and places, the most often named first.',
      query: EntityQuery,
      answer: answers.entities,
    },
    ({ query: { kind, ...asked } }) => questions.entities(kind, asked),
  );
  operation(
    app,
    'GET',
    '/api/entities/:id',
    {
      id: 'getEntity',
      tag: 'People and groups',
      summary: 'What one of them said, and what is said of them.',
      params: EntityParams,
      answer: answers.entity,
    },
    async ({ params }) => {
      const found = await questions.entity(params.id as EntityId);
      if (!found) throw notFound(params.id);
      return found;
    },
  );
  operation(
    app,
    'GET',
    '/api/notes',
    {
      id: 'listNotes',
      tag: 'Investigation',
      summary: 'What a reader must know of the evidence.',
      query: Asked,
      answer: answers.notes,
    },
    ({ query }) => questions.notes(query),
  );
  operation(
    app,
    'GET',
    '/api/search',
    {
      id: 'search',
      tag: 'Investigation',
      summary: 'Words, "phrases", prefix*, OR, -excluded, kind:, by:, place: and source:, over texts, incidents and people.',
      query: SearchQuery,
      answer: answers.search,
    },
    ({ query: { q, ...asked } }) => questions.search(q, asked),
  );
}
