import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Authority } from '../src/ledger/testing/authority.ts';

const main = resolve(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
let home: string;
let clock: Authority;
let server: Server;
let address: string;
/** How often somebody was asked over the network. */
let asked = 0;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assize-timestamp-'));
  clock = new Authority('Clock of Orlow');
  await writeFile(join(home, 'root.pem'), clock.roots);
  await writeFile(join(home, 'report.txt'), 'On 4 May 2031 two shells hit the clinic in Orlow, killing three people.');
  server = createServer((request, response) => {
    asked += 1;
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => response.end(clock.answer(new Uint8Array(Buffer.concat(pieces)))));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const at = server.address();
  address = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/`;
});
afterAll(async () => {
  clock.remove();
  server.close();
  await rm(home, { recursive: true, force: true });
});

/** What a command prints, with its exit code. Not synchronous: the authority answers from this process. */
const assize = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((done) => {
    execFile(process.execPath, [main, ...args], { cwd: home, encoding: 'utf8' }, (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, out, err });
    });
  });

it('asks nobody until somebody is named, then at the end of each run, and tells what was said', {
  timeout: 180_000,
}, async () => {
  expect(await assize('investigate', 'report.txt', '--into', 'file')).toMatchObject({
    code: 0,
    err: expect.not.stringContaining('ime-stamp') as string,
  });
  expect(await assize('timestamp', 'ask', '--in', 'file')).toMatchObject({
    code: 2,
    err: expect.stringContaining('nobody is asked') as string,
  });
  expect(await assize('timestamp', '--in', 'file')).toMatchObject({
    code: 0,
    out: expect.stringContaining('No time-stamp yet') as string,
  });
  expect(asked).toBe(0);

  expect(await assize('timestamp', 'add', address, '--in', 'file')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--roots') as string,
  });
  expect(await assize('timestamp', 'add', address, '--roots', 'report.txt', '--in', 'file')).toMatchObject({ code: 1 });
  expect(await assize('timestamp', 'add', 'tsa.example', '--roots', 'root.pem', '--in', 'file')).toMatchObject({ code: 1 });
  expect(await assize('timestamp', 'add', address, '--roots', 'root.pem', '--in', 'file')).toMatchObject({ code: 0 });
  expect(asked).toBe(0);

  expect(await assize('investigate', 'report.txt', '--into', 'file')).toMatchObject({
    code: 0,
    err: expect.stringMatching(/Time-stamped by http.*existed before 20/) as string,
  });
  expect(await assize('timestamp', 'ask', '--in', 'file')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Nothing came in') as string,
  });
  expect(asked).toBe(1);
  const listed = JSON.parse((await assize('timestamp', 'list', '--json', '--in', 'file')).out) as object;
  expect(listed).toMatchObject({ authorities: [{ url: address }], stamps: [{ proof: 'rfc3161', fault: null }] });
  expect(await assize('timestamp', 'check', '--in', 'file')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/Clock of\s+Orlow under the root/) as string,
  });
  expect(await assize('verify', 'file')).toMatchObject({ code: 0, out: expect.stringContaining('1 time-stamps') as string });

  expect(await assize('timestamp', 'remove', address, '--in', 'file')).toMatchObject({ code: 0 });
  expect(await assize('timestamp', 'remove', address, '--in', 'file')).toMatchObject({ code: 1 });
  expect(await assize('timestamp', 'erase', '--in', 'file')).toMatchObject({ code: 2 });
});
