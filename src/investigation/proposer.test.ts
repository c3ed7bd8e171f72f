import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findingsDocument } from '../dossier/index.ts';
import type { Findings } from '../model/index.ts';
import { withdraw } from './custody-withdraw.ts';
import { investigate } from './investigate.ts';
import { type OpenFile, openFile } from './open.ts';
import { openProposer, type OpenProposer, proposalsOf, propose } from './proposer.ts';
import { rebuild } from './rebuild.ts';
import { verifyFolder } from './verify.ts';

const report =
  'Shells kill two in Karsa\n\nThe Velmar army shelled the clinic in Karsa on 13 May 2031, killing two people, doctors said. The rebels denied that they had fired.\n';
const leaf = (s: number, q: string) => ({ s, q });
const answer = JSON.stringify({
  claims: [
    {
      kind: 'attack',
      trigger: leaf(2, 'shelled'),
      speaker: leaf(2, 'doctors'),
      cue: leaf(2, 'said'),
      when: leaf(2, '13 May 2031'),
      where: leaf(2, 'Karsa'),
      agent: [leaf(2, 'The Velmar army'), leaf(2, 'The Ardan army')],
      killed: [leaf(2, 'two people')],
    },
  ],
});

/** What the server does next, by name; every request it heard. */
let does = 'right';
const heard: { path: string; headers: IncomingMessage['headers']; body: Record<string, unknown> }[] = [];
let server: Server;
let base: string;
let home: string;
const hanging = new Set<ServerResponse>();

function speak(path: string, response: ServerResponse, words: string): void {
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify(
      path.endsWith('/messages')
        ? { content: [{ type: 'tool_use', name: 'claims', input: JSON.parse(words) as unknown }] }
        : { choices: [{ message: { content: words } }] },
    ),
  );
}

const ways: Record<string, (path: string, response: ServerResponse, times: number) => void> = {
  right: (path, response) => speak(path, response, answer),
  wrong: (path, response) => speak(path, response, '{"claims":[{"kind":"attack","trigger":{"s":2,"q":"invented words"}}]}'),
  html: (_, response) => response.end('<html>no such page</html>'),
  otherShape: (_, response) => response.end('{"choices":[{"message":{"content":{"claims":[]}}}],"content":"x"}'),
  busyOnce: (path, response, times) => (times === 1 ? response.writeHead(503).end() : speak(path, response, answer)),
  refuses: (_, response) => response.writeHead(401).end('{"error":"bad key s3cret"}'),
  away: (_, response) => response.writeHead(307, { location: `${base}/elsewhere` }).end(),
  never: (_, response) => void hanging.add(response),
  slow: (_, response) => {
    hanging.add(response);
    const drip = setInterval(() => response.write(' '), 20);
    response.once('close', () => clearInterval(drip));
  },
  endless: (_, response) => {
    const flood = (): void => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
      if (!response.destroyed) response.once('drain', flood);
    };
    flood();
  },
  cut: (_, response) => {
    response.writeHead(200, { 'content-length': '500' });
    response.write('{"choices"');
    setTimeout(() => response.destroy(), 20);
  },
};

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assize-proposer-'));
  await writeFile(join(home, 'report.txt'), report);
  const times = new Map<string, number>();
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const path = request.url ?? '';
      heard.push({
        path,
        headers: request.headers,
        body: JSON.parse(Buffer.concat(pieces).toString()) as Record<string, unknown>,
      });
      times.set(does, (times.get(does) ?? 0) + 1);
      ways[does]!(path, response, times.get(does)!);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const at = server.address();
  base = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
  file = await openFile(join(home, 'file'), { create: 'test', now: () => new Date('2031-06-01T00:00:00Z') });
  findings = await investigate([join(home, 'report.txt')], file);
});
afterAll(async () => {
  await file.close();
  for (const response of hanging) response.destroy();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await rm(home, { recursive: true });
});
beforeEach(() => {
  models += 1;
  does = 'right';
  heard.length = 0;
});

// One file for all: each test asks a model of its own name, and reads what that one proposed.
let file: OpenFile;
let findings: Findings;
let models = 0;
const named = (over: Partial<Parameters<typeof openProposer>[0]> = {}): OpenProposer =>
  openProposer({ url: `${base}/v1`, protocol: 'openai', model: `small-${models}`, patience: 1500, ...over });
const proposedNow = async () =>
  (await proposalsOf(file, findings)).filter(({ proposer }) => proposer.model === `small-${models}`);
const printed = (findings: Findings) => JSON.stringify(findingsDocument(findings));

describe('asking a proposer', () => {
  it.each(['openai', 'anthropic'] as const)(
    'speaks %s, sends the key in its place, and keeps what comes back',
    async (protocol) => {
      expect(await propose(file, findings, named({ protocol, key: 's3cret' }))).toEqual({ asked: 1, failed: 0 });
      const [{ path, headers, body }] = heard as [(typeof heard)[number]];
      expect(body['model']).toBe(`small-${models}`);
      expect(JSON.stringify(body)).toContain('The Velmar army shelled');
      if (protocol === 'openai') {
        expect(path).toBe('/v1/chat/completions');
        expect(headers.authorization).toBe('Bearer s3cret');
        expect(body['response_format']).toMatchObject({ type: 'json_schema' });
      } else {
        expect(path).toBe('/v1/messages');
        expect(headers['x-api-key']).toBe('s3cret');
        expect(headers['anthropic-version']).toBe('2023-06-01');
        expect(body['tool_choice']).toEqual({ type: 'tool', name: 'claims' });
      }
      const [{ proposals, dropped, failures }] = (await proposedNow()) as [Awaited<ReturnType<typeof proposalsOf>>[number]];
      expect(proposals).toMatchObject([
        { kind: 'attack', harms: [{ min: 2, max: 2 }], when: { first: '2031-05-13' }, where: { name: 'Karsa' } },
      ]);
      expect(dropped).toEqual({ 'not-found': 1 });
      expect(failures).toEqual([]);
      for await (const { entry } of file.vault.entries()) expect(JSON.stringify(entry)).not.toContain('s3cret');
    },
  );

  it('changes no byte of the findings, then or when they are computed anew', async () => {
    const before = printed(findings);
    await propose(file, findings, named());
    const again = await investigate([join(home, 'report.txt')], file);
    expect(printed(again)).toBe(before);
    expect(printed((await file.store.findings(String(file.vault.size)))!)).toBe(before);
    const proposals = JSON.stringify(await proposalsOf(file, again));
    expect(JSON.stringify(await proposalsOf(file, again))).toBe(proposals);
    expect(printed(await rebuild(file))).toBe(before);
    expect((await verifyFolder(file.folder)).faults).toEqual([]);
  });

  it('sends nothing where nobody is named', async () => {
    expect(await proposedNow()).toEqual([]);
    expect(heard).toEqual([]);
  });

  it('asks nobody twice about the same text, and asks again where an answer failed', async () => {
    does = 'html';
    expect(await propose(file, findings, named())).toEqual({ asked: 1, failed: 1 });
    expect((await proposedNow())[0]!.failures).toEqual(['its answer was not of the protocol']);
    does = 'right';
    expect(await propose(file, findings, named())).toEqual({ asked: 1, failed: 0 });
    expect(await propose(file, findings, named())).toEqual({ asked: 0, failed: 0 });
    expect(await propose(file, findings, named({ model: `other-${models}` }))).toEqual({ asked: 1, failed: 0 });
  });

  it('drops what does not stand in the text, and counts it', async () => {
    does = 'wrong';
    await propose(file, findings, named());
    expect(await proposedNow()).toMatchObject([{ proposals: [], dropped: { 'not-found': 1, 'no-trigger': 1 } }]);
  });

  it.each([
    ['html', 'its answer was not of the protocol'],
    ['otherShape', 'its answer was not of the protocol'],
    ['refuses', 'it answered 401'],
    ['away', 'no connection, or it was cut'],
    ['never', 'no answer came in time'],
    ['slow', 'no answer came in time'],
    ['endless', 'its answer was too long'],
    ['cut', 'no connection, or it was cut'],
  ])('loses one question and nothing else to a server that is %s', async (way, failure) => {
    does = way;
    const before = printed(findings);
    expect(await propose(file, findings, named({ key: 's3cret', patience: 400 }))).toEqual({ asked: 1, failed: 1 });
    expect(await proposedNow()).toMatchObject([{ proposals: [], failures: [failure] }]);
    expect(printed(findings)).toBe(before);
    expect(heard.every(({ path }) => path === '/v1/chat/completions')).toBe(true);
    for await (const { entry } of file.vault.entries()) expect(JSON.stringify(entry)).not.toContain('s3cret');
  });

  it('asks once more where a server is busy', async () => {
    does = 'busyOnce';
    expect(await propose(file, findings, named({ patience: 500 }))).toEqual({ asked: 1, failed: 0 });
    expect(heard).toHaveLength(2);
  });

  it('stops when the user stops it', async () => {
    does = 'never';
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    await expect(propose(file, findings, named({ patience: 60_000 }), { signal: stop.signal })).rejects.toThrow();
    expect(await proposedNow()).toEqual([]);
  });

  it('leaves with the source it quotes when that is withdrawn', async () => {
    await propose(file, findings, named());
    expect(await proposedNow()).toHaveLength(1);
    await withdraw(file, findings.sources[0]!.id, { who: 'court', why: 'order' });
    expect(await proposalsOf(file, findings)).toEqual([]);
    for await (const { entry } of file.vault.entries())
      if (entry.kind === 'received') await expect(file.vault.getObject(entry.object)).rejects.toThrow();
  });
});

describe('the address of a proposer', () => {
  it.each([
    ['file:///etc/passwd'],
    ['https://user:word@model.example/v1'],
    ['http://model.example/v1'],
    ['http://10.0.0.8:8000/v1'],
    ['http://127.0.0.1.model.example/v1'],
    ['not an address'],
  ])('is refused when words would go astray: %s', (url) => {
    expect(() => named({ url })).toThrow(expect.objectContaining({ code: 'investigation/no-proposer' }));
  });
  it.each([
    ['https://model.example/v1', 'https://model.example/v1/chat/completions'],
    ['https://model.example/v1/chat/completions', 'https://model.example/v1/chat/completions'],
    ['http://localhost:8080/v1/', 'http://localhost:8080/v1/chat/completions'],
    ['http://[::1]:8080/v1', 'http://[::1]:8080/v1/chat/completions'],
  ])('%s is asked at %s', (url, endpoint) => {
    expect(named({ url }).endpoint).toBe(endpoint);
  });
  it('does not take a key with a line break, which would end the header', () => {
    expect(() => named({ key: 'a\r\nb' })).toThrow(expect.objectContaining({ code: 'investigation/no-proposer' }));
  });
});
