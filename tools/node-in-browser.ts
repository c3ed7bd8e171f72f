import { Sha256 } from '../src/model/hash.browser.ts';

// The verifier is one file for Node and for browsers. In Node it takes what it needs of Node; in a browser, the little that
// checking needs of it is here. scripts/build-verifier.cjs leads every import of Node's modules to `builtin`.

type Module = Readonly<Record<string, unknown>>;

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const written = (bytes: Uint8Array, as?: string): Uint8Array | string =>
  as === 'hex' ? hex(bytes) : as === 'binary' ? String.fromCharCode(...bytes) : bytes;
const bytesOf = (data: Uint8Array | string): Uint8Array => (typeof data === 'string' ? new TextEncoder().encode(data) : data);

class Hash {
  readonly #hash = new Sha256();

  constructor(algorithm: string) {
    if (algorithm !== 'sha256') throw new Error(`No ${algorithm} in a browser.`);
  }

  update(data: Uint8Array | string): this {
    this.#hash.update(bytesOf(data));
    return this;
  }

  digest(as?: string): Uint8Array | string {
    return written(this.#hash.digest(), as);
  }
}

const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('/');

const inBrowser: Readonly<Record<string, Module>> = {
  'node:crypto': {
    createHash: (algorithm: string) => new Hash(algorithm),
    hash: (algorithm: string, data: Uint8Array | string, as?: string) => new Hash(algorithm).update(data).digest(as),
  },
  'node:path': {
    sep: '/',
    join,
    resolve: join,
    dirname: (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/'))),
    basename: (path: string) => path.slice(path.lastIndexOf('/') + 1),
  },
};

/** A module of Node, or what there is of it in a browser. Whatever a browser lacks throws when it is used. */
export function builtin(name: string): Module {
  const { process } = globalThis as { readonly process?: { getBuiltinModule?: (id: string) => Module } };
  return process?.getBuiltinModule?.(name) ?? inBrowser[name] ?? {};
}
