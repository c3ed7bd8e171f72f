import childProcess from 'node:child_process';
import cluster from 'node:cluster';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import workerThreads from 'node:worker_threads';
import { AssizeError } from '../model/index.ts';

type Functions = Record<string, unknown>;

const refuse = (what: string) =>
  // No arrow: what is called with `new` must be refused as well.
  function refused(): never {
    throw new AssizeError(
      'investigation/sealed',
      `A reader of documents tried to ${what}; it was not let.`,
      'Keep the document apart, and report it: nothing in a document may do that.',
    );
  };

const writers =
  /^(?:append|chmod|chown|copyFile|cp|createWrite|fchmod|fchown|ftruncate|futimes|lchmod|lchown|link|lutimes|mkdir|mkdtemp|rename|rm|rmdir|symlink|truncate|unlink|utimes|write|fsync|fdatasync)/;

/** Refuses every function of a module whose name says that it writes, and every opening of a file for more than reading. */
function refuseWriting(of: object): void {
  const module = of as Functions;
  for (const name of Object.keys(module)) {
    const own = module[name];
    if (typeof own !== 'function') continue;
    if (writers.test(name)) module[name] = refuse('write a file');
    else if (name === 'open' || name === 'openSync')
      module[name] = (path: unknown, flags: unknown, ...rest: unknown[]) =>
        flags === undefined || flags === 'r' || flags === fs.constants.O_RDONLY || typeof flags === 'function'
          ? (own as (...all: unknown[]) => unknown)(path, flags, ...rest)
          : refuse('write a file')();
  }
}

/**
 * Takes from this thread, for good, the means to write a file, to reach the network, and to start a program or a thread. No reader
 * uses them; this is for the day when a library does, or is made to by a document. Other threads keep theirs. Loaded before
 * anything that reads documents, so that no library holds the functions from before.
 */
export function seal(): void {
  refuseWriting(fs);
  refuseWriting(fs.promises);
  net.Socket.prototype.connect = refuse('reach the network');
  net.Server.prototype.listen = refuse('listen on the network');
  for (const name of ['send', 'bind', 'connect'] as const) dgram.Socket.prototype[name] = refuse('reach the network');
  for (const module of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype] as unknown as Functions[])
    for (const name of [...Object.keys(module), 'resolve', 'resolve4', 'resolve6'])
      if (/^(?:lookup|resolve|reverse)/.test(name)) module[name] = refuse('look up a name');
  for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'])
    (childProcess as unknown as Functions)[name] = refuse('start a program');
  (cluster as unknown as Functions)['fork'] = refuse('start a program');
  (workerThreads as unknown as Functions)['Worker'] = refuse('start a thread');
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'])
    Object.defineProperty(globalThis, name, { value: refuse('reach the network'), writable: false, configurable: false });
  syncBuiltinESMExports();
}
