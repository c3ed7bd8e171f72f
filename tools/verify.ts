import { realpathSync } from 'node:fs';
import { machineDisk } from '../src/vault/disk.ts';
import { verifyFolderOn } from './verify-folder.ts';

// The verifier that travels in every export, bundled into one file without dependencies. In Node: node verify.mjs [FOLDER] [--key KEY].
// In a browser it is the page verify.html, which holds the same file, or any page that calls `verifyFiles`.

export { verifyFiles } from './verify-files.ts';

async function main(args: string[]): Promise<number> {
  const at = args.indexOf('--key');
  const expected = at >= 0 ? args.splice(at, 2)[1] : undefined;
  // What threads would run is not in this one file.
  const disk = { ...machineDisk, pace: { ...machineDisk.pace, threads: 0 } };
  const { faults, counts, key, times } = await verifyFolderOn(disk, args[0] ?? '.', expected);
  for (const { code, what, next } of faults) console.log(`${code}: ${what}\n  Next: ${next}`);
  const counted = Object.entries(counts)
    .map(([what, n]) => `${n} ${what}`)
    .join(', ');
  console.log(faults.length === 0 ? `Nothing wrong: ${counted}.` : `${faults.length} faults (${counted} checked).`);
  for (const { authority, time, size, compare } of times)
    console.log(
      time === null
        ? `${authority} proves nothing yet of the first ${size} entries (${compare || 'waiting for a block'}).`
        : `The first ${size} entries existed before ${time}, says ${authority}. Compare ${compare}.`,
    );
  console.log(`Signed by ${key ?? 'nobody'}. Compare this key with the one that the sender gave you by another way.`);
  return faults.length === 0 ? 0 : 1;
}

const { process: node } = globalThis as { readonly process?: NodeJS.Process };
const [, started, ...args] = node?.argv ?? [];
if (node !== undefined && started !== undefined && realpathSync(started) === import.meta.filename)
  node.exitCode = await main(args);
