import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from './problem.ts';

/**
 * What a browser may do with our pages: only our own files, no script or style written in a page, no frame, no form elsewhere. `tiles`
 * is the one origin outside that pictures of the map may come from, where the user named one.
 */
export const pagePolicy = (tiles: string | null = null): string => {
  const also = tiles === null ? '' : ` ${tiles}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    // The one style that React Aria writes into the page, by its hash: touch-action for what can be pressed.
    "style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
    `img-src 'self' data: blob:${also}`,
    "font-src 'self'",
    `connect-src 'self'${also}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
};

/**
 * What a browser may do with a page of evidence that our reader frames: draw it, with its own styles and the pictures written into it.
 * It has an origin of its own, no scripts, no forms, and nothing to ask anybody for; the page that frames it lets it go nowhere else.
 */
export const FRAMED_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'";

/** What a browser may do with evidence that is not framed: nothing at all. */
export const EVIDENCE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** The header in which a page gives back the token that its session answered with: another site cannot set it. */
export const CSRF_HEADER = 'x-assize-csrf';

/** Who may ask: decided once for each request, before anything else looks at it. */
export interface Guard {
  /** The session's token for decisions, or null when the request carries no session of ours. */
  csrfOf(request: FastifyRequest): string | null;
  /** Throws unless a decision may be taken by this request: a session, our own Origin, and the session's token. */
  mustDecide(request: FastifyRequest): void;
  /** Gives the request a session when it may have one. True when the address carried the opening token. */
  admit(request: FastifyRequest, reply: FastifyReply): boolean;
}

const equal = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/**
 * Puts the checks in front of every route.
 *
 * Host must be a loopback name with our port, or a page of another site could reach us by a name that it points at 127.0.0.1
 * (DNS rebinding). Requests that a browser marks as coming from another site are refused, as is a foreign Origin. With `token`,
 * nothing is answered without a session, and only the opening address gives one; without, any page load from this machine does.
 */
export function guard(
  app: FastifyInstance,
  { port, token, tiles }: { port: () => number; token: string | undefined; tiles: string | null },
): Guard {
  const policy = pagePolicy(tiles);
  const secret = randomBytes(32);
  const sessions = new Set<string>();
  const cookieName = () => `assize-${port()}`;
  const hosts = () => new Set([`127.0.0.1:${port()}`, `localhost:${port()}`, `[::1]:${port()}`]);

  const sessionOf = (request: FastifyRequest): string | null => {
    for (const part of (request.headers.cookie ?? '').split(';')) {
      const [name, value] = part.trim().split('=');
      if (name === cookieName() && value !== undefined && sessions.has(value)) return value;
    }
    return null;
  };
  const csrf = (session: string) => createHmac('sha256', secret).update(session).digest('base64url');

  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
      'content-security-policy': policy,
    });
    const host = request.headers.host ?? '';
    if (!hosts().has(host))
      throw new Refusal(
        421,
        'server/foreign-host',
        'The request came under a name that is not this server’s.',
        `Open http://127.0.0.1:${port()}/.`,
      );
    const { origin } = request.headers;
    if (origin !== undefined && origin !== `http://${host}`)
      throw new Refusal(
        403,
        'server/foreign-origin',
        'The request came from a page of another site.',
        `Open http://127.0.0.1:${port()}/ itself.`,
      );
    const api = request.url.startsWith('/api/');
    const site = request.headers['sec-fetch-site'];
    if (api && site !== undefined && site !== 'same-origin' && site !== 'none')
      throw new Refusal(
        403,
        'server/foreign-origin',
        'The request came from a page of another site.',
        `Open http://127.0.0.1:${port()}/ itself.`,
      );
    if (api && token !== undefined && sessionOf(request) === null)
      throw new Refusal(
        401,
        'server/no-session',
        'This workbench opens only by the address that was printed at its start.',
        'Open that address, with its token, in this browser.',
      );
  });

  return {
    csrfOf(request) {
      const session = sessionOf(request);
      return session === null ? null : csrf(session);
    },
    mustDecide(request) {
      const session = sessionOf(request);
      if (session === null)
        throw new Refusal(401, 'server/no-session', 'A decision came without a session.', 'Load the page again, then decide.');
      const { origin } = request.headers;
      const given = request.headers[CSRF_HEADER];
      if (origin === undefined || typeof given !== 'string' || !equal(given, csrf(session)))
        throw new Refusal(
          403,
          'server/not-from-page',
          'A decision must come from the page itself.',
          'Load the page again, then decide.',
        );
    },
    admit(request, reply) {
      const given = (request.query as { token?: unknown } | undefined)?.token;
      const opened = token !== undefined && typeof given === 'string' && equal(given, token);
      if (sessionOf(request) !== null) return opened;
      if (token !== undefined && !opened)
        throw new Refusal(
          401,
          'server/no-session',
          'This workbench opens only by the address that was printed at its start.',
          'Open that address, with its token, in this browser.',
        );
      const session = randomBytes(24).toString('base64url');
      // A machine that loads pages without keeping cookies must not fill the memory: the oldest session gives way.
      if (sessions.size >= 1000) for (const oldest of [...sessions].slice(0, 1)) sessions.delete(oldest);
      sessions.add(session);
      void reply.header('set-cookie', `${cookieName()}=${session}; HttpOnly; SameSite=Strict; Path=/`);
      return opened;
    },
  };
}
