import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * The vault beside coreutils and restic, in one run: `--megabytes` for the large file, `--files` for the small ones, `--entries` for
 * the tree, `--rounds` for how often each is measured. A ratio is that of medians, rounds of both taking turns, after a warm-up.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      megabytes: { type: 'string', default: '2048' },
      files: { type: 'string', default: '10000' },
      entries: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string', default: 'large,small,verify,tree' },
    },
  });
  const size = { megabytes: Number(values.megabytes), files: Number(values.files), entries: Number(values.entries) };
  const bench = new Bench(Number(values.rounds));
  const parts: Readonly<Record<string, () => void>> = {
    large: () => large(bench, size.megabytes),
    small: () => small(bench, size.files),
    verify: () => verify(bench, size.megabytes, size.files),
    tree: () => tree(bench, size.entries),
  };
  try {
    for (const one of values.only.split(',')) parts[one]!();
    const most = bench.peak;
    console.log(
      `\nmost memory of any of these processes: ${most} MB, ${bench.most} (bar 200) ${most < 200 ? 'met' : 'NOT MET'}` +
        `\n  The limit: Node with the program loaded, before it does anything, takes ${bench.ours('nothing', []).said['peak']} MB of it.`,
    );
  } finally {
    bench.end();
  }
}

interface Took {
  readonly seconds: number;
  readonly said: Readonly<Record<string, number>>;
}

class Bench {
  readonly home = mkdtempSync(join(tmpdir(), 'assize-bench-vault-'));
  readonly rounds: number;
  peak = 0;
  /** The act that took most memory. */
  most = '';

  constructor(rounds: number) {
    this.rounds = rounds;
  }

  at(name: string): string {
    return join(this.home, name);
  }

  remove(name: string): void {
    rmSync(this.at(name), { recursive: true, force: true });
  }

  /** Runs a program to its end. `cores` binds it to so many. */
  run(program: string, args: readonly string[], { cores = 0, input }: { cores?: number; input?: string } = {}): Took {
    const bound = cores === 0 ? [program, ...args] : ['taskset', '-c', cores === 1 ? '0' : `0-${cores - 1}`, program, ...args];
    const started = performance.now();
    const { status, stdout, stderr, error } = spawnSync(bound[0]!, bound.slice(1), {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, RESTIC_PASSWORD: 'a bench' },
      cwd: this.home,
      ...(input === undefined ? {} : { input }),
    });
    const seconds = (performance.now() - started) / 1000;
    if (error || status !== 0)
      throw new Error(`${bound.join(' ').slice(0, 200)} failed: ${error?.message ?? stderr.slice(-2000)}`);
    return { seconds, said: program === process.execPath ? (JSON.parse(stdout.trim().split('\n').at(-1)!) as Took['said']) : {} };
  }

  /** What is measured, in a process of its own. The time is that of the act, without the start of Node (0.3 to 0.6 s). */
  ours(act: string, args: readonly string[], cores = 0): Took {
    const took = this.run(process.execPath, [join(import.meta.dirname, 'vault-work.ts'), act, ...args], { cores });
    // What is planted is planted by this benchmark, not by the vault.
    const peak = took.said['peak'] ?? 0;
    if (act !== 'plant' && peak > this.peak) {
      this.peak = peak;
      this.most = act;
    }
    return { ...took, seconds: took.said['milliseconds'] === undefined ? took.seconds : took.said['milliseconds'] / 1000 };
  }

  /** Several acts in turn, round after round; the median seconds of each. */
  inTurn<K extends string>(acts: Readonly<Record<K, () => number>>): Record<K, number> {
    const took = Object.fromEntries(Object.keys(acts).map((name) => [name, [] as number[]])) as Record<K, number[]>;
    for (let round = 0; round < this.rounds; round++) for (const name of Object.keys(acts) as K[]) took[name].push(acts[name]());
    return Object.fromEntries(
      Object.entries<number[]>(took).map(([name, all]) => [name, all.toSorted((a, b) => a - b)[all.length >> 1]!]),
    ) as Record<K, number>;
  }

  end(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

const seconds = (n: number) => `${n.toFixed(2)} s`;
const bar = (what: string, ratio: number, limit: number, higher = false) =>
  console.log(
    `  ${what}: ${ratio.toFixed(2)} (bar ${higher ? 'at least' : 'at most'} ${limit}) ${(higher ? ratio >= limit : ratio <= limit) ? 'met' : 'NOT MET'}`,
  );

/** Bytes that no program can make smaller. */
function writeChance(path: string, megabytes: number): void {
  const piece = Buffer.alloc(1 << 20);
  writeFileSync(path, '');
  for (let n = 0; n < megabytes; n++) appendFileSync(path, randomFillSync(piece));
}

/** Reports of about 4 KB each, all different, of words that nobody wrote. */
function writeReports(folder: string, count: number): void {
  let state = 1;
  const chance = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  const letters = 'etaoinshrdlu';
  const words = Array.from({ length: 4000 }, () =>
    Array.from({ length: 2 + chance(8) }, () => letters[chance(letters.length)]!).join(''),
  );
  for (let n = 0; n < count; n++) {
    const at = join(folder, String(Math.floor(n / 100)).padStart(4, '0'));
    if (n % 100 === 0) mkdirSync(at, { recursive: true });
    let text = `Report ${n}.\n`;
    while (text.length < 4096) text += `${words[chance(words.length)]!} `;
    writeFileSync(join(at, `${n}.txt`), text.slice(0, 4096));
  }
}

function large(bench: Bench, megabytes: number): void {
  console.log(`\none file of ${megabytes} MB`);
  const file = bench.at('large');
  writeChance(file, megabytes);
  bench.run('sha256sum', [file]);
  const took = bench.inTurn({
    sha256sum: () => bench.run('sha256sum', [file]).seconds,
    ours: () => {
      bench.remove('v-large');
      return bench.ours('receive', [file, bench.at('v-large')]).seconds;
    },
    dd: () => {
      bench.remove('copy');
      const { seconds: all } = bench.run('dd', [
        `if=${file}`,
        `of=${bench.at('copy')}`,
        'bs=1M',
        'conv=fdatasync',
        'status=none',
      ]);
      bench.remove('copy');
      return all;
    },
  });
  console.log(
    `  received, durable and entered ${seconds(took.ours)}, sha256sum ${seconds(took.sha256sum)}, dd with fdatasync ${seconds(took.dd)}`,
  );
  bar('time against sha256sum', took.ours / took.sha256sum, 1);
}

function small(bench: Bench, files: number): void {
  console.log(`\n${files} files of 4 KB`);
  const reports = bench.at('reports');
  writeReports(reports, files);
  bench.run('sh', ['-c', 'cat reports/*/* > /dev/null']);
  const hasRestic = spawnSync('restic', ['version']).status === 0;
  // Nothing is deleted between: a disk that is told of freed blocks makes whoever creates files next wait for that.
  let round = 0;
  const took = bench.inTurn({
    copied: () => {
      const to = `copied-${round++}`;
      return bench.run('sh', ['-c', `cp -r reports ${to} && find ${to} -type f -exec sha256sum {} + > sums && sync -f ${to}`])
        .seconds;
    },
    ours: () => bench.ours('receive', [reports, bench.at(`v-small-${round}`)]).seconds,
    restic: () => {
      if (!hasRestic) return Number.NaN;
      bench.run('restic', ['-q', 'init', '-r', `repo-${round}`]);
      return bench.run('restic', ['-q', '-r', `repo-${round}`, 'backup', 'reports']).seconds;
    },
    created: () => bench.run('cp', ['-r', reports, bench.at(`created-${round}`)]).seconds,
  });
  console.log(
    `  received, durable and entered ${seconds(took.ours)}, restic backup ${hasRestic ? seconds(took.restic) : 'is not installed'}, ` +
      `cp -r and sha256sum and sync ${seconds(took.copied)}, cp -r alone ${seconds(took.created)}`,
  );
  bar('time against cp -r, sha256sum and sync', took.ours / took.copied, 2);
  if (hasRestic) bar('time against restic backup', took.ours / took.restic, 1);
  console.log(
    `  What bounds it: every object is a file of its own, so that sha256sum alone can check it; to make ${files} files takes cp ${seconds(took.created)}.`,
    '\n  restic writes a few packs instead, and signs nothing; a signature for each entry is about 0.05 ms of a core.',
  );
}

function verify(bench: Bench, megabytes: number, files: number): void {
  const folder = bench.at('verified');
  mkdirSync(bench.at('many'), { recursive: true });
  for (let n = 0; n < 16; n++) writeChance(join(bench.at('many'), `${n}`), Math.ceil(megabytes / 16));
  bench.ours('receive', [bench.at('many'), folder]);
  bench.remove('many');
  const check = (of: string, what: string, all: readonly number[]) => {
    bench.run('sh', ['-c', `cd ${of}/vault/objects && find . -type f -exec sha256sum {} + > ${bench.at('sums')}`]);
    const sums = ['-c', `cd ${of}/vault/objects && sha256sum --quiet -c ${bench.at('sums')}`];
    console.log(`\nverify ${what}`);
    for (const cores of all) {
      const took = bench.inTurn({
        sha256sum: () => bench.run('sh', sums, { cores }).seconds,
        ours: () => bench.ours('verify', [of], cores).seconds,
      });
      console.log(
        `  on ${cores === 1 ? 'one core' : `${cores} cores`}: ${seconds(took.ours)}, sha256sum -c ${seconds(took.sha256sum)}`,
      );
      bar('rate against sha256sum -c', took.sha256sum / took.ours, cores === 1 ? 1.3 : 2.2, true);
    }
  };
  const cores = availableParallelism() > 1 ? [1, 2] : [1];
  check(folder, `${readdirSync(join(folder, 'vault', 'objects')).length} objects of ${Math.ceil(megabytes / 16)} MB`, cores);
  bench.remove('verified');
  writeReports(bench.at('few'), files);
  bench.ours('receive', [bench.at('few'), folder]);
  check(folder, `${files} objects of 4 KB`, cores);
  console.log(
    `  The limit: besides ${files} digests there are ${files + 1} signatures to check, of about 0.1 ms each, which sha256sum does not.`,
  );
}

function tree(bench: Bench, entries: number): void {
  console.log(`\na tree over ${entries} entries`);
  const root = bench.ours('root', [String(entries)], 1);
  console.log(
    `  root from entries of ${root.said['bytes']} bytes, on one core: ${seconds(root.said['processor']!)} of it, ${seconds(root.seconds)} by the clock`,
  );
  // A core that others use as well is not one core.
  bar('seconds of one core', root.said['processor']!, 5);
  bench.remove('planted');
  bench.ours('plant', [bench.at('planted'), String(entries)]);
  const { said } = bench.ours('grow', [bench.at('planted')]);
  const ms = (name: string) => `${said[name]!.toFixed(2)} ms`;
  console.log(`  inclusion proof with its record, from tiles: ${ms('proof')}; from tiles alone: ${ms('path')}`);
  bar('milliseconds of a proof from tiles', said['path']!, 1);
  console.log(
    `  entry appended and durable: ${ms('append')}, signed into the head: ${ms('checkpoint')}; one durable file on this disk: ${ms('floor')}`,
  );
  bar('milliseconds of an append beside the fsync', Math.max(0, said['append']! - said['floor']!), 5);
  console.log(`  opened for writing in ${(said['opening']! / 1000).toFixed(2)} s`);
}
