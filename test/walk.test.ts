import { execFile, execFileSync, spawn } from 'node:child_process';
import { appendFile, chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  exportDossier,
  extractFiles,
  findingsDocument,
  investigate,
  openFile,
  rebuild,
  review,
  verifyFolder,
} from '../src/investigation/index.ts';
import type { FindingsJson } from '../src/model/index.ts';
import { findingsSchemaText } from '../src/model/schema.ts';

const root = resolve(import.meta.dirname, '..');
const war = join(root, 'samples', 'invented-war', 'reports');
const aleppo = join(root, 'samples', 'aleppo-2016', 'reports');
const main = join(root, 'src', 'cli', 'main.ts');
const run = promisify(execFile);
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assize-walk-'));
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});

const now = () => new Date('2020-01-01T00:00:00Z');

async function investigated(paths: readonly string[], name: string): Promise<{ folder: string; document: FindingsJson }> {
  const folder = join(home, name);
  const file = await openFile(folder, { create: name, now });
  try {
    return { folder, document: findingsDocument(await investigate(paths, file), { text: true }) };
  } finally {
    await file.close();
  }
}

/** Every span of a document with its quote, and the text it counts in. */
function spansOf(document: FindingsJson): { quote: string; found: string }[] {
  const texts = new Map(document.sources.map((source) => [source.id, source.text ?? '']));
  const spans: { quote: string; found: string }[] = [];
  const walk = (value: unknown, source: string | null): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, source);
    else if (typeof value === 'object' && value !== null) {
      const thing = value as { id?: unknown; source?: unknown; path?: unknown; from?: unknown; to?: unknown; quote?: unknown };
      const own =
        typeof thing.source === 'string'
          ? thing.source
          : typeof thing.path === 'string' && typeof thing.id === 'string'
            ? thing.id
            : source;
      if (typeof thing.from === 'number' && typeof thing.to === 'number' && typeof thing.quote === 'string' && own !== null)
        spans.push({ quote: thing.quote, found: (texts.get(own) ?? '').slice(thing.from, thing.to) });
      for (const one of Object.values(value)) walk(one, own);
    }
  };
  walk(document, null);
  return spans;
}

describe('the whole walk on the samples', () => {
  it('prints findings that the schema accepts, in which every quote stands in its text', async () => {
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(JSON.parse(findingsSchemaText()) as object);
    for (const [paths, name] of [
      [[aleppo], 'aleppo'],
      [[war], 'war'],
    ] as const) {
      const { document } = await investigated(paths, name);
      expect(validate(document), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
      const spans = spansOf(document);
      expect(spans.length).toBeGreaterThan(100);
      expect(spans.filter(({ quote, found }) => quote !== found)).toEqual([]);
    }
  });
  it('ships the schema that its types give', async () => {
    expect(await readFile(join(root, 'schemas', 'findings-1.schema.json'), 'utf8')).toBe(findingsSchemaText());
  });
  it('takes the copy among the reports for no second origin, and marks the furniture of the page', async () => {
    const { document } = await investigated([aleppo], 'aleppo-origins');
    const of = (name: string) => document.sources.find((source) => source.path === name)!;
    const origin = document.origins.find(({ sources }) => sources.includes(of('05-the-toll-since-september.txt').id))!;
    expect(origin.sources).toContain(of('06-the-toll-copied.txt').id);
    expect(document.origins).toHaveLength(7);
    expect(
      of('07-assad-and-radicalisation.html')
        .furniture.map(({ quote }) => quote)
        .join(' '),
    ).toContain('Harbour of Selm');
    expect(document.claims.map(({ quote }) => quote).join(' ')).not.toMatch(/Selm|Orlow/);
  });
  it('gives identical findings again from the vault, and from another machine', async () => {
    const { folder, document } = await investigated([war], 'again');
    const file = await openFile(folder, { anew: true, now });
    const again = findingsDocument(await rebuild(file), { text: true });
    await file.close();
    expect(again).toEqual(document);
    const { document: elsewhere } = await investigated([war], 'elsewhere');
    expect(elsewhere).toEqual(document);
  });
  it('finds the same as reading the files together and keeping nothing', async () => {
    const { document } = await investigated([aleppo], 'kept');
    const seen = findingsDocument(await extractFiles([aleppo]));
    expect(seen.claims).toEqual(document.claims);
    expect(seen.incidents).toEqual(document.incidents);
  });
  it('is accepted by verify, and refused after one byte is changed', async () => {
    const { folder } = await investigated([aleppo], 'verified');
    expect((await verifyFolder(folder)).faults).toEqual([]);
    const objects = await readdir(join(folder, 'vault', 'objects'), { recursive: true, withFileTypes: true });
    const object = objects.find((entry) => entry.isFile())!;
    const path = join(object.parentPath, object.name);
    const bytes = await readFile(path);
    await chmod(path, 0o644);
    await writeFile(
      path,
      Uint8Array.from(bytes, (byte, n) => (n === 5 ? byte ^ 1 : byte)),
    );
    expect((await verifyFolder(folder)).faults.map(({ code }) => code)).toContain('vault/altered-object');
  });
  it('exports a dossier that the bundled verifier and sha256sum accept, and refuse after one byte is changed', async () => {
    const { folder } = await investigated([war], 'exported');
    const to = join(home, 'dossier');
    const file = await openFile(folder, { now });
    await exportDossier(file, to);
    await file.close();
    expect((await verifyFolder(folder)).faults).toEqual([]);
    expect(execFileSync('sha256sum', ['--quiet', '-c', 'sha256sums.txt'], { cwd: to, encoding: 'utf8' })).toBe('');
    const { stdout } = await run(process.execPath, ['verify.mjs', '.'], { cwd: to });
    expect(stdout).toMatch(/^Nothing wrong: \d+ files, 16 proofs|^Nothing wrong: \d+ files, 17 proofs/);
    const pages = await readdir(join(to, 'texts'));
    const page = join(to, 'texts', pages[0]!);
    await appendFile(page, ' ');
    await expect(run(process.execPath, ['verify.mjs', '.'], { cwd: to })).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('dossier/altered-file'),
    });
  });
  it('takes nothing twice', async () => {
    const { folder, document } = await investigated([aleppo], 'twice');
    const file = await openFile(folder, { now });
    const size = file.vault.size;
    const again = findingsDocument(await investigate([aleppo], file), { text: true });
    expect(file.vault.size).toBe(size);
    await file.close();
    expect(again).toEqual(document);
  });
  it('computes anew after a review, keeps the review through a rebuild, and undoes it', async () => {
    const { folder, document } = await investigated([war], 'reviewed');
    const incident = document.incidents.find(({ claims }) => claims.length > 1)!;
    const file = await openFile(folder, { now });
    const parted = await review(file, {
      conclusion: { kind: 'part', incident: incident.id as never, claims: [incident.claims[1] as never] },
      reason: 'another day',
      name: 'Ada',
    });
    expect(parted.incidents.find(({ id }) => id === incident.id)!.claims).not.toContain(incident.claims[1]);
    expect((await rebuild(file)).incidents).toEqual(parted.incidents);
    const undone = await review(file, {
      conclusion: { kind: 'undo', review: parted.reviews[0]!.id },
      reason: 'I was wrong',
      name: 'Ada',
    });
    await file.close();
    expect(undone.incidents.map(({ id }) => id)).toEqual(document.incidents.map(({ id }) => id));
  });
});

describe('bad input', () => {
  it('gives each its note, and reads the others', async () => {
    const folder = join(home, 'bad');
    await mkdir(join(folder, 'empty-folder'), { recursive: true });
    await writeFile(join(folder, 'empty.txt'), '');
    await writeFile(
      join(folder, 'binary.dat'),
      Uint8Array.from({ length: 4000 }, (_, n) => (n * 7919) % 256),
    );
    await writeFile(
      join(folder, 'latin.txt'),
      Buffer.from('Le ministère a nié que l’armée ait frappé l’hôpital de Tarsk.'.replaceAll('’', "'"), 'latin1'),
    );
    await writeFile(
      join(folder, 'cut.html'),
      '<html><body><p>Shells hit the market of Mirova on Thursday and killed nine people.<table><tr><td',
    );
    await writeFile(join(folder, 'cut.pdf'), '%PDF-1.7\n1 0 obj\n<< /Type /Catalog');
    await writeFile(
      join(folder, 'good.txt'),
      'Market shelled\n\nMortar shells hit the market of Mirova and killed nine people on 7 March 2019.\n',
    );
    await writeFile(join(folder, 'locked.txt'), 'You may not read this.');
    await chmod(join(folder, 'locked.txt'), 0);
    await symlink('/etc/hostname', join(folder, 'link.txt'));
    const { folder: into, document } = await investigated([folder], 'bad-file');
    const noted = (path: string) => document.sources.find((source) => source.path === path)?.notes.map(({ code }) => code) ?? [];
    expect(noted('empty.txt')).not.toEqual([]);
    expect(noted('binary.dat')).not.toEqual([]);
    expect(noted('cut.pdf')).not.toEqual([]);
    expect(noted('latin.txt')).not.toEqual([]);
    expect(document.notes.map(({ what }) => what).join(' ')).toContain('link.txt');
    expect(document.claims.some(({ quote }) => quote.includes('nine people on 7 March'))).toBe(true);
    for (const { what, next } of document.notes) {
      expect(what).not.toBe('');
      expect(next).not.toBe('');
    }
    // Root reads everything; for others the locked file becomes a note.
    if (process.getuid?.() !== 0) expect(document.notes.map(({ what }) => what).join(' ')).toContain('locked.txt');
    expect((await verifyFolder(into)).faults).toEqual([]);
  });
  it('says at once that a path is not there', async () => {
    const file = await openFile(join(home, 'nowhere'), { create: 'nowhere', now });
    await expect(investigate([join(home, 'not-there')], file)).rejects.toMatchObject({ code: 'investigation/no-such-path' });
    await file.close();
  });
  it('keeps a text of a gigabyte whole and unread, within bounded memory', async () => {
    const big = join(home, 'big.txt');
    await writeFile(big, 'A line of a text that is far too long.\n');
    await truncate(big, 1024 ** 3);
    const folder = join(home, 'big-file');
    const script = `
      import { investigate, openFile } from ${JSON.stringify(join(root, 'src/investigation/index.ts'))};
      const file = await openFile(${JSON.stringify(folder)}, { create: 'big' });
      const { notes } = await investigate([${JSON.stringify(big)}], file);
      await file.close();
      console.log(JSON.stringify({ codes: notes.map(({ code }) => code), rss: process.resourceUsage().maxRSS }));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
    const { codes, rss } = JSON.parse(stdout) as { codes: string[]; rss: number };
    expect(codes).toContain('reading/too-large');
    expect(rss).toBeLessThan(700 * 1024);
    await rm(big);
    await rm(folder, { recursive: true });
  });
  it('notes a file that changes while it is read', async () => {
    const { bytesOf } = await import('../src/investigation/collect.ts');
    const path = join(home, 'growing.txt');
    await writeFile(path, 'x'.repeat(3 << 20));
    const read = async () => {
      for await (const _ of bytesOf(path)) await appendFile(path, 'more');
    };
    await expect(read()).rejects.toMatchObject({ code: 'investigation/changed-while-read' });
  });
  it('receives thousands of small files', async () => {
    const folder = join(home, 'many');
    await mkdir(folder);
    for (let n = 0; n < 2000; n++)
      await writeFile(
        join(folder, `${String(n).padStart(5, '0')}.txt`),
        `Report ${n}\n\nThe bridge at kilometre ${n} was closed.\n`,
      );
    const { document, folder: into } = await investigated([folder], 'many-file');
    expect(document.sources).toHaveLength(2000);
    expect((await verifyFolder(into)).faults).toEqual([]);
  });
});

describe('the command line', () => {
  const assize = (...args: string[]) =>
    run(process.execPath, [main, ...args], { cwd: home, env: { ...process.env, COLUMNS: '100' } });
  it('exits with 2 when it is used wrongly, and says what to do', async () => {
    for (const args of [
      [],
      ['fly'],
      ['show', 'nothing'],
      ['investigate'],
      ['investigate', '--no-such-option', 'x'],
      ['serve', '--port', 'x', '--in', 'none'],
    ])
      await expect(assize(...args), args.join(' ')).rejects.toMatchObject({
        code: args[0] === 'serve' ? expect.any(Number) : 2,
        stderr: expect.stringContaining('Next:'),
      });
  });
  it('exits with 1 when something failed', async () => {
    await expect(assize('verify', 'nothing-here')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('Next:') });
    await expect(assize('show', 'claims', '--in', 'nothing-here')).rejects.toMatchObject({ code: 1 });
  });
  it('shows every view of a file, within the width of the terminal', async () => {
    await assize('investigate', aleppo, '--into', 'cli-file');
    for (const view of ['sources', 'claims', 'incidents', 'disputes', 'timeline', 'record', 'routes']) {
      const { stdout } = await assize('show', view, '--in', 'cli-file');
      expect(stdout.trim(), view).not.toBe('');
      const lines = stdout.split('\n').filter((line) => line.length > 100 && !line.startsWith('Note'));
      expect(lines, view).toEqual([]);
    }
    // One writer, and readers beside it: what is being served can be shown.
    const serving = await openFile(join(home, 'cli-file'));
    const { stdout } = await assize('show', 'sources', '--in', 'cli-file');
    expect(stdout).toContain('04-the-vote.txt');
    await serving.close();
  });
  it('prints findings-json alone on standard output', async () => {
    const { stdout } = await assize('extract', join(aleppo, '04-the-vote.txt'), '--json');
    expect(JSON.parse(stdout)).toMatchObject({ format: 'assize-findings/1' });
    const { stdout: read } = await assize('read', join(aleppo, '07-assad-and-radicalisation.html'), '--json');
    expect((JSON.parse(read) as FindingsJson).sources[0]).toMatchObject({ publisher: { name: 'The Sample Courier' } });
  });
  it('reads standard input for "-", and takes what follows "--" for paths', async () => {
    const child = spawn(process.execPath, [main, 'extract', '-', '--json'], { stdio: ['pipe', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stdin.end('Market shelled\n\nMortar shells hit the market of Mirova and killed nine people.\n');
    await new Promise((done) => child.on('exit', done));
    expect((JSON.parse(output) as FindingsJson).claims.length).toBeGreaterThan(0);
    await cp(join(aleppo, '04-the-vote.txt'), join(home, '--json'));
    const { stdout } = await assize('read', '--', '--json');
    expect(stdout).toContain('--json');
  });
  it('prints completions that the shells accept', async () => {
    const { stdout } = await assize('completion', 'bash');
    expect(execFileSync('bash', ['-n'], { input: stdout, encoding: 'utf8' })).toBe('');
    expect((await assize('completion', 'zsh')).stdout).toContain('#compdef assize');
  });
  it('can be stopped at any moment and goes on where it stopped', async () => {
    const folder = join(home, 'stopped');
    for (const after of [150, 350, 600, 1000]) {
      const child = spawn(process.execPath, [main, 'investigate', war, '--into', folder], { stdio: 'ignore' });
      const ended = new Promise((done) => child.on('exit', done));
      await wait(after);
      child.kill('SIGINT');
      await ended;
    }
    await assize('investigate', war, '--into', folder);
    const { stdout } = await assize('show', 'sources', '--json', '--in', folder);
    expect((JSON.parse(stdout) as FindingsJson).sources).toHaveLength(16);
    expect((await verifyFolder(folder)).faults).toEqual([]);
  });
});
