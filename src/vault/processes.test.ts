import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkVault, createVault, openVault } from './index.ts';

/** How often a process is killed; `npm run torture` asks for 10,000. */
const KILLS = Number(process.env['ASSIZE_KILLS'] ?? 200);
/** Each folder lives through so many, then another is begun: a long ledger takes long to check. */
const IN_ONE_FOLDER = 25;
/** So many more files come in at once in the second round of every six. */
const MANY = 100;

const now = () => new Date();
let home: string;
let program: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assize-killed-'));
  // In one file it begins in a tenth of the time. The thread that it starts is looked for beside it, under the name it has here.
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: home,
      emptyOutDir: false,
      ssr: true,
      target: 'node24',
      rollupOptions: {
        input: [join(import.meta.dirname, 'testing', 'ingest.ts'), join(import.meta.dirname, 'bulk-thread.ts')],
        output: { entryFileNames: ({ name }) => (name === 'bulk-thread' ? `${name}.ts` : `${name}.js`) },
      },
    },
    ssr: { noExternal: true },
  });
  program = join(home, 'ingest.js');
});
afterAll(() => rm(home, { recursive: true, force: true }));

interface Killed {
  /** What it said was durable. */
  readonly durable: readonly string[];
  readonly code: number | null;
}

/** Runs the ingest; `kill` waits as long as it should live and then comes back. */
async function ingest(
  folder: string,
  round: string,
  { kill, rounds = [] }: { kill?: (said: (what: string) => Promise<void>) => Promise<void>; rounds?: string[] },
): Promise<Killed> {
  const child = spawn(process.execPath, [program, folder, round, ...rounds], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  let ended = false;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const one of listeners) one();
  };
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
    tell();
  });
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const end = new Promise<number | null>((done) =>
    child.on('close', (code) => {
      ended = true;
      tell();
      done(code);
    }),
  );
  const said = (what: string) =>
    new Promise<void>((done) => {
      const look = () => {
        if (!ended && !output.includes(what)) return;
        listeners.delete(look);
        done();
      };
      listeners.add(look);
      look();
    });
  if (kill) {
    await kill(said);
    child.kill('SIGKILL');
  }
  const code = await end;
  if (code !== null && code !== 0 && !errors.includes('vault/locked')) throw new Error(errors);
  const durable = output.split('\n').flatMap((line) => (line.startsWith('durable ') ? [line.slice(8)] : []));
  return { durable, code };
}

async function namesIn(folder: string, mode: 'read' | 'write'): Promise<Set<string>> {
  const vault = await openVault(folder, { mode, now });
  const names = new Set<string>();
  for await (const { entry } of vault.entries()) if (entry.kind === 'received') names.add(entry.from);
  await vault.close();
  return names;
}

/** One folder that is written by a process after another, each killed at some moment. */
async function lane(name: string, kills: number, chance: () => number): Promise<number> {
  const folder = join(home, name);
  await (await createVault(folder, { name, now })).close();
  const confirmed: string[] = [];
  for (let round = 0; round < kills; round++) {
    const how = chance();
    const { durable } = await ingest(folder, String(round), {
      kill: async (said) => {
        // While it starts; while it mends what the one before left; while it writes.
        if (how < 0.1) await wait(chance() * 120);
        else {
          await said(how < 0.3 ? 'open' : 'durable');
          await wait(chance() * 30);
        }
      },
    });
    confirmed.push(...durable);
    // Every other time the next one finds it as it was left.
    const names = await namesIn(folder, round % 2 === 0 ? 'read' : 'write');
    expect(confirmed.filter((one) => !names.has(one))).toEqual([]);
    // Bytes that an entry withdrew a moment before are taken by the next writer.
    if (round % 5 === 4)
      expect((await checkVault(folder)).faults.filter(({ code }) => code !== 'vault/not-withdrawn')).toEqual([]);
  }
  await namesIn(folder, 'write');
  expect((await checkVault(folder)).faults).toEqual([]);
  await rm(folder, { recursive: true, force: true });
  return confirmed.length;
}

describe('a process killed at any moment', () => {
  it(`loses nothing that was reported as durable and leaves a folder that opens, ${KILLS} times`, {
    timeout: 86_400_000,
  }, async () => {
    let state = 90_001;
    const chance = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    let left = KILLS;
    let confirmed = 0;
    const worker = async (which: string) => {
      for (let n = 0; left > 0; n++) {
        const kills = Math.min(left, IN_ONE_FOLDER);
        left -= kills;
        confirmed += await lane(`${which}-${n}`, kills, chance);
      }
    };
    await Promise.all(['a', 'b'].map(worker));
    expect(confirmed).toBeGreaterThan(KILLS);
  });
});

describe('many processes at once', () => {
  it('give a ledger that checks, and holds what each of them received', { timeout: 300_000 }, async () => {
    const folder = join(home, 'many');
    await (await createVault(folder, { name: 'many', now })).close();
    const all = await Promise.all(
      ['p', 'q', 'r', 's'].map(async (which) => {
        const durable: string[] = [];
        for (let n = 0; n < 3; ) {
          const one = await ingest(folder, `${which}${n}`, { rounds: ['2'] });
          // Another one writes: what was not begun is asked for again.
          if (one.code !== 0) continue;
          durable.push(...one.durable);
          n += 1;
        }
        return durable;
      }),
    );
    const names = await namesIn(folder, 'read');
    expect(all.flat()).toHaveLength(4 * 3 * (6 + MANY));
    expect([...names].sort()).toEqual(all.flat().sort());
    expect((await checkVault(folder)).faults).toEqual([]);
  });
});

describe('a system that refuses', () => {
  /** Runs the ingest under a shell that limits it; gives what it said was durable, and what it said when it stopped. */
  const limited = (limits: string, folder: string, round: string, as: { uid?: number; gid?: number } = {}) => {
    const { stdout, stderr, status } = spawnSync(
      'sh',
      ['-c', `${limits}; exec "$@"`, 'sh', process.execPath, program, folder, round, '6'],
      {
        encoding: 'utf8',
        ...as,
      },
    );
    return {
      status,
      stderr,
      durable: stdout.split('\n').flatMap((line) => (line.startsWith('durable ') ? [line.slice(8)] : [])),
    };
  };
  it('larger files is told in words, and what was confirmed is there', async () => {
    const folder = join(home, 'limited');
    await (await createVault(folder, { name: 'limited', now })).close();
    // Files of up to 512 KB; the fifth round brings a larger one.
    const { status, stderr, durable } = limited('trap "" XFSZ; ulimit -f 1024', folder, 'a');
    expect(status).toBe(1);
    expect(stderr).toContain('vault/disk-full');
    expect(durable).toHaveLength(12 + MANY);
    const names = await namesIn(folder, 'write');
    expect(durable.filter((one) => !names.has(one))).toEqual([]);
    expect((await checkVault(folder)).faults).toEqual([]);
    // With room, the same goes on.
    expect(limited('true', folder, 'b').durable).toHaveLength(18 + MANY);
    expect((await checkVault(folder)).faults).toEqual([]);
  });
  it('to be written to is told in words, and nothing is changed', async () => {
    const folder = join(home, 'forbidden');
    await (await createVault(folder, { name: 'forbidden', now })).close();
    // Whoever may do everything is nobody here: for them no folder is forbidden.
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    await chmod(home, 0o755);
    await chmod(join(folder, 'keys', 'ledger.pem'), 0o644);
    await chmod(folder, 0o555);
    const { status, stderr, durable } = limited('true', folder, 'a', nobody);
    await chmod(folder, 0o755);
    expect({ status, durable }).toEqual({ status: 1, durable: [] });
    expect(stderr).toContain('vault/not-permitted');
    expect((await checkVault(folder)).faults).toEqual([]);
  });
});
