// `npm test`: sets up whatever is missing and runs every check; the last line is `N passed, N failed`.
'use strict';
const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const { root, say, ensureNode, ensureDependencies, ensureBuild, withNodeFirst } = require('./setup.cjs');

const browser = !process.argv.includes('--no-browser');
const node = ensureNode();
ensureDependencies(node);
const env = { ...withNodeFirst(node), NODE_ENV: 'test' };

/** The end-to-end tests need a real Chromium: the system's, installed here where that is allowed. */
function ensureChromium() {
  const found = () =>
    [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
      (file) => file && fs.existsSync(file),
    );
  if (!found() && process.platform === 'linux' && process.getuid && process.getuid() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    say('Installing Debian’s chromium for the end-to-end tests …');
    const quiet = { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core'], quiet);
  }
  const chromium = found();
  if (!chromium)
    say(
      'No Chromium here and none could be installed: the end-to-end tests fail until `chromium` is installed or CHROMIUM_PATH names one.',
    );
  return chromium;
}

let passed = 0;
let failed = 0;
function check(title, args, inEnv = env) {
  const started = Date.now();
  const done = spawnSync(node, args, { cwd: root, env: inEnv, stdio: 'inherit' });
  const ok = done.status === 0;
  if (ok) passed += 1;
  else failed += 1;
  say(`${ok ? 'ok  ' : 'FAIL'} ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
const bin = (name, file) => path.join('node_modules', name, file);

check('types', [bin('typescript', 'bin/tsc'), '-p', '.']);
check('types of the pages', [bin('typescript', 'bin/tsc'), '-p', 'src/web']);
check('lint', [bin('oxlint', 'bin/oxlint'), '--type-aware', '--deny-warnings', 'src', 'test', 'bench', 'tools']);
check('format', [bin('@biomejs/biome', 'bin/biome'), 'format', '.']);
check('nothing unused', [bin('knip', 'bin/knip.js'), '--no-progress']);
ensureBuild(node);

const chromium = browser ? ensureChromium() : undefined;
const results = path.join(root, 'test-results', 'vitest.json');
fs.rmSync(results, { force: true });
const exclude = browser ? [] : ['--exclude', 'test/e2e/**'];
const run = spawnSync(
  node,
  [bin('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...exclude],
  { cwd: root, env: chromium ? { ...env, CHROMIUM_PATH: chromium } : env, stdio: 'inherit' },
);
if (fs.existsSync(results)) {
  const report = JSON.parse(fs.readFileSync(results, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  // A file that does not load holds no failed test, and must not pass for that.
  if (!report.success && report.numFailedTests === 0) failed += Math.max(1, report.numFailedTestSuites);
} else failed += 1;
if (run.status !== 0 && failed === 0) failed += 1;

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
