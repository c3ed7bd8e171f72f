import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '..', 'src');
const foundations = ['model', 'ledger', 'linkage'];
const workrooms = ['vault', 'reading', 'extraction', 'corroboration', 'law', 'estimation', 'dossier', 'store'];

/** The drawing in ARCHITECTURE.md as data: each room, and the rooms it may use. */
const mayUse: Record<string, readonly string[]> = {
  model: [],
  ledger: ['model'],
  linkage: ['model'],
  ...Object.fromEntries(workrooms.map((room) => [room, foundations])),
  investigation: [...foundations, ...workrooms],
  cli: [...foundations, 'investigation', 'server'],
  server: [...foundations, 'investigation'],
  web: ['model', 'ledger', 'server'], // of the server, types only: nothing else of it would run in a browser
};
const pure = [...foundations, 'reading', 'extraction', 'corroboration', 'law', 'estimation', 'dossier'];
const outside = /^(node:)?(fs|net|http|https|http2|tls|dns|os|child_process|worker_threads)(\/|$)/;

interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly to: string | null;
  readonly file: string;
  readonly typesOnly: boolean;
}

function filesOf(folder: string): string[] {
  // A room that is drawn and not yet built has no folder.
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Tests, and the testing.ts files that tests share, may reach for what the room itself may not. */
const forTests = (file: string) => /(\.test\.tsx?|\/testing\.ts|\/testing\/)/.test(file);

/** Every import of a room's own code, with the room it leads to. */
function importsOf(room: string): Import[] {
  return filesOf(join(src, room))
    .filter((file) => !forTests(file))
    .flatMap((path) => {
      const text = readFileSync(path, 'utf8');
      const pattern = /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/gm;
      return [...text.matchAll(pattern)].map((match): Import => {
        const specifier = match[2] ?? match[3]!;
        const target = specifier.startsWith('.') ? relative(src, resolve(dirname(path), specifier)) : null;
        const inside = target !== null && !target.startsWith('..');
        return {
          from: relative(src, path),
          specifier,
          to: inside ? target.split('/')[0]! : null,
          file: inside ? target.split('/').slice(1).join('/') : specifier,
          typesOnly: match[1] !== undefined,
        };
      });
    });
}

describe('the drawing', () => {
  it('knows every room, and every room that is drawn is there', () => {
    const rooms = readdirSync(src, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && filesOf(join(src, entry.name)).length > 0,
    );
    expect(rooms.map(({ name }) => name).filter((name) => !(name in mayUse))).toEqual([]);
    const drawing = readFileSync(join(src, '..', 'ARCHITECTURE.md'), 'utf8');
    for (const { name } of rooms) expect(drawing, name).toContain(`\`${name}\``);
  });
  it.each(Object.keys(mayUse))('%s imports only from the rooms below it', (room) => {
    const wrong = importsOf(room).filter(({ to }) => to !== null && to !== room && !mayUse[room]!.includes(to));
    expect(wrong).toEqual([]);
  });
  it.each(pure)('%s opens no file and no connection', (room) => {
    expect(importsOf(room).filter(({ specifier }) => outside.test(specifier))).toEqual([]);
  });
  it('enters every other room by its index.ts, and the schema of the public format by its own door', () => {
    const schema = 'model/schema.ts';
    const wrong = Object.keys(mayUse).flatMap((room) =>
      importsOf(room).filter(({ to, file }) => to !== null && to !== room && file !== 'index.ts' && `${to}/${file}` !== schema),
    );
    // A thread is entered by its file; the verifier and the desk's data files are not code of a room.
    expect(wrong.filter(({ file }) => !file.endsWith('.json') && !file.endsWith('.css'))).toEqual([]);
  });
  it('lets the pages use nothing of the server but its types', () => {
    expect(importsOf('web').filter(({ to, typesOnly }) => to === 'server' && !typesOnly)).toEqual([]);
  });
});

describe('the project', () => {
  const root = join(src, '..');
  const tracked = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].map(
    (name) => [name, readFileSync(join(root, name), 'utf8')] as const,
  );
  it.each(tracked)('%s names no file that is not there', (_, text) => {
    const named = [...text.matchAll(/\]\(((?!https?:|#|mailto:)[^)#]+)/g)].map((match) => match[1]!);
    for (const path of named)
      expect(() => readdirSync(join(root, dirname(path))).includes(path.split('/').at(-1)!) || expect.fail(path)).not.toThrow();
  });
  it('has no switched-off test and no exemption from types', () => {
    const marks = filesOf(src).filter((file) =>
      /\b(?:it|test|describe)\.(?:skip|only|todo)\(|@ts-(?:ignore|nocheck)|\bas any\b/.test(readFileSync(file, 'utf8')),
    );
    expect(marks).toEqual([]);
  });
});
