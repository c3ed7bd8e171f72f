import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportBag, exportDossier, openFile, verifyFolder } from '../src/investigation/index.ts';
import {
  checkpointText,
  formatCheckpoint,
  leafHash,
  makeKey,
  openSigner,
  packBundle,
  parseCheckpoint,
  parseNote,
  root,
  sealRecord,
  unpackBundle,
} from '../src/ledger/index.ts';
import { Authority } from '../src/ledger/testing/authority.ts';
import { stampHead } from '../src/vault/index.ts';
import { receive } from '../src/vault/testing/receive.ts';

const script = resolve(import.meta.dirname, '..', 'tools', 'verify.py');
/** How many bytes are flipped in each kind of folder; ASSIZE_FLIPS=2000 is the whole test. */
const FLIPS = Number(process.env['ASSIZE_FLIPS'] ?? 100);

let home: string;
let clock: Authority;
/** An investigation file with a time-stamp, and a dossier of it. */
let file: string;
let dossier: string;

/** Fails where the tools are not there: these tests must not pass for want of them. */
function installed(program: string): void {
  if (spawnSync(program, ['--version']).error && spawnSync(program, ['version']).error)
    throw new Error(`${program} is needed for these tests. Install it (Debian: apt install python3 openssl).`);
}

beforeAll(async () => {
  installed('python3');
  installed('openssl');
  home = mkdtempSync(join(tmpdir(), 'assize-verify-'));
  clock = new Authority('Clock of Orlow');
  file = join(home, 'file');
  dossier = join(home, 'dossier');
  const open = await openFile(file, { create: 'A file of Orlow · أورلو' });
  const { vault } = open;
  for (const text of ['Shells fell on Selm.', 'Two people were hurt in Orlow.', 'To be withdrawn.'])
    await receive(vault, `${text}.txt`, text);
  // A control character, a quote, what is not ASCII: as canonical JSON writes them.
  for (let n = 0; n < 3; n++)
    await vault.append({
      kind: 'noted',
      note: { code: 'test/note', source: null, what: `note ${n} "\u0007\\" é`, next: 'nothing' },
    });
  await vault.withdraw(await receive(vault, 'A name.txt', 'A name.'), 'a court', 'a witness is in danger');
  // A person who signs, something sealed to her, and another file that is taken in: whatever a ledger can hold.
  const ada = await vault.addKey({ name: 'Ada Ferro', passphrase: 'seven green lamps on the pier', work: 2 });
  await vault.append({ kind: 'noted', note: { code: 'test/note', source: null, what: 'by Ada', next: 'nothing' } }, ada);
  await vault.seal(new TextEncoder().encode('The name of a witness.'), { to: [ada.key], label: 'a name' });
  const rotated = await vault.addKey({ name: 'Ada Ferro', passphrase: 'eight red boats at the quay', work: 2 }, ada);
  await vault.revokeKey(rotated.key, 'she left');
  const colleague = await openFile(join(home, 'colleague'), { create: 'Of a colleague' });
  await colleague.vault.append({ kind: 'noted', note: { code: 'test/note', source: null, what: 'elsewhere', next: '' } });
  await colleague.close();
  await vault.merge(join(home, 'colleague'));
  const means = {
    ask: async (_: string, body: Uint8Array | null) => clock.answer(body!),
    chance: (n: number) => new Uint8Array(n).fill(200),
  };
  await stampHead(vault, [{ kind: 'rfc3161', url: 'https://clock.invalid', roots: clock.roots, policy: null }], means);
  await exportDossier(open, dossier);
  await open.close();
}, 120_000);
afterAll(() => {
  clock?.remove();
  rmSync(home, { recursive: true, force: true });
});

function python(...args: string[]): { code: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync('python3', [script, ...args], { encoding: 'utf8' });
  return { code: status, text: stdout + stderr };
}

let copies = 0;
function copy(of: string): string {
  const to = join(home, `copy-${copies++}`);
  cpSync(of, to, { recursive: true });
  return to;
}
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
const write = (path: string, data: Uint8Array | string) => {
  rmSync(path, { force: true });
  writeFileSync(path, data);
};

describe('the verifier in Python', () => {
  it('has fewer than 300 lines and imports nothing but the standard library', () => {
    const text = readFileSync(script, 'utf8');
    expect(text.split('\n').length).toBeLessThanOrEqual(300);
    const modules =
      'base64 collections concurrent contextlib functools hashlib json os pathlib re shutil subprocess sys tempfile datetime';
    for (const [, names] of text.matchAll(/^(?:import|from) ([\w., ]+?)(?: import .*)?$/gm))
      for (const name of names!.split(', ')) expect(modules.split(' ')).toContain(name.split('.')[0]);
  });
  it('accepts a file and a dossier, as the other does', async () => {
    for (const folder of [file, dossier]) {
      expect(python(folder)).toMatchObject({
        code: 0,
        text: expect.stringMatching(/^Nothing wrong: .*1 time-stamps\.\nSigned by ed25519:[0-9a-f]{64}\./) as string,
      });
      expect((await verifyFolder(folder)).faults).toEqual([]);
    }
  });
  it('accepts a copy without the private key and without what is computed', () => {
    const folder = copy(file);
    rmSync(join(folder, 'keys'), { recursive: true });
    rmSync(join(folder, 'store'), { recursive: true });
    expect(python(folder).code).toBe(0);
  });
  it('accepts what a bag holds, as the other does', async () => {
    const bag = join(home, 'bag');
    const open = await openFile(file);
    await exportBag(open, bag);
    await open.close();
    expect(python(join(bag, 'data')).code).toBe(0);
    expect((await verifyFolder(bag)).faults).toEqual([]);
  });
  it('accepts a ledger of more than one tile, with entries that wait for the next checkpoint', async () => {
    const folder = join(home, 'wide');
    const wide = await openFile(folder, { create: 'wide' });
    for (let n = 0; n < 258; n++)
      await wide.vault.append({ kind: 'noted', note: { code: 'test/note', source: null, what: `${n}`, next: '' } });
    await wide.vault.checkpoint();
    await wide.vault.append({ kind: 'noted', note: { code: 'test/note', source: null, what: 'waits', next: '' } });
    await wide.close();
    expect(python(folder)).toMatchObject({ code: 0, text: expect.stringMatching(/^Nothing wrong: 260 entries/) as string });
  });
  it('refuses another key than the one that was expected', () => {
    const { key } = JSON.parse(readFileSync(join(file, 'assize.json'), 'utf8')) as { key: string };
    expect(python(file, '--key', key).code).toBe(0);
    expect(python(dossier, '--key', `ed25519:${'0'.repeat(64)}`)).toMatchObject({
      code: 1,
      text: expect.stringContaining('not by the key') as string,
    });
  });
  it('says what is missing where openssl is not installed', () => {
    const bin = mkdtempSync(join(home, 'bin-'));
    const program = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
    const { status, stdout } = spawnSync(program, [script, file], { encoding: 'utf8', env: { PATH: bin } });
    expect([status, stdout]).toEqual([2, expect.stringContaining('openssl program is not installed')]);
  });

  const ledger = (folder: string, path: string) => join(folder, 'vault', 'ledger', path);
  /** The one tile of a level, or the bundle of entries. */
  const tile = (folder: string, level: string) => {
    const at = ledger(folder, `tile/${level}`);
    return join(at, filesBelow(at)[0]!);
  };
  const objectsOf = (folder: string) =>
    filesBelow(join(folder, 'vault', 'objects')).map((path) => join(folder, 'vault', 'objects', path));
  const damages: [string, (folder: string) => void][] = [
    ['an object is gone', (folder) => rmSync(objectsOf(folder)[0]!)],
    [
      'an object is cut short',
      (folder) => {
        const [path] = objectsOf(folder) as [string];
        write(path, readFileSync(path).subarray(0, -1));
      },
    ],
    [
      'two objects have changed places',
      (folder) => {
        const [a, b] = objectsOf(folder)
          .slice(0, 2)
          .map((path) => [path, readFileSync(path)] as const) as [[string, Buffer], [string, Buffer]];
        write(a[0], b[1]);
        write(b[0], a[1]);
      },
    ],
    ['a bundle is cut short', (folder) => truncateSync(tile(folder, 'entries'), statSync(tile(folder, 'entries')).size - 1)],
    ['a tile is gone', (folder) => rmSync(tile(folder, '0'))],
    [
      'two records have changed places',
      (folder) => {
        const path = tile(folder, 'entries');
        const records = unpackBundle(new Uint8Array(readFileSync(path)));
        write(path, packBundle([records[1]!, records[0]!, ...records.slice(2)]));
      },
    ],
    [
      'a record is signed anew by another key',
      (folder) => {
        const path = tile(folder, 'entries');
        const records = unpackBundle(new Uint8Array(readFileSync(path)));
        const signer = openSigner(makeKey());
        const by = `ed25519:${Buffer.from(signer.publicKey).toString('hex')}`;
        const { entry } = JSON.parse(new TextDecoder().decode(records[1])) as { entry: Parameters<typeof sealRecord>[0] };
        write(path, packBundle([records[0]!, sealRecord({ ...entry, by }, signer), ...records.slice(2)]));
      },
    ],
    [
      'the checkpoint is that of another file',
      (folder) => write(ledger(folder, 'checkpoint'), readFileSync(join(home, 'other', 'vault', 'ledger', 'checkpoint'))),
    ],
    [
      'the checkpoint has a second signature',
      (folder) => {
        const note = readFileSync(ledger(folder, 'checkpoint'), 'utf8');
        write(ledger(folder, 'checkpoint'), `${note}${note.split('\n').at(-2)}\n`);
      },
    ],
    ['a file lies where none should', (folder) => write(ledger(folder, 'tile/note.txt'), 'x')],
    ['an object lies where none should', (folder) => write(join(folder, 'vault', 'objects', 'stray'), 'x')],
    [
      'the card has another name',
      (folder) => {
        const path = join(folder, 'assize.json');
        write(path, readFileSync(path, 'utf8').replace('A file', 'B file'));
      },
    ],
    [
      'the private key is that of another file',
      (folder) => write(join(folder, 'keys', 'ledger.pem'), readFileSync(join(home, 'other', 'keys', 'ledger.pem'))),
    ],
    [
      'the key of a person is another file',
      (folder) => {
        const people = join(folder, 'keys', 'people');
        const [first, second] = filesBelow(people).filter((path) => path.endsWith('.age'));
        write(join(people, first!), readFileSync(join(people, second!)));
      },
    ],
    [
      'bytes that were withdrawn are back',
      (folder) => {
        const path = join(folder, 'vault', 'objects', '93');
        cpSync(objectsOf(folder)[0]!, join(path, 'a'.repeat(62)));
      },
    ],
    ['a file lies beside the ledger', (folder) => write(join(folder, 'vault', 'note.txt'), 'x')],
    [
      'the objects lie somewhere else, and a link leads there',
      (folder) => {
        renameSync(join(folder, 'vault', 'objects'), `${folder}-objects`);
        symlinkSync(`${folder}-objects`, join(folder, 'vault', 'objects'));
      },
    ],
    [
      'the card lies somewhere else, and a link leads there',
      (folder) => {
        renameSync(join(folder, 'assize.json'), `${folder}-card`);
        symlinkSync(`${folder}-card`, join(folder, 'assize.json'));
      },
    ],
    [
      'the holder of the key signed a head with a fourth line',
      (folder) => {
        const path = ledger(folder, 'checkpoint');
        const { text } = parseNote(readFileSync(path, 'utf8'));
        const head = parseCheckpoint(text);
        const signer = openSigner(readFileSync(join(folder, 'keys', 'ledger.pem'), 'utf8'));
        const note = formatCheckpoint(head, signer.publicKey, signer.sign(new TextEncoder().encode(`${text}more\n`)));
        write(path, note.replace(text, `${text}more\n`));
      },
    ],
    [
      'an entry that nobody signed waits',
      (folder) => write(ledger(folder, 'pending/0000000000009999'), packBundle([new TextEncoder().encode('{}')])),
    ],
  ];
  it.each(damages)('notices, as the other does, that %s', async (_, damage) => {
    const other = join(home, 'other');
    if (!readdirSync(home).includes('other')) await (await openFile(other, { create: 'other' })).close();
    const folder = copy(file);
    damage(folder);
    const { code, text } = python(folder);
    expect([code, (await verifyFolder(folder)).faults.length > 0], text).toEqual([1, true]);
  });

  it.each([
    ['its version is no number', '"v":1', '"v":true'],
    ['a number is a text', /"bytes":\d+/, '"bytes":"4"'],
    ['a number is below zero', /"bytes":\d+/, '"bytes":-4'],
    ['a number is larger than any', /"bytes":\d+/, '"bytes":1e400'],
    ['a number is none', /"bytes":\d+/, '"bytes":NaN'],
    ['a number is written otherwise', '"v":1', '"v":1.0'],
    ['a role is unknown', '"role":"report"', '"role":"rumour"'],
    ['an instant is none', /"at":"[^"]*"/, '"at":"yesterday"'],
    ['a text nests without end', /"from":"[^"]*"/, `"from":${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['a text holds half a character', /"from":"[^"]*"/, '"from":"\\ud800"'],
    ['a name comes twice', '"v":1', '"v":1,"v":1'],
    ['names are out of order', /"at":("[^"]*"),"by":("[^"]*")/, '"by":$2,"at":$1'],
  ])('notices, as the other does, an entry signed by the right key of which %s', async (_, from, into) => {
    const folder = copy(file);
    rmSync(ledger(folder, 'pending'), { recursive: true, force: true });
    const signer = openSigner(readFileSync(join(folder, 'keys', 'ledger.pem'), 'utf8'));
    const signed = (text: string) => Buffer.from(signer.sign(new TextEncoder().encode(text))).toString('base64');
    const records = unpackBundle(new Uint8Array(readFileSync(tile(folder, 'entries'))));
    const text = new TextDecoder().decode(records[1]);
    const was = text.slice('{"entry":'.length, text.lastIndexOf(',"sig":'));
    const entry = was.replace(from, into);
    expect(entry).not.toBe(was);
    records[1] = new TextEncoder().encode(`{"entry":${entry},"sig":"${signed(entry)}"}`);
    write(tile(folder, 'entries'), packBundle(records));
    write(tile(folder, '0'), Buffer.concat(records.map(leafHash)));
    const head = parseCheckpoint(parseNote(readFileSync(ledger(folder, 'checkpoint'), 'utf8')).text);
    const now = { ...head, root: root(records.map(leafHash)) };
    write(
      ledger(folder, 'checkpoint'),
      formatCheckpoint(now, signer.publicKey, signer.sign(new TextEncoder().encode(checkpointText(now)))),
    );
    const { code, text: said } = python(folder);
    expect(code, said).toBe(1);
    // Of the one entry alone, and of the time-stamp, whose head is of the ledger as it was: the rest is whole.
    expect(said).toMatch(/^entry 1: /);
    expect((await verifyFolder(folder)).faults[0]).toMatchObject({ touches: 'entry 1' });
  });

  it('notices a dossier that leads out of itself, or lists a file twice', async () => {
    const linked = copy(dossier);
    const object = filesBelow(linked).find((path) => path.startsWith('objects/'))!;
    renameSync(join(linked, object), `${linked}-object`);
    symlinkSync(`${linked}-object`, join(linked, object));
    const twice = copy(dossier);
    const manifest = JSON.parse(readFileSync(join(twice, 'manifest.json'), 'utf8')) as {
      files: { path: string; sha256: string }[];
    };
    manifest.files.push(manifest.files.at(-1)!);
    const text = `${JSON.stringify(manifest, null, 1)}\n`;
    write(join(twice, 'manifest.json'), text);
    const sums = manifest.files.concat({ path: 'manifest.json', sha256: createHash('sha256').update(text).digest('hex') });
    write(join(twice, 'sha256sums.txt'), sums.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''));
    for (const folder of [linked, twice])
      expect([python(folder).code, (await verifyFolder(folder)).faults.length > 0]).toEqual([1, true]);
  });

  it('notices a stamp in a dossier whose manifest was written anew', async () => {
    const changes: ((stamp: Record<string, unknown>) => void)[] = [
      (stamp) => void (stamp['time'] = '2019-01-01T00:00:00Z'),
      (stamp) => void (stamp['policy'] = '1.2.3'),
      (stamp) => void (stamp['growth'] = []),
      (stamp) => void (stamp['checkpoint'] = 'README.txt'),
      (stamp) => void (stamp['against'] = '../file/keys/ledger.pem'),
      (stamp) => void (stamp['request'] = null),
    ];
    for (const change of changes) {
      const folder = copy(dossier);
      const path = join(folder, 'manifest.json');
      const manifest = JSON.parse(readFileSync(path, 'utf8')) as { stamps: [Record<string, unknown>] };
      change(manifest.stamps[0]);
      const text = `${JSON.stringify(manifest, null, 1)}\n`;
      write(path, text);
      const sums = readFileSync(join(folder, 'sha256sums.txt'), 'utf8');
      const digest = execFileSync('sha256sum', [path], { encoding: 'utf8' }).slice(0, 64);
      write(join(folder, 'sha256sums.txt'), sums.replace(/[0-9a-f]{64} {2}manifest\.json/, `${digest}  manifest.json`));
      expect(python(folder).code, change.toString()).toBe(1);
      expect((await verifyFolder(folder)).faults, change.toString()).toHaveLength(1);
    }
  });
});

/** Flips bytes one at a time, checks each time with the Python verifier in one process, and puts them back. */
const flipper = `
import functools, json, os, sys
sys.path.insert(0, os.path.dirname(sys.argv[1]))
sys.dont_write_bytecode = True
import verify
verify.openssl = functools.lru_cache(None)(verify.openssl)
folder, flips, missed = sys.argv[2], json.load(sys.stdin), []
for path, at, bit in flips:
    full = os.path.join(folder, path)
    os.chmod(full, 0o644)
    with open(full, "r+b") as file:
        file.seek(at); byte = file.read(1)[0]
        file.seek(at); file.write(bytes([byte ^ 1 << bit]))
    if not verify.check(folder).faults:
        missed.append([path, at, bit])
    with open(full, "r+b") as file:
        file.seek(at); file.write(bytes([byte]))
print(json.dumps([missed, verify.check(folder).faults]))
`;

describe('one flipped bit, wherever it is', () => {
  it.each([
    ['an investigation file', () => file, /^(?:assize\.json|keys|vault)/],
    ['a dossier', () => dossier, /./],
  ])('in %s is noticed by both verifiers', { timeout: 86_400_000 }, async (_, of, where) => {
    const folder = copy(of());
    const paths = filesBelow(folder).filter((path) => where.test(path));
    let state = 20161;
    const chance = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
    // Every file gets its turn: the small ones are those that hold signatures and keys.
    const flips = Array.from({ length: FLIPS }, (_, n) => {
      const path = paths[n % paths.length]!;
      return [path, chance(statSync(join(folder, path)).size), chance(8)] as const;
    });
    const found = spawnSync('python3', ['-c', flipper, script, folder], { input: JSON.stringify(flips), encoding: 'utf8' });
    expect(found.stderr).toBe('');
    expect(JSON.parse(found.stdout)).toEqual([[], []]);
    const missed: unknown[] = [];
    for (const [path, at, bit] of flips) {
      const bytes = readFileSync(join(folder, path));
      bytes[at] = bytes[at]! ^ (1 << bit);
      writeFileSync(join(folder, path), bytes);
      if ((await verifyFolder(folder)).faults.length === 0) missed.push([path, at, bit]);
      bytes[at] = bytes[at] ^ (1 << bit);
      writeFileSync(join(folder, path), bytes);
    }
    expect(missed).toEqual([]);
    expect((await verifyFolder(folder)).faults).toEqual([]);
  });
});
