import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { AssizeError } from '../model/index.ts';

/** An error as RFC 9457 writes it, with `next`: what the reader can do now. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly next: string;
}

const titles: Readonly<Record<number, string>> = {
  400: 'Malformed request',
  401: 'Not signed in',
  403: 'Refused',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Media type not accepted',
  421: 'Misdirected request',
  422: 'Not possible',
  429: 'Too many requests',
  503: 'Not available',
};

/** An error that a request is answered with. The status says whose turn it is; the code is stable. */
export class Refusal extends AssizeError {
  readonly status: number;
  constructor(status: number, code: `server/${string}`, what: string, next: string) {
    super(code, what, next);
    this.status = status;
  }
}

/** 404 for something that the findings do not hold. */
export const notFound = (what: string) =>
  new Refusal(
    404,
    'server/not-found',
    `${what} is not in this investigation.`,
    'It may have been joined with another: go back to the list.',
  );

const problem = (status: number, code: string, detail: string, next: string): Problem => ({
  type: `urn:assize:problem:${code.replace('/', ':')}`,
  title: titles[status] ?? (status < 500 ? 'Request refused' : 'Something failed here'),
  status,
  detail,
  next,
});

/** What came as a fault, as a problem. Nothing of the inside (paths, traces) leaves with it. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return problem(error.status, error.code, error.message, error.next);
  if (error instanceof AssizeError) {
    const status = /malformed|unknown-cursor/.test(error.code) ? 400 : 422;
    return problem(status, error.code, error.message, error.next);
  }
  const status = (error as Partial<FastifyError>).statusCode ?? 500;
  if (status < 500)
    return problem(
      status,
      status === 429 ? 'server/too-many-requests' : 'server/malformed-request',
      (error as Error).message,
      status === 429 ? 'Wait a minute, then try again.' : 'See /api/openapi.json for what this address takes.',
    );
  return problem(
    500,
    'server/failed',
    'The server could not answer this request.',
    'Look at what the terminal says, then reload the page; if it stays so, run `assize rebuild`.',
  );
}

/** Answers with problem+json. */
export function sendProblem(reply: FastifyReply, body: Problem): FastifyReply {
  return reply.code(body.status).type('application/problem+json').send(JSON.stringify(body));
}

export function answerErrors(report: (error: unknown) => void) {
  return (error: unknown, _request: FastifyRequest, reply: FastifyReply) => {
    const body = problemOf(error);
    if (body.status >= 500 && !(error instanceof Refusal)) report(error);
    return sendProblem(reply, body);
  };
}
