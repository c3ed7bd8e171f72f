import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Desk, DeskEvent } from '../desk.ts';
import { Refusal } from '../problem.ts';
import { operation } from '../resource.ts';
import { EVIDENCE_POLICY } from '../security.ts';

/** How many pages may watch at once: each holds a connection. */
const MOST_WATCHERS = 64;

/** Server-sent events: progress, and that there are new findings. Returns the function that reaches every page that watches. */
export function events(app: FastifyInstance, desk: Desk): { tell: (event: DeskEvent) => void; close: () => void } {
  const watchers = new Set<(event: DeskEvent) => void>();
  const ends = new Set<() => void>();
  // What a page that comes late must know: that something is going on, and how far it is.
  let going: DeskEvent | null = null;
  const tell = (event: DeskEvent) => {
    going = event.kind === 'progress' ? event : null;
    for (const watcher of watchers) watcher(event);
  };
  const stop = desk.progress(tell);
  operation(
    app,
    'GET',
    '/api/events',
    {
      id: 'watch',
      tag: 'Investigation',
      summary: 'Server-sent events: `progress`, `findings` (there are new ones), `failed`.',
      answer: Type.String(),
      answerType: 'text/event-stream',
    },
    (_asked, request, reply) => {
      if (watchers.size >= MOST_WATCHERS)
        throw new Refusal(503, 'server/too-many-pages', `${MOST_WATCHERS} pages are watching already.`, 'Close some of them.');
      reply.hijack();
      const out = reply.raw;
      out.writeHead(200, {
        ...Object.fromEntries(Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined)),
        'content-type': 'text/event-stream; charset=utf-8',
        'content-security-policy': EVIDENCE_POLICY,
      });
      out.write('retry: 2000\n\n');
      // A page behind on reading is left behind: what it missed it asks for when it comes back.
      const watcher = (event: DeskEvent) => {
        if (out.writableLength < 1 << 20) out.write(`event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`);
      };
      const beat = setInterval(() => out.write(': still here\n\n'), 20_000);
      const end = () => {
        clearInterval(beat);
        watchers.delete(watcher);
        ends.delete(end);
        out.end();
      };
      watchers.add(watcher);
      ends.add(end);
      if (going) watcher(going);
      request.raw.on('close', end);
    },
  );
  return {
    tell,
    close() {
      stop();
      for (const end of ends) end();
    },
  };
}
