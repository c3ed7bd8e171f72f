import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Findings, SourceFile } from '../model/index.ts';
import { inventedFindings } from '../model/testing.ts';
import { type Store, openStore } from '../store/index.ts';
import { safeParts } from './resources/decisions.ts';
import { type Serving, serve } from './index.ts';
import { type InventedDesk, inventedDesk } from './testing.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

let root: string;
let store: Store;
let findings: Findings;
let desk: InventedDesk;
let serving: Serving;
const reported: unknown[] = [];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'assize-web-'));
  mkdirSync(join(root, 'web', 'assets'), { recursive: true });
  writeFileSync(join(root, 'web', 'index.html'), '<!doctype html><title>pages</title>');
  writeFileSync(join(root, 'web', 'assets', 'app-ABCDEF12.js'), 'export {};');
  for (const language of ['en', 'fr']) writeFileSync(join(root, 'web', 'assets', `${language}-ABCDEF12.js`), 'export {};');
  writeFileSync(join(root, 'secret.txt'), 'outside the pages');
  findings = inventedFindings();
  store = openStore(':memory:');
  await store.replace(findings);
  desk = inventedDesk(store, findings);
  serving = await serve(desk, { port: 0, webRoot: join(root, 'web'), report: (error) => reported.push(error) });
});
afterAll(async () => {
  await serving.close();
  store.close();
  rmSync(root, { recursive: true, force: true });
});

/** A request as anyone could send it: the path is not tidied, and every header can be forged. */
function ask(
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
    port = serving.port,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer; port?: number } = {},
): Promise<Answer> {
  return new Promise((done, fail) => {
    const out = rawRequest(
      { host: '127.0.0.1', port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString('utf8') }),
        );
      },
    );
    out.on('error', fail);
    out.end(body);
  });
}
const json = (answer: Answer): unknown => JSON.parse(answer.body);
const codeOf = (answer: Answer) => (json(answer) as { type: string }).type;
const cookieOf = (answer: Answer) => String(answer.headers['set-cookie']).split(';')[0]!;

/** What a page of ours sends with a decision. */
async function session(): Promise<Record<string, string>> {
  const cookie = cookieOf(await ask('/'));
  const { csrf } = json(await ask('/api/session', { headers: { cookie } })) as { csrf: string };
  return { cookie, origin: `http://127.0.0.1:${serving.port}`, 'x-assize-csrf': csrf, 'content-type': 'application/json' };
}

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationDoc>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}
interface OperationDoc {
  readonly operationId: string;
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: ParameterSchema }[];
  readonly responses: Readonly<Record<string, { content?: Record<string, { schema: object }> }>>;
}

interface ParameterSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly items?: ParameterSchema;
}

/** A value that a schema of a parameter refuses; null where it takes any text. */
function notAllowed({ type, enum: values, pattern, maxLength, items }: ParameterSchema): string | null {
  if (items) return notAllowed(items);
  if (values || pattern !== undefined) return '!!';
  if (type === 'integer' || type === 'boolean') return 'perhaps';
  return maxLength === undefined ? null : 'x'.repeat(maxLength + 1);
}

describe('the API and its OpenAPI document', () => {
  it('is OpenAPI 3.1, with every operation named and able to fail', async () => {
    const document = json(await ask('/api/openapi.json')) as OpenApi;
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(operations.length).toBeGreaterThan(18);
    expect(new Set(operations.map((each) => each.operationId)).size).toBe(operations.length);
    for (const each of operations) expect(Object.keys(each.responses)).toEqual(expect.arrayContaining(['4XX', '5XX']));
  });

  it('answers every question as its document says, and refuses what the document does not name', async () => {
    const document = json(await ask('/api/openapi.json')) as OpenApi;
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'openapi', components: document.components });
    const local = (schema: object): object =>
      JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components')) as object;
    const id: Record<string, string> = {
      '/api/incidents/{id}': findings.incidents[0]!.id,
      '/api/claims/{id}': findings.claims[0]!.id,
      '/api/entities/{id}': findings.entities[0]!.id,
    };
    let checked = 0;
    for (const [template, methods] of Object.entries(document.paths)) {
      const operation = methods['get'];
      const content = operation?.responses['200']?.content?.['application/json'];
      if (!operation || !content) continue;
      const path = template.replace('{id}', id[template] ?? findings.sources[0]!.id).replace('{part}', 'questions');
      const given: Record<string, string> = {
        q: 'clinic',
        id: findings.claims[0]!.id,
        box: '30,30,42,40',
        name: 'A. Reader',
        left: findings.sources[0]!.id,
        right: findings.sources[1]!.id,
      };
      const asked = (operation.parameters ?? []).flatMap((each) =>
        each.required && given[each.name] ? [`${each.name}=${encodeURIComponent(given[each.name]!)}`] : [],
      );
      const query = asked.length > 0 ? `?${asked.join('&')}` : '';
      const answer = await ask(path + query);
      expect([template, answer.status]).toEqual([template, 200]);
      const valid = ajv.compile(local(content.schema));
      expect([template, valid(json(answer)), valid.errors]).toEqual([template, true, null]);
      if (operation.parameters?.some((each) => each.in === 'query')) {
        const refused = await ask(`${path}${query}${query ? '&' : '?'}unheard=1`);
        expect([template, refused.status]).toEqual([template, 400]);
        expect(refused.headers['content-type']).toContain('application/problem+json');
      }
      if (template.includes('{id}')) {
        expect((await ask(template.replace('{id}', 'x'))).status).toBe(400);
        const absent = await ask(path.replace(/[0-9a-f]{16}/, '0'.repeat(16)));
        expect([absent.status, codeOf(absent)]).toEqual([404, 'urn:assize:problem:server:not-found']);
      }
      checked += 1;
    }
    expect(checked).toBeGreaterThan(14);
  });

  it('refuses a value that the document does not allow, for every parameter of every question', async () => {
    const document = json(await ask('/api/openapi.json')) as OpenApi;
    const given: Record<string, string> = {
      q: 'clinic',
      id: findings.claims[0]!.id,
      box: '30,30,42,40',
      name: 'A. Reader',
      left: findings.sources[0]!.id,
      right: findings.sources[1]!.id,
      as: 'csv',
    };
    let tried = 0;
    for (const [template, { get: operation }] of Object.entries(document.paths)) {
      const inQuery = (operation?.parameters ?? []).filter((each) => each.in === 'query');
      const path = template.replace('{id}', findings.sources[0]!.id).replace('{part}', 'questions');
      for (const { name, schema } of inQuery) {
        const bad = notAllowed(schema);
        if (bad === null) continue;
        const others = inQuery.filter((each) => each.required && each.name !== name);
        const query = [...others.map((each) => [each.name, given[each.name]!]), [name, bad]]
          .map((pair) => pair.map((part) => encodeURIComponent(part)).join('='))
          .join('&');
        expect([template, name, bad.slice(0, 20), (await ask(`${path}?${query}`)).status]).toEqual([
          template,
          name,
          bad.slice(0, 20),
          400,
        ]);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(60);
  });

  it.each([
    ['?limit=0', 400],
    ['?limit=501', 400],
    ['?limit=2', 200],
    ['?kind=attack&kind=vote', 200],
    ['?kind=zeppelin', 400],
    ['?order=sideways', 400],
    ['?from=2031-05-13&to=2031-05-13', 200],
    ['?from=yesterday', 400],
    ['?disputed=true', 200],
    ['?after=nonsense', 400],
    ['?area=30,30,42,30,36,40', 200],
    ['?area=30,30,42,30', 400],
    ['?words=%22', 200],
    [`?entity=${'x'.repeat(40)}`, 400],
  ])('takes a selection %s with %i', async (query, status) => {
    expect((await ask(`/api/incidents${query}`)).status).toBe(status);
  });

  it('gives a list in parts that join to the whole', async () => {
    const whole = json(await ask('/api/incidents?limit=500')) as { items: { id: string }[] };
    const parts: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page = json(await ask(`/api/incidents?limit=2${next ? `&after=${encodeURIComponent(next)}` : ''}`)) as {
        items: { id: string }[];
        next: string | null;
      };
      parts.push(...page.items.map((row) => row.id));
      next = page.next;
    }
    expect(parts).toEqual(whole.items.map((row) => row.id));
  });

  it('says nothing of the inside when something fails here', async () => {
    const broken = { ...desk, questions: { ...store, overview: () => Promise.reject(new Error(`${root}/vault is on fire`)) } };
    const other = await serve(broken, { port: 0, webRoot: join(root, 'web'), report: (error) => reported.push(error) });
    const answer = await ask('/api/overview', { port: other.port });
    await other.close();
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain('fire');
    expect(answer.body).not.toContain(root);
    expect(String(reported.at(-1))).toContain('on fire');
  });
});

describe('the map', () => {
  it('names towns of the part asked for, the largest first', async () => {
    const towns = json(await ask('/api/towns?box=36.5,35.5,38,37&limit=5')) as { name: string; people: number }[];
    expect(towns.length).toBe(5);
    expect(towns[0]!.people).toBeGreaterThan(towns[4]!.people);
  });

  it('asks nothing outside, unless the user named an address of tiles: then that one origin for pictures', async () => {
    const policyOf = (answer: Answer) => String(answer.headers['content-security-policy']);
    expect(policyOf(await ask('/'))).not.toContain('tiles.example');
    const tiles = 'https://tiles.example/{z}/{x}/{y}.png';
    const other = await serve(desk, { port: 0, webRoot: join(root, 'web'), tiles });
    const page = await ask('/', { port: other.port });
    expect(json(await ask('/api/session', { port: other.port }))).toMatchObject({ tiles });
    await other.close();
    expect(policyOf(page)).toMatch(
      /img-src 'self' data: blob: https:\/\/tiles\.example;.*connect-src 'self' https:\/\/tiles\.example;/,
    );
    expect(policyOf(page)).toContain("script-src 'self';");
    await expect(serve(desk, { port: 0, webRoot: root, tiles: 'file:///{z}/{x}/{y}' })).rejects.toThrow(/address of map tiles/);
  });
});

describe('who may ask', () => {
  it.each([
    ['a name that points here (DNS rebinding)', { host: 'attacker.example:4180' }, 421],
    ['our address without the port', { host: '127.0.0.1' }, 421],
    ['a page of another site', { origin: 'http://attacker.example' }, 403],
    ['a page of another port of this machine', { origin: 'http://127.0.0.1:9' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['a fetch that the browser marks as cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a fetch that the browser marks as same-site', { 'sec-fetch-site': 'same-site' }, 403],
  ])('refuses %s', async (_, headers, status) => {
    const answer = await ask('/api/overview', { headers });
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain('Karsa');
  });

  it('answers under localhost as well', async () => {
    expect((await ask('/api/overview', { headers: { host: `localhost:${serving.port}` } })).status).toBe(200);
  });

  it('listens on the loopback interface only', () => {
    expect(serving.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it('gives a page load a cookie that no script and no other site can use', async () => {
    const cookie = String((await ask('/')).headers['set-cookie']);
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
  });

  it('with a token, shows nothing without it, and takes it out of the address', async () => {
    const closed = await serve(desk, { port: 0, webRoot: join(root, 'web'), token: 'a-long-secret' });
    const { port } = closed;
    expect(closed.address).toContain('token=a-long-secret');
    expect((await ask('/api/overview', { port })).status).toBe(401);
    expect((await ask('/', { port })).status).toBe(401);
    expect((await ask('/?token=wrong', { port })).status).toBe(401);
    const opened = await ask('/incidents?token=a-long-secret&order=when', { port });
    expect([opened.status, opened.headers['location']]).toEqual([303, '/incidents?order=when']);
    expect((await ask('/api/overview', { port, headers: { cookie: cookieOf(opened) } })).status).toBe(200);
    await closed.close();
  });
});

describe('decisions', () => {
  const decision = () =>
    JSON.stringify({
      conclusion: { kind: 'confirm', claim: findings.claims[0]!.id },
      reason: 'Read against the original.',
      name: 'A. Reader',
    });

  it('are taken from a page of ours, and handed to the desk', async () => {
    const answer = await ask('/api/reviews', { method: 'POST', headers: await session(), body: decision() });
    expect(answer.status).toBe(201);
    expect(desk.decided.at(-1)).toEqual({
      conclusion: { kind: 'confirm', claim: findings.claims[0]!.id },
      reason: 'Read against the original.',
      name: 'A. Reader',
    });
  });

  it.each([
    ['without a session', { cookie: '' }, 401],
    ['with a session that was never given', { cookie: 'assize-1=made-up' }, 401],
    ['without the token of the session', { 'x-assize-csrf': '' }, 403],
    ['with a wrong token', { 'x-assize-csrf': 'wrong' }, 403],
    ['from another site', { origin: 'http://attacker.example' }, 403],
  ])('are refused %s', async (_, change, status) => {
    const before = desk.decided.length;
    expect(
      (await ask('/api/reviews', { method: 'POST', headers: { ...(await session()), ...change }, body: decision() })).status,
    ).toBe(status);
    expect(desk.decided).toHaveLength(before);
  });

  it('are refused without an Origin, which every browser sends with them', async () => {
    const { origin: _, ...headers } = await session();
    expect((await ask('/api/reviews', { method: 'POST', headers, body: decision() })).status).toBe(403);
  });

  it.each([
    ['no reason', { conclusion: { kind: 'confirm', claim: 'clm_0000000000000000' }, reason: ' ', name: 'A' }],
    ['no name', { conclusion: { kind: 'confirm', claim: 'clm_0000000000000000' }, reason: 'r', name: '' }],
    ['an unknown kind', { conclusion: { kind: 'convict', claim: 'clm_0000000000000000' }, reason: 'r', name: 'A' }],
    ['a malformed id', { conclusion: { kind: 'confirm', claim: '../../x' }, reason: 'r', name: 'A' }],
    ['more than is asked', { conclusion: { kind: 'confirm', claim: 'clm_0000000000000000' }, reason: 'r', name: 'A', extra: 1 }],
    [
      'one incident joined to nothing',
      { conclusion: { kind: 'join', incidents: ['inc_0000000000000000'] }, reason: 'r', name: 'A' },
    ],
  ])('are refused with %s', async (_, body) => {
    expect((await ask('/api/reviews', { method: 'POST', headers: await session(), body: JSON.stringify(body) })).status).toBe(
      400,
    );
  });
});

describe('a conclusion of each kind', () => {
  let own: Serving;
  beforeAll(async () => {
    own = await serve(desk, { port: 0, webRoot: join(root, 'web') });
  });
  afterAll(() => own.close());
  const post = async (conclusion: unknown) => {
    const cookie = cookieOf(await ask('/', { port: own.port }));
    const { csrf } = json(await ask('/api/session', { headers: { cookie }, port: own.port })) as { csrf: string };
    const headers = {
      cookie,
      origin: `http://127.0.0.1:${own.port}`,
      'x-assize-csrf': csrf,
      'content-type': 'application/json',
    };
    const body = JSON.stringify({ conclusion, reason: 'Read again.', name: 'A. Reader' });
    return (await ask('/api/reviews', { method: 'POST', headers, body, port: own.port })).status;
  };
  const valid = (): Record<string, unknown>[] => {
    const [incident, other] = findings.incidents;
    const [claim] = findings.claims;
    const [entity, second] = findings.entities;
    const sources = findings.sources.slice(0, 2).map(({ id }) => id);
    const says = {
      event: 'attack',
      stance: 'asserted',
      factuality: 'happened',
      when: { first: '2031-05-13', last: null },
      place: 'Karsa',
      actor: null,
      harm: { outcome: 'killed', class: 'civilian', min: 7, max: null },
    };
    return [
      { kind: 'join', incidents: [incident!.id, other!.id] },
      { kind: 'part', incident: incident!.id, claims: [claim!.id] },
      { kind: 'confirm', claim: claim!.id },
      { kind: 'reject', claim: claim!.id },
      { kind: 'join-origins', sources },
      { kind: 'part-origins', sources },
      { kind: 'join-entities', entities: [entity!.id, second!.id] },
      { kind: 'set-element', incident: incident!.id, element: 'made.1#1', state: 'contested' },
      { kind: 'set-rule', incident: null, rule: 'range' },
      { kind: 'set-grade', incident: incident!.id, grade: 'weak' },
      { kind: 'write', instead: null, reading: findings.readings[0]!.id, from: 0, to: 5, says },
    ];
  };

  it('is taken as the document has it', async () => {
    for (const conclusion of valid()) expect([conclusion['kind'], await post(conclusion)]).toEqual([conclusion['kind'], 201]);
  });

  it('is refused without any of its parts, and with one more', async () => {
    for (const conclusion of valid()) {
      for (const name of Object.keys(conclusion)) {
        const { [name]: _, ...rest } = conclusion;
        expect([conclusion['kind'], name, await post(rest)]).toEqual([conclusion['kind'], name, 400]);
      }
      expect([conclusion['kind'], await post({ ...conclusion, verdict: 'guilty' })]).toEqual([conclusion['kind'], 400]);
    }
  });

  it('is a conflict where what it is about is not in the findings any more, or is no part of it', async () => {
    const [incident] = findings.incidents;
    const [entity] = findings.entities;
    const gone = [
      { kind: 'join', incidents: [incident!.id, 'inc_0000000000000000'] },
      { kind: 'confirm', claim: 'clm_0000000000000000' },
      { kind: 'set-grade', incident: 'inc_0000000000000000', grade: 'weak' },
      { kind: 'set-rule', incident: 'inc_0000000000000000', rule: 'range' },
      { kind: 'join-entities', entities: [entity!.id, 'ent_0000000000000000'] },
      { kind: 'part-entities', entity: entity!.id, parts: ['ent_0000000000000000'] },
      { kind: 'part-origins', sources: ['src_0000000000000000'] },
      { kind: 'undo', review: '0'.repeat(64) },
    ];
    for (const conclusion of gone) expect([conclusion.kind, await post(conclusion)]).toEqual([conclusion.kind, 409]);
  });
});

const framed = (file: SourceFile | null) => file && { ...file, row: { ...file.row, mediaType: 'text/html' } };

describe('evidence', () => {
  it('is downloaded as the bytes received, and never shown as a page of ours', async () => {
    const source = findings.sources[0]!;
    const answer = await ask(`/api/sources/${source.id}/original`);
    expect(answer.body).toBe(findings.readings[0]!.text);
    expect(answer.headers['content-type']).toBe('application/octet-stream');
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="clinic.txt"; filename*=UTF-8''clinic.txt`);
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('is framed by the reader only where it is a web page, without scripts, network or an origin of ours', async () => {
    const source = findings.sources[0]!;
    expect((await ask(`/api/sources/${source.id}/page`)).status).toBe(404);
    const html = { ...desk, questions: { ...store, source: async (id: typeof source.id) => framed(await store.source(id)) } };
    const other = await serve(html, { port: 0, webRoot: join(root, 'web') });
    const at = (destination: string) =>
      ask(`/api/sources/${source.id}/page`, { port: other.port, headers: { 'sec-fetch-dest': destination } });
    const [inFrame, alone] = [await at('iframe'), await at('document')];
    await other.close();
    expect(alone.status).toBe(404);
    expect(inFrame.status).toBe(200);
    expect(inFrame.headers['x-frame-options']).toBe('SAMEORIGIN');
    const policy = String(inFrame.headers['content-security-policy']).split('; ');
    expect(policy).toEqual(expect.arrayContaining(['sandbox', "default-src 'none'", "frame-ancestors 'self'"]));
    expect(policy.join(' ')).not.toMatch(/script-src|allow-|https?:/);
  });

  it('is shown as plain text and nothing else', async () => {
    const answer = await ask(`/api/sources/${findings.sources[0]!.id}/text`);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('keeps a hostile name from ending the header or leaving the folder', async () => {
    const hostile = {
      ...findings,
      sources: findings.sources.map((source, index) =>
        index === 0 ? { ...source, from: 'a/../b"; x="\r\nset-cookie: y=1; ‮gpj.exe' } : source,
      ),
    };
    const other = openStore(':memory:');
    await other.replace(hostile);
    const served = await serve(inventedDesk(other, hostile), { port: 0, webRoot: join(root, 'web') });
    const answer = await ask(`/api/sources/${findings.sources[0]!.id}/original`, { port: served.port });
    await served.close();
    other.close();
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[ !#-~]*"; filename\*=UTF-8''[\w.%~!-]*$/);
  });

  it.each([
    ['a plain name', 'report.txt', ['report.txt']],
    ['a folder and a file', 'field/notes/report.txt', ['field', 'notes', 'report.txt']],
    ['a way out of the folder', '../../etc/passwd', ['etc', 'passwd']],
    ['a way out in the manner of Windows', 'C:\\..\\boot.ini', ['C_', 'boot.ini']],
    ['an absolute path', '/etc/passwd', ['etc', 'passwd']],
    ['nothing', '', ['file-7']],
    ['only dots', '../..', ['file-7']],
  ])('is put under its own name: %s', (_, name, parts) => {
    expect(safeParts(name, 7)).toEqual(parts);
  });

  it('is received as files, which the desk reads and the server then forgets', async () => {
    const { 'content-type': _, ...headers } = await session();
    const form = new FormData();
    form.append('file', new Blob(['first']), 'field/one.txt');
    form.append('file', new Blob(['second']), '../two.txt');
    const request = new Request('http://x/', { method: 'POST', body: form });
    const seen: string[] = [];
    const before = desk.investigate.bind(desk);
    const spied = {
      ...desk,
      async investigate(paths: readonly string[]) {
        for (const path of paths)
          seen.push(...readdirSync(path, { recursive: true }).map(String), readFileSync(join(path, 'field', 'one.txt'), 'utf8'));
        await before(paths);
      },
    };
    const other = await serve(spied, { port: 0, webRoot: join(root, 'web') });
    const cookie = cookieOf(await ask('/', { port: other.port }));
    const { csrf } = json(await ask('/api/session', { port: other.port, headers: { cookie } })) as { csrf: string };
    const answer = await ask('/api/sources', {
      port: other.port,
      method: 'POST',
      headers: {
        ...headers,
        cookie,
        'x-assize-csrf': csrf,
        origin: `http://127.0.0.1:${other.port}`,
        'content-type': request.headers.get('content-type')!,
      },
      body: Buffer.from(await request.arrayBuffer()),
    });
    await expect.poll(() => desk.investigated.length).toBe(1);
    await other.close();
    expect([answer.status, json(answer)]).toEqual([202, { files: 2 }]);
    expect(seen.toSorted()).toEqual(['field', 'field/one.txt', 'first', 'two.txt']);
  });
});

describe('the pages', () => {
  it('are given for any address of the workbench, with a policy that allows no script but their own', async () => {
    for (const path of ['/', '/incidents', '/sources/src_0000000000000000?claim=x']) {
      const answer = await ask(path);
      expect(answer.body).toContain('<title>pages</title>');
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
    }
  });

  it.each([
    ['French first', 'fr-CH, en;q=0.8', 'fr'],
    ['a language that there are no texts in', 'de', 'en'],
    ['none', '', 'en'],
  ])('say with the first one what it will ask for; where a browser asks for %s', async (_, header, language) => {
    const { link } = (await ask('/', { headers: { 'accept-language': header } })).headers;
    const named = [...String(link).matchAll(/<([^>]+)>; rel=(\w+)/g)].map(([, path, rel]) => [path!, rel]);
    expect(named.at(-1)).toEqual([`/assets/${language}-ABCDEF12.js`, 'modulepreload']);
    for (const [path] of named) expect([path, (await ask(path!)).status]).toEqual([path, 200]);
    expect(named.length).toBe(5);
    expect((await ask('/incidents')).headers['link']).toBeUndefined();
  });

  it('keep files with a hash in their name for ever', async () => {
    expect((await ask('/assets/app-ABCDEF12.js')).headers['cache-control']).toContain('immutable');
  });

  it.each([
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/..%2fsecret.txt',
    '/secret.txt',
    '//etc/passwd',
    '/assets/%00',
  ])('lead to no file outside them: %s', async (path) => {
    const answer = await ask(path);
    expect(answer.body).not.toContain('outside the pages');
    expect(answer.body).not.toContain('root:');
    expect([400, 403, 404]).toContain(
      answer.status === 200 && answer.body.includes('<title>pages</title>') ? 404 : answer.status,
    );
  });

  it('say what to do where they are not built', async () => {
    const bare = await serve(desk, { port: 0, webRoot: join(root, 'nowhere') });
    const answer = await ask('/', { port: bare.port });
    await bare.close();
    expect([answer.status, codeOf(answer)]).toEqual([503, 'urn:assize:problem:server:not-built']);
    expect(answer.body).toContain('build:web');
  });
});

describe('events', () => {
  it('reach a page that watches, until the server closes', async () => {
    const other = await serve(desk, { port: 0, webRoot: join(root, 'web') });
    const stream = await fetch(`http://127.0.0.1:${other.port}/api/events`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = (await reader.read()).value ?? '';
    desk.tell({ kind: 'progress', phase: 'reading', done: 1, total: 2, what: null });
    while (!heard.includes('event: progress')) heard += (await reader.read()).value ?? '';
    expect(heard).toContain('"phase":"reading"');
    await other.close();
    let end = await reader.read();
    while (!end.done) end = await reader.read();
    expect(end.done).toBe(true);
  });
});

describe('the port', () => {
  it('is the next free one where the wanted one is taken', async () => {
    const first = await serve(desk, { port: 41_800, webRoot: join(root, 'web') });
    const second = await serve(desk, { port: first.port, webRoot: join(root, 'web') });
    expect(second.port).toBeGreaterThan(first.port);
    await first.close();
    await second.close();
  });
});
