import { createServer } from 'node:net';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance } from 'fastify';
import { AssizeError } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { pages } from './pages.ts';
import { answerErrors } from './problem.ts';
import { decisions } from './resources/decisions.ts';
import { events } from './resources/events.ts';
import { incidents } from './resources/incidents.ts';
import { law } from './resources/law.ts';
import { sources } from './resources/sources.ts';
import { wholeFile } from './resources/whole-file.ts';
import { shared } from './schemas.ts';
import { CSRF_HEADER, guard } from './security.ts';

export interface Serving {
  /** The address to open: with the token in it where one is asked for. */
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** The port to listen at; the next free one where it is taken. 0 takes any. */
  readonly port?: number;
  readonly host?: '127.0.0.1';
  /** The folder that `vite build` wrote. */
  readonly webRoot: string;
  /** When given, nothing is shown without it: for a machine that several people use. */
  readonly token?: string;
  /**
   * The address of map tiles, with {z}, {x} and {y} in it. When given, pages may fetch pictures from that one origin: whoever serves
   * there learns which parts of the map are looked at. Without it nothing is asked for outside this machine.
   */
  readonly tiles?: string;
  /** The largest file, in bytes, that is taken through the page. */
  readonly largestUpload?: number;
  /** Hears of errors that are our fault. */
  readonly report?: (error: unknown) => void;
}

/** How many ports after the wanted one are tried. */
const TRIED_PORTS = 50;

/**
 * Serves an investigation on this machine: the HTTP API and the pages that use it. Listens on the loopback interface only.
 * Throws `server/no-port` when no port is free.
 */
export async function serve(desk: Desk, options: ServeOptions): Promise<Serving> {
  const { host = '127.0.0.1', token, report = (error) => console.error(error) } = options;
  const port = await freePort(options.port ?? 4180, host);
  const app = await application(desk, { ...options, port, report });
  await app.listen({ host, port });
  const bound = app.server.address();
  // Whoever opens the first page finds it worked out already.
  void desk.questions.overview().catch(report);
  const listening = typeof bound === 'object' && bound !== null ? bound.port : port;
  return {
    address: `http://${host}:${listening}/${token === undefined ? '' : `?token=${encodeURIComponent(token)}`}`,
    port: listening,
    close: () => app.close(),
  };
}

async function application(
  desk: Desk,
  { webRoot, token, tiles, report, port, largestUpload }: ServeOptions & { port: number; report: (error: unknown) => void },
): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: 1 << 20,
    requestTimeout: 0,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: 'array' } },
  });
  // Answers leave as they are: a serializer made from the schemas would drop what a schema does not name.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.setErrorHandler(answerErrors(report));
  for (const schema of shared) app.addSchema(schema);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Assize',
        version: '1',
        description: `One investigation on this machine. Requests that change it carry the session cookie that any page load gives, an Origin of this server, and the session’s token in the header ${CSRF_HEADER}. Errors are application/problem+json (RFC 9457).`,
      },
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, i) => (typeof json.$id === 'string' ? json.$id : `Schema${i}`) },
  });
  const gate = guard(app, { token, tiles: originOfTiles(tiles), port: () => listeningPort(app) ?? port });
  await app.register(rateLimit, { global: false });
  await app.register(multipart);
  let watching: { close: () => void } | undefined;
  await app.register(async (api) => {
    const { tell, close } = events(api, desk);
    watching = { close };
    incidents(api, desk);
    sources(api, desk);
    law(api, desk);
    wholeFile(api, desk, gate, tiles ?? null);
    decisions(api, desk, gate, tell, report, largestUpload);
    api.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
  });
  app.addHook('preClose', async () => watching?.close());
  await pages(app, webRoot, gate);
  return app;
}

/** The one origin that tiles come from. Throws `server/no-tiles` when the address is not one of tiles. */
function originOfTiles(tiles: string | undefined): string | null {
  if (tiles === undefined) return null;
  const address = URL.canParse(tiles) ? new URL(tiles) : null;
  const named = ['{z}', '{x}', '{y}'].every((part) => tiles.includes(part));
  if (address && named && /^https?:$/.test(address.protocol) && !/[;,\s]/.test(address.host)) return address.origin;
  throw new AssizeError(
    'server/no-tiles',
    `"${tiles.slice(0, 200)}" is not the address of map tiles.`,
    'Give one with {z}, {x} and {y} in it, such as http://127.0.0.1:8080/{z}/{x}/{y}.png.',
  );
}

function listeningPort(app: FastifyInstance): number | null {
  const bound = app.server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : null;
}

/** Ports near ours that browsers refuse to open whoever serves there (WHATWG Fetch, "bad port"). */
const refusedByBrowsers: ReadonlySet<number> = new Set([4045, 4190, 5060, 5061, 6000, 6566]);

/** The wanted port, or the next one that nobody listens at. */
async function freePort(wanted: number, host: string): Promise<number> {
  if (wanted === 0) return 0;
  for (let port = wanted; port < wanted + TRIED_PORTS && port < 65_536; port += 1)
    if (!refusedByBrowsers.has(port) && (await isFree(port, host))) return port;
  throw new AssizeError(
    'server/no-port',
    `None of the ports ${wanted} to ${wanted + TRIED_PORTS - 1} is free.`,
    'Close another program that serves on this machine, or name a port with --port.',
  );
}

const isFree = (port: number, host: string) =>
  new Promise<boolean>((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, host, () => probe.close(() => done(true)));
  });
