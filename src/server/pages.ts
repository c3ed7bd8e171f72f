import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, problemOf, sendProblem } from './problem.ts';
import type { Guard } from './security.ts';

/** A file with a hash of its content in its name never changes. */
const hashed = /-[\w-]{8}\.\w+$/;

/** What the first page asks for as soon as its script runs: said with the page, so that it is on its way before the script is. */
const FIRST_ANSWERS = [
  '/api/session',
  '/api/overview',
  '/api/incidents?order=when&limit=300',
  '/api/incidents/spread?shelf=incident',
] as const;

/**
 * The Link header of the first page (RFC 8288): what it will ask for, and its texts in the language that the browser asks for first.
 * `assets` are the names of the built files.
 */
function linksOf(assets: readonly string[], acceptLanguage: string | undefined): string {
  const language = /^\s*([a-z]{2})\b/i.exec(acceptLanguage ?? '')?.[1]?.toLowerCase() ?? 'en';
  const texts = ['en', 'fr', 'ar'].includes(language) ? language : 'en';
  const script = assets.find((name) => name.startsWith(`${texts}-`) && name.endsWith('.js'));
  return [
    ...FIRST_ANSWERS.map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`),
    ...(script === undefined ? [] : [`</assets/${script}>; rel=modulepreload`]),
  ].join(', ');
}

/** The files of the workbench. Every address that is not a file or the API is a page of it, which the browser finds its way in. */
export async function pages(app: FastifyInstance, webRoot: string, guard: Guard): Promise<void> {
  const built = existsSync(join(webRoot, 'index.html'));
  if (built)
    await app.register(fastifyStatic, {
      root: join(webRoot, 'assets'),
      prefix: '/assets/',
      index: false,
      cacheControl: false,
      decorateReply: true,
      schemaHide: true,
      setHeaders: (reply, path) =>
        void reply.header('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    });
  const assets = built ? readdirSync(join(webRoot, 'assets')) : [];
  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    if (guard.admit(request, reply)) {
      // The token leaves the address bar, and with it the history.
      const clean = new URL(request.url, 'http://127.0.0.1');
      clean.searchParams.delete('token');
      return reply.redirect(`${clean.pathname}${clean.search}`, 303);
    }
    if (!built)
      throw new Refusal(
        503,
        'server/not-built',
        'The pages of the workbench are not built.',
        'Run `npm start`, which builds them, or `npm run build:web`.',
      );
    if (request.url.split('?')[0] === '/') reply.header('link', linksOf(assets, request.headers['accept-language']));
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').sendFile('index.html', webRoot);
  };
  app.get('/', { schema: { hide: true } }, page);
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0]!;
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !path.startsWith('/api') &&
      !path.startsWith('/assets') &&
      !/\.[a-z0-9]{1,6}$/i.test(path);
    if (isPage) return page(request, reply);
    return sendProblem(
      reply,
      problemOf(
        new Refusal(
          404,
          'server/not-found',
          'There is nothing at this address.',
          'See /api/openapi.json, or open the first page.',
        ),
      ),
    );
  });
}
