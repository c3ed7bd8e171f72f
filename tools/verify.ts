import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { verifyDossier } from '../src/dossier/verify.ts';

// The verifier that travels in every dossier, bundled into one file without dependencies: node verify.mjs [FOLDER] [--key KEY]

const args = process.argv.slice(2);
const at = args.indexOf('--key');
const publicKey = at >= 0 ? args.splice(at, 2)[1] : undefined;
const folder = args[0] ?? '.';

const report = await verifyDossier(
  {
    async list() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => !entry.isDirectory()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
    },
    read: async (path) => new Uint8Array(await readFile(join(folder, path))),
  },
  publicKey === undefined ? {} : { publicKey },
);
for (const { code, what, next } of report.faults) console.log(`${code}: ${what}\n  Next: ${next}`);
const counted = Object.entries(report.counts).map(([what, n]) => `${n} ${what}`);
console.log(report.faults.length === 0 ? `Nothing wrong: ${counted.join(', ')}.` : `${report.faults.length} faults (${counted.join(', ')} checked).`);
for (const { authority, time, size, compare } of report.times)
  console.log(
    time === null
      ? `${authority} proves nothing yet of the first ${size} entries (${compare || 'waiting for a block'}).`
      : `The first ${size} entries existed before ${time}, says ${authority}. Compare ${compare}.`,
  );
console.log(`Signed by ${report.key ?? 'nobody'}. Compare this key with the one that the sender gave you by another way.`);
process.exitCode = report.faults.length === 0 ? 0 : 1;
