import type { FastifyInstance } from 'fastify';
import type { IncidentId, LawLists } from '../../model/index.ts';
import type { Desk } from '../desk.ts';
import { operation } from '../resource.ts';
import { Asked, LawParams, LawQuery, answers, lawParts } from '../schemas.ts';

/** How many incidents of a line are called by their names. */
const NAMED = 12;

/** The first incidents that a line of the law is about. */
function incidentsOf(line: LawLists[(typeof lawParts)[number]][number]): readonly IncidentId[] {
  if ('incidents' in line) return line.incidents.slice(0, NAMED);
  if ('incident' in line) return [line.incident];
  if ('decides' in line) return [...new Set(line.decides.map(({ incident }) => incident))].slice(0, NAMED);
  return [];
}

/** What the law says of the file. States are of the words that bear on an element, never of anybody's guilt. */
export function law(app: FastifyInstance, desk: Desk): void {
  const { questions } = desk;
  operation(
    app,
    'GET',
    '/api/assessments',
    {
      id: 'listAssessments',
      tag: 'Law',
      summary: 'Elements of crimes, with the claims that bear on each.',
      query: Asked,
      answer: answers.assessments,
    },
    ({ query }) => questions.assessments(query),
  );
  operation(
    app,
    'GET',
    '/api/routes',
    {
      id: 'listRoutes',
      tag: 'Law',
      summary: 'The ways to an investigation, and why each is open or shut.',
      answer: answers.routes,
    },
    () => questions.routes(),
  );
  operation(
    app,
    'GET',
    '/api/law',
    {
      id: 'getLaw',
      tag: 'Law',
      summary: 'The instruments looked at, the standard named beside every state, and how long each list is.',
      answer: answers.law,
    },
    async () => {
      const { instruments, standard, parts } = await desk.law();
      return { instruments, standard, parts: Object.fromEntries(lawParts.map((part) => [part, parts[part]])) };
    },
  );
  operation(
    app,
    'GET',
    '/api/law/:part',
    {
      id: 'listLaw',
      tag: 'Law',
      summary:
        'Kinds of conflict, patterns, modes of liability, who commands whom, open questions, crimes not looked at, votes, or the outline of a communication.',
      params: LawParams,
      query: LawQuery,
      answer: answers.lawPart,
    },
    async ({ params: { part }, query: { limit, after } }) => {
      const total = (await desk.law()).parts[part];
      const start = Number(after ?? 0);
      const items: readonly LawLists[typeof part][number][] = await desk.lawLines(part, start, limit);
      const names = await questions.names([...new Set(items.flatMap(incidentsOf))]);
      const end = start + limit;
      return { items, names, total, next: end < total ? String(end) : null };
    },
  );
}
