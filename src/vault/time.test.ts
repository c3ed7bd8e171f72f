import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Authority } from '../ledger/testing/authority.ts';
import { AssizeError, type Stamped } from '../model/index.ts';
import { checkVault } from './check.ts';
import { askOverHttp, isAddress } from './time-network.ts';
import {
  type Ask,
  type TimeAuthority,
  addHeaders,
  checkKept,
  isDue,
  partsOf,
  stampHead,
  stampsOf,
  upgradeProofs,
} from './time.ts';
import { type Vault, createVault, openVault } from './index.ts';

const hex = (text: string) => Uint8Array.from(text.replace(/\s/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const now = () => new Date('2020-01-01T00:00:00Z');
const chance = (bytes: number) => Uint8Array.from({ length: bytes }, (_, n) => 0xf0 + n);
const note = { kind: 'noted', note: { code: 'test/a', source: null, what: 'a', next: 'b' } } as const;

let home: string;
let clock: Authority;
let server: Server;
let address: string;
/** Every request that came over the network: its path and its bytes. */
const heard: { path: string; body: Uint8Array }[] = [];
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assize-time-'));
  clock = new Authority('Clock of Orlow');
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = new Uint8Array(Buffer.concat(pieces));
      const path = request.url ?? '';
      heard.push({ path, body });
      if (path === '/tsa') response.end(clock.answer(body));
      else if (path === '/wrong') response.end('<html>');
      else if (path === '/long') response.end(new Uint8Array(100_000));
      else if (path === '/away') response.writeHead(302, { location: '/tsa' }).end();
      // A calendar that promises, and later has brought the message into block 300.
      else if (path === '/calendar/digest') response.end(pending(`${address}/calendar`));
      else if (path.startsWith('/calendar/timestamp/'))
        response.end(Uint8Array.of(0x08, 0x00, ...hex('0588960d73d71901'), 2, 0xac, 2));
      else if (path !== '/silent') response.writeHead(404).end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const at = server.address();
  address = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
});
afterAll(async () => {
  clock.remove();
  server.closeAllConnections();
  server.close();
  await rm(home, { recursive: true, force: true });
});

function pending(uri: string): Uint8Array {
  const text = new TextEncoder().encode(uri);
  return Uint8Array.of(0x00, ...hex('83dfe30d2ef90c8e'), text.length + 1, text.length, ...text);
}

let number = 0;
let vault: Vault;
beforeEach(async () => {
  vault = await createVault(join(home, String(number++)), { name: 'file', now });
  await vault.append(note);
  heard.length = 0;
  return () => vault.close();
});
const authority = (path: string, roots = clock.roots): TimeAuthority => ({
  kind: 'rfc3161',
  url: `${address}${path}`,
  roots,
  policy: null,
});
const calendar = (): TimeAuthority => ({ kind: 'opentimestamps', url: `${address}/calendar` });
const means = { ask: askOverHttp(3000), chance };
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof AssizeError ? error.code : Promise.reject(error as Error)),
  );

describe('time-stamps over the head', () => {
  it('are asked of an authority with a digest alone, and kept with all that checks them offline', async () => {
    const head = await vault.checkpoint();
    const [asked] = await stampHead(vault, [authority('/tsa')], means);
    expect(asked).toMatchObject({ failure: null, entered: { entry: { kind: 'stamped', proof: 'rfc3161', policy: null } } });
    expect(heard.map(({ path, body }) => [path, body.length])).toEqual([['/tsa', 70]]);
    const [kept] = await stampsOf(vault);
    const parts = await partsOf(vault, kept!.entry);
    expect(new TextDecoder().decode(parts.note)).toBe(head);
    expect(await checkKept(vault, kept!)).toMatchObject({
      proof: 'rfc3161',
      time: kept!.entry.time,
      authority: 'Clock of Orlow',
    });
    await vault.close();
    expect((await checkVault(vault.folder)).faults).toEqual([]);
  });
  it('are accepted by openssl from what is kept', async () => {
    await stampHead(vault, [authority('/tsa')], means);
    const { entry } = (await stampsOf(vault))[0]!;
    const object = (digest: string | null) => join(vault.folder, 'vault', 'objects', digest!.slice(7, 9), digest!.slice(7));
    const args = [
      'ts',
      '-verify',
      '-data',
      object(entry.checkpoint),
      '-in',
      object(entry.answer),
      '-CAfile',
      object(entry.against),
    ];
    expect(execFileSync('openssl', args, { stdio: 'pipe' }).toString()).toContain('Verification: OK');
  });
  it('are asked of all at once, and one that fails keeps none of the others', async () => {
    const other = new Authority('Clock of Selm');
    const asked = await stampHead(
      vault,
      [
        authority('/nowhere'),
        authority('/wrong'),
        authority('/long'),
        authority('/away'),
        authority('/tsa', other.roots),
        authority('/tsa'),
      ],
      means,
    );
    other.remove();
    expect(asked.map(({ failure, entered }) => [failure?.code ?? null, entered !== null])).toEqual([
      ['vault/no-answer', false],
      ['ledger/malformed-der', false],
      ['vault/no-answer', false],
      ['vault/no-answer', false],
      ['ledger/untrusted-timestamp', false],
      [null, true],
    ]);
  });
  it('give up on an authority that does not answer, and leave the file as it was', async () => {
    const size = vault.size;
    const [asked] = await stampHead(vault, [authority('/silent')], { ask: askOverHttp(50), chance });
    expect(asked!.failure).toMatchObject({ code: 'vault/no-answer', message: expect.stringContaining('in time') as string });
    expect(vault.size).toBe(size);
  });
  it('are due after something came in, and not after themselves', async () => {
    expect(await isDue(vault, authority('/tsa'))).toBe(true);
    await stampHead(vault, [authority('/tsa')], means);
    expect(await isDue(vault, authority('/tsa'))).toBe(false);
    expect(await isDue(vault, authority('/other'))).toBe(true);
    await vault.append(note);
    expect(await isDue(vault, authority('/tsa'))).toBe(true);
  });
  it('are still there, and still right, when the file is opened again', async () => {
    await stampHead(vault, [authority('/tsa')], means);
    await vault.close();
    const again = await openVault(vault.folder, { mode: 'read', now });
    for (const kept of await stampsOf(again)) await checkKept(again, kept);
    expect(await stampsOf(again)).toHaveLength(1);
  });
  it('of an entry that says something else are refused', async () => {
    await stampHead(vault, [authority('/tsa')], means);
    const kept = (await stampsOf(vault))[0]!;
    const said = async (change: Partial<Stamped>) => codeOf(checkKept(vault, { ...kept, entry: { ...kept.entry, ...change } }));
    const elsewhere = (await vault.putObject(new TextEncoder().encode('another note'))).digest;
    expect(await said({})).toBe('none');
    for (const change of [
      { time: '2019-01-01T00:00:00Z' },
      { policy: '1.2.3' },
      { checkpoint: elsewhere },
      { request: null },
      { against: null },
    ])
      expect(await said(change)).toBe('ledger/other-timestamp');
  });
});

describe('proofs of OpenTimestamps', () => {
  it('prove nothing while they wait, grow when the calendar has more, and give a time with the header of the block', async () => {
    await stampHead(vault, [calendar()], means);
    expect((await stampsOf(vault))[0]!.entry).toMatchObject({
      proof: 'opentimestamps',
      time: null,
      request: null,
      against: null,
    });
    expect(heard[0]!.body).toHaveLength(32);

    const grown = await upgradeProofs(vault, [calendar()], means);
    expect(grown).toMatchObject([{ failure: null, entered: { entry: { time: null } } }]);
    const kept = (await stampsOf(vault))[0]!;
    expect(await checkKept(vault, kept)).toMatchObject({ time: null, blocks: [{ height: 300 }] });
    // What leads to a block is not asked about again.
    expect(await upgradeProofs(vault, [calendar()], means)).toEqual([]);
    expect(await codeOf(addHeaders(vault, new Uint8Array(80)))).toBe('ledger/malformed-header');
    await vault.close();
    expect((await checkVault(vault.folder)).faults).toEqual([]);
  });
  it('make nobody ask an address that only a proof names', async () => {
    await stampHead(vault, [calendar()], means);
    heard.length = 0;
    await upgradeProofs(vault, [{ kind: 'opentimestamps', url: 'https://calendar.invalid' }], means);
    await upgradeProofs(vault, [], means);
    expect(heard).toEqual([]);
  });
  it('that wait are asked about again after a failure', async () => {
    await stampHead(vault, [calendar()], means);
    const away: Ask = () => Promise.reject(new AssizeError('vault/no-answer', 'away', 'later'));
    expect(await upgradeProofs(vault, [calendar()], { ...means, ask: away })).toMatchObject([
      { failure: { code: 'vault/no-answer' }, entered: null },
    ]);
    expect(await upgradeProofs(vault, [calendar()], means)).toMatchObject([{ failure: null }]);
  });
});

describe('an address', () => {
  it.each([
    ['https://tsa.example/tsr', true],
    ['http://127.0.0.1:8080', true],
    ['ftp://tsa.example', false],
    ['file:///etc/passwd', false],
    ['https://name:secret@tsa.example', false],
    ['tsa.example', false],
  ])('%s may be asked: %s', (text, may) => {
    expect(isAddress(text)).toBe(may);
  });
});

describe('checking a file with time-stamps', () => {
  it('counts them, and names those that say what is not so', async () => {
    await stampHead(vault, [authority('/tsa')], means);
    const { entry } = (await stampsOf(vault))[0]!;
    const { v, at, by, ...draft } = entry;
    expect([v, typeof at, by]).toEqual([1, 'string', vault.key]);
    await vault.append({ ...draft, time: '2019-01-01T00:00:00Z' });
    await vault.append({ ...draft, checkpoint: (await vault.putObject(new TextEncoder().encode('no note'))).digest });
    await vault.close();
    const { faults, counts } = await checkVault(vault.folder);
    expect(faults.map(({ code, touches }) => [code, touches])).toEqual([
      ['ledger/other-timestamp', `the time-stamp of entry ${vault.size - 2}`],
      ['ledger/malformed-note', `the time-stamp of entry ${vault.size - 1}`],
    ]);
    expect(counts['time-stamps']).toBe(2);
  });
});
