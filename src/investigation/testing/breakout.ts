// A thread that seals itself and then tries everything a poisoned document could want. Tells what was not refused.
import { spawn } from 'node:child_process';
import dgram from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { createWriteStream, openSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { connect } from 'node:net';
import { Worker, parentPort, workerData } from 'node:worker_threads';
import { seal } from '../sealed.ts';

seal();
const { folder, port } = workerData as { folder: string; port: number };
const attempts: readonly (readonly [name: string, attempt: () => unknown])[] = [
  ['writeFileSync', () => writeFileSync(`${folder}/a`, 'x')],
  ['writeFile', () => writeFile(`${folder}/b`, 'x')],
  ['createWriteStream', () => createWriteStream(`${folder}/c`)],
  ['openSync', () => openSync(`${folder}/d`, 'w')],
  ['open', () => open(`${folder}/e`, 'a')],
  ['mkdir', () => mkdir(`${folder}/f`)],
  ['connect', () => connect(port, '127.0.0.1')],
  ['fetch', () => fetch(`http://127.0.0.1:${port}/`)],
  ['https', () => get(`https://127.0.0.1:${port}/`)],
  ['udp', () => dgram.createSocket('udp4').send('x', port, '127.0.0.1')],
  ['lookup', () => lookup('localhost')],
  ['spawn', () => spawn('true')],
  ['thread', () => new Worker('1', { eval: true })],
];
const open_: string[] = [];
for (const [name, attempt] of attempts) {
  try {
    await attempt();
    open_.push(name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'investigation/sealed'))
      open_.push(`${name}: ${String(error)}`);
  }
}
const canRead = readFileSync(new URL(import.meta.url)).length > 0;
parentPort?.postMessage({ notRefused: open_, tried: attempts.length, canRead });
