import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { collect } from '../src/investigation/collect.ts';
import { receiveFiles } from '../src/investigation/receive.ts';
import {
  Edge,
  Frontier,
  TILE_WIDTH,
  bundlePath,
  checkpointText,
  formatCheckpoint,
  hexToHash,
  keyText,
  leafHash,
  makeKey,
  openSigner,
  originOf,
  packBundle,
  packTile,
  parseCheckpoint,
  parseNote,
  sealRecord,
  tilePath,
  verifyInclusion,
} from '../src/ledger/index.ts';
import { type SourceId, digestOf, idFrom } from '../src/model/index.ts';
import { checkVault, createVault, openVault } from '../src/vault/index.ts';

// What bench/vault.ts measures, each act in a process of its own, so that its memory is its own. The last line printed is JSON.

const [act, ...args] = process.argv.slice(2) as [string, ...string[]];
const milliseconds = async (work: () => unknown): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};
const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1]!;

/** A record as the ledger holds it, of the usual length; `signed` where its signature is going to be looked at. */
function recordMaker(): (n: number, signed: boolean) => Uint8Array {
  const signer = openSigner(makeKey());
  const by = keyText(signer.publicKey);
  const sealed = (n: number) =>
    sealRecord(
      {
        v: 1,
        kind: 'received',
        at: '2020-02-03T04:05:06.000Z',
        by,
        source: idFrom('source', n),
        object: digestOf('some bytes'),
        bytes: 4096,
        mediaType: 'text/plain',
        from: `reports/${String(n).padStart(8, '0')}.txt`,
        inside: null,
        role: 'report',
      },
      signer,
    );
  const template = Buffer.from(sealed(0));
  const place = template.indexOf('reports/') + 8;
  return (n, signed) => {
    if (signed) return sealed(n);
    const record = new Uint8Array(template);
    record.set(Buffer.from(String(n).padStart(8, '0'), 'latin1'), place);
    return record;
  };
}

/** The root over so many entries, from the entries alone. */
async function rootOf(count: number): Promise<object> {
  const record = recordMaker();
  // Made before: the clock is for hashing.
  const made = Array.from({ length: 4096 }, (_, n) => record(n, false));
  const frontier = new Frontier();
  const before = process.cpuUsage();
  const took = await milliseconds(() => {
    for (let n = 0; n < count; n++) frontier.append(leafHash(made[n % 4096]!));
    return frontier.root();
  });
  const { user, system } = process.cpuUsage(before);
  return { milliseconds: took, processor: (user + system) / 1e6, bytes: made[0]!.length };
}

/** Writes a ledger of so many records straight into its tiles: what is measured later is what reads and adds to them. */
async function plant(folder: string, count: number): Promise<object> {
  await (await createVault(folder, { name: 'planted', now: () => new Date('2020-01-01T00:00:00Z') })).close();
  const ledger = join(folder, 'vault', 'ledger');
  const signer = openSigner(readFileSync(join(folder, 'keys', 'ledger.pem'), 'utf8'));
  const origin = originOf(keyText(signer.publicKey));
  const write = (path: string, data: Uint8Array | string) => {
    mkdirSync(dirname(join(ledger, path)), { recursive: true });
    writeFileSync(join(ledger, path), data);
  };
  const opened = sealRecord(
    { v: 1, kind: 'opened', name: 'planted', at: '2020-01-01T00:00:00.000Z', by: keyText(signer.publicKey) },
    signer,
  );
  const record = recordMaker();
  const edge = new Edge();
  for (let first = 0; first < count; first += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, count - first);
    const records = Array.from({ length: width }, (_, n) =>
      first + n === 0 ? opened : record(first + n, first + n === count - 1),
    );
    for (const one of records) edge.append(leafHash(one), (level, n, hashes) => write(tilePath(level, n), packTile(hashes)));
    write(bundlePath(first / TILE_WIDTH, width), packBundle(records));
  }
  for (const [level, hashes] of edge.levels.entries())
    if (hashes.length > 0) write(tilePath(level, Math.floor(count / TILE_WIDTH ** (level + 1)), hashes.length), packTile(hashes));
  const head = { origin, size: count, root: edge.root() };
  write('checkpoint', formatCheckpoint(head, signer.publicKey, signer.sign(new TextEncoder().encode(checkpointText(head)))));
  return {};
}

/** Proofs from the tiles of a large ledger, and entries added to it. */
async function grow(folder: string): Promise<object> {
  const now = () => new Date();
  let vault = await openVault(folder, { mode: 'read', now });
  const { size } = vault;
  const proofs: number[] = [];
  const paths: number[] = [];
  for (let round = 0; round < 301; round++) {
    const index = (round * 48_271 * 7919) % size;
    const started = performance.now();
    const { leaf, path, checkpoint } = await vault.proofFor(index);
    proofs.push(performance.now() - started);
    // What proves that a ledger grew is made of the same tiles, as many of them, and of nothing else.
    const other = (index * 31 + 77) % size;
    paths.push(await milliseconds(() => vault.growthFrom(Math.max(1, other))));
    const { root } = parseCheckpoint(parseNote(checkpoint).text);
    if (!verifyInclusion(hexToHash(leaf), index, size, path.map(hexToHash), root)) throw new Error('This proof proves nothing.');
  }
  const opening = await milliseconds(async () => (vault = await openVault(folder, { mode: 'write', now })));
  const appends: number[] = [];
  const checkpoints: number[] = [];
  const floor: number[] = [];
  const bytes = Buffer.alloc(500, 1);
  for (let round = 0; round < 41; round++) {
    appends.push(
      await milliseconds(async () => {
        await vault.append({ kind: 'noted', note: { code: 'bench/note', source: null, what: `note ${round}`, next: 'nothing' } });
        await vault.flush();
      }),
    );
    checkpoints.push(await milliseconds(() => vault.checkpoint()));
    // What any durable change of one file costs on this disk: written beside, made durable, renamed, the folder made durable.
    floor.push(
      await milliseconds(async () => {
        const path = join(folder, 'floor');
        const file = await open(`${path}.tmp`, 'w');
        await file.write(bytes);
        await file.datasync();
        await file.close();
        await rename(`${path}.tmp`, path);
        const at = await open(folder, 'r');
        await at.sync();
        await at.close();
      }),
    );
  }
  await vault.close();
  return {
    size,
    proof: median(proofs),
    path: median(paths),
    opening,
    append: median(appends),
    checkpoint: median(checkpoints),
    floor: median(floor),
  };
}

const acts: Readonly<Record<string, () => Promise<object>>> = {
  async receive() {
    const [from, into] = args as [string, string];
    // As the walk does it, without what the walk computes afterwards.
    const { files } = await collect([from]);
    const vault = await createVault(into, { name: 'bench', now: () => new Date() });
    const known = new Set<SourceId>();
    const took = await milliseconds(async () => {
      await receiveFiles(files, { vault, known, notes: [] });
      await vault.checkpoint();
      await vault.close();
    });
    return { entries: vault.size, milliseconds: took };
  },
  async verify() {
    let counts = {};
    const took = await milliseconds(async () => {
      const report = await checkVault(args[0]!);
      if (report.faults.length > 0) throw new Error(JSON.stringify(report.faults[0]));
      counts = report.counts;
    });
    return { counts, milliseconds: took };
  },
  /** The program loaded, and nothing done. */
  nothing: async () => ({}),
  root: () => rootOf(Number(args[0])),
  plant: () => plant(args[0]!, Number(args[1])),
  grow: () => grow(args[0]!),
};
const result = await acts[act]!();
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
console.log(JSON.stringify({ ...result, peak: Math.round(maxRSS / 1024), cpu: (userCPUTime + systemCPUTime) / 1e6 }));
