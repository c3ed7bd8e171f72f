import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inventedFindings } from '../model/testing.ts';
import { type Store, openStore } from '../store/index.ts';
import { type Problem, type ServeOptions, type Serving, serve } from './index.ts';
import { type InventedDesk, inventedDesk } from './testing.ts';

// What the server gives in parts, and where it stops taking more.

const findings = inventedFindings();
let store: Store;
let desk: InventedDesk;
let serving: Serving;
const begin = async (options: Partial<ServeOptions> = {}) => {
  serving = await serve(desk, { port: 0, webRoot: join(tmpdir(), 'assize-no-pages'), ...options });
};
beforeEach(async () => {
  store = openStore(':memory:');
  await store.replace(findings);
  desk = inventedDesk(store, findings);
});
afterEach(async () => {
  await serving.close();
  store.close();
});
const at = (path: string) => new URL(path, serving.address);
const problemOf = async (answer: Response) => [
  answer.headers.get('content-type')?.split(';')[0],
  ((await answer.json()) as Problem).type,
];

interface Parts {
  readonly items: readonly unknown[];
  readonly total: number;
  readonly next: string | null;
}
const partsOf = async (path: string): Promise<Parts> => {
  const answer = await fetch(at(path));
  expect([path, answer.status]).toEqual([path, 200]);
  const found = (await answer.json()) as Parts & { readonly hits?: Parts; readonly page?: Parts };
  return found.hits ?? found.page ?? found;
};

describe('every list', () => {
  it('is given in parts that join to the whole, and refuses a place to go on from that it never gave', async () => {
    await begin();
    const document = (await (await fetch(at('/api/openapi.json'))).json()) as {
      paths: Record<string, { get?: { parameters?: readonly { name: string }[] } }>;
    };
    const paged = Object.entries(document.paths).flatMap(([path, { get }]) =>
      get?.parameters?.some(({ name }) => name === 'after') ? [path] : [],
    );
    expect(paged.length).toBeGreaterThan(9);
    const needed: Record<string, string> = { '/api/search': 'q=Karsa', '/api/queue': 'name=A.+Reader' };
    let longer = 0;
    for (const template of paged) {
      const path = `${template.replace('{part}', 'questions')}?${needed[template] ?? ''}`;
      const whole = await partsOf(`${path}&limit=500`);
      expect([path, whole.items.length, whole.next]).toEqual([path, whole.total, null]);
      const joined: unknown[] = [];
      let next: string | null = null;
      do {
        const part = await partsOf(`${path}&limit=1${next === null ? '' : `&after=${encodeURIComponent(next)}`}`);
        expect([path, part.total]).toEqual([path, whole.total]);
        joined.push(...part.items);
        next = part.next;
      } while (next !== null && joined.length <= whole.total);
      expect([path, joined]).toEqual([path, whole.items]);
      if (joined.length > 1) longer += 1;
      expect([path, (await fetch(at(`${path}&after=nowhere`))).status]).toEqual([path, 400]);
    }
    expect(longer).toBeGreaterThan(5);
  });
});

describe('limits', () => {
  it('of how often are told as a problem, with how long to wait', async () => {
    await begin();
    const statuses: number[] = [];
    let last = await fetch(at('/api/times'));
    for (let n = 1; n <= 30; n += 1) {
      statuses.push(last.status);
      await last.body?.cancel();
      last = await fetch(at('/api/times'));
    }
    expect([new Set(statuses), last.status]).toEqual([new Set([200]), 429]);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await problemOf(last)).toEqual(['application/problem+json', 'urn:assize:problem:server:too-many-requests']);
    // Reading is not limited: a page asks for many things at once.
    expect((await fetch(at('/api/overview'))).status).toBe(200);
  });

  it('of how large a file is are told as a problem, and the desk is given nothing of it', async () => {
    const pages = await mkdtemp(join(tmpdir(), 'assize-pages-'));
    await mkdir(join(pages, 'assets'));
    await writeFile(join(pages, 'index.html'), '<!doctype html>');
    await begin({ largestUpload: 1000, webRoot: pages });
    const cookie = (await fetch(at('/'))).headers.get('set-cookie')!.split(';')[0]!;
    const session = await fetch(at('/api/session'), { headers: { cookie } });
    const { csrf } = (await session.json()) as { csrf: string };
    const send = (bytes: number) => {
      const body = new FormData();
      body.append('file', new Blob(['x'.repeat(bytes)]), 'long.txt');
      const headers = { cookie, 'x-assize-csrf': csrf, origin: at('/').origin };
      return fetch(at('/api/sources'), { method: 'POST', body, headers });
    };
    const refused = await send(1001);
    expect(refused.status).toBe(413);
    expect(await problemOf(refused)).toEqual(['application/problem+json', 'urn:assize:problem:server:too-large']);
    expect(desk.investigated).toEqual([]);
    expect((await send(1000)).status).toBe(202);
    await expect.poll(() => desk.investigated.length).toBe(1);
    await rm(pages, { recursive: true });
  });

  it('of how many pages watch are told as a problem; a page that comes late hears how far things are', async () => {
    await begin();
    desk.tell({ kind: 'progress', phase: 'reading', done: 3, total: 9, what: 'report.txt' });
    const watching = await Promise.all(Array.from({ length: 64 }, () => fetch(at('/api/events'))));
    const late = watching.at(-1)!.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    while (!heard.includes('\n\nevent')) heard += (await late.read()).value ?? '';
    while (!heard.endsWith('}\n\n')) heard += (await late.read()).value ?? '';
    expect(heard).toContain(
      'event: progress\ndata: {"kind":"progress","phase":"reading","done":3,"total":9,"what":"report.txt"}',
    );
    const refused = await fetch(at('/api/events'));
    expect([refused.status, ...(await problemOf(refused))]).toEqual([
      503,
      'application/problem+json',
      'urn:assize:problem:server:too-many-pages',
    ]);
    await late.cancel();
    await expect.poll(async () => (await fetch(at('/api/events'))).status).toBe(200);
  });
});
