// `npm run torture`: the tests of custody in their long form, for hours rather than seconds. `npm run torture -- 10` does a tenth of it.
'use strict';
const { spawnSync } = require('child_process');
const path = require('path');
const { root, say, ensureNode, ensureDependencies, ensureBuild, withNodeFirst } = require('./setup.cjs');

const part = Number(process.argv[2] || 100) / 100;
const times = (all) => String(Math.max(1, Math.round(all * part)));
const node = ensureNode();
ensureDependencies(node);
ensureBuild(node);
const asked = {
  ASSIZE_KILLS: times(10000), // processes killed while they receive
  ASSIZE_FLIPS: times(2000), //  bytes flipped in each kind of folder, and looked for by each verifier
  ASSIZE_FUZZ: times(200000), // inputs for each parser
  ASSIZE_TORTURE: '1', //        every act of the disk fails, in every way
};
say(
  Object.entries(asked)
    .map(([name, value]) => `${name}=${value}`)
    .join(' '),
);
const files = [
  'src/vault/processes.test.ts',
  'src/vault/durability.test.ts',
  'src/ledger/fuzz.test.ts',
  'test/verify-py.test.ts',
  'test/verify-anywhere.test.ts',
];
const run = spawnSync(node, [path.join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--testTimeout=86400000', ...files], {
  cwd: root,
  env: { ...withNodeFirst(node), NODE_ENV: 'test', ...asked },
  stdio: 'inherit',
});
process.exit(run.status === null ? 1 : run.status);
