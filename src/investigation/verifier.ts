import { readFile } from 'node:fs/promises';
import { AssizeError } from '../model/index.ts';

const built = new URL('../../dist/', import.meta.url);

/** The verifier that travels in every export: one file for Node and browsers, and a page that holds it. Throws `investigation/no-verifier`. */
export async function readVerifier(): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of ['verify.mjs', 'verify.html'])
    try {
      files.set(name, new Uint8Array(await readFile(new URL(name, built))));
    } catch (cause) {
      throw new AssizeError(
        'investigation/no-verifier',
        'The verifier that travels in exports is not built.',
        'Run `npm start` once, or `node scripts/build-verifier.cjs`.',
        { cause },
      );
    }
  return files;
}
