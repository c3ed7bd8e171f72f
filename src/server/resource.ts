import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import type { Static, TSchema } from 'typebox';

/** One operation: what it takes, what it gives, and in one line what it is for. */
export interface Operation<Q extends TSchema, P extends TSchema, B extends TSchema> {
  readonly id: string;
  readonly summary: string;
  readonly tag: string;
  readonly query?: Q;
  readonly params?: P;
  readonly body?: B;
  readonly answer: TSchema;
  readonly answerType?: string;
  readonly status?: number;
  readonly rateLimit?: number;
}

type Handler<Q extends TSchema, P extends TSchema, B extends TSchema> = (
  asked: { readonly query: Static<Q>; readonly params: Static<P>; readonly body: Static<B> },
  request: FastifyRequest,
  reply: FastifyReply,
) => unknown;

/** Declares an operation: its schemas check the request and make the OpenAPI document, and its handler has their types. */
export function operation<Q extends TSchema, P extends TSchema, B extends TSchema>(
  app: FastifyInstance,
  method: 'GET' | 'POST',
  path: string,
  of: Operation<Q, P, B>,
  handler: Handler<Q, P, B>,
): void {
  const problem = {
    description: 'A problem (RFC 9457).',
    content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } },
  };
  const options: RouteShorthandOptions = {
    schema: {
      operationId: of.id,
      summary: of.summary,
      tags: [of.tag],
      ...(of.query ? { querystring: of.query } : {}),
      ...(of.params ? { params: of.params } : {}),
      ...(of.body ? { body: of.body } : {}),
      response: {
        [of.status ?? 200]: {
          description: of.summary,
          content: { [of.answerType ?? 'application/json']: { schema: of.answer } },
        },
        '4xx': problem,
        '5xx': problem,
      },
    },
    ...(of.rateLimit === undefined ? {} : { config: { rateLimit: { max: of.rateLimit, timeWindow: '1 minute' } } }),
  };
  const handle = (request: FastifyRequest, reply: FastifyReply) =>
    handler(
      { query: request.query as Static<Q>, params: request.params as Static<P>, body: request.body as Static<B> },
      request,
      reply,
    );
  if (method === 'GET') app.get(path, options, handle);
  else app.post(path, options, handle);
}
